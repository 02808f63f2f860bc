//! What can be zoomed into: well-formed, with few enough points, and beside the forms for other pages.

use serde_json::Value;
use viz::{Bar, Bars, Columns, HeatMap, Mark, Picture, Plot, Series, Unit};

fn specification(picture: &impl Picture) -> Value {
    let bundle = viz::interactive(picture);
    assert!(bundle.bytes(viz::PNG).is_some() && bundle.get(viz::PLAIN).is_some());
    // a front end that has both would show the drawing
    assert!(bundle.get(viz::SVG).is_none());
    let json = bundle.get(viz::VEGA_LITE).expect("charts can be zoomed into");
    let specification: Value = serde_json::from_str(json).expect("it is JSON");
    assert_eq!(specification["$schema"], "https://vega.github.io/schema/vega-lite/v5.json");
    assert_eq!(specification["background"], Value::Null);
    specification
}

fn count(layer: &Value) -> usize {
    layer["data"]["values"].as_array().map_or(0, Vec::len)
}

#[test]
fn each_kind_has_its_values() {
    let bars = specification(&Bars::new("t", "").bars([Bar::new("a", 1.0), Bar::new("a", 2.0)]));
    assert_eq!(bars["data"]["values"][1]["label"], "a (2)");
    let columns = specification(&Columns::histogram("t", "", Unit::Number, &[1.0, 2.0, 3.0], Some(2)));
    assert_eq!((count(&columns), &columns["encoding"]["x2"]["field"]), (2, &Value::from("to")));
    assert_eq!(columns["encoding"]["y2"]["datum"], 0);
    let field = specification(&HeatMap::new("t", "").row("a", [1.0, f64::NAN]).row("b", [2.0, 3.0]));
    assert_eq!(count(&field), 3);
    let plot = specification(&Plot::new("t").x("", Unit::Duration).series([
        Series::new("a", Mark::Line, [(0.0, 1.0), (1e9, f64::NAN), (2e9, 3.0)]),
        Series::new("b", Mark::Points, [(0.0, 1.0), (1e9, 2.0)]).dashed(),
    ]));
    assert_eq!(
        plot["layer"][0]["data"]["values"].to_string(),
        r#"[{"x":0.0,"y":1.0},{"x":2.0,"y":null},{"x":2.0,"y":3.0}]"#
    );
    assert_eq!((count(&plot["layer"][1]), &plot["layer"][1]["mark"]["type"]), (2, &Value::from("point")));
}

#[test]
fn there_are_few_enough_points() {
    let noise = |n: u32| (f64::from(n), f64::from(n.wrapping_mul(2_654_435_761)));
    for mark in [Mark::Line, Mark::Points] {
        let series = (0..3).map(|n| Series::new(format!("{n}"), mark, (0..100_000).map(noise)));
        let plot = specification(&Plot::new("t").series(series));
        let total: usize = plot["layer"].as_array().map_or(0, |layers| layers.iter().map(count).sum());
        assert!((500..=2_000).contains(&total), "{mark:?} {total}");
    }
    assert!(count(&specification(&Plot::new("t"))) == 0);
}
