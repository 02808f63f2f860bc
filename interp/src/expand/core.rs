//! The core forms: references, calls, quote, if, set!, begin; and which function expands which form.

use super::scope::Meaning;
use super::scope::ScopeId;
use super::syntax::{Ident, Syntax};
use super::{Expansion, Form, Outcome, Place, Task};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::ir::{Call, Expr};
use crate::source::Span;
use crate::symbol::Symbol;

impl Expansion {
    /// Expands a form the expander knows, in expression context.
    pub(super) fn known_form(&mut self, form: Form, whole: Syntax, place: Place) -> Outcome {
        match form {
            Form::Quote => self.quote(whole),
            Form::Quasiquote => self.quasiquote(whole, place),
            Form::Lambda => self.lambda(whole, place),
            Form::CaseLambda => self.case_lambda(whole, place),
            Form::Set => self.set(whole, place),
            Form::If => self.if_form(whole, place),
            Form::Begin => self.begin(whole, place),
            Form::Let => self.let_form(whole, place),
            Form::LetStar => self.let_star(whole, place),
            Form::Letrec | Form::LetrecStar => self.letrec(form, whole, place),
            Form::LetValues | Form::LetStarValues => self.let_values(form, whole, place),
            Form::LetSyntax | Form::LetrecSyntax => self.let_syntax(form, whole, place),
            Form::Cond => self.cond(whole, place),
            Form::Case => self.case(whole, place),
            Form::Match => self.match_form(whole, place),
            Form::And | Form::Or => self.and_or(form, whole, place),
            Form::When | Form::Unless => self.when(form, whole, place),
            Form::Do => self.do_loop(whole, place),
            Form::Delay | Form::DelayForce => self.delay(form, whole, place),
            Form::ConsStream => self.cons_stream(whole, place),
            Form::Parameterize => self.parameterize(whole, place),
            Form::Guard => self.guard(whole, place),
            Form::CondExpand | Form::Include | Form::IncludeCi => {
                let forms = self.spliced(form, &whole)?;
                self.tasks.push(Task::Sequence(forms, place));
                Ok(())
            }
            Form::SyntaxError => Err(self.syntax_error(&whole)),
            Form::Define | Form::DefineValues | Form::DefineRecordType | Form::DefineSyntax => {
                Err(self.misplaced_definition(form, &whole))
            }
            Form::Import | Form::DefineLibrary => Err(self.misuse(form, &whole, "stands only at top level")),
            Form::SyntaxRules | Form::ErMacroTransformer => Err(self
                .misuse(form, &whole, "stands only where a macro is defined")
                .hint(Form::DefineSyntax.usage())),
            Form::Ellipsis => Err(self.placeholder(&whole)),
            Form::Else | Form::Arrow | Form::Underscore | Form::Unquote | Form::UnquoteSplicing => {
                Err(self.misplaced_word(form, &whole))
            }
        }
    }

    fn misplaced_definition(&self, form: Form, whole: &Syntax) -> Diagnostic {
        self.error(whole, format!("{}: a definition is not an expression", form.name())).hint(
            "a definition stands at top level or directly in a body; \
             use let for a variable inside an expression",
        )
    }

    fn misplaced_word(&self, form: Form, at: &Syntax) -> Diagnostic {
        if form == Form::Unquote && at.as_plain().is_some_and(is_comma) {
            return self
                .error(at, "there is a comma between two items")
                .hint("items are separated by blanks: (list a b)");
        }
        let name = match form {
            Form::Unquote => ",",
            Form::UnquoteSplicing => ",@",
            _ => form.name(),
        };
        self.error(at, format!("`{name}` means nothing here")).hint(form.usage())
    }

    fn placeholder(&self, at: &Syntax) -> Diagnostic {
        self.error(at, "`...` is a placeholder here: fill it in")
    }

    pub(super) fn reference(
        &mut self,
        ident: &Ident,
        at: &Syntax,
        scope: ScopeId,
    ) -> Result<Expr, Diagnostic> {
        match self.meaning(ident, scope) {
            Meaning::Local(var) if !self.is_out_of_reach(var) => Ok(Expr::Local(var, at.span())),
            Meaning::Local(_) => Err(self.not_at_expansion(at, ident)),
            Meaning::Top(environment, ident) => {
                let environment = self.environment_of(environment);
                Ok(Expr::Global(environment.reference(&ident), at.span()))
            }
            Meaning::Form(Form::Ellipsis) => Err(self.placeholder(at)),
            Meaning::Form(form) if form.is_auxiliary() => Err(self.misplaced_word(form, at)),
            Meaning::Form(form) => Err(self
                .error(at, format!("`{}` is a form of the language, not a value", ident.symbol()))
                .hint(format!("it stands first in a list: {}", form.usage()))),
            Meaning::Macro(_) => Err(self
                .error(at, format!("`{}` is a macro, not a value", ident.symbol()))
                .hint("a macro stands first in a list; to pass it on, wrap a use of it in a lambda")),
        }
    }

    /// A reference to a name of the core, whatever the program has made of that name.
    pub(super) fn core(&self, name: &str, span: Span) -> Expr {
        let core = super::Environment::core(&self.registry);
        Expr::Global(core.reference(&Ident::plain(Symbol::intern(name))), span)
    }

    pub(super) fn core_call(&self, name: &str, args: Vec<Expr>, span: Span) -> Expr {
        call(self.core(name, span), args, span)
    }

    pub(super) fn call(&mut self, form: Syntax, place: Place) -> Outcome {
        let Some(parts) = form.as_proper_list() else {
            return Err(self
                .error(&form, "a call cannot end with a dot and one more datum")
                .hint("to pass a list of arguments, write (apply procedure list)"));
        };
        let span = form.span();
        let inner = place.deeper(1);
        self.combine(
            parts.into_iter().map(|part| Task::Expr(part, inner)).collect(),
            move |x, mut values| {
                let callee = values.remove(0);
                let is_operator_first =
                    x.is_unknown(&callee) && values.iter().any(|value| x.has_unknown(value));
                Expr::Call(Box::new(Call { callee, args: values, span, is_operator_first }))
            },
        );
        Ok(())
    }

    /// Whether it is a global variable that nothing defines so far.
    fn is_unknown(&self, expr: &Expr) -> bool {
        matches!(expr, Expr::Global(id, _) if !self.registry.read().is_bound(self.home, *id))
    }

    /// Whether such a variable is met early when this is evaluated; of a large expression only the front is looked at.
    fn has_unknown(&self, expr: &Expr) -> bool {
        const LOOKED_AT: usize = 50;
        let mut pending = vec![expr];
        for _ in 0..LOOKED_AT {
            match pending.pop() {
                None => return false,
                Some(expr) if self.is_unknown(expr) => return true,
                Some(Expr::Call(call)) => pending.extend(call.args.iter().rev().chain([&call.callee])),
                Some(Expr::If(parts)) => pending.push(&parts[0]),
                Some(_) => {}
            }
        }
        false
    }

    fn quote(&mut self, whole: Syntax) -> Outcome {
        let parts = self.parts(Form::Quote, &whole, 1, 1)?;
        let datum = parts[0].to_datum();
        if let Kind::List(items, _) = datum.kind()
            && let Some(comma) = items.iter().find(|item| is_comma(item))
        {
            self.warn(
                comma.span(),
                "this comma makes a list (unquote …) of what follows; items are separated by blanks",
            );
        }
        self.leave(Expr::Const(datum))
    }

    fn if_form(&mut self, whole: Syntax, place: Place) -> Outcome {
        let parts = self
            .parts(Form::If, &whole, 2, 3)
            .map_err(|problem| self.too_many_branches(problem, &whole, place))?;
        let inner = place.deeper(1);
        let tasks = parts.into_iter().map(|part| Task::Expr(part, inner)).collect();
        self.combine(tasks, |_, values| {
            let mut values = values.into_iter();
            let mut next = || values.next().unwrap_or(Expr::Unspecified);
            Expr::If(Box::new([next(), next(), next()]))
        });
        Ok(())
    }

    /// What an `if` with more than three parts was probably meant to be.
    fn too_many_branches(&self, problem: Diagnostic, whole: &Syntax, place: Place) -> Diagnostic {
        let parts = whole.as_proper_list().unwrap_or_default();
        if parts.iter().any(|part| self.is_word(part, Form::Else, place.scope)) {
            return problem.hint("`else` belongs into cond; here it is left out: (if test then otherwise)");
        }
        if parts.len() <= 4 {
            return problem;
        }
        problem.hint(
            "a branch is one expression, several are put together by (begin expression …); \
             more tests are written (cond (test expression …) … (else expression …))",
        )
    }

    fn begin(&mut self, whole: Syntax, place: Place) -> Outcome {
        let forms = self.parts(Form::Begin, &whole, 0, usize::MAX)?;
        if forms.is_empty() {
            return Err(self.misuse(Form::Begin, &whole, "needs an expression here"));
        }
        self.tasks.push(Task::Sequence(forms, place));
        Ok(())
    }

    fn set(&mut self, whole: Syntax, place: Place) -> Outcome {
        let parts = self.parts(Form::Set, &whole, 2, 2)?;
        let Some(ident) = parts[0].ident() else {
            return Err(self.misuse(Form::Set, &parts[0], "takes the name of a variable"));
        };
        let span = whole.span();
        let value = Task::Expr(parts[1].clone(), place.deeper(1).named(ident.symbol()));
        match self.meaning(&ident, place.scope) {
            Meaning::Local(var) if self.is_out_of_reach(var) => {
                return Err(self.not_at_expansion(&parts[0], &ident));
            }
            Meaning::Local(var) => {
                self.vars[var.0 as usize].assigned = true;
                self.build([value], move |_, [value]| Expr::SetLocal(var, Box::new(value), span));
            }
            Meaning::Top(environment, ident) => {
                let environment = self.environment_of(environment);
                let Some(global) = environment.assign(&ident) else {
                    let name = ident.symbol();
                    let message = match environment.is_sealed() {
                        true => format!("`{name}` belongs to an environment that cannot be changed"),
                        false => format!("`{name}` is imported, and only its own library can change it"),
                    };
                    return Err(self.misuse(Form::Set, &parts[0], message));
                };
                self.build([value], move |_, [value]| Expr::SetGlobal(global, Box::new(value), span));
            }
            Meaning::Form(_) | Meaning::Macro(_) => {
                let message = format!("`{}` is syntax, not a variable", ident.symbol());
                return Err(self.misuse(Form::Set, &parts[0], message));
            }
        }
        Ok(())
    }
}

/// Whether it is `, x` with a blank behind the comma, which nobody writes who means (unquote x).
fn is_comma(datum: &Datum) -> bool {
    match datum.kind() {
        Kind::List(items, None) => match items.as_slice() {
            [comma, item] => {
                let is_unquote = comma.symbol().is_some_and(|name| name.as_str() == "unquote");
                let (comma, item) = (comma.span(), item.span());
                is_unquote && comma.is_some() && comma.end == comma.start + 1 && item.start > comma.end
            }
            _ => false,
        },
        _ => false,
    }
}

/// A call.
pub(super) fn call(callee: Expr, args: Vec<Expr>, span: Span) -> Expr {
    Expr::Call(Box::new(Call { callee, args, span, is_operator_first: false }))
}
