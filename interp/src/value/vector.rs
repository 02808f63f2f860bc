//! Vectors: `[header, length, elements…]`. The length never changes.

use crate::Value;
use crate::heap::{Kind, Mutator};
use crate::value::{FromValue, bounded_length};
use crate::vm::primitive::Exit;

/// A vector.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Vector(Value);

const FIRST: usize = 2;

impl Vector {
    /// A new vector, all elements `0`.
    pub fn new(heap: &mut Mutator, length: usize) -> Result<Vector, Exit> {
        let words = FIRST + bounded_length(length)?;
        let object = heap.alloc_any(Kind::Vector, words)?;
        object.set_word(1, Value::fixnum(length as i64).bits());
        Ok(Vector(object))
    }

    /// A new vector that programs cannot change; its maker fills it before anyone sees it.
    pub fn frozen(heap: &mut Mutator, length: usize) -> Result<Vector, Exit> {
        let object = heap.frozen_alloc_any(Kind::Vector, FIRST + length)?;
        object.set_word(1, Value::fixnum(length as i64).bits());
        Ok(Vector(object))
    }

    /// A new vector of these elements.
    pub fn from_slice(heap: &mut Mutator, elements: &[Value]) -> Result<Vector, Exit> {
        let vector = Vector::new(heap, elements.len())?;
        for (index, &element) in elements.iter().enumerate() {
            vector.set(heap, index, element);
        }
        Ok(vector)
    }

    /// Number of elements.
    #[inline(always)]
    pub fn len(self) -> usize {
        (self.0.word(1) >> 2) as usize
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The element at an index below the length.
    #[inline(always)]
    pub fn get(self, index: usize) -> Value {
        assert!(index < self.len(), "callers check the index");
        self.0.slot(FIRST + index)
    }

    /// Replaces the element at an index below the length.
    #[inline(always)]
    pub fn set(self, heap: &mut Mutator, index: usize, element: Value) {
        assert!(index < self.len(), "callers check the index");
        heap.write(self.0, FIRST + index, element);
    }
}

impl FromValue for Vector {
    const WANTED: &'static str = "a vector";

    #[inline(always)]
    fn from_value(value: Value) -> Option<Vector> {
        value.is_kind(Kind::Vector).then_some(Vector(value))
    }
}

impl From<Vector> for Value {
    #[inline(always)]
    fn from(vector: Vector) -> Value {
        vector.0
    }
}
