//! A plot in words: how much there is, between which ends, and what could not be shown.

use super::axes::{Ends, Places};
use super::{MOST_SERIES, Plot, Series};
use crate::chart::axis::text;
use crate::label;
use crate::number;

/// Series that are told one by one.
const MOST_TOLD: usize = 4;

pub(super) fn of(plot: &Plot) -> String {
    let count: usize = plot.series.iter().map(|series| series.points.len()).sum();
    if count == 0 {
        return "No data.".to_owned();
    }
    let mut missing = Missing::default();
    let numbered = plot.series.iter().enumerate();
    let extents: Vec<Extent<'_>> =
        numbered.filter_map(|(index, series)| extent(plot, series, index, &mut missing)).collect();
    let points = if count == 1 { "1 point".to_owned() } else { format!("{} points", whole(count)) };
    let what = match plot.series.len() {
        1 => points,
        many => format!("{} series, {points}", whole(many)),
    };
    let across = extents.iter().map(|extent| extent.x).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let across = across.map_or_else(String::new, |(low, high)| {
        let name = if plot.x.label.is_empty() { "x" } else { &plot.x.label };
        format!(", {} {}", short(name), range(plot.x.unit, low, high))
    });
    let told: Vec<String> = extents.iter().take(MOST_TOLD).map(|extent| extent.told(plot)).collect();
    let more = match extents.len().saturating_sub(MOST_TOLD) {
        0 => String::new(),
        more => format!(" And {} more.", whole(more)),
    };
    format!("{what}{across}. {}{more}{}{}", told.join(" "), missing.told(), undrawn(plot))
        .trim_end()
        .to_owned()
}

/// Between which ends a series is.
struct Extent<'a> {
    series: &'a Series,
    index: usize,
    x: (f64, f64),
    y: (f64, f64),
    last: f64,
}

/// Nothing of a series in which no point has a place; those that have none are counted.
fn extent<'a>(plot: &Plot, series: &'a Series, index: usize, missing: &mut Missing) -> Option<Extent<'a>> {
    let places = Places::of(plot.x.unit, plot.y.unit);
    let (mut across, mut up, mut last) = (Ends::NONE, Ends::NONE, f64::NAN);
    for (x, y) in series.points.iter().copied() {
        if places.has((x, y)) {
            across.add(x);
            up.add(y);
            last = y;
        } else {
            missing.add(x, y);
        }
    }
    Some(Extent { series, index, x: across.get()?, y: up.get()?, last })
}

impl Extent<'_> {
    fn told(&self, plot: &Plot) -> String {
        let name = match (self.series.label.as_str(), plot.series.len()) {
            ("", 1) if plot.y.label.is_empty() => "y".to_owned(),
            ("", 1) => short(&plot.y.label),
            ("", _) => format!("series {}", self.index + 1),
            (label, _) => label::fitted(label, label::LABEL_COLUMNS),
        };
        let last = match self.y.0 == self.y.1 {
            true => String::new(),
            false => format!(", at last {}", text(plot.y.unit, self.last)),
        };
        format!("{name} {}{last}.", range(plot.y.unit, self.y.0, self.y.1))
    }
}

fn range(unit: crate::chart::axis::Unit, low: f64, high: f64) -> String {
    if low == high { text(unit, low) } else { format!("from {} to {}", text(unit, low), text(unit, high)) }
}

/// The points that have no place, by reason.
#[derive(Default)]
struct Missing {
    not_a_number: usize,
    infinite: usize,
    not_above: usize,
}

impl Missing {
    fn add(&mut self, x: f64, y: f64) {
        let count = match () {
            () if x.is_nan() || y.is_nan() => &mut self.not_a_number,
            () if x.is_infinite() || y.is_infinite() => &mut self.infinite,
            () => &mut self.not_above,
        };
        *count += 1;
    }

    fn told(&self) -> String {
        let reasons = [
            (self.not_a_number, "not a number"),
            (self.infinite, "infinite"),
            (self.not_above, "not above zero"),
        ];
        let told = reasons.into_iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> = told.map(|(count, reason)| format!("{} {reason}", whole(count))).collect();
        if told.is_empty() { String::new() } else { format!(" Left out: {}.", told.join(", ")) }
    }
}

fn undrawn(plot: &Plot) -> String {
    match plot.series.len().saturating_sub(MOST_SERIES) {
        0 => String::new(),
        1 => format!(" Only the first {MOST_SERIES} series are drawn, 1 is not."),
        more => format!(" Only the first {MOST_SERIES} series are drawn, {} are not.", whole(more)),
    }
}

fn short(label: &str) -> String {
    label::fitted(label, label::LABEL_COLUMNS)
}

fn whole(count: usize) -> String {
    number::whole(count as u128)
}
