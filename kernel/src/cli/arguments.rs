//! From the words of a command line to options and operands.
//!
//! Pure: it never looks at the environment and never prints.

use std::ffi::{OsStr, OsString};

use super::closest::closest;
use super::command::{Command, Failure, Operands, Opt};

/// A command line, understood.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    /// The options given, in order; a flag has no value.
    options: Vec<(&'static str, Option<OsString>)>,
    /// The other words.
    pub(crate) operands: Vec<OsString>,
    /// The words after `--`, where the command passes them on.
    pub(crate) passed_on: Vec<OsString>,
}

impl Parsed {
    /// Was this option given?
    pub(crate) fn has(&self, long: &str) -> bool {
        self.options.iter().any(|(name, _)| *name == long)
    }

    /// The value of an option; the last one counts.
    pub(crate) fn value(&self, long: &str) -> Option<&OsStr> {
        self.values(long).last()
    }

    /// Every value of an option that may be repeated.
    pub(crate) fn values(&self, long: &str) -> impl Iterator<Item = &OsStr> {
        self.options.iter().filter(move |(name, _)| *name == long).filter_map(|(_, value)| value.as_deref())
    }
}

/// Sorts the words of a command line into options and operands.
pub(crate) fn parse(command: &Command, words: Vec<OsString>) -> Result<Parsed, Failure> {
    let mut parsed = Parsed::default();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let shape = word.to_str().map_or(Shape::Operand, shape);
        match shape {
            Shape::End if command.operands == Operands::Optional => parsed.passed_on.extend(words.by_ref()),
            Shape::End => parsed.operands.extend(words.by_ref()),
            Shape::Operand => {
                parsed.operands.push(word);
                if command.operands == Operands::OneThenItsArguments {
                    parsed.operands.extend(words.by_ref());
                }
            }
            Shape::Long { name, value } => {
                let option = find(command, name, |option| option.long == name)?;
                let value = value_of(command, option, value.map(OsString::from), &mut words)?;
                parsed.options.push((option.long, value));
            }
            Shape::Short { letter, rest } => {
                let option = find(command, rest, |option| option.short == Some(letter))?;
                let attached = rest.strip_prefix(letter).filter(|rest| !rest.is_empty()).map(OsString::from);
                let value = value_of(command, option, attached, &mut words)?;
                parsed.options.push((option.long, value));
            }
        }
    }
    if !parsed.has("help") {
        check_operands(command, &parsed.operands)?;
    }
    Ok(parsed)
}

/// What a word looks like.
enum Shape<'a> {
    Operand,
    End,
    Long { name: &'a str, value: Option<&'a str> },
    Short { letter: char, rest: &'a str },
}

fn shape(word: &str) -> Shape<'_> {
    if word == "--" {
        return Shape::End;
    }
    if let Some(long) = word.strip_prefix("--") {
        let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
        return Shape::Long { name, value };
    }
    match word.strip_prefix('-').and_then(|rest| Some((rest.chars().next()?, rest))) {
        // `-5` is a number to evaluate, and `-` alone is a file
        Some((letter, rest)) if letter.is_ascii_alphabetic() => Shape::Short { letter, rest },
        _ => Shape::Operand,
    }
}

fn find(command: &Command, given: &str, matches: impl Fn(&Opt) -> bool) -> Result<&'static Opt, Failure> {
    if let Some(option) = command.all_options().find(|option| matches(option)) {
        return Ok(option);
    }
    let known = command.all_options().filter(|option| !option.help.is_empty()).map(|option| option.long);
    let hint = match closest(given, known) {
        Some(meant) => format!("did you mean --{meant}?"),
        None => format!("see lambdust {} --help", command.name),
    };
    let dashes = if given.chars().count() == 1 { "-" } else { "--" };
    Err(Failure::Usage(format!("{}: unknown option `{dashes}{given}`; {hint}", command.name)))
}

/// The value an option needs, from the same word or the next one.
fn value_of(
    command: &Command,
    option: &Opt,
    attached: Option<OsString>,
    words: &mut impl Iterator<Item = OsString>,
) -> Result<Option<OsString>, Failure> {
    let name = command.name;
    match (option.value, attached) {
        (None, None) => Ok(None),
        (None, Some(value)) => {
            let value = value.to_string_lossy().into_owned();
            Err(Failure::Usage(format!("{name}: --{} takes no value, got `{value}`", option.long)))
        }
        (Some(_), Some(value)) => Ok(Some(value)),
        (Some(expected), None) => words.next().map(Some).ok_or_else(|| {
            Failure::Usage(format!("{name}: --{} needs a value: --{} {expected}", option.long, option.long))
        }),
    }
}

fn check_operands(command: &Command, operands: &[OsString]) -> Result<(), Failure> {
    let most = match command.operands {
        Operands::None => 0,
        Operands::Optional | Operands::One => 1,
        Operands::OneThenItsArguments => usize::MAX,
    };
    let least = usize::from(matches!(command.operands, Operands::One | Operands::OneThenItsArguments));
    if operands.len() < least {
        return Err(Failure::Usage(format!("{}: expected {}", command.name, command.operands_text)));
    }
    match operands.get(most) {
        None => Ok(()),
        Some(extra) => {
            let extra = extra.to_string_lossy();
            let quote = if command.name == "eval" { "; quote the expression for your shell" } else { "" };
            Err(Failure::Usage(format!("{}: unexpected argument `{extra}`{quote}", command.name)))
        }
    }
}
