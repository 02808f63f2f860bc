//! Program text under expansion: data as they were read, plus what macro templates made of them.
//!
//! Text that a person wrote stays the [`Datum`] it was; only what a template inserts gets nodes of its
//! own, so a binding form never walks its body to mark it. An identifier that a template inserts is
//! an [`Alias`]: the name it stands for, and the place whose bindings give it its meaning. This module
//! never looks a name up (see `scope.rs`), and never recurses over the depth of a program.

use super::environment::EnvironmentId;
use super::scope::ScopeId;
use crate::datum::{Datum, Kind};
use crate::source::Span;
use crate::symbol::Symbol;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The place whose bindings a macro sees: where its definition stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Home {
    /// The top level of a program or library.
    Top(EnvironmentId),
    /// A scope of the form that is being expanded. A macro defined there cannot outlive the form.
    Local(ScopeId),
}

/// One use of a macro, for the notes of an error.
#[derive(Debug)]
pub(crate) struct Use {
    /// What the macro was called.
    pub(crate) name: Symbol,
    /// The form the user wrote.
    pub(crate) span: Span,
    /// The use whose template contained this one.
    pub(crate) within: Option<Arc<Use>>,
    depth: u32,
}

/// How many enclosing macro uses an error can name.
const USE_DEPTH_MAX: u32 = 6;

impl Use {
    /// A use inside what another use produced. A long chain forgets its middle, so that a loop of
    /// macros does not keep its whole history.
    pub(crate) fn new(name: Symbol, span: Span, within: Option<Arc<Use>>) -> Arc<Use> {
        // A macro that loops makes the same use again and again.
        let within = match within {
            Some(outer) if outer.name == name && outer.span == span => return outer,
            Some(outer) if outer.depth >= USE_DEPTH_MAX => outer.within.clone(),
            other => other,
        };
        let depth = within.as_ref().map_or(1, |outer| outer.depth + 1);
        Arc::new(Use { name, span, within, depth })
    }
}

/// A name that one instantiation of a template inserted.
#[derive(Debug)]
pub(crate) struct Alias {
    /// What the template says.
    pub(crate) of: Ident,
    /// Where `of` is looked up when nothing binds the alias itself.
    pub(crate) home: Home,
    /// The use that inserted it.
    pub(crate) by: Arc<Use>,
    /// How many aliases stand behind it.
    pub(crate) depth: u32,
}

/// An identifier: a name of the text, or an alias of one.
#[derive(Clone, Debug)]
pub(crate) struct Ident {
    symbol: Symbol,
    alias: Option<Arc<Alias>>,
}

impl Ident {
    /// The name as a person wrote it.
    pub(crate) fn plain(symbol: Symbol) -> Ident {
        Ident { symbol, alias: None }
    }

    /// A fresh alias, different from every other identifier.
    pub(crate) fn alias(of: Ident, home: Home, by: Arc<Use>) -> Ident {
        let depth = of.alias.as_ref().map_or(1, |alias| alias.depth + 1);
        Ident { symbol: of.symbol, alias: Some(Arc::new(Alias { of, home, by, depth })) }
    }

    /// The name without the history.
    pub(crate) fn symbol(&self) -> Symbol {
        self.symbol
    }

    /// What a template inserted, if one did.
    pub(crate) fn as_alias(&self) -> Option<&Arc<Alias>> {
        self.alias.as_ref()
    }
}

impl PartialEq for Ident {
    fn eq(&self, other: &Ident) -> bool {
        match (&self.alias, &other.alias) {
            (None, None) => self.symbol == other.symbol,
            (Some(one), Some(two)) => Arc::ptr_eq(one, two),
            _ => false,
        }
    }
}

impl Eq for Ident {}

impl Hash for Ident {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.symbol.hash(state);
    }
}

/// A piece of program.
#[derive(Clone, Debug)]
pub(crate) enum Syntax {
    /// As it was read: no alias anywhere inside.
    Plain(Datum),
    /// An identifier that a template inserted, with the span of the macro use.
    Alias(Ident, Span),
    /// A list or vector that a template built.
    Built(Arc<Built>),
}

/// A list or vector that a template built.
#[derive(Debug)]
pub(crate) struct Built {
    span: Span,
    by: Arc<Use>,
    size: u64,
    shape: Shape,
}

#[derive(Debug)]
enum Shape {
    List(Vec<Syntax>, Option<Syntax>),
    Vector(Vec<Syntax>),
}

impl Syntax {
    /// A list built by a template. A tail that is a list is spliced, as the reader does.
    pub(crate) fn list(mut items: Vec<Syntax>, tail: Option<Syntax>, by: &Arc<Use>) -> Syntax {
        let mut rest = tail;
        while let Some(tail) = rest.take() {
            match tail.as_list() {
                Some((more, next)) => {
                    items.extend(more);
                    rest = next;
                }
                None => {
                    rest = Some(tail);
                    break;
                }
            }
        }
        Syntax::build(Shape::List(items, rest), by)
    }

    /// A vector built by a template.
    pub(crate) fn vector(items: Vec<Syntax>, by: &Arc<Use>) -> Syntax {
        Syntax::build(Shape::Vector(items), by)
    }

    fn build(shape: Shape, by: &Arc<Use>) -> Syntax {
        let size = match &shape {
            Shape::List(items, tail) => {
                items.iter().chain(tail).fold(1, |sum: u64, part| sum.saturating_add(part.size()))
            }
            Shape::Vector(items) => items.iter().fold(1, |sum: u64, part| sum.saturating_add(part.size())),
        };
        Syntax::Built(Arc::new(Built { span: by.span, by: by.clone(), size, shape }))
    }

    /// How many parts templates have put together here, shared ones counted each time they occur.
    pub(crate) fn size(&self) -> u64 {
        match self {
            Syntax::Plain(_) | Syntax::Alias(..) => 1,
            Syntax::Built(built) => built.size,
        }
    }

    /// Where it stands in the user's text; for what a template inserted, the macro use.
    pub(crate) fn span(&self) -> Span {
        match self {
            Syntax::Plain(datum) => datum.span(),
            Syntax::Alias(_, span) => *span,
            Syntax::Built(built) => built.span,
        }
    }

    /// The macro use whose template inserted it.
    pub(crate) fn inserted_by(&self) -> Option<&Arc<Use>> {
        match self {
            Syntax::Plain(_) => None,
            Syntax::Alias(ident, _) => ident.as_alias().map(|alias| &alias.by),
            Syntax::Built(built) => Some(&built.by),
        }
    }

    /// The identifier, if it is one.
    pub(crate) fn ident(&self) -> Option<Ident> {
        match self {
            Syntax::Plain(datum) => datum.symbol().map(Ident::plain),
            Syntax::Alias(ident, _) => Some(ident.clone()),
            Syntax::Built(_) => None,
        }
    }

    /// The items and the tail behind the dot, if it is a list.
    pub(crate) fn as_list(&self) -> Option<(Vec<Syntax>, Option<Syntax>)> {
        match self {
            Syntax::Plain(datum) => match datum.kind() {
                Kind::List(items, tail) => Some((plain(items), tail.clone().map(Syntax::Plain))),
                _ => None,
            },
            Syntax::Alias(..) => None,
            Syntax::Built(built) => match &built.shape {
                Shape::List(items, tail) => Some((items.clone(), tail.clone())),
                Shape::Vector(_) => None,
            },
        }
    }

    /// The items, if it is a list without a dotted tail.
    pub(crate) fn as_proper_list(&self) -> Option<Vec<Syntax>> {
        match self.as_list() {
            Some((items, None)) => Some(items),
            _ => None,
        }
    }

    /// The items, if it is a vector.
    pub(crate) fn as_vector(&self) -> Option<Vec<Syntax>> {
        match self {
            Syntax::Plain(datum) => match datum.kind() {
                Kind::Vector(items) => Some(plain(items)),
                _ => None,
            },
            Syntax::Alias(..) => None,
            Syntax::Built(built) => match &built.shape {
                Shape::Vector(items) => Some(items.clone()),
                Shape::List(..) => None,
            },
        }
    }

    /// The first item of a non-empty list.
    pub(crate) fn head(&self) -> Option<Syntax> {
        match self {
            Syntax::Plain(datum) => match datum.kind() {
                Kind::List(items, _) => items.first().cloned().map(Syntax::Plain),
                _ => None,
            },
            Syntax::Alias(..) => None,
            Syntax::Built(built) => match &built.shape {
                Shape::List(items, _) => items.first().cloned(),
                Shape::Vector(_) => None,
            },
        }
    }

    /// What follows the first `count` items of a list; what has fewer stays as it is.
    pub(crate) fn after(&self, count: usize) -> Syntax {
        match self {
            Syntax::Plain(datum) => match datum.kind() {
                Kind::List(items, Some(tail)) if items.len() == count => Syntax::Plain(tail.clone()),
                Kind::List(items, tail) if items.len() >= count => {
                    Syntax::Plain(Datum::new(Kind::List(items[count..].to_vec(), tail.clone()), datum.span()))
                }
                _ => self.clone(),
            },
            Syntax::Built(built) => match &built.shape {
                Shape::List(items, Some(tail)) if items.len() == count => tail.clone(),
                Shape::List(items, tail) if items.len() >= count => {
                    Syntax::list(items[count..].to_vec(), tail.clone(), &built.by)
                }
                _ => self.clone(),
            },
            Syntax::Alias(..) => self.clone(),
        }
    }

    /// The datum it was read as, when no template had a part in it.
    pub(crate) fn as_plain(&self) -> Option<&Datum> {
        match self {
            Syntax::Plain(datum) => Some(datum),
            _ => None,
        }
    }

    /// What `quote` returns: the data without any history.
    pub(crate) fn to_datum(&self) -> Datum {
        enum Step<'a> {
            Visit(&'a Syntax),
            Build(&'a Built),
        }
        let mut steps = vec![Step::Visit(self)];
        let mut done: Vec<Datum> = Vec::new();
        while let Some(step) = steps.pop() {
            match step {
                Step::Visit(Syntax::Plain(datum)) => done.push(datum.clone()),
                Step::Visit(Syntax::Alias(ident, span)) => {
                    done.push(Datum::new(Kind::Symbol(ident.symbol()), *span));
                }
                Step::Visit(Syntax::Built(built)) => {
                    steps.push(Step::Build(built));
                    match &built.shape {
                        Shape::List(items, tail) => {
                            steps.extend(tail.iter().map(Step::Visit));
                            steps.extend(items.iter().rev().map(Step::Visit));
                        }
                        Shape::Vector(items) => steps.extend(items.iter().rev().map(Step::Visit)),
                    }
                }
                Step::Build(built) => {
                    let kind = match &built.shape {
                        Shape::List(items, tail) => {
                            let tail = tail.as_ref().and_then(|_| done.pop());
                            Kind::List(done.split_off(done.len() - items.len()), tail)
                        }
                        Shape::Vector(items) => Kind::Vector(done.split_off(done.len() - items.len())),
                    };
                    done.push(Datum::new(kind, built.span));
                }
            }
        }
        done.pop().expect("visiting one syntax leaves one datum")
    }
}

fn plain(items: &[Datum]) -> Vec<Syntax> {
    items.iter().cloned().map(Syntax::Plain).collect()
}

/// As for data: what a loop of macros has nested deeply is taken apart with a work list.
impl Drop for Built {
    fn drop(&mut self) {
        let mut pending = Vec::new();
        take_parts(&mut self.shape, &mut pending);
        while let Some(part) = pending.pop() {
            if let Syntax::Built(mut built) = part
                && let Some(built) = Arc::get_mut(&mut built)
            {
                take_parts(&mut built.shape, &mut pending);
            }
        }
    }
}

fn take_parts(shape: &mut Shape, pending: &mut Vec<Syntax>) {
    match shape {
        Shape::List(items, tail) => {
            pending.append(items);
            pending.extend(tail.take());
        }
        Shape::Vector(items) => pending.append(items),
    }
}
