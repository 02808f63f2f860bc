//! The settings that `run`, `eval` and `kernel` share, from flags and environment variables.
//!
//! A flag counts before its variable: `--heap` before `LAMBDUST_HEAP`. Every limit has a default here
//! and nowhere else.

mod memory;
mod size;

use std::ffi::OsString;

use super::arguments::Parsed;
use super::command::{Failure, Opt, flag, valued};

/// The options behind the settings.
pub(crate) const OPTIONS: [Opt; 8] = [
    valued("workers", "N", "threads that run Scheme (default: one a core)"),
    valued("heap", "SIZE", "largest heap (default: half of the memory this process may use)"),
    valued("recursion", "SIZE", "largest stack of one fiber (default: 1G)"),
    valued("reader-nesting", "N", "deepest nesting of data that is read (default: 1000000)"),
    valued("output-limit", "SIZE", "most output of a cell before its middle is left out (default: 10M)"),
    valued("sim", "SEED", "run on the simulated scheduler: one thread, virtual time, this order of events"),
    flag("collect-at-every-poll", "collect garbage as often as possible (finds bugs, slow)"),
    flag("verify-heap", "check the whole heap after each collection (finds bugs, slow)"),
];

/// How much a program may use, and how it is run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Threads that run Scheme; at least one.
    pub(crate) workers: usize,
    /// The heap limit.
    pub(crate) heap_bytes: u64,
    /// The limit of one fiber's stack.
    pub(crate) recursion_bytes: u64,
    /// The deepest nesting of data that the reader accepts.
    pub(crate) reader_nesting: usize,
    /// The output of one cell that is shown whole.
    pub(crate) output_limit_bytes: u64,
    /// The seed of the simulated scheduler; none: the real one.
    pub(crate) sim_seed: Option<u64>,
    /// Collect at every poll.
    pub(crate) collect_at_every_poll: bool,
    /// Verify the heap after each collection.
    pub(crate) verify_heap: bool,
}

const MEBIBYTE: u64 = 1 << 20;

/// More threads than any machine has cores, and few enough to start.
const MOST_WORKERS: u64 = 1024;

impl Settings {
    /// The settings of this command line and this process's environment.
    pub(crate) fn read(parsed: &Parsed) -> Result<Self, Failure> {
        Settings::read_with(parsed, |name| std::env::var_os(name))
    }

    /// What the interpreter is told of them.
    pub(crate) fn machine(&self, command_line: Vec<String>) -> interp::Config {
        let heap = interp::heap::HeapConfig {
            limit_bytes: usize::try_from(self.heap_bytes).unwrap_or(usize::MAX),
            collect_at_every_poll: self.collect_at_every_poll,
            verify: self.verify_heap,
            poison: self.collect_at_every_poll,
            ..interp::heap::HeapConfig::default()
        };
        interp::Config {
            workers: Some(self.workers),
            sim: self.sim_seed,
            heap,
            recursion_bytes: usize::try_from(self.recursion_bytes).unwrap_or(usize::MAX),
            reader_nesting: self.reader_nesting,
            command_line,
            ..interp::Config::default()
        }
    }

    fn read_with(parsed: &Parsed, variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, Failure> {
        let given = Given { parsed, variable };
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        let workers = given.number("workers", 1..=MOST_WORKERS)?;
        let nesting = given.number("reader-nesting", 1..=u64::from(u32::MAX))?;
        Ok(Settings {
            // the ranges above keep both within usize
            workers: workers.map_or_else(cores, |count| count as usize),
            heap_bytes: given
                .size("heap", MEBIBYTE)?
                .unwrap_or_else(memory::half_of_what_this_process_may_use),
            recursion_bytes: given.size("recursion", MEBIBYTE / 16)?.unwrap_or(1 << 30),
            reader_nesting: nesting.map_or(1_000_000, |depth| depth as usize),
            output_limit_bytes: given.size("output-limit", 1 << 10)?.unwrap_or(10 * MEBIBYTE),
            sim_seed: given.number("sim", 0..=u64::MAX)?,
            collect_at_every_poll: given.flag("collect-at-every-poll")?,
            verify_heap: given.flag("verify-heap")?,
        })
    }
}

/// Where a setting comes from.
struct Given<'a, V> {
    parsed: &'a Parsed,
    variable: V,
}

impl<V: Fn(&str) -> Option<OsString>> Given<'_, V> {
    /// The text of a setting, and how to name it in an error. An empty variable counts as none.
    fn text(&self, long: &str) -> Option<(String, String)> {
        if let Some(value) = self.parsed.value(long) {
            return Some((format!("--{long}"), value.to_string_lossy().into_owned()));
        }
        let name = variable_name(long);
        let value = (self.variable)(&name).filter(|value| !value.is_empty())?;
        Some((name, value.to_string_lossy().into_owned()))
    }

    fn number(&self, long: &str, range: std::ops::RangeInclusive<u64>) -> Result<Option<u64>, Failure> {
        let Some((name, text)) = self.text(long) else { return Ok(None) };
        match text.parse::<u64>() {
            Ok(number) if range.contains(&number) => Ok(Some(number)),
            _ => {
                let (least, most) = (range.start(), range.end());
                Err(Failure::Usage(format!(
                    "{name}: expected a whole number from {least} to {most}, got `{text}`"
                )))
            }
        }
    }

    fn size(&self, long: &str, least: u64) -> Result<Option<u64>, Failure> {
        let Some((name, text)) = self.text(long) else { return Ok(None) };
        match size::parse(&text) {
            Some(bytes) if bytes >= least => Ok(Some(bytes)),
            Some(_) => Err(Failure::Usage(format!(
                "{name}: expected at least {}, got `{text}`",
                size::spelled(least)
            ))),
            None => Err(Failure::Usage(format!(
                "{name}: expected a size such as 512M, 2G or 65536, got `{text}`"
            ))),
        }
    }

    fn flag(&self, long: &str) -> Result<bool, Failure> {
        if self.parsed.has(long) {
            return Ok(true);
        }
        match self.text(long) {
            None => Ok(false),
            Some((name, text)) => match text.as_str() {
                "1" | "true" | "yes" | "on" => Ok(true),
                "0" | "false" | "no" | "off" => Ok(false),
                _ => Err(Failure::Usage(format!("{name}: expected 1 or 0, got `{text}`"))),
            },
        }
    }
}

/// The variable of an option: `--heap` is `LAMBDUST_HEAP`.
fn variable_name(long: &str) -> String {
    format!("LAMBDUST_{}", long.to_ascii_uppercase().replace('-', "_"))
}

#[cfg(test)]
mod tests;
