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

    /// Whether a point has a place.
    pub(super) fn has(&self, (x, y): (f64, f64)) -> bool {
        is_placed(self.x.unit(), x) && is_placed(self.y.unit(), y)
    }
}

/// The length of the marks beside an axis.
pub(super) const TICK: u32 = 4;

/// Whether a value has a place on an axis.
pub(super) fn is_placed(unit: Unit, value: f64) -> bool {
    value.is_finite() && (unit != Unit::Log || value > 0.0)
}

/// The ends of both directions.
fn ends(x: &Direction, y: &Direction, shown: &[Shown<'_>]) -> ((f64, f64), (f64, f64)) {
    let nothing = (f64::INFINITY, f64::NEG_INFINITY);
    let (mut across, mut up) = (nothing, nothing);
    for shown in shown {
        let placed =
            shown.points().iter().filter(|point| is_placed(x.unit, point.0) && is_placed(y.unit, point.1));
        for (x, y) in placed {
            across = (across.0.min(*x), across.1.max(*x));
            up = (up.0.min(*y), up.1.max(*y));
        }
    }
    let across = if across.0 > across.1 { (0.0, 1.0) } else { across };
    let up = if up.0 > up.1 { (0.0, 1.0) } else { with_zero(up, y.unit) };
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
