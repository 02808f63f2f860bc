//! A Python that can make a virtual environment, or what to install to have one.

use std::path::PathBuf;
use std::process::Command;

use super::jupyter::answer;
use crate::cli::command::Failure;
use crate::cli::program;

/// The oldest Python that the pinned packages run on.
const OLDEST: (u32, u32) = (3, 10);

/// Names under which a Python may be found, the user's own choice first.
const NAMES: [&str; 7] =
    ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10"];

/// A Python on PATH.
pub(crate) struct Python {
    /// The name it was found by.
    name: &'static str,
    /// Its path.
    pub(crate) program: PathBuf,
    /// Its version, such as 3.12.4.
    pub(crate) version: String,
}

/// A Python new enough that can make an environment with pip in it.
pub(crate) fn able_to_make_environments() -> Result<Python, Failure> {
    let python = new_enough()?;
    let able = Command::new(&python.program).args(["-c", "import ensurepip, venv; print('able')"]).output();
    if able.is_ok_and(|output| output.status.success()) {
        return Ok(python);
    }
    let package = format!("{}-venv", if python.name == "python" { "python3" } else { python.name });
    Err(Failure::Failed(format!(
        "Python {} at {} cannot make a virtual environment with pip: its system package is missing.\n\
         Install {package} (Debian, Ubuntu: sudo apt install {package}) and run this again.",
        python.version,
        python.program.display()
    )))
}

fn new_enough() -> Result<Python, Failure> {
    let mut too_old = None;
    for name in NAMES {
        let Some(program) = program::find(name) else { continue };
        let ask = "import sys; print('%d.%d.%d' % sys.version_info[:3])";
        let Some(version) = answer(Command::new(&program).args(["-c", ask])) else { continue };
        if is_new_enough(&version) {
            return Ok(Python { name, program, version });
        }
        too_old.get_or_insert((version, program));
    }
    let (major, minor) = OLDEST;
    let found = match too_old {
        Some((version, program)) => format!("{} is Python {version}", program.display()),
        None => "no python3 is on PATH".to_owned(),
    };
    Err(Failure::Failed(format!(
        "JupyterLab needs Python {major}.{minor} or later, and {found}.\n\
         Install it (Debian, Ubuntu: sudo apt install python3 python3-venv; Fedora: sudo dnf install python3; \
         macOS: brew install python) and run this again."
    )))
}

fn is_new_enough(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) >= OLDEST
}

/// `sys.prefix` of the Python on PATH.
pub(crate) fn sys_prefix() -> Option<PathBuf> {
    let program = program::find("python3").or_else(|| program::find("python"))?;
    answer(Command::new(program).args(["-c", "import sys; print(sys.prefix)"])).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn versions_compare_as_numbers() {
        for (version, expected) in
            [("3.9.18", false), ("3.10.0", true), ("3.13.1", true), ("4.0", true), ("", false)]
        {
            assert_eq!(is_new_enough(version), expected, "{version}");
        }
    }
}
