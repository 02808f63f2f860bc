//! Vega-Lite, version 5: what front ends without any extension let a reader zoom into. It has no
//! background, and greys that are read on light and dark pages, because it is not drawn again when the
//! page changes its theme.

use serde_json::{Value, json};

use crate::theme::Role;

/// The most points in a specification; front ends are slow with more.
pub(crate) const MOST_POINTS: usize = 2_000;
/// Read on light and on dark.
const GREY: &str = "#808a93";

/// A specification of what a kind of chart gives.
pub(crate) fn specification(title: &str, description: &str, body: Value) -> String {
    let axis = json!({
        "labelColor": GREY, "titleColor": GREY, "tickColor": GREY, "domainColor": GREY,
        "gridColor": GREY, "gridOpacity": 0.25, "titleFontWeight": "normal"
    });
    let mut whole = json!({
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": title,
        "description": description,
        "width": 560,
        "background": null,
        "config": {
            "view": { "stroke": null },
            "axis": axis,
            "legend": { "labelColor": GREY, "titleColor": GREY },
            "title": { "color": GREY, "anchor": "start" }
        }
    });
    if let (Some(whole), Value::Object(body)) = (whole.as_object_mut(), body) {
        whole.extend(body);
    }
    whole.to_string()
}

/// The light colour of a role.
pub(crate) fn color(role: Role) -> String {
    let (red, green, blue) = role.light();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Labels that differ, since equal ones would be one bar.
pub(crate) fn told_apart(labels: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = std::collections::HashMap::new();
    let label = |label: String| {
        let count = seen.entry(label.clone()).and_modify(|count| *count += 1).or_insert(1);
        if *count == 1 { label } else { format!("{label} ({count})") }
    };
    labels.map(label).collect()
}
