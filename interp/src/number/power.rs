//! Square roots and powers. Exact arguments give exact results where one exists: `(sqrt 1/4)` is
//! `1/2`, `(expt 8 2/3)` is `4`.

use super::rectangular::Rectangular;
use super::{Error, Number, check_bits, flonum, sized};
use dashu_int::ops::{BitTest, SquareRoot, SquareRootRem, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};

/// The largest part that a power of an exact complex number may have, in bits.
const COMPLEX_BITS: usize = 1 << 17;

impl Number {
    /// `(sqrt a)`: the principal root.
    pub fn sqrt(&self) -> Result<Number, Error> {
        match self {
            Number::Flonum(x) if *x < 0.0 => Ok(Rectangular { re: 0.0, im: (-x).sqrt() }.into()),
            Number::Flonum(x) => Ok(Number::Flonum(x.sqrt())),
            Number::Complex(_) => self.sqrt_complex(),
            _ => {
                let (num, den) = self.exact_ratio().ok_or(Error::NotReal(0))?;
                let root = sqrt_fraction((*num).clone().unsigned_abs(), (*den).clone().unsigned_abs());
                if num.sign() == Sign::Negative {
                    Number::rectangular(&Number::ZERO, &root)
                } else {
                    Ok(root)
                }
            }
        }
    }

    /// An exact complex root is tried first: its parts are √((|z| ± re) / 2).
    fn sqrt_complex(&self) -> Result<Number, Error> {
        if self.is_exact() {
            let (magnitude, two) = (self.magnitude()?, Number::Fixnum(2));
            let re = magnitude.add(&self.real_part())?.div(&two)?.sqrt()?;
            let im = magnitude.sub(&self.real_part())?.div(&two)?.sqrt()?;
            if re.is_exact() && im.is_exact() {
                let im = if self.imag_part().is_negative()? { im.neg() } else { im };
                return Number::rectangular(&re, &im);
            }
        }
        Ok(Rectangular::from(self).sqrt().into())
    }

    /// `(expt a exponent)`
    pub fn expt(&self, exponent: &Number) -> Result<Number, Error> {
        match exponent {
            Number::Fixnum(_) | Number::Big(_) => self.expt_integer(exponent),
            Number::Ratio(parts) if self.is_exact() && parts.1 == IBig::from(2) => {
                self.sqrt()?.expt_integer(&Number::from_integer(parts.0.clone()))
            }
            Number::Ratio(parts) => match self.exact_root(&parts.1) {
                Some(root) => root.expt_integer(&Number::from_integer(parts.0.clone())),
                None => self.expt_inexact(exponent),
            },
            _ => self.expt_inexact(exponent),
        }
    }

    fn expt_integer(&self, exponent: &Number) -> Result<Number, Error> {
        let negative = exponent.is_negative()?;
        let odd = !exponent.is_even()?;
        match self {
            _ if exponent.is_exact_zero() => Ok(Number::ONE),
            Number::Flonum(x) => {
                let magnitude = x.abs().powf(exponent.to_f64());
                Ok(Number::Flonum(if odd && x.is_sign_negative() { -magnitude } else { magnitude }))
            }
            Number::Fixnum(0) => {
                if negative {
                    Err(Error::DivideByZero)
                } else {
                    Ok(Number::ZERO)
                }
            }
            Number::Fixnum(1) => Ok(Number::ONE),
            Number::Fixnum(-1) => Ok(Number::Fixnum(if odd { -1 } else { 1 })),
            _ => {
                let count = exponent.abs()?.fixnum().ok_or(Error::TooLarge)?;
                let power = self.power(count)?;
                if negative { Number::ONE.div(&power) } else { Ok(power) }
            }
        }
    }

    /// A positive power by whichever way is cheapest for this kind of number.
    fn power(&self, count: i64) -> Result<Number, Error> {
        match self {
            Number::Complex(_) => self.power_by_squaring(count),
            Number::Ratio(parts) => {
                let (num, den) = (integer_power(&parts.0, count)?, integer_power(&parts.1, count)?);
                check_bits(num.bit_len().max(den.bit_len()))?;
                Ok(Number::Ratio(Box::new((num, den)))) // powers of coprime numbers are coprime
            }
            _ => {
                let n = self.exact_integer().ok_or(Error::NotReal(0))?;
                sized(integer_power(&n, count)?)
            }
        }
    }

    fn power_by_squaring(&self, mut count: i64) -> Result<Number, Error> {
        let (mut result, mut square) = (Number::ONE, self.clone());
        loop {
            if count & 1 == 1 {
                result = result.mul(&square)?;
            }
            count >>= 1;
            if count == 0 {
                return Ok(result);
            }
            square = square.mul(&square)?;
            square.check_parts()?;
        }
    }

    /// Each product of exact complex numbers takes common factors out of its parts, at a cost that grows
    /// with the square of their size; this bounds it.
    fn check_parts(&self) -> Result<(), Error> {
        let Number::Complex(parts) = self else { return Ok(()) };
        let exact = [&parts.0, &parts.1].into_iter().filter_map(Number::exact_ratio);
        let bits = exact.map(|(num, den)| num.bit_len().max(den.bit_len())).max();
        if bits.unwrap_or(0) > COMPLEX_BITS { Err(Error::TooLarge) } else { Ok(()) }
    }

    /// The root of this degree, if this is an exact real, not negative, that has an exact one.
    fn exact_root(&self, degree: &IBig) -> Option<Number> {
        let (num, den) = self.exact_ratio()?;
        if num.sign() == Sign::Negative {
            return None;
        }
        let (num, den) = (exact_integer_root(&num, degree)?, exact_integer_root(&den, degree)?);
        Number::ratio(num, den).ok()
    }

    fn expt_inexact(&self, exponent: &Number) -> Result<Number, Error> {
        if self.is_real() && exponent.is_real() {
            let (base, power) = (self.to_f64(), exponent.to_f64());
            let whole = power.fract() == 0.0 || !power.is_finite();
            if base.is_finite() && (base >= 0.0 || whole) || base.is_nan() || !self.is_finite() {
                return Ok(Number::Flonum(base.powf(power)));
            }
        }
        if self.is_zero() {
            return match exponent.real_part().is_positive()? {
                true => Ok(if self.is_exact() { Number::ZERO } else { Number::Flonum(0.0) }),
                false => Err(Error::DivideByZero),
            };
        }
        self.log()?.mul(&exponent.inexact())?.exp()
    }
}

/// A power refused before it is computed when it must have more than the largest number of bits.
fn integer_power(n: &IBig, count: i64) -> Result<IBig, Error> {
    let count = usize::try_from(count).map_err(|_| Error::TooLarge)?;
    check_bits(n.bit_len().saturating_sub(1).saturating_mul(count))?;
    Ok(n.pow(count))
}

fn exact_integer_root(n: &IBig, degree: &IBig) -> Option<IBig> {
    if n.is_zero() || *n == IBig::ONE {
        return Some(n.clone());
    }
    // A root of at least 2 needs as many bits as the degree.
    let degree = usize::try_from(degree).ok().filter(|degree| *degree <= n.bit_len())?;
    let root = n.nth_root(degree);
    (root.pow(degree) == *n).then_some(root)
}

/// The root of a fraction in lowest terms, exact when both parts are squares.
fn sqrt_fraction(num: UBig, den: UBig) -> Number {
    let ((num_root, num_rest), (den_root, den_rest)) = (num.sqrt_rem(), den.sqrt_rem());
    if num_rest.is_zero() && den_rest.is_zero() {
        return Number::ratio(num_root.into(), den_root.into()).unwrap_or(Number::ZERO);
    }
    // Scale by an even power of two so that the root of the quotient has at least 64 bits.
    let shift = (130 - (num.bit_len() as i64 - den.bit_len() as i64)).div_euclid(2) * 2;
    let distance = shift.unsigned_abs() as usize;
    let (num, den) = if shift >= 0 { (num << distance, den) } else { (num, den << distance) };
    let root = (num / den).sqrt();
    Number::Flonum(flonum::rounded(&root, -shift / 2, true))
}
