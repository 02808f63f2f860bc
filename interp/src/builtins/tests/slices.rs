//! Builtins over long and circular data: they pause in between, and come to the right end.

use super::{call, with_context};
use crate::Value;
use crate::builtins::find;
use crate::printer::value::{Style, print};
use crate::value::{Equivalence, FromValue, HashTable, List, Vector};
use crate::vm::primitive::{Cx, Exit, Outcome, SLICE};

fn run(cx: &mut Cx<'_>, name: &str, args: &[Value]) -> Outcome {
    call(cx, find(name).expect("the builtin exists"), args, 1_000)
}

fn numbers(cx: &mut Cx<'_>, count: usize) -> Value {
    let items: Vec<Value> = (0..count).map(|n| Value::fixnum(n as i64)).collect();
    List::new(cx.heap, &items)
}

fn length(cx: &mut Cx<'_>, list: Value) -> Option<i64> {
    run(cx, "length", &[list]).ok().and_then(Value::as_fixnum)
}

#[test]
fn one_slice_is_enough_for_a_slice_and_not_for_one_more() {
    with_context(|cx| {
        let length = find("length").expect("the builtin exists");
        let full = numbers(cx, SLICE - 1);
        assert!(call(cx, length, &[full], 1).is_ok());
        let more = numbers(cx, SLICE + 1);
        assert!(matches!(call(cx, length, &[more], 1), Err(Exit::Again)));
        assert_eq!(call(cx, length, &[more], 2).ok(), Some(Value::fixnum(SLICE as i64 + 1)));
    });
}

#[test]
fn long_lists_are_copied_reversed_and_joined() {
    with_context(|cx| {
        let count = 3 * SLICE + 7;
        let list = numbers(cx, count);
        for name in ["list-copy", "reverse", "list->vector"] {
            let result = run(cx, name, &[list]).expect("it is a list");
            let again = match Vector::from_value(result) {
                Some(_) => run(cx, "vector->list", &[result]).expect("it is a vector"),
                None => result,
            };
            assert_eq!(length(cx, again), Some(count as i64), "{name}");
        }
        let reversed = run(cx, "reverse", &[list]).expect("it is a list");
        let back = run(cx, "reverse", &[reversed]).expect("it is a list");
        assert_eq!(run(cx, "equal?", &[list, back]).ok(), Some(Value::TRUE));
        let twice = run(cx, "append", &[list, reversed, Value::NIL]).expect("they are lists");
        assert_eq!(length(cx, twice), Some(2 * count as i64));
    });
}

#[test]
fn circles_end() {
    with_context(|cx| {
        let list = numbers(cx, 5);
        let last = run(cx, "last-pair", &[list]).expect("it is a list");
        cx.heap.set_cdr(last, list);
        assert_eq!(run(cx, "list?", &[list]).ok(), Some(Value::FALSE));
        for name in ["length", "reverse", "list-copy", "list->vector"] {
            assert!(matches!(run(cx, name, &[list]), Err(Exit::Fail(_))), "{name}");
        }
        assert_eq!(print(cx.heap, list, Style::Write), "#0=(0 1 2 3 4 . #0#)");
        let other = numbers(cx, 5);
        let last = run(cx, "last-pair", &[other]).expect("it is a list");
        cx.heap.set_cdr(last, other);
        assert_eq!(run(cx, "equal?", &[list, other]).ok(), Some(Value::TRUE));
    });
}

#[test]
fn deep_structures_compare_and_print_without_native_stack() {
    with_context(|cx| {
        let mut deep = Value::NIL;
        let mut other = Value::NIL;
        for _ in 0..300_000 {
            deep = cx.heap.cons(deep, Value::NIL);
            other = cx.heap.cons(other, Value::NIL);
        }
        assert_eq!(run(cx, "equal?", &[deep, other]).ok(), Some(Value::TRUE));
        assert_eq!(print(cx.heap, deep, Style::Write).len(), 600_002);
    });
}

#[test]
fn a_table_keeps_a_hundred_thousand_keys_in_order() {
    with_context(|cx| {
        let table = HashTable::new(cx.heap, Equivalence::Equal, 0).expect("there is room").into();
        for n in 0..100_000 {
            run(cx, "hash-table-set!", &[table, Value::fixnum(n), Value::fixnum(n * n)])
                .expect("there is room");
        }
        for n in (0..100_000).step_by(2) {
            run(cx, "hash-table-delete!", &[table, Value::fixnum(n)]).expect("it is a table");
        }
        let size = run(cx, "hash-table-size", &[table]).ok();
        assert_eq!(size, Some(Value::fixnum(50_000)));
        let found = run(cx, "hash-table-ref/default", &[table, Value::fixnum(777), Value::FALSE]);
        assert_eq!(found.ok(), Some(Value::fixnum(777 * 777)));
        let keys = run(cx, "hash-table-keys", &[table]).expect("it is a table");
        assert_eq!(keys.car(), Some(Value::fixnum(1)));
        assert_eq!(length(cx, keys), Some(50_000));
    });
}
