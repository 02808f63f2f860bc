//! A sequence in a drawing.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;
use plotters::style::text_anchor::VPos;

use super::{Arrow, Life, Sequence, Stretch};
use crate::chart::key;
use crate::chart::look::Look;
use crate::chart::pen::{Lettering, Pen, paint};
use crate::font;
use crate::label;
use crate::picture::{Area, Failure, GAP, TITLE_HEIGHT, WIDTH};
use crate::theme::Role;

/// Half of the width of a stretch.
const HALF: i32 = 5;
const BIG_SIZE: f64 = 15.0;

/// Where everything is.
struct Layout<'a> {
    sequence: &'a Sequence,
    /// Where the first life-line's column begins.
    left: i32,
    column: i32,
    /// The top of the heads.
    top: i32,
    head: i32,
    row: i32,
}

impl Layout<'_> {
    fn of(sequence: &Sequence) -> Layout<'_> {
        let size = if sequence.is_big { BIG_SIZE } else { font::SIZE };
        let times = sequence.rows.iter().map(|time| font::width(time, size)).max().unwrap_or(0);
        let left = (2 * GAP + times) as i32;
        Layout {
            sequence,
            left,
            column: (WIDTH as i32 - GAP as i32 - left) / sequence.lives.len().max(1) as i32,
            top: (TITLE_HEIGHT + key::height(&sequence.key)) as i32,
            head: sequence.head_height() as i32,
            row: sequence.row_height() as i32,
        }
    }

    fn x(&self, life: usize) -> i32 {
        self.left + self.column * life as i32 + self.column / 2
    }

    /// The middle of a row.
    fn y(&self, row: usize) -> i32 {
        self.top + self.head + self.row * row as i32 + self.row / 2
    }

    fn bottom(&self) -> i32 {
        self.top + self.head + self.row * self.sequence.rows.len() as i32
    }

    /// Columns of text that fit into so many pixels.
    fn columns(&self, pixels: i32, size: f64) -> usize {
        (f64::from(pixels) / f64::from(font::width("xxxxxxxxxx", size)) * 10.0).max(2.0) as usize
    }
}

pub(super) fn draw<DB: DrawingBackend>(sequence: &Sequence, area: &Area<DB>) -> Result<(), Failure<DB>> {
    let pen = Pen(area);
    if sequence.is_empty() {
        return pen.text("no data", (GAP as i32, TITLE_HEIGHT as i32 + 10), Lettering::LEFT);
    }
    let layout = Layout::of(sequence);
    key::draw(&pen, &sequence.key)?;
    draw_times(&pen, &layout)?;
    for (index, life) in sequence.lives.iter().enumerate() {
        draw_life(&pen, &layout, index, life)?;
    }
    for arrow in &sequence.arrows {
        draw_arrow(&pen, &layout, arrow)?;
    }
    for (index, life) in sequence.lives.iter().enumerate() {
        draw_words(&pen, &layout, index, life)?;
    }
    for arrow in &sequence.arrows {
        draw_arrow_label(&pen, &layout, arrow)?;
    }
    Ok(())
}

fn draw_times<DB: DrawingBackend>(pen: &Pen<'_, DB>, layout: &Layout<'_>) -> Result<(), Failure<DB>> {
    let lettering = if layout.sequence.is_big { Lettering::RIGHT.size(BIG_SIZE) } else { Lettering::RIGHT };
    for (row, time) in layout.sequence.rows.iter().enumerate() {
        let y = layout.y(row);
        pen.text(time, (layout.left - GAP as i32, y), lettering.role(Role::Muted))?;
        pen.line([(layout.left, y), (WIDTH as i32 - GAP as i32, y)], Role::Grid.color())?;
    }
    Ok(())
}

/// The head, the line and what it does.
fn draw_life<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout<'_>,
    index: usize,
    life: &Life,
) -> Result<(), Failure<DB>> {
    let x = layout.x(index);
    let from = if life.from == 0 { layout.top + layout.head } else { layout.y(life.from) };
    let until = life.until.map_or(layout.bottom(), |row| layout.y(row));
    // where it becomes grey: in front of the row
    let grey = life.grey_from.map_or(until, |row| (layout.y(row) - layout.row / 2).clamp(from, until));
    pen.line([(x, from), (x, grey)], Role::Muted.color())?;
    if grey < until {
        pen.line([(x, grey), (x, until)], Role::Idle.color())?;
    }
    if let Some(row) = life.until {
        let color = if life.is_grey(row) { Role::Idle.color() } else { Role::Text.color() };
        pen.line([(x - 5, until - 5), (x + 5, until + 5)], color)?;
        pen.line([(x - 5, until + 5), (x + 5, until - 5)], color)?;
    }
    let big = layout.sequence.is_big;
    let (size, margin) = if big { (BIG_SIZE, 8) } else { (font::SIZE, 4) };
    let name = label::fitted(&life.label, layout.columns(layout.column - 2 * margin - 8, size));
    let half = (font::width(&name, size) as i32 / 2 + 6).min(layout.column / 2 - 2);
    let (top, bottom) = (layout.top + 2, layout.top + layout.head - 4);
    pen.fill((x - half, top), (x + half, bottom), Role::Paper.color())?;
    pen.frame((x - half, top), (x + half, bottom), Role::Text.color())?;
    pen.text(&name, (x, i32::midpoint(top, bottom)), Lettering::MIDDLE.size(size))?;
    for stretch in &life.stretches {
        let Stretch { from, until, .. } = *stretch;
        let grey = life.grey_from.map_or(until + 1, |row| row.clamp(from, until + 1));
        let color = paint(stretch.look.role(), stretch.look.is_hatched());
        for (from, behind, color) in [(from, grey, color), (grey, until + 1, Role::Idle.color())] {
            if from < behind {
                draw_stretch(pen, layout, x, &Stretch { from, until: behind - 1, ..stretch.clone() }, color)?;
            }
        }
    }
    Ok(())
}

fn draw_stretch<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout<'_>,
    x: i32,
    stretch: &Stretch,
    color: RGBColor,
) -> Result<(), Failure<DB>> {
    let is_box = layout.sequence.is_big && !stretch.label.is_empty();
    let (half, inset) =
        if is_box { (layout.column / 2 - 6, layout.row / 2 - 2) } else { (HALF, layout.row / 2 - 2) };
    // a lock stands beside the line, since its holder does something meanwhile
    let x = if matches!(stretch.look, Look::Holds(_)) && !is_box { x + 2 * HALF + 1 } else { x };
    let (top, bottom) = (layout.y(stretch.from) - inset, layout.y(stretch.until) + inset);
    pen.fill((x - half, top), (x + half, bottom), color)
}

/// What is written beside or inside of what a life-line does.
fn draw_words<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout<'_>,
    index: usize,
    life: &Life,
) -> Result<(), Failure<DB>> {
    let x = layout.x(index);
    for stretch in life.stretches.iter().filter(|stretch| !stretch.label.is_empty()) {
        if layout.sequence.is_big {
            draw_lines(pen, layout, x, stretch)?;
        } else {
            let role = if life.is_grey(stretch.from) { Role::Muted } else { Role::Text };
            draw_beside(pen, layout, (x, layout.y(stretch.from)), &stretch.label, role)?;
        }
    }
    for (row, look, words) in &life.notes {
        let y = layout.y(*row);
        let is_grey = life.is_grey(*row);
        let (disc, ink) = if is_grey { (Role::Idle, Role::Muted) } else { (look.role(), look.role()) };
        pen.disc((x, y), HALF - 1, disc)?;
        draw_beside(pen, layout, (x, y), words, ink)?;
    }
    Ok(())
}

/// Words to the right of a life-line, up to the next, since nothing else happens in the row; to its left if they would
/// not be whole.
fn draw_beside<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout<'_>,
    (x, y): (i32, i32),
    words: &str,
    role: Role,
) -> Result<(), Failure<DB>> {
    let room = layout.column - 6 * HALF;
    let right = room.min(WIDTH as i32 - GAP as i32 - x - 4 * HALF);
    let is_left = right < room && font::width(words, font::SIZE) as i32 > right;
    let (room, x, lettering) =
        if is_left { (room, x - 2 * HALF, Lettering::RIGHT) } else { (right, x + 4 * HALF, Lettering::LEFT) };
    let words = label::fitted(words, layout.columns(room, font::SIZE));
    pen.covering_text(&words, (x, y), lettering.role(role))
}

/// The label of a box, in two lines if it has two parts.
fn draw_lines<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout<'_>,
    x: i32,
    stretch: &Stretch,
) -> Result<(), Failure<DB>> {
    let y = i32::midpoint(layout.y(stretch.from), layout.y(stretch.until));
    let columns = layout.columns(layout.column - 20, BIG_SIZE);
    let lettering = Lettering::MIDDLE.size(BIG_SIZE);
    let parts = match stretch.label.split_once(", ") {
        Some((first, second)) if label::columns(&stretch.label) > columns => {
            vec![(first, y - 9), (second, y + 9)]
        }
        _ => vec![(stretch.label.as_str(), y)],
    };
    for (words, y) in parts {
        let words = label::fitted(words, columns);
        pen.text(&words, (x, y), lettering.role(Role::Paper))?;
    }
    Ok(())
}

/// Both ends of an arrow, beside the stretches.
fn ends(layout: &Layout<'_>, arrow: &Arrow) -> ((i32, i32), (i32, i32)) {
    let (from, to) =
        ((layout.x(arrow.from.0), layout.y(arrow.from.1)), (layout.x(arrow.to.0), layout.y(arrow.to.1)));
    let side = HALF * (to.0 - from.0).signum();
    ((from.0 + side, from.1), (to.0 - side, to.1))
}

fn draw_arrow<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout<'_>,
    arrow: &Arrow,
) -> Result<(), Failure<DB>> {
    let (from, to) = ends(layout, arrow);
    let role = match (arrow.is_grey, arrow.is_dashed) {
        (true, _) => Role::Idle,
        (false, true) => Role::Muted,
        (false, false) => Role::Text,
    };
    if arrow.from.0 == arrow.to.0 {
        // to itself: out to the side and back
        let out = from.0 + 4 * HALF;
        pen.line([from, (out, from.1), (out, to.1), (to.0 + HALF, to.1)], paint(role, arrow.is_dashed))?;
        return pen.head((out, to.1), (to.0 + HALF, to.1), role, 1);
    }
    pen.arrow(from, to, role, arrow.is_dashed, 1)
}

fn draw_arrow_label<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    layout: &Layout<'_>,
    arrow: &Arrow,
) -> Result<(), Failure<DB>> {
    let (from, to) = ends(layout, arrow);
    let size = if layout.sequence.is_big { BIG_SIZE } else { font::SIZE };
    let room = if arrow.from.0 == arrow.to.0 { layout.column / 2 } else { (to.0 - from.0).abs() } - 4 * HALF;
    let words = label::fitted(&arrow.label, layout.columns(room, size));
    let at = (i32::midpoint(from.0, to.0), i32::midpoint(from.1, to.1) - 2);
    let role = if arrow.is_grey { Role::Muted } else { Role::Text };
    pen.covering_text(&words, at, Lettering::MIDDLE.size(size).vertical(VPos::Center).role(role))
}
