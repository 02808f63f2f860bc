//! `eq?`, `eqv?` and `equal?`. Nothing recurses, and circular data compare in finite time: pairs of
//! objects that were met are merged (union-find), since two objects that are being compared may be
//! taken for equal until a difference is found elsewhere.

use crate::Value;
use crate::heap::Kind;
use crate::value::{Bytes, FromValue, MutableBox, Text, Vector, number};
use std::collections::HashMap;

/// The same object; fixnums, characters and small flonums compare by value.
#[inline]
pub fn eq(a: Value, b: Value) -> bool {
    a == b
}

/// The same object, or numbers of the same value and exactness, or empty strings and vectors never.
#[inline]
pub fn eqv(a: Value, b: Value) -> bool {
    a == b || a.is_object() && b.is_object() && eqv_objects(a, b)
}

fn eqv_objects(a: Value, b: Value) -> bool {
    match (a.kind(), b.kind()) {
        (Some(Kind::Flonum | Kind::Bignum | Kind::Ratio | Kind::Complex), Some(kind))
            if a.kind() == Some(kind) =>
        {
            matches!((number(a), number(b)), (Some(a), Some(b)) if a.eqv(&b))
        }
        _ => false,
    }
}

/// A comparison under way.
pub struct Comparison {
    /// Still to be compared.
    left: Vec<(Value, Value)>,
    /// Union-find over objects by address; valid only until the next poll.
    merged: HashMap<u64, u64>,
    steps: usize,
}

/// Steps without bookkeeping: most comparisons end before.
const TRUSTING_STEPS: usize = 1_000;

impl Comparison {
    /// Compares two values.
    pub fn new(a: Value, b: Value) -> Comparison {
        Comparison::resume(vec![(a, b)])
    }

    /// Goes on with what was left when a slice ended.
    pub fn resume(left: Vec<(Value, Value)>) -> Comparison {
        Comparison { left, merged: HashMap::new(), steps: 0 }
    }

    /// Adds couples that must be equal too; the first is compared first.
    pub fn take_more(&mut self, couples: Vec<(Value, Value)>) {
        self.left.extend(couples.into_iter().rev());
    }

    /// Works until the steps are used up: the answer, or `None` when there is more to do.
    pub fn run(&mut self, steps: &mut usize) -> Option<bool> {
        while let Some((a, b)) = self.left.pop() {
            if *steps == 0 {
                self.left.push((a, b));
                return None;
            }
            *steps -= 1;
            if !self.step(a, b) {
                return Some(false);
            }
        }
        Some(true)
    }

    /// What is left to compare, the last to be compared first.
    pub fn left(self) -> Vec<(Value, Value)> {
        self.left
    }

    fn step(&mut self, a: Value, b: Value) -> bool {
        if eqv(a, b) {
            return true;
        }
        if let (Some(first), Some(other)) = (a.car(), b.car()) {
            if self.already_merged(a, b) {
                return true;
            }
            self.left.push((a.slot(1), b.slot(1)));
            self.left.push((first, other));
            return true;
        }
        let (Some(kind), Some(other)) = (a.kind(), b.kind()) else { return false };
        if kind != other {
            return false;
        }
        match kind {
            Kind::String => same_text(a, b),
            Kind::Bytes => same_bytes(a, b),
            Kind::Vector | Kind::Cell => self.already_merged(a, b) || self.push_parts(a, b),
            _ => false,
        }
    }

    fn push_parts(&mut self, a: Value, b: Value) -> bool {
        if let (Some(a), Some(b)) = (MutableBox::from_value(a), MutableBox::from_value(b)) {
            self.left.push((a.get(), b.get()));
            return true;
        }
        let (Some(a), Some(b)) = (Vector::from_value(a), Vector::from_value(b)) else { return false };
        if a.len() != b.len() {
            return false;
        }
        // Parts that are decided at once are not kept, so vectors of numbers need no memory.
        for index in (0..a.len()).rev() {
            let (a, b) = (a.get(index), b.get(index));
            if a.is_immediate() || b.is_immediate() {
                if a != b {
                    return false;
                }
            } else {
                self.left.push((a, b));
            }
        }
        true
    }

    /// Whether the two were met before; remembers them otherwise.
    fn already_merged(&mut self, a: Value, b: Value) -> bool {
        self.steps += 1;
        if self.steps <= TRUSTING_STEPS {
            return false;
        }
        let (a, b) = (self.root(a.bits()), self.root(b.bits()));
        if a != b {
            self.merged.insert(a, b);
        }
        a == b
    }

    fn root(&mut self, mut object: u64) -> u64 {
        while let Some(&parent) = self.merged.get(&object) {
            if let Some(&grandparent) = self.merged.get(&parent) {
                self.merged.insert(object, grandparent);
            }
            object = parent;
        }
        object
    }
}

/// `equal?` in one go, for keys.
pub fn quick_equal(a: Value, b: Value) -> bool {
    Comparison::new(a, b).run(&mut { usize::MAX }).unwrap_or(false)
}

fn same_text(a: Value, b: Value) -> bool {
    let (Some(a), Some(b)) = (Text::from_value(a), Text::from_value(b)) else { return false };
    a.same_as(b)
}

fn same_bytes(a: Value, b: Value) -> bool {
    let (Some(a), Some(b)) = (Bytes::from_value(a), Bytes::from_value(b)) else { return false };
    a.same_as(b)
}
