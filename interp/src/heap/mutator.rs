//! A thread's access to the heap, and its polls. Nothing a mutator does ever collects except
//! [`Mutator::poll_stop`] and leaving the heap, so values in Rust variables stay good from one poll to
//! the next (invariant I8).

use super::allocate::Bump;
use super::block::BlockPtr;
use super::foreign::ForeignCell;
use super::guardian::Guarded;
use super::identity::HashCounter;
use super::large::LargeObject;
use super::roots::FiberHandle;
use super::world::STOP;
use super::{Heap, OutOfMemory};
use concurrency::PollWord;
use std::cell::UnsafeCell;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// A mutator as the collector sees it.
pub(super) struct MutatorShared {
    pub(super) poll: Arc<PollWord>,
    retired: AtomicBool,
    buffers: UnsafeCell<Buffers>,
}

// SAFETY: `buffers` is touched by its mutator while that runs, and by the collecting thread while
// no mutator runs; the lock in `World` orders the two. The rest is atomic.
unsafe impl Sync for MutatorShared {}
// SAFETY: the pointers in `Buffers` are to heap memory, which is not bound to a thread.
unsafe impl Send for MutatorShared {}

/// What a mutator did since the last collection, as far as the collector must know.
#[derive(Default)]
pub(super) struct Buffers {
    /// Blocks allocated in.
    pub(super) young: Vec<BlockPtr>,
    /// Large objects made.
    pub(super) large: Vec<LargeObject>,
    /// Foreign objects made.
    pub(super) foreign: Vec<NonNull<ForeignCell>>,
    /// Words outside the young generation that a pointer into it was stored in.
    pub(super) remembered: Vec<*mut u64>,
    /// Old foreign objects that a value was stored in.
    pub(super) dirty: Vec<NonNull<ForeignCell>>,
    /// Objects that a guardian was told of.
    pub(super) guarded: Vec<Guarded>,
    /// Fibers that ran or were handed a value.
    pub(super) touched: Vec<FiberHandle>,
    /// The fiber that runs, and may change at any time.
    pub(super) running: Option<FiberHandle>,
    /// Bytes of the allocation that must succeed for this mutator to go on.
    pub(super) needed: Option<usize>,
    /// Set by the collector: the need could not be met.
    pub(super) out_of_memory: bool,
}

impl MutatorShared {
    pub(super) fn new(poll: Arc<PollWord>) -> MutatorShared {
        MutatorShared { poll, retired: AtomicBool::new(false), buffers: UnsafeCell::default() }
    }

    /// Its mutator is gone.
    pub(super) fn is_retired(&self) -> bool {
        self.retired.load(Relaxed)
    }

    /// The buffers, for the collector.
    ///
    /// # Safety
    /// No mutator runs, and no other reference to these buffers exists.
    #[expect(clippy::mut_from_ref, reason = "exclusive by the protocol of `World`")]
    pub(super) unsafe fn buffers(&self) -> &mut Buffers {
        // SAFETY: the caller holds the world stopped.
        unsafe { &mut *self.buffers.get() }
    }
}

/// A thread's right to touch the heap. Not `Send`: made on the thread that uses it.
pub struct Mutator {
    /// Where the next small object goes.
    pub(super) young: Bump,
    /// Likewise for those that refuse mutation.
    pub(super) frozen: Bump,
    pub(super) heap: Arc<Heap>,
    shared: Arc<MutatorShared>,
    /// The epoch in which the bump areas are good.
    epoch: u64,
    /// Where identity hashes come from inside of a simulation, instead of the heap's own counter.
    pub(super) hashes: Option<Arc<HashCounter>>,
    /// Bytes of blocks taken while the heap was over its limit.
    pub(super) over_limit: usize,
    entered: bool,
}

impl Heap {
    /// Makes the calling thread a mutator. `poll` is the word it polls; it gets [`STOP`] there.
    pub fn mutator(self: &Arc<Heap>, poll: Arc<PollWord>) -> Mutator {
        let shared = self.world.register(poll);
        if self.config.collect_at_every_poll {
            shared.poll.request(STOP);
        }
        let epoch = self.epoch();
        let (young, frozen) = (Bump::EMPTY, Bump::EMPTY);
        let heap = self.clone();
        Mutator { heap, shared, young, frozen, epoch, hashes: None, over_limit: 0, entered: true }
    }
}

impl Mutator {
    /// The heap.
    #[inline]
    pub fn heap(&self) -> &Arc<Heap> {
        &self.heap
    }

    /// The word this mutator polls.
    #[inline]
    pub fn poll_word(&self) -> &PollWord {
        &self.shared.poll
    }

    pub(super) fn buffers(&mut self) -> &mut Buffers {
        debug_assert!(self.entered);
        // SAFETY: this mutator runs, so nobody collects; the reference ends before its next poll.
        unsafe { self.shared.buffers() }
    }

    /// Number of collections so far. Addresses of objects, and so
    /// [`address_hash`](super::address_hash), stay the same within one epoch.
    #[inline]
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// To be called when the poll word has [`STOP`], with all values in places the collector visits.
    /// May collect, so values in Rust variables are void afterwards.
    pub fn poll_stop(&mut self) -> Result<(), OutOfMemory> {
        self.shared.poll.take(STOP);
        if self.heap.config.collect_at_every_poll {
            self.heap.world.request(false);
            self.shared.poll.take(STOP);
        }
        self.heap.world.stop(&self.heap);
        self.after_stop();
        self.heap.code.release_unreachable();
        if self.heap.foreign.release_some() || self.heap.config.collect_at_every_poll {
            self.shared.poll.request(STOP);
        }
        if std::mem::take(&mut self.buffers().out_of_memory) {
            // The handler of the condition gets the whole reserve.
            self.over_limit = 0;
            return Err(OutOfMemory);
        }
        Ok(())
    }

    /// The thread is about to park or to call the system: until [`Mutator::enter`] it touches no
    /// value, and everything is published as at a poll.
    pub fn leave(&mut self) {
        debug_assert!(self.entered);
        if std::mem::replace(&mut self.entered, false) {
            self.heap.world.leave(&self.heap);
        }
    }

    /// The thread is back. Waits while the world is stopped.
    pub fn enter(&mut self) {
        debug_assert!(!self.entered);
        if !std::mem::replace(&mut self.entered, true) {
            self.heap.world.enter();
            self.after_stop();
            if self.heap.config.collect_at_every_poll {
                self.shared.poll.request(STOP);
            }
        }
    }

    /// The blocks allocated in before a collection are gone.
    fn after_stop(&mut self) {
        let epoch = self.heap.epoch();
        if epoch != self.epoch {
            self.epoch = epoch;
            self.young = Bump::EMPTY;
            self.frozen = Bump::EMPTY;
        }
    }
}

impl Drop for Mutator {
    fn drop(&mut self) {
        self.shared.retired.store(true, Relaxed);
        if self.entered {
            self.heap.world.leave(&self.heap);
        }
    }
}
