//! Lists: making, measuring and taking apart. Circular lists are noticed, long ones worked in slices.

use super::slices::{Step, Walk};
use crate::Value;
use crate::value::{Index, List, Rest};
use crate::vm::primitive::{Cx, Exit, Outcome, SLICE};
use macros::builtins;

pub use table::TABLE;

/// The error for what should have been a proper list.
fn not_a_list(cx: &Cx<'_>, position: usize, got: Value) -> Exit {
    cx.wrong_type(position, "a list", got)
}

/// The pair after `count` others, or the error that the list is too short.
fn nth_rest(cx: &mut Cx<'_>, list: Value, count: Index, needs: usize) -> Outcome {
    let (mut rest, mut done) = match cx.progress()[1].as_fixnum() {
        Some(done) => (cx.progress()[0], done as usize),
        None => (list, 0),
    };
    let stop = count.0.min(done + SLICE);
    while done < stop {
        match rest.cdr() {
            Some(next) => rest = next,
            None => return Err(too_short(cx, list, count, done)),
        }
        done += 1;
    }
    if done == count.0 {
        return if needs == 0 || rest.is_pair() { Ok(rest) } else { Err(too_short(cx, list, count, done)) };
    }
    cx.progress()[0] = rest;
    cx.progress()[1] = Value::fixnum(done as i64);
    Err(Exit::Again)
}

#[cold]
fn too_short(cx: &Cx<'_>, list: Value, count: Index, length: usize) -> Exit {
    if !list.is_pair() && list != Value::NIL {
        return not_a_list(cx, 0, list);
    }
    let wanted = format!("an index that fits a list of {length}");
    cx.out_of_range(1, &wanted, super::slices::index_value(count.0))
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether the value is a proper list: ended by the empty list, not circular.
    ///
    /// `(list? '(1 . 2)) ; => #f`
    #[builtin("list?", effect = Reads, long)]
    fn is_list(cx: &mut Cx<'_>, value: Value) -> Result<bool, Exit> {
        let mut walk = Walk::resume(cx, value, Value::FALSE);
        loop {
            match walk.next() {
                Some(Step::Pair(_)) => {}
                Some(Step::End(end)) => return Ok(end == Value::NIL),
                Some(Step::Circle) => return Ok(false),
                None => return Err(walk.pause(cx)),
            }
        }
    }

    /// A new list of the arguments.
    ///
    /// `(list 1 "two" 'three) ; => (1 "two" three)`
    #[builtin("list")]
    fn list(cx: &mut Cx<'_>, elements: Rest<'_, Value>) -> Value {
        List::of(cx.heap, elements.values())
    }

    /// A list of the arguments whose tail is the last one.
    ///
    /// `(cons* 1 2 '(3 4)) ; => (1 2 3 4)`
    #[builtin("cons*", "list*", library = "lambdust")]
    fn cons_star(cx: &mut Cx<'_>, first: Value, more: Rest<'_, Value>) -> Value {
        let Some((&tail, middle)) = more.values().split_last() else { return first };
        let rest = List::with_tail(cx.heap, middle, tail);
        cx.heap.cons(first, rest)
    }

    /// A new list of `k` elements, all `fill`.
    ///
    /// `(make-list 2 'a) ; => (a a)`
    #[builtin("make-list", long)]
    fn make_list(cx: &mut Cx<'_>, k: Index, fill: Option<Value>) -> Outcome {
        let fill = fill.unwrap_or(Value::UNSPECIFIED);
        if k.0 > cx.heap.pairs_at_most() {
            let asked = format!("was asked for {} pairs, more than the heap can hold", k.0);
            return Err(cx.failure("out-of-memory", asked).into());
        }
        super::super::slices::in_slices(
            cx,
            k.0,
            |_| Ok(Value::NIL),
            |cx, list, part| Ok(part.fold(list, |list, _| cx.heap.cons(fill, list))),
        )
    }

    /// The number of elements of a list.
    ///
    /// `(length '(a b c)) ; => 3`
    #[builtin("length", effect = Reads, long)]
    fn length(cx: &mut Cx<'_>, list: Value) -> Outcome {
        let mut walk = Walk::resume(cx, list, Value::FALSE);
        loop {
            match walk.next() {
                Some(Step::Pair(_)) => {}
                Some(Step::End(Value::NIL)) => return Ok(Value::fixnum(walk.count as i64)),
                Some(Step::End(_)) => return Err(not_a_list(cx, 0, list)),
                Some(Step::Circle) => {
                    let failure = cx.failure("type-error", "wanted a list that ends, got a circular one");
                    return Err(failure.irritant(list).into());
                }
                None => return Err(walk.pause(cx)),
            }
        }
    }

    /// The elements of all lists in one list; the last argument becomes the tail.
    ///
    /// `(append '(1 2) '(3) '(4 5)) ; => (1 2 3 4 5)`
    #[builtin("append", effect = Reads, long)]
    fn append(cx: &mut Cx<'_>, lists: Rest<'_, Value>) -> Outcome {
        let Some((&tail, copied)) = lists.values().split_last() else { return Ok(Value::NIL) };
        let Some(&first) = copied.first() else { return Ok(tail) };
        // The accumulator holds, between slices, a pair before the copy, its last pair, and the number of the list
        // being copied.
        if cx.progress()[3] == Value::DEFAULT {
            let before = cx.heap.cons(Value::FALSE, Value::NIL);
            let ends = cx.heap.cons(before, before);
            cx.progress()[3] = cx.heap.cons(ends, Value::fixnum(0));
        }
        let state = cx.progress()[3];
        let ends = state.slot(0);
        let mut last = ends.slot(1);
        let mut number = state.slot(1).as_fixnum().unwrap_or(0) as usize;
        let mut walk = Walk::resume(cx, first, state);
        loop {
            match walk.next() {
                Some(Step::Pair(pair)) => {
                    let copy = cx.heap.cons(pair.car(), Value::NIL);
                    cx.heap.set_cdr(last, copy);
                    last = copy;
                }
                Some(Step::End(Value::NIL)) => {
                    number += 1;
                    match copied.get(number) {
                        Some(&list) => walk.restart(list),
                        None => {
                            cx.heap.set_cdr(last, tail);
                            return Ok(ends.slot(0).slot(1));
                        }
                    }
                }
                Some(_) => return Err(not_a_list(cx, number, copied[number])),
                None => {
                    cx.heap.set_cdr(ends, last);
                    cx.heap.set_cdr(state, Value::fixnum(number as i64));
                    return Err(walk.pause(cx));
                }
            }
        }
    }

    /// A new list of the elements in opposite order.
    ///
    /// `(reverse '(1 2 3)) ; => (3 2 1)`
    #[builtin("reverse", effect = Reads, long)]
    fn reverse(cx: &mut Cx<'_>, list: Value) -> Outcome {
        let mut walk = Walk::resume(cx, list, Value::NIL);
        loop {
            match walk.next() {
                Some(Step::Pair(pair)) => walk.accumulator = cx.heap.cons(pair.car(), walk.accumulator),
                Some(Step::End(Value::NIL)) => return Ok(walk.accumulator),
                Some(_) => return Err(not_a_list(cx, 0, list)),
                None => return Err(walk.pause(cx)),
            }
        }
    }

    /// The list without its first `k` elements.
    ///
    /// `(list-tail '(a b c d) 2) ; => (c d)`
    #[builtin("list-tail", effect = Reads, long)]
    fn list_tail(cx: &mut Cx<'_>, list: Value, k: Index) -> Outcome {
        nth_rest(cx, list, k, 0)
    }

    /// The element at an index, counted from 0.
    ///
    /// `(list-ref '(a b c) 1) ; => b`
    #[builtin("list-ref", effect = Reads, long)]
    fn list_ref(cx: &mut Cx<'_>, list: Value, k: Index) -> Outcome {
        nth_rest(cx, list, k, 1).map(|pair| pair.slot(0))
    }

    /// Replaces the element at an index, counted from 0.
    ///
    /// `(let ((l (list 1 2 3))) (list-set! l 1 'x) l) ; => (1 x 3)`
    #[builtin("list-set!", effect = Writes, long)]
    fn list_set(cx: &mut Cx<'_>, list: Value, k: Index, value: Value) -> Outcome {
        let pair = nth_rest(cx, list, k, 1)?;
        cx.check_mutable(pair)?;
        cx.heap.set_car(pair, value);
        Ok(Value::UNSPECIFIED)
    }

    /// A list of new pairs with the same elements; the tail of an improper list stays.
    ///
    /// `(list-copy '(1 2 . 3)) ; => (1 2 . 3)`
    #[builtin("list-copy", effect = Reads, long)]
    fn list_copy(cx: &mut Cx<'_>, list: Value) -> Outcome {
        // The accumulator holds a pair before the copy and, between slices, its last pair.
        if cx.progress()[3] == Value::DEFAULT {
            let before = cx.heap.cons(Value::FALSE, Value::NIL);
            cx.progress()[3] = cx.heap.cons(before, before);
        }
        let ends = cx.progress()[3];
        let mut last = ends.slot(1);
        let mut walk = Walk::resume(cx, list, ends);
        loop {
            match walk.next() {
                Some(Step::Pair(pair)) => {
                    let copy = cx.heap.cons(pair.car(), Value::NIL);
                    cx.heap.set_cdr(last, copy);
                    last = copy;
                }
                Some(Step::End(end)) => {
                    // An atom has no pair before it: it is its own copy.
                    cx.heap.set_cdr(last, end);
                    return Ok(ends.slot(0).slot(1));
                }
                Some(Step::Circle) => {
                    let failure = cx.failure("type-error", "wanted a list that ends, got a circular one");
                    return Err(failure.irritant(list).into());
                }
                None => {
                    cx.heap.set_cdr(ends, last);
                    return Err(walk.pause(cx));
                }
            }
        }
    }

    /// The last pair of a list.
    ///
    /// `(last-pair '(1 2 3)) ; => (3)`
    #[builtin("last-pair", library = "lambdust", effect = Reads, long)]
    fn last_pair(cx: &mut Cx<'_>, list: crate::value::Pair) -> Outcome {
        let mut walk = Walk::resume(cx, list.into(), list.into());
        loop {
            match walk.next() {
                Some(Step::Pair(pair)) => walk.accumulator = pair.into(),
                Some(Step::End(_)) => return Ok(walk.accumulator),
                Some(Step::Circle) => return Err(not_a_list(cx, 0, list.into())),
                None => return Err(walk.pause(cx)),
            }
        }
    }
}
