//! Forms over control primitives: promises, parameterize, guard; and syntax-error.

use super::body::Body;
use super::core::call;
use super::procedure::{expr, lambda, thunk};
use super::syntax::Syntax;
use super::{Expansion, Form, Outcome, Place, Task};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::ir::{Clause, Expr};
use crate::source::Span;
use crate::symbol::Symbol;

impl Expansion {
    /// `(%make-promise #f thunk)`: the thunk returns a promise to go on with.
    pub(super) fn delay(&mut self, form: Form, whole: Syntax, place: Place) -> Outcome {
        let parts = self.parts(form, &whole, 1, 1)?;
        let span = whole.span();
        self.build([expr(&parts[0], place.deeper(3))], move |x, [value]| {
            if form == Form::Delay {
                x.promise(value, span)
            } else {
                x.make_promise(false, thunk(value, span), span)
            }
        });
        Ok(())
    }

    pub(super) fn cons_stream(&mut self, whole: Syntax, place: Place) -> Outcome {
        let parts = self.parts(Form::ConsStream, &whole, 2, 2)?;
        let span = whole.span();
        let tasks = [expr(&parts[0], place.deeper(1)), expr(&parts[1], place.deeper(4))];
        self.build(tasks, move |x, [first, rest]| {
            let rest = x.promise(rest, span);
            x.core_call("cons", vec![first, rest], span)
        });
        Ok(())
    }

    fn promise(&self, value: Expr, span: Span) -> Expr {
        let done = self.make_promise(true, value, span);
        self.make_promise(false, thunk(done, span), span)
    }

    fn make_promise(&self, done: bool, content: Expr, span: Span) -> Expr {
        let done = Expr::Const(Datum::new(Kind::Boolean(done), span));
        self.core_call("%make-promise", vec![done, content], span)
    }

    /// `(%parameterize thunk parameter value …)`: the primitive applies the converters.
    pub(super) fn parameterize(&mut self, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(Form::Parameterize, &whole, 2, usize::MAX)?;
        let bindings = parts.remove(0);
        let Some(bindings) = bindings.as_proper_list() else {
            return Err(self.misuse(
                Form::Parameterize,
                &bindings,
                "the bindings are a list of (parameter value) pairs",
            ));
        };
        let mut tasks = vec![Body::task(parts, &whole, place.deeper(2))];
        for binding in &bindings {
            let Some([parameter, value]) =
                binding.as_proper_list().and_then(|pair| <[Syntax; 2]>::try_from(pair).ok())
            else {
                return Err(self.misuse(
                    Form::Parameterize,
                    binding,
                    "each binding is a list of a parameter and a value",
                ));
            };
            tasks.push(expr(&parameter, place.deeper(1)));
            tasks.push(expr(&value, place.deeper(1)));
        }
        let span = whole.span();
        self.combine(tasks, move |x, mut values| {
            let body = values.remove(0);
            values.insert(0, thunk(body, span));
            x.core_call("%parameterize", values, span)
        });
        Ok(())
    }

    /// `guard`: the handler leaves the body to try the clauses; when none is chosen it goes back in and
    /// raises again there.
    pub(super) fn guard(&mut self, whole: Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(Form::Guard, &whole, 2, usize::MAX)?;
        let head = parts.remove(0);
        let Some(mut clauses) =
            head.as_proper_list().filter(|head| head.first().is_some_and(|n| n.ident().is_some()))
        else {
            return Err(self.misuse(Form::Guard, &head, "the first part is a name followed by clauses"));
        };
        let name = clauses.remove(0);
        let inside = place.deeper(9).within(self.scopes.inside(place.scope));
        let Some(ident) = name.ident() else {
            return Err(self.misuse(Form::Guard, &name, "only a name can be bound"));
        };
        let condition = self.bind_variable(Form::Guard, ident, &name, inside.scope)?;
        let span = whole.span();
        let [out, back] = ["out", "back"].map(|name| self.variable(Symbol::intern(name), span));
        let catches_all = clauses
            .last()
            .and_then(Syntax::head)
            .is_some_and(|test| self.is_word(&test, Form::Else, inside.scope));
        let again = (!catches_all).then(|| {
            let raise = self.core_call("raise-continuable", vec![Expr::Local(condition, span)], span);
            call(Expr::Local(back, span), vec![thunk(raise, span)], span)
        });
        let body = Body::task(parts, &whole, place.deeper(6));
        let choose = Task::Then(Box::new(move |x| x.clauses(Form::Guard, &clauses, inside, again)));
        self.build([body, choose], move |x, [body, chosen]| {
            let leave = call(Expr::Local(out, span), vec![thunk(chosen, span)], span);
            let reaction = if catches_all { leave } else { x.call_cc_thunk(back, leave, span) };
            let handler = one_parameter(condition, reaction, span);
            let body = thunk(x.values_thunk(body, span), span);
            let guarded = x.core_call("with-exception-handler", vec![handler, body], span);
            x.call_cc_thunk(out, guarded, span)
        });
        Ok(())
    }

    /// `((call/cc (lambda (k) body)))`: calls the thunk that the body returns or passes to `k`.
    fn call_cc_thunk(&self, k: crate::ir::VarId, body: Expr, span: Span) -> Expr {
        let receiver = one_parameter(k, body, span);
        call(self.core_call("call-with-current-continuation", vec![receiver], span), Vec::new(), span)
    }

    /// A thunk that returns the values of the expression, which is evaluated now.
    fn values_thunk(&mut self, body: Expr, span: Span) -> Expr {
        let all = self.variable(Symbol::intern("values"), span);
        let values = self.core("values", span);
        let again = self.core_call("apply", vec![values, Expr::Local(all, span)], span);
        let keep = Clause { params: Vec::new(), rest: Some(all), body: thunk(again, span) };
        self.core_call("call-with-values", vec![thunk(body, span), lambda(None, vec![keep], span)], span)
    }

    /// The error that a program asks for.
    pub(super) fn syntax_error(&self, whole: &Syntax) -> Diagnostic {
        let parts = match self.parts(Form::SyntaxError, whole, 1, usize::MAX) {
            Ok(parts) => parts,
            Err(problem) => return problem,
        };
        let message = parts[0].as_plain().and_then(|datum| match datum.kind() {
            Kind::String(text) => Some(text.to_string()),
            _ => None,
        });
        let Some(mut message) = message else {
            return self.misuse(Form::SyntaxError, &parts[0], "the first part is a string");
        };
        for form in &parts[1..] {
            message.push(' ');
            message.push_str(&super::print::short(&form.to_datum()));
        }
        self.error(whole, message)
    }
}

fn one_parameter(var: crate::ir::VarId, body: Expr, span: Span) -> Expr {
    lambda(None, vec![Clause { params: vec![var], rest: None, body }], span)
}
