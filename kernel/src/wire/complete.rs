//! `complete_request` and its reply. Positions are counted in characters.

use serde_json::{Value, json};

use super::request::Fields;
use crate::language::Completion;

/// A request for completions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CompleteRequest {
    pub(crate) code: String,
    pub(crate) cursor: usize,
}

impl CompleteRequest {
    pub(crate) fn parse(fields: &Fields<'_>) -> Result<Self, String> {
        let code = fields.text("code")?;
        Ok(CompleteRequest { code: code.to_owned(), cursor: fields.cursor("cursor_pos", code)? })
    }
}

/// The reply; front ends that know it show kind and signature beside each match.
pub(crate) fn reply(completion: &Completion) -> Value {
    let (start, end) = (completion.cursor_start, completion.cursor_end);
    let matches: Vec<&str> = completion.matches.iter().map(|found| found.text.as_str()).collect();
    let described: Vec<Value> = completion
        .matches
        .iter()
        .map(|found| {
            let (text, kind, signature) = (&found.text, &found.kind, &found.signature);
            json!({"text": text, "type": kind, "signature": signature, "start": start, "end": end})
        })
        .collect();
    json!({
        "status": "ok",
        "matches": matches,
        "cursor_start": start,
        "cursor_end": end,
        "metadata": {"_jupyter_types_experimental": described},
    })
}
