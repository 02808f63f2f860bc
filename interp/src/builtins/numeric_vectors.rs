//! Vectors of numbers of fixed size, the homogeneous vectors of (srfi 160). Which names programs see,
//! and what is said of wrong arguments, is Scheme's business: here a position outside or a number that
//! does not fit gives `#f`. A bytevector counts as the vector of the type u8 everywhere.

use crate::Value;
use crate::number::Element;
use crate::value::{Bytes, FromValue, Index, Numbers, number, number_value};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

/// The index, if it is one of the vector's.
fn place(numbers: Numbers, index: Value) -> Option<usize> {
    Index::from_value(index).map(|index| index.0).filter(|&index| index < numbers.len())
}

#[builtins(library = "lambdust internal")]
mod table {
    use super::*;

    /// The vector whose elements, of the type with this number, lie in a bytevector; `#f` if there is no such type.
    ///
    /// `(%make-numeric 2 (bytevector 1 0 255 255)) ; => #s16(1 -1)`
    #[builtin("%make-numeric", effect = Writes)]
    fn make_numeric(cx: &mut Cx<'_>, element: Index, bytes: Bytes) -> Outcome {
        match Element::numbered(element.0) {
            Some(element) => Ok(Numbers::new(cx.heap, element, bytes)?.into()),
            None => Ok(Value::FALSE),
        }
    }

    /// The number of the type of a vector's elements, or `#f` for other values.
    ///
    /// `(%numeric-element #f64(1.5)) ; => 9`
    #[builtin("%numeric-element")]
    fn numeric_element(object: Value) -> Value {
        Numbers::from_value(object)
            .map_or(Value::FALSE, |numbers| Value::fixnum(numbers.element().number() as i64))
    }

    /// The elements of a vector as bytes, to be read.
    ///
    /// `(%numeric-bytes #s16(1 -1)) ; => #u8(1 0 255 255)`
    #[builtin("%numeric-bytes", effect = Reads)]
    fn numeric_bytes(numbers: Numbers) -> Value {
        numbers.bytes().into()
    }

    /// The elements of a vector as bytes, to be changed; an error if the vector is a literal.
    ///
    /// `(%numeric-bytes! (%make-numeric 0 (bytevector 1))) ; => #u8(1)`
    #[builtin("%numeric-bytes!", effect = Writes)]
    fn numeric_bytes_to_change(cx: &mut Cx<'_>, numbers: Numbers) -> Result<Value, Exit> {
        cx.check_mutable(numbers.into())?;
        Ok(numbers.bytes().into())
    }

    /// The element at an index, or `#f` when the vector has no such index.
    ///
    /// `(%numeric-ref #s8(1 -1) 1) ; => -1`
    #[builtin("%numeric-ref", effect = Reads)]
    fn numeric_ref(cx: &mut Cx<'_>, numbers: Numbers, index: Value) -> Outcome {
        match place(numbers, index) {
            Some(index) => number_value(cx.heap, &numbers.get(index)),
            None => Ok(Value::FALSE),
        }
    }

    /// Stores an element; whether the vector is no literal, the index is one of its own and the number fits.
    ///
    /// `(%numeric-set! (bytevector 0 0) 0 256) ; => #f`
    #[builtin("%numeric-set!", effect = Writes)]
    fn numeric_set(cx: &mut Cx<'_>, numbers: Numbers, index: Value, value: Value) -> bool {
        if cx.check_mutable(numbers.into()).is_err() {
            return false;
        }
        place(numbers, index).zip(number(value)).is_some_and(|(index, value)| numbers.set(index, &value))
    }

    /// Whether the number fits the type with this number.
    ///
    /// `(%numeric-fits? 1 256) ; => #f`
    #[builtin("%numeric-fits?")]
    fn numeric_fits(element: Index, value: Value) -> bool {
        Element::numbered(element.0).zip(number(value)).is_some_and(|(e, n)| e.encode(&n).is_some())
    }
}
