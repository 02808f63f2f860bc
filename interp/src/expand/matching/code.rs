//! The code of a clause of `match`: nested tests around what its body becomes.

use super::super::Expansion;
use super::super::binding::letrec;
use super::super::core::call;
use super::super::procedure::lambda;
use super::{MatchClause, Pattern, Repeated, Sequence, Target};
use crate::datum::{Datum, Kind};
use crate::ir::{Clause, Expr, Let, VarId};
use crate::number::Number;
use crate::source::Span;
use crate::symbol::Symbol;

impl Expansion {
    /// A clause as code: `rest` is what follows when it does not fit.
    pub(super) fn clause_code(
        &mut self,
        clause: MatchClause,
        mut exprs: Vec<Expr>,
        value: VarId,
        rest: Expr,
    ) -> Expr {
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

impl Target {
    fn failed(&self) -> Expr {
        call(Expr::Local(self.fail, self.span), Vec::new(), self.span)
    }
}

pub(super) fn bind(var: VarId, value: Expr, body: Expr) -> Expr {
    Expr::Let(Box::new(Let { bindings: vec![(var, value)], body }))
}

fn choose(test: Expr, then: Expr, otherwise: Expr) -> Expr {
    Expr::If(Box::new([test, then, otherwise]))
}

fn procedure(params: Vec<VarId>, body: Expr, span: Span) -> Expr {
    lambda(None, vec![Clause { params, rest: None, body }], span)
}
