//! Bars that can be zoomed into.

use serde_json::{Value, json};

use super::rows::Row;
use crate::theme::Role;
use crate::vega;

pub(super) fn body(rows: &[Row]) -> Value {
    let labels = vega::told_apart(rows.iter().map(|row| row.label.clone()));
    let rows = rows.iter().zip(labels).filter(|(row, _)| row.length.is_finite());
    let values: Vec<Value> =
        rows.map(|(row, label)| json!({ "label": label, "value": row.length, "note": row.words })).collect();
    json!({
        "data": { "values": values },
        "mark": { "type": "bar", "color": vega::color(Role::Series(0)), "tooltip": { "content": "data" } },
        "encoding": {
            "y": { "field": "label", "type": "nominal", "sort": null, "title": null },
            "x": { "field": "value", "type": "quantitative", "title": null }
        }
    })
}
