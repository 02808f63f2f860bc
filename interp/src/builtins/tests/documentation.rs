//! What is written about each builtin.

use crate::builtins::all;
use std::collections::HashSet;

#[test]
fn names_are_unique_and_in_kebab_case() {
    let mut seen = HashSet::new();
    for builtin in all() {
        assert!(seen.insert(builtin.name), "`{}` is declared twice", builtin.name);
        let plain = builtin.name.chars().all(|c| c.is_ascii_graphic() && !c.is_ascii_uppercase() && c != '_');
        assert!(plain, "`{}` is not in kebab-case", builtin.name);
    }
}

#[test]
fn each_has_a_short_first_line_and_an_example() {
    for builtin in all() {
        let summary = builtin.summary();
        assert!(!summary.is_empty(), "`{}` has no documentation", builtin.name);
        assert!(summary.chars().count() <= 120, "the first line of `{}` is long", builtin.name);
        assert!(builtin.examples().next().is_some(), "`{}` has no example", builtin.name);
    }
}

#[test]
fn usage_shows_optional_and_rest_parameters() {
    let usage = |name| crate::builtins::find(name).map(|builtin| builtin.usage());
    assert_eq!(usage("vector-ref").as_deref(), Some("(vector-ref vector k)"));
    assert_eq!(usage("make-vector").as_deref(), Some("(make-vector k [fill])"));
    assert_eq!(usage("append").as_deref(), Some("(append lists …)"));
}

#[test]
fn every_name_that_ends_in_a_mark_keeps_its_promise() {
    for builtin in all() {
        if builtin.name.ends_with('!') && !builtin.name.starts_with('%') {
            let changes = !matches!(builtin.effect, crate::builtins::Effect::Pure);
            assert!(changes, "`{}` ends in `!` but claims to be pure", builtin.name);
        }
    }
}
