//! Hashing by identity in a heap where objects move, and what refuses mutation.

use super::block::{BlockPtr, FROZEN};
use super::mutator::Mutator;
use super::symbols::symbol_hash;
use super::value::{Header, Value};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// Identity hashes have this many bits.
const HASH_BITS: u32 = 24;

/// Gives out identity hashes, one after the other.
#[derive(Default)]
pub(super) struct HashCounter(AtomicU32);

impl HashCounter {
    /// The next hash; never 0, which means none.
    fn next(&self) -> u64 {
        loop {
            let hash = self.0.fetch_add(1, Relaxed).wrapping_add(1) & ((1 << HASH_BITS) - 1);
            if hash != 0 {
                return u64::from(hash);
            }
        }
    }
}

impl Mutator {
    /// A hash by identity that an object keeps when it moves; for symbols that of the name. `None`
    /// for pairs, which have no room for one, and for immediate values, which hash by their bits.
    pub fn identity_hash(&self, value: Value) -> Option<u64> {
        if !value.is_object() {
            return None;
        }
        if let Some(hash) = symbol_hash(value) {
            return Some(hash);
        }
        let mut header = value.word(0);
        if Header(header).identity_hash() == 0 {
            let with_hash = |header: u64| header | self.heap().hashes.next() << HASH_BITS;
            // SAFETY: the header of a live object.
            let atomic = unsafe { &*value.atomic(0) };
            match atomic.compare_exchange(header, with_hash(header), Relaxed, Relaxed) {
                Ok(_) => header = value.word(0),
                Err(others) => header = others,
            }
        }
        Some(u64::from(Header(header).identity_hash()))
    }
}

/// A hash of the word itself: for pairs the address, good within one [`epoch`](super::Heap::epoch).
#[inline]
pub fn address_hash(value: Value) -> u64 {
    let mixed = value.bits().wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 32
}

/// Whether it refuses mutation: literals and what `freeze` made, and every immediate value.
#[inline]
pub fn is_frozen(value: Value) -> bool {
    if value.is_pair() {
        BlockPtr::of(value.bits()).flags() & FROZEN != 0
    } else {
        !value.is_object() || Header(value.word(0)).is_frozen()
    }
}
