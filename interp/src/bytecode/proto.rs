//! What the compiler returns: a procedure's code as plain relocatable data, without heap values or
//! addresses. `vm/code.rs` makes it executable, `image.rs` writes it into the library image.

use crate::datum::Datum;
use crate::source::Span;
use crate::symbol::Symbol;

/// The code of one procedure.
#[derive(Clone, Debug, Default)]
pub struct Proto {
    /// From `define` or a binding.
    pub name: Option<Symbol>,
    /// Formals of each clause: names of the required parameters, and of the rest.
    pub formals: Vec<(Vec<Symbol>, Option<Symbol>)>,
    /// The instructions with their trailing words; code addresses in them are 0.
    pub words: Vec<u64>,
    /// What `LoadConst` and `MakeClosure` name.
    pub constants: Vec<Constant>,
    /// Bitmaps of live slots for frames of more than 63 words.
    pub wide_masks: Vec<Vec<u64>>,
    /// Position in `words` and span of each instruction that can fail or call, ascending.
    pub spans: Vec<(u32, Span)>,
    /// The whole form.
    pub span: Span,
    /// Number of free variables of its closures.
    pub free: usize,
}

/// A constant of a procedure.
#[derive(Clone, Debug)]
pub enum Constant {
    /// A quoted datum.
    Datum(Datum),
    /// The code of an inner procedure.
    Code(Box<Proto>),
    /// A procedure without free variables: its one closure.
    Procedure(Box<Proto>),
}

impl Default for Span {
    fn default() -> Span {
        Span::NONE
    }
}
