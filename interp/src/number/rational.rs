//! Fractions: their normal form, parts and roundings to an integer, and the simplest number in an
//! interval.

use super::integer::{Rounding, divide_integers, greatest_common_divisor};
use super::{Error, Number, check_bits};
use dashu_int::ops::BitTest;
use dashu_int::{IBig, Sign};

impl Number {
    /// The exact number `num / den` in its normal form.
    pub fn ratio(num: IBig, den: IBig) -> Result<Number, Error> {
        if den.is_zero() {
            return Err(Error::DivideByZero);
        }
        if den == IBig::ONE {
            return super::sized(num);
        }
        let divisor = greatest_common_divisor(&num, &den)?;
        let (mut num, mut den) = (num / &divisor, den / &divisor);
        if den.sign() == Sign::Negative {
            (num, den) = (-num, -den);
        }
        check_bits(num.bit_len().max(den.bit_len()))?;
        if den == IBig::ONE {
            return Ok(Number::from_integer(num));
        }
        Ok(Number::Ratio(Box::new((num, den))))
    }

    /// `(numerator a)`
    pub fn numerator(&self) -> Result<Number, Error> {
        self.part(|num, _| num)
    }

    /// `(denominator a)`
    pub fn denominator(&self) -> Result<Number, Error> {
        self.part(|_, den| den)
    }

    fn part(&self, choose: fn(IBig, IBig) -> IBig) -> Result<Number, Error> {
        let exact = self.exact()?;
        let (num, den) = exact.exact_ratio().ok_or(Error::NotReal(0))?;
        let chosen = Number::from_integer(choose(num.into_owned(), den.into_owned()));
        Ok(if self.is_exact() { chosen } else { chosen.inexact() })
    }

    /// `(floor a)`
    pub fn floor(&self) -> Result<Number, Error> {
        self.round_with(f64::floor, |num, den| divide_integers(num, den, Rounding::Floor).0)
    }

    /// `(ceiling a)`
    pub fn ceiling(&self) -> Result<Number, Error> {
        self.round_with(f64::ceil, |num, den| divide_integers(num, den, Rounding::Floor).0 + IBig::ONE)
    }

    /// `(truncate a)`
    pub fn truncate(&self) -> Result<Number, Error> {
        self.round_with(f64::trunc, |num, den| num / den)
    }

    /// `(round a)`: to the nearest integer, halves to the even one.
    pub fn round(&self) -> Result<Number, Error> {
        self.round_with(f64::round_ties_even, |num, den| {
            let doubled = num * IBig::from(2) + den;
            let (rounded, rest) = divide_integers(&doubled, &(den * IBig::from(2)), Rounding::Floor);
            if rest.is_zero() && rounded.bit(0) { rounded - IBig::ONE } else { rounded }
        })
    }

    /// `exact` sees a denominator of at least 2, so the value is never an integer there.
    fn round_with(&self, inexact: fn(f64) -> f64, exact: fn(&IBig, &IBig) -> IBig) -> Result<Number, Error> {
        match self {
            Number::Fixnum(_) | Number::Big(_) => Ok(self.clone()),
            Number::Ratio(parts) => Ok(Number::from_integer(exact(&parts.0, &parts.1))),
            Number::Flonum(x) => Ok(Number::Flonum(inexact(*x))),
            Number::Complex(_) => Err(Error::NotReal(0)),
        }
    }

    /// `(rationalize a tolerance)`: the simplest number that differs from `a` by no more than the tolerance.
    pub fn rationalize(&self, tolerance: &Number) -> Result<Number, Error> {
        if !self.is_real() {
            return Err(Error::NotReal(0));
        }
        if !tolerance.is_real() {
            return Err(Error::NotReal(1));
        }
        let inexact = !self.is_exact() || !tolerance.is_exact();
        if self.is_nan() || tolerance.is_nan() || (self.is_infinite() && tolerance.is_infinite()) {
            return Ok(Number::Flonum(f64::NAN));
        }
        if self.is_infinite() {
            return Ok(self.clone());
        }
        if tolerance.is_infinite() {
            return Ok(Number::Flonum(0.0));
        }
        let (value, tolerance) = (self.exact()?, tolerance.exact()?.abs()?);
        let simplest = simplest_between(&value.sub(&tolerance)?, &value.add(&tolerance)?)?;
        Ok(if inexact { simplest.inexact() } else { simplest })
    }
}

/// The number with the smallest denominator, then the smallest numerator, in a closed interval.
fn simplest_between(low: &Number, high: &Number) -> Result<Number, Error> {
    if low.is_positive()? {
        return simplest_positive(low, high);
    }
    if high.is_negative()? {
        return Ok(simplest_positive(&high.neg(), &low.neg())?.neg());
    }
    Ok(Number::ZERO)
}

/// The largest part of an interval's end, in bits, between which the simplest number is looked for: the
/// search takes as many steps as the ends have bits.
const SEARCH_BITS: usize = 1 << 17;

/// Walks the continued fractions of both ends, `0 < low <= high`, as long as they agree. The number
/// is built from the common quotients by the usual two-term recurrence, so nothing recurs.
fn simplest_positive(low: &Number, high: &Number) -> Result<Number, Error> {
    let parts = |n: &Number| n.exact_ratio().map(|(num, den)| (num.into_owned(), den.into_owned()));
    let (mut low, mut high) = (parts(low).ok_or(Error::NotReal(0))?, parts(high).ok_or(Error::NotReal(0))?);
    if [&low.0, &low.1, &high.0, &high.1].into_iter().any(|n| n.bit_len() > SEARCH_BITS) {
        return Err(Error::TooLarge);
    }
    let (mut num, mut num_before) = (IBig::ONE, IBig::ZERO);
    let (mut den, mut den_before) = (IBig::ZERO, IBig::ONE);
    loop {
        let (whole, rest) = divide_integers(&low.0, &low.1, Rounding::Floor);
        let (high_whole, high_rest) = divide_integers(&high.0, &high.1, Rounding::Floor);
        let agree = !rest.is_zero() && whole == high_whole;
        let quotient = if agree || rest.is_zero() { whole } else { whole + IBig::ONE };
        (num, num_before) = (&quotient * &num + &num_before, num);
        (den, den_before) = (&quotient * &den + &den_before, den);
        if !agree {
            return Number::ratio(num, den);
        }
        // The fractions that are left, turned over, which exchanges low and high.
        (low, high) = ((high.1, high_rest), (low.1, rest));
    }
}
