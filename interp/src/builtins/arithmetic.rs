//! Sums, products and comparisons. The machine does the four operations on small operands itself and
//! calls the two-argument forms for the rest.

use crate::Value;
use crate::heap::Kind;
use crate::number::{Error, MAX_BITS, Number};
use crate::value::{FromValue, Rest, is_positive_bignum, number, number_value};
use crate::vm::primitive::{Cx, Exit, Failure, Outcome, wrong_type};
use macros::builtins;
use std::cmp::Ordering;

pub use table::TABLE;

/// The error of an operation on these arguments, in the words of the procedure's user. `positions`
/// says which argument of the call (from 0) each operand was.
#[cold]
pub(crate) fn number_error(
    cx: &Cx<'_>,
    name: &str,
    error: Error,
    args: &[Value],
    positions: &[usize],
) -> Exit {
    let wrong = |index: usize, wanted: &str| match args.get(index) {
        Some(&got) => wrong_type(cx.heap, name, positions.get(index).copied().unwrap_or(index), wanted, got),
        None => Failure::new("type-error", format!("`{name}` wanted {wanted}")).into(),
    };
    match error {
        Error::DivideByZero => {
            let failure = Failure::new("divide-by-zero", format!("`{name}` cannot divide by zero"));
            args.iter().fold(failure, |failure, &value| failure.irritant(value)).into()
        }
        Error::NotReal(index) => wrong(index, "a real number"),
        Error::NotInteger(index) => wrong(index, "an integer"),
        Error::NotExactInteger(index) => wrong(index, "an exact integer"),
        Error::Negative(index) => wrong(index, "a number that is not negative"),
        Error::NotFinite(index) => wrong(index, "a finite number"),
        Error::Radix => Failure::new("range-error", format!("`{name}` wanted a radix from 2 to 36")).into(),
        Error::TooLarge => too_large(name),
    }
}

/// The error of an exact number beyond the limit.
#[cold]
pub(crate) fn too_large(name: &str) -> Exit {
    let message =
        format!("`{name}` would need an exact number of more than {MAX_BITS} bits, which is the limit");
    let hint = "inexact numbers such as 7.0 have no such limit, and lose digits instead";
    Failure::new("limit-exceeded", message).hint(hint).into()
}

/// The number of an argument, or the error that it is none.
pub(crate) fn operand(cx: &Cx<'_>, name: &str, value: Value, position: usize) -> Result<Number, Exit> {
    number(value).ok_or_else(|| wrong_type(cx.heap, name, position, Number::WANTED, value))
}

/// An operation on two numbers; the second is the argument at `position` of the call.
fn binary(
    cx: &mut Cx<'_>,
    name: &'static str,
    a: Value,
    b: Value,
    position: usize,
    operation: fn(&Number, &Number) -> Result<Number, Error>,
) -> Outcome {
    let x = operand(cx, name, a, position.saturating_sub(1))?;
    let y = operand(cx, name, b, position)?;
    match operation(&x, &y) {
        Ok(result) => number_value(cx.heap, &result),
        Err(error) => Err(number_error(cx, name, error, &[a, b], &[position.saturating_sub(1), position])),
    }
}

/// Both operands as machine floats, if they are flonums, or one is and the other a fixnum: the arithmetic
/// of the tower gives the same.
#[inline]
fn flonums(a: Value, b: Value) -> Option<(f64, f64)> {
    match (a.as_flonum(), b.as_flonum()) {
        (Some(x), Some(y)) => Some((x, y)),
        (Some(x), None) => Some((x, b.as_fixnum()? as f64)),
        (None, Some(y)) => Some((a.as_fixnum()? as f64, y)),
        (None, None) => None,
    }
}

/// `(+ a b)`, where `b` is the argument at `position` (from 0) of the user's call; so for the other three.
pub(crate) fn add(cx: &mut Cx<'_>, a: Value, b: Value, position: usize) -> Outcome {
    if let (Some(x), Some(y)) = (a.as_fixnum(), b.as_fixnum())
        && let Some(sum) = Value::try_fixnum(x + y)
    {
        return Ok(sum);
    }
    match flonums(a, b) {
        Some((x, y)) => Ok(cx.heap.flonum(x + y)),
        None => binary(cx, "+", a, b, position, Number::add),
    }
}

/// `(- a b)`
pub(crate) fn subtract(cx: &mut Cx<'_>, a: Value, b: Value, position: usize) -> Outcome {
    if let (Some(x), Some(y)) = (a.as_fixnum(), b.as_fixnum())
        && let Some(difference) = Value::try_fixnum(x - y)
    {
        return Ok(difference);
    }
    match flonums(a, b) {
        Some((x, y)) => Ok(cx.heap.flonum(x - y)),
        None => binary(cx, "-", a, b, position, Number::sub),
    }
}

/// `(* a b)`
pub(crate) fn multiply(cx: &mut Cx<'_>, a: Value, b: Value, position: usize) -> Outcome {
    if let (Some(x), Some(y)) = (a.as_fixnum(), b.as_fixnum())
        && let Some(product) = x.checked_mul(y).and_then(Value::try_fixnum)
    {
        return Ok(product);
    }
    match flonums(a, b) {
        Some((x, y)) => Ok(cx.heap.flonum(x * y)),
        None => binary(cx, "*", a, b, position, Number::mul),
    }
}

/// `(/ a b)`
pub(crate) fn divide(cx: &mut Cx<'_>, a: Value, b: Value, position: usize) -> Outcome {
    match flonums(a, b) {
        Some((x, y)) if b != Value::fixnum(0) => Ok(cx.heap.flonum(x / y)),
        _ => binary(cx, "/", a, b, position, Number::div),
    }
}

/// The order of a fixnum and a larger integer, for which the sign decides.
fn order_by_sign(a: Value, b: Value) -> Option<Ordering> {
    let above = |n: Value| if is_positive_bignum(n) { Ordering::Greater } else { Ordering::Less };
    if a.is_fixnum() && b.is_kind(Kind::Bignum) {
        return Some(above(b).reverse());
    }
    (b.is_fixnum() && a.is_kind(Kind::Bignum)).then(|| above(a))
}

/// The order of two arguments; `None` when one is NaN.
fn order(cx: &Cx<'_>, name: &str, a: Value, b: Value, position: usize) -> Result<Option<Ordering>, Exit> {
    if let (Some(x), Some(y)) = (a.as_fixnum(), b.as_fixnum()) {
        return Ok(Some(x.cmp(&y)));
    }
    if let (Some(x), Some(y)) = (a.as_flonum(), b.as_flonum()) {
        return Ok(x.partial_cmp(&y));
    }
    if let Some(order) = order_by_sign(a, b) {
        return Ok(Some(order));
    }
    let x = real_operand(cx, name, a, position.saturating_sub(1))?;
    let y = real_operand(cx, name, b, position)?;
    x.compare(&y)
        .map_err(|error| number_error(cx, name, error, &[a, b], &[position.saturating_sub(1), position]))
}

fn real_operand(cx: &Cx<'_>, name: &str, value: Value, position: usize) -> Result<Number, Exit> {
    crate::value::real(value).ok_or_else(|| wrong_type(cx.heap, name, position, "a real number", value))
}

fn same(cx: &Cx<'_>, a: Value, b: Value, position: usize) -> Result<bool, Exit> {
    if let (Some(x), Some(y)) = (a.as_fixnum(), b.as_fixnum()) {
        return Ok(x == y);
    }
    if let (Some(x), Some(y)) = (a.as_flonum(), b.as_flonum()) {
        return Ok(x == y);
    }
    if order_by_sign(a, b).is_some() {
        return Ok(false);
    }
    let x = operand(cx, "=", a, position.saturating_sub(1))?;
    Ok(x.num_eq(&operand(cx, "=", b, position)?))
}

/// Whether each argument and the next are in one of the orders accepted. All arguments are checked,
/// also those behind the first failure.
fn chain(cx: &Cx<'_>, first: Value, more: &[Value], accepted: fn(Ordering) -> bool) -> Outcome {
    let name = cx.builtin.name;
    let (mut before, mut holds) = (first, true);
    if more.is_empty() {
        real_operand(cx, name, first, 0)?;
    }
    for (index, &value) in more.iter().enumerate() {
        holds &= order(cx, name, before, value, index + 1)?.is_some_and(accepted);
        before = value;
    }
    Ok(Value::boolean(holds))
}

/// The greatest or least of the arguments, inexact when any is.
fn select(
    cx: &mut Cx<'_>,
    first: Value,
    more: &[Value],
    choose: fn(&Number, &Number) -> Result<Number, Error>,
) -> Outcome {
    let name = cx.builtin.name;
    real_operand(cx, name, first, 0)?;
    let mut best = first;
    for (index, &value) in more.iter().enumerate() {
        real_operand(cx, name, value, index + 1)?;
        best = binary(cx, name, best, value, index + 1, choose)?;
    }
    Ok(best)
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// The sum of the arguments.
    ///
    /// `(+ 1 2 3) ; => 6`
    #[builtin("+")]
    fn sum(cx: &mut Cx<'_>, numbers: Rest<'_, Number>) -> Outcome {
        let mut total = Value::fixnum(0);
        for (index, &value) in numbers.values().iter().enumerate() {
            total = if index == 0 { value } else { add(cx, total, value, index)? };
        }
        Ok(total)
    }

    /// The product of the arguments.
    ///
    /// `(* 2 3 4) ; => 24`
    #[builtin("*")]
    fn product(cx: &mut Cx<'_>, numbers: Rest<'_, Number>) -> Outcome {
        let mut total = Value::fixnum(1);
        for (index, &value) in numbers.values().iter().enumerate() {
            total = if index == 0 { value } else { multiply(cx, total, value, index)? };
        }
        Ok(total)
    }

    /// The first number less the others; with one argument, its opposite.
    ///
    /// `(- 10 1 2) ; => 7`
    #[builtin("-")]
    fn difference(cx: &mut Cx<'_>, first: Value, more: Rest<'_, Value>) -> Outcome {
        if more.values().is_empty() {
            let number = operand(cx, "-", first, 0)?;
            return number_value(cx.heap, &number.neg());
        }
        let mut total = first;
        for (index, &value) in more.values().iter().enumerate() {
            total = subtract(cx, total, value, index + 1)?;
        }
        Ok(total)
    }

    /// The first number divided by the others; with one argument, its inverse.
    ///
    /// `(/ 1 3) ; => 1/3`
    #[builtin("/")]
    fn quotient(cx: &mut Cx<'_>, first: Value, more: Rest<'_, Value>) -> Outcome {
        if more.values().is_empty() {
            operand(cx, "/", first, 0)?;
            return divide(cx, Value::fixnum(1), first, 0);
        }
        let mut total = first;
        for (index, &value) in more.values().iter().enumerate() {
            total = divide(cx, total, value, index + 1)?;
        }
        Ok(total)
    }

    /// Whether all numbers are equal, exact or not.
    ///
    /// `(= 1 1.0) ; => #t`
    #[builtin("=")]
    fn equal(cx: &mut Cx<'_>, first: Value, more: Rest<'_, Value>) -> Outcome {
        operand(cx, "=", first, 0)?;
        let mut holds = true;
        for (index, &value) in more.values().iter().enumerate() {
            holds &= same(cx, first, value, index + 1)?;
        }
        Ok(Value::boolean(holds))
    }

    /// Whether the numbers increase.
    ///
    /// `(< 1 2 3) ; => #t`
    #[builtin("<")]
    fn less(cx: &mut Cx<'_>, first: Value, more: Rest<'_, Value>) -> Outcome {
        chain(cx, first, more.values(), Ordering::is_lt)
    }

    /// Whether the numbers decrease.
    ///
    /// `(> 3 2 2) ; => #f`
    #[builtin(">")]
    fn greater(cx: &mut Cx<'_>, first: Value, more: Rest<'_, Value>) -> Outcome {
        chain(cx, first, more.values(), Ordering::is_gt)
    }

    /// Whether the numbers never decrease.
    ///
    /// `(<= 1 1 2) ; => #t`
    #[builtin("<=")]
    fn at_most(cx: &mut Cx<'_>, first: Value, more: Rest<'_, Value>) -> Outcome {
        chain(cx, first, more.values(), Ordering::is_le)
    }

    /// Whether the numbers never increase.
    ///
    /// `(>= 2 1 1) ; => #t`
    #[builtin(">=")]
    fn at_least(cx: &mut Cx<'_>, first: Value, more: Rest<'_, Value>) -> Outcome {
        chain(cx, first, more.values(), Ordering::is_ge)
    }

    /// The greatest of the numbers, inexact when any is.
    ///
    /// `(max 1 2.0) ; => 2.0`
    #[builtin("max")]
    fn max(cx: &mut Cx<'_>, first: Value, more: Rest<'_, Value>) -> Outcome {
        select(cx, first, more.values(), Number::max)
    }

    /// The least of the numbers, inexact when any is.
    ///
    /// `(min 1 2) ; => 1`
    #[builtin("min")]
    fn min(cx: &mut Cx<'_>, first: Value, more: Rest<'_, Value>) -> Outcome {
        select(cx, first, more.values(), Number::min)
    }
}
