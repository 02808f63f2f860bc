//! Files that hold an input and, below a line of dashes, what must come of it. With
//! `UPDATE_EXPECT=1` the lower part is rewritten; the change is then reviewed like any other text.

use libtest_mimic::{Failed, Trial};
use std::path::{Path, PathBuf};

const SEPARATOR: &str = "\n--------\n";

/// One test for each file of a folder below `tests/golden`, named after it.
pub(crate) fn trials(folder: &'static str, produce: fn(&str) -> String) -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&root)
        .unwrap_or_else(|problem| panic!("{}: {problem}", root.display()))
        .map(|entry| entry.expect("a listed file can be looked at").path())
        .collect();
    files.sort();
    let trial = |path: PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Trial::test(format!("golden::{folder}::{name}"), move || check(&path, produce))
    };
    files.into_iter().map(trial).collect()
}

fn check(path: &Path, produce: fn(&str) -> String) -> Result<(), Failed> {
    let file = std::fs::read_to_string(path)?;
    let (input, expected) = file.split_once(SEPARATOR).unwrap_or((file.trim_end_matches('\n'), ""));
    let produced = produce(input);
    if produced == expected {
        return Ok(());
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, format!("{input}{SEPARATOR}{produced}"))?;
        return Ok(());
    }
    Err(format!("{}\nexpected:\n{expected}\nproduced:\n{produced}", path.display()).into())
}
