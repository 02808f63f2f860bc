//! `inspect_request` and its reply. Positions are counted in characters.

use serde_json::{Value, json};

use super::request::Fields;
use crate::language::MimeBundle;

/// A request for help about a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InspectRequest {
    pub(crate) code: String,
    pub(crate) cursor: usize,
    pub(crate) detail: u8,
}

impl InspectRequest {
    pub(crate) fn parse(fields: &Fields<'_>) -> Result<Self, String> {
        let code = fields.text("code")?;
        let detail = u8::from(fields.integer("detail_level")?.unwrap_or(0) > 0);
        Ok(InspectRequest { code: code.to_owned(), cursor: fields.cursor("cursor_pos", code)?, detail })
    }
}

pub(crate) fn reply(found: Option<&MimeBundle>) -> Value {
    let empty = || json!({});
    json!({
        "status": "ok",
        "found": found.is_some(),
        "data": found.map_or_else(empty, MimeBundle::data),
        "metadata": found.map_or_else(empty, MimeBundle::metadata),
    })
}
