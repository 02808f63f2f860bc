//! A drawing backend for plotters that writes SVG: shapes with the class of their role and no colour,
//! inside a document that carries its own style, title and description.
//!
//! It has no background, so the page shows through, and no id that the caller's prefix does not make
//! its own.

use std::convert::Infallible;
use std::fmt::{self, Write};

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};

use crate::label;
use crate::theme::{Role, STYLE};

/// Width of a column of text, as a share of its size. Fonts differ; this is one of the wider ones.
const COLUMN: f64 = 0.6;

/// Pixels that a text takes, about.
pub(crate) fn text_width(text: &str, size: f64) -> u32 {
    (label::columns(text) as f64 * size * COLUMN).ceil() as u32
}

/// What a document says of its drawing.
pub(crate) struct Head<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    pub(crate) size: (u32, u32),
}

/// A document around shapes that a [`Backend`] wrote.
pub(crate) fn document(head: &Head<'_>, shapes: &str) -> String {
    let (width, height) = head.size;
    let (title, description, id) = (Escaped(head.title), Escaped(head.description), Name(head.id));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lx\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{title}\" \
         aria-describedby=\"{id}-desc\">\n<title id=\"{id}-title\">{title}</title>\n\
         <desc id=\"{id}-desc\">{description}</desc>\n<style>\n{STYLE}</style>\n{shapes}</svg>\n"
    )
}

/// Collects shapes.
pub(crate) struct Backend<'a> {
    shapes: &'a mut String,
    size: (u32, u32),
}

impl<'a> Backend<'a> {
    /// A backend of so many pixels that adds to `shapes`.
    pub(crate) fn new(shapes: &'a mut String, size: (u32, u32)) -> Backend<'a> {
        Backend { shapes, size }
    }

    fn shape(&mut self, color: BackendColor, name: &str, attributes: fmt::Arguments<'_>) -> Drawn {
        if color.alpha > 0.0 {
            let class = Role::of(color.rgb).class();
            add(self.shapes, format_args!("<{name} class=\"{class}\" {attributes}/>\n"));
        }
        Ok(())
    }

    fn points(&mut self, name: &str, points: impl IntoIterator<Item = BackendCoord>, paint: Paint) -> Drawn {
        let mut list = String::new();
        for (x, y) in points {
            let separator = if list.is_empty() { "" } else { " " };
            add(&mut list, format_args!("{separator}{x},{y}"));
        }
        self.shape(paint.color, name, format_args!("points=\"{list}\" {paint}"))
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        let paint = Paint { color, stroke: None };
        self.shape(color, "rect", format_args!("x=\"{x}\" y=\"{y}\" width=\"1\" height=\"1\" {paint}"))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let ((x1, y1), (x2, y2), paint) = (from, to, Paint::of(style, false));
        self.shape(
            paint.color,
            "line",
            format_args!("x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" {paint}"),
        )
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (x1, y1): BackendCoord,
        (x2, y2): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y, width, height, paint) =
            (x1.min(x2), y1.min(y2), x1.abs_diff(x2), y1.abs_diff(y2), Paint::of(style, fill));
        self.shape(
            paint.color,
            "rect",
            format_args!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {paint}"),
        )
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.points("polyline", path, Paint::of(style, false))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let paint = Paint::of(style, fill);
        self.shape(paint.color, "circle", format_args!("cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" {paint}"))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.points("polygon", corners, Paint::of(style, true))
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        if style.color().alpha <= 0.0 {
            return Ok(());
        }
        let (class, size, text) = (Role::of(style.color().rgb).class(), style.size(), Escaped(text));
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        // by how much the line that letters stand on is below the anchor
        let below = match style.anchor().v_pos {
            VPos::Top => "0.8em",
            VPos::Center => "0.35em",
            VPos::Bottom => "-0.3em",
        };
        let weight = if matches!(style.style(), FontStyle::Bold) { " font-weight=\"600\"" } else { "" };
        let turn = match style.transform() {
            FontTransform::None => 0,
            FontTransform::Rotate90 => 90,
            FontTransform::Rotate180 => 180,
            FontTransform::Rotate270 => 270,
        };
        let turned = if turn == 0 { String::new() } else { format!(" transform=\"rotate({turn} {x} {y})\"") };
        let place = format!("x=\"{x}\" y=\"{y}\" dy=\"{below}\" text-anchor=\"{anchor}\"{weight}{turned}");
        add(
            self.shapes,
            format_args!(
                "<text class=\"{class}\" {place} font-size=\"{size}\" fill=\"currentColor\">{text}</text>\n"
            ),
        );
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((text_width(text, style.size()), style.size().ceil() as u32))
    }
}

/// The attributes that paint a shape: filled, or a line of some width.
#[derive(Clone, Copy)]
struct Paint {
    color: BackendColor,
    stroke: Option<u32>,
}

impl Paint {
    fn of(style: &impl BackendStyle, fill: bool) -> Paint {
        Paint { color: style.color(), stroke: (!fill).then(|| style.stroke_width()) }
    }
}

impl fmt::Display for Paint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.stroke {
            None => f.write_str("fill=\"currentColor\"")?,
            Some(1) => f.write_str("fill=\"none\" stroke=\"currentColor\"")?,
            Some(width) => write!(f, "fill=\"none\" stroke=\"currentColor\" stroke-width=\"{width}\"")?,
        }
        if self.color.alpha < 1.0 { write!(f, " opacity=\"{}\"", self.color.alpha) } else { Ok(()) }
    }
}

/// Text as XML writes it, in content and in attributes.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                _ => f.write_char(character)?,
            }
        }
        Ok(())
    }
}

/// A prefix of ids, of characters that an id may have everywhere, and not too many.
struct Name<'a>(&'a str);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("lx-")?;
        for character in self.0.chars().take(64) {
            f.write_char(if character.is_ascii_alphanumeric() || character == '-' {
                character
            } else {
                '_'
            })?;
        }
        Ok(())
    }
}

fn add(text: &mut String, more: fmt::Arguments<'_>) {
    text.write_fmt(more).expect("writing to a string does not fail");
}

#[cfg(test)]
mod tests;
