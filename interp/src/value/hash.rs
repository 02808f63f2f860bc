//! Hashes of values that agree with `eqv?` and `equal?`. Numbers, characters, strings and symbols
//! hash by what they are, objects by their identity number, and only pairs (which have no room for
//! one) by address.

use crate::Value;
use crate::heap::{Kind, Mutator};
use crate::value::{FromValue, Keyword, MutableBox, Numbers, Text, Vector, number};
use std::hash::{Hash, Hasher};

/// A multiply-and-rotate hash: the same in every process, for the order of nothing depends on it
/// and no attacker chooses the capacity.
pub(crate) struct WordHasher(u64);

impl WordHasher {
    pub(crate) fn new() -> WordHasher {
        WordHasher(0x9e37_79b9_7f4a_7c15)
    }

    /// 32 well-mixed bits.
    pub(crate) fn finish32(&self) -> u32 {
        let mixed = (self.0 ^ self.0 >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
        (mixed ^ mixed >> 32) as u32
    }
}

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        u64::from(self.finish32())
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

/// A hash that agrees with `eqv?`, and whether it depends on an address.
pub fn hash_eqv(heap: &mut Mutator, value: Value) -> (u32, bool) {
    let mut hasher = WordHasher::new();
    let by_address = feed_eqv(heap, value, &mut hasher);
    (hasher.finish32(), by_address)
}

fn feed_eqv(heap: &mut Mutator, value: Value, hasher: &mut WordHasher) -> bool {
    if value.is_immediate() {
        hasher.write_u64(value.bits());
        return false;
    }
    match value.kind() {
        None => {
            hasher.write_u64(value.bits());
            return true;
        }
        Some(Kind::Flonum | Kind::Bignum | Kind::Ratio | Kind::Complex) => {
            if let Some(number) = number(value) {
                number.hash_eqv(hasher);
            }
        }
        // Symbols never move.
        Some(Kind::Symbol) => hasher.write_u64(value.bits()),
        Some(Kind::Keyword) => {
            Keyword::from_value(value)
                .into_iter()
                .for_each(|k| hasher.write_u64(Value::from(k.symbol()).bits()));
        }
        Some(_) => hasher.write_u64(u64::from(heap.identity_hash(value))),
    }
    false
}

/// How many parts of a structure a hash looks at: enough to tell keys apart, and bounded, so that
/// circular keys and long ones cost no more.
const PARTS: usize = 64;
const CHARACTERS: usize = 256;

/// A hash that agrees with `equal?`, and whether it depends on an address.
pub fn hash_equal(heap: &mut Mutator, value: Value) -> (u32, bool) {
    let mut hasher = WordHasher::new();
    let mut by_address = false;
    let mut left = vec![value];
    for _ in 0..PARTS {
        let Some(next) = left.pop() else { break };
        if let (Some(first), Some(rest)) = (next.car(), next.cdr()) {
            hasher.write_u64(1);
            left.push(rest);
            left.push(first);
        } else if let Some(text) = Text::from_value(next) {
            feed_text(text, &mut hasher);
        } else if let Some(vector) = Vector::from_value(next) {
            hasher.write_u64(vector.len() as u64);
            left.extend((0..vector.len().min(PARTS)).rev().map(|index| vector.get(index)));
        } else if let Some(numbers) = Numbers::from_value(next) {
            let bytes = numbers.bytes();
            bytes.len().hash(&mut hasher);
            hasher.write(&bytes.read(0, bytes.len().min(CHARACTERS)));
        } else if let Some(cell) = MutableBox::from_value(next) {
            hasher.write_u64(2);
            left.push(cell.get());
        } else {
            by_address |= feed_eqv(heap, next, &mut hasher);
        }
    }
    (hasher.finish32(), by_address)
}

fn feed_text(text: Text, hasher: &mut WordHasher) {
    let length = text.len();
    hasher.write_u64(length as u64);
    let head = length.min(CHARACTERS);
    text.chars(0, head).for_each(|c| hasher.write_u64(u64::from(u32::from(c))));
}

/// The hash of a string's characters.
pub fn hash_text(text: Text) -> u32 {
    let mut hasher = WordHasher::new();
    feed_text(text, &mut hasher);
    hasher.finish32()
}
