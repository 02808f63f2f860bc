//! Procedures: lambda, case-lambda, and lists of formals.

use super::body::Body;
use super::scope::{Meaning, ScopeId};
use super::syntax::{Ident, Syntax};
use super::{Expansion, Form, Outcome, Place, Task};
use crate::diagnostic::Diagnostic;
use crate::ir::{Clause, Expr, Lambda, VarId};
use crate::source::Span;
use crate::symbol::Symbol;

/// A list of formals with its variables.
pub(super) struct Formals {
    pub(super) params: Vec<VarId>,
    pub(super) rest: Option<VarId>,
}

impl Expansion {
    pub(super) fn lambda(&mut self, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(Form::Lambda, &whole, 2, usize::MAX)?;
        let formals = parts.remove(0);
        self.procedure(Form::Lambda, &formals, parts, &whole, place)
    }

    /// A procedure of one clause, named by its place.
    pub(super) fn procedure(
        &mut self,
        form: Form,
        formals: &Syntax,
        forms: Vec<Syntax>,
        whole: &Syntax,
        place: Place,
    ) -> Outcome {
        if Expansion::is_extended(formals) {
            return self.extended_procedure(form, formals, forms, whole, place);
        }
        let scope = self.scopes.inside(place.scope);
        let Formals { params, rest } = self.formals(form, formals, scope)?;
        let (name, span) = (place.name, whole.span());
        let body = Body::task(forms, whole, place.deeper(1).within(scope));
        self.build([body], move |_, [body]| lambda(name, vec![Clause { params, rest, body }], span));
        Ok(())
    }

    pub(super) fn case_lambda(&mut self, whole: Syntax, place: Place) -> Outcome {
        let clauses = self.parts(Form::CaseLambda, &whole, 1, usize::MAX)?;
        let mut tasks = Vec::new();
        let mut heads = Vec::new();
        for clause in clauses {
            let Some((formals, forms)) =
                clause.as_proper_list().filter(|p| p.len() >= 2).map(|mut p| (p.remove(0), p))
            else {
                return Err(self.misuse(
                    Form::CaseLambda,
                    &clause,
                    "a clause is a list of parameters and a body",
                ));
            };
            let scope = self.scopes.inside(place.scope);
            heads.push(self.formals(Form::CaseLambda, &formals, scope)?);
            tasks.push(Body::task(forms, &clause, place.deeper(1).within(scope)));
        }
        let (name, span) = (place.name, whole.span());
        self.combine(tasks, move |_, bodies| {
            let clause =
                |(head, body): (Formals, Expr)| Clause { params: head.params, rest: head.rest, body };
            lambda(name, heads.into_iter().zip(bodies).map(clause).collect(), span)
        });
        Ok(())
    }

    /// Binds formals in a scope.
    pub(super) fn formals(
        &mut self,
        form: Form,
        formals: &Syntax,
        scope: ScopeId,
    ) -> Result<Formals, Diagnostic> {
        if formals.ident().is_some() {
            let rest = Some(self.parameter(form, formals, scope)?);
            return Ok(Formals { params: Vec::new(), rest });
        }
        let Some((items, tail)) = formals.as_list() else {
            return Err(self.misuse(form, formals, "parameters are a list of names or one name"));
        };
        let mut params = Vec::with_capacity(items.len());
        for item in &items {
            params.push(self.parameter(form, item, scope)?);
        }
        let rest = tail.map(|tail| self.parameter(form, &tail, scope)).transpose()?;
        Ok(Formals { params, rest })
    }

    fn parameter(&mut self, form: Form, at: &Syntax, scope: ScopeId) -> Result<VarId, Diagnostic> {
        let Some(ident) = at.ident() else {
            return Err(self.misuse(form, at, "a parameter must be a name"));
        };
        self.bind_variable(form, ident, at, scope)
    }

    /// Binds a variable in a scope that does not yet bind the identifier.
    pub(super) fn bind_variable(
        &mut self,
        form: Form,
        ident: Ident,
        at: &Syntax,
        scope: ScopeId,
    ) -> Result<VarId, Diagnostic> {
        let name = ident.symbol();
        let var = self.variable(name, at.span());
        if self.scopes.bind(scope, ident, Meaning::Local(var)) {
            Ok(var)
        } else {
            Err(self
                .error(at, format!("{}: `{name}` is bound twice", form.name()))
                .hint("give one of the two another name"))
        }
    }
}

/// A procedure.
pub(super) fn lambda(name: Option<Symbol>, clauses: Vec<Clause>, span: Span) -> Expr {
    Expr::Lambda(Box::new(Lambda { name, clauses, span }))
}

/// A procedure without parameters.
pub(super) fn thunk(body: Expr, span: Span) -> Expr {
    lambda(None, vec![Clause { params: Vec::new(), rest: None, body }], span)
}

/// A task that leaves the expression of this form.
pub(super) fn expr(form: &Syntax, place: Place) -> Task {
    Task::Expr(form.clone(), place)
}
