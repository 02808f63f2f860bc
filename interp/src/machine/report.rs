//! What a person is told about a failure: the diagnostic, and the calls that were under way.

use crate::diagnostic::{Diagnostic, render};
use crate::source::Sources;
use crate::vm::trace::TraceEntry;
use std::fmt::Write;

/// A failure, ready to be shown.
#[derive(Clone, Debug)]
pub struct Report {
    /// What happened.
    pub diagnostic: Diagnostic,
    /// The calls that were under way, innermost first.
    pub trace: Vec<TraceEntry>,
    /// Whether there were more.
    pub truncated: bool,
}

/// How a report is rendered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// Plain text.
    Plain,
    /// With terminal weights.
    Ansi,
}

impl Report {
    /// A failure without calls.
    pub fn new(diagnostic: Diagnostic) -> Report {
        Report { diagnostic, trace: Vec::new(), truncated: false }
    }

    /// The text, several lines, ending in a newline.
    pub fn render(&self, sources: &Sources, style: Style) -> String {
        let mut text = match style {
            Style::Plain => render::plain(&self.diagnostic, sources),
            Style::Ansi => render::ansi(&self.diagnostic, sources),
        };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        // The place of the error itself is shown above; what follows is how it came there.
        let calls = self.trace.iter().filter(|entry| entry.span != self.diagnostic.span);
        for entry in calls {
            let Some(source) = sources.get(entry.span.source) else { continue };
            let (line, _) = source.position(entry.span.start);
            let procedure = entry.procedure.map_or("top level", |name| name.as_str());
            let _ = writeln!(text, "  in {procedure}, {} line {line}", source.name);
        }
        if self.truncated {
            text.push_str("  and calls before these\n");
        }
        text
    }
}
