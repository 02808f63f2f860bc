//! Every request a front end can send, read from its content.
//!
//! Fields that are missing take the protocol's defaults; fields of a wrong type are an error, so that a
//! mistake in a client is answered instead of guessed at.

use serde_json::{Map, Value};

use super::comm::CommOpen;
use super::complete::CompleteRequest;
use super::execute::ExecuteRequest;
use super::history::HistoryRequest;
use super::inspect::InspectRequest;

/// A request, by message type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Request {
    KernelInfo,
    Execute(ExecuteRequest),
    Complete(CompleteRequest),
    Inspect(InspectRequest),
    IsComplete {
        code: String,
    },
    History(HistoryRequest),
    CommInfo,
    CommOpen(CommOpen),
    /// A message to a comm, or its end: this kernel has none, so there is nobody to hand it to.
    CommOther,
    Interrupt,
    Shutdown {
        restart: bool,
    },
    InputReply {
        value: String,
    },
    /// A request this kernel does not know.
    Unknown,
}

impl Request {
    /// Reads the request `msg_type`; the error says which field is wrong.
    pub(crate) fn parse(msg_type: &str, content: &Map<String, Value>) -> Result<Self, String> {
        let fields = Fields(content);
        Ok(match msg_type {
            "kernel_info_request" => Request::KernelInfo,
            "execute_request" => Request::Execute(ExecuteRequest::parse(&fields)?),
            "complete_request" => Request::Complete(CompleteRequest::parse(&fields)?),
            "inspect_request" => Request::Inspect(InspectRequest::parse(&fields)?),
            "is_complete_request" => Request::IsComplete { code: fields.text("code")?.to_owned() },
            "history_request" => Request::History(HistoryRequest::parse(&fields)?),
            "comm_info_request" => Request::CommInfo,
            "comm_open" => Request::CommOpen(CommOpen::parse(&fields)?),
            "comm_msg" | "comm_close" => Request::CommOther,
            "interrupt_request" => Request::Interrupt,
            "shutdown_request" => Request::Shutdown { restart: fields.flag("restart", false)? },
            "input_reply" => Request::InputReply { value: fields.text_or("value", "")?.to_owned() },
            _ => Request::Unknown,
        })
    }
}

/// The content of a request, field by field.
pub(crate) struct Fields<'a>(pub(crate) &'a Map<String, Value>);

impl<'a> Fields<'a> {
    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn text(&self, name: &str) -> Result<&'a str, String> {
        let value = self.get(name).ok_or_else(|| format!("{name} is missing"))?;
        value.as_str().ok_or_else(|| format!("{name} must be a string"))
    }

    pub(crate) fn text_or(&self, name: &str, default: &'a str) -> Result<&'a str, String> {
        if self.get(name).is_none() { Ok(default) } else { self.text(name) }
    }

    pub(crate) fn flag(&self, name: &str, default: bool) -> Result<bool, String> {
        match self.get(name) {
            None => Ok(default),
            Some(value) => value.as_bool().ok_or_else(|| format!("{name} must be true or false")),
        }
    }

    pub(crate) fn integer(&self, name: &str) -> Result<Option<i64>, String> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => value.as_i64().map(Some).ok_or_else(|| format!("{name} must be an integer")),
        }
    }

    pub(crate) fn object(&self, name: &str) -> Result<Option<&'a Map<String, Value>>, String> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => value.as_object().map(Some).ok_or_else(|| format!("{name} must be an object")),
        }
    }

    /// A position in `code`, counted in characters: between its start and its end, whatever the field says.
    pub(crate) fn cursor(&self, name: &str, code: &str) -> Result<usize, String> {
        let length = code.chars().count();
        let position = self.integer(name)?;
        Ok(position.map_or(length, |position| usize::try_from(position).unwrap_or(0).min(length)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parse(msg_type: &str, content: Value) -> Result<Request, String> {
        Request::parse(msg_type, content.as_object().expect("the tests write objects"))
    }

    #[test]
    fn missing_fields_take_the_defaults() {
        assert_eq!(parse("shutdown_request", json!({})), Ok(Request::Shutdown { restart: false }));
        let Ok(Request::Execute(request)) = parse("execute_request", json!({"code": "1"})) else { panic!() };
        assert!(!request.silent && request.store_history && request.stop_on_error && request.allow_stdin);
        let Ok(Request::Execute(request)) = parse("execute_request", json!({"code": "1", "silent": true}))
        else {
            panic!()
        };
        assert!(!request.store_history);
        let complete = parse("complete_request", json!({"code": "λx"}));
        assert_eq!(complete, Ok(Request::Complete(CompleteRequest { code: "λx".into(), cursor: 2 })));
    }

    #[test]
    fn a_cursor_stays_inside_the_code() {
        for (position, cursor) in [(-1, 0), (0, 0), (2, 2), (3, 2), (i64::MAX, 2)] {
            let complete = parse("complete_request", json!({"code": "λx", "cursor_pos": position}));
            assert_eq!(complete, Ok(Request::Complete(CompleteRequest { code: "λx".into(), cursor })));
        }
    }

    #[test]
    fn wrong_fields_are_named() {
        let cases = [
            ("execute_request", json!({}), "code is missing"),
            ("execute_request", json!({"code": 1}), "code must be a string"),
            ("execute_request", json!({"code": "", "silent": 1}), "silent must be true or false"),
            (
                "execute_request",
                json!({"code": "", "user_expressions": []}),
                "user_expressions must be an object",
            ),
            (
                "execute_request",
                json!({"code": "", "user_expressions": {"a": 1}}),
                "user_expressions must hold strings, a is 1",
            ),
            ("complete_request", json!({"code": "", "cursor_pos": "x"}), "cursor_pos must be an integer"),
            (
                "history_request",
                json!({"hist_access_type": "all"}),
                "hist_access_type is \"all\", expected \"tail\", \"range\" or \"search\"",
            ),
            ("comm_open", json!({"comm_id": "1"}), "target_name is missing"),
        ];
        for (msg_type, content, expected) in cases {
            assert_eq!(parse(msg_type, content.clone()).unwrap_err(), expected, "{msg_type} {content}");
        }
    }
}
