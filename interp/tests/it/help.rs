//! Documentation: no name that a session sees is without, and its examples are true.

use crate::machine::{self, Mode};
use crate::suite;
use lambdust_interp::help::Sort;
use libtest_mimic::{Failed, Trial};

/// The tests.
pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("help/every name has a description with an example", described),
        Trial::test("help/the examples of forms", examples_of_forms),
    ]
}

fn described() -> Result<(), Failed> {
    let session = machine::session(Mode::Pool(1))?;
    let found = session.described();
    let is_example =
        |line: &str| line.contains(" ; =>") || line.contains(" ; prints") || line.contains(" ; error:");
    let mut missing: Vec<&str> = found
        .iter()
        .filter(|help| help.doc.lines().all(is_example) || !help.doc.contains(['(', '\'', '`']))
        .map(|help| help.name.as_str())
        .collect();
    missing.extend(session.names().into_iter().filter(|name| found.iter().all(|help| help.name != *name)));
    if missing.is_empty() { Ok(()) } else { Err(format!("{}: {}", missing.len(), missing.join(" ")).into()) }
}

/// Of macros that are no text of the library; the examples of builtins and of the library have tests of their own.
fn examples_of_forms() -> Result<(), Failed> {
    let session = machine::session(Mode::Pool(1))?;
    let forms =
        session.described().into_iter().filter(|help| help.sort == Sort::Syntax && help.text.is_none());
    let examples: String =
        forms.map(|help| help.doc.lines().skip(1).collect::<Vec<_>>().join("\n") + "\n").collect();
    suite::run_text(&examples, Mode::Pool(1)).map_err(Into::into)
}
