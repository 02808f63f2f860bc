//! Receiving messages, and putting them aside.

use super::actors::{own_part, process};
use super::messages::letter;
use super::options::deadline;
use crate::Value;
use crate::heap::{Stored, foreign_of};
use crate::machine::actor::{STOP, STOP_TAG};
use crate::machine::deadlines::moment;
use crate::machine::event::{BoxedOperation, Event, Waitable};
use crate::machine::process::Process;
use crate::printer::value::brief;
use crate::value::{FromValue, Index, List, Request};
use crate::vm::primitive::{Cx, Exit, Outcome, Woken};
use macros::builtins;

pub use table::TABLE;

/// A search for more tags than this looks at all messages.
const TAGS_MAX: usize = 1000;

/// How many messages an actor can put aside.
const STASH_MAX: usize = 10_000;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

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
