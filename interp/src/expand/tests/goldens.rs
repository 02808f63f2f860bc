//! Golden files: blocks of program text, each followed by what its forms become. Blocks are separated
//! by empty lines and each is a session of its own. `UPDATE_EXPECT=1` rewrites the files.

use super::{data, expand, session};
use crate::diagnostic::Diagnostic;
use std::fmt::Write;
use std::path::Path;

fn check(file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/expand").join(file);
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let mut actual = String::new();
    for block in expected.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        let program: Vec<&str> = block.lines().filter(|line| !line.starts_with("; ")).collect();
        let program = program.join("\n");
        let separator = if actual.is_empty() { "" } else { "\n" };
        write!(actual, "{separator}{program}\n{}", results(&program)).expect("strings grow");
    }
    if actual == expected {
        return;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, actual).expect("the golden file can be written");
        return;
    }
    let difference = expected.lines().zip(actual.lines()).find(|(expected, actual)| expected != actual);
    panic!("{file} differs (UPDATE_EXPECT=1 rewrites it), first here: {difference:#?}");
}

fn results(program: &str) -> String {
    let environment = session();
    let forms = data(program);
    environment.announce(&forms);
    let mut out = String::new();
    for form in &forms {
        let (result, warnings) = expand(form, &environment);
        for warning in warnings {
            describe("warning", &warning, program, &mut out);
        }
        match result {
            Ok(text) if text == "#<unspecified>" => {}
            Ok(text) => writeln!(out, "; => {text}").expect("strings grow"),
            Err(problem) => describe("error", &problem, program, &mut out),
        }
    }
    out
}

fn describe(what: &str, problem: &Diagnostic, program: &str, out: &mut String) {
    let place = &program[problem.span.start as usize..problem.span.end as usize];
    writeln!(out, "; {what}: {}", problem.message).expect("strings grow");
    writeln!(out, ";     at: {}", place.replace('\n', " ")).expect("strings grow");
    for (_, note) in &problem.notes {
        writeln!(out, ";   note: {note}").expect("strings grow");
    }
    if let Some(hint) = &problem.hint {
        writeln!(out, ";   hint: {hint}").expect("strings grow");
    }
}

#[test]
fn forms_become_core_language() {
    check("forms.txt");
}

#[test]
fn quasiquotation_builds_only_what_changes() {
    check("quasiquote.txt");
}

#[test]
fn records_are_procedures_over_primitives() {
    check("records.txt");
}

#[test]
fn macros_keep_names_apart() {
    check("hygiene.txt");
}

#[test]
fn syntax_rules_is_complete() {
    check("syntax-rules.txt");
}

#[test]
fn libraries_offer_what_they_export() {
    check("libraries.txt");
}

#[test]
fn errors_say_what_where_and_how() {
    check("errors.txt");
}
