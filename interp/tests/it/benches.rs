//! The programs of `benches/programs` at their small sizes, each to the output that its last lines
//! expect (`; prints …`, the suite's notation). How fast they are is no matter of this test.

use crate::machine::Mode;
use crate::suite;
use libtest_mimic::Trial;
use std::path::Path;

/// A test for each program.
pub(crate) fn trials() -> Vec<Trial> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/programs");
    let programs = suite::files(&folder, "scm");
    assert!(!programs.is_empty(), "no programs under {}", folder.display());
    let trials = programs.into_iter().map(|file| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Trial::test(format!("benches/{name}"), move || {
            let text = std::fs::read_to_string(&file)?;
            Ok(suite::run_text(&text, Mode::Pool(1))?)
        })
    });
    trials.collect()
}
