//! Workers that were started and are not wanted now: the number of active workers can be changed while
//! tasks run. Worker number `n` is active while `n` is below the count.
//!
//! A worker on standby has left the heap, holds no task and is on no list of sleepers, so nobody counts on it.

use parking_lot::{Condvar, Mutex};
use std::sync::atomic::{AtomicUsize, Ordering};

pub(super) struct Standby {
    workers: usize,
    active: AtomicUsize,
    /// Workers that stand by.
    waiting: AtomicUsize,
    lock: Mutex<()>,
    changed: Condvar,
}

impl Standby {
    pub(super) fn new(workers: usize) -> Self {
        Standby {
            workers,
            active: AtomicUsize::new(workers),
            waiting: AtomicUsize::new(0),
            lock: Mutex::new(()),
            changed: Condvar::new(),
        }
    }

    pub(super) fn active(&self) -> usize {
        self.active.load(Ordering::Relaxed)
    }

    pub(super) fn set_active(&self, count: usize) {
        self.active.store(count, Ordering::Relaxed);
        self.wake_all();
    }

    /// Whether this worker is to stand by.
    pub(super) fn is_surplus(&self, worker: usize) -> bool {
        worker >= self.active()
    }

    /// How many workers do not stand by.
    pub(super) fn others(&self) -> usize {
        self.workers - self.waiting.load(Ordering::Relaxed)
    }

    /// Waits until the worker is wanted again, or the scheduler stops.
    pub(super) fn wait(&self, worker: usize, is_stopping: impl Fn() -> bool) {
        let mut lock = self.lock.lock();
        self.waiting.fetch_add(1, Ordering::Relaxed);
        while self.is_surplus(worker) && !is_stopping() {
            self.changed.wait(&mut lock);
        }
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }

    /// Has all of them look again.
    pub(super) fn wake_all(&self) {
        // Whoever is about to wait holds the lock while it looks.
        drop(self.lock.lock());
        self.changed.notify_all();
    }
}
