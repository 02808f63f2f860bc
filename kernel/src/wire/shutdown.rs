//! `shutdown_reply` and `interrupt_reply`.

use serde_json::{Value, json};

pub(crate) fn reply(restart: bool) -> Value {
    json!({"status": "ok", "restart": restart})
}

pub(crate) fn interrupt_reply() -> Value {
    json!({"status": "ok"})
}
