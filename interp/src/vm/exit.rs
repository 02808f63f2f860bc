//! What happens when a call gives no value: errors become conditions and calls of the library's
//! `%raise-primitive`, control primitives act on the fiber, everything the scheduler must do pauses
//! the step.

use super::code::Code;
use super::continuation;
use super::fiber::{FiberState, Resume, UNCOUNTED};
use super::poll;
use super::primitive::{Control, Cx, Exit, Failure, Place};
use super::{trace, transaction};
use crate::heap::{Kind, Value};
use crate::printer::value::brief;
use crate::source::Span;
use crate::value::condition::{add_note, from_failure};
use crate::value::{Condition, FromValue};
use concurrency::Event;

/// Why a step of the machine ended.
#[derive(Debug)]
pub enum Pause {
    /// Asked to by the poll word, or out of ticks.
    Preempt,
    /// The fiber has returned this.
    Done(Value),
    /// A control primitive wants the scheduler; its frame and arguments are at `fp`.
    Control(Control),
    /// A wait is open.
    Park,
    /// A simulated fiber gives way before a shared access.
    Access(Event),
    /// The body of the newest future gets a fiber of its own, and goes on as `resume` says.
    Split,
    /// Somebody has nothing to do: the body of the oldest future is for them.
    Share,
    /// Nothing can go on: there is no handler, not even the library's.
    Dead(Failure),
}

/// The primitive whose frame is at `fiber.fp` answered this. `None`: go on as `resume` says.
pub fn handle_exit(fiber: &mut FiberState, cx: &mut Cx<'_>, exit: Exit, nargs: usize) -> Option<Pause> {
    // Nothing that acts on a fiber acts on the maker of a future in place of the body.
    if matches!(exit, Exit::Split | Exit::Control(_)) && !cx.registers.forks.is_empty() {
        fiber.resume = Resume::Call(nargs);
        return Some(Pause::Split);
    }
    match exit {
        Exit::Fail(failure) => raise(fiber, cx, *failure),
        Exit::Raise(object) => raise_object(fiber, cx, object),
        Exit::Rethrow(object) => {
            note_wanted(fiber, cx, object);
            raise_object(fiber, cx, object)
        }
        Exit::Call(_) => {
            let staged = std::mem::take(&mut cx.registers.staged);
            fiber.stage(staged[0], &staged[1..]);
            fiber.charge(cx.heap.heap());
            cx.registers.staged = staged;
            cx.registers.staged.clear();
            cx.heap.poll_word().set_limit(fiber.stack.limit());
            None
        }
        Exit::Park => {
            fiber.resume = Resume::Call(nargs);
            Some(Pause::Park)
        }
        Exit::Again | Exit::Split => {
            fiber.resume = Resume::Call(nargs);
            let served = poll::serve_requests(fiber, cx);
            // In the simulator a slice is worth a step.
            served.or_else(|| (fiber.ticks != UNCOUNTED).then_some(Pause::Preempt))
        }
        Exit::NeedSpace(_) => {
            fiber.resume = Resume::Call(nargs);
            if poll::collect_for_space(fiber, cx) { None } else { raise(fiber, cx, poll::out_of_memory()) }
        }
        Exit::Control(Control::CallCc) => call_cc(fiber, cx),
        Exit::Control(Control::Throw) => throw(fiber, cx, nargs),
        Exit::Control(Control::BeginAttempt) => transaction::begin(fiber, cx, nargs, false),
        Exit::Control(Control::BeginBranch) => transaction::begin(fiber, cx, nargs, true),
        Exit::Control(Control::Abandon) => transaction::abandon(fiber, cx),
        Exit::Control(Control::Conclude) => transaction::conclude(fiber, cx),
        Exit::Control(Control::Restart) => {
            let thunk = slot(fiber, 0);
            fiber.start(thunk, &[]);
            None
        }
        Exit::Control(Control::Place) => {
            let shared = cx.world.surroundings().map(|(shared, _)| shared);
            cx.registers.place =
                Some(shared.map_or(Place::NONE, |shared| trace::in_program(fiber, &shared.sources)));
            fiber.resume = Resume::Call(nargs);
            // In the simulator the call has had its turn.
            fiber.granted = true;
            None
        }
        Exit::Control(control) => {
            fiber.resume = Resume::Call(nargs);
            Some(Pause::Control(control))
        }
    }
}

/// What was raised elsewhere before tells where it was waited for.
fn note_wanted(fiber: &FiberState, cx: &mut Cx<'_>, object: Value) {
    // SAFETY: the return word of a frame names a return point of living code.
    let (span, _) = unsafe { trace::call_site(*fiber.fp) };
    let Some((shared, _)) = cx.world.surroundings() else { return };
    let is_of_program = span.is_some() && !shared.sources.is_library(span);
    if let Some(condition) = Condition::from_value(object).filter(|_| is_of_program) {
        add_note(cx.heap, condition, span, "the value was wanted here");
    }
}

/// `(%call/cc proc)`: the frame becomes the call of `proc`.
fn call_cc(fiber: &mut FiberState, cx: &mut Cx<'_>) -> Option<Pause> {
    match continuation::capture(fiber, cx, 3) {
        Ok(k) => {
            let procedure = slot(fiber, 0);
            fiber.stage(procedure, &[k]);
            None
        }
        Err(_) => handle_exit(fiber, cx, Exit::NeedSpace(0), 1),
    }
}

/// `(%throw k value …)`
fn throw(fiber: &mut FiberState, cx: &mut Cx<'_>, nargs: usize) -> Option<Pause> {
    let k = slot(fiber, 0);
    let value = if nargs == 2 {
        slot(fiber, 1)
    } else {
        let values: Vec<Value> = (1..nargs).map(|index| slot(fiber, index)).collect();
        match crate::value::values::pack(cx.heap, &values) {
            Ok(value) => value,
            Err(_) => return handle_exit(fiber, cx, Exit::NeedSpace(0), nargs),
        }
    };
    continuation::throw(fiber, cx.registers, k, value);
    cx.unmasked();
    cx.changed_handlers();
    None
}

/// Argument `index` of the call that is to be made or made again; the default where it was left out.
pub fn argument(fiber: &FiberState, index: usize) -> Value {
    match fiber.resume {
        Resume::Call(count) if index < count => slot(fiber, index),
        _ => Value::DEFAULT,
    }
}

/// Argument `index` of the frame at `fp`.
fn slot(fiber: &FiberState, index: usize) -> Value {
    // SAFETY: callers stay below the number of arguments in the frame: of the call that `resume` tells
    // of, or of the primitive that has just checked them.
    Value::from_bits(unsafe { *fiber.fp.add(2 + index) })
}

#[cold]
fn parameter_with_arguments(nargs: usize) -> Failure {
    Failure::new("arity-error", format!("`parameter` wanted no argument or 1, got {nargs}"))
        .hint("to give it another value for a while, use (parameterize ((p value)) …)")
}

/// Calls something that is neither a closure nor a primitive.
pub fn call_other(fiber: &mut FiberState, cx: &mut Cx<'_>, callee: Value, nargs: usize) -> Option<Pause> {
    match callee.kind() {
        Some(Kind::Parameter) if nargs == 0 => {
            fiber.resume = Resume::Return(cx.parameter_value(callee));
            None
        }
        Some(Kind::Parameter) if nargs == 1 => {
            let value = slot(fiber, 0);
            fiber.stage(cx.world.parameter_changer(), &[callee, value]);
            None
        }
        Some(Kind::Parameter) => raise(fiber, cx, parameter_with_arguments(nargs)),
        // A raw continuation never meets a program; the library wraps it in a procedure.
        _ => raise(fiber, cx, not_a_procedure(cx, callee)),
    }
}

/// Whether `call_other` has something to call.
pub fn is_callable(callee: Value) -> bool {
    matches!(callee.kind(), Some(Kind::Parameter | Kind::Continuation))
}

/// The error of a call of something else.
#[cold]
pub fn not_a_procedure(cx: &Cx<'_>, callee: Value) -> Failure {
    let what = brief(cx.heap, callee);
    Failure::new("not-a-procedure", format!("{what} was called, but it is not a procedure")).irritant(callee)
}

/// The procedure written in Scheme whose frame is at `fp` got the wrong number of arguments.
#[cold]
pub fn wrong_count(fiber: &mut FiberState, cx: &mut Cx<'_>, got: usize) -> Option<Pause> {
    // SAFETY: the callee is a closure, as its code runs; a closure's word 1 is its entry.
    let code = unsafe { Code::of_entry(fiber.callee().word(1)) };
    let name = code.name.map_or_else(|| "this procedure".into(), |name| format!("`{name}`"));
    let open_from = code.arities().filter(|(_, most)| most.is_none()).map(|(least, _)| least).min();
    let wanted: Vec<String> = code
        .arities()
        .filter(|(_, most)| most.is_none_or(|most| open_from.is_none_or(|from| most < from)))
        .map(|(least, most)| match most {
            Some(1) => "1 argument".into(),
            Some(count) => format!("{count} arguments"),
            None => format!("at least {least} argument{}", if least == 1 { "" } else { "s" }),
        })
        .collect();
    let failure = Failure::new("arity-error", format!("{name} wanted {}, got {got}", wanted.join(" or ")))
        .hint(format!("use it as {}", code.usages().join(" or ")));
    let (span, procedure) = trace::called_at(fiber);
    let condition = from_failure(cx.heap, &failure, span, procedure);
    if code.name.is_none()
        && code.span.is_some()
        && let Some(condition) = Condition::from_value(condition)
    {
        add_note(cx.heap, condition, code.span, "this procedure");
    }
    raise_condition(fiber, cx, condition, failure)
}

/// An instruction of the frame at `fp` failed.
pub fn raise_here(fiber: &mut FiberState, cx: &mut Cx<'_>, exit: Exit, pc: u64) -> Option<Pause> {
    // SAFETY: the frame runs bytecode, so its slot 1 is its closure.
    let closure = Value::from_bits(unsafe { *fiber.fp.add(1) });
    // SAFETY: a closure's word 1 is its entry.
    let code = unsafe { Code::of_entry(closure.word(1)) };
    match exit {
        Exit::Fail(failure) => match code.span_at(pc) {
            // What a form defines, such as the accessor of a record, has no place of its own.
            Span::NONE => raise_where_called(fiber, cx, *failure),
            span => raise_at(fiber, cx, *failure, span, code.name),
        },
        Exit::Raise(object) => raise_object(fiber, cx, object),
        // An instruction has no frame to come back to; these are refused allocations of huge numbers.
        _ => raise_at(fiber, cx, poll::out_of_memory(), code.span_at(pc), code.name),
    }
}

/// The call whose frame is at `fp` failed: the place is that of the call.
pub fn raise(fiber: &mut FiberState, cx: &mut Cx<'_>, failure: Failure) -> Option<Pause> {
    // SAFETY: the return word of a frame names a return point of living code.
    let (span, name) = unsafe { trace::call_site(*fiber.fp) };
    raise_at(fiber, cx, failure, span, name)
}

/// The procedure whose frame is at `fp`, and which has called nothing so far, failed: the place is that of its
/// call.
fn raise_where_called(fiber: &mut FiberState, cx: &mut Cx<'_>, failure: Failure) -> Option<Pause> {
    let (span, name) = trace::called_at(fiber);
    raise_at(fiber, cx, failure, span, name)
}

fn raise_at(
    fiber: &mut FiberState,
    cx: &mut Cx<'_>,
    failure: Failure,
    span: Span,
    name: Option<crate::symbol::Symbol>,
) -> Option<Pause> {
    let condition = from_failure(cx.heap, &failure, span, name);
    raise_condition(fiber, cx, condition, failure)
}

/// Raises what was made of a failure.
fn raise_condition(
    fiber: &mut FiberState,
    cx: &mut Cx<'_>,
    condition: Value,
    failure: Failure,
) -> Option<Pause> {
    let raiser = cx.world.raiser();
    if raiser == Value::UNBOUND {
        fiber.resume = Resume::Nothing;
        return Some(Pause::Dead(failure));
    }
    stage_raise(fiber, cx, condition);
    None
}

fn raise_object(fiber: &mut FiberState, cx: &mut Cx<'_>, object: Value) -> Option<Pause> {
    stage_raise(fiber, cx, object);
    None
}

/// Calls the library's raiser in place of the current frame; behind it, if the body of a future runs in it: then its
/// maker still needs the frame.
fn stage_raise(fiber: &mut FiberState, cx: &mut Cx<'_>, object: Value) {
    cx.registers.progress = [Value::DEFAULT; 4];
    if let Some(fork) = cx.registers.forks.last().filter(|fork| fork.frame == fiber.depth()) {
        fiber.keep_frame(fork.after);
    }
    fiber.stage(cx.world.raiser(), &[object]);
}
