//! `execute_request`, its reply, and `execute_input`.

use serde_json::{Map, Value, json};

use super::output::report_fields;
use super::request::Fields;
use crate::language::{ErrorReport, MimeBundle};

/// A request to run code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExecuteRequest {
    pub(crate) code: String,
    pub(crate) silent: bool,
    pub(crate) store_history: bool,
    pub(crate) allow_stdin: bool,
    pub(crate) stop_on_error: bool,
    pub(crate) user_expressions: Vec<(String, String)>,
}

impl ExecuteRequest {
    pub(crate) fn parse(fields: &Fields<'_>) -> Result<Self, String> {
        let silent = fields.flag("silent", false)?;
        Ok(ExecuteRequest {
            code: fields.text("code")?.to_owned(),
            silent,
            store_history: fields.flag("store_history", true)? && !silent,
            allow_stdin: fields.flag("allow_stdin", true)?,
            stop_on_error: fields.flag("stop_on_error", true)?,
            user_expressions: user_expressions(fields)?,
        })
    }
}

fn user_expressions(fields: &Fields<'_>) -> Result<Vec<(String, String)>, String> {
    let Some(expressions) = fields.object("user_expressions")? else { return Ok(Vec::new()) };
    let text = |(name, code): (&String, &Value)| match code.as_str() {
        Some(code) => Ok((name.clone(), code.to_owned())),
        None => Err(format!("user_expressions must hold strings, {name} is {code}")),
    };
    expressions.iter().map(text).collect()
}

/// What is published when code starts to run.
pub(crate) fn input(code: &str, execution_count: u64) -> Value {
    json!({"code": code, "execution_count": execution_count})
}

/// The reply to code that ran to its end.
pub(crate) fn reply_ok(
    execution_count: u64,
    pages: &[String],
    user_expressions: &[(String, Result<MimeBundle, ErrorReport>)],
) -> Value {
    let page = |text: &String| json!({"source": "page", "data": {"text/plain": text}, "start": 0});
    let values: Map<String, Value> =
        user_expressions.iter().map(|(name, value)| (name.clone(), user_value(value))).collect();
    json!({
        "status": "ok",
        "execution_count": execution_count,
        "payload": pages.iter().map(page).collect::<Vec<_>>(),
        "user_expressions": values,
    })
}

fn user_value(value: &Result<MimeBundle, ErrorReport>) -> Value {
    match value {
        Ok(bundle) => json!({"status": "ok", "data": bundle.data(), "metadata": bundle.metadata()}),
        Err(report) => error_reply(report),
    }
}

/// The reply to code that failed.
pub(crate) fn reply_error(execution_count: u64, report: &ErrorReport) -> Value {
    let mut content = error_reply(report);
    content["execution_count"] = execution_count.into();
    content["payload"] = json!([]);
    content["user_expressions"] = json!({});
    content
}

/// The reply to code that was not run, because code before it failed or the kernel is going away.
pub(crate) fn reply_aborted(reason: &str) -> Value {
    json!({"status": "aborted", "ename": "Aborted", "evalue": reason, "traceback": []})
}

/// The fields that every reply with status `error` has.
pub(crate) fn error_reply(report: &ErrorReport) -> Value {
    let mut content = report_fields(report);
    content["status"] = "error".into();
    content
}
