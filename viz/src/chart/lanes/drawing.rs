//! Lanes in a drawing: the key below the title, the lanes, the axis below them.

use plotters::prelude::DrawingBackend;
use plotters::style::Color;

use super::merging::{self, Drawn};
use super::{EMPTY, FOOT, Lane, Lanes, shown_label, shown_note};
use crate::chart::axis::{Axis, Unit};
use crate::chart::key;
use crate::chart::look::Look;
use crate::chart::marks;
use crate::chart::pen::{Lettering, Pen, paint};
use crate::font;
use crate::label;
use crate::picture::{Area, Failure, GAP, TITLE_HEIGHT, WIDTH};
use crate::theme::Role;

/// Columns from which on a label is shown that does not fit.
const LEAST_COLUMNS: f64 = 8.0;

/// Where the lanes are.
struct Layout {
    left: i32,
    right: i32,
    top: i32,
    height: i32,
    end: f64,
}

impl Layout {
    fn of(lanes: &Lanes) -> Layout {
        let widest = |text: fn(&Lane) -> String| {
            lanes.lanes.iter().map(|lane| font::width(&text(lane), font::SIZE)).max().unwrap_or(0)
        };
        let note = match widest(shown_note) {
            // the last tick's text is in the middle of its end
            0 => 4 * GAP,
            width => width + GAP,
        };
        Layout {
            left: (2 * GAP + widest(shown_label)) as i32,
            right: (WIDTH - GAP - note) as i32,
            top: (TITLE_HEIGHT + key::height(&lanes.key)) as i32,
            height: lanes.lane_height() as i32,
            end: lanes.end,
        }
    }

    fn x(&self, position: f64) -> i32 {
        let share = (position / self.end).clamp(0.0, 1.0);
        self.left + (share * f64::from(self.right - self.left)).round() as i32
    }

    fn middle(&self, lane: usize) -> i32 {
        self.top + lane as i32 * self.height + self.height / 2
    }

    fn pixel(&self) -> f64 {
        self.end / f64::from(self.right - self.left)
    }
}

pub(super) fn draw<DB: DrawingBackend>(lanes: &Lanes, area: &Area<DB>) -> Result<(), Failure<DB>> {
    let pen = Pen(area);
    if lanes.is_empty() {
        return pen.text("no data", (GAP as i32, (TITLE_HEIGHT + EMPTY / 2) as i32), Lettering::LEFT);
    }
    let layout = Layout::of(lanes);
    key::draw(&pen, &lanes.key)?;
    draw_axis(&pen, &layout, lanes)?;
    draw_pauses(&pen, &layout, lanes)?;
    let drawn = merging::merged(&lanes.lanes, layout.pixel());
    // all of one look after one another, which the drawing may write as one
    let mut looks: Vec<(Look, u8)> = drawn.iter().flatten().map(|span| (span.look, span.quarters)).collect();
    looks.sort_unstable();
    looks.dedup();
    for (look, quarters) in looks {
        for (index, spans) in drawn.iter().enumerate() {
            for span in spans.iter().filter(|span| (span.look, span.quarters) == (look, quarters)) {
                draw_span(&pen, &layout, index, span)?;
            }
        }
    }
    for (index, lane) in lanes.lanes.iter().enumerate() {
        let middle = layout.middle(index);
        pen.text(&shown_label(lane), (layout.left - GAP as i32, middle), Lettering::RIGHT)?;
        pen.text(&shown_note(lane), (layout.right + GAP as i32, middle), Lettering::LEFT)?;
        for span in &drawn[index] {
            draw_label(&pen, &layout, middle, span)?;
        }
    }
    let all = lanes.lanes.iter().enumerate();
    let all = all.flat_map(|(index, lane)| lane.marks.iter().map(move |mark| (index, *mark)));
    let places = all.map(|(index, mark)| (layout.x(mark), layout.middle(index)));
    marks::draw(&pen, places.collect(), layout.height / 2 - 1)
}

fn draw_axis<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout,
    lanes: &Lanes,
) -> Result<(), Failure<DB>> {
    let bottom = layout.top + lanes.lanes.len() as i32 * layout.height;
    let unit = if lanes.counts_steps { Unit::Number } else { Unit::Duration };
    let axis = Axis::across(unit, 0.0..lanes.end, (layout.right - layout.left) as u32);
    let below = bottom + FOOT as i32 / 2 + 3;
    for tick in axis.ticks() {
        let x = layout.x(tick.at);
        pen.line([(x, layout.top), (x, bottom + 4)], Role::Grid.color())?;
        pen.text(&tick.text, (x, below), Lettering::MIDDLE)?;
    }
    if lanes.counts_steps {
        pen.text("step", (layout.left - GAP as i32, below), Lettering::RIGHT.role(Role::Muted))?;
    }
    for lane in 0..=lanes.lanes.len() as i32 {
        let y = layout.top + lane * layout.height;
        pen.line([(layout.left, y), (layout.right, y)], Role::Grid.color())?;
    }
    Ok(())
}

/// Pauses go through all lanes.
fn draw_pauses<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout,
    lanes: &Lanes,
) -> Result<(), Failure<DB>> {
    let bottom = layout.top + lanes.lanes.len() as i32 * layout.height;
    let mut last = i32::MIN;
    for (from, until) in &lanes.pauses {
        let (left, right) = (layout.x(*from), layout.x(*until));
        let right = right.max(left + 1);
        if right > last {
            pen.fill((left.max(last), layout.top), (right, bottom), Look::Collects.role().color())?;
            last = right;
        }
    }
    Ok(())
}

fn draw_span<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout,
    lane: usize,
    span: &Drawn,
) -> Result<(), Failure<DB>> {
    let (left, right) = edges(layout, span);
    let half = (f64::from(layout.height) * span.look.height() / 2.0).round() as i32;
    let middle = layout.middle(lane);
    let color = paint(span.look.role(), span.look.is_hatched()).mix(f64::from(span.quarters) / 4.0);
    pen.fill((left, middle - half), (right, middle + half), color)
}

/// A pixel is left to the next one, but not of what is one pixel wide.
fn edges(layout: &Layout, span: &Drawn) -> (i32, i32) {
    let (left, right) = (layout.x(span.from), layout.x(span.until));
    let left = left.min(layout.right - 1);
    (left, if right > left + 3 { right - 1 } else { right.max(left + 1) })
}

fn draw_label<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout,
    middle: i32,
    span: &Drawn,
) -> Result<(), Failure<DB>> {
    let (left, right) = edges(layout, span);
    let columns = f64::from(right - left - 6) / font::width("x", font::SIZE) as f64;
    // a label of which only the beginning is seen tells nothing
    let is_seen = columns >= LEAST_COLUMNS || label::columns(&span.label) as f64 <= columns;
    if span.label.is_empty() || !is_seen || layout.height < 14 || span.look.height() < 0.8 {
        return Ok(());
    }
    let words = label::fitted(&span.label, columns as usize);
    pen.text(&words, ((left + right) / 2, middle), Lettering::MIDDLE.role(Role::Paper))
}
