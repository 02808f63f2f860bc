//! `input_request`.

use serde_json::{Value, json};

pub(crate) fn request(prompt: &str, password: bool) -> Value {
    json!({"prompt": prompt, "password": password})
}
