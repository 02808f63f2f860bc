//! A JupyterLab that can be started: the one on PATH, or the private one.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::cli::program;

/// The oldest JupyterLab whose notebooks we test.
const OLDEST_MAJOR: u32 = 4;

/// A JupyterLab that answered.
pub(crate) struct Jupyter {
    /// The program and the words before JupyterLab's own options.
    pub(crate) command: Vec<PathBuf>,
    /// What it says its version is.
    pub(crate) version: String,
    /// The environment, where it is ours.
    pub(crate) private_prefix: Option<PathBuf>,
}

impl Jupyter {
    /// Where it is, for the user.
    pub(crate) fn whence(&self) -> String {
        match &self.private_prefix {
            Some(prefix) => format!("private, {}", prefix.display()),
            None => self.command.first().map(|program| program.display().to_string()).unwrap_or_default(),
        }
    }

    /// The prefix it is installed in, where its folders tell.
    pub(crate) fn prefix(&self) -> Option<PathBuf> {
        let programs = self.command.first()?.parent()?;
        programs.parent().filter(|prefix| prefix.join("share/jupyter").is_dir()).map(PathBuf::from)
    }

    /// A command that starts it.
    pub(crate) fn command(&self) -> Command {
        let (program, words) = self.command.split_first().expect("a Jupyter is made with a program");
        let mut command = Command::new(program);
        command.args(words);
        command
    }
}

/// The JupyterLab on PATH, or why it is not used, as the start of a sentence.
pub(crate) fn on_path() -> Result<Jupyter, String> {
    let program = program::find("jupyter-lab").ok_or("No JupyterLab is on PATH")?;
    // one found may be a stub of a version manager, or of a Python that was removed
    let version = answer(Command::new(&program).arg("--version"))
        .ok_or_else(|| format!("{} does not run", program.display()))?;
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_MAJOR) {
        return Err(format!("{} is version {version}, older than {OLDEST_MAJOR}", program.display()));
    }
    Ok(Jupyter { command: vec![program], version, private_prefix: None })
}

/// What a program prints, in one piece, if it ends well.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (output.status.success() && !text.is_empty()).then_some(text)
}
