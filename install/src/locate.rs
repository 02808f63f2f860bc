//! The folders Jupyter looks for kernelspecs in, by platform and environment.
//!
//! Everything is computed from `Surroundings`, so the rules of each platform are tested on any.
//! Only `find_installed` looks at the disk, and nothing here writes.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

/// Which platform's rules hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// Linux and every other Unix that follows the XDG folders.
    Unix,
    /// macOS keeps Jupyter's data under `~/Library`.
    MacOs,
    /// Windows keeps it under `%APPDATA%`.
    Windows,
}

/// What the search depends on: the platform and the environment variables.
#[derive(Debug, Clone)]
pub struct Surroundings {
    platform: Platform,
    variables: BTreeMap<String, OsString>,
}

impl Surroundings {
    /// Those of the running process.
    pub fn of_this_process() -> Self {
        let platform = if cfg!(windows) {
            Platform::Windows
        } else if cfg!(target_os = "macos") {
            Platform::MacOs
        } else {
            Platform::Unix
        };
        let named = |(key, value): (OsString, OsString)| Some((key.into_string().ok()?, value));
        Surroundings { platform, variables: std::env::vars_os().filter_map(named).collect() }
    }

    /// Given ones, for tests.
    pub fn new<'a>(platform: Platform, variables: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let variables = variables.into_iter().map(|(key, value)| (key.to_owned(), value.into())).collect();
        Surroundings { platform, variables }
    }

    /// A variable that is set and not empty, as a path.
    fn path(&self, name: &str) -> Option<PathBuf> {
        self.variables.get(name).filter(|value| !value.is_empty()).map(PathBuf::from)
    }

    fn home(&self) -> Result<PathBuf, NoFolder> {
        let name = if self.platform == Platform::Windows { "USERPROFILE" } else { "HOME" };
        self.path(name).ok_or(NoFolder::NoHome { variable: name })
    }

    /// The folder for the user's data of any program, by the platform's habit.
    pub fn user_data(&self) -> Result<PathBuf, NoFolder> {
        let home_relative = |path: &str| self.home().map(|home| home.join(path));
        match self.platform {
            Platform::Unix => self.path("XDG_DATA_HOME").map_or_else(|| home_relative(".local/share"), Ok),
            Platform::MacOs => home_relative("Library/Application Support"),
            Platform::Windows => self.path("APPDATA").map_or_else(|| home_relative("AppData/Roaming"), Ok),
        }
    }

    /// Jupyter's own folder of the user's data.
    fn jupyter_data(&self) -> Result<PathBuf, NoFolder> {
        if let Some(folder) = self.path("JUPYTER_DATA_DIR") {
            return Ok(folder);
        }
        match self.platform {
            Platform::MacOs => Ok(self.home()?.join("Library/Jupyter")),
            _ => Ok(self.user_data()?.join("jupyter")),
        }
    }

    /// The folder Jupyter writes the connection files of running kernels to.
    pub fn jupyter_runtime(&self) -> Result<PathBuf, NoFolder> {
        self.path("JUPYTER_RUNTIME_DIR").map_or_else(|| Ok(self.jupyter_data()?.join("runtime")), Ok)
    }

    /// The folders every user of the machine shares.
    fn jupyter_system(&self) -> Vec<PathBuf> {
        match self.platform {
            Platform::Windows => {
                self.path("PROGRAMDATA").map(|data| data.join("jupyter")).into_iter().collect()
            }
            _ => vec!["/usr/local/share/jupyter".into(), "/usr/share/jupyter".into()],
        }
    }

    /// The same, as a Jupyter installed below `prefix` sees them when no other environment is active.
    pub fn inside(mut self, prefix: &Path) -> Self {
        if self.active_environment().is_none() {
            self.variables.insert("VIRTUAL_ENV".to_owned(), prefix.into());
        }
        self
    }

    /// The active virtual or conda environment.
    pub fn active_environment(&self) -> Option<PathBuf> {
        self.path("VIRTUAL_ENV").or_else(|| self.path("CONDA_PREFIX"))
    }
}

/// Where a kernelspec goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// The user's own folder; every Jupyter of the user sees it.
    User,
    /// The active virtual or conda environment, or the given prefix of the Python found on PATH.
    SysPrefix {
        /// `sys.prefix` of that Python, where no environment is active.
        python: Option<PathBuf>,
    },
    /// Below a given prefix, as packagers use it.
    Prefix(PathBuf),
}

impl Location {
    /// The folder of kernelspecs, each a folder by its name.
    pub fn kernels(&self, around: &Surroundings) -> Result<PathBuf, NoFolder> {
        let below = |prefix: PathBuf| prefix.join("share").join("jupyter").join("kernels");
        match self {
            Location::User => Ok(around.jupyter_data()?.join("kernels")),
            Location::Prefix(prefix) => Ok(below(prefix.clone())),
            Location::SysPrefix { python } => {
                let prefix = around.active_environment().or_else(|| python.clone());
                prefix.map(below).ok_or(NoFolder::NoEnvironment)
            }
        }
    }
}

/// The folders of kernelspecs in the order Jupyter searches them, the first of a name winning.
///
/// Inside an environment Jupyter prefers the environment to the user's folder.
pub fn search_path(around: &Surroundings) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    if let Some(value) = around.variables.get("JUPYTER_PATH") {
        folders.extend(std::env::split_paths(value).filter(|path| !path.as_os_str().is_empty()));
    }
    folders.extend(around.active_environment().map(|prefix| prefix.join("share/jupyter")));
    folders.extend(around.jupyter_data().ok());
    folders.extend(around.jupyter_system());
    folders.into_iter().map(|folder| folder.join("kernels")).collect()
}

/// The kernelspec folders of a name that hold a `kernel.json`, in Jupyter's order.
pub fn find_installed(name: &str, around: &Surroundings) -> Vec<PathBuf> {
    let holds_spec = |folder: &PathBuf| Path::is_file(&folder.join("kernel.json"));
    search_path(around).into_iter().map(|kernels| kernels.join(name)).filter(holds_spec).collect()
}

/// Why a folder could not be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoFolder {
    /// The home folder is unknown.
    NoHome {
        /// The variable that should name it.
        variable: &'static str,
    },
    /// `--sys-prefix` without an environment and without a Python.
    NoEnvironment,
}

impl fmt::Display for NoFolder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoFolder::NoHome { variable } => {
                write!(out, "the home folder is unknown: {variable} is not set; set it, or use --prefix")
            }
            NoFolder::NoEnvironment => {
                write!(
                    out,
                    "no Python environment: neither VIRTUAL_ENV nor CONDA_PREFIX is set, and no python3 "
                )?;
                write!(out, "is on PATH; activate an environment, or use --user or --prefix")
            }
        }
    }
}

impl std::error::Error for NoFolder {}
