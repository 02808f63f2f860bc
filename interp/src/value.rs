//! Typed views over heap values: what a word means once its kind is known. A view is the word itself
//! with a type, so making one costs a check and nothing else.
//!
//! Views know layouts; they never decide policy (errors name a procedure, and that is the caller's).
//! Everything here reads a shared word once and checks once: another fiber may be writing (I9).

mod bytes;
pub mod condition;
mod convert;
pub mod copy;
pub mod datum;
pub mod equality;
pub mod hash;
mod hash_table;
mod list;
mod number;
mod numbers;
mod object;
mod text;
pub mod values;
mod vector;

pub use bytes::Bytes;
pub use convert::{Byte, FromValue, Index, IntoOutcome, Procedure, Rest};
pub use hash_table::{Equivalence, HashTable};
pub use list::{List, Pair};
pub(crate) use number::is_positive_bignum;
pub use number::{is_number, number, number_value, real};
pub use numbers::Numbers;
pub use object::{
    Condition, Ephemeron, Future, Keyword, MutableBox, Parameter, Promise, Record, RecordType, Request,
    Symbol, WeakBox,
};
pub use text::Text;
pub use vector::Vector;

/// The length of a new object. What no machine has memory for is refused before its size in bytes is
/// computed, which might overflow.
pub(crate) fn bounded_length(length: usize) -> Result<usize, crate::vm::primitive::Exit> {
    const LONGEST: usize = 1 << 40;
    if length <= LONGEST { Ok(length) } else { Err(crate::vm::primitive::Exit::NeedSpace(usize::MAX)) }
}
