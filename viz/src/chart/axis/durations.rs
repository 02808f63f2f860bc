//! Ticks of durations: nanoseconds to days, in steps that clocks have.

use super::Tick;
use super::numbers::multiples;
use crate::number;

const SECOND: f64 = 1e9;
const MINUTE: f64 = 60.0 * SECOND;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;
/// Steps above a second; below it, and in days, they are those of numbers.
const STEPS: [f64; 15] = [
    SECOND,
    2.0 * SECOND,
    5.0 * SECOND,
    10.0 * SECOND,
    15.0 * SECOND,
    30.0 * SECOND,
    MINUTE,
    2.0 * MINUTE,
    5.0 * MINUTE,
    10.0 * MINUTE,
    15.0 * MINUTE,
    30.0 * MINUTE,
    HOUR,
    3.0 * HOUR,
    6.0 * HOUR,
];

/// Multiples of a step, all in the unit that suits the larger end.
pub(super) fn ticks(low: f64, high: f64, most: usize) -> Vec<Tick> {
    let parts = most.max(2) as f64 - 1.0;
    let rough = high / parts - low / parts;
    let step = step(rough);
    let largest = low.abs().max(high.abs());
    multiples(low, high, step).map(|at| Tick { at, text: text(at, step, largest) }).collect()
}

fn step(rough: f64) -> f64 {
    if rough <= SECOND {
        return decimal(rough);
    }
    let round = STEPS.into_iter().find(|step| *step >= rough);
    round.unwrap_or_else(|| if rough <= DAY / 2.0 { DAY / 2.0 } else { decimal(rough / DAY) * DAY })
}

fn decimal(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    [1.0, 2.0, 5.0, 10.0].map(|digit| digit * power).into_iter().find(|step| *step >= rough).unwrap_or(rough)
}

/// A tick on an axis of this step whose larger end is so long.
fn text(at: f64, step: f64, largest: f64) -> String {
    let (unit, name) = match largest {
        _ if at == 0.0 => return "0".to_owned(),
        _ if largest < 1e3 => (1.0, "ns"),
        _ if largest < 1e6 => (1e3, "µs"),
        _ if largest < SECOND => (1e6, "ms"),
        _ if largest < 2.0 * MINUTE || step < SECOND => (SECOND, "s"),
        _ if largest < 2.0 * DAY => return clock(at, step),
        _ => (DAY, "d"),
    };
    format!("{} {name}", number::stepped(at / unit, step / unit))
}

/// Hours, minutes and seconds as a clock shows them.
fn clock(at: f64, step: f64) -> String {
    let sign = if at < 0.0 { "-" } else { "" };
    let seconds = (at.abs() / SECOND).round() as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (hours, step < MINUTE) {
        (0, true) => format!("{sign}{minutes}:{seconds:02} min"),
        (0, false) => format!("{sign}{minutes} min"),
        (_, true) => format!("{sign}{hours}:{minutes:02}:{seconds:02} h"),
        (_, false) => format!("{sign}{hours}:{minutes:02} h"),
    }
}
