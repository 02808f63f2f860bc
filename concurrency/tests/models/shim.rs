//! The primitives of `src/shim.rs` once more, on loom: the protocol files are compiled against these.

pub(crate) mod atomic {
    pub(crate) use loom::sync::atomic::{
        AtomicBool, AtomicPtr, AtomicU8, AtomicU32, AtomicU64, AtomicUsize, Ordering, fence,
    };
}

pub(crate) use loom::hint::spin_loop;

pub(crate) fn pause(rounds: &mut u32) {
    *rounds = rounds.saturating_add(1);
    spin_loop();
}

/// Loom treats sequentially consistent accesses as acquire and release.
pub(crate) fn sequenced() {
    atomic::fence(atomic::Ordering::SeqCst);
}

use loom::sync::Condvar;
use std::time::Instant;

pub(crate) const FIRST_CHUNK: usize = 4;

pub(crate) const SEARCH_ROUNDS: u32 = 1;

pub(crate) const SEGMENT: usize = 2;

pub(crate) const LOOKS: u32 = 0;

/// What is retired in a model is left where it is: when it may be freed is crossbeam's part.
pub(crate) struct Guard;

impl Guard {
    pub(crate) fn new() -> Guard {
        Guard
    }

    pub(crate) unsafe fn retire<T>(&self, _boxed: *mut T) {}
}

pub(crate) struct Mutex<T>(loom::sync::Mutex<T>);

impl<T> Mutex<T> {
    pub(crate) fn new(value: T) -> Self {
        Mutex(loom::sync::Mutex::new(value))
    }

    pub(crate) fn lock(&self) -> loom::sync::MutexGuard<'_, T> {
        self.0.lock().expect("no model panics under a lock")
    }

    pub(crate) fn try_lock(&self) -> Option<loom::sync::MutexGuard<'_, T>> {
        self.0.try_lock().ok()
    }
}

pub(crate) struct Signal {
    raised: loom::sync::Mutex<bool>,
    changed: Condvar,
}

impl Signal {
    pub(crate) fn new() -> Self {
        Signal { raised: loom::sync::Mutex::new(false), changed: Condvar::new() }
    }

    pub(crate) fn raise(&self) {
        *self.raised.lock().expect("no model panics under a lock") = true;
        self.changed.notify_one();
    }

    /// Loom has no time: with a deadline this gives up at once.
    pub(crate) fn wait(&self, deadline: Option<Instant>) -> bool {
        let mut raised = self.raised.lock().expect("no model panics under a lock");
        while !*raised && deadline.is_none() {
            raised = self.changed.wait(raised).expect("no model panics under a lock");
        }
        std::mem::take(&mut *raised)
    }
}
