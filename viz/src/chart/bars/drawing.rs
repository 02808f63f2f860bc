//! Draws the rows. The height follows from their number, so that a chart that is drawn again stays
//! where it is.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::rows::{MOST_ROWS, Row};
use super::scale::Scale;
use crate::chart::axis::{Axis, Tick};
use crate::font;
use crate::picture::{Area, Failure, GAP, TITLE_HEIGHT, WIDTH};
use crate::theme::Role;

const ROW_HEIGHT: u32 = 20;
/// The texts of the ticks.
const TICK_HEIGHT: u32 = 26;
/// Half of a bar, as a share of its row.
const HALF: f64 = 0.35;

/// The height of a chart of so many bars.
pub(super) fn height(bars: usize) -> u32 {
    let foot = if bars == 0 { ROW_HEIGHT } else { TICK_HEIGHT };
    TITLE_HEIGHT + bars.min(MOST_ROWS) as u32 * ROW_HEIGHT + foot
}

/// The rows, or a word that there are none.
pub(super) fn draw<DB: DrawingBackend>(area: &Area<DB>, rows: &[Row]) -> Result<(), Failure<DB>> {
    if rows.is_empty() {
        let style = font::plain(area, Role::Muted, HPos::Left, VPos::Center);
        return area.draw(&Text::new("no data", (GAP as i32, (TITLE_HEIGHT + ROW_HEIGHT / 2) as i32), style));
    }
    let widest =
        |text: fn(&Row) -> &str| rows.iter().map(|row| font::width(text(row), font::SIZE)).max().unwrap_or(0);
    let (left, right) = (widest(|row| &row.label) + GAP, widest(|row| &row.words) + 2 * GAP);
    // labels and notes are shortened, so there is always room for the bars
    let width = f64::from(WIDTH - GAP - left - right);
    let scale = Scale::of(rows.iter().map(|row| row.length));
    let pixel = scale.length() / width;
    let count = rows.len() as f64;
    let marks = scale.ticks(|text| f64::from(font::width(text, font::SIZE) + 2 * GAP) * pixel);
    let marks = marks.into_iter().map(|at| Tick { at, text: scale.tick_text(at) }).collect();
    let names = rows.iter().enumerate();
    let names = names.map(|(index, row)| Tick { at: middle(rows, index), text: row.label.clone() }).collect();
    let (across, down) = (Axis::marked(scale.low()..scale.high(), marks), Axis::marked(0.0..count, names));

    let mut plot = ChartBuilder::on(area)
        .margin_top(TITLE_HEIGHT)
        .margin_left(GAP)
        .margin_right(right)
        // without the last line of pixels every row is as high as the others
        .x_label_area_size(TICK_HEIGHT - 1)
        .y_label_area_size(left)
        .build_cartesian_2d(across.clone(), down.clone())?;
    plot.configure_mesh()
        .axis_style(TRANSPARENT)
        .disable_y_mesh()
        .set_tick_mark_size(LabelAreaPosition::Left, 3)
        .set_tick_mark_size(LabelAreaPosition::Bottom, 3)
        .bold_line_style(Role::Grid.color())
        .x_label_formatter(&|at| across.tick_text(*at))
        .y_label_formatter(&|at| down.tick_text(*at))
        .label_style(font::plain(area, Role::Text, HPos::Left, VPos::Top))
        .draw()?;
    plot.draw_series(rows.iter().enumerate().map(|(index, row)| bar(rows, index, row, &scale, pixel)))?;
    plot.draw_series([PathElement::new([(0.0, 0.0), (0.0, count)], Role::Text.color())])?;
    let style = font::plain(area, Role::Text, HPos::Left, VPos::Center);
    plot.draw_series(rows.iter().enumerate().map(|(index, row)| {
        // beside the end of the bar; that of a bar to the left is in the way of nothing at zero
        let end = scale.position(row.length).max(0.0);
        EmptyElement::at((end, middle(rows, index)))
            + Text::new(row.words.clone(), (GAP as i32, 0), style.clone())
    }))?;
    Ok(())
}

/// The height at which a row has its middle, from the bottom, where the axis begins.
fn middle(rows: &[Row], index: usize) -> f64 {
    (rows.len() - index) as f64 - 0.5
}

/// The bar of a row. What is not zero is seen, and what does not fit is hollow.
fn bar(rows: &[Row], index: usize, row: &Row, scale: &Scale, pixel: f64) -> Rectangle<(f64, f64)> {
    let position = scale.position(row.length);
    let end = if row.length == 0.0 || row.length.is_nan() {
        0.0
    } else {
        position.abs().max(pixel).copysign(row.length)
    };
    let color = Role::Series(0).color();
    let style = if row.length.is_infinite() { color.stroke_width(2) } else { color.filled() };
    let middle = middle(rows, index);
    Rectangle::new([(0.0, middle - HALF), (end, middle + HALF)], style)
}
