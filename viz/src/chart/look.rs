//! What a stretch of time was spent on, and how that is shown: a colour, and a height, a hatch or a
//! character beside it, so that nothing hangs on the colour alone.

use crate::theme::Role;

/// What a stretch of time was spent on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Look {
    /// Running.
    Runs,
    /// Running what belongs to the n-th of several.
    RunsAs(u8),
    /// Could run, and does not.
    Ready,
    /// Waits for something.
    Waits,
    /// Has a lock, the n-th of several.
    Holds(u8),
    /// Collecting garbage.
    Collects,
    /// What should not have happened.
    Fails,
}

/// The letters of what is told apart by number.
const LETTERS: [char; 8] = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

impl Look {
    /// The colour.
    pub(crate) fn role(self) -> Role {
        match self {
            Look::Runs => Role::Busy,
            Look::RunsAs(number) | Look::Holds(number) => Role::Series(number),
            Look::Ready => Role::Warn,
            Look::Waits => Role::Waiting,
            Look::Collects => Role::Collector,
            Look::Fails => Role::Bad,
        }
    }

    /// Whether areas are hatched.
    pub(crate) fn is_hatched(self) -> bool {
        matches!(self, Look::Waits | Look::Fails)
    }

    /// How high it is in its lane, as a share of the lane.
    pub(crate) fn height(self) -> f64 {
        match self {
            Look::Ready => 0.5,
            Look::Waits => 0.4,
            _ => 0.8,
        }
    }

    /// The character that stands for it.
    pub(crate) fn character(self) -> char {
        match self {
            Look::Runs => '█',
            Look::RunsAs(number) | Look::Holds(number) => LETTERS[usize::from(number) % LETTERS.len()],
            Look::Ready => '▒',
            Look::Waits => '░',
            Look::Collects => '#',
            Look::Fails => 'x',
        }
    }
}
