//! Integer division in both R7RS families, divisors and multiples, and exact square roots. Flonums
//! with integer values are accepted where R7RS accepts them, and make the result a flonum.

use super::{Error, Number, check_bits, flonum, sized};
use dashu_int::ops::{Abs, BitTest, DivRem, Gcd, SquareRootRem};
use dashu_int::{IBig, UBig};
use std::borrow::Cow;

/// Which way the quotient is rounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rounding {
    /// Towards negative infinity: the remainder has the sign of the divisor.
    Floor,
    /// Towards zero: the remainder has the sign of the dividend.
    Truncate,
}

impl Number {
    /// `(floor/ a b)`: quotient and remainder.
    pub fn floor_divide(&self, other: &Number) -> Result<(Number, Number), Error> {
        divide(self, other, Rounding::Floor)
    }

    /// `(truncate/ a b)`: quotient and remainder.
    pub fn truncate_divide(&self, other: &Number) -> Result<(Number, Number), Error> {
        divide(self, other, Rounding::Truncate)
    }

    /// `(floor-quotient a b)`
    pub fn floor_quotient(&self, other: &Number) -> Result<Number, Error> {
        Ok(self.floor_divide(other)?.0)
    }

    /// `(floor-remainder a b)`, also called `modulo`.
    pub fn modulo(&self, other: &Number) -> Result<Number, Error> {
        Ok(self.floor_divide(other)?.1)
    }

    /// `(truncate-quotient a b)`, also called `quotient`.
    pub fn quotient(&self, other: &Number) -> Result<Number, Error> {
        Ok(self.truncate_divide(other)?.0)
    }

    /// `(truncate-remainder a b)`, also called `remainder`.
    pub fn remainder(&self, other: &Number) -> Result<Number, Error> {
        Ok(self.truncate_divide(other)?.1)
    }

    /// `(even? a)`
    pub fn is_even(&self) -> Result<bool, Error> {
        match self {
            Number::Fixnum(n) => Ok(n % 2 == 0),
            Number::Big(n) => Ok(!n.bit(0)),
            Number::Flonum(x) if self.is_integer() => Ok(x % 2.0 == 0.0),
            _ => Err(Error::NotInteger(0)),
        }
    }

    /// `(gcd a b)`: never negative; `(gcd 0 b)` is the magnitude of `b`.
    pub fn gcd(&self, other: &Number) -> Result<Number, Error> {
        let (a, b, inexact) = integers(self, other)?;
        Ok(inexact_if(inexact, Number::from_integer(greatest_common_divisor(&a, &b)?)))
    }

    /// `(lcm a b)`: never negative; 0 when either is 0.
    pub fn lcm(&self, other: &Number) -> Result<Number, Error> {
        let (a, b, inexact) = integers(self, other)?;
        if a.is_zero() || b.is_zero() {
            return Ok(inexact_if(inexact, Number::ZERO));
        }
        check_bits(a.bit_len() + b.bit_len())?;
        let divisor = greatest_common_divisor(&a, &b)?;
        Ok(inexact_if(inexact, sized(((a.as_ref() / divisor) * b.as_ref()).abs())?))
    }

    /// `(exact-integer-sqrt n)`: the root rounded down, and what its square leaves of `n`.
    pub fn exact_integer_sqrt(&self) -> Result<(Number, Number), Error> {
        let n = self.exact_integer().ok_or(Error::NotExactInteger(0))?;
        let n = UBig::try_from(n.into_owned()).map_err(|_| Error::Negative(0))?;
        let (root, rest) = n.sqrt_rem();
        Ok((Number::from_integer(root.into()), Number::from_integer(rest.into())))
    }
}

/// The largest product of two lengths in bits whose common divisor is computed. The cost grows with the
/// product; this much takes half a second.
const GCD_WORK: usize = 1 << 42;

/// Greatest common divisor of two integers; of two zeros it is 0.
pub(super) fn greatest_common_divisor(a: &IBig, b: &IBig) -> Result<IBig, Error> {
    if a.is_zero() && b.is_zero() {
        return Ok(IBig::ZERO);
    }
    if a.bit_len().saturating_mul(b.bit_len()) > GCD_WORK {
        return Err(Error::TooLarge);
    }
    Ok(a.gcd(b).into())
}

fn divide(a: &Number, b: &Number, rounding: Rounding) -> Result<(Number, Number), Error> {
    if let (Number::Fixnum(a), Number::Fixnum(b)) = (a, b) {
        if *b == 0 {
            return Err(Error::DivideByZero);
        }
        let (quotient, remainder) = (a / b, a % b);
        let adjust = rounding == Rounding::Floor && remainder != 0 && (remainder < 0) != (*b < 0);
        return Ok(match adjust {
            true => (Number::from(quotient - 1), Number::from(remainder + b)),
            false => (Number::from(quotient), Number::from(remainder)),
        });
    }
    let (a, b, inexact) = integers(a, b)?;
    if b.is_zero() {
        return Err(Error::DivideByZero);
    }
    let (quotient, remainder) = divide_integers(&a, &b, rounding);
    let wrap = |n| inexact_if(inexact, Number::from_integer(n));
    Ok((wrap(quotient), wrap(remainder)))
}

/// Quotient and remainder of integers; `b` is not zero.
pub(super) fn divide_integers(a: &IBig, b: &IBig, rounding: Rounding) -> (IBig, IBig) {
    let (quotient, remainder) = a.div_rem(b);
    if rounding == Rounding::Floor && !remainder.is_zero() && remainder.sign() != b.sign() {
        return (quotient - IBig::ONE, remainder + b);
    }
    (quotient, remainder)
}

/// Both operands as exact integers, and whether one of them was a flonum.
fn integers<'a>(a: &'a Number, b: &'a Number) -> Result<(Cow<'a, IBig>, Cow<'a, IBig>, bool), Error> {
    let integer = |n: &'a Number, position| match n {
        Number::Flonum(x) if n.is_integer() => {
            let exact = flonum::to_exact(*x).and_then(|exact| exact.exact_integer().map(Cow::into_owned));
            exact.map(Cow::Owned).ok_or(Error::NotInteger(position))
        }
        _ => n.exact_integer().ok_or(Error::NotInteger(position)),
    };
    Ok((integer(a, 0)?, integer(b, 1)?, !a.is_exact() || !b.is_exact()))
}

fn inexact_if(inexact: bool, n: Number) -> Number {
    if inexact { n.inexact() } else { n }
}
