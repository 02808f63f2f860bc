//! What ports are, ports in memory, and closing.

use super::outside;
use crate::Value;
use crate::heap::foreign_of;
use crate::port::{AnyPort, ByteOutput, InputPort, Origin, OutputPort, Port, Side, Sink, State};
use crate::port::{TextOutput, TextSource};
use crate::value::{Bytes, FromValue, Text};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

/// The port given, or the current input port if it is of this kind.
pub(super) fn input_or_current<P: FromValue + Into<Value> + Copy>(
    cx: &Cx<'_>,
    given: Option<P>,
    position: usize,
) -> Result<P, Exit> {
    let [current, _, _] = cx.world.standard_ports();
    or_current(cx, given, current, position)
}

/// The port given, or the current output port if it is of this kind.
pub(super) fn output_or_current<P: FromValue + Into<Value> + Copy>(
    cx: &Cx<'_>,
    given: Option<P>,
    position: usize,
) -> Result<P, Exit> {
    let [_, current, _] = cx.world.standard_ports();
    or_current(cx, given, current, position)
}

fn or_current<P: FromValue + Into<Value> + Copy>(
    cx: &Cx<'_>,
    given: Option<P>,
    current: Value,
    position: usize,
) -> Result<P, Exit> {
    let port = match given {
        Some(port) => port,
        None => {
            let port = cx.parameter_value(current);
            P::from_value(port).ok_or_else(|| cx.wrong_type(position, P::WANTED, port))?
        }
    };
    // What goes to memory is the program's own business.
    if cx.registers.is_in_transaction()
        && foreign_of::<Port>(&port.into()).is_some_and(|port| !port.is_in_memory())
    {
        cx.check_transaction()?;
    }
    Ok(port)
}

/// Closes a port as soon as what was written to it has gone out.
fn close(cx: &mut Cx<'_>, port: &Port) -> Result<(), Exit> {
    let finished = match port.outflow() {
        Some(flow) => {
            outside::check_flow(cx, Some(flow.noun()))?;
            outside::finish(cx, flow)?
        }
        None => Ok(()),
    };
    port.close();
    super::text_output::told(cx, port.name(), finished)
}

/// What was written to a port in memory.
fn collected(cx: &Cx<'_>, port: &Port, value: Value) -> Result<Vec<u8>, Exit> {
    match &*port.lock() {
        State::Output(sink) => match sink.collected() {
            Some(bytes) => Ok(bytes.to_vec()),
            None => Err(cx.wrong_type(0, "a port that collects in memory", value)),
        },
        State::Collected(bytes) => Ok(bytes.clone()),
        _ => Err(super::text_input::closed(cx, value)),
    }
}

fn is_side(value: Value, sides: &[Side]) -> bool {
    AnyPort::from_value(value).is_some_and(|any| sides.contains(&any.port().side()))
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether the value is a port.
    ///
    /// `(port? (current-output-port)) ; => #t`
    #[builtin("port?")]
    fn is_port(value: Value) -> bool {
        AnyPort::from_value(value).is_some()
    }

    /// Whether the value is a port to read from.
    ///
    /// `(input-port? (open-input-string "")) ; => #t`
    #[builtin("input-port?")]
    fn is_input_port(value: Value) -> bool {
        InputPort::from_value(value).is_some()
    }

    /// Whether the value is a port to write to.
    ///
    /// `(output-port? (open-input-string "")) ; => #f`
    #[builtin("output-port?")]
    fn is_output_port(value: Value) -> bool {
        OutputPort::from_value(value).is_some()
    }

    /// Whether the value is a port of characters.
    ///
    /// `(textual-port? (open-input-string "")) ; => #t`
    #[builtin("textual-port?")]
    fn is_textual_port(value: Value) -> bool {
        is_side(value, &[Side::TextInput, Side::TextOutput])
    }

    /// Whether the value is a port of bytes.
    ///
    /// `(binary-port? (open-input-bytevector #u8())) ; => #t`
    #[builtin("binary-port?")]
    fn is_binary_port(value: Value) -> bool {
        is_side(value, &[Side::ByteInput, Side::ByteOutput])
    }

    /// Whether a port can still be read.
    ///
    /// `(input-port-open? (open-input-string "")) ; => #t`
    #[builtin("input-port-open?", effect = Reads)]
    fn is_input_port_open(port: AnyPort) -> bool {
        InputPort::from_value(port.into()).is_some() && port.port().is_open()
    }

    /// Whether a port can still be written.
    ///
    /// `(let ((p (open-output-string))) (close-port p) (output-port-open? p)) ; => #f`
    #[builtin("output-port-open?", effect = Reads)]
    fn is_output_port_open(port: AnyPort) -> bool {
        OutputPort::from_value(port.into()).is_some() && port.port().is_open()
    }

    /// A port that reads the characters of a string.
    ///
    /// `(read-line (open-input-string "abc")) ; => "abc"`
    #[builtin("open-input-string")]
    fn open_input_string(cx: &mut Cx<'_>, string: Text) -> Value {
        let source = TextSource::new(Origin::Memory, string.to_rust());
        Port::text_input("string", source).into_value(cx.heap)
    }

    /// A port that collects characters for `get-output-string`.
    ///
    /// `(let ((p (open-output-string))) (write 'abc p) (get-output-string p)) ; => "abc"`
    #[builtin("open-output-string")]
    fn open_output_string(cx: &mut Cx<'_>) -> Value {
        Port::text_output("string", Sink::Memory(Vec::new())).into_value(cx.heap)
    }

    /// The characters written so far to a port of `open-output-string`.
    ///
    /// `(let ((p (open-output-string))) (display 1 p) (display 2 p) (get-output-string p)) ; => "12"`
    #[builtin("get-output-string", effect = Reads)]
    fn get_output_string(cx: &mut Cx<'_>, port: TextOutput) -> Result<String, Exit> {
        let bytes = collected(cx, port.port(), port.into())?;
        Ok(String::from_utf8(bytes).expect("only whole texts are written to a textual port"))
    }

    /// A port that reads the bytes of a bytevector.
    ///
    /// `(read-u8 (open-input-bytevector #u8(5))) ; => 5`
    #[builtin("open-input-bytevector")]
    fn open_input_bytevector(cx: &mut Cx<'_>, bytevector: Bytes) -> Value {
        let bytes = bytevector.read(0, bytevector.len());
        Port::byte_input("bytevector", Origin::Memory, bytes).into_value(cx.heap)
    }

    /// A port that collects bytes for `get-output-bytevector`.
    ///
    /// `(let ((p (open-output-bytevector))) (write-u8 1 p) (get-output-bytevector p)) ; => #u8(1)`
    #[builtin("open-output-bytevector")]
    fn open_output_bytevector(cx: &mut Cx<'_>) -> Value {
        Port::byte_output("bytevector", Sink::Memory(Vec::new())).into_value(cx.heap)
    }

    /// The bytes written so far to a port of `open-output-bytevector`.
    ///
    /// `(get-output-bytevector (open-output-bytevector)) ; => #u8()`
    #[builtin("get-output-bytevector", effect = Reads)]
    fn get_output_bytevector(cx: &mut Cx<'_>, port: ByteOutput) -> Outcome {
        let bytes = collected(cx, port.port(), port.into())?;
        Bytes::from_slice(cx.heap, &bytes).map(Value::from)
    }

    /// Closes a port; what was written reaches its file.
    ///
    /// `(let ((p (open-input-string ""))) (close-port p) (input-port-open? p)) ; => #f`
    #[builtin("close-port", effect = Io)]
    fn close_port(cx: &mut Cx<'_>, port: AnyPort) -> Result<(), Exit> {
        close(cx, port.port())
    }

    /// Closes an input port.
    ///
    /// `(let ((p (open-input-string ""))) (close-input-port p) (input-port-open? p)) ; => #f`
    #[builtin("close-input-port", effect = Io)]
    fn close_input_port(cx: &mut Cx<'_>, port: InputPort) -> Result<(), Exit> {
        close(cx, port.port())
    }

    /// Closes an output port; what was written reaches its file.
    ///
    /// `(let ((p (open-output-string))) (close-output-port p) (output-port-open? p)) ; => #f`
    #[builtin("close-output-port", effect = Io)]
    fn close_output_port(cx: &mut Cx<'_>, port: OutputPort) -> Result<(), Exit> {
        close(cx, port.port())
    }

    /// The object that reading returns where there is nothing more.
    ///
    /// `(eof-object? (eof-object)) ; => #t`
    #[builtin("eof-object")]
    fn eof_object() -> Value {
        Value::EOF
    }

    /// Whether the value is the end-of-file object.
    ///
    /// `(eof-object? (read-char (open-input-string ""))) ; => #t`
    #[builtin("eof-object?")]
    fn is_eof_object(value: Value) -> bool {
        value == Value::EOF
    }
}
