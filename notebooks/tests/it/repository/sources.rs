//! What every Rust file must have and must not have.

use std::path::Path;

use notebooks::repository;

use super::{expect_none, files, name, read};

/// No file is longer, but for the one that is a single loop.
const MOST_LINES: usize = 800;
const LONGER: [&str; 1] = ["interp/src/vm/dispatch.rs"];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 7] = ["utils", "util", "helpers", "helper", "common", "manager", "misc"];

/// Where the keyword of memory that the compiler does not check may stand.
const UNCHECKED: [&str; 3] = ["interp/src/heap", "interp/src/vm", "interp/src/value"];

// written in halves, so that this file keeps its own rules
const KEYWORD: &str = concat!("un", "safe");
const MARKERS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

#[test]
fn every_file_says_what_it_is() {
    let undocumented = |path: &std::path::PathBuf| {
        let text = read(path);
        let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with("#!["));
        !first.is_some_and(|line| line.starts_with("//! "))
    };
    let broken = files("rs").iter().filter(|path| undocumented(path)).map(|path| name(path)).collect();
    expect_none("files that do not begin with what they are (//!)", broken);
}

#[test]
fn no_file_is_too_long() {
    let length = |path: &Path| read(path).lines().count();
    let may_be_long = |path: &Path| LONGER.contains(&name(path).as_str());
    let too_long = |path: &&std::path::PathBuf| length(path) > MOST_LINES && !may_be_long(path);
    let broken = files("rs")
        .iter()
        .filter(too_long)
        .map(|path| format!("{} ({})", name(path), length(path)))
        .collect();
    expect_none("files of more than 800 lines", broken);
}

#[test]
fn names_say_what_is_inside() {
    let stem = |path: &Path| path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
    let says_nothing = |path: &Path| stem(path) == "mod" || EMPTY_NAMES.contains(&stem(path).as_str());
    let broken = files("rs").iter().filter(|path| says_nothing(path)).map(|path| name(path)).collect();
    expect_none("files named mod.rs or after nothing in particular", broken);
}

#[test]
fn nothing_is_left_for_later_in_a_comment() {
    let mut broken = Vec::new();
    for path in files("rs").into_iter().chain(files("py")).chain(files("md")) {
        for (number, line) in read(&path).lines().enumerate() {
            if words(line).any(|word| MARKERS.contains(&word)) {
                broken.push(format!("{}:{}: {}", name(&path), number + 1, line.trim()));
            }
        }
    }
    expect_none("markers of unfinished work", broken);
}

#[test]
fn memory_is_checked_outside_the_few_places_that_say_why() {
    let listed = listed_in_concurrency();
    let may = |name: &str| {
        let below =
            |place: &str| name.strip_prefix(place).is_some_and(|rest| rest.starts_with('/') || rest == ".rs");
        UNCHECKED.iter().any(|place| below(place)) || listed.iter().any(|place| place == name)
    };
    let mut broken = Vec::new();
    for path in files("rs").into_iter().filter(|path| !may(&name(path))) {
        for (number, line) in read(&path).lines().enumerate() {
            if words(code(line)).any(|word| word == KEYWORD) {
                broken.push(format!("{}:{}: {}", name(&path), number + 1, line.trim()));
            }
        }
    }
    expect_none("places outside the heap, the machine and the files concurrency/README.md names", broken);
}

/// The files that concurrency/README.md names at the start of its section on the matter, with the tests called like
/// them: who tests such a contract has to enter it.
fn listed_in_concurrency() -> Vec<String> {
    let text = read(&repository().join("concurrency/README.md"));
    let heading = |section: &&str| section.to_lowercase().starts_with(KEYWORD);
    let section = text.split("\n## ").find(heading).unwrap_or_default();
    let paragraph = section.split("\n\n").nth(1).unwrap_or_default();
    let quoted = paragraph.split('`').skip(1).step_by(2).filter(|name| name.ends_with(".rs"));
    let place = |name: &str| {
        let file = Path::new(name).file_name().and_then(|file| file.to_str()).unwrap_or_default();
        ["src/".to_owned() + name, format!("tests/it/{file}"), format!("tests/models/{file}")]
            .map(|path| format!("concurrency/{path}"))
    };
    quoted.flat_map(place).collect()
}

/// The words of a line; an underscore is part of a word.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// A line without its comment and, roughly, without its string literals.
fn code(line: &str) -> &str {
    let comment = line.find("//").unwrap_or(line.len());
    let string = line.find('"').unwrap_or(line.len());
    &line[..comment.min(string)]
}

#[test]
fn the_code_of_a_line_ends_where_a_comment_or_string_begins() {
    assert_eq!(code("let x = 1; // and why"), "let x = 1; ");
    assert_eq!(code("//! whole"), "");
    assert_eq!(code("say(\"text\")"), "say(");
}
