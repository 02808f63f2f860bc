//! Base events, and the wait of `sync`. Composite events are made by the library.

use super::options::deadline;
use crate::Value;
use crate::heap::foreign_of;
use crate::machine::deadlines::{self, moment, moment_value};
use crate::machine::event::{After, Always, BoxedOperation, Event, Signal, waitable};
use crate::source::Span;
use crate::value::Vector;
use crate::value::condition::from_failure;
use crate::vm::primitive::{Cx, Exit, Outcome, Woken};
use concurrency::{Choice, Time};
use macros::builtins;
use std::time::Duration;

pub use table::TABLE;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// An event that is ready so many seconds after a `sync` for it has begun.
    ///
    /// `(sync (timeout-evt 0.01)) ; prints nothing`
    #[builtin("timeout-evt", effect = Reads)]
    fn timeout_event(cx: &mut Cx<'_>, seconds: Value) -> Outcome {
        let now = cx.turn()?.now();
        let at = deadline(cx, 0, seconds)?.unwrap_or(Time::NEVER);
        let after = if at == Time::NEVER { Duration::MAX } else { at.since(now) };
        Ok(Event::make(cx, After(after)))
    }

    /// An event that is always ready, with this value.
    ///
    /// `(sync (always-evt 1)) ; => 1`
    #[builtin("always-evt")]
    fn always_event(cx: &mut Cx<'_>, value: Value) -> Value {
        Event::make(cx, Always::new(value))
    }

    /// Whether a vector for `%sync` may hold the value.
    ///
    /// `(%base-event? (always-evt 1)) ; => #t`
    #[builtin("%base-event?", library = "lambdust internal")]
    fn is_base_event(value: Value) -> bool {
        waitable(&value).is_some()
    }

    /// An event that is ready from the moment on when `%tell-signal!` is called with it.
    ///
    /// `(let ((s (%make-signal))) (%tell-signal! s) (sync s)) ; prints nothing`
    #[builtin("%make-signal", library = "lambdust internal", effect = Writes)]
    fn make_signal(cx: &mut Cx<'_>) -> Value {
        Signal::make(cx)
    }

    /// Makes such an event ready.
    ///
    /// `(%tell-signal! (%make-signal)) ; prints nothing`
    #[builtin("%tell-signal!", library = "lambdust internal", effect = Writes, shared)]
    fn tell_signal(cx: &mut Cx<'_>, signal: Value) -> Result<(), Exit> {
        match foreign_of::<Signal>(&signal) {
            Some(signal) => {
                signal.tell(cx.turn()?);
                Ok(())
            }
            None => Err(cx.wrong_type(0, "a signal", signal)),
        }
    }

    /// The moment that many seconds from now, `#f` for never, as a number for `%sync`.
    ///
    /// `(exact-integer? (%moment 1)) ; => #t`
    #[builtin("%moment", library = "lambdust internal", effect = Reads)]
    fn moment_in(cx: &mut Cx<'_>, seconds: Value) -> Outcome {
        Ok(moment_value(deadline(cx, 0, seconds)?))
    }

    /// Waits for the first of several base events until the moment given. The winner's index is stored in element
    /// 0 of the vector `attempt`, together with what it was decided by. Returns a list of its value, or a
    /// vector of what it raises; `#f` if time is up.
    ///
    /// `(%sync (vector (always-evt 5)) (%moment #f) (vector #f)) ; => (5)`
    #[builtin("%sync", library = "lambdust internal", effect = Blocks)]
    fn sync(cx: &mut Cx<'_>, events: Vector, until: Value, attempt: Vector) -> Outcome {
        let operation = if cx.registers.woken.is_none() { Some(operation(cx, events)?) } else { None };
        let operation = || operation.expect("it is asked for only if the wait has not ended");
        let woken = cx.wait_kept(cx.masking(), moment(until), operation)?;
        match woken {
            Woken::Completed(index, payload) if (index as usize) < events.len() => {
                attempt.set(cx.heap, 0, Value::fixnum(i64::from(index)));
                worth(cx, events.get(index as usize), payload)
            }
            Woken::Completed(..) | Woken::Cancelled => Ok(Value::FALSE),
        }
    }

    /// A deadline so many seconds from now, for `%push-deadline!`. Its last element will be what is raised.
    ///
    /// `(vector-length (%make-deadline 1)) ; => 4`
    #[builtin("%make-deadline", shown = "with-timeout", library = "lambdust internal", effect = Reads)]
    fn make_deadline(cx: &mut Cx<'_>, seconds: Value) -> Outcome {
        let at = deadline(cx, 0, seconds)?;
        Vector::from_slice(cx.heap, &[moment_value(at), seconds, Value::FALSE, Value::FALSE]).map(Value::from)
    }

    /// What the fiber does from here on has this deadline.
    ///
    /// `(begin (%push-deadline! (%make-deadline 1)) (%pop-deadline!)) ; prints nothing`
    #[builtin("%push-deadline!", library = "lambdust internal", effect = Writes)]
    fn push_deadline(cx: &mut Cx<'_>, entry: Vector) -> Result<(), Exit> {
        cx.turn()?;
        if let Some(turn) = cx.turn.as_mut() {
            deadlines::push(turn, cx.heap, cx.registers, entry);
        }
        Ok(())
    }

    /// The innermost deadline is over.
    ///
    /// `(begin (%push-deadline! (%make-deadline 1)) (%pop-deadline!)) ; prints nothing`
    #[builtin("%pop-deadline!", library = "lambdust internal", effect = Writes)]
    fn pop_deadline(cx: &mut Cx<'_>) {
        if let Some(turn) = cx.turn.as_mut() {
            deadlines::pop(turn, cx.registers);
        }
    }
}

/// The operation of several events, of which each that is ready has the same chance.
fn operation(cx: &mut Cx<'_>, events: Vector) -> Result<BoxedOperation, Exit> {
    let mut operations = Vec::with_capacity(events.len());
    for index in 0..events.len() {
        let event = events.get(index);
        let Some(waitable) = waitable(&event) else { return Err(cx.wrong_type(0, "events", event)) };
        operations.push(waitable.operation(cx)?);
    }
    match operations.len() {
        1 => Ok(operations.remove(0)),
        _ => {
            let world = cx.world;
            let draw = |bound: usize| ((u128::from(world.random()) * bound as u128) >> 64) as usize;
            Ok(Box::new(Choice::shuffled(operations, draw)))
        }
    }
}

/// The value of the event that has won, in a list, or what it raises, in a vector.
fn worth(cx: &mut Cx<'_>, event: Value, payload: Value) -> Outcome {
    let worth = waitable(&event).map_or(Ok(payload), |event| event.value(cx, payload));
    let raised = match worth {
        Ok(value) => return Ok(cx.heap.cons(value, Value::NIL)),
        Err(Exit::Raise(object)) => object,
        Err(Exit::Fail(failure)) => from_failure(cx.heap, &failure, Span::NONE, None),
        Err(other) => return Err(other),
    };
    Vector::from_slice(cx.heap, &[raised]).map(Value::from)
}
