//! Names at a cursor: completion and inspection. Reads the machine's index of names, never its heap,
//! so it answers while cells run.

use crate::language::{Completion, Match, MimeBundle};
use interp::builtins;
use interp::expand::BindingKind;
use interp::machine::Shared;

/// Whether a character can be part of a name.
fn is_name_char(c: char) -> bool {
    !c.is_whitespace() && !"()[]{}\"';`,|".contains(c)
}

/// The name around the cursor: the characters before it, the whole, and where it begins and ends.
fn name_at(code: &str, cursor: usize) -> (String, String, usize, usize) {
    let chars: Vec<char> = code.chars().collect();
    let cursor = cursor.min(chars.len());
    let start = chars[..cursor].iter().rposition(|&c| !is_name_char(c)).map_or(0, |at| at + 1);
    let end = chars[cursor..].iter().position(|&c| !is_name_char(c)).map_or(chars.len(), |at| cursor + at);
    (chars[start..cursor].iter().collect(), chars[start..end].iter().collect(), start, end)
}

/// Bound names that begin like the one at the cursor.
pub(super) fn complete(shared: &Shared, code: &str, cursor: usize) -> Completion {
    let (prefix, _, start, end) = name_at(code, cursor);
    let names = shared.names();
    let matches = names.into_iter().filter(|name| name.starts_with(&prefix)).map(|name| Match {
        text: name.to_owned(),
        kind: kind_of(shared, name).to_owned(),
        signature: builtins::find(name).map(|builtin| builtin.usage()).unwrap_or_default(),
    });
    let matches = if prefix.is_empty() { Vec::new() } else { matches.collect() };
    Completion { matches, cursor_start: start, cursor_end: end }
}

fn kind_of(shared: &Shared, name: &str) -> &'static str {
    match shared.environment().lookup(name) {
        Some(BindingKind::Form(_) | BindingKind::Macro) => "keyword",
        Some(BindingKind::Variable(_)) if builtins::find(name).is_some() => "function",
        _ => "variable",
    }
}

/// What is known of the name at the cursor.
pub(super) fn inspect(shared: &Shared, code: &str, cursor: usize, detail: u8) -> Option<MimeBundle> {
    let (_, name, _, _) = name_at(code, cursor);
    let kind = shared.environment().lookup(&name)?;
    if let Some(builtin) = builtins::find(&name) {
        let text = if detail == 0 { builtin.summary() } else { builtin.doc };
        return Some(MimeBundle::text(format!("{}\n\n{}", builtin.usage(), text.trim())));
    }
    let what = match kind {
        BindingKind::Form(form) => form.usage().to_owned(),
        BindingKind::Macro => format!("{name} is a macro"),
        BindingKind::Variable(_) => format!("{name} is a variable"),
        BindingKind::Undefined(_) => return None,
    };
    Some(MimeBundle::text(what))
}
