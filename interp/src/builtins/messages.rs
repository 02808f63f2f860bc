//! Sending, asking and receiving.

use super::actors::{own_part, process, registered};
use super::options::{Options, deadline};
use crate::Value;
use crate::heap::{Stored, foreign_of};
use crate::machine::actor::{STOP, STOP_TAG};
use crate::machine::dead_letters::Fate;
use crate::machine::deadlines::moment;
use crate::machine::event::{BoxedOperation, Event, Kept, Waitable};
use crate::machine::process::{End, Process};
use crate::machine::{Behaviour, Interp, Turn};
use crate::printer::value::brief;
use crate::value::copy::copy;
use crate::value::{FromValue, Index, List, Record, RecordType, Request, Rest, Symbol};
use crate::vm::primitive::{Cx, Exit, Outcome, Woken};
use concurrency::{Admission, Letter, Mailbox, Operation, Ready, Sent, Waiter};
use macros::builtins;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub use table::TABLE;

/// How long `ask` waits when nothing else is said, in seconds.
const ASK_SECONDS: i64 = 5;

/// A search for more tags than this looks at all messages.
const TAGS_MAX: usize = 1000;

/// How many messages an actor can put aside.
const STASH_MAX: usize = 10_000;

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

    /// Sends a message and waits for the answer, 5 seconds unless `#:timeout` says otherwise (`#f`: for ever).
    /// Without an answer in time it returns `#:default`, or raises `timeout`; when the actor fails at the
    /// message, what failed is raised here too.
    ///
    /// `(ask (spawn (actor [(add a b) (+ a b)])) '(add 1 2)) ; => 3`
    #[builtin("ask", effect = Blocks)]
    fn ask(cx: &mut Cx<'_>, to: Value, message: Value, options: Rest<'_, Value>) -> Outcome {
        match cx.registers.woken.take() {
            Some(Woken::Completed(0, answer)) => return Ok(answer),
            Some(Woken::Completed(1, condition)) => return Err(Exit::Raise(condition)),
            Some(Woken::Completed(..)) => return not_answered(cx, to, message, options.values()),
            Some(Woken::Cancelled) => return Ok(Value::UNSPECIFIED),
            None => {}
        }
        begin_to_ask(cx, to, message, options.values())
    }

    /// Answers the message that the running actor is at, before its handler has returned; or, with a reply
    /// token from `reply-later`, an earlier one.
    ///
    /// `(ask (spawn (actor [(get) (reply 1) 2])) '(get)) ; => 1`
    #[builtin("reply", effect = Writes, shared)]
    fn reply(cx: &mut Cx<'_>, first: Value, second: Option<Value>) -> Outcome {
        let (token, value) = match second {
            Some(value) => (Some(first), value),
            None => (None, first),
        };
        if let Some(token) = token.filter(|token| Request::from_value(*token).is_none()) {
            return Err(cx.wrong_type(0, "a reply token from `reply-later`", token));
        }
        let value = copy(cx, value)?;
        let handle = cx.own_process()?;
        let request = match token {
            Some(token) => Request::from_value(token),
            None => process(cx, 0, &handle)?.serve(cx.heap, handle, Value::FALSE),
        };
        if let Some(request) = request {
            cx.turn()?.complete(request.ticket(), value.stored());
        }
        Ok(Value::UNSPECIFIED)
    }

    /// Leaves the message that the running actor is at without an answer: whoever asked waits until its
    /// timeout.
    ///
    /// `(ask (spawn (actor [(get) (no-reply)])) '(get) #:timeout 0.01 #:default 'none) ; => none`
    #[builtin("no-reply", effect = Writes)]
    fn no_reply(cx: &mut Cx<'_>) -> Result<(), Exit> {
        give_up_request(cx).map(|_| ())
    }

    /// A token to answer the message that the running actor is at later, from anywhere, by `(reply token
    /// value)`; `#f` when nobody waits for an answer.
    ///
    /// `(ask (spawn (actor [(get) (let ((t (reply-later))) (thread (lambda () (reply t 7))))])) '(get)) ; => 7`
    #[builtin("reply-later", effect = Writes)]
    fn reply_later(cx: &mut Cx<'_>) -> Outcome {
        Ok(give_up_request(cx)?.map_or(Value::FALSE, Value::from))
    }

    /// Receives the next message of the running actor, thread or session: waits at most so many seconds (`#f`:
    /// for ever), then gives the default or raises `timeout`.
    ///
    /// `(%receive 0 'nothing) ; => nothing`
    #[builtin("%receive", effect = Blocks, library = "lambdust internal")]
    fn receive(cx: &mut Cx<'_>, seconds: Option<Value>, default: Option<Value>) -> Outcome {
        let until = match (cx.registers.woken, seconds) {
            (None, Some(seconds)) => deadline(cx, 0, seconds)?,
            _ => None,
        };
        let handle = cx.own_process()?;
        let mailbox = &process(cx, 0, &handle)?.mailbox;
        match cx.wait(cx.masking(), until, || mailbox.receive())? {
            Woken::Completed(0, message) => open(cx, message),
            Woken::Completed(..) => match default {
                Some(value) => Ok(value),
                None => {
                    let seconds = brief(cx.heap, seconds.unwrap_or(Value::FALSE));
                    let text = format!("waited {seconds} s, and no message came");
                    Err(cx.failure("timeout", text).hint("#:default gives a value instead").into())
                }
            },
            Woken::Cancelled => Ok(Value::UNSPECIFIED),
        }
    }

    /// The event of receiving the next message of whoever waits for it. What is not chosen receives nothing.
    ///
    /// `(begin (send! (self) '(hello)) (sync (receive-evt) (timeout-evt 60))) ; => (hello)`
    #[builtin("receive-evt")]
    fn receive_event(cx: &mut Cx<'_>) -> Value {
        Event::make(cx, Receiving)
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

    /// The first message of the own mailbox from a place on that begins with one of the symbols, or any if the
    /// list is empty: a pair of its place and itself; `#f` if there is none. Raises when a stop was asked for.
    ///
    /// `(%mailbox-look 0 '()) ; => #f`
    #[builtin("%mailbox-look", shown = "receive", effect = Reads, library = "lambdust internal")]
    fn mailbox_look(cx: &mut Cx<'_>, from: Index, tags: Value) -> Outcome {
        let handle = cx.own_process()?;
        let mut tags: Vec<u64> =
            List(tags).items(TAGS_MAX).unwrap_or_default().iter().map(|tag| tag.bits()).collect();
        if !tags.is_empty() {
            tags.push(STOP_TAG.bits());
        }
        let mailbox = &process(cx, 0, &handle)?.mailbox;
        let mut from = from.0 as u64;
        while let Some((place, message)) = mailbox.look(from, &tags) {
            let message = Value::from_stored(message);
            if message != STOP {
                let message = Request::from_value(message).map_or(message, Request::message);
                return Ok(cx.heap.cons(Value::fixnum(place as i64), message));
            }
            if cx.registers.masked == 0 {
                take_right(cx, place, STOP)?;
                return Err(stopped(cx));
            }
            // After thunks are not disturbed: who masks, ends already.
            from = place + 1;
        }
        Ok(Value::FALSE)
    }

    /// Takes a message of the own mailbox that `%mailbox-look` has found; false if it was dropped meanwhile.
    ///
    /// `(begin (send! (self) 'hello) (%mailbox-take! (%mailbox-look 0 '()))) ; => #t`
    #[builtin("%mailbox-take!", shown = "receive", effect = Writes, library = "lambdust internal")]
    fn mailbox_take(cx: &mut Cx<'_>, found: Value) -> Result<bool, Exit> {
        match take(cx, found)? {
            Some(message) => open(cx, message).map(|_| true),
            None => Ok(false),
        }
    }

    /// Where the first message of the own mailbox from a place on stands, and the message; `#t` in place of a
    /// request to stop, `#f` if there is none.
    ///
    /// `(%mailbox-look-raw 0) ; => #f`
    #[builtin("%mailbox-look-raw", effect = Reads, library = "lambdust internal")]
    fn mailbox_look_raw(cx: &mut Cx<'_>, from: Index) -> Outcome {
        let handle = cx.own_process()?;
        let found = process(cx, 0, &handle)?.mailbox.look(from.0 as u64, &[]);
        Ok(match found.map(|(place, message)| (place, Value::from_stored(message))) {
            None => Value::FALSE,
            Some((_, STOP)) => Value::TRUE,
            Some((place, message)) => {
                let message = Request::from_value(message).map_or(message, Request::message);
                cx.heap.cons(Value::fixnum(place as i64), message)
            }
        })
    }

    /// Takes a message that `%mailbox-look-raw` has found as it is, request and all, for the machine: or else
    /// the first message; `#f` if there is none.
    ///
    /// `(begin (send! (self) 'hello) (%mailbox-take-raw! (%mailbox-look-raw 0))) ; => hello`
    #[builtin("%mailbox-take-raw!", effect = Writes, library = "lambdust internal")]
    fn mailbox_take_raw(cx: &mut Cx<'_>, found: Value) -> Outcome {
        if found.is_pair()
            && let Some(message) = take(cx, found)?
        {
            return Ok(message);
        }
        let handle = cx.own_process()?;
        let mailbox = &process(cx, 0, &handle)?.mailbox;
        Ok(mailbox.try_receive(cx.turn()?).map_or(Value::FALSE, Value::from_stored))
    }

    /// How many messages have arrived in the own mailbox, and from which place on to look for later ones.
    ///
    /// `(pair? (%mailbox-seen)) ; => #t`
    #[builtin("%mailbox-seen", effect = Reads, library = "lambdust internal")]
    fn mailbox_seen(cx: &mut Cx<'_>) -> Outcome {
        let handle = cx.own_process()?;
        let mailbox = &process(cx, 0, &handle)?.mailbox;
        // In this order: what arrives in between is looked at twice rather than never.
        let (arrived, end) = (mailbox.arrived(), mailbox.end());
        Ok(cx.heap.cons(Value::fixnum(arrived as i64), Value::fixnum(end as i64)))
    }

    /// Waits until more messages have arrived in the own mailbox than were seen, or until that moment; whether
    /// some have.
    ///
    /// `(%mailbox-wait (car (%mailbox-seen)) (%moment 0)) ; => #f`
    #[builtin("%mailbox-wait", shown = "receive", effect = Blocks, library = "lambdust internal")]
    fn mailbox_wait(cx: &mut Cx<'_>, seen: Index, until: Value) -> Result<bool, Exit> {
        let handle = cx.own_process()?;
        let mailbox = &process(cx, 0, &handle)?.mailbox;
        let woken = cx.wait(cx.masking(), moment(until), || mailbox.arrival(seen.0 as u64))?;
        Ok(matches!(woken, Woken::Completed(0, _)))
    }

    /// Puts the message that the running actor is at aside, until `unstash-all!`.
    ///
    /// `(guard (e (#t (condition-kind e))) (stash!)) ; => not-an-actor`
    #[builtin("stash!", effect = Writes)]
    fn stash(cx: &mut Cx<'_>) -> Result<(), Exit> {
        let handle = cx.own_process()?;
        let own = process(cx, 0, &handle)?;
        let actor = own_part(cx, own)?;
        let message = std::mem::replace(&mut cx.registers.message, Value::FALSE);
        let message = own.serve(cx.heap, handle, Value::FALSE).map_or(message, Value::from);
        if message == Value::FALSE {
            return Err(cx
                .failure("no-message", "found no message: this one was put aside or answered already")
                .into());
        }
        if !actor.stash(cx.heap, handle, message, STASH_MAX) {
            let text = format!("cannot put more than {STASH_MAX} messages aside");
            return Err(cx
                .failure("stash-full", text)
                .hint("(unstash-all!) puts them back into the mailbox")
                .into());
        }
        Ok(())
    }

    /// Puts the messages that were put aside back into the mailbox of the running actor, before all others.
    ///
    /// `(guard (e (#t (condition-kind e))) (unstash-all!)) ; => not-an-actor`
    #[builtin("unstash-all!", effect = Writes)]
    fn unstash_all(cx: &mut Cx<'_>) -> Result<(), Exit> {
        let handle = cx.own_process()?;
        let own = process(cx, 0, &handle)?;
        let actor = own_part(cx, own)?;
        let letters = actor.unstash().into_iter().map(letter).collect();
        own.mailbox.put_back(cx.turn()?, letters);
        Ok(())
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

/// The event of receiving a message.
struct Receiving;

impl Waitable for Receiving {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        let handle = cx.own_process()?;
        Ok(Box::new(process(cx, 0, &handle)?.mailbox.receive()))
    }

    fn value(&self, cx: &mut Cx<'_>, _branch: u32, message: Value) -> Outcome {
        open(cx, message)
    }

    fn label(&self) -> String {
        "receive".to_owned()
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

/// The request that the running actor is at, which it does not have to answer itself any more.
fn give_up_request(cx: &mut Cx<'_>) -> Result<Option<Request>, Exit> {
    let handle = cx.own_process()?;
    let request = process(cx, 0, &handle)?.serve(cx.heap, handle, Value::FALSE);
    if let Some(request) = request {
        cx.turn()?.forget_answerer(request.ticket());
    }
    Ok(request)
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
fn named(cx: &mut Cx<'_>, to: Value) -> Outcome {
    if Symbol::from_value(to).is_none() {
        return Ok(to);
    }
    registered(cx, to)?.ok_or_else(|| {
        let text = format!("found no actor with the name {}", brief(cx.heap, to));
        cx.failure("no-such-name", text).hint("(register 'name actor) gives a name").irritant(to).into()
    })
}

/// The process that messages to this value go to, which is no name.
fn receiver<'v>(cx: &mut Cx<'_>, to: &'v Value) -> Result<&'v Process, Exit> {
    let process = process(cx, 0, to)?;
    process.identity.check(cx)?;
    Ok(process)
}

fn shares(process: &Process) -> bool {
    let behaviour = process.actor.as_ref().map(|actor| actor.behaviour());
    behaviour.as_ref().and_then(foreign_of::<Behaviour>).is_some_and(|behaviour| behaviour.is_sharing)
}

/// Says what a mailbox is called from now on whose depth is shown in charts.
#[inline]
fn name_if_full(cx: &mut Cx<'_>, process: &Process) -> Result<(), Exit> {
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
fn note_message(cx: &mut Cx<'_>, message: Value) {
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

fn read_options(cx: &Cx<'_>, options: &[Value]) -> Result<Options<2>, Exit> {
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
fn nobody_receives(cx: &mut Cx<'_>, to: Value, message: Value) -> Outcome {
    return_message(cx, to, message, Fate::NoReceiver);
    let process = process(cx, 0, &to)?;
    let text = format!("cannot reach {}: it has ended{}", process.name(), process.why_ended(cx.heap));
    let hint = "(actor-alive? a) tells; (monitor a) reports its end; a supervisor starts it again";
    let reason = process.reason().unwrap_or(Value::FALSE);
    Err(cx.failure("actor-stopped", text).hint(hint).irritant(to).irritant(reason).irritant(message).into())
}

fn return_message(cx: &mut Cx<'_>, to: Value, message: Value, fate: Fate) {
    let Some(shared) = cx.world.surroundings().map(|(shared, _)| shared.clone()) else { return };
    let heap = &mut *cx.heap;
    if let Some(turn) = cx.turn.as_mut() {
        End { shared: &shared, turn, heap }.return_message(to, message, fate);
    }
}

/// Sends the request with the ticket of a wait that this opens.
fn begin_to_ask(cx: &mut Cx<'_>, to: Value, message: Value, options: &[Value]) -> Outcome {
    let options = read_options(cx, options)?;
    let to = named(cx, to)?;
    let process = receiver(cx, &to)?;
    if to == cx.registers.process {
        let text =
            format!("would wait for ever: {} asks itself, and can only answer afterwards", process.name());
        return Err(cx
            .failure("self-ask", text)
            .hint("call the procedure directly, or use send!")
            .irritant(to)
            .into());
    }
    let until = deadline(cx, 3, options.get(0).unwrap_or(Value::fixnum(ASK_SECONDS)))?;
    let message = if shares(process) { message } else { copy(cx, message)? };
    let masking = cx.masking();
    let turn = cx.turn()?;
    let ticket = match options.get(0) {
        // A time that the program sets is an end of its own; the usual one is a precaution.
        Some(seconds) if seconds != Value::FALSE => turn.open(masking),
        _ => turn.open_for_answer(process.task(), masking),
    };
    note_message(cx, message);
    let request = Request::new(cx.heap, message, ticket);
    let letter = letter(request.into());
    let turn = cx.turn()?;
    if let Some(until) = until {
        turn.arm(ticket.shifted(2), until);
    }
    let sent = process.mailbox.send(turn, letter);
    name_if_full(cx, process)?;
    let turn = cx.turn()?;
    match sent {
        Sent::Delivered => {}
        Sent::Dropped(dropped) => return_message(cx, to, Value::from_stored(dropped), Fate::NoRoom),
        Sent::Full if process.mailbox.send_later(turn, letter, ticket) => {}
        Sent::Refused => return_message(cx, to, request.into(), Fate::NoRoom),
        Sent::Full | Sent::Closed => {
            if turn.claim_own(ticket) {
                return nobody_receives(cx, to, message);
            }
        }
    }
    // What could not be sent has completed the wait already.
    Err(Exit::Park)
}

/// No answer came in time.
#[cold]
fn not_answered(cx: &mut Cx<'_>, to: Value, message: Value, options: &[Value]) -> Outcome {
    let options = read_options(cx, options)?;
    if let Some(default) = options.get(1) {
        return Ok(default);
    }
    let seconds = brief(cx.heap, options.get(0).unwrap_or(Value::fixnum(ASK_SECONDS)));
    let name = foreign_of::<Process>(&to).map_or_else(|| brief(cx.heap, to), Process::name);
    let text = format!("waited {seconds} s for {name} to answer {}", brief(cx.heap, message));
    let hint = "#:timeout gives it more time, #:default a value instead; does a clause answer?";
    Err(cx.failure("timeout", text).hint(hint).irritant(to).irritant(message).into())
}

/// Takes the message of a pair of place and message, if nobody has dropped it.
fn take(cx: &mut Cx<'_>, found: Value) -> Result<Option<Value>, Exit> {
    let (place, message) = (found.car().and_then(Value::as_fixnum), found.cdr());
    match place.zip(message) {
        Some((place, message)) => take_right(cx, place as u64, message),
        None => Ok(None),
    }
}

fn take_right(cx: &mut Cx<'_>, place: u64, right: Value) -> Result<Option<Value>, Exit> {
    let handle = cx.own_process()?;
    let mailbox = &process(cx, 0, &handle)?.mailbox;
    let is_right = |stored: Stored| {
        let message = Value::from_stored(stored);
        message == right || Request::from_value(message).is_some_and(|request| request.message() == right)
    };
    Ok(mailbox.take(cx.turn()?, place, is_right).map(Value::from_stored))
}

/// What a receiver sees of a message; an answer to it goes to whoever asked.
fn open(cx: &mut Cx<'_>, message: Value) -> Outcome {
    if message == STOP {
        return Err(stopped(cx));
    }
    let Some(request) = Request::from_value(message) else { return Ok(message) };
    let handle = cx.own_process()?;
    process(cx, 0, &handle)?.serve(cx.heap, handle, message);
    Ok(request.message())
}

/// Somebody asked for a stop while a message was waited for.
#[cold]
fn stopped(cx: &Cx<'_>) -> Exit {
    let name = foreign_of::<Process>(&cx.registers.process).map_or_else(String::new, Process::name);
    crate::vm::primitive::Failure::new("stopped", format!("{name} was asked to stop")).into()
}
