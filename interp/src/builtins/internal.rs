//! The library's own tools: continuations, the registers of a fiber, masks, the end of a program.

use crate::Value;
use crate::heap::Kind;
use crate::value::{Index, Rest, values as several};
use crate::vm::continuation;
use crate::vm::primitive::{Control, Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "lambdust internal")]
mod table {
    use super::*;

    /// Calls a procedure with the values behind one word.
    ///
    /// `(%apply-values + (values 1 2)) ; => 3`
    #[builtin("%apply-values", effect = Unknown)]
    fn apply_values(cx: &mut Cx<'_>, procedure: Value, values: Value) -> Outcome {
        let values = several::unpack(values);
        Err(cx.stage_call(procedure, &values))
    }

    /// Calls the procedure with a raw continuation.
    ///
    /// `(%call/cc (lambda (k) (%throw k 1))) ; => 1`
    #[builtin("%call/cc", effect = Unknown)]
    fn call_cc(_procedure: Value) -> Outcome {
        Err(Exit::Control(Control::CallCc))
    }

    /// Continues where a raw continuation was captured.
    ///
    /// `(+ 1 (%call/cc (lambda (k) (%throw k 1)))) ; => 2`
    #[builtin("%throw", effect = Unknown)]
    fn throw(cx: &mut Cx<'_>, k: Value, _values: Rest<'_, Value>) -> Outcome {
        check(cx, k)?;
        Err(Exit::Control(Control::Throw))
    }

    /// Drops everything that the fiber, or its top-level form, was about to do, and calls a thunk instead.
    ///
    /// `(cons 1 (%restart (lambda () 2))) ; => 2`
    #[builtin("%restart", effect = Unknown)]
    fn restart(_thunk: Value) -> Outcome {
        Err(Exit::Control(Control::Restart))
    }

    /// Raises unless this fiber captured the continuation.
    ///
    /// `(%call/cc (lambda (k) (%check-continuation k) 1)) ; => 1`
    #[builtin("%check-continuation", effect = Reads)]
    fn check_continuation(cx: &mut Cx<'_>, k: Value) -> Outcome {
        check(cx, k)?;
        Ok(Value::UNSPECIFIED)
    }

    /// How many pairs would fill the whole heap.
    ///
    /// `(< 1000 (%pairs-at-most)) ; => #t`
    #[builtin("%pairs-at-most")]
    fn pairs_at_most(cx: &mut Cx<'_>) -> Value {
        Value::fixnum(cx.heap.pairs_at_most() as i64)
    }

    /// Whether both are closures of one lambda expression.
    ///
    /// `(%same-code? car car) ; => #f`
    #[builtin("%same-code?")]
    fn is_same_code(a: Value, b: Value) -> bool {
        a.is_kind(Kind::Closure) && b.is_kind(Kind::Closure) && a.word(1) == b.word(1)
    }

    /// The `dynamic-wind` frames of this fiber, innermost first.
    ///
    /// `(%winders) ; => ()`
    #[builtin("%winders", effect = Reads)]
    fn winders(cx: &mut Cx<'_>) -> Value {
        cx.registers.winders
    }

    /// Replaces them.
    ///
    /// `(%set-winders! (%winders)) ; prints nothing`
    #[builtin("%set-winders!", effect = Writes)]
    fn set_winders(cx: &mut Cx<'_>, list: Value) {
        cx.registers.winders = list;
    }

    /// The exception handlers of this fiber, innermost first.
    ///
    /// `(list? (%handlers)) ; => #t`
    #[builtin("%handlers", effect = Reads)]
    fn handlers(cx: &mut Cx<'_>) -> Value {
        cx.registers.handlers
    }

    /// Replaces them.
    ///
    /// `(%set-handlers! (%handlers)) ; prints nothing`
    #[builtin("%set-handlers!", effect = Writes)]
    fn set_handlers(cx: &mut Cx<'_>, list: Value) {
        cx.registers.handlers = list;
        cx.changed_handlers();
    }

    /// The parameterization of this fiber.
    ///
    /// `(list? (%parameters)) ; => #t`
    #[builtin("%parameters", effect = Reads)]
    fn parameters(cx: &mut Cx<'_>) -> Value {
        cx.registers.parameters
    }

    /// Replaces it.
    ///
    /// `(%set-parameters! (%parameters)) ; prints nothing`
    #[builtin("%set-parameters!", effect = Writes)]
    fn set_parameters(cx: &mut Cx<'_>, list: Value) {
        cx.registers.parameters = list;
    }

    /// Interrupts and cancellation wait from here on.
    ///
    /// `(begin (%mask!) (%unmask!)) ; prints nothing`
    #[builtin("%mask!", effect = Writes)]
    fn mask(cx: &mut Cx<'_>) {
        cx.registers.masked = cx.registers.masked.saturating_add(1);
    }

    /// Takes one mask away.
    ///
    /// `(begin (%mask!) (%unmask!)) ; prints nothing`
    #[builtin("%unmask!", effect = Writes)]
    fn unmask(cx: &mut Cx<'_>) {
        cx.unmask();
    }

    /// How many masks there are.
    ///
    /// `(%mask-depth) ; => 0`
    #[builtin("%mask-depth", effect = Reads)]
    fn mask_depth(cx: &mut Cx<'_>) -> Value {
        Value::fixnum(i64::from(cx.registers.masked))
    }

    /// Waits at this depth of the mask may be cut short; returns the depth of which this was said before.
    ///
    /// `(%interruptible! 0) ; => 0`
    #[builtin("%interruptible!", effect = Writes)]
    fn interruptible(cx: &mut Cx<'_>, depth: Index) -> Value {
        let depth = u32::try_from(depth.0).unwrap_or(u32::MAX);
        Value::fixnum(i64::from(std::mem::replace(&mut cx.registers.interruptible_at, depth)))
    }

    /// Ends the top-level form or thread with a report.
    ///
    /// `(%uncaught 'oops) ; error: oops`
    #[builtin("%uncaught", effect = Io, inside)]
    fn uncaught(_object: Value) -> Outcome {
        Err(Exit::Control(Control::Uncaught))
    }

    /// Ends the program.
    ///
    /// `(procedure? %exit) ; => #t`
    #[builtin("%exit", effect = Io, inside)]
    fn exit(_code: Value) -> Outcome {
        Err(Exit::Control(Control::Exit))
    }
}

fn check(cx: &Cx<'_>, k: Value) -> Result<(), Exit> {
    if !k.is_kind(Kind::Continuation) {
        return Err(cx.wrong_type(0, "a continuation", k));
    }
    if continuation::owner(k) == cx.world.fiber_id() {
        return Ok(());
    }
    Err(crate::vm::primitive::Failure::new(
        "foreign-continuation",
        "this continuation was captured by another thread and cannot be called here",
    )
    .hint("a continuation belongs to the thread that captured it; send a message or use a future instead")
    .into())
}
