//! Fractions, rounding, roots and powers, exactness.

use super::number_calls::{binary, unary};
use crate::Value;
use crate::number::Number;
use crate::vm::primitive::{Cx, Outcome};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// The number without its sign.
    ///
    /// `(abs -7) ; => 7`
    #[builtin("abs")]
    fn absolute(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::abs)
    }

    /// The number above the bar of a fraction in lowest terms.
    ///
    /// `(numerator 6/4) ; => 3`
    #[builtin("numerator")]
    fn numerator(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::numerator)
    }

    /// The number below the bar of a fraction in lowest terms.
    ///
    /// `(denominator 6/4) ; => 2`
    #[builtin("denominator")]
    fn denominator(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::denominator)
    }

    /// The greatest integer that is not above the number.
    ///
    /// `(floor -3.5) ; => -4.0`
    #[builtin("floor")]
    fn floor(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::floor)
    }

    /// The least integer that is not below the number.
    ///
    /// `(ceiling 7/2) ; => 4`
    #[builtin("ceiling")]
    fn ceiling(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::ceiling)
    }

    /// The number without its fraction.
    ///
    /// `(truncate -3.5) ; => -3.0`
    #[builtin("truncate")]
    fn truncate(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::truncate)
    }

    /// The closest integer; the even one of two.
    ///
    /// `(round 7/2) ; => 4`
    #[builtin("round")]
    fn round(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::round)
    }

    /// The exact number of the same value.
    ///
    /// `(exact 2.5) ; => 5/2`
    #[builtin("exact", "inexact->exact")]
    fn exact(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::exact)
    }

    /// The closest inexact number.
    ///
    /// `(inexact 1/4) ; => 0.25`
    #[builtin("inexact", "exact->inexact")]
    fn inexact(cx: &mut Cx<'_>, z: Value) -> Outcome {
        match z.as_fixnum() {
            Some(n) => Ok(cx.heap.flonum(n as f64)), // `as` rounds to nearest even
            None => unary(cx, z, |z| Ok(z.inexact())),
        }
    }

    /// The number times itself.
    ///
    /// `(square 5) ; => 25`
    #[builtin("square")]
    fn square(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, |z| z.mul(z))
    }

    /// The number plus one.
    ///
    /// `(1+ 5) ; => 6`
    #[builtin("1+", "add1", library = "lambdust")]
    fn add_one(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, |z| z.add(&Number::ONE))
    }

    /// The number minus one.
    ///
    /// `(-1+ 5) ; => 4`
    #[builtin("-1+", "1-", "sub1", library = "lambdust")]
    fn subtract_one(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, |z| z.sub(&Number::ONE))
    }

    /// The principal square root, exact when it can be.
    ///
    /// `(sqrt 16) ; => 4`
    #[builtin("sqrt", library = "scheme inexact")]
    fn sqrt(cx: &mut Cx<'_>, z: Value) -> Outcome {
        match z.as_flonum() {
            Some(x) if x >= 0.0 => Ok(cx.heap.flonum(x.sqrt())),
            _ => unary(cx, z, Number::sqrt),
        }
    }

    /// The number e to this power.
    ///
    /// `(exp 0) ; => 1`
    #[builtin("exp", library = "scheme inexact")]
    fn exp(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::exp)
    }

    /// The sine of an angle in radians.
    ///
    /// `(sin 0) ; => 0`
    #[builtin("sin", library = "scheme inexact")]
    fn sin(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::sin)
    }

    /// The cosine of an angle in radians.
    ///
    /// `(cos 0) ; => 1`
    #[builtin("cos", library = "scheme inexact")]
    fn cos(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::cos)
    }

    /// The tangent of an angle in radians.
    ///
    /// `(tan 0) ; => 0`
    #[builtin("tan", library = "scheme inexact")]
    fn tan(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::tan)
    }

    /// The angle with this sine.
    ///
    /// `(asin 0) ; => 0`
    #[builtin("asin", library = "scheme inexact")]
    fn asin(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::asin)
    }

    /// The angle with this cosine.
    ///
    /// `(acos 1) ; => 0`
    #[builtin("acos", library = "scheme inexact")]
    fn acos(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::acos)
    }

    /// The real part of a complex number.
    ///
    /// `(real-part 1+2i) ; => 1`
    #[builtin("real-part", library = "scheme complex")]
    fn real_part(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, |z| Ok(z.real_part()))
    }

    /// The imaginary part of a complex number.
    ///
    /// `(imag-part 1+2i) ; => 2`
    #[builtin("imag-part", library = "scheme complex")]
    fn imag_part(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, |z| Ok(z.imag_part()))
    }

    /// The distance of a complex number from zero.
    ///
    /// `(magnitude 3+4i) ; => 5`
    #[builtin("magnitude", library = "scheme complex")]
    fn magnitude(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::magnitude)
    }

    /// The angle of a complex number in radians.
    ///
    /// `(angle 1) ; => 0`
    #[builtin("angle", library = "scheme complex")]
    fn angle(cx: &mut Cx<'_>, z: Value) -> Outcome {
        unary(cx, z, Number::angle)
    }

    /// The base to a power.
    ///
    /// `(expt 2 100) ; => 1267650600228229401496703205376`
    #[builtin("expt")]
    fn expt(cx: &mut Cx<'_>, base: Value, exponent: Value) -> Outcome {
        binary(cx, base, exponent, Number::expt)
    }

    /// The simplest rational number that differs by at most the tolerance.
    ///
    /// `(rationalize 3/10 1/10) ; => 1/3`
    #[builtin("rationalize")]
    fn rationalize(cx: &mut Cx<'_>, x: Value, tolerance: Value) -> Outcome {
        binary(cx, x, tolerance, Number::rationalize)
    }

    /// The complex number of a real and an imaginary part.
    ///
    /// `(make-rectangular 1 2) ; => 1+2i`
    #[builtin("make-rectangular", library = "scheme complex")]
    fn make_rectangular(cx: &mut Cx<'_>, re: Value, im: Value) -> Outcome {
        binary(cx, re, im, Number::rectangular)
    }

    /// The complex number of a magnitude and an angle.
    ///
    /// `(make-polar 2 0) ; => 2`
    #[builtin("make-polar", library = "scheme complex")]
    fn make_polar(cx: &mut Cx<'_>, magnitude: Value, angle: Value) -> Outcome {
        binary(cx, magnitude, angle, Number::polar)
    }

    /// The natural logarithm, or the one to a base.
    ///
    /// `(log 1) ; => 0`
    #[builtin("log", library = "scheme inexact")]
    fn log(cx: &mut Cx<'_>, z: Value, base: Option<Value>) -> Outcome {
        match base {
            None => unary(cx, z, Number::log),
            Some(base) => binary(cx, z, base, Number::log_base),
        }
    }

    /// The angle with this tangent; with two arguments, that of the point (x, y).
    ///
    /// `(atan 0) ; => 0`
    #[builtin("atan", library = "scheme inexact")]
    fn atan(cx: &mut Cx<'_>, y: Value, x: Option<Value>) -> Outcome {
        match x {
            None => unary(cx, y, Number::atan),
            Some(x) => binary(cx, y, x, Number::atan2),
        }
    }
}
