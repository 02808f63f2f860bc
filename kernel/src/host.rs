//! Procedures that only make sense in a notebook, declared with the same attribute as all others.

mod chart;
mod display;

use interp::builtins::Builtin;

/// The tables of the host library.
pub(crate) const TABLES: &[&[Builtin]] = &[&chart::TABLE, &display::TABLE];
