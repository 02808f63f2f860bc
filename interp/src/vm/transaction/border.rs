//! How an extent of a transaction is entered.

use super::{Extent, Sort, shared};
use crate::heap::Value;
use crate::value::Vector;
use crate::vm::primitive::{Cx, Registers};

/// What stands at the border of an extent: its winder and its handler on top of what was there. It is kept for the next
/// extent that is entered in the same surroundings.
pub(super) struct Border {
    pub(super) handlers: Value,
    pub(super) parameters: Value,
    pub(super) winders: Value,
    pub(super) inside: Value,
    pub(super) guarded: Value,
}

/// Makes what stands at the border of the extent that is entered next, unless it is there.
#[inline]
pub(super) fn prepare_border(cx: &mut Cx<'_>) {
    let Registers { handlers, parameters, winders, ref transaction, .. } = *cx.registers;
    let is_it = |border: &Border| {
        border.winders == winders && border.handlers == handlers && border.parameters == parameters
    };
    let known =
        transaction.as_deref().and_then(|transaction| transaction.borders.get(transaction.extents.len()));
    if !known.is_some_and(is_it) {
        make_border(cx);
    }
}

#[cold]
fn make_border(cx: &mut Cx<'_>) {
    let known = &shared(cx).known;
    let [left, entered, raised] =
        [known.attempt_left, known.enter_attempt, known.raise_out].map(|id| shared(cx).global_value(id));
    let Registers { handlers, parameters, winders, .. } = *cx.registers;
    let winder = Vector::from_slice(cx.heap, &[entered, left, handlers, parameters]);
    let winder = winder.expect("a short vector has room");
    let inside = cx.heap.cons(winder.into(), winders);
    let guarded = cx.heap.cons(raised, handlers);
    let Some(transaction) = cx.registers.transaction.as_deref_mut() else { return };
    transaction.borders.truncate(transaction.extents.len());
    transaction.borders.push(Border { handlers, parameters, winders, inside, guarded });
}

/// What is entered.
pub(super) struct Entering {
    pub(super) sort: Sort,
    pub(super) depth: usize,
    pub(super) args: [Value; 2],
    pub(super) count: usize,
}

/// Enters an extent; the transaction has begun, and the border is there.
#[inline]
pub(super) fn enter(registers: &mut Registers, Entering { sort, depth, args, count }: Entering) {
    let Registers { deadlines, masked, interruptible_at, .. } = *registers;
    let Some(transaction) = registers.transaction.as_deref_mut() else { return };
    let mark = transaction.is_open().then(|| transaction.log.mark());
    let border = &transaction.borders[transaction.extents.len()];
    let Border { handlers, parameters, winders, inside, guarded } = *border;
    let actions = transaction.actions;
    transaction.extents.push(Extent {
        sort,
        depth,
        args,
        count,
        handlers,
        parameters,
        winders,
        inside,
        deadlines,
        masked,
        interruptible_at,
        mark,
        actions,
    });
    (registers.winders, registers.handlers) = (inside, guarded);
}
