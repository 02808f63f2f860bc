//! The private JupyterLab: a virtual environment of pinned packages in the user's data folder.
//!
//! It is ready when it holds a copy of the requirements it was made from, written last; anything else
//! there is an attempt that did not end, and is made anew. A lock keeps two attempts apart.

mod packages;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use install::Surroundings;

use super::jupyter::Jupyter;
use super::python::{self, Python};
use crate::cli::command::Failure;
use crate::cli::terminal::tell;

/// Every package, with its exact version, that the private JupyterLab is made of.
const REQUIREMENTS: &str = include_str!("environment/requirements.txt");

/// A pinned version asks no one to update it, and opens with no question about news.
const QUIET_SETTINGS: &str = r#"{
  "@jupyterlab/apputils-extension:notification": { "fetchNews": "false", "checkForUpdates": false }
}
"#;

/// The copy of the requirements that says the environment is whole.
const STAMP: &str = "made-from-requirements.txt";

/// The folder of all that we keep for the user, and the private JupyterLab's in it.
fn folders(around: &Surroundings) -> Result<(PathBuf, PathBuf), Failure> {
    let home = around.user_data().map_err(Failure::failed)?.join("lambdust");
    let prefix = home.join("jupyterlab");
    Ok((home, prefix))
}

/// The folder of the private JupyterLab, if there is one.
pub(crate) fn existing(around: &Surroundings) -> Option<PathBuf> {
    folders(around).ok().map(|(_, prefix)| prefix).filter(|prefix| prefix.exists())
}

/// The private JupyterLab, made now if there is none.
pub(crate) fn prepare(around: &Surroundings) -> Result<Jupyter, Failure> {
    let (home, prefix) = folders(around)?;
    fs::create_dir_all(&home).map_err(|error| at(&home, error))?;
    let lock_file = home.join("jupyterlab.lock");
    let lock = File::create(&lock_file).map_err(|error| at(&lock_file, error))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            tell("another lambdust is making it; waiting");
            lock.lock().map_err(|error| at(&lock_file, error))?;
        }
        Err(TryLockError::Error(error)) => return Err(at(&lock_file, error)),
    }
    if !is_ready(&prefix) {
        make(&prefix)?;
    }
    Ok(Jupyter {
        command: vec![python_in(&prefix), "-m".into(), "jupyterlab".into()],
        version: pinned_version(),
        private_prefix: Some(prefix),
    })
}

fn at(path: &Path, error: impl std::fmt::Display) -> Failure {
    Failure::Failed(format!("{}: {error}", path.display()))
}

fn is_ready(prefix: &Path) -> bool {
    // the link to a Python that was upgraded away leads nowhere
    python_in(prefix).exists()
        && fs::read_to_string(prefix.join(STAMP)).is_ok_and(|made| made == REQUIREMENTS)
}

fn python_in(prefix: &Path) -> PathBuf {
    if cfg!(windows) { prefix.join("Scripts").join("python.exe") } else { prefix.join("bin").join("python") }
}

fn pinned_version() -> String {
    let line = REQUIREMENTS.lines().find_map(|line| line.strip_prefix("jupyterlab=="));
    line.unwrap_or("of unknown version").to_owned()
}

fn make(prefix: &Path) -> Result<(), Failure> {
    let python = python::able_to_make_environments()?;
    let start = Instant::now();
    tell(&format!("making a private JupyterLab, once; it takes about 250 MB in {}", prefix.display()));
    if prefix.exists() {
        fs::remove_dir_all(prefix).map_err(|error| at(prefix, error))?;
    }
    make_virtual_environment(&python, prefix)?;
    packages::install(&python_in(prefix), prefix, REQUIREMENTS)?;
    let settings = prefix.join("share/jupyter/lab/settings");
    fs::create_dir_all(&settings).map_err(|error| at(&settings, error))?;
    fs::write(settings.join("overrides.json"), QUIET_SETTINGS).map_err(|error| at(&settings, error))?;
    fs::write(prefix.join(STAMP), REQUIREMENTS).map_err(|error| at(prefix, error))?;
    tell(&format!("made in {:.0} s", start.elapsed().as_secs_f64()));
    Ok(())
}

fn make_virtual_environment(python: &Python, prefix: &Path) -> Result<(), Failure> {
    tell(&format!("virtual environment with Python {} ({})", python.version, python.program.display()));
    let made = Command::new(&python.program).args(["-m", "venv"]).arg(prefix).output();
    let output = made.map_err(|error| at(&python.program, error))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failure::Failed(format!(
        "making the virtual environment in {} failed:\n{}",
        prefix.display(),
        said.trim()
    )))
}
