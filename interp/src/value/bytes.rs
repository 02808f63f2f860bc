//! Bytevectors: `[header, length, bytes…]`, eight to a word, the first in the lowest bits.

use crate::Value;
use crate::heap::{Kind, Mutator};
use crate::value::{FromValue, bounded_length};
use crate::vm::primitive::Exit;

/// A bytevector.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bytes(Value);

const FIRST: usize = 2;

impl Bytes {
    /// A new bytevector of unknown contents: the caller fills it.
    pub fn new(heap: &mut Mutator, length: usize) -> Result<Bytes, Exit> {
        let object = heap.alloc_any(Kind::Bytes, FIRST + bounded_length(length)?.div_ceil(8))?;
        Ok(Bytes::install(object, length))
    }

    /// A new bytevector of these bytes that refuses mutation.
    pub fn frozen(heap: &mut Mutator, contents: &[u8]) -> Result<Bytes, Exit> {
        let words = FIRST + contents.len().div_ceil(8);
        let object = heap.frozen_alloc_any(Kind::Bytes, words)?;
        let bytes = Bytes::install(object, contents.len());
        bytes.write(0, contents);
        Ok(bytes)
    }

    /// Notes the length in a new object, and zeroes what may lie behind the last byte.
    fn install(object: Value, length: usize) -> Bytes {
        object.set_word(1, Value::fixnum(length as i64).bits());
        if !length.is_multiple_of(8) {
            object.set_word(FIRST + length / 8, 0);
        }
        Bytes(object)
    }

    /// A new bytevector of these bytes.
    pub fn from_slice(heap: &mut Mutator, contents: &[u8]) -> Result<Bytes, Exit> {
        let bytes = Bytes::new(heap, contents.len())?;
        bytes.write(0, contents);
        Ok(bytes)
    }

    /// Number of bytes.
    #[inline]
    pub fn len(self) -> usize {
        (self.0.word(1) >> 2) as usize
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The byte at an index below the length.
    #[inline]
    pub fn get(self, index: usize) -> u8 {
        assert!(index < self.len(), "callers check the index");
        (self.0.word(FIRST + index / 8) >> (index % 8 * 8)) as u8
    }

    /// Replaces the byte at an index below the length.
    #[inline]
    pub fn set(self, index: usize, byte: u8) {
        assert!(index < self.len(), "callers check the index");
        let shift = index % 8 * 8;
        self.0.update_word(FIRST + index / 8, |word| word & !(0xff << shift) | u64::from(byte) << shift);
    }

    /// The `index`-th 32-bit number, for tables that lie in bytes.
    #[inline]
    pub(crate) fn number(self, index: usize) -> u32 {
        (self.0.word(FIRST + index / 2) >> (index % 2 * 32)) as u32
    }

    /// Replaces the `index`-th 32-bit number; the caller is the only writer.
    #[inline]
    pub(crate) fn set_number(self, index: usize, number: u32) {
        let shift = index % 2 * 32;
        let word = self.0.word(FIRST + index / 2) & !(0xffff_ffff << shift);
        self.0.set_word(FIRST + index / 2, word | u64::from(number) << shift);
    }

    /// Makes all bytes 0.
    pub(crate) fn clear(self) {
        for word in 0..self.len().div_ceil(8) {
            self.0.set_word(FIRST + word, 0);
        }
    }

    /// Whether two have the same bytes.
    pub fn same_as(self, other: Bytes) -> bool {
        // The bytes behind the length in the last word are always 0.
        let words = self.len().div_ceil(8);
        self.len() == other.len()
            && (FIRST..FIRST + words).all(|word| self.0.word(word) == other.0.word(word))
    }

    /// A copy of `from..to`, which lies within the length.
    pub fn read(self, from: usize, to: usize) -> Vec<u8> {
        let mut contents = Vec::with_capacity(to - from);
        let mut index = from;
        while index < to {
            if index.is_multiple_of(8) && index + 8 <= to {
                contents.extend_from_slice(&self.0.word(FIRST + index / 8).to_le_bytes());
                index += 8;
            } else {
                contents.push(self.get(index));
                index += 1;
            }
        }
        contents
    }

    /// Copies the contents to `at` and following, which lies within the length.
    pub fn write(self, at: usize, contents: &[u8]) {
        assert!(at + contents.len() <= self.len(), "callers check the range");
        let head = contents.len().min(at.next_multiple_of(8) - at);
        let (head, rest) = contents.split_at(head);
        for (offset, &byte) in head.iter().enumerate() {
            self.set(at + offset, byte);
        }
        let mut index = at + head.len();
        let (words, tail) = rest.as_chunks::<8>();
        for word in words {
            self.0.set_word(FIRST + index / 8, u64::from_le_bytes(*word));
            index += 8;
        }
        for (offset, &byte) in tail.iter().enumerate() {
            self.set(index + offset, byte);
        }
    }
}

impl FromValue for Bytes {
    const WANTED: &'static str = "a bytevector";

    #[inline]
    fn from_value(value: Value) -> Option<Bytes> {
        value.is_kind(Kind::Bytes).then_some(Bytes(value))
    }
}

impl From<Bytes> for Value {
    fn from(bytes: Bytes) -> Value {
        bytes.0
    }
}
