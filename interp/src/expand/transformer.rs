//! Where a macro comes from, and one use of it.

use super::rules::Macro;
use super::scope::{Meaning, ScopeId};
use super::syntax::{Syntax, Use};
use super::{Expansion, Form, USES_MAX};
use crate::diagnostic::Diagnostic;
use std::sync::Arc;

/// How many parts one macro use may make, so that a macro that doubles its text is an error.
const SIZE_MAX: u64 = 4_000_000;

impl Expansion {
    /// What `(define-syntax name rules)` binds the name to: a macro, or what another name of a form or
    /// macro means.
    pub(super) fn transformer(
        &mut self,
        name: &Syntax,
        rules: &Syntax,
        scope: ScopeId,
    ) -> Result<Meaning, Diagnostic> {
        let mut rules = rules.clone();
        loop {
            if let Some(ident) = rules.ident() {
                return match self.meaning(&ident, scope) {
                    meaning @ (Meaning::Form(_) | Meaning::Macro(_)) => Ok(meaning),
                    _ => Err(self.not_a_transformer(&rules)),
                };
            }
            match self.head_meaning(&rules, scope) {
                Some(Meaning::Form(Form::SyntaxRules)) => {
                    let called = name.ident().map(|ident| ident.symbol());
                    let called = called.unwrap_or_else(|| crate::symbol::Symbol::intern("macro"));
                    let rules = Macro::from_rules(called, &rules, self.scopes.home(scope), self)?;
                    return Ok(Meaning::Macro(Arc::new(rules)));
                }
                Some(Meaning::Macro(outer)) => rules = self.apply_macro(&outer, &rules, scope)?,
                _ => return Err(self.not_a_transformer(&rules)),
            }
        }
    }

    fn not_a_transformer(&self, at: &Syntax) -> Diagnostic {
        self.error(at, "a macro is defined by (syntax-rules …)")
            .hint(format!("write {}", Form::SyntaxRules.usage()))
    }

    /// Replaces a use of a macro by what its rules make of it.
    pub(super) fn apply_macro(
        &mut self,
        rules: &Arc<Macro>,
        form: &Syntax,
        scope: ScopeId,
    ) -> Result<Syntax, Diagnostic> {
        self.uses += 1;
        if self.uses > USES_MAX {
            return Err(self
                .error(
                    form,
                    format!("`{}` does not end: more than {USES_MAX} macro uses in one form", rules.name),
                )
                .hint("does some rule expand into a use that the same rule matches again?"));
        }
        let by = Use::new(rules.name, form.span(), form.inserted_by().cloned());
        let result = rules.apply(form, scope, &by, self)?;
        if result.size() > SIZE_MAX {
            return Err(self
                .error(form, format!("`{}` makes more than {SIZE_MAX} parts of program", rules.name))
                .hint("does each use contain two uses of itself?"));
        }
        Ok(result)
    }
}
