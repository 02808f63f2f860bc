//! Bins: which there are, and how many values are in each.

use super::Column;
use crate::chart::axis::{self, Unit};
use crate::number;

/// The most bins.
pub const MOST_BINS: usize = 60;

/// The bins of the values that have a place.
pub(super) fn of(values: &[f64], across: Unit, count: Option<usize>) -> Vec<Column> {
    let mut placed: Vec<f64> = placed(values, across).map(|value| inward(across, value)).collect();
    placed.sort_by(f64::total_cmp);
    let (Some(low), Some(high)) = (placed.first(), placed.last()) else { return Vec::new() };
    let (start, width, count) = match count {
        Some(count) => {
            let count = count.clamp(1, MOST_BINS);
            (*low, (high / count as f64) - (low / count as f64), count)
        }
        None => advised(&placed, across, *low, *high),
    };
    let width = if width > 0.0 { width } else { 1.0 };
    let mut counts = vec![0_u64; count];
    for value in &placed {
        counts[((value / width - start / width) as usize).min(count - 1)] += 1;
    }
    let edge = |index: usize| outward(across, start + index as f64 * width);
    let column = |(index, count): (usize, u64)| Column {
        count: count as f64,
        between: (edge(index), edge(index + 1)),
    };
    counts.into_iter().enumerate().map(column).collect()
}

/// Start, width and number of bins: twice the range of the middle half over the cube root of how many
/// there are, rounded.
fn advised(sorted: &[f64], across: Unit, low: f64, high: f64) -> (f64, f64, usize) {
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share).round() as usize];
    let middle = at(0.75) / 2.0 - at(0.25) / 2.0;
    let range = high / 2.0 - low / 2.0;
    let is_whole = are_whole(sorted, across);
    if range <= 0.0 {
        return (if is_whole { low - 0.5 } else { low }, 1.0, 1);
    }
    let halves = match middle > 0.0 {
        true => middle * 2.0 / (sorted.len() as f64).cbrt(),
        // most values are equal: as many bins as Sturges advises
        false => range / ((sorted.len() as f64).log2() + 1.0),
    };
    // at most so many, with one to spare at each end for rounding
    let least = range / (MOST_BINS - 2) as f64 * 2.0;
    let rough = (halves * 2.0).max(least);
    let width = match across {
        Unit::Log => doublings(rough, least),
        _ => round(rough),
    };
    let width = width.min(f64::MAX / 4.0);
    if is_whole && width <= 1.0 {
        // one for each number, which is in its middle
        return (low - 0.5, 1.0, ((high - low) as usize + 1).min(MOST_BINS));
    }
    let (first, last) = ((low / width).floor(), (high / width).floor());
    (first * width, width, ((last - first) as usize + 1).min(MOST_BINS))
}

/// A bin ends at twice what it begins with, or every second or fourth does; at more where there is no room for so many.
fn doublings(rough: f64, least: f64) -> f64 {
    [0.25, 0.5].into_iter().find(|part| *part >= rough).unwrap_or_else(|| least.ceil().max(1.0))
}

/// 1, 2 or 5 times a power of ten.
fn round(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|digit| digit * power);
    steps.into_iter().find(|step| *step >= rough).filter(|step| step.is_normal()).unwrap_or(rough)
}

fn placed(values: &[f64], across: Unit) -> impl Iterator<Item = f64> + '_ {
    values.iter().copied().filter(move |value| value.is_finite() && (across != Unit::Log || *value > 0.0))
}

/// Where bins are of equal width.
fn inward(across: Unit, value: f64) -> f64 {
    if across == Unit::Log { value.log2() } else { value }
}

fn outward(across: Unit, value: f64) -> f64 {
    if across == Unit::Log { value.exp2() } else { value }
}

/// Whether there is nothing between whole numbers.
pub(super) fn are_whole(values: &[f64], across: Unit) -> bool {
    across == Unit::Number && placed(values, across).all(|value| value.fract() == 0.0)
}

/// The values of a bin: a whole number that is alone in it, or between which ones they are.
pub(super) fn named(across: Unit, are_whole: bool, (low, high): (f64, f64)) -> String {
    let middle = low + 0.5;
    if are_whole && high - low == 1.0 && middle.fract() == 0.0 {
        return axis::text(across, middle);
    }
    format!("{} – {}", axis::text(across, low), axis::text(across, high))
}

/// The values in a sentence.
pub(super) fn told(values: &[f64], across: Unit, are_whole: bool, columns: &[Column]) -> String {
    let mut sorted: Vec<f64> = placed(values, across).collect();
    sorted.sort_by(f64::total_cmp);
    let whole = |count: usize| number::whole(count as u128);
    let left_out = match values.len() - sorted.len() {
        0 => String::new(),
        count => format!(" Left out, not a number, infinite or off the axis: {}.", whole(count)),
    };
    let (Some(low), Some(high)) = (sorted.first(), sorted.last()) else {
        return format!("No data.{left_out}");
    };
    let text = |value: f64| axis::text(across, value);
    if sorted.len() == 1 {
        return format!("1 value: {}.{left_out}", text(*low));
    }
    let at = |share: f64| text(sorted[((sorted.len() - 1) as f64 * share).round() as usize]);
    let fullest = columns.iter().reduce(|most, column| if column.count > most.count { column } else { most });
    let fullest = fullest.map_or_else(String::new, |Column { count, between }| {
        format!(" Most: {}, with {}.", named(across, are_whole, *between), number::text(*count))
    });
    format!(
        "{} values from {} to {}; half are at most {}, 99 in 100 at most {}.{fullest}{left_out}",
        whole(sorted.len()),
        text(*low),
        text(*high),
        at(0.5),
        at(0.99)
    )
}
