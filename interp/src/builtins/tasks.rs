//! Tasks, which are threads whose failure is for whoever awaits them, and promises that somebody settles.

use super::sync::{Limit, foreign_view};
use crate::Value;
use crate::heap::foreign_of;
use crate::machine::Process;
use crate::machine::pledge::{Gathering, Pledge};
use crate::machine::process::{Joining, TASK, start_as};
use crate::value::{FromValue, List, Procedure, Rest};
use crate::vm::primitive::{Cx, Exit, Outcome, Woken};
use macros::builtins;

pub use table::TABLE;

foreign_view!(
    /// A promise that is settled by its resolver.
    PledgeRef, Pledge, "a promise with a resolver"
);

foreign_view!(
    /// Several tasks or promises that are waited for together.
    GatheringRef, Gathering, "a gathering"
);

/// The most tasks that are waited for at once, which are read in one go.
const GATHERED_MAX: usize = 1 << 20;

/// Waits until the gathering is decided.
fn await_gathering(cx: &mut Cx<'_>, gathering: GatheringRef, limit: Limit<'_>, awaited: &str) -> Outcome {
    let deadline = limit.deadline(cx)?;
    let gathering = gathering.shared();
    match cx.wait_kept(cx.masking(), deadline, || gathering.deciding())? {
        Woken::Completed(1, _) => limit.passed(cx, awaited),
        _ => Ok(Value::UNSPECIFIED),
    }
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// Runs a procedure without arguments in a new task, which starts at once; returns the task. `await` gives its
    /// value, or raises what it raised.
    ///
    /// `(await (async (lambda () (* 6 7)))) ; => 42`
    #[builtin("async", effect = Blocks)]
    fn start_task(cx: &mut Cx<'_>, thunk: Value) -> Outcome {
        if Procedure::from_value(thunk).is_some() {
            return start_as(cx, thunk, Value::FALSE, TASK);
        }
        let Err(Exit::Fail(mut failure)) = Err::<Value, _>(cx.wrong_type(0, Procedure::WANTED, thunk)) else {
            return Ok(Value::UNSPECIFIED);
        };
        failure.hint = Some("`async` takes a thunk: write (async (lambda () body ...))".to_owned());
        Err(Exit::Fail(failure))
    }

    /// Whether the value is a task.
    ///
    /// `(task? (async void)) ; => #t`
    #[builtin("task?")]
    fn is_task(value: Value) -> bool {
        foreign_of::<Process>(&value).is_some_and(Process::is_task)
    }

    /// Whether `%await` can wait for the value.
    ///
    /// `(map %awaitable? (list (async void) 5)) ; => (#t #f)`
    #[builtin("%awaitable?", library = "lambdust internal")]
    fn is_awaitable(value: Value) -> bool {
        foreign_of::<Process>(&value).is_some() || foreign_of::<Pledge>(&value).is_some()
    }

    /// Waits for the end of a task or thread, or for a promise with a resolver.
    ///
    /// `(%await (async (lambda () 5))) ; => 5`
    #[builtin("%await", library = "lambdust internal", effect = Blocks)]
    fn wait_for(cx: &mut Cx<'_>, value: Value, options: Rest<'_, Value>) -> Outcome {
        let limit = Limit::new(options.values(), 1);
        let Some(process) = crate::heap::foreign_arc::<Process>(&value) else {
            return await_pledge(cx, value, limit);
        };
        process.identity.check(cx)?;
        process.observe();
        let deadline = limit.deadline(cx)?;
        let joining = process.clone();
        match cx.wait_kept(cx.masking(), deadline, || Joining(joining))? {
            Woken::Completed(1, _) => limit.passed(cx, &process.described()),
            Woken::Completed(_, object) if process.has_raised() => Err(Exit::Rethrow(object)),
            Woken::Completed(_, value) => Ok(value),
            Woken::Cancelled => Ok(Value::UNSPECIFIED),
        }
    }

    /// Cancels a task, once; anything else is left alone.
    ///
    /// `(%cancel-task! 5) ; prints nothing`
    #[builtin("%cancel-task!", library = "lambdust internal", effect = Writes, shared)]
    fn cancel_task(cx: &mut Cx<'_>, task: Value) -> Result<(), Exit> {
        if let Some(process) = foreign_of::<Process>(&task).filter(|process| process.is_task()) {
            process.cancel(cx.turn()?);
        }
        Ok(())
    }

    /// What a task is at: `running`, `done` or `failed`.
    ///
    /// `(let ((t (async void))) (await t) (task-status t)) ; => done`
    #[builtin("task-status", effect = Reads, shared)]
    fn task_status(cx: &mut Cx<'_>, task: Value) -> Outcome {
        match foreign_of::<Process>(&task).filter(|process| process.is_task()) {
            Some(process) if process.completion().get().is_none() => Ok(cx.heap.symbol("running")),
            Some(process) => Ok(cx.heap.symbol(if process.has_raised() { "failed" } else { "done" })),
            None => Err(cx.wrong_type(0, "a task", task)),
        }
    }

    /// A promise that `%settle!` settles.
    ///
    /// `(promise? (%make-pledge)) ; => #t`
    #[builtin("%make-pledge", shown = "make-promise/resolver", library = "lambdust internal", effect = Writes)]
    fn make_pledge(cx: &mut Cx<'_>) -> Outcome {
        Pledge::make(cx)
    }

    /// Whether the value is such a promise.
    ///
    /// `(%pledge? (%make-pledge)) ; => #t`
    #[builtin("%pledge?", library = "lambdust internal")]
    fn is_pledge(value: Value) -> bool {
        PledgeRef::from_value(value).is_some()
    }

    /// Gives such a promise a value, or what awaiting it raises; whether it had none.
    ///
    /// `(let ((p (%make-pledge))) (%settle! p 5 #f) (%await p)) ; => 5`
    #[builtin("%settle!", library = "lambdust internal", effect = Writes, shared)]
    fn settle(cx: &mut Cx<'_>, promise: PledgeRef, value: Value, broken: bool) -> Result<bool, Exit> {
        promise.object().identity.check(cx)?;
        promise.object().settle(cx, promise.0, value, broken)
    }

    /// What is decided when all of a list have ended well, or one has not; or when any has ended.
    ///
    /// `(begin (define g (%gather (list (async void)) #f)) (%await-all g) (%gathered g)) ; => ()`
    #[builtin("%gather", library = "lambdust internal", effect = Writes)]
    fn gather(cx: &mut Cx<'_>, items: Value, any: bool) -> Outcome {
        match List(items).items(GATHERED_MAX) {
            Some(items) => Gathering::make(cx, &items, any),
            None => Err(cx.wrong_type(0, "a list", items)),
        }
    }

    /// Waits until that is decided.
    ///
    /// `(%await-all (%gather '() #f)) ; prints nothing`
    #[builtin("%await-all", library = "lambdust internal", effect = Blocks)]
    fn await_all(cx: &mut Cx<'_>, gathering: GatheringRef, options: Rest<'_, Value>) -> Outcome {
        await_gathering(cx, gathering, Limit::new(options.values(), 1), "all to end")
    }

    /// The same where any decides.
    ///
    /// `(%await-any (%gather (list (async void)) #t)) ; prints nothing`
    #[builtin("%await-any", library = "lambdust internal", effect = Blocks)]
    fn await_any(cx: &mut Cx<'_>, gathering: GatheringRef, options: Rest<'_, Value>) -> Outcome {
        await_gathering(cx, gathering, Limit::new(options.values(), 1), "any to end")
    }

    /// The one that has decided, in a list, an empty one if all have ended well, or `#f` before that.
    ///
    /// `(%gathered (%gather '() #f)) ; => ()`
    #[builtin("%gathered", library = "lambdust internal", effect = Reads)]
    fn gathered(cx: &mut Cx<'_>, gathering: GatheringRef) -> Value {
        gathering.object().outcome(cx.heap).unwrap_or(Value::FALSE)
    }
}

fn await_pledge(cx: &mut Cx<'_>, value: Value, limit: Limit<'_>) -> Outcome {
    let Some(pledge) = PledgeRef::from_value(value).map(|pledge| pledge.shared()) else {
        return Err(cx.wrong_type(0, "a task or a promise", value));
    };
    pledge.identity.check(cx)?;
    let deadline = limit.deadline(cx)?;
    match cx.wait_kept(cx.masking(), deadline, || pledge.settling())? {
        Woken::Completed(1, _) => limit.passed(cx, &pledge.identity.label()),
        Woken::Completed(_, object) if pledge.is_broken() => Err(Exit::Rethrow(object)),
        Woken::Completed(_, value) => Ok(value),
        Woken::Cancelled => Ok(Value::UNSPECIFIED),
    }
}
