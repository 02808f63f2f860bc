//! Base events, and the wait of `sync`. Composite events are made by the library.

use super::options::deadline;
use super::sync::mutexes::{give_up, take_again};
use crate::Value;
use crate::heap::foreign_of;
use crate::machine::Process;
use crate::machine::deadlines::{self, moment, moment_value};
use crate::machine::event::{After, Always, BoxedOperation, Event, Kept, Signal, Waitable, waitable};
use crate::source::Span;
use crate::value::condition::from_failure;
use crate::value::{Future, Vector};
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
        Event::make(cx, Always(Kept::new(value)))
    }

    /// The event of a future whose body has begun: its process, or what is always ready with its value.
    ///
    /// `(sync (%future-evt (future 5))) ; => 5`
    #[builtin("%future-evt", shown = "sync", library = "lambdust internal", effect = Reads)]
    fn future_event(cx: &mut Cx<'_>, future: Future) -> Value {
        let process = future.process();
        match foreign_of::<Process>(&process) {
            Some(_) => process,
            None => Event::make(cx, Always(Kept::new(future.value()))),
        }
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
    /// vector of what it raises and whether that was raised elsewhere before; `#f` if time is up.
    ///
    /// `(%sync (vector (always-evt 5)) (%moment #f) (vector #f)) ; => (5)`
    #[builtin("%sync", library = "lambdust internal", effect = Blocks)]
    fn sync(cx: &mut Cx<'_>, events: Vector, until: Value, attempt: Vector) -> Outcome {
        let mutexes = mutexes(events);
        if !mutexes.is_empty() {
            let outcome = sync_unlocked(cx, events, until, attempt, &mutexes);
            return cx.finish_slice(outcome);
        }
        let operation = if cx.registers.woken.is_none() { Some(operation(cx, events)?) } else { None };
        let operation = || operation.expect("it is asked for only if the wait has not ended");
        match cx.wait_kept(cx.masking(), moment(until), operation)? {
            Woken::Completed(branch, _) if is_missed(events, branch) => Err(Exit::Again),
            Woken::Completed(branch, payload) => commit(cx, events, attempt, branch, payload),
            Woken::Cancelled => Ok(Value::FALSE),
        }
    }

    /// A deadline so many seconds from now, for `%push-deadline!`. Its element 3 will be what is raised.
    ///
    /// `(vector-ref (%make-deadline 1) 3) ; => #f`
    #[builtin("%make-deadline", shown = "with-timeout", library = "lambdust internal", effect = Reads)]
    fn make_deadline(cx: &mut Cx<'_>, seconds: Value) -> Outcome {
        let at = deadline(cx, 0, seconds)?;
        let mut entry = [Value::FALSE; deadlines::ENTRY];
        entry[..2].copy_from_slice(&[moment_value(at), seconds]);
        Vector::from_slice(cx.heap, &entry).map(Value::from)
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

/// The event that a branch belongs to, by its place, and which of its branches that is. None is the deadline's.
fn winner(events: Vector, branch: u32) -> Option<(usize, u32)> {
    let mut rest = branch;
    for place in 0..events.len() {
        let branches = waitable(&events.get(place)).map_or(1, Waitable::branches);
        if rest < branches {
            return Some((place, rest));
        }
        rest -= branches;
    }
    None
}

/// Whether the branch is one by which an event says that the wait has to begin anew.
fn is_missed(events: Vector, branch: u32) -> bool {
    winner(events, branch).is_some_and(|(place, branch)| {
        waitable(&events.get(place)).is_some_and(|event| event.is_missed(branch))
    })
}

/// Notes which event has won, and gives what it is worth; `#f` when time was up first.
fn commit(cx: &mut Cx<'_>, events: Vector, attempt: Vector, branch: u32, payload: Value) -> Outcome {
    let Some((place, branch)) = winner(events, branch) else { return Ok(Value::FALSE) };
    attempt.set(cx.heap, 0, Value::fixnum(place as i64));
    worth(cx, events.get(place), branch, payload)
}

/// The mutexes that waiting for the events unlocks, each once.
fn mutexes(events: Vector) -> Vec<Value> {
    let mut mutexes = Vec::new();
    for place in 0..events.len() {
        let mutex = waitable(&events.get(place)).and_then(Waitable::mutex);
        mutexes.extend(mutex.filter(|mutex| !mutexes.contains(mutex)));
    }
    mutexes
}

/// What `sync_unlocked` is at, in progress register 0: it waits for the events.
const WAITING: Value = Value::TRUE;
/// An event has won, or time was up: the branch is in register 1, the payload in register 2.
const DECIDED: Value = Value::NIL;
/// A request has ended the wait.
const CANCELLED: Value = Value::EOF;

/// Waits where some of the events unlock mutexes meanwhile. All of it is masked but the wait itself, and
/// afterwards the mutexes are locked again whatever has happened.
fn sync_unlocked(
    cx: &mut Cx<'_>,
    events: Vector,
    until: Value,
    attempt: Vector,
    mutexes: &[Value],
) -> Outcome {
    match cx.progress()[0] {
        Value::DEFAULT => {
            let operation = operation(cx, events)?;
            let masking = cx.masking();
            cx.check_cancelled(masking)?;
            mutexes.iter().for_each(|mutex| give_up(cx, *mutex));
            cx.registers.masked += 1;
            cx.progress()[0] = WAITING;
            let woken = cx.wait_kept(masking, moment(until), || operation)?;
            decide(cx, woken);
        }
        WAITING => {
            let woken = cx.registers.woken.take().unwrap_or(Woken::Cancelled);
            decide(cx, woken);
        }
        _ => {}
    }
    let mut abandoned = None;
    let locked = cx.progress()[3].as_fixnum().unwrap_or(0) as usize;
    for (index, mutex) in mutexes.iter().enumerate().skip(locked) {
        cx.progress()[3] = Value::fixnum(index as i64);
        abandoned = take_again(cx, *mutex)?.or(abandoned);
    }
    let [state, branch, payload, _] = *cx.progress();
    let branch = branch.as_fixnum().unwrap_or(0) as u32;
    if state == DECIDED && cx.registers.masked == 1 && cx.turn()?.requests() != 0 {
        // It will be interrupted before it can make anything of the event.
        pass_on(cx, events, branch);
    }
    cx.unmask();
    if let Some(failure) = abandoned {
        return Err(failure);
    }
    if state == CANCELLED {
        return Err(cx.begin_anew());
    }
    if is_missed(events, branch) {
        *cx.progress() = [Value::DEFAULT; 4];
        return Err(Exit::Again);
    }
    commit(cx, events, attempt, branch, payload)
}

/// Notes how the wait has ended.
fn decide(cx: &mut Cx<'_>, woken: Woken) {
    match woken {
        Woken::Completed(branch, payload) => {
            *cx.progress() = [DECIDED, Value::fixnum(i64::from(branch)), payload, Value::fixnum(0)];
        }
        Woken::Cancelled => cx.progress()[0] = CANCELLED,
    }
}

/// Lets somebody else have what the event that has won has brought.
fn pass_on(cx: &mut Cx<'_>, events: Vector, branch: u32) {
    if let (Some((place, _)), Some(turn)) = (winner(events, branch), cx.turn.as_mut()) {
        let event = events.get(place);
        if let Some(event) = waitable(&event) {
            event.pass_on(turn);
        }
    }
}

/// The value of the event that has won, in a list, or what it raises, in a vector; behind that is whether it was raised
/// elsewhere before.
fn worth(cx: &mut Cx<'_>, event: Value, branch: u32, payload: Value) -> Outcome {
    let worth = waitable(&event).map_or(Ok(payload), |event| event.value(cx, branch, payload));
    let (raised, elsewhere) = match worth {
        Ok(value) => return Ok(cx.heap.cons(value, Value::NIL)),
        Err(Exit::Raise(object)) => (object, Value::FALSE),
        Err(Exit::Rethrow(object)) => (object, Value::TRUE),
        Err(Exit::Fail(failure)) => (from_failure(cx.heap, &failure, Span::NONE, None), Value::FALSE),
        Err(other) => return Err(other),
    };
    Vector::from_slice(cx.heap, &[raised, elsewhere]).map(Value::from)
}
