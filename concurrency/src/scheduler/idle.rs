//! Sleeping workers, and who is woken for new work.
//!
//! The numbered protocol and its races are in the README, "Sleep and wake". This file holds the
//! counts and the signals; it never looks into a queue itself.

use crate::shim::atomic::{AtomicU32, Ordering, fence};
use crate::shim::{Mutex, Signal};
use std::time::Instant;

const SLEEPER: u32 = 1 << 16;
const SEARCHER: u32 = 1;

/// No pool has more workers, since their counts share a word.
pub(crate) const MAX_WORKERS: usize = (1 << 16) - 1;

pub(crate) struct Idle {
    /// Sleeping workers in the upper half, searching ones in the lower.
    counts: AtomicU32,
    asleep: Mutex<Vec<usize>>,
    signals: Box<[Signal]>,
}

impl Idle {
    pub(crate) fn new(workers: usize) -> Self {
        Idle {
            counts: AtomicU32::new(0),
            asleep: Mutex::new(Vec::with_capacity(workers)),
            signals: (0..workers).map(|_| Signal::new()).collect(),
        }
    }

    /// Whether a worker sleeps and none searches: a hint, to be followed by `wake_one`.
    pub(crate) fn could_wake(&self) -> bool {
        let counts = self.counts.load(Ordering::Relaxed);
        counts >= SLEEPER && counts & (SLEEPER - 1) == 0
    }

    /// Whether that many workers sleep.
    pub(crate) fn all_asleep(&self, workers: usize) -> bool {
        (self.counts.load(Ordering::Acquire) / SLEEPER) as usize == workers
    }

    /// New work is visible to everybody: wakes a worker unless one searches already.
    pub(crate) fn announce(&self) {
        // Pairs with the fence in `sleep`: either the sleeper sees the work, or we see the sleeper.
        fence(Ordering::SeqCst);
        if self.could_wake() {
            self.wake_one();
        }
    }

    /// Wakes one sleeper, which counts as searching from now on.
    pub(crate) fn wake_one(&self) {
        let mut asleep = self.asleep.lock();
        if self.counts.load(Ordering::Relaxed) & (SLEEPER - 1) != 0 {
            return;
        }
        if let Some(worker) = asleep.pop() {
            self.counts.fetch_sub(SLEEPER - SEARCHER, Ordering::AcqRel);
            drop(asleep);
            self.signals[worker].raise();
        }
    }

    /// Wakes every sleeper, for shutdown.
    pub(crate) fn wake_all(&self) {
        fence(Ordering::SeqCst);
        let mut asleep = self.asleep.lock();
        for worker in asleep.drain(..) {
            self.counts.fetch_sub(SLEEPER - SEARCHER, Ordering::AcqRel);
            self.signals[worker].raise();
        }
    }

    /// A worker without work begins to search.
    pub(crate) fn begin_search(&self) {
        self.counts.fetch_add(SEARCHER, Ordering::AcqRel);
    }

    /// A searching worker found something; the caller then looks for more and announces it, because
    /// others may have relied on the search.
    pub(crate) fn end_search(&self) {
        self.counts.fetch_sub(SEARCHER, Ordering::AcqRel);
        fence(Ordering::SeqCst);
    }

    /// A searching worker found nothing and sleeps, until it is woken or the deadline has passed.
    /// It still counts as searching when this returns.
    pub(crate) fn sleep(&self, worker: usize, has_work: impl FnOnce() -> bool, deadline: Option<Instant>) {
        {
            let mut asleep = self.asleep.lock();
            asleep.push(worker);
            self.counts.fetch_add(SLEEPER - SEARCHER, Ordering::AcqRel);
        }
        fence(Ordering::SeqCst);
        if !has_work() && self.signals[worker].wait(deadline) {
            return;
        }
        let mut asleep = self.asleep.lock();
        match asleep.iter().position(|other| *other == worker) {
            Some(place) => {
                asleep.swap_remove(place);
                self.counts.fetch_sub(SLEEPER - SEARCHER, Ordering::AcqRel);
            }
            None => {
                // Somebody woke us in the meantime: the signal is up or about to be.
                drop(asleep);
                self.signals[worker].wait(None);
            }
        }
    }
}
