//! The Scheme-side library as text: every public definition is documented with an example, every
//! example holds, and export lists are in order. What the definitions do is the suite's matter.

use crate::declaration::Declaration;
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
        let home = Home::of(&folder, &file);
        trials.push(Trial::test(name, move || Ok(check_documentation(&read(&file)?, &home)?)));
    }
    for file in suite::files(&folder, "sld") {
        let name = format!("library/{}", shown(&folder, &file));
        trials.push(Trial::test(name, move || Ok(check_exports(&file)?)));
    }
    trials
}

fn shown(folder: &Path, file: &Path) -> String {
    file.strip_prefix(folder).unwrap_or(file).display().to_string()
}

fn read(file: &PathBuf) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|problem| problem.to_string())
}

/// The libraries that a file is the text of; none for the files of the core, which a session sees anyway.
#[derive(Default)]
struct Home {
    /// What an example sees: the libraries, what they are made of, and the library that offers them as its
    /// parts, `(srfi 166)` beside `(srfi 166 color)`.
    prologue: String,
    /// The names that they export as they are; `None` in the core, which exports all that is public.
    exported: Option<Vec<String>>,
}

impl Home {
    fn of(folder: &Path, file: &Path) -> Home {
        let mut home = Home::default();
        for path in suite::files(folder, "sld") {
            let directory = path.parent().unwrap_or(folder);
            let Ok(library) = Declaration::read(&path) else { continue };
            let includes = library.included.iter().any(|included| directory.join(included) == file);
            if includes && library.name != "(lambdust core)" {
                home.add(&library, directory.with_extension("sld").is_file());
            }
        }
        home
    }

    fn add(&mut self, library: &Declaration, has_parent: bool) {
        // Comparators stand in the examples of all that takes them.
        let mut sets = vec!["(srfi 128)"];
        sets.extend(library.imports.iter().map(|set| whole(set)).filter(|set| !set.starts_with("(lambdust")));
        let parent = library.name.rsplit_once(' ').map(|(parent, _)| format!("{parent})"));
        sets.extend(parent.as_deref().filter(|_| has_parent));
        sets.push(&library.name);
        self.prologue = format!("(import {})\n", sets.join(" "));
        // What libraries with one kernel share among themselves is not the programs' matter.
        let shared = library.name.ends_with(" kernel)");
        let as_is = library.exports.iter().filter(|name| !shared && name.internal == name.external);
        self.exported.get_or_insert_default().extend(as_is.map(|name| name.internal.clone()));
    }

    fn exports(&self, name: &str) -> bool {
        self.exported.as_ref().map_or(!name.starts_with('%'), |names| names.iter().any(|other| other == name))
    }
}

/// The library of `(only (srfi 128) name …)`.
fn whole(set: &str) -> &str {
    let picked = set.strip_prefix("(only ").and_then(|rest| rest.split_once(')')).map(|(library, _)| library);
    picked.map_or(set, |library| &set["(only ".len()..][..library.len() + 1])
}

/// Every public definition has a block of `;;;` above it, which shows a call; what it says of
/// results is true.
fn check_documentation(text: &str, home: &Home) -> Result<(), String> {
    let mut block = Vec::new();
    let mut problems = Vec::new();
    let parameters = parameters(text);
    for line in text.lines() {
        if let Some(documentation) = line.strip_prefix(";;;").filter(|rest| !rest.starts_with(';')) {
            block.push(documentation.strip_prefix(' ').unwrap_or(documentation));
            continue;
        }
        if let Some(name) = defined(line) {
            let is_example = |line: &&str| line.starts_with('(') || line.starts_with(&format!("{name} ;"));
            let example: Vec<&str> = block.iter().skip_while(|line| !is_example(line)).copied().collect();
            let is_public = home.exports(name) || parameters.contains(&name);
            if is_public && example.is_empty() {
                problems.push(format!("`{name}` has no example in its documentation"));
            }
            problems.extend(suite::run(&promises(&home.prologue, &example), Mode::Pool(1)).err());
        }
        block.clear();
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// What the macros take that define procedures under names of their user's: all that stands behind `((_ `, at the
/// left of a text.
fn parameters(text: &str) -> Vec<&str> {
    let patterns = text.split("\n((_ ").skip(1).filter_map(|rest| rest.split(')').next());
    patterns.flat_map(str::split_whitespace).collect()
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
fn check_exports(file: &Path) -> Result<(), String> {
    let library = Declaration::read(file)?;
    let names: Vec<&str> = library.exports.iter().map(|name| name.external.as_str()).collect();
    if let Some(pair) = names.windows(2).find(|pair| pair[0] >= pair[1]) {
        return Err(format!("`{}` stands before `{}`", pair[0], pair[1]));
    }
    let mut session = machine::session(Mode::Pool(1))?;
    let outcome = session.evaluate(&format!("(import (only {} {}))", library.name, names.join(" ")));
    outcome.result.map(|_| ())
}
