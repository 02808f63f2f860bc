//! A thread's access to the heap: bump allocation in young blocks, the write barrier, polls.
//! Nothing here ever collects except [`Mutator::poll_stop`] and leaving the heap, so values in Rust
//! variables stay good from one poll to the next (invariant I8).

use super::block::{BLOCK_BYTES, BlockPtr, FROZEN, SMALL_WORDS, YOUNG};
use super::foreign::ForeignCell;
use super::kind::{Kind, Layout};
use super::large::LargeObject;
use super::roots::FiberHandle;
use super::value::{FLAG_FROZEN, Header, Value};
use super::world::STOP;
use super::{Heap, NeedSpace, OutOfMemory};
use concurrency::PollWord;
use std::cell::UnsafeCell;
use std::ptr::{self, NonNull};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::AcqRel, Ordering::Relaxed, Ordering::Release};

/// What a mutator may allocate past the limit before it is told.
const RESERVE_BYTES: usize = 1 << 20;

/// Remembered slots at which a mutator asks for a collection. It can pass this only by what one
/// primitive stores before its next poll.
const REMEMBERED_MAX: usize = 1 << 16;

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
    /// Fibers that ran or were handed a value.
    pub(super) touched: Vec<FiberHandle>,
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
    heap: Arc<Heap>,
    shared: Arc<MutatorShared>,
    young: Bump,
    frozen: Bump,
    /// The epoch in which the bump areas are good.
    epoch: u64,
    /// Bytes of blocks taken while the heap was over its limit.
    over_limit: usize,
    entered: bool,
}

/// An area to allocate in by moving a pointer.
struct Bump {
    cursor: *mut u64,
    end: *mut u64,
}

impl Bump {
    const EMPTY: Bump = Bump { cursor: ptr::null_mut(), end: ptr::null_mut() };

    /// The next `words` words, if there is room.
    #[inline(always)]
    fn take(&mut self, words: usize) -> Option<*mut u64> {
        if (self.end as usize - self.cursor as usize) / size_of::<u64>() < words {
            return None;
        }
        let start = self.cursor;
        // SAFETY: there is room for `words` words up to `end`, in the same block.
        self.cursor = unsafe { start.add(words) };
        Some(start)
    }
}

/// Initialises a word of a new object: atomically, as another mutator that gets hold of the object
/// by a race may read it.
#[inline(always)]
fn put(word: *mut u64, bits: u64) {
    // SAFETY: callers pass words of an object they have just allocated.
    unsafe { (*(word as *const AtomicU64)).store(bits, Relaxed) };
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
        Mutator { heap: self.clone(), shared, young, frozen, epoch, over_limit: 0, entered: true }
    }
}

/// Allocation.
impl Mutator {
    /// A pair.
    #[inline]
    pub fn cons(&mut self, car: Value, cdr: Value) -> Value {
        let address = self.bump(2);
        put(address, car.bits());
        put(address.wrapping_add(1), cdr.bits());
        Value::pair_at(address)
    }

    /// A pair that refuses mutation. It may refer to frozen, immediate and concurrency objects only.
    pub fn frozen_cons(&mut self, car: Value, cdr: Value) -> Value {
        let address = self.bump_frozen(2);
        put(address, car.bits());
        put(address.wrapping_add(1), cdr.bits());
        Value::pair_at(address)
    }

    /// An object of `words` words, header included, at most 8 KB. Its words are fixnum 0; those of
    /// raw kinds are undefined and must be set before the next poll.
    #[inline]
    pub fn alloc(&mut self, kind: Kind, words: usize) -> Value {
        debug_assert!(words <= SMALL_WORDS);
        let address = self.bump(words);
        initialize(address, Header::new(kind, words), words);
        Value::object_at(address)
    }

    /// Likewise, for an object that refuses mutation once its words are set.
    pub fn frozen_alloc(&mut self, kind: Kind, words: usize) -> Value {
        debug_assert!(words <= SMALL_WORDS);
        let address = self.bump_frozen(words);
        initialize(address, Header::new(kind, words).frozen(), words);
        Value::object_at(address)
    }

    /// An object of any size up to what the limit leaves; all words zero. The caller that gets
    /// `NeedSpace` polls and tries once more.
    pub fn alloc_large(&mut self, kind: Kind, words: usize) -> Result<Value, NeedSpace> {
        let bytes = LargeObject::bytes_of(words);
        if self.heap.usage.charged().saturating_add(bytes) > self.heap.config.limit_bytes {
            return Err(self.need(bytes));
        }
        let Some(object) = LargeObject::new(words) else { return Err(self.need(bytes)) };
        let address = object.block().start();
        put(address, Header::new(kind, 0).0);
        self.buffers().large.push(object);
        self.heap.usage.large.fetch_add(bytes, Relaxed);
        let young = self.heap.usage.young_large.fetch_add(bytes, Relaxed) + bytes;
        if young > self.heap.config.young_large_bytes() {
            self.heap.world.request(false);
        }
        Ok(Value::object_at(address))
    }

    /// An object of any size; small ones always succeed.
    #[inline]
    pub fn alloc_any(&mut self, kind: Kind, words: usize) -> Result<Value, NeedSpace> {
        if words <= SMALL_WORDS { Ok(self.alloc(kind, words)) } else { self.alloc_large(kind, words) }
    }

    /// Likewise, refusing mutation once its words are set.
    pub fn frozen_alloc_any(&mut self, kind: Kind, words: usize) -> Result<Value, NeedSpace> {
        if words <= SMALL_WORDS {
            return Ok(self.frozen_alloc(kind, words));
        }
        let object = self.alloc_large(kind, words)?;
        object.set_word(0, object.word(0) | FLAG_FROZEN);
        self.buffers().large.last().expect("the object just made").freeze();
        Ok(object)
    }

    /// A flonum, in the word if it fits.
    #[inline]
    pub fn flonum(&mut self, x: f64) -> Value {
        match Value::small_flonum(x) {
            Some(value) => value,
            None => self.boxed_flonum(x),
        }
    }

    fn boxed_flonum(&mut self, x: f64) -> Value {
        let object = self.alloc(Kind::Flonum, 2);
        object.set_word(1, x.to_bits());
        object
    }

    #[inline(always)]
    fn bump(&mut self, words: usize) -> *mut u64 {
        match self.young.take(words) {
            Some(address) => address,
            None => self.refill(words),
        }
    }

    #[cold]
    #[inline(never)]
    fn refill(&mut self, words: usize) -> *mut u64 {
        self.young = self.fresh_block(YOUNG);
        self.young.take(words).expect("small objects fit in an empty block")
    }

    fn bump_frozen(&mut self, words: usize) -> *mut u64 {
        if let Some(address) = self.frozen.take(words) {
            return address;
        }
        self.frozen = self.fresh_block(YOUNG | FROZEN);
        self.frozen.take(words).expect("small objects fit in an empty block")
    }

    /// Takes a block, never collects; asks for a collection when the young generation is used up.
    fn fresh_block(&mut self, flags: u64) -> Bump {
        debug_assert!(self.entered);
        let block = self.heap.pool.take(flags);
        self.buffers().young.push(block);
        let young = (self.heap.usage.young_blocks.fetch_add(1, Relaxed) + 1) * BLOCK_BYTES;
        let is_over = self.heap.usage.charged() > self.heap.config.limit_bytes;
        self.over_limit = if is_over { self.over_limit + BLOCK_BYTES } else { 0 };
        if self.over_limit > RESERVE_BYTES {
            self.need(0);
        }
        let nursery = self.heap.config.nursery_bytes;
        if young >= nursery && young >= nursery * self.heap.world.running() {
            self.heap.world.request(false);
        }
        Bump { cursor: block.start(), end: block.end() }
    }

    /// Asks for a last full collection after which `bytes` more must fit.
    fn need(&mut self, bytes: usize) -> NeedSpace {
        let needed = &mut self.buffers().needed;
        *needed = Some(needed.unwrap_or(0).max(bytes));
        self.heap.world.request(true);
        NeedSpace(bytes)
    }
}

/// Fills a new object: the header, and fixnum 0 where values will stand.
#[inline(always)]
fn initialize(address: *mut u64, header: Header, words: usize) {
    put(address, header.0);
    if header.kind().layout() != Layout::Raw {
        for index in 1..words {
            put(address.wrapping_add(index), 0);
        }
    }
}

/// Mutation.
impl Mutator {
    /// Stores a value in word `index` of a pair or object, which is not frozen.
    #[inline]
    pub fn write(&mut self, object: Value, index: usize, value: Value) {
        let slot = object.atomic(index);
        self.remember_if_needed(object, slot, value);
        // SAFETY: the slot lies in a live object.
        unsafe { (*slot).store(value.bits(), Release) };
    }

    /// Stores `new` if word `index` holds `current`; else returns what it holds.
    pub fn compare_exchange(
        &mut self,
        object: Value,
        index: usize,
        current: Value,
        new: Value,
    ) -> Result<(), Value> {
        let slot = object.atomic(index);
        self.remember_if_needed(object, slot, new);
        // SAFETY: the slot lies in a live object.
        let result = unsafe { (*slot).compare_exchange(current.bits(), new.bits(), AcqRel, Relaxed) };
        result.map(|_| ()).map_err(Value::from_bits)
    }

    /// Stores in the first word of a pair.
    #[inline]
    pub fn set_car(&mut self, pair: Value, value: Value) {
        self.write(pair, 0, value);
    }

    /// Stores in the second word of a pair.
    #[inline]
    pub fn set_cdr(&mut self, pair: Value, value: Value) {
        self.write(pair, 1, value);
    }

    /// Stores in a global cell, which exists.
    pub fn set_global(&mut self, index: usize, value: Value) {
        let slot = self.heap.global(index);
        if is_young(value) {
            self.remember(slot);
        }
        // SAFETY: `global` has checked the index; cells live as long as the heap.
        unsafe { (*slot).store(value.bits(), Release) };
    }

    /// A slot is remembered when an old object gets a pointer to a young one. One that holds such a
    /// pointer already has been remembered, by whoever stored that.
    #[inline(always)]
    fn remember_if_needed(&mut self, object: Value, slot: *const AtomicU64, value: Value) {
        if is_young(value) && !is_young(object) {
            self.remember(slot);
        }
    }

    #[cold]
    fn remember(&mut self, slot: *const AtomicU64) {
        // SAFETY: callers pass a slot of a live object or a global cell.
        if is_young(Value::from_bits(unsafe { (*slot).load(Relaxed) })) {
            return;
        }
        let remembered = &mut self.buffers().remembered;
        remembered.push(slot as *mut u64);
        if remembered.len() >= REMEMBERED_MAX {
            self.heap.world.request(false);
        }
    }

    /// A fiber runs, or a value was stored in its result slot: minor collections must visit it.
    #[inline]
    pub fn touch(&mut self, fiber: FiberHandle) {
        if fiber.touch() {
            self.buffers().touched.push(fiber);
        }
    }
}

/// Whether it points to an object allocated since the last collection.
#[inline(always)]
pub fn is_young(value: Value) -> bool {
    !value.is_immediate() && BlockPtr::of(value.bits()).flags() & YOUNG != 0
}

/// Polls and the way in and out.
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
