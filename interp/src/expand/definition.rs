//! Definitions: how they are written, and what they do at top level. `body.rs` holds those inside bodies.

use super::body::Body;
use super::environment::Binding;
use super::procedure::{lambda, thunk};
use super::scope::{Meaning, ScopeId};
use super::syntax::{Ident, Syntax};
use super::transformer::Keyword;
use super::{Environment, Expansion, Form, Outcome, Place, Task};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::ir::{Clause, Expr, GlobalId, Let, VarId};
use crate::number::Number;
use crate::source::Span;
use crate::symbol::Symbol;

/// `(define name value)` taken apart.
pub(super) struct Defined {
    pub(super) ident: Ident,
    pub(super) at: Syntax,
    pub(super) value: Value,
}

/// What a definition gives its name.
pub(super) enum Value {
    Expr(Syntax),
    Procedure(Syntax, Vec<Syntax>),
}

impl Value {
    /// A task that leaves it.
    pub(super) fn task(self, whole: &Syntax, place: Place) -> Task {
        let whole = whole.clone();
        match self {
            Value::Expr(form) => Task::Expr(form, place),
            Value::Procedure(formals, forms) => {
                Task::Then(Box::new(move |x| x.procedure(Form::Define, &formals, forms, &whole, place)))
            }
        }
    }
}

/// The names that `define-values` defines.
pub(super) struct Targets {
    names: Vec<(Ident, Syntax)>,
    has_rest: bool,
    value: Syntax,
}

impl Expansion {
    /// A form at top level.
    pub(super) fn top(&mut self, form: Syntax, place: Place) -> Outcome {
        match self.top_meaning(&form, place.scope) {
            Some(Meaning::Form(known))
                if known.changes_environment() && self.environment(place.scope).is_sealed() =>
            {
                let message = format!("{}: this environment cannot be changed", known.name());
                Err(self
                    .error(&form, message)
                    .hint("only (interaction-environment) takes definitions; others are for expressions"))
            }
            Some(Meaning::Macro(used)) => self.use_macro(&used, form, place.scope, move |x, result| {
                x.tasks.push(Task::Top(result, place));
                Ok(())
            }),
            Some(Meaning::Form(Form::Begin)) => {
                let forms = self.parts(Form::Begin, &form, 0, usize::MAX)?;
                forms.iter().for_each(|form| self.announce_inserted(form, place.scope));
                self.top_forms(forms, place);
                Ok(())
            }
            Some(Meaning::Form(known @ (Form::CondExpand | Form::Include | Form::IncludeCi))) => {
                let forms = self.spliced(known, &form)?;
                self.top_forms(forms, place);
                Ok(())
            }
            Some(Meaning::Form(Form::Define)) => self.define_top(&form, place),
            Some(Meaning::Form(Form::DefineValues)) => self.define_values_top(&form, place),
            Some(Meaning::Form(Form::DefineRecordType)) => self.define_record_top(&form, place),
            Some(Meaning::Form(Form::DefineSyntax)) => self.define_syntax_top(&form, place.scope),
            Some(Meaning::Form(Form::Import)) => self.import_form(&form, place),
            Some(Meaning::Form(Form::DefineLibrary)) => self.define_library(&form, place),
            _ => {
                self.tasks.push(Task::Expr(form, place));
                Ok(())
            }
        }
    }

    /// A definition whose name a template inserted: forms of the same `begin` that stand before it mean it too.
    fn announce_inserted(&self, form: &Syntax, scope: ScopeId) {
        let is_definition = matches!(self.head_meaning(form, scope), Some(Meaning::Form(Form::Define)));
        let Some(target) = form.after(1).head().filter(|_| is_definition) else { return };
        let name = target.ident().or_else(|| target.head()?.ident());
        if let Some(name) = name.filter(|name| name.as_alias().is_some()) {
            self.environment(scope).reference(&name);
        }
    }

    pub(super) fn top_forms(&mut self, forms: Vec<Syntax>, place: Place) {
        self.tasks.extend(forms.into_iter().rev().map(|form| Task::Top(form, place)));
    }

    /// `import` and `define-library` work in a program that has not imported anything yet.
    fn top_meaning(&self, form: &Syntax, scope: ScopeId) -> Option<Meaning> {
        let head = form.head()?;
        for word in [Form::Import, Form::DefineLibrary] {
            if self.is_word(&head, word, scope) {
                return Some(Meaning::Form(word));
            }
        }
        self.head_meaning(form, scope)
    }

    /// Takes `(define name value)` and `(define (name . formals) body …)` apart.
    pub(super) fn defined(&self, form: &Syntax) -> Result<Defined, Diagnostic> {
        let mut parts = self.parts(Form::Define, form, 1, usize::MAX)?;
        let target = parts.remove(0);
        if let Some(ident) = target.ident() {
            return match <[Syntax; 1]>::try_from(parts) {
                Ok([value]) => Ok(Defined { ident, at: target, value: Value::Expr(value) }),
                Err(parts) if parts.is_empty() => {
                    Err(self.misuse(Form::Define, form, format!("`{}` needs a value", ident.symbol())))
                }
                Err(parts) => {
                    let message = format!("`{}` takes one value, got {}", ident.symbol(), parts.len());
                    Err(self.misuse(Form::Define, form, message))
                }
            };
        }
        let Some(head) = target.head() else {
            return Err(self.misuse(Form::Define, &target, "only a name can be defined"));
        };
        let Some(ident) = head.ident() else {
            return Err(self.misuse(
                Form::Define,
                &head,
                "a procedure is named by a plain name; to return a procedure, write a lambda in the body",
            ));
        };
        if parts.is_empty() {
            return Err(self.misuse(
                Form::Define,
                form,
                format!("the procedure `{}` has no body", ident.symbol()),
            ));
        }
        Ok(Defined { ident, at: head, value: Value::Procedure(target.after(1), parts) })
    }

    fn define_top(&mut self, form: &Syntax, place: Place) -> Outcome {
        let Defined { ident, at, value } = self.defined(form)?;
        let global = self.define_global(&ident, &at, place.scope);
        let span = form.span();
        let value = value.task(form, place.deeper(1).named(ident.symbol()));
        self.build([value], move |_, [value]| Expr::DefineGlobal(global, Box::new(value), span));
        Ok(())
    }

    /// The variable that a definition at top level sets; hiding a form or macro is worth a warning.
    pub(super) fn define_global(&mut self, ident: &Ident, at: &Syntax, scope: ScopeId) -> GlobalId {
        let environment = self.environment(scope);
        let what = match self.registry.binding(environment.id, ident) {
            Some(Binding::Form(_)) => Some("form"),
            Some(Binding::Macro(_)) => Some("macro"),
            _ => None,
        };
        if let Some(what) = what {
            let message = format!("this hides the `{}` {what} in later cells", ident.symbol());
            self.warn(at.span(), message);
        }
        environment.define(ident)
    }

    pub(super) fn environment_of(&self, id: super::environment::EnvironmentId) -> Environment {
        Environment { registry: self.registry.clone(), id }
    }

    fn define_syntax_top(&mut self, form: &Syntax, scope: ScopeId) -> Outcome {
        let (name, ident, rules) = self.syntax_definition(form)?;
        self.transformer(&name, rules, scope, move |x, keyword| {
            let binding = match keyword {
                Keyword::Macro(rules) => Binding::Macro(rules),
                Keyword::Form(form) => Binding::Form(form),
            };
            x.environment(scope).define_syntax(ident, binding);
            Ok(())
        })
    }

    /// The name and the rules of `(define-syntax name rules)`.
    pub(super) fn syntax_definition(&self, form: &Syntax) -> Result<(Syntax, Ident, Syntax), Diagnostic> {
        let mut parts = self.parts(Form::DefineSyntax, form, 2, 2)?;
        let rules = parts.remove(1);
        let name = parts.remove(0);
        match name.ident() {
            Some(ident) => Ok((name, ident, rules)),
            None => Err(self.misuse(Form::DefineSyntax, &name, "only a name can be defined")),
        }
    }

    fn targets(&self, form: &Syntax) -> Result<Targets, Diagnostic> {
        let mut parts = self.parts(Form::DefineValues, form, 2, 2)?;
        let value = parts.remove(1);
        let formals = parts.remove(0);
        let (items, tail) = match formals.as_list() {
            Some(list) => list,
            None => (Vec::new(), Some(formals)),
        };
        let has_rest = tail.is_some();
        let mut names = Vec::with_capacity(items.len() + 1);
        for name in items.into_iter().chain(tail) {
            match name.ident() {
                Some(ident) => names.push((ident, name)),
                None => return Err(self.misuse(Form::DefineValues, &name, "only names can be defined")),
            }
        }
        Ok(Targets { names, has_rest, value })
    }

    fn define_values_top(&mut self, form: &Syntax, place: Place) -> Outcome {
        let Targets { names, has_rest, value } = self.targets(form)?;
        let globals: Vec<GlobalId> =
            names.iter().map(|(ident, at)| self.define_global(ident, at, place.scope)).collect();
        let span = form.span();
        let all = self.variable(Symbol::intern("values"), span);
        self.build([Task::Expr(value, place.deeper(4))], move |x, [value]| {
            let collected = x.collected(value, globals.len(), has_rest, span);
            let define = |(global, at)| Expr::DefineGlobal(global, Box::new(x.nth_of(all, at, span)), span);
            let body =
                Expr::Seq(globals.into_iter().zip(0..).map(define).chain([Expr::Unspecified]).collect());
            Expr::Let(Box::new(Let { bindings: vec![(all, collected)], body }))
        });
        Ok(())
    }

    pub(super) fn define_values_inside(&mut self, body: &mut Body, form: &Syntax) -> Outcome {
        let Targets { names, has_rest, value } = self.targets(form)?;
        let span = form.span();
        let all = self.variable(Symbol::intern("values"), span);
        let (count, place) = (names.len(), body.place().deeper(4));
        let collect = move |x: &mut Expansion| {
            x.build([Task::Expr(value, place)], move |x, [value]| x.collected(value, count, has_rest, span));
            Ok(())
        };
        body.bind(all, Task::Then(Box::new(collect)));
        for ((ident, at), nth) in names.into_iter().zip(0..) {
            let var = self.bind_definition(ident, &at, body)?;
            body.bind(var, Task::Then(Box::new(move |x| x.leave(x.nth_of(all, nth, span)))));
        }
        Ok(())
    }

    /// The values of an expression in a vector; their number is checked.
    fn collected(&mut self, value: Expr, count: usize, has_rest: bool, span: Span) -> Expr {
        let name = Symbol::intern("values");
        let mut params: Vec<VarId> = (0..count).map(|_| self.variable(name, span)).collect();
        let items = params.iter().map(|&var| Expr::Local(var, span)).collect();
        let rest = if has_rest { params.pop() } else { None };
        let body = self.core_call("vector", items, span);
        let receiver =
            lambda(Some(Symbol::intern("define-values")), vec![Clause { params, rest, body }], span);
        self.core_call("call-with-values", vec![thunk(value, span), receiver], span)
    }

    fn nth_of(&self, vector: VarId, nth: i64, span: Span) -> Expr {
        self.core_call("vector-ref", vec![Expr::Local(vector, span), integer(nth)], span)
    }
}

/// A small integer constant.
pub(super) fn integer(value: i64) -> Expr {
    Expr::Const(Datum::new(Kind::Number(Number::Fixnum(value)), Span::NONE))
}
