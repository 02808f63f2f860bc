//! A field of cells, the darker (on a dark page: the brighter) the more. Where there is room the number
//! stands in its cell, so that no one has to compare shades.

mod drawing;
mod grid;
mod text;
mod vega;

use plotters::prelude::DrawingBackend;

use crate::label;
use crate::number;
use crate::picture::{Area, Failure, Picture, WIDTH};

use grid::Grid;
pub use grid::{MOST_CELLS, MOST_FIELD_ROWS};

/// Rows of cells.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HeatMap {
    /// What the cells show.
    pub title: String,
    /// What the numbers count; may be empty.
    pub unit: String,
    /// The rows from top to bottom, each with its label. A cell without a number is left empty.
    pub rows: Vec<(String, Vec<f64>)>,
    /// What the columns are, from left to right; may be fewer.
    pub columns: Vec<String>,
    /// The field in a sentence, for those who do not see it. Without one, its most and least.
    pub summary: Option<String>,
    /// What the ids inside the drawing begin with.
    pub id: Option<String>,
}

impl HeatMap {
    /// A field without cells.
    pub fn new(title: impl Into<String>, unit: impl Into<String>) -> HeatMap {
        HeatMap { title: title.into(), unit: unit.into(), ..HeatMap::default() }
    }

    /// The same field with a row below those it has.
    #[must_use]
    pub fn row(mut self, label: impl Into<String>, cells: impl IntoIterator<Item = f64>) -> HeatMap {
        self.rows.push((label.into(), cells.into_iter().collect()));
        self
    }

    /// The same field with names for its columns.
    #[must_use]
    pub fn columns<T: Into<String>>(mut self, labels: impl IntoIterator<Item = T>) -> HeatMap {
        self.columns = labels.into_iter().map(Into::into).collect();
        self
    }

    /// The same field with a sentence of its own.
    #[must_use]
    pub fn summary(mut self, sentence: impl Into<String>) -> HeatMap {
        self.summary = Some(sentence.into());
        self
    }

    /// The same field with a prefix for the ids of its drawing.
    #[must_use]
    pub fn id(mut self, prefix: impl Into<String>) -> HeatMap {
        self.id = Some(prefix.into());
        self
    }

    /// What a column is called.
    fn column(&self, index: usize) -> String {
        match self.columns.get(index) {
            Some(label) => label::fitted(label, label::LABEL_COLUMNS),
            None => format!("column {}", number::whole(index as u128 + 1)),
        }
    }

    /// A cell in words.
    fn named(&self, row: usize, column: usize, value: f64) -> String {
        let place = label::fitted(&self.rows[row].0, label::LABEL_COLUMNS);
        let unit = label::fitted(&self.unit, label::LABEL_COLUMNS);
        format!("{place}, {}, {} {unit}", self.column(column), number::text(value)).trim_end().to_owned()
    }

    fn told(&self) -> String {
        let rows = self.rows.iter().enumerate();
        let cells = || {
            rows.clone().flat_map(|(row, (_, cells))| {
                cells.iter().enumerate().map(move |(column, value)| (row, column, *value))
            })
        };
        let numbers = || cells().filter(|cell| !cell.2.is_nan());
        // of equals the first is named, by both
        let most = numbers().reduce(|most, cell| if cell.2 > most.2 { cell } else { most });
        let least = numbers().reduce(|least, cell| if cell.2 < least.2 { cell } else { least });
        let empty = match cells().count() - numbers().count() {
            0 => String::new(),
            empty => format!(" Without a number: {}.", number::whole(empty as u128)),
        };
        let (Some(most), Some(least)) = (most, least) else { return format!("No data.{empty}") };
        let columns = self.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let size =
            format!("{} × {} cells", number::whole(self.rows.len() as u128), number::whole(columns as u128));
        let range = if most.2 == least.2 {
            format!("Each: {} {}", number::text(most.2), self.unit).trim_end().to_owned()
        } else {
            let named = |(row, column, value): (usize, usize, f64)| self.named(row, column, value);
            format!("Most: {}. Least: {}", named(most), named(least))
        };
        format!("{size}. {range}.{empty}{}", Grid::of(self).told())
    }
}

impl Picture for HeatMap {
    fn title(&self) -> String {
        super::bars::titled(&self.title, &self.unit)
    }

    fn sentence(&self) -> String {
        self.summary.clone().unwrap_or_else(|| self.told())
    }

    fn size(&self) -> (u32, u32) {
        (WIDTH, drawing::height(&Grid::of(self)))
    }

    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        drawing::draw(area, &Grid::of(self))
    }

    fn text(&self) -> String {
        text::lines(&Grid::of(self))
    }

    fn vega(&self) -> Option<serde_json::Value> {
        Some(vega::body(&Grid::of(self)))
    }
}
