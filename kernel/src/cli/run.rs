//! `run FILE` and `eval EXPR`: programs without a notebook.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use super::Settings;
use super::arguments::Parsed;
use super::command::{Command, Failure, Operands, text};
use super::{settings, terminal};

/// The subcommand `run`.
pub(crate) const RUN: Command = Command {
    name: "run",
    operands_text: "FILE [ARG…]",
    operands: Operands::OneThenItsArguments,
    summary: "run a Scheme program",
    details: "Runs the program in FILE. Values are not printed; an uncaught error goes to standard error \
              and the exit\ncode is 1. Every ARG, also one that looks like an option, is for the program: \
              (command-line) has them.\n",
    options: &[&settings::OPTIONS],
    perform: |parsed| {
        let settings = Settings::read(parsed)?;
        let (file, arguments) = parsed.operands.split_first().ok_or_else(no_operand)?;
        Ok(run_file(Path::new(file), arguments, &settings))
    },
};

/// The subcommand `eval`.
pub(crate) const EVAL: Command = Command {
    name: "eval",
    operands_text: "EXPR",
    operands: Operands::One,
    summary: "evaluate an expression and print its value",
    details: "Evaluates EXPR and prints its value as `write` does: nothing for an unspecified value, a line for \
              each\nof several. An uncaught error goes to standard error and the exit code is 1.\n",
    options: &[&settings::OPTIONS],
    perform: |parsed: &Parsed| {
        let settings = Settings::read(parsed)?;
        Ok(eval(text(parsed.operands.first().ok_or_else(no_operand)?)?, &settings))
    },
};

/// Parsing has already refused a command line without its operand.
fn no_operand() -> Failure {
    Failure::Usage("an argument is missing".into())
}

/// Runs the program in a file; `arguments` are for the program.
pub(crate) fn run_file(path: &Path, arguments: &[OsString], settings: &Settings) -> ExitCode {
    let _ = (arguments, settings);
    terminal::complain(&format!("{}: this build has no interpreter", path.display()));
    ExitCode::FAILURE
}

/// Evaluates an expression and prints its value.
pub(crate) fn eval(expression: &str, settings: &Settings) -> ExitCode {
    let _ = (expression, settings);
    terminal::complain("this build has no interpreter");
    ExitCode::FAILURE
}
