//! Draws the columns, and the lines at marked values.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::Columns;
use crate::chart::axis::{Axis, MOST_UPWARDS, Unit};
use crate::chart::pen::{Lettering, Pen};
use crate::font;
use crate::label;
use crate::picture::{Area, Failure, GAP, TITLE_HEIGHT, WIDTH};
use crate::theme::Role;

const BODY: u32 = 200;
const FOOT: u32 = 26;
const LABEL_HEIGHT: u32 = 16;
/// The height of a mark's words; each has a line of its own, so that marks may be near each other.
const MARK_HEIGHT: u32 = 16;
/// The most marks.
const MOST_MARKS: usize = 4;

/// The area between the axes.
type Body<DB> = DrawingArea<DB, Cartesian2d<Axis, Axis>>;

pub(super) fn height(columns: &Columns) -> u32 {
    head(columns) + BODY + FOOT + if columns.label.is_empty() { 0 } else { LABEL_HEIGHT }
}

/// The pixels above the body.
fn head(columns: &Columns) -> u32 {
    TITLE_HEIGHT + marks(columns).count() as u32 * MARK_HEIGHT
}

/// The marks that are shown: those on the axis.
pub(super) fn marks(columns: &Columns) -> impl Iterator<Item = (f64, String)> {
    let ends = columns.columns.first().zip(columns.columns.last());
    let ends = ends.map(|(first, last)| first.between.0..=last.between.1);
    let is_placed = move |value: &f64| ends.as_ref().is_some_and(|ends| ends.contains(value));
    let placed = columns.marks.iter().filter(move |(value, _)| is_placed(value));
    placed.take(MOST_MARKS).map(|(value, words)| (*value, label::fitted(words, label::LABEL_COLUMNS)))
}

/// The axis upwards, with zero.
pub(super) fn scale(columns: &Columns) -> Axis {
    let high = columns.columns.iter().map(|column| column.count).fold(0.0, f64::max);
    Axis::rounded(Unit::Number, 0.0..if high > 0.0 { high } else { 1.0 }, MOST_UPWARDS)
}

pub(super) fn draw<DB: DrawingBackend>(area: &Area<DB>, columns: &Columns) -> Result<(), Failure<DB>> {
    let (Some(first), Some(last)) = (columns.columns.first(), columns.columns.last()) else {
        let style = font::plain(area, Role::Muted, HPos::Left, VPos::Center);
        return area.draw(&Text::new("no data", (GAP as i32, TITLE_HEIGHT as i32 + 10), style));
    };
    let up = scale(columns);
    let left = up.widest() + GAP + 4;
    let across = Axis::across(columns.across, first.between.0..last.between.1, WIDTH - left - 5 * GAP);
    let mut chart = ChartBuilder::on(area)
        .margin_top(head(columns) + 4)
        .margin_right(5 * GAP)
        .x_label_area_size(height(columns) - head(columns) - BODY)
        .y_label_area_size(left)
        .build_cartesian_2d(across.clone(), up.clone())?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .axis_style(Role::Muted.color())
        .set_tick_mark_size(LabelAreaPosition::Left, 4)
        .set_tick_mark_size(LabelAreaPosition::Bottom, 4)
        .bold_line_style(Role::Grid.color())
        .x_label_formatter(&|at| across.tick_text(*at))
        .y_label_formatter(&|at| up.tick_text(*at))
        .x_desc(label::fitted(&columns.label, label::TITLE_COLUMNS))
        .label_style(font::plain(area, Role::Text, HPos::Left, VPos::Top))
        .axis_desc_style(font::plain(area, Role::Muted, HPos::Left, VPos::Top))
        .draw()?;
    let body = chart.plotting_area();
    draw_columns(body, columns)?;
    body.draw(&PathElement::new([(across.low(), 0.0), (across.high(), 0.0)], Role::Text.color()))?;
    draw_marks(&Pen(area), body, columns)
}

fn draw_columns<DB: DrawingBackend>(body: &Body<DB>, columns: &Columns) -> Result<(), Failure<DB>> {
    let plain = body.strip_coord_spec();
    let (base_x, base_y) = plain.get_base_pixel();
    for column in &columns.columns {
        let (x1, y1) = body.map_coordinate(&(column.between.0, 0.0));
        let (x2, y2) = body.map_coordinate(&(column.between.1, column.count));
        // what is not nothing is seen; neighbours are a line apart
        let y2 = if column.count > 0.0 { y2.min(y1 - 1) } else { y1 };
        let x2 = (x2 - 1).max(x1 + 1);
        let corners = [(x1 - base_x, y2 - base_y), (x2 - base_x, y1 - base_y)];
        plain.draw(&Rectangle::new(corners, Role::Series(0).color().filled()))?;
    }
    Ok(())
}

/// A dashed line for each mark, from its words down to the columns' base; words are crossed by no line.
fn draw_marks<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    body: &Body<DB>,
    columns: &Columns,
) -> Result<(), Failure<DB>> {
    let origin = pen.0.get_base_pixel();
    let x = |value: f64| body.map_coordinate(&(value, 0.0)).0 - origin.0;
    let y = |index: usize| (TITLE_HEIGHT + index as u32 * MARK_HEIGHT + MARK_HEIGHT / 2) as i32;
    let base = body.get_pixel_range().1.end - origin.1;
    for (index, (value, _)) in marks(columns).enumerate() {
        let top = y(index) + MARK_HEIGHT as i32 / 2;
        pen.line([(x(value), top), (x(value), base)], Role::Muted.hatched())?;
    }
    for (index, (value, words)) in marks(columns).enumerate() {
        // to the side where there is room
        let has_room = x(value) + font::width(&words, font::SIZE) as i32 + GAP as i32 <= WIDTH as i32;
        let lettering = if has_room { Lettering::LEFT } else { Lettering::RIGHT };
        pen.covering_text(&words, (x(value), y(index)), lettering)?;
    }
    Ok(())
}
