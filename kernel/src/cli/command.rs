//! A subcommand as data: its options feed parsing, suggestions and help alike, so none of them can
//! know an option the others do not.

use std::ffi::OsStr;
use std::process::ExitCode;

use super::arguments::Parsed;

/// One option of a subcommand.
pub(crate) struct Opt {
    /// The name after `--`.
    pub(crate) long: &'static str,
    /// The letter after `-`, if there is one.
    pub(crate) short: Option<char>,
    /// What help calls the value; a flag has none.
    pub(crate) value: Option<&'static str>,
    /// One line for the help; empty for an option that is not for users.
    pub(crate) help: &'static str,
}

/// An option without a value.
pub(crate) const fn flag(long: &'static str, help: &'static str) -> Opt {
    Opt { long, short: None, value: None, help }
}

/// An option with a value.
pub(crate) const fn valued(long: &'static str, value: &'static str, help: &'static str) -> Opt {
    Opt { long, short: None, value: Some(value), help }
}

/// Which words of a command line that are not options a subcommand takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operands {
    /// None at all.
    None,
    /// At most one.
    Optional,
    /// Exactly one.
    One,
    /// One, and every word after it belongs to it, whatever it looks like.
    OneThenItsArguments,
}

/// A subcommand.
pub(crate) struct Command {
    /// What the user types.
    pub(crate) name: &'static str,
    /// What comes after the options, for the help.
    pub(crate) operands_text: &'static str,
    /// Which operands are accepted.
    pub(crate) operands: Operands,
    /// One line for the list of commands.
    pub(crate) summary: &'static str,
    /// More, for the command's own help.
    pub(crate) details: &'static str,
    /// Its options, in groups.
    pub(crate) options: &'static [&'static [Opt]],
    /// What it does.
    pub(crate) perform: fn(&Parsed) -> Result<ExitCode, Failure>,
}

impl Command {
    /// Every option, `--help` included.
    pub(crate) fn all_options(&self) -> impl Iterator<Item = &'static Opt> {
        self.options.iter().copied().flatten().chain(std::iter::once(&HELP))
    }
}

/// The option every subcommand has.
const HELP: Opt = Opt { long: "help", short: Some('h'), value: None, help: "show this help" };

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line was not understood.
    Usage(String),
    /// It was understood, but could not be done.
    Failed(String),
}

impl Failure {
    /// A failure told by an error's own text.
    pub(crate) fn failed(error: impl std::fmt::Display) -> Self {
        Failure::Failed(error.to_string())
    }
}

/// A word of the command line as text, where a name or a number is needed.
pub(crate) fn text(word: &OsStr) -> Result<&str, Failure> {
    word.to_str().ok_or_else(|| Failure::Usage(format!("`{}` is not valid Unicode", word.to_string_lossy())))
}
