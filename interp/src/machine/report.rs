//! What a person is told about a failure: the diagnostic, and the calls that were under way.

use crate::diagnostic::{Diagnostic, render};
use crate::source::{Sources, Span};
use crate::vm::trace::TraceEntry;
use concurrency::{SchedulerId, Time};
use parking_lot::Mutex;
use std::fmt::Write;
use std::time::Duration;

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

/// So many reports of ended fibers and unhandled messages are shown in a second.
const SHOWN: u64 = 20;

const SECOND: Duration = Duration::from_secs(1);

/// Schedulers whose reports are counted at the same time: the machine's and simulations that fibers run.
const SCHEDULERS: usize = 8;

/// Which reports are shown when very many fibers fail. A second is one of the scheduler that the fiber
/// runs on, so a simulation shows the same in every run.
#[derive(Default)]
pub(crate) struct ReportLimit(Mutex<Vec<Second>>);

/// The reports of the present second of a scheduler.
struct Second {
    scheduler: SchedulerId,
    since: Time,
    shown: u64,
    /// Those that were not shown and that nothing said so of yet.
    hidden: u64,
}

impl ReportLimit {
    /// The report as it is to be shown, if it is: it says how many before it were not.
    pub(crate) fn admit(&self, scheduler: SchedulerId, now: Time, mut report: Report) -> Option<Report> {
        let mut seconds = self.0.lock();
        let place = seconds.iter().position(|second| second.scheduler == scheduler);
        let place = place.unwrap_or_else(|| {
            let hidden = if seconds.len() == SCHEDULERS { seconds.remove(0).hidden } else { 0 };
            seconds.push(Second { scheduler, since: now, shown: 0, hidden });
            seconds.len() - 1
        });
        let second = &mut seconds[place];
        if now.since(second.since) >= SECOND {
            second.since = now;
            second.shown = 0;
        }
        if second.shown == SHOWN {
            second.hidden += 1;
            return None;
        }
        second.shown += 1;
        let hidden = std::mem::take(&mut second.hidden);
        if hidden > 0 {
            report.diagnostic.notes.push((Span::NONE, more(hidden)));
        }
        Some(report)
    }

    /// At the end of an execution: how many were not shown, if nothing said so yet.
    pub(crate) fn rest(&self) -> Option<Report> {
        let hidden = self.0.lock().iter_mut().map(|second| std::mem::take(&mut second.hidden)).sum();
        if hidden == 0 {
            return None;
        }
        Some(Report::new(Diagnostic::new("warning", Span::NONE, more(hidden))))
    }
}

fn more(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let what = if count == 1 { "report" } else { "reports" };
    format!("… and {text} more {what} of failed fibers and unhandled messages, not shown")
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
