//! What cells publish: `stream`, `display_data`, `update_display_data`, `execute_result`, `clear_output`,
//! `error`.

use serde_json::{Value, json};

use crate::language::{ErrorReport, MimeBundle, Stream};

pub(crate) fn stream(stream: Stream, text: &str) -> Value {
    let name = match stream {
        Stream::Stdout => "stdout",
        Stream::Stderr => "stderr",
    };
    json!({"name": name, "text": text})
}

/// `display_data` and `update_display_data`.
pub(crate) fn display(bundle: &MimeBundle, id: Option<&str>) -> Value {
    let transient = id.map_or_else(|| json!({}), |id| json!({"display_id": id}));
    json!({"data": bundle.data(), "metadata": bundle.metadata(), "transient": transient})
}

pub(crate) fn result(bundle: &MimeBundle, execution_count: u64) -> Value {
    json!({"execution_count": execution_count, "data": bundle.data(), "metadata": bundle.metadata()})
}

pub(crate) fn clear(wait: bool) -> Value {
    json!({"wait": wait})
}

/// The three fields in which an error is told, here and in replies.
pub(crate) fn report_fields(report: &ErrorReport) -> Value {
    json!({"ename": report.name, "evalue": report.value, "traceback": report.traceback})
}
