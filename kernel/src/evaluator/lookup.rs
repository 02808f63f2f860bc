//! Names at a cursor: completion and inspection. Reads the machine's index of names, never its heap,
//! so it answers while cells run.

use crate::language::{Completion, Match, MimeBundle};
use interp::expand::BindingKind;
use interp::help::{Sort, help};
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
    let matches = names.into_iter().filter(|name| name.starts_with(&prefix)).map(|name| {
        let found = help(shared, name);
        Match {
            text: name.to_owned(),
            kind: kind_of(found.as_ref().map(|help| help.sort)).to_owned(),
            signature: found.map(|help| first_line(&help.usage)).unwrap_or_default(),
        }
    });
    let matches = if prefix.is_empty() { Vec::new() } else { matches.collect() };
    Completion { matches, cursor_start: start, cursor_end: end }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

fn kind_of(sort: Option<Sort>) -> &'static str {
    match sort {
        Some(Sort::Syntax) => "keyword",
        Some(Sort::Procedure) => "function",
        Some(Sort::Variable) | None => "variable",
    }
}

/// What is known of the name at the cursor; with `detail` 1 the text of its definition too.
pub(super) fn inspect(shared: &Shared, code: &str, cursor: usize, detail: u8) -> Option<MimeBundle> {
    let (_, name, _, _) = name_at(code, cursor);
    shared.environment().lookup(&name)?;
    let Some(found) = help(shared, &name) else {
        let is_undefined = matches!(shared.environment().lookup(&name), Some(BindingKind::Undefined(_)));
        return (!is_undefined).then(|| MimeBundle::text(format!("{name} is a variable")));
    };
    let mut text = found.page();
    if let Some(definition) = found.text.filter(|_| detail > 0) {
        text.push_str("\n\n");
        text.push_str(&definition);
    }
    Some(MimeBundle::text(text))
}
