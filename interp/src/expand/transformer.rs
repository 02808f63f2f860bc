//! Where a macro comes from, and one use of it.
//!
//! A macro is a list of rules, or a procedure (explicit renaming). The procedure is a value of the running
//! program, which the expander never touches: it lives in a global variable of its own, so the
//! collector knows it, and whoever drives the expansion defines and calls it when asked to
//! ([`Progress::Evaluate`], [`Progress::Apply`]).

use super::procedure::expr;
use super::rules::Macro;
use super::scope::{Meaning, ScopeId};
use super::syntax::{Home, Ident, Mark, Syntax, Use};
use super::{Expansion, Form, Outcome, PARTS_MAX, Place, Progress, USE_PARTS};
use crate::diagnostic::Diagnostic;
use crate::ir::{Expr, GlobalId, Origin, Unit, VarId};
use crate::source::Span;
use crate::symbol::Symbol;
use std::sync::Arc;

/// What a definition of syntax binds its name to.
pub(super) enum Keyword {
    Form(Form),
    Macro(Arc<Macro>),
}

impl From<Keyword> for Meaning {
    fn from(keyword: Keyword) -> Meaning {
        match keyword {
            Keyword::Form(form) => Meaning::Form(form),
            Keyword::Macro(rules) => Meaning::Macro(rules),
        }
    }
}

/// A use of a macro that is a procedure.
#[derive(Debug)]
pub struct Application {
    /// The variable that holds the procedure.
    pub transformer: GlobalId,
    /// The use.
    pub(crate) form: Syntax,
    /// What `rename` and `compare` of this use need.
    pub renaming: Renaming,
}

/// What renaming means during one use of a macro.
#[derive(Clone, Debug)]
pub struct Renaming {
    home: Home,
    scope: ScopeId,
    by: Arc<Use>,
    mark: Mark,
}

impl Renaming {
    /// An identifier that means what the name means where the macro was defined: the same for the same name,
    /// and different from every other.
    pub(crate) fn rename(&self, name: Ident) -> Ident {
        Ident::alias(name, self.home, self.by.clone(), self.mark)
    }

    /// The macro use.
    pub(crate) fn by(&self) -> &Arc<Use> {
        &self.by
    }

    /// What the macro is called.
    pub fn name(&self) -> Symbol {
        self.by.name
    }

    /// The form that uses it.
    pub fn span(&self) -> Span {
        self.by.span
    }
}

impl Expansion {
    /// Finds out what `(define-syntax name rules)` binds the name to: a macro, or what another name of a
    /// form or macro means.
    pub(super) fn transformer(
        &mut self,
        name: &Syntax,
        rules: Syntax,
        scope: ScopeId,
        bind: impl FnOnce(&mut Expansion, Keyword) -> Outcome + Send + 'static,
    ) -> Outcome {
        if let Some(ident) = rules.ident() {
            return match self.meaning(&ident, scope) {
                Meaning::Form(form) => bind(self, Keyword::Form(form)),
                Meaning::Macro(rules) => bind(self, Keyword::Macro(rules)),
                _ => Err(self.not_a_transformer(&rules)),
            };
        }
        let called = name.ident().map_or_else(|| Symbol::intern("macro"), |ident| ident.symbol());
        match self.head_meaning(&rules, scope) {
            Some(Meaning::Form(Form::SyntaxRules)) => {
                let rules = Macro::from_rules(called, &rules, self.scopes.home(scope), self)?;
                bind(self, Keyword::Macro(Arc::new(rules)))
            }
            Some(Meaning::Form(Form::ErMacroTransformer)) => {
                self.explicit_renaming(called, &rules, scope, bind)
            }
            Some(Meaning::Macro(outer)) => {
                let name = name.clone();
                self.use_macro(&outer, rules, scope, move |x, result| {
                    x.then(move |x| x.transformer(&name, result, scope, bind));
                    Ok(())
                })
            }
            _ => Err(self.not_a_transformer(&rules)),
        }
    }

    fn not_a_transformer(&self, at: &Syntax) -> Diagnostic {
        self.error(at, "a macro is defined by (syntax-rules …) or (er-macro-transformer …)")
            .hint(format!("write {}", Form::SyntaxRules.usage()))
    }

    /// `(er-macro-transformer procedure)`: the expression is evaluated now, at top level.
    fn explicit_renaming(
        &mut self,
        name: Symbol,
        whole: &Syntax,
        scope: ScopeId,
        bind: impl FnOnce(&mut Expansion, Keyword) -> Outcome + Send + 'static,
    ) -> Outcome {
        let parts = self.parts(Form::ErMacroTransformer, whole, 1, 1)?;
        let (home, span) = (self.scopes.home(scope), whole.span());
        let top = self.scopes.top(self.scopes.environment(scope));
        let place = Place { scope: top, depth: 2, name: Some(name) };
        let cell = self.registry.globals_mut().add(name, Origin::Library);
        let now = u32::try_from(self.vars.len()).expect("variables are numbered with 32 bits");
        let outside = std::mem::replace(&mut self.reach, now);
        let at_top = self.at_top;
        self.then(move |x| {
            x.reach = outside;
            let procedure = x.values.pop().unwrap_or(Expr::Unspecified);
            let checked = x.core_call("%transformer", vec![procedure], span);
            let mut code = if at_top { std::mem::take(&mut x.values) } else { Vec::new() };
            code.push(Expr::DefineGlobal(cell, Box::new(checked), span));
            x.evaluate(code);
            x.then(move |x| bind(x, Keyword::Macro(Arc::new(Macro::from_procedure(name, home, cell)))));
            Ok(())
        });
        self.tasks.push(expr(&parts[0], place));
        Ok(())
    }

    /// Has code run before the expansion goes on.
    fn evaluate(&mut self, code: Vec<Expr>) {
        let body = self.with_copies(code);
        self.request = Some(Progress::Evaluate(Unit { vars: self.vars.clone(), body }));
    }

    /// Whether a variable does not exist yet when the code under expansion runs.
    pub(super) fn is_out_of_reach(&self, var: VarId) -> bool {
        var.0 < self.reach
    }

    pub(super) fn not_at_expansion(&self, at: &Syntax, ident: &Ident) -> Diagnostic {
        let message = format!("the procedure of a macro cannot use the local variable `{}`", ident.symbol());
        self.error(at, message)
            .hint("it runs while the program is expanded, before local variables exist: define what it needs at top level")
    }

    /// Replaces a use of a macro, and goes on with the result.
    pub(super) fn use_macro(
        &mut self,
        used: &Arc<Macro>,
        form: Syntax,
        scope: ScopeId,
        resume: impl FnOnce(&mut Expansion, Syntax) -> Outcome + Send + 'static,
    ) -> Outcome {
        self.count_parts(USE_PARTS, &form, used.name)?;
        let by = Use::new(used.name, form.span(), form.inserted_by().cloned());
        let Some(transformer) = used.procedure() else {
            let (result, parts) = used.apply(&form, scope, &by, self, PARTS_MAX - self.parts)?;
            if let Some(native) = used.as_native() {
                self.warnings.extend(native.warning(&form, self));
            }
            self.check_result(&result, parts, &form, used.name)?;
            return resume(self, result);
        };
        // At top level the forms above are run first: the procedure may need what they define.
        if self.at_top && !self.values.is_empty() {
            let code = std::mem::take(&mut self.values);
            self.evaluate(code);
            let used = used.clone();
            self.then(move |x| x.use_macro(&used, form, scope, resume));
            return Ok(());
        }
        let name = used.name;
        self.then({
            let form = form.clone();
            move |x| {
                let (result, parts) = x.answer.take().expect("an expansion goes on only after the answer");
                x.check_result(&result, parts, &form, name)?;
                resume(x, result)
            }
        });
        let renaming = Renaming { home: used.home(), scope, by, mark: Mark::fresh() };
        self.request = Some(Progress::Apply(Box::new(Application { transformer, form, renaming })));
        Ok(())
    }

    /// Counts what a use has made. A result that holds itself many times over is small as long as it is
    /// shared, and huge when it is looked at.
    fn check_result(&mut self, result: &Syntax, parts: u64, form: &Syntax, name: Symbol) -> Outcome {
        self.count_parts(parts, form, name)?;
        if result.size() <= PARTS_MAX { Ok(()) } else { Err(self.too_many_parts(form, name)) }
    }

    fn count_parts(&mut self, parts: u64, form: &Syntax, name: Symbol) -> Outcome {
        self.parts = self.parts.saturating_add(parts);
        if self.parts <= PARTS_MAX { Ok(()) } else { Err(self.too_many_parts(form, name)) }
    }

    /// Says what the procedure asked for by [`Progress::Apply`] has returned, and how many parts of program
    /// it was given and made.
    pub(crate) fn answer(&mut self, result: Syntax, parts: u64) {
        self.answer = Some((result, parts));
    }

    /// Whether two identifiers mean the same where the macro is used.
    pub(crate) fn compare(&self, one: &Ident, two: &Ident, renaming: &Renaming) -> bool {
        let home = Home::Local(renaming.scope);
        self.same_meaning(one, home, two, home)
    }
}
