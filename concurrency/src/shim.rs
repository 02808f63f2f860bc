//! The primitives that the lock-free protocols are written in.
//!
//! What threads agree by says `crate::shim`, not `std::sync` or `parking_lot`, so that `tests/models` can
//! compile the very same files against loom. Nothing here decides anything.

pub(crate) mod atomic {
    pub(crate) use std::sync::atomic::{
        AtomicBool, AtomicPtr, AtomicU8, AtomicU32, AtomicU64, AtomicUsize, Ordering, fence,
    };
}

pub(crate) use parking_lot::Mutex;
pub(crate) use std::hint::spin_loop;

/// Between two looks at what another thread is about to give back: short at first, then others may run.
pub(crate) fn pause(rounds: &mut u32) {
    const SPINS: u32 = 256;
    *rounds = rounds.saturating_add(1);
    if *rounds < SPINS { spin_loop() } else { std::thread::yield_now() }
}

/// Stands between sequentially consistent accesses that loom would take for weaker ones; they need no fence.
pub(crate) fn sequenced() {}

/// Slots of the registry's first chunk, a power of two; a model makes do with a few.
pub(crate) const FIRST_CHUNK: usize = 64;

/// Rounds over all queues before a worker without work sleeps; in a model the second is like the first.
pub(crate) const SEARCH_ROUNDS: u32 = 8;

/// Cells of a segment of a queue; a model fills one soon.
pub(crate) const SEGMENT: usize = 128;

/// How often a cell that is about to be filled is looked at before it is given up; in a model once is like often.
pub(crate) const LOOKS: u32 = 64;

/// As long as it lives, nothing is freed that was retired since it was made.
pub(crate) struct Guard(crossbeam_epoch::Guard);

impl Guard {
    pub(crate) fn new() -> Guard {
        Guard(crossbeam_epoch::pin())
    }

    /// Frees the box when nobody can have a reference to it any more.
    ///
    /// # Safety
    /// It is a box that nobody can get at any more but those who have a guard already, and it is retired once. What
    /// is in it may be dropped by any thread.
    pub(crate) unsafe fn retire<T>(&self, boxed: *mut T) {
        // SAFETY: as above.
        unsafe { self.0.defer_unchecked(move || drop(Box::from_raw(boxed))) };
    }
}

use parking_lot::Condvar;
use std::time::Instant;

/// A binary signal for one waiting thread: raised before or during the wait, never lost.
pub(crate) struct Signal {
    raised: Mutex<bool>,
    changed: Condvar,
}

impl Signal {
    pub(crate) fn new() -> Self {
        Signal { raised: Mutex::new(false), changed: Condvar::new() }
    }

    /// Lets the present or next `wait` return.
    pub(crate) fn raise(&self) {
        *self.raised.lock() = true;
        self.changed.notify_one();
    }

    /// Waits until raised (true) or until the deadline has passed (false); takes the signal down.
    pub(crate) fn wait(&self, deadline: Option<Instant>) -> bool {
        let mut raised = self.raised.lock();
        while !*raised {
            match deadline {
                None => self.changed.wait(&mut raised),
                Some(at) => {
                    if self.changed.wait_until(&mut raised, at).timed_out() {
                        break;
                    }
                }
            }
        }
        std::mem::take(&mut *raised)
    }
}
