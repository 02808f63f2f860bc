//! Reports of errors: the place that is shown is the one in the file that a program includes, imports or loads,
//! and the call that was wrong, not the definition of what was called.

use crate::golden;
use crate::machine::{self, Mode};
use libtest_mimic::Trial;

/// A test for each program of `tests/golden/files` and `tests/golden/places`.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = golden::trials("files", |program| report(Mode::Pool(1), program));
    trials.extend(golden::trials("places", |program| report(Mode::Collecting, program)));
    trials
}

fn report(mode: Mode, program: &str) -> String {
    match machine::session(mode) {
        Ok(mut session) => session.report(program),
        Err(problem) => problem,
    }
}
