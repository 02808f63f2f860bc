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
    /// A hash by identity that an object keeps when it moves; for symbols that of the name. Pairs
    /// have no room for one: see [`address_hash`].
    pub fn identity_hash(&self, object: Value) -> u32 {
        debug_assert!(object.is_object());
        if let Some(hash) = symbol_hash(object) {
            return hash as u32;
        }
        let header = object.word(0);
        if Header(header).identity_hash() == 0 {
            let with_hash = header | self.heap().hashes.next() << HASH_BITS;
            // Whether this or another mutator's hash got there first, the object has one now. A
            // header changes in no other way while the object can be seen by two mutators.
            object.swap_word_if(0, header, with_hash);
        }
        Header(object.word(0)).identity_hash()
    }

    /// Whether it refuses mutation: literals and what `freeze` made, and every immediate value.
    #[inline]
    pub fn is_frozen(&self, value: Value) -> bool {
        is_frozen(value)
    }
}

/// A hash of the word itself: for pairs the address, good within one epoch.
#[inline]
pub fn address_hash(value: Value) -> u64 {
    let mixed = value.bits().wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 32
}

/// Whether it refuses mutation; for callers without a mutator at hand.
#[inline]
pub fn is_frozen(value: Value) -> bool {
    if value.is_pair() {
        BlockPtr::of(value.bits()).flags() & FROZEN != 0
    } else {
        !value.is_object() || Header(value.word(0)).is_frozen()
    }
}
