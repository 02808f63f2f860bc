//! The interpreter as the kernel's language: cells become submissions, reports become tracebacks.

mod cell;
mod lookup;

pub(crate) use cell::CellClient;

use crate::host;
use crate::language::{Cell, Completeness, Completion, Language, LanguageInfo, MimeBundle, OutputSink};
use interp::machine::StartError;
use interp::reader::{self, Status};
use interp::source::SourceId;
use interp::{Config, Machine};
use std::sync::Arc;

/// A machine that serves cells.
pub struct Evaluator {
    machine: Arc<Machine>,
    /// What the names of its displays begin with.
    displays: Arc<str>,
}

impl Evaluator {
    /// Makes the machine, with the procedures that only make sense in a notebook.
    pub fn new(config: Config) -> Result<Evaluator, StartError> {
        let machine = Arc::new(host::machine(config)?);
        Ok(Evaluator { machine, displays: uuid::Uuid::new_v4().to_string().into() })
    }

    /// What the machine shares with its front end.
    #[cfg(test)]
    pub(crate) fn shared(&self) -> &Arc<interp::machine::Shared> {
        self.machine.shared()
    }
}

impl Language for Evaluator {
    fn info(&self) -> LanguageInfo {
        let version = env!("CARGO_PKG_VERSION");
        LanguageInfo {
            name: "scheme".into(),
            version: "R7RS".into(),
            mimetype: "text/x-scheme".into(),
            file_extension: ".scm".into(),
            pygments_lexer: None,
            codemirror_mode: None,
            implementation: "lambdust".into(),
            implementation_version: version.into(),
            banner: format!("Lambdust {version}: concurrent Scheme on all cores"),
            help_links: vec![("R7RS".into(), "https://small.r7rs.org/".into())],
        }
    }

    fn execute(&self, cell: Cell, out: OutputSink) {
        CellClient::start(&self.machine, &self.displays, cell, out);
    }

    /// While no cell runs, what goes on by itself ends: live charts.
    fn interrupt(&self) {
        if !self.machine.is_running() {
            host::stop_live(self.machine.shared());
        }
        self.machine.interrupt();
    }

    fn complete(&self, code: &str, cursor: usize) -> Completion {
        lookup::complete(self.machine.shared(), code, cursor)
    }

    fn inspect(&self, code: &str, cursor: usize, detail: u8) -> Option<MimeBundle> {
        lookup::inspect(self.machine.shared(), code, cursor, detail)
    }

    fn is_complete(&self, code: &str) -> Completeness {
        match reader::read(code, SourceId(0), reader::Options::default()).status {
            Status::Complete => Completeness::Complete,
            Status::Incomplete { indent } => Completeness::Incomplete { indent: " ".repeat(indent) },
            Status::Invalid => Completeness::Invalid,
        }
    }

    fn shutdown(&self) {
        host::stop_live(self.machine.shared());
        self.machine.interrupt();
    }
}
