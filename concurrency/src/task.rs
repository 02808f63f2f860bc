//! The seam with a language: what a task is and what a step of it returns.
//!
//! Nothing here knows how tasks are stored or scheduled.

use crate::context::Ctx;
use crate::host::Host;

/// Anything that can be run a step at a time.
pub trait Task<H: Host>: Send {
    /// Runs until the task ends, waits, or has used its budget (the poll word and
    /// [`Turn::tick`](crate::Turn::tick) say when).
    ///
    /// A step after `Parked` starts with [`Turn::take_wake`](crate::Turn::take_wake). When that returns `None` the wait is still
    /// open: return `Parked` again, whatever else is pending. Otherwise, and at every poll,
    /// [`Turn::take_requests`](crate::Turn::take_requests) says what others ask.
    fn step(&mut self, cx: &mut Ctx<'_, H>) -> Step;
}

/// How a step ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Runnable; the event, if any, is the shared access that the task is about to make.
    Yielded(Option<Event>),
    /// A wait was started with [`Turn::start`](crate::Turn::start) and is open.
    Parked,
    /// The task has ended and is dropped.
    Done,
}

/// A shared access, for exploration of schedules, race detection and traces.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Event {
    /// Which object, as the host numbers them.
    pub object: u64,
    /// What is done to it.
    pub kind: EventKind,
}

/// The kinds of shared access. Reads of one object commute, everything else does not.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum EventKind {
    Read,
    Write,
    Lock,
    Unlock,
    Send,
    Receive,
    Wait,
    Spawn,
}

/// A handle of a task: slot and generation. It keeps nothing alive; used after the task has ended
/// it refers to nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TaskId {
    pub(crate) generation: u32,
    pub(crate) slot: u32,
}

impl TaskId {
    /// The handle as a number, unique over the life of a scheduler.
    #[must_use]
    pub fn to_bits(self) -> u64 {
        u64::from(self.generation) << 32 | u64::from(self.slot)
    }

    /// The handle as a number that ends in two zero bits, for words that keep flags there. It is never 0.
    pub(crate) fn to_owner(self) -> u64 {
        u64::from(self.generation) << 32 | u64::from(self.slot) << 2
    }

    /// The handle of a number from `to_owner`, whatever its flags.
    pub(crate) fn from_owner(owner: u64) -> Self {
        TaskId { generation: (owner >> 32) as u32, slot: owner as u32 >> 2 }
    }

    /// The handle of a number from `to_bits`; any other number is a handle of nothing.
    #[must_use]
    pub fn from_bits(bits: u64) -> Self {
        TaskId { generation: (bits >> 32) as u32, slot: bits as u32 }
    }
}

/// A request that also cancels masked waits. The other 28 bits below it mean what the host likes.
pub const FORCE: u32 = 1 << 28;

/// The scheduler holds as many tasks as it may; the task that was refused comes back.
pub struct Refused<T>(pub T);

impl<T> std::fmt::Debug for Refused<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Refused")
    }
}

impl<T> std::fmt::Display for Refused<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the scheduler holds as many tasks as it may")
    }
}

impl<T> std::error::Error for Refused<T> {}
