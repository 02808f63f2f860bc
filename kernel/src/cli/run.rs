//! `run FILE` and `eval EXPR`: programs without a notebook.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use interp::machine::{Echo, Outcome, Submission};

use super::Settings;
use super::arguments::Parsed;
use super::command::{Command, Failure, Operands, text};
use super::console::Console;
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
    let name = path.display().to_string();
    let text = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            terminal::complain(&format!("cannot read {name}: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let text = match String::from_utf8(text) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            terminal::complain(&format!("{name} is not UTF-8 text: byte {at} begins no character"));
            return ExitCode::FAILURE;
        }
    };
    let arguments = arguments.iter().map(|argument| argument.to_string_lossy().into_owned());
    let command_line = std::iter::once(name.clone()).chain(arguments).collect();
    execute(name, text, Echo::Nothing, settings.machine(command_line))
}

/// Evaluates an expression and prints its value.
pub(crate) fn eval(expression: &str, settings: &Settings) -> ExitCode {
    execute("eval".into(), expression.into(), Echo::Last, settings.machine(vec!["lambdust".into()]))
}

fn execute(name: String, text: String, echo: Echo, config: interp::Config) -> ExitCode {
    let machine = match ::kernel::machine(config) {
        Ok(machine) => machine,
        Err(error) => {
            terminal::complain(&error.to_string());
            return ExitCode::FAILURE;
        }
    };
    let console = Console::new();
    console.attach(machine.shared());
    machine.submit(Submission { name, text, echo, program: echo == Echo::Nothing, client: console.clone() });
    let code = match console.wait() {
        Outcome::Finished => 0,
        Outcome::Failed => 1,
        Outcome::Exit(code) => code,
    };
    // Other fibers end here (G27); a port that the program left open writes what it holds.
    drop(machine);
    drop(console);
    std::process::exit(code)
}
