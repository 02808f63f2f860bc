//! How far a console should indent the next line of an unfinished text.

use super::lexer::Form;
use super::sequence::Sequence;
use super::structure::{Frame, FrameKind};
use crate::datum::{Datum, Kind};
use crate::source::Span;

/// Forms with a body, beside those whose names begin with `define`, `let` or `with-`.
const BODY_FORMS: [&str; 24] = [
    "lambda",
    "λ",
    "case-lambda",
    "when",
    "unless",
    "do",
    "case",
    "guard",
    "parameterize",
    "syntax-rules",
    "actor",
    "supervisor",
    "future",
    "atomically",
    "receive",
    "select",
    "plet",
    "try",
    "catch",
    "library",
    "begin",
    "for",
    "match",
    "thread",
];

/// The column of the next line, by the innermost open list: two beyond its bracket in a form with a
/// body, else below the first operand, else just behind the bracket.
pub(super) fn next_line(text: &str, stack: &[Frame]) -> usize {
    let innermost = stack.iter().rev().find_map(|frame| match &frame.kind {
        FrameKind::Sequence(sequence) => Some((frame.open.span, sequence)),
        _ => None,
    });
    match innermost {
        Some((span, sequence)) => inside(text, span, sequence),
        None => 0,
    }
}

fn inside(text: &str, opener: Span, sequence: &Sequence) -> usize {
    let behind = column(text, opener.end as usize);
    let on_this_line = |datum: &&Datum| {
        let between = text.get(opener.end as usize..datum.span().start as usize);
        between.is_some_and(|between| !between.contains('\n'))
    };
    let head = sequence.items.first();
    match head.map(Datum::kind) {
        Some(Kind::Symbol(name)) if sequence.form == Form::List => {
            let operand = sequence.items.get(1).filter(on_this_line);
            match operand {
                _ if has_body(name.as_str()) => behind + 1,
                Some(operand) => column(text, operand.span().start as usize),
                None => behind,
            }
        }
        _ => behind,
    }
}

fn has_body(name: &str) -> bool {
    ["define", "let", "with-"].iter().any(|prefix| name.starts_with(prefix)) || BODY_FORMS.contains(&name)
}

/// Characters between the start of its line and an offset.
fn column(text: &str, offset: usize) -> usize {
    let before = &text[..offset];
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    before[line..].chars().count()
}
