//! Templates of `syntax-rules`, and what they make of the matches.

use super::super::syntax::{Home, Ident, Syntax, Use};
use super::pattern::{Match, Variable};
use super::{RULE_NESTING_MAX, Words};
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

/// Puts matches into a template. Each identifier it inserts is a fresh alias.
pub(super) fn instantiate(
    template: &Template,
    inserted: &[Ident],
    matches: &[Match],
    home: Home,
    by: &Arc<Use>,
) -> Result<Syntax, String> {
    let alias = |ident: &Ident| Syntax::Alias(Ident::alias(ident.clone(), home, by.clone()), by.span);
    let names = inserted.iter().map(alias).collect();
    Instance { names, by, matches: matches.iter().collect(), parts: 0 }.make(template)
}

/// How many parts one instantiation may make: an ellipsis over long matches multiplies.
const PARTS_MAX: usize = 4_000_000;

struct Instance<'a> {
    names: Vec<Syntax>,
    by: &'a Arc<Use>,
    /// What each variable stands for at the present step of the ellipses around.
    matches: Vec<&'a Match>,
    parts: usize,
}

impl Instance<'_> {
    fn make(&mut self, template: &Template) -> Result<Syntax, String> {
        self.parts += 1;
        if self.parts > PARTS_MAX {
            return Err(format!("one use makes more than {PARTS_MAX} parts"));
        }
        Ok(match template {
            Template::Data(data) => data.clone(),
            Template::Inserted(number) => self.names[*number].clone(),
            Template::Variable(variable) => match self.matches[*variable] {
                Match::One(form) => form.clone(),
                Match::Many(_) => unreachable!("a template is compiled only with every ellipsis it needs"),
            },
            Template::List(items, tail) => {
                let items = self.items(items)?;
                let tail = tail.as_ref().map(|tail| self.make(tail)).transpose()?;
                Syntax::list(items, tail, self.by)
            }
            Template::Vector(items) => Syntax::vector(self.items(items)?, self.by),
        })
    }

    fn items(&mut self, items: &[Item]) -> Result<Vec<Syntax>, String> {
        let mut made = Vec::with_capacity(items.len());
        for item in items {
            self.repeat(&item.template, &item.repeats, &mut made)?;
        }
        Ok(made)
    }

    fn repeat(
        &mut self,
        template: &Template,
        repeats: &[Vec<usize>],
        made: &mut Vec<Syntax>,
    ) -> Result<(), String> {
        let Some((steps, inner)) = repeats.split_first() else {
            made.push(self.make(template)?);
            return Ok(());
        };
        let outside: Vec<&Match> = steps.iter().map(|&variable| self.matches[variable]).collect();
        let length = |all: &&Match| match all {
            Match::Many(all) => all.len(),
            Match::One(_) => usize::MAX,
        };
        let count = outside.iter().map(length).min().unwrap_or(0);
        if outside.iter().map(length).any(|other| other != count && other != usize::MAX) {
            return Err("parts that are repeated together matched different numbers of forms".to_string());
        }
        for step in 0..count {
            for (&variable, all) in steps.iter().zip(&outside) {
                if let Match::Many(all) = all {
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
