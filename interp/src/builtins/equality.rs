//! The three equivalences.

use crate::Value;
use crate::value::equality::{Comparison, Lasting, Passing, eq, eqv};
use crate::value::{Equivalence, FromValue, HashTable};
use crate::vm::primitive::{Cx, Exit, Outcome, SLICE};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether both are the same object.
    ///
    /// `(eq? 'a 'a) ; => #t`
    #[builtin("eq?")]
    fn is_eq(a: Value, b: Value) -> bool {
        eq(a, b)
    }

    /// Whether both are the same object or the same number.
    ///
    /// `(eqv? 1.5 1.5) ; => #t`
    #[builtin("eqv?")]
    fn is_eqv(a: Value, b: Value) -> bool {
        eqv(a, b)
    }

    /// Whether both look the same: same structure, same numbers, characters and names.
    ///
    /// `(equal? '(1 (2 #(3))) (list 1 (list 2 (vector 3)))) ; => #t`
    #[builtin("equal?", effect = Reads, long)]
    fn is_equal(cx: &mut Cx<'_>, a: Value, b: Value) -> Outcome {
        match HashTable::from_value(cx.progress()[1]) {
            None => first_slice(cx, a, b),
            Some(parents) => further_slice(cx, parents),
        }
    }
}

/// Compares without touching the heap; what takes longer gets a table of the objects taken to be equal.
fn first_slice(cx: &mut Cx<'_>, a: Value, b: Value) -> Outcome {
    let mut comparison = Comparison::new(vec![(a, b)], Passing::default());
    if let Some(answer) = comparison.run(&mut { SLICE })? {
        return Ok(Value::boolean(answer));
    }
    let parents = HashTable::new(cx.heap, Equivalence::Eq, SLICE)?;
    cx.progress()[1] = parents.into();
    keep(cx, comparison.left(), Value::NIL);
    Err(Exit::Again)
}

/// Between slices, what is left to compare is a list of couples in the heap; each slice takes a part of it,
/// so that a deep structure is not unpacked again and again.
fn further_slice(cx: &mut Cx<'_>, parents: HashTable) -> Outcome {
    let mut waiting = cx.progress()[0];
    let mut steps = SLICE;
    while steps > 0 && waiting != Value::NIL {
        let couples = take(&mut waiting);
        let mut comparison = Comparison::new(couples, Lasting { heap: cx.heap, parents });
        let result = comparison.run(&mut steps);
        let left = comparison.left();
        keep(cx, left, waiting);
        waiting = cx.progress()[0];
        if result? == Some(false) {
            return Ok(Value::FALSE);
        }
    }
    if waiting == Value::NIL { Ok(Value::TRUE) } else { Err(Exit::Again) }
}

/// Takes couples off the list, the first to be compared last.
fn take(waiting: &mut Value) -> Vec<(Value, Value)> {
    const TAKEN: usize = 1_000;
    let mut taken = Vec::new();
    while let (true, Some(couple), Some(rest)) = (taken.len() < TAKEN, waiting.car(), waiting.cdr()) {
        taken.push((couple.slot(0), couple.slot(1)));
        *waiting = rest;
    }
    taken.reverse();
    taken
}

/// Puts couples before those that wait.
fn keep(cx: &mut Cx<'_>, couples: Vec<(Value, Value)>, mut waiting: Value) {
    for (a, b) in couples {
        let couple = cx.heap.cons(a, b);
        waiting = cx.heap.cons(couple, waiting);
    }
    cx.progress()[0] = waiting;
}
