//! Multipart frames: identities, delimiter, signature, header, parent header, metadata, content, buffers.
//!
//! Decoding checks shape and signature before any JSON is read, so an unsigned message costs one HMAC at
//! most. Buffers are accepted and dropped: no message this kernel understands uses them.

use std::fmt;

use serde_json::{Map, Value};

use super::header::{Header, HeaderMaker, Outgoing};
use super::signature::Signer;

/// What separates the routing identities from the message.
const DELIMITER: &[u8] = b"<IDS|MSG>";

/// A received message whose signature was right.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Incoming {
    /// The frames that route a reply back to the sender.
    pub(crate) identities: Vec<Vec<u8>>,
    /// Who sent what when.
    pub(crate) header: Header,
    /// The content of the message.
    pub(crate) content: Map<String, Value>,
}

/// Why a received message was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Rejected {
    /// The signature is missing or wrong.
    Signature,
    /// The message is not a Jupyter message; the text says why.
    Malformed(String),
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rejected::Signature => write!(f, "the signature is wrong"),
            Rejected::Malformed(reason) => write!(f, "{reason}"),
        }
    }
}

/// Checks and reads the frames of one message.
pub(crate) fn decode<F: AsRef<[u8]>>(frames: &[F], signer: &Signer) -> Result<Incoming, Rejected> {
    let malformed = |reason: &str| Rejected::Malformed(reason.to_owned());
    let delimiter = frames.iter().position(|frame| frame.as_ref() == DELIMITER);
    let delimiter = delimiter.ok_or_else(|| malformed("no <IDS|MSG> delimiter"))?;
    let [signature, header, parent, metadata, content, ..] = &frames[delimiter + 1..] else {
        return Err(malformed("fewer than five frames after the delimiter"));
    };
    let parts = [header, parent, metadata, content].map(AsRef::as_ref);
    if !signer.verify(&parts, signature.as_ref()) {
        return Err(Rejected::Signature);
    }
    let header = Header::parse(header.as_ref()).map_err(Rejected::Malformed)?;
    let content = serde_json::from_slice(content.as_ref())
        .map_err(|error| Rejected::Malformed(format!("content is not a JSON object: {error}")))?;
    let identities = frames[..delimiter].iter().map(|frame| frame.as_ref().to_vec()).collect();
    Ok(Incoming { identities, header, content })
}

/// Turns outgoing messages into signed frames.
pub(crate) struct Encoder {
    signer: Signer,
    headers: HeaderMaker,
}

impl Encoder {
    pub(crate) fn new(signer: Signer) -> Self {
        Encoder { signer, headers: HeaderMaker::new() }
    }

    /// The topic under which messages of this type are published.
    pub(crate) fn topic(&self, msg_type: &str) -> Vec<u8> {
        format!("kernel.{}.{msg_type}", self.headers.session()).into_bytes()
    }

    /// The frames of `message` behind the routing frames `prefix` (identities, or the topic).
    pub(crate) fn encode(&mut self, prefix: Vec<Vec<u8>>, message: &Outgoing) -> Vec<Vec<u8>> {
        let header = self.headers.next(&message.msg_type, chrono::Utc::now());
        let parent = message.parent.as_deref().unwrap_or(b"{}").to_vec();
        let metadata = b"{}".to_vec();
        let content = message.content.to_string().into_bytes();
        let signature = self.signer.sign([&header, &parent, &metadata, &content]);
        let mut frames = prefix;
        frames.extend([DELIMITER.to_vec(), signature, header, parent, metadata, content]);
        frames
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn message() -> Outgoing {
        Outgoing { msg_type: "status".into(), parent: None, content: json!({"execution_state": "busy"}) }
    }

    #[test]
    fn what_is_encoded_is_decoded() {
        let signer = Signer::new(b"key");
        let mut encoder = Encoder::new(signer.clone());
        let frames = encoder.encode(vec![b"client".to_vec()], &message());
        let read = decode(&frames, &signer).unwrap();
        assert_eq!(read.identities, [b"client".to_vec()]);
        assert_eq!(read.header.msg_type, "status");
        assert_eq!(read.content["execution_state"], "busy");
    }

    #[test]
    fn a_parent_is_echoed_to_the_byte() {
        let parent = br#"{ "msg_id" :"7" }"#;
        let message = Outgoing { parent: Some(parent[..].into()), ..message() };
        let frames = Encoder::new(Signer::new(b"")).encode(Vec::new(), &message);
        assert_eq!(frames[3], parent);
    }

    #[test]
    fn malformed_frames_are_refused() {
        let signer = Signer::new(b"key");
        let good = Encoder::new(signer.clone()).encode(vec![b"client".to_vec()], &message());
        let refuse = |frames: &[Vec<u8>]| decode(frames, &signer).unwrap_err().to_string();
        assert_eq!(refuse(&[]), "no <IDS|MSG> delimiter");
        assert_eq!(refuse(&[b"client".to_vec()]), "no <IDS|MSG> delimiter");
        assert_eq!(refuse(&good[..6]), "fewer than five frames after the delimiter");
        let mut changed = good.clone();
        changed[6] = b"{}".to_vec();
        assert_eq!(refuse(&changed), "the signature is wrong");
        changed[2] = signer.sign([b"", b"", b"", b""]);
        for frame in &mut changed[3..] {
            frame.clear();
        }
        assert!(refuse(&changed).starts_with("header is not JSON"));
    }

    #[test]
    fn content_must_be_an_object() {
        let signer = Signer::new(b"");
        let header: &[u8] = br#"{"msg_id": "1", "msg_type": "x"}"#;
        let mut frames: Vec<&[u8]> = vec![DELIMITER, b"", header, b"{}", b"{}", b"[1]"];
        assert!(
            decode(&frames, &signer).unwrap_err().to_string().starts_with("content is not a JSON object")
        );
        frames[5] = b"{}";
        assert!(decode(&frames, &signer).is_ok());
    }
}
