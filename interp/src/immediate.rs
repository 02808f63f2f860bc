//! The bits of constants and characters, which are the same in every heap. They stand apart from
//! `heap::Value` because the compiler puts them into code, also when it runs inside the build script,
//! where there is no heap.

/// The low byte of a constant.
pub(crate) const LOW_CONSTANT: u64 = 0x07;
/// The low byte of a character.
pub(crate) const LOW_CHAR: u64 = 0x0f;

/// `#f`
pub(crate) const FALSE: u64 = constant(0);
/// `#t`
pub(crate) const TRUE: u64 = constant(1);
/// `()`
pub(crate) const NIL: u64 = constant(2);
/// What expressions without a useful value return.
pub(crate) const UNSPECIFIED: u64 = constant(3);
/// The end-of-file object.
pub(crate) const EOF: u64 = constant(4);
/// In a global cell: not defined yet.
pub(crate) const UNBOUND: u64 = constant(5);
/// In a `letrec` variable: not initialised yet.
pub(crate) const UNINITIALIZED: u64 = constant(6);
/// An optional argument that was not given.
pub(crate) const DEFAULT: u64 = constant(7);

const fn constant(index: u64) -> u64 {
    index << 8 | LOW_CONSTANT
}

/// `#t` or `#f`.
#[inline(always)]
pub(crate) const fn boolean(b: bool) -> u64 {
    if b { TRUE } else { FALSE }
}

/// A character.
#[inline(always)]
pub(crate) const fn char(c: char) -> u64 {
    (c as u64) << 8 | LOW_CHAR
}
