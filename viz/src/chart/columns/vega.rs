//! Columns that can be zoomed into.

use serde_json::{Value, json};

use super::Columns;
use crate::chart::axis::Unit;
use crate::label::{LABEL_COLUMNS, fitted};
use crate::theme::Role;
use crate::vega;

pub(super) fn body(columns: &Columns) -> Value {
    let value = |column: &super::Column| json!({ "from": column.between.0, "to": column.between.1, "count": column.count });
    let values: Vec<Value> = columns.columns.iter().map(value).collect();
    let title = fitted(&columns.label, LABEL_COLUMNS);
    let title = if title.is_empty() { Value::Null } else { title.into() };
    let scale = if columns.across == Unit::Log { json!({ "type": "log" }) } else { json!({ "zero": false }) };
    json!({
        "data": { "values": values },
        "height": 200,
        // a bar between two values of one axis and up to one of the other would lie
        "mark": { "type": "rect", "color": vega::color(Role::Series(0)), "tooltip": { "content": "data" } },
        "encoding": {
            "x": { "field": "from", "type": "quantitative", "title": title, "scale": scale },
            "x2": { "field": "to" },
            "y": { "field": "count", "type": "quantitative", "title": null },
            "y2": { "datum": 0 }
        }
    })
}
