//! The tagged word. Everything a Scheme program can hold is one of these 64 bits; the low bits say
//! what it is. `Value` is `Copy` and deliberately neither `Send` nor `Sync` (invariant I15): only a
//! thread that is a mutator of the heap may hold one.
//!
//! | low bits    | meaning                                                              |
//! |-------------|----------------------------------------------------------------------|
//! | `00`        | fixnum, 62 bits; addresses of code are 8-aligned and look like one    |
//! | `001`       | object with a header word                                             |
//! | `011`       | pair: two words, no header                                            |
//! | `010 101 110` | flonum held in the word (see `flonum`)                             |
//! | `111`       | low byte `ssss s111`: constants, characters, and two sub-kinds that are never values: headers and forwarding words |

use super::kind::Kind;
use crate::immediate::{self, LOW_CHAR};
use std::fmt;
use std::marker::PhantomData;
use std::sync::atomic::{
    AtomicU64, Ordering::AcqRel, Ordering::Relaxed, Ordering::Release, Ordering::SeqCst,
};

const TAG_OBJECT: u64 = 0b001;
const TAG_PAIR: u64 = 0b011;
const TAG_MASK: u64 = 0b111;
const LOW_HEADER: u64 = 0x17;
const LOW_FORWARD: u64 = 0x1f;

/// A Scheme value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(u64, PhantomData<*const ()>);

/// The same word where it is stored and visited by the collector, possibly from another thread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Stored(pub(crate) u64);

impl Stored {
    /// Shows it like a word that holds a value.
    pub(crate) fn show(&mut self, visit: &mut dyn FnMut(&AtomicU64)) {
        let word = AtomicU64::new(self.0);
        visit(&word);
        self.0 = word.into_inner();
    }
}

impl concurrency::Payload for Stored {
    const UNIT: Stored = Value::UNSPECIFIED.stored();

    fn into_word(self) -> u64 {
        self.0
    }

    fn from_word(word: u64) -> Stored {
        Stored(word)
    }
}

impl Value {
    /// `#f`
    pub const FALSE: Value = Value::from_bits(immediate::FALSE);
    /// `#t`
    pub const TRUE: Value = Value::from_bits(immediate::TRUE);
    /// `()`
    pub const NIL: Value = Value::from_bits(immediate::NIL);
    /// What expressions without a useful value return.
    pub const UNSPECIFIED: Value = Value::from_bits(immediate::UNSPECIFIED);
    /// The end-of-file object.
    pub const EOF: Value = Value::from_bits(immediate::EOF);
    /// In a global cell: not defined yet. Never seen by programs.
    pub const UNBOUND: Value = Value::from_bits(immediate::UNBOUND);
    /// In a `letrec` variable: not initialised yet. Never seen by programs.
    pub const UNINITIALIZED: Value = Value::from_bits(immediate::UNINITIALIZED);
    /// An optional argument that was not given.
    pub const DEFAULT: Value = Value::from_bits(immediate::DEFAULT);

    /// Smallest and largest fixnum.
    pub const FIXNUM_MIN: i64 = -(1 << 61);
    /// See [`Value::FIXNUM_MIN`].
    pub const FIXNUM_MAX: i64 = (1 << 61) - 1;

    /// The raw word.
    #[inline(always)]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// A value from a raw word that was a value.
    #[inline(always)]
    pub const fn from_bits(bits: u64) -> Value {
        Value(bits, PhantomData)
    }

    /// The word for a place the collector visits.
    #[inline(always)]
    pub const fn stored(self) -> Stored {
        Stored(self.0)
    }

    /// The value kept in such a place; only a mutator may call this.
    #[inline(always)]
    pub const fn from_stored(stored: Stored) -> Value {
        Value(stored.0, PhantomData)
    }

    /// `#t` or `#f`.
    #[inline(always)]
    pub const fn boolean(b: bool) -> Value {
        if b { Value::TRUE } else { Value::FALSE }
    }

    /// Everything but `#f` counts as true.
    #[inline(always)]
    pub fn is_true(self) -> bool {
        self.0 != Value::FALSE.0
    }

    /// A fixnum from a number in range.
    #[inline(always)]
    pub const fn fixnum(n: i64) -> Value {
        debug_assert!(n >= Value::FIXNUM_MIN && n <= Value::FIXNUM_MAX);
        Value((n << 2) as u64, PhantomData)
    }

    /// A fixnum, if the number is in range.
    #[inline(always)]
    pub const fn try_fixnum(n: i64) -> Option<Value> {
        if n >= Value::FIXNUM_MIN && n <= Value::FIXNUM_MAX { Some(Value::fixnum(n)) } else { None }
    }

    /// Whether it is a fixnum.
    #[inline(always)]
    pub const fn is_fixnum(self) -> bool {
        self.0 & 3 == 0
    }

    /// The number, if it is a fixnum.
    #[inline(always)]
    pub const fn as_fixnum(self) -> Option<i64> {
        if self.is_fixnum() { Some(self.0 as i64 >> 2) } else { None }
    }

    /// A character.
    #[inline(always)]
    pub const fn char(c: char) -> Value {
        Value(immediate::char(c), PhantomData)
    }

    /// The character, if it is one.
    #[inline(always)]
    pub fn as_char(self) -> Option<char> {
        if self.0 & 0xff == LOW_CHAR { char::from_u32((self.0 >> 8) as u32) } else { None }
    }

    /// Whether the word itself holds the whole value (fixnum, flonum word, character, constant).
    #[inline(always)]
    pub const fn is_immediate(self) -> bool {
        let tag = self.0 & TAG_MASK;
        tag != TAG_OBJECT && tag != TAG_PAIR
    }

    /// Whether it is a pair.
    #[inline(always)]
    pub const fn is_pair(self) -> bool {
        self.0 & TAG_MASK == TAG_PAIR
    }

    /// Whether it points to an object with a header.
    #[inline(always)]
    pub const fn is_object(self) -> bool {
        self.0 & TAG_MASK == TAG_OBJECT
    }

    /// The address behind a pair or object.
    #[inline(always)]
    pub(crate) const fn address(self) -> *mut u64 {
        (self.0 & !TAG_MASK) as *mut u64
    }

    /// A pair at this address.
    #[inline(always)]
    pub(crate) fn pair_at(address: *mut u64) -> Value {
        Value(address as u64 | TAG_PAIR, PhantomData)
    }

    /// An object at this address.
    #[inline(always)]
    pub(crate) fn object_at(address: *mut u64) -> Value {
        Value(address as u64 | TAG_OBJECT, PhantomData)
    }

    /// Word `index` of a pair or object (0 is the car or the header), read once and relaxed: other
    /// fibers may be writing it (I9). `index` lies within the object; the typed views of
    /// `crate::value` are the callers and know its layout.
    #[inline(always)]
    pub(crate) fn word(self, index: usize) -> u64 {
        debug_assert!(!self.is_immediate());
        // SAFETY: a pair or object value points to live heap memory (nothing moves between polls, I8)
        // of at least `index + 1` words, as the caller knows from the kind; all access is atomic.
        unsafe { (*(self.address().add(index) as *const AtomicU64)).load(Relaxed) }
    }

    /// The value in word `index`.
    #[inline(always)]
    pub(crate) fn slot(self, index: usize) -> Value {
        Value::from_bits(self.word(index))
    }

    /// Stores a raw word that needs no write barrier: it is no pointer, or the object is brand new.
    /// Release, so that whoever reads a pointer to the object sees its contents (I9).
    #[inline(always)]
    pub(crate) fn set_word(self, index: usize, word: u64) {
        debug_assert!(!self.is_immediate());
        // SAFETY: as in `word`.
        unsafe { (*(self.address().add(index) as *const AtomicU64)).store(word, Release) }
    }

    /// The atomic behind word `index`, for compare-and-swap.
    #[inline(always)]
    pub(crate) fn atomic(self, index: usize) -> *const AtomicU64 {
        // SAFETY: as in `word`; the pointer stays valid until the next poll.
        unsafe { self.address().add(index) as *const AtomicU64 }
    }

    /// Replaces raw word `index` by `new` if it is `old`; whether it did. For lock bits and for parts
    /// of a word; no write barrier, so never for pointers.
    #[inline(always)]
    pub(crate) fn swap_word_if(self, index: usize, old: u64, new: u64) -> bool {
        // SAFETY: as in `word`.
        let word = unsafe { &*self.atomic(index) };
        word.compare_exchange(old, new, AcqRel, Relaxed).is_ok()
    }

    /// Reads raw word `index` in one order with all other ordered accesses of all fibers.
    #[inline(always)]
    pub(crate) fn ordered_word(self, index: usize) -> u64 {
        // SAFETY: as in `word`.
        unsafe { (*self.atomic(index)).load(SeqCst) }
    }

    /// Replaces raw word `index` in that order, and gives the one before; no write barrier.
    #[inline(always)]
    pub(crate) fn exchange_word(self, index: usize, new: u64) -> u64 {
        // SAFETY: as in `word`.
        unsafe { (*self.atomic(index)).swap(new, SeqCst) }
    }

    /// Changes raw word `index` in one step, so that neighbours in the same word are not lost.
    #[inline(always)]
    pub(crate) fn update_word(self, index: usize, change: impl Fn(u64) -> u64) {
        let mut old = self.word(index);
        while !self.swap_word_if(index, old, change(old)) {
            old = self.word(index);
        }
    }

    /// The kind of an object; `None` for pairs and immediates.
    #[inline(always)]
    pub fn kind(self) -> Option<Kind> {
        if self.is_object() { Some(Header(self.word(0)).kind()) } else { None }
    }

    /// Whether it is an object of this kind.
    #[inline(always)]
    pub fn is_kind(self, kind: Kind) -> bool {
        self.is_object() && (self.word(0) >> 8) as u8 == kind as u8
    }

    /// The car of a pair.
    #[inline(always)]
    pub fn car(self) -> Option<Value> {
        if self.is_pair() { Some(self.slot(0)) } else { None }
    }

    /// The cdr of a pair.
    #[inline(always)]
    pub fn cdr(self) -> Option<Value> {
        if self.is_pair() { Some(self.slot(1)) } else { None }
    }

    /// A flonum that fits in the word: its exponent is within about 2^±255, or it is 0.0.
    ///
    /// Rotating left by 4 brings sign and the top three exponent bits to the bottom; of the eight
    /// patterns of those three bits, 000 (zero and the tiniest), 011 and 100 (around 1) are kept and
    /// become the tags 010, 101 and 110 by adding 2 (Melançon, Serrano, Feeley, "Float Self-Tagging").
    #[inline(always)]
    pub fn small_flonum(x: f64) -> Option<Value> {
        let rotated = x.to_bits().rotate_left(4);
        if 0b0001_1001u64 >> (rotated & 7) & 1 == 1 { Some(Value(rotated + 2, PhantomData)) } else { None }
    }

    /// Whether the word itself holds a flonum.
    #[inline(always)]
    pub const fn is_small_flonum(self) -> bool {
        0b0110_0100u64 >> (self.0 & 7) & 1 == 1
    }

    /// The flonum, whether in the word or boxed.
    #[inline(always)]
    pub fn as_flonum(self) -> Option<f64> {
        if self.is_small_flonum() {
            Some(f64::from_bits((self.0 - 2).rotate_right(4)))
        } else if self.is_kind(Kind::Flonum) {
            Some(f64::from_bits(self.word(1)))
        } else {
            None
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_fixnum() {
            Some(n) => write!(f, "Value({n})"),
            None => write!(f, "Value({:#x})", self.0),
        }
    }
}

/// The first word of an object: `size:16 | identity hash:24 | flags:8 | kind:8 | 0x17`.
#[derive(Clone, Copy)]
pub(crate) struct Header(pub(crate) u64);

/// The object refuses mutation (literals, frozen data).
pub(crate) const FLAG_FROZEN: u64 = 1 << 16;
/// The symbol was found alive by the running full collection.
pub(super) const FLAG_MARKED: u64 = 1 << 17;
/// The symbol is not in the table of names.
pub(super) const FLAG_UNINTERNED: u64 = 1 << 18;

impl Header {
    /// A header; `words` counts the header too and is 0 for large objects, whose size stands in
    /// their block.
    #[inline(always)]
    pub(crate) const fn new(kind: Kind, words: usize) -> Header {
        Header((words as u64) << 48 | (kind as u64) << 8 | LOW_HEADER)
    }

    #[inline(always)]
    pub(crate) const fn is_header(word: u64) -> bool {
        word & 0xff == LOW_HEADER
    }

    #[inline(always)]
    pub(crate) fn kind(self) -> Kind {
        Kind::from_byte((self.0 >> 8) as u8)
    }

    #[inline(always)]
    pub(crate) const fn words(self) -> usize {
        (self.0 >> 48) as usize
    }

    /// The same header, of an object that refuses mutation.
    #[inline(always)]
    pub(crate) const fn frozen(self) -> Header {
        Header(self.0 | FLAG_FROZEN)
    }

    #[inline(always)]
    pub(crate) const fn is_frozen(self) -> bool {
        self.0 & FLAG_FROZEN != 0
    }

    /// Lazily assigned; 0 means none yet.
    #[inline(always)]
    pub(crate) const fn identity_hash(self) -> u32 {
        (self.0 >> 24 & 0xff_ffff) as u32
    }
}

/// A word left where an object was, pointing to its copy.
#[inline(always)]
pub(crate) fn forward_to(address: *mut u64) -> u64 {
    (address as u64) << 8 | LOW_FORWARD
}

/// The address in a forwarding word, if it is one.
#[inline(always)]
pub(crate) fn forwarded(word: u64) -> Option<*mut u64> {
    if word & 0xff == LOW_FORWARD { Some((word >> 8) as *mut u64) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flonums_in_the_word_come_back() {
        for x in [0.0, -0.0, 1.0, -1.5, 3.25e70, 1e-70, f64::MIN_POSITIVE / 4.0, 1e-300, 0.1] {
            let word = Value::small_flonum(x).expect("these fit");
            assert!(word.is_small_flonum() && !word.is_fixnum() && word.is_immediate());
            assert_eq!(word.as_flonum().map(f64::to_bits), Some(x.to_bits()));
        }
        for x in [f64::INFINITY, f64::NAN, 1e300, 1e-100] {
            assert!(Value::small_flonum(x).is_none());
        }
    }

    #[test]
    fn fixnums_keep_sign_and_range() {
        for n in [0, 1, -1, Value::FIXNUM_MAX, Value::FIXNUM_MIN] {
            assert_eq!(Value::fixnum(n).as_fixnum(), Some(n));
        }
        assert!(Value::try_fixnum(Value::FIXNUM_MAX + 1).is_none());
    }
}
