//! The text programs of `tests/seeds`, each under many seeds of the simulator: what they say must hold under every
//! order of events.

use crate::machine::Mode;
use crate::suite::{self, Program};
use libtest_mimic::Trial;
use std::path::Path;

const SEEDS: u64 = 40;
const MANY_SEEDS: u64 = 10_000;

/// A test of each program, and one with many seeds.
pub(crate) fn trials() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds");
    let files = suite::files(&root, "scm");
    assert!(!files.is_empty(), "no programs under {}", root.display());
    let tests = files.into_iter().flat_map(|file| {
        let name = file.file_stem().unwrap_or_default().display().to_string();
        let again = file.clone();
        [
            Trial::test(format!("seeds/{name}"), move || under_seeds(&file, SEEDS).map_err(Into::into)),
            Trial::test(format!("seeds/{name}::many"), move || {
                under_seeds(&again, MANY_SEEDS).map_err(Into::into)
            })
            .with_ignored_flag(true),
        ]
    });
    tests.collect()
}

fn under_seeds(file: &Path, seeds: u64) -> Result<(), String> {
    let text = std::fs::read_to_string(file).map_err(|problem| problem.to_string())?;
    let program = Program::parse(&text);
    for seed in 0..seeds {
        suite::run(&program, Mode::Sim(seed)).map_err(|problem| format!("seed {seed}: {problem}"))?;
    }
    Ok(())
}
