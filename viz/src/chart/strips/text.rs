//! Strips in characters: a line of blocks for what goes up, and one for what goes down.

use super::{Strip, Strips, sampled, shown_label, shown_note};
use crate::label;
use crate::number;

/// Cells of a row.
const CELLS: usize = 48;
const BLOCKS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

pub(super) fn lines(strips: &Strips) -> Vec<String> {
    if strips.is_empty() {
        return Vec::new();
    }
    let down = strips.rows.iter().map(|row| label::columns(&down_label(strips, row)));
    let width =
        strips.rows.iter().map(|row| label::columns(&shown_label(row))).chain(down).max().unwrap_or(0);
    let mut lines: Vec<String> = strips.rows.iter().flat_map(|row| row_lines(strips, row, width)).collect();
    let end = if strips.counts_steps {
        format!("{} steps", number::text(strips.end))
    } else {
        number::duration(strips.end)
    };
    lines.push(format!("{} 0{end:>room$}", " ".repeat(width), room = CELLS - 1));
    let words: Vec<String> = strips.shown_key().iter().map(|(_, words)| label::fitted(words, 60)).collect();
    if !words.is_empty() {
        lines.push(words.join("; "));
    }
    lines
}

fn row_lines(strips: &Strips, row: &Strip, width: usize) -> Vec<String> {
    let name = shown_label(row);
    let padding = " ".repeat(width - label::columns(&name));
    let top = strips.top();
    let up = format!("{name}{padding} {} {}", blocks(&row.up, strips.end, top), shown_note(row));
    let mut lines = vec![up.trim_end().to_owned()];
    if !row.down.is_empty() {
        let what = down_label(strips, row);
        let padding = " ".repeat(width - label::columns(&what));
        lines.push(format!("{what}{padding} {}", blocks(&row.down, strips.end, top)).trim_end().to_owned());
    }
    lines
}

/// What goes down, as the key calls it.
fn down_label(strips: &Strips, row: &Strip) -> String {
    let what = strips.key.iter().find(|(look, _)| *look == row.looks.1 && !row.down.is_empty());
    what.map_or_else(String::new, |(_, words)| label::fitted(words, 24))
}

/// What is not nothing is seen.
fn blocks(points: &[(f64, f64)], end: f64, top: f64) -> String {
    let block = |value: f64| {
        let eighths = (value / top * 8.0).round().clamp(0.0, 8.0) as usize;
        BLOCKS[if value > 0.0 { eighths.max(1) } else { 0 }]
    };
    sampled(points, end, CELLS).into_iter().map(block).collect()
}
