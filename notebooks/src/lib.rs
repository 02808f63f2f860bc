//! Runs the notebooks of this folder, and the clients of Jupyter at large, against the built
//! `lambdust` binary.
//!
//! What is here prepares the ground: the binary under test, a Jupyter of pinned packages, processes
//! that end when they should. The tests are in `tests/it`, what they run in Python in `tests/clients`.
//! No crate of the workspace is used: what a notebook may rely on is the binary and the wire.

#![forbid(unsafe_code)]

mod binary;
mod jupyter;
mod process;

use std::path::{Path, PathBuf};

pub use binary::lambdust;
pub use jupyter::Jupyter;
pub use process::{Ended, Server, run, run_with_input, tell};

/// The folder of this crate, which is the folder of the notebooks.
pub fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The root of the repository.
pub fn repository() -> &'static Path {
    folder().parent().expect("the crate is a folder of the repository")
}

/// The notebooks, in the order they are taught.
pub fn all() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("the crate's own folder is readable");
    let paths = entries.map(|entry| entry.expect("the crate's own folder is readable").path());
    let mut notebooks: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "ipynb")).collect();
    notebooks.sort();
    notebooks
}

/// A folder for one test, empty at the start, below the build's own.
pub fn scratch(name: &str) -> PathBuf {
    let folder = binary::build_folder().join("notebook-scratch").join(name);
    // a leftover of an earlier run may be there or not
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the build folder is writable");
    folder
}
