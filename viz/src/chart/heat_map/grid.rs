//! The cells that are drawn: all, or, of too many, the mean of each so many.

use super::HeatMap;
use crate::chart::axis::{Axis, Unit};
use crate::label::{LABEL_COLUMNS, fitted};
use crate::number;
use crate::theme::MOST_SHADE;

/// The most cells that a field draws.
pub const MOST_CELLS: usize = 2_000;
/// The most rows that a field draws.
pub const MOST_FIELD_ROWS: usize = 40;
/// The most columns.
const MOST_COLUMNS: usize = 200;

/// Cells ready to be drawn.
pub(super) struct Grid {
    pub(super) rows: Vec<(String, Vec<f64>)>,
    pub(super) columns: Vec<String>,
    /// How many rows and columns a cell stands for.
    each: (usize, usize),
    /// From the lightest to the strongest shade.
    pub(super) scale: Axis,
}

impl Grid {
    pub(super) fn of(map: &HeatMap) -> Grid {
        let width = map.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let down = map.rows.len().div_ceil(MOST_FIELD_ROWS).max(1);
        let height = map.rows.len().div_ceil(down).max(1);
        let across = width.div_ceil((MOST_CELLS / height).min(MOST_COLUMNS)).max(1);
        let rows = map.rows.chunks(down).map(|rows| {
            let cells = (0..width).step_by(across).map(|start| mean(rows, start, across));
            (name(rows), cells.collect())
        });
        let rows: Vec<(String, Vec<f64>)> = rows.collect();
        let columns = map.columns.chunks(across).take(width.div_ceil(across));
        let columns = columns.map(|labels| fitted(&labels[0], LABEL_COLUMNS)).collect();
        let finite = || rows.iter().flat_map(|(_, cells)| cells).copied().filter(|value| value.is_finite());
        let (low, high) =
            (finite().fold(f64::INFINITY, f64::min), finite().fold(f64::NEG_INFINITY, f64::max));
        let (low, high) = if low > high { (0.0, 1.0) } else { (low.min(0.0), high.max(low.min(0.0))) };
        let scale = Axis::over(Unit::Number, low..if high > low { high } else { low + 1.0 }, 2);
        Grid { rows, columns, each: (down, across), scale }
    }

    pub(super) fn width(&self) -> usize {
        self.rows.first().map_or(0, |(_, cells)| cells.len())
    }

    /// How strong the shade of a value is; what is not the least has one.
    pub(super) fn shade(&self, value: f64) -> Option<u8> {
        match value {
            f64::INFINITY => Some(MOST_SHADE),
            value if value.is_nan() => None,
            value => Some((self.scale.share(value) * f64::from(MOST_SHADE)).ceil() as u8),
        }
    }

    /// What a cell stands for, if it is more than one.
    pub(super) fn told(&self) -> String {
        match self.each {
            (1, 1) => String::new(),
            (rows, columns) => {
                let whole = |count: usize| number::whole(count as u128);
                format!(" A cell is the mean of {} × {}.", whole(rows), whole(columns))
            }
        }
    }
}

fn name(rows: &[(String, Vec<f64>)]) -> String {
    match rows {
        [(only, _)] => fitted(only, LABEL_COLUMNS),
        [(first, _), .., (last, _)] => fitted(&format!("{first} – {last}"), LABEL_COLUMNS),
        [] => String::new(),
    }
}

/// The mean of the numbers in a part of some rows; not a number if there are none.
fn mean(rows: &[(String, Vec<f64>)], start: usize, columns: usize) -> f64 {
    let part = |cells: &'_ Vec<f64>| {
        cells.get(start..).unwrap_or_default().iter().take(columns).copied().collect::<Vec<f64>>()
    };
    let cells: Vec<f64> =
        rows.iter().flat_map(|(_, cells)| part(cells)).filter(|value| !value.is_nan()).collect();
    match cells.as_slice() {
        [] => f64::NAN,
        [only] => *only,
        // divided first, since the sum of great numbers may be none
        cells => cells.iter().map(|value| value / cells.len() as f64).sum(),
    }
}
