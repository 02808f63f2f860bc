//! Documentation: no name that a session sees is without.

use crate::machine::{self, Mode};
use libtest_mimic::{Failed, Trial};

/// The tests.
pub(crate) fn trials() -> Vec<Trial> {
    vec![Trial::test("help/every name has a description with an example", described)]
}

fn described() -> Result<(), Failed> {
    let session = machine::session(Mode::Pool(1))?;
    let missing = session.undocumented();
    if missing.is_empty() { Ok(()) } else { Err(format!("{}: {}", missing.len(), missing.join(" ")).into()) }
}
