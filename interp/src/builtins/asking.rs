//! Asking an actor, and answering.

use super::actors::process;
use super::messages::{
    letter, name_if_full, named, nobody_receives, note_message, read_options, receiver, return_message,
    shares,
};
use super::options::deadline;
use crate::Value;
use crate::heap::foreign_of;
use crate::machine::dead_letters::Fate;
use crate::machine::process::Process;
use crate::printer::value::brief;
use crate::value::copy::copy;
use crate::value::{FromValue, Request, Rest};
use crate::vm::primitive::{Cx, Exit, Outcome, Woken};
use concurrency::Sent;
use macros::builtins;

pub use table::TABLE;

/// How long `ask` waits when nothing else is said, in seconds.
const ASK_SECONDS: i64 = 5;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

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

/// The request that the running actor is at, which it does not have to answer itself any more.
fn give_up_request(cx: &mut Cx<'_>) -> Result<Option<Request>, Exit> {
    let handle = cx.own_process()?;
    let request = process(cx, 0, &handle)?.serve(cx.heap, handle, Value::FALSE);
    if let Some(request) = request {
        cx.turn()?.forget_answerer(request.ticket());
    }
    Ok(request)
}
