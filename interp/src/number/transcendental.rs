//! Exponential, logarithm, sine and their relatives. An exact argument with an exact result keeps it
//! (`(exp 0)` is 1); everything else is inexact, and complex where the real line ends.

use super::rectangular::Rectangular;
use super::{Error, Number, flonum};
use dashu_int::ops::UnsignedAbs;
use dashu_int::{IBig, UBig};
use std::f64::consts::{LN_2, PI};

impl Number {
    /// `(exp a)`
    pub fn exp(&self) -> Result<Number, Error> {
        Ok(match self {
            Number::Fixnum(0) => Number::ONE,
            Number::Complex(_) => Rectangular::from(self).exp().into(),
            _ => Number::Flonum(self.to_f64().exp()),
        })
    }

    /// `(log a)`; of zero it is negative infinity.
    pub fn log(&self) -> Result<Number, Error> {
        match self {
            Number::Fixnum(1) => Ok(Number::ZERO),
            Number::Complex(_) => Ok(Rectangular::from(self).ln().into()),
            _ if self.is_negative()? => Ok(Rectangular { re: ln_positive(&self.neg()), im: PI }.into()),
            _ => Ok(Number::Flonum(ln_positive(self))),
        }
    }

    /// `(log a base)`
    pub fn log_base(&self, base: &Number) -> Result<Number, Error> {
        if self.is_real() && self.is_positive()? && self.to_f64().is_finite() {
            match base {
                Number::Fixnum(2) => return Ok(Number::Flonum(self.to_f64().log2())),
                Number::Fixnum(10) => return Ok(Number::Flonum(self.to_f64().log10())),
                _ => {}
            }
        }
        self.log()?.div(&base.log()?)
    }

    /// `(sin a)`
    pub fn sin(&self) -> Result<Number, Error> {
        Ok(self.function(Number::ZERO, Number::ZERO, f64::sin, Rectangular::sin))
    }

    /// `(cos a)`
    pub fn cos(&self) -> Result<Number, Error> {
        Ok(self.function(Number::ZERO, Number::ONE, f64::cos, Rectangular::cos))
    }

    /// `(tan a)`
    pub fn tan(&self) -> Result<Number, Error> {
        Ok(self.function(Number::ZERO, Number::ZERO, f64::tan, Rectangular::tan))
    }

    /// `(asin a)`: complex outside -1 to 1.
    pub fn asin(&self) -> Result<Number, Error> {
        match self.beyond_one() {
            Some(on_cut) => Ok(on_cut.asin().into()),
            None => Ok(self.function(Number::ZERO, Number::ZERO, f64::asin, Rectangular::asin)),
        }
    }

    /// `(acos a)`: complex outside -1 to 1.
    pub fn acos(&self) -> Result<Number, Error> {
        match self.beyond_one() {
            Some(on_cut) => Ok(on_cut.acos().into()),
            None => Ok(self.function(Number::ONE, Number::ZERO, f64::acos, Rectangular::acos)),
        }
    }

    /// `(atan a)`: undefined at exact ±i.
    pub fn atan(&self) -> Result<Number, Error> {
        if self.real_part().is_exact_zero() && self.imag_part().abs()?.eqv(&Number::ONE) {
            return Err(Error::DivideByZero);
        }
        Ok(self.function(Number::ZERO, Number::ZERO, f64::atan, Rectangular::atan))
    }

    /// `(atan y x)`, called on `y`: the angle of the point (x, y).
    pub fn atan2(&self, x: &Number) -> Result<Number, Error> {
        if !self.is_real() {
            return Err(Error::NotReal(0));
        }
        if !x.is_real() {
            return Err(Error::NotReal(1));
        }
        if self.is_exact_zero() && x.is_exact() && !x.is_negative()? {
            return Ok(Number::ZERO);
        }
        let (y_flonum, x_flonum) = (self.to_f64(), x.to_f64());
        let lost = |exact: &Number, flonum: f64| exact.is_exact() && flonum.is_infinite();
        if (lost(self, y_flonum) || lost(x, x_flonum)) && self.is_exact() && x.is_exact() && !x.is_zero() {
            // The angle only depends on the quotient, which is a flonum even where the parts are not.
            let slope = self.div(&x.abs()?)?.to_f64();
            return Ok(Number::Flonum(slope.atan2(if x.is_negative()? { -1.0 } else { 1.0 })));
        }
        Ok(Number::Flonum(y_flonum.atan2(x_flonum)))
    }

    /// A real of a magnitude above 1 as a point on the branch cut of the arc sine. A real number has no sign
    /// of an imaginary zero; the one supplied here is that of -i ln(iz + sqrt(1 - z²)) with an exact 0.
    fn beyond_one(&self) -> Option<Rectangular> {
        let re = self.to_f64();
        (self.is_real() && re.abs() > 1.0).then(|| Rectangular { re, im: 0.0_f64.copysign(-re) })
    }

    /// Applies a function that has the exact value `result` at the exact argument `at`.
    fn function(
        &self,
        at: Number,
        result: Number,
        real: fn(f64) -> f64,
        complex: fn(Rectangular) -> Rectangular,
    ) -> Number {
        match self {
            Number::Complex(_) => complex(self.into()).into(),
            _ if self.eqv(&at) => result,
            _ => Number::Flonum(real(self.to_f64())),
        }
    }
}

/// The logarithm of a real that is not negative, also outside the range of flonums.
fn ln_positive(n: &Number) -> f64 {
    let near = n.to_f64();
    if n.is_zero() || !n.is_exact() || near.is_normal() {
        return near.ln();
    }
    match n.exact_ratio() {
        Some((num, den)) => ln_integer(&num) - ln_integer(&den),
        None => near.ln(),
    }
}

fn ln_integer(n: &IBig) -> f64 {
    let magnitude: UBig = n.unsigned_abs();
    let (significand, exponent) = flonum::decompose(&magnitude);
    significand.ln() + exponent as f64 * LN_2
}
