//! Futures: how their values are waited for. How they are made and run is in `vm/fork.rs` and `machine/futures.rs`.

use super::sync::Limit;
use crate::Value;
use crate::heap::{Kind, foreign_arc, foreign_of};
use crate::machine::process::Joining;
use crate::machine::{Process, futures};
use crate::value::{FromValue, Future, Procedure, Rest};
use crate::vm::primitive::{Cx, Exit, Outcome, Woken};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// The future of a procedure that is called at once in a thread of its own. `future` makes one without a thread
    /// as long as nobody could tell the difference.
    ///
    /// `(force (%future (let ((f (lambda () 42))) f))) ; => 42`
    #[builtin("%future", shown = "future", library = "lambdust internal", effect = Unknown)]
    fn future(cx: &mut Cx<'_>, thunk: Procedure) -> Outcome {
        futures::start(cx, thunk.0, Value::FALSE)
    }

    /// The same for a future that belongs to a scope.
    ///
    /// `(%in-scope (lambda (s) (touch (%fork s (lambda () 42)))) #t) ; => 42`
    #[builtin("%fork", shown = "future", library = "lambdust internal", effect = Unknown)]
    fn fork(cx: &mut Cx<'_>, scope: Value, thunk: Procedure) -> Outcome {
        futures::start(cx, thunk.0, scope)
    }

    /// Whether the value is a future.
    ///
    /// `(map future? (list (future 1) (delay 1))) ; => (#t #f)`
    #[builtin("future?")]
    fn is_future(value: Value) -> bool {
        Future::from_value(value).is_some()
    }

    /// Whether the value of a future is there, or the error that its body ended with: then `touch` does not wait.
    ///
    /// `(let ((f (future (* 6 7)))) (touch f) (future-ready? f)) ; => #t`
    #[builtin("future-ready?", effect = Reads, shared)]
    fn is_ready(future: Future) -> bool {
        let process = future.process();
        foreign_of::<Process>(&process).is_none_or(|process| process.completion().get().is_some())
    }

    /// The value of a promise, a future, or a running pipeline; anything else is its own value. A promise computes it
    /// at the first `force` and keeps it; for the others `force` waits, with `#:timeout` that many seconds at most,
    /// and then returns `#:default` or raises `timeout`. What the body of a future has raised is raised here.
    ///
    /// `(force (delay (+ 1 2))) ; => 3`
    /// `(force (future (+ 1 2))) ; => 3`
    /// `(force 5) ; => 5`
    #[builtin("force", library = "scheme lazy", effect = Blocks)]
    fn force(cx: &mut Cx<'_>, promise: Value, options: Rest<'_, Value>) -> Outcome {
        match promise.kind() {
            Some(Kind::Future) => wait(cx, Future::from_value(promise), Limit::new(options.values(), 1)),
            Some(Kind::Promise | Kind::Record | Kind::Foreign) => {
                let Some((shared, _)) = cx.world.surroundings() else { return Ok(promise) };
                let forcer = shared.core_procedure("%force");
                let arguments: Vec<Value> =
                    std::iter::once(promise).chain(options.values().iter().copied()).collect();
                Err(cx.stage_call(forcer, &arguments))
            }
            _ => Ok(promise),
        }
    }

    /// The value of a future, as `force` gives it.
    ///
    /// `(touch (future (+ 1 2))) ; => 3`
    /// `(touch (future (sleep 60)) #:timeout 0.01 #:default 'late) ; => late`
    #[builtin("touch", effect = Blocks)]
    fn touch(cx: &mut Cx<'_>, future: Value, options: Rest<'_, Value>) -> Outcome {
        force(cx, future, options)
    }
}

/// The value of a future, or what was raised instead.
fn wait(cx: &mut Cx<'_>, future: Option<Future>, limit: Limit<'_>) -> Outcome {
    let Some(future) = future else { return Ok(Value::UNSPECIFIED) };
    let handle = future.process();
    let Some(process) = foreign_arc::<Process>(&handle) else { return Ok(future.value()) };
    if process.completion().get().is_none() {
        process.identity.check(cx)?;
    }
    let deadline = limit.deadline(cx)?;
    process.observe();
    let joined = process.clone();
    match cx.wait_kept(cx.masking(), deadline, || Joining(joined))? {
        Woken::Completed(1, _) => limit.passed(cx, &process.described()),
        Woken::Completed(_, object) if process.has_raised() => Err(Exit::Rethrow(object)),
        Woken::Completed(_, value) => Ok(value),
        Woken::Cancelled => Ok(Value::UNSPECIFIED),
    }
}
