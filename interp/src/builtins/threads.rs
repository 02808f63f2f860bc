//! Threads: fibers that run beside the one that made them.

use super::sync::{Limit, foreign_view, name_value};
use crate::Value;
use crate::machine::process::Joining;
use crate::machine::{Process, process};
use crate::value::{FromValue, Procedure, Rest, Text, real};
use crate::vm::primitive::{Control, Cx, Exit, Outcome, Woken};
use concurrency::Sleep;
use macros::builtins;
use std::time::Duration;

pub use table::TABLE;

foreign_view!(
    /// A thread, or an actor, which is one too.
    ThreadRef, Process, "a thread"
);

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// Runs a procedure without arguments in a new thread, which starts at once; returns the thread.
    ///
    /// `(thread-join! (thread (lambda () (* 6 7)))) ; => 42`
    #[builtin("thread", effect = Blocks)]
    fn thread(cx: &mut Cx<'_>, thunk: Procedure) -> Outcome {
        process::start(cx, thunk.0)
    }

    /// Waits until a thread has ended; returns its value, or raises what it raised. With `#:timeout` it waits that
    /// many seconds at most, and then returns `#:default` or raises `timeout`.
    ///
    /// `(thread-join! (thread (lambda () 'done))) ; => done`
    #[builtin("thread-join!", effect = Blocks)]
    fn thread_join(cx: &mut Cx<'_>, thread: ThreadRef, options: Rest<'_, Value>) -> Outcome {
        let joined = thread.object();
        joined.identity.check(cx)?;
        joined.observe();
        let limit = Limit::new(options.values(), 1);
        let deadline = limit.deadline(cx)?;
        match cx.wait_kept(cx.masking(), deadline, || Joining(thread.shared()))? {
            Woken::Completed(1, _) => limit.passed(cx, &joined.described()),
            Woken::Completed(_, object) if joined.has_raised() => Err(Exit::Rethrow(object)),
            Woken::Completed(_, value) => Ok(value),
            Woken::Cancelled => Ok(Value::UNSPECIFIED),
        }
    }

    /// Whether the value is a thread.
    ///
    /// `(thread? (thread void)) ; => #t`
    #[builtin("thread?")]
    fn is_thread(value: Value) -> bool {
        ThreadRef::from_value(value).is_some()
    }

    /// The name of a thread, a string, or `#f`.
    ///
    /// `(begin (define worker (thread void)) (thread-name worker)) ; => "worker"`
    #[builtin("thread-name", effect = Reads)]
    fn thread_name(cx: &mut Cx<'_>, thread: ThreadRef) -> Outcome {
        name_value(cx, &thread.object().identity)
    }

    /// Gives a thread a name unless it has one.
    ///
    /// `(%name-thread! (thread void) "worker") ; prints nothing`
    #[builtin("%name-thread!", effect = Writes, library = "lambdust internal")]
    fn name_thread(thread: ThreadRef, name: Value) {
        if let Some(name) = Text::string_of(name) {
            thread.object().identity.defined_as(&name);
        }
    }

    /// What a library keeps with a thread.
    ///
    /// `(let ((t (thread void))) (%thread-specific-set! t 1) (%thread-specific t)) ; => 1`
    #[builtin("%thread-specific", effect = Reads, library = "lambdust internal")]
    fn thread_specific(thread: ThreadRef) -> Value {
        thread.object().specific()
    }

    /// Keeps something with a thread.
    ///
    /// `(let ((t (thread void))) (%thread-specific-set! t 1) (%thread-specific t)) ; => 1`
    #[builtin("%thread-specific-set!", effect = Writes, library = "lambdust internal")]
    fn thread_specific_set(cx: &mut Cx<'_>, thread: ThreadRef, value: Value) {
        thread.object().set_specific(cx, thread.0, value);
    }

    /// Ends a thread: its after thunks run, its handlers do not. What it owned is given up.
    ///
    /// `(thread-terminate! (thread (lambda () (sleep 10)))) ; prints nothing`
    #[builtin("thread-terminate!", effect = Writes)]
    fn thread_terminate(cx: &mut Cx<'_>, thread: ThreadRef) -> Result<(), Exit> {
        let process = thread.object();
        process.identity.check(cx)?;
        process.kill(cx.turn()?, false);
        Ok(())
    }

    /// The thread that runs this. All cells of a notebook, like all of a program outside of its threads, are one.
    ///
    /// `(thread? (current-thread)) ; => #t`
    #[builtin("current-thread", effect = Reads)]
    fn current_thread(cx: &mut Cx<'_>) -> Outcome {
        cx.own_process()
    }

    /// Runs a thunk and what it starts in a simulation of its own, on a seed; a pair says how it ended.
    ///
    /// `(%simulate 1 (lambda () 2)) ; => (returned . 2)`
    #[builtin("%simulate", library = "lambdust internal", effect = Unknown)]
    fn simulate(cx: &mut Cx<'_>, _seed: Value, _thunk: Procedure) -> Outcome {
        cx.check_transaction()?;
        Err(Exit::Control(Control::Simulate))
    }

    /// How many workers run threads at the same time. With an argument: that many do from now on, at most as
    /// many as the session was started with; for everything in the session.
    ///
    /// `(>= (scheduler-workers) 1) ; => #t`
    #[builtin("scheduler-workers", effect = Writes)]
    fn scheduler_workers(cx: &mut Cx<'_>, count: Option<Value>) -> Outcome {
        let scheduler = cx.turn()?.scheduler().clone();
        let Some(count) = count else { return Ok(Value::fixnum(scheduler.active_workers() as i64)) };
        let most = scheduler.workers();
        match count.as_fixnum().and_then(|count| usize::try_from(count).ok()) {
            Some(count) if (1..=most).contains(&count) => {
                scheduler.set_active_workers(count);
                Ok(Value::UNSPECIFIED)
            }
            _ => Err(cx.out_of_range(0, &format!("a whole number from 1 to {most}"), count)),
        }
    }

    /// Lets other threads run first.
    ///
    /// `(yield) ; prints nothing`
    #[builtin("yield", effect = Blocks, inside)]
    fn yield_now() -> Outcome {
        Err(Exit::Control(Control::Yield))
    }

    /// Does nothing for that many seconds, while other threads run.
    ///
    /// `(sleep 0.01) ; prints nothing`
    #[builtin("sleep", effect = Blocks)]
    fn sleep(cx: &mut Cx<'_>, seconds: Value) -> Outcome {
        match real(seconds).map(|s| s.to_f64()) {
            Some(s) if s >= 0.0 && s.is_finite() => {
                let deadline =
                    cx.turn()?.now().after(Duration::try_from_secs_f64(s).unwrap_or(Duration::MAX));
                cx.wait(cx.masking(), None, || Sleep(deadline))?;
                Ok(Value::UNSPECIFIED)
            }
            _ => Err(cx.wrong_type(0, "a number of seconds that is not negative", seconds)),
        }
    }
}
