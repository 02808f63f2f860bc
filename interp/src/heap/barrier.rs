//! The write barrier: a minor collection looks only at young objects, so each word elsewhere that was
//! given a pointer to one is remembered. Stores are atomic, since other mutators may read the word.

use super::block::{BlockPtr, YOUNG};
use super::mutator::Mutator;
use super::roots::FiberHandle;
use super::value::Value;
use std::sync::atomic::{AtomicU64, Ordering::AcqRel, Ordering::Relaxed, Ordering::Release};

/// Remembered slots at which a mutator asks for a collection. It can pass this only by what one
/// primitive stores before its next poll.
const REMEMBERED_MAX: usize = 1 << 16;

/// Whether it points to an object allocated since the last collection.
#[inline(always)]
pub fn is_young(value: Value) -> bool {
    !value.is_immediate() && BlockPtr::of(value.bits()).flags() & YOUNG != 0
}

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

    /// Stores a value in word `index` and gives the one before, in one order with all other ordered accesses.
    pub fn exchange(&mut self, object: Value, index: usize, new: Value) -> Value {
        let slot = object.atomic(index);
        self.remember_if_needed(object, slot, new);
        Value::from_bits(object.exchange_word(index, new.bits()))
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

    /// A fiber runs on this mutator from now on, instead of the one before: each collection visits it
    /// until another one runs.
    #[inline]
    pub fn run(&mut self, fiber: FiberHandle) {
        let before = self.buffers().running.replace(fiber);
        // A collection while it ran has taken its mark away, and it may have stored young values since.
        if let Some(before) = before.filter(|&before| before != fiber) {
            self.touch(before);
        }
        self.touch(fiber);
    }

    /// The fiber that runs on this mutator, once one has.
    pub fn running(&mut self) -> Option<FiberHandle> {
        self.buffers().running
    }

    /// Something was stored in a fiber that does not run: the next minor collection must visit it.
    #[inline]
    pub fn touch(&mut self, fiber: FiberHandle) {
        if fiber.touch() {
            self.buffers().touched.push(fiber);
        }
    }
}
