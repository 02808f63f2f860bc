//! Strings. The object a program holds points to a payload of fixed length, Latin-1 bytes or UTF-32
//! words; storing a wide character into narrow text installs a wide payload. So `string-ref` is
//! one step, ASCII costs one byte, and a reader racing with a writer sees some mixture, never a crash.

use crate::Value;
use crate::heap::{Kind, Mutator};
use crate::value::{FromValue, bounded_length};
use crate::vm::primitive::Exit;

/// A string.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text(Value);

/// The characters of a string at one moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Payload {
    object: Value,
    length: usize,
    wide: bool,
}

const FIRST: usize = 2;

impl Payload {
    fn words(length: usize, wide: bool) -> usize {
        FIRST + if wide { length.div_ceil(2) } else { length.div_ceil(8) }
    }

    fn new(heap: &mut Mutator, length: usize, wide: bool) -> Result<Payload, Exit> {
        let object = heap.alloc_any(Kind::Text, Payload::words(bounded_length(length)?, wide))?;
        Ok(Payload::install(object, length, wide))
    }

    /// Notes length and width in a new object, and zeroes what may lie behind the last character.
    fn install(object: Value, length: usize, wide: bool) -> Payload {
        object.set_word(1, (length as u64) << 1 | u64::from(wide));
        let last = Payload::words(length, wide) - 1;
        if last >= FIRST {
            object.set_word(last, 0);
        }
        Payload { object, length, wide }
    }

    #[inline(always)]
    pub(crate) fn get(self, index: usize) -> char {
        assert!(index < self.length, "callers check the index");
        if self.wide {
            let code = (self.object.word(FIRST + index / 2) >> (index % 2 * 32)) as u32;
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
        } else {
            char::from((self.object.word(FIRST + index / 8) >> (index % 8 * 8)) as u8)
        }
    }

    /// Stores a character that fits the width.
    #[inline(always)]
    fn set(self, index: usize, c: char) {
        assert!(index < self.length, "callers check the index");
        let code = u64::from(u32::from(c));
        let (word, shift, mask) = if self.wide {
            (FIRST + index / 2, index % 2 * 32, 0xffff_ffffu64)
        } else {
            (FIRST + index / 8, index % 8 * 8, 0xff)
        };
        self.object.update_word(word, |old| old & !(mask << shift) | (code & mask) << shift);
    }

    /// Stores characters that fit the width from `at` on, whole words at a time.
    pub(crate) fn write(self, at: usize, chars: impl Iterator<Item = char>) {
        let (per_word, bits) = if self.wide { (2, 32) } else { (8, 8) };
        let mut index = at;
        let mut word = 0;
        let mut start = at;
        for c in chars {
            if !start.is_multiple_of(per_word) {
                self.set(index, c);
                start += 1;
            } else {
                assert!(index < self.length, "callers check the range");
                word |= u64::from(u32::from(c)) << ((index - start) * bits);
                if index - start + 1 == per_word {
                    self.object.set_word(FIRST + start / per_word, word);
                    word = 0;
                    start += per_word;
                }
            }
            index += 1;
        }
        for (offset, last) in (start..index).enumerate() {
            let code = (word >> (offset * bits)) as u32 & (u32::MAX >> (32 - bits));
            self.set(last, char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }

    /// Stores ASCII bytes from the beginning, a word at a time.
    fn fill_ascii(self, bytes: &[u8]) {
        let (words, tail) = bytes.as_chunks::<8>();
        for (index, word) in words.iter().enumerate() {
            self.object.set_word(FIRST + index, u64::from_le_bytes(*word));
        }
        for (offset, &byte) in tail.iter().enumerate() {
            self.set(words.len() * 8 + offset, char::from(byte));
        }
    }

    pub(crate) fn chars(self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = char> {
        (from..to).map(move |index| self.get(index))
    }

    pub(crate) fn len(self) -> usize {
        self.length
    }
}

impl Text {
    /// A new string of this text.
    pub fn from_str(heap: &mut Mutator, text: &str) -> Result<Text, Exit> {
        let payload = if text.is_ascii() {
            let payload = Payload::new(heap, text.len(), false)?;
            payload.fill_ascii(text.as_bytes());
            payload
        } else {
            let wide = text.chars().any(|c| c > '\u{ff}');
            let payload = Payload::new(heap, text.chars().count(), wide)?;
            payload.write(0, text.chars());
            payload
        };
        Text::wrap(heap, payload)
    }

    /// A new string of `length` characters to be set one by one; wide if any will need it.
    pub fn with_length(heap: &mut Mutator, length: usize, wide: bool) -> Result<Text, Exit> {
        let payload = Payload::new(heap, length, wide)?;
        Text::wrap(heap, payload)
    }

    fn wrap(heap: &mut Mutator, payload: Payload) -> Result<Text, Exit> {
        let object = heap.alloc_any(Kind::String, 2)?;
        heap.write(object, 1, payload.object);
        Ok(Text(object))
    }

    /// The characters as they are now.
    #[inline(always)]
    pub(crate) fn payload(self) -> Payload {
        let object = self.0.slot(1);
        let word = object.word(1);
        Payload { object, length: (word >> 1) as usize, wide: word & 1 == 1 }
    }

    /// Number of characters.
    #[inline(always)]
    pub fn len(self) -> usize {
        self.payload().length
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether characters beyond Latin-1 fit without a new payload.
    #[inline]
    pub fn is_wide(self) -> bool {
        self.payload().wide
    }

    /// The character at an index below the length.
    #[inline(always)]
    pub fn get(self, index: usize) -> char {
        self.payload().get(index)
    }

    /// Replaces the character at an index below the length.
    #[inline]
    pub fn set(self, heap: &mut Mutator, index: usize, c: char) -> Result<(), Exit> {
        if c > '\u{ff}' && !self.is_wide() {
            self.widen(heap)?;
        }
        self.payload().set(index, c);
        Ok(())
    }

    /// Installs a payload that holds any character.
    pub fn widen(self, heap: &mut Mutator) -> Result<(), Exit> {
        let narrow = self.payload();
        if !narrow.wide {
            let wide = Payload::new(heap, narrow.length, true)?;
            wide.write(0, narrow.chars(0, narrow.length));
            heap.write(self.0, 1, wide.object);
        }
        Ok(())
    }

    /// A new string of this length that begins like this one.
    pub fn longer(self, heap: &mut Mutator, length: usize) -> Result<Text, Exit> {
        let old = self.payload();
        let new = Text::with_length(heap, length, old.wide)?;
        new.payload().write(0, old.chars(0, length.min(old.length)));
        Ok(new)
    }

    /// The characters of `from..to`, which lies within the length.
    pub fn chars(self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = char> {
        self.payload().chars(from, to)
    }

    /// Whether two have the same characters.
    pub fn same_as(self, other: Text) -> bool {
        let (a, b) = (self.payload(), other.payload());
        if a.length != b.length {
            return false;
        }
        if a.wide != b.wide {
            return a.chars(0, a.length).eq(b.chars(0, b.length));
        }
        // What lies behind the last character in its word is always 0.
        let words = a.length.div_ceil(if a.wide { 2 } else { 8 });
        (FIRST..FIRST + words).all(|word| a.object.word(word) == b.object.word(word))
    }

    /// A Rust copy of `from..to`, which lies within the length.
    pub fn read(self, from: usize, to: usize) -> String {
        self.chars(from, to).collect()
    }

    /// A new string of this text that refuses mutation.
    pub fn frozen(heap: &mut Mutator, text: &str) -> Result<Text, Exit> {
        let wide = text.chars().any(|c| c > '\u{ff}');
        let length = text.chars().count();
        let words = Payload::words(length, wide);
        let payload = Payload::install(heap.frozen_alloc_any(Kind::Text, words)?, length, wide);
        payload.write(0, text.chars());
        let object = heap.frozen_alloc_any(Kind::String, 2)?;
        heap.write(object, 1, payload.object);
        Ok(Text(object))
    }

    /// A Rust copy of a value, if it is a string.
    pub fn string_of(value: Value) -> Option<String> {
        Text::from_value(value).map(Text::to_rust)
    }

    /// A Rust copy of the whole.
    pub fn to_rust(self) -> String {
        let payload = self.payload();
        payload.chars(0, payload.length).collect()
    }
}

impl FromValue for Text {
    const WANTED: &'static str = "a string";

    #[inline(always)]
    fn from_value(value: Value) -> Option<Text> {
        value.is_kind(Kind::String).then_some(Text(value))
    }
}

impl From<Text> for Value {
    #[inline(always)]
    fn from(text: Text) -> Value {
        text.0
    }
}
