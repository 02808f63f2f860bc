//! Patterns of `syntax-rules`, and how a use fits one.

use super::super::Expansion;
use super::super::scope::ScopeId;
use super::super::syntax::{Home, Ident, Syntax};
use super::{RULE_NESTING_MAX, Words};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use std::cell::{Cell, OnceCell};

/// A compiled pattern. Its variables are numbered in the order in which they are met.
pub(super) enum Pattern {
    Any,
    Variable,
    Literal(Ident),
    Datum(Datum),
    List(Box<Sequence>),
    Vector(Box<Sequence>),
}

/// `before … repeated ... after … . tail`
pub(super) struct Sequence {
    before: Vec<Pattern>,
    repeated: Option<Repeated>,
    after: Vec<Pattern>,
    tail: Option<Pattern>,
}

struct Repeated {
    pattern: Pattern,
    /// How many variables it holds.
    variables: usize,
}

/// What a variable stands for in one use.
pub(super) enum Match {
    One(Syntax),
    Many(Vec<Match>),
    /// Each item of a proper list, which is taken apart only when somebody asks.
    Items(Syntax, OnceCell<Vec<Match>>),
}

impl Match {
    /// What it stands for at each step of an ellipsis.
    pub(super) fn steps(&self) -> Option<&[Match]> {
        match self {
            Match::One(_) => None,
            Match::Many(steps) => Some(steps),
            Match::Items(list, steps) => Some(steps.get_or_init(|| {
                list.as_proper_list().unwrap_or_default().into_iter().map(Match::One).collect()
            })),
        }
    }
}

/// A variable of a pattern: its name, and how many ellipses it stands under.
pub(super) struct Variable {
    pub(super) name: Ident,
    pub(super) depth: usize,
}

/// Compiles the pattern of one rule.
pub(super) struct PatternCompiler<'a> {
    words: &'a Words<'a>,
    variables: Vec<Variable>,
    ellipses: usize,
    nesting: u32,
}

impl<'a> PatternCompiler<'a> {
    pub(super) fn new(words: &'a Words<'a>) -> PatternCompiler<'a> {
        PatternCompiler { words, variables: Vec::new(), ellipses: 0, nesting: 0 }
    }

    pub(super) fn into_variables(self) -> Vec<Variable> {
        self.variables
    }

    pub(super) fn compile(&mut self, pattern: &Syntax) -> Result<Pattern, Diagnostic> {
        self.nesting += 1;
        if self.nesting > RULE_NESTING_MAX {
            return Err(self
                .words
                .error(pattern, format!("a pattern is nested at most {RULE_NESTING_MAX} levels deep")));
        }
        let compiled = if let Some(ident) = pattern.ident() {
            self.name(pattern, ident)
        } else if let Some((items, tail)) = pattern.as_list() {
            self.sequence(&items, tail).map(|list| Pattern::List(Box::new(list)))
        } else if let Some(items) = pattern.as_vector() {
            self.sequence(&items, None).map(|list| Pattern::Vector(Box::new(list)))
        } else {
            Ok(Pattern::Datum(pattern.to_datum()))
        };
        self.nesting -= 1;
        compiled
    }

    fn name(&mut self, at: &Syntax, ident: Ident) -> Result<Pattern, Diagnostic> {
        if self.words.literals.contains(&ident) {
            return Ok(Pattern::Literal(ident));
        }
        if self.words.is_ellipsis(at) {
            return Err(self.words.error(at, "an ellipsis follows what it repeats"));
        }
        if self.words.is_underscore(&ident) {
            return Ok(Pattern::Any);
        }
        if self.variables.iter().any(|other| other.name == ident) {
            return Err(self.words.error(at, format!("`{}` occurs twice in the pattern", ident.symbol())));
        }
        self.variables.push(Variable { name: ident, depth: self.ellipses });
        Ok(Pattern::Variable)
    }

    fn sequence(&mut self, items: &[Syntax], tail: Option<Syntax>) -> Result<Sequence, Diagnostic> {
        let ellipsis = items.iter().skip(1).position(|item| self.words.is_ellipsis(item));
        let (before, repeated, after) = match ellipsis {
            None => (items, None, &[][..]),
            Some(at) => (&items[..at], Some(&items[at]), &items[at + 2..]),
        };
        if let Some(second) = after.iter().find(|item| self.words.is_ellipsis(item)) {
            return Err(self.words.error(second, "a list in a pattern has at most one ellipsis"));
        }
        let before = before.iter().map(|item| self.compile(item)).collect::<Result<_, _>>()?;
        let repeated = repeated.map(|item| self.repeated(item)).transpose()?;
        let after = after.iter().map(|item| self.compile(item)).collect::<Result<_, _>>()?;
        let tail = tail.map(|tail| self.compile(&tail)).transpose()?;
        Ok(Sequence { before, repeated, after, tail })
    }

    fn repeated(&mut self, item: &Syntax) -> Result<Repeated, Diagnostic> {
        let first = self.variables.len();
        self.ellipses += 1;
        let pattern = self.compile(item)?;
        self.ellipses -= 1;
        Ok(Repeated { pattern, variables: self.variables.len() - first })
    }
}

/// A use of a macro: where it stands, and where the macro was defined.
pub(super) struct Site<'a> {
    pub(super) scope: ScopeId,
    pub(super) home: Home,
    pub(super) expansion: &'a Expansion,
    /// How many forms ellipses have stepped over.
    pub(super) stepped: Cell<u64>,
}

impl Site<'_> {
    /// Whether the form fits; what the variables stand for is added to `matches` in their order, and is
    /// of no use when the form does not fit.
    pub(super) fn fits(&self, pattern: &Pattern, form: &Syntax, matches: &mut Vec<Match>) -> bool {
        match pattern {
            Pattern::Any => true,
            Pattern::Variable => {
                matches.push(Match::One(form.clone()));
                true
            }
            Pattern::Literal(literal) => form.ident().is_some_and(|ident| {
                self.expansion.same_meaning(&ident, Home::Local(self.scope), literal, self.home)
            }),
            Pattern::Datum(datum) => same_atom(datum, form),
            Pattern::List(list) => match form.item_count() {
                Some(count) => self.fits_list(list, form, count, matches),
                // A pattern like (a ... . rest) also fits what is no list.
                None => match (&list.repeated, &list.tail) {
                    (Some(repeated), Some(tail)) if list.before.is_empty() && list.after.is_empty() => {
                        self.fits_repeated(repeated, &[], matches) && self.fits(tail, form, matches)
                    }
                    _ => false,
                },
            },
            Pattern::Vector(list) => {
                form.as_vector().is_some_and(|items| self.fits_vector(list, &items, matches))
            }
        }
    }

    fn fits_list(&self, list: &Sequence, form: &Syntax, count: usize, matches: &mut Vec<Match>) -> bool {
        let before = list.before.len();
        let fixed = before + list.after.len();
        if count < fixed || !self.fit_each(&list.before, &form.first(before), matches) {
            return false;
        }
        match (&list.repeated, &list.tail) {
            (None, None) => count == fixed && form.is_proper_list(),
            (None, Some(tail)) => self.fits(tail, &form.after(fixed), matches),
            (Some(repeated), None) if list.after.is_empty() => {
                form.is_proper_list() && self.fits_rest(repeated, form.after(before), matches)
            }
            (Some(repeated), _) => {
                let (items, tail) = form.as_list().unwrap_or_default();
                self.fits_middle(list, repeated, &items[before..], tail, matches)
            }
        }
    }

    fn fits_vector(&self, vector: &Sequence, items: &[Syntax], matches: &mut Vec<Match>) -> bool {
        let before = vector.before.len();
        let fixed = before + vector.after.len();
        if items.len() < fixed || !self.fit_each(&vector.before, &items[..before], matches) {
            return false;
        }
        match &vector.repeated {
            None => items.len() == fixed,
            Some(repeated) => self.fits_middle(vector, repeated, &items[before..], None, matches),
        }
    }

    /// What is repeated, and then nothing. A list of anything need not be walked.
    fn fits_rest(&self, repeated: &Repeated, rest: Syntax, matches: &mut Vec<Match>) -> bool {
        match repeated.pattern {
            Pattern::Any => true,
            Pattern::Variable => {
                matches.push(Match::Items(rest, OnceCell::new()));
                true
            }
            _ => self.fits_repeated(repeated, &rest.as_proper_list().unwrap_or_default(), matches),
        }
    }

    /// What is repeated, and what follows it.
    fn fits_middle(
        &self,
        list: &Sequence,
        repeated: &Repeated,
        items: &[Syntax],
        tail: Option<Syntax>,
        matches: &mut Vec<Match>,
    ) -> bool {
        let (middle, after) = items.split_at(items.len() - list.after.len());
        self.fits_repeated(repeated, middle, matches)
            && self.fit_each(&list.after, after, matches)
            && match (&list.tail, tail) {
                (None, tail) => tail.is_none(),
                (Some(pattern), Some(tail)) => self.fits(pattern, &tail, matches),
                (Some(pattern), None) => {
                    let nothing = Datum::new(Kind::List(Vec::new(), None), Span::NONE);
                    self.fits(pattern, &Syntax::Plain(nothing), matches)
                }
            }
    }

    fn fit_each(&self, patterns: &[Pattern], items: &[Syntax], matches: &mut Vec<Match>) -> bool {
        patterns.iter().zip(items).all(|(pattern, item)| self.fits(pattern, item, matches))
    }

    fn fits_repeated(&self, repeated: &Repeated, items: &[Syntax], matches: &mut Vec<Match>) -> bool {
        self.stepped.set(self.stepped.get() + items.len() as u64);
        let first = matches.len();
        matches.extend((0..repeated.variables).map(|_| Match::Many(Vec::with_capacity(items.len()))));
        let mut found = Vec::with_capacity(repeated.variables);
        for item in items {
            if !self.fits(&repeated.pattern, item, &mut found) {
                return false;
            }
            for (all, one) in matches[first..].iter_mut().zip(found.drain(..)) {
                if let Match::Many(all) = all {
                    all.push(one);
                }
            }
        }
        true
    }
}

/// Whether an atom of a pattern and a piece of program are `equal?`.
fn same_atom(datum: &Datum, form: &Syntax) -> bool {
    let Some(other) = form.as_plain() else { return false };
    match (datum.kind(), other.kind()) {
        (Kind::Number(a), Kind::Number(b)) => a.eqv(b),
        (Kind::String(a), Kind::String(b)) => a == b,
        (Kind::Char(a), Kind::Char(b)) => a == b,
        (Kind::Boolean(a), Kind::Boolean(b)) => a == b,
        (Kind::Bytes(a), Kind::Bytes(b)) => a == b,
        (Kind::Numbers(a, x), Kind::Numbers(b, y)) => a == b && x == y,
        (Kind::Keyword(a), Kind::Keyword(b)) => a == b,
        _ => false,
    }
}
