//! Shapes at places that are counted in pixels: what lanes, sequences, graphs, trees and cards are drawn of.

use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, IntoTextStyle, RGBColor, ShapeStyle};

use crate::font;
use crate::picture::{Area, Failure};
use crate::theme::Role;

/// A place on a drawing.
pub(crate) type Point = (i32, i32);

/// Draws shapes.
pub(crate) struct Pen<'a, DB: DrawingBackend>(pub(crate) &'a Area<DB>);

/// A piece of text, and how it stands beside its place.
#[derive(Clone, Copy)]
pub(crate) struct Lettering {
    pub(crate) role: Role,
    pub(crate) horizontal: HPos,
    pub(crate) vertical: VPos,
    pub(crate) size: f64,
}

impl Lettering {
    /// Text that begins at its place, on the middle of the line.
    pub(crate) const LEFT: Lettering =
        Lettering { role: Role::Text, horizontal: HPos::Left, vertical: VPos::Center, size: font::SIZE };
    /// The same, but it ends there.
    pub(crate) const RIGHT: Lettering = Lettering { horizontal: HPos::Right, ..Lettering::LEFT };
    /// The same, but its middle is there.
    pub(crate) const MIDDLE: Lettering = Lettering { horizontal: HPos::Center, ..Lettering::LEFT };

    /// The same in another colour.
    pub(crate) const fn role(self, role: Role) -> Lettering {
        Lettering { role, ..self }
    }

    /// The same in another size.
    pub(crate) const fn size(self, size: f64) -> Lettering {
        Lettering { size, ..self }
    }

    /// The same below or above its place.
    pub(crate) const fn vertical(self, vertical: VPos) -> Lettering {
        Lettering { vertical, ..self }
    }
}

/// The colour of a role, hatched or not.
pub(crate) fn paint(role: Role, is_hatched: bool) -> RGBColor {
    if is_hatched { role.hatched() } else { role.color() }
}

/// Half of the base of an arrow's head.
fn head_half(width: u32) -> f64 {
    f64::from(width) / 2.0 + 3.5
}

/// The point before the end of an arrow at which its head begins.
pub(crate) fn short_of(to: Point, from: Point, width: u32) -> Point {
    toward(to, from, 2.0 * head_half(width) - 2.0, 0.0)
}

/// The point so far from one towards another, and so far beside the line between them.
fn toward(at: Point, other: Point, far: f64, side: f64) -> Point {
    let (dx, dy) = (f64::from(other.0 - at.0), f64::from(other.1 - at.1));
    let length = dx.hypot(dy).max(1.0);
    let (ux, uy) = (dx / length, dy / length);
    let (x, y) = (f64::from(at.0) + far * ux - side * uy, f64::from(at.1) + far * uy + side * ux);
    (x.round() as i32, y.round() as i32)
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    /// A filled rectangle.
    pub(crate) fn fill(
        &self,
        from: Point,
        to: Point,
        style: impl Into<ShapeStyle>,
    ) -> Result<(), Failure<DB>> {
        self.0.draw(&Rectangle::new([from, to], style.into().filled()))
    }

    /// The outline of a rectangle.
    pub(crate) fn frame(
        &self,
        from: Point,
        to: Point,
        style: impl Into<ShapeStyle>,
    ) -> Result<(), Failure<DB>> {
        self.0.draw(&Rectangle::new([from, to], style))
    }

    /// A line through points.
    pub(crate) fn line(
        &self,
        points: impl Into<Vec<Point>>,
        style: impl Into<ShapeStyle>,
    ) -> Result<(), Failure<DB>> {
        self.0.draw(&PathElement::new(points.into(), style))
    }

    /// A disc.
    pub(crate) fn disc(&self, center: Point, radius: i32, role: Role) -> Result<(), Failure<DB>> {
        self.0.draw(&Circle::new(center, radius, role.color().filled()))
    }

    /// A text.
    pub(crate) fn text(&self, text: &str, at: Point, lettering: Lettering) -> Result<(), Failure<DB>> {
        if text.is_empty() {
            return Ok(());
        }
        let font = ("sans-serif", lettering.size).into_font();
        let style = font.with_color(lettering.role.color()).into_text_style(self.0);
        self.0.draw(&Text::new(
            text.to_owned(),
            at,
            style.pos(Pos::new(lettering.horizontal, lettering.vertical)),
        ))
    }

    /// A text on the page's own colour, so that what lies below it does not cross it.
    pub(crate) fn covering_text(
        &self,
        text: &str,
        at: Point,
        lettering: Lettering,
    ) -> Result<(), Failure<DB>> {
        if text.is_empty() {
            return Ok(());
        }
        let (width, half) = (font::width(text, lettering.size) as i32, (lettering.size * 0.6) as i32);
        let left = match lettering.horizontal {
            HPos::Left => at.0,
            HPos::Center => at.0 - width / 2,
            HPos::Right => at.0 - width,
        };
        self.fill((left - 2, at.1 - half), (left + width + 2, at.1 + half), Role::Paper.color())?;
        self.text(text, at, lettering)
    }

    /// The head of an arrow of some width that comes from `from` and ends at `to`.
    pub(crate) fn head(&self, from: Point, to: Point, role: Role, width: u32) -> Result<(), Failure<DB>> {
        let half = head_half(width);
        let corner = |side: f64| toward(to, from, 2.0 * half, side);
        self.0.draw(&Polygon::new(vec![to, corner(half), corner(-half)], role.color().filled()))
    }

    /// A straight arrow.
    pub(crate) fn arrow(
        &self,
        from: Point,
        to: Point,
        role: Role,
        is_dashed: bool,
        width: u32,
    ) -> Result<(), Failure<DB>> {
        self.line([from, short_of(to, from, width)], paint(role, is_dashed).stroke_width(width))?;
        self.head(from, to, role, width)
    }
}
