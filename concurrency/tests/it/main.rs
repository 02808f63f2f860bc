//! The tests of the scheduler crate, and the loom models of its protocols.

mod host;
mod waits;
