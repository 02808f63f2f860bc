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
use std::sync::atomic::{AtomicU64, Ordering};

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

/// What the identifiers that one use of a macro inserts have in common: with the same mark the same
/// name is the same identifier.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Mark(u64);

impl Mark {
    /// A mark that nothing has yet, in any expansion.
    pub(crate) fn fresh() -> Mark {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Mark(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// A name that one use of a macro inserted.
#[derive(Debug)]
pub(crate) struct Alias {
    /// What the template says.
    pub(crate) of: Ident,
    /// Where `of` is looked up when nothing binds the alias itself.
    pub(crate) home: Home,
    /// The use that inserted it.
    pub(crate) by: Arc<Use>,
    mark: Mark,
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

    /// What the use with this mark inserts for a name.
    pub(crate) fn alias(of: Ident, home: Home, by: Arc<Use>, mark: Mark) -> Ident {
        Ident { symbol: of.symbol, alias: Some(Arc::new(Alias { of, home, by, mark })) }
    }

    /// The identifier that another name would be in the place of this one.
    pub(crate) fn renamed(&self, symbol: Symbol) -> Ident {
        let aliases: Vec<&Arc<Alias>> =
            std::iter::successors(self.alias.as_ref(), |alias| alias.of.alias.as_ref()).collect();
        let wrap = |of, alias: &&Arc<Alias>| Ident::alias(of, alias.home, alias.by.clone(), alias.mark);
        aliases.iter().rev().fold(Ident::plain(symbol), wrap)
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
        let (mut one, mut two) = (self, other);
        loop {
            match (&one.alias, &two.alias) {
                (None, None) => return one.symbol == two.symbol,
                (Some(a), Some(b)) if Arc::ptr_eq(a, b) => return true,
                (Some(a), Some(b)) if a.mark == b.mark => (one, two) = (&a.of, &b.of),
                _ => return false,
            }
        }
    }
}

impl Eq for Ident {}

impl Hash for Ident {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.symbol.hash(state);
        self.alias.as_ref().map(|alias| alias.mark).hash(state);
    }
}

/// A piece of program.
#[derive(Clone, Debug)]
pub(crate) enum Syntax {
    /// As it was read: no alias anywhere inside.
    Plain(Datum),
    /// An identifier that a template inserted, with the span of the macro use.
    Alias(Ident, Span),
    /// What a template built of parts, or a part of a list.
    Built(Arc<Built>),
}

/// A list or vector that is not a datum of its own. Lists share their ends, so that a macro which takes one
/// argument after the other from a long list does not copy the list each time.
#[derive(Debug)]
pub(crate) struct Built {
    span: Span,
    by: Option<Arc<Use>>,
    size: u64,
    shape: Shape,
}

#[derive(Debug)]
enum Shape {
    /// Items and what follows them: nothing, more of the list, or the datum behind a dot.
    List(Vec<Syntax>, Option<Syntax>, Length),
    /// What follows so many items of a list. That list is a datum, or the items of a shape above.
    Rest(Syntax, usize),
    Vector(Vec<Syntax>),
}

/// How many items a list has, and whether it ends without a dot.
#[derive(Clone, Copy, Debug)]
struct Length {
    items: usize,
    is_proper: bool,
}

/// The items of a list that lie together, and what follows them.
enum Run<'a> {
    Data(&'a [Datum], Option<&'a Datum>),
    Parts(&'a [Syntax], Option<&'a Syntax>),
}

impl Syntax {
    /// A list built by a template. A tail that is a list continues it.
    pub(crate) fn list(items: Vec<Syntax>, tail: Option<Syntax>, by: &Arc<Use>) -> Syntax {
        let rest = tail.as_ref().map(|tail| tail.length().unwrap_or(Length { items: 0, is_proper: false }));
        let rest = rest.unwrap_or(Length { items: 0, is_proper: true });
        let tail = tail.filter(|_| rest.items > 0 || !rest.is_proper);
        let length = Length { items: items.len() + rest.items, ..rest };
        Syntax::build(Shape::List(items, tail, length), by)
    }

    /// A vector built by a template.
    pub(crate) fn vector(items: Vec<Syntax>, by: &Arc<Use>) -> Syntax {
        Syntax::build(Shape::Vector(items), by)
    }

    fn build(shape: Shape, by: &Arc<Use>) -> Syntax {
        let (items, tail) = match &shape {
            Shape::List(items, tail, _) => (items.as_slice(), tail.as_ref()),
            Shape::Vector(items) => (items.as_slice(), None),
            Shape::Rest(list, _) => (&[][..], Some(list)),
        };
        let size = sizes(items).chain(tail.map(Syntax::size)).fold(1, u64::saturating_add);
        Syntax::Built(Arc::new(Built { span: by.span, by: Some(by.clone()), size, shape }))
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
            Syntax::Built(built) => built.by.as_ref(),
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

    /// The list whose end it is, and how many items of that it leaves out.
    fn place(&self) -> (&Syntax, usize) {
        match self {
            Syntax::Built(built) => match &built.shape {
                Shape::Rest(list, skipped) => (list, *skipped),
                Shape::List(..) | Shape::Vector(_) => (self, 0),
            },
            _ => (self, 0),
        }
    }

    /// The first items of a list.
    fn run(&self) -> Option<Run<'_>> {
        let (list, skipped) = self.place();
        match list {
            Syntax::Plain(datum) => match datum.kind() {
                Kind::List(items, tail) => Some(Run::Data(&items[skipped..], tail.as_ref())),
                _ => None,
            },
            Syntax::Alias(..) => None,
            Syntax::Built(built) => match &built.shape {
                Shape::List(items, tail, _) => Some(Run::Parts(&items[skipped..], tail.as_ref())),
                Shape::Rest(..) | Shape::Vector(_) => None,
            },
        }
    }

    fn length(&self) -> Option<Length> {
        match self {
            Syntax::Plain(datum) => match datum.kind() {
                Kind::List(items, tail) => Some(Length { items: items.len(), is_proper: tail.is_none() }),
                _ => None,
            },
            Syntax::Alias(..) => None,
            Syntax::Built(built) => match &built.shape {
                Shape::List(_, _, length) => Some(*length),
                Shape::Rest(list, skipped) => {
                    list.length().map(|length| Length { items: length.items - skipped, ..length })
                }
                Shape::Vector(_) => None,
            },
        }
    }

    /// How many items the list has before its end or dot, if it is a list.
    pub(crate) fn item_count(&self) -> Option<usize> {
        self.length().map(|length| length.items)
    }

    /// Whether it is a list without a dotted tail.
    pub(crate) fn is_proper_list(&self) -> bool {
        self.length().is_some_and(|length| length.is_proper)
    }

    /// The first items of a list, at most `count`, and the tail behind the dot if they are all.
    fn items(&self, count: usize) -> Option<(Vec<Syntax>, Option<Syntax>)> {
        let mut items = Vec::with_capacity(self.length()?.items.min(count));
        let mut rest = self;
        loop {
            let left = count - items.len();
            match rest.run()? {
                Run::Data(data, tail) => {
                    items.extend(data.iter().take(left).cloned().map(Syntax::Plain));
                    return Some((items, tail.cloned().map(Syntax::Plain)));
                }
                Run::Parts(parts, tail) => {
                    items.extend(parts.iter().take(left).cloned());
                    match tail {
                        Some(more) if more.length().is_some() && items.len() < count => rest = more,
                        tail => return Some((items, tail.cloned())),
                    }
                }
            }
        }
    }

    /// The items and the tail behind the dot, if it is a list.
    pub(crate) fn as_list(&self) -> Option<(Vec<Syntax>, Option<Syntax>)> {
        self.items(usize::MAX)
    }

    /// The items, if it is a list without a dotted tail.
    pub(crate) fn as_proper_list(&self) -> Option<Vec<Syntax>> {
        match self.as_list() {
            Some((items, None)) => Some(items),
            _ => None,
        }
    }

    /// The first `count` items of a list that has so many.
    pub(crate) fn first(&self, count: usize) -> Vec<Syntax> {
        self.items(count).map_or_else(Vec::new, |(items, _)| items)
    }

    /// The items, if it is a vector.
    pub(crate) fn as_vector(&self) -> Option<Vec<Syntax>> {
        match self {
            Syntax::Plain(datum) => match datum.kind() {
                Kind::Vector(items) => Some(items.iter().cloned().map(Syntax::Plain).collect()),
                _ => None,
            },
            Syntax::Alias(..) => None,
            Syntax::Built(built) => match &built.shape {
                Shape::Vector(items) => Some(items.clone()),
                Shape::List(..) | Shape::Rest(..) => None,
            },
        }
    }

    /// The first item of a non-empty list.
    pub(crate) fn head(&self) -> Option<Syntax> {
        let mut list = self;
        loop {
            match list.run()? {
                Run::Data(data, _) => return data.first().cloned().map(Syntax::Plain),
                Run::Parts([], more) => list = more?,
                Run::Parts([first, ..], _) => return Some(first.clone()),
            }
        }
    }

    /// What follows the first `count` items of a list; what has fewer stays as it is.
    pub(crate) fn after(&self, count: usize) -> Syntax {
        let (mut list, mut left) = (self, count);
        loop {
            match list.run() {
                Some(Run::Data(data, Some(tail))) if data.len() == left => {
                    return Syntax::Plain(tail.clone());
                }
                Some(Run::Data(data, _)) if data.len() >= left => return list.rest(left),
                Some(Run::Parts(parts, Some(tail))) if parts.len() <= left => {
                    left -= parts.len();
                    list = tail;
                }
                Some(Run::Parts(parts, _)) if parts.len() >= left => return list.rest(left),
                None if left == 0 => return list.clone(),
                _ => return self.clone(),
            }
        }
    }

    /// What follows the first `count` items of those that lie together.
    fn rest(&self, count: usize) -> Syntax {
        if count == 0 {
            return self.clone();
        }
        let (list, skipped) = self.place();
        let left_out = match self.run() {
            Some(Run::Parts(parts, _)) => sizes(&parts[..count]).fold(0, u64::saturating_add),
            _ => 0,
        };
        Syntax::Built(Arc::new(Built {
            span: self.span(),
            by: self.inserted_by().cloned(),
            size: self.size().saturating_sub(left_out),
            shape: Shape::Rest(list.clone(), skipped + count),
        }))
    }

    /// The datum it was read as, when no template had a part in it.
    pub(crate) fn as_plain(&self) -> Option<&Datum> {
        match self {
            Syntax::Plain(datum) => Some(datum),
            _ => None,
        }
    }

    /// The datum it was read as, or as the end of which it was read.
    pub(crate) fn origin(&self) -> Option<&Datum> {
        self.place().0.as_plain()
    }

    /// What `quote` returns: the data without any history.
    pub(crate) fn to_datum(&self) -> Datum {
        enum Step {
            Visit(Syntax),
            List(usize, bool, Span),
            Vector(usize, Span),
        }
        let mut steps = vec![Step::Visit(self.clone())];
        let mut done: Vec<Datum> = Vec::new();
        while let Some(step) = steps.pop() {
            let built = match step {
                Step::Visit(Syntax::Plain(datum)) => datum,
                Step::Visit(Syntax::Alias(ident, span)) => Datum::new(Kind::Symbol(ident.symbol()), span),
                Step::Visit(built) => {
                    let span = built.span();
                    if let Some((items, tail)) = built.as_list() {
                        steps.push(Step::List(items.len(), tail.is_some(), span));
                        steps.extend(tail.map(Step::Visit));
                        steps.extend(items.into_iter().rev().map(Step::Visit));
                    } else if let Some(items) = built.as_vector() {
                        steps.push(Step::Vector(items.len(), span));
                        steps.extend(items.into_iter().rev().map(Step::Visit));
                    }
                    continue;
                }
                Step::List(count, has_tail, span) => {
                    let tail = if has_tail { done.pop() } else { None };
                    Datum::new(Kind::List(done.split_off(done.len() - count), tail), span)
                }
                Step::Vector(count, span) => {
                    Datum::new(Kind::Vector(done.split_off(done.len() - count)), span)
                }
            };
            done.push(built);
        }
        done.pop().expect("visiting one syntax leaves one datum")
    }
}

fn sizes(items: &[Syntax]) -> impl Iterator<Item = u64> {
    items.iter().map(Syntax::size)
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
    match std::mem::replace(shape, Shape::Vector(Vec::new())) {
        Shape::List(mut items, tail, _) => {
            pending.append(&mut items);
            pending.extend(tail);
        }
        Shape::Rest(list, _) => pending.push(list),
        Shape::Vector(mut items) => pending.append(&mut items),
    }
}
