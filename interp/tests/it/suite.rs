//! Finds the programs of `tests/suite` and makes a test of each program in each mode. It knows
//! nothing of the language: programs are text, sessions come from [`crate::machine`].
//!
//! A first line of `;; heavy` keeps a program out of the slow modes, `;; ignored: reason` runs it
//! only when ignored tests are asked for.

mod check;
mod program;

use crate::machine::{self, Mode};
use libtest_mimic::Trial;
pub(crate) use program::Program;
use std::path::{Path, PathBuf};

/// Every program in every mode.
pub(crate) fn program_trials() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let files = files(&root, "scm");
    assert!(!files.is_empty(), "no programs under {}", root.display());
    files.iter().flat_map(|file| trials_of(&root, file)).collect()
}

/// The checks of the notation itself.
pub(crate) fn format_trials() -> Vec<Trial> {
    let mut trials = program::trials();
    trials.extend(check::trials());
    trials.extend(machine::trials());
    trials
}

fn trials_of(root: &Path, file: &Path) -> Vec<Trial> {
    let name = file.strip_prefix(root).unwrap_or(file).with_extension("").display().to_string();
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(problem) => return vec![Trial::test(name, move || Err(problem.to_string().into()))],
    };
    let (heavy, ignored) = (text.starts_with(";; heavy"), text.starts_with(";; ignored"));
    let modes = Mode::ALL.iter().filter(|mode| !mode.is_slow() || !(heavy || ignored));
    modes
        .map(|&mode| {
            let text = text.clone();
            let run = move || run(&Program::parse(&text), mode).map_err(Into::into);
            Trial::test(format!("{name} [{}]", mode.name()), run).with_ignored_flag(ignored)
        })
        .collect()
}

/// Runs a text with expectations in one session.
pub(crate) fn run_text(text: &str, mode: Mode) -> Result<(), String> {
    run(&Program::parse(text), mode)
}

/// Runs the parts of a program one after the other in one session and reports every mismatch.
pub(crate) fn run(program: &Program, mode: Mode) -> Result<(), String> {
    let mut session = machine::session(mode)?;
    let mut problems = Vec::new();
    for part in &program.parts {
        let outcome = session.evaluate(&part.code);
        problems.extend(check::mismatches(part, &outcome));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// The files below a folder with this extension, in order.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(folder, extension, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, extension, found);
        } else if path.extension().is_some_and(|end| end == extension) {
            found.push(path);
        }
    }
}
