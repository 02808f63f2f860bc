//! The examples in the documentation of the builtins, run as programs: one test for each library.

use crate::machine::Mode;
use crate::suite;
use lambdust_interp::builtins;
use libtest_mimic::Trial;
use std::collections::BTreeMap;

/// One test for each library. Procedures of `lambdust internal` have no names that programs see.
pub(crate) fn trials() -> Vec<Trial> {
    let mut programs: BTreeMap<&str, String> = BTreeMap::new();
    for builtin in builtins::all().filter(|builtin| builtin.library != "lambdust internal") {
        // What comes by importing a SRFI is hidden from sessions.
        let start = || {
            if builtin.library.starts_with("srfi") {
                "(import (lambdust core))\n".into()
            } else {
                String::new()
            }
        };
        let program = programs.entry(builtin.library).or_insert_with(start);
        for example in builtin.examples() {
            program.push_str(example);
            program.push('\n');
        }
    }
    let trials = programs.into_iter().map(|(library, program)| {
        Trial::test(format!("examples/{library}"), move || {
            suite::run_text(&program, Mode::Pool(1)).map_err(Into::into)
        })
    });
    trials.collect()
}
