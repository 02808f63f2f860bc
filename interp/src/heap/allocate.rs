//! Allocation: a pointer moves through a block that only this mutator uses. Never collects, and small
//! objects never fail (invariant I8); what is used up or past the limit becomes a request that the next
//! poll serves.

use super::NeedSpace;
use super::block::{BLOCK_BYTES, FROZEN, SMALL_WORDS, YOUNG};
use super::kind::{Kind, Layout};
use super::large::LargeObject;
use super::mutator::Mutator;
use super::value::{FLAG_FROZEN, Header, Value};
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// What a mutator may allocate past the limit before it is told.
const RESERVE_BYTES: usize = 1 << 20;

/// An area to allocate in by moving a pointer.
pub(super) struct Bump {
    cursor: *mut u64,
    end: *mut u64,
}

impl Bump {
    /// No room at all.
    pub(super) const EMPTY: Bump = Bump { cursor: ptr::null_mut(), end: ptr::null_mut() };

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

    /// How many pairs would fill the whole heap: a list that is known to be longer need not be begun.
    pub fn pairs_at_most(&self) -> usize {
        self.heap.config.limit_bytes / (2 * size_of::<Value>())
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

    /// Asks for a last full collection if the heap is past its limit.
    pub(super) fn check_limit(&mut self) {
        if self.heap.usage.charged() > self.heap.config.limit_bytes {
            self.need(0);
        }
    }

    /// Asks for a last full collection after which `bytes` more must fit.
    fn need(&mut self, bytes: usize) -> NeedSpace {
        let needed = &mut self.buffers().needed;
        *needed = Some(needed.unwrap_or(0).max(bytes));
        self.heap.world.request(true);
        NeedSpace(bytes)
    }
}
