//! The lettering of a drawing: sizes, styles, and how much room a text takes.

use plotters::prelude::{DrawingBackend, FontStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{IntoFont, IntoTextStyle, TextStyle};

use crate::label;
use crate::picture::Area;
use crate::theme::Role;

const FAMILY: &str = "sans-serif";
/// Pixels of labels and numbers.
pub(crate) const SIZE: f64 = 12.0;
/// Pixels of a title.
pub(crate) const TITLE_SIZE: f64 = 14.0;
/// Pixels between two texts side by side.
pub(crate) const SPACE: u32 = 14;
/// Width of a column of text, as a share of its size. Fonts differ; this is one of the wider ones.
const COLUMN: f64 = 0.6;

/// Pixels that a text takes, about.
pub(crate) fn width(text: &str, size: f64) -> u32 {
    (label::columns(text) as f64 * size * COLUMN).ceil() as u32
}

/// The style of labels and numbers that stand so beside their anchor.
pub(crate) fn plain<'a, DB: DrawingBackend>(
    area: &Area<DB>,
    role: Role,
    horizontal: HPos,
    vertical: VPos,
) -> TextStyle<'a> {
    let style = (FAMILY, SIZE).with_color(role.color()).into_text_style(area);
    style.pos(Pos::new(horizontal, vertical))
}

/// The style of titles.
pub(crate) fn bold<'a, DB: DrawingBackend>(
    area: &Area<DB>,
    role: Role,
    horizontal: HPos,
    vertical: VPos,
) -> TextStyle<'a> {
    let font = (FAMILY, TITLE_SIZE, FontStyle::Bold).into_font();
    font.with_color(role.color()).into_text_style(area).pos(Pos::new(horizontal, vertical))
}
