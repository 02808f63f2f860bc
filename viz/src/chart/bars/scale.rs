//! The scale of a chart: which values its ends stand for, and where its ticks are. It always contains
//! zero, since a bar is as long as its value is far from zero; it never divides by nothing and never
//! overflows, whatever the values.

use crate::number;

/// How many steps the scale has, at most.
const MOST_STEPS: f64 = 5.0;
/// By how much an infinite bar reaches beyond the others, as a share of the scale.
const BEYOND: f64 = 0.15;

/// A scale. Positions on it are counted in steps from zero, so they are small numbers even for values
/// near the ends of what a number can hold.
pub(super) struct Scale {
    step: f64,
    low: f64,
    high: f64,
}

impl Scale {
    /// A scale for all these values.
    pub(super) fn of(values: impl Iterator<Item = f64> + Clone) -> Scale {
        let finite = values.clone().filter(|value| value.is_finite());
        let least = finite.clone().fold(0.0, f64::min);
        let greatest = finite.fold(0.0, f64::max);
        let (step, mut low, mut high) = if least == greatest {
            (1.0, 0.0, 1.0)
        } else {
            let step = round_step(least, greatest);
            (step, least / step, greatest / step)
        };
        let beyond = (high - low) * BEYOND;
        if values.clone().any(|value| value == f64::INFINITY) {
            high += beyond;
        }
        if values.clone().any(|value| value == f64::NEG_INFINITY) {
            low -= beyond;
        }
        Scale { step, low, high }
    }

    /// The position of the lower end: zero or less.
    pub(super) fn low(&self) -> f64 {
        self.low
    }

    /// The position of the upper end: zero or more, and above the lower.
    pub(super) fn high(&self) -> f64 {
        self.high
    }

    /// How far the ends are apart.
    pub(super) fn length(&self) -> f64 {
        self.high - self.low
    }

    /// Where a value stands; infinite ones at the ends, and what has no number at zero.
    pub(super) fn position(&self, value: f64) -> f64 {
        if value.is_nan() { 0.0 } else { (value / self.step).clamp(self.low, self.high) }
    }

    /// The positions of the ticks, every so many steps that texts of `room` steps do not touch.
    pub(super) fn ticks(&self, room: impl Fn(&str) -> f64) -> Vec<f64> {
        let all: Vec<f64> = (self.low.ceil() as i64..=self.high.floor() as i64).map(|n| n as f64).collect();
        let widest = all.iter().map(|tick| room(&self.tick_text(*tick))).fold(1.0, f64::max).ceil();
        all.into_iter().filter(|tick| tick % widest == 0.0).collect()
    }

    /// What stands at a tick.
    pub(super) fn tick_text(&self, tick: f64) -> String {
        number::text(tick * self.step)
    }
}

/// A step of 1, 2 or 5 times a power of ten, of which the scale has at most [`MOST_STEPS`].
fn round_step(least: f64, greatest: f64) -> f64 {
    // twice the greatest float is too much for a float, so the share is taken first
    let rough = greatest / MOST_STEPS - least / MOST_STEPS;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|digit| digit * power).into_iter().find(|step| *step >= rough);
    match step {
        Some(step) if power.is_normal() && step.is_finite() => step,
        // near the least float there are no powers of ten left; any step is as good
        _ => greatest.max(-least),
    }
}
