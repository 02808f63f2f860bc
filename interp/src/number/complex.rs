//! Complex numbers in rectangular form: construction, parts and the four operations. Exact parts stay
//! exact (Gaussian rationals); when one part is inexact both become flonums, and only an exact zero
//! imaginary part makes the result real.

use super::rectangular::Rectangular;
use super::{Error, Number};

impl Number {
    /// `(make-rectangular re im)`
    pub fn rectangular(re: &Number, im: &Number) -> Result<Number, Error> {
        if !re.is_real() {
            return Err(Error::NotReal(0));
        }
        if !im.is_real() {
            return Err(Error::NotReal(1));
        }
        if im.is_exact_zero() {
            return Ok(re.clone());
        }
        let parts = match re.is_exact() && im.is_exact() {
            true => (re.clone(), im.clone()),
            false => (re.inexact(), im.inexact()),
        };
        Ok(Number::Complex(Box::new(parts)))
    }

    /// `(make-polar magnitude angle)`
    pub fn polar(magnitude: &Number, angle: &Number) -> Result<Number, Error> {
        if !magnitude.is_real() {
            return Err(Error::NotReal(0));
        }
        if !angle.is_real() {
            return Err(Error::NotReal(1));
        }
        if angle.is_exact_zero() || magnitude.is_exact_zero() {
            return Ok(magnitude.clone());
        }
        let (magnitude, angle) = (magnitude.to_f64(), angle.to_f64());
        Ok(Rectangular { re: magnitude * angle.cos(), im: magnitude * angle.sin() }.into())
    }

    /// `(real-part a)`
    pub fn real_part(&self) -> Number {
        match self {
            Number::Complex(parts) => parts.0.clone(),
            _ => self.clone(),
        }
    }

    /// `(imag-part a)`
    pub fn imag_part(&self) -> Number {
        match self {
            Number::Complex(parts) => parts.1.clone(),
            _ => Number::ZERO,
        }
    }

    /// `(magnitude a)`: exact when the root of the sum of squares is.
    pub fn magnitude(&self) -> Result<Number, Error> {
        let Number::Complex(parts) = self else { return self.abs() };
        match (&parts.0, &parts.1) {
            (Number::Flonum(re), Number::Flonum(im)) => Ok(Number::Flonum(re.hypot(*im))),
            (re, im) => re.mul(re)?.add(&im.mul(im)?)?.sqrt(),
        }
    }

    /// `(angle a)`
    pub fn angle(&self) -> Result<Number, Error> {
        match self {
            Number::Complex(parts) => parts.1.atan2(&parts.0),
            Number::Flonum(x) => Ok(Number::Flonum(0.0_f64.atan2(*x))),
            _ if self.is_negative()? => Ok(Number::Flonum(std::f64::consts::PI)),
            _ => Ok(Number::ZERO),
        }
    }
}

/// The sum; at least one operand is complex (so for the others below).
pub(super) fn add(a: &Number, b: &Number) -> Result<Number, Error> {
    Number::rectangular(&a.real_part().add(&b.real_part())?, &a.imag_part().add(&b.imag_part())?)
}

/// The difference.
pub(super) fn sub(a: &Number, b: &Number) -> Result<Number, Error> {
    Number::rectangular(&a.real_part().sub(&b.real_part())?, &a.imag_part().sub(&b.imag_part())?)
}

/// The product.
pub(super) fn mul(a: &Number, b: &Number) -> Result<Number, Error> {
    if let Some((real, complex)) = real_factor(a, b) {
        return Number::rectangular(&real.mul(&complex.real_part())?, &real.mul(&complex.imag_part())?);
    }
    let (a_re, a_im, b_re, b_im) = (a.real_part(), a.imag_part(), b.real_part(), b.imag_part());
    let re = a_re.mul(&b_re)?.sub(&a_im.mul(&b_im)?)?;
    let im = a_re.mul(&b_im)?.add(&a_im.mul(&b_re)?)?;
    Number::rectangular(&re, &im)
}

/// The quotient; the divisor is not an exact zero.
pub(super) fn div(a: &Number, b: &Number) -> Result<Number, Error> {
    if b.is_real() {
        return Number::rectangular(&a.real_part().div(b)?, &a.imag_part().div(b)?);
    }
    if !a.is_exact() || !b.is_exact() {
        return Ok((Rectangular::from(a) / Rectangular::from(b)).into());
    }
    let (re, im) = (b.real_part(), b.imag_part());
    let scale = re.mul(&re)?.add(&im.mul(&im)?)?;
    let conjugate = Number::rectangular(&re, &im.neg())?;
    a.mul(&conjugate)?.div(&scale)
}

/// The real operand and the complex one, if one is real: multiplying by parts then keeps infinities
/// and signed zeros apart.
fn real_factor<'a>(a: &'a Number, b: &'a Number) -> Option<(&'a Number, &'a Number)> {
    match (a.is_real(), b.is_real()) {
        (true, _) => Some((a, b)),
        (_, true) => Some((b, a)),
        _ => None,
    }
}
