//! Stopping the world. All mutators stand still at polls while one of them, the last to arrive,
//! collects; there is no collector thread.
//!
//! State, under one lock: the registered mutators, how many of them *run* (may touch the heap),
//! whether a stop is `requested`, whether someone is `collecting`. Beside it the `epoch`, which
//! counts collections.
//!
//! 1. A request (by anyone, at any time) sets `requested` and the STOP bit in each poll word.
//! 2. A mutator that sees STOP at a poll takes the bit and *arrives*: `running -= 1`. If others
//!    still run, it waits until the epoch has changed: 20 µs spinning, since a collection of a young
//!    generation rarely takes longer than a trip through the operating system, then asleep.
//! 3. Whoever makes `running` 0 while `requested` holds collects: by arriving, by leaving (a worker
//!    that parks) or by being dropped. It sets `collecting`, releases the lock, collects, takes the
//!    lock, clears both flags, increments the epoch, and wakes the waiting.
//! 4. A mutator that waited, enters or is made waits while `collecting`, then `running += 1`.
//!
//! Why nothing is lost:
//! - *A stop is requested between taking the bit and arriving.* `requested` is under the lock, so the
//!   arrival serves the new request; the bit that was set again makes one more poll, which finds
//!   nothing requested and goes on.
//! - *A woken mutator has not run yet when the next stop is requested.* It is not counted in
//!   `running`, so nobody waits for it. The next collection may start and end before it wakes; it
//!   only compares epochs for inequality and waits while `collecting`, so it cannot run into one.
//! - *A mutator enters while a stop is requested and others have arrived.* It may: its STOP bit is
//!   set (as it was registered at the request, or on registration), so it arrives at its first poll.
//! - *A stop is requested while nobody runs.* It stays requested until somebody enters and polls.
//!
//! Memory is handed over by the lock: what a mutator did before it arrived happens before the
//! collection, and the collection before everything after `running += 1`.

use super::Heap;
use super::collect;
use super::foreign::ForeignCell;
use super::mutator::MutatorShared;
use super::stats::GcStats;
use concurrency::PollWord;
use parking_lot::{Condvar, Mutex, MutexGuard};
use std::mem;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Acquire, Ordering::Release};
use std::time::{Duration, Instant};

/// The bit of the poll word that asks a mutator to call `poll_stop`.
pub const STOP: u32 = 1 << 1;

const SPIN: Duration = Duration::from_micros(20);

#[derive(Default)]
pub(super) struct World {
    state: Mutex<State>,
    restarted: Condvar,
    epoch: AtomicU64,
}

#[derive(Default)]
struct State {
    mutators: Vec<Arc<MutatorShared>>,
    running: usize,
    requested: bool,
    full: bool,
    collecting: bool,
}

impl World {
    /// Number of collections so far.
    pub(super) fn epoch(&self) -> u64 {
        self.epoch.load(Acquire)
    }

    /// Asks all mutators to stop, for a full collection or for whichever is due.
    pub(super) fn request(&self, full: bool) {
        let mut state = self.state.lock();
        state.full |= full;
        if !state.requested {
            state.requested = true;
            for mutator in &state.mutators {
                mutator.poll.request(STOP);
            }
        }
    }

    /// Foreign objects that mutators made since the last collection, when the heap ends.
    pub(super) fn young_foreign(&mut self) -> Vec<NonNull<ForeignCell>> {
        let mutators = self.state.get_mut().mutators.iter();
        // SAFETY: mutators keep their heap alive, so none is left.
        mutators.flat_map(|mutator| mem::take(unsafe { &mut mutator.buffers().foreign })).collect()
    }

    /// How many mutators may touch the heap now; at least 1.
    pub(super) fn running(&self) -> usize {
        self.state.lock().running.max(1)
    }

    /// Registers a mutator, running.
    pub(super) fn register(&self, poll: Arc<PollWord>) -> Arc<MutatorShared> {
        let mut state = self.wait_while_collecting(self.state.lock());
        let mutator = Arc::new(MutatorShared::new(poll));
        if state.requested {
            mutator.poll.request(STOP);
        }
        state.mutators.push(mutator.clone());
        state.running += 1;
        mutator
    }

    /// A mutator may touch the heap again.
    pub(super) fn enter(&self) {
        let mut state = self.wait_while_collecting(self.state.lock());
        state.running += 1;
    }

    /// A mutator no longer touches the heap; it collects if it was the last that was waited for.
    pub(super) fn leave(&self, heap: &Heap) {
        let mut state = self.state.lock();
        state.running -= 1;
        if state.running == 0 && state.requested {
            drop(self.collect(heap, state));
        }
    }

    /// A mutator is at a poll with everything published. Returns when the requested collection, if
    /// any, is over.
    pub(super) fn stop(&self, heap: &Heap) {
        let mut state = self.state.lock();
        if !state.requested {
            return;
        }
        state.running -= 1;
        if state.running == 0 {
            state = self.collect(heap, state);
        } else {
            let seen = self.epoch();
            drop(state);
            self.spin_until_changed(seen);
            state = self.state.lock();
            while self.epoch() == seen {
                self.restarted.wait(&mut state);
            }
            state = self.wait_while_collecting(state);
        }
        state.running += 1;
    }

    fn spin_until_changed(&self, seen: u64) {
        let start = Instant::now();
        while self.epoch() == seen {
            for _ in 0..64 {
                std::hint::spin_loop();
            }
            if start.elapsed() > SPIN {
                return;
            }
        }
    }

    fn wait_while_collecting<'a>(&'a self, mut state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        while state.collecting {
            self.restarted.wait(&mut state);
        }
        state
    }

    /// Step 3, by the thread that found `running` 0.
    fn collect<'a>(&'a self, heap: &Heap, mut state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        debug_assert!(state.running == 0 && !state.collecting);
        state.collecting = true;
        let full = state.full;
        let mut mutators = mem::take(&mut state.mutators);
        drop(state);
        collect::collect(heap, &mutators, full);
        mutators.retain(|mutator| !mutator.is_retired());
        let mut state = self.state.lock();
        debug_assert!(state.mutators.is_empty(), "registration waits while someone collects");
        state.mutators = mutators;
        state.requested = false;
        state.full = false;
        state.collecting = false;
        self.epoch.fetch_add(1, Release);
        self.restarted.notify_all();
        state
    }
}

impl Heap {
    /// Asks for a collection at the next polls. Any thread.
    pub fn request_collection(&self, full: bool) {
        self.world.request(full);
    }

    /// Number of collections so far. Addresses of objects, and so
    /// [`address_hash`](super::address_hash), stay the same within an epoch.
    pub fn epoch(&self) -> u64 {
        self.world.epoch()
    }

    /// Counters so far.
    pub fn stats(&self) -> GcStats {
        *self.stats.lock()
    }
}
