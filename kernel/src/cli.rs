//! The command line: the table of subcommands, and the way from arguments to one of them.
//!
//! `run` and `eval` are on the path of every script, so nothing here starts a thread, opens a socket
//! or reads a file before the subcommand is known.

mod arguments;
mod closest;
mod command;
mod console;
mod doctor;
mod help;
mod install;
mod kernel;
mod lab;
mod program;
mod run;
mod settings;
mod terminal;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::parse;
use closest::closest;
use command::{Command, Failure};
pub(crate) use settings::Settings;

/// Every subcommand, in the order the help shows them.
const COMMANDS: [&Command; 7] = [
    &run::RUN,
    &run::EVAL,
    &kernel::KERNEL,
    &lab::LAB,
    &install::INSTALL,
    &install::UNINSTALL,
    &doctor::DOCTOR,
];

/// The exit code of a command line that could not be understood.
const USAGE_ERROR: u8 = 2;

/// Runs the command the arguments name.
pub(crate) fn main(arguments: Vec<OsString>) -> ExitCode {
    match dispatch(arguments) {
        Ok(code) => code,
        Err(Failure::Usage(message)) => {
            terminal::complain(&message);
            ExitCode::from(USAGE_ERROR)
        }
        Err(Failure::Failed(message)) => {
            terminal::complain(&message);
            ExitCode::FAILURE
        }
    }
}

fn dispatch(mut arguments: Vec<OsString>) -> Result<ExitCode, Failure> {
    if arguments.is_empty() {
        return Err(Failure::Usage(format!("expected a command\n\n{}", help::overview(&COMMANDS))));
    }
    let first = arguments.remove(0);
    match first.to_str() {
        Some("--version" | "-V") => {
            terminal::print(&format!("lambdust {}\n", env!("CARGO_PKG_VERSION")));
            Ok(ExitCode::SUCCESS)
        }
        Some("--help" | "-h") => show_overview(),
        Some("help") => match arguments.first().and_then(|name| name.to_str()) {
            None => show_overview(),
            Some(name) => show_help(find(name)?),
        },
        Some(name) => perform(find(name)?, arguments),
        None => Err(unknown_command(&first.to_string_lossy())),
    }
}

fn perform(command: &'static Command, arguments: Vec<OsString>) -> Result<ExitCode, Failure> {
    let parsed = parse(command, arguments)?;
    if parsed.has("help") { show_help(command) } else { (command.perform)(&parsed) }
}

fn show_overview() -> Result<ExitCode, Failure> {
    terminal::print(&help::overview(&COMMANDS));
    Ok(ExitCode::SUCCESS)
}

fn show_help(command: &Command) -> Result<ExitCode, Failure> {
    terminal::print(&help::of_command(command));
    Ok(ExitCode::SUCCESS)
}

fn find(name: &str) -> Result<&'static Command, Failure> {
    COMMANDS.into_iter().find(|command| command.name == name).ok_or_else(|| unknown_command(name))
}

fn unknown_command(name: &str) -> Failure {
    let hint = if name.starts_with('-') {
        "; options come after a command".into()
    } else if let Some(meant) = closest(name, COMMANDS.iter().map(|command| command.name)) {
        format!("; did you mean `{meant}`?")
    } else if std::path::Path::new(name).is_file() {
        format!("; to run a file: lambdust run {name}")
    } else {
        "; see lambdust --help".into()
    };
    let kind = if name.starts_with('-') { "option" } else { "command" };
    Failure::Usage(format!("unknown {kind} `{name}`{hint}"))
}

#[cfg(test)]
mod tests;
