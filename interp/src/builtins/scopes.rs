//! Cancellation, and what scopes are made of. `with-scope` is written in the library.

use crate::Value;
use crate::heap::{foreign_arc, foreign_of};
use crate::machine::Process;
use crate::machine::deadlines::moment;
use crate::machine::process::start_in;
use crate::machine::scope::{AllEnded, Scope};
use crate::printer::value::brief;
use crate::value::{FromValue, Future, Procedure};
use crate::vm::primitive::{Cx, Exit, Failure, Outcome, Woken};
use macros::builtins;
use std::sync::Arc;

pub use table::TABLE;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// Cancels a thread, a future, or all threads of a scope and its body: `cancelled` is raised there as soon as
    /// nothing holds it back, and at every later attempt to wait. Whether there was anything to cancel. To ask for it
    /// twice is an error.
    ///
    /// `(let ((t (thread (lambda () (sleep 60))))) (cancel! t)) ; => #t`
    #[builtin("cancel!", effect = Writes, shared)]
    fn cancel(cx: &mut Cx<'_>, thread: Value) -> Result<bool, Exit> {
        if let Some(scope) = foreign_of::<Scope>(&thread) {
            scope.check(cx)?;
            let asked = scope.ask_to_cancel(cx.turn()?);
            return asked.ok_or_else(|| twice(cx, thread, "every thread and every wait of it is cancelled"));
        }
        let thread = Future::from_value(thread).map_or(thread, Future::process);
        let Some(process) = foreign_of::<Process>(&thread) else {
            // A future whose body has returned on its maker's stack.
            return if thread == Value::FALSE {
                Ok(false)
            } else {
                Err(cx.wrong_type(0, "a thread or scope", thread))
            };
        };
        process.identity.check(cx)?;
        let asked = process.ask_to_cancel(cx.turn()?);
        let hint = "every later wait of it is refused; (thread-join! t) waits for its end, (kill! t) ends it at once";
        asked.ok_or_else(|| twice(cx, thread, hint))
    }

    /// Whether the value is a scope.
    ///
    /// `(with-scope (lambda (scope) (scope? scope))) ; => #t`
    #[builtin("scope?")]
    fn is_scope(value: Value) -> bool {
        foreign_of::<Scope>(&value).is_some()
    }

    /// Runs a procedure without arguments in a new thread that belongs to the scope; returns the thread.
    ///
    /// `(with-scope (lambda (scope) (thread-join! (scope-spawn scope (lambda () (* 6 7)))))) ; => 42`
    #[builtin("scope-spawn", effect = Writes)]
    fn scope_spawn(cx: &mut Cx<'_>, scope: Value, thunk: Procedure) -> Outcome {
        existing(cx, scope)?;
        start_in(cx, thunk.0, scope)
    }

    /// How many threads of a scope have not ended.
    ///
    /// `(with-scope scope-size) ; => 0`
    #[builtin("scope-size", effect = Reads)]
    fn scope_size(cx: &mut Cx<'_>, scope: Value) -> Result<usize, Exit> {
        Ok(existing(cx, scope)?.size())
    }

    /// A scope that the running fiber is going to enter.
    ///
    /// `(scope? (%make-scope)) ; => #t`
    #[builtin("%make-scope", library = "lambdust internal", effect = Writes)]
    fn make_scope(cx: &mut Cx<'_>) -> Outcome {
        Scope::make(cx)?.ok_or_else(|| Failure::new("internal-error", "no process runs this").into())
    }

    /// Enters a scope, which can be done once.
    ///
    /// `(let ((s (%make-scope))) (%enter-scope! s) (%leave-scope! s)) ; prints nothing`
    #[builtin("%enter-scope!", library = "lambdust internal", effect = Writes)]
    fn enter_scope(cx: &mut Cx<'_>, scope: Value) -> Result<(), Exit> {
        let scope = existing(cx, scope)?;
        if scope.enter(cx) { Ok(()) } else { Err(scope.closed().into()) }
    }

    /// Leaves it.
    ///
    /// `(let ((s (%make-scope))) (%enter-scope! s) (%leave-scope! s)) ; prints nothing`
    #[builtin("%leave-scope!", library = "lambdust internal", effect = Writes)]
    fn leave_scope(cx: &mut Cx<'_>, scope: Value) -> Result<(), Exit> {
        existing(cx, scope)?.leave(cx);
        Ok(())
    }

    /// Waits until all threads of a scope have ended, or until that moment; whether they have.
    ///
    /// `(%await-scope (%make-scope) (%moment #f)) ; => #t`
    #[builtin("%await-scope", shown = "with-scope", library = "lambdust internal", effect = Blocks)]
    fn await_scope(cx: &mut Cx<'_>, scope: Value, until: Value) -> Result<bool, Exit> {
        let scope = existing(cx, scope)?;
        Ok(matches!(cx.wait(cx.masking(), moment(until), || AllEnded(scope))?, Woken::Completed(0, _)))
    }

    /// Closes a scope if no thread of it is left, or anyway; whether it is closed.
    ///
    /// `(%close-scope! (%make-scope) #f) ; => #t`
    #[builtin("%close-scope!", library = "lambdust internal", effect = Writes)]
    fn close_scope(cx: &mut Cx<'_>, scope: Value, anyway: bool) -> Result<bool, Exit> {
        Ok(existing(cx, scope)?.close(anyway))
    }

    /// What the body of a scope has raised; cancels its threads.
    ///
    /// `(%fail-scope! (%make-scope) 'oops) ; prints nothing`
    #[builtin("%fail-scope!", library = "lambdust internal", effect = Writes)]
    fn fail_scope(cx: &mut Cx<'_>, scope: Value, object: Value) -> Result<(), Exit> {
        existing(cx, scope)?.fail(cx, scope, object)
    }

    /// Cancels the threads of a scope, but not its body.
    ///
    /// `(%cancel-threads! (%make-scope)) ; prints nothing`
    #[builtin("%cancel-threads!", library = "lambdust internal", effect = Writes)]
    fn cancel_threads(cx: &mut Cx<'_>, scope: Value) -> Result<(), Exit> {
        existing(cx, scope)?.cancel_children(cx.turn()?);
        Ok(())
    }

    /// Kills the threads of a scope that are left.
    ///
    /// `(%kill-scope! (%make-scope)) ; prints nothing`
    #[builtin("%kill-scope!", library = "lambdust internal", effect = Writes)]
    fn kill_scope(cx: &mut Cx<'_>, scope: Value) -> Result<(), Exit> {
        existing(cx, scope)?.kill(cx.turn()?, false);
        Ok(())
    }

    /// What was raised in a scope, in a list, or `#f`: what came first, or what the thread raised that was started
    /// first.
    ///
    /// `(%scope-failure (%make-scope) #f) ; => #f`
    #[builtin("%scope-failure", library = "lambdust internal", effect = Reads)]
    fn scope_failure(cx: &mut Cx<'_>, scope: Value, of_first_thread: bool) -> Outcome {
        let failure = existing(cx, scope)?.failure(cx, of_first_thread);
        Ok(failure.map_or(Value::FALSE, |object| cx.heap.cons(object, Value::NIL)))
    }
}

fn existing(cx: &mut Cx<'_>, value: Value) -> Result<Arc<Scope>, Exit> {
    let Some(scope) = foreign_arc::<Scope>(&value) else { return Err(cx.wrong_type(0, "a scope", value)) };
    scope.check(cx)?;
    Ok(scope)
}

/// What was cancelled is cancelled again.
#[cold]
fn twice(cx: &mut Cx<'_>, what: Value, hint: &str) -> Exit {
    let text = format!("was called a second time for {}", brief(cx.heap, what));
    cx.failure("cancelled-twice", text).hint(hint).irritant(what).into()
}
