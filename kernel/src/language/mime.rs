//! A value in several representations, each under its media type.
//!
//! The front end shows the richest it knows. A bundle is plain data: it renders nothing.

use serde_json::{Map, Value};

/// The representations of one value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MimeBundle {
    data: Map<String, Value>,
    metadata: Map<String, Value>,
}

impl MimeBundle {
    /// A bundle that holds only plain text.
    pub fn text(text: impl Into<String>) -> Self {
        MimeBundle::default().with("text/plain", text)
    }

    /// The bundle with `text` added (or replaced) under `mime`.
    pub fn with(mut self, mime: &str, text: impl Into<String>) -> Self {
        self.data.insert(mime.to_owned(), Value::String(text.into()));
        self
    }

    /// The bundle with a JSON value under `mime`, for media types that are JSON.
    pub fn with_json(mut self, mime: &str, value: Value) -> Self {
        self.data.insert(mime.to_owned(), value);
        self
    }

    /// The bundle with metadata about its representation `mime`, such as an image's width.
    pub fn with_metadata(mut self, mime: &str, value: Value) -> Self {
        self.metadata.insert(mime.to_owned(), value);
        self
    }

    /// The plain text, if there is one.
    pub fn plain(&self) -> Option<&str> {
        self.data.get("text/plain").and_then(Value::as_str)
    }

    /// The representations as JSON.
    pub(crate) fn data(&self) -> Value {
        Value::Object(self.data.clone())
    }

    /// The metadata as JSON.
    pub(crate) fn metadata(&self) -> Value {
        Value::Object(self.metadata.clone())
    }

    /// About how many bytes it takes on the wire; numbers and structure are not counted.
    pub(crate) fn bytes(&self) -> usize {
        self.data.values().map(text_bytes).sum()
    }
}

fn text_bytes(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(text_bytes).sum::<usize>() + items.len(),
        Value::Object(fields) => fields.iter().map(|(name, value)| name.len() + text_bytes(value)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 8,
    }
}
