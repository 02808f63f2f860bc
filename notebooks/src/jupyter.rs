//! A Jupyter for tests: the private one that `lambdust lab` makes, in the build's folder, with the few
//! more clients the tests need, and with folders of its own so that the user's settings play no part.
//!
//! It is made once for all test runs, under a file lock, and says how far it is.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;

use crate::binary::{build_folder, lambdust, target_folder};
use crate::process::{run, run_showing_progress, tell};

/// The clients that are tested besides those JupyterLab brings.
const CLIENTS: &str = include_str!("../tests/clients/requirements.txt");

/// Adding clients may take this long: a slow network, two cores.
const ADDING: Duration = Duration::from_secs(1200);

/// A Jupyter that knows the kernel under test by the name `lambdust`.
pub struct Jupyter {
    prefix: PathBuf,
    kernels: PathBuf,
}

impl Jupyter {
    /// The one all tests share.
    pub fn shared() -> &'static Jupyter {
        static JUPYTER: LazyLock<Jupyter> = LazyLock::new(Jupyter::prepare);
        &JUPYTER
    }

    fn prepare() -> Jupyter {
        let home = target_folder().join("notebook-jupyter");
        fs::create_dir_all(&home).expect("the target folder is writable");
        let lock = File::create(home.join("lock")).expect("the target folder is writable");
        lock.lock().expect("a file can be locked");
        let prefix = home.join("lambdust/jupyterlab");
        let stamp = home.join("clients-made-from.txt");
        make_private_lab(&home);
        let wanted = format!(
            "{CLIENTS}{}",
            fs::read_to_string(prefix.join("made-from-requirements.txt")).unwrap_or_default()
        );
        if fs::read_to_string(&stamp).is_ok_and(|made| made == wanted) {
            return Jupyter::with_kernel(prefix);
        }
        tell(&format!("adding the clients to test: {}", CLIENTS.lines().collect::<Vec<_>>().join(", ")));
        let list = home.join("clients.txt");
        fs::write(&list, CLIENTS).expect("the target folder is writable");
        let pip = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "-r"];
        let mut command = Command::new(python_in(&prefix));
        command.args(pip).arg(&list).arg("-c").arg(prefix.join("made-from-requirements.txt"));
        run(command, ADDING).expect_success();
        fs::write(&stamp, wanted).expect("the target folder is writable");
        Jupyter::with_kernel(prefix)
    }

    /// Registers the binary under test in a folder of this build's own, because builds of two profiles
    /// share the environment.
    fn with_kernel(prefix: PathBuf) -> Jupyter {
        let kernels = build_folder().join("notebook-kernels");
        let mut install = Command::new(lambdust());
        install.args(["install", "--prefix"]).arg(&kernels);
        run(install, Duration::from_secs(60)).expect_success();
        Jupyter { prefix, kernels }
    }

    /// A command of the environment's Python, such as `["-m", "nbconvert"]`, that finds the kernel and
    /// nothing of the user's. What it keeps goes below `scratch`.
    pub fn python<S: AsRef<OsStr>>(&self, scratch: &Path, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(python_in(&self.prefix));
        command.args(arguments).current_dir(scratch);
        self.isolate(&mut command, scratch);
        command
    }

    /// Gives a command that runs Jupyter this one's kernels, and folders of its own.
    pub fn isolate(&self, command: &mut Command, scratch: &Path) {
        command.env("JUPYTER_PATH", self.kernels.join("share/jupyter"));
        for name in ["JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"] {
            command.env(name, scratch.join(name.to_lowercase()));
        }
        for name in ["JUPYTER_TOKEN", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME"] {
            command.env_remove(name);
        }
        command.env("PYTHONUNBUFFERED", "1").env("PYDEVD_DISABLE_FILE_VALIDATION", "1");
        // the servers of these tests are on this machine
        command.env("NO_PROXY", "127.0.0.1,localhost").env("no_proxy", "127.0.0.1,localhost");
    }

    /// A script of `tests/clients`.
    pub fn client(&self, scratch: &Path, script: &str) -> Command {
        self.python(scratch, [crate::folder().join("tests").join("clients").join(script)])
    }

    /// The folder that programs of this Jupyter start from, for PATH.
    pub fn programs(&self) -> PathBuf {
        python_in(&self.prefix).parent().expect("the interpreter is in a folder").to_owned()
    }
}

/// The way a user without Jupyter takes, which is tested by being taken.
fn make_private_lab(home: &Path) {
    let mut command = Command::new(lambdust());
    command.args(["lab", "--prepare"]).env("XDG_DATA_HOME", home).env("PATH", path_without_jupyter());
    run_showing_progress(command);
}

/// PATH without the folders that hold a JupyterLab.
pub(crate) fn path_without_jupyter() -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).filter(|folder| !folder.join("jupyter-lab").exists());
    std::env::join_paths(folders).expect("the folders came from a PATH")
}

fn python_in(prefix: &Path) -> PathBuf {
    if cfg!(windows) { prefix.join("Scripts").join("python.exe") } else { prefix.join("bin").join("python") }
}
