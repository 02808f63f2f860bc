//! Formals with defaults and keywords: `(a [b 1] #:t [t 5] #:must-have m . rest)`.
//!
//! A procedure with optional parameters becomes a `case-lambda` whose shorter clauses call the longest
//! with what is missing, so a plain call costs nothing extra. A procedure with keywords is two: one takes
//! all arguments, keywords among them, as a list; the core sorts them and calls the other. A keyword is an
//! ordinary argument to everybody else, so calls through `apply` and unknown procedures need nothing.
//! Defaults are evaluated in the order in which they are written, and see what stands before them.

use super::binding::letrec;
use super::body::Body;
use super::core::call;
use super::procedure::{expr, lambda};
use super::scope::{Meaning, ScopeId};
use super::syntax::{Ident, Syntax};
use super::{Expansion, Form, Outcome, Place, Task};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::ir::{Clause, Expr, Let, VarId};
use crate::source::Span;
use crate::symbol::Symbol;
use std::fmt::Write;

/// A parameter with a default or a keyword.
struct Extra {
    /// What the body sees.
    var: VarId,
    keyword: Option<Symbol>,
    default: Option<Syntax>,
    /// Where the default stands: inside everything before it.
    place: ScopeId,
}

/// Formals of which some have a default or a keyword.
struct Extended {
    required: Vec<VarId>,
    extras: Vec<Extra>,
    rest: Option<VarId>,
    /// What sees all of them.
    inside: ScopeId,
    /// As a person writes them, behind the name of the procedure.
    text: String,
}

/// What a list of formals is read with.
struct Reading {
    form: Form,
    scope: ScopeId,
    names: Vec<Ident>,
    text: String,
}

impl Expansion {
    /// Whether formals hold more than names.
    pub(super) fn is_extended(formals: &Syntax) -> bool {
        let items = formals.as_list().map_or_else(Vec::new, |(items, _)| items);
        items.iter().any(|item| keyword_of(item).is_some() || item.head().is_some())
    }

    /// A procedure with such formals.
    pub(super) fn extended_procedure(
        &mut self,
        form: Form,
        formals: &Syntax,
        forms: Vec<Syntax>,
        whole: &Syntax,
        place: Place,
    ) -> Outcome {
        let extended = self.extended(form, formals, place.scope)?;
        let levels = u32::try_from(extended.extras.len()).unwrap_or(u32::MAX).saturating_add(4);
        let inner = place.deeper(levels);
        let mut tasks: Vec<Task> = Vec::with_capacity(extended.extras.len() + 1);
        for extra in &extended.extras {
            let name = self.vars[extra.var.0 as usize].name;
            tasks
                .extend(extra.default.as_ref().map(|form| expr(form, inner.within(extra.place).named(name))));
        }
        tasks.push(Body::task(forms, whole, inner.within(extended.inside)));
        let (name, span) = (place.name, whole.span());
        self.combine(tasks, move |x, mut values| {
            let body = values.pop().unwrap_or(Expr::Unspecified);
            let mut values = values.into_iter();
            let default = |extra: &Extra| extra.default.as_ref().and_then(|_| values.next());
            let defaults: Vec<Option<Expr>> = extended.extras.iter().map(default).collect();
            if extended.extras.iter().any(|extra| extra.keyword.is_some()) {
                x.keyword_procedure(extended, defaults, body, name, span)
            } else {
                x.optional_procedure(extended, defaults, body, name, span)
            }
        });
        Ok(())
    }

    fn extended(&mut self, form: Form, formals: &Syntax, outer: ScopeId) -> Result<Extended, Diagnostic> {
        let (items, tail) = formals.as_list().unwrap_or_default();
        let scope = self.scopes.inside(outer);
        let mut reading = Reading { form, scope, names: Vec::new(), text: String::new() };
        let (mut required, mut extras) = (Vec::new(), Vec::<Extra>::new());
        let mut items = items.into_iter();
        while let Some(item) = items.next() {
            if let Some(keyword) = keyword_of(&item) {
                let Some(target) = items.next() else {
                    return Err(self.misuse(form, &item, "a keyword is followed by its parameter"));
                };
                if extras.iter().any(|extra| extra.keyword == Some(keyword)) {
                    return Err(self.misuse(form, &item, format!("the keyword #:{keyword} stands twice")));
                }
                let _ = write!(reading.text, " #:{keyword}");
                extras.push(self.extra(&mut reading, &target, Some(keyword))?);
            } else if item.ident().is_some() {
                if extras.iter().any(|extra| extra.keyword.is_none()) {
                    let message = "a parameter without a default cannot follow one with a default";
                    return Err(self.misuse(form, &item, message));
                }
                required.push(self.formal(&mut reading, &item)?);
            } else {
                extras.push(self.extra(&mut reading, &item, None)?);
            }
        }
        let rest = match &tail {
            Some(tail) => {
                reading.text.push_str(" .");
                Some(self.formal(&mut reading, tail)?)
            }
            None => None,
        };
        Ok(Extended { required, extras, rest, inside: reading.scope, text: reading.text })
    }

    /// `name` or `(name default)`.
    fn extra(
        &mut self,
        reading: &mut Reading,
        item: &Syntax,
        keyword: Option<Symbol>,
    ) -> Result<Extra, Diagnostic> {
        let place = reading.scope;
        if item.ident().is_some() {
            let var = self.formal(reading, item)?;
            return Ok(Extra { var, keyword, default: None, place });
        }
        let Some([name, default]) = item.as_proper_list().and_then(|pair| <[Syntax; 2]>::try_from(pair).ok())
        else {
            let message = "a parameter is a name, or a name with a default as in [name 1]";
            return Err(self.misuse(reading.form, item, message));
        };
        let shown = super::print::short(&default.to_datum());
        reading.scope = self.scopes.inside(place);
        reading.text.push_str(" [");
        let var = self.formal_name(reading, &name)?;
        let _ = write!(reading.text, "{} {shown}]", self.vars[var.0 as usize].name);
        Ok(Extra { var, keyword, default: Some(default), place })
    }

    fn formal(&mut self, reading: &mut Reading, at: &Syntax) -> Result<VarId, Diagnostic> {
        let var = self.formal_name(reading, at)?;
        let _ = write!(reading.text, " {}", self.vars[var.0 as usize].name);
        Ok(var)
    }

    fn formal_name(&mut self, reading: &mut Reading, at: &Syntax) -> Result<VarId, Diagnostic> {
        let Some(ident) = at.ident() else {
            return Err(self.misuse(reading.form, at, "a parameter must be a name"));
        };
        let name = ident.symbol();
        if reading.names.contains(&ident) {
            return Err(self
                .error(at, format!("{}: `{name}` is bound twice", reading.form.name()))
                .hint("give one of the two another name"));
        }
        reading.names.push(ident.clone());
        let var = self.variable(name, at.span());
        self.scopes.bind(reading.scope, ident, Meaning::Local(var));
        Ok(var)
    }

    fn optional_procedure(
        &mut self,
        extended: Extended,
        defaults: Vec<Option<Expr>>,
        mut body: Expr,
        name: Option<Symbol>,
        span: Span,
    ) -> Expr {
        let Extended { required, extras, rest, .. } = extended;
        let own = self.variable(name.unwrap_or_else(|| Symbol::intern("lambda")), span);
        let mut params = required.clone();
        let mut missing = Vec::with_capacity(extras.len());
        for (extra, default) in extras.iter().zip(defaults) {
            match default {
                // A constant is passed by the shorter clauses themselves.
                Some(constant @ Expr::Const(_)) => {
                    params.push(extra.var);
                    missing.push((constant, None));
                }
                default => {
                    let given = self.same_name(extra.var);
                    params.push(given);
                    missing.push((self.core("%absent", span), default.map(|default| (given, default))));
                }
            }
        }
        for (extra, (_, computed)) in extras.iter().zip(&missing).rev() {
            if let Some((given, default)) = computed {
                body = self.with_default(extra.var, *given, default.clone(), body, span);
            }
        }
        let mut clauses = Vec::with_capacity(extras.len() + 1);
        for count in 0..extras.len() {
            let params: Vec<VarId> =
                params[..required.len() + count].iter().map(|&var| self.same_name(var)).collect();
            let given = params.iter().map(|&var| Expr::Local(var, span));
            let args = given.chain(missing[count..].iter().map(|(value, _)| value.clone())).collect();
            let body = call(Expr::Local(own, span), args, span);
            clauses.push(Clause { params, rest: None, body });
        }
        clauses.push(Clause { params, rest, body });
        letrec(vec![(own, lambda(name, clauses, span))], Expr::Local(own, span))
    }

    fn keyword_procedure(
        &mut self,
        extended: Extended,
        defaults: Vec<Option<Expr>>,
        mut body: Expr,
        name: Option<Symbol>,
        span: Span,
    ) -> Expr {
        let spec = self.keyword_spec(&extended, &defaults, name, span);
        let Extended { required, extras, rest, .. } = extended;
        let given: Vec<VarId> = extras
            .iter()
            .zip(&defaults)
            .map(|(extra, default)| if default.is_some() { self.same_name(extra.var) } else { extra.var })
            .collect();
        for ((extra, &given), default) in extras.iter().zip(&given).zip(defaults).rev() {
            if let Some(default) = default {
                body = self.with_default(extra.var, given, default, body, span);
            }
        }
        let positional = extras.iter().zip(&given).filter(|(extra, _)| extra.keyword.is_none());
        let by_keyword = extras.iter().zip(&given).filter(|(extra, _)| extra.keyword.is_some());
        let mut params = required;
        params.extend(positional.chain(by_keyword).map(|(_, &given)| given));
        params.extend(rest);
        let inner = lambda(name, vec![Clause { params, rest: None, body }], span);
        let [sorted, all] = ["sorted", "arguments"].map(|name| self.variable(Symbol::intern(name), span));
        let sort = self.core_call(
            "%call-with-keywords",
            vec![
                Expr::Const(spec),
                Expr::Local(sorted, span),
                self.core("%absent", span),
                Expr::Local(all, span),
            ],
            span,
        );
        let outer = lambda(name, vec![Clause { params: Vec::new(), rest: Some(all), body: sort }], span);
        Expr::Let(Box::new(Let { bindings: vec![(sorted, inner)], body: outer }))
    }

    /// What the core needs to know to sort arguments: `#(name required optional rest? keywords text)`,
    /// each keyword with whether it may be missing.
    fn keyword_spec(
        &self,
        extended: &Extended,
        defaults: &[Option<Expr>],
        name: Option<Symbol>,
        span: Span,
    ) -> Datum {
        let datum = |kind| Datum::new(kind, span);
        let count = |count: usize| datum(Kind::Number(crate::number::Number::Fixnum(count as i64)));
        let optional = extended.extras.iter().filter(|extra| extra.keyword.is_none()).count();
        let keywords = extended.extras.iter().zip(defaults).filter_map(|(extra, default)| {
            let can_miss = datum(Kind::Boolean(default.is_some()));
            Some(datum(Kind::List(vec![datum(Kind::Keyword(extra.keyword?))], Some(can_miss))))
        });
        let called = name.map_or("lambda", |name| name.as_str());
        let text = format!("({called}{})", extended.text);
        datum(Kind::Vector(vec![
            name.map_or_else(|| datum(Kind::Boolean(false)), |name| datum(Kind::Symbol(name))),
            count(extended.required.len()),
            count(optional),
            datum(Kind::Boolean(extended.rest.is_some())),
            datum(Kind::List(keywords.collect(), None)),
            datum(Kind::String(text.into())),
        ]))
    }

    /// The body with a parameter bound to what was given, or else to its default.
    fn with_default(&self, var: VarId, given: VarId, default: Expr, body: Expr, span: Span) -> Expr {
        let is_absent =
            self.core_call("eq?", vec![Expr::Local(given, span), self.core("%absent", span)], span);
        let value = Expr::If(Box::new([is_absent, default, Expr::Local(given, span)]));
        Expr::Let(Box::new(Let { bindings: vec![(var, value)], body }))
    }

    /// A new variable that is called like another.
    fn same_name(&mut self, var: VarId) -> VarId {
        let (name, span) = (self.vars[var.0 as usize].name, self.vars[var.0 as usize].span);
        self.variable(name, span)
    }
}

fn keyword_of(syntax: &Syntax) -> Option<Symbol> {
    match syntax.as_plain().map(Datum::kind) {
        Some(Kind::Keyword(name)) => Some(*name),
        _ => None,
    }
}
