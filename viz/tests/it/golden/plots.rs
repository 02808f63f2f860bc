//! Lines and points.

use viz::{Mark, MimeBundle, Plot, Series, Unit};

/// The beginning of 2026, in seconds since 1970.
const NEW_YEAR: f64 = 1_767_225_600.0;

pub(super) fn charts() -> Vec<(&'static str, MimeBundle)> {
    let plots = [
        ("plot-empty", Plot::new("Nothing yet").x("seconds", Unit::Number)),
        ("plot-one-point", Plot::new("One point").series([Series::new("", Mark::Line, [(3.0, 5.0)])])),
        ("plot-lines", waves()),
        ("plot-points", cloud()),
        ("plot-dates", dates()),
        ("plot-log", sizes()),
        ("plot-gaps", gaps()),
        ("plot-many", many()),
        ("plot-huge", huge()),
    ];
    plots.into_iter().map(|(name, plot)| (name, viz::bundle(&plot))).collect()
}

fn range(count: u32) -> impl Iterator<Item = f64> {
    (0..count).map(f64::from)
}

fn waves() -> Plot {
    let wave = |shift: f64| range(101).map(move |n| (n / 10.0, (n / 10.0 + shift).sin()));
    Plot::new("Three waves")
        .x("seconds", Unit::Number)
        .y("amplitude", Unit::Number)
        .series([0.0, 1.0, 2.0].map(|shift| Series::new(format!("shift {shift}"), Mark::Line, wave(shift))))
        .id("waves")
}

fn cloud() -> Plot {
    let points = |seed: f64| range(60).map(move |n| ((n * seed) % 17.0, (n * n * seed) % 23.0));
    Plot::new("Points of four kinds").x("width", Unit::Number).y("height", Unit::Number).series(
        [3.7, 5.3, 7.9, 9.1].map(|seed| Series::new(format!("kind {seed}"), Mark::Points, points(seed))),
    )
}

fn dates() -> Plot {
    let days = range(120).map(|n| (NEW_YEAR + n * 86_400.0, 20.0 + 8.0 * (n / 20.0).cos()));
    Plot::new("Temperature").x("", Unit::Date).y("°C", Unit::Number).series([Series::new(
        "",
        Mark::Line,
        days,
    )])
}

fn sizes() -> Plot {
    let size = |power: f64| range(7).map(move |n| (10f64.powf(n), 3.0 * 10f64.powf(n * power)));
    Plot::new("Time by size").x("elements", Unit::Log).y("ns", Unit::Log).series([
        Series::new("linear", Mark::Line, size(1.0)),
        Series::new("quadratic", Mark::Line, size(2.0)),
        Series::new("with zero", Mark::Points, range(5).map(|n| (n, n * 1e3))),
    ])
}

fn gaps() -> Plot {
    let gap = |n: f64| match n as u32 % 10 {
        4 => f64::NAN,
        5 => f64::INFINITY,
        _ => n,
    };
    Plot::new("Where there is nothing").series([
        Series::new("with gaps", Mark::Line, range(30).map(|n| (n, gap(n)))),
        Series::new("alone", Mark::Line, [(f64::NAN, 1.0), (12.0, 25.0), (13.0, f64::NAN)]),
    ])
}

fn many() -> Plot {
    let line = |index: f64| range(20).map(move |n| (n, n * index));
    let labels =
        range(17).map(|index| Series::new(format!("series number {index}"), Mark::Line, line(index)));
    Plot::new("More series than colours").series(labels)
}

fn huge() -> Plot {
    let noise = range(100_000).map(|n| (n, (n * 7_919.0) % 1_000.0));
    Plot::new("A hundred thousand points").series([Series::new("", Mark::Line, noise)])
}
