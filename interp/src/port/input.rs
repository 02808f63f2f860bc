//! Reading: a buffer in front of an origin. What was fetched and not yet read stays in the buffer, so
//! a fiber that waits for the console, or is cancelled there, loses nothing.

use super::flow::{CHUNK, Inflow, Taken};
use std::io;
use std::sync::Arc;

/// Where more comes from when the buffer is used up.
pub enum Origin {
    /// Nowhere: all of it is in the buffer.
    Memory,
    /// A file, socket or pipe.
    Outside(Arc<Inflow>),
    /// The console; the machine is asked.
    Console,
    /// The end was seen.
    Ended,
}

/// What trying to have more in the buffer came to.
pub enum More {
    /// There is more now.
    Some,
    /// There is nothing more.
    End,
    /// The machine must be asked.
    AskConsole,
    /// It has to arrive first.
    Wait(Arc<Inflow>),
}

/// Characters to read.
pub struct TextSource {
    text: String,
    at: usize,
    origin: Origin,
    /// The beginning of a character that is split between two chunks.
    carry: Vec<u8>,
    console_ended: bool,
    /// Whether `#!fold-case` was read from this port.
    pub fold_case: bool,
}

impl TextSource {
    /// A source with some text ready and the rest at the origin.
    pub fn new(origin: Origin, text: impl Into<String>) -> TextSource {
        TextSource {
            text: text.into(),
            at: 0,
            origin,
            carry: Vec::new(),
            console_ended: false,
            fold_case: false,
        }
    }

    /// What is in the buffer, unread.
    pub fn ready(&self) -> &str {
        &self.text[self.at..]
    }

    /// Takes so many bytes of the buffer as read.
    pub fn advance(&mut self, bytes: usize) {
        self.at += bytes;
        debug_assert!(self.text.is_char_boundary(self.at));
        if self.at > CHUNK && self.at * 2 > self.text.len() {
            self.text.drain(..self.at);
            self.at = 0;
        }
    }

    /// Adds text from the console; nothing more will come when there is none.
    pub fn supply(&mut self, text: Option<String>) {
        match text {
            Some(text) => self.text.push_str(&text),
            None => {
                self.origin = Origin::Ended;
                self.console_ended = true;
            }
        }
    }

    /// The end was reported: a console may go on after it, so it will be asked again.
    pub fn forget_end(&mut self) {
        if self.console_ended {
            self.console_ended = false;
            self.origin = Origin::Console;
        }
    }

    /// Whether more comes from the console.
    pub fn asks_console(&self) -> bool {
        matches!(self.origin, Origin::Console)
    }

    /// Where more comes from, if that is outside.
    pub fn inflow(&self) -> Option<&Arc<Inflow>> {
        self.origin.inflow()
    }

    /// Whether the end of the origin was met.
    pub fn is_ended(&self) -> bool {
        matches!(self.origin, Origin::Ended | Origin::Memory)
    }

    /// Has more text in the buffer, if there is any.
    pub fn fetch(&mut self) -> io::Result<More> {
        let Origin::Outside(flow) = &self.origin else {
            return Ok(if matches!(self.origin, Origin::Console) { More::AskConsole } else { More::End });
        };
        let (noun, mut bytes) = (flow.noun(), std::mem::take(&mut self.carry));
        match flow.take() {
            Ok(Taken::Bytes(arrived)) if bytes.is_empty() => bytes = arrived,
            Ok(Taken::Bytes(arrived)) => bytes.extend_from_slice(&arrived),
            Ok(Taken::End) => {
                self.origin = Origin::Ended;
                return if bytes.is_empty() { Ok(More::End) } else { Err(not_utf8(noun)) };
            }
            Ok(Taken::Nothing) => {
                let flow = flow.clone();
                self.carry = bytes;
                return Ok(More::Wait(flow));
            }
            Err(problem) => {
                self.carry = bytes;
                return Err(problem);
            }
        }
        match std::str::from_utf8(&bytes) {
            Ok(text) => self.text.push_str(text),
            Err(error) if error.error_len().is_none() => {
                let (whole, part) = bytes.split_at(error.valid_up_to());
                self.text.push_str(&String::from_utf8_lossy(whole));
                self.carry = part.to_vec();
            }
            Err(_) => return Err(not_utf8(noun)),
        }
        Ok(More::Some)
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        self.text.capacity()
    }
}

fn not_utf8(noun: &str) -> io::Error {
    let what = if noun == "files" { "the file is" } else { "what has come is" };
    io::Error::new(io::ErrorKind::InvalidData, format!("{what} not UTF-8 text"))
}

impl Origin {
    fn inflow(&self) -> Option<&Arc<Inflow>> {
        match self {
            Origin::Outside(flow) => Some(flow),
            _ => None,
        }
    }
}

/// Bytes to read.
pub struct ByteSource {
    bytes: Vec<u8>,
    at: usize,
    origin: Origin,
}

impl ByteSource {
    /// A source with some bytes ready and the rest at the origin.
    pub fn new(origin: Origin, bytes: Vec<u8>) -> ByteSource {
        ByteSource { bytes, at: 0, origin }
    }

    /// What is in the buffer, unread.
    pub fn ready(&self) -> &[u8] {
        &self.bytes[self.at..]
    }

    /// Takes so many bytes as read.
    pub fn advance(&mut self, count: usize) {
        self.at += count;
        if self.at > CHUNK && self.at * 2 > self.bytes.len() {
            self.bytes.drain(..self.at);
            self.at = 0;
        }
    }

    /// Where more comes from, if that is outside.
    pub fn inflow(&self) -> Option<&Arc<Inflow>> {
        self.origin.inflow()
    }

    /// Has more in the buffer, if there is any.
    pub fn fetch(&mut self) -> io::Result<More> {
        let Origin::Outside(flow) = &self.origin else { return Ok(More::End) };
        match flow.take()? {
            Taken::Bytes(arrived) if self.bytes.is_empty() => self.bytes = arrived,
            Taken::Bytes(arrived) => self.bytes.extend_from_slice(&arrived),
            Taken::End => {
                self.origin = Origin::Ended;
                return Ok(More::End);
            }
            Taken::Nothing => return Ok(More::Wait(flow.clone())),
        }
        Ok(More::Some)
    }
}
