//! What a person is told about a failure: the diagnostic, and the calls that were under way.

use super::Shared;
use crate::diagnostic::{Diagnostic, render};
use crate::heap::{Mutator, Value};
use crate::help::definition_of;
use crate::source::{Sources, Span};
use crate::symbol::Symbol;
use crate::value::condition::{procedure_of, refused_of};
use crate::value::{Condition, FromValue};
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
    /// What is said before some of these calls, by their number: that tail calls are missing there.
    pub tail_calls: Vec<(usize, String)>,
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
        Report { diagnostic, trace: Vec::new(), truncated: false, tail_calls: Vec::new() }
    }

    /// Notes where the procedure that a call names is not the one that was found running: that was called in place of
    /// the first.
    pub(crate) fn note_tail_calls(&mut self, shared: &Shared, heap: &Mutator, object: Value) {
        let condition = Condition::from_value(object);
        let mut running = condition.and_then(|failed| procedure_of(heap, failed));
        // A procedure of the library refuses its argument in the place of its call.
        let refused = condition.and_then(refused_of).filter(|_| running.is_none());
        let is_library = refused.is_some();
        running = running.or_else(|| refused.map(|refused| Symbol::intern(&refused.procedure)));
        for (at, entry) in self.trace.iter().enumerate() {
            let source = shared.sources().get(entry.span.source);
            let called = source.as_ref().and_then(|source| called_name(source.text_of(entry.span)));
            if let (Some(called), Some(running)) = (called, running)
                && called != running.as_str()
                && (is_library || entry.span != self.diagnostic.span)
                && definition_of(shared, called).is_some()
            {
                let text =
                    format!("`{called}` has tail-called what led to `{running}`; such calls leave no trace");
                self.tail_calls.push((at, text));
            }
            running = entry.procedure;
        }
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
        self.calls(sources, &mut text);
        text
    }

    /// How it came there: the calls that were under way.
    fn calls(&self, sources: &Sources, text: &mut String) {
        // The place of the error itself is shown already.
        let is_shown = self.trace.first().is_some_and(|entry| entry.span == self.diagnostic.span);
        for (_, text_of) in self.tail_calls.iter().filter(|(at, _)| is_shown && *at == 0) {
            let _ = writeln!(text, "  … {text_of}");
        }
        let mut calls = self.trace.iter().enumerate().skip(usize::from(is_shown)).peekable();
        while let Some((at, entry)) = calls.next() {
            let Some(source) = sources.get(entry.span.source) else { continue };
            if let Some((_, text_of)) = self.tail_calls.iter().find(|(place, _)| *place == at) {
                let _ = writeln!(text, "  … {text_of}");
            }
            let (line, _) = source.position(entry.span.start);
            let arguments = match entry.arguments.as_slice() {
                [] => String::new(),
                known => format!(" with {}", known.join(", ")),
            };
            let call = short(source.text_of(entry.span));
            let _ = writeln!(text, "  in {}{arguments}, {} line {line}: {call}", entry.name(), source.name);
            let is_again = |next: &TraceEntry| next.span == entry.span && next.procedure == entry.procedure;
            let mut again = 0;
            while calls.next_if(|(_, next)| is_again(next)).is_some() {
                again += 1;
            }
            if again > 0 && entry.procedure.is_some() {
                let times = if again == 1 { "once more".to_owned() } else { format!("{again} times more") };
                let _ = writeln!(text, "  … and {times}");
            }
        }
        if self.truncated {
            text.push_str("  and calls before these\n");
        }
    }
}

/// The name at the head of the text of a call.
fn called_name(call: &str) -> Option<&str> {
    let name = call.strip_prefix(['(', '['])?;
    let end = name.find(|c: char| c.is_whitespace() || "()[]\"';".contains(c))?;
    Some(&name[..end]).filter(|name| !name.is_empty())
}

/// A call on one line, cut where it is long.
fn short(call: &str) -> String {
    const WIDTH: usize = 40;
    let words: Vec<&str> = call.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
