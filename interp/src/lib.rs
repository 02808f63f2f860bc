//! The language: from text to values, on fibers of the `concurrency` crate.
//!
//! Flow of a cell: `reader` (text to data with positions) → `expand` (hygienic, to the core language
//! `ir`) → `compile` (to `bytecode`) → `vm` (an explicit-stack machine whose fibers are tasks) over
//! `heap` (generational copying collector). `machine` ties them together.
//!
//! This crate never sees the kernel, charts, sockets or JSON (invariant I3).

extern crate self as interp;

pub mod builtins;
pub mod bytecode;
pub mod compile;
pub mod datum;
pub mod diagnostic;
pub mod expand;
mod explain;
pub mod heap;
pub mod help;
mod immediate;
pub mod ir;
mod library;
pub mod machine;
pub mod number;
pub mod port;
pub mod printer;
pub mod reader;
pub mod source;
pub mod symbol;
pub mod value;
pub mod vm;

pub use heap::Value;
pub use machine::{Config, Machine};
pub use macros::builtins;
