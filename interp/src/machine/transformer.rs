//! Program text as macro procedures see it. A form becomes a literal: lists that cannot be changed, names
//! as symbols, and what macros have inserted as identifier objects. Because the form cannot change, a
//! part of it that comes back in the result is recognised by its identity, and keeps its place in the
//! source; everything else in the result counts as inserted by the macro.

use super::expansion::Suspended;
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::expand::{Ident, PARTS_MAX, Renaming, Syntax};
use crate::heap::{Foreign, Mutator, Value, foreign_of};
use crate::source::Span;
use crate::symbol::Symbol;
use crate::value::datum::{from_datum, to_datum};
use crate::value::{self, FromValue, Vector};
use crate::vm::primitive::Exit;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// A name that a macro has inserted, as a Scheme object.
pub(crate) struct Identifier {
    pub(crate) ident: Ident,
    /// The expansion to which it belongs: its scopes mean nothing to others.
    of: Arc<Suspended>,
}

/// What the `rename` and `compare` of one use share, as a Scheme object.
pub(crate) struct RenamingObject {
    pub(crate) renaming: Renaming,
    of: Arc<Suspended>,
}

impl Foreign for Identifier {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "identifier"
    }
}

impl Foreign for RenamingObject {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "renaming"
    }
}

pub(super) fn renaming_object(heap: &mut Mutator, renaming: &Renaming, of: &Arc<Suspended>) -> Value {
    heap.foreign(Arc::new(RenamingObject { renaming: renaming.clone(), of: of.clone() }))
}

impl RenamingObject {
    /// What `rename` returns for a name; `None` for what is no identifier of this expansion.
    pub(crate) fn rename(&self, heap: &mut Mutator, name: Value) -> Option<Value> {
        let ident = self.renaming.rename(ident_of(heap, name, &self.of)?);
        Some(heap.foreign(Arc::new(Identifier { ident, of: self.of.clone() })))
    }

    /// What `compare` returns: whether both are identifiers that mean the same.
    pub(crate) fn compare(&self, heap: &Mutator, one: Value, two: Value) -> bool {
        match (ident_of(heap, one, &self.of), ident_of(heap, two, &self.of)) {
            (Some(one), Some(two)) => self.of.compare(&one, &two, &self.renaming),
            _ => false,
        }
    }
}

fn ident_of(heap: &Mutator, value: Value, of: &Arc<Suspended>) -> Option<Ident> {
    if let Some(symbol) = value::Symbol::from_value(value) {
        return Some(Ident::plain(Symbol::intern(symbol.name(heap))));
    }
    let identifier = foreign_of::<Identifier>(&value)?;
    Arc::ptr_eq(&identifier.of, of).then(|| identifier.ident.clone())
}

/// A piece of program that is looked into. Data with labels is not: its circles are taken as one piece.
#[derive(Clone)]
struct Piece {
    syntax: Syntax,
    /// It stands in data without labels.
    is_plain: bool,
}

impl Piece {
    fn new(syntax: &Syntax) -> Piece {
        Piece { syntax: syntax.clone(), is_plain: false }
    }

    fn parts(&self, items: Vec<Syntax>) -> Vec<Piece> {
        let is_plain = self.syntax.origin().is_some();
        items.into_iter().map(|syntax| Piece { syntax, is_plain }).collect()
    }

    fn is_closed(&self) -> bool {
        !self.is_plain && self.syntax.origin().is_some_and(has_labels)
    }

    fn as_list(&self) -> Option<(Vec<Piece>, Option<Piece>)> {
        let (items, tail) = self.syntax.as_list().filter(|_| !self.is_closed())?;
        Some((self.parts(items), self.parts(tail.into_iter().collect()).pop()))
    }

    fn as_vector(&self) -> Option<Vec<Piece>> {
        self.syntax.as_vector().filter(|_| !self.is_closed()).map(|items| self.parts(items))
    }
}

fn has_labels(datum: &Datum) -> bool {
    let mut work = vec![datum];
    while let Some(datum) = work.pop() {
        match datum.kind() {
            Kind::Label(..) | Kind::Reference(_) => return true,
            Kind::List(items, tail) => work.extend(items.iter().chain(tail)),
            Kind::Vector(items) => work.extend(items),
            _ => {}
        }
    }
    false
}

enum Make {
    Value(Piece),
    /// The values of so many items, and of a tail if there is one, are done.
    List(usize, bool),
    Vector(usize),
}

/// A piece of program as a literal.
pub(super) fn value_of(heap: &mut Mutator, syntax: &Syntax, of: &Arc<Suspended>) -> Result<Value, Exit> {
    let mut work = vec![Make::Value(Piece::new(syntax))];
    let mut done: Vec<Value> = Vec::new();
    while let Some(step) = work.pop() {
        match step {
            Make::Value(piece) => {
                if let Some((items, tail)) = piece.as_list() {
                    work.push(Make::List(items.len(), tail.is_some()));
                    work.extend(tail.into_iter().map(Make::Value));
                    work.extend(items.into_iter().rev().map(Make::Value));
                } else if let Some(items) = piece.as_vector() {
                    work.push(Make::Vector(items.len()));
                    work.extend(items.into_iter().rev().map(Make::Value));
                } else if let Syntax::Alias(ident, _) = piece.syntax {
                    done.push(heap.foreign(Arc::new(Identifier { ident, of: of.clone() })));
                } else {
                    done.push(from_datum(heap, &piece.syntax.to_datum(), true)?);
                }
            }
            Make::List(count, has_tail) => {
                let tail = if has_tail { done.pop() } else { None };
                let items = done.split_off(done.len() - count);
                let cons = |list, item| heap.frozen_cons(item, list);
                done.push(items.into_iter().rev().fold(tail.unwrap_or(Value::NIL), cons));
            }
            Make::Vector(count) => {
                let vector = Vector::frozen(heap, count)?;
                for (index, item) in done.split_off(done.len() - count).into_iter().enumerate() {
                    vector.set(heap, index, item);
                }
                done.push(vector.into());
            }
        }
    }
    Ok(done.pop().expect("every piece of program leaves one value"))
}

/// The parts of a form by the identity of their values, good until the next poll.
pub(super) struct Surface {
    /// A vector, or a pair: the list and how many items stand before it.
    parts: HashMap<u64, (Syntax, usize)>,
    /// Where each name stands first.
    names: HashMap<Symbol, Span>,
}

impl Surface {
    /// Walks a form and its value side by side.
    pub(super) fn of(form: Value, syntax: &Syntax) -> Surface {
        let mut surface = Surface { parts: HashMap::new(), names: HashMap::new() };
        let mut work = vec![(form, Piece::new(syntax))];
        while let Some((value, piece)) = work.pop() {
            let syntax = &piece.syntax;
            if let Some((items, tail)) = piece.as_list() {
                let mut parts = Vec::with_capacity(items.len() + 1);
                let mut rest = value;
                for (before, item) in items.into_iter().enumerate() {
                    let (Some(car), Some(cdr)) = (rest.car(), rest.cdr()) else { break };
                    surface.parts.insert(rest.bits(), (syntax.clone(), before));
                    parts.push((car, item));
                    rest = cdr;
                }
                parts.extend(tail.map(|tail| (rest, tail)));
                work.extend(parts.into_iter().rev());
            } else if let (Some(items), Some(vector)) = (piece.as_vector(), Vector::from_value(value)) {
                surface.parts.insert(value.bits(), (syntax.clone(), 0));
                let parts = items.into_iter().enumerate().map(|(index, item)| (vector.get(index), item));
                work.extend(parts.rev());
            } else if let Some(name) = syntax.as_plain().and_then(Datum::symbol) {
                surface.names.entry(name).or_insert(syntax.span());
            } else if value.is_pair() || Vector::from_value(value).is_some() {
                surface.parts.insert(value.bits(), (syntax.clone(), 0));
            }
        }
        surface
    }

    fn part(&self, value: Value) -> Option<Syntax> {
        let (syntax, before) = self.parts.get(&value.bits())?;
        Some(if *before == 0 { syntax.clone() } else { syntax.after(*before) })
    }
}

enum Take {
    Value(Value),
    List(usize, bool),
    Vector(usize),
}

/// What a transformer returned, as program, and how many parts it was given and made.
pub(super) fn syntax_of(
    heap: &Mutator,
    value: Value,
    surface: &Surface,
    of: &Arc<Suspended>,
    renaming: &Renaming,
) -> Result<(Syntax, u64), Diagnostic> {
    let by = renaming.by();
    let mut work = vec![Take::Value(value)];
    let mut done: Vec<Syntax> = Vec::new();
    let mut size = 0;
    while let Some(step) = work.pop() {
        match step {
            Take::Value(value) => {
                if let Some(known) = surface.part(value) {
                    done.push(known);
                } else if value.is_pair() {
                    let mut items = Vec::new();
                    let mut rest = value;
                    // Brent's way to find a circle: a mark that moves twice as far each time.
                    let (mut mark, mut until) = (value, 2);
                    while rest == value || !surface.parts.contains_key(&rest.bits()) {
                        let (Some(car), Some(cdr)) = (rest.car(), rest.cdr()) else { break };
                        items.push(Take::Value(car));
                        rest = cdr;
                        size += 1;
                        if size > PARTS_MAX || rest == mark {
                            return Err(too_large(renaming));
                        }
                        if items.len() == until {
                            (mark, until) = (rest, 2 * until);
                        }
                    }
                    let has_tail = rest != Value::NIL;
                    work.push(Take::List(items.len(), has_tail));
                    work.extend(has_tail.then_some(Take::Value(rest)));
                    work.extend(items.into_iter().rev());
                } else if let Some(vector) = Vector::from_value(value) {
                    size += vector.len() as u64;
                    if size > PARTS_MAX {
                        return Err(too_large(renaming));
                    }
                    work.push(Take::Vector(vector.len()));
                    work.extend((0..vector.len()).rev().map(|index| Take::Value(vector.get(index))));
                } else {
                    done.push(atom(heap, value, surface, of, renaming)?);
                }
            }
            Take::List(count, has_tail) => {
                let tail = if has_tail { done.pop() } else { None };
                let items = done.split_off(done.len() - count);
                done.push(Syntax::list(items, tail, by));
            }
            Take::Vector(count) => {
                let items = done.split_off(done.len() - count);
                done.push(Syntax::vector(items, by));
            }
        }
    }
    let result = done.pop().expect("every value leaves one piece of program");
    Ok((result, size + surface.parts.len() as u64))
}

fn atom(
    heap: &Mutator,
    value: Value,
    surface: &Surface,
    of: &Arc<Suspended>,
    renaming: &Renaming,
) -> Result<Syntax, Diagnostic> {
    if let Some(identifier) = foreign_of::<Identifier>(&value) {
        if Arc::ptr_eq(&identifier.of, of) {
            return Ok(Syntax::Alias(identifier.ident.clone(), renaming.span()));
        }
        let message = format!("`{}` returned an identifier that belongs to another form", renaming.name());
        return Err(Diagnostic::new("syntax-error", renaming.span(), message)
            .hint("call rename anew in each use of the macro"));
    }
    let datum = to_datum(heap, value).map_err(|failure| {
        let message = format!("`{}` returned what is no program: {}", renaming.name(), failure.message);
        let problem = Diagnostic::new("syntax-error", renaming.span(), message);
        match failure.hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        }
    })?;
    let place = match datum.kind() {
        Kind::Symbol(name) => surface.names.get(name).copied(),
        _ => None,
    };
    let span = place.unwrap_or_else(|| renaming.span());
    Ok(Syntax::Plain(Datum::new(datum.kind().clone(), span)))
}

fn too_large(renaming: &Renaming) -> Diagnostic {
    let message = format!("`{}` makes more than {PARTS_MAX} parts of program", renaming.name());
    Diagnostic::new("syntax-error", renaming.span(), message).hint("is what it returns a circular list?")
}
