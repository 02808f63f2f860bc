//! Reports of errors: the place that is shown is the one in the file that a program includes, imports or loads,
//! and the call that was wrong, not the definition of what was called. And values as a notebook shows them.

use crate::golden;
use crate::machine::{self, Mode};
use libtest_mimic::Trial;

/// A test for each program of `tests/golden/files`, `places`, `values` and `mistakes`.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = golden::trials("files", |program| report(Mode::Pool(1), program));
    trials.extend(golden::trials("places", |program| report(Mode::Collecting, program)));
    trials.extend(golden::trials("values", page));
    trials.extend(golden::trials("mistakes", mistake));
    trials.push(Trial::test("places/a cell of 10,000 lines", || Ok(long_cell()?)));
    trials
}

/// The place of a failure far down in a long cell, in a procedure that is defined far up.
fn long_cell() -> Result<(), String> {
    let mut cell = "(define (f l)\n  (car l))\n".to_owned();
    (2..9_999).for_each(|line| cell.push_str(&format!("(define v{line} \"λ😀 {line}\")\n")));
    cell.push_str("(list \"😀\" (f v9))\n");
    let told = report(Mode::Pool(1), &cell);
    let inside = told.contains("line 2, column 8\n2 |   (car l))\n  |        ^\n");
    let outside = told.contains("in top level, program line 10000: (f v9)");
    if !inside || !outside {
        return Err(told);
    }
    let told = report(Mode::Pool(1), &(cell + "(list \"😀\" \t(v10"));
    if told.contains("line 10001, column 1\n") { Ok(()) } else { Err(told) }
}

/// What stands between two cells of a program.
const NEXT_CELL: &str = "\n#| next cell |#\n";

/// What a student is told of a mistake.
fn mistake(program: &str) -> String {
    let adjust = |config: &mut lambdust_interp::Config| config.recursion_bytes = 8 << 20;
    match machine::session_with(Mode::Sim(1), adjust) {
        Ok(mut session) => session.told_of_cells(&program.split(NEXT_CELL).collect::<Vec<_>>()),
        Err(problem) => problem,
    }
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
