//! Names at a cursor: completion and inspection. Reads the machine's index of names, never its heap,
//! so it answers while cells run.

use crate::language::{Completion, Match, MimeBundle};
use interp::expand::BindingKind;
use interp::help::{self, Offer, OfferKind, Sort, help, subject};
use interp::machine::Shared;

/// What could stand at the cursor.
pub(super) fn complete(shared: &Shared, code: &str, cursor: usize) -> Completion {
    let found = help::complete(shared, code, offset(code, cursor));
    let matches = found.offers.into_iter().map(|Offer { text, kind, usage }| Match {
        text,
        kind: kind_of(kind).to_owned(),
        signature: usage,
    });
    let cursor_start = code[..found.range.start].chars().count();
    let cursor_end = cursor_start + code[found.range].chars().count();
    Completion { matches: matches.collect(), cursor_start, cursor_end }
}

/// Where a character begins, in bytes.
fn offset(code: &str, cursor: usize) -> usize {
    code.char_indices().nth(cursor).map_or(code.len(), |(at, _)| at)
}

/// The words for which front ends have pictures.
fn kind_of(kind: OfferKind) -> &'static str {
    match kind {
        OfferKind::Name(Sort::Syntax) => "keyword",
        OfferKind::Name(Sort::Procedure) => "function",
        OfferKind::Name(Sort::Variable) => "variable",
        OfferKind::Library => "module",
        OfferKind::Keyword => "param",
        OfferKind::Character => "text",
        OfferKind::File | OfferKind::Folder => "path",
    }
}

/// What is known of the name at the cursor, or of the procedure whose call the cursor is in; with `detail` 1 the text of
/// its definition too.
pub(super) fn inspect(shared: &Shared, code: &str, cursor: usize, detail: u8) -> Option<MimeBundle> {
    let name = subject(shared, code, offset(code, cursor))?;
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
