//! Ticks of numbers: steps of 1, 2 or 5 times a power of ten, and powers of ten.

use super::Tick;
use crate::number;

/// The step with which numbers between the ends are marked at most so many times.
fn step(low: f64, high: f64, most: usize) -> f64 {
    // the greatest float less the least is too much for a float, so the shares are taken first
    let parts = most.max(2) as f64 - 1.0;
    let rough = high / parts - low / parts;
    let power = 10f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|digit| digit * power);
    let round = steps.into_iter().find(|step| *step >= rough);
    round.filter(|step| step.is_finite()).unwrap_or(rough)
}

/// Multiples of a round step.
pub(super) fn ticks(low: f64, high: f64, most: usize) -> Vec<Tick> {
    let step = step(low, high, most);
    multiples(low, high, step).map(|at| Tick { at, text: number::stepped(at, step) }).collect()
}

/// The multiples of a step between the ends.
pub(super) fn multiples(low: f64, high: f64, step: f64) -> impl Iterator<Item = f64> {
    let (first, last) = ((low / step - 1e-9).ceil() as i64, (high / step + 1e-9).floor() as i64);
    (first..=last).map(move |n| (n as f64 * step).clamp(low, high))
}

/// The ends, moved outwards to multiples of a round step.
pub(super) fn rounded(low: f64, high: f64, most: usize) -> (f64, f64) {
    let step = step(low, high, most.saturating_sub(1));
    let outwards = ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step);
    (outwards.0.max(f64::MIN), outwards.1.min(f64::MAX))
}

/// Powers of ten, every so many; with few of them also two and five times a power.
pub(super) fn powers(low: f64, high: f64, most: usize) -> Vec<Tick> {
    let within = |at: &f64| (low * (1.0 - 1e-9)..=high * (1.0 + 1e-9)).contains(at);
    let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
    let digits = |digits: &'static [f64]| {
        let marks =
            (first..=last).flat_map(move |power| digits.iter().map(move |digit| digit * power_of_ten(power)));
        marks.filter(within).collect::<Vec<f64>>()
    };
    let (fine, whole) = (digits(&[1.0, 2.0, 5.0]), digits(&[1.0]));
    let marks = if fine.len() <= most && whole.len() <= 2 { fine } else { whole };
    if marks.len() < 2 {
        // no power between the ends, so it is nearly even
        return ticks(low, high, most);
    }
    let every = step(f64::from(first), f64::from(last), most).max(1.0) as i32;
    let kept = marks.into_iter().filter(|at| marks_power(*at, every));
    kept.map(|at| Tick { at: at.clamp(low, high), text: number::text(at) }).collect()
}

/// Whether a mark stays when only every so many powers do. With one each, those between stay too.
fn marks_power(at: f64, every: i32) -> bool {
    every == 1 || at.log10().round() as i32 % every == 0
}

/// The ends, moved outwards to powers of ten.
pub(super) fn whole_powers(low: f64, high: f64) -> (f64, f64) {
    let (first, last) = ((low.log10() + 1e-9).floor() as i32, (high.log10() - 1e-9).ceil() as i32);
    (power_of_ten(first).max(f64::MIN_POSITIVE), power_of_ten(last).min(f64::MAX))
}

/// Exactly the float that is written so; multiplying would be off by a little.
fn power_of_ten(power: i32) -> f64 {
    format!("1e{power}").parse().unwrap_or(f64::MAX)
}
