//! Draws the columns.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Column, Columns};
use crate::chart::axis::{Axis, MOST_UPWARDS, Unit};
use crate::font;
use crate::label;
use crate::picture::{Area, Failure, GAP, TITLE_HEIGHT, WIDTH};
use crate::theme::Role;

const BODY: u32 = 200;
const FOOT: u32 = 26;
const LABEL_HEIGHT: u32 = 16;
/// What is free on each side of a column that has a name, as a share of its room.
const SIDE: f64 = 0.15;

pub(super) fn height(columns: &Columns) -> u32 {
    TITLE_HEIGHT + BODY + FOOT + if columns.label.is_empty() { 0 } else { LABEL_HEIGHT }
}

/// The axis upwards: with zero, and infinite columns at its ends.
pub(super) fn scale(columns: &Columns) -> Axis {
    let finite = columns.shown().iter().map(|column| column.value).filter(|value| value.is_finite());
    let (low, high) = finite.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let high = if low == high { 1.0 } else { high };
    Axis::rounded(Unit::Number, low..high, MOST_UPWARDS)
}

pub(super) fn draw<DB: DrawingBackend>(area: &Area<DB>, columns: &Columns) -> Result<(), Failure<DB>> {
    let shown = columns.shown();
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else {
        let style = font::plain(area, Role::Muted, HPos::Left, VPos::Center);
        return area.draw(&Text::new("no data", (GAP as i32, TITLE_HEIGHT as i32 + 10), style));
    };
    let up = scale(columns);
    let left = up.widest() + GAP + 4;
    let room = WIDTH - left - 5 * GAP;
    let across = match (first.between, last.between) {
        (Some((low, _)), Some((_, high))) => Axis::across(columns.across, low..high, room),
        _ => {
            let names = shown.iter().map(|column| label::fitted(&column.label, label::LABEL_COLUMNS));
            Axis::named(&names.collect::<Vec<String>>(), shown.len(), room)
        }
    };
    let mut chart = ChartBuilder::on(area)
        .margin_top(TITLE_HEIGHT + 4)
        .margin_right(5 * GAP)
        .x_label_area_size(height(columns) - TITLE_HEIGHT - BODY)
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
    let plain = body.strip_coord_spec();
    let (base_x, base_y) = plain.get_base_pixel();
    for (index, column) in shown.iter().enumerate().filter(|(_, column)| !column.value.is_nan()) {
        let (from, to) = sides(index, column);
        let (x1, y1) = body.map_coordinate(&(from, 0.0));
        let (x2, y2) = body.map_coordinate(&(to, column.value));
        // what is not zero is seen; neighbours in a histogram are a line apart
        let y2 = if column.value > 0.0 { y2.min(y1 - 1) } else { y2.max(y1 + i32::from(column.value < 0.0)) };
        let x2 = if column.between.is_some() { (x2 - 1).max(x1 + 1) } else { x2 };
        let corners = [(x1 - base_x, y1.min(y2) - base_y), (x2 - base_x, y1.max(y2) - base_y)];
        let color = Role::Series(0).color();
        let style = if column.value.is_infinite() { color.stroke_width(2) } else { color.filled() };
        plain.draw(&Rectangle::new(corners, style))?;
    }
    let zero = PathElement::new([(across.low(), 0.0), (across.high(), 0.0)], Role::Text.color());
    body.draw(&zero)
}

/// Where a column begins and ends.
fn sides(index: usize, column: &Column) -> (f64, f64) {
    column.between.unwrap_or((index as f64 + SIDE, index as f64 + 1.0 - SIDE))
}
