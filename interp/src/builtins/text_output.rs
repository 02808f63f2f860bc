//! Writing characters and data to ports.

use super::outside::{self, drain};
use super::ports::output_or_current;
use super::slices::range;
use crate::Value;
use crate::port::{OutputPort, State, TextOutput, Written};
use crate::printer::pretty::pretty;
use crate::printer::value::{Style, is_circular, print};
use crate::value::{Index, Text};
use crate::vm::primitive::{Cx, Exit};
use macros::builtins;
use std::io;

pub use table::TABLE;

/// Writes to a port in one step; the console is the machine's. Where much is under way it waits afterwards.
fn put(cx: &mut Cx<'_>, output: TextOutput, text: &str) -> Result<(), Exit> {
    let port = output.port();
    if let Some(drained) = outside::arrived(cx)? {
        return told(cx, port.name(), drained);
    }
    let mut state = port.lock();
    let State::Output(sink) = &mut *state else {
        return Err(super::text_input::closed(cx, output.into()));
    };
    outside::check_flow(cx, sink.outflow().map(|flow| flow.noun()))?;
    let written = sink.write(text.as_bytes());
    port.count_bytes(sink.bytes());
    drop(state);
    match written {
        Ok(Written::Done) => Ok(()),
        Ok(Written::ToConsole(stream)) => {
            cx.world.write(stream, text);
            Ok(())
        }
        Ok(Written::Wait(flow)) => {
            let drained = drain(cx, flow, false)?;
            told(cx, port.name(), drained)
        }
        Err(error) => Err(super::files::file_failure(cx, port.name(), &error)),
    }
}

/// How the wait for what was written has ended. Waits for sockets have no limit here.
pub(super) fn told(cx: &Cx<'_>, name: &str, written: io::Result<()>) -> Result<(), Exit> {
    written.map_err(|error| super::files::file_failure(cx, name, &error))
}

/// Writes to the port given or to the current one.
pub(super) fn put_text(
    cx: &mut Cx<'_>,
    given: Option<TextOutput>,
    position: usize,
    text: &str,
) -> Result<(), Exit> {
    let output = output_or_current(cx, given, position)?;
    put(cx, output, text)
}

fn print_to(cx: &mut Cx<'_>, value: Value, style: Style, given: Option<TextOutput>) -> Result<(), Exit> {
    // The port is checked first: printing may be long.
    let output = output_or_current(cx, given, 1)?;
    if style == Style::Simple && is_circular(value) {
        let failure = cx.failure("type-error", "wanted a value that does not contain itself as argument 1");
        return Err(failure.irritant(value).hint("`write` shows such values with labels").into());
    }
    let text = print(cx.heap, value, style);
    put(cx, output, &text)
}

/// The width of `pretty-print`.
const PRETTY_COLUMNS: usize = 79;

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Writes a value as data that reads back, with labels where it contains itself.
    ///
    /// `(write '("a" #\b)) ; prints ("a" #\b)`
    #[builtin("write", library = "scheme write", effect = Io, inside)]
    fn write(cx: &mut Cx<'_>, value: Value, port: Option<TextOutput>) -> Result<(), Exit> {
        print_to(cx, value, Style::Write, port)
    }

    /// Writes a value with a label for every part that occurs more than once.
    ///
    /// `(let ((x (list 1))) (write-shared (list x x))) ; prints (#0=(1) #0#)`
    #[builtin("write-shared", library = "scheme write", effect = Io, inside)]
    fn write_shared(cx: &mut Cx<'_>, value: Value, port: Option<TextOutput>) -> Result<(), Exit> {
        print_to(cx, value, Style::Shared, port)
    }

    /// Writes a value without labels; it must not contain itself.
    ///
    /// `(write-simple '(1 "two")) ; prints (1 "two")`
    #[builtin("write-simple", library = "scheme write", effect = Io, inside)]
    fn write_simple(cx: &mut Cx<'_>, value: Value, port: Option<TextOutput>) -> Result<(), Exit> {
        print_to(cx, value, Style::Simple, port)
    }

    /// Writes a value for people: strings and characters as themselves.
    ///
    /// `(display '("a" #\b)) ; prints (a b)`
    #[builtin("display", library = "scheme write", effect = Io, inside)]
    fn display(cx: &mut Cx<'_>, value: Value, port: Option<TextOutput>) -> Result<(), Exit> {
        print_to(cx, value, Style::Display, port)
    }

    /// Writes a value as `write` does and a newline, in lines of at most 79 columns, indented by structure.
    ///
    /// `(pretty-print '(define (f x) (+ x 1))) ; prints (define (f x) (+ x 1))`
    #[builtin("pretty-print", library = "lambdust", effect = Io, inside)]
    fn pretty_print(cx: &mut Cx<'_>, value: Value, port: Option<TextOutput>) -> Result<(), Exit> {
        let output = output_or_current(cx, port, 1)?;
        let text = pretty(cx.heap, value, PRETTY_COLUMNS);
        put(cx, output, &format!("{text}\n"))
    }

    /// Writes a value as `display` does, and a newline, in one step.
    ///
    /// `(displayln "hello") ; prints hello`
    #[builtin("displayln", library = "lambdust", effect = Io, inside)]
    fn displayln(cx: &mut Cx<'_>, value: Value, port: Option<TextOutput>) -> Result<(), Exit> {
        let output = output_or_current(cx, port, 1)?;
        let text = print(cx.heap, value, Style::Display);
        put(cx, output, &format!("{text}\n"))
    }

    /// Ends the line.
    ///
    /// `(begin (display 1) (newline)) ; prints 1`
    #[builtin("newline", effect = Io, inside)]
    fn newline(cx: &mut Cx<'_>, port: Option<TextOutput>) -> Result<(), Exit> {
        put_text(cx, port, 0, "\n")
    }

    /// Writes a character as itself.
    ///
    /// `(write-char #\a) ; prints a`
    #[builtin("write-char", effect = Io, inside)]
    fn write_char(cx: &mut Cx<'_>, c: char, port: Option<TextOutput>) -> Result<(), Exit> {
        put_text(cx, port, 1, c.encode_utf8(&mut [0; 4]))
    }

    /// Writes the characters of a string from `start` to before `end`.
    ///
    /// `(write-string "hello" (current-output-port) 1 3) ; prints el`
    #[builtin("write-string", effect = Io, inside)]
    fn write_string(
        cx: &mut Cx<'_>,
        string: Text,
        port: Option<TextOutput>,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Result<(), Exit> {
        let part = range(cx, string.len(), start, end, 2)?;
        put_text(cx, port, 1, &string.read(part.start, part.end))
    }

    /// Makes everything written to a port reach its destination.
    ///
    /// `(begin (display 1) (flush-output-port)) ; prints 1`
    #[builtin("flush-output-port", "flush-output", effect = Io, inside)]
    fn flush_output_port(cx: &mut Cx<'_>, port: Option<OutputPort>) -> Result<(), Exit> {
        let output = output_or_current(cx, port, 0)?;
        let mut state = output.port().lock();
        let State::Output(sink) = &mut *state else {
            return Err(super::super::text_input::closed(cx, output.into()));
        };
        let left = sink.flush();
        drop(state);
        match left {
            Written::Done => Ok(()),
            Written::ToConsole(stream) => {
                cx.world.flush(stream);
                Ok(())
            }
            Written::Wait(flow) => {
                outside::check_flow(cx, Some(flow.noun()))?;
                let drained = drain(cx, flow, true)?;
                told(cx, output.port().name(), drained)
            }
        }
    }
}
