//! What hints tell people to write exists: each procedure and form that the text of a hint names, as `(name …)` or in
//! backquotes, is one that a session sees or a library exports.

use crate::machine::{self, Mode};
use crate::suite;
use libtest_mimic::{Failed, Trial};
use std::collections::BTreeSet;
use std::path::Path;

/// The tests.
pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("hints/name what there is", names_exist),
        Trial::test("hints/are found in sources", are_found),
    ]
}

/// Where every text is for people, and most of them are hints.
const ALL_HINTS: &str = "src/explain/";

/// Where the kernel has procedures of its own, which sessions of these tests do not see.
const KERNEL: &str = "../kernel/src/host";

/// Names that stand for something of the reader's own, or begin a part of a form.
const PLACEHOLDERS: &[&str] = &[
    "a",
    "after",
    "backoff",
    "catch",
    "child",
    "e",
    "f",
    "loop",
    "make-point",
    "mutex",
    "name",
    "parameter",
    "resolve",
    "srfi",
    "test",
    "x",
    "y",
];

fn names_exist() -> Result<(), Failed> {
    let session = machine::session(Mode::Pool(1))?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let of_kernel = declared(&root.join(KERNEL))?;
    let known: BTreeSet<&str> =
        session.names().into_iter().chain(of_kernel.iter().map(String::as_str)).collect();
    let mut unknown = Vec::new();
    let mut count = 0;
    let folders = [("src", "rs"), (KERNEL, "rs"), ("scheme", "scm")];
    for file in folders.iter().flat_map(|(folder, ending)| suite::files(&root.join(folder), ending)) {
        let text = std::fs::read_to_string(&file)?;
        let path = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().into_owned();
        for hint in hints(&path, &text) {
            for name in named(&hint) {
                count += 1;
                let is_known = known.contains(name)
                    || PLACEHOLDERS.contains(&name)
                    || !session.exporters(name).is_empty();
                if !is_known {
                    unknown.push(format!("{path}: {name} in {hint:?}"));
                }
            }
        }
    }
    if unknown.is_empty() && count < 200 {
        return Err(format!("only {count} names were found in hints").into());
    }
    if unknown.is_empty() { Ok(()) } else { Err(unknown.join("\n").into()) }
}

/// The names of the procedures that the sources of a folder declare.
fn declared(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for file in suite::files(folder, "rs") {
        let text = std::fs::read_to_string(&file)?;
        let rests = text.split("#[builtin(\"").skip(1);
        names.extend(rests.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    Ok(names)
}

/// A source, or the texts in it.
#[derive(Debug, PartialEq)]
enum Piece {
    Code(char),
    Text(String),
}

/// Program text without its comments. `line` begins a comment.
fn pieces(text: &str, line: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let quoted = rest.strip_prefix('\'').map_or(0, character);
        let skipped = if rest.starts_with(line) { rest.find('\n').unwrap_or(rest.len()) } else { quoted };
        if skipped > 0 {
            rest = &rest[skipped..];
        } else if let Some(inside) = rest.strip_prefix("#\\").filter(|_| line == ";") {
            rest = &inside[inside.chars().next().map_or(0, char::len_utf8)..];
        } else if let Some(inside) = rest.strip_prefix('"') {
            let end = end_of_text(inside);
            pieces.push(Piece::Text(unescaped(&inside[..end])));
            rest = inside.get(end + 1..).unwrap_or_default();
        } else {
            pieces.push(Piece::Code(first));
            rest = &rest[first.len_utf8()..];
        }
    }
    pieces
}

/// The length of a character literal of Rust whose first quote has been seen; 0 for a lifetime.
fn character(inside: &str) -> usize {
    let first = inside.chars().next().map_or(0, char::len_utf8);
    let body = match inside.strip_prefix('\\') {
        Some(escape) => escape.find('\'').map_or(0, |at| at.max(1) + 1),
        None => first,
    };
    if inside[body..].starts_with('\'') { body + 2 } else { 0 }
}

fn end_of_text(inside: &str) -> usize {
    let mut is_escaped = false;
    let end = inside.find(|c: char| {
        let ends = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    end.unwrap_or(inside.len())
}

/// Without escapes, and without the line ends that they hide.
fn unescaped(text: &str) -> String {
    let mut lines = text.split("\\\n");
    let mut whole = lines.next().unwrap_or_default().to_owned();
    lines.for_each(|line| whole.push_str(line.trim_start()));
    whole.replace("\\n", "\n").replace("\\\"", "\"")
}

/// The texts of a source that are hints.
fn hints(path: &str, text: &str) -> Vec<String> {
    if path.ends_with(".scm") {
        return texts(pieces(text, ";"));
    }
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let pieces = pieces(text, "//");
    if path.starts_with(ALL_HINTS) { texts(pieces) } else { behind_hint(&pieces) }
}

fn texts(pieces: Vec<Piece>) -> Vec<String> {
    let text = |piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Code(_) => None,
    };
    pieces.into_iter().filter_map(text).collect()
}

/// The texts in what is given to something called `hint`.
fn behind_hint(pieces: &[Piece]) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut depth = None;
    for piece in pieces {
        match (piece, depth) {
            (Piece::Text(text), Some(_)) => found.push(text.clone()),
            (Piece::Code(c), Some(open)) => {
                depth = match c {
                    '(' | '[' | '{' => Some(open + 1),
                    ')' | ']' | '}' if open > 1 => Some(open - 1),
                    ')' | ']' | '}' => None,
                    ';' | ',' if open == 0 => None,
                    _ => Some(open),
                };
            }
            (Piece::Text(_), None) => {}
            (Piece::Code(c), None) => {
                let is_behind = word == "hint" && matches!(c, '(' | '=' | ':');
                depth = is_behind.then_some(usize::from(*c == '('));
            }
        }
        match piece {
            Piece::Code(c) if c.is_alphanumeric() || *c == '_' => word.push(*c),
            Piece::Code(' ') if word == "hint" => {}
            _ => word.clear(),
        }
    }
    found
}

/// The names of procedures and forms that a text tells to use. What stands in a list of lists or is quoted is data.
fn named(text: &str) -> Vec<&str> {
    let is_end = |c: char| c.is_whitespace() || "()[]'`\",;{".contains(c);
    let is_name = |name: &&str| name.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut names = Vec::new();
    for (at, _) in text.match_indices('(') {
        let behind = &text[at + 1..];
        let end = behind.find(is_end).unwrap_or(behind.len());
        let is_part = behind[end..].starts_with('{') || text[..at].ends_with(['(', '[', '\'', '`']);
        if !is_part && behind[end..].starts_with([' ', ')']) {
            names.push(&behind[..end]);
        }
    }
    for quoted in text.split('`').skip(1).step_by(2) {
        if !quoted.contains(is_end) {
            names.push(quoted);
        }
    }
    names.into_iter().filter(is_name).collect()
}

fn are_found() -> Result<(), Failed> {
    let source = "fail(\"x (no)\").hint(format!(\"a (b c) \\\n    `d`\", '\"', \"e\")); // hint(\"(f)\")\n let hint = \"g\"; \"h\"";
    let found = hints("src/x.rs", source);
    if found != ["a (b c) `d`", "e", "g"] {
        return Err(format!("{found:?}").into());
    }
    let names = named("write (f x) or (let ((x 1)) '(y) `g` {z} (h{i} j) `two words` (k)");
    if names == ["f", "let", "k", "g"] { Ok(()) } else { Err(format!("{names:?}").into()) }
}
