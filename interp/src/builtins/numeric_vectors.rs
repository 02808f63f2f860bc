//! Numbers of fixed size in bytevectors, the elements of the homogeneous vectors of (srfi 160). Which
//! names programs see, and what is said of wrong arguments, is Scheme's business: here a position
//! outside or a number that does not fit gives `#f`.

use crate::Value;
use crate::number::Number;
use crate::value::{Bytes, FromValue, Index, number_value, real};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

/// The type of an element.
#[derive(Clone, Copy)]
enum Element {
    Integer { signed: bool, size: usize },
    Float { size: usize },
}

impl Element {
    /// The type with this number: `s8` `u8` `s16` `u16` `s32` `u32` `s64` `u64` `f32` `f64`.
    fn numbered(number: usize) -> Option<Element> {
        match number {
            0..8 => Some(Element::Integer { signed: number.is_multiple_of(2), size: 1 << (number / 2) }),
            8 => Some(Element::Float { size: 4 }),
            9 => Some(Element::Float { size: 8 }),
            _ => None,
        }
    }

    fn size(self) -> usize {
        match self {
            Element::Integer { size, .. } | Element::Float { size } => size,
        }
    }

    /// The first byte of an element, if all of it lies inside.
    fn place(self, bytes: Bytes, index: Value) -> Option<usize> {
        let start = Index::from_value(index)?.0.checked_mul(self.size())?;
        (start.checked_add(self.size())? <= bytes.len()).then_some(start)
    }

    /// The number that these bits are, the sign extended.
    fn decode(self, bits: u64) -> Number {
        match self {
            Element::Float { size: 4 } => Number::Flonum(f64::from(f32::from_bits(bits as u32))),
            Element::Float { .. } => Number::Flonum(f64::from_bits(bits)),
            Element::Integer { signed: false, .. } => Number::from(i128::from(bits)),
            Element::Integer { size, .. } => {
                let unused = 64 - 8 * size as u32;
                Number::from((bits << unused) as i64 >> unused)
            }
        }
    }

    /// The bits of a number, if it fits.
    fn encode(self, number: &Number) -> Option<u64> {
        let (signed, size) = match self {
            Element::Float { size: 4 } => return Some(u64::from((number.to_f64() as f32).to_bits())),
            Element::Float { .. } => return Some(number.to_f64().to_bits()),
            Element::Integer { signed, size } => (signed, size),
        };
        let n = match number {
            Number::Fixnum(n) => i128::from(*n),
            Number::Big(n) => i128::try_from(n).ok()?,
            _ => return None,
        };
        let bits = 8 * size as u32 - u32::from(signed);
        let least = if signed { -(1_i128 << bits) } else { 0 };
        (least..1_i128 << bits).contains(&n).then_some(n as u64)
    }
}

#[builtins(library = "lambdust internal")]
mod table {
    use super::*;

    /// The element of this type at an index counted in elements, or `#f` when that is none of its indices.
    ///
    /// `(%numeric-ref #u8(1 255 255) 0 1) ; => -1`
    #[builtin("%numeric-ref", effect = Reads)]
    fn numeric_ref(cx: &mut Cx<'_>, bytes: Bytes, element: Index, index: Value) -> Outcome {
        let place = |element: Element| Some((element, element.place(bytes, index)?));
        let Some((element, start)) = Element::numbered(element.0).and_then(place) else {
            return Ok(Value::FALSE);
        };
        let bits = (0..element.size()).rev().fold(0, |bits, k| bits << 8 | u64::from(bytes.get(start + k)));
        match element.decode(bits) {
            Number::Flonum(x) => Ok(cx.heap.flonum(x)),
            number => number_value(cx.heap, &number),
        }
    }

    /// Stores an element at an index counted in elements; whether it is inside and the number fits.
    ///
    /// `(%numeric-set! (bytevector 0 0) 3 0 65536) ; => #f`
    #[builtin("%numeric-set!", effect = Writes)]
    fn numeric_set(
        cx: &mut Cx<'_>,
        bytes: Bytes,
        element: Index,
        index: Value,
        number: Value,
    ) -> Result<bool, Exit> {
        cx.check_mutable(bytes.into())?;
        let stored = Element::numbered(element.0).and_then(|element| {
            let start = element.place(bytes, index)?;
            let bits = element.encode(&real(number)?)?;
            bytes.write(start, &bits.to_le_bytes()[..element.size()]);
            Some(())
        });
        Ok(stored.is_some())
    }

    /// Whether the number fits an element of this type.
    ///
    /// `(%numeric-fits? 1 256) ; => #f`
    #[builtin("%numeric-fits?")]
    fn numeric_fits(element: Index, number: Value) -> bool {
        Element::numbered(element.0).zip(real(number)).is_some_and(|(e, n)| e.encode(&n).is_some())
    }
}
