//! How much a lock is used. A clock is read only by those who had to wait, and while somebody records.

use crate::context::Turn;
use crate::host::Host;
use crate::task::TaskId;
use crate::time::Time;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The counters of one lock. Whoever has just got it writes them, so they need no read-modify-write.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    /// What recordings call the lock.
    number: u32,
    acquisitions: AtomicU64,
    contended: AtomicU64,
    waited: AtomicU64,
    longest: AtomicU64,
}

/// How much a lock has been used.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Usage {
    /// How often it was taken.
    pub acquisitions: u64,
    /// How often of these after waiting for it.
    pub contended: u64,
    /// Nanoseconds waited in all.
    pub waited: u64,
    /// Nanoseconds of the longest wait.
    pub longest: u64,
}

impl Counters {
    /// Those of the lock with this number.
    pub(crate) fn numbered(number: u32) -> Counters {
        Counters { number, ..Counters::default() }
    }

    #[inline]
    pub(crate) fn acquired(&self) {
        self.acquisitions.store(self.acquisitions.load(Relaxed) + 1, Relaxed);
    }

    /// A task has waited for the lock since then, and has got it or given up.
    pub(crate) fn note_wait<H: Host>(
        &self,
        cx: &mut Turn<'_, H>,
        by: Option<TaskId>,
        since: u64,
        is_taken: bool,
    ) {
        cx.note_lock_wait(self.number, Time::from_nanos(since), is_taken, by);
    }

    /// A task has held the lock since then.
    #[inline]
    pub(crate) fn note_hold<H: Host>(
        &self,
        cx: &mut Turn<'_, H>,
        by: Option<TaskId>,
        since: u64,
        is_shared: bool,
    ) {
        if cx.is_recording() {
            cx.record_lock_held(self.number, Time::from_nanos(since), is_shared, by);
        }
    }

    /// Taken after a wait that began then.
    pub(crate) fn acquired_after(&self, since: u64, now: Time) {
        let nanos = now.as_nanos().saturating_sub(since);
        self.acquired();
        self.contended.store(self.contended.load(Relaxed) + 1, Relaxed);
        self.waited.store(self.waited.load(Relaxed) + nanos, Relaxed);
        self.longest.store(self.longest.load(Relaxed).max(nanos), Relaxed);
    }

    pub(crate) fn read(&self) -> Usage {
        Usage {
            acquisitions: self.acquisitions.load(Relaxed),
            contended: self.contended.load(Relaxed),
            waited: self.waited.load(Relaxed),
            longest: self.longest.load(Relaxed),
        }
    }
}

/// When a task has taken a lock: the time while somebody records, else before everything. What was taken before a
/// recording began is shown from its beginning on, so that is true.
pub(crate) fn taken_at<H: Host>(cx: &Turn<'_, H>) -> u64 {
    if cx.is_recording() { cx.now().as_nanos() } else { 0 }
}
