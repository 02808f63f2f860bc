//! A sequence: life-lines that go down, and what passes between them. Each moment at which something
//! happens has a row, so that moments that are close are still told apart; the time stands at its left.

mod drawing;
mod text;

use plotters::prelude::DrawingBackend;

use super::look::Look;
use crate::picture::{Area, Failure, GAP, Picture, TITLE_HEIGHT, WIDTH};

/// The most life-lines that are shown.
pub(crate) const MOST_LIVES: usize = 8;
/// The most rows that are shown.
pub(crate) const MOST_ROWS: usize = 40;

/// Life-lines and what passes between them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sequence {
    /// What it shows.
    pub title: String,
    /// The same in a sentence or three.
    pub sentence: String,
    /// From left to right.
    pub lives: Vec<Life>,
    /// What stands at the left of each row: its time.
    pub rows: Vec<String>,
    /// What passes from one life-line to another.
    pub arrows: Vec<Arrow>,
    /// What each look means.
    pub key: Vec<(Look, String)>,
    /// Steps as boxes with their labels inside, for few rows that are to be read from afar.
    pub is_big: bool,
}

/// A life-line.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Life {
    /// Whose it is.
    pub label: String,
    /// The row in which it begins.
    pub from: usize,
    /// The row in which it ends, if it does.
    pub until: Option<usize>,
    /// What it does.
    pub stretches: Vec<Stretch>,
    /// What happens to it at one moment, with the row.
    pub notes: Vec<(usize, Look, String)>,
    /// The row from which on it is grey, if it is.
    pub grey_from: Option<usize>,
}

/// What a life-line does for a while.
#[derive(Clone, PartialEq, Debug)]
pub struct Stretch {
    /// The first row.
    pub from: usize,
    /// The last row.
    pub until: usize,
    /// What it is.
    pub look: Look,
    /// What is written beside it, or inside.
    pub label: String,
}

/// Something that passes.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrow {
    /// The life-line and row where it begins.
    pub from: (usize, usize),
    /// The same where it ends.
    pub to: (usize, usize),
    /// What it is called.
    pub label: String,
    /// Whether it carries no message: it wakes, or makes.
    pub is_dashed: bool,
    /// Whether it is grey, to stand back.
    pub is_grey: bool,
}

impl Life {
    /// Whether it is grey in this row.
    fn is_grey(&self, row: usize) -> bool {
        self.grey_from.is_some_and(|from| row >= from)
    }
}

impl Sequence {
    fn row_height(&self) -> u32 {
        if self.is_big { 44 } else { 20 }
    }

    fn head_height(&self) -> u32 {
        if self.is_big { 36 } else { 28 }
    }

    fn is_empty(&self) -> bool {
        self.lives.is_empty() || self.rows.is_empty()
    }
}

impl Picture for Sequence {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn sentence(&self) -> String {
        self.sentence.clone()
    }

    fn size(&self) -> (u32, u32) {
        if self.is_empty() {
            return (WIDTH, TITLE_HEIGHT + 20);
        }
        let key = super::key::height(&self.key);
        let rows = self.rows.len() as u32 * self.row_height();
        (WIDTH, TITLE_HEIGHT + key + self.head_height() + rows + GAP)
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        drawing::draw(self, area)
    }

    fn text(&self) -> String {
        text::lines(self).join("\n")
    }
}
