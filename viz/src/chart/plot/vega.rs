//! A plot that can be zoomed into: a layer for each series, with few enough points.

use serde_json::{Value, json};

use super::decimate;
use super::{Axes, Mark, Plot, Shown};
use crate::chart::axis::Unit;
use crate::label::{LABEL_COLUMNS, fitted};
use crate::picture::WIDTH;
use crate::vega;

/// Nanoseconds of a second, which is what its durations are in.
const SECOND: f64 = 1e9;
/// Pixels beyond the outermost points, which would be cut in half.
const PADDING: u32 = 6;

pub(super) fn layers(plot: &Plot) -> Value {
    let shown: Vec<Shown<'_>> = plot.shown().collect();
    let axes = Axes::of(&plot.x, &plot.y, &shown, WIDTH);
    let labels = vega::told_apart(shown.iter().map(|shown| shown.key().label));
    let colors: Vec<String> = shown.iter().map(|shown| vega::color(shown.role())).collect();
    let each = vega::MOST_POINTS / shown.len().max(1);
    let mut x = direction(plot.x.unit, &plot.x.label);
    x["field"] = "x".into();
    let mut y = direction(plot.y.unit, &plot.y.label);
    y["field"] = "y".into();
    let legend = if plot.is_plain() { Value::Null } else { json!({ "title": null }) };
    let layer = |(shown, label): (&Shown<'_>, &String)| {
        let scale = json!({ "domain": labels, "range": colors });
        let encoding =
            json!({ "x": x, "y": y, "color": { "datum": label, "scale": scale, "legend": legend } });
        json!({ "data": { "values": values(shown, &axes, each) }, "mark": mark(shown), "encoding": encoding })
    };
    let mut layers: Vec<Value> = shown.iter().zip(&labels).map(layer).collect();
    if let Some(first) = layers.first_mut() {
        first["params"] = json!([{ "name": "zoom", "select": "interval", "bind": "scales" }]);
    }
    json!({ "height": 220, "layer": layers })
}

fn direction(unit: Unit, label: &str) -> Value {
    let title = match (unit, fitted(label, LABEL_COLUMNS)) {
        (Unit::Duration, label) => format!("{label} (s)").trim_start().to_owned(),
        (_, label) => label,
    };
    let title = if title.is_empty() { Value::Null } else { title.into() };
    match unit {
        Unit::Number | Unit::Duration => {
            json!({ "type": "quantitative", "title": title, "scale": { "padding": PADDING } })
        }
        Unit::Log => {
            json!({ "type": "quantitative", "title": title, "scale": { "type": "log", "padding": PADDING } })
        }
        Unit::Date => {
            json!({ "type": "temporal", "title": title, "scale": { "type": "utc", "padding": PADDING } })
        }
    }
}

fn mark(shown: &Shown<'_>) -> Value {
    let is_dashed = shown.series.dashed || shown.index >= usize::from(crate::theme::SERIES);
    match shown.series.mark {
        Mark::Points => json!({ "type": "point", "filled": true, "tooltip": true }),
        Mark::Line if is_dashed => json!({ "type": "line", "strokeDash": [5, 3], "tooltip": true }),
        Mark::Line => json!({ "type": "line", "tooltip": true }),
    }
}

/// At most so many points; between two runs one without a number, where the line ends.
fn values(shown: &Shown<'_>, axes: &Axes, most: usize) -> Vec<Value> {
    let scaled = |unit: Unit, value: f64| match unit {
        Unit::Duration => value / SECOND,
        Unit::Date => value * 1e3,
        Unit::Number | Unit::Log => value,
    };
    let (across, upwards) = (axes.x.unit(), axes.y.unit());
    let point = |(x, y): (f64, f64)| json!({ "x": scaled(across, x), "y": scaled(upwards, y) });
    if shown.series.mark == Mark::Points {
        let placed: Vec<Value> =
            shown.points().iter().copied().filter(|place| axes.places().has(*place)).map(point).collect();
        let every = placed.len().div_ceil(most).max(1);
        return placed.into_iter().step_by(every).collect();
    }
    // a run has at most four points in each column
    let runs = decimate::line(shown.points(), axes, (most / 8).max(1) as u32);
    let mut values = Vec::new();
    for run in runs {
        if !values.is_empty() {
            values.push(json!({ "x": scaled(across, run[0].0), "y": null }));
        }
        values.extend(run.into_iter().map(point));
    }
    let every = values.len().div_ceil(most).max(1);
    values.into_iter().step_by(every).collect()
}
