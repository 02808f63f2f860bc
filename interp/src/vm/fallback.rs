//! The builtin behind each instruction that has one: it does what the instruction's fast path does
//! not, and words its errors.

use super::primitive::{Cx, Exit, Outcome, closure_name};
use crate::builtins::arithmetic::{add, divide, multiply, subtract};
use crate::builtins::{self, Builtin};
use crate::bytecode::Op;
use crate::heap::Value;
use std::sync::OnceLock;

const NAMES: &[(Op, &str)] = &[
    (Op::JumpIfNumEq, "="),
    (Op::JumpUnlessNumEq, "="),
    (Op::JumpIfLt, "<"),
    (Op::JumpUnlessLt, "<"),
    (Op::JumpIfLe, "<="),
    (Op::JumpUnlessLe, "<="),
    (Op::JumpIfNumEqI, "="),
    (Op::JumpUnlessNumEqI, "="),
    (Op::JumpIfLtI, "<"),
    (Op::JumpUnlessLtI, "<"),
    (Op::JumpIfGtI, ">"),
    (Op::JumpUnlessGtI, ">"),
    (Op::Add, "+"),
    (Op::AddI, "+"),
    (Op::Sub, "-"),
    (Op::SubI, "-"),
    (Op::Mul, "*"),
    (Op::Div, "/"),
    (Op::Quotient, "quotient"),
    (Op::Remainder, "remainder"),
    (Op::Modulo, "modulo"),
    (Op::Car, "car"),
    (Op::Cdr, "cdr"),
    (Op::SetCar, "set-car!"),
    (Op::SetCdr, "set-cdr!"),
    (Op::VectorRef, "vector-ref"),
    (Op::VectorSet, "vector-set!"),
    (Op::VectorLength, "vector-length"),
    (Op::StringRef, "string-ref"),
    (Op::RecordRef, "%record-ref"),
    (Op::RecordSet, "%record-set!"),
    (Op::RecordIs, "%record?"),
];

fn table() -> &'static [Option<&'static Builtin>; 256] {
    static TABLE: OnceLock<[Option<&'static Builtin>; 256]> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = [None; 256];
        for (op, name) in NAMES {
            table[*op as usize] = builtins::find(name);
        }
        table
    })
}

/// Calls the builtin that the instruction stands for.
#[inline(never)]
pub(super) fn call(cx: &mut Cx<'_>, op: Op, args: &mut [Value]) -> Outcome {
    cx.builtin = table()[op as usize].expect("each instruction with a slow side is listed above");
    (cx.builtin.function)(cx, args)
}

/// The same for a field of a record. An error gives the name of the running procedure: the accessor or
/// modifier that the user called.
#[inline(never)]
pub(super) fn field(cx: &mut Cx<'_>, op: Op, running: Value, args: &mut [Value]) -> Outcome {
    let outcome = call(cx, op, args);
    match (&outcome, closure_name(running)) {
        (Err(Exit::Fail(failure)), Some(name)) if failure.kind == "type-error" => {
            let name = cx.heap.symbol(name.as_str());
            let mut named = args.to_vec();
            named.push(name);
            call(cx, op, &mut named)
        }
        _ => outcome,
    }
}

/// The same for arithmetic. Of sums, products and quotients `variant` says which argument (from 0) of the
/// user's call the second operand was; of integer division, by which of its names it was called.
#[inline(never)]
pub(super) fn arithmetic(cx: &mut Cx<'_>, op: Op, variant: usize, a: Value, b: Value) -> Outcome {
    match op {
        Op::Add => add(cx, a, b, variant),
        Op::Sub => subtract(cx, a, b, variant),
        Op::Mul => multiply(cx, a, b, variant),
        Op::Div => divide(cx, a, b, variant),
        _ if variant == 0 => call(cx, op, &mut [a, b]),
        _ => {
            let name = match op {
                Op::Quotient => "truncate-quotient",
                Op::Remainder => "truncate-remainder",
                _ => "floor-remainder",
            };
            cx.builtin = builtins::find(name).expect("each instruction stands for a builtin");
            (cx.builtin.function)(cx, &mut [a, b])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NAMES;
    use crate::builtins;

    #[test]
    fn every_name_is_a_builtin() {
        for (op, name) in NAMES {
            assert!(builtins::find(name).is_some(), "{op:?} stands for {name}, which does not exist");
        }
    }
}
