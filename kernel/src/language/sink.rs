//! Where a cell writes: a handle that any thread may hold, clone and use, also after the cell ended.
//!
//! A sink never blocks and never fails. What goes beyond the cell's output budget is counted instead of
//! kept, and a prompt that nobody can answer is answered with an error.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::Mutex;

use super::budget::Budget;
use super::outbox::{Outbox, Output};
use super::{Cell, CellId, ErrorReport, MimeBundle, Outcome};

/// What a message costs beside its content: without it, many tiny ones would cost nothing.
const MESSAGE_BYTES: usize = 64;

/// The two streams of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Ordinary output.
    Stdout,
    /// Warnings and reports.
    Stderr,
}

/// Why a prompt was not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputError {
    /// The front end that started the cell cannot ask, or the cell has ended.
    NotAllowed,
    /// The cell was interrupted or ended while the prompt was open.
    Interrupted,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            InputError::NotAllowed => "the front end cannot ask for input here",
            InputError::Interrupted => "the prompt was interrupted",
        })
    }
}

impl std::error::Error for InputError {}

type Callback = Box<dyn FnOnce(Result<String, InputError>) + Send>;

/// The one who waits for a line of input. Runs exactly once, on the input/output thread, and must only hand
/// the line over; dropped without an answer, it reports an interrupt.
pub struct InputAnswer(Option<Callback>);

impl InputAnswer {
    /// Calls `callback` with the line, or with why there is none.
    pub fn new(callback: impl FnOnce(Result<String, InputError>) + Send + 'static) -> Self {
        InputAnswer(Some(Box::new(callback)))
    }

    pub(super) fn give(mut self, line: Result<String, InputError>) {
        if let Some(callback) = self.0.take() {
            callback(line);
        }
    }
}

impl Drop for InputAnswer {
    fn drop(&mut self) {
        if let Some(callback) = self.0.take() {
            callback(Err(InputError::Interrupted));
        }
    }
}

impl fmt::Debug for InputAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InputAnswer")
    }
}

/// What every output of a cell carries with it.
#[derive(Debug)]
pub(crate) struct CellTag {
    pub(crate) id: CellId,
    /// The header of the request that started the cell.
    pub(crate) parent: Arc<[u8]>,
    allow_stdin: bool,
    account: Mutex<Account>,
    /// A clearing waits for the next output.
    clearing: AtomicBool,
}

#[derive(Debug)]
struct Account {
    budget: Budget,
    ended: bool,
}

impl CellTag {
    fn new(cell: &Cell, parent: Arc<[u8]>, limit: usize) -> Self {
        let account = Mutex::new(Account { budget: Budget::new(limit), ended: false });
        CellTag {
            id: cell.id,
            parent,
            allow_stdin: cell.allow_stdin,
            account,
            clearing: AtomicBool::new(false),
        }
    }

    /// Notes that `output` is queued, and says whether it makes a waiting clearing happen.
    pub(super) fn clears_now(&self, output: &Output) -> bool {
        match output {
            Output::Clear { wait } => {
                self.clearing.store(*wait, Ordering::Relaxed);
                false
            }
            Output::Stream { .. } | Output::Display { .. } | Output::Result(_) | Output::Error(_) => {
                self.clearing.swap(false, Ordering::Relaxed)
            }
            Output::Update { .. } | Output::Page(_) | Output::Input { .. } | Output::Done(_) => false,
        }
    }

    /// Whether `bytes` more may be shown, a message of their own counted in.
    fn admits(&self, bytes: usize) -> bool {
        self.account.lock().budget.admit(bytes + MESSAGE_BYTES)
    }
}

/// Where a cell writes. When the last handle goes away before the cell was ended, the kernel ends it with
/// an error.
#[derive(Clone)]
pub struct OutputSink(Arc<Shared>);

struct Shared {
    cell: Arc<CellTag>,
    outbox: Arc<Outbox>,
}

impl Drop for Shared {
    fn drop(&mut self) {
        let report = ErrorReport {
            name: "InternalError".into(),
            value: "the language lost the cell before it ended".into(),
            traceback: Vec::new(),
        };
        self.end(Outcome::Error(report));
    }
}

impl Shared {
    fn end(&self, outcome: Outcome) {
        let mut account = self.cell.account.lock();
        if std::mem::replace(&mut account.ended, true) {
            return;
        }
        for (stream, text) in account.budget.end() {
            self.outbox.stream(&self.cell, stream, &text);
        }
        self.outbox.push(&self.cell, Output::Done(outcome));
    }
}

impl OutputSink {
    /// The sink of `cell`, whose outputs carry `parent` and may take `limit` bytes.
    pub(crate) fn tagged(cell: &Cell, parent: Arc<[u8]>, limit: usize, outbox: Arc<Outbox>) -> Self {
        OutputSink(Arc::new(Shared { cell: Arc::new(CellTag::new(cell, parent, limit)), outbox }))
    }

    /// The cell under which the output appears.
    pub fn cell(&self) -> CellId {
        self.0.cell.id
    }

    /// Writes to standard output.
    pub fn stdout(&self, text: &str) {
        self.write(Stream::Stdout, text);
    }

    /// Writes to standard error.
    pub fn stderr(&self, text: &str) {
        self.write(Stream::Stderr, text);
    }

    /// Shows a value; with `id` it can be changed later by [`update_display`](OutputSink::update_display).
    pub fn display(&self, bundle: MimeBundle, id: Option<String>) {
        if self.0.cell.admits(bundle.bytes()) {
            self.0.outbox.push(&self.0.cell, Output::Display { bundle, id });
        }
    }

    /// Changes every display shown under `id`. Updates faster than they can be sent replace each other.
    pub fn update_display(&self, bundle: MimeBundle, id: String) {
        self.0.outbox.push(&self.0.cell, Output::Update { bundle, id });
    }

    /// Empties the cell's output area, at once or, with `wait`, when the next output comes.
    pub fn clear_output(&self, wait: bool) {
        self.0.cell.account.lock().budget.clear();
        self.0.outbox.push(&self.0.cell, Output::Clear { wait });
    }

    /// Shows the value of the cell.
    pub fn result(&self, bundle: MimeBundle) {
        let admitted = self.0.cell.admits(bundle.bytes());
        let bundle = match admitted {
            true => bundle,
            false => MimeBundle::text(format!("… a result of {} bytes left out …", bundle.bytes())),
        };
        self.0.outbox.push(&self.0.cell, Output::Result(bundle));
    }

    /// Shows an error that does not end the cell, such as that of a task it started.
    pub fn error(&self, report: ErrorReport) {
        if self.0.cell.admits(report.traceback.iter().map(String::len).sum()) {
            self.0.outbox.push(&self.0.cell, Output::Error(report));
        }
    }

    /// Opens the front end's pager with `text` when the cell ends.
    pub fn page(&self, text: impl Into<String>) {
        let text = text.into();
        if self.0.cell.admits(text.len()) {
            self.0.outbox.push(&self.0.cell, Output::Page(text));
        }
    }

    /// Asks the user for a line, hidden while it is typed if it is a `password`; `answer` gets it later.
    pub fn input(&self, prompt: impl Into<String>, password: bool, answer: InputAnswer) {
        if !self.0.cell.allow_stdin || self.0.cell.account.lock().ended {
            answer.give(Err(InputError::NotAllowed));
            return;
        }
        let id = self.0.outbox.keep_answer(answer);
        self.0.outbox.push(&self.0.cell, Output::Input { id, prompt: prompt.into(), password });
    }

    /// Ends the cell. Only the first call counts.
    pub fn done(&self, outcome: Outcome) {
        self.0.end(outcome);
    }

    fn write(&self, stream: Stream, text: &str) {
        // The account stays locked while the text is queued, so that two threads' texts keep their order.
        let mut account = self.0.cell.account.lock();
        let written = account.budget.write(stream, text);
        if self.0.outbox.stream(&self.0.cell, stream, written.shown) {
            account.budget.charge(MESSAGE_BYTES);
        }
        if let Some(notice) = written.notice {
            self.0.outbox.stream(&self.0.cell, Stream::Stderr, notice);
        }
    }
}
