//! `history_request` and its reply.

use serde_json::{Value, json};

use super::request::Fields;

/// A request for earlier inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HistoryRequest {
    /// Whether results are wanted beside the inputs.
    pub(crate) output: bool,
    pub(crate) access: Access,
}

/// Which inputs are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// The last `n`.
    Tail { n: usize },
    /// Those of a session numbered from `start` up to, not with, `stop`.
    Range { session: i64, start: i64, stop: Option<i64> },
    /// The last `n` that the glob `pattern` matches.
    Search { pattern: String, n: Option<usize>, unique: bool },
}

impl HistoryRequest {
    pub(crate) fn parse(fields: &Fields<'_>) -> Result<Self, String> {
        let n = fields.integer("n")?.map(|n| usize::try_from(n).unwrap_or(0));
        let access = match fields.text_or("hist_access_type", "tail")? {
            "tail" => Access::Tail { n: n.unwrap_or(10) },
            "range" => Access::Range {
                session: fields.integer("session")?.unwrap_or(0),
                start: fields.integer("start")?.unwrap_or(0),
                stop: fields.integer("stop")?,
            },
            "search" => Access::Search {
                pattern: fields.text_or("pattern", "*")?.to_owned(),
                n,
                unique: fields.flag("unique", false)?,
            },
            other => {
                let expected = "expected \"tail\", \"range\" or \"search\"";
                return Err(format!("hist_access_type is \"{other}\", {expected}"));
            }
        };
        Ok(HistoryRequest { output: fields.flag("output", false)?, access })
    }
}

pub(crate) fn reply(entries: Vec<Value>) -> Value {
    json!({"status": "ok", "history": entries})
}
