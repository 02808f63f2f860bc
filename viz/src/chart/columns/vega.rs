//! Columns that can be zoomed into.

use serde_json::{Value, json};

use super::Columns;
use crate::chart::axis::Unit;
use crate::label::{LABEL_COLUMNS, fitted};
use crate::theme::Role;
use crate::vega;

pub(super) fn body(columns: &Columns) -> Value {
    let labels = vega::told_apart(columns.shown().iter().map(|column| fitted(&column.label, LABEL_COLUMNS)));
    let shown = columns.shown().iter().zip(labels).filter(|(column, _)| column.value.is_finite());
    let is_histogram = columns.shown().iter().all(|column| column.between.is_some());
    let value = |(column, label): (&super::Column, String)| match column.between {
        Some((low, high)) => json!({ "from": low, "to": high, "value": column.value }),
        None => json!({ "label": label, "value": column.value }),
    };
    let values: Vec<Value> = shown.map(value).collect();
    let title = fitted(&columns.label, LABEL_COLUMNS);
    let title = if title.is_empty() { Value::Null } else { title.into() };
    let mut encoding = json!({ "y": { "field": "value", "type": "quantitative", "title": null } });
    if is_histogram {
        let scale =
            if columns.across == Unit::Log { json!({ "type": "log" }) } else { json!({ "zero": false }) };
        encoding["x"] = json!({ "field": "from", "type": "quantitative", "title": title, "scale": scale });
        encoding["x2"] = json!({ "field": "to" });
    } else {
        encoding["x"] = json!({ "field": "label", "type": "nominal", "sort": null, "title": title });
    }
    json!({
        "data": { "values": values },
        "height": 200,
        "mark": { "type": "bar", "color": vega::color(Role::Series(0)), "tooltip": { "content": "data" } },
        "encoding": encoding
    })
}
