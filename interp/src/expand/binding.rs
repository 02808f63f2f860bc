//! Forms that bind local variables: the let family, do.

use super::body::Body;
use super::core::call;
use super::print::short;
use super::procedure::{Formals, expr, lambda, thunk};
use super::scope::ScopeId;
use super::syntax::Syntax;
use super::{Expansion, Form, Outcome, Place, Task, sequence};
use crate::diagnostic::Diagnostic;
use crate::ir::{Clause, Expr, Let, VarId};
use crate::source::Span;
use crate::symbol::Symbol;

/// `(name value)`, the name known to be an identifier.
struct Pair {
    name: Syntax,
    value: Syntax,
}

/// The macros of a `let-syntax` that are not made yet.
struct LocalMacros {
    form: Form,
    pairs: std::vec::IntoIter<Pair>,
    home: ScopeId,
    inside: ScopeId,
}

impl Expansion {
    fn pairs(&self, form: Form, bindings: &Syntax) -> Result<Vec<Pair>, Diagnostic> {
        let Some(items) = bindings.as_proper_list() else {
            return Err(self.misuse(form, bindings, "the bindings are a list of (name value) pairs"));
        };
        if let Some(problem) = self.flat_pairs(form, bindings, &items) {
            return Err(problem);
        }
        items.iter().map(|item| self.pair(form, item)).collect()
    }

    /// `(let (x 1 y 2) …)`, where the parentheses of each binding are missing.
    fn flat_pairs(&self, form: Form, bindings: &Syntax, items: &[Syntax]) -> Option<Diagnostic> {
        if items.is_empty() || items.len() % 2 == 1 {
            return None;
        }
        let mut pairs = Vec::new();
        for pair in items.chunks(2) {
            let name = pair[0].ident()?.symbol();
            pairs.push(format!("({name} {})", short(&pair[1].to_datum())));
        }
        let problem = self.misuse(form, bindings, "each binding needs parentheses of its own");
        Some(problem.hint(format!("write ({} ({}) body …)", form.name(), pairs.join(" "))))
    }

    fn pair(&self, form: Form, item: &Syntax) -> Result<Pair, Diagnostic> {
        match item.as_proper_list().as_deref() {
            Some([name, value]) if name.ident().is_some() => {
                Ok(Pair { name: name.clone(), value: value.clone() })
            }
            Some([name, _]) => Err(self.misuse(form, name, "only a name can be bound")),
            _ => Err(self.misuse(form, item, "each binding is a list of a name and a value")),
        }
    }

    fn bind_pair(&mut self, form: Form, pair: &Pair, place: Place) -> Result<VarId, Diagnostic> {
        match pair.name.ident() {
            Some(ident) => self.bind_variable(form, ident, &pair.name, place.scope),
            None => Err(self.misuse(form, &pair.name, "only a name can be bound")),
        }
    }

    fn init(&self, pair: &Pair, place: Place) -> Task {
        match pair.name.ident() {
            Some(ident) => expr(&pair.value, place.named(ident.symbol())),
            None => expr(&pair.value, place.deeper(0)),
        }
    }

    pub(super) fn let_form(&mut self, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(Form::Let, &whole, 2, usize::MAX)?;
        let first = parts.remove(0);
        if first.ident().is_some() {
            return self.named_let(&whole, first, parts, place);
        }
        let pairs = self.pairs(Form::Let, &first)?;
        let inside = place.around(1).within(self.scopes.inside(place.scope));
        let mut tasks: Vec<Task> = pairs.iter().map(|pair| self.init(pair, place.deeper(1))).collect();
        let mut vars = Vec::with_capacity(pairs.len());
        for pair in &pairs {
            vars.push(self.bind_pair(Form::Let, pair, inside)?);
        }
        tasks.push(Body::task(parts, &whole, inside));
        self.combine(tasks, move |_, values| bindings(Expr::Let, vars, values));
        Ok(())
    }

    fn named_let(&mut self, whole: &Syntax, name: Syntax, mut parts: Vec<Syntax>, place: Place) -> Outcome {
        if parts.len() < 2 {
            return Err(self.misuse(Form::Let, whole, "a named let needs bindings and a body"));
        }
        let pairs = self.pairs(Form::Let, &parts.remove(0))?;
        let around = place.within(self.scopes.inside(place.scope));
        let Some(ident) = name.ident() else {
            return Err(self.misuse(Form::Let, &name, "only a name can be bound"));
        };
        let loop_name = ident.symbol();
        let loop_var = self.bind_variable(Form::Let, ident, &name, around.scope)?;
        let inside = place.deeper(3).within(self.scopes.inside(around.scope));
        let mut params = Vec::with_capacity(pairs.len());
        for pair in &pairs {
            params.push(self.bind_pair(Form::Let, pair, inside)?);
        }
        let mut tasks = vec![Body::task(parts, whole, inside)];
        tasks.extend(pairs.iter().map(|pair| self.init(pair, place.deeper(2))));
        let span = whole.span();
        self.combine(tasks, move |_, mut values| {
            let body = values.remove(0);
            let procedure = lambda(Some(loop_name), vec![Clause { params, rest: None, body }], span);
            letrec(vec![(loop_var, procedure)], call(Expr::Local(loop_var, span), values, span))
        });
        Ok(())
    }

    pub(super) fn let_star(&mut self, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(Form::LetStar, &whole, 2, usize::MAX)?;
        let pairs = self.pairs(Form::LetStar, &parts.remove(0))?;
        let mut inside = place;
        let mut tasks = Vec::with_capacity(pairs.len() + 1);
        let mut vars = Vec::with_capacity(pairs.len());
        for pair in &pairs {
            inside = inside.around(1);
            tasks.push(self.init(pair, inside));
            inside = inside.within(self.scopes.inside(inside.scope));
            vars.push(self.bind_pair(Form::LetStar, pair, inside)?);
        }
        tasks.push(Body::task(parts, &whole, inside));
        self.combine(tasks, move |_, mut values| {
            let body = values.pop().unwrap_or(Expr::Unspecified);
            let nest = |body, binding| Expr::Let(Box::new(Let { bindings: vec![binding], body }));
            vars.into_iter().zip(values).rev().fold(body, nest)
        });
        Ok(())
    }

    pub(super) fn letrec(&mut self, form: Form, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(form, &whole, 2, usize::MAX)?;
        let pairs = self.pairs(form, &parts.remove(0))?;
        let inside = place.around(1).within(self.scopes.inside(place.scope));
        let mut vars = Vec::with_capacity(pairs.len());
        for pair in &pairs {
            vars.push(self.bind_pair(form, pair, inside)?);
        }
        let mut tasks: Vec<Task> = pairs.iter().map(|pair| self.init(pair, inside)).collect();
        tasks.push(Body::task(parts, &whole, inside));
        self.combine(tasks, move |x, values| match form {
            Form::Letrec => x.unordered(vars, values, whole.span()),
            _ => bindings(Expr::Letrec, vars, values),
        });
        Ok(())
    }

    /// `letrec` by the IR's `letrec*`. All inits are evaluated before any variable has its value, which shows when
    /// a continuation that was captured in an init is entered again: their values go to variables of their own.
    fn unordered(&mut self, vars: Vec<VarId>, mut values: Vec<Expr>, span: Span) -> Expr {
        let is_call = |init: &Expr| {
            !matches!(init, Expr::Lambda(_) | Expr::Const(_) | Expr::Local(..) | Expr::Global(..))
        };
        let inits = values.len().saturating_sub(1);
        if inits < 2 || !values[..inits].iter().any(is_call) {
            return bindings(Expr::Letrec, vars, values);
        }
        let body = values.pop().unwrap_or(Expr::Unspecified);
        let mut all = Vec::with_capacity(2 * inits);
        let mut late = Vec::new();
        for (var, init) in vars.into_iter().zip(values) {
            if is_call(&init) {
                let value = self.variable(Symbol::intern("init"), span);
                all.push((value, init));
                late.push((var, Expr::Local(value, span)));
            } else {
                all.push((var, init));
            }
        }
        all.extend(late);
        letrec(all, body)
    }

    pub(super) fn let_values(&mut self, form: Form, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(form, &whole, 2, usize::MAX)?;
        let first = parts.remove(0);
        let Some(items) = first.as_proper_list() else {
            return Err(self.misuse(form, &first, "the bindings are a list of ((name …) expression) pairs"));
        };
        let common = self.scopes.inside(place.scope);
        let mut inside = place.deeper(1);
        let mut tasks = Vec::with_capacity(items.len() + 1);
        let mut heads: Vec<Formals> = Vec::with_capacity(items.len());
        for item in &items {
            let Some([formals, value]) =
                item.as_proper_list().and_then(|pair| <[Syntax; 2]>::try_from(pair).ok())
            else {
                return Err(self.misuse(form, item, "each binding is a list of formals and an expression"));
            };
            inside = inside.deeper(2);
            if form == Form::LetValues {
                tasks.push(expr(&value, inside.within(place.scope)));
                heads.push(self.formals(form, &formals, common)?);
            } else {
                tasks.push(expr(&value, inside));
                inside = inside.within(self.scopes.inside(inside.scope));
                heads.push(self.formals(form, &formals, inside.scope)?);
            }
        }
        if form == Form::LetValues {
            inside = inside.within(common);
        }
        let span = whole.span();
        tasks.push(Body::task(parts, &whole, inside));
        self.combine(tasks, move |x, mut values| {
            let body = values.pop().unwrap_or(Expr::Unspecified);
            heads.into_iter().zip(values).rev().fold(body, |body, (head, value)| {
                let clause = Clause { params: head.params, rest: head.rest, body };
                x.core_call(
                    "call-with-values",
                    vec![thunk(value, span), lambda(None, vec![clause], span)],
                    span,
                )
            })
        });
        Ok(())
    }

    pub(super) fn let_syntax(&mut self, form: Form, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(form, &whole, 2, usize::MAX)?;
        let pairs = self.pairs(form, &parts.remove(0))?;
        let inside = place.within(self.scopes.inside(place.scope));
        let home = if form == Form::LetSyntax { place.scope } else { inside.scope };
        self.tasks.push(Body::task(parts, &whole, inside));
        self.local_macros(LocalMacros { form, pairs: pairs.into_iter(), home, inside: inside.scope })
    }

    fn local_macros(&mut self, mut macros: LocalMacros) -> Outcome {
        let Some(Pair { name, value }) = macros.pairs.next() else { return Ok(()) };
        self.transformer(&name.clone(), value, macros.home, move |x, keyword| {
            if let Some(ident) = name.ident()
                && !x.scopes.bind(macros.inside, ident, keyword.into())
            {
                return Err(x.misuse(macros.form, &name, "the name is bound twice"));
            }
            x.then(move |x| x.local_macros(macros));
            Ok(())
        })
    }

    pub(super) fn do_loop(&mut self, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(Form::Do, &whole, 2, usize::MAX)?;
        let (specs, exit) = (parts.remove(0), parts.remove(0));
        let Some(specs) = specs.as_proper_list() else {
            return Err(self.misuse(Form::Do, &specs, "the variables are a list of (name first next)"));
        };
        let Some(mut results) = exit.as_proper_list().filter(|exit| !exit.is_empty()) else {
            return Err(self.misuse(Form::Do, &exit, "the end is a list of a test and results"));
        };
        let inside = place.deeper(4).within(self.scopes.inside(place.scope));
        let (mut params, mut inits, mut steps) = (Vec::new(), Vec::new(), Vec::new());
        for spec in &specs {
            let (pair, step) = self.do_variable(spec)?;
            inits.push(self.init(&pair, place.deeper(2)));
            params.push(self.bind_pair(Form::Do, &pair, inside)?);
            steps.push(expr(&step, inside.deeper(2)));
        }
        let test = results.remove(0);
        let mut tasks = vec![
            expr(&test, inside),
            Task::Sequence(results, inside),
            Task::Sequence(parts, inside.deeper(1)),
        ];
        tasks.extend(steps);
        tasks.extend(inits);
        let span = whole.span();
        let name = crate::symbol::Symbol::intern("do");
        let loop_var = self.variable(name, span);
        self.combine(tasks, move |_, mut values| {
            let inits = values.split_off(values.len() - params.len());
            let steps = values.split_off(3);
            let mut values = values.into_iter();
            let mut next = || values.next().unwrap_or(Expr::Unspecified);
            let (test, result, commands) = (next(), next(), next());
            let again = sequence(vec![commands, call(Expr::Local(loop_var, span), steps, span)]);
            let body = Expr::If(Box::new([test, result, again]));
            let procedure = lambda(Some(name), vec![Clause { params, rest: None, body }], span);
            letrec(vec![(loop_var, procedure)], call(Expr::Local(loop_var, span), inits, span))
        });
        Ok(())
    }

    fn do_variable(&self, spec: &Syntax) -> Result<(Pair, Syntax), Diagnostic> {
        match spec.as_proper_list().as_deref() {
            Some([name, value, rest @ ..]) if rest.len() <= 1 && name.ident().is_some() => {
                let pair = Pair { name: name.clone(), value: value.clone() };
                Ok((pair, rest.first().unwrap_or(name).clone()))
            }
            _ => Err(self.misuse(Form::Do, spec, "each variable is (name first next) or (name first)")),
        }
    }
}

fn bindings(wrap: fn(Box<Let>) -> Expr, vars: Vec<VarId>, mut values: Vec<Expr>) -> Expr {
    let body = values.pop().unwrap_or(Expr::Unspecified);
    if vars.is_empty() {
        return body;
    }
    wrap(Box::new(Let { bindings: vars.into_iter().zip(values).collect(), body }))
}

/// Recursive bindings around a body.
pub(super) fn letrec(bindings: Vec<(VarId, Expr)>, body: Expr) -> Expr {
    Expr::Letrec(Box::new(Let { bindings, body }))
}
