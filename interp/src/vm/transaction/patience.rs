//! How long a fiber waits after a conflict, so that whoever it has met gets ahead meanwhile.
//!
//! Each conflict adds to its patience, and each commit takes a little away: so there are about as many commits to a
//! conflict as the one outweighs the other, however many fibers are after the same variables, and where they seldom
//! meet nobody waits to speak of. The wait keeps the worker, since it is shorter than a change of fibers.

use concurrency::PollWord;
use std::time::{Duration, Instant};

/// As much as a conflict adds; a commit takes 1 away.
const CONFLICT: u32 = 40;
/// It never gets larger.
const MOST: u32 = 16 * CONFLICT;
/// How long the wait is for each unit, on the average.
const UNIT: Duration = Duration::from_nanos(25);

/// A fiber's patience.
#[derive(Default)]
pub(super) struct Patience(u32);

impl Patience {
    /// A transaction has committed.
    #[inline]
    pub(super) fn committed(&mut self) {
        self.0 = self.0.saturating_sub(1);
    }

    /// One has met a conflict: waits, unless somebody wants something of the worker.
    #[cold]
    pub(super) fn after_conflict(&mut self, poll: &PollWord) {
        self.0 = (self.0 + CONFLICT).min(MOST);
        let (begin, mean) = (Instant::now(), UNIT * self.0);
        let wait = mean / 2 + mean * chance(begin) / 256;
        while begin.elapsed() < wait && poll.pending() == 0 {
            std::hint::spin_loop();
        }
    }
}

/// 0 to 255: two that have met wait differently.
fn chance(now: Instant) -> u32 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    now.hash(&mut hasher);
    hasher.finish() as u32 % 256
}
