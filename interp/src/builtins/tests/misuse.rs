//! Each builtin is called wrongly in every way the table can think of: it must say so, and not panic.

use super::{call, samples, with_context};
use crate::Value;
use crate::builtins::{Builtin, all};
use crate::vm::primitive::{Exit, Outcome};

/// The parameter behind an argument position.
fn accepts(builtin: &Builtin, position: usize, value: Value) -> bool {
    let last = builtin.params.len() - 1;
    (builtin.params[position.min(last)].accepts)(value)
}

fn expect_failure(builtin: &Builtin, outcome: Outcome, kind: &str, text: &str) {
    match outcome {
        Err(Exit::Fail(failure)) => {
            assert_eq!(failure.kind, kind, "{}: {}", builtin.name, failure.message);
            let named = failure.message.contains(&format!("`{}`", builtin.shown));
            assert!(named && failure.message.contains(text), "{}: {}", builtin.name, failure.message);
        }
        other => panic!("`{}` should have failed with {kind}, got {other:?}", builtin.name),
    }
}

#[test]
fn each_wrong_count_is_an_arity_error() {
    with_context(|cx| {
        for builtin in all() {
            let mut counts = Vec::new();
            counts.extend(builtin.min_args.checked_sub(1));
            counts.extend(builtin.max_args.map(|most| most + 1));
            for count in counts {
                let outcome = call(cx, builtin, &vec![Value::fixnum(1); count], 1);
                expect_failure(builtin, outcome, "arity-error", &format!("got {count}"));
            }
        }
    });
}

#[test]
fn each_wrong_type_is_a_type_error_with_its_position() {
    with_context(|cx| {
        let samples = samples(cx);
        // What belongs to a scheduler cannot be made here; those who take it are called by the tests of libraries.
        let has_samples = |builtin: &&Builtin| {
            (0..builtin.min_args).all(|at| samples.iter().any(|&value| accepts(builtin, at, value)))
        };
        for builtin in all().filter(|builtin| !builtin.params.is_empty()).filter(has_samples) {
            let longest = builtin.max_args.unwrap_or(builtin.params.len() + 1);
            for position in 0..longest {
                let count = builtin.min_args.max(position + 1);
                for &wrong in samples.iter().filter(|&&value| !accepts(builtin, position, value)) {
                    let args: Vec<Value> = (0..count)
                        .map(|at| match at == position {
                            true => wrong,
                            false => {
                                *samples.iter().find(|&&v| accepts(builtin, at, v)).expect("a sample fits")
                            }
                        })
                        .collect();
                    let outcome = call(cx, builtin, &args, 3);
                    expect_failure(builtin, outcome, "type-error", &format!("argument {}", position + 1));
                }
            }
        }
    });
}

/// Whether calls with just any values are too much: files would be made, or minutes spent on powers
/// of fractions (which have tests of their own beside the numbers).
fn is_spared(builtin: &Builtin) -> bool {
    builtin.library == "scheme file" || builtin.name == "expt"
}

#[test]
fn no_combination_of_two_values_makes_one_panic() {
    with_context(|cx| {
        let samples = samples(cx);
        for builtin in all().filter(|builtin| !is_spared(builtin)) {
            for count in builtin.min_args..=builtin.max_args.unwrap_or(3).min(builtin.min_args + 2) {
                for &one in &samples {
                    for &other in &samples {
                        let args: Vec<Value> =
                            (0..count).map(|at| if at % 2 == 0 { one } else { other }).collect();
                        let _ = call(cx, builtin, &args, 2);
                        if count < 2 {
                            break;
                        }
                    }
                }
            }
        }
    });
}
