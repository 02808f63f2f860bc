//! The protocol of a cell that is filled once, apart from who is woken how.
//!
//! The word is written before the flag, both under the lock that guards the waiters. So a waiter is
//! either in the queue that the filler takes, or sees the cell full; it is never neither.

use crate::shim::Mutex;
use crate::shim::atomic::{AtomicU32, AtomicU64, Ordering};
use crate::wait::Waiter;
use crate::waiters::WaiterQueue;

const EMPTY: u32 = 0;
const FULL: u32 = 1;

pub(crate) struct OnceWord {
    state: AtomicU32,
    word: AtomicU64,
    waiters: Mutex<WaiterQueue>,
}

impl OnceWord {
    pub(crate) fn new() -> Self {
        OnceWord {
            state: AtomicU32::new(EMPTY),
            word: AtomicU64::new(0),
            waiters: Mutex::new(WaiterQueue::new()),
        }
    }

    /// Fills the cell; the waiters to complete, or `None` if it was full.
    pub(crate) fn fill(&self, word: u64) -> Option<impl Iterator<Item = Waiter> + use<>> {
        let mut waiters = self.waiters.lock();
        if self.state.load(Ordering::Relaxed) == FULL {
            return None;
        }
        self.word.store(word, Ordering::Relaxed);
        self.state.store(FULL, Ordering::Release);
        Some(waiters.take())
    }

    pub(crate) fn get(&self) -> Option<u64> {
        (self.state.load(Ordering::Acquire) == FULL).then(|| self.word.load(Ordering::Relaxed))
    }

    /// Adds a waiter; false if the cell is full.
    pub(crate) fn enqueue(&self, waiter: Waiter, is_live: impl Fn(&Waiter) -> bool) -> bool {
        let mut waiters = self.waiters.lock();
        let empty = self.state.load(Ordering::Relaxed) == EMPTY;
        if empty {
            waiters.push(waiter, is_live);
        }
        empty
    }

    pub(crate) fn remove(&self, waiter: Waiter) {
        self.waiters.lock().remove(waiter);
    }

    pub(crate) fn waiters(&self) -> usize {
        self.waiters.lock().len()
    }

    /// Shows the tickets of all waiters.
    pub(crate) fn each_waiter(&self, show: &mut dyn FnMut(Waiter)) {
        self.waiters.lock().each(show);
    }

    /// Passes the word through `visit`. Only in a stopped world, so that no lock is needed.
    pub(crate) fn trace(&self, visit: impl FnOnce(u64) -> u64) {
        if self.state.load(Ordering::Acquire) == FULL {
            self.word.store(visit(self.word.load(Ordering::Relaxed)), Ordering::Relaxed);
        }
    }
}
