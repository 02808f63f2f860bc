//! The Scheme-side library as text: every public definition is documented with an example, every
//! example holds, and export lists are in order. What the definitions do is the suite's matter.

use crate::machine::{self, Mode};
use crate::suite::{self, Program};
use libtest_mimic::Trial;
use std::path::{Path, PathBuf};

/// A test for each file.
pub(crate) fn trials() -> Vec<Trial> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scheme");
    let mut trials = Vec::new();
    for file in suite::files(&folder, "scm") {
        let name = format!("library/{}", shown(&folder, &file));
        let import = library_of(&folder, &file).map(|library| format!("(import {library})\n"));
        trials.push(Trial::test(name, move || {
            Ok(check_documentation(&read(&file)?, &import.unwrap_or_default())?)
        }));
    }
    for file in suite::files(&folder, "sld") {
        let name = format!("library/{}", shown(&folder, &file));
        trials.push(Trial::test(name, move || Ok(check_exports(&read(&file)?)?)));
    }
    trials
}

fn shown(folder: &Path, file: &Path) -> String {
    file.strip_prefix(folder).unwrap_or(file).display().to_string()
}

/// The library that a file is the text of: `(srfi 1)` for `srfi/1.scm` and `srfi/1/folds.scm`; none for the
/// files of the core, which a session sees anyway.
fn library_of(folder: &Path, file: &Path) -> Option<String> {
    let parent = file.parent().filter(|parent| *parent != folder);
    let declaration = [Some(file), parent]
        .into_iter()
        .flatten()
        .map(|path| path.with_extension("sld"))
        .find(|path| path.is_file())?;
    Some(format!("({})", shown(folder, &declaration.with_extension("")).replace('/', " ")))
}

fn read(file: &PathBuf) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|problem| problem.to_string())
}

/// Every public definition has a block of `;;;` above it, which shows a call; what it says of
/// results is true, in a session that has run `prologue`.
fn check_documentation(text: &str, prologue: &str) -> Result<(), String> {
    let mut block = Vec::new();
    let mut problems = Vec::new();
    for line in text.lines() {
        if let Some(documentation) = line.strip_prefix(";;;").filter(|rest| !rest.starts_with(';')) {
            block.push(documentation.strip_prefix(' ').unwrap_or(documentation));
            continue;
        }
        if let Some(name) = defined(line) {
            let example: Vec<&str> =
                block.iter().skip_while(|line| !line.starts_with('(')).copied().collect();
            if !name.starts_with('%') && example.is_empty() {
                problems.push(format!("`{name}` has no example in its documentation"));
            }
            problems.extend(suite::run(&promises(prologue, &example), Mode::Pool(1)).err());
        }
        block.clear();
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// The name that a line at top level defines.
fn defined(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("(define-syntax ").or_else(|| line.strip_prefix("(define "))?;
    let name = rest.trim_start_matches('(');
    Some(name.split([' ', ')']).next().unwrap_or(name))
}

/// The examples that say what they give; the others show a call that has no result to compare.
fn promises(prologue: &str, example: &[&str]) -> Program {
    let mut program = Program::parse(&example.join("\n"));
    program.parts.retain(|part| part.is_complete());
    for part in &mut program.parts {
        part.code.insert_str(0, prologue);
    }
    program
}

/// The names of an export list are alphabetical, and importing them all succeeds.
fn check_exports(text: &str) -> Result<(), String> {
    let Some((_, list)) = text.split_once("(export") else { return Ok(()) };
    let names = exported(list);
    if let Some(pair) = names.windows(2).find(|pair| pair[0] >= pair[1]) {
        return Err(format!("`{}` stands before `{}`", pair[0], pair[1]));
    }
    let library =
        text.split_once("(define-library ").map_or("", |(_, rest)| rest.lines().next().unwrap_or(""));
    let mut session = machine::session(Mode::Pool(1))?;
    let outcome = session.evaluate(&format!("(import (only {library} {}))", names.join(" ")));
    outcome.result.map(|_| ())
}

/// The external names of what stands behind `(export`: the last of each `(rename internal external)`.
fn exported(list: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = list;
    while let Some(end) = rest.find(['(', ')']) {
        names.extend(rest[..end].split_whitespace());
        if rest[end..].starts_with(')') {
            break;
        }
        let (renaming, after) = rest[end..].split_once(')').unwrap_or((&rest[end..], ""));
        names.extend(renaming.split_whitespace().last());
        rest = after;
    }
    names
}
