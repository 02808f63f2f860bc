//! Lines for whoever reads the kernel's standard error: the Jupyter server's log, or a terminal.
//!
//! Rare and short by design; nothing that a cell prints ever goes here.

use std::io::Write;

/// Writes one line. That nobody can read it is no reason to fail.
pub(crate) fn line(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "lambdust kernel: {text}");
}
