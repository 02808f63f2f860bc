//! `actor`: a behaviour from clauses or from a body (rules G3 to G7 of the language's semantics).

use super::{Writer, is_name, keyword};
use crate::diagnostic::Diagnostic;
use crate::expand::syntax::Syntax;
use crate::symbol::Symbol;

/// What the clauses say.
#[derive(Default)]
struct Clauses {
    initial_state: Option<Syntax>,
    on_start: Vec<Syntax>,
    on_stop: Option<(Vec<Syntax>, Vec<Syntax>)>,
    /// Clauses of `match`.
    messages: Vec<Syntax>,
    /// The messages that have a tag, as who sends one writes them.
    heads: Vec<Syntax>,
}

pub(super) fn expand(writer: &Writer<'_>, mut parts: Vec<Syntax>) -> Result<Syntax, Diagnostic> {
    let mut options = Vec::new();
    for (_, name, value) in writer.options(&mut parts)? {
        options.extend([name, value]);
    }
    let options = writer.form("list", options);
    if parts.iter().any(|part| is_name(part, "...")) {
        return Err(writer.error(writer.form, "`...` is a placeholder here: fill it in"));
    }
    let Some(first) = parts.first() else {
        return Err(writer.misuse(writer.form, "an actor has clauses or a body"));
    };
    let is_clauses = first.head().is_some_and(|head| head.as_list().is_some() || is_name(&head, "else"));
    let (writing, maker) = if is_clauses {
        ("clauses", clauses(writer, &parts)?)
    } else {
        ("body", writer.lambda(Vec::new(), parts))
    };
    let writing = writer.quoted(writer.symbol(Symbol::intern(writing)));
    Ok(writer.form("%behaviour", vec![writing, maker, options]))
}

/// The thunk that makes an instance.
fn clauses(writer: &Writer<'_>, parts: &[Syntax]) -> Result<Syntax, Diagnostic> {
    let message = writer.core("message");
    let mut clauses = Clauses::default();
    for part in parts {
        clause(writer, part, &message, &mut clauses)?;
    }
    let state = state_name(parts).unwrap_or_else(|| writer.core("state"));
    let form = writer.form("%message-form", vec![message.clone()]);
    let mut matching = vec![form];
    matching.append(&mut clauses.messages);
    matching.push(writer.list(vec![writer.core("_"), writer.form("%unhandled", Vec::new())]));
    let handler = writer.lambda(vec![message], vec![writer.form("match", matching)]);
    let look = writer.lambda(Vec::new(), vec![state.clone()]);
    let on_stop = match clauses.on_stop {
        Some((formals, body)) => writer.lambda(formals, body),
        None => writer.truth(false),
    };
    let heads = writer.quoted(writer.list(clauses.heads));
    let initial = clauses.initial_state.unwrap_or_else(|| writer.truth(false));
    let mut body = vec![writer.list(vec![writer.list(vec![state, initial])])];
    body.append(&mut clauses.on_start);
    body.push(writer.form("vector", vec![handler, look, on_stop, heads]));
    Ok(writer.lambda(Vec::new(), vec![writer.form("let", body)]))
}

fn clause(
    writer: &Writer<'_>,
    part: &Syntax,
    message: &Syntax,
    clauses: &mut Clauses,
) -> Result<(), Diagnostic> {
    let wrong = || writer.misuse(part, "a clause is a list of a message and what to do with it");
    let mut items = part.as_proper_list().filter(|items| !items.is_empty()).ok_or_else(wrong)?;
    let head = items.remove(0);
    let words = head.as_proper_list().unwrap_or_default();
    match words.first().and_then(Syntax::ident).map(|word| word.symbol().as_str()) {
        Some("initial-state") => {
            if words.len() != 2 || !items.is_empty() || clauses.initial_state.is_some() {
                return Err(writer.misuse(part, "the state is given once, as [(initial-state value)]"));
            }
            clauses.initial_state = words.into_iter().nth(1);
        }
        Some("on-start") => {
            if words.len() != 1 {
                return Err(writer.misuse(part, "what is done first is written [(on-start) body …]"));
            }
            clauses.on_start.append(&mut items);
        }
        Some("on-stop") => {
            if words.len() > 2 || clauses.on_stop.is_some() {
                return Err(
                    writer.misuse(part, "what is done last is written once, [(on-stop reason) body …]")
                );
            }
            let reason = words.into_iter().nth(1).unwrap_or_else(|| writer.core("reason"));
            clauses.on_stop = Some((vec![reason], items));
        }
        _ => {
            let written = head;
            let head = writer.head(&written, message);
            clauses.heads.extend(head.tag.and_then(|tag| message_of(writer, &written, tag)));
            let has_guard = items.first().and_then(keyword).is_some();
            if items.len() == if has_guard { 2 } else { 0 } {
                items.push(writer.form("void", Vec::new()));
            }
            items.insert(0, head.pattern);
            clauses.messages.push(writer.list(items));
        }
    }
    Ok(())
}

/// The message that a clause is for: its tag is not quoted.
fn message_of(writer: &Writer<'_>, head: &Syntax, tag: Symbol) -> Option<Syntax> {
    let (mut items, tail) = head.as_list()?;
    *items.first_mut()? = writer.symbol(tag);
    Some(Syntax::list(items, tail, writer.by))
}

/// The name `state` as the clauses write it, so that they mean the variable which is bound around them.
fn state_name(parts: &[Syntax]) -> Option<Syntax> {
    let mut left: Vec<Syntax> = parts.iter().rev().cloned().collect();
    while let Some(part) = left.pop() {
        if is_name(&part, "state") {
            return Some(part);
        }
        if let Some((items, tail)) = part.as_list() {
            left.extend(tail);
            left.extend(items.into_iter().rev());
        } else if let Some(items) = part.as_vector() {
            left.extend(items.into_iter().rev());
        }
    }
    None
}
