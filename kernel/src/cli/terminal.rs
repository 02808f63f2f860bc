//! What the command line says to a person. A reader that has gone away (`lambdust --help | head -1`)
//! is no error, so nothing here panics on a closed pipe.

use std::io::{self, IsTerminal as _, Write as _};

/// The answer that was asked for, to standard output.
pub(crate) fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

/// What goes on meanwhile, to standard error.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Why it did not work, to standard error.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "lambdust: {message}");
}

/// A line that is written over as work goes on; without a terminal, a line now and then.
pub(crate) struct Progress {
    terminal: bool,
    width: usize,
    told_tenths: usize,
}

impl Progress {
    /// A fresh line.
    pub(crate) fn new() -> Self {
        Progress { terminal: io::stderr().is_terminal(), width: 0, told_tenths: 0 }
    }

    /// Shows how far it is: `done` of `total`, and with what.
    pub(crate) fn show(&mut self, done: usize, total: usize, what: &str) {
        let line = format!("  {done:>3} of {total}  {what}").trim_end().to_owned();
        if self.terminal {
            let width = std::mem::replace(&mut self.width, line.chars().count());
            let _ = write!(io::stderr(), "\r{line:<width$}");
        } else if done * 10 / total.max(1) > self.told_tenths {
            self.told_tenths = done * 10 / total.max(1);
            tell(&line);
        }
    }

    /// Ends the line.
    pub(crate) fn end(self) {
        if self.terminal && self.width > 0 {
            tell("");
        }
    }
}
