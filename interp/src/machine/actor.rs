//! Actors: a fiber that receives messages and calls its handler with each, one after the other.
//!
//! Between two messages nothing of the actor is on its stack. What an actor written as a body does is one
//! call of its maker, which receives for itself. How an actor ends decides its supervisor, if it has one:
//! it is told, the process stays, and a new fiber may take it over.

use super::behaviour::{Part, Writing};
use super::control::Next;
use super::dead_letters::Fate;
use super::fiber::{Fiber, Role};
use super::process::{ActorPart, End, Process, spawn};
use super::{Behaviour, Ctx, Report, unhandled};
use crate::builtins::messages::letter;
use crate::diagnostic::Diagnostic;
use crate::heap::{Value, foreign_arc, foreign_of};
use crate::printer::value::brief;
use crate::source::Span;
use crate::value::condition::{from_failure, is_of_kind, to_report};
use crate::value::{FromValue, Request};
use crate::vm::primitive::{Cx, Exit, Failure, Woken};
use concurrency::{Masking, WaitStart};
use std::sync::atomic::Ordering::{AcqRel, Release, SeqCst};
use std::sync::atomic::fence;

/// What a handler answers for a message that no clause is for. No program can hold it.
pub(crate) const UNHANDLED: Value = Value::DEFAULT;

/// The message that asks a process to stop. No program can hold it either.
pub(crate) const STOP: Value = Value::UNINITIALIZED;

/// What a search of a mailbox finds it by.
pub(crate) const STOP_TAG: Value = Value::FALSE;

/// After so many messages an actor gives way, if time has not made it do so before.
const BATCH: u32 = 1024;

/// What an actor's fiber is at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Phase {
    /// It has not begun.
    New,
    /// The maker runs: for clauses until there is an instance, for a body all the time.
    Beginning,
    /// It waits for a message, or is about to.
    Idle,
    /// The comparator looks for the message that is next.
    Choosing,
    /// The handler runs.
    Serving,
    /// What it does last is under way.
    Stopping,
}

/// Gives a process that has no fiber a new one. False if it has one, or is over.
pub(crate) fn launch(cx: &mut Cx<'_>, handle: Value) -> Result<bool, Exit> {
    let Some(process) = foreign_arc::<Process>(&handle) else { return Ok(false) };
    let Some(actor) = &process.actor else { return Ok(false) };
    if process.reason().is_some() || !actor.is_suspended.swap(false, AcqRel) {
        return Ok(false);
    }
    begin_again(cx, &process, actor, handle)?;
    process.begin();
    let spawned = spawn(cx, &process, handle, Value::FALSE, Value::FALSE, Role::Actor(Phase::New));
    if spawned.is_err() {
        actor.is_suspended.store(true, Release);
    }
    spawned.map(|()| true)
}

/// Prepares a process for a further fiber: nothing is left of the instance before. Its requests to stop have been
/// fulfilled by its end; what it had put aside is to be handled again.
fn begin_again(cx: &mut Cx<'_>, process: &Process, actor: &ActorPart, handle: Value) -> Result<(), Exit> {
    if !process.has_run() {
        return Ok(());
    }
    actor.begin_again(cx.heap, handle);
    let turn = cx.turn()?;
    if actor.was_asked_to_stop() {
        process.mailbox.drop_if(turn, |message| Value::from_stored(message) == STOP);
    }
    let aside = actor.unstash();
    if !aside.is_empty() {
        process.mailbox.put_back(turn, aside.into_iter().map(letter).collect());
    }
    Ok(())
}

impl Fiber {
    fn actor(&self) -> &ActorPart {
        self.process.actor.as_ref().expect("only processes with this part are given the role")
    }

    fn behaviour_writing(&self) -> Writing {
        foreign_of::<Behaviour>(&self.actor().behaviour())
            .map_or(Writing::Body, |behaviour| behaviour.writing)
    }

    fn set_phase(&mut self, phase: Phase) {
        self.role = Role::Actor(phase);
    }

    /// Calls a procedure on an empty stack.
    fn call(&mut self, phase: Phase, procedure: Value, args: &[Value]) -> Next {
        self.set_phase(phase);
        self.start(procedure, args);
        Next::Run
    }

    /// Nothing runs: begins, or goes on with the next message.
    pub(super) fn next_message(&mut self, cx: &mut Ctx<'_>, phase: Phase) -> Next {
        if phase == Phase::New {
            // Before it had its first turn it was killed, or one that it is linked to failed.
            if self.process.reason().is_some() {
                return Next::End;
            }
            if let Some(object) = self.process.take_pending() {
                let report = to_report(cx.local(), object, &[], &self.shared);
                return self.actor_failed(cx, &report, object);
            }
            let behaviour = self.actor().behaviour();
            let maker = foreign_of::<Behaviour>(&behaviour).map_or(Value::UNSPECIFIED, Behaviour::maker);
            if self.behaviour_writing() != Writing::Clauses {
                self.tell_supervisor(cx, "%child-began", None);
            }
            return self.call(Phase::Beginning, maker, &[]);
        }
        self.set_phase(Phase::Idle);
        if let Some(Woken::Completed(_, message)) = self.rooted.cell().registers.woken.take() {
            self.was_waiting = true;
            return self.begin_message(cx, message);
        }
        // Giving way leads here again, and then a message is received.
        if !std::mem::take(&mut self.gave_way) {
            self.served += 1;
            if self.served.is_multiple_of(if cx.is_sim() { 1 } else { BATCH }) {
                self.gave_way = true;
                return Next::Yield;
            }
        }
        self.receive(cx)
    }

    fn receive(&mut self, cx: &mut Ctx<'_>) -> Next {
        let comparator =
            foreign_of::<Behaviour>(&self.actor().behaviour()).map_or(Value::FALSE, Behaviour::comparator);
        if comparator != Value::FALSE && self.process.mailbox.depth() > 1 {
            let chooser = self.shared.global_value(self.shared.known.choose);
            return self.call(Phase::Choosing, chooser, &[comparator]);
        }
        // Where one message was waited for, the next will have to be, more often than not.
        let receive = self.process.mailbox.receive_here();
        let started = if std::mem::take(&mut self.was_waiting) {
            cx.start_waiting(&receive, Masking::Interruptible)
        } else {
            cx.start(&receive, Masking::Interruptible)
        };
        match started {
            WaitStart::Ready(ready) => self.begin_message(cx, Value::from_stored(ready.payload)),
            WaitStart::Parked => {
                self.is_waiting = true;
                Next::Park
            }
        }
    }

    fn begin_message(&mut self, cx: &mut Ctx<'_>, message: Value) -> Next {
        if message == STOP {
            let reason = self.actor().ending(cx.local());
            return self.stop(cx, reason);
        }
        let request = Request::from_value(message);
        let message = request.map_or(message, Request::message);
        let cell = self.rooted.cell();
        cell.registers.message = message;
        let handle = cell.registers.process;
        if let Some(request) = request {
            self.process.serve(cx.local(), handle, request.into());
        }
        let handler = self.actor().part(Part::Handler);
        self.call(Phase::Serving, handler, &[message])
    }

    /// What was called has returned.
    pub(super) fn actor_returned(&mut self, cx: &mut Ctx<'_>, phase: Phase, value: Value) -> Next {
        match phase {
            Phase::New | Phase::Idle => self.next_message(cx, Phase::Idle),
            Phase::Beginning if self.behaviour_writing() != Writing::Clauses => {
                let reason = cx.local().symbol("normal");
                self.actor_over(cx, reason)
            }
            Phase::Beginning => {
                let handle = self.rooted.cell().registers.process;
                self.actor().set_parts(cx.local(), handle, value);
                self.tell_supervisor(cx, "%child-began", None);
                self.next_message(cx, Phase::Idle)
            }
            Phase::Choosing => self.begin_message(cx, value),
            Phase::Serving => {
                if value == UNHANDLED {
                    self.unhandled(cx);
                } else if self.process.serving().is_some() {
                    // The reply is copied, which may take a while: a call like any other.
                    let reply = self.shared.global_value(self.shared.known.reply);
                    return self.call(Phase::Serving, reply, &[value]);
                }
                self.rooted.cell().registers.message = Value::FALSE;
                self.next_message(cx, Phase::Idle)
            }
            Phase::Stopping => {
                let reason = self.actor().ending(cx.local());
                self.actor_over(cx, reason)
            }
        }
    }

    /// No clause is for the message: it becomes a dead letter, and who asked is told.
    fn unhandled(&mut self, cx: &mut Ctx<'_>) {
        let registers = &self.rooted.cell().registers;
        let (handle, message) = (registers.process, registers.message);
        let failure = self.unhandled_failure(cx, message);
        // Who asked is told where that was; else nobody would notice.
        if self.process.serving().is_none() {
            let mut diagnostic = Diagnostic::new(failure.kind, Span::NONE, failure.message.clone());
            diagnostic.hint.clone_from(&failure.hint);
            self.warn(cx, Report::new(diagnostic));
        }
        let (mut turn, heap) = cx.split();
        let mut end = End { shared: &self.shared, turn: &mut turn, heap };
        if let Some(request) = self.process.serve(end.heap, handle, Value::FALSE) {
            let condition = from_failure(end.heap, &failure, Span::NONE, None);
            end.fail_request(request, condition);
        }
        self.shared.add_dead_letter(end.heap, handle, message, Fate::Unhandled);
    }

    fn unhandled_failure(&self, cx: &mut Ctx<'_>, message: Value) -> Failure {
        let heap = cx.local();
        let text = format!("{}: unhandled message {}", self.process.name(), brief(heap, message));
        let hint = unhandled::hint(heap, self.actor().part(Part::Heads), message);
        Failure { hint, ..Failure::new("unhandled-message", text).irritant(message) }
    }

    /// Nobody handled what the actor raised.
    pub(super) fn actor_failed(&mut self, cx: &mut Ctx<'_>, report: &Report, object: Value) -> Next {
        if is_of_kind(cx.local(), object, "stopped") {
            let reason = self.actor().ending(cx.local());
            return self.stop(cx, reason);
        }
        let mut report = report.clone();
        let fate = if self.is_supervised() { "; its supervisor decides what follows" } else { "" };
        report.diagnostic.message =
            format!("{} ended: {}{fate}", self.process.name(), report.diagnostic.message);
        self.warn(cx, report);
        self.give_up_message(cx, Some(object));
        self.stop(cx, object)
    }

    /// The message under way is a dead letter; who asked has the object raised, or learns that the actor has
    /// ended.
    fn give_up_message(&mut self, cx: &mut Ctx<'_>, object: Option<Value>) {
        let registers = &mut self.rooted.cell().registers;
        let message = std::mem::replace(&mut registers.message, Value::FALSE);
        let handle = registers.process;
        let (mut turn, heap) = cx.split();
        let mut end = End { shared: &self.shared, turn: &mut turn, heap };
        match (self.process.serve(end.heap, handle, Value::FALSE), object) {
            (Some(request), Some(object)) => end.fail_request(request, object),
            (Some(request), None) => return end.return_message(handle, request.into(), Fate::Crashed),
            (None, _) => {}
        }
        if message != Value::FALSE {
            self.shared.add_dead_letter(end.heap, handle, message, Fate::Crashed);
        }
    }

    /// Nothing that is in use can send the actor anything any more, and nothing has to be put in order: it
    /// ends without a word, unless it wants to do something last. A supervised one stays what it is.
    pub(super) fn drop_actor(&mut self, cx: &mut Ctx<'_>) -> Option<Next> {
        self.rooted.cell().registers.woken = None;
        if self.is_supervised() {
            return None;
        }
        let reason = cx.local().symbol("unreachable");
        Some(self.stop(cx, reason))
    }

    fn is_supervised(&self) -> bool {
        self.actor().supervisor() != Value::FALSE
    }

    /// Has the actor do what it wants to do last, and ends it.
    fn stop(&mut self, cx: &mut Ctx<'_>, reason: Value) -> Next {
        let was_stopping = self.role_phase() == Phase::Stopping;
        let on_stop = self.actor().part(Part::OnStop);
        if was_stopping || on_stop == Value::FALSE {
            return self.actor_over(cx, reason);
        }
        let handle = self.rooted.cell().registers.process;
        self.actor().end_with(cx.local(), handle, reason);
        self.call(Phase::Stopping, on_stop, &[reason])
    }

    fn role_phase(&self) -> Phase {
        match &self.role {
            Role::Actor(phase) => *phase,
            _ => Phase::Idle,
        }
    }

    /// The fiber is over. With a supervisor the process stays until that has decided. What the fiber owned is given
    /// up before anybody hears of it.
    pub(super) fn actor_over(&mut self, cx: &mut Ctx<'_>, reason: Value) -> Next {
        self.release(cx);
        self.give_up_message(cx, None);
        let handle = self.rooted.cell().registers.process;
        let process = self.process.clone();
        if self.behaviour_writing() == Writing::Supervisor {
            let (mut turn, heap) = cx.split();
            process.abandon_children(&mut End { shared: &self.shared, turn: &mut turn, heap });
        }
        if self.is_supervised() {
            // Before it is told: it may start the process again at once.
            self.actor().is_suspended.store(true, SeqCst);
            if self.tell_supervisor(cx, "%child-ended", Some(reason)) && !self.is_orphan() {
                return Next::End;
            }
        }
        let (mut turn, heap) = cx.split();
        let mut end = End { shared: &self.shared, turn: &mut turn, heap };
        process.finish(&mut end, handle, reason);
        Next::End
    }

    /// Whether the supervisor's fiber is over, so that nobody will decide. That looks at `is_suspended` after it has
    /// taken itself away here, so that one of the two sees the other.
    fn is_orphan(&self) -> bool {
        fence(SeqCst);
        !self.is_supervised()
    }

    /// Sends `(what process [detail])` to the supervisor; false if there is none.
    fn tell_supervisor(&mut self, cx: &mut Ctx<'_>, what: &str, detail: Option<Value>) -> bool {
        let supervisor = self.actor().supervisor();
        let Some(above) = foreign_of::<Process>(&supervisor) else { return false };
        let handle = self.rooted.cell().registers.process;
        let (mut turn, heap) = cx.split();
        let tag = heap.symbol(what);
        let rest = detail.map_or(Value::NIL, |detail| heap.cons(detail, Value::NIL));
        let rest = heap.cons(handle, rest);
        let message = heap.cons(tag, rest);
        above.post(&mut turn, message, tag)
    }
}
