//! Lanes: spans and marks over one axis of time that runs to the right, a lane for each worker, fiber or
//! lock. Shades through all lanes show what stopped all of them.

mod drawing;
mod merging;
mod text;

use plotters::prelude::DrawingBackend;

use super::key;
use super::look::Look;
use crate::label;
use crate::picture::{Area, Failure, Picture, TITLE_HEIGHT, WIDTH};

/// The most lanes that are shown.
pub(crate) const MOST_LANES: usize = 31;
/// Spans that are drawn, over all lanes; more are merged.
const MOST_SPANS: usize = 1_000;
/// The texts of the ticks, and the line below them.
const FOOT: u32 = 26;
/// The height of what is said where there is nothing.
const EMPTY: u32 = 20;

/// Lanes over one axis of time.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lanes {
    /// What they show.
    pub title: String,
    /// The same in a sentence or three.
    pub sentence: String,
    /// Whether positions count steps; else they are nanoseconds.
    pub counts_steps: bool,
    /// The last position; the first is 0.
    pub end: f64,
    /// From top to bottom.
    pub lanes: Vec<Lane>,
    /// Stretches in which all stood still, by their beginning.
    pub pauses: Vec<(f64, f64)>,
    /// What each look means.
    pub key: Vec<(Look, String)>,
}

/// One lane.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lane {
    /// Whose it is.
    pub label: String,
    /// By their beginning; they do not overlap.
    pub spans: Vec<Span>,
    /// Moments at which something went wrong.
    pub marks: Vec<f64>,
    /// A figure to its right.
    pub note: String,
}

/// A stretch of time.
#[derive(Clone, PartialEq, Debug)]
pub struct Span {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub until: f64,
    /// What it is.
    pub look: Look,
    /// What stands in it if there is room.
    pub label: String,
}

impl Lanes {
    /// The height of a lane: few are high, many are low.
    fn lane_height(&self) -> u32 {
        match self.lanes.len() {
            0..=4 => 30,
            5..=8 => 24,
            9..=16 => 18,
            _ => 14,
        }
    }

    fn is_empty(&self) -> bool {
        self.lanes.is_empty() || self.end <= 0.0
    }
}

impl Picture for Lanes {
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
            key::height(&self.key) + self.lanes.len() as u32 * self.lane_height() + FOOT
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

/// The label of a lane as it may be shown.
fn shown_label(lane: &Lane) -> String {
    label::fitted(&lane.label, label::LABEL_COLUMNS)
}

/// The note of a lane as it may be shown.
fn shown_note(lane: &Lane) -> String {
    label::fitted(&lane.note, 24)
}
