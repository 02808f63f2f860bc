//! Fibers that wait while nothing is left that could wake them: what is said of them, and who says it.
//!
//! What a fiber waits for is not noted anywhere when it begins to wait; it is read off the call that it
//! waits in.

use super::fiber::{AT_REST, FORSAKEN, REPORT};
use super::{Interp, Shared};
use crate::heap::{Kind, Value, foreign_object};
use crate::vm::exit::argument;
use crate::vm::fiber::{FiberState, Resume};
use crate::vm::primitive::{Failure, builtin_of};
use concurrency::{FORCE, Scheduler, TaskId};

/// The name of the procedure that a fiber waits in, and what it waits for: `for condition full`.
pub(super) fn awaited(state: &FiberState) -> (&'static str, String) {
    // An actor between messages has no frame.
    let Resume::Call(count) = state.resume else { return ("receive", "in `receive`".to_owned()) };
    let callee = state.callee();
    let name = if callee.is_kind(Kind::Primitive) { builtin_of(callee).shown } else { "wait" };
    let arguments = (0..count).map(|index| argument(state, index));
    let named = |value: Value| foreign_object(&value).map(|object| format!("for {}", object.awaited()));
    let what = arguments.filter_map(named).next();
    (name, what.unwrap_or_else(|| format!("in `{name}`")))
}

/// The error of a fiber that nothing can wake. `noun` says what it is: `cell`.
pub(super) fn forsaken(state: &FiberState, noun: &str) -> Failure {
    let (name, what) = awaited(state);
    let message = match what.strip_prefix("for ") {
        Some(what) => format!("nothing can wake this {noun}: `{name}` waits for {what}"),
        None if name == "receive" => {
            format!("nothing can send to this {noun}: `receive` waits for a message")
        }
        None => format!("nothing can wake this {noun}: `{name}` waits"),
    };
    let hint =
        "whoever could end this wait has itself ended, waits too, or is out of reach of everything that runs";
    Failure::new("blocked-forever", message).hint(hint)
}

/// Has `blocked-forever` raised in a task, if it waits. A wait that is masked ends without the primitive.
pub(crate) fn forsake(scheduler: &Scheduler<Interp>, task: TaskId) {
    if let Some(wait) = scheduler.present_wait(task) {
        forsake_in(scheduler, task, wait, || ());
    }
}

/// The same in this wait of the task. Once it is asked it may go on at any moment and wait for something else, so
/// before each request `name_wait` lets it know which wait is meant.
fn forsake_in(scheduler: &Scheduler<Interp>, task: TaskId, wait: u64, name_wait: impl Fn()) {
    let rest = if scheduler.rests(task) { AT_REST } else { 0 };
    name_wait();
    scheduler.interrupt(task, FORSAKEN | rest);
    if scheduler.waits_for_others(task) && scheduler.present_wait(task) == Some(wait) {
        name_wait();
        scheduler.interrupt(task, FORSAKEN | FORCE);
    }
}

impl Shared {
    /// Nothing goes on: fibers that wait for each other in a circle are told so; without one each thread that waits says so once; after that the cell that waits is ended by a
    /// condition. Whether somebody was asked to do something.
    pub(crate) fn end_silence(&self, scheduler: &Scheduler<Interp>) -> bool {
        if self.realm.deadlocks.look(scheduler) {
            return true;
        }
        let main = *self.main.lock();
        let others = scheduler.take_stuck().into_iter().filter(|&task| Some(task) != main);
        if others.map(|task| scheduler.nudge(task, REPORT)).fold(false, |any, told| any | told) {
            return true;
        }
        main.is_some_and(|main| {
            let Some(wait) = scheduler.present_wait(main) else { return false };
            // A cell that was submitted since then may run by now: its waits are not meant.
            if !scheduler.is_sim() && !scheduler.is_quiescent() {
                return false;
            }
            forsake_in(scheduler, main, wait, || self.session_process().forsake(wait));
            true
        })
    }
}
