//! How often, when and for how long does the collection of garbage stop the program?

use super::timeline::pauses;
use super::words::{counted, duration, percent, whole};
use crate::chart::any::{Chart, Stack};
use crate::chart::axis::Unit;
use crate::chart::columns::Columns;
use crate::chart::lanes::{Lane, Lanes, Span};
use crate::chart::look::Look;
use crate::run::Run;

/// The figures of pauses.
pub(crate) struct Pauses {
    /// Nanoseconds of each, upwards.
    lengths: Vec<f64>,
    pub(crate) total: f64,
}

impl Pauses {
    pub(crate) fn of(run: &Run) -> Pauses {
        let mut lengths: Vec<f64> = pauses(run).iter().map(|(from, until)| until - from).collect();
        lengths.sort_by(f64::total_cmp);
        Pauses { total: lengths.iter().sum(), lengths }
    }

    pub(crate) fn count(&self) -> u64 {
        self.lengths.len() as u64
    }

    pub(crate) fn longest(&self) -> f64 {
        self.lengths.last().copied().unwrap_or(0.0)
    }

    /// The length that so much of all are not longer than.
    fn quantile(&self, share: f64) -> f64 {
        let place = (self.lengths.len() as f64 * share).ceil() as usize;
        self.lengths.get(place.saturating_sub(1)).copied().unwrap_or(0.0)
    }
}

/// The chart of a run.
pub(crate) fn chart(run: &Run) -> Chart {
    let figures = Pauses::of(run);
    let sentence = sentence(run, &figures);
    if figures.lengths.is_empty() {
        return Lanes { title: TITLE.to_owned(), sentence, ..Lanes::default() }.into();
    }
    let lane = |label: &str, is_full: bool| {
        let all = run.collections.iter().zip(pauses(run));
        let own = all.filter(|(collection, _)| collection.is_full == is_full);
        let spans: Vec<Span> = own
            .map(|(_, (from, until))| Span { from, until, look: Look::Collects, label: String::new() })
            .collect();
        let note = counted(spans.len() as u64, "pause");
        Lane { label: label.to_owned(), spans, note, marks: Vec::new() }
    };
    let lanes = Lanes {
        title: "Pauses over time".to_owned(),
        end: run.nanos() as f64,
        lanes: vec![lane("minor", false), lane("full", true)],
        ..Lanes::default()
    };
    let parts = vec![lanes.into(), histogram(&figures).into()];
    Stack { title: TITLE.to_owned(), sentence, parts }.into()
}

const TITLE: &str = "Collection of garbage";
/// Nanoseconds of a millisecond.
const MILLISECOND: f64 = 1e6;

/// How many pauses there were of each length, in milliseconds.
fn histogram(figures: &Pauses) -> Columns {
    let lengths: Vec<f64> = figures.lengths.iter().map(|nanos| nanos / MILLISECOND).collect();
    let mark = |columns: Columns, (words, nanos): (&str, f64)| {
        columns.mark(nanos / MILLISECOND, format!("{words} {}", duration(nanos)))
    };
    let marks = [
        ("half at most", figures.quantile(0.5)),
        ("99 % at most", figures.quantile(0.99)),
        ("longest", figures.longest()),
    ];
    let columns = Columns::histogram("Pauses by length", "ms", Unit::Log, &lengths, None);
    marks.into_iter().fold(columns, mark)
}

fn sentence(run: &Run, figures: &Pauses) -> String {
    if run.recording.is_virtual {
        return "In a simulation collections take no time.".to_owned();
    }
    if figures.lengths.is_empty() {
        return "No garbage was collected.".to_owned();
    }
    let full = run.collections.iter().filter(|collection| collection.is_full).count();
    let copied: u64 = run.collections.iter().map(|collection| collection.copied_bytes).sum();
    format!(
        "{}, {} of everything, {} in all, {} of the time. Half took at most {}, 99 % at most {}, the longest {}. \
         {} kB were copied.",
        counted(figures.count(), "pause"),
        whole(full as u64),
        duration(figures.total),
        percent(figures.total, run.nanos() as f64),
        duration(figures.quantile(0.5)),
        duration(figures.quantile(0.99)),
        duration(figures.longest()),
        whole(copied / 1_000),
    )
}
