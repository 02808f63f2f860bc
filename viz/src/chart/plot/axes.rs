//! The axes of a plot: from its points, unless it says its ends itself.

use super::{Direction, Shown};
use crate::chart::axis::{Axis, MOST_UPWARDS, Unit};
use crate::font;
use crate::picture::GAP;

/// The axes of a plot.
pub(super) struct Axes {
    pub(super) x: Axis,
    pub(super) y: Axis,
    /// The pixels of the numbers at the left.
    pub(super) left: u32,
    /// The pixels at the right into which the last number below may reach.
    pub(super) right: u32,
}

impl Axes {
    /// The axes of these series in a picture so wide.
    pub(super) fn of(x: &Direction, y: &Direction, shown: &[Shown<'_>], width: u32) -> Axes {
        let (across, up) = ends(x, y, shown);
        let up = match y.range {
            Some((low, high)) => Axis::over(y.unit, low..high, MOST_UPWARDS),
            None => Axis::rounded(y.unit, up.0..up.1, MOST_UPWARDS),
        };
        let left = up.widest() + GAP + TICK;
        let (across, room) = (across.0..across.1, width.saturating_sub(left + 4 * GAP));
        let axis = Axis::across(x.unit, across, room);
        let last = axis.ticks().last().map_or(0, |tick| font::width(&tick.text, font::SIZE) / 2);
        Axes { x: axis, y: up, left, right: last.max(GAP) + GAP }
    }

    /// Which points have a place.
    pub(super) fn places(&self) -> Places {
        Places::of(self.x.unit(), self.y.unit())
    }
}

/// The length of the marks beside an axis.
pub(super) const TICK: u32 = 4;

/// Which points have a place on two axes: those of numbers, and on an axis of powers of numbers above zero.
#[derive(Clone, Copy)]
pub(super) struct Places {
    /// What positions must be greater than.
    above: (f64, f64),
}

impl Places {
    pub(super) fn of(x: Unit, y: Unit) -> Places {
        let above = |unit: Unit| if unit == Unit::Log { 0.0 } else { f64::NEG_INFINITY };
        Places { above: (above(x), above(y)) }
    }

    /// Whether a point has a place. What is not a number is greater than nothing.
    pub(super) fn has(self, (x, y): (f64, f64)) -> bool {
        (x > self.above.0) & (x < f64::INFINITY) & (y > self.above.1) & (y < f64::INFINITY)
    }
}

/// The least and the greatest of some numbers.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Ends {
    /// Those of none.
    pub(super) const NONE: Ends = Ends { low: f64::INFINITY, high: f64::NEG_INFINITY };

    /// A number more; plots have many of them, so it is two comparisons.
    pub(super) fn add(&mut self, value: f64) {
        if value < self.low {
            self.low = value;
        }
        if value > self.high {
            self.high = value;
        }
    }

    /// Both, if there were any.
    pub(super) fn get(self) -> Option<(f64, f64)> {
        (self.low <= self.high).then_some((self.low, self.high))
    }
}

/// The ends of both directions.
fn ends(x: &Direction, y: &Direction, shown: &[Shown<'_>]) -> ((f64, f64), (f64, f64)) {
    let (places, mut across, mut up) = (Places::of(x.unit, y.unit), Ends::NONE, Ends::NONE);
    for point in shown.iter().flat_map(Shown::points).filter(|point| places.has(**point)) {
        across.add(point.0);
        up.add(point.1);
    }
    let across = across.get().unwrap_or((0.0, 1.0));
    let up = up.get().map_or((0.0, 1.0), |up| with_zero(up, y.unit));
    (x.range.unwrap_or(across), up)
}

/// Ends that are so far from zero that it would take half of the room stay; others begin there.
fn with_zero((low, high): (f64, f64), unit: Unit) -> (f64, f64) {
    match unit {
        Unit::Log | Unit::Date => (low, high),
        _ if low > 0.0 && low <= high / 2.0 => (0.0, high),
        _ if high < 0.0 && high >= low / 2.0 => (low, 0.0),
        _ => (low, high),
    }
}
