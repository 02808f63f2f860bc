//! Hash tables: insertion-ordered, open addressing. Entries lie in a vector in the order they came
//! (key, value, hash for each); a bytevector of 32-bit numbers leads from a hash to an entry. So no
//! order ever shows an address or a seed.
//!
//! A table with a program's own equivalence is an object of the same kind that holds a native table of
//! its entries and a Scheme procedure, its handler. Nothing here looks into it: conversion refuses it,
//! and [`Cx::refuse`](crate::vm::primitive::Cx::refuse) calls the handler in place of the primitive.
//!
//! One call is atomic: it holds the lock bit of the object, and nothing in between can poll. Tables
//! with `eq?` keys hash pairs by address; the collection epoch is stored with the index, and the
//! first access after a move rebuilds it.

use crate::Value;
use crate::heap::{Kind, Mutator};
use crate::value::equality::{eqv, quick_equal};
use crate::value::hash::{hash_equal, hash_eqv};
use crate::value::{Bytes, FromValue, Vector};
use crate::vm::primitive::Exit;

/// A hash table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HashTable(Value);

/// When two keys are the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Equivalence {
    /// `eq?`; numbers and characters compare by value all the same.
    Eq,
    /// `eqv?`
    Eqv,
    /// `equal?`
    Equal,
    /// `string=?`: the keys are strings.
    String,
}

impl Equivalence {
    /// The name of the procedure.
    pub fn name(self) -> &'static str {
        match self {
            Equivalence::Eq => "eq?",
            Equivalence::Eqv => "eqv?",
            Equivalence::Equal => "equal?",
            Equivalence::String => "string=?",
        }
    }
}

// Words of the object.
const LOCK: usize = 1; // version << 1 | locked, as a fixnum
const COUNT: usize = 2;
const INDEX: usize = 3;
const ENTRIES: usize = 4;
const KIND: usize = 5;
const USED: usize = 6; // entries filled, deleted ones included
const EPOCH: usize = 7; // of the last index, when `HAS_ADDRESS_KEYS`
const WORDS: usize = 8;

/// In the kind word: some key is hashed by its address.
const HAS_ADDRESS_KEYS: i64 = 4;
/// In the kind word: the equivalence is the program's. `INDEX` holds a native table of the entries,
/// `ENTRIES` the handler.
const CUSTOM: i64 = 8;
/// Index slots: 0 is free, otherwise the entry number + 1. Deleted entries keep their slot.
const FREE: u32 = 0;
const ENTRY: usize = 3;
/// A deleted key; no program can hold it.
const DELETED: Value = Value::UNBOUND;
const SMALLEST: usize = 8;

impl HashTable {
    /// A new, empty table with room for so many entries.
    pub fn new(heap: &mut Mutator, equivalence: Equivalence, capacity: usize) -> Result<HashTable, Exit> {
        let capacity = capacity.max(SMALLEST);
        let entries = Vector::new(heap, capacity * ENTRY)?;
        let index = new_index(heap, capacity)?;
        let object = heap.alloc_any(Kind::HashTable, WORDS)?;
        for word in [LOCK, COUNT, USED, EPOCH] {
            object.set_word(word, Value::fixnum(0).bits());
        }
        object.set_word(KIND, Value::fixnum(equivalence as i64).bits());
        heap.write(object, INDEX, index.into());
        heap.write(object, ENTRIES, entries.into());
        Ok(HashTable(object))
    }

    /// A table whose operations the handler performs; `entries` is its native table of entries.
    pub fn custom(heap: &mut Mutator, entries: HashTable, handler: Value) -> Result<Value, Exit> {
        let object = heap.alloc_any(Kind::HashTable, WORDS)?;
        for word in [LOCK, COUNT, USED, EPOCH] {
            object.set_word(word, Value::fixnum(0).bits());
        }
        object.set_word(KIND, Value::fixnum(CUSTOM).bits());
        heap.write(object, INDEX, entries.into());
        heap.write(object, ENTRIES, handler);
        Ok(object)
    }

    /// The handler of a table with a program's own equivalence.
    pub fn handler(value: Value) -> Option<Value> {
        HashTable::is_custom(value).then(|| value.slot(ENTRIES))
    }

    /// The native table and the handler of a table with a program's own equivalence.
    pub(crate) fn parts_of_custom(value: Value) -> Option<(HashTable, Value)> {
        let handler = HashTable::handler(value)?;
        Some((HashTable::from_value(value.slot(INDEX))?, handler))
    }

    /// Gives a table with a program's own equivalence another native table.
    pub(crate) fn replace_entries(heap: &mut Mutator, custom: Value, entries: Value) {
        if HashTable::is_custom(custom) {
            heap.write(custom, INDEX, entries);
        }
    }

    /// The number of entries of a hash table of either sort.
    pub fn count_of(value: Value) -> usize {
        let native = if HashTable::is_custom(value) { value.slot(INDEX) } else { value };
        HashTable::from_value(native).map_or(0, HashTable::count)
    }

    fn is_custom(value: Value) -> bool {
        value.is_kind(Kind::HashTable) && HashTable(value).fixnum(KIND) & CUSTOM != 0
    }

    /// When two keys are the same.
    pub fn equivalence(self) -> Equivalence {
        match self.fixnum(KIND) & 3 {
            0 => Equivalence::Eq,
            1 => Equivalence::Eqv,
            2 => Equivalence::Equal,
            _ => Equivalence::String,
        }
    }

    /// Number of entries.
    pub fn count(self) -> usize {
        self.fixnum(COUNT) as usize
    }

    /// The value of a key.
    pub fn get(self, heap: &mut Mutator, key: Value) -> Result<Option<Value>, Exit> {
        let hash = self.hash(heap, key).0;
        self.locked(heap, |table, heap| {
            table.refresh(heap);
            Ok(table.find(key, hash).map(|entry| table.entries().get(entry * ENTRY + 1)))
        })
    }

    /// Gives a key its value; whether it is a new key.
    pub fn set(self, heap: &mut Mutator, key: Value, value: Value) -> Result<bool, Exit> {
        let (hash, by_address) = self.hash(heap, key);
        self.locked(heap, |table, heap| {
            table.refresh(heap);
            if let Some(entry) = table.find(key, hash) {
                table.entries().set(heap, entry * ENTRY + 1, value);
                return Ok(false);
            }
            if by_address && table.fixnum(KIND) & HAS_ADDRESS_KEYS == 0 {
                table.set_fixnum(KIND, table.fixnum(KIND) | HAS_ADDRESS_KEYS);
                table.set_fixnum(EPOCH, heap.epoch() as i64);
            }
            table.make_room(heap)?;
            let entry = table.fixnum(USED) as usize;
            let entries = table.entries();
            entries.set(heap, entry * ENTRY, key);
            entries.set(heap, entry * ENTRY + 1, value);
            entries.set(heap, entry * ENTRY + 2, Value::fixnum(i64::from(hash)));
            table.link(table.index(), entry, hash);
            table.set_fixnum(USED, entry as i64 + 1);
            table.set_fixnum(COUNT, table.fixnum(COUNT) + 1);
            Ok(true)
        })
    }

    /// Removes a key; whether it was there.
    pub fn remove(self, heap: &mut Mutator, key: Value) -> Result<bool, Exit> {
        let hash = self.hash(heap, key).0;
        self.locked(heap, |table, heap| {
            table.refresh(heap);
            let Some(entry) = table.find(key, hash) else { return Ok(false) };
            let entries = table.entries();
            entries.set(heap, entry * ENTRY, DELETED);
            entries.set(heap, entry * ENTRY + 1, Value::FALSE);
            table.set_fixnum(COUNT, table.fixnum(COUNT) - 1);
            Ok(true)
        })
    }

    /// Removes the youngest entry and gives its key and value. A deleted entry at the end says below
    /// which position to look next, so that emptying a table entry by entry takes linear time.
    pub fn pop(self, heap: &mut Mutator) -> Result<Option<(Value, Value)>, Exit> {
        self.locked(heap, |table, heap| {
            let (used, entries) = (table.fixnum(USED) as usize, table.entries());
            let mut above = used;
            while above > 0 {
                let entry = above - 1;
                let (key, value) = (entries.get(entry * ENTRY), entries.get(entry * ENTRY + 1));
                if key != DELETED {
                    entries.set(heap, entry * ENTRY, DELETED);
                    entries.set(heap, entry * ENTRY + 1, Value::FALSE);
                    entries.set(heap, (used - 1) * ENTRY + 1, Value::fixnum(entry as i64));
                    table.set_fixnum(COUNT, table.fixnum(COUNT) - 1);
                    return Ok(Some((key, value)));
                }
                above = value.as_fixnum().map_or(entry, |below| below as usize);
            }
            Ok(None)
        })
    }

    /// Removes everything.
    pub fn clear(self, heap: &mut Mutator) -> Result<(), Exit> {
        let entries = Vector::new(heap, SMALLEST * ENTRY)?;
        let index = new_index(heap, SMALLEST)?;
        self.locked(heap, |table, heap| {
            table.install(heap, index, entries, 0);
            table.set_fixnum(COUNT, 0);
            Ok(())
        })
    }

    /// The number of entry positions in use; positions from 0 up to it are in insertion order.
    pub fn positions(self) -> usize {
        self.fixnum(USED) as usize
    }

    /// Key and value at a position, unless they were deleted or moved meanwhile.
    pub fn at(self, position: usize) -> Option<(Value, Value)> {
        let entries = self.entries();
        if position >= self.positions() || (position + 1) * ENTRY > entries.len() {
            return None;
        }
        let key = entries.get(position * ENTRY);
        (key != DELETED).then(|| (key, entries.get(position * ENTRY + 1)))
    }

    fn fixnum(self, word: usize) -> i64 {
        self.0.word(word) as i64 >> 2
    }

    fn set_fixnum(self, word: usize, n: i64) {
        self.0.set_word(word, Value::fixnum(n).bits());
    }

    fn entries(self) -> Vector {
        Vector::from_value(self.0.slot(ENTRIES)).expect("a table is made with a vector of entries")
    }

    fn index(self) -> Bytes {
        Bytes::from_value(self.0.slot(INDEX)).expect("a table is made with an index")
    }

    /// The hash of a key, 32 bits, and whether it depends on an address.
    fn hash(self, heap: &mut Mutator, key: Value) -> (u32, bool) {
        match self.equivalence() {
            Equivalence::Eq | Equivalence::Eqv => hash_eqv(heap, key),
            Equivalence::Equal | Equivalence::String => hash_equal(heap, key),
        }
    }

    /// Runs with the lock bit held. The holder never waits for anything else and never polls, so
    /// others spin for a few hundred instructions at most.
    fn locked<T>(
        self,
        heap: &mut Mutator,
        body: impl FnOnce(HashTable, &mut Mutator) -> Result<T, Exit>,
    ) -> Result<T, Exit> {
        const LOCKED: u64 = 1 << 2;
        loop {
            let word = self.0.word(LOCK);
            if word & LOCKED == 0 && self.0.swap_word_if(LOCK, word, word | LOCKED) {
                break;
            }
            std::hint::spin_loop();
        }
        let result = body(self, heap);
        // The version is above the lock bit: clearing the bit and counting up are one addition.
        self.0.update_word(LOCK, |word| word.wrapping_add(LOCKED));
        result
    }

    /// The entry of a key.
    fn find(self, key: Value, hash: u32) -> Option<usize> {
        let (index, entries) = (self.index(), self.entries());
        let mask = index.len() / 4 - 1;
        let mut slot = hash as usize & mask;
        loop {
            let entry = index.number(slot);
            if entry == FREE {
                return None;
            }
            let entry = entry as usize - 1;
            if entries.get(entry * ENTRY + 2) == Value::fixnum(i64::from(hash))
                && self.same(entries.get(entry * ENTRY), key)
            {
                return Some(entry);
            }
            slot = (slot + 1) & mask;
        }
    }

    fn same(self, a: Value, b: Value) -> bool {
        match self.equivalence() {
            Equivalence::Eq | Equivalence::Eqv => eqv(a, b),
            Equivalence::Equal | Equivalence::String => quick_equal(a, b),
        }
    }

    fn link(self, index: Bytes, entry: usize, hash: u32) {
        let mask = index.len() / 4 - 1;
        let mut slot = hash as usize & mask;
        while index.number(slot) != FREE {
            slot = (slot + 1) & mask;
        }
        index.set_number(slot, entry as u32 + 1);
    }

    /// Room for one more entry: drops deleted ones or doubles.
    fn make_room(self, heap: &mut Mutator) -> Result<(), Exit> {
        let used = self.fixnum(USED) as usize;
        let capacity = self.entries().len() / ENTRY;
        if used < capacity {
            return Ok(());
        }
        let count = self.count();
        let wanted = if count > capacity / 2 { capacity * 2 } else { capacity };
        let entries = Vector::new(heap, wanted * ENTRY)?;
        let index = new_index(heap, wanted)?;
        let old = self.entries();
        let mut moved = 0;
        for entry in 0..used {
            if old.get(entry * ENTRY) != DELETED {
                for part in 0..ENTRY {
                    entries.set(heap, moved * ENTRY + part, old.get(entry * ENTRY + part));
                }
                let hash = entries.get(moved * ENTRY + 2).as_fixnum().unwrap_or(0) as u32;
                self.link(index, moved, hash);
                moved += 1;
            }
        }
        self.install(heap, index, entries, moved);
        Ok(())
    }

    /// Rebuilds the index after a collection has moved keys that are hashed by address.
    fn refresh(self, heap: &mut Mutator) {
        if self.fixnum(KIND) & HAS_ADDRESS_KEYS == 0 || self.fixnum(EPOCH) == heap.epoch() as i64 {
            return;
        }
        let (index, entries) = (self.index(), self.entries());
        for slot in 0..index.len() / 4 {
            index.set_number(slot, FREE);
        }
        for entry in 0..self.fixnum(USED) as usize {
            let key = entries.get(entry * ENTRY);
            let hash = if key == DELETED { 0 } else { self.hash(heap, key).0 };
            entries.set(heap, entry * ENTRY + 2, Value::fixnum(i64::from(hash)));
            self.link(index, entry, hash);
        }
        self.set_fixnum(EPOCH, heap.epoch() as i64);
    }

    fn install(self, heap: &mut Mutator, index: Bytes, entries: Vector, used: usize) {
        heap.write(self.0, INDEX, index.into());
        heap.write(self.0, ENTRIES, entries.into());
        self.set_fixnum(USED, used as i64);
    }
}

/// An index of twice the capacity, rounded up to a power of two, all slots free.
fn new_index(heap: &mut Mutator, capacity: usize) -> Result<Bytes, Exit> {
    let slots = (capacity * 2).next_power_of_two();
    if slots > u32::MAX as usize {
        return Err(Exit::NeedSpace(slots * 4));
    }
    let index = Bytes::new(heap, slots * 4)?;
    index.clear();
    Ok(index)
}

impl FromValue for HashTable {
    const WANTED: &'static str = "a hash table";

    #[inline]
    fn from_value(value: Value) -> Option<HashTable> {
        let native = value.is_kind(Kind::HashTable) && HashTable(value).fixnum(KIND) & CUSTOM == 0;
        native.then_some(HashTable(value))
    }
}

impl From<HashTable> for Value {
    fn from(table: HashTable) -> Value {
        table.0
    }
}
