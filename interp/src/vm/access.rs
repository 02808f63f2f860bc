//! Shared accesses of simulated fibers: where the order of fibers can make a difference, and so a fiber
//! gives way and lets the seed decide.
//!
//! These are the uses of a variable that some code assigns (a global, or a captured variable that more than
//! one fiber of the simulation has reached), and calls of procedures in which fibers meet: whatever waits or
//! wakes, atomics, input and output. Pairs, vectors, strings, tables and records are not among them: a pair has no
//! room to say who has reached it. The loop of the pool contains no trace of this.

use super::code::Code;
use super::exit::Pause;
use super::fiber::{FiberState, Resume};
use super::primitive::{Cx, builtin_of};
use crate::builtins::Effect;
use crate::bytecode::{Op, imm};
use crate::heap::{Kind, TVar, Value};
use concurrency::{Event, EventKind};

/// The instructions that may be shared accesses.
pub(super) fn may_be_shared(op: Op) -> bool {
    matches!(
        op,
        Op::LoadGlobal
            | Op::StoreGlobal
            | Op::CellGet
            | Op::CellGetChecked
            | Op::CellSet
            | Op::Call
            | Op::CallGlobal
            | Op::TailCall
            | Op::TailCallGlobal
    )
}

/// Counts the access; whether there is another fiber to give way to.
pub(super) fn gives_way(fiber: &mut FiberState, cx: &Cx<'_>) -> bool {
    fiber.ticks = fiber.ticks.saturating_sub(1);
    cx.turn.as_ref().is_some_and(concurrency::Turn::has_rivals)
}

/// Leaves before the instruction at `pc`, which is done when the fiber comes back.
///
/// # Safety
/// The frame at `fiber.fp` runs the code in which `pc` is.
pub(super) unsafe fn stop_at(fiber: &mut FiberState, pc: u64, event: Event) -> Pause {
    // SAFETY: the closure of a frame that runs keeps its code alive.
    unsafe { Code::of_entry(Value::from_bits(*fiber.fp.add(1)).word(1)) }.prepare_accesses();
    fiber.resume = Resume::Access(pc);
    fiber.granted = true;
    Pause::Access(event)
}

/// Leaves before the call whose frame is at `fiber.fp`.
pub(super) fn stop_before_call(fiber: &mut FiberState, nargs: usize, event: Event) -> Pause {
    fiber.resume = Resume::Call(nargs);
    fiber.granted = true;
    Pause::Access(event)
}

/// The use of a global that some code assigns; the number of the event is that of the global.
pub(super) fn of_global(cx: &Cx<'_>, word: u64, kind: EventKind) -> Option<Event> {
    let global = imm(word) as u32 as usize;
    cx.heap.heap().is_assigned(global).then_some(Event { object: global as u64, kind })
}

/// The use of a captured variable that is assigned; the number is the address of its cell, which is good
/// until the next collection.
pub(super) fn of_cell(cx: &Cx<'_>, cell: u64, fiber: u64, kind: EventKind) -> Option<Event> {
    cx.heap.shares_cell(Value::from_bits(cell), fiber).then_some(Event { object: cell, kind })
}

/// The call of a builtin in which fibers meet. A call that is repeated, since the wait it had started has
/// ended, is the end of the same access. The number is that of the first object among the arguments that such
/// builtins work on, or stands for the builtin.
///
/// # Safety
/// The arguments lie in the frame.
pub(super) unsafe fn of_call(cx: &Cx<'_>, callee: Value, frame: *const u64, nargs: usize) -> Option<Event> {
    if !callee.is_kind(Kind::Primitive) || cx.registers.woken.is_some() {
        return None;
    }
    let builtin = builtin_of(callee);
    if !builtin.is_decision() {
        return None;
    }
    let kind = if builtin.effect == Effect::Blocks { EventKind::Wait } else { EventKind::Write };
    // SAFETY: by the contract.
    let arguments = (0..nargs).map(|index| Value::from_bits(unsafe { *frame.add(2 + index) }));
    let is_shared = |value: &Value| value.is_kind(Kind::Foreign) || value.is_kind(Kind::TVar);
    let object = arguments.into_iter().find(is_shared);
    let number = |object: Value| TVar::of(object).map_or_else(|| object.word(1), TVar::serial);
    Some(Event { object: object.map_or(callee.word(1), number), kind })
}

/// The call of what a global holds: the use of an assigned global, or the call of such a builtin.
///
/// # Safety
/// As for [`of_call`].
pub(super) unsafe fn of_global_call(
    cx: &Cx<'_>,
    word: u64,
    callee: Value,
    frame: *const u64,
    nargs: usize,
) -> Option<Event> {
    // SAFETY: by the contract.
    of_global(cx, word, EventKind::Read).or_else(|| unsafe { of_call(cx, callee, frame, nargs) })
}
