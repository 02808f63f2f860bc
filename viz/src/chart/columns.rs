//! Columns that stand on one line: how many values there are of each size.

mod bins;
mod drawing;
mod vega;

use plotters::prelude::DrawingBackend;

use super::axis::Unit;
use super::bars::rightwards;
use crate::label;
use crate::number;
use crate::picture::{Area, Failure, Picture, WIDTH};

pub use bins::MOST_BINS;

/// One column.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Column {
    /// How many values it counts.
    pub count: f64,
    /// Between which bounds they are.
    pub between: (f64, f64),
}

/// How many values lie between which bounds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Columns {
    /// What the columns show.
    pub title: String,
    /// What stands below them; may be empty.
    pub label: String,
    /// What the values are.
    pub across: Unit,
    /// Whether there are whole numbers only.
    pub are_whole: bool,
    /// The columns from left to right, at most [`MOST_BINS`].
    pub columns: Vec<Column>,
    /// Values with a line of their own, and what is written at it.
    pub marks: Vec<(f64, String)>,
    /// The columns in a sentence, for those who do not see them.
    pub summary: String,
}

impl Columns {
    /// The values in so many bins. Without a number these are as wide as Freedman and Diaconis advise, rounded.
    pub fn histogram(
        title: impl Into<String>,
        label: impl Into<String>,
        across: Unit,
        values: &[f64],
        count: Option<usize>,
    ) -> Columns {
        let columns = bins::of(values, across, count);
        let are_whole = bins::are_whole(values, across);
        let summary = bins::told(values, across, are_whole, &columns);
        Columns {
            title: title.into(),
            label: label.into(),
            across,
            are_whole,
            columns,
            marks: Vec::new(),
            summary,
        }
    }

    /// The same columns with a line at this value.
    #[must_use]
    pub fn mark(mut self, value: f64, words: impl Into<String>) -> Columns {
        self.marks.push((value, words.into()));
        self
    }
}

impl Picture for Columns {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn sentence(&self) -> String {
        self.summary.clone()
    }

    fn size(&self) -> (u32, u32) {
        (WIDTH, drawing::height(self))
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        drawing::draw(area, self)
    }

    fn text(&self) -> String {
        let names: Vec<String> = self
            .columns
            .iter()
            .map(|column| bins::named(self.across, self.are_whole, column.between))
            .collect();
        let widest = names.iter().map(|name| label::columns(name)).max().unwrap_or(0);
        let scale = drawing::scale(self);
        let lines = self.columns.iter().zip(&names).map(|(column, name)| {
            let length = scale.share(column.count) - scale.share(0.0);
            let bar = if column.count > 0.0 { rightwards(length * 40.0, 40, true) } else { String::new() };
            let bar = if bar.is_empty() { bar } else { format!(" {bar}") };
            format!("{name}{}{bar} {}", " ".repeat(widest - label::columns(name)), number::text(column.count))
        });
        let marks: Vec<String> = drawing::marks(self).map(|(_, words)| words).collect();
        lines.chain((!marks.is_empty()).then(|| marks.join("; "))).collect::<Vec<String>>().join("\n")
    }

    fn vega(&self) -> Option<serde_json::Value> {
        Some(vega::body(self))
    }
}
