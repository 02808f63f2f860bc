//! Ports: where text and bytes come from and go to. A port is a Rust object with its own lock; a
//! call is one locked step, and no lock is held when a fiber waits. Memory, files, sockets and pipes are
//! handled here; the console belongs to the machine, which this only asks.
//!
//! No Scheme value is kept inside a port.

pub(crate) mod child;
mod flow;
pub(crate) mod http;
mod input;
pub(crate) mod json;
mod output;
pub(crate) mod reactor;
pub(crate) mod socket;

pub use flow::{Inflow, Outflow};
pub use input::{ByteSource, More, Origin, TextSource};
pub use output::{Sink, Written};

use crate::Value;
use crate::heap::{Foreign, Mutator, foreign_of};
use crate::value::{FromValue, Parameter};
use crate::vm::primitive::Stream;
use parking_lot::{Mutex, MutexGuard};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

/// A port.
pub struct Port {
    /// What it is called in messages: `string`, a path, `console`.
    name: String,
    side: Side,
    state: Mutex<State>,
    /// Memory of its buffers, read by the collector without the lock.
    bytes: AtomicUsize,
}

/// What a port is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Reads characters.
    TextInput,
    /// Reads bytes.
    ByteInput,
    /// Writes characters.
    TextOutput,
    /// Writes bytes.
    ByteOutput,
}

/// What a port does, and whether it still does.
pub enum State {
    /// Characters to read.
    Text(TextSource),
    /// Bytes to read.
    Bytes(ByteSource),
    /// A place to write to.
    Output(Sink),
    /// Closed, with what was collected in memory before.
    Collected(Vec<u8>),
    /// Closed.
    Closed,
}

impl Port {
    /// A port that reads characters.
    pub fn text_input(name: impl Into<String>, source: TextSource) -> Port {
        Port::new(name.into(), Side::TextInput, State::Text(source))
    }

    /// The three ports of the console: standard input, output and error.
    pub fn console() -> [Port; 3] {
        [
            Port::text_input("console", TextSource::new(Origin::Console, "")),
            Port::text_output("console", Sink::Console(Stream::Out)),
            Port::text_output("console error", Sink::Console(Stream::Err)),
        ]
    }

    /// A port that reads bytes.
    pub fn byte_input(name: impl Into<String>, origin: Origin, ready: Vec<u8>) -> Port {
        Port::new(name.into(), Side::ByteInput, State::Bytes(ByteSource::new(origin, ready)))
    }

    /// A port that writes characters.
    pub fn text_output(name: impl Into<String>, sink: Sink) -> Port {
        Port::new(name.into(), Side::TextOutput, State::Output(sink))
    }

    /// A port that writes bytes.
    pub fn byte_output(name: impl Into<String>, sink: Sink) -> Port {
        Port::new(name.into(), Side::ByteOutput, State::Output(sink))
    }

    fn new(name: String, side: Side, state: State) -> Port {
        Port { name, side, state: Mutex::new(state), bytes: AtomicUsize::new(0) }
    }

    /// As a value; once for each port.
    pub fn into_value(self, heap: &mut Mutator) -> Value {
        heap.foreign(Arc::new(self))
    }

    /// What it is for.
    pub fn side(&self) -> Side {
        self.side
    }

    /// What it is called in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its state, locked; released before the fiber can wait.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock()
    }

    /// Whether it can still be used.
    pub fn is_open(&self) -> bool {
        !matches!(*self.lock(), State::Closed | State::Collected(_))
    }

    /// Where what is written to it goes, if that is outside: this has to be finished before it is closed.
    pub fn outflow(&self) -> Option<Arc<Outflow>> {
        match &*self.lock() {
            State::Output(sink) => sink.outflow().cloned(),
            _ => None,
        }
    }

    /// Closes it. What was collected in memory can still be asked for.
    pub fn close(&self) {
        let mut state = self.lock();
        let closed = match &*state {
            State::Collected(_) => return,
            State::Output(Sink::Memory(collected)) => State::Collected(collected.clone()),
            _ => State::Closed,
        };
        let inflow = match std::mem::replace(&mut *state, closed) {
            State::Text(source) => source.inflow().cloned(),
            State::Bytes(source) => source.inflow().cloned(),
            _ => None,
        };
        if let Some(flow) = inflow {
            flow.close();
        }
    }

    /// Whether it reads and writes memory only.
    pub fn is_in_memory(&self) -> bool {
        match &*self.lock() {
            State::Output(sink) => matches!(sink, Sink::Memory(_)),
            State::Text(source) => source.is_ended(),
            State::Bytes(source) => source.inflow().is_none(),
            State::Closed | State::Collected(_) => true,
        }
    }

    /// Notes how much memory the buffers hold.
    pub fn count_bytes(&self, bytes: usize) {
        self.bytes.store(bytes, Relaxed);
    }

    /// How it prints, without `#<` and `>`.
    pub fn describe(&self) -> String {
        format!("{} {}", self.type_name(), self.name)
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        // A file that was never closed keeps what was written to it.
        if let Some(flow) = self.outflow() {
            flow.abandon();
        }
        self.close();
    }
}

impl Foreign for Port {
    fn trace(&self, _: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        match self.side {
            Side::TextInput | Side::ByteInput => "input-port",
            Side::TextOutput | Side::ByteOutput => "output-port",
        }
    }

    fn bytes(&self) -> usize {
        self.bytes.load(Relaxed)
    }
}

/// New parameter objects whose values are the ports of the console: what `current-input-port`,
/// `current-output-port` and `current-error-port` are in a new machine.
pub fn standard_parameters(heap: &mut Mutator) -> [Value; 3] {
    Port::console().map(|port| {
        let port = port.into_value(heap);
        Parameter::new(heap, port, Value::FALSE).into()
    })
}

/// A view of a port that is for some sides only, with the user's word for it.
macro_rules! port_view {
    ($(#[$doc:meta])* $name:ident, $wanted:literal, $($side:ident)|+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub struct $name(Value);

        impl $name {
            /// The port.
            pub fn port(&self) -> &Port {
                foreign_of(&self.0).expect("the view was made from a port")
            }
        }

        impl FromValue for $name {
            const WANTED: &'static str = $wanted;

            fn from_value(value: Value) -> Option<$name> {
                let port: &Port = foreign_of(&value)?;
                matches!(port.side, $(Side::$side)|+).then_some($name(value))
            }
        }

        impl From<$name> for Value {
            fn from(view: $name) -> Value {
                view.0
            }
        }
    };
}

port_view!(
    /// Any port.
    AnyPort, "a port", TextInput | ByteInput | TextOutput | ByteOutput
);
port_view!(
    /// An input port.
    InputPort, "an input port", TextInput | ByteInput
);
port_view!(
    /// An output port.
    OutputPort, "an output port", TextOutput | ByteOutput
);
port_view!(
    /// An input port of characters.
    TextInput, "a textual input port", TextInput
);
port_view!(
    /// An input port of bytes.
    ByteInput, "a binary input port", ByteInput
);
port_view!(
    /// An output port of characters.
    TextOutput, "a textual output port", TextOutput
);
port_view!(
    /// An output port of bytes.
    ByteOutput, "a binary output port", ByteOutput
);
