//! Plots of data that no one would draw, and of more than anyone can see.

use viz::{MOST_SERIES, Mark, Plot, Series, Unit};

use crate::{SEVERE, drawn};

const MARKS: [Mark; 2] = [Mark::Line, Mark::Points];

fn plot(mark: Mark, points: impl IntoIterator<Item = (f64, f64)>) -> Plot {
    Plot::new("t").series([Series::new("s", mark, points)])
}

#[test]
fn any_two_points_have_axes() {
    let units = [Unit::Number, Unit::Log, Unit::Duration, Unit::Date];
    for (index, first) in SEVERE.into_iter().enumerate() {
        for second in SEVERE {
            // every pair of values once, with marks and units in turn
            let (mark, unit) = (MARKS[index % 2], units[(index / 2) % 4]);
            let points = [(first, second), (second, first)];
            drawn(&plot(mark, points).x("x", unit).y("y", units[index % 4]));
        }
    }
}

#[test]
fn nothing_and_one_point_say_so() {
    for mark in MARKS {
        assert!(drawn(&plot(mark, [])).1.ends_with("No data.\n"));
        let (svg, text) = drawn(&plot(mark, [(2.0, 3.0)]));
        assert!(svg.contains("<circle"), "{svg}");
        assert!(text.contains("1 point, x 2. s 3.\n"), "{text}");
    }
    assert!(drawn(&Plot::new("t")).1.ends_with("No data.\n"));
}

#[test]
fn what_has_no_place_is_counted() {
    let points = [(0.0, 1.0), (1.0, f64::NAN), (2.0, f64::INFINITY), (3.0, -1.0), (4.0, 0.0)];
    let text = drawn(&plot(Mark::Line, points).y("", Unit::Log)).1;
    assert!(text.contains("Left out: 1 not a number, 1 infinite, 2 not above zero."), "{text}");
    let text = drawn(&plot(Mark::Line, [(f64::NAN, 1.0)])).1;
    assert!(text.contains("Left out: 1 not a number."), "{text}");
}

#[test]
fn as_many_series_as_looks_are_drawn_and_one_more_is_not() {
    let plot = |count: usize| {
        let line = |n: usize| Series::new(format!("name{n}"), Mark::Line, [(0.0, 0.0), (1.0, n as f64)]);
        drawn(&Plot::new("t").series((0..count).map(line)))
    };
    let (svg, text) = plot(MOST_SERIES);
    assert!(svg.contains("name15") && !text.contains("are not."), "{text}");
    let (svg, text) = plot(MOST_SERIES + 1);
    assert!(!svg.contains(">name16<"), "{svg}");
    assert!(text.contains("Only the first 16 series are drawn, 1 is not."), "{text}");
}

#[test]
fn a_hundred_thousand_points_stay_small() {
    let noise = |n: u32| (f64::from(n), f64::from(n.wrapping_mul(2_654_435_761)));
    for mark in MARKS {
        let svg = drawn(&plot(mark, (0..100_000).map(noise))).0;
        assert!(svg.len() < 60_000, "{mark:?} {}", svg.len());
    }
    let six_hundred = (0..600).map(noise);
    let eight = (0..8).map(|n| Series::new(format!("worker {n}"), Mark::Line, six_hundred.clone()));
    let svg = drawn(&Plot::new("t").series(eight)).0;
    assert!(svg.len() < 40_000, "a live frame of {} bytes", svg.len());
}

#[test]
fn labels_of_any_length_and_kind_fit() {
    let long = "<b>&\"\u{202e}\n".repeat(100_000);
    let plot = Plot::new(&*long).x(&*long, Unit::Number).y(&*long, Unit::Number).series([
        Series::new(&*long, Mark::Line, [(0.0, 1.0), (1.0, 2.0)]),
        Series::new(&*long, Mark::Points, [(0.0, 1.0), (1.0, 2.0)]),
    ]);
    let (svg, text) = drawn(&plot);
    assert!(svg.len() < 20_000 && text.len() < 10_000, "{} and {}", svg.len(), text.len());
    assert!(!svg.contains('\u{202e}') && !text.contains('\u{202e}'), "{text}");
}
