//! A shadow of a heap graph in plain Rust. Every heap object carries a number; the shadow knows what
//! the object of that number must look like, so after any collections the whole graph can be compared.

use crate::heap::{Foreign, Kind, Mutator, Value, foreign_of, value::Header};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// What a slot must hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Expected {
    /// An immediate value.
    Word(i64),
    /// The object with this number.
    Object(usize),
}

/// Shapes of objects; among them all layouts, small and large, plain and frozen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    NumberFirst,
    NumberLast,
    Vector(usize),
    FrozenVector(usize),
    FrozenPair,
    Record,
    Stack(usize),
    Text(usize),
    Flonum,
    Symbol,
    Foreign,
}

/// One object as it must be.
pub(super) struct Node {
    pub(super) shape: Shape,
    pub(super) slots: Vec<Expected>,
}

/// All objects ever made by one thread.
#[derive(Default)]
pub(super) struct Model {
    pub(super) nodes: Vec<Node>,
}

/// A Rust object with values.
struct Holder {
    number: usize,
    slots: [AtomicU64; 2],
}

impl Foreign for Holder {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.slots.iter().for_each(visit);
    }

    fn type_name(&self) -> &'static str {
        "holder"
    }
}

impl Shape {
    /// The number of slots that hold anything.
    pub(super) fn slots(self) -> usize {
        match self {
            Shape::NumberFirst | Shape::NumberLast | Shape::FrozenPair => 1,
            Shape::Vector(slots) | Shape::FrozenVector(slots) | Shape::Stack(slots) => slots,
            Shape::Record | Shape::Foreign => 2,
            Shape::Text(_) | Shape::Flonum | Shape::Symbol => 0,
        }
    }

    /// Whether slots may hold only immediate values.
    pub(super) fn is_frozen(self) -> bool {
        matches!(self, Shape::FrozenVector(_) | Shape::FrozenPair)
    }

    /// Whether slots may change.
    pub(super) fn is_mutable(self) -> bool {
        matches!(
            self,
            Shape::NumberFirst | Shape::NumberLast | Shape::Vector(_) | Shape::Record | Shape::Foreign
        )
    }

    /// The word of slot `slot` in the object, where slots are words of the object.
    fn word(self, slot: usize) -> usize {
        match self {
            Shape::NumberFirst | Shape::FrozenPair => 1,
            Shape::NumberLast => 0,
            Shape::Vector(_) | Shape::FrozenVector(_) => 3 + slot,
            Shape::Record => 2 + slot,
            Shape::Stack(_) if slot == 0 => 1,
            Shape::Stack(_) => 5 + slot,
            _ => unreachable!("the others have no slots in the object"),
        }
    }
}

/// Raw words that look like anything, pointers and headers too.
fn raw_word(number: usize, index: usize) -> u64 {
    (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(index as u32) ^ index as u64
}

/// Makes the heap object of a node; `None` when it does not fit now.
pub(super) fn make(m: &mut Mutator, number: usize, shape: Shape, values: &[Value]) -> Option<Value> {
    let id = Value::fixnum(number as i64);
    let object = match shape {
        Shape::NumberFirst => m.cons(id, values[0]),
        Shape::NumberLast => m.cons(values[0], id),
        Shape::FrozenPair => m.frozen_cons(id, values[0]),
        Shape::Vector(slots) => numbered(m.alloc_any(Kind::Vector, 3 + slots).ok()?, 2, id),
        Shape::FrozenVector(slots) => numbered(m.frozen_alloc_any(Kind::Vector, 3 + slots).ok()?, 2, id),
        Shape::Record => numbered(m.alloc(Kind::Record, 4), 1, id),
        Shape::Stack(slots) => numbered(m.alloc_any(Kind::Stack, 5 + slots).ok()?, 2, id),
        Shape::Text(words) => {
            let text = numbered(m.alloc_any(Kind::Bytes, 2 + words).ok()?, 1, id);
            (0..words).for_each(|index| text.set_word(2 + index, raw_word(number, index)));
            text
        }
        Shape::Flonum => m.flonum(1e300 + number as f64 * 1e290),
        Shape::Symbol => m.symbol(&format!("symbol-{number}")),
        Shape::Foreign => {
            let slots = [AtomicU64::new(values[0].bits()), AtomicU64::new(values[1].bits())];
            m.foreign(Arc::new(Holder { number, slots }))
        }
    };
    if let Shape::Vector(_) | Shape::FrozenVector(_) | Shape::Record | Shape::Stack(_) = shape {
        // Brand new, so without the barrier.
        values.iter().enumerate().for_each(|(slot, value)| object.set_word(shape.word(slot), value.bits()));
    }
    Some(object)
}

fn numbered(object: Value, word: usize, id: Value) -> Value {
    object.set_word(word, id.bits());
    object
}

/// Stores in a slot of a mutable object.
pub(super) fn store(m: &mut Mutator, object: Value, shape: Shape, slot: usize, value: Value) {
    if let Shape::Foreign = shape {
        let holder = foreign_of::<Holder>(&object).expect("its type");
        holder.slots[slot].store(value.bits(), Relaxed);
        m.mark_dirty(object);
    } else {
        m.write(object, shape.word(slot), value);
    }
}

/// What a slot holds.
pub(super) fn load(object: Value, shape: Shape, slot: usize) -> Value {
    match shape {
        Shape::Foreign => {
            let holder = foreign_of::<Holder>(&object).expect("its type");
            Value::from_bits(holder.slots[slot].load(Relaxed))
        }
        _ => object.slot(shape.word(slot)),
    }
}

fn check_contents(m: &Mutator, number: usize, shape: Shape, object: Value) {
    let id = Some(Value::fixnum(number as i64));
    match shape {
        Shape::NumberFirst => assert_eq!(object.car(), id),
        Shape::NumberLast => assert_eq!(object.cdr(), id),
        Shape::FrozenPair => assert!(object.car() == id && m.is_frozen(object)),
        Shape::Vector(_) | Shape::Stack(_) => {
            assert_eq!(Some(object.slot(2)), id);
            assert!(!m.is_frozen(object));
        }
        Shape::FrozenVector(_) => assert!(Some(object.slot(2)) == id && m.is_frozen(object)),
        Shape::Record => assert_eq!(Some(object.slot(1)), id),
        Shape::Text(words) => {
            assert_eq!(Some(object.slot(1)), id);
            assert!((0..words).all(|index| object.word(2 + index) == raw_word(number, index)));
        }
        Shape::Flonum => assert_eq!(object.as_flonum(), Some(1e300 + number as f64 * 1e290)),
        Shape::Symbol => assert_eq!(m.symbol_text(object), format!("symbol-{number}")),
        Shape::Foreign => assert_eq!(foreign_of::<Holder>(&object).expect("its type").number, number),
    }
    if object.is_object() {
        assert!(Header::is_header(object.word(0)));
    }
}

impl Model {
    /// Compares everything reachable from the roots, and returns it by number.
    pub(super) fn check(
        &self,
        m: &Mutator,
        roots: impl Iterator<Item = (Value, Expected)>,
    ) -> HashMap<usize, Value> {
        let mut pending: Vec<_> = roots.collect();
        let mut seen: HashMap<usize, Value> = HashMap::new();
        while let Some((value, expected)) = pending.pop() {
            let number = match expected {
                Expected::Word(n) => {
                    assert_eq!(value, Value::fixnum(n));
                    continue;
                }
                Expected::Object(number) => number,
            };
            if let Some(before) = seen.insert(number, value) {
                assert_eq!(before, value, "object {number} exists twice");
                continue;
            }
            let node = &self.nodes[number];
            check_contents(m, number, node.shape, value);
            let slots = node.slots.iter().enumerate();
            pending.extend(slots.map(|(slot, expected)| (load(value, node.shape, slot), *expected)));
        }
        seen
    }
}
