//! The binary under test: the one cargo built beside the running test, built now if it is missing or
//! older than a file it is made of.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::SystemTime;

use crate::process::tell;

/// The folder of the build the running test belongs to, such as `target/debug`.
pub(crate) fn build_folder() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let test = std::env::current_exe().expect("a test knows its own path");
        let dependencies = test.parent().expect("an executable is in a folder");
        // tests are in `deps`, other targets one or no level below the build's folder
        let folder = dependencies.ancestors().find(|folder| folder.join(".fingerprint").is_dir());
        folder.unwrap_or(dependencies).to_owned()
    });
    &FOLDER
}

/// The folder of all builds, such as `target`.
pub(crate) fn target_folder() -> &'static Path {
    build_folder().parent().expect("a build folder is below the target folder")
}

/// The path of the `lambdust` binary, up to date.
pub fn lambdust() -> &'static Path {
    static BINARY: LazyLock<PathBuf> = LazyLock::new(|| {
        let binary = build_folder().join(format!("lambdust{}", std::env::consts::EXE_SUFFIX));
        if !is_fresh(&binary) {
            build(&binary);
        }
        binary
    });
    &BINARY
}

/// Is the binary newer than every file that cargo noted it was made of?
fn is_fresh(binary: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    let Some(built) = modified(binary) else { return false };
    let Ok(notes) = fs::read_to_string(binary.with_extension("d")) else { return false };
    let Some((_, sources)) = notes.split_once(": ") else { return false };
    // spaces in a path are escaped, so this splits only between paths
    let sources = sources.replace("\\ ", "\u{0}");
    let is_older = |source: &str| {
        modified(Path::new(&source.replace('\u{0}', " "))).is_some_and(|changed: SystemTime| changed <= built)
    };
    sources.split_whitespace().all(is_older)
}

fn build(binary: &Path) {
    let profile = match build_folder().file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(profile) => profile,
    };
    tell(&format!("building {} (profile {profile})", binary.display()));
    let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--package", "lambdust-kernel", "--bin", "lambdust", "--profile", profile])
        .arg("--target-dir")
        .arg(target_folder())
        .current_dir(crate::repository())
        .status()
        .expect("cargo runs, as it ran this test");
    assert!(status.success(), "building the binary under test failed");
    assert!(binary.is_file(), "cargo built no {}", binary.display());
}
