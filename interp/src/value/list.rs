//! Pairs, and lists made of them.

use crate::Value;
use crate::heap::Mutator;
use crate::value::FromValue;

/// A pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair(Value);

impl Pair {
    /// The first part.
    #[inline(always)]
    pub fn car(self) -> Value {
        self.0.slot(0)
    }

    /// The second part.
    #[inline(always)]
    pub fn cdr(self) -> Value {
        self.0.slot(1)
    }
}

impl FromValue for Pair {
    const WANTED: &'static str = "a pair";

    #[inline(always)]
    fn from_value(value: Value) -> Option<Pair> {
        value.is_pair().then_some(Pair(value))
    }
}

impl From<Pair> for Value {
    #[inline(always)]
    fn from(pair: Pair) -> Value {
        pair.0
    }
}

/// What is walked as a list: a pair or the empty list. Only its first word has been looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct List(pub Value);

impl List {
    /// A new list of these values.
    pub fn of(heap: &mut Mutator, items: &[Value]) -> Value {
        List::with_tail(heap, items, Value::NIL)
    }

    /// These values in front of a tail.
    pub fn with_tail(heap: &mut Mutator, items: &[Value], tail: Value) -> Value {
        items.iter().rev().fold(tail, |rest, &item| heap.cons(item, rest))
    }

    /// At most `limit` items; `None` if the list is longer, circular or not ended by `()`.
    pub fn items(self, limit: usize) -> Option<Vec<Value>> {
        let mut items = Vec::new();
        let mut rest = self.0;
        while let Some(pair) = Pair::from_value(rest) {
            if items.len() == limit {
                return None;
            }
            items.push(pair.car());
            rest = pair.cdr();
        }
        (rest == Value::NIL).then_some(items)
    }
}

impl FromValue for List {
    const WANTED: &'static str = "a list";

    #[inline]
    fn from_value(value: Value) -> Option<List> {
        (value.is_pair() || value == Value::NIL).then_some(List(value))
    }
}
