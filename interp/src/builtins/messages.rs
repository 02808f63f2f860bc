//! Sending messages.

use super::actors::{process, registered};
use super::options::{Options, deadline};
use crate::Value;
use crate::heap::{Stored, foreign_of};
use crate::machine::dead_letters::Fate;
use crate::machine::event::{BoxedOperation, Event, Kept, Waitable};
use crate::machine::process::{End, Process};
use crate::machine::{Behaviour, Interp, Turn};
use crate::printer::value::brief;
use crate::value::copy::copy;
use crate::value::{FromValue, Record, RecordType, Request, Rest, Symbol};
use crate::vm::primitive::{Cx, Exit, Outcome, Woken};
use concurrency::{Admission, Letter, Mailbox, Operation, Ready, Sent, Waiter};
use macros::builtins;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub use table::TABLE;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// Sends a message to an actor, a thread, the session, or whoever has the name. What can be changed in the
    /// message is copied. Returns at once, except for a mailbox that is full and makes senders wait: for ever,
    /// or with `#:timeout` so many seconds; then it returns `#:default`, or raises `timeout`.
    ///
    /// `(begin (send! (self) '(hello)) (receive)) ; => (hello)`
    #[builtin("send!", effect = Blocks)]
    fn send(cx: &mut Cx<'_>, to: Value, message: Value, options: Rest<'_, Value>) -> Outcome {
        send_to(cx, to, message, options.values(), false)
    }

    /// The same, without a copy: sender and receiver then share what can be changed in the message.
    ///
    /// `(let ((v (vector 1))) (send-shared! (self) v) (eq? v (receive))) ; => #t`
    #[builtin("send-shared!", effect = Blocks)]
    fn send_shared(cx: &mut Cx<'_>, to: Value, message: Value, options: Rest<'_, Value>) -> Outcome {
        send_to(cx, to, message, options.values(), true)
    }

    /// The event of sending a message, once. The library makes one for each `sync`.
    ///
    /// `(begin (sync (%send-evt (self) 'hello)) (receive)) ; => hello`
    #[builtin("%send-evt", shown = "send-evt", effect = Reads, library = "lambdust internal")]
    fn send_event(cx: &mut Cx<'_>, to: Value, message: Value) -> Outcome {
        let to = named(cx, to)?;
        let process = receiver(cx, &to)?;
        let message = if shares(process) { message } else { copy(cx, message)? };
        Ok(Event::make(cx, Sending { to: Kept::new(to), message: Kept::new(message) }))
    }

    /// An isolated copy of a value, as a message would be.
    ///
    /// `(let ((v (vector 1 2))) (eq? v (%copy v))) ; => #f`
    #[builtin("%copy", effect = Writes, library = "lambdust internal")]
    fn isolated_copy(cx: &mut Cx<'_>, value: Value) -> Outcome {
        copy(cx, value)
    }

    /// Makes a record type one of messages with this priority.
    ///
    /// `(exact-integer? (%message-type! (%make-record-type 'm '#() 0) 5)) ; => #t`
    #[builtin("%message-type!", effect = Writes, library = "lambdust internal")]
    fn message_type(cx: &mut Cx<'_>, ty: RecordType, priority: Value) -> Outcome {
        match priority.as_fixnum() {
            Some(number) => {
                ty.set_priority(cx.heap, number);
                Ok(priority)
            }
            None => {
                let got = brief(cx.heap, priority);
                let text = format!("`define-message` wanted an integer as #:priority, got {got}");
                Err(crate::vm::primitive::Failure::new("type-error", text).irritant(priority).into())
            }
        }
    }

    /// A message as clauses match it: of those made by `define-message` the list of name and data.
    ///
    /// `(%message-form '(a b)) ; => (a b)`
    #[builtin("%message-form", effect = Reads, library = "lambdust internal")]
    fn message_form(cx: &mut Cx<'_>, message: Value) -> Value {
        let Some(record) = Record::from_value(message) else { return message };
        let ty = record.record_type();
        if ty.priority().is_none() {
            return message;
        }
        let fields = (0..ty.fields().len()).rev();
        let data = fields.fold(Value::NIL, |list, index| cx.heap.cons(record.get(index), list));
        cx.heap.cons(ty.name(), data)
    }
}

/// The event of sending a message, which is a copy that nobody else has.
struct Sending {
    to: Kept,
    message: Kept,
}

impl Waitable for Sending {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        let to = self.to.get();
        let mailbox = receiver(cx, &to)?.mailbox.clone();
        let letter = letter(self.message.get());
        Ok(Box::new(Admitting { admission: mailbox.admission(letter), mailbox, letter }))
    }

    fn branches(&self) -> u32 {
        ADMITTING_BRANCHES
    }

    fn value(&self, cx: &mut Cx<'_>, branch: u32, payload: Value) -> Outcome {
        let (to, message) = (self.to.get(), self.message.get());
        match branch {
            CLOSED => return nobody_receives(cx, to, message),
            DROPPED => return_message(cx, to, payload, Fate::NoRoom),
            REFUSED => {
                return_message(cx, to, message, Fate::NoRoom);
                let process = receiver(cx, &to)?;
                return Err(full(cx, process, message));
            }
            _ => {}
        }
        Ok(Value::UNSPECIFIED)
    }

    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.to.trace(visit);
        self.message.trace(visit);
    }

    fn label(&self) -> String {
        let to = self.to.get();
        format!("send to {}", foreign_of::<Process>(&to).map_or_else(String::new, Process::name))
    }
}

/// Sending a message, or waiting for room if the mailbox makes senders wait. Branch 0: it was sent; the others
/// are named below.
struct Admitting {
    mailbox: Arc<Mailbox<Interp>>,
    letter: Letter<Stored>,
    admission: Admission<Interp>,
}

/// Nobody will receive it.
const CLOSED: u32 = 1;
/// There was no room, and the payload was dropped.
const DROPPED: u32 = 2;
/// There was no room.
const REFUSED: u32 = 3;
const ADMITTING_BRANCHES: u32 = 4;

impl Operation<Interp> for Admitting {
    fn try_now(&self, turn: &mut Turn<'_>) -> Option<Ready<Stored>> {
        let unit = Value::UNSPECIFIED.stored();
        let (branch, payload) = match self.mailbox.send(turn, self.letter) {
            Sent::Delivered => (0, unit),
            Sent::Closed => (CLOSED, unit),
            Sent::Dropped(dropped) => (DROPPED, dropped),
            Sent::Refused => (REFUSED, unit),
            Sent::Full => return None,
        };
        Some(Ready { branch, payload })
    }

    fn block(&self, turn: &mut Turn<'_>, waiter: Waiter) -> Option<Ready<Stored>> {
        self.admission.block(turn, waiter)
    }

    fn cancel(&self, turn: &mut Turn<'_>, waiter: Waiter, winner: Option<u32>) {
        self.admission.cancel(turn, waiter, winner);
    }

    fn branches(&self) -> u32 {
        ADMITTING_BRANCHES
    }

    fn shows_waiters(&self) -> bool {
        true
    }

    fn trace_carried(&mut self, visit: &mut dyn FnMut(&mut Stored)) {
        visit(&mut self.letter.payload);
        self.admission.trace_carried(visit);
    }
}

/// What a message is about: the symbol that it begins with, or that it is.
fn tag_of(message: Value) -> u64 {
    let message = Request::from_value(message).map_or(message, Request::message);
    let head = message.car().unwrap_or(message);
    match Record::from_value(head) {
        Some(record) => record.record_type().name().bits(),
        None if Symbol::from_value(head).is_some() => head.bits(),
        None => 0,
    }
}

#[inline]
pub(crate) fn letter(message: Value) -> Letter<Stored> {
    let plain = Request::from_value(message).map_or(message, Request::message);
    let priority = Record::from_value(plain).and_then(|record| record.record_type().priority()).unwrap_or(0);
    Letter { payload: message.stored(), tag: tag_of(message), priority }
}

/// Who has the name, when it is one.
pub(super) fn named(cx: &mut Cx<'_>, to: Value) -> Outcome {
    if Symbol::from_value(to).is_none() {
        return Ok(to);
    }
    registered(cx, to)?.ok_or_else(|| {
        let text = format!("found no actor with the name {}", brief(cx.heap, to));
        cx.failure("no-such-name", text).hint("(register 'name actor) gives a name").irritant(to).into()
    })
}

/// The process that messages to this value go to, which is no name.
pub(super) fn receiver<'v>(cx: &mut Cx<'_>, to: &'v Value) -> Result<&'v Process, Exit> {
    let process = process(cx, 0, to)?;
    process.identity.check(cx)?;
    Ok(process)
}

pub(super) fn shares(process: &Process) -> bool {
    let behaviour = process.actor.as_ref().map(|actor| actor.behaviour());
    behaviour.as_ref().and_then(foreign_of::<Behaviour>).is_some_and(|behaviour| behaviour.is_sharing)
}

/// Says what a mailbox is called from now on whose depth is shown in charts.
#[inline]
pub(super) fn name_if_full(cx: &mut Cx<'_>, process: &Process) -> Result<(), Exit> {
    if process.mailbox.wants_name() {
        let home = cx.turn()?.scheduler().id();
        if let Some((shared, _)) = cx.world.surroundings() {
            shared.history.name_mailbox(home, process.identity.serial() as u32, process.name());
        }
    }
    Ok(())
}

/// While somebody records, says what the message says that is sent next.
#[inline]
pub(super) fn note_message(cx: &mut Cx<'_>, message: Value) {
    let Some(turn) = cx.turn.as_mut().filter(|turn| turn.is_recording()) else { return };
    let Some((shared, _)) = cx.world.surroundings() else { return };
    turn.note_message(shared.tracing.message(cx.heap, message));
}

fn send_to(cx: &mut Cx<'_>, to: Value, message: Value, options: &[Value], is_shared: bool) -> Outcome {
    if let Some(woken) = cx.registers.woken.take() {
        return after_admission(cx, to, message, options, woken);
    }
    let to = named(cx, to)?;
    let process = receiver(cx, &to)?;
    let seconds = if options.is_empty() { None } else { read_options(cx, options)?.get(0) };
    let message = if is_shared || shares(process) { message } else { copy(cx, message)? };
    note_message(cx, message);
    let letter = letter(message);
    let sent = process.mailbox.send(cx.turn()?, letter);
    name_if_full(cx, process)?;
    match sent {
        Sent::Delivered => Ok(Value::UNSPECIFIED),
        Sent::Dropped(dropped) => {
            return_message(cx, to, Value::from_stored(dropped), Fate::NoRoom);
            Ok(Value::UNSPECIFIED)
        }
        Sent::Full if to == cx.registers.process => {
            let text = format!(
                "would wait for ever: the mailbox of {} is full, and only this actor can empty it",
                process.name()
            );
            Err(cx
                .failure("deadlock", text)
                .hint("give it a greater mailbox or another #:backpressure")
                .into())
        }
        Sent::Full => {
            let until = deadline(cx, 3, seconds.unwrap_or(Value::FALSE))?;
            let woken = cx.wait(cx.masking(), until, || process.mailbox.admission(letter))?;
            after_admission(cx, to, message, options, woken)
        }
        Sent::Refused => {
            return_message(cx, to, message, Fate::NoRoom);
            Err(full(cx, process, message))
        }
        Sent::Closed => nobody_receives(cx, to, message),
    }
}

/// The wait for room has ended.
fn after_admission(cx: &mut Cx<'_>, to: Value, message: Value, options: &[Value], woken: Woken) -> Outcome {
    match woken {
        Woken::Completed(0, _) | Woken::Cancelled => Ok(Value::UNSPECIFIED),
        Woken::Completed(1, _) => {
            let to = named(cx, to)?;
            nobody_receives(cx, to, message)
        }
        Woken::Completed(..) => not_sent(cx, to, message, options),
    }
}

pub(super) fn read_options(cx: &Cx<'_>, options: &[Value]) -> Result<Options<2>, Exit> {
    Options::read(cx, options, 2, ["timeout", "default"])
}

/// There was no room in time.
#[cold]
fn not_sent(cx: &mut Cx<'_>, to: Value, message: Value, options: &[Value]) -> Outcome {
    let options = read_options(cx, options)?;
    if let Some(default) = options.get(1) {
        return Ok(default);
    }
    let to = named(cx, to)?;
    let name = process(cx, 0, &to)?.name();
    let seconds = brief(cx.heap, options.get(0).unwrap_or(Value::FALSE));
    let text = format!("waited {seconds} s for room in the mailbox of {name}");
    let hint = "send less, or use another #:backpressure; #:default gives a value instead";
    Err(cx.failure("timeout", text).hint(hint).irritant(to).irritant(message).into())
}

#[cold]
fn full(cx: &Cx<'_>, process: &Process, message: Value) -> Exit {
    let text = format!("found the mailbox of {} full", process.name());
    cx.failure("mailbox-full", text).hint("send less, or use another #:backpressure").irritant(message).into()
}

#[cold]
pub(super) fn nobody_receives(cx: &mut Cx<'_>, to: Value, message: Value) -> Outcome {
    return_message(cx, to, message, Fate::NoReceiver);
    let process = process(cx, 0, &to)?;
    let text = format!("cannot reach {}: it has ended{}", process.name(), process.why_ended(cx.heap));
    let hint = "(actor-alive? a) tells; (monitor a) reports its end; a supervisor starts it again";
    let reason = process.reason().unwrap_or(Value::FALSE);
    Err(cx.failure("actor-stopped", text).hint(hint).irritant(to).irritant(reason).irritant(message).into())
}

pub(super) fn return_message(cx: &mut Cx<'_>, to: Value, message: Value, fate: Fate) {
    let Some(shared) = cx.world.surroundings().map(|(shared, _)| shared.clone()) else { return };
    let heap = &mut *cx.heap;
    if let Some(turn) = cx.turn.as_mut() {
        End { shared: &shared, turn, heap }.return_message(to, message, fate);
    }
}
