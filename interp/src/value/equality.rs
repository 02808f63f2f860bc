//! `eq?`, `eqv?` and `equal?`. Nothing recurses, and circular data compare in finite time: pairs of
//! objects that were met are merged (union-find), since two objects that are being compared may be
//! taken for equal until a difference is found elsewhere.

use crate::Value;
use crate::heap::{Kind, Mutator};
use crate::value::{FromValue, HashTable, MutableBox, Numbers, Text, Vector, number};
use crate::vm::primitive::Exit;
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
pub struct Comparison<M> {
    /// Still to be compared, the last first.
    left: Vec<(Value, Value)>,
    merged: M,
}

/// Union-find over the objects that were met: each leads to one it is taken to be equal to.
pub trait Merged {
    /// Takes two objects of so many parts to be equal from now on; whether they were before.
    fn merge(&mut self, a: Value, b: Value, parts: usize) -> Result<bool, Exit>;
}

impl<M: Merged> Comparison<M> {
    /// Compares these couples, the last first.
    pub fn new(left: Vec<(Value, Value)>, merged: M) -> Comparison<M> {
        Comparison { left, merged }
    }

    /// Works until the steps are used up: the answer, or `None` when there is more to do. An exit for want of
    /// space loses nothing either.
    pub fn run(&mut self, steps: &mut usize) -> Result<Option<bool>, Exit> {
        while let Some((a, b)) = self.left.pop() {
            if *steps == 0 {
                self.left.push((a, b));
                return Ok(None);
            }
            *steps -= 1;
            match self.step(a, b) {
                Ok(true) => {}
                Ok(false) => return Ok(Some(false)),
                Err(exit) => {
                    self.left.push((a, b));
                    return Err(exit);
                }
            }
        }
        Ok(Some(true))
    }

    /// What is left to compare, the last to be compared first.
    pub fn left(self) -> Vec<(Value, Value)> {
        self.left
    }

    fn step(&mut self, a: Value, b: Value) -> Result<bool, Exit> {
        if eqv(a, b) {
            return Ok(true);
        }
        if let (Some(first), Some(other)) = (a.car(), b.car()) {
            if !self.merged.merge(a, b, 2)? {
                self.left.push((a.slot(1), b.slot(1)));
                self.left.push((first, other));
            }
            return Ok(true);
        }
        let (Some(kind), Some(other)) = (a.kind(), b.kind()) else { return Ok(false) };
        if kind != other {
            return Ok(false);
        }
        match kind {
            Kind::String => Ok(same_text(a, b)),
            Kind::Bytes | Kind::Numbers => Ok(same_numbers(a, b)),
            Kind::Vector | Kind::Cell => {
                let parts = Vector::from_value(a).map_or(1, Vector::len);
                Ok(self.merged.merge(a, b, parts)? || self.push_parts(a, b))
            }
            _ => Ok(false),
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
}

/// Notes by address, good until the next poll. Most comparisons end before objects of so many parts were met;
/// until then nothing is noted.
#[derive(Default)]
pub struct Passing {
    parents: HashMap<u64, u64>,
    parts: usize,
}

const TRUSTED_PARTS: usize = 2_000;

impl Merged for Passing {
    fn merge(&mut self, a: Value, b: Value, parts: usize) -> Result<bool, Exit> {
        self.parts = self.parts.saturating_add(parts);
        if self.parts <= TRUSTED_PARTS {
            return Ok(false);
        }
        let (a, b) = (self.root(a.bits()), self.root(b.bits()));
        if a != b {
            self.parents.insert(a, b);
        }
        Ok(a == b)
    }
}

impl Passing {
    /// Who stands for an object; the way there is halved for the next time.
    fn root(&mut self, mut object: u64) -> u64 {
        while let Some(&parent) = self.parents.get(&object) {
            if let Some(&grandparent) = self.parents.get(&parent) {
                self.parents.insert(object, grandparent);
            }
            object = parent;
        }
        object
    }
}

/// Notes in an `eq?` table of the heap, for what takes longer than a slice.
pub struct Lasting<'a> {
    /// Where the table is.
    pub heap: &'a mut Mutator,
    /// From objects to the ones that stand for them.
    pub parents: HashTable,
}

impl Merged for Lasting<'_> {
    fn merge(&mut self, a: Value, b: Value, _parts: usize) -> Result<bool, Exit> {
        let (a, b) = (self.root(a)?, self.root(b)?);
        if a != b {
            self.parents.set(self.heap, a, b)?;
        }
        Ok(a == b)
    }
}

impl Lasting<'_> {
    fn root(&mut self, mut object: Value) -> Result<Value, Exit> {
        while let Some(parent) = self.parents.get(self.heap, object)? {
            if let Some(grandparent) = self.parents.get(self.heap, parent)? {
                self.parents.set(self.heap, object, grandparent)?;
            }
            object = parent;
        }
        Ok(object)
    }
}

/// `equal?` in one go, for keys.
pub fn quick_equal(a: Value, b: Value) -> bool {
    let mut comparison = Comparison::new(vec![(a, b)], Passing::default());
    matches!(comparison.run(&mut { usize::MAX }), Ok(Some(true)))
}

fn same_text(a: Value, b: Value) -> bool {
    let (Some(a), Some(b)) = (Text::from_value(a), Text::from_value(b)) else { return false };
    a.same_as(b)
}

fn same_numbers(a: Value, b: Value) -> bool {
    let (Some(a), Some(b)) = (Numbers::from_value(a), Numbers::from_value(b)) else { return false };
    a.same_as(b)
}
