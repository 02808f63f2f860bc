//! Columns that stand on one line: how many values there are of each size, or one number for each of a
//! few names.

mod bins;
mod drawing;
mod vega;

use plotters::prelude::DrawingBackend;

use super::axis::{self, Unit};
use super::bars::rightwards;
use crate::label;
use crate::number;
use crate::picture::{Area, Failure, Picture, WIDTH};

pub use bins::MOST_BINS;

/// One column.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// What it stands for.
    pub label: String,
    /// How high it is.
    pub value: f64,
    /// Of a histogram, between which values it counts.
    pub between: Option<(f64, f64)>,
}

/// Columns of one unit on one scale.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Columns {
    /// What the columns show.
    pub title: String,
    /// What stands below them; may be empty.
    pub label: String,
    /// What the numbers count; may be empty.
    pub unit: String,
    /// What the values of a histogram are.
    pub across: Unit,
    /// The columns from left to right; those above [`MOST_BINS`] are not drawn, and the sentence says so.
    pub columns: Vec<Column>,
    /// The columns in a sentence, for those who do not see them.
    pub summary: Option<String>,
    /// What the ids inside the drawing begin with.
    pub id: Option<String>,
}

impl Columns {
    /// A column for each name.
    pub fn new<T: Into<String>>(
        title: impl Into<String>,
        unit: impl Into<String>,
        columns: impl IntoIterator<Item = (T, f64)>,
    ) -> Columns {
        let column = |(label, value): (T, f64)| Column { label: label.into(), value, between: None };
        let columns = columns.into_iter().map(column).collect();
        Columns { title: title.into(), unit: unit.into(), columns, ..Columns::default() }
    }

    /// How many of the values lie between which bounds. Without a number of bins they are as wide as
    /// Freedman and Diaconis advise, rounded.
    pub fn histogram(
        title: impl Into<String>,
        label: impl Into<String>,
        across: Unit,
        values: &[f64],
        count: Option<usize>,
    ) -> Columns {
        let columns = bins::of(values, across, count);
        let summary = bins::told(values, across, &columns);
        Columns {
            title: title.into(),
            label: label.into(),
            across,
            columns,
            summary: Some(summary),
            ..Columns::default()
        }
    }

    /// The same columns with a sentence of their own.
    #[must_use]
    pub fn summary(mut self, sentence: impl Into<String>) -> Columns {
        self.summary = Some(sentence.into());
        self
    }

    /// The same columns with a prefix for the ids of their drawing.
    #[must_use]
    pub fn id(mut self, prefix: impl Into<String>) -> Columns {
        self.id = Some(prefix.into());
        self
    }

    /// The columns that are drawn.
    fn shown(&self) -> &[Column] {
        &self.columns[..self.columns.len().min(MOST_BINS)]
    }

    fn told(&self) -> String {
        let numbers = || self.columns.iter().filter(|column| !column.value.is_nan());
        let most = numbers().reduce(|most, column| if column.value > most.value { column } else { most });
        let least = numbers().reduce(|least, column| if column.value < least.value { column } else { least });
        let (Some(most), Some(least)) = (most, least) else { return "No data.".to_owned() };
        let named = |column: &Column| {
            let name = label::fitted(&column.label, label::LABEL_COLUMNS);
            format!("{name}, {} {}", number::text(column.value), self.unit).trim_end().to_owned()
        };
        let whole = |count: usize| number::whole(count as u128);
        let missing = match self.columns.len() - numbers().count() {
            0 => String::new(),
            missing => format!(" Not a number: {}.", whole(missing)),
        };
        let undrawn = match self.columns.len() - self.shown().len() {
            0 => String::new(),
            more => format!(" Columns that are not drawn: {}.", whole(more)),
        };
        let (count, most, least) = (whole(self.columns.len()), named(most), named(least));
        format!("{count} columns. Highest: {most}. Lowest: {least}.{missing}{undrawn}")
    }
}

impl Picture for Columns {
    fn title(&self) -> String {
        super::bars::titled(&self.title, &self.unit)
    }

    fn sentence(&self) -> String {
        self.summary.clone().unwrap_or_else(|| self.told())
    }

    fn size(&self) -> (u32, u32) {
        (WIDTH, drawing::height(self))
    }

    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        drawing::draw(area, self)
    }

    fn text(&self) -> String {
        let name = |column: &Column| match column.between {
            Some((low, high)) => {
                format!("{} – {}", axis::text(self.across, low), axis::text(self.across, high))
            }
            None => label::fitted(&column.label, label::LABEL_COLUMNS),
        };
        let names: Vec<String> = self.shown().iter().map(name).collect();
        let widest = names.iter().map(|name| label::columns(name)).max().unwrap_or(0);
        let scale = drawing::scale(self);
        let lines = self.shown().iter().zip(&names).map(|(column, name)| {
            let length = scale.share(column.value) - scale.share(0.0);
            let bar = if column.value > 0.0 { rightwards(length * 40.0, 40, true) } else { String::new() };
            let bar = if bar.is_empty() { bar } else { format!(" {bar}") };
            format!("{name}{}{bar} {}", " ".repeat(widest - label::columns(name)), number::text(column.value))
        });
        lines.collect::<Vec<String>>().join("\n")
    }

    fn vega(&self) -> Option<serde_json::Value> {
        Some(vega::body(self))
    }
}
