//! `match`: clauses are tried in order, each as nested tests. What to do when a test fails is a local
//! procedure without parameters that is only called in tail position, so it costs a jump.
//!
//! Patterns: a name binds, `_` takes anything, literals and quoted data are compared by `equal?`; `(p q . r)`,
//! `#(p q)`, `p ...` inside either; `(? test p …)`, `(= function p)`, `(and p …)`, `(or p …)`, `(not p)`;
//! and quasiquoted data with patterns behind commas.

use super::binding::letrec;
use super::body::Body;
use super::core::call;
use super::procedure::{expr, lambda};
use super::rules::RULE_NESTING_MAX;
use super::scope::{Meaning, ScopeId};
use super::syntax::{Ident, Syntax};
use super::{Expansion, Form, Outcome, Place};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::ir::{Clause, Expr, Let, VarId};
use crate::number::Number;
use crate::source::Span;
use crate::symbol::Symbol;

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

    fn pattern(&mut self, reading: &mut Reading, form: &Syntax, place: Place) -> Result<Pattern, Diagnostic> {
        reading.nodes += 1;
        reading.nesting += 1;
        if reading.nesting > RULE_NESTING_MAX {
            let message = format!("a pattern is nested at most {RULE_NESTING_MAX} levels deep");
            return Err(self.misuse(Form::Match, form, message));
        }
        let pattern = if form.ident().is_some() {
            self.name_pattern(reading, form, place)
        } else if let Some((items, tail)) = form.as_list() {
            match self.worded_pattern(reading, form, &items, place) {
                Some(pattern) => pattern,
                None => self.list_pattern(reading, &items, tail.as_ref(), place, Expansion::pattern),
            }
        } else if let Some(items) = form.as_vector() {
            let sequence = self.match_sequence(reading, &items, None, place, Expansion::pattern);
            sequence.map(|sequence| Pattern::Vector(Box::new(sequence)))
        } else {
            Ok(Pattern::Equal(form.to_datum()))
        };
        reading.nesting -= 1;
        pattern
    }

    fn name_pattern(
        &mut self,
        reading: &mut Reading,
        form: &Syntax,
        place: Place,
    ) -> Result<Pattern, Diagnostic> {
        let Some(ident) = form.ident() else { return Ok(Pattern::Any) };
        if self.is_word(form, Form::Underscore, place.scope) {
            return Ok(Pattern::Any);
        }
        if self.repeats(form, place) {
            return Err(self.misuse(Form::Match, form, "an ellipsis follows what it repeats"));
        }
        if reading.names.iter().any(|(known, _)| *known == ident) {
            let message = format!("`{}` occurs twice in the pattern", ident.symbol());
            return Err(self
                .misuse(Form::Match, form, message)
                .hint("give the second another name, and compare the two in a #:when test"));
        }
        let var = self.variable(ident.symbol(), form.span());
        reading.names.push((ident, var));
        Ok(Pattern::Bind(var))
    }

    fn repeats(&self, form: &Syntax, place: Place) -> bool {
        self.is_word(form, Form::Ellipsis, place.scope)
            || form.ident().is_some_and(|ident| ident.symbol().as_str() == "___")
    }

    /// A pattern that begins with one of the words that patterns know.
    fn worded_pattern(
        &mut self,
        reading: &mut Reading,
        form: &Syntax,
        items: &[Syntax],
        place: Place,
    ) -> Option<Result<Pattern, Diagnostic>> {
        let word = items.first()?.ident()?.symbol();
        let wrong = |x: &Expansion, message: &str| Some(Err(x.misuse(Form::Match, form, message)));
        Some(match (word.as_str(), &items[1..]) {
            ("quote", [datum]) => Ok(Pattern::Equal(datum.to_datum())),
            ("quasiquote", [data]) => self.quasi_pattern(reading, data, place),
            ("?", [test, patterns @ ..]) => {
                reading.exprs.push(test.clone());
                let test = reading.exprs.len() - 1;
                self.patterns(reading, patterns, place).map(|all| Pattern::Test(test, all))
            }
            ("?", []) => return wrong(self, "(? test pattern …) needs a test"),
            ("=", [function, pattern]) => {
                reading.exprs.push(function.clone());
                let function = reading.exprs.len() - 1;
                self.pattern(reading, pattern, place).map(|p| Pattern::Apply(function, Box::new(p)))
            }
            ("=", _) => return wrong(self, "(= function pattern) takes a function and a pattern"),
            ("and", patterns) => self.patterns(reading, patterns, place).map(Pattern::And),
            ("or", patterns) => self.or_pattern(reading, form, patterns, place),
            ("not", [pattern]) => self.not_pattern(reading, pattern, place),
            ("not", _) => return wrong(self, "(not pattern) takes one pattern"),
            _ => return None,
        })
    }

    fn patterns(
        &mut self,
        reading: &mut Reading,
        forms: &[Syntax],
        place: Place,
    ) -> Result<Vec<Pattern>, Diagnostic> {
        forms.iter().map(|form| self.pattern(reading, form, place)).collect()
    }

    fn or_pattern(
        &mut self,
        reading: &mut Reading,
        whole: &Syntax,
        forms: &[Syntax],
        place: Place,
    ) -> Result<Pattern, Diagnostic> {
        let outside = std::mem::take(&mut reading.names);
        let mut names: Option<Vec<Ident>> = None;
        let mut alternatives = Vec::with_capacity(forms.len());
        for form in forms {
            let pattern = self.pattern(reading, form, place)?;
            let own = std::mem::take(&mut reading.names);
            let names = names.get_or_insert_with(|| own.iter().map(|(ident, _)| ident.clone()).collect());
            let var = |ident: &Ident| own.iter().find(|(known, _)| known == ident).map(|(_, var)| *var);
            match names.iter().map(var).collect::<Option<Vec<VarId>>>() {
                Some(vars) if vars.len() == own.len() => alternatives.push((pattern, vars)),
                _ => {
                    let message = "each alternative of `or` must bind the same names";
                    return Err(self.misuse(Form::Match, form, message));
                }
            }
        }
        reading.names = outside;
        let mut vars = Vec::new();
        for ident in names.unwrap_or_default() {
            if reading.names.iter().any(|(known, _)| *known == ident) {
                let message = format!("`{}` occurs twice in the pattern", ident.symbol());
                return Err(self.misuse(Form::Match, whole, message));
            }
            let var = self.variable(ident.symbol(), whole.span());
            vars.push(var);
            reading.names.push((ident, var));
        }
        Ok(Pattern::Or(alternatives, vars))
    }

    fn not_pattern(
        &mut self,
        reading: &mut Reading,
        form: &Syntax,
        place: Place,
    ) -> Result<Pattern, Diagnostic> {
        let before = reading.names.len();
        let pattern = self.pattern(reading, form, place)?;
        if reading.names.len() > before {
            return Err(self.misuse(Form::Match, form, "what stands under `not` can bind no name"));
        }
        Ok(Pattern::Not(Box::new(pattern)))
    }

    fn quasi_pattern(
        &mut self,
        reading: &mut Reading,
        form: &Syntax,
        place: Place,
    ) -> Result<Pattern, Diagnostic> {
        reading.nodes += 1;
        if let Some((items, tail)) = form.as_list() {
            return match items.as_slice() {
                [word, pattern] if tail.is_none() && self.is_word(word, Form::Unquote, place.scope) => {
                    self.pattern(reading, pattern, place)
                }
                _ => self.quasi_list_pattern(reading, items, tail, place),
            };
        }
        if let Some(items) = form.as_vector() {
            let sequence = self.match_sequence(reading, &items, None, place, Expansion::quasi_pattern)?;
            return Ok(Pattern::Vector(Box::new(sequence)));
        }
        Ok(Pattern::Equal(form.to_datum()))
    }

    /// A list in a quasi-pattern. `(a . ,b)` is read as `(a unquote b)`, and `(a ,@b)` means the same here.
    fn quasi_list_pattern(
        &mut self,
        reading: &mut Reading,
        mut items: Vec<Syntax>,
        mut tail: Option<Syntax>,
        place: Place,
    ) -> Result<Pattern, Diagnostic> {
        if tail.is_none()
            && items.len() > 2
            && self.is_word(&items[items.len() - 2], Form::Unquote, place.scope)
        {
            let pattern = items.pop();
            items.pop();
            return self.with_tail_pattern(reading, &items, pattern, place);
        }
        let spliced = items.last().and_then(Syntax::as_proper_list);
        if let Some([word, pattern]) = spliced.as_deref()
            && tail.is_none()
            && self.is_word(word, Form::UnquoteSplicing, place.scope)
        {
            let pattern = Some(pattern.clone());
            items.pop();
            return self.with_tail_pattern(reading, &items, pattern, place);
        }
        let tail = tail.take();
        self.list_pattern(reading, &items, tail.as_ref(), place, Expansion::quasi_pattern)
    }

    fn with_tail_pattern(
        &mut self,
        reading: &mut Reading,
        items: &[Syntax],
        tail: Option<Syntax>,
        place: Place,
    ) -> Result<Pattern, Diagnostic> {
        let mut sequence = self.match_sequence(reading, items, None, place, Expansion::quasi_pattern)?;
        if let Some(tail) = tail {
            sequence.tail = Some(self.pattern(reading, &tail, place)?);
        }
        Ok(Pattern::List(Box::new(sequence)))
    }

    fn list_pattern(
        &mut self,
        reading: &mut Reading,
        items: &[Syntax],
        tail: Option<&Syntax>,
        place: Place,
        item: ReadPattern,
    ) -> Result<Pattern, Diagnostic> {
        let sequence = self.match_sequence(reading, items, tail, place, item)?;
        Ok(Pattern::List(Box::new(sequence)))
    }

    fn match_sequence(
        &mut self,
        reading: &mut Reading,
        items: &[Syntax],
        tail: Option<&Syntax>,
        place: Place,
        item: ReadPattern,
    ) -> Result<Sequence, Diagnostic> {
        let ellipsis = items.iter().skip(1).position(|item| self.repeats(item, place));
        let (before, repeated, after) = match ellipsis {
            None => (items, None, &[][..]),
            Some(at) => (&items[..at], Some(&items[at]), &items[at + 2..]),
        };
        if let Some(second) = after.iter().find(|item| self.repeats(item, place)) {
            let message = "a list in a pattern has at most one ellipsis";
            return Err(self.misuse(Form::Match, second, message));
        }
        let each = |x: &mut Expansion, reading: &mut Reading, forms: &[Syntax]| {
            forms.iter().map(|form| item(x, reading, form, place)).collect::<Result<Vec<_>, _>>()
        };
        let before = each(self, reading, before)?;
        let repeated = match repeated {
            None => None,
            Some(form) => {
                let first = reading.names.len();
                let pattern = item(self, reading, form, place)?;
                let mut vars = Vec::new();
                for at in first..reading.names.len() {
                    let one = reading.names[at].1;
                    let all = self.variable(reading.names[at].0.symbol(), form.span());
                    reading.names[at].1 = all;
                    vars.push((one, all));
                }
                reading.nodes += 2;
                Some(Repeated { pattern, vars })
            }
        };
        let after = each(self, reading, after)?;
        let tail = tail.map(|tail| item(self, reading, tail, place)).transpose()?;
        Ok(Sequence { before, repeated, after, tail })
    }

    /// A clause as code: `rest` is what follows when it does not fit.
    fn clause_code(&mut self, clause: MatchClause, mut exprs: Vec<Expr>, value: VarId, rest: Expr) -> Expr {
        let span = clause.whole.span();
        let mut success = exprs.pop().unwrap_or(Expr::Unspecified);
        let guard = if clause.guard.is_some() { exprs.pop() } else { None };
        let fail = self.variable(Symbol::intern("next"), span);
        let target = Target { fail, exprs, span };
        if let Some(guard) = guard {
            success = choose(guard, success, target.failed());
        }
        let code = self.matched(&target, clause.pattern, value, success);
        letrec(vec![(fail, procedure(Vec::new(), rest, span))], code)
    }

    /// Code that goes on with `success` if the value of the variable fits.
    fn matched(&mut self, target: &Target, pattern: Pattern, value: VarId, success: Expr) -> Expr {
        let span = target.span;
        match pattern {
            Pattern::Any => success,
            Pattern::Bind(var) => bind(var, Expr::Local(value, span), success),
            Pattern::Equal(datum) => {
                let test = self.equality(value, datum, span);
                choose(test, success, target.failed())
            }
            Pattern::Test(test, patterns) => {
                let fits = call(target.exprs[test].clone(), vec![Expr::Local(value, span)], span);
                let success = self.all_matched(target, patterns, value, success);
                choose(fits, success, target.failed())
            }
            Pattern::Apply(function, pattern) => {
                let result = self.variable(Symbol::intern("result"), span);
                let applied = call(target.exprs[function].clone(), vec![Expr::Local(value, span)], span);
                bind(result, applied, self.matched(target, *pattern, result, success))
            }
            Pattern::And(patterns) => self.all_matched(target, patterns, value, success),
            Pattern::Or(alternatives, vars) => self.one_matched(target, alternatives, vars, value, success),
            Pattern::Not(pattern) => {
                let fits_not = self.variable(Symbol::intern("next"), span);
                let inner = Target { fail: fits_not, exprs: target.exprs.clone(), span };
                let code = self.matched(&inner, *pattern, value, target.failed());
                letrec(vec![(fits_not, procedure(Vec::new(), success, span))], code)
            }
            Pattern::List(sequence) => self.sequence_matched(target, *sequence, value, success),
            Pattern::Vector(sequence) => {
                let list = self.variable(Symbol::intern("items"), span);
                let items = self.core_call("vector->list", vec![Expr::Local(value, span)], span);
                let is_vector = self.core_call("vector?", vec![Expr::Local(value, span)], span);
                let code = self.sequence_matched(target, *sequence, list, success);
                choose(is_vector, bind(list, items, code), target.failed())
            }
        }
    }

    fn equality(&self, value: VarId, datum: Datum, span: Span) -> Expr {
        let value = Expr::Local(value, span);
        let by = match datum.kind() {
            Kind::List(items, None) if items.is_empty() => {
                return self.core_call("null?", vec![value], span);
            }
            Kind::Symbol(_) | Kind::Keyword(_) | Kind::Boolean(_) | Kind::Char(_) => "eq?",
            Kind::Number(Number::Fixnum(_)) => "eqv?",
            _ => "equal?",
        };
        self.core_call(by, vec![value, Expr::Const(datum)], span)
    }

    fn all_matched(&mut self, target: &Target, patterns: Vec<Pattern>, value: VarId, success: Expr) -> Expr {
        patterns.into_iter().rev().fold(success, |code, pattern| self.matched(target, pattern, value, code))
    }

    fn one_matched(
        &mut self,
        target: &Target,
        alternatives: Vec<(Pattern, Vec<VarId>)>,
        vars: Vec<VarId>,
        value: VarId,
        success: Expr,
    ) -> Expr {
        let span = target.span;
        let chosen = self.variable(Symbol::intern("chosen"), span);
        let mut code = target.failed();
        for (pattern, own) in alternatives.into_iter().rev() {
            let next = self.variable(Symbol::intern("next"), span);
            let inner = Target { fail: next, exprs: target.exprs.clone(), span };
            let own = own.into_iter().map(|var| Expr::Local(var, span)).collect();
            let found = call(Expr::Local(chosen, span), own, span);
            let tried = self.matched(&inner, pattern, value, found);
            code = letrec(vec![(next, procedure(Vec::new(), code, span))], tried);
        }
        letrec(vec![(chosen, procedure(vars, success, span))], code)
    }

    fn sequence_matched(&mut self, target: &Target, sequence: Sequence, value: VarId, success: Expr) -> Expr {
        let Sequence { before, repeated, after, tail } = sequence;
        let rests: Vec<VarId> =
            before.iter().map(|_| self.variable(Symbol::intern("rest"), target.span)).collect();
        let end = rests.last().copied().unwrap_or(value);
        let code = match repeated {
            None => self.end_matched(target, tail, end, success),
            Some(repeated) => self.repeated_matched(target, repeated, after, tail, end, success),
        };
        self.items_matched(target, before, &rests, value, code)
    }

    fn end_matched(&mut self, target: &Target, tail: Option<Pattern>, end: VarId, success: Expr) -> Expr {
        match tail {
            Some(pattern) => self.matched(target, pattern, end, success),
            None => {
                let is_end = self.core_call("null?", vec![Expr::Local(end, target.span)], target.span);
                choose(is_end, success, target.failed())
            }
        }
    }

    /// The first items of a list; `rests` are the variables of what follows each.
    fn items_matched(
        &mut self,
        target: &Target,
        items: Vec<Pattern>,
        rests: &[VarId],
        list: VarId,
        success: Expr,
    ) -> Expr {
        let span = target.span;
        let mut code = success;
        for (nth, pattern) in items.into_iter().enumerate().rev() {
            let from = if nth == 0 { list } else { rests[nth - 1] };
            let part = |x: &Expansion, name| x.core_call(name, vec![Expr::Local(from, span)], span);
            let (item, inner) = match pattern {
                Pattern::Any => (None, code),
                Pattern::Bind(var) => (Some(var), code),
                pattern => {
                    let item = self.variable(Symbol::intern("item"), span);
                    (Some(item), self.matched(target, pattern, item, code))
                }
            };
            let inner = bind(rests[nth], part(self, "cdr"), inner);
            let inner = match item {
                Some(item) => bind(item, part(self, "car"), inner),
                None => inner,
            };
            code = choose(part(self, "pair?"), inner, target.failed());
        }
        code
    }

    /// Items that an ellipsis repeats, and what follows them.
    fn repeated_matched(
        &mut self,
        target: &Target,
        repeated: Repeated,
        after: Vec<Pattern>,
        tail: Option<Pattern>,
        list: VarId,
        success: Expr,
    ) -> Expr {
        let span = target.span;
        let local = |var| Expr::Local(var, span);
        let [count, end] = ["count", "rest"].map(|name| self.variable(Symbol::intern(name), span));
        let constant = |kind| Expr::Const(Datum::new(kind, span));
        let followers = constant(Kind::Number(Number::Fixnum(after.len() as i64)));
        let is_list = constant(Kind::Boolean(tail.is_none()));
        let counted = self.core_call("%match-count", vec![local(list), followers, is_list], span);
        let rests: Vec<VarId> = after.iter().map(|_| self.variable(Symbol::intern("rest"), span)).collect();
        let last = rests.last().copied().unwrap_or(end);
        let code = self.end_matched(target, tail, last, success);
        let code = self.items_matched(target, after, &rests, end, code);
        let code = match repeated.pattern {
            Pattern::Any => code,
            Pattern::Bind(_) => {
                let head = self.core_call("%match-head", vec![local(list), local(count)], span);
                repeated.vars.iter().fold(code, |code, (_, all)| bind(*all, head.clone(), code))
            }
            pattern => self.each_matched(target, pattern, &repeated.vars, list, end, code),
        };
        let rest = self.core_call("list-tail", vec![local(list), local(count)], span);
        bind(count, counted, choose(local(count), bind(end, rest, code), target.failed()))
    }

    /// A loop over the items up to `end`, which collects the values of the variables.
    fn each_matched(
        &mut self,
        target: &Target,
        pattern: Pattern,
        vars: &[(VarId, VarId)],
        list: VarId,
        end: VarId,
        success: Expr,
    ) -> Expr {
        let span = target.span;
        let local = |var| Expr::Local(var, span);
        let [each, rest, item] =
            ["each", "rest", "item"].map(|name| self.variable(Symbol::intern(name), span));
        let found: Vec<VarId> = vars.iter().map(|_| self.variable(Symbol::intern("found"), span)).collect();
        let mut again = vec![self.core_call("cdr", vec![local(rest)], span)];
        let mut done = success;
        for (&(one, all), &found) in vars.iter().zip(&found) {
            again.push(self.core_call("cons", vec![local(one), local(found)], span));
            done = bind(all, self.core_call("reverse", vec![local(found)], span), done);
        }
        let next = self.matched(target, pattern, item, call(local(each), again, span));
        let next = bind(item, self.core_call("car", vec![local(rest)], span), next);
        let is_done = self.core_call("eq?", vec![local(rest), local(end)], span);
        let mut start = vec![local(list)];
        start.extend(found.iter().map(|_| Expr::Const(Datum::new(Kind::List(Vec::new(), None), span))));
        let mut params = vec![rest];
        params.extend(found);
        let body = procedure(params, choose(is_done, done, next), span);
        letrec(vec![(each, body)], call(local(each), start, span))
    }
}

type ReadPattern = fn(&mut Expansion, &mut Reading, &Syntax, Place) -> Result<Pattern, Diagnostic>;

impl Target {
    fn failed(&self) -> Expr {
        call(Expr::Local(self.fail, self.span), Vec::new(), self.span)
    }
}

fn bind(var: VarId, value: Expr, body: Expr) -> Expr {
    Expr::Let(Box::new(Let { bindings: vec![(var, value)], body }))
}

fn choose(test: Expr, then: Expr, otherwise: Expr) -> Expr {
    Expr::If(Box::new([test, then, otherwise]))
}

fn procedure(params: Vec<VarId>, body: Expr, span: Span) -> Expr {
    lambda(None, vec![Clause { params, rest: None, body }], span)
}
