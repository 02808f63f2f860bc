//! What the files that declare libraries say: `srfi/1.sld` and its kin, as data.

use lambdust_interp::datum::{Datum, Kind};
use lambdust_interp::printer::datum::write_datum;
use lambdust_interp::reader::{Options, read};
use lambdust_interp::source::SourceId;
use std::path::Path;

/// A declaration.
#[derive(Default)]
pub(crate) struct Declaration {
    /// With its parentheses: `(srfi 1)`.
    pub(crate) name: String,
    /// The import sets, as text.
    pub(crate) imports: Vec<String>,
    /// In the order of the file; empty also when it has no list and exports all of another one.
    pub(crate) exports: Vec<Export>,
    /// The files it includes, relative to its own.
    pub(crate) included: Vec<String>,
}

/// A name that a library exports.
#[derive(Clone)]
pub(crate) struct Export {
    pub(crate) internal: String,
    pub(crate) external: String,
}

impl Declaration {
    pub(crate) fn read(file: &Path) -> Result<Declaration, String> {
        let text = std::fs::read_to_string(file).map_err(|problem| problem.to_string())?;
        let mut data = read(&text, SourceId(1), Options::default()).data;
        let library = data.pop().ok_or("a library file holds a library")?;
        let Some([_, name, parts @ ..]) = items(&library) else {
            return Err("a library is a list".to_owned());
        };
        let mut declaration = Declaration { name: written(name), ..Declaration::default() };
        for part in parts {
            let Some([head, args @ ..]) = items(part) else { continue };
            match written(head).as_str() {
                "import" => declaration.imports.extend(args.iter().map(written)),
                "export" => declaration.exports.extend(args.iter().filter_map(export)),
                "include" => declaration.included.extend(args.iter().map(|path| unquoted(&written(path)))),
                _ => {}
            }
        }
        Ok(declaration)
    }
}

fn items(datum: &Datum) -> Option<&[Datum]> {
    match datum.kind() {
        Kind::List(items, None) => Some(items),
        _ => None,
    }
}

fn written(datum: &Datum) -> String {
    let mut text = String::new();
    write_datum(datum, &mut text);
    text
}

fn unquoted(text: &str) -> String {
    text.trim_matches('"').to_owned()
}

fn export(item: &Datum) -> Option<Export> {
    match items(item) {
        None => Some(Export { internal: written(item), external: written(item) }),
        Some([_, internal, external]) => {
            Some(Export { internal: written(internal), external: written(external) })
        }
        Some(_) => None,
    }
}
