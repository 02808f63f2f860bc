//! How long charts take and how large they are, beside what they may. `cargo bench -p lambdust-viz`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use viz::{HTML, HeatMap, Mark, MimeBundle, Options, Picture, Plot, SVG, Series};

/// Runs made by hand, those of the tests.
#[allow(dead_code)]
#[path = "../tests/it/samples.rs"]
mod samples;

const REPEATS: usize = 31;

fn main() {
    println!("{:32} {:>10} {:>10} {:>9} {:>9}", "median of 31", "ms", "at most", "bytes", "at most");
    let noise = |n: u32| (f64::from(n), f64::from(n.wrapping_mul(2_654_435_761)));
    let plot = |mark, count| Plot::new("t").series([Series::new("s", mark, (0..count).map(noise))]);
    let field = (0..40).fold(HeatMap::new("t", ""), |field, row| {
        field.row(format!("{row}"), (0..50).map(|column| f64::from(row * column % 17)))
    });
    let sampled = samples::half_a_minute();
    let view = |name: &str| viz::view(name).expect("there is this view").chart(&sampled, &Options::default());
    let samples = ["scheduler", "run-queue", "stm", "mailbox"]
        .map(|name| live(&format!("600 samples, {name}"), || view(name), 2.0, 40_000));
    let fits = [
        live("600 samples, line", || plot(Mark::Line, 600), 2.0, 40_000),
        live("2,000 cells", || field.clone(), 5.0, 60_000),
        live_of("100,000 points, line", &plot(Mark::Line, 100_000), 5.0, 60_000),
        live_of("100,000 points, points", &plot(Mark::Points, 100_000), 5.0, 60_000),
        stored("600 samples, with PNG", &plot(Mark::Line, 600)),
        stored("100,000 points, with PNG", &plot(Mark::Line, 100_000)),
    ];
    assert!(
        samples.into_iter().chain(fits).all(|fits| fits),
        "a chart takes longer, or is larger, than it may"
    );
}

/// The drawn form of a picture that is made anew each time, and whether it keeps to its limits.
fn live<P: Picture>(name: &str, picture: impl Fn() -> P, most: f64, size: usize) -> bool {
    fits(name, timed(|| viz::live(&black_box(&picture)())), most, size)
}

/// The same of one that is there.
fn live_of(name: &str, picture: &impl Picture, most: f64, size: usize) -> bool {
    fits(name, timed(|| viz::live(black_box(picture))), most, size)
}

fn fits(name: &str, (time, bundle): (f64, MimeBundle), most: f64, size: usize) -> bool {
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
