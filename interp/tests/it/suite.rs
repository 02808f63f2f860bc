//! Finds the programs of `tests/suite` and makes a test of each program in each mode. It knows
//! nothing of the language: programs are text, sessions come from [`crate::machine`].
//!
//! A first line of `;; heavy` keeps a program out of the slow modes, of which those of the guide are spared only the
//! collecting one, `;; ignored: reason` runs it
//! only when ignored tests are asked for.

mod check;
mod program;

use crate::machine::{self, Mode};
use libtest_mimic::Trial;
pub(crate) use program::Program;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

/// Where the programs are.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite")
}

/// How many expectations a program has, and how many hold.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Tally {
    pub(crate) expected: usize,
    pub(crate) held: usize,
}

impl Tally {
    pub(crate) fn plus(&self, other: &Tally) -> Tally {
        Tally { expected: self.expected + other.expected, held: self.held + other.held }
    }
}

/// Every program in every mode.
pub(crate) fn program_trials() -> Vec<Trial> {
    let root = root();
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
    let is_spared = |mode: &Mode| match name.starts_with("guide") {
        true => matches!(mode, Mode::Collecting),
        false => mode.is_slow(),
    };
    let modes = modes_of(&name).into_iter().filter(|mode| !is_spared(mode) || !(heavy || ignored));
    modes
        .map(|mode| {
            let file = file.to_owned();
            let run = move || verdict(&file, mode).map_err(Into::into);
            Trial::test(format!("{name} [{}]", mode.name()), run).with_ignored_flag(ignored)
        })
        .collect()
}

/// The modes for the programs of a folder: those of the concurrency guide have the most schedules.
fn modes_of(name: &str) -> Vec<Mode> {
    let mut modes = Mode::ALL.to_vec();
    if name.starts_with("guide") {
        modes.push(Mode::Pool(8));
        modes.extend((4..=GUIDE_SEEDS).map(Mode::Sim));
    }
    modes
}

/// So many seeds the programs of the guide are run with.
const GUIDE_SEEDS: u64 = 50;

/// What came of a program: the count for the published table, and the mismatches.
type Ran = (Tally, Result<(), String>);

/// The same, made by whoever asks first.
type Verdict = OnceLock<Arc<Ran>>;

/// The verdict on a program in a mode. The run on one worker is kept, since the published table asks for it too.
fn verdict(file: &Path, mode: Mode) -> Result<(), String> {
    ran(file, mode).1.clone()
}

/// The count of a program in a mode.
pub(crate) fn tally(file: &Path, mode: Mode) -> Tally {
    ran(file, mode).0
}

fn ran(file: &Path, mode: Mode) -> Arc<Ran> {
    static KEPT: Mutex<Option<HashMap<PathBuf, Arc<Verdict>>>> = Mutex::new(None);
    if !matches!(mode, Mode::Pool(1)) {
        return Arc::new(run_file(file, mode));
    }
    let cell = {
        let mut kept = KEPT.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        kept.get_or_insert_default().entry(file.to_owned()).or_default().clone()
    };
    cell.get_or_init(|| Arc::new(run_file(file, mode))).clone()
}

fn run_file(file: &Path, mode: Mode) -> Ran {
    match std::fs::read_to_string(file) {
        Ok(text) => run_counted(&Program::parse(&text), mode),
        Err(problem) => (Tally::default(), Err(problem.to_string())),
    }
}

/// Runs a text with expectations in one session.
pub(crate) fn run_text(text: &str, mode: Mode) -> Result<(), String> {
    run(&Program::parse(text), mode)
}

/// Runs the parts of a program one after the other in one session and reports every mismatch.
pub(crate) fn run(program: &Program, mode: Mode) -> Result<(), String> {
    run_counted(program, mode).1
}

fn run_counted(program: &Program, mode: Mode) -> Ran {
    let mut tally = Tally::default();
    let mut session = match machine::session(mode) {
        Ok(session) => session,
        Err(problem) => return (tally, Err(problem)),
    };
    let mut problems = Vec::new();
    for part in &program.parts {
        let outcome = match part.warnings.len() {
            0 => session.evaluate(&part.code),
            count => {
                let (outcome, warnings) = session.evaluate_warned(&part.code, count);
                machine::Outcome { warnings, ..outcome }
            }
        };
        let found = check::mismatches(part, &outcome);
        let expected = usize::from(part.is_complete());
        tally.expected += expected;
        tally.held += if found.is_empty() { expected } else { 0 };
        problems.extend(found);
    }
    (tally, if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) })
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
