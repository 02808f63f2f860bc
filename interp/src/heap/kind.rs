//! The kinds of heap objects and how the collector walks each. One table: the enum, the layout and
//! the user's word for it.

/// What an object is. The byte in its header.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum Kind {
    /// `[header, length (fixnum), elements…]`
    Vector,
    /// `[header, payload]`; replaced when a wide character is stored into narrow text
    String,
    /// `[header, length in characters << 1 | wide, text…]`: Latin-1 bytes or UTF-32; raw
    Text,
    /// `[header, length (fixnum), bytes…]`; raw
    Bytes,
    /// `[header, number of the element type (fixnum), bytevector]`
    Numbers,
    /// `[header, code address, free variables…]`
    Closure,
    /// `[header, address of its entry in a builtin table]`
    Primitive,
    /// `[header, value]`: an assigned captured variable, or a SRFI 111 box
    Cell,
    /// `[header, bits]`; raw: a flonum that does not fit in a word
    Flonum,
    /// `[header, sign and limb count, limbs…]`; raw
    Bignum,
    /// `[header, numerator, denominator]`
    Ratio,
    /// `[header, real, imaginary]`
    Complex,
    /// `[header, hash (fixnum), text address, text length (fixnum)]`; raw, never moves
    Symbol,
    /// `[header, symbol]`
    Keyword,
    /// `[header, type, fields…]`
    Record,
    /// `[header, name, field names, mutable mask, parent, priority of a message (fixnum) or #f]`
    RecordType,
    /// `[header, count (fixnum), values…]`: several values on their way to a receiver
    Values,
    /// `[header, piece, words used of it (fixnum), return address, handlers, parameters, winders, fiber id (fixnum), mask depth (fixnum)]`
    Continuation,
    /// `[header, piece below, words used of it (fixnum), return address of the topmost frame, depth below in words (fixnum), frame words…]`:
    /// sealed part of a stack
    Stack,
    /// `[header, state cell]`, shared by `delay-force` chains
    Promise,
    /// `[header, value, #f]`, or `[header, unspecified, process]` when the body has a fiber of its own
    Future,
    /// `[header, default value, converter]`
    Parameter,
    /// `[header, lock and version, count, index, entries, kind]`
    HashTable,
    /// `[header, type (symbol), message, irritants, details, trace]`
    Condition,
    /// `[header, message, epoch (fixnum), slot (fixnum)]`: a message whose sender waits for the answer, with
    /// the ticket of that wait
    Request,
    /// `[header, value]`, compared and exchanged in one step
    AtomicBox,
    /// `[header, value, version and lock, serial (fixnum), home (fixnum), name or #f, waiters or #f, place of the last
    /// writer (fixnum)]`: see `heap/tvar.rs`
    TVar,
    /// `[header, address of a boxed Rust object]`: ports, threads, environments; see `heap/foreign.rs`
    Foreign,
    /// `[header, key, datum]`: the datum is kept only while something else keeps the key; both words are the
    /// unbound marker once the key was found dead
    Ephemeron,
    /// `[header, value, fixnum 0]`: an ephemeron without a datum
    WeakBox,
}

/// How the words behind the header are visited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Layout {
    /// Every word is a value (or an 8-aligned address, which looks like a fixnum).
    Values,
    /// No word is a value.
    Raw,
    /// Frames of a stack, walked by their return points.
    Frames,
    /// A Rust object that traces itself.
    Foreign,
    /// A key that is not kept alive, and a value that is while the key lives.
    Ephemeron,
}

const KINDS: &[(Kind, Layout, &str)] = &[
    (Kind::Vector, Layout::Values, "vector"),
    (Kind::String, Layout::Values, "string"),
    (Kind::Text, Layout::Raw, "text"),
    (Kind::Bytes, Layout::Raw, "bytevector"),
    (Kind::Numbers, Layout::Values, "numeric vector"),
    (Kind::Closure, Layout::Values, "procedure"),
    (Kind::Primitive, Layout::Values, "procedure"),
    (Kind::Cell, Layout::Values, "box"),
    (Kind::Flonum, Layout::Raw, "number"),
    (Kind::Bignum, Layout::Raw, "number"),
    (Kind::Ratio, Layout::Values, "number"),
    (Kind::Complex, Layout::Values, "number"),
    (Kind::Symbol, Layout::Raw, "symbol"),
    (Kind::Keyword, Layout::Values, "keyword"),
    (Kind::Record, Layout::Values, "record"),
    (Kind::RecordType, Layout::Values, "record type"),
    (Kind::Values, Layout::Values, "multiple values"),
    (Kind::Continuation, Layout::Values, "procedure"),
    (Kind::Stack, Layout::Frames, "stack"),
    (Kind::Promise, Layout::Values, "promise"),
    (Kind::Future, Layout::Values, "future"),
    (Kind::Parameter, Layout::Values, "procedure"),
    (Kind::HashTable, Layout::Values, "hash table"),
    (Kind::Condition, Layout::Values, "condition"),
    (Kind::Request, Layout::Values, "request"),
    (Kind::AtomicBox, Layout::Values, "atomic box"),
    (Kind::TVar, Layout::Values, "tvar"),
    (Kind::Foreign, Layout::Foreign, "object"),
    (Kind::Ephemeron, Layout::Ephemeron, "ephemeron"),
    (Kind::WeakBox, Layout::Ephemeron, "weak box"),
];

impl Kind {
    /// The kind with this number; headers only ever hold valid ones.
    #[inline(always)]
    pub(crate) fn from_byte(byte: u8) -> Kind {
        KINDS[byte as usize].0
    }

    /// How the collector walks it.
    #[inline(always)]
    pub(crate) fn layout(self) -> Layout {
        KINDS[self as usize].1
    }

    /// The user's word for it.
    pub fn noun(self) -> &'static str {
        KINDS[self as usize].2
    }
}

#[cfg(test)]
mod tests {
    use super::KINDS;

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for (index, (kind, _, _)) in KINDS.iter().enumerate() {
            assert_eq!(*kind as usize, index);
        }
    }
}
