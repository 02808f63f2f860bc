//! Hashing by identity in a heap where objects move, and what refuses mutation.

use super::block::{BlockPtr, FROZEN};
use super::mutator::Mutator;
use super::symbols::symbol_hash;
use super::value::{Header, Value};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// Identity hashes have this many bits.
const HASH_BITS: u32 = 24;

/// Gives out identity hashes, one after the other.
#[derive(Default)]
pub(crate) struct HashCounter(AtomicU32);

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

/// The owner of a variable's cell that more than one fiber has reached.
const SHARED: u64 = (1 << HASH_BITS) - 1;

/// The number of a fiber as the owner of cells. Numbers repeat after sixteen million fibers.
fn owner(fiber: u64) -> u64 {
    1 + fiber % (SHARED - 1)
}

impl Mutator {
    /// From now on, until told otherwise, hashes come from this counter; returns the one before.
    pub(crate) fn count_hashes_with(
        &mut self,
        counter: Option<Arc<HashCounter>>,
    ) -> Option<Arc<HashCounter>> {
        std::mem::replace(&mut self.hashes, counter)
    }

    /// A simulated fiber has made the cell of a variable, which is its own until another fiber comes. The
    /// cell of a variable is no value, so nobody asks for its identity hash, and the owner stands there.
    pub(crate) fn own_cell(&self, cell: Value, fiber: u64) {
        cell.set_word(0, cell.word(0) | owner(fiber) << HASH_BITS);
    }

    /// Whether more than one fiber uses the cell, this one included. A cell made outside of a simulation
    /// has no owner and may be anybody's.
    pub(crate) fn shares_cell(&self, cell: Value, fiber: u64) -> bool {
        let header = cell.word(0);
        let found = u64::from(Header(header).identity_hash());
        if found == owner(fiber) {
            return false;
        }
        if found != 0 && found != SHARED {
            cell.swap_word_if(0, header, header | SHARED << HASH_BITS);
        }
        true
    }

    /// A hash by identity that an object keeps when it moves; for symbols that of the name. Pairs
    /// have no room for one: see [`address_hash`].
    pub fn identity_hash(&self, object: Value) -> u32 {
        debug_assert!(object.is_object());
        if let Some(hash) = symbol_hash(object) {
            return hash as u32;
        }
        let header = object.word(0);
        if Header(header).identity_hash() == 0 {
            let counter = self.hashes.as_deref().unwrap_or(&self.heap().hashes);
            let with_hash = header | counter.next() << HASH_BITS;
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
