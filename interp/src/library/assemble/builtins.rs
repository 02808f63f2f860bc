//! The names of the builtins, read off the attributes in the text of the crate: the build script cannot
//! link what it is about to build. A test compares what comes of it with the real table.

use std::path::Path;
use std::{fs, io};

/// The names in every `#[builtin("name", …)]` below this folder, in the order of the files.
pub(super) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            found.extend(names(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            fs::read_to_string(&path)?
                .split("#[builtin(")
                .skip(1)
                .for_each(|rest| attribute(rest, &mut found));
        }
    }
    Ok(found)
}

/// The strings that stand first among the arguments.
fn attribute(text: &str, found: &mut Vec<String>) {
    let mut rest = text.trim_start();
    while let Some((name, after)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
        found.push(name.to_owned());
        rest = after.trim_start_matches([',', ' ', '\n']);
    }
}
