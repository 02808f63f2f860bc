//! Draws a field of cells, shade by shade, so that cells of one shade are one element.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::grid::Grid;
use crate::chart::axis::{Axis, Tick};
use crate::font;
use crate::number;
use crate::picture::{Area, Failure, GAP, TITLE_HEIGHT, WIDTH};
use crate::theme::{MOST_SHADE, Role};

/// The scale of shades.
const KEY_HEIGHT: u32 = 22;
const SAMPLE: i32 = 14;
const FOOT: u32 = 24;
/// From here on letters are drawn in the colour of the page.
const STRONG: u8 = 6;

pub(super) fn height(grid: &Grid) -> u32 {
    TITLE_HEIGHT + KEY_HEIGHT + grid.rows.len().max(1) as u32 * row_height(grid) + FOOT
}

/// Many rows are low.
fn row_height(grid: &Grid) -> u32 {
    match grid.rows.len() {
        0..=16 => 22,
        _ => 15,
    }
}

pub(super) fn draw<DB: DrawingBackend>(area: &Area<DB>, grid: &Grid) -> Result<(), Failure<DB>> {
    if grid.width() == 0 {
        let style = font::plain(area, Role::Muted, HPos::Left, VPos::Center);
        return area.draw(&Text::new("no data", (GAP as i32, TITLE_HEIGHT as i32 + 10), style));
    }
    key(area, grid)?;
    let (columns, count) = (grid.width() as f64, grid.rows.len() as f64);
    let names = grid.rows.iter().enumerate();
    let names = names.map(|(index, (label, _))| Tick { at: count - index as f64 - 0.5, text: label.clone() });
    let down = Axis::marked(0.0..count, names.collect());
    let left = down.widest() + GAP + 2;
    let across = Axis::named(&grid.columns, grid.width(), WIDTH - left - 4 * GAP);
    let mut chart = ChartBuilder::on(area)
        .margin_top(TITLE_HEIGHT + KEY_HEIGHT)
        .margin_right(4 * GAP)
        .x_label_area_size(FOOT - 1)
        .y_label_area_size(left)
        .build_cartesian_2d(across.clone(), down.clone())?;
    chart
        .configure_mesh()
        .disable_mesh()
        .axis_style(TRANSPARENT)
        .set_tick_mark_size(LabelAreaPosition::Left, 2)
        .set_tick_mark_size(LabelAreaPosition::Bottom, 2)
        .x_label_formatter(&|at| across.tick_text(*at))
        .y_label_formatter(&|at| down.tick_text(*at))
        .label_style(font::plain(area, Role::Text, HPos::Left, VPos::Top))
        .axis_desc_style(font::plain(area, Role::Muted, HPos::Left, VPos::Top))
        .draw()?;
    let body = chart.plotting_area();
    let plain = body.strip_coord_spec();
    let (base_x, base_y) = plain.get_base_pixel();
    let corner = |column: f64, row: f64| {
        let (x, y) = body.map_coordinate(&(column, count - row));
        (x - base_x, y - base_y)
    };
    let cells = || {
        let rows = grid.rows.iter().enumerate();
        rows.flat_map(|(row, (_, cells))| {
            cells.iter().enumerate().map(move |(column, value)| (row, column, *value))
        })
    };
    let gap = if columns > 60.0 { 0 } else { 1 };
    for shade in 0..=MOST_SHADE {
        for (row, column, _) in cells().filter(|cell| grid.shade(cell.2) == Some(shade)) {
            let from = corner(column as f64, row as f64);
            let to = corner(column as f64 + 1.0, row as f64 + 1.0);
            let area = [from, (to.0 - gap, to.1 - 1)];
            plain.draw(&Rectangle::new(area, Role::Shade(shade).color().filled()))?;
        }
    }
    let room = f64::from(plain.dim_in_pixel().0) / columns - f64::from(GAP);
    let text = |value: f64| if value.is_nan() { "–".to_owned() } else { number::text(value) };
    if cells().any(|cell| f64::from(font::width(&text(cell.2), font::SIZE)) > room) {
        return Ok(());
    }
    for (row, column, value) in cells() {
        let strong = grid.shade(value).is_some_and(|shade| shade >= STRONG);
        let role = if strong { Role::Paper } else { Role::Text };
        let style = font::plain(area, role, HPos::Center, VPos::Center);
        plain.draw(&Text::new(text(value), corner(column as f64 + 0.5, row as f64 + 0.5), style))?;
    }
    Ok(())
}

/// What the shades stand for.
fn key<DB: DrawingBackend>(area: &Area<DB>, grid: &Grid) -> Result<(), Failure<DB>> {
    let (low, high) = (number::text(grid.scale.low()), number::text(grid.scale.high()));
    let middle = TITLE_HEIGHT as i32 + 7;
    let style = || font::plain(area, Role::Muted, HPos::Left, VPos::Center);
    let mut x = GAP as i32;
    area.draw(&Text::new(low.clone(), (x, middle), style()))?;
    x += font::width(&low, font::SIZE) as i32 + GAP as i32;
    for shade in 0..=MOST_SHADE {
        let sample = [(x, middle - 6), (x + SAMPLE, middle + 6)];
        area.draw(&Rectangle::new(sample, Role::Shade(shade).color().filled()))?;
        x += SAMPLE;
    }
    area.draw(&Text::new(high, (x + GAP as i32, middle), style()))
}
