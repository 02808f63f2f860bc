//! Axes: which values the ends of a picture stand for, where the ticks are, and what stands at them.
//! Numbers, powers, durations and dates are told apart by what is a round step for them. An axis never
//! divides by nothing and never overflows, whatever its ends.

mod dates;
mod durations;
mod numbers;

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};

use crate::font;
use crate::number;

/// What the positions of an axis are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Unit {
    /// Numbers, evenly.
    #[default]
    Number,
    /// Numbers above zero, each power of ten as far from the next.
    Log,
    /// Nanoseconds.
    Duration,
    /// Seconds since the beginning of 1970, UTC.
    Date,
}

/// A marked position.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Tick {
    pub(crate) at: f64,
    pub(crate) text: String,
}

/// An axis from a lower to a higher end.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Axis {
    unit: Unit,
    low: f64,
    high: f64,
    /// Where the lower end is, and how far the upper is from it, as [`place`] has them.
    start: f64,
    length: f64,
    ticks: Vec<Tick>,
}

/// How many ticks there are at most on an axis of texts above each other.
pub(crate) const MOST_UPWARDS: usize = 6;
/// How many on an axis of texts beside each other.
const MOST_ACROSS: usize = 10;
/// Parts of the larger end that the ends must be apart, or there are no numbers between them.
const LEAST_APART: f64 = 1e-11;
/// Ends nearer to each other than this cannot be told apart.
const LEAST_LENGTH: f64 = 1e-290;

impl Axis {
    /// An axis with exactly these ends and at most so many ticks.
    pub(crate) fn over(unit: Unit, range: Range<f64>, most: usize) -> Axis {
        let (unit, low, high) = ends(unit, range);
        let ticks = match unit {
            Unit::Number => numbers::ticks(low, high, most),
            Unit::Log => numbers::powers(low, high, most),
            Unit::Duration => durations::ticks(low, high, most),
            Unit::Date => dates::ticks(low, high, most),
        };
        Axis::made(unit, low, high, ticks)
    }

    /// An axis with exactly these ends, whose texts do not touch when they stand side by side on so many
    /// pixels.
    pub(crate) fn across(unit: Unit, range: Range<f64>, pixels: u32) -> Axis {
        let axes = (2..=MOST_ACROSS).rev().map(|most| Axis::over(unit, range.clone(), most));
        let fitting = axes.into_iter().find(|axis| axis.fits(pixels));
        fitting.unwrap_or_else(|| Axis { ticks: Vec::new(), ..Axis::over(unit, range, 2) })
    }

    /// An axis whose ends are moved outwards to ticks.
    pub(crate) fn rounded(unit: Unit, range: Range<f64>, most: usize) -> Axis {
        let (unit, low, high) = ends(unit, range);
        let (low, high) = match unit {
            Unit::Number => numbers::rounded(low, high, most),
            Unit::Log => numbers::whole_powers(low, high),
            Unit::Duration | Unit::Date => (low, high),
        };
        Axis::over(unit, low..high, most)
    }

    /// An axis with these marks and no others.
    pub(crate) fn marked(range: Range<f64>, ticks: Vec<Tick>) -> Axis {
        let (unit, low, high) = ends(Unit::Number, range);
        Axis::made(unit, low, high, ticks)
    }

    /// An axis of so many names, each in the middle of its part; where they would touch on so many
    /// pixels, every second or third, and so on, is left.
    pub(crate) fn named(names: &[String], count: usize, pixels: u32) -> Axis {
        let all = || {
            names.iter().enumerate().map(|(index, name)| Tick { at: index as f64 + 0.5, text: name.clone() })
        };
        let every = |step: usize| Axis::marked(0.0..count.max(1) as f64, all().step_by(step).collect());
        let fitting = (1..=names.len()).map(every).find(|axis| axis.fits(pixels));
        fitting.unwrap_or_else(|| every(1))
    }

    /// What its positions are.
    pub(crate) fn unit(&self) -> Unit {
        self.unit
    }

    /// The value at the lower end.
    pub(crate) fn low(&self) -> f64 {
        self.low
    }

    /// The value at the upper end.
    pub(crate) fn high(&self) -> f64 {
        self.high
    }

    /// The marked positions, upwards.
    pub(crate) fn ticks(&self) -> &[Tick] {
        &self.ticks
    }

    /// What stands at a position: a tick's text, or nothing.
    pub(crate) fn tick_text(&self, position: f64) -> String {
        let tick = self.ticks.iter().find(|tick| tick.at == position);
        tick.map_or_else(String::new, |tick| tick.text.clone())
    }

    /// The pixels of the widest text.
    pub(crate) fn widest(&self) -> u32 {
        self.ticks.iter().map(|tick| font::width(&tick.text, font::SIZE)).max().unwrap_or(0)
    }

    fn made(unit: Unit, low: f64, high: f64, ticks: Vec<Tick>) -> Axis {
        let start = place(unit, low);
        Axis { unit, low, high, start, length: place(unit, high) - start, ticks }
    }

    /// How far along a value is, from 0 at the lower end to 1 at the upper; those beyond are at the end.
    pub(crate) fn share(&self, value: f64) -> f64 {
        let share = (place(self.unit, value) - self.start) / self.length;
        // what is not a number is not greater than anything
        if share > 0.0 { if share < 1.0 { share } else { 1.0 } } else { 0.0 }
    }

    /// Whether the texts do not touch when they stand side by side.
    fn fits(&self, pixels: u32) -> bool {
        let span = |tick: &Tick| {
            let (middle, half) = (self.share(tick.at) * f64::from(pixels), half_width(tick));
            (middle - half, middle + half)
        };
        self.ticks.windows(2).all(|pair| span(&pair[0]).1 + f64::from(font::SPACE) <= span(&pair[1]).0)
    }
}

/// Where a value is when all are evenly spread. Halves, since the greatest float less the least is none.
fn place(unit: Unit, value: f64) -> f64 {
    if unit == Unit::Log { value.log10() } else { value / 2.0 }
}

fn half_width(tick: &Tick) -> f64 {
    f64::from(font::width(&tick.text, font::SIZE)) / 2.0
}

/// A value as it is written in a sentence.
pub(crate) fn text(unit: Unit, value: f64) -> String {
    match unit {
        Unit::Number | Unit::Log => number::text(value),
        Unit::Duration => number::duration(value),
        Unit::Date => dates::text(value),
    }
}

/// Ends that are numbers, in order and apart; what cannot be counted in its unit is counted in numbers.
fn ends(unit: Unit, range: Range<f64>) -> (Unit, f64, f64) {
    let finite = |value: f64, otherwise: f64| if value.is_finite() { value } else { otherwise };
    let (low, high) = (finite(range.start, 0.0), finite(range.end, 1.0));
    let (low, high) = if low <= high { (low, high) } else { (high, low) };
    if unit == Unit::Log {
        let high = if high > 0.0 { high.max(f64::MIN_POSITIVE) } else { 1.0 };
        let low = if low > 0.0 { low.max(f64::MIN_POSITIVE) } else { (high / 10.0).max(f64::MIN_POSITIVE) };
        return match high / low < 1.0 + LEAST_APART {
            true => (unit, (low / 2.0).max(f64::MIN_POSITIVE), (high * 2.0).min(f64::MAX)),
            false => (unit, low, high),
        };
    }
    let unit = match unit {
        Unit::Date if !(dates::can_tell(low) && dates::can_tell(high)) => Unit::Number,
        unit => unit,
    };
    let size = low.abs().max(high.abs());
    if high - low > (size * LEAST_APART).max(LEAST_LENGTH) {
        return (unit, low, high);
    }
    let apart = match unit {
        Unit::Date => 1.0,
        _ if size < LEAST_LENGTH => 1.0,
        _ => size / 2.0,
    };
    (unit, (low - apart).max(f64::MIN), (high + apart).min(f64::MAX))
}

impl Ranged for Axis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, position: &f64, (from, to): (i32, i32)) -> i32 {
        from + (self.share(*position) * f64::from(to - from)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() {
            return Vec::new();
        }
        self.ticks.iter().map(|tick| tick.at).collect()
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

#[cfg(test)]
mod tests;
