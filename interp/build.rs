//! Expands and compiles the Scheme-side library into the image that the crate embeds.
//!
//! The front half of the language is compiled into this script from the crate's own files: they know no
//! heap and no machine, and name each other by paths from the root, which the imports below provide. A
//! test of the crate makes the image again and compares, so the two copies cannot drift apart.

#![forbid(unsafe_code)]
#![allow(dead_code, unused_imports, reason = "the script uses a part of what the crate uses")]
#![allow(missing_docs, unreachable_pub, reason = "what is public is so for the crate's sake")]

#[path = "src"]
mod front {
    pub(crate) mod bytecode;
    pub(crate) mod compile;
    pub(crate) mod datum;
    pub(crate) mod diagnostic;
    pub(crate) mod expand;
    pub(crate) mod immediate;
    pub(crate) mod ir;
    pub(crate) mod number;
    pub(crate) mod reader;
    pub(crate) mod source;
    pub(crate) mod symbol;

    pub(crate) mod help {
        pub(crate) mod definitions;
    }

    pub(crate) mod printer {
        pub(crate) mod datum;
        pub(crate) mod text;
    }

    pub(crate) mod library {
        pub(crate) mod assemble;
    }
}

use front::help::definitions::Definition;
use front::{
    bytecode, compile, datum, diagnostic, expand, immediate, ir, number, printer, reader, source, symbol,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=scheme");
    println!("cargo::rerun-if-changed=src/builtins");
    let directory = |name| env::var_os(name).expect("cargo tells build scripts their directories");
    let folder = directory("CARGO_MANIFEST_DIR");
    let image = match front::library::assemble::assemble(Path::new(&folder), &expand::Registry::new()) {
        Ok(image) => image,
        Err(problem) => {
            eprintln!("the Scheme-side library cannot be compiled:\n{problem}");
            return ExitCode::FAILURE;
        }
    };
    let out = directory("OUT_DIR");
    let scheme = Path::new(&folder).join("scheme");
    let written = fs::write(Path::new(&out).join("library.image"), image)
        .and_then(|()| definitions(&texts(&scheme)?))
        .and_then(|table| fs::write(Path::new(&out).join("library_definitions.rs"), table));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the library cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The files of the library, in the order of their paths.
fn texts(scheme: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    let mut folders = vec![scheme.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            match path.extension() {
                None if path.is_dir() => folders.push(path),
                Some(extension) if extension == "scm" => paths.push(path),
                _ => {}
            }
        }
    }
    paths.sort();
    Ok(paths)
}

/// The tables that `src/help/library.rs` includes. Of several definitions of a name that of the core counts, whose
/// paths come first, or the one that is documented.
fn definitions(paths: &[PathBuf]) -> io::Result<String> {
    let mut index: BTreeMap<String, (Definition, usize)> = BTreeMap::new();
    let mut table = "static TEXTS: &[&str] = &[\n".to_owned();
    for (number, path) in paths.iter().enumerate() {
        table.push_str(&format!("    include_str!({:?}),\n", path.display().to_string()));
        for found in front::help::definitions::definitions(&fs::read_to_string(path)?) {
            let is_better = index.get(&*found.name).is_none_or(|(other, _)| other.doc.is_empty());
            if is_better && !found.name.starts_with('%') {
                index.insert(found.name.to_string(), (found, number));
            }
        }
    }
    table.push_str("];\nstatic DEFINITIONS: &[(Definition, usize)] = &[\n");
    for (Definition { name, sort, usage, doc, start, end }, number) in index.values() {
        table.push_str(&format!(
            "    (Definition {{ name: Borrowed({name:?}), sort: Sort::{sort:?}, usage: Borrowed({usage:?}), \
             doc: Borrowed({doc:?}), start: {start}, end: {end} }}, {number}),\n"
        ));
    }
    table.push_str("];\n");
    Ok(table)
}
