//! Message headers: the received one, kept as it came, and the ones this kernel makes.
//!
//! A reply must carry the request's header unchanged as its parent header, so a received header keeps its
//! bytes beside the few fields that are read from it.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Value, json};

use super::PROTOCOL_VERSION;

/// The header of a received message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// The header as it came, to be echoed as the parent of what answers it.
    pub(crate) raw: Arc<[u8]>,
    /// The sender's name for the message.
    pub(crate) msg_id: String,
    /// What the message is.
    pub(crate) msg_type: String,
    /// When the sender made it, in milliseconds since 1970, if it says so.
    pub(crate) sent_at: Option<i64>,
}

impl Header {
    /// Reads a header; the error says what is missing.
    pub(crate) fn parse(raw: &[u8]) -> Result<Self, String> {
        let fields: Value =
            serde_json::from_slice(raw).map_err(|error| format!("header is not JSON: {error}"))?;
        let text = |name: &str| {
            let value = fields.get(name).and_then(Value::as_str);
            value.map(str::to_owned).ok_or_else(|| format!("header has no {name}"))
        };
        let sent_at = fields.get("date").and_then(Value::as_str).and_then(|date| {
            chrono::DateTime::parse_from_rfc3339(date).ok().map(|date| date.timestamp_millis())
        });
        Ok(Header { raw: raw.into(), msg_id: text("msg_id")?, msg_type: text("msg_type")?, sent_at })
    }
}

/// What is published or replied, before it has identities, an id and a signature.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Outgoing {
    /// What the message is.
    pub(crate) msg_type: Cow<'static, str>,
    /// The header of the message that caused this one; none for what the kernel says by itself.
    pub(crate) parent: Option<Arc<[u8]>>,
    /// Its content.
    pub(crate) content: Value,
}

/// Makes the headers of this kernel's messages: one session id, counted message ids.
pub(crate) struct HeaderMaker {
    session: String,
    count: u64,
}

impl HeaderMaker {
    pub(crate) fn new() -> Self {
        HeaderMaker { session: uuid::Uuid::new_v4().simple().to_string(), count: 0 }
    }

    /// The id of this kernel process, which its messages carry as their session.
    pub(crate) fn session(&self) -> &str {
        &self.session
    }

    /// The header of the next message, a message of type `msg_type` made at `date`.
    pub(crate) fn next(&mut self, msg_type: &str, date: chrono::DateTime<chrono::Utc>) -> Vec<u8> {
        self.count += 1;
        json!({
            "msg_id": format!("{}_{}", self.session, self.count),
            "session": self.session,
            "username": "lambdust",
            "date": date.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
            "msg_type": msg_type,
            "version": PROTOCOL_VERSION,
        })
        .to_string()
        .into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_keeps_its_bytes() {
        let raw = br#"{ "msg_id": "a1", "msg_type": "execute_request", "date": "2026-01-02T03:04:05.678Z", "x": [1] }"#;
        let header = Header::parse(raw).unwrap();
        assert_eq!(&*header.raw, &raw[..]);
        assert_eq!((header.msg_id.as_str(), header.msg_type.as_str()), ("a1", "execute_request"));
        assert_eq!(header.sent_at, Some(1_767_323_045_678));
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(Header::parse(b"{}").unwrap_err(), "header has no msg_id");
        assert_eq!(Header::parse(br#"{"msg_id": 7}"#).unwrap_err(), "header has no msg_id");
        assert_eq!(Header::parse(b"[]").unwrap_err(), "header has no msg_id");
        assert!(Header::parse(b"\xff").unwrap_err().starts_with("header is not JSON"));
    }

    #[test]
    fn made_headers_are_read_back_and_counted() {
        let mut maker = HeaderMaker::new();
        let date = chrono::DateTime::from_timestamp_millis(1_767_323_045_678).unwrap();
        let (first, second) = (maker.next("status", date), maker.next("status", date));
        let header = Header::parse(&first).unwrap();
        assert_eq!(header.sent_at, Some(1_767_323_045_678));
        assert_eq!(header.msg_id, format!("{}_1", maker.session()));
        assert_ne!(first, second);
    }
}
