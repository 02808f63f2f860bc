//! The legend: what each series looks like, in rows above the plot, so that it never covers a point.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::Mark;
use super::drawing::dot;
use crate::font;
use crate::picture::{Area, Failure, GAP};
use crate::theme::Role;

const ROW: u32 = 18;
const SAMPLE: u32 = 18;

/// An entry.
pub(super) struct Key {
    pub(super) label: String,
    pub(super) mark: Mark,
    pub(super) color: RGBColor,
    pub(super) index: usize,
}

/// Entries, each at its place.
pub(super) struct Legend {
    keys: Vec<(Key, (i32, i32))>,
    rows: u32,
}

impl Legend {
    /// These entries in rows so wide.
    pub(super) fn of(keys: impl Iterator<Item = Key>, width: u32) -> Legend {
        let (mut x, mut row) = (GAP, 0);
        let mut placed = Vec::new();
        for key in keys {
            let taken = SAMPLE + GAP + font::width(&key.label, font::SIZE) + font::SPACE;
            if x > GAP && x + taken > width {
                (x, row) = (GAP, row + 1);
            }
            placed.push((key, (x as i32, (row * ROW + ROW / 2) as i32)));
            x += taken;
        }
        let rows = if placed.is_empty() { 0 } else { row + 1 };
        Legend { keys: placed, rows }
    }

    pub(super) fn height(&self) -> u32 {
        self.rows * ROW + if self.rows > 0 { GAP } else { 0 }
    }

    pub(super) fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        for (key, (x, y)) in &self.keys {
            let (end, middle) = (x + SAMPLE as i32, x + SAMPLE as i32 / 2);
            match key.mark {
                Mark::Points => dot(area, (middle, *y), 4, key.index, key.color)?,
                Mark::Line => {
                    area.draw(&PathElement::new([(*x, *y), (end, *y)], key.color.stroke_width(2)))?;
                }
            }
            let style = font::plain(area, Role::Text, HPos::Left, VPos::Center);
            area.draw(&Text::new(key.label.clone(), (end + GAP as i32, *y), style))?;
        }
        Ok(())
    }
}
