//! What can happen to a session, and what it can want done about it. Plain data.

use std::sync::Arc;

use crate::language::{Cell, CellId, Completeness, Completion, ErrorReport, InputError, MimeBundle, Output};
use crate::wire::complete::CompleteRequest;
use crate::wire::frames::Incoming;
use crate::wire::header::Outgoing;
use crate::wire::inspect::InspectRequest;

/// The sockets on which a front end speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel {
    Shell,
    Control,
    Stdin,
}

/// Something happened.
#[derive(Debug)]
pub(crate) enum Event {
    /// The sockets are open.
    Started,
    /// A message came whose signature was right.
    Received { channel: Channel, message: Incoming },
    /// A cell produced something; `parent` is the header of the request that started it.
    Output { cell: CellId, parent: Arc<[u8]>, output: Output },
    /// The language answered a question.
    Answered { question: u64, answer: Answer },
    /// The front end that should answer a prompt is not connected.
    InputUnreachable { prompt: u64 },
    /// The process was signalled to interrupt.
    InterruptSignal,
    /// The process was told to end, or nobody is left to talk to.
    Terminate { reason: String },
    /// A thread panicked.
    Panicked { report: ErrorReport },
    /// Some time after a panicked cell was interrupted: it is given up if it still has not ended.
    StillRunning { cell: CellId },
}

/// Something is to be done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Effect {
    /// Tell all subscribers.
    Publish(Outgoing),
    /// Answer one client.
    Reply { channel: Channel, identities: Vec<Vec<u8>>, message: Outgoing },
    /// Ask the client that started a cell for a line; its answer comes as a message on stdin.
    Prompt { prompt: u64, identities: Vec<Vec<u8>>, message: Outgoing },
    /// Start a cell.
    Run { cell: Cell, parent: Arc<[u8]> },
    /// Interrupt the language.
    Interrupt,
    /// Ask the language, on the thread for questions.
    Ask { question: u64, about: Question },
    /// Give a line of input, or the reason why there is none, to the cell that asked for it.
    GiveLine { prompt: u64, line: Result<String, InputError> },
    /// Send [`Event::StillRunning`] in a second.
    CheckLater { cell: CellId },
    /// Tell the log.
    Log(String),
    /// End the process, once everything said has been sent.
    Stop,
}

/// A question that is answered without running anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    Complete(CompleteRequest),
    Inspect(InspectRequest),
    IsComplete { code: String },
}

/// The language's answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    Complete(Completion),
    Inspect(Option<MimeBundle>),
    IsComplete(Completeness),
    /// The language panicked over the question.
    Failed,
}
