//! Threads: fibers that run beside the one that made them.

use crate::Value;
use crate::heap::foreign_of;
use crate::machine::Thread;
use crate::value::{Procedure, real};
use crate::vm::primitive::{Control, Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// Runs a procedure without arguments in a new thread, which starts at once; returns the thread.
    ///
    /// `(thread-join! (thread (lambda () (* 6 7)))) ; => 42`
    #[builtin("thread", effect = Blocks)]
    fn thread(_thunk: Procedure) -> Outcome {
        Err(Exit::Control(Control::Thread))
    }

    /// Waits until a thread has ended; returns its value, or raises what it raised.
    ///
    /// `(thread-join! (thread (lambda () 'done))) ; => done`
    #[builtin("thread-join!", effect = Blocks)]
    fn thread_join(cx: &mut Cx<'_>, thread: Value) -> Outcome {
        if foreign_of::<Thread>(&thread).is_none() {
            return Err(cx.wrong_type(0, "a thread", thread));
        }
        Err(Exit::Control(Control::Join))
    }

    /// Whether the value is a thread.
    ///
    /// `(thread? (thread void)) ; => #t`
    #[builtin("thread?")]
    fn is_thread(value: Value) -> bool {
        foreign_of::<Thread>(&value).is_some()
    }

    /// The thread that runs this; `#f` in a cell or program itself.
    ///
    /// `(current-thread) ; => #f`
    #[builtin("current-thread", effect = Reads)]
    fn current_thread(cx: &mut Cx<'_>) -> Value {
        cx.registers.thread
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
            Some(s) if s >= 0.0 && s.is_finite() => Err(Exit::Control(Control::Sleep)),
            _ => Err(cx.wrong_type(0, "a number of seconds that is not negative", seconds)),
        }
    }
}
