//! A problem in the words of the user: what happened, where, what was expected, what came, a hint.
//! Rendering (excerpt, underline) is in `diagnostic/render.rs`; this is only the data.

pub mod render;
pub mod width;

use crate::source::Span;

/// One reported problem.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The class of the problem, which becomes `ename` in Jupyter: `syntax-error`, `read-error`,
    /// `unbound-variable`, `type-error`, …
    pub kind: String,
    /// One line: the cause with its values.
    pub message: String,
    /// The exact sub-expression, or [`Span::NONE`].
    pub span: Span,
    /// The part of it that is to blame, such as an argument of a call, or [`Span::NONE`].
    pub focus: Span,
    /// What to do about it.
    pub hint: Option<String>,
    /// Further places that matter, with what to say about each (the opener of an unclosed list, the
    /// macro use that produced the form).
    pub notes: Vec<(Span, String)>,
}

impl Diagnostic {
    /// A problem of this class at this place.
    pub fn new(kind: &str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            kind: kind.into(),
            message: message.into(),
            span,
            focus: Span::NONE,
            hint: None,
            notes: Vec::new(),
        }
    }

    /// What is underlined.
    pub fn place(&self) -> Span {
        if self.focus.is_some() { self.focus } else { self.span }
    }

    /// Adds the hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hint = Some(hint.into());
        self
    }

    /// Adds a further place.
    pub fn note(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.notes.push((span, text.into()));
        self
    }
}
