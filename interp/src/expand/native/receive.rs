//! `receive` in its four shapes (rule G11 of the language's semantics).

use super::{Writer, is_name, keyword};
use crate::diagnostic::Diagnostic;
use crate::expand::syntax::Syntax;

pub(super) fn expand(writer: &Writer<'_>, mut parts: Vec<Syntax>) -> Result<Syntax, Diagnostic> {
    let Some(first) = parts.first() else { return Ok(writer.form("%receive", Vec::new())) };
    if keyword(first).is_some() {
        return with_options(writer, parts);
    }
    if first.ident().is_some() {
        let name = parts.remove(0);
        if parts.is_empty() {
            return Err(writer.misuse(writer.form, "a name is followed by what to do with the message"));
        }
        let message = writer.form("%receive", Vec::new());
        parts.insert(0, writer.list(vec![writer.list(vec![name, message])]));
        return Ok(writer.form("let", parts));
    }
    selective(writer, parts)
}

/// `(receive #:timeout seconds #:default value)`
fn with_options(writer: &Writer<'_>, mut parts: Vec<Syntax>) -> Result<Syntax, Diagnostic> {
    let (mut timeout, mut default) = (None, None);
    for (name, at, value) in writer.options(&mut parts)? {
        match name.as_str() {
            "timeout" => timeout = Some(value),
            "default" => default = Some(value),
            _ => return Err(writer.misuse(&at, format!("there is no keyword argument #:{name}"))),
        }
    }
    if let Some(more) = parts.first() {
        return Err(writer.misuse(more, "#:timeout and #:default stand alone"));
    }
    let mut arguments = vec![timeout.unwrap_or_else(|| writer.truth(false))];
    arguments.extend(default);
    Ok(writer.form("%receive", arguments))
}

/// Clauses: a matcher gives a thunk for the first message that fits, which is then called.
fn selective(writer: &Writer<'_>, parts: Vec<Syntax>) -> Result<Syntax, Diagnostic> {
    let message = writer.core("message");
    let mut clauses = vec![writer.form("%message-form", vec![message.clone()])];
    let mut tags = Some(Vec::new());
    let (mut seconds, mut otherwise) = (writer.truth(false), writer.truth(false));
    let last = parts.len() - 1;
    for (index, part) in parts.into_iter().enumerate() {
        let mut items = part
            .as_proper_list()
            .filter(|items| !items.is_empty())
            .ok_or_else(|| writer.misuse(&part, "a clause is a list of a message and what to do with it"))?;
        let head = items.remove(0);
        if let Some(words) =
            head.as_proper_list().filter(|words| words.first().is_some_and(|word| is_name(word, "after")))
        {
            let Ok([_, wait]) = <[Syntax; 2]>::try_from(words) else {
                return Err(writer.misuse(&head, "the wait is written [(after seconds) body …]"));
            };
            if index != last {
                return Err(writer.misuse(&part, "the clause (after seconds) is the last one"));
            }
            seconds = wait;
            otherwise = writer.lambda(Vec::new(), items);
            continue;
        }
        let guard = items.first().and_then(keyword).is_some();
        if guard && items.len() < 2 {
            return Err(writer.misuse(&part, "#:when is followed by a test"));
        }
        let head = writer.head(&head, &message);
        tags = tags.zip(head.tag).map(|(mut tags, tag)| {
            tags.push(tag);
            tags
        });
        let body = items.split_off(if guard { 2 } else { 0 });
        let mut clause = vec![head.pattern];
        clause.append(&mut items);
        clause.push(writer.lambda(Vec::new(), body));
        clauses.push(writer.list(clause));
    }
    clauses.push(writer.list(vec![writer.core("_"), writer.truth(false)]));
    let matcher = writer.lambda(vec![message], vec![writer.form("match", clauses)]);
    let tags = tags.unwrap_or_default().into_iter().map(|tag| writer.symbol(tag)).collect();
    let tags = writer.quoted(writer.list(tags));
    let selected = writer.form("%receive-selected", vec![tags, seconds, matcher, otherwise]);
    Ok(writer.list(vec![selected]))
}

/// `receive` of SRFI 8 looks alike.
pub(super) fn warn(parts: &[Syntax]) -> Option<String> {
    let values = parts.get(1).filter(|_| parts.len() > 2)?;
    let is_values = values.head().is_some_and(|head| is_name(&head, "values"));
    let is_formals = parts[0].ident().is_some();
    (is_values && is_formals).then(|| {
        "this waits for a message; the `receive` that takes multiple values is in (import (srfi 8))"
            .to_owned()
    })
}
