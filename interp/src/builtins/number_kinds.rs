//! What kind of number something is.

use super::number_calls::test;
use crate::Value;
use crate::number::Number;
use crate::value::number;
use crate::vm::primitive::{Cx, Outcome};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether the value is a number.
    ///
    /// `(number? 1/2) ; => #t`
    #[builtin("number?")]
    fn is_number(value: Value) -> bool {
        crate::value::is_number(value)
    }

    /// Whether the value is a number.
    ///
    /// `(complex? 1/2) ; => #t`
    #[builtin("complex?")]
    fn is_complex(value: Value) -> bool {
        crate::value::is_number(value)
    }

    /// Whether the value is a real number.
    ///
    /// `(real? 1.5) ; => #t`
    #[builtin("real?")]
    fn is_real(value: Value) -> bool {
        number(value).is_some_and(|n| n.is_real())
    }

    /// Whether the value is a real number that is neither infinite nor NaN.
    ///
    /// `(rational? +inf.0) ; => #f`
    #[builtin("rational?")]
    fn is_rational(value: Value) -> bool {
        number(value).is_some_and(|n| n.is_rational())
    }

    /// Whether the value is an integer, exact or not.
    ///
    /// `(integer? 3.0) ; => #t`
    #[builtin("integer?")]
    fn is_integer(value: Value) -> bool {
        number(value).is_some_and(|n| n.is_integer())
    }

    /// Whether the value is an exact integer.
    ///
    /// `(exact-integer? 3.0) ; => #f`
    #[builtin("exact-integer?")]
    fn is_exact_integer(value: Value) -> bool {
        number(value).is_some_and(|n| n.is_exact_integer())
    }

    /// Whether the value is an exact rational number.
    ///
    /// `(exact-rational? 1/2) ; => #t`
    #[builtin("exact-rational?", library = "lambdust")]
    fn is_exact_rational(value: Value) -> bool {
        number(value).is_some_and(|n| n.is_exact() && n.is_real())
    }

    /// Whether the value is an exact integer and not negative.
    ///
    /// `(exact-nonnegative-integer? 0) ; => #t`
    #[builtin("exact-nonnegative-integer?", library = "lambdust")]
    fn is_natural(value: Value) -> bool {
        number(value).is_some_and(|n| n.is_exact_integer() && n.is_negative() == Ok(false))
    }

    /// Whether the value is an exact integer small enough to need no memory of its own.
    ///
    /// `(fixnum? 5) ; => #t`
    #[builtin("fixnum?", library = "lambdust")]
    fn is_fixnum(value: Value) -> bool {
        value.is_fixnum()
    }

    /// Whether the value is an inexact real number.
    ///
    /// `(flonum? 5.0) ; => #t`
    #[builtin("flonum?", library = "lambdust")]
    fn is_flonum(value: Value) -> bool {
        value.as_flonum().is_some()
    }

    /// Whether the number is exact.
    ///
    /// `(exact? 1/2) ; => #t`
    #[builtin("exact?")]
    fn is_exact(cx: &mut Cx<'_>, z: Value) -> Outcome {
        test(cx, z, |z| Ok(z.is_exact()))
    }

    /// Whether the number is inexact.
    ///
    /// `(inexact? 1.0) ; => #t`
    #[builtin("inexact?")]
    fn is_inexact(cx: &mut Cx<'_>, z: Value) -> Outcome {
        test(cx, z, |z| Ok(!z.is_exact()))
    }

    /// Whether the number is, or has a part that is, not a number.
    ///
    /// `(nan? +nan.0) ; => #t`
    #[builtin("nan?", library = "scheme inexact")]
    fn is_nan(cx: &mut Cx<'_>, z: Value) -> Outcome {
        test(cx, z, |z| Ok(z.is_nan()))
    }

    /// Whether the number is, or has a part that is, infinite.
    ///
    /// `(infinite? -inf.0) ; => #t`
    #[builtin("infinite?", library = "scheme inexact")]
    fn is_infinite(cx: &mut Cx<'_>, z: Value) -> Outcome {
        test(cx, z, |z| Ok(z.is_infinite()))
    }

    /// Whether the number is neither infinite nor NaN.
    ///
    /// `(finite? 1e300) ; => #t`
    #[builtin("finite?", library = "scheme inexact")]
    fn is_finite(cx: &mut Cx<'_>, z: Value) -> Outcome {
        test(cx, z, |z| Ok(z.is_finite()))
    }

    /// Whether the number is zero.
    ///
    /// `(zero? 0.0) ; => #t`
    #[builtin("zero?")]
    fn is_zero(cx: &mut Cx<'_>, z: Value) -> Outcome {
        test(cx, z, |z| Ok(z.is_zero()))
    }

    /// Whether the number is above zero.
    ///
    /// `(positive? 1) ; => #t`
    #[builtin("positive?")]
    fn is_positive(cx: &mut Cx<'_>, z: Value) -> Outcome {
        test(cx, z, Number::is_positive)
    }

    /// Whether the number is below zero.
    ///
    /// `(negative? 1) ; => #f`
    #[builtin("negative?")]
    fn is_negative(cx: &mut Cx<'_>, z: Value) -> Outcome {
        test(cx, z, Number::is_negative)
    }

    /// Whether the integer is odd.
    ///
    /// `(odd? 3) ; => #t`
    #[builtin("odd?")]
    fn is_odd(cx: &mut Cx<'_>, z: Value) -> Outcome {
        test(cx, z, |z| z.is_even().map(|even| !even))
    }

    /// Whether the integer is even.
    ///
    /// `(even? 3) ; => #f`
    #[builtin("even?")]
    fn is_even(cx: &mut Cx<'_>, z: Value) -> Outcome {
        test(cx, z, Number::is_even)
    }
}
