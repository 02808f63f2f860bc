//! Order and numerical equality. Exact and inexact numbers are compared by their exact values, so
//! that `=` and `<` stay transitive.

use super::{Error, Number, flonum};
use dashu_int::{IBig, Sign};
use std::cmp::Ordering;

impl Number {
    /// The order of two reals; `None` when one is NaN.
    pub fn compare(&self, other: &Number) -> Result<Option<Ordering>, Error> {
        match (self, other) {
            (Number::Fixnum(a), Number::Fixnum(b)) => Ok(Some(a.cmp(b))),
            (Number::Flonum(a), Number::Flonum(b)) => Ok(a.partial_cmp(b)),
            (Number::Complex(_), _) => Err(Error::NotReal(0)),
            (_, Number::Complex(_)) => Err(Error::NotReal(1)),
            (Number::Flonum(a), b) => Ok(compare_flonum(*a, b)),
            (a, Number::Flonum(b)) => Ok(compare_flonum(*b, a).map(Ordering::reverse)),
            _ => Ok(Some(compare_exact(self, other))),
        }
    }

    /// `(= a b)`, also for complex numbers.
    pub fn num_eq(&self, other: &Number) -> bool {
        match (self, other) {
            (Number::Complex(a), Number::Complex(b)) => a.0.num_eq(&b.0) && a.1.num_eq(&b.1),
            (Number::Complex(a), b) | (b, Number::Complex(a)) => a.1.is_zero() && a.0.num_eq(b),
            _ => matches!(self.compare(other), Ok(Some(Ordering::Equal))),
        }
    }

    /// `(< a b)`
    pub fn lt(&self, other: &Number) -> Result<bool, Error> {
        Ok(self.compare(other)? == Some(Ordering::Less))
    }

    /// `(<= a b)`
    pub fn le(&self, other: &Number) -> Result<bool, Error> {
        Ok(self.compare(other)?.is_some_and(Ordering::is_le))
    }

    /// `(positive? a)`
    pub fn is_positive(&self) -> Result<bool, Error> {
        Number::ZERO.lt(self).map_err(|_| Error::NotReal(0))
    }

    /// `(negative? a)`
    pub fn is_negative(&self) -> Result<bool, Error> {
        self.lt(&Number::ZERO)
    }

    /// `(max a b)`: inexact when either is.
    pub fn max(&self, other: &Number) -> Result<Number, Error> {
        self.select(other, Ordering::Greater)
    }

    /// `(min a b)`: inexact when either is.
    pub fn min(&self, other: &Number) -> Result<Number, Error> {
        self.select(other, Ordering::Less)
    }

    fn select(&self, other: &Number, wanted: Ordering) -> Result<Number, Error> {
        let order = self.compare(other)?;
        let chosen = match order {
            None if self.is_nan() => self,
            None => other,
            Some(order) if order == wanted => self,
            Some(_) => other,
        };
        let inexact = !self.is_exact() || !other.is_exact();
        Ok(if inexact { chosen.inexact() } else { chosen.clone() })
    }
}

/// Orders a flonum against an exact real.
fn compare_flonum(a: f64, b: &Number) -> Option<Ordering> {
    if a.is_nan() {
        return None;
    }
    if a.is_infinite() {
        return Some(if a > 0.0 { Ordering::Greater } else { Ordering::Less });
    }
    if let Number::Fixnum(b) = b
        && b.unsigned_abs() < 1 << 53
    {
        return a.partial_cmp(&(*b as f64)); // exact: the fixnum has a flonum of its own
    }
    let a = flonum::to_exact(a)?;
    Some(compare_exact(&a, b))
}

/// Orders two exact reals.
fn compare_exact(a: &Number, b: &Number) -> Ordering {
    let (Some((a_num, a_den)), Some((b_num, b_den))) = (a.exact_ratio(), b.exact_ratio()) else {
        unreachable!("both operands are exact reals")
    };
    if *a_den == IBig::ONE && *b_den == IBig::ONE {
        return a_num.cmp(&b_num);
    }
    let (a_below, b_below) = (a_num.sign() == Sign::Negative, b_num.sign() == Sign::Negative);
    if a_below != b_below {
        return if a_below { Ordering::Less } else { Ordering::Greater };
    }
    (a_num.as_ref() * b_den.as_ref()).cmp(&(b_num.as_ref() * a_den.as_ref()))
}
