//! Integers: division in its four forms, common divisors, exact roots, bits.

use super::number_calls::{binary, fold, two_results, unary};
use crate::Value;
use crate::number::Number;
use crate::value::Rest;
use crate::vm::primitive::{Cx, Outcome};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// The integer quotient, rounded towards zero.
    ///
    /// `(quotient -7 2) ; => -3`
    #[builtin("quotient", "truncate-quotient")]
    fn truncate_quotient(cx: &mut Cx<'_>, n: Value, m: Value) -> Outcome {
        binary(cx, n, m, Number::quotient)
    }

    /// What the rounded-towards-zero quotient leaves; it has the sign of `n`.
    ///
    /// `(remainder -7 2) ; => -1`
    #[builtin("remainder", "truncate-remainder")]
    fn truncate_remainder(cx: &mut Cx<'_>, n: Value, m: Value) -> Outcome {
        binary(cx, n, m, Number::remainder)
    }

    /// The integer quotient, rounded down.
    ///
    /// `(floor-quotient -7 2) ; => -4`
    #[builtin("floor-quotient")]
    fn floor_quotient(cx: &mut Cx<'_>, n: Value, m: Value) -> Outcome {
        binary(cx, n, m, Number::floor_quotient)
    }

    /// What the rounded-down quotient leaves; it has the sign of `m`.
    ///
    /// `(modulo -7 2) ; => 1`
    #[builtin("modulo", "floor-remainder")]
    fn modulo(cx: &mut Cx<'_>, n: Value, m: Value) -> Outcome {
        binary(cx, n, m, Number::modulo)
    }

    /// Quotient rounded down, and what it leaves.
    ///
    /// `(call-with-values (lambda () (floor/ -7 2)) list) ; => (-4 1)`
    #[builtin("floor/")]
    fn floor_both(cx: &mut Cx<'_>, n: Value, m: Value) -> Outcome {
        two_results(cx, &[n, m], |numbers| numbers[0].floor_divide(&numbers[1]))
    }

    /// Quotient rounded towards zero, and what it leaves.
    ///
    /// `(call-with-values (lambda () (truncate/ -7 2)) list) ; => (-3 -1)`
    #[builtin("truncate/")]
    fn truncate_both(cx: &mut Cx<'_>, n: Value, m: Value) -> Outcome {
        two_results(cx, &[n, m], |numbers| numbers[0].truncate_divide(&numbers[1]))
    }

    /// The integer part of an exact integer's square root, and what its square leaves.
    ///
    /// `(call-with-values (lambda () (exact-integer-sqrt 17)) list) ; => (4 1)`
    #[builtin("exact-integer-sqrt")]
    fn exact_integer_sqrt(cx: &mut Cx<'_>, n: Value) -> Outcome {
        two_results(cx, &[n], |numbers| numbers[0].exact_integer_sqrt())
    }

    /// The greatest common divisor of integers.
    ///
    /// `(gcd 32 -36) ; => 4`
    #[builtin("gcd")]
    fn gcd(cx: &mut Cx<'_>, integers: Rest<'_, Value>) -> Outcome {
        fold(cx, Number::ZERO, integers.values(), Number::gcd)
    }

    /// The least common multiple of integers.
    ///
    /// `(lcm 32 -36) ; => 288`
    #[builtin("lcm")]
    fn lcm(cx: &mut Cx<'_>, integers: Rest<'_, Value>) -> Outcome {
        fold(cx, Number::ONE, integers.values(), Number::lcm)
    }

    /// The bits that are set in all integers.
    ///
    /// `(bitwise-and 12 10) ; => 8`
    #[builtin("bitwise-and", library = "lambdust")]
    fn bitwise_and(cx: &mut Cx<'_>, integers: Rest<'_, Value>) -> Outcome {
        fold(cx, Number::Fixnum(-1), integers.values(), Number::bitwise_and)
    }

    /// The bits that are set in any of the integers.
    ///
    /// `(bitwise-ior 12 10) ; => 14`
    #[builtin("bitwise-ior", library = "lambdust")]
    fn bitwise_ior(cx: &mut Cx<'_>, integers: Rest<'_, Value>) -> Outcome {
        fold(cx, Number::ZERO, integers.values(), Number::bitwise_or)
    }

    /// The bits that are set in an odd number of the integers.
    ///
    /// `(bitwise-xor 12 10) ; => 6`
    #[builtin("bitwise-xor", library = "lambdust")]
    fn bitwise_xor(cx: &mut Cx<'_>, integers: Rest<'_, Value>) -> Outcome {
        fold(cx, Number::ZERO, integers.values(), Number::bitwise_xor)
    }

    /// Whether the bit of an integer at an index is set.
    ///
    /// `(bit-set? 1 6) ; => #t`
    #[builtin("bit-set?", library = "lambdust")]
    fn bit_set(cx: &mut Cx<'_>, index: Value, n: Value) -> Outcome {
        super::super::number_calls::bit_test(cx, index, n)
    }

    /// The integer with all bits turned over.
    ///
    /// `(bitwise-not 10) ; => -11`
    #[builtin("bitwise-not", library = "lambdust")]
    fn bitwise_not(cx: &mut Cx<'_>, n: Value) -> Outcome {
        unary(cx, n, Number::bitwise_not)
    }

    /// The integer times two to the power of `count`, rounded down.
    ///
    /// `(arithmetic-shift 1 10) ; => 1024`
    #[builtin("arithmetic-shift", library = "lambdust")]
    fn arithmetic_shift(cx: &mut Cx<'_>, n: Value, count: Value) -> Outcome {
        binary(cx, n, count, Number::arithmetic_shift)
    }

    /// How many bits of the integer are set; for a negative one, how many are not.
    ///
    /// `(bit-count 7) ; => 3`
    #[builtin("bit-count", library = "lambdust")]
    fn bit_count(cx: &mut Cx<'_>, n: Value) -> Outcome {
        unary(cx, n, Number::bit_count)
    }

    /// How many bits the integer needs, without sign.
    ///
    /// `(integer-length 8) ; => 4`
    #[builtin("integer-length", library = "lambdust")]
    fn integer_length(cx: &mut Cx<'_>, n: Value) -> Outcome {
        unary(cx, n, Number::integer_length)
    }

    /// The index of the lowest bit that is set, or -1.
    ///
    /// `(first-set-bit 8) ; => 3`
    #[builtin("first-set-bit", library = "lambdust")]
    fn first_set_bit(cx: &mut Cx<'_>, n: Value) -> Outcome {
        unary(cx, n, Number::first_set_bit)
    }
}
