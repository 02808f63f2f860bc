//! Numbers: the whole tower as plain Rust values, shared by the reader, the library image and the
//! machine. Every operation is total: what has no answer is an [`Error`] value, never a panic.
//!
//! Representation invariants, kept by the constructors here and relied upon everywhere:
//! an integer within the fixnum range is a [`Number::Fixnum`]; a ratio is in lowest terms with a
//! denominator of at least 2; a complex number has two exact parts or two flonum parts, and its
//! imaginary part is never an exact zero.
//!
//! Nothing here knows of heap values or of positions in program text.

mod arith;
mod bitwise;
mod compare;
mod complex;
mod element;
mod flonum;
mod integer;
mod parse;
mod power;
mod print;
mod rational;
mod rectangular;
mod transcendental;

pub use element::Element;
pub use flonum::{join_flonum, split_flonum};
pub use parse::{ParseError, parse};

use dashu_int::IBig;
use dashu_int::ops::BitTest;
use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};

/// The largest integer that an operation may produce, in bits (about 1.2 million decimal digits).
/// Beyond it an operation answers [`Error::TooLarge`]. Up to it each operation ends within about half a
/// second, so that none needs to be interruptible.
pub const MAX_BITS: usize = 1 << 22;

/// The smallest fixnum.
pub const FIXNUM_MIN: i64 = -(1 << 61);
/// The largest fixnum.
pub const FIXNUM_MAX: i64 = (1 << 61) - 1;

/// A number of the tower.
#[derive(Clone, Debug)]
pub enum Number {
    /// An integer of 62 bits.
    Fixnum(i64),
    /// An integer outside the fixnum range.
    Big(IBig),
    /// Numerator and denominator in lowest terms, the denominator at least 2.
    Ratio(Box<(IBig, IBig)>),
    /// An inexact real.
    Flonum(f64),
    /// Real and imaginary part: two exact reals or two flonums, the imaginary part not an exact zero.
    Complex(Box<(Number, Number)>),
}

/// Why an operation has no result. Positions count arguments from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Error {
    /// Division by an exact zero.
    DivideByZero,
    /// The argument at this position must be a real number.
    NotReal(usize),
    /// The argument at this position must be an integer.
    NotInteger(usize),
    /// The argument at this position must be an exact integer.
    NotExactInteger(usize),
    /// The argument at this position must not be negative.
    Negative(usize),
    /// The argument at this position is infinite or not a number and so has no exact value.
    NotFinite(usize),
    /// The radix is outside 2 to 36.
    Radix,
    /// A number on the way to the result, or itself, would have more than [`MAX_BITS`] bits; or taking out
    /// common factors of numbers of this size would take too long.
    TooLarge,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (position, wanted) = match self {
            Error::DivideByZero => return f.write_str("division by zero"),
            Error::Radix => return f.write_str("a radix is from 2 to 36"),
            Error::TooLarge => return write!(f, "exact numbers have at most {MAX_BITS} bits"),
            Error::NotReal(position) => (position, "a real number"),
            Error::NotInteger(position) => (position, "an integer"),
            Error::NotExactInteger(position) => (position, "an exact integer"),
            Error::Negative(position) => (position, "a number that is not negative"),
            Error::NotFinite(position) => (position, "a finite number"),
        };
        write!(f, "argument {} must be {wanted}", position + 1)
    }
}

impl std::error::Error for Error {}

impl Number {
    /// Exact zero.
    pub const ZERO: Number = Number::Fixnum(0);
    /// Exact one.
    pub const ONE: Number = Number::Fixnum(1);

    /// An exact integer, in its normal form.
    pub fn from_integer(n: IBig) -> Number {
        match i64::try_from(&n) {
            Ok(small) if (FIXNUM_MIN..=FIXNUM_MAX).contains(&small) => Number::Fixnum(small),
            _ => Number::Big(n),
        }
    }

    /// Whether this is an exact integer.
    pub fn is_exact_integer(&self) -> bool {
        matches!(self, Number::Fixnum(_) | Number::Big(_))
    }

    /// Whether this is exact in all its parts.
    pub fn is_exact(&self) -> bool {
        match self {
            Number::Fixnum(_) | Number::Big(_) | Number::Ratio(_) => true,
            Number::Flonum(_) => false,
            Number::Complex(parts) => parts.0.is_exact(),
        }
    }

    /// Whether this is a real number.
    pub fn is_real(&self) -> bool {
        !matches!(self, Number::Complex(_))
    }

    /// Whether this is a rational number: any real but the infinities and NaN.
    pub fn is_rational(&self) -> bool {
        match self {
            Number::Flonum(x) => x.is_finite(),
            Number::Complex(_) => false,
            _ => true,
        }
    }

    /// Whether this is an integer, exact or not.
    pub fn is_integer(&self) -> bool {
        match self {
            Number::Fixnum(_) | Number::Big(_) => true,
            Number::Flonum(x) => x.is_finite() && x.fract() == 0.0,
            Number::Ratio(_) | Number::Complex(_) => false,
        }
    }

    /// Whether a part is not a number.
    pub fn is_nan(&self) -> bool {
        match self {
            Number::Flonum(x) => x.is_nan(),
            Number::Complex(parts) => parts.0.is_nan() || parts.1.is_nan(),
            _ => false,
        }
    }

    /// Whether a part is infinite.
    pub fn is_infinite(&self) -> bool {
        match self {
            Number::Flonum(x) => x.is_infinite(),
            Number::Complex(parts) => parts.0.is_infinite() || parts.1.is_infinite(),
            _ => false,
        }
    }

    /// Whether all parts are finite.
    pub fn is_finite(&self) -> bool {
        match self {
            Number::Flonum(x) => x.is_finite(),
            Number::Complex(parts) => parts.0.is_finite() && parts.1.is_finite(),
            _ => true,
        }
    }

    /// Whether this is numerically zero.
    pub fn is_zero(&self) -> bool {
        matches!(self, Number::Fixnum(0))
            || matches!(self, Number::Flonum(x) if *x == 0.0)
            || matches!(self, Number::Complex(parts) if parts.0.is_zero() && parts.1.is_zero())
    }

    /// Whether this is exactly the integer 0 (a flonum zero is not).
    pub fn is_exact_zero(&self) -> bool {
        matches!(self, Number::Fixnum(0))
    }

    /// The fixnum, if it is one.
    pub fn fixnum(&self) -> Option<i64> {
        match self {
            Number::Fixnum(n) => Some(*n),
            _ => None,
        }
    }

    /// The flonum, if it is one.
    pub fn flonum(&self) -> Option<f64> {
        match self {
            Number::Flonum(x) => Some(*x),
            _ => None,
        }
    }

    /// The same number as `eqv?` sees it: equal exactness and value, `0.0` and `-0.0` differ, all
    /// NaNs are one.
    pub fn eqv(&self, other: &Number) -> bool {
        match (self, other) {
            (Number::Fixnum(a), Number::Fixnum(b)) => a == b,
            (Number::Big(a), Number::Big(b)) => a == b,
            (Number::Ratio(a), Number::Ratio(b)) => a == b,
            (Number::Flonum(a), Number::Flonum(b)) => canonical_bits(*a) == canonical_bits(*b),
            (Number::Complex(a), Number::Complex(b)) => a.0.eqv(&b.0) && a.1.eqv(&b.1),
            _ => false,
        }
    }

    /// Feeds a hash that agrees with [`Number::eqv`].
    pub fn hash_eqv(&self, state: &mut impl Hasher) {
        std::mem::discriminant(self).hash(state);
        match self {
            Number::Fixnum(n) => n.hash(state),
            Number::Big(n) => n.hash(state),
            Number::Ratio(parts) => parts.hash(state),
            Number::Flonum(x) => canonical_bits(*x).hash(state),
            Number::Complex(parts) => {
                parts.0.hash_eqv(state);
                parts.1.hash_eqv(state);
            }
        }
    }

    /// The integer, if this is an exact one.
    pub(crate) fn exact_integer(&self) -> Option<Cow<'_, IBig>> {
        match self {
            Number::Fixnum(n) => Some(Cow::Owned(IBig::from(*n))),
            Number::Big(n) => Some(Cow::Borrowed(n)),
            _ => None,
        }
    }

    /// Numerator and denominator, if this is an exact real.
    pub(crate) fn exact_ratio(&self) -> Option<(Cow<'_, IBig>, Cow<'_, IBig>)> {
        match self {
            Number::Ratio(parts) => Some((Cow::Borrowed(&parts.0), Cow::Borrowed(&parts.1))),
            _ => Some((self.exact_integer()?, Cow::Owned(IBig::ONE))),
        }
    }
}

impl From<i64> for Number {
    fn from(n: i64) -> Number {
        if (FIXNUM_MIN..=FIXNUM_MAX).contains(&n) { Number::Fixnum(n) } else { Number::Big(n.into()) }
    }
}

impl From<i128> for Number {
    fn from(n: i128) -> Number {
        i64::try_from(n).map_or_else(|_| Number::Big(n.into()), Number::from)
    }
}

impl From<usize> for Number {
    fn from(n: usize) -> Number {
        i64::try_from(n).map_or_else(|_| Number::Big(n.into()), Number::from)
    }
}

impl From<f64> for Number {
    fn from(x: f64) -> Number {
        Number::Flonum(x)
    }
}

/// The bits of a flonum with a single NaN.
fn canonical_bits(x: f64) -> u64 {
    if x.is_nan() { f64::NAN.to_bits() } else { x.to_bits() }
}

/// Refuses integers beyond [`MAX_BITS`].
fn check_bits(bits: usize) -> Result<(), Error> {
    if bits > MAX_BITS { Err(Error::TooLarge) } else { Ok(()) }
}

/// A checked normal form: for results that grew by more than a bit.
fn sized(n: IBig) -> Result<Number, Error> {
    check_bits(n.bit_len())?;
    Ok(Number::from_integer(n))
}
