//! Working in slices: what a builtin uses whose cost depends on its data. Each slice visits at most
//! [`SLICE`] elements, leaves its state in the progress registers and answers `Again`, so that the
//! machine polls in between: fairness, interrupts and collections do not wait for long data.

use crate::Value;
use crate::value::{FromValue, Index, Pair};
use crate::vm::primitive::{Cx, Exit, Outcome, SLICE};
use std::ops::Range;

/// The part `start..end` of something of this length; the positions are those of the two arguments.
pub(crate) fn range(
    cx: &Cx<'_>,
    length: usize,
    start: Option<Index>,
    end: Option<Index>,
    position: usize,
) -> Result<Range<usize>, Exit> {
    let from = start.map_or(0, |index| index.0);
    let to = end.map_or(length, |index| index.0);
    if to > length {
        return Err(cx.out_of_range(position + 1, &format!("an index from 0 to {length}"), index_value(to)));
    }
    if from > to {
        return Err(cx.out_of_range(position, &format!("an index from 0 to {to}"), index_value(from)));
    }
    Ok(from..to)
}

/// The index as an error shows it.
pub(crate) fn index_value(index: usize) -> Value {
    Value::try_fixnum(i64::try_from(index).unwrap_or(i64::MAX)).unwrap_or(Value::fixnum(Value::FIXNUM_MAX))
}

/// An index below a length, or the error that says which would do.
#[inline]
pub(crate) fn check_index(cx: &Cx<'_>, index: Index, length: usize, position: usize) -> Result<usize, Exit> {
    if index.0 < length { Ok(index.0) } else { Err(bad_index(cx, index, length, position)) }
}

#[cold]
fn bad_index(cx: &Cx<'_>, index: Index, length: usize, position: usize) -> Exit {
    let wanted = match length {
        0 => "an index, but there are no elements,".to_owned(),
        1 => "the index 0 (there is one element)".to_owned(),
        _ => format!("an index from 0 to {}", length - 1),
    };
    cx.out_of_range(position, &wanted, index_value(index.0))
}

/// Runs `slice` over `0..total`, a slice at a time. `start` makes the accumulator, which each slice
/// may replace; it is the value in the end.
pub(crate) fn in_slices(
    cx: &mut Cx<'_>,
    total: usize,
    start: impl FnOnce(&mut Cx<'_>) -> Outcome,
    slice: impl FnOnce(&mut Cx<'_>, Value, Range<usize>) -> Outcome,
) -> Outcome {
    let (accumulator, from) = match cx.progress()[1].as_fixnum() {
        Some(done) => (cx.progress()[0], done as usize),
        None => (start(cx)?, 0),
    };
    let to = total.min(from + SLICE);
    let accumulator = slice(cx, accumulator, from..to)?;
    if to == total {
        return Ok(accumulator);
    }
    cx.progress()[0] = accumulator;
    cx.progress()[1] = Value::fixnum(to as i64);
    Err(Exit::Again)
}

/// What a step along a list met.
pub(crate) enum Step {
    /// A pair.
    Pair(Pair),
    /// The end: `()` in a proper list.
    End(Value),
    /// A pair that was met before.
    Circle,
}

/// A walk along a list that notices circles (Brent: a marker is moved at each power of two). Its
/// state fills the first three progress registers; the fourth is the caller's accumulator.
pub(crate) struct Walk {
    rest: Value,
    /// Pairs met so far.
    pub(crate) count: usize,
    marker: Value,
    left: usize,
    /// The caller's.
    pub(crate) accumulator: Value,
}

impl Walk {
    /// The walk where it was paused, or a new one.
    #[inline]
    pub(crate) fn resume(cx: &mut Cx<'_>, list: Value, accumulator: Value) -> Walk {
        let [rest, count, marker, kept] = *cx.progress();
        match count.as_fixnum() {
            Some(count) => Walk { rest, count: count as usize, marker, left: SLICE, accumulator: kept },
            None => Walk { rest: list, count: 0, marker: Value::DEFAULT, left: SLICE, accumulator },
        }
    }

    /// Goes on with another list.
    pub(crate) fn restart(&mut self, list: Value) {
        self.rest = list;
        self.count = 0;
        self.marker = Value::DEFAULT;
    }

    /// Keeps the state for the next slice.
    #[cold]
    pub(crate) fn pause(self, cx: &mut Cx<'_>) -> Exit {
        *cx.progress() = [self.rest, Value::fixnum(self.count as i64), self.marker, self.accumulator];
        Exit::Again
    }

    /// What comes next; `None` when the slice is used up.
    #[inline]
    pub(crate) fn next(&mut self) -> Option<Step> {
        if self.left == 0 {
            return None;
        }
        let Some(pair) = Pair::from_value(self.rest) else { return Some(Step::End(self.rest)) };
        if self.rest == self.marker {
            return Some(Step::Circle);
        }
        if self.count.is_power_of_two() {
            self.marker = self.rest;
        }
        self.left -= 1;
        self.count += 1;
        self.rest = pair.cdr();
        Some(Step::Pair(pair))
    }
}
