//! Reading characters and data from ports.

use super::outside;
use super::ports::input_or_current;
use crate::Value;
use crate::diagnostic::Diagnostic;
use crate::port::{Inflow, More, State, TextInput, TextSource};
use crate::reader::{Options, Reader, Status};
use crate::source::SourceId;
use crate::value::{Index, IntoOutcome, datum};
use crate::vm::primitive::{Cx, Exit, Failure, Outcome};
use macros::builtins;
use std::sync::Arc;

pub use table::TABLE;

/// Runs `step` on the text at hand, with more fetched as long as it answers `None`. It is told
/// whether more can come. The console is asked between locked steps, where the fiber may park.
fn read_with<T>(
    cx: &mut Cx<'_>,
    input: TextInput,
    mut step: impl FnMut(&mut TextSource, bool) -> Option<T>,
) -> Result<T, Exit> {
    // What a wait has brought is in the port.
    cx.registers.woken = None;
    loop {
        let more = {
            let port = input.port();
            let mut state = port.lock();
            let State::Text(source) = &mut *state else { return Err(closed(cx, input.into())) };
            if let Some(result) = step(source, !source.is_ended()) {
                port.count_bytes(source.bytes());
                return Ok(result);
            }
            outside::check_flow(cx, source.inflow().map(|flow| flow.noun()))?;
            match source.fetch() {
                Ok(more) => more,
                Err(error) => return Err(super::files::file_failure(cx, port.name(), &error)),
            }
        };
        match more {
            More::Some | More::End => {}
            More::Wait(flow) => outside::more(cx, &flow)?,
            More::AskConsole => {
                let text = cx.request_input()?;
                if let State::Text(source) = &mut *input.port().lock() {
                    source.supply(text);
                }
            }
        }
    }
}

/// Whether there is more, or the end, without waiting for somebody outside.
pub(super) fn is_ready(flow: &Arc<Inflow>) -> bool {
    if flow.is_file() || flow.is_ready() {
        return true;
    }
    flow.prefetch();
    false
}

/// The error for a port that was closed.
pub(super) fn closed(cx: &Cx<'_>, port: Value) -> Exit {
    let text =
        format!("wanted an open port, got {}, which is closed", crate::printer::value::brief(cx.heap, port));
    cx.failure("port-closed", text).irritant(port).into()
}

/// The next character without taking it; `None` at the end.
fn peek(source: &mut TextSource, more: bool) -> Option<Option<char>> {
    match source.ready().chars().next() {
        None if more => None,
        next => {
            if next.is_none() {
                source.forget_end();
            }
            Some(next)
        }
    }
}

/// A line without its end, which is a newline, a return or both; `None` at the end of the text.
fn line(source: &mut TextSource, more: bool) -> Option<Option<String>> {
    let ready = source.ready();
    let end = ready.find(['\n', '\r']).unwrap_or(ready.len());
    let taken = match &ready.as_bytes()[end..] {
        [] if more => return None,
        [] if ready.is_empty() => {
            source.forget_end();
            return Some(None);
        }
        [] => end,
        // A newline that belongs to the return may still be on its way.
        [b'\r'] if more => return None,
        [b'\r', b'\n', ..] => end + 2,
        [_, ..] => end + 1,
    };
    let line = ready[..end].to_owned();
    source.advance(taken);
    Some(Some(line))
}

/// At most so many characters; `None` at the end of the text.
fn characters(source: &mut TextSource, count: usize, more: bool) -> Option<Option<String>> {
    let ready = source.ready();
    match ready.char_indices().nth(count) {
        None if more && ready.chars().count() < count => return None,
        None if ready.is_empty() && count > 0 => {
            source.forget_end();
            return Some(None);
        }
        _ => {}
    }
    let end = ready.char_indices().nth(count).map_or(ready.len(), |(end, _)| end);
    let text = ready[..end].to_owned();
    source.advance(end);
    Some(Some(text))
}

/// What reading a datum came to.
enum Next {
    Datum(crate::datum::Datum),
    Problem(Diagnostic),
    End,
}

/// The next datum, if the text at hand holds a whole one.
fn next_datum(source: &mut TextSource, more: bool) -> Option<Next> {
    let options = Options { fold_case: source.fold_case, ..Options::default() };
    let mut reader = Reader::new(source.ready(), SourceId(0), options);
    let next = reader.next();
    let (taken, fold_case) = (reader.position(), reader.fold_case());
    let incomplete = matches!(reader.status(), Status::Incomplete { .. });
    // A datum that touches the end of the text at hand may go on.
    let touches_end =
        taken >= source.ready().trim_end().len() && !source.ready().ends_with(char::is_whitespace);
    let result = match next {
        None if more => return None,
        None => {
            source.forget_end();
            Next::End
        }
        Some(Ok(_)) if more && touches_end => return None,
        Some(Ok(datum)) => Next::Datum(datum),
        // Nor is a problem final that lasts to the end of it: half a `#u8(` is none of the reader's words.
        Some(Err(_)) if more && (incomplete || taken == source.ready().len()) => return None,
        Some(Err(problem)) => Next::Problem(problem),
    };
    source.advance(taken);
    source.fold_case = fold_case;
    Some(result)
}

fn or_eof<T: IntoOutcome>(cx: &mut Cx<'_>, read: Option<T>) -> Outcome {
    match read {
        Some(read) => read.into_outcome(cx),
        None => Ok(Value::EOF),
    }
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Takes the next character from a port, or the end-of-file object.
    ///
    /// `(read-char (open-input-string "abc")) ; => #\a`
    #[builtin("read-char", effect = Blocks, inside)]
    fn read_char(cx: &mut Cx<'_>, port: Option<TextInput>) -> Outcome {
        let input = input_or_current(cx, port, 0)?;
        let next = read_with(cx, input, |source, more| {
            let next = peek(source, more)?;
            source.advance(next.map_or(0, char::len_utf8));
            Some(next)
        })?;
        or_eof(cx, next)
    }

    /// The next character of a port, which stays there, or the end-of-file object.
    ///
    /// `(peek-char (open-input-string "abc")) ; => #\a`
    #[builtin("peek-char", effect = Blocks, inside)]
    fn peek_char(cx: &mut Cx<'_>, port: Option<TextInput>) -> Outcome {
        let input = input_or_current(cx, port, 0)?;
        let next = read_with(cx, input, peek)?;
        or_eof(cx, next)
    }

    /// Whether a character, or the end, is there without waiting.
    ///
    /// `(char-ready? (open-input-string "abc")) ; => #t`
    #[builtin("char-ready?", effect = Io, inside)]
    fn char_ready(cx: &mut Cx<'_>, port: Option<TextInput>) -> Result<bool, Exit> {
        let input = input_or_current(cx, port, 0)?;
        let state = input.port().lock();
        match &*state {
            State::Text(source) if source.ready().is_empty() => {
                Ok(source.inflow().map_or(!source.asks_console(), is_ready))
            }
            State::Text(_) => Ok(true),
            _ => Err(closed(cx, input.into())),
        }
    }

    /// Takes a line from a port, without its end, or the end-of-file object.
    ///
    /// `(read-line (open-input-string "one\ntwo")) ; => "one"`
    #[builtin("read-line", effect = Blocks, inside)]
    fn read_line(cx: &mut Cx<'_>, port: Option<TextInput>) -> Outcome {
        let input = input_or_current(cx, port, 0)?;
        let line = read_with(cx, input, line)?;
        or_eof(cx, line)
    }

    /// Takes at most `k` characters from a port, or the end-of-file object.
    ///
    /// `(read-string 2 (open-input-string "abc")) ; => "ab"`
    #[builtin("read-string", effect = Blocks, inside)]
    fn read_string(cx: &mut Cx<'_>, k: Index, port: Option<TextInput>) -> Outcome {
        let input = input_or_current(cx, port, 1)?;
        let text = read_with(cx, input, |source, more| characters(source, k.0, more))?;
        or_eof(cx, text)
    }

    /// Takes the next datum from a port, or the end-of-file object.
    ///
    /// `(read (open-input-string "(1 . 2) x")) ; => (1 . 2)`
    #[builtin("read", library = "scheme read", effect = Blocks, inside)]
    fn read(cx: &mut Cx<'_>, port: Option<TextInput>) -> Outcome {
        let input = input_or_current(cx, port, 0)?;
        match read_with(cx, input, next_datum)? {
            Next::Datum(datum) => datum::from_datum(cx.heap, &datum, false),
            Next::End => Ok(Value::EOF),
            Next::Problem(problem) => {
                let mut failure = Failure::new("read-error", problem.message);
                failure.hint = problem.hint;
                Err(failure.into())
            }
        }
    }
}
