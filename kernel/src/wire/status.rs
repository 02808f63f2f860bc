//! `status` and `iopub_welcome`: what the kernel says about itself.

use serde_json::{Value, json};

/// What the kernel is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExecutionState {
    Starting,
    Busy,
    Idle,
}

pub(crate) fn status(state: ExecutionState) -> Value {
    let state = match state {
        ExecutionState::Starting => "starting",
        ExecutionState::Busy => "busy",
        ExecutionState::Idle => "idle",
    };
    json!({"execution_state": state})
}

/// Tells a subscriber that from now on it misses nothing.
pub(crate) fn welcome(subscription: &[u8]) -> Value {
    json!({"subscription": String::from_utf8_lossy(subscription)})
}
