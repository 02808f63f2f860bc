//! Who asked for an execution: where its output goes, where its input comes from, and who is told how
//! it ended. The kernel's cells and the command line each implement it.

use super::{Report, Shown};
use crate::vm::primitive::Stream;
use std::any::Any;
use std::sync::Arc;

/// Called once with a line of input including its newline, or `None` at the end of input.
pub type ReadAnswer = Box<dyn FnOnce(Option<String>) + Send>;

/// How an execution ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// All forms were evaluated.
    Finished,
    /// A form failed; the report was given to [`Client::failed`].
    Failed,
    /// The program called `exit` with this code.
    Exit(i32),
}

/// The one who is told. Calls come from any worker, also after the end while fibers of the execution
/// live on; none may block.
pub trait Client: Any + Send + Sync {
    /// Output.
    fn write(&self, stream: Stream, text: &str);

    /// Everything written becomes visible.
    fn flush(&self, stream: Stream);

    /// Asks for a line of input; `answer` is called once, from any thread.
    fn read_line(&self, answer: ReadAnswer);

    /// In how many columns values are laid out, parts of very long ones left out; `None`: whole, as `write` shows them.
    fn columns(&self) -> Option<usize> {
        None
    }

    /// Whether what runs is no cell of its own but asked for beside one, such as an expression of a front end: charts of
    /// a cell do not begin with it.
    fn is_aside(&self) -> bool {
        false
    }

    /// A value of the last form; several values come one by one.
    fn value(&self, value: Shown);

    /// Something to look at. On a terminal that is its plain text, on lines of its own.
    fn show(&self, shown: Shown) {
        if !shown.is_passing {
            self.write(Stream::Out, &(shown.plain + "\n"));
        }
    }

    /// The execution, or a thread it made, failed.
    fn failed(&self, report: &Report);

    /// Something the user should know though it is no error.
    fn warn(&self, report: &Report);

    /// The execution is over. Called once.
    fn done(self: Arc<Self>, outcome: Outcome);
}
