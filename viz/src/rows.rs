//! The rows that a bar chart shows: all bars in their order, or, of too many, the longest and the sum
//! of the others.

use crate::chart::{Bar, BarChart};
use crate::label::{LABEL_COLUMNS, NOTE_COLUMNS, fitted};
use crate::number;

/// The most rows a chart has.
pub const MOST_ROWS: usize = 15;

/// One row, its texts ready to be shown.
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) value: f64,
    /// The number, and the note if there is one.
    pub(crate) words: String,
}

impl Row {
    fn new(label: &str, value: f64, note: &str) -> Row {
        let mut words = number::text(value);
        if value.is_infinite() {
            words.push_str(" (off the scale)");
        }
        if !note.is_empty() {
            words.push_str("; ");
            words.push_str(note);
        }
        Row { label: fitted(label, LABEL_COLUMNS), value, words: fitted(&words, NOTE_COLUMNS) }
    }
}

/// The rows of a chart, from top to bottom.
pub(crate) fn rows(chart: &BarChart) -> Vec<Row> {
    let row = |bar: &Bar| Row::new(&bar.label, bar.value, &bar.note);
    if chart.bars.len() <= MOST_ROWS {
        return chart.bars.iter().map(row).collect();
    }
    let mut bars: Vec<&Bar> = chart.bars.iter().collect();
    // by size; what has no number comes last
    let size = |bar: &Bar| if bar.value.is_nan() { -1.0 } else { bar.value.abs() };
    bars.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let (longest, others) = bars.split_at(MOST_ROWS - 1);
    longest.iter().map(|bar| row(bar)).chain([sum(others)]).collect()
}

fn sum(others: &[&Bar]) -> Row {
    let numbers: Vec<f64> = others.iter().map(|bar| bar.value).filter(|value| !value.is_nan()).collect();
    let label = format!("{} others together", number::whole(others.len() as u128));
    let note = match others.len() - numbers.len() {
        0 => String::new(),
        missing => format!("{} of them not a number", number::whole(missing as u128)),
    };
    let total = if numbers.is_empty() { f64::NAN } else { numbers.iter().sum() };
    Row::new(&label, total, &note)
}
