//! What the reader returns: data as plain Rust trees with the span of every part. The expander
//! reads programs from it, the loader turns quoted parts into heap values. No heap value is ever
//! inside, so a tree may be kept across a collection and moved between threads.

use crate::number::{Element, Number};
use crate::source::Span;
use crate::symbol::Symbol;
use std::sync::Arc;

/// One datum; cloning shares it.
#[derive(Clone, Debug)]
pub struct Datum(Arc<Node>);

#[derive(Debug)]
struct Node {
    span: Span,
    kind: Kind,
}

/// The shape of a datum.
#[derive(Clone, Debug)]
pub enum Kind {
    /// `foo`, `|foo bar|`
    Symbol(Symbol),
    /// `#:name`
    Keyword(Symbol),
    /// Any number.
    Number(Number),
    /// `"text"`
    String(Arc<str>),
    /// `#\a`
    Char(char),
    /// `#t`, `#f`
    Boolean(bool),
    /// `#u8(1 2)`
    Bytes(Arc<[u8]>),
    /// `#f64(1.5 2.0)`: the type and the bytes of the elements; of bytes there is `Bytes`.
    Numbers(Element, Arc<[u8]>),
    /// `(a b)`, `(a . b)`: the items and the tail behind the dot. `()` has no items and no tail;
    /// a tail is never itself a list (the reader splices `(a . (b))` into `(a b)`).
    List(Vec<Datum>, Option<Datum>),
    /// `#(1 2)`
    Vector(Vec<Datum>),
    /// `#0=datum`
    Label(u32, Datum),
    /// `#0#`
    Reference(u32),
    /// The end-of-file object, which only programs can put into data.
    Eof,
    /// The unspecified value, likewise.
    Unspecified,
}

impl Datum {
    /// A datum with its position.
    pub fn new(kind: Kind, span: Span) -> Datum {
        Datum(Arc::new(Node { span, kind }))
    }

    /// Its shape.
    pub fn kind(&self) -> &Kind {
        &self.0.kind
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.0.span
    }

    /// The name, if it is a symbol.
    pub fn symbol(&self) -> Option<Symbol> {
        match self.kind() {
            Kind::Symbol(name) => Some(*name),
            _ => None,
        }
    }
}

/// Nested data are taken apart with a work list: a million nested lists must not use the native stack.
impl Drop for Node {
    fn drop(&mut self) {
        let mut pending = Vec::new();
        take_parts(&mut self.kind, &mut pending);
        while let Some(Datum(mut node)) = pending.pop() {
            if let Some(node) = Arc::get_mut(&mut node) {
                take_parts(&mut node.kind, &mut pending);
            }
        }
    }
}

fn take_parts(kind: &mut Kind, pending: &mut Vec<Datum>) {
    match kind {
        Kind::List(items, tail) => {
            pending.append(items);
            pending.extend(tail.take());
        }
        Kind::Vector(items) => pending.append(items),
        Kind::Label(..) => {
            if let Kind::Label(_, inner) = std::mem::replace(kind, Kind::Eof) {
                pending.push(inner);
            }
        }
        _ => {}
    }
}
