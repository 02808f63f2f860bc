//! Finding programs: our own binary by a path that lasts, and others on PATH.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::command::Failure;

/// The absolute path by which others should start this binary.
///
/// A link on PATH that leads here is preferred to the place it leads to: package managers move the
/// latter at each upgrade and keep the former.
pub(crate) fn this_binary() -> Result<PathBuf, Failure> {
    let here = std::env::current_exe()
        .map_err(|error| Failure::Failed(format!("the path of this program is unknown: {error}")))?;
    let name = here.file_name().unwrap_or(OsStr::new("lambdust"));
    let on_path = find_all(name).find(|path| same_file(path, &here));
    Ok(on_path.unwrap_or(here))
}

fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// The first program of a name on PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    find_all(OsStr::new(name)).next()
}

/// The programs of a name in the absolute folders of PATH, in order.
fn find_all(name: &OsStr) -> impl Iterator<Item = PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut file = name.to_owned();
    if Path::new(name).extension().is_none_or(|extension| extension != std::env::consts::EXE_EXTENSION) {
        file.push(std::env::consts::EXE_SUFFIX);
    }
    let folders: Vec<PathBuf> = std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    folders.into_iter().map(move |folder| folder.join(&file)).filter(|path| is_executable(path))
}

/// May this file be run, as far as its mode tells?
pub(crate) fn is_executable(path: &Path) -> bool {
    let Ok(metadata) = path.metadata() else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        metadata.is_file() && metadata.permissions().mode() & 0o111 != 0
    }
    #[cfg(not(unix))]
    metadata.is_file()
}
