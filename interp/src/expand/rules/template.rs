//! Templates of `syntax-rules`, and what they make of the matches.

use super::super::syntax::{Home, Ident, Mark, Syntax, Use};
use super::pattern::{Match, Variable};
use super::{RULE_NESTING_MAX, Rule, Words};
use crate::diagnostic::Diagnostic;
use std::sync::Arc;

/// A compiled template.
pub(super) enum Template {
    /// Data without any identifier.
    Data(Syntax),
    /// An identifier that it inserts, by number.
    Inserted(usize),
    /// A variable of the pattern, by number.
    Variable(usize),
    List(Vec<Item>, Option<Box<Template>>),
    Vector(Vec<Item>),
}

/// An item of a list, repeated by as many ellipses as `repeats` is long. Each entry, the outermost
/// first, lists the variables that the ellipsis steps through.
pub(super) struct Item {
    template: Template,
    repeats: Vec<Vec<usize>>,
}

struct Compiler<'a> {
    words: &'a Words<'a>,
    variables: &'a [Variable],
    inserted: Vec<Ident>,
    /// The variables that each enclosing ellipsis steps through.
    repeats: Vec<Vec<usize>>,
    nesting: u32,
    /// Inside `(... template)` an ellipsis is an ordinary identifier.
    escaped: bool,
}

/// Compiles a template; also returns the identifiers it inserts.
pub(super) fn compile(
    words: &Words<'_>,
    template: &Syntax,
    variables: &[Variable],
) -> Result<(Template, Vec<Ident>), Diagnostic> {
    let mut compiler =
        Compiler { words, variables, inserted: Vec::new(), repeats: Vec::new(), nesting: 0, escaped: false };
    let template = compiler.compile(template)?;
    Ok((template, compiler.inserted))
}

impl Compiler<'_> {
    fn compile(&mut self, template: &Syntax) -> Result<Template, Diagnostic> {
        self.nesting += 1;
        if self.nesting > RULE_NESTING_MAX {
            return Err(self
                .words
                .error(template, format!("a template is nested at most {RULE_NESTING_MAX} levels deep")));
        }
        let compiled = if let Some(ident) = template.ident() {
            self.name(template, ident)
        } else if let Some((items, tail)) = template.as_list() {
            self.list(template, &items, tail)
        } else if let Some(items) = template.as_vector() {
            self.items(&items).map(Template::Vector)
        } else {
            Ok(Template::Data(template.clone()))
        };
        self.nesting -= 1;
        compiled
    }

    fn is_ellipsis(&self, syntax: &Syntax) -> bool {
        !self.escaped && self.words.is_ellipsis(syntax)
    }

    fn name(&mut self, at: &Syntax, ident: Ident) -> Result<Template, Diagnostic> {
        if let Some(variable) = self.variables.iter().position(|variable| variable.name == ident) {
            let depth = self.variables[variable].depth;
            let Some(outermost) = self.repeats.len().checked_sub(depth) else {
                let message = format!(
                    "`{}` is followed by {} in the pattern, and must be here too",
                    ident.symbol(),
                    dots(depth)
                );
                return Err(self.words.error(at, message));
            };
            for steps in &mut self.repeats[outermost..] {
                if !steps.contains(&variable) {
                    steps.push(variable);
                }
            }
            return Ok(Template::Variable(variable));
        }
        if self.is_ellipsis(at) {
            return Err(self.words.error(at, "an ellipsis follows what it repeats"));
        }
        let number = self.inserted.iter().position(|other| *other == ident).unwrap_or_else(|| {
            self.inserted.push(ident);
            self.inserted.len() - 1
        });
        Ok(Template::Inserted(number))
    }

    fn list(
        &mut self,
        whole: &Syntax,
        items: &[Syntax],
        tail: Option<Syntax>,
    ) -> Result<Template, Diagnostic> {
        if items.first().is_some_and(|head| self.is_ellipsis(head)) {
            let ([_, inner], None) = (items, tail) else {
                return Err(self.words.error(whole, "(... template) takes one template"));
            };
            self.escaped = true;
            let compiled = self.compile(inner);
            self.escaped = false;
            return compiled;
        }
        let items = self.items(items)?;
        let tail = tail.map(|tail| self.compile(&tail)).transpose()?;
        Ok(Template::List(items, tail.map(Box::new)))
    }

    fn items(&mut self, items: &[Syntax]) -> Result<Vec<Item>, Diagnostic> {
        let mut compiled = Vec::with_capacity(items.len());
        let mut rest = items;
        while let [item, more @ ..] = rest {
            let ellipses = more.iter().take_while(|next| self.is_ellipsis(next)).count();
            let outside = self.repeats.len();
            if outside + ellipses > RULE_NESTING_MAX as usize {
                return Err(self.words.error(item, "too many ellipses"));
            }
            self.repeats.extend((0..ellipses).map(|_| Vec::new()));
            let template = self.compile(item)?;
            let repeats = self.repeats.split_off(outside);
            if repeats.iter().any(Vec::is_empty) {
                return Err(self.words.error(item, "nothing here is repeated by the ellipsis that follows"));
            }
            compiled.push(Item { template, repeats });
            rest = &more[ellipses..];
        }
        Ok(compiled)
    }
}

fn dots(depth: usize) -> String {
    vec!["..."; depth].join(" ")
}

/// Why a template cannot be filled in.
pub(super) enum Problem {
    /// Matches that are repeated together are not equally many.
    Unequal,
    /// It makes more parts than are allowed.
    TooLarge,
}

/// Puts the matches of one use into a template; also returns how many parts it has made, which are at most
/// `allowed`.
pub(super) fn instantiate(
    rule: &Rule,
    matches: &[Match],
    home: Home,
    by: &Arc<Use>,
    allowed: u64,
) -> Result<(Syntax, u64), Problem> {
    let mark = Mark::fresh();
    let alias = |ident: &Ident| Syntax::Alias(Ident::alias(ident.clone(), home, by.clone(), mark), by.span);
    let names = rule.inserted.iter().map(alias).collect();
    let mut instance = Instance { names, by, matches: matches.iter().collect(), parts: 0, allowed };
    let made = instance.make(&rule.template)?;
    Ok((made, instance.parts))
}

struct Instance<'a> {
    names: Vec<Syntax>,
    by: &'a Arc<Use>,
    /// What each variable stands for at the present step of the ellipses around.
    matches: Vec<&'a Match>,
    parts: u64,
    allowed: u64,
}

impl<'a> Instance<'a> {
    fn make(&mut self, template: &Template) -> Result<Syntax, Problem> {
        self.count(1)?;
        Ok(match template {
            Template::Data(data) => data.clone(),
            Template::Inserted(number) => self.names[*number].clone(),
            Template::Variable(variable) => match self.matches[*variable] {
                Match::One(form) => form.clone(),
                _ => unreachable!("a template is compiled only with every ellipsis it needs"),
            },
            Template::List(items, None) => match items.split_last() {
                Some((last, before)) => match self.shared(last).cloned() {
                    None => Syntax::list(self.items(items)?, None, self.by),
                    rest => Syntax::list(self.items(before)?, rest, self.by),
                },
                None => Syntax::list(Vec::new(), None, self.by),
            },
            Template::List(items, Some(tail)) => {
                let items = self.items(items)?;
                Syntax::list(items, Some(self.make(tail)?), self.by)
            }
            Template::Vector(items) => Syntax::vector(self.items(items)?, self.by),
        })
    }

    fn count(&mut self, parts: u64) -> Result<(), Problem> {
        self.parts = self.parts.saturating_add(parts);
        if self.parts <= self.allowed { Ok(()) } else { Err(Problem::TooLarge) }
    }

    /// The list that `variable ...` stands for as a whole.
    fn shared(&self, item: &Item) -> Option<&'a Syntax> {
        match (&item.template, item.repeats.as_slice()) {
            (Template::Variable(variable), [_]) => match self.matches[*variable] {
                Match::Items(list, _) => Some(list),
                _ => None,
            },
            _ => None,
        }
    }

    fn items(&mut self, items: &[Item]) -> Result<Vec<Syntax>, Problem> {
        let mut made = Vec::with_capacity(items.len());
        for item in items {
            if let Some(list) = self.shared(item) {
                self.count(list.item_count().unwrap_or(0) as u64)?;
                made.extend(list.as_proper_list().unwrap_or_default());
            } else {
                self.repeat(&item.template, &item.repeats, &mut made)?;
            }
        }
        Ok(made)
    }

    fn repeat(
        &mut self,
        template: &Template,
        repeats: &[Vec<usize>],
        made: &mut Vec<Syntax>,
    ) -> Result<(), Problem> {
        let Some((steps, inner)) = repeats.split_first() else {
            made.push(self.make(template)?);
            return Ok(());
        };
        let outside: Vec<&Match> = steps.iter().map(|&variable| self.matches[variable]).collect();
        let mut counts = outside.iter().filter_map(|all| all.steps()).map(<[Match]>::len);
        let count = counts.next().unwrap_or(0);
        if counts.any(|other| other != count) {
            return Err(Problem::Unequal);
        }
        for step in 0..count {
            for (&variable, all) in steps.iter().zip(&outside) {
                if let Some(all) = all.steps() {
                    self.matches[variable] = &all[step];
                }
            }
            self.repeat(template, inner, made)?;
        }
        for (&variable, &all) in steps.iter().zip(&outside) {
            self.matches[variable] = all;
        }
        Ok(())
    }
}
