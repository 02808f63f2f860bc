//! How much a lock is used. A clock is read only by those who had to wait.

use crate::time::Time;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The counters of one lock. Whoever has just got it writes them, so they need no read-modify-write.
#[derive(Debug, Default)]
pub(crate) struct Counters {
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
    #[inline]
    pub(crate) fn acquired(&self) {
        self.acquisitions.store(self.acquisitions.load(Relaxed) + 1, Relaxed);
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
