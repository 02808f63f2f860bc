//! Reading the patterns of `match`: names become variables, expressions are collected with the clause.

use super::super::rules::RULE_NESTING_MAX;
use super::super::syntax::{Ident, Syntax};
use super::super::{Expansion, Form, Place};
use super::{Pattern, Reading, Repeated, Sequence};
use crate::diagnostic::Diagnostic;
use crate::ir::VarId;

type ReadPattern = fn(&mut Expansion, &mut Reading, &Syntax, Place) -> Result<Pattern, Diagnostic>;

impl Expansion {
    pub(super) fn pattern(
        &mut self,
        reading: &mut Reading,
        form: &Syntax,
        place: Place,
    ) -> Result<Pattern, Diagnostic> {
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
}
