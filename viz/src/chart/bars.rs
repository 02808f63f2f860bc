//! Bars that lie: a label on the left, the bar from the line at zero, its number on the right. Any text
//! and any number may stand in them; what is shown is shortened, cleaned and explained.

mod drawing;
mod rows;
mod scale;
mod text;
mod vega;

use plotters::prelude::DrawingBackend;

pub use rows::MOST_ROWS;
pub(crate) use text::rightwards;

use crate::label;
use crate::number;
use crate::picture::{Area, Failure, Picture, WIDTH};

/// One bar.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// What the bar stands for.
    pub label: String,
    /// How long it is.
    pub value: f64,
    /// What stands behind its number; may be empty.
    pub note: String,
}

impl Bar {
    /// A bar without a note.
    pub fn new(label: impl Into<String>, value: f64) -> Bar {
        Bar { label: label.into(), value, note: String::new() }
    }

    /// The same bar with words behind its number.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Bar {
        self.note = note.into();
        self
    }
}

/// Bars of one unit on one scale, in the order they are to appear.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bars {
    /// What the bars show.
    pub title: String,
    /// What the numbers count: `steps`, `ms`; may be empty.
    pub unit: String,
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
    /// The chart in a sentence, for those who do not see it. Without one, its largest and smallest.
    pub summary: Option<String>,
    /// What the ids inside the drawing begin with; two charts that may meet on one page need two.
    /// Without one it follows from the content, so that only equal charts share it.
    pub id: Option<String>,
}

impl Bars {
    /// A chart without bars.
    pub fn new(title: impl Into<String>, unit: impl Into<String>) -> Bars {
        Bars { title: title.into(), unit: unit.into(), ..Bars::default() }
    }

    /// The same chart with these bars behind those it has.
    #[must_use]
    pub fn bars(mut self, bars: impl IntoIterator<Item = Bar>) -> Bars {
        self.bars.extend(bars);
        self
    }

    /// The same chart with a sentence of its own.
    #[must_use]
    pub fn summary(mut self, sentence: impl Into<String>) -> Bars {
        self.summary = Some(sentence.into());
        self
    }

    /// The same chart with a prefix for the ids of its drawing.
    #[must_use]
    pub fn id(mut self, prefix: impl Into<String>) -> Bars {
        self.id = Some(prefix.into());
        self
    }

    fn named(&self, bar: &Bar, separator: &str) -> String {
        let label = label::fitted(&bar.label, label::LABEL_COLUMNS);
        format!("{label}{separator} {}", self.measured(bar.value))
    }

    fn measured(&self, value: f64) -> String {
        match label::fitted(&self.unit, label::LABEL_COLUMNS) {
            unit if unit.is_empty() || value.is_nan() => number::text(value),
            unit => format!("{} {unit}", number::text(value)),
        }
    }
}

/// A title with its unit, which stays whole when the title is too long.
pub(crate) fn titled(title: &str, unit: &str) -> String {
    if unit.is_empty() {
        return title.to_owned();
    }
    let unit = label::fitted(unit, label::LABEL_COLUMNS);
    let room = label::TITLE_COLUMNS - label::columns(&unit) - " ()".len();
    format!("{} ({unit})", label::fitted(title, room)).trim_start().to_owned()
}

impl Picture for Bars {
    fn title(&self) -> String {
        titled(&self.title, &self.unit)
    }

    fn sentence(&self) -> String {
        if let Some(summary) = &self.summary {
            return summary.clone();
        }
        let numbers = || self.bars.iter().filter(|bar| !bar.value.is_nan());
        let largest = numbers().max_by(|a, b| a.value.total_cmp(&b.value));
        // of equals the first is named, by both
        let largest = largest.and_then(|largest| numbers().find(|bar| bar.value == largest.value));
        let smallest = numbers().min_by(|a, b| a.value.total_cmp(&b.value));
        match (self.bars.as_slice(), largest, smallest) {
            ([], _, _) => "No data.".to_owned(),
            ([bar], _, _) => format!("{}.", self.named(bar, ":")),
            (bars, Some(largest), Some(smallest)) => {
                let range = if largest.value == smallest.value {
                    format!("Each: {}", self.measured(largest.value))
                } else {
                    format!("Largest: {}. Smallest: {}", self.named(largest, ","), self.named(smallest, ","))
                };
                format!("{} bars. {range}.{}", counted(bars.len()), without_number(bars))
            }
            (bars, ..) => format!("{} bars.{}", counted(bars.len()), without_number(bars)),
        }
    }

    fn size(&self) -> (u32, u32) {
        (WIDTH, drawing::height(self.bars.len()))
    }

    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        drawing::draw(area, &rows::rows(self))
    }

    fn text(&self) -> String {
        text::lines(&rows::rows(self))
    }

    fn vega(&self) -> Option<serde_json::Value> {
        Some(vega::body(&rows::rows(self)))
    }
}

/// How many bars have no number, as a sentence; nothing if all have one.
fn without_number(bars: &[Bar]) -> String {
    match bars.iter().filter(|bar| bar.value.is_nan()).count() {
        0 => String::new(),
        count => format!(" Not a number: {}.", counted(count)),
    }
}

fn counted(count: usize) -> String {
    number::whole(count as u128)
}
