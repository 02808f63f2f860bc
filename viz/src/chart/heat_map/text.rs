//! A field in characters: numbers while they fit, and shades of blocks beyond.

use super::grid::Grid;
use crate::label;
use crate::number;
use crate::theme::MOST_SHADE;

/// Columns of a line of numbers, or of blocks.
const COLUMNS: usize = 64;
const SHADES: [char; 5] = ['·', '░', '▒', '▓', '█'];

pub(super) fn lines(grid: &Grid) -> String {
    if grid.width() == 0 {
        return String::new();
    }
    let labels = grid.rows.iter().map(|(label, _)| label::columns(label)).max().unwrap_or(0);
    let texts: Vec<Vec<String>> =
        grid.rows.iter().map(|(_, cells)| cells.iter().map(|value| cell(*value)).collect()).collect();
    let widest =
        texts.iter().flatten().chain(&grid.columns).map(|text| label::columns(text)).max().unwrap_or(0);
    let padded = |text: &str, width: usize| format!("{}{text}", " ".repeat(width - label::columns(text)));
    let named =
        |label: &str, line: String| format!("{label}{} {line}", " ".repeat(labels - label::columns(label)));
    if (widest + 1) * grid.width() <= COLUMNS {
        let line = |cells: &[String]| cells.iter().map(|text| padded(text, widest + 1)).collect::<String>();
        let head = (!grid.columns.is_empty()).then(|| named("", line(&grid.columns)));
        let rows = grid.rows.iter().zip(&texts).map(|((label, _), cells)| named(label, line(cells)));
        return head.into_iter().chain(rows).collect::<Vec<String>>().join("\n");
    }
    let each = grid.width().div_ceil(COLUMNS);
    let rows = grid
        .rows
        .iter()
        .map(|(label, cells)| named(label, cells.chunks(each).map(|part| block(grid, part)).collect()));
    let key = format!(
        "{} {}, {} {}",
        SHADES[0],
        number::text(grid.scale.low()),
        SHADES[4],
        number::text(grid.scale.high())
    );
    rows.chain([key]).collect::<Vec<String>>().join("\n")
}

fn cell(value: f64) -> String {
    if value.is_nan() { "–".to_owned() } else { number::text(value) }
}

/// The strongest of some cells.
fn block(grid: &Grid, cells: &[f64]) -> char {
    let strongest = cells.iter().filter_map(|value| grid.shade(*value)).max();
    strongest.map_or(' ', |shade| SHADES[usize::from(shade).div_ceil(usize::from(MOST_SHADE / 4))])
}
