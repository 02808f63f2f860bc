//! Writing: to memory, to a file, socket or pipe through a buffer, or to the console.

use super::flow::Outflow;
use crate::vm::primitive::Stream;
use std::io;
use std::sync::Arc;

/// Where what is written goes.
pub enum Sink {
    /// Collected for `get-output-string` or `get-output-bytevector`.
    Memory(Vec<u8>),
    /// A file, socket or pipe.
    Outside(Arc<Outflow>),
    /// The console of the cell; the machine writes.
    Console(Stream),
}

/// What is left to do for what was written.
pub enum Written {
    /// Nothing.
    Done,
    /// The machine has to write it to the console.
    ToConsole(Stream),
    /// So much is under way that the writer has to wait.
    Wait(Arc<Outflow>),
}

impl Sink {
    /// Writes.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<Written> {
        match self {
            Sink::Memory(collected) => collected.extend_from_slice(bytes),
            Sink::Outside(flow) if flow.push(bytes)? => return Ok(Written::Wait(flow.clone())),
            Sink::Outside(_) => {}
            Sink::Console(stream) => return Ok(Written::ToConsole(*stream)),
        }
        Ok(Written::Done)
    }

    /// Has what was written reach its destination; waiting is for all of it.
    pub fn flush(&mut self) -> Written {
        match self {
            Sink::Memory(_) => Written::Done,
            Sink::Outside(flow) => Written::Wait(flow.clone()),
            Sink::Console(stream) => Written::ToConsole(*stream),
        }
    }

    /// Where it goes, if that is outside.
    pub fn outflow(&self) -> Option<&Arc<Outflow>> {
        match self {
            Sink::Outside(flow) => Some(flow),
            _ => None,
        }
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        match self {
            Sink::Memory(buffer) => buffer.capacity(),
            Sink::Outside(flow) => flow.bytes(),
            Sink::Console(_) => 0,
        }
    }

    /// What was collected in memory.
    pub fn collected(&self) -> Option<&[u8]> {
        match self {
            Sink::Memory(collected) => Some(collected),
            _ => None,
        }
    }
}
