//! Addition, subtraction, multiplication and division over the whole tower. A flonum operand makes
//! the result a flonum; exact operands give exact results.

use super::{Error, Number, check_bits, complex, sized};
use dashu_int::IBig;
use dashu_int::ops::BitTest;

/// Shares the dispatch of the three ring operations: fixnums, complex, flonums, integers, ratios.
/// `$fixnum` and `$flonum` are the operations on machine words, `$integer` and `$ratio` on big ones.
macro_rules! ring_operation {
    ($a:ident, $b:ident, $fixnum:expr, $flonum:expr, $integer:expr, $ratio:expr, $complex:expr) => {
        match ($a, $b) {
            (Number::Fixnum(a), Number::Fixnum(b)) => {
                Ok(Number::from($fixnum(i128::from(*a), i128::from(*b))))
            }
            (Number::Flonum(a), Number::Flonum(b)) => Ok(Number::Flonum($flonum(*a, *b))),
            (Number::Complex(_), _) | (_, Number::Complex(_)) => $complex($a, $b),
            (Number::Flonum(a), _) => Ok(Number::Flonum($flonum(*a, $b.to_f64()))),
            (_, Number::Flonum(b)) => Ok(Number::Flonum($flonum($a.to_f64(), *b))),
            _ => match ($a.exact_integer(), $b.exact_integer()) {
                (Some(a), Some(b)) => $integer(&a, &b),
                _ => $ratio(&exact($a)?, &exact($b)?),
            },
        }
    };
}

/// Numerator and denominator of an exact real as owned integers.
type Fraction = (IBig, IBig);

fn exact(n: &Number) -> Result<Fraction, Error> {
    let (num, den) = n.exact_ratio().ok_or(Error::NotReal(0))?;
    Ok((num.into_owned(), den.into_owned()))
}

impl Number {
    /// `(+ a b)`
    pub fn add(&self, other: &Number) -> Result<Number, Error> {
        ring_operation!(
            self,
            other,
            |a: i128, b: i128| a + b,
            |a: f64, b: f64| a + b,
            |a: &IBig, b: &IBig| sized(a + b),
            |a: &Fraction, b: &Fraction| combine(a, b, |left, right| left + right),
            complex::add
        )
    }

    /// `(- a b)`
    pub fn sub(&self, other: &Number) -> Result<Number, Error> {
        ring_operation!(
            self,
            other,
            |a: i128, b: i128| a - b,
            |a: f64, b: f64| a - b,
            |a: &IBig, b: &IBig| sized(a - b),
            |a: &Fraction, b: &Fraction| combine(a, b, |left, right| left - right),
            complex::sub
        )
    }

    /// `(* a b)`
    pub fn mul(&self, other: &Number) -> Result<Number, Error> {
        ring_operation!(
            self,
            other,
            |a: i128, b: i128| a * b,
            |a: f64, b: f64| a * b,
            multiply,
            |a: &Fraction, b: &Fraction| {
                check_product(&a.0, &b.0)?;
                check_product(&a.1, &b.1)?;
                Number::ratio(&a.0 * &b.0, &a.1 * &b.1)
            },
            complex::mul
        )
    }

    /// `(/ a b)`: dividing by an exact zero is an error, by a flonum zero gives an infinity or NaN.
    pub fn div(&self, other: &Number) -> Result<Number, Error> {
        if other.is_exact_zero() {
            return Err(Error::DivideByZero);
        }
        match (self, other) {
            (Number::Complex(_), _) | (_, Number::Complex(_)) => complex::div(self, other),
            (Number::Flonum(a), b) => Ok(Number::Flonum(a / b.to_f64())),
            (a, Number::Flonum(b)) => Ok(Number::Flonum(a.to_f64() / b)),
            _ => {
                let (a, b) = (exact(self)?, exact(other)?);
                check_product(&a.0, &b.1)?;
                check_product(&a.1, &b.0)?;
                Number::ratio(a.0 * b.1, a.1 * b.0)
            }
        }
    }

    /// `(- a)`
    pub fn neg(&self) -> Number {
        match self {
            Number::Fixnum(n) => Number::from(-n),
            Number::Big(n) => Number::from_integer(-n),
            Number::Ratio(parts) => Number::Ratio(Box::new((-&parts.0, parts.1.clone()))),
            Number::Flonum(x) => Number::Flonum(-x),
            Number::Complex(parts) => Number::Complex(Box::new((parts.0.neg(), parts.1.neg()))),
        }
    }

    /// `(abs a)`
    pub fn abs(&self) -> Result<Number, Error> {
        match self {
            Number::Complex(_) => Err(Error::NotReal(0)),
            Number::Flonum(x) => Ok(Number::Flonum(x.abs())),
            _ if self.is_negative()? => Ok(self.neg()),
            _ => Ok(self.clone()),
        }
    }
}

fn multiply(a: &IBig, b: &IBig) -> Result<Number, Error> {
    check_product(a, b)?;
    Ok(Number::from_integer(a * b))
}

/// Refuses a product before it is computed.
fn check_product(a: &IBig, b: &IBig) -> Result<(), Error> {
    check_bits(a.bit_len() + b.bit_len())
}

/// The sum or difference of two fractions.
fn combine(a: &Fraction, b: &Fraction, operation: fn(IBig, IBig) -> IBig) -> Result<Number, Error> {
    check_product(&a.0, &b.1)?;
    check_product(&b.0, &a.1)?;
    check_product(&a.1, &b.1)?;
    if a.1 == b.1 {
        return Number::ratio(operation(a.0.clone(), b.0.clone()), a.1.clone());
    }
    Number::ratio(operation(&a.0 * &b.1, &b.0 * &a.1), &a.1 * &b.1)
}
