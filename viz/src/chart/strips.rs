//! Strips: the course of a number in a row for each of several, all on one axis of time and one scale. What
//! goes up is an area above the line, what goes down one below it.

mod drawing;
mod text;

use plotters::prelude::DrawingBackend;

use super::key;
use super::look::Look;
use crate::label;
use crate::number;
use crate::picture::{Area, Failure, Picture, TITLE_HEIGHT, WIDTH};

/// The most rows that are shown.
pub(crate) const MOST_STRIPS: usize = 24;
/// The texts of the ticks, and the line below them.
const FOOT: u32 = 26;
/// The height of what is said where there is nothing.
const EMPTY: u32 = 20;

/// Rows over one axis of time.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Strips {
    /// What they show.
    pub title: String,
    /// The same in a sentence or three.
    pub sentence: String,
    /// Whether positions count steps; else they are nanoseconds.
    pub counts_steps: bool,
    /// The last position; the first is 0.
    pub end: f64,
    /// What the height of a row stands for.
    pub scale: Scale,
    /// From top to bottom.
    pub rows: Vec<Strip>,
    /// What each look means; behind the first, the full height is told.
    pub key: Vec<(Look, String)>,
}

/// What the height of each row stands for.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub enum Scale {
    /// The greatest value, also of limits.
    #[default]
    Greatest,
    /// The whole, of which values are shares.
    Whole,
    /// This value.
    Upto(f64),
}

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct Strip {
    /// Whose it is.
    pub label: String,
    /// A figure to its right.
    pub note: String,
    /// What goes up: positions and values, each of which holds until the next; by position.
    pub up: Vec<(f64, f64)>,
    /// What goes down.
    pub down: Vec<(f64, f64)>,
    /// How the two look.
    pub looks: (Look, Look),
    /// A value that is a bound.
    pub limit: Option<f64>,
}

impl Strips {
    fn is_empty(&self) -> bool {
        self.rows.is_empty() || self.end <= 0.0
    }

    /// The height of a row; what goes both ways needs twice as much.
    fn row_height(&self) -> u32 {
        let height = match self.rows.len() {
            0..=2 => 60,
            3..=4 => 46,
            5..=8 => 32,
            _ => 20,
        };
        if self.goes_down() { height * 2 } else { height }
    }

    fn goes_down(&self) -> bool {
        self.rows.iter().any(|row| !row.down.is_empty())
    }

    /// What each look means, and the full height.
    fn shown_key(&self) -> Vec<(Look, String)> {
        let mut key = self.key.clone();
        if let Some((_, words)) = key.first_mut() {
            let height = match self.scale {
                Scale::Whole => "100 %".to_owned(),
                Scale::Greatest | Scale::Upto(_) => number::text(self.top()),
            };
            *words = format!("{words}; full height: {height}");
        }
        key
    }

    /// The value at the top: what is not a number, or has no end, does not count.
    pub(super) fn top(&self) -> f64 {
        let values = self.rows.iter().flat_map(|row| {
            let points = row.up.iter().chain(&row.down).map(|point| point.1);
            points.chain(row.limit)
        });
        let top = match self.scale {
            Scale::Greatest => values.filter(|value| value.is_finite()).fold(0.0, f64::max),
            Scale::Whole => 1.0,
            Scale::Upto(top) => top,
        };
        if top > 0.0 && top.is_finite() { top } else { 1.0 }
    }
}

impl Picture for Strips {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn sentence(&self) -> String {
        self.sentence.clone()
    }

    fn size(&self) -> (u32, u32) {
        let body = if self.is_empty() {
            EMPTY
        } else {
            key::height(&self.shown_key()) + self.rows.len() as u32 * self.row_height() + FOOT
        };
        (WIDTH, TITLE_HEIGHT + body)
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        drawing::draw(self, area)
    }

    fn text(&self) -> String {
        text::lines(self).join("\n")
    }
}

/// The label of a row as it may be shown.
fn shown_label(row: &Strip) -> String {
    label::fitted(&row.label, 24)
}

/// The note of a row as it may be shown.
fn shown_note(row: &Strip) -> String {
    label::fitted(&row.note, 22)
}

/// The values of so many equal parts of the axis: the greatest that held in each.
fn sampled(points: &[(f64, f64)], end: f64, parts: usize) -> Vec<f64> {
    let mut values = vec![0.0; parts];
    let place = |position: f64| position / end * parts as f64;
    let ends = points.iter().skip(1).map(|point| point.0).chain([end]);
    for ((from, value), until) in points.iter().zip(ends) {
        let value = if value.is_nan() { 0.0 } else { value.max(0.0) };
        // what holds until the border of a part is not in the next one
        let part = |position: f64| (position as usize).min(parts);
        let (first, last) = (part(place(*from).floor()), part(place(until).ceil()));
        let within = first..last.max(first + 1).min(parts);
        for part in values.get_mut(within).into_iter().flatten() {
            *part = f64::max(*part, value);
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_the_greatest_value_that_held_in_it() {
        let points = [(0.0, 1.0), (25.0, 9.0), (26.0, 2.0), (50.0, 0.0), (99.0, 3.0)];
        assert_eq!(sampled(&points, 100.0, 4), [1.0, 9.0, 0.0, 3.0]);
        assert_eq!(sampled(&[], 100.0, 2), [0.0, 0.0]);
        assert_eq!(sampled(&[(0.0, f64::NAN), (100.0, 7.0)], 100.0, 2), [0.0, 0.0]);
    }
}
