//! The crate's integration tests: one binary, a module per subject.

mod folder;
mod locate;
mod logo;
mod spec;
