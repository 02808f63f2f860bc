//! Bars in characters: for consoles, for readers that speak, and wherever a drawing is not shown. The
//! same rows on the same scale.

use super::rows::Row;
use super::scale::Scale;
use crate::label;

/// Columns of the bars.
const COLUMNS: usize = 30;
/// Bars to the right, by eighths of a column.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// A line for each row.
pub(super) fn lines(rows: &[Row]) -> String {
    let scale = Scale::of(rows.iter().map(|row| row.length));
    let label_columns = rows.iter().map(|row| label::columns(&row.label)).max().unwrap_or(0);
    let line = |row: &Row| {
        let padding = " ".repeat(label_columns - label::columns(&row.label));
        format!("{}{padding} {} {}", row.label, bar(row.length, &scale), row.words)
    };
    rows.iter().map(line).collect::<Vec<String>>().join("\n")
}

/// A bar of [`COLUMNS`] columns; with values on both sides the line at zero is one more.
fn bar(value: f64, scale: &Scale) -> String {
    let share = |position: f64| position / scale.length() * COLUMNS as f64;
    let left = share(-scale.low()).round() as usize;
    let right = COLUMNS - left.min(COLUMNS);
    let position = share(scale.position(value));
    let (before, after) = match value {
        f64::INFINITY => (String::new(), format!("{}▶", "░".repeat(right.saturating_sub(1)))),
        f64::NEG_INFINITY => (format!("◀{}", "░".repeat(left.saturating_sub(1))), String::new()),
        _ if value < 0.0 => (leftwards(-position, left), String::new()),
        _ => (String::new(), rightwards(position, right, value > 0.0)),
    };
    let filled = |text: &str| text.chars().count();
    let zero = if left > 0 { "│" } else { "" };
    let (pad_left, pad_right) = (left.saturating_sub(filled(&before)), right.saturating_sub(filled(&after)));
    format!("{}{before}{zero}{after}{}", " ".repeat(pad_left), " ".repeat(pad_right))
}

/// A bar that begins at zero; what is not zero is seen.
pub(crate) fn rightwards(columns: f64, room: usize, seen: bool) -> String {
    let eighths = (columns * 8.0).round().max(f64::from(u8::from(seen))) as usize;
    let eighths = eighths.min(room * 8);
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

/// A bar that ends at zero. There are only halves of blocks for it.
fn leftwards(columns: f64, room: usize) -> String {
    let halves = ((columns * 2.0).round().max(1.0) as usize).min(room * 2);
    format!("{}{}", if halves % 2 == 1 { "▐" } else { "" }, "█".repeat(halves / 2))
}
