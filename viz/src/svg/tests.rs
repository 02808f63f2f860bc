//! What each shape of plotters is written as, also those that no chart has yet.

use super::Backend;
use plotters::prelude::*;
use plotters::style::FontTransform;

use crate::theme::Role;

/// What the backend writes for what is drawn.
fn written(draw: impl FnOnce(&DrawingArea<Backend<'_>, plotters::coord::Shift>)) -> String {
    let mut shapes = String::new();
    draw(&Backend::new(&mut shapes, (100, 50)).into_drawing_area());
    shapes
}

#[test]
fn filled_shapes_and_outlines() {
    let (series, grid) = (Role::Series.color(), Role::Grid.color());
    let shapes = written(|area| {
        area.draw(&Circle::new((10, 20), 3, series.filled())).expect("drawn");
        area.draw(&Circle::new((10, 20), 3, grid.stroke_width(2))).expect("drawn");
        area.draw(&Polygon::new([(0, 0), (4, 0), (4, 4)], series.mix(0.5))).expect("drawn");
        area.draw(&Rectangle::new([(9, 9), (1, 2)], grid.filled())).expect("drawn");
        area.draw_pixel((7, 8), &BLACK).expect("drawn");
    });
    assert_eq!(
        shapes,
        "<circle class=\"lx-series\" cx=\"10\" cy=\"20\" r=\"3\" fill=\"currentColor\"/>\n\
         <circle class=\"lx-grid\" cx=\"10\" cy=\"20\" r=\"3\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>\n\
         <polygon class=\"lx-series\" points=\"0,0 4,0 4,4\" fill=\"currentColor\" opacity=\"0.5\"/>\n\
         <rect class=\"lx-grid\" x=\"1\" y=\"2\" width=\"8\" height=\"7\" fill=\"currentColor\"/>\n\
         <rect class=\"lx-text\" x=\"7\" y=\"8\" width=\"1\" height=\"1\" fill=\"currentColor\"/>\n"
    );
}

#[test]
fn text_turns_and_is_escaped() {
    let shapes = written(|area| {
        let style = ("sans-serif", 10).into_text_style(area).transform(FontTransform::Rotate270);
        area.draw(&Text::new("a<b&\"c\"", (5, 6), style)).expect("drawn");
    });
    assert_eq!(
        shapes,
        "<text class=\"lx-text\" x=\"5\" y=\"6\" dy=\"0.8em\" text-anchor=\"start\" transform=\"rotate(270 5 6)\" \
         font-size=\"10\" fill=\"currentColor\">a&lt;b&amp;&quot;c&quot;</text>\n"
    );
}

#[test]
fn what_cannot_be_seen_is_not_written() {
    let shapes = written(|area| {
        area.draw(&Circle::new((10, 20), 3, TRANSPARENT)).expect("drawn");
        let style = ("sans-serif", 10).with_color(TRANSPARENT).into_text_style(area);
        area.draw(&Text::new("x", (0, 0), style)).expect("drawn");
    });
    assert_eq!(shapes, "");
}
