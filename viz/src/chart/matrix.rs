//! A matrix: a number for each pair of a row and a column, written in its cell, which is the darker the
//! greater it is.

use plotters::prelude::DrawingBackend;

use super::pen::{Lettering, Pen};
use crate::font;
use crate::label;
use crate::picture::{Area, Failure, GAP, Picture, TITLE_HEIGHT, WIDTH};
use crate::theme::{MOST_SHADE, Role};

/// The most rows and columns that are shown.
pub(crate) const MOST_ROWS: usize = 20;
pub(crate) const MOST_COLUMNS: usize = 16;
const ROW: u32 = 22;
const HEAD: u32 = 24;
/// Columns of the label of a row, and pixels of a cell.
const LABEL: usize = 24;
const CELL: u32 = 150;
/// Cells from this shade on have the page's colour as that of their text.
const DARK: u8 = 5;
/// Columns of a cell in text.
const WIDE: usize = 9;

/// A value and how it is written; nothing where there is none.
pub type Cell = Option<(f64, String)>;

/// Numbers in rows and columns.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Matrix {
    /// What it shows.
    pub title: String,
    /// The same in a sentence or three.
    pub sentence: String,
    /// What rows and columns are: `thief` and `victim`.
    pub corner: String,
    /// What each column is.
    pub columns: Vec<String>,
    /// What each row is, with what stands in each column.
    pub rows: Vec<(String, Vec<Cell>)>,
}

impl Matrix {
    fn is_empty(&self) -> bool {
        self.rows.is_empty() || self.columns.is_empty()
    }

    fn shade(&self, value: f64) -> u8 {
        let values = self.rows.iter().flat_map(|(_, cells)| cells.iter().flatten()).map(|cell| cell.0);
        let most = values.filter(|value| value.is_finite()).fold(0.0, f64::max);
        if value.is_nan() || value <= 0.0 || most <= 0.0 {
            return 0;
        }
        // what is not nothing is seen
        ((value / most).min(1.0) * f64::from(MOST_SHADE)).round().max(1.0) as u8
    }

    /// Where the cells begin, and how wide each is.
    fn layout(&self) -> (i32, i32) {
        let labels = self.rows.iter().map(|(label, _)| label).chain([&self.corner]);
        let widest =
            labels.map(|label| font::width(&label::fitted(label, LABEL), font::SIZE)).max().unwrap_or(0);
        let left = (2 * GAP + widest) as i32;
        let room = (WIDTH - GAP) as i32 - left;
        (left, (room / self.columns.len().max(1) as i32).min(CELL as i32))
    }
}

impl Picture for Matrix {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn sentence(&self) -> String {
        self.sentence.clone()
    }

    fn size(&self) -> (u32, u32) {
        let body = if self.is_empty() { ROW } else { HEAD + self.rows.len() as u32 * ROW + GAP };
        (WIDTH, TITLE_HEIGHT + body)
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        let pen = Pen(area);
        if self.is_empty() {
            return pen.text("no data", (GAP as i32, (TITLE_HEIGHT + ROW / 2) as i32), Lettering::LEFT);
        }
        let (left, width) = self.layout();
        let columns =
            ((width - 4) as f64 / f64::from(font::width("xxxxxxxxxx", font::SIZE)) * 10.0).max(1.0) as usize;
        let head = (TITLE_HEIGHT + HEAD / 2) as i32;
        pen.text(
            &label::fitted(&self.corner, LABEL),
            (left - GAP as i32, head),
            Lettering::RIGHT.role(Role::Muted),
        )?;
        for (column, label) in self.columns.iter().enumerate() {
            let x = left + column as i32 * width + width / 2;
            pen.text(&label::fitted(label, columns), (x, head), Lettering::MIDDLE)?;
        }
        let mut texts = Vec::new();
        for (row, (label, cells)) in self.rows.iter().enumerate() {
            let top = (TITLE_HEIGHT + HEAD + row as u32 * ROW) as i32;
            let middle = top + ROW as i32 / 2;
            texts.push((label::fitted(label, LABEL), (left - GAP as i32, middle), Lettering::RIGHT));
            for (column, cell) in cells.iter().enumerate().take(self.columns.len()) {
                let Some((value, words)) = cell else { continue };
                let (x, shade) = (left + column as i32 * width, self.shade(*value));
                pen.fill((x, top), (x + width - 1, top + ROW as i32 - 1), Role::Shade(shade).color())?;
                let role = if shade >= DARK { Role::Paper } else { Role::Text };
                let at = (x + width / 2, middle);
                texts.push((label::fitted(words, columns), at, Lettering::MIDDLE.role(role)));
            }
        }
        texts.into_iter().try_for_each(|(words, at, lettering)| pen.text(&words, at, lettering))
    }

    fn text(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        let labels = self.rows.iter().map(|(label, _)| label).chain([&self.corner]);
        let width = labels.map(|label| label::columns(&label::fitted(label, LABEL))).max().unwrap_or(0);
        let padded = |text: &str, room: usize, is_right: bool| {
            let text = label::fitted(text, room);
            let padding = " ".repeat(room - label::columns(&text));
            if is_right { format!("{padding}{text}") } else { format!("{text}{padding}") }
        };
        let head: String =
            self.columns.iter().map(|label| format!(" {}", padded(label, WIDE, true))).collect();
        let row = |(label, cells): &(String, Vec<Cell>)| {
            let cells = cells.iter().take(self.columns.len()).map(|cell| match cell {
                Some((value, words)) => {
                    let blocks = [' ', '░', '░', '▒', '▒', '▓', '▓', '█', '█'];
                    let block = blocks[usize::from(self.shade(*value).min(MOST_SHADE))];
                    format!(" {block}{}", padded(words, WIDE - 1, true))
                }
                None => format!(" {}", padded("·", WIDE, true)),
            });
            format!("{}{}", padded(label, width, false), cells.collect::<String>())
        };
        let lines = [format!("{}{head}", padded(&self.corner, width, false))];
        lines.into_iter().chain(self.rows.iter().map(row)).collect::<Vec<_>>().join("\n")
    }
}
