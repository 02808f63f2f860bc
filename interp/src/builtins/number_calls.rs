//! Calling the arithmetic of `crate::number` from a builtin: arguments in, result or error out.

use super::arithmetic::{number_error, operand};
use crate::Value;
use crate::number::{Error, Number};
use crate::value::number_value;
use crate::vm::primitive::{Cx, Outcome};

/// An operation of one argument.
pub(super) fn unary(cx: &mut Cx<'_>, z: Value, operation: fn(&Number) -> Result<Number, Error>) -> Outcome {
    let name = cx.builtin.shown;
    match operation(&operand(cx, name, z, 0)?) {
        Ok(result) => number_value(cx.heap, &result),
        Err(error) => Err(number_error(cx, name, error, &[z], &[0])),
    }
}

/// An operation of two arguments.
pub(super) fn binary(
    cx: &mut Cx<'_>,
    a: Value,
    b: Value,
    operation: fn(&Number, &Number) -> Result<Number, Error>,
) -> Outcome {
    let name = cx.builtin.shown;
    let (x, y) = (operand(cx, name, a, 0)?, operand(cx, name, b, 1)?);
    match operation(&x, &y) {
        Ok(result) => number_value(cx.heap, &result),
        Err(error) => Err(number_error(cx, name, error, &[a, b], &[0, 1])),
    }
}

/// A question about one number.
pub(super) fn test(cx: &mut Cx<'_>, z: Value, question: fn(&Number) -> Result<bool, Error>) -> Outcome {
    let name = cx.builtin.shown;
    match question(&operand(cx, name, z, 0)?) {
        Ok(answer) => Ok(Value::boolean(answer)),
        Err(error) => Err(number_error(cx, name, error, &[z], &[0])),
    }
}

/// An operation of two results.
pub(super) fn two_results(
    cx: &mut Cx<'_>,
    args: &[Value],
    operation: impl Fn(&[Number]) -> Result<(Number, Number), Error>,
) -> Outcome {
    let name = cx.builtin.shown;
    let numbers = args.iter().enumerate().map(|(index, &arg)| operand(cx, name, arg, index));
    match operation(&numbers.collect::<Result<Vec<_>, _>>()?) {
        Ok((first, second)) => {
            let first = number_value(cx.heap, &first)?;
            let second = number_value(cx.heap, &second)?;
            Ok(crate::value::values::pack(cx.heap, &[first, second])?)
        }
        Err(error) => Err(number_error(cx, name, error, args, &[0, 1])),
    }
}

/// Folds an operation of two arguments over any number of them.
pub(super) fn fold(
    cx: &mut Cx<'_>,
    start: Number,
    args: &[Value],
    operation: fn(&Number, &Number) -> Result<Number, Error>,
) -> Outcome {
    let name = cx.builtin.shown;
    let mut total = start;
    for (index, &arg) in args.iter().enumerate() {
        let next = operand(cx, name, arg, index)?;
        match operation(&total, &next) {
            Ok(result) => total = result,
            Err(error) => return Err(number_error(cx, name, error, &[arg, arg], &[index, index])),
        }
    }
    number_value(cx.heap, &total)
}

/// Whether the bit at an index is set.
pub(super) fn bit_test(cx: &mut Cx<'_>, index: Value, n: Value) -> Outcome {
    let name = cx.builtin.shown;
    let (at, integer) = (operand(cx, name, index, 0)?, operand(cx, name, n, 1)?);
    match integer.is_bit_set(&at) {
        Ok(set) => Ok(Value::boolean(set)),
        Err(error) => Err(number_error(cx, name, error, &[index, n], &[0, 1])),
    }
}
