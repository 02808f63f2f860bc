//! The files of the library: which there are, and what a `.sld` file says. Each is one `define-library`:
//!
//! - `(lambdust core)` includes the text of the core;
//! - a list of names imports nothing but `(lambdust core)`: `(export name … (rename internal external) …)`
//!   offers just these, no `export` all that is public, but for the names of
//!   `(import (except (lambdust core) name …))`;
//! - any other library has imports and a text of its own, and is compiled apart from the core.

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
    /// The file.
    pub(super) path: String,
    /// Its import sets.
    pub(super) imports: Vec<Datum>,
    /// External and internal names, sorted; `None` when it has no `export`.
    pub(super) exports: Option<Vec<(Symbol, Symbol)>>,
    /// Paths of the files it consists of.
    pub(super) included: Vec<String>,
    /// The forms that stand in the declaration itself.
    pub(super) forms: Vec<Datum>,
}

/// The core's own name.
pub(super) const CORE: &str = "lambdust core";

impl Declaration {
    /// Whether it only names what it offers of the core.
    pub(super) fn is_list_of_names(&self) -> bool {
        let has_text = !self.included.is_empty() || !self.forms.is_empty();
        !has_text && self.imported().all(|library| library == CORE)
    }

    /// The names of a list of names that it leaves out of the core's.
    pub(super) fn hidden(&self) -> Vec<(Symbol, Symbol)> {
        sorted(self.imports.iter().flat_map(excepted).collect())
    }

    /// The libraries it imports from.
    pub(super) fn imported(&self) -> impl Iterator<Item = String> {
        self.imports.iter().map(|set| {
            let mut set = set;
            while let Some([head, inner, ..]) = items(set)
                && ["only", "except", "prefix", "rename"].contains(&word(head).as_str())
                && items(inner).is_some()
            {
                set = inner;
            }
            library_name(set)
        })
    }
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
    declaration(form, path).ok_or_else(|| {
        format!("{path}: a library here consists of import, export, include and begin, each written plainly")
    })
}

fn declaration(form: &Datum, path: &str) -> Option<Declaration> {
    let directory = path.rsplit_once('/').map_or(String::new(), |(directory, _)| format!("{directory}/"));
    let [_, name, parts @ ..] = items(form)? else { return None };
    let mut declaration =
        Declaration { name: library_name(name), path: path.to_owned(), ..Declaration::default() };
    for part in parts {
        let (kind, args) = items(part)?.split_first()?;
        match word(kind).as_str() {
            "import" => declaration.imports.extend(args.iter().cloned()),
            "export" => {
                let names = args.iter().map(export).collect::<Option<Vec<_>>>()?;
                declaration.exports.get_or_insert_default().extend(names);
            }
            "include" => {
                for file in args {
                    let Kind::String(file) = file.kind() else { return None };
                    declaration.included.push(format!("{directory}{file}"));
                }
            }
            "begin" => declaration.forms.extend(args.iter().cloned()),
            _ => return None,
        }
    }
    declaration.exports = declaration.exports.map(sorted);
    Some(declaration)
}

fn sorted(mut names: Vec<(Symbol, Symbol)>) -> Vec<(Symbol, Symbol)> {
    names.sort_by_key(|(external, _)| external.as_str());
    names
}

/// `(srfi 1)` as `srfi 1`.
fn library_name(name: &Datum) -> String {
    items(name).unwrap_or_default().iter().map(word).collect::<Vec<_>>().join(" ")
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

/// The text of a datum: of a part of a library's name, of the first word of a form.
pub(super) fn word(datum: &Datum) -> String {
    let mut text = String::new();
    write_datum(datum, &mut text);
    text
}
