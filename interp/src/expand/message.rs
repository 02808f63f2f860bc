//! The words of the expander's errors and warnings.

use super::syntax::Syntax;
use super::{Expansion, Form, NESTING_MAX, PARTS_MAX};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::symbol::Symbol;

impl Expansion {
    /// A syntax error at this piece of program. When a macro's template made it, or the form around it
    /// that is being expanded, the uses of the macros are noted.
    pub(super) fn error(&self, at: &Syntax, message: impl Into<String>) -> Diagnostic {
        let mut problem = Diagnostic::new("syntax-error", at.span(), message);
        let mut by = at.inserted_by().or(self.made_by.as_ref());
        while let Some(made) = by {
            problem = problem.note(made.span, format!("in expansion of `{}`", made.name));
            by = made.within.as_ref();
        }
        problem
    }

    /// A known form that is not written as it should be.
    pub(super) fn misuse(&self, form: Form, at: &Syntax, message: impl AsRef<str>) -> Diagnostic {
        let message = format!("{}: {}", form.name(), message.as_ref());
        let hint =
            if form.is_auxiliary() { form.usage().to_string() } else { format!("write {}", form.usage()) };
        self.error(at, message).hint(hint)
    }

    /// The parts behind the head of a form, if their number is right.
    pub(super) fn parts(
        &self,
        form: Form,
        whole: &Syntax,
        min: usize,
        max: usize,
    ) -> Result<Vec<Syntax>, Diagnostic> {
        let Some(mut parts) = whole.as_proper_list() else {
            return Err(self.misuse(form, whole, "the form ends with a dot and one more datum"));
        };
        parts.remove(0);
        if parts.len() < min || parts.len() > max {
            return Err(self.misuse(form, whole, wanted_parts(min, max, parts.len())));
        }
        Ok(parts)
    }

    pub(super) fn too_deep(&self, at: &Syntax) -> Diagnostic {
        self.error(at, format!("the program is nested more than {NESTING_MAX} levels deep here"))
            .hint("give inner parts a name with define, or build deep data when the program runs")
    }

    pub(super) fn too_many_parts(&self, at: &Syntax, used: Symbol) -> Diagnostic {
        let message =
            format!("macros make more than {PARTS_MAX} parts of program of one form, the last in `{used}`");
        let mut problem = self.error(at, message);
        problem.kind = "limit-exceeded".into();
        problem.hint(
            "does a rule expand into uses of its own macro that the same rule matches again? \
             big data is made by procedures when the program runs",
        )
    }

    pub(super) fn warn(&mut self, span: Span, message: impl Into<String>) {
        // A program of a million redefinitions needs no million warnings.
        const WARNINGS_MAX: usize = 100;
        if self.warnings.len() < WARNINGS_MAX {
            self.warnings.push(Diagnostic::new("warning", span, message));
        }
    }
}

fn wanted_parts(min: usize, max: usize, got: usize) -> String {
    let count = |n: usize| if n == 1 { "1 part".to_string() } else { format!("{n} parts") };
    let got = if got == 0 { "none".to_string() } else { got.to_string() };
    if max == min.saturating_add(1) {
        format!("takes {min} or {}, got {got}", count(max))
    } else if min == max {
        format!("takes {}, got {got}", count(min))
    } else if max == usize::MAX {
        format!("takes at least {}, got {got}", count(min))
    } else {
        format!("takes {min} to {}, got {got}", count(max))
    }
}
