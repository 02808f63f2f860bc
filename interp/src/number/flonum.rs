//! Between exact numbers and flonums. Every conversion to a flonum is correctly rounded (to nearest,
//! ties to even), also for integers and fractions far outside the range of flonums.

use super::{Error, Number};
use dashu_int::ops::{BitTest, DivRem, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};

/// Bits of a flonum's significand, the hidden one included.
const PRECISION: i64 = 53;
/// The exponent of the least significant bit of a subnormal.
const LOWEST_EXPONENT: i64 = -1074;

impl Number {
    /// The nearest flonum of a real; the real part of a complex number.
    pub fn to_f64(&self) -> f64 {
        match self {
            Number::Fixnum(n) => *n as f64, // `as` rounds to nearest even
            Number::Big(n) => n.to_f64().value(),
            Number::Ratio(parts) => ratio_to_f64(&parts.0, &parts.1),
            Number::Flonum(x) => *x,
            Number::Complex(parts) => parts.0.to_f64(),
        }
    }

    /// `(inexact a)`
    pub fn inexact(&self) -> Number {
        match self {
            Number::Complex(parts) => Number::Complex(Box::new((parts.0.inexact(), parts.1.inexact()))),
            _ => Number::Flonum(self.to_f64()),
        }
    }

    /// `(exact a)`
    pub fn exact(&self) -> Result<Number, Error> {
        match self {
            Number::Flonum(x) => to_exact(*x).ok_or(Error::NotFinite(0)),
            Number::Complex(parts) => Number::rectangular(&parts.0.exact()?, &parts.1.exact()?),
            _ => Ok(self.clone()),
        }
    }
}

/// The exact value of a finite flonum.
pub(super) fn to_exact(x: f64) -> Option<Number> {
    if !x.is_finite() {
        return None;
    }
    if x.fract() == 0.0 && x.abs() < 9.0e18 {
        return Some(Number::from(x as i64));
    }
    let (significand, exponent) = significand(x);
    let sign = if x < 0.0 { Sign::Negative } else { Sign::Positive };
    let significand = IBig::from_parts(sign, significand.into());
    let shift = exponent.unsigned_abs() as usize;
    match exponent >= 0 {
        true => Some(Number::from_integer(significand << shift)),
        false => Number::ratio(significand, IBig::ONE << shift).ok(),
    }
}

/// The magnitude of a finite flonum as an integer and the power of two to multiply it with.
pub(super) fn significand(x: f64) -> (u64, i64) {
    let bits = x.to_bits();
    let biased = ((bits >> 52) & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    match biased {
        0 => (fraction, LOWEST_EXPONENT),
        _ => (fraction | (1 << 52), biased - 1075),
    }
}

/// The flonum nearest to a fraction; the denominator is positive.
pub(super) fn ratio_to_f64(num: &IBig, den: &IBig) -> f64 {
    let (num, den, negative) = (num.unsigned_abs(), den.unsigned_abs(), num.sign() == Sign::Negative);
    // A quotient of 64 or 65 bits; what the division leaves only matters as "something".
    let shift = 64 - (num.bit_len() as i64 - den.bit_len() as i64);
    let distance = shift.unsigned_abs() as usize;
    let (num, den) = if shift >= 0 { (num << distance, den) } else { (num, den << distance) };
    let (quotient, rest) = num.div_rem(&den);
    let magnitude = rounded(&quotient, -shift, !rest.is_zero());
    if negative { -magnitude } else { magnitude }
}

/// The flonum nearest to `significand * 2^exponent`, where `sticky` says that the true value is a
/// little larger. The significand has at most 127 bits.
pub(super) fn rounded(significand: &UBig, exponent: i64, sticky: bool) -> f64 {
    let Ok(mut significand) = u128::try_from(significand) else { return f64::NAN };
    let bits = i64::from(128 - significand.leading_zeros());
    let mut exponent = exponent;
    // Subnormals have fewer bits: their last bit never lies below 2^-1074.
    let drop = (bits - PRECISION).max(LOWEST_EXPONENT - exponent);
    if drop > 127 {
        return 0.0;
    }
    if drop > 0 {
        let rest = significand & ((1 << drop) - 1);
        let half = 1_u128 << (drop - 1);
        significand >>= drop;
        exponent += drop;
        if rest > half || (rest == half && (sticky || significand & 1 == 1)) {
            significand += 1;
        }
    }
    scale(significand as f64, exponent)
}

/// `x * 2^exponent`, exact whenever the result is a flonum; overflows to infinity.
fn scale(x: f64, exponent: i64) -> f64 {
    let mut exponent = exponent.clamp(-3000, 3000);
    let mut x = x;
    while exponent > 1000 {
        x *= power_of_two(1000);
        exponent -= 1000;
    }
    // The first factor keeps `x` normal, so that at most the last step rounds.
    while exponent < -900 {
        x *= power_of_two(-900);
        exponent += 900;
    }
    x * power_of_two(exponent)
}

/// A finite flonum other than zero as a fraction of a magnitude from 0.5 to 1 (excluded) and the power
/// of two it is to be multiplied with.
pub fn split_flonum(x: f64) -> Option<(f64, i64)> {
    if x == 0.0 || !x.is_finite() {
        return None;
    }
    // Subnormals have their first bit anywhere: 54 places to the left they are normal.
    let (normal, moved) = if x.is_normal() { (x, 0) } else { (x * power_of_two(54), 54) };
    let bits = normal.to_bits();
    let biased = (bits >> 52 & 0x7ff) as i64;
    Some((f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), biased - 1022 - moved))
}

/// `x * 2^exponent`, rounded once.
pub fn join_flonum(x: f64, exponent: i64) -> f64 {
    match split_flonum(x) {
        Some((fraction, own)) => scale(fraction, own.saturating_add(exponent)),
        None => x,
    }
}

/// 2^exponent for exponents of normal flonums.
fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

/// A positive integer as a significand of at most 64 bits and the power of two it is short of.
pub(super) fn decompose(n: &UBig) -> (f64, i64) {
    let drop = n.bit_len().saturating_sub(64);
    ((n >> drop).to_f64().value(), drop as i64)
}
