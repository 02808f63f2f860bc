//! Help texts, made from the tables of commands and options. Pure.

use std::fmt::Write as _;

use super::command::{Command, Opt};
use super::settings;

/// The help of the program: its commands and the settings they share.
pub(crate) fn overview(commands: &[&Command]) -> String {
    let mut out = String::from(
        "Lambdust: a Jupyter kernel and a concurrent R7RS Scheme\n\nusage: lambdust COMMAND [OPTION…] [ARGUMENT…]\n\ncommands:\n",
    );
    for command in commands {
        // writing to a String cannot fail
        let _ = writeln!(out, "  {:<10} {}", command.name, command.summary);
    }
    out.push_str("\nlambdust COMMAND --help tells more; lambdust --version tells the version.\n");
    out
}

/// The help of one command.
pub(crate) fn of_command(command: &Command) -> String {
    let mut out =
        format!("usage: lambdust {} [OPTION…] {}", command.name, command.operands_text).trim_end().to_owned();
    let _ = write!(out, "\n\n{}\n", command.details.trim());
    let is_setting = |option: &&Opt| settings::OPTIONS.iter().any(|setting| setting.long == option.long);
    let shown = || command.all_options().filter(|option| !option.help.is_empty());
    list(&mut out, "options", shown().filter(|option| !is_setting(option)));
    list(&mut out, "settings, also as variables (--heap is LAMBDUST_HEAP)", shown().filter(is_setting));
    out
}

fn list<'a>(out: &mut String, title: &str, options: impl Iterator<Item = &'a Opt>) {
    let lines: Vec<(String, &str)> = options.map(|option| (spelled(option), option.help)).collect();
    if lines.is_empty() {
        return;
    }
    let width = lines.iter().map(|(spelling, _)| spelling.chars().count()).max().unwrap_or(0);
    let _ = write!(out, "\n{title}:\n");
    for (spelling, help) in lines {
        let _ = writeln!(out, "  {spelling:<width$}  {help}");
    }
}

fn spelled(option: &Opt) -> String {
    let short = option.short.map(|letter| format!("-{letter}, ")).unwrap_or_default();
    let value = option.value.map(|value| format!(" {value}")).unwrap_or_default();
    format!("{short}--{}{value}", option.long)
}
