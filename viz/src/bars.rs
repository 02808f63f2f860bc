//! Draws bars that lie: a label on the left, the bar from the line at zero, its number on the right,
//! ticks below. plotters lays out, [`svg`](crate::svg) writes. The size follows from the number of
//! rows, so that a chart that is drawn again stays where it is.

use std::convert::Infallible;
use std::ops::Range;

use plotters::coord::Shift;
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::chart::BarChart;
use crate::rows::Row;
use crate::scale::Scale;
use crate::svg::{self, Backend, Head};
use crate::theme::Role;

const WIDTH: u32 = 700;
const TITLE_HEIGHT: u32 = 32;
const ROW_HEIGHT: u32 = 20;
/// The texts of the ticks.
const TICK_HEIGHT: u32 = 26;
/// The unit below them.
const UNIT_HEIGHT: u32 = 16;
/// Half of a bar, as a share of its row.
const HALF: f64 = 0.35;
const FONT: &str = "sans-serif";
const SIZE: f64 = 12.0;
const TITLE_SIZE: f64 = 14.0;
/// Between a bar and its texts.
const GAP: u32 = 6;

type Area<'a> = DrawingArea<Backend<'a>, Shift>;
type Failure = DrawingAreaErrorKind<Infallible>;

/// The chart as an SVG document.
pub(crate) fn draw(chart: &BarChart, rows: &[Row]) -> Result<String, Failure> {
    let (title, unit) = (chart.shown_title(), chart.shown_unit());
    let foot = TICK_HEIGHT + if unit.is_empty() { 0 } else { UNIT_HEIGHT };
    let body = if rows.is_empty() { ROW_HEIGHT } else { rows.len() as u32 * ROW_HEIGHT + foot };
    let size = (WIDTH, TITLE_HEIGHT + body);
    let mut shapes = String::new();
    {
        let area = Backend::new(&mut shapes, size).into_drawing_area();
        let bold = (FONT, TITLE_SIZE, FontStyle::Bold).with_color(Role::Text.color());
        area.draw(&Text::new(title.clone(), (GAP as i32, 8), bold.into_text_style(&area)))?;
        if rows.is_empty() {
            let style = text_style(&area, HPos::Left, VPos::Center);
            let middle = (TITLE_HEIGHT + ROW_HEIGHT / 2) as i32;
            area.draw(&Text::new("no data", (GAP as i32, middle), style))?;
        } else {
            draw_rows(&area, &unit, foot, rows)?;
        }
        area.present()?;
    }
    let description = chart.sentence();
    let id = chart.id.clone().unwrap_or_else(|| fingerprint(&[&title, &description, &shapes]));
    Ok(svg::document(&Head { id: &id, title: &title, description: &description, size }, &shapes))
}

fn text_style<'a>(area: &Area<'_>, horizontal: HPos, vertical: VPos) -> TextStyle<'a> {
    let style = (FONT, SIZE).with_color(Role::Text.color()).into_text_style(area);
    style.pos(Pos::new(horizontal, vertical))
}

fn draw_rows(area: &Area<'_>, unit: &str, foot: u32, rows: &[Row]) -> Result<(), Failure> {
    let widest =
        |text: fn(&Row) -> &str| rows.iter().map(|row| svg::text_width(text(row), SIZE)).max().unwrap_or(0);
    let (left, right) = (widest(|row| &row.label) + GAP, widest(|row| &row.words) + 2 * GAP);
    // labels and notes are shortened, so there is always room for the bars
    let width = f64::from(WIDTH - GAP - left - right);
    let scale = Scale::of(rows.iter().map(|row| row.length));
    let pixel = scale.length() / width;
    let count = rows.len() as f64;
    let ticks = scale.ticks(|text| f64::from(svg::text_width(text, SIZE) + 2 * GAP) * pixel);
    let middles = (0..rows.len()).map(|index| middle(rows, index)).collect();

    let mut plot = ChartBuilder::on(area)
        .margin_top(TITLE_HEIGHT)
        .margin_left(GAP)
        .margin_right(right)
        // without the last line of pixels every row is as high as the others
        .x_label_area_size(foot - 1)
        .y_label_area_size(left)
        .build_cartesian_2d(
            Axis { range: scale.low()..scale.high(), marked: ticks },
            Axis { range: 0.0..count, marked: middles },
        )?;
    let label = |position: &f64| {
        // rows are counted from the bottom, where the axis begins
        let from_bottom = *position as usize;
        rows.iter().rev().nth(from_bottom).map_or_else(String::new, |row| row.label.clone())
    };
    plot.configure_mesh()
        .axis_style(TRANSPARENT)
        .disable_y_mesh()
        .set_tick_mark_size(LabelAreaPosition::Left, 3)
        .set_tick_mark_size(LabelAreaPosition::Bottom, 3)
        .bold_line_style(Role::Grid.color())
        .x_label_formatter(&|tick| scale.tick_text(*tick))
        .y_label_formatter(&label)
        .x_desc(unit)
        .label_style(text_style(area, HPos::Left, VPos::Top))
        .axis_desc_style(text_style(area, HPos::Left, VPos::Top))
        .draw()?;
    plot.draw_series(rows.iter().enumerate().map(|(index, row)| bar(rows, index, row, &scale, pixel)))?;
    plot.draw_series([PathElement::new([(0.0, 0.0), (0.0, count)], Role::Text.color())])?;
    let style = text_style(area, HPos::Left, VPos::Center);
    plot.draw_series(rows.iter().enumerate().map(|(index, row)| {
        // beside the end of the bar; that of a bar to the left is in the way of nothing at zero
        let end = scale.position(row.length).max(0.0);
        EmptyElement::at((end, middle(rows, index)))
            + Text::new(row.words.clone(), (GAP as i32, 0), style.clone())
    }))?;
    Ok(())
}

/// An axis that is marked where we say.
struct Axis {
    range: Range<f64>,
    marked: Vec<f64>,
}

impl Ranged for Axis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, position: &f64, (from, to): (i32, i32)) -> i32 {
        let share = (position - self.range.start) / (self.range.end - self.range.start);
        from + (share * f64::from(to - from)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() { Vec::new() } else { self.marked.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.range.clone()
    }
}

/// The height at which a row has its middle.
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
    let color = Role::Series.color();
    let style = if row.length.is_infinite() { color.stroke_width(2) } else { color.filled() };
    let middle = middle(rows, index);
    Rectangle::new([(0.0, middle - HALF), (end, middle + HALF)], style)
}

/// A name for a content: the 64-bit FNV-1a hash.
fn fingerprint(parts: &[&str]) -> String {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    let hash = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}
