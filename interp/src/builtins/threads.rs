//! Threads: fibers that run beside the one that made them.

use crate::Value;
use crate::heap::foreign_of;
use crate::machine::{Process, process};
use crate::value::{Procedure, real};
use crate::vm::primitive::{Control, Cx, Exit, Outcome, Woken};
use concurrency::{Shown, Sleep};
use macros::builtins;
use std::time::Duration;

pub use table::TABLE;

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

    /// Waits until a thread has ended; returns its value, or raises what it raised.
    ///
    /// `(thread-join! (thread (lambda () 'done))) ; => done`
    #[builtin("thread-join!", effect = Blocks)]
    fn thread_join(cx: &mut Cx<'_>, thread: Value) -> Outcome {
        let Some(joined) = foreign_of::<Process>(&thread) else {
            return Err(cx.wrong_type(0, "a thread", thread));
        };
        match cx.wait(cx.masking(), None, || Shown(joined.completion.clone()))? {
            Woken::Completed(_, object) if joined.has_raised() => Err(Exit::Raise(object)),
            Woken::Completed(_, value) => Ok(value),
            Woken::Cancelled => Ok(Value::UNSPECIFIED),
        }
    }

    /// Whether the value is a thread.
    ///
    /// `(thread? (thread void)) ; => #t`
    #[builtin("thread?")]
    fn is_thread(value: Value) -> bool {
        foreign_of::<Process>(&value).is_some()
    }

    /// The thread that runs this. All cells of a notebook, like all of a program outside of its threads, are one.
    ///
    /// `(thread? (current-thread)) ; => #t`
    #[builtin("current-thread", effect = Reads)]
    fn current_thread(cx: &mut Cx<'_>) -> Value {
        cx.registers.process
    }

    /// Lets other threads run first.
    ///
    /// `(yield) ; prints nothing`
    #[builtin("yield", effect = Blocks)]
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
