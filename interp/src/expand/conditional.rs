//! Forms that choose: cond, case, and, or, when, unless; and the clauses of guard.

use super::core::call;
use super::print::short;
use super::procedure::expr;
use super::scope::Meaning;
use super::syntax::Syntax;
use super::{Expansion, Form, Outcome, Place, Task};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::ir::{Expr, Let, VarId};
use crate::source::Span;
use crate::symbol::Symbol;

/// What a clause of cond does; each leaves as many expressions as it needs on the way.
enum Clause {
    /// `(test)`
    Test,
    /// `(test => receiver)`
    Receive(VarId, Span),
    /// `(test body …)`
    Body,
    /// `(else body …)`, or what stands for it
    Else,
}

/// What chooses a clause of case, and how it continues.
struct CaseClause {
    /// `None` is else.
    data: Option<Vec<Datum>>,
    receiver: bool,
    span: Span,
}

/// Up to this many data of a case clause are compared one by one.
const CASE_TESTS_MAX: usize = 4;

impl Expansion {
    pub(super) fn cond(&mut self, whole: Syntax, place: Place) -> Outcome {
        let clauses = self.parts(Form::Cond, &whole, 1, usize::MAX)?;
        self.clauses(Form::Cond, &clauses, place, None)
    }

    /// The clauses of cond or guard as one expression. `fallback` is the value when none is chosen.
    pub(super) fn clauses(
        &mut self,
        form: Form,
        clauses: &[Syntax],
        place: Place,
        fallback: Option<Expr>,
    ) -> Outcome {
        let mut tasks = Vec::with_capacity(2 * clauses.len());
        let mut shapes = Vec::with_capacity(clauses.len());
        let mut place = place;
        for (nth, clause) in clauses.iter().enumerate() {
            let is_quoted =
                matches!(self.head_meaning(clause, place.scope), Some(Meaning::Form(Form::Quote)));
            let parts = clause.as_proper_list().filter(|parts| !parts.is_empty() && !is_quoted);
            let Some(mut parts) = parts else {
                return Err(self.no_clause(form, &clauses[..nth], clause));
            };
            let test = parts.remove(0);
            place = place.deeper(1);
            if self.is_word(&test, Form::Else, place.scope) {
                if nth + 1 < clauses.len() {
                    return Err(self.misuse(form, clause, "the else clause must be the last"));
                }
                if parts.is_empty() {
                    return Err(self.misuse(form, clause, "the else clause needs an expression"));
                }
                shapes.push(Clause::Else);
                tasks.push(Task::Sequence(parts, place));
                break;
            }
            tasks.push(expr(&test, place));
            if parts.is_empty() {
                shapes.push(Clause::Test);
            } else if self.is_word(&parts[0], Form::Arrow, place.scope) {
                if parts.len() != 2 {
                    return Err(self.misuse(form, clause, "`=>` is followed by one procedure"));
                }
                shapes.push(Clause::Receive(self.variable(Symbol::intern("it"), test.span()), clause.span()));
                place = place.deeper(1);
                tasks.push(expr(&parts[1], place.deeper(1)));
            } else {
                shapes.push(Clause::Body);
                tasks.push(Task::Sequence(parts, place));
            }
        }
        self.combine(tasks, move |_, values| choice(shapes, values, fallback.unwrap_or(Expr::Unspecified)));
        Ok(())
    }

    /// What was probably meant by something that is no clause.
    fn no_clause(&self, form: Form, before: &[Syntax], clause: &Syntax) -> Diagnostic {
        let problem = self.misuse(form, clause, "a clause is a list of a test and expressions");
        let text = match clause.to_datum().kind() {
            Kind::List(items, None) if items.len() == 2 && items[0].symbol().is_some() => {
                format!("'{}", short(&items[1]))
            }
            _ => short(&clause.to_datum()),
        };
        // The test of the only clause before it, without parentheses around both.
        let test = before.last().filter(|_| before.len() == 1).filter(|test| {
            let head = test.head().and_then(|head| head.ident());
            head.is_some_and(|head| head.symbol().as_str() != "else")
        });
        match test {
            Some(test) => {
                let test = short(&test.to_datum());
                problem.hint(format!("a clause has parentheses around test and expressions: ({test} {text})"))
            }
            None => problem.hint(format!("what holds otherwise is written (else {text})")),
        }
    }

    pub(super) fn case(&mut self, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(Form::Case, &whole, 2, usize::MAX)?;
        let key = parts.remove(0);
        let var = self.variable(Symbol::intern("key"), key.span());
        let mut tasks = vec![expr(&key, place.deeper(1))];
        let mut clauses = Vec::with_capacity(parts.len());
        let mut inner = place.deeper(1);
        for (nth, clause) in parts.iter().enumerate() {
            inner = inner.deeper(1);
            let Some(mut forms) = clause.as_proper_list().filter(|forms| forms.len() >= 2) else {
                return Err(self.misuse(
                    Form::Case,
                    clause,
                    "a clause is a list of data in parentheses and expressions",
                ));
            };
            let head = forms.remove(0);
            let data = self.case_data(&head, inner)?;
            self.warn_of_data(&head, data.as_deref().unwrap_or_default());
            if data.is_none() && nth + 1 < parts.len() {
                return Err(self.misuse(Form::Case, clause, "the else clause must be the last"));
            }
            let receiver = self.is_word(&forms[0], Form::Arrow, inner.scope);
            if receiver {
                if forms.len() != 2 {
                    return Err(self.misuse(Form::Case, clause, "`=>` is followed by one procedure"));
                }
                tasks.push(expr(&forms[1], inner.deeper(1)));
            } else {
                tasks.push(Task::Sequence(forms, inner));
            }
            clauses.push(CaseClause { data, receiver, span: clause.span() });
        }
        self.combine(tasks, move |x, mut values| {
            let key = values.remove(0);
            let body =
                clauses.into_iter().zip(values).rev().fold(Expr::Unspecified, |rest, (clause, value)| {
                    let key = || Expr::Local(var, clause.span);
                    let value = if clause.receiver { call(value, vec![key()], clause.span) } else { value };
                    match clause.data {
                        None => value,
                        Some(data) => Expr::If(Box::new([x.case_test(key, data, clause.span), value, rest])),
                    }
                });
            Expr::Let(Box::new(Let { bindings: vec![(var, key)], body }))
        });
        Ok(())
    }

    fn case_data(&self, data: &Syntax, place: Place) -> Result<Option<Vec<Datum>>, Diagnostic> {
        if self.is_word(data, Form::Else, place.scope) {
            return Ok(None);
        }
        match data.as_proper_list() {
            Some(data) => Ok(Some(data.iter().map(Syntax::to_datum).collect())),
            None => Err(self.misuse(Form::Case, data, "the data of a clause stand in parentheses, unquoted")),
        }
    }

    /// Data that no key will ever be equal to, or that were meant otherwise.
    fn warn_of_data(&mut self, head: &Syntax, data: &[Datum]) {
        if let [quote, datum] = data
            && quote.symbol().is_some_and(|name| name.as_str() == "quote")
        {
            let datum = short(datum);
            self.warn(
                head.span(),
                format!(
                    "case: data are not quoted; write ({datum}), as '{datum} is the list (quote {datum})"
                ),
            );
        }
        if let Some(text) = data.iter().find(|datum| matches!(datum.kind(), Kind::String(_))) {
            self.warn(
                text.span(),
                "case: no key is ever found here, as strings are compared by eqv?; use cond with equal?",
            );
        }
    }

    fn case_test(&self, key: impl Fn() -> Expr, data: Vec<Datum>, span: Span) -> Expr {
        if data.len() > CASE_TESTS_MAX {
            let data = Expr::Const(Datum::new(Kind::List(data, None), span));
            return self.core_call("memv", vec![key(), data], span);
        }
        let mut tests: Vec<Expr> = data
            .into_iter()
            .map(|datum| self.core_call("eqv?", vec![key(), Expr::Const(datum)], span))
            .collect();
        if tests.len() == 1 { tests.remove(0) } else { Expr::Or(tests) }
    }

    pub(super) fn and_or(&mut self, form: Form, whole: Syntax, place: Place) -> Outcome {
        let parts = self.parts(form, &whole, 0, usize::MAX)?;
        let inner = place.deeper(u32::from(parts.len() > 1));
        self.combine(parts.iter().map(|part| expr(part, inner)).collect(), move |_, mut values| {
            match (values.len(), form) {
                (1, _) => values.remove(0),
                (_, Form::And) => Expr::And(values),
                _ => Expr::Or(values),
            }
        });
        Ok(())
    }

    pub(super) fn when(&mut self, form: Form, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(form, &whole, 2, usize::MAX)?;
        let inner = place.deeper(1);
        let test = parts.remove(0);
        self.build([expr(&test, inner), Task::Sequence(parts, inner)], move |_, [test, value]| {
            Expr::If(Box::new(if form == Form::When {
                [test, value, Expr::Unspecified]
            } else {
                [test, Expr::Unspecified, value]
            }))
        });
        Ok(())
    }
}

fn choice(shapes: Vec<Clause>, mut values: Vec<Expr>, fallback: Expr) -> Expr {
    let mut pop = move || values.pop().unwrap_or(Expr::Unspecified);
    shapes.into_iter().rev().fold(fallback, |rest, shape| match shape {
        Clause::Else => pop(),
        Clause::Test => Expr::Or(vec![pop(), rest]),
        Clause::Body => {
            let value = pop();
            Expr::If(Box::new([pop(), value, rest]))
        }
        Clause::Receive(var, span) => {
            let receiver = pop();
            let test = pop();
            let chosen = call(receiver, vec![Expr::Local(var, span)], span);
            let body = Expr::If(Box::new([Expr::Local(var, span), chosen, rest]));
            Expr::Let(Box::new(Let { bindings: vec![(var, test)], body }))
        }
    })
}
