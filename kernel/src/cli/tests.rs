//! Command lines and what is made of them, and the help as users see it.

use std::ffi::OsString;

use super::command::{Failure, Operands};
use super::{COMMANDS, arguments, help};

/// What a command line comes to: options and operands in words, or the message.
fn understood(line: &str) -> String {
    let mut words = line.split_whitespace().map(OsString::from);
    let name = words.next().expect("a command");
    let command = super::find(name.to_str().expect("ASCII")).unwrap_or_else(|failure| panic!("{failure:?}"));
    match arguments::parse(command, words.collect()) {
        Ok(parsed) => format!("{parsed:?}").replace('"', ""),
        Err(Failure::Usage(message)) => message,
        Err(Failure::Failed(message)) => panic!("parsing cannot fail otherwise: {message}"),
    }
}

#[test]
fn options_may_stand_anywhere_before_the_program_that_run_runs() {
    for (line, expected) in [
        ("run --workers 2 f.scm --heap 1G", "options: [(workers, Some(2))], operands: [f.scm, --heap, 1G]"),
        ("run --sim=7 -- -f.scm x", "options: [(sim, Some(7))], operands: [-f.scm, x]"),
        ("eval -5", "options: [], operands: [-5]"),
        ("eval 1 --verify-heap", "options: [(verify-heap, None)], operands: [1]"),
        (
            "lab --port 9000 here -- --ip=0.0.0.0",
            "options: [(port, Some(9000))], operands: [here], passed_on: [--ip=0.0.0.0]",
        ),
        ("install --env A=1 --env B=2", "options: [(env, Some(A=1)), (env, Some(B=2))]"),
        ("run -h", "options: [(help, None)]"),
    ] {
        let got = understood(line);
        assert!(got.contains(expected), "{line}\n  expected {expected}\n  got {got}");
    }
}

#[test]
fn a_command_line_that_is_not_understood_says_why() {
    for (line, expected) in [
        ("run", "run: expected FILE [ARG…]"),
        ("eval 1 2", "eval: unexpected argument `2`; quote the expression for your shell"),
        ("lab a b", "lab: unexpected argument `b`"),
        ("install x", "install: unexpected argument `x`"),
        ("run --wrokers 2 f", "run: unknown option `--wrokers`; did you mean --workers?"),
        ("lab --no-brwser", "lab: unknown option `--no-brwser`; did you mean --no-browser?"),
        ("lab -z", "lab: unknown option `-z`; see lambdust lab --help"),
        ("eval --frobnicate 1", "eval: unknown option `--frobnicate`; see lambdust eval --help"),
        ("run --heap", "run: --heap needs a value: --heap SIZE"),
        ("lab --no-browser=1", "lab: --no-browser takes no value, got `1`"),
    ] {
        assert_eq!(understood(line), expected, "{line}");
    }
}

#[test]
fn an_unknown_command_is_met_with_a_hint() {
    let message = |name| match super::find(name) {
        Err(Failure::Usage(message)) => message,
        _ => panic!("{name} is known"),
    };
    assert_eq!(message("evla"), "unknown command `evla`; did you mean `eval`?");
    assert_eq!(message("--workers"), "unknown option `--workers`; options come after a command");
    assert_eq!(message("Cargo.toml"), "unknown command `Cargo.toml`; to run a file: lambdust run Cargo.toml");
    assert_eq!(message("frobnicate"), "unknown command `frobnicate`; see lambdust --help");
}

#[test]
fn help_names_every_command_and_option_that_is_for_users() {
    let overview = help::overview(&COMMANDS);
    for command in COMMANDS.iter().filter(|command| !command.summary.is_empty()) {
        assert!(overview.contains(command.summary), "{}", command.name);
        let text = help::of_command(command);
        for option in command.all_options().filter(|option| !option.help.is_empty()) {
            assert!(text.contains(&format!("--{}", option.long)), "{} --{}", command.name, option.long);
        }
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(widest <= 120, "{}: a line of {widest} columns", command.name);
    }
}

#[test]
fn no_command_has_two_options_of_one_name() {
    for command in COMMANDS {
        let mut names: Vec<_> = command.all_options().map(|option| option.long).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "{}", command.name);
        assert!(command.operands == Operands::None || !command.operands_text.is_empty());
    }
}
