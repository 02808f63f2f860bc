//! The table of all procedures written in Rust. One file per topic declares its procedures; here
//! they are only listed, in a fixed order. Nothing else in the program keeps a list of primitives.

pub mod actors;
pub mod arithmetic;
pub mod asking;
pub mod atomics;
pub mod binary_ports;
pub mod booleans;
pub mod boxes;
pub mod bytevectors;
pub mod chars;
pub mod conditions;
pub mod control;
pub mod cxr;
pub mod display;
pub mod equality;
pub mod evaluation;
pub mod events;
pub mod files;
pub mod flonums;
pub mod format;
pub mod futures;
pub mod hash_tables;
pub mod help;
pub mod http;
pub mod integers;
pub mod internal;
pub mod introspection;
pub mod json;
pub mod kernels;
pub mod keywords;
pub mod lists;
pub mod lockfree;
pub mod membership;
pub mod messages;
pub mod metrics;
mod number_calls;
pub mod number_kinds;
pub mod number_text;
pub mod numeric_vectors;
pub mod options;
mod outside;
pub mod pairs;
pub mod parallel;
pub mod ports;
pub mod processes;
pub mod progress;
pub mod reals;
pub mod receiving;
pub mod records;
pub mod scopes;
mod slices;
pub mod sockets;
pub mod string_case;
pub mod string_order;
pub mod string_search;
pub mod strings;
pub mod supervision;
pub mod symbols;
pub mod sync;
pub mod system;
pub mod tasks;
pub mod text_input;
pub mod text_output;
pub mod threads;
pub mod transactions;
pub mod transformers;
pub mod vectors;
pub mod weak;

use crate::vm::primitive::PrimitiveFn;
use std::collections::HashMap;
use std::sync::OnceLock;

pub use macros::builtins;

/// One procedure: everything that anyone wants to know of it.
pub struct Builtin {
    /// The Scheme name.
    pub name: &'static str,
    /// What messages call it: the name that programs know it by.
    pub shown: &'static str,
    /// Its home: `scheme base`, `lambdust`, …; `lambdust internal` for the library's own use.
    pub library: &'static str,
    /// The documentation: a first line, more lines, and examples (see [`Builtin::examples`]).
    pub doc: &'static str,
    /// The parameters in order; a rest parameter comes last.
    pub params: &'static [Param],
    /// Whether the last parameter takes all remaining arguments.
    pub rest: bool,
    /// Least number of arguments.
    pub min_args: usize,
    /// Greatest number of arguments, if there is one.
    pub max_args: Option<usize>,
    /// What it does beyond its value.
    pub effect: Effect,
    /// Whether it works in slices and may answer `Again`.
    pub long: bool,
    /// Whether fibers meet in what it works on, like an atomic counter, though none of them waits.
    pub shared: bool,
    /// The code.
    pub function: PrimitiveFn,
    /// Where it is written.
    pub file: &'static str,
    /// Likewise.
    pub line: u32,
}

/// A parameter of a builtin.
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// What it takes, in the user's words with an article: `a pair`.
    pub wanted: &'static str,
    /// Whether a value is of that type.
    pub accepts: fn(crate::Value) -> bool,
    /// Whether it may be left out.
    pub optional: bool,
}

/// What a procedure does beyond returning a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Nothing: same arguments, same answer.
    Pure,
    /// Reads what others may change.
    Reads,
    /// Changes an object or allocates an identity that matters.
    Writes,
    /// Speaks to the world outside.
    Io,
    /// May wait for another fiber or for the world.
    Blocks,
    /// Whatever a procedure or form does that it is given.
    Unknown,
}

impl Effect {
    /// The symbol that `effects-of` answers.
    pub fn name(self) -> &'static str {
        match self {
            Effect::Pure => "pure",
            Effect::Reads => "reads",
            Effect::Writes => "writes",
            Effect::Io => "io",
            Effect::Blocks => "blocks",
            Effect::Unknown => "unknown",
        }
    }
}

impl Builtin {
    /// Whether the order in which fibers call it can make a difference by what they have in common: a
    /// simulated fiber gives way before each such call.
    pub fn is_decision(&self) -> bool {
        self.shared || matches!(self.effect, Effect::Blocks | Effect::Io)
    }

    /// How a call looks: `(vector-ref vector k)`, optional parameters in brackets.
    pub fn usage(&self) -> String {
        let mut text = format!("({}", self.name);
        for (index, param) in self.params.iter().enumerate() {
            text.push(' ');
            if self.rest && index + 1 == self.params.len() {
                text.push_str(param.name);
                text.push_str(" …");
            } else if param.optional {
                text.push_str(&format!("[{}]", param.name));
            } else {
                text.push_str(param.name);
            }
        }
        text.push(')');
        text
    }

    /// The first line of the documentation.
    pub fn summary(&self) -> &'static str {
        self.doc.lines().next().unwrap_or("")
    }

    /// The example lines: those in backquotes, such as `` `(car '(1 2)) ; => 1` ``.
    pub fn examples(&self) -> impl Iterator<Item = &'static str> {
        self.doc.lines().filter_map(|line| {
            let example = line.trim().strip_prefix('`')?.strip_suffix('`')?;
            example.contains(" ; ").then_some(example)
        })
    }
}

/// The tables of this crate, in order. A host adds its own behind them.
pub fn tables() -> &'static [&'static [Builtin]] {
    static TABLES: &[&[Builtin]] = &[
        &actors::TABLE,
        &arithmetic::TABLE,
        &asking::TABLE,
        &atomics::TABLE,
        &binary_ports::TABLE,
        &booleans::TABLE,
        &boxes::BOXES,
        &boxes::PARTS,
        &bytevectors::TABLE,
        &chars::TABLE,
        &conditions::TABLE,
        &control::TABLE,
        &cxr::TABLE,
        &display::TABLE,
        &equality::TABLE,
        &evaluation::TABLE,
        &events::TABLE,
        &files::TABLE,
        &flonums::TABLE,
        &format::TABLE,
        &futures::TABLE,
        &kernels::TABLE,
        &parallel::TABLE,
        &hash_tables::TABLE,
        &http::TABLE,
        &help::TABLE,
        &integers::TABLE,
        &internal::TABLE,
        &json::TABLE,
        &keywords::TABLE,
        &introspection::TABLE,
        &lists::TABLE,
        &lockfree::TABLE,
        &membership::TABLE,
        &messages::TABLE,
        &metrics::TABLE,
        &number_kinds::TABLE,
        &number_text::TABLE,
        &numeric_vectors::TABLE,
        &pairs::TABLE,
        &ports::TABLE,
        &processes::TABLE,
        &progress::TABLE,
        &reals::TABLE,
        &receiving::TABLE,
        &records::TABLE,
        &scopes::TABLE,
        &string_case::TABLE,
        &string_order::TABLE,
        &string_search::TABLE,
        &strings::TABLE,
        &supervision::TABLE,
        &symbols::TABLE,
        &sync::mutexes::TABLE,
        &sync::condition_variables::TABLE,
        &sync::semaphores::TABLE,
        &sync::rwlocks::TABLE,
        &sync::barriers::TABLE,
        &sync::channels::TABLE,
        &sync::statistics::TABLE,
        &sockets::TABLE,
        &system::TABLE,
        &tasks::TABLE,
        &text_input::TABLE,
        &text_output::TABLE,
        &threads::TABLE,
        &transactions::TABLE,
        &transformers::TABLE,
        &vectors::TABLE,
        &weak::WEAK,
        &weak::EPHEMERONS,
        &weak::PARTS,
    ];
    TABLES
}

/// All procedures of this crate.
pub fn all() -> impl Iterator<Item = &'static Builtin> {
    tables().iter().flat_map(|table| table.iter())
}

/// The procedure of this name.
pub fn find(name: &str) -> Option<&'static Builtin> {
    static BY_NAME: OnceLock<HashMap<&'static str, &'static Builtin>> = OnceLock::new();
    BY_NAME.get_or_init(|| all().map(|builtin| (builtin.name, builtin)).collect()).get(name).copied()
}

#[cfg(test)]
mod tests;
