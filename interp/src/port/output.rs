//! Writing: to memory, to a file through a buffer, or to the console.

use crate::vm::primitive::Stream;
use std::fs::File;
use std::io::{self, Write};

/// Where what is written goes.
#[derive(Debug)]
pub enum Sink {
    /// Collected for `get-output-string` or `get-output-bytevector`.
    Memory(Vec<u8>),
    /// A file, with what has not reached it yet.
    File(File, Vec<u8>),
    /// The console of the cell; the machine writes.
    Console(Stream),
}

/// How much is kept before it goes to the file.
const BUFFER: usize = 16 << 10;

impl Sink {
    /// Writes. Console text is for the caller, who can reach the machine: its stream is returned.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<Option<Stream>> {
        match self {
            Sink::Memory(collected) => collected.extend_from_slice(bytes),
            Sink::File(file, waiting) => {
                waiting.extend_from_slice(bytes);
                if waiting.len() >= BUFFER {
                    file.write_all(waiting)?;
                    waiting.clear();
                }
            }
            Sink::Console(stream) => return Ok(Some(*stream)),
        }
        Ok(None)
    }

    /// Makes what was written reach the file; for the console as in [`Sink::write`].
    pub fn flush(&mut self) -> io::Result<Option<Stream>> {
        match self {
            Sink::Memory(_) => Ok(None),
            Sink::File(file, waiting) => {
                let result = file.write_all(waiting);
                waiting.clear();
                result.map(|()| None)
            }
            Sink::Console(stream) => Ok(Some(*stream)),
        }
    }

    /// Whether it is a file.
    pub fn is_file(&self) -> bool {
        matches!(self, Sink::File(..))
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        match self {
            Sink::Memory(buffer) | Sink::File(_, buffer) => buffer.capacity(),
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
