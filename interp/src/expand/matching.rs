//! `match`: clauses are tried in order, each as nested tests. What to do when a test fails is a local
//! procedure without parameters that is only called in tail position, so it costs a jump.
//!
//! Patterns: a name binds, `_` takes anything, literals and quoted data are compared by `equal?`; `(p q . r)`,
//! `#(p q)`, `p ...` inside either; `(? test p …)`, `(= function p)`, `(and p …)`, `(or p …)`, `(not p)`;
//! and quasiquoted data with patterns behind commas.

mod code;
mod pattern;

use super::body::Body;
use super::procedure::expr;
use super::scope::{Meaning, ScopeId};
use super::syntax::{Ident, Syntax};
use super::{Expansion, Form, Outcome, Place};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::ir::{Expr, VarId};
use crate::source::Span;
use crate::symbol::Symbol;
use code::bind;

/// A pattern whose names have become variables. Expressions are numbered within the clause.
enum Pattern {
    Any,
    Bind(VarId),
    Equal(Datum),
    /// `(? test p …)`
    Test(usize, Vec<Pattern>),
    /// `(= function p)`
    Apply(usize, Box<Pattern>),
    And(Vec<Pattern>),
    /// Each alternative with its own variables for the names of the whole.
    Or(Vec<(Pattern, Vec<VarId>)>, Vec<VarId>),
    Not(Box<Pattern>),
    List(Box<Sequence>),
    Vector(Box<Sequence>),
}

/// `before … repeated ... after … . tail`
struct Sequence {
    before: Vec<Pattern>,
    repeated: Option<Repeated>,
    after: Vec<Pattern>,
    tail: Option<Pattern>,
}

struct Repeated {
    pattern: Pattern,
    /// Its variables: for one item, for all of them.
    vars: Vec<(VarId, VarId)>,
}

/// A clause that is being read.
#[derive(Default)]
struct Reading {
    names: Vec<(Ident, VarId)>,
    exprs: Vec<Syntax>,
    nodes: u32,
    nesting: u32,
}

/// A clause that has been read.
struct MatchClause {
    pattern: Pattern,
    exprs: Vec<Syntax>,
    guard: Option<Syntax>,
    body: Vec<Syntax>,
    whole: Syntax,
    scope: ScopeId,
}

/// What the code of a clause refers to.
struct Target {
    /// What to call when the value does not fit.
    fail: VarId,
    exprs: Vec<Expr>,
    span: Span,
}

impl Expansion {
    pub(super) fn match_form(&mut self, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(Form::Match, &whole, 2, usize::MAX)?;
        let subject = parts.remove(0);
        let mut levels = 2;
        let mut clauses = Vec::with_capacity(parts.len());
        for clause in parts {
            let mut reading = Reading::default();
            clauses.push(self.match_clause(&mut reading, clause, place)?);
            levels += 4 * reading.nodes + 3;
        }
        let span = whole.span();
        let value = self.variable(Symbol::intern("value"), subject.span());
        let inner = place.deeper(levels);
        let mut tasks = vec![expr(&subject, place.deeper(1))];
        for clause in &mut clauses {
            tasks.extend(clause.exprs.iter().map(|form| expr(form, inner)));
            tasks.extend(clause.guard.iter().map(|form| expr(form, inner.within(clause.scope))));
            let body = std::mem::take(&mut clause.body);
            tasks.push(Body::task(body, &clause.whole, inner.within(clause.scope)));
        }
        self.combine(tasks, move |x, mut values| {
            let none = x.core_call("%no-match", vec![Expr::Local(value, span)], span);
            let mut rest = Expr::Seq(vec![none, Expr::Unspecified]);
            for clause in clauses.into_iter().rev() {
                let own = clause.exprs.len() + usize::from(clause.guard.is_some()) + 1;
                let exprs = values.split_off(values.len() - own);
                rest = x.clause_code(clause, exprs, value, rest);
            }
            let subject = values.pop().unwrap_or(Expr::Unspecified);
            bind(value, subject, rest)
        });
        Ok(())
    }

    fn match_clause(
        &mut self,
        reading: &mut Reading,
        clause: Syntax,
        place: Place,
    ) -> Result<MatchClause, Diagnostic> {
        let Some(mut parts) = clause.as_proper_list().filter(|parts| parts.len() >= 2) else {
            return Err(self.misuse(Form::Match, &clause, "a clause is a list of a pattern and a body"));
        };
        let pattern = self.pattern(reading, &parts.remove(0), place)?;
        let scope = self.scopes.inside(place.scope);
        for (ident, var) in &reading.names {
            self.scopes.bind(scope, ident.clone(), Meaning::Local(*var));
        }
        let has_guard = matches!(
            parts[0].as_plain().map(Datum::kind),
            Some(Kind::Keyword(name)) if name.as_str() == "when"
        );
        if has_guard && parts.len() < 3 {
            return Err(self.misuse(Form::Match, &clause, "#:when is followed by a test and a body"));
        }
        let guard = has_guard.then(|| parts.drain(..2).nth(1)).flatten();
        let exprs = std::mem::take(&mut reading.exprs);
        Ok(MatchClause { pattern, exprs, guard, body: parts, whole: clause, scope })
    }
}
