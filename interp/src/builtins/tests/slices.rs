//! Builtins over long and circular data: they pause in between, and come to the right end.

use super::{call, samples, with_context};
use crate::Value;
use crate::builtins::{Builtin, all, find};
use crate::printer::value::{Style, print};
use crate::value::{Bytes, Equivalence, FromValue, HashTable, List, Text, Vector};
use crate::vm::primitive::{Cx, Exit, Outcome, SLICE};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

fn run(cx: &mut Cx<'_>, name: &str, args: &[Value]) -> Outcome {
    call(cx, find(name).expect("the builtin exists"), args, 1_000)
}

fn numbers(cx: &mut Cx<'_>, count: usize) -> Value {
    let items: Vec<Value> = (0..count).map(|n| Value::fixnum(n as i64)).collect();
    List::of(cx.heap, &items)
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

/// How long the inputs of [`no_builtin_keeps_others_waiting`] are.
const LONG: usize = 1_000_000;

/// What a builtin may take before it lets others have a turn. An optimised build needs a tenth of this.
const PATIENCE: Duration = Duration::from_millis(20);

/// What renders, converts or searches a text as a whole, which ARCHITECTURE.md lists among the known gaps;
/// and `set-cdr!`, which would shorten the list for those that come after it.
const UNSLICED: [&str; 19] = [
    "set-cdr!",
    "open-input-file",
    "open-binary-input-file",
    "open-output-file",
    "open-binary-output-file",
    "delete-file",
    "format",
    "string-upcase",
    "string-downcase",
    "string-foldcase",
    "string-contains",
    "string-search-forward",
    "gensym",
    "write",
    "write-shared",
    "write-simple",
    "display",
    "pretty-print",
    "displayln",
];

/// Time that this thread was running, which a busy machine does not lengthen.
fn running_time() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    let known = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = known.and_then(|text| text.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

fn long_values(cx: &mut Cx<'_>) -> Vec<Value> {
    let room = "there is room";
    let chars = vec![Value::char('a'); LONG];
    let list = numbers(cx, LONG);
    let chars = List::of(cx.heap, &chars);
    let names: Vec<Value> = (0..LONG).map(|n| Value::fixnum(n as i64)).collect();
    let vector = Vector::from_slice(cx.heap, &names).expect(room).into();
    let plain = Text::from_str(cx.heap, &"a".repeat(LONG)).expect(room).into();
    let wide = Text::from_str(cx.heap, &"λ".repeat(LONG)).expect(room).into();
    let digits = Text::from_str(cx.heap, &format!("#\\{}", "1".repeat(LONG))).expect(room).into();
    let bytes = Bytes::from_slice(cx.heap, &vec![b'1'; LONG]).expect(room).into();
    vec![list, chars, vector, plain, wide, digits, bytes]
}

/// The longest of the slices in which a call is done.
fn longest_slice(cx: &mut Cx<'_>, builtin: &Builtin, args: &[Value]) -> Duration {
    cx.registers.progress = [Value::DEFAULT; 4];
    let mut frame = args.to_vec();
    let mut longest = Duration::ZERO;
    for _ in 0..3 * LONG {
        let start = running_time();
        let outcome = (builtin.function)(cx, &mut frame);
        longest = longest.max(running_time() - start);
        if !matches!(outcome, Err(Exit::Again)) || longest > PATIENCE {
            break;
        }
    }
    longest
}

#[test]
#[ignore = "takes times, which a busy machine lengthens"]
fn no_builtin_keeps_others_waiting() {
    let builtins: Vec<&Builtin> = all().filter(|builtin| !UNSLICED.contains(&builtin.name)).collect();
    // Nothing is collected in between: after some builtins a new heap is taken.
    let late: Vec<String> = builtins.chunks(8).flat_map(|some| with_context(|cx| late(cx, some))).collect();
    assert!(late.is_empty(), "{}", late.join("\n"));
}

fn late(cx: &mut Cx<'_>, builtins: &[&Builtin]) -> Vec<String> {
    let samples = samples(cx);
    let long = long_values(cx);
    let mut late = Vec::new();
    for builtin in builtins.iter().filter(|builtin| !builtin.params.is_empty()) {
        let accepts = |at: usize, value| (builtin.params[at.min(builtin.params.len() - 1)].accepts)(value);
        let count = builtin.min_args.max(1);
        for (kind, &value) in long.iter().enumerate() {
            if !(0..count).any(|at| accepts(at, value)) {
                continue;
            }
            let fitting = |at| samples.iter().copied().find(|&sample| accepts(at, sample));
            let args: Vec<Value> = (0..count)
                .map(|at| if accepts(at, value) { value } else { fitting(at).expect("a sample fits") })
                .collect();
            let slowest = longest_slice(cx, builtin, &args);
            if slowest > PATIENCE {
                late.push(format!("`{}` with long value {kind}: {slowest:?}", builtin.name));
            }
        }
    }
    late
}
