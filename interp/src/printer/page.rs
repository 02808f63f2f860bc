//! A value as the result of a cell: laid out in columns, cut where it is very long, as a table where it is one.

use super::pretty::pretty_bounded;
use super::table::Table;
use super::value::Limits;
use crate::Value;
use crate::heap::Mutator;

/// A value to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// As text.
    pub text: String,
    /// As HTML, if that shows it better.
    pub html: Option<String>,
}

/// The value in so many columns.
pub fn page(heap: &Mutator, value: Value, columns: usize) -> Page {
    let table = Table::of(heap, value);
    let text = match &table {
        Some(table) if table.is_its_text => table.text(),
        _ => pretty_bounded(heap, value, columns, Limits::RESULT),
    };
    Page { text, html: table.map(|table| table.html()) }
}
