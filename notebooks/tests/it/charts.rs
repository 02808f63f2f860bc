//! The notebook of all charts, `99-charts.ipynb`: no view is missing in it, and its pictures are seen in a page
//! that nbconvert makes of it. Whether they are seen where nothing is trusted is a test in `browser.rs`.

use std::fs;
use std::time::Duration;

use notebooks::{Jupyter, folder, run, scratch};
use serde_json::Value;

const LIMIT: Duration = Duration::from_secs(180);

/// What draws without being a view.
const OTHERS: [&str; 7] =
    ["line-plot", "scatter-plot", "bar-plot", "histogram", "heat-map", "live-chart", "live-dashboard"];

/// The code cells of the notebook.
fn cells() -> Vec<Value> {
    let text = fs::read_to_string(folder().join("99-charts.ipynb")).expect("the notebook is there");
    let notebook: Value = serde_json::from_str(&text).expect("a notebook is JSON");
    let cells = notebook["cells"].as_array().expect("a notebook has cells").iter();
    cells.filter(|cell| cell["cell_type"] == "code").cloned().collect()
}

/// A text that is stored as its lines.
fn text(lines: &Value) -> String {
    lines.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The outputs of a cell that come in this form.
fn outputs<'a>(cell: &'a Value, mime: &'a str) -> impl Iterator<Item = &'a Value> {
    let outputs = cell["outputs"].as_array().into_iter().flatten();
    outputs.filter_map(move |output| output["data"].get(mime))
}

/// Whether the cell calls one of these and shows a picture, or the table that the summary is.
fn shows(cell: &Value, calls: &[String]) -> bool {
    let source = text(&cell["source"]);
    let is_called = |call: &String| {
        let ends = |(at, _)| source[at + call.len()..].starts_with([' ', ')']);
        source.match_indices(call.as_str()).any(ends)
    };
    let pictures = outputs(cell, "image/png").chain(outputs(cell, "text/html"));
    calls.iter().any(is_called) && pictures.count() > 0
}

#[test]
fn every_chart_has_a_cell_that_shows_it() {
    let cells = cells();
    let names = cells.iter().find(|cell| cell["id"] == "names").expect("a cell lists the views");
    let names: String = outputs(names, "text/plain").map(text).collect();
    let names: Vec<&str> = names.trim_matches(['(', ')']).split_whitespace().collect();
    assert!(names.contains(&"summary") && names.len() > 10, "the views are listed: {names:?}");
    let views = names.iter().map(|name| vec![format!("(chart '{name}"), format!("({name}-chart")]);
    let others = OTHERS.iter().map(|name| vec![format!("({name}")]);
    let missing: Vec<_> =
        views.chain(others).filter(|calls| !cells.iter().any(|cell| shows(cell, calls))).collect();
    assert!(missing.is_empty(), "not in 99-charts.ipynb: {missing:?}");
}

#[test]
fn a_page_made_by_nbconvert_has_the_pictures() {
    let scratch = scratch("nbconvert-html");
    let mut convert = Jupyter::shared().python(&scratch, ["-m", "nbconvert", "--to", "html"]);
    convert.args(["--output", "charts.html", "--output-dir"]).arg(&scratch);
    run(convert.arg(folder().join("99-charts.ipynb")), LIMIT).expect_success();
    let page = fs::read_to_string(scratch.join("charts.html")).expect("nbconvert wrote its output");
    let pictures: usize = cells().iter().map(|cell| outputs(cell, "image/svg+xml").count()).sum();
    assert!(pictures > 20, "the notebook has pictures");
    assert_eq!(page.matches("class=\"jp-RenderedSVG").count(), pictures);
    assert_eq!(page.matches("src=\"data:image/svg+xml").count(), pictures);
    // the interactive plot has no SVG, and nbconvert knows no Vega
    assert_eq!(page.matches("src=\"data:image/png").count(), 1);
}
