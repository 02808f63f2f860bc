//! The files of the library: which there are, and what a `.sld` file says. Each is one `define-library`
//! that either includes the text of the core, or names what it exports of the core:
//!
//! - `(export name … (rename internal external) …)`: just these;
//! - no `export`: all that is public, but for the names of `(import (except (lambdust core) name …))`.

use crate::datum::{Datum, Kind};
use crate::diagnostic::render;
use crate::printer::datum::write_datum;
use crate::reader;
use crate::source::Sources;
use crate::symbol::Symbol;
use std::path::Path;
use std::{fs, io};

/// What a file says.
#[derive(Default)]
pub(super) struct Declaration {
    /// Without parentheses: `scheme base`.
    pub(super) name: String,
    /// Whether the names are those that it does not export.
    pub(super) is_all_but: bool,
    /// External and internal names, sorted.
    pub(super) names: Vec<(Symbol, Symbol)>,
    /// Paths of the files it consists of.
    pub(super) included: Vec<String>,
}

/// The files that define libraries, sorted: `lambdust.sld`, `scheme/base.sld`.
pub(super) fn files(folder: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    let mut prefixes = vec![String::new()];
    while let Some(prefix) = prefixes.pop() {
        for entry in fs::read_dir(folder.join(&prefix))? {
            let entry = entry?;
            let path = format!("{prefix}{}", entry.file_name().display());
            if entry.file_type()?.is_dir() {
                prefixes.push(path + "/");
            } else if path.ends_with(".sld") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Reads the file of this path and text.
pub(super) fn parse(path: &str, text: &str) -> Result<Declaration, String> {
    let sources = Sources::default();
    let read = reader::read(text, sources.add(path, text), reader::Options::default());
    if let Some(problem) = read.errors.first() {
        return Err(render::plain(problem, &sources));
    }
    let [form] = read.data.as_slice() else { return Err(format!("{path}: this is not one define-library")) };
    let directory = path.rsplit_once('/').map_or(String::new(), |(directory, _)| format!("{directory}/"));
    declaration(form, &directory).ok_or_else(|| {
        format!("{path}: a library here can only include files of the core or export its names")
    })
}

fn declaration(form: &Datum, directory: &str) -> Option<Declaration> {
    let [_, name, parts @ ..] = items(form)? else { return None };
    let name: Vec<String> = items(name)?.iter().map(word).collect();
    let mut declaration = Declaration { name: name.join(" "), ..Declaration::default() };
    let (mut exported, mut hidden) = (None, Vec::new());
    for part in parts {
        let (kind, args) = items(part)?.split_first()?;
        match word(kind).as_str() {
            "import" => hidden.extend(args.iter().flat_map(excepted)),
            "export" => exported = Some(args.iter().map(export).collect::<Option<Vec<_>>>()?),
            "include" => {
                for file in args {
                    let Kind::String(file) = file.kind() else { return None };
                    declaration.included.push(format!("{directory}{file}"));
                }
            }
            _ => return None,
        }
    }
    declaration.is_all_but = exported.is_none();
    declaration.names = exported.unwrap_or(hidden);
    declaration.names.sort_by_key(|(external, _)| external.as_str());
    Some(declaration)
}

/// The names of `(except library name …)`.
fn excepted(set: &Datum) -> Vec<(Symbol, Symbol)> {
    match items(set) {
        Some([head, _, names @ ..]) if word(head) == "except" => names.iter().filter_map(export).collect(),
        _ => Vec::new(),
    }
}

/// `name` or `(rename internal external)`, as external and internal name.
fn export(spec: &Datum) -> Option<(Symbol, Symbol)> {
    if let Some(name) = spec.symbol() {
        return Some((name, name));
    }
    match items(spec)? {
        [head, internal, external] if word(head) == "rename" => {
            Some((external.symbol()?, internal.symbol()?))
        }
        _ => None,
    }
}

/// The items of a proper list.
pub(super) fn items(form: &Datum) -> Option<&[Datum]> {
    match form.kind() {
        Kind::List(items, None) => Some(items),
        _ => None,
    }
}

/// A part of a library's name, or the first word of a form.
pub(super) fn word(datum: &Datum) -> String {
    let mut text = String::new();
    write_datum(datum, &mut text);
    text
}
