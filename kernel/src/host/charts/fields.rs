//! How a program's own numbers are spread: histograms and heat maps.

use super::Chart;
use super::data;
use crate::host::display::wrong_option;
use interp::Value;
use interp::builtins;
use interp::builtins::options::Options;
use interp::value::{FromValue, Index, Rest};
use interp::vm::primitive::{Cx, Outcome};
use viz::{Columns, HeatMap, MOST_BINS, Unit};

pub(in crate::host) use table::TABLE;

#[builtins(library = "lambdust notebook")]
mod table {
    use super::*;

    /// A chart of how many of the numbers, a list or vector, lie between which bounds. `#:bins` is into how many parts
    /// they are sorted; without it that follows from how they are spread. `#:title` and `#:x` are texts at the chart and
    /// below it; with `#:log-x #t` that has powers of ten, and bins are wider the farther to the right. With
    /// `#:interactive #t` front ends that can show each number where one points.
    ///
    /// `(histogram '(1 2 2 3 3 3) #:title "Throws" #:bins 3) ; => #<chart Throws>`
    #[builtin("histogram")]
    fn histogram(cx: &mut Cx<'_>, data: Value, options: Rest<'_, Value>) -> Outcome {
        let options = Options::read(cx, options.values(), 1, ["title", "x", "bins", "log-x", "interactive"])?;
        let numbers = data::numbers(cx, data, "")?;
        let title = data::text(cx, "#:title", options.get(0))?.unwrap_or_else(|| "Histogram".to_owned());
        let label = data::text(cx, "#:x", options.get(1))?.unwrap_or_default();
        let is_possible = |bins: &usize| (1..=MOST_BINS).contains(bins);
        let bins = |value| Index::from_value(value).map(|bins| bins.0).filter(is_possible);
        let wanted = format!("an integer from 1 to {MOST_BINS} as #:bins");
        let bins = options.get(2).map(|value| bins(value).ok_or_else(|| wrong_option(cx, &wanted, value)));
        let across = if data::is_set(options.get(3)) { Unit::Log } else { Unit::Number };
        let columns = Columns::histogram(title, label, across, &numbers, bins.transpose()?);
        Ok(Chart::plot(cx, columns, options.get(4)))
    }

    /// A chart of numbers in rows and columns, the darker the more. The data are rows, each a list or vector of numbers.
    /// `#:rows` and `#:columns` are lists of their names, `#:title` is a text at the chart, `#:unit` what is counted.
    /// With `#:interactive #t` front ends that can show each number where one points.
    ///
    /// `(heat-map '((1 2) (3 4)) #:title "Steals" #:rows '(a b) #:columns '(a b)) ; => #<chart Steals>`
    #[builtin("heat-map")]
    fn heat_map(cx: &mut Cx<'_>, rows: Value, options: Rest<'_, Value>) -> Outcome {
        let options =
            Options::read(cx, options.values(), 1, ["title", "unit", "rows", "columns", "interactive"])?;
        let rows = data::elements(cx, rows, data::ROWS_MOST)?;
        let read = |option: &str, value: Option<Value>| {
            value.map(|value| data::labels(cx, option, value)).transpose()
        };
        let (names, columns) = (read("#:rows", options.get(2))?, read("#:columns", options.get(3))?);
        let names = names.unwrap_or_else(|| (1..=rows.len()).map(|row| format!("row {row}")).collect());
        if names.len() != rows.len() {
            let text = format!("got {} rows and {} names of rows", rows.len(), names.len());
            return Err(cx.failure("range-error", text).hint("#:rows has a name for each row").into());
        }
        let title = data::text(cx, "#:title", options.get(0))?.unwrap_or_else(|| "Heat map".to_owned());
        let unit = data::text(cx, "#:unit", options.get(1))?.unwrap_or_default();
        let mut map = HeatMap::new(title, unit).columns(columns.unwrap_or_default());
        for (index, (row, name)) in rows.into_iter().zip(names).enumerate() {
            let cells = data::numbers(cx, row, &format!(" of row {}", index + 1))?;
            map = map.row(name, cells);
        }
        Ok(Chart::plot(cx, map, options.get(4)))
    }
}
