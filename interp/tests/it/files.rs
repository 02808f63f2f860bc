//! Errors in files that a program includes, imports or loads: the report shows the place in that file.

use crate::golden;
use crate::machine::{self, Mode};
use libtest_mimic::Trial;

/// A test for each program of `tests/golden/files`.
pub(crate) fn trials() -> Vec<Trial> {
    golden::trials("files", report)
}

fn report(program: &str) -> String {
    match machine::session(Mode::Pool(1)) {
        Ok(mut session) => session.report(program),
        Err(problem) => problem,
    }
}
