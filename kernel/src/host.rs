//! Procedures of a front end: charts, and what only a notebook has. Declared with the same attribute as all others.

mod charts;
mod display;

use interp::builtins::Builtin;

/// The tables of the host library.
pub(crate) const TABLES: &[&[Builtin]] = &[&charts::VIEWS, &charts::LIVE, &display::TABLE];

pub(crate) use charts::stop_live;
