//! What each shape of plotters is written as, also those that no chart has yet.

use super::{Backend, Head, Sheet, document};
use plotters::prelude::*;
use plotters::style::FontTransform;

use crate::theme::Role;

const HEAD: Head<'_> = Head { id: "x y", title: "t", description: "d", size: (100, 50) };

/// What the backend writes for what is drawn.
fn sheet(draw: impl FnOnce(&DrawingArea<Backend<'_>, plotters::coord::Shift>)) -> Sheet {
    let mut sheet = Sheet::default();
    let area = Backend::new(&mut sheet, &HEAD).into_drawing_area();
    draw(&area);
    area.present().expect("drawn");
    drop(area);
    sheet
}

fn written(draw: impl FnOnce(&DrawingArea<Backend<'_>, plotters::coord::Shift>)) -> String {
    sheet(draw).shapes().to_owned()
}

#[test]
fn filled_shapes_and_outlines() {
    let (series, grid) = (Role::Series(0).color(), Role::Grid.color());
    let shapes = written(|area| {
        area.draw(&Circle::new((10, 20), 3, series.filled())).expect("drawn");
        area.draw(&Circle::new((10, 20), 3, grid.stroke_width(2))).expect("drawn");
        area.draw(&Polygon::new([(0, 0), (4, 0), (4, 4)], series.mix(0.5))).expect("drawn");
        area.draw(&Rectangle::new([(9, 9), (1, 2)], grid.filled())).expect("drawn");
        area.draw_pixel((7, 8), &BLACK).expect("drawn");
    });
    assert_eq!(
        shapes,
        "<circle class=\"lx-s0\" fill=\"currentColor\" cx=\"10\" cy=\"20\" r=\"3\"/>\n\
         <circle class=\"lx-grid\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" cx=\"10\" cy=\"20\" r=\"3\"/>\n\
         <path class=\"lx-s0\" fill=\"currentColor\" opacity=\"0.5\" d=\"M0,0h4v4z\"/>\n\
         <rect class=\"lx-grid\" fill=\"currentColor\" x=\"1\" y=\"2\" width=\"8\" height=\"7\"/>\n\
         <rect class=\"lx-text\" fill=\"currentColor\" x=\"7\" y=\"8\" width=\"1\" height=\"1\"/>\n"
    );
}

#[test]
fn neighbours_of_one_look_are_one_element() {
    let (first, second) = (Role::Series(0).color(), Role::Series(1).color());
    let shapes = written(|area| {
        for (x, color) in [(0, first), (5, first), (9, second)] {
            area.draw(&Rectangle::new([(x, 1), (x + 3, 5)], color.filled())).expect("drawn");
        }
        for (x, radius) in [(0, 2), (5, 2), (9, 3)] {
            area.draw(&Circle::new((x, 1), radius, first.filled())).expect("drawn");
        }
    });
    assert_eq!(
        shapes,
        "<path class=\"lx-s0\" fill=\"currentColor\" d=\"M0,1h3v4h-3zM5,1h3v4h-3z\"/>\n\
         <rect class=\"lx-s1\" fill=\"currentColor\" x=\"9\" y=\"1\" width=\"3\" height=\"4\"/>\n\
         <path class=\"lx-s0\" stroke=\"currentColor\" stroke-width=\"4\" stroke-linecap=\"round\" d=\"M0,1h0M5,1h0\"/>\n\
         <circle class=\"lx-s0\" fill=\"currentColor\" cx=\"9\" cy=\"1\" r=\"3\"/>\n"
    );
}

#[test]
fn a_line_goes_from_point_to_point() {
    let line =
        |points: Vec<(i32, i32)>| written(|area| area.draw(&PathElement::new(points, BLACK)).expect("drawn"));
    assert!(line(vec![(5, 5), (6, 3), (4, 3), (3, 9)]).contains(" d=\"M5,5l1-2h-2l-1,6\"/>"));
    assert_eq!(line(vec![(5, 5)]), "");
}

#[test]
fn what_hangs_on_a_role_is_told_apart_without_its_colour() {
    let drawn = sheet(|area| {
        area.draw(&Rectangle::new([(0, 0), (9, 9)], Role::Bad.hatched().filled())).expect("drawn");
        area.draw(&PathElement::new([(0, 0), (9, 9)], Role::Waiting.hatched())).expect("drawn");
        area.draw(&PathElement::new([(0, 0), (9, 9)], Role::Series(9).color())).expect("drawn");
    });
    assert_eq!(
        drawn.shapes(),
        "<rect class=\"lx-bad\" fill=\"url(#lx-x_y-lx-bad)\" x=\"0\" y=\"0\" width=\"9\" height=\"9\"/>\n\
         <path class=\"lx-waiting\" fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"5 3\" d=\"M0,0l9,9\"/>\n\
         <path class=\"lx-s1\" fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"5 3\" d=\"M0,0l9,9\"/>\n"
    );
    let whole = document(&HEAD, &drawn);
    assert_eq!(whole.matches("<pattern id=\"lx-x_y-lx-bad\" class=\"lx-bad\"").count(), 1, "{whole}");
    assert!(whole.contains("\n.lx-bad{color:#c4314b;color:var(--lx-bad)}\n"), "{whole}");
    assert!(!whole.contains("lx-text"), "{whole}");
}

#[test]
fn text_turns_and_is_escaped() {
    let shapes = written(|area| {
        let style = ("sans-serif", 10).into_text_style(area).transform(FontTransform::Rotate270);
        area.draw(&Text::new("a<b&\"c\"", (5, 6), style)).expect("drawn");
    });
    assert_eq!(
        shapes,
        "<text class=\"lx-text\" x=\"5\" y=\"6\" dy=\"0.8em\" font-size=\"10\" \
         transform=\"rotate(270 5 6)\">a&lt;b&amp;&quot;c&quot;</text>\n"
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
