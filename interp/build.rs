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

    pub(crate) mod printer {
        pub(crate) mod datum;
        pub(crate) mod text;
    }

    pub(crate) mod library {
        pub(crate) mod assemble;
    }
}

use front::{
    bytecode, compile, datum, diagnostic, expand, immediate, ir, number, printer, reader, source, symbol,
};
use std::path::Path;
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
    let written = fs::write(Path::new(&out).join("library.image"), image)
        .and_then(|()| texts(&Path::new(&folder).join("scheme")))
        .and_then(|texts| fs::write(Path::new(&out).join("library_texts.rs"), texts));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the library image cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A table of the library's texts, in the order of their paths, for those who want to read a definition.
fn texts(scheme: &Path) -> io::Result<String> {
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
    let entry = |path: &std::path::PathBuf| {
        let shown = path.strip_prefix(scheme).unwrap_or(path).display().to_string();
        format!("    ({shown:?}, include_str!({:?})),\n", path.display().to_string())
    };
    let entries: String = paths.iter().map(entry).collect();
    Ok(format!("const TEXTS: &[(&str, &str)] = &[\n{entries}];\n"))
}
