//! The seam between the kernel and the language it runs.
//!
//! A [`Language`] is handed cells and questions; what a cell writes comes back through its [`OutputSink`].
//! Nothing on this side of the seam knows messages, headers or sockets, and nothing on the other side knows
//! Scheme. No method may block the thread that calls it, except where it says that it runs on its own.

mod budget;
mod mime;
mod outbox;
mod sink;

pub use mime::MimeBundle;
pub use sink::{InputAnswer, InputError, OutputSink, Stream};

pub(crate) use outbox::{Flush, Outbox, Output};

/// A language that a kernel can run.
pub trait Language: Send + Sync + 'static {
    /// What the front end shows about the language.
    fn info(&self) -> LanguageInfo;

    /// Starts `cell` and returns at once; the cell ends when `out.done(…)` is called, on any thread. The
    /// kernel starts one cell at a time. A sink may still be written to after its cell ended: such output
    /// appears under the cell that the sink belongs to.
    fn execute(&self, cell: Cell, out: OutputSink);

    /// Interrupts what runs. Called when the user asks for it, also when nothing runs; called again when the
    /// user insists, so a second call may be less gentle. Called on the thread that calls
    /// [`execute`](Language::execute), so that an interrupt after a cell was handed over is meant for that
    /// cell, even if it has not begun yet.
    fn interrupt(&self);

    /// Completions at `cursor`, counted in characters. Called on a thread of its own, also while a cell
    /// runs, and expected to answer within milliseconds.
    fn complete(&self, code: &str, cursor: usize) -> Completion;

    /// What is known about the name at `cursor`, counted in characters; `detail` 1 asks for more than 0.
    /// Called like [`complete`](Language::complete).
    fn inspect(&self, code: &str, cursor: usize, detail: u8) -> Option<MimeBundle>;

    /// Whether `code` can be run as it stands. Called like [`complete`](Language::complete).
    fn is_complete(&self, code: &str) -> Completeness;

    /// Ends what still runs. Called once, on a thread of its own, before the process exits.
    fn shutdown(&self);
}

/// Names a cell's run; never used twice in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellId(pub u64);

/// One run of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Names this run.
    pub id: CellId,
    /// The text to run.
    pub code: String,
    /// The number in the cell's prompt, `In [n]`.
    pub execution_count: u64,
    /// The front end wants neither a result nor a trace in the history.
    pub silent: bool,
    /// Whether the run counts and is remembered.
    pub store_history: bool,
    /// Whether the front end can ask its user for input.
    pub allow_stdin: bool,
    /// Expressions, by name, to be evaluated after the code if that ran without error.
    pub user_expressions: Vec<(String, String)>,
}

/// How a cell ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It ran to its end; each user expression has its value or error.
    Ok {
        /// In the order in which they were asked.
        user_expressions: Vec<(String, Result<MimeBundle, ErrorReport>)>,
    },
    /// It failed or was interrupted. The kernel publishes the report; the language must not do so too.
    Error(ErrorReport),
}

impl Outcome {
    /// A cell that ended well and was asked for no user expressions.
    pub fn ok() -> Self {
        Outcome::Ok { user_expressions: Vec::new() }
    }
}

/// An error as the front end shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorReport {
    /// The kind of error, one word.
    pub name: String,
    /// The error in one line.
    pub value: String,
    /// The full text, line by line; ANSI colours are allowed.
    pub traceback: Vec<String>,
}

/// What the front end shows about a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageInfo {
    /// The language's name, in lower case.
    pub name: String,
    /// The version of the language.
    pub version: String,
    /// The media type of its files.
    pub mimetype: String,
    /// The extension of its files, with the dot.
    pub file_extension: String,
    /// The Pygments lexer, if it is not called as the language.
    pub pygments_lexer: Option<String>,
    /// The CodeMirror mode, if it is not called as the language.
    pub codemirror_mode: Option<String>,
    /// The name of the implementation.
    pub implementation: String,
    /// The version of the implementation.
    pub implementation_version: String,
    /// What a console prints when it starts.
    pub banner: String,
    /// Links for the help menu: text and address.
    pub help_links: Vec<(String, String)>,
}

/// Answer to a completion request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// What could stand there.
    pub matches: Vec<Match>,
    /// Where the text that a match replaces begins, in characters.
    pub cursor_start: usize,
    /// Where it ends.
    pub cursor_end: usize,
}

/// One completion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Match {
    /// The text.
    pub text: String,
    /// What it is, such as `function`; empty if unknown.
    pub kind: String,
    /// How it is called, such as `(car pair)`; empty if unknown.
    pub signature: String,
}

/// Whether code can be run as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// It can.
    Complete,
    /// It needs more; the next line is best indented by this text.
    Incomplete {
        /// Spaces.
        indent: String,
    },
    /// More text will not mend it.
    Invalid,
    /// The language cannot tell.
    Unknown,
}
