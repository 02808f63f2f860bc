//! Comms, the protocol's side channels: this kernel offers no targets yet, so it says so and closes what is
//! opened to it.

use serde_json::{Value, json};

use super::request::Fields;

/// A request to open a comm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CommOpen {
    pub(crate) comm_id: String,
    pub(crate) target_name: String,
}

impl CommOpen {
    pub(crate) fn parse(fields: &Fields<'_>) -> Result<Self, String> {
        let text = |name| fields.text(name).map(str::to_owned);
        Ok(CommOpen { comm_id: text("comm_id")?, target_name: text("target_name")? })
    }
}

/// The answer to a comm that nobody here listens to.
pub(crate) fn close(comm_id: &str) -> Value {
    json!({"comm_id": comm_id, "data": {}})
}

/// The comms that are open: none.
pub(crate) fn info_reply() -> Value {
    json!({"status": "ok", "comms": {}})
}
