//! What is written about each builtin.

use crate::builtins::{Effect, all};
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
fn effects_are_true_as_far_as_names_and_parameters_tell() {
    for builtin in all() {
        let name = builtin.name;
        let mark = name.ends_with('!') && !name.starts_with('%');
        if mark && !["scheme file", "lambdust notebook"].contains(&builtin.library) {
            let changes = matches!(builtin.effect, Effect::Writes | Effect::Io | Effect::Blocks);
            assert!(changes, "`{name}` ends in `!` but its effect is {:?}", builtin.effect);
        }
        let asks = name.ends_with('?') && builtin.params.len() == 1 && builtin.params[0].wanted == "a value";
        if asks {
            let only_looks = matches!(builtin.effect, Effect::Pure | Effect::Reads);
            assert!(only_looks, "`{name}` asks about a value but its effect is {:?}", builtin.effect);
        }
        let takes_port = builtin.params.iter().any(|param| param.wanted.ends_with("port"));
        let looks_at_memory = name.starts_with("get-output-") || name.ends_with("-port-open?");
        if takes_port && !looks_at_memory {
            let speaks = matches!(builtin.effect, Effect::Io | Effect::Blocks);
            assert!(speaks, "`{name}` works on a port but its effect is {:?}", builtin.effect);
        }
        if builtin.library == "scheme file" || builtin.library == "scheme process-context" {
            let speaks = matches!(builtin.effect, Effect::Io | Effect::Blocks);
            assert!(speaks, "`{name}` reaches outside but its effect is {:?}", builtin.effect);
        }
    }
}

/// What reads an element of an object that programs can change is no constant function.
#[test]
fn accessors_of_what_can_change_read() {
    for name in ["car", "vector-ref", "string-ref", "bytevector-u8-ref", "unbox", "hash-table-ref/default"] {
        let builtin = crate::builtins::find(name).expect("the builtin exists");
        assert_eq!(builtin.effect, Effect::Reads, "{name}");
    }
}
