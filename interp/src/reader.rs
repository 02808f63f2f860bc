//! The reader: program text to data with the position of every part.
//!
//! It never panics, never loops and never uses the native stack for nesting: open lists lie on a
//! stack of its own whose depth is limited. A problem is a [`Diagnostic`] with the exact place;
//! reading goes on behind it as far as what follows still makes sense, so that one run reports all
//! independent mistakes of a cell.
//!
//! [`read`] takes a whole text; a cell with a reader error anywhere runs nothing of it. [`Reader`]
//! gives one datum at a time, for ports. Neither evaluates anything nor knows of heap values.

mod atom;
mod cursor;
mod hash;
mod indent;
mod lexer;
mod names;
mod nesting;
mod quoted;
mod sequence;
mod stray;
mod structure;

pub use atom::is_plain_name;
pub use cursor::{Around, Within, around, character_names};
pub use hash::CHARACTER_NAMES;

use crate::datum::Datum;
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};
use lexer::Lexer;
use std::collections::VecDeque;

/// How deep data may nest unless an option says otherwise.
pub const DEFAULT_NESTING: usize = 1_000_000;
/// After this many problems of one text the rest is not looked at: what follows is mostly their echo.
const MAX_ERRORS: usize = 20;

/// What a text is read with.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How many lists, vectors and prefixes may be open at once.
    pub nesting: usize,
    /// Whether names are folded to lower case, as after `#!fold-case`.
    pub fold_case: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { nesting: DEFAULT_NESTING, fold_case: false }
    }
}

/// Whether a text can be run as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// It ends between data.
    Complete,
    /// It ends inside a datum or comment: more text may complete it.
    Incomplete {
        /// Columns by which the next line should be indented.
        indent: usize,
    },
    /// No further text can make it right.
    Invalid,
}

/// What a whole text contains.
#[derive(Clone, Debug)]
pub struct Read {
    /// The data that could be read.
    pub data: Vec<Datum>,
    /// The problems, in the order of the text.
    pub errors: Vec<Diagnostic>,
    /// Whether the text is whole.
    pub status: Status,
}

/// Reads a whole text.
pub fn read(text: &str, source: SourceId, options: Options) -> Read {
    let mut reader = Reader::new(text, source, options);
    let (mut data, mut errors) = (Vec::new(), Vec::new());
    for result in &mut reader {
        match result {
            Ok(datum) => data.push(datum),
            Err(problem) => errors.push(problem),
        }
    }
    Read { data, errors, status: reader.status() }
}

/// Reads one datum after another. After an error it goes on behind it; after the text has ended
/// inside a datum, or was given up, there is nothing more.
pub struct Reader<'a> {
    lexer: Lexer<'a>,
    options: Options,
    /// Problems found but not handed out yet.
    problems: VecDeque<Diagnostic>,
    /// How many problems there were, handed out or not.
    problem_count: usize,
    /// Where the latest whole datum of the outermost level stands.
    latest: Option<Span>,
    status: Status,
    finished: bool,
}

impl<'a> Reader<'a> {
    /// A reader at the start of a text.
    pub fn new(text: &'a str, source: SourceId, options: Options) -> Reader<'a> {
        let mut reader = Reader {
            lexer: Lexer::new(text, source, options.fold_case),
            options,
            problems: VecDeque::new(),
            problem_count: 0,
            latest: None,
            status: Status::Complete,
            finished: false,
        };
        if u32::try_from(text.len()).is_err() {
            reader.finished = true;
            reader.status = Status::Invalid;
            let message = "the text is larger than 4 GB, more than can be read as one piece";
            reader.problems.push_back(Diagnostic::new(
                "read-error",
                Span { source, start: 0, end: 0 },
                message,
            ));
        }
        reader
    }

    /// The byte offset behind what was read so far.
    pub fn position(&self) -> usize {
        self.lexer.position()
    }

    /// Whether the names that follow are folded to lower case.
    pub fn fold_case(&self) -> bool {
        self.lexer.fold_case
    }

    /// What the text read so far amounts to. It is final once the iteration has ended.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Notes a problem that more text cannot repair.
    fn invalid(&mut self, problem: Diagnostic) {
        self.status = Status::Invalid;
        self.add(problem);
    }

    /// Takes over what the lexer found wrong in tokens; whether reading should go on.
    fn take_token_problems(&mut self) -> bool {
        for problem in std::mem::take(&mut self.lexer.problems) {
            self.invalid(problem);
        }
        !self.finished
    }

    /// Notes that the text ended too early.
    fn incomplete(&mut self, problem: Diagnostic, indent: usize) {
        if self.status != Status::Invalid {
            self.status = Status::Incomplete { indent };
        }
        self.finished = true;
        self.add(problem);
    }

    fn add(&mut self, problem: Diagnostic) {
        self.problem_count += 1;
        if self.problem_count >= MAX_ERRORS {
            self.finished = true;
        }
        self.problems.push_back(problem);
    }
}

impl Iterator for Reader<'_> {
    type Item = Result<Datum, Diagnostic>;

    /// The next datum or problem; `None` at the end. A datum with a problem inside is not given.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(problem) = self.problems.pop_front() {
                return Some(Err(problem));
            }
            if self.finished {
                return None;
            }
            let datum = structure::read_datum(self);
            if let Some(datum) = datum {
                self.latest = Some(datum.span());
                if self.problems.is_empty() {
                    return Some(Ok(datum));
                }
            }
        }
    }
}
