//! Writes a kernelspec folder and removes it.
//!
//! Each file is written beside its place and renamed into it, `kernel.json` last; removal takes
//! `kernel.json` first. So whoever reads meanwhile sees no kernel, the old one or the new one, never
//! half of one. A file this crate did not write is never touched, and a folder that still holds one stays.

use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::{KernelSpec, LOGOS};

/// The file that makes a folder a kernelspec.
const SPEC_FILE: &str = "kernel.json";

/// Writes `spec` and the logos into `folder`, which is made where it is missing.
pub fn write(spec: &KernelSpec, folder: &Path) -> Result<(), SpecError> {
    let refused = |error| SpecError::Io { action: "write", path: folder.to_owned(), error };
    fs::create_dir_all(folder).map_err(refused)?;
    for logo in LOGOS {
        replace(folder, logo.file_name, logo.bytes)?;
    }
    replace(folder, SPEC_FILE, spec.to_json().as_bytes())
}

/// Puts a file in its place in one step.
fn replace(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), SpecError> {
    let place = folder.join(name);
    let fresh = folder.join(format!(".{name}.{}", std::process::id()));
    let written = fs::File::create(&fresh)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&fresh, &place));
    written.map_err(|error| {
        // The error to report is the first one; a leftover of a full disk is not worth a second.
        let _ = fs::remove_file(&fresh);
        SpecError::Io { action: "write", path: place, error }
    })
}

/// Removes the kernelspec in `folder`, if one of ours is there.
pub fn remove(folder: &Path) -> Result<(), SpecError> {
    let spec_file = folder.join(SPEC_FILE);
    let text = match fs::read_to_string(&spec_file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(SpecError::NotThere { folder: folder.to_owned() });
        }
        Err(error) => return Err(SpecError::Io { action: "read", path: spec_file, error }),
    };
    if !KernelSpec::from_json(&text).is_ok_and(|spec| spec.version.is_some()) {
        return Err(SpecError::NotOurs { folder: folder.to_owned() });
    }
    for name in std::iter::once(SPEC_FILE).chain(LOGOS.iter().map(|logo| logo.file_name)) {
        let path = folder.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(SpecError::Io { action: "remove", path, error });
            }
            _ => {}
        }
    }
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::DirectoryNotEmpty => {
            Err(SpecError::Io { action: "remove", path: folder.to_owned(), error })
        }
        _ => Ok(()),
    }
}

/// Why a kernelspec was not written or removed.
#[derive(Debug)]
pub enum SpecError {
    /// The operating system refused.
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// On which file or folder.
        path: PathBuf,
        /// Its reason.
        error: io::Error,
    },
    /// There is no kernelspec to remove.
    NotThere {
        /// Where one was looked for.
        folder: PathBuf,
    },
    /// The kernelspec is another program's.
    NotOurs {
        /// Where it is.
        folder: PathBuf,
    },
}

impl fmt::Display for SpecError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SpecError::Io { action, path, error } => {
                write!(out, "cannot {action} {}: {error}", path.display())?;
                match error.kind() {
                    io::ErrorKind::PermissionDenied => {
                        write!(out, "; use --user for your own folder, or --prefix for one you may write to")
                    }
                    io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                        write!(out, "; a file stands where a folder is needed")
                    }
                    _ => Ok(()),
                }
            }
            SpecError::NotThere { folder } => write!(out, "no kernelspec in {}", folder.display()),
            SpecError::NotOurs { folder } => {
                write!(out, "the kernelspec in {} was not written by lambdust, so it stays", folder.display())
            }
        }
    }
}

impl std::error::Error for SpecError {}
