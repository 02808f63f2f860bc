//! Homogeneous numeric vectors: `[header, number of the element type (fixnum), bytevector]`. Those of the
//! type u8 are bytevectors themselves.

use crate::Value;
use crate::heap::{Kind, Mutator};
use crate::number::{Element, Number};
use crate::value::{Bytes, FromValue};
use crate::vm::primitive::Exit;

/// A vector of numbers of one type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Numbers {
    element: Element,
    bytes: Bytes,
    whole: Value,
}

impl Numbers {
    /// The vector of the elements that lie in a bytevector, which becomes its own.
    pub fn new(heap: &mut Mutator, element: Element, bytes: Bytes) -> Result<Numbers, Exit> {
        let whole = match element {
            Element::U8 => bytes.into(),
            _ => {
                let whole = heap.alloc_any(Kind::Numbers, 3)?;
                install(heap, whole, element, bytes)
            }
        };
        Ok(Numbers { element, bytes, whole })
    }

    /// A vector that refuses mutation.
    pub fn frozen(heap: &mut Mutator, element: Element, contents: &[u8]) -> Result<Numbers, Exit> {
        let bytes = Bytes::frozen(heap, contents)?;
        let whole = heap.frozen_alloc_any(Kind::Numbers, 3)?;
        Ok(Numbers { element, bytes, whole: install(heap, whole, element, bytes) })
    }

    /// The type of the elements.
    pub fn element(self) -> Element {
        self.element
    }

    /// The elements as bytes.
    pub fn bytes(self) -> Bytes {
        self.bytes
    }

    /// Number of elements.
    pub fn len(self) -> usize {
        self.bytes.len() / self.element.size()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.bytes.is_empty()
    }

    /// The element at an index below the length.
    pub fn get(self, index: usize) -> Number {
        let start = index * self.element.size();
        let bits = (0..self.element.size())
            .rev()
            .fold(0, |bits, k| bits << 8 | u128::from(self.bytes.get(start + k)));
        self.element.decode(bits)
    }

    /// Replaces the element at an index below the length; whether the number fits.
    pub fn set(self, index: usize, number: &Number) -> bool {
        let Some(bits) = self.element.encode(number) else { return false };
        let size = self.element.size();
        self.bytes.write(index * size, &bits.to_le_bytes()[..size]);
        true
    }

    /// Whether two are of one type and have the same elements, told apart as `eqv?` does.
    pub fn same_as(self, other: Numbers) -> bool {
        self.element == other.element && self.bytes.same_as(other.bytes)
    }
}

fn install(heap: &mut Mutator, whole: Value, element: Element, bytes: Bytes) -> Value {
    heap.write(whole, 1, Value::fixnum(element.number() as i64));
    heap.write(whole, 2, bytes.into());
    whole
}

impl FromValue for Numbers {
    const WANTED: &'static str = "a numeric vector";

    fn from_value(value: Value) -> Option<Numbers> {
        if let Some(bytes) = Bytes::from_value(value) {
            return Some(Numbers { element: Element::U8, bytes, whole: value });
        }
        if !value.is_kind(Kind::Numbers) {
            return None;
        }
        let element = Element::numbered(value.slot(1).as_fixnum()? as usize)?;
        Some(Numbers { element, bytes: Bytes::from_value(value.slot(2))?, whole: value })
    }
}

impl From<Numbers> for Value {
    fn from(numbers: Numbers) -> Value {
        numbers.whole
    }
}
