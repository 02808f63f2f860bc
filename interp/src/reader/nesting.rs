//! Brackets that do not match, and which one to blame.
//!
//! When a text ends inside a list, the mistake is rarely at the end. Indentation tells more: a line
//! that begins at or left of the innermost open bracket was meant to stand outside that list. The
//! first such line names the bracket that was probably forgotten.

use super::lexer::Bracket;
use super::structure::{Frame, FrameKind};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Where something open begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) span: Span,
    /// Columns before it on its line.
    pub(super) column: u32,
}

/// A line whose indentation contradicts the brackets.
#[derive(Clone, Debug)]
pub(super) struct Suspect {
    /// The bracket that should have been closed before the line.
    opener: Span,
    /// What the line begins with.
    line: Span,
    /// The brackets that the indentation misses before the line.
    missing: String,
}

/// How many closing brackets a hint spells out.
const MAX_SPELLED: usize = 40;

/// Judges a token that begins a line.
pub(super) fn suspect(stack: &[Frame], token: Span, column: u32) -> Option<Suspect> {
    let innermost = stack.last().filter(|frame| matches!(frame.kind, FrameKind::Sequence(_)))?;
    let outside = |frame: &Frame| column <= frame.open.column;
    if !outside(innermost) {
        return None;
    }
    let missing = closers(stack.iter().rev().take(MAX_SPELLED).filter(|frame| outside(frame)));
    Some(Suspect { opener: innermost.open.span, line: token, missing })
}

/// The brackets that close these sequences, given from the innermost.
fn closers<'f>(frames: impl Iterator<Item = &'f Frame>) -> String {
    frames
        .filter_map(|frame| match &frame.kind {
            FrameKind::Sequence(sequence) => Some(sequence.bracket.close()),
            _ => None,
        })
        .collect()
}

/// The text ends while something is open.
pub(super) fn unclosed(stack: &[Frame], suspect: Option<&Suspect>, end: Span, text: &str) -> Diagnostic {
    let spelled = closers(stack.iter().rev().take(MAX_SPELLED));
    let shown = |span: Span| &text[span.start as usize..span.end as usize];
    if let Some(suspect) = suspect {
        let (line, hint) =
            ("judged by its indentation, this line should stand outside that bracket", &suspect.missing);
        let hint = format!("add `{hint}` before that line");
        let opener = shown(suspect.opener);
        if stack.iter().any(|frame| frame.open.span == suspect.opener) {
            return Diagnostic::new("read-error", suspect.opener, format!("this `{opener}` is never closed"))
                .note(suspect.line, line)
                .hint(hint);
        }
        // It did find a closing bracket, which was then missing further out.
        return Diagnostic::new(
            "read-error",
            suspect.opener,
            format!("this `{opener}` seems to be closed too late"),
        )
        .note(suspect.line, line)
        .note(stack[0].open.span, "so what begins here is never closed")
        .hint(hint);
    }
    let lists = stack.iter().filter(|frame| matches!(frame.kind, FrameKind::Sequence(_))).count();
    if lists == 0 {
        let opener = stack[0].open.span;
        let message = format!("the text ends after `{}`, which needs a datum behind it", shown(opener));
        return Diagnostic::new("read-error", opener, message).hint("add what it applies to, or remove it");
    }
    let innermost = stack.iter().rev().find(|frame| matches!(frame.kind, FrameKind::Sequence(_)));
    let opener = innermost.map_or(end, |frame| frame.open.span);
    let problem = Diagnostic::new("read-error", opener, format!("this `{}` is never closed", shown(opener)));
    let outer = match lists {
        1 => problem,
        2 => problem.note(stack[0].open.span, "nor is the bracket that begins here"),
        _ => problem
            .note(stack[0].open.span, format!("nor are {} brackets before it, the first here", lists - 1)),
    };
    outer.hint(match lists {
        1..=MAX_SPELLED => format!("add `{spelled}` at the end"),
        _ => format!("{lists} closing brackets are missing"),
    })
}

/// The innermost list was opened by the other kind of bracket.
pub(super) fn mismatch(stack: &[Frame], closed: Bracket, span: Span) -> Diagnostic {
    let Some((frame, FrameKind::Sequence(innermost))) = stack.last().map(|frame| (frame, &frame.kind)) else {
        return stray_close(closed, span, None);
    };
    let (open, wanted, got) = (innermost.bracket.open(), innermost.bracket.close(), closed.close());
    let outer_matches = stack.iter().rev().skip(1).find_map(|frame| match &frame.kind {
        FrameKind::Sequence(sequence) => Some(sequence.bracket == closed),
        _ => None,
    });
    let hint = match outer_matches {
        Some(true) => format!("write `{wanted}` here, or add the missing `{wanted}` before this `{got}`"),
        _ => format!("write `{wanted}` here, or open the list with `{}`", closed.open()),
    };
    Diagnostic::new("read-error", span, format!("`{got}` cannot close a list that `{open}` opened"))
        .note(frame.open.span, "the list begins here")
        .hint(hint)
}

/// A closing bracket, or several, with nothing open.
pub(super) fn stray_close(bracket: Bracket, span: Span, latest: Option<Span>) -> Diagnostic {
    let (message, hint) = match span.end - span.start {
        1 => (
            format!("this `{}` closes nothing", bracket.close()),
            "remove it, or add the opening bracket it belongs to",
        ),
        _ => {
            ("these brackets close nothing".into(), "remove them, or add the opening brackets they belong to")
        }
    };
    let problem = Diagnostic::new("read-error", span, message).hint(hint);
    match latest {
        Some(latest) => problem.note(latest, "the expression before it is already complete"),
        None => problem,
    }
}
