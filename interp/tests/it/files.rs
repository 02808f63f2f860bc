//! Reports of errors: the place that is shown is the one in the file that a program includes, imports or loads,
//! and the call that was wrong, not the definition of what was called. And values as a notebook shows them.

use crate::golden;
use crate::machine::{self, Mode};
use libtest_mimic::Trial;

/// A test for each program of `tests/golden/files`, `tests/golden/places` and `tests/golden/values`.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = golden::trials("files", |program| report(Mode::Pool(1), program));
    trials.extend(golden::trials("places", |program| report(Mode::Collecting, program)));
    trials.extend(golden::trials("values", page));
    trials
}

/// The columns of the values below.
const COLUMNS: usize = 72;

fn page(program: &str) -> String {
    match machine::session(Mode::Pool(1)) {
        Ok(mut session) => session.page(program, COLUMNS) + "\n",
        Err(problem) => problem,
    }
}

fn report(mode: Mode, program: &str) -> String {
    match machine::session(mode) {
        Ok(mut session) => session.report(program),
        Err(problem) => problem,
    }
}
