//! Strips in a drawing: the key below the title, the rows, the axis below them.

use plotters::element::Polygon;
use plotters::prelude::DrawingBackend;
use plotters::style::Color;

use super::{EMPTY, FOOT, Strip, Strips, sampled, shown_label, shown_note};
use crate::chart::axis::{Axis, Unit};
use crate::chart::key;
use crate::chart::look::Look;
use crate::chart::pen::{Lettering, Pen, Point, paint};
use crate::font;
use crate::picture::{Area, Failure, GAP, TITLE_HEIGHT, WIDTH};
use crate::theme::Role;

/// Pixels of a part that has a value of its own.
const PART: i32 = 2;
/// Between two rows.
const SPACE: i32 = 4;

/// Where the rows are.
struct Layout {
    left: i32,
    right: i32,
    top: i32,
    height: i32,
    goes_down: bool,
}

impl Layout {
    fn of(strips: &Strips) -> Layout {
        let widest = |text: fn(&Strip) -> String| {
            strips.rows.iter().map(|row| font::width(&text(row), font::SIZE)).max().unwrap_or(0)
        };
        // the last tick's text is in the middle of its end
        let note = if widest(shown_note) == 0 { 4 * GAP } else { widest(shown_note) + GAP };
        Layout {
            left: (2 * GAP + widest(shown_label)) as i32,
            right: (WIDTH - GAP - note) as i32,
            top: (TITLE_HEIGHT + key::height(&strips.shown_key())) as i32,
            height: strips.row_height() as i32,
            goes_down: strips.goes_down(),
        }
    }

    fn width(&self) -> i32 {
        self.right - self.left
    }

    /// The line that a row's areas stand on.
    fn base(&self, row: usize) -> i32 {
        let bottom = self.top + (row as i32 + 1) * self.height;
        if self.goes_down { bottom - self.height / 2 } else { bottom - 1 }
    }

    /// The pixels of the greatest value.
    fn reach(&self) -> i32 {
        (if self.goes_down { self.height / 2 } else { self.height }) - SPACE
    }
}

pub(super) fn draw<DB: DrawingBackend>(strips: &Strips, area: &Area<DB>) -> Result<(), Failure<DB>> {
    let pen = Pen(area);
    if strips.is_empty() {
        return pen.text("no data", (GAP as i32, (TITLE_HEIGHT + EMPTY / 2) as i32), Lettering::LEFT);
    }
    let layout = Layout::of(strips);
    key::draw(&pen, &strips.shown_key())?;
    draw_axis(&pen, &layout, strips)?;
    for (index, row) in strips.rows.iter().enumerate() {
        draw_row(&pen, &layout, strips, index, row)?;
    }
    Ok(())
}

fn draw_axis<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout,
    strips: &Strips,
) -> Result<(), Failure<DB>> {
    let bottom = layout.top + strips.rows.len() as i32 * layout.height;
    let unit = if strips.counts_steps { Unit::Number } else { Unit::Duration };
    let axis = Axis::across(unit, 0.0..strips.end, layout.width() as u32);
    let below = bottom + FOOT as i32 / 2 + 3;
    for tick in axis.ticks() {
        let x = layout.left + (axis.share(tick.at) * f64::from(layout.width())).round() as i32;
        pen.line([(x, layout.top), (x, bottom + 4)], Role::Grid.color())?;
        pen.text(&tick.text, (x, below), Lettering::MIDDLE)?;
    }
    if strips.counts_steps {
        pen.text("step", (layout.left - GAP as i32, below), Lettering::RIGHT.role(Role::Muted))?;
    }
    Ok(())
}

fn draw_row<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout,
    strips: &Strips,
    index: usize,
    row: &Strip,
) -> Result<(), Failure<DB>> {
    let base = layout.base(index);
    let middle = if layout.goes_down { base } else { base - layout.height / 2 };
    let scale = f64::from(layout.reach()) / strips.top();
    draw_area(pen, layout, strips.end, (base, scale), row.looks.0, &row.up)?;
    draw_area(pen, layout, strips.end, (base, -scale), row.looks.1, &row.down)?;
    pen.line([(layout.left, base), (layout.right, base)], Role::Muted.color())?;
    if let Some(limit) = row.limit.filter(|limit| limit.is_finite()) {
        let share = (limit / strips.top()).clamp(0.0, 1.0);
        let y = base - (share * f64::from(layout.reach())).round() as i32;
        pen.line([(layout.left, y), (layout.right, y)], Role::Bad.hatched())?;
    }
    pen.text(&shown_label(row), (layout.left - GAP as i32, middle), Lettering::RIGHT)?;
    pen.text(&shown_note(row), (layout.right + GAP as i32, middle), Lettering::LEFT)
}

/// The steps of an area: above its base, or below if the scale is negative.
fn draw_area<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout,
    end: f64,
    (base, scale): (i32, f64),
    look: Look,
    points: &[(f64, f64)],
) -> Result<(), Failure<DB>> {
    let values = sampled(points, end, (layout.width() / PART) as usize);
    let height = |value: f64| {
        let pixels = (value * scale.abs()).round().min(f64::from(layout.reach())) as i32;
        // what is not nothing is seen
        let pixels = if value > 0.0 { pixels.max(1) } else { 0 };
        base - if scale < 0.0 { -pixels } else { pixels }
    };
    let mut outline: Vec<Point> = Vec::new();
    for (part, value) in values.iter().enumerate() {
        let (x, y) = (layout.left + part as i32 * PART, height(*value));
        match outline.last() {
            Some(last) if last.1 == y => {}
            Some(last) => {
                let before = last.1;
                outline.extend([(x, before), (x, y)]);
            }
            None => outline.extend([(x, base), (x, y)]),
        }
    }
    let right = layout.left + values.len() as i32 * PART;
    if let Some(last) = outline.last().copied().filter(|_| values.iter().any(|value| *value > 0.0)) {
        outline.extend([(right, last.1), (right, base)]);
        let color = paint(look.role(), look.is_hatched());
        pen.0.draw(&Polygon::new(outline, color.filled()))?;
    }
    Ok(())
}
