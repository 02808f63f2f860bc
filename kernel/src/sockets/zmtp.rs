//! ZMTP 3.1 as far as this kernel needs it: greeting, NULL handshake, frames, subscriptions, ping.
//!
//! Pure functions and readers over byte streams. Whatever a peer sends gives a value or an error, and never
//! makes more memory be taken than [`MAX_FRAME`].

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

/// The longest frame of a subscriber, and the longest command of anybody.
pub(super) const MAX_FRAME: u64 = 4096;

/// Bits of a frame's first byte: the message goes on, the length has eight bytes, a command.
pub(super) const MORE: u8 = 1;
const LONG: u8 = 2;
pub(super) const COMMAND: u8 = 4;

/// The greeting of both sides, and the part of it that ends with the version's first number.
pub(super) const GREETING_LENGTH: usize = 64;
pub(super) const SIGNATURE_LENGTH: usize = 11;

/// What a subscriber says once the handshake is over.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    Subscribe(Vec<u8>),
    Cancel(Vec<u8>),
    /// To be answered by these frames.
    Ping {
        pong: Vec<u8>,
    },
    /// Something that is allowed and means nothing to a publisher.
    Nothing,
}

/// Our greeting: version 3.1, mechanism NULL.
pub(super) fn greeting() -> [u8; GREETING_LENGTH] {
    let mut greeting = [0; GREETING_LENGTH];
    (greeting[0], greeting[9]) = (0xff, 0x7f);
    (greeting[10], greeting[11]) = (3, 1);
    greeting[12..16].copy_from_slice(b"NULL");
    greeting
}

/// Checks the first bytes of a greeting, which decide whether this is ZMTP at all.
pub(super) fn check_signature(start: &[u8; SIGNATURE_LENGTH]) -> io::Result<()> {
    if start[0] != 0xff || start[9] & 1 != 1 {
        return Err(invalid("not a ZMTP greeting"));
    }
    if start[10] < 3 {
        return Err(invalid("a ZMTP version older than 3"));
    }
    Ok(())
}

/// Checks the rest of a greeting.
pub(super) fn check_mechanism(rest: &[u8; GREETING_LENGTH - SIGNATURE_LENGTH]) -> io::Result<()> {
    match &rest[1..21] == b"NULL\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" {
        true => Ok(()),
        false => Err(invalid("a security mechanism other than NULL")),
    }
}

/// Reads and checks the other side's greeting.
pub(super) async fn read_greeting(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<()> {
    let mut start = [0; SIGNATURE_LENGTH];
    reader.read_exact(&mut start).await?;
    check_signature(&start)?;
    let mut rest = [0; GREETING_LENGTH - SIGNATURE_LENGTH];
    reader.read_exact(&mut rest).await?;
    check_mechanism(&rest)
}

/// Our READY command.
pub(super) fn ready() -> Vec<u8> {
    let mut body = b"\x05READY\x0bSocket-Type\0\0\0\x04".to_vec();
    body.extend(b"XPUB");
    command(&body)
}

/// Reads the other side's READY command and checks that it is a subscriber.
pub(super) async fn read_ready(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<()> {
    let (flags, body) = read_frame(reader).await?;
    let properties = body.strip_prefix(b"\x05READY").filter(|_| flags & COMMAND != 0);
    let properties = properties.ok_or_else(|| invalid("no READY command"))?;
    match property(properties, b"Socket-Type") {
        Some(b"SUB" | b"XSUB") => Ok(()),
        Some(_) => Err(invalid("a socket that cannot subscribe")),
        None => Err(invalid("a READY command without Socket-Type")),
    }
}

/// Reads what the subscriber says next.
pub(super) async fn read_said(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Said> {
    let (flags, body) = read_frame(reader).await?;
    if flags & COMMAND == 0 {
        return Ok(match body.split_first() {
            Some((1, topic)) if flags & MORE == 0 => Said::Subscribe(topic.to_vec()),
            Some((0, topic)) if flags & MORE == 0 => Said::Cancel(topic.to_vec()),
            _ => Said::Nothing,
        });
    }
    if let Some(topic) = body.strip_prefix(b"\x09SUBSCRIBE") {
        Ok(Said::Subscribe(topic.to_vec()))
    } else if let Some(topic) = body.strip_prefix(b"\x06CANCEL") {
        Ok(Said::Cancel(topic.to_vec()))
    } else if let Some([_, _, context @ ..]) = body.strip_prefix(b"\x04PING") {
        Ok(Said::Ping { pong: command(&[b"\x04PONG", context].concat()) })
    } else if body.starts_with(b"\x05ERROR") {
        Err(invalid("the peer reported an error"))
    } else {
        Ok(Said::Nothing)
    }
}

/// The bytes of a message of these frames.
pub(super) fn message(frames: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(frames.iter().map(|frame| frame.len() + 9).sum());
    for (index, frame) in frames.iter().enumerate() {
        let more = if index + 1 < frames.len() { MORE } else { 0 };
        push_frame(&mut bytes, more, frame);
    }
    bytes
}

fn command(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() + 9);
    push_frame(&mut bytes, COMMAND, body);
    bytes
}

fn push_frame(bytes: &mut Vec<u8>, flags: u8, body: &[u8]) {
    match u8::try_from(body.len()) {
        Ok(length) => bytes.extend([flags, length]),
        Err(_) => {
            bytes.push(flags | LONG);
            bytes.extend((body.len() as u64).to_be_bytes());
        }
    }
    bytes.extend(body);
}

/// The start of a frame.
pub(super) struct FrameHeader {
    pub(super) flags: u8,
    pub(super) length: u64,
    /// The header as it came.
    pub(super) bytes: Vec<u8>,
}

/// Reads the start of a frame.
pub(super) async fn read_header(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<FrameHeader> {
    let flags = reader.read_u8().await?;
    if flags & !(MORE | LONG | COMMAND) != 0 {
        return Err(invalid("reserved bits in a frame"));
    }
    let mut bytes = vec![flags];
    let length = if flags & LONG != 0 {
        let length = reader.read_u64().await?;
        bytes.extend(length.to_be_bytes());
        length
    } else {
        let length = reader.read_u8().await?;
        bytes.push(length);
        length.into()
    };
    Ok(FrameHeader { flags, length, bytes })
}

async fn read_frame(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<(u8, Vec<u8>)> {
    let FrameHeader { flags, length, .. } = read_header(reader).await?;
    if length > MAX_FRAME {
        return Err(invalid("a frame longer than a subscription may be"));
    }
    let mut body = vec![0; length as usize];
    reader.read_exact(&mut body).await?;
    Ok((flags, body))
}

/// The value of the property `name`, whose case does not matter, in the properties of a READY command.
fn property<'a>(mut properties: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    loop {
        let (&name_length, rest) = properties.split_first()?;
        let (found, rest) = rest.split_at_checked(name_length.into())?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (value, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
        if found.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        properties = rest;
    }
}

/// The error of a peer that breaks the protocol.
pub(super) fn invalid(reason: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs a reader over bytes that are all there.
    fn read<T>(future: impl Future<Output = io::Result<T>>) -> Result<T, String> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(future).map_err(|error| error.to_string())
    }

    fn said(bytes: &[u8]) -> Result<Said, String> {
        read(read_said(&mut &*bytes))
    }

    #[test]
    fn our_greeting_is_one_we_accept() {
        assert_eq!(read(read_greeting(&mut &greeting()[..])), Ok(()));
        let refuse = |at: usize, byte: u8| {
            let mut bytes = greeting();
            bytes[at] = byte;
            read(read_greeting(&mut &bytes[..])).unwrap_err()
        };
        assert_eq!(refuse(0, b'G'), "not a ZMTP greeting");
        assert_eq!(refuse(10, 1), "a ZMTP version older than 3");
        assert_eq!(refuse(12, b'P'), "a security mechanism other than NULL");
    }

    #[test]
    fn only_subscribers_are_let_in() {
        let with_type = |socket: &[u8]| {
            let length = [0, 0, 0, socket.len() as u8];
            command(&[b"\x05READY\x08Identity\0\0\0\0\x0bsocket-type", &length[..], socket].concat())
        };
        assert_eq!(read(read_ready(&mut &*with_type(b"SUB"))), Ok(()));
        assert_eq!(read(read_ready(&mut &*with_type(b"XSUB"))), Ok(()));
        assert_eq!(
            read(read_ready(&mut &*with_type(b"DEALER"))).unwrap_err(),
            "a socket that cannot subscribe"
        );
        let bare = command(b"\x05READY\x08Iden");
        assert_eq!(read(read_ready(&mut &*bare)).unwrap_err(), "a READY command without Socket-Type");
        assert_eq!(read(read_ready(&mut &b"\x00\x01x"[..])).unwrap_err(), "no READY command");
    }

    #[test]
    fn what_subscribers_say() {
        let cases: [(&[u8], Said); 9] = [
            (b"\x00\x01\x01", Said::Subscribe(vec![])),
            (b"\x00\x03\x01ab", Said::Subscribe(b"ab".to_vec())),
            (b"\x02\0\0\0\0\0\0\0\x03\x00ab", Said::Cancel(b"ab".to_vec())),
            (b"\x04\x0c\x09SUBSCRIBEab", Said::Subscribe(b"ab".to_vec())),
            (b"\x04\x07\x06CANCEL", Said::Cancel(vec![])),
            (b"\x04\x09\x04PING\0\x01xy", Said::Ping { pong: b"\x04\x07\x04PONGxy".to_vec() }),
            (b"\x04\x05\x04PONG", Said::Nothing),
            (b"\x00\x00", Said::Nothing),
            (b"\x01\x01\x01", Said::Nothing),
        ];
        for (bytes, expected) in cases {
            assert_eq!(said(bytes), Ok(expected), "{bytes:?}");
        }
    }

    #[test]
    fn a_frame_is_read_up_to_its_limit() {
        let frame =
            |length: u64| [&[LONG][..], &length.to_be_bytes(), &vec![7; length.min(5000) as usize]].concat();
        assert_eq!(said(&frame(MAX_FRAME)), Ok(Said::Nothing));
        let refused = "a frame longer than a subscription may be";
        assert_eq!(said(&frame(MAX_FRAME + 1)).unwrap_err(), refused);
        assert_eq!(said(&frame(u64::MAX)).unwrap_err(), refused);
        assert_eq!(said(b"\x08\x00").unwrap_err(), "reserved bits in a frame");
    }

    #[test]
    fn a_message_is_its_frames() {
        let bytes = message(&[b"ab".to_vec(), vec![9; 256]]);
        assert_eq!(bytes[..5], *b"\x01\x02ab\x02");
        assert_eq!(bytes[5..13], 256u64.to_be_bytes());
        assert_eq!(bytes.len(), 13 + 256);
    }
}
