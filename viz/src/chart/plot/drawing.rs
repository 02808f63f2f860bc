//! Draws series between their axes.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::axes::TICK;
use super::decimate;
use super::{Axes, Direction, Mark, Plot, Shown};
use crate::chart::axis::{Axis, Unit};
use crate::font;
use crate::picture::{Area, Failure, GAP};
use crate::theme::Role;

/// The numbers below.
const FOOT: u32 = 26;
/// A line of words beside an axis.
const LABEL_HEIGHT: u32 = 16;

/// The area between the axes.
type Body<DB> = DrawingArea<DB, Cartesian2d<Axis, Axis>>;

/// The pixels below a plot with this horizontal axis.
pub(super) fn foot(x: &Direction) -> u32 {
    FOOT + if label(x).is_empty() { 0 } else { LABEL_HEIGHT }
}

/// The pixels of what stands above a plot with this vertical axis.
pub(super) fn head(y: &Direction) -> u32 {
    if y.label.is_empty() { 0 } else { LABEL_HEIGHT }
}

/// What stands below the horizontal axis.
fn label(x: &Direction) -> String {
    match (x.unit, x.label.is_empty()) {
        (Unit::Date, true) => "UTC".to_owned(),
        (Unit::Date, false) => format!("{} (UTC)", x.label),
        _ => x.label.clone(),
    }
}

/// Axes and series on an area that is theirs alone.
pub(super) fn draw<DB: DrawingBackend>(
    area: &Area<DB>,
    axes: &Axes,
    plot: &Plot,
    shown: &[Shown<'_>],
) -> Result<(), Failure<DB>> {
    let style = font::plain(area, Role::Muted, HPos::Left, VPos::Top);
    let head = head(&plot.y);
    if head > 0 {
        area.draw(&Text::new(fitted(&plot.y.label), (GAP as i32, 0), style))?;
    }
    let mut chart = ChartBuilder::on(area)
        .margin_top(head + 4)
        .margin_right(axes.right)
        .x_label_area_size(foot(&plot.x))
        .y_label_area_size(axes.left)
        .build_cartesian_2d(axes.x.clone(), axes.y.clone())?;
    chart
        .configure_mesh()
        .axis_style(Role::Muted.color())
        .set_tick_mark_size(LabelAreaPosition::Left, TICK)
        .set_tick_mark_size(LabelAreaPosition::Bottom, TICK)
        .bold_line_style(Role::Grid.color())
        .x_label_formatter(&|at| axes.x.tick_text(*at))
        .y_label_formatter(&|at| axes.y.tick_text(*at))
        .x_desc(fitted(&label(&plot.x)))
        .label_style(font::plain(area, Role::Text, HPos::Left, VPos::Top))
        .axis_desc_style(font::plain(area, Role::Muted, HPos::Left, VPos::Top))
        .draw()?;
    let body = chart.plotting_area();
    for shown in shown {
        match shown.series.mark {
            Mark::Points => points(body, axes, shown)?,
            Mark::Line => line(body, axes, shown)?,
        }
    }
    if axes.y.low() < 0.0 && axes.y.high() > 0.0 {
        let zero = [(axes.x.low(), 0.0), (axes.x.high(), 0.0)];
        chart.plotting_area().draw(&PathElement::new(zero, Role::Text.color()))?;
    }
    Ok(())
}

fn fitted(text: &str) -> String {
    crate::label::fitted(text, crate::label::TITLE_COLUMNS)
}

fn line<DB: DrawingBackend>(body: &Body<DB>, axes: &Axes, shown: &Shown<'_>) -> Result<(), Failure<DB>> {
    let (columns, _) = body.dim_in_pixel();
    let runs = decimate::line(shown.points(), axes, columns);
    let color = shown.color();
    // lines that fill the picture are thin
    let width = if runs.iter().map(Vec::len).sum::<usize>() > columns as usize { 1 } else { 2 };
    for run in runs {
        match run.as_slice() {
            [alone] => body.draw(&Circle::new(*alone, 2, color.filled()))?,
            _ => body.draw(&PathElement::new(run, color.stroke_width(width)))?,
        }
    }
    Ok(())
}

fn points<DB: DrawingBackend>(body: &Body<DB>, axes: &Axes, shown: &Shown<'_>) -> Result<(), Failure<DB>> {
    let dots = decimate::dots(shown.points(), axes, body.dim_in_pixel());
    let radius = match dots.len() {
        1 => 5,
        2..=300 => 3,
        _ => 2,
    };
    let plain = body.strip_coord_spec();
    let (left, top) = plain.get_base_pixel();
    for point in dots {
        let (x, y) = body.map_coordinate(&point);
        dot(&plain, (x - left, y - top), radius, shown.index, shown.color())?;
    }
    Ok(())
}

/// A point in the shape of its series: round, square, or a cross.
pub(super) fn dot<DB: DrawingBackend>(
    area: &Area<DB>,
    (x, y): (i32, i32),
    radius: i32,
    index: usize,
    color: RGBColor,
) -> Result<(), Failure<DB>> {
    let side = radius - 1;
    match index % 3 {
        0 => area.draw(&Circle::new((x, y), radius, color.filled())),
        1 => area.draw(&Rectangle::new([(x - side, y - side), (x + radius, y + radius)], color.filled())),
        _ => {
            area.draw(&PathElement::new([(x - radius, y - radius), (x + radius, y + radius)], color))?;
            area.draw(&PathElement::new([(x - radius, y + radius), (x + radius, y - radius)], color))
        }
    }
}
