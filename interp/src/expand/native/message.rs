//! `define-message`: a record type whose records are messages, with a priority.

use super::{Writer, written};
use crate::datum::Kind;
use crate::diagnostic::Diagnostic;
use crate::expand::syntax::Syntax;
use crate::number::Number;

pub(super) fn expand(writer: &Writer<'_>, mut parts: Vec<Syntax>) -> Result<Syntax, Diagnostic> {
    if parts.is_empty() {
        return Err(writer.misuse(writer.form, "a message has a name"));
    }
    let name = parts.remove(0);
    let Some(ident) = name.ident() else {
        return Err(writer.misuse(&name, "a message has a name"));
    };
    let (mut priority, mut fields) = (None, Vec::new());
    for (option, at, value) in writer.options(&mut parts)? {
        match option.as_str() {
            "priority" => priority = Some(value),
            "data" => fields = field_names(writer, &value)?,
            _ => return Err(writer.misuse(&at, format!("there is no keyword argument #:{option}"))),
        }
    }
    if let Some(more) = parts.first() {
        return Err(writer.misuse(more, "the name is followed by keyword arguments alone"));
    }
    let priority = priority.unwrap_or_else(|| writer.plain(Kind::Number(Number::ZERO)));
    let own = |suffix: &str| written(&ident, &format!("{}{suffix}", ident.symbol()));
    let accessor = |field: &Syntax| match field.ident() {
        Some(name) => own(&format!("-{}", name.symbol())),
        None => field.clone(),
    };
    // The type itself has the same name, which is shown, but is a variable that no program sees.
    let record_type = writer.core(ident.symbol().as_str());
    let mut constructor = vec![name.clone()];
    constructor.extend(fields.iter().cloned());
    let mut definition = vec![record_type.clone(), writer.list(constructor), own("?")];
    definition.extend(fields.iter().map(|field| writer.list(vec![field.clone(), accessor(field)])));
    let record = writer.form("define-record-type", definition);
    let mark = writer.form("%message-type!", vec![record_type, priority]);
    let mark = writer.form("define", vec![writer.core("marked"), mark]);
    Ok(writer.form("begin", vec![record, mark]))
}

/// `#:data name` or `#:data (name …)`
fn field_names(writer: &Writer<'_>, data: &Syntax) -> Result<Vec<Syntax>, Diagnostic> {
    let names = if data.ident().is_some() { Some(vec![data.clone()]) } else { data.as_proper_list() };
    let names = names.filter(|names| names.iter().all(|name| name.ident().is_some()));
    names.ok_or_else(|| {
        writer.misuse(data, "#:data takes the name of a field or a list of such names, not a value")
    })
}
