//! Bodies: definitions, also those that macros make, become `letrec*`.
//!
//! The whole body is scanned before any part of it is expanded, so that a definition is in force above
//! itself too. Definitions may follow expressions.

use super::definition::Defined;
use super::scope::Meaning;
use super::syntax::Syntax;
use super::{Expansion, Form, Outcome, Place, Task};
use crate::diagnostic::Diagnostic;
use crate::ir::{Expr, VarId};
use crate::symbol::Symbol;

/// A body that is being scanned.
pub(super) struct Body {
    whole: Syntax,
    /// What is not scanned yet, the next form last.
    pending: Vec<Syntax>,
    items: Vec<Item>,
    place: Place,
    opened: bool,
}

enum Item {
    Bind(VarId, Task),
    Expr(Syntax),
}

impl Body {
    /// A task that leaves the body as one expression. `whole` is the form it belongs to.
    pub(super) fn task(mut forms: Vec<Syntax>, whole: &Syntax, place: Place) -> Task {
        forms.reverse();
        Task::Body(Box::new(Body {
            whole: whole.clone(),
            pending: forms,
            items: Vec::new(),
            place,
            opened: false,
        }))
    }

    /// Adds a binding whose value the task leaves.
    pub(super) fn bind(&mut self, var: VarId, value: Task) {
        self.items.push(Item::Bind(var, value));
    }

    /// Where its forms stand.
    pub(super) fn place(&self) -> Place {
        self.place
    }
}

impl Expansion {
    /// Scans one form of a body, or finishes the body.
    pub(super) fn body(&mut self, mut body: Box<Body>) -> Outcome {
        if body.place.depth > super::NESTING_MAX {
            return Err(self.too_deep(&body.whole));
        }
        if !body.opened {
            body.opened = true;
            body.place = body.place.within(self.scopes.inside(body.place.scope));
        }
        let Some(form) = body.pending.pop() else { return self.finish_body(*body) };
        let scope = body.place.scope;
        self.made_by = form.inserted_by().cloned();
        match self.head_meaning(&form, scope) {
            Some(Meaning::Macro(used)) => {
                return self.use_macro(&used, form, scope, move |x, result| {
                    body.pending.push(result);
                    x.tasks.push(Task::Body(body));
                    Ok(())
                });
            }
            Some(Meaning::Form(Form::Begin)) => {
                let forms = self.parts(Form::Begin, &form, 0, usize::MAX)?;
                body.pending.extend(forms.into_iter().rev());
            }
            Some(Meaning::Form(known @ (Form::CondExpand | Form::Include | Form::IncludeCi))) => {
                let forms = self.spliced(known, &form)?;
                body.pending.extend(forms.into_iter().rev());
            }
            Some(Meaning::Form(Form::Define)) => self.define_inside(&mut body, &form)?,
            Some(Meaning::Form(Form::DefineValues)) => self.define_values_inside(&mut body, &form)?,
            Some(Meaning::Form(Form::DefineRecordType)) => self.define_record_inside(&mut body, &form)?,
            Some(Meaning::Form(Form::DefineSyntax)) => return self.define_syntax_inside(body, &form),
            _ => body.items.push(Item::Expr(form)),
        }
        self.tasks.push(Task::Body(body));
        Ok(())
    }

    fn finish_body(&mut self, body: Body) -> Outcome {
        let Body { whole, mut items, place, .. } = body;
        let results = items.iter().rev().take_while(|item| matches!(item, Item::Expr(_))).count();
        let results: Vec<Syntax> =
            items.split_off(items.len() - results).into_iter().filter_map(Item::into_expr).collect();
        if results.is_empty() {
            return Err(self.body_without_value(&whole, items.is_empty()));
        }
        if items.is_empty() {
            self.tasks.push(Task::Sequence(results, place));
            return Ok(());
        }
        let mut vars = Vec::with_capacity(items.len());
        let mut tasks = Vec::with_capacity(items.len() + 1);
        for item in items {
            let (var, task) = match item {
                Item::Bind(var, task) => (var, task),
                Item::Expr(form) => {
                    (self.variable(Symbol::intern("_"), form.span()), Task::Expr(form, place.deeper(1)))
                }
            };
            vars.push(var);
            tasks.push(task);
        }
        tasks.push(Task::Sequence(results, place.around(1)));
        self.combine(tasks, |_, mut values| {
            let body = values.pop().unwrap_or(Expr::Unspecified);
            super::binding::letrec(vars.into_iter().zip(values).collect(), body)
        });
        Ok(())
    }

    fn body_without_value(&self, whole: &Syntax, empty: bool) -> Diagnostic {
        let message = if empty { "this body is empty" } else { "this body ends with a definition" };
        self.error(whole, message).hint("a body ends with an expression, whose value it returns")
    }

    fn define_inside(&mut self, body: &mut Body, form: &Syntax) -> Outcome {
        let Defined { ident, at, value } = self.defined(form)?;
        let place = body.place.deeper(1).named(ident.symbol());
        let var = self.bind_definition(ident, &at, body)?;
        body.bind(var, value.task(form, place));
        Ok(())
    }

    /// Binds a name that a body defines.
    pub(super) fn bind_definition(
        &mut self,
        ident: super::syntax::Ident,
        at: &Syntax,
        body: &Body,
    ) -> Result<VarId, Diagnostic> {
        let name = ident.symbol();
        let var = self.variable(name, at.span());
        if self.scopes.bind(body.place.scope, ident, Meaning::Local(var)) {
            return Ok(var);
        }
        Err(self
            .error(at, format!("define: `{name}` is defined twice in this body"))
            .hint("use set! to change a variable"))
    }

    fn define_syntax_inside(&mut self, body: Box<Body>, form: &Syntax) -> Outcome {
        let (name, ident, rules) = self.syntax_definition(form)?;
        let scope = body.place.scope;
        self.transformer(&name.clone(), rules, scope, move |x, keyword| {
            if !x.scopes.bind(scope, ident, keyword.into()) {
                return Err(x.misuse(Form::DefineSyntax, &name, "the name is defined twice in this body"));
            }
            x.tasks.push(Task::Body(body));
            Ok(())
        })
    }
}

impl Item {
    fn into_expr(self) -> Option<Syntax> {
        match self {
            Item::Expr(form) => Some(form),
            Item::Bind(..) => None,
        }
    }
}
