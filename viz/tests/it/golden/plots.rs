//! Lines, steps, areas and points.

use viz::{Direction, Mark, MimeBundle, Panels, Plot, Role, Series, Unit};

/// The beginning of 2026, in seconds since 1970.
const NEW_YEAR: f64 = 1_767_225_600.0;

pub(super) fn charts() -> Vec<(&'static str, MimeBundle)> {
    let plots = [
        ("plot-empty", Plot::new("Nothing yet").x("seconds", Unit::Number)),
        ("plot-one-point", Plot::new("One point").series([Series::new("", Mark::Line, [(3.0, 5.0)])])),
        ("plot-lines", waves()),
        ("plot-steps", depth()),
        ("plot-mirror", commits()),
        ("plot-stacked", load()),
        ("plot-points", cloud()),
        ("plot-dates", dates()),
        ("plot-log", sizes()),
        ("plot-gaps", gaps()),
        ("plot-many", many()),
        ("plot-huge", huge()),
    ];
    let panels = [("panels", workers(4)), ("panels-many", workers(9)), ("panels-empty", workers(0))];
    let panels = panels.into_iter().map(|(name, panels)| (name, viz::bundle(&panels)));
    plots.into_iter().map(|(name, plot)| (name, viz::bundle(&plot))).chain(panels).collect()
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

fn depth() -> Plot {
    let depth = range(40).map(|n| (n * 25e6, (n * 37.0) % 11.0));
    Plot::new("Run queue").x("", Unit::Duration).y("fibers", Unit::Number).series([Series::new(
        "worker 0",
        Mark::Step,
        depth,
    )])
}

fn commits() -> Plot {
    let commits = range(60).map(|n| (n * 50e6, 400.0 + 300.0 * (n / 9.0).sin()));
    let aborts = range(60).map(|n| (n * 50e6, if n > 20.0 { (n * 13.0) % 180.0 } else { 0.0 }));
    Plot::new("Transactions").x("", Unit::Duration).y("each 50 ms", Unit::Number).series([
        Series::new("commits", Mark::Area, commits).role(Role::Busy),
        Series::new("aborts", Mark::Area, aborts).role(Role::Bad).hatched().down(),
    ])
}

fn load() -> Plot {
    let busy = |n: f64| 55.0 + 30.0 * (n / 8.0).sin();
    let share = |of: fn(f64, f64) -> f64| range(50).map(move |n| (n * 1e8, of(n, busy(n))));
    Plot::new("Worker load")
        .x("", Unit::Duration)
        .y("% of the time", Unit::Number)
        .y_range(0.0, 100.0)
        .series([
            Series::new("running", Mark::Area, share(|_, busy| busy)).role(Role::Busy),
            Series::new("searching", Mark::Area, share(|n, _| 5.0 + n % 4.0)).role(Role::Warn),
            Series::new("collecting", Mark::Area, share(|n, _| if n % 10.0 == 0.0 { 7.0 } else { 0.0 }))
                .role(Role::Collector)
                .hatched(),
        ])
        .stacked()
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
        Series::new("with gaps", Mark::Area, range(30).map(|n| (n, gap(n)))),
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

fn workers(count: u32) -> Panels {
    let time = |worker: f64, of: fn(f64) -> f64| {
        range(60).map(move |n| (n * 5e7, of(45.0 + 40.0 * (n / 7.0 + worker).sin())))
    };
    let row = |worker: f64| {
        [
            Series::new("running", Mark::Area, time(worker, |busy| busy)).role(Role::Busy),
            Series::new("searching", Mark::Area, time(worker, |busy| (100.0 - busy) / 3.0)).role(Role::Warn),
        ]
    };
    let (x, y) = (Direction::new("", Unit::Duration), Direction::new("%", Unit::Number).between(0.0, 100.0));
    let panels = Panels::new("Worker load", x, y).stacked();
    range(count).fold(panels, |panels, worker| panels.row(format!("worker {worker}"), row(worker)))
}
