//! Procedures of a front end: charts, and what only a notebook has. Declared with the same attribute as all others.

mod charts;
mod display;

use interp::builtins::Builtin;
use interp::machine::StartError;
use interp::{Config, Machine};

/// The tables of the host library.
const TABLES: &[&[Builtin]] =
    &[&charts::VIEWS, &charts::BARS, &charts::PLOTS, &charts::FIELDS, &charts::LIVE, &display::TABLE];

pub(crate) use charts::stop_live;

/// A machine with the procedures of a front end. On a terminal charts are texts, and what only a notebook can do says so.
pub fn machine(config: Config) -> Result<Machine, StartError> {
    Machine::with_builtins(config, TABLES)
}

#[cfg(test)]
mod tests;
