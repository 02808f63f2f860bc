//! What the transactions of one scheduler have in common: the numbers of commits, and the right to be alone.

use crate::shim::atomic::{AtomicU64, Ordering, fence};
use crate::sync::{Mutex, Named};
use std::sync::Arc;

/// Numbers commits, and says whether somebody runs alone. On cache lines of its own: every commit writes it.
#[repr(align(128))]
pub struct Clock {
    commits: AtomicU64,
    alone: AtomicU64,
}

impl Clock {
    /// A clock before the first commit.
    #[must_use]
    pub fn new() -> Clock {
        Clock { commits: AtomicU64::new(0), alone: AtomicU64::new(0) }
    }

    /// The number of the last commit: all of it is visible, or its variables are still locked.
    #[inline]
    pub(super) fn now(&self) -> u64 {
        self.commits.load(Ordering::Acquire)
    }

    /// The number of the commit that takes place now.
    #[inline]
    pub(super) fn next(&self) -> u64 {
        self.commits.fetch_add(1, Ordering::AcqRel) + 1
    }

    /// Whether somebody runs alone, asked by a commit that has locked its variables. Either it finds that, or the one
    /// who begins to run alone finds the locks.
    #[inline]
    pub(super) fn is_taken(&self) -> bool {
        crate::shim::sequenced();
        self.alone.load(Ordering::SeqCst) != 0
    }

    /// Whoever has got the right to be alone begins to.
    pub fn begin_alone(&self) {
        self.alone.store(1, Ordering::SeqCst);
        fence(Ordering::SeqCst);
    }

    /// Others may commit again. Comes before the right is given back.
    pub fn end_alone(&self) {
        self.alone.store(0, Ordering::SeqCst);
    }
}

impl Default for Clock {
    fn default() -> Self {
        Clock::new()
    }
}

/// A clock, and the right to be alone: a fair mutex, so that it has an owner whom others wait for like for any lock.
pub struct Domain<N> {
    /// The clock.
    pub clock: Clock,
    /// The right. Who has it calls [`Clock::begin_alone`] before its transaction, and [`Clock::end_alone`] after it.
    pub right: Arc<Mutex<N>>,
}

impl<N: Named> Domain<N> {
    /// A domain without commits; the data are those of its mutex.
    pub fn new(data: N) -> Domain<N> {
        Domain { clock: Clock::new(), right: Arc::new(Mutex::new(data)) }
    }
}
