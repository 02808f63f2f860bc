//! The conversation with the front ends as a pure state machine: an event and the time come in, effects come
//! out.
//!
//! It decides every order that matters: one cell at a time, outputs before the reply, the reply before
//! `idle`, the rest of the queue aborted when a cell fails. It must never wait, read a clock, touch a socket
//! or call the language; the [driver](crate::driver) does that, and the tables in `session/tests.rs` check
//! the decisions without it.

mod cells;
mod event;
mod history;
mod prompts;
mod questions;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::Value;

pub(crate) use event::{Answer, Channel, Effect, Event, Question};

use crate::language::{ErrorReport, LanguageInfo};
use crate::wire::frames::Incoming;
use crate::wire::header::Outgoing;
use crate::wire::request::Request;
use crate::wire::status::{ExecutionState, status};
use crate::wire::{comm, execute, kernel_info, shutdown};
use cells::Cells;
use history::History;
use prompts::Prompts;
use questions::Questions;

/// Where a request came from and what its answers carry.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Origin {
    pub(crate) channel: Channel,
    pub(crate) identities: Vec<Vec<u8>>,
    /// The header of the request.
    pub(crate) parent: Arc<[u8]>,
}

/// The state of a kernel's conversation.
pub(crate) struct Session {
    info: LanguageInfo,
    cells: Cells,
    history: History,
    prompts: Prompts,
    questions: Questions,
    /// The kernel is going away: nothing new is started.
    stopping: bool,
    effects: Vec<Effect>,
}

impl Session {
    pub(crate) fn new(info: LanguageInfo) -> Self {
        Session {
            info,
            cells: Cells::default(),
            history: History::default(),
            prompts: Prompts::default(),
            questions: Questions::default(),
            stopping: false,
            effects: Vec::new(),
        }
    }

    /// What is to be done, in this order, because `event` happened at `now` (milliseconds since 1970).
    pub(crate) fn handle(&mut self, event: Event, now: i64) -> Vec<Effect> {
        match event {
            Event::Started => self.publish("status", None, status(ExecutionState::Starting)),
            Event::Received { channel, message } => self.received(channel, message, now),
            Event::Output { cell, parent, output } => self.output(cell, parent, output, now),
            Event::Answered { question, answer } => self.answered(question, &answer),
            Event::InputUnreachable { prompt } => self.input_unreachable(prompt),
            Event::InterruptSignal => self.interrupt(),
            Event::Terminate { reason } => {
                self.effects.push(Effect::Log(reason));
                self.stop();
            }
            Event::Panicked { report } => self.panicked(report),
            Event::StillRunning { cell } => self.give_up(cell, now),
        }
        std::mem::take(&mut self.effects)
    }

    fn received(&mut self, channel: Channel, message: Incoming, now: i64) {
        let origin = Origin { channel, identities: message.identities, parent: message.header.raw };
        let msg_type = message.header.msg_type;
        match Request::parse(&msg_type, &message.content) {
            Ok(Request::Execute(request)) => self.enqueue(origin, request, message.header.sent_at, now),
            Ok(Request::InputReply { value }) => self.input_line(value),
            Ok(Request::Unknown) if !msg_type.ends_with("_request") => {
                self.effects
                    .push(Effect::Log(format!("a message of the unknown type \"{msg_type}\" was ignored")));
            }
            Ok(request) => {
                self.busy(&origin);
                self.answer_request(origin, &msg_type, request);
            }
            Err(reason) => {
                self.effects.push(Effect::Log(format!("{msg_type}: {reason}")));
                self.busy(&origin);
                self.refuse(&origin, &msg_type, "BadRequest", &reason);
            }
        }
    }

    fn answer_request(&mut self, origin: Origin, msg_type: &str, request: Request) {
        match request {
            Request::KernelInfo => self.finish(&origin, "kernel_info_reply", kernel_info::reply(&self.info)),
            Request::Complete(request) => self.ask(origin, Question::Complete(request)),
            Request::Inspect(request) => self.ask(origin, Question::Inspect(request)),
            Request::IsComplete { code } => self.ask(origin, Question::IsComplete { code }),
            Request::History(request) => {
                let reply = self.history.answer(&request);
                self.finish(&origin, "history_reply", reply);
            }
            Request::CommInfo => self.finish(&origin, "comm_info_reply", comm::info_reply()),
            Request::CommOpen(open) => {
                let (id, target) = (&open.comm_id, &open.target_name);
                self.effects
                    .push(Effect::Log(format!("no comm target \"{target}\": comm {id} is closed again")));
                self.publish("comm_close", Some(origin.parent.clone()), comm::close(id));
                self.idle(&origin);
            }
            Request::CommOther => self.idle(&origin),
            Request::Interrupt => {
                self.interrupt();
                self.finish(&origin, "interrupt_reply", shutdown::interrupt_reply());
            }
            Request::Shutdown { restart } => {
                let reply = shutdown::reply(restart);
                self.reply(&origin, "shutdown_reply".into(), reply.clone());
                self.publish("shutdown_reply", Some(origin.parent.clone()), reply);
                self.idle(&origin);
                self.stop();
            }
            Request::Unknown => {
                let reason = format!("this kernel does not know {msg_type}");
                self.refuse(&origin, msg_type, "NotSupported", &reason);
            }
            Request::Execute(_) | Request::InputReply { .. } => unreachable!("handled by the caller"),
        }
    }

    fn interrupt(&mut self) {
        self.effects.push(Effect::Interrupt);
        self.cancel_prompts();
        self.check_panicked();
    }

    /// Starts to go away.
    fn stop(&mut self) {
        if !std::mem::replace(&mut self.stopping, true) {
            self.cancel_prompts();
            self.abort_queue("the kernel is shutting down");
            self.effects.push(Effect::Stop);
        }
    }

    /// Answers a request that cannot be served; a message that is no request gets no reply.
    fn refuse(&mut self, origin: &Origin, msg_type: &str, name: &str, reason: &str) {
        if let Some(stem) = msg_type.strip_suffix("_request") {
            let report = ErrorReport { name: name.into(), value: reason.into(), traceback: Vec::new() };
            self.reply(origin, format!("{stem}_reply").into(), execute::error_reply(&report));
        }
        self.idle(origin);
    }

    /// Replies, then tells everybody that the request is done.
    fn finish(&mut self, origin: &Origin, reply_type: &'static str, content: Value) {
        self.reply(origin, reply_type.into(), content);
        self.idle(origin);
    }

    fn busy(&mut self, origin: &Origin) {
        self.publish("status", Some(origin.parent.clone()), status(ExecutionState::Busy));
    }

    /// Publishes `idle` for a request; if a cell runs, says at once that the kernel as a whole is still busy,
    /// because front ends show the last state they heard of.
    fn idle(&mut self, origin: &Origin) {
        self.publish("status", Some(origin.parent.clone()), status(ExecutionState::Idle));
        if let Some(cell) = self.cells.running_parent() {
            self.publish("status", Some(cell), status(ExecutionState::Busy));
        }
    }

    fn publish(&mut self, msg_type: &'static str, parent: Option<Arc<[u8]>>, content: Value) {
        self.effects.push(Effect::Publish(Outgoing { msg_type: msg_type.into(), parent, content }));
    }

    fn reply(&mut self, origin: &Origin, msg_type: Cow<'static, str>, content: Value) {
        let message = Outgoing { msg_type, parent: Some(origin.parent.clone()), content };
        let Origin { channel, identities, .. } = origin.clone();
        self.effects.push(Effect::Reply { channel, identities, message });
    }
}
