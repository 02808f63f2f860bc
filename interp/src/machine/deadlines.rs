//! The deadlines of `with-timeout` around what a fiber does.
//!
//! A deadline costs no fiber and no timer of its own. The fiber keeps a list, innermost first, and its one
//! alarm (`Turn::set_alarm`) stands at the earliest. When it sounds, at the next poll or in a wait, the
//! outermost deadline that has passed is raised: what is inside of it is over as well. A loop that only
//! computes is stopped too, since an alarm makes its worker poll. In a simulation computing takes no time.
//!
//! An entry is a vector `#(nanoseconds seconds first condition handlers)`: when, how that was said, the earliest of
//! this and all outer ones, what was raised, `#f` before, and the handlers around the extent.
//!
//! Something else may be raised inside. While a handler outside deals with that, the time of the entry does not
//! count: the extent is being left, or is waited for, and what was raised there now would pass its own border by.

use super::Turn;
use super::fiber::TIMEOUT;
use crate::heap::{Mutator, Value};
use crate::printer::value::brief;
use crate::value::{FromValue, Vector};
use crate::vm::primitive::{Failure, Registers};
use concurrency::Time;

const AT: usize = 0;
const SECONDS: usize = 1;
const FIRST: usize = 2;
const CONDITION: usize = 3;
const HANDLERS: usize = 4;
/// How many elements an entry has.
pub(crate) const ENTRY: usize = 5;

/// Later than this is never; some 36 years, and a fixnum.
const NEVER: u64 = 1 << 60;

/// A moment as a fixnum.
pub(crate) fn moment_value(at: Option<Time>) -> Value {
    Value::fixnum(at.map_or(NEVER, |at| at.as_nanos().min(NEVER)) as i64)
}

/// The moment of such a fixnum; `None` for never and for what is none.
pub(crate) fn moment(value: Value) -> Option<Time> {
    let nanos = value.as_fixnum().and_then(|nanos| u64::try_from(nanos).ok())?;
    (nanos < NEVER).then(|| Time::from_nanos(nanos))
}

/// Puts an entry around what the fiber does next.
pub(crate) fn push(turn: &mut Turn<'_>, heap: &mut Mutator, registers: &mut Registers, entry: Vector) {
    let outer = top(registers).and_then(|outer| moment(outer.get(FIRST)));
    let first = [moment(entry.get(AT)), outer].into_iter().flatten().min();
    entry.set(heap, FIRST, moment_value(first));
    entry.set(heap, HANDLERS, registers.handlers);
    registers.deadlines = heap.cons(entry.into(), registers.deadlines);
    turn.set_alarm(first, TIMEOUT);
}

/// Takes the innermost entry away.
pub(crate) fn pop(turn: &mut Turn<'_>, registers: &mut Registers) {
    registers.deadlines = registers.deadlines.cdr().unwrap_or(Value::NIL);
    turn.set_alarm(top(registers).and_then(|outer| moment(outer.get(FIRST))), TIMEOUT);
}

/// The outermost deadline that has passed and was not raised before.
pub(super) fn expired(registers: &Registers, now: Time) -> Option<Value> {
    let has_passed = |entry: &Vector| moment(entry.get(AT)).is_some_and(|at| at <= now);
    open(registers)
        .filter(|entry| has_passed(entry) && !is_outside(entry, registers.handlers))
        .last()
        .map(Value::from)
}

/// Whether the present handlers are some of those around the extent, but not all.
fn is_outside(entry: &Vector, present: Value) -> bool {
    let mut rest = entry.get(HANDLERS);
    if rest == present {
        return false;
    }
    while let Some(outer) = rest.cdr() {
        if outer == present {
            return true;
        }
        rest = outer;
    }
    false
}

/// What is raised for it.
pub(super) fn failure(heap: &Mutator, entry: Value) -> Failure {
    let seconds = Vector::from_value(entry).map_or(Value::FALSE, |entry| entry.get(SECONDS));
    Failure::new("timeout", format!("the time is up: `with-timeout` allowed {} s", brief(heap, seconds)))
}

/// Notes that this was raised.
pub(super) fn mark(heap: &mut Mutator, entry: Value, condition: Value) {
    if let Some(entry) = Vector::from_value(entry) {
        entry.set(heap, CONDITION, condition);
    }
}

/// Whether this was raised for one of the entries inside of `outer`.
pub(super) fn is_marked_inside(registers: &Registers, outer: Value, condition: Value) -> bool {
    let mut rest = registers.deadlines;
    while rest != outer {
        let (Some(entry), Some(others)) = (rest.car().and_then(Vector::from_value), rest.cdr()) else {
            break;
        };
        if entry.get(CONDITION) == condition {
            return true;
        }
        rest = others;
    }
    false
}

/// Sets the alarm for the first deadline that was not raised yet. One that a handler outside holds back is looked
/// at when the handlers change.
pub(crate) fn arm(turn: &mut Turn<'_>, registers: &mut Registers) {
    let handlers = registers.handlers;
    let (held_back, others): (Vec<_>, Vec<_>) =
        open(registers).partition(|entry| is_outside(entry, handlers));
    registers.overdue = !held_back.is_empty();
    turn.set_alarm(others.iter().filter_map(|entry| moment(entry.get(AT))).min(), TIMEOUT);
}

fn top(registers: &Registers) -> Option<Vector> {
    registers.deadlines.car().and_then(Vector::from_value)
}

/// The entries that were not raised, innermost first.
fn open(registers: &Registers) -> impl Iterator<Item = Vector> + use<> {
    let mut rest = registers.deadlines;
    let entries = std::iter::from_fn(move || {
        let entry = Vector::from_value(rest.car()?)?;
        rest = rest.cdr()?;
        Some(entry)
    });
    entries.filter(|entry| entry.get(CONDITION) == Value::FALSE)
}
