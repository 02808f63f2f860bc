//! Ephemerons and weak boxes: objects that do not keep what they refer to. An ephemeron keeps its datum
//! only while something other than the datum keeps its key; a weak box is an ephemeron without a datum.
//!
//! A collection that comes to one whose key it has not found yet puts it aside under the key, and marks
//! the key's block as watched; when the key is found, so is the datum. So the work is linear in their
//! number, whatever refers to what. Those that are left at the end are broken: both words become the
//! unbound marker. They never change otherwise, so an old one never refers to a young object.
//!
//! A symbol with a name can be written again at any time, and is the same one then. So a key that is one is
//! never gone: an ephemeron or weak box keeps it.

use super::block::{BlockPtr, LARGE, SYMBOLS, WATCHED};
use super::copy::Collector;
use super::kind::Kind;
use super::mutator::Mutator;
use super::symbols::is_interned;
use super::value::{FLAG_MARKED, Value, forwarded};
use std::collections::HashMap;

const KEY: usize = 1;
const DATUM: usize = 2;
const WORDS: usize = 3;
/// Stands for key and datum once the key is gone; no program can hold it.
const BROKEN: Value = Value::UNBOUND;

/// The ephemerons that a collection has found before their keys.
#[derive(Default)]
pub(super) struct Ephemerons {
    /// By the word of the key.
    waiting: HashMap<u64, Vec<*mut u64>>,
    /// Those whose key has been found since, and which were not looked at again.
    found: Vec<*mut u64>,
}

impl Ephemerons {
    /// This object has been found alive.
    #[cold]
    pub(super) fn key_found(&mut self, key: u64) {
        self.found.extend(self.waiting.remove(&key).into_iter().flatten());
    }

    /// The next one whose key was found.
    pub(super) fn next(&mut self) -> Option<*mut u64> {
        self.found.pop()
    }
}

impl Collector<'_> {
    /// Whether an object has been found alive so far, or cannot die in this collection.
    pub(super) fn is_alive(&self, word: u64) -> bool {
        if Value::from_bits(word).is_immediate() {
            return true;
        }
        let flags = BlockPtr::of(word).flags();
        if flags & self.condemned == 0 {
            return true;
        }
        // SAFETY: a pair or object of a condemned block, or the forwarding word in its place.
        let first = unsafe { std::ptr::with_exposed_provenance::<u64>((word & !0b111) as usize).read() };
        match flags & (LARGE | SYMBOLS) {
            0 => forwarded(first).is_some(),
            SYMBOLS => first & FLAG_MARKED != 0,
            // A large object that is alive is not condemned any more.
            _ => false,
        }
    }

    /// Looks at an ephemeron: at its words now, or when its key is found.
    ///
    /// # Safety
    /// A living ephemeron starts at `address`, and the world is stopped.
    pub(super) unsafe fn scan_ephemeron(&mut self, address: *mut u64) {
        // SAFETY: an ephemeron has these words.
        let key = unsafe { address.add(KEY).read() };
        if self.is_alive(key) || is_interned(Value::from_bits(key)) {
            // SAFETY: likewise.
            unsafe { self.scan_both(address) };
        } else {
            let block = BlockPtr::of(key);
            block.set_flags(block.flags() | WATCHED);
            self.ephemerons.waiting.entry(key).or_default().push(address);
        }
    }

    /// Updates key and datum.
    ///
    /// # Safety
    /// As for [`Collector::scan_ephemeron`].
    pub(super) unsafe fn scan_both(&mut self, address: *mut u64) {
        // SAFETY: an ephemeron has these words.
        unsafe {
            self.update(address.add(KEY));
            self.update(address.add(DATUM));
        }
    }

    /// What was not found by now is dead.
    pub(super) fn break_ephemerons(&mut self) {
        debug_assert!(self.ephemerons.found.is_empty());
        for address in std::mem::take(&mut self.ephemerons.waiting).into_values().flatten() {
            // SAFETY: living ephemerons, in a stopped world.
            unsafe {
                address.add(KEY).write(BROKEN.bits());
                address.add(DATUM).write(BROKEN.bits());
            }
        }
    }
}

impl Mutator {
    /// An ephemeron.
    pub fn ephemeron(&mut self, key: Value, datum: Value) -> Value {
        self.weak(Kind::Ephemeron, key, datum)
    }

    /// A weak box.
    pub fn weak_box(&mut self, value: Value) -> Value {
        self.weak(Kind::WeakBox, value, Value::fixnum(0))
    }

    fn weak(&mut self, kind: Kind, key: Value, datum: Value) -> Value {
        let object = self.alloc(kind, WORDS);
        object.set_word(KEY, key.bits());
        object.set_word(DATUM, datum.bits());
        object
    }
}

/// The key of an ephemeron or what is in a weak box, unless it is gone.
pub fn ephemeron_key(ephemeron: Value) -> Option<Value> {
    intact(ephemeron.slot(KEY))
}

/// The datum of an ephemeron, unless its key is gone.
pub fn ephemeron_datum(ephemeron: Value) -> Option<Value> {
    intact(ephemeron.slot(DATUM))
}

fn intact(value: Value) -> Option<Value> {
    (value != BROKEN).then_some(value)
}
