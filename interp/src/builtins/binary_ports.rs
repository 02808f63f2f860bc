//! Ports of bytes.

use super::outside::{self, drain};
use super::ports::{input_or_current, output_or_current};
use super::slices::range;
use super::text_input::{closed, is_ready};
use super::text_output::told;
use crate::Value;
use crate::port::{ByteInput, ByteOutput, More, State, Written};
use crate::value::{Byte, Bytes, Index};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

/// At most `wanted` bytes, taken or only looked at; none at the end.
fn take(cx: &mut Cx<'_>, input: ByteInput, wanted: usize, keep: bool) -> Result<Vec<u8>, Exit> {
    let port = input.port();
    // What a wait has brought is in the port.
    cx.registers.woken = None;
    loop {
        let mut state = port.lock();
        let State::Bytes(source) = &mut *state else { return Err(closed(cx, input.into())) };
        let more = if source.ready().len() < wanted {
            outside::check_flow(cx, source.inflow().map(|flow| flow.noun()))?;
            source.fetch().map_err(|error| super::files::file_failure(cx, port.name(), &error))?
        } else {
            More::End
        };
        match more {
            More::Some | More::AskConsole => {}
            More::Wait(flow) => {
                drop(state);
                outside::more(cx, &flow)?;
            }
            More::End => {
                let bytes = source.ready()[..wanted.min(source.ready().len())].to_vec();
                if !keep {
                    source.advance(bytes.len());
                }
                return Ok(bytes);
            }
        }
    }
}

fn put(cx: &mut Cx<'_>, output: ByteOutput, bytes: &[u8]) -> Result<(), Exit> {
    let port = output.port();
    if let Some(drained) = outside::arrived(cx)? {
        return told(cx, port.name(), drained);
    }
    let mut state = port.lock();
    let State::Output(sink) = &mut *state else { return Err(closed(cx, output.into())) };
    outside::check_flow(cx, sink.outflow().map(|flow| flow.noun()))?;
    let written = sink.write(bytes);
    port.count_bytes(sink.bytes());
    drop(state);
    match written {
        Ok(Written::Wait(flow)) => {
            let drained = drain(cx, flow, false)?;
            told(cx, port.name(), drained)
        }
        Ok(Written::Done | Written::ToConsole(_)) => Ok(()),
        Err(error) => Err(super::files::file_failure(cx, port.name(), &error)),
    }
}

fn byte_or_eof(bytes: &[u8]) -> Value {
    bytes.first().map_or(Value::EOF, |&byte| Value::fixnum(i64::from(byte)))
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Takes the next byte from a port, or the end-of-file object.
    ///
    /// `(read-u8 (open-input-bytevector #u8(7 8))) ; => 7`
    #[builtin("read-u8", effect = Blocks, inside)]
    fn read_u8(cx: &mut Cx<'_>, port: Option<ByteInput>) -> Outcome {
        let port = input_or_current(cx, port, 0)?;
        Ok(byte_or_eof(&take(cx, port, 1, false)?))
    }

    /// The next byte of a port, which stays there, or the end-of-file object.
    ///
    /// `(peek-u8 (open-input-bytevector #u8(7 8))) ; => 7`
    #[builtin("peek-u8", effect = Blocks, inside)]
    fn peek_u8(cx: &mut Cx<'_>, port: Option<ByteInput>) -> Outcome {
        let port = input_or_current(cx, port, 0)?;
        Ok(byte_or_eof(&take(cx, port, 1, true)?))
    }

    /// Whether a byte, or the end, is there without waiting.
    ///
    /// `(u8-ready? (open-input-bytevector #u8(7))) ; => #t`
    #[builtin("u8-ready?", effect = Io, inside)]
    fn u8_ready(cx: &mut Cx<'_>, port: Option<ByteInput>) -> Result<bool, Exit> {
        let input = input_or_current(cx, port, 0)?;
        match &*input.port().lock() {
            State::Bytes(source) if source.ready().is_empty() => Ok(source.inflow().is_none_or(is_ready)),
            State::Bytes(_) => Ok(true),
            _ => Err(closed(cx, input.into())),
        }
    }

    /// Takes at most `k` bytes from a port, or the end-of-file object.
    ///
    /// `(read-bytevector 2 (open-input-bytevector #u8(7 8 9))) ; => #u8(7 8)`
    #[builtin("read-bytevector", effect = Blocks, inside)]
    fn read_bytevector(cx: &mut Cx<'_>, k: Index, port: Option<ByteInput>) -> Outcome {
        let port = input_or_current(cx, port, 1)?;
        let bytes = take(cx, port, k.0, false)?;
        if bytes.is_empty() && k.0 > 0 {
            return Ok(Value::EOF);
        }
        Bytes::from_slice(cx.heap, &bytes).map(Value::from)
    }

    /// Fills a bytevector from a port; the number of bytes taken, or the end-of-file object.
    ///
    /// `(let ((b (bytevector 0 0))) (read-bytevector! b (open-input-bytevector #u8(7))) b) ; => #u8(7 0)`
    #[builtin("read-bytevector!", effect = Blocks, inside)]
    fn read_bytevector_into(
        cx: &mut Cx<'_>,
        bytevector: Bytes,
        port: Option<ByteInput>,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Outcome {
        let port = input_or_current(cx, port, 1)?;
        let part = range(cx, bytevector.len(), start, end, 2)?;
        cx.check_mutable(bytevector.into())?;
        let bytes = take(cx, port, part.len(), false)?;
        bytevector.write(part.start, &bytes);
        if bytes.is_empty() && !part.is_empty() {
            return Ok(Value::EOF);
        }
        Ok(Value::fixnum(bytes.len() as i64))
    }

    /// Writes a byte.
    ///
    /// `(let ((p (open-output-bytevector))) (write-u8 7 p) (get-output-bytevector p)) ; => #u8(7)`
    #[builtin("write-u8", effect = Io, inside)]
    fn write_u8(cx: &mut Cx<'_>, byte: Byte, port: Option<ByteOutput>) -> Result<(), Exit> {
        let port = output_or_current(cx, port, 1)?;
        put(cx, port, &[byte.0])
    }

    /// Writes the bytes from `start` to before `end`.
    ///
    /// `(let ((p (open-output-bytevector))) (write-bytevector #u8(1 2) p) (get-output-bytevector p)) ; => #u8(1 2)`
    #[builtin("write-bytevector", effect = Io, inside)]
    fn write_bytevector(
        cx: &mut Cx<'_>,
        bytevector: Bytes,
        port: Option<ByteOutput>,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Result<(), Exit> {
        let port = output_or_current(cx, port, 1)?;
        let part = range(cx, bytevector.len(), start, end, 2)?;
        put(cx, port, &bytevector.read(part.start, part.end))
    }
}
