//! A field whose cells tell their numbers.

use serde_json::{Value, json};

use super::grid::Grid;
use crate::vega;

pub(super) fn body(grid: &Grid) -> Value {
    let rows = vega::told_apart(grid.rows.iter().map(|(label, _)| label.clone()));
    let columns = (0..grid.width())
        .map(|index| grid.columns.get(index).cloned().unwrap_or_else(|| (index + 1).to_string()));
    let columns = vega::told_apart(columns);
    let cells = grid.rows.iter().zip(&rows).flat_map(|((_, cells), row)| {
        let cells = cells.iter().zip(&columns).filter(|(value, _)| value.is_finite());
        cells.map(move |(value, column)| json!({ "row": row, "column": column, "value": value }))
    });
    let values: Vec<Value> = cells.collect();
    json!({
        "data": { "values": values },
        "mark": { "type": "rect", "tooltip": { "content": "data" } },
        "encoding": {
            "x": { "field": "column", "type": "ordinal", "sort": null, "title": null, "axis": { "labelOverlap": true } },
            "y": { "field": "row", "type": "ordinal", "sort": null, "title": null },
            "color": { "field": "value", "type": "quantitative", "title": null, "scale": { "scheme": "blues" } }
        }
    })
}
