//! The rows that a bar chart shows: all bars in their order, or, of too many, the longest and the sum
//! of the others.

use super::{Bar, Bars};
use crate::label::{LABEL_COLUMNS, NOTE_COLUMNS, fitted};
use crate::number;

/// The most rows a chart has.
pub const MOST_ROWS: usize = 15;

/// One row, its texts ready to be shown.
pub(super) struct Row {
    pub(super) label: String,
    /// How long the bar is: the value, or infinite for one that is not to fit the scale.
    pub(super) length: f64,
    /// The number, and the note if there is one.
    pub(super) words: String,
}

impl Row {
    fn of(bar: &Bar) -> Row {
        Row::new(&bar.label, bar.value, bar.value, &bar.note)
    }

    fn new(label: &str, value: f64, length: f64, note: &str) -> Row {
        let mut words = number::text(value);
        if length.is_infinite() {
            words.push_str(" (off the scale)");
        }
        if !note.is_empty() {
            words.push_str("; ");
            words.push_str(note);
        }
        Row { label: fitted(label, LABEL_COLUMNS), length, words: fitted(&words, NOTE_COLUMNS) }
    }
}

/// The rows of a chart, from top to bottom.
pub(super) fn rows(chart: &Bars) -> Vec<Row> {
    if chart.bars.len() <= MOST_ROWS {
        return chart.bars.iter().map(Row::of).collect();
    }
    let mut bars: Vec<&Bar> = chart.bars.iter().collect();
    bars.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let (longest, others) = bars.split_at(MOST_ROWS - 1);
    longest.iter().map(|bar| Row::of(bar)).chain([sum(others, size(longest[0]))]).collect()
}

/// What bars are ranked by; those without a number come last.
fn size(bar: &Bar) -> f64 {
    if bar.value.is_nan() { -1.0 } else { bar.value.abs() }
}

/// The row of what has none of its own. Were it longer than any single bar, those would be too short
/// to compare: then it does not stand on their scale.
fn sum(others: &[&Bar], greatest: f64) -> Row {
    let numbers: Vec<f64> = others.iter().map(|bar| bar.value).filter(|value| !value.is_nan()).collect();
    let label = format!("{} others together", number::whole(others.len() as u128));
    let note = match others.len() - numbers.len() {
        0 => String::new(),
        missing => format!("{} of them not a number", number::whole(missing as u128)),
    };
    let total = if numbers.is_empty() { f64::NAN } else { numbers.iter().sum() };
    let length = if total.abs() > greatest { f64::INFINITY.copysign(total) } else { total };
    Row::new(&label, total, length, &note)
}
