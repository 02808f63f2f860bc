//! Values that are tables: hash tables, records, lists of records and lists of association lists. As text and as
//! HTML.

use super::pretty::width_of;
use super::value::{Limits, Rest, Style, print_bounded, rest_of};
use crate::Value;
use crate::diagnostic::render::escaped;
use crate::heap::Mutator;
use crate::value::{FromValue, HashTable, Record, Symbol};

/// So many rows are shown, so many columns are a table, and so much of each value is shown.
const ROWS_MAX: usize = 100;
const COLUMNS_MAX: usize = 20;
const CELL: Limits = Limits { items: 20, depth: 4, bytes: 120, counts: false };

/// A table of texts.
pub(super) struct Table {
    /// What stands above it.
    caption: String,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Rows that are left out.
    left: Option<Rest>,
    /// Whether its text says all that the value's own text does, and more.
    pub(super) is_its_text: bool,
}

impl Table {
    /// The table that a value is, if it is one.
    pub(super) fn of(heap: &Mutator, value: Value) -> Option<Table> {
        if let Some(table) = HashTable::from_value(value) {
            return (table.count() > 0).then(|| of_hash_table(heap, value, table));
        }
        if let Some(record) = Record::from_value(value) {
            return Some(of_record(heap, record)).filter(|table| !table.rows.is_empty());
        }
        let mut items = Vec::new();
        let mut rest = value;
        while let (Some(item), Some(next)) = (rest.car(), rest.cdr()) {
            if items.len() == ROWS_MAX {
                break;
            }
            items.push(item);
            rest = next;
        }
        let left = (rest != Value::NIL).then(|| rest_of(rest));
        if items.len() < 2 || left == Some(Rest::Exactly(0)) {
            return None;
        }
        of_records(heap, &items).or_else(|| of_alists(heap, &items)).map(|table| Table { left, ..table })
    }

    /// Columns of text, each as wide as its widest cell.
    pub(super) fn text(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| self.lines().filter_map(|row| row.get(column)).map(|cell| width_of(cell)).max())
            .map(Option::unwrap_or_default)
            .collect();
        let mut text = self.caption.clone();
        for row in self.lines() {
            let mut line = String::from("\n ");
            for (cell, width) in row.iter().zip(&widths) {
                line.push(' ');
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', width - width_of(cell) + 1));
            }
            text.push_str(line.trim_end_matches(' '));
        }
        if let Some(left) = self.left {
            text.push_str(&format!("\n  {left}"));
        }
        text
    }

    /// A `table` element; colours and lines are the front end's.
    pub(super) fn html(&self) -> String {
        const CELL: &str = " style=\"text-align: left\"";
        let mut html = String::from("<table>");
        if !self.caption.is_empty() {
            html.push_str(&format!("<caption{CELL}>{}</caption>", escaped(&self.caption)));
        }
        let mut row = |tag: &str, cells: &[String]| {
            html.push_str("<tr>");
            for cell in cells {
                html.push_str(&format!("<{tag}{CELL}>{}</{tag}>", escaped(cell)));
            }
            html.push_str("</tr>");
        };
        if !self.head.is_empty() {
            row("th", &self.head);
        }
        self.rows.iter().for_each(|cells| row("td", cells));
        if let Some(left) = self.left {
            let columns = self.head.len().max(self.rows.first().map_or(1, Vec::len));
            html.push_str(&format!("<tr><td{CELL} colspan=\"{columns}\">{left}</td></tr>"));
        }
        html + "</table>"
    }

    fn lines(&self) -> impl Iterator<Item = &Vec<String>> {
        std::iter::once(&self.head).filter(|head| !head.is_empty()).chain(&self.rows)
    }
}

fn cell(heap: &Mutator, value: Value) -> String {
    print_bounded(heap, value, Style::Write, CELL)
}

fn of_hash_table(heap: &Mutator, value: Value, table: HashTable) -> Table {
    let entries = (0..table.positions()).filter_map(|position| table.at(position));
    let rows: Vec<_> =
        entries.take(ROWS_MAX).map(|(key, value)| vec![cell(heap, key), cell(heap, value)]).collect();
    let left = (table.count() > rows.len()).then(|| Rest::Exactly(table.count() - rows.len()));
    Table { caption: cell(heap, value), head: Vec::new(), rows, left, is_its_text: true }
}

fn fields_of(heap: &Mutator, record: Record) -> Vec<String> {
    let names = record.record_type().fields();
    (0..names.len()).map(|index| cell(heap, names.get(index))).collect()
}

fn of_record(heap: &Mutator, record: Record) -> Table {
    let names = fields_of(heap, record);
    let values = (0..names.len()).map(|index| cell(heap, record.get(index)));
    let rows = names.iter().cloned().zip(values).map(|(name, value)| vec![name, value]).collect();
    let caption = cell(heap, record.record_type().name());
    Table { caption, head: Vec::new(), rows, left: None, is_its_text: false }
}

/// Records of one type: a row for each.
fn of_records(heap: &Mutator, items: &[Value]) -> Option<Table> {
    let records: Vec<Record> = items.iter().map(|item| Record::from_value(*item)).collect::<Option<_>>()?;
    let first = *records.first()?;
    let is_alike = |record: &Record| Value::from(record.record_type()) == Value::from(first.record_type());
    let head = fields_of(heap, first);
    if head.is_empty() || head.len() > COLUMNS_MAX || !records.iter().all(is_alike) {
        return None;
    }
    let row = |record: &Record| (0..head.len()).map(|index| cell(heap, record.get(index))).collect();
    let rows = records.iter().map(row).collect();
    let caption = cell(heap, first.record_type().name());
    Some(Table { caption, head, rows, left: None, is_its_text: false })
}

/// Association lists with symbols as keys: a row for each, a column for each key.
fn of_alists(heap: &Mutator, items: &[Value]) -> Option<Table> {
    let rows: Vec<Vec<(Value, Value)>> = items.iter().map(|item| entries(*item)).collect::<Option<_>>()?;
    let mut keys: Vec<Value> = Vec::new();
    for (key, _) in rows.iter().flatten() {
        if !keys.contains(key) {
            keys.push(*key);
        }
    }
    if keys.len() > COLUMNS_MAX {
        return None;
    }
    let value_of = |row: &[(Value, Value)], key: &Value| {
        row.iter().find(|(other, _)| other == key).map_or_else(String::new, |(_, value)| cell(heap, *value))
    };
    let head = keys.iter().map(|key| cell(heap, *key)).collect();
    let rows = rows.iter().map(|row| keys.iter().map(|key| value_of(row, key)).collect()).collect();
    Some(Table { caption: String::new(), head, rows, left: None, is_its_text: false })
}

/// The entries of an association list whose keys are symbols, at least one.
fn entries(alist: Value) -> Option<Vec<(Value, Value)>> {
    let mut entries = Vec::new();
    let mut rest = alist;
    while let (Some(entry), Some(next)) = (rest.car(), rest.cdr()) {
        let (key, value) = (entry.car()?, entry.cdr()?);
        if Symbol::from_value(key).is_none() || entries.len() == COLUMNS_MAX {
            return None;
        }
        entries.push((key, value));
        rest = next;
    }
    (rest == Value::NIL && !entries.is_empty()).then_some(entries)
}
