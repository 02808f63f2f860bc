//! How long charts take and how large they are, beside what they may. `cargo bench -p lambdust-viz`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use viz::{HTML, HeatMap, Mark, Picture, Plot, SVG, Series};

const REPEATS: usize = 31;

fn main() {
    println!("{:32} {:>10} {:>10} {:>9} {:>9}", "median of 31", "ms", "at most", "bytes", "at most");
    let noise = |n: u32| (f64::from(n), f64::from(n.wrapping_mul(2_654_435_761)));
    let plot = |mark, count| Plot::new("t").series([Series::new("s", mark, (0..count).map(noise))]);
    let samples = (0..8).map(|n| Series::new(format!("worker {n}"), Mark::Step, (0..600).map(noise)));
    let field = (0..40).fold(HeatMap::new("t", ""), |field, row| {
        field.row(format!("{row}"), (0..50).map(|column| f64::from(row * column % 17)))
    });
    let fits = [
        live("600 samples", &plot(Mark::Line, 600), 2.0, 40_000),
        live("600 samples of 8 workers", &Plot::new("t").series(samples), 16.0, 40_000),
        live("2,000 cells", &field, 5.0, 60_000),
        live("100,000 points, line", &plot(Mark::Line, 100_000), 5.0, 60_000),
        live("100,000 points, area", &plot(Mark::Area, 100_000), 5.0, 60_000),
        live("100,000 points, points", &plot(Mark::Points, 100_000), 5.0, 60_000),
        stored("600 samples, with PNG", &plot(Mark::Line, 600)),
        stored("100,000 points, with PNG", &plot(Mark::Line, 100_000)),
    ];
    assert!(fits.into_iter().all(|fits| fits), "a chart takes longer, or is larger, than it may");
}

/// The drawn form, and whether it keeps to its limits.
fn live(name: &str, picture: &impl Picture, most: f64, size: usize) -> bool {
    let (time, bundle) = timed(|| viz::live(black_box(picture)));
    let bytes = bundle.get(HTML).map_or(0, str::len);
    println!("{name:32} {time:>10.2} {most:>10.1} {bytes:>9} {size:>9}");
    time <= most && bytes <= size
}

/// All forms that a notebook stores.
fn stored(name: &str, picture: &impl Picture) -> bool {
    let (time, bundle) = timed(|| viz::bundle(black_box(picture)));
    let bytes = bundle.get(SVG).map_or(0, str::len) + bundle.bytes(viz::PNG).map_or(0, <[u8]>::len);
    println!("{name:32} {time:>10.2} {:>10} {bytes:>9} {:>9}", "-", "-");
    true
}

/// The median time in milliseconds.
fn timed<T>(mut work: impl FnMut() -> T) -> (f64, T) {
    let mut times: Vec<Duration> = Vec::new();
    let mut last = work();
    for _ in 0..REPEATS {
        let start = Instant::now();
        last = work();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    (times[REPEATS / 2].as_secs_f64() * 1e3, last)
}
