//! The three equivalences.

use crate::Value;
use crate::value::equality::{Comparison, eq, eqv};
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
        // Between slices, what is left to compare is a list of pairs in the heap; each slice takes
        // a part of it, so that a deep structure is not unpacked again and again.
        const TAKEN: usize = 1_000;
        let mut waiting = cx.progress()[0];
        let mut comparison = Comparison::resume(Vec::new());
        if waiting == Value::DEFAULT {
            waiting = Value::NIL;
            comparison = Comparison::new(a, b);
        }
        let mut steps = SLICE;
        while steps > 0 {
            let mut taken = Vec::new();
            while let (true, Some(couple), Some(rest)) = (taken.len() < TAKEN, waiting.car(), waiting.cdr()) {
                taken.push((couple.slot(0), couple.slot(1)));
                waiting = rest;
            }
            comparison.take_more(taken);
            match comparison.run(&mut steps) {
                Some(false) => return Ok(Value::FALSE),
                Some(true) if waiting == Value::NIL => return Ok(Value::TRUE),
                _ => {}
            }
        }
        for (a, b) in comparison.left() {
            let couple = cx.heap.cons(a, b);
            waiting = cx.heap.cons(couple, waiting);
        }
        cx.progress()[0] = waiting;
        Err(Exit::Again)
    }
}
