//! What transactions mostly do, for the instructions that stand before the calls of their builtins. Each of these does
//! what the builtin does, or does nothing and says so: then the builtin is called, which knows every case.

use super::border::{Entering, enter, prepare_border};
use super::{Sort, Transaction, commit, join};
use crate::heap::{Kind, TVar, Value};
use crate::vm::fiber::FiberState;
use crate::vm::primitive::Cx;

/// The transaction under way, if the variable belongs to its scheduler.
#[inline(always)]
fn attempt<'a>(cx: &'a mut Cx<'_>, value: Value) -> Option<(&'a mut Transaction, TVar)> {
    let tvar = TVar::of(value)?;
    let attempt = cx.registers.attempt()?;
    (attempt.home == tvar.home()).then_some((attempt, tvar))
}

/// The value of a variable in a transaction.
#[inline(never)]
pub fn read(cx: &mut Cx<'_>, tvar: Value) -> Option<Value> {
    let (attempt, tvar) = attempt(cx, tvar)?;
    let shared = attempt.shared.as_deref()?;
    attempt.log.read(&shared.domain.clock, tvar).ok().map(Value::from_bits)
}

/// Changes a variable in a transaction.
#[inline(never)]
pub fn write(cx: &mut Cx<'_>, tvar: Value, value: Value) -> bool {
    let Some((attempt, tvar)) = attempt(cx, tvar) else { return false };
    attempt.write(tvar, value);
    true
}

/// The current frame becomes the border of a transaction, or of a part of one.
#[inline(never)]
pub fn begin(fiber: &FiberState, cx: &mut Cx<'_>, thunk: Value) -> bool {
    if !cx.registers.forks.is_empty() || cx.registers.woken.is_some() {
        return false;
    }
    let Some(transaction) = cx.registers.transaction.as_deref_mut() else { return false };
    if transaction.is_closed || !(transaction.is_open() || transaction.start_again(thunk, cx.heap.epoch())) {
        return false;
    }
    prepare_border(cx);
    let depth = fiber.below.depth() + fiber.depth();
    let entering = Entering { sort: Sort::Atomic, depth, args: [thunk, Value::DEFAULT], count: 1 };
    enter(cx.registers, entering);
    true
}

impl Transaction {
    /// Begins an attempt of a transaction at a place that the fiber remembers, if it is no further attempt.
    #[inline]
    fn start_again(&mut self, thunk: Value, epoch: u64) -> bool {
        if self.shared.is_none() || self.conflicts > 0 || self.has_right || !thunk.is_kind(Kind::Closure) {
            return false;
        }
        let is_known = self.is_at_known_place(thunk.word(1), epoch);
        if is_known {
            self.log.begin(false);
        }
        is_known
    }
}

/// The innermost extent is over: it is part of the one around it, or commits.
#[inline(never)]
pub fn end(cx: &mut Cx<'_>) -> bool {
    let Some(transaction) = cx.registers.transaction.as_deref() else { return false };
    match transaction.extents.len() {
        0 => false,
        1 => {
            let is_plain = !transaction.is_closed && transaction.actions == Value::NIL;
            is_plain && cx.registers.woken.is_none() && matches!(commit(cx), Ok(Some(Value::NIL)))
        }
        _ => {
            join(cx);
            true
        }
    }
}
