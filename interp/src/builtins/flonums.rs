//! What libraries of flonums need of the machine: operations that could not be had in Scheme without
//! losing precision. Sessions do not see these names; `(srfi 144)` offers them.

use crate::Value;
use crate::number::{Number, join_flonum, split_flonum};
use crate::value::IntoOutcome;
use crate::vm::primitive::{Cx, Outcome};
use macros::builtins;

pub use table::TABLE;

fn two(cx: &mut Cx<'_>, first: f64, second: Value) -> Outcome {
    let first = cx.heap.flonum(first);
    Ok(crate::value::values::pack(cx.heap, &[first, second])?)
}

#[builtins(library = "srfi 144")]
mod table {
    use super::*;

    /// The product of the first two flonums plus the third, rounded once.
    ///
    /// `(fl+* 2.0 3.0 1.0) ; => 7.0`
    #[builtin("fl+*")]
    fn multiply_add(x: f64, y: f64, z: f64) -> f64 {
        x.mul_add(y, z)
    }

    /// The flonum next to the first in the direction of the second.
    ///
    /// `(fladjacent 0.0 1.0) ; => 5e-324`
    #[builtin("fladjacent")]
    fn adjacent(x: f64, towards: f64) -> f64 {
        if x.is_nan() || towards.is_nan() {
            f64::NAN
        } else if x < towards {
            x.next_up()
        } else if x > towards {
            x.next_down()
        } else {
            towards
        }
    }

    /// The magnitude of the first flonum with the sign of the second.
    ///
    /// `(flcopysign 3.0 -0.0) ; => -3.0`
    #[builtin("flcopysign")]
    fn copy_sign(x: f64, sign: f64) -> f64 {
        x.copysign(sign)
    }

    /// The sign bit of a flonum: 1 for negative ones and `-0.0`, else 0.
    ///
    /// `(flsign-bit -0.0) ; => 1`
    #[builtin("flsign-bit")]
    fn sign_bit(x: f64) -> usize {
        usize::from(x.is_sign_negative())
    }

    /// The flonum times two to the power of an exact integer, rounded once.
    ///
    /// `(make-flonum 1.5 4) ; => 24.0`
    #[builtin("make-flonum")]
    fn make_flonum(cx: &mut Cx<'_>, x: f64, exponent: Value) -> Outcome {
        match crate::value::number(exponent) {
            Some(Number::Fixnum(exponent)) => join_flonum(x, exponent).into_outcome(cx),
            Some(Number::Big(exponent)) => {
                let beyond = if exponent > dashu_int::IBig::ZERO { i64::MAX } else { i64::MIN };
                join_flonum(x, beyond).into_outcome(cx)
            }
            _ => Err(cx.wrong_type(1, "an exact integer", exponent)),
        }
    }

    /// Two flonums: the integer part of a flonum and the rest, both with its sign.
    ///
    /// `(call-with-values (lambda () (flinteger-fraction -2.5)) list) ; => (-2.0 -0.5)`
    #[builtin("flinteger-fraction")]
    fn integer_fraction(cx: &mut Cx<'_>, x: f64) -> Outcome {
        let fraction = if x.is_infinite() { 0.0 } else { x - x.trunc() };
        let fraction = cx.heap.flonum(fraction.copysign(x));
        two(cx, x.trunc(), fraction)
    }

    /// The power of two in a flonum, as a flonum: the largest whole number whose power is not above it.
    ///
    /// `(flexponent 48.0) ; => 5.0`
    #[builtin("flexponent")]
    fn exponent(x: f64) -> f64 {
        match split_flonum(x) {
            Some((_, exponent)) => (exponent - 1) as f64,
            None if x == 0.0 => f64::NEG_INFINITY,
            None => x.abs(),
        }
    }

    /// The power of two in a flonum, as an exact integer: far outside of all others for zero, NaN (both
    /// below) and the infinities (above).
    ///
    /// `(flinteger-exponent 48.0) ; => 5`
    #[builtin("flinteger-exponent")]
    fn integer_exponent(x: f64) -> Value {
        match split_flonum(x) {
            Some((_, exponent)) => Value::fixnum(exponent - 1),
            None if x.is_infinite() => Value::fixnum(i64::from(i32::MAX)),
            None => Value::fixnum(i64::from(i32::MIN)),
        }
    }

    /// A flonum from 0.5 to 1 and an exact integer, such that the flonum times two to its power is `x`.
    ///
    /// `(call-with-values (lambda () (flnormalized-fraction-exponent 48.0)) list) ; => (0.75 6)`
    #[builtin("flnormalized-fraction-exponent")]
    fn normalized_fraction_exponent(cx: &mut Cx<'_>, x: f64) -> Outcome {
        let (fraction, exponent) = split_flonum(x).unwrap_or((x, 0));
        two(cx, fraction, Value::fixnum(exponent))
    }

    /// Two to this power.
    ///
    /// `(flexp2 10.0) ; => 1024.0`
    #[builtin("flexp2")]
    fn exp2(x: f64) -> f64 {
        x.exp2()
    }

    /// The number e to this power, less one; precise near zero.
    ///
    /// `(flexp-1 1e-20) ; => 1e-20`
    #[builtin("flexp-1")]
    fn exp_minus_one(x: f64) -> f64 {
        x.exp_m1()
    }

    /// The natural logarithm of the flonum plus one; precise near zero.
    ///
    /// `(fllog1+ 1e-20) ; => 1e-20`
    #[builtin("fllog1+")]
    fn log_one_plus(x: f64) -> f64 {
        x.ln_1p()
    }

    /// The logarithm to the base 2.
    ///
    /// `(fllog2 1024.0) ; => 10.0`
    #[builtin("fllog2")]
    fn log2(x: f64) -> f64 {
        x.log2()
    }

    /// The logarithm to the base 10.
    ///
    /// `(fllog10 1000.0) ; => 3.0`
    #[builtin("fllog10")]
    fn log10(x: f64) -> f64 {
        x.log10()
    }

    /// The cube root.
    ///
    /// `(flcbrt -27.0) ; => -3.0`
    #[builtin("flcbrt")]
    fn cube_root(x: f64) -> f64 {
        x.cbrt()
    }

    /// The length of the hypotenuse; it overflows only where the result does.
    ///
    /// `(flhypot 3.0 4.0) ; => 5.0`
    #[builtin("flhypot")]
    fn hypotenuse(x: f64, y: f64) -> f64 {
        x.hypot(y)
    }

    /// The hyperbolic sine.
    ///
    /// `(flsinh 0.0) ; => 0.0`
    #[builtin("flsinh")]
    fn sinh(x: f64) -> f64 {
        x.sinh()
    }

    /// The hyperbolic cosine.
    ///
    /// `(flcosh 0.0) ; => 1.0`
    #[builtin("flcosh")]
    fn cosh(x: f64) -> f64 {
        x.cosh()
    }

    /// The hyperbolic tangent.
    ///
    /// `(fltanh 0.0) ; => 0.0`
    #[builtin("fltanh")]
    fn tanh(x: f64) -> f64 {
        x.tanh()
    }

    /// The number with this hyperbolic sine.
    ///
    /// `(flasinh 0.0) ; => 0.0`
    #[builtin("flasinh")]
    fn asinh(x: f64) -> f64 {
        x.asinh()
    }

    /// The number, not negative, with this hyperbolic cosine.
    ///
    /// `(flacosh 1.0) ; => 0.0`
    #[builtin("flacosh")]
    fn acosh(x: f64) -> f64 {
        x.acosh()
    }

    /// The number with this hyperbolic tangent.
    ///
    /// `(flatanh 0.0) ; => 0.0`
    #[builtin("flatanh")]
    fn atanh(x: f64) -> f64 {
        x.atanh()
    }
}
