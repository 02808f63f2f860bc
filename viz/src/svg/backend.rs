//! The drawing backend: each shape of plotters as an element. Neighbouring areas and dots of one look
//! become one element, so that a picture of thousands stays small.

use std::convert::Infallible;
use std::fmt;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};

use super::{Escaped, Head, add, hatch_id, path};
use crate::font;
use crate::theme::{Role, Texture};

/// What has been drawn.
#[derive(Default)]
pub(crate) struct Sheet {
    shapes: String,
    roles: Vec<Role>,
    hatched: Vec<Role>,
    run: Option<Run>,
}

impl Sheet {
    /// The elements.
    pub(super) fn shapes(&self) -> &str {
        &self.shapes
    }

    /// The roles of the shapes, in an order of their own.
    pub(super) fn roles(&self) -> Vec<Role> {
        ordered(&self.roles)
    }

    /// The roles of the areas that are hatched.
    pub(super) fn hatched(&self) -> Vec<Role> {
        ordered(&self.hatched)
    }

    fn flush(&mut self) {
        if let Some(run) = self.run.take() {
            add(&mut self.shapes, format_args!("{run}"));
        }
    }

    /// Adds an element behind those that are there.
    fn element(&mut self, element: fmt::Arguments<'_>) -> Drawn {
        self.flush();
        add(&mut self.shapes, element);
        self.shapes.push('\n');
        Ok(())
    }

    /// Adds an area or a dot, to the element before if that looks the same.
    fn join(&mut self, paint: String, shape: Shape) -> Drawn {
        match &mut self.run {
            Some(run) if run.paint == paint && run.first.joins(shape) => {
                run.commands.push_str(&shape.command())
            }
            _ => {
                self.flush();
                self.run = Some(Run { paint, first: shape, commands: String::new() });
            }
        }
        Ok(())
    }
}

fn ordered(roles: &[Role]) -> Vec<Role> {
    let mut roles = roles.to_vec();
    roles.sort_by_key(|role| (role.color().0, role.color().1));
    roles
}

/// An area or a dot.
#[derive(Clone, Copy)]
enum Shape {
    Area { x: i32, y: i32, width: u32, height: u32 },
    Dot { x: i32, y: i32, radius: u32 },
}

impl Shape {
    fn joins(self, other: Shape) -> bool {
        match (self, other) {
            (Shape::Area { .. }, Shape::Area { .. }) => true,
            (Shape::Dot { radius, .. }, Shape::Dot { radius: other, .. }) => radius == other,
            _ => false,
        }
    }

    fn command(self) -> String {
        match self {
            Shape::Area { x, y, width, height } => format!("M{x},{y}h{width}v{height}h-{width}z"),
            Shape::Dot { x, y, .. } => format!("M{x},{y}h0"),
        }
    }
}

/// Shapes of one look.
struct Run {
    paint: String,
    first: Shape,
    /// Those behind the first.
    commands: String,
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Run { paint, first, commands } = self;
        match *first {
            Shape::Area { x, y, width, height } if commands.is_empty() => {
                writeln!(f, "<rect {paint} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>")
            }
            Shape::Dot { x, y, radius } if commands.is_empty() => {
                writeln!(f, "<circle {paint} cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>")
            }
            Shape::Area { .. } => writeln!(f, "<path {paint} d=\"{}{commands}\"/>", first.command()),
            Shape::Dot { radius, .. } => {
                // lines of no length with round ends
                let line = paint.replace("fill=", "stroke=");
                let (command, width) = (first.command(), radius * 2);
                writeln!(
                    f,
                    "<path {line} stroke-width=\"{width}\" stroke-linecap=\"round\" d=\"{command}{commands}\"/>"
                )
            }
        }
    }
}

/// Writes to a sheet.
pub(crate) struct Backend<'a> {
    sheet: &'a mut Sheet,
    id: &'a str,
    size: (u32, u32),
}

impl<'a> Backend<'a> {
    /// A backend for the drawing of which a document will say so.
    pub(crate) fn new(sheet: &'a mut Sheet, head: &Head<'a>) -> Backend<'a> {
        Backend { sheet, id: head.id, size: head.size }
    }

    /// The role and texture of what is to be seen.
    fn role(&mut self, color: BackendColor) -> Option<(Role, Texture)> {
        if color.alpha <= 0.0 {
            return None;
        }
        let (role, texture) = Role::of(color.rgb);
        if !self.sheet.roles.contains(&role) {
            self.sheet.roles.push(role);
        }
        Some((role, texture))
    }

    /// The attributes of an area.
    fn filled(&mut self, color: BackendColor) -> Option<String> {
        let (role, texture) = self.role(color)?;
        let (class, opacity) = (role.class(), Opacity(color.alpha));
        if texture == Texture::Plain {
            return Some(format!("class=\"{class}\" fill=\"currentColor\"{opacity}"));
        }
        if !self.sheet.hatched.contains(&role) {
            self.sheet.hatched.push(role);
        }
        Some(format!("class=\"{class}\" fill=\"url(#{})\"{opacity}", hatch_id(self.id, role)))
    }

    /// The attributes of a line.
    fn drawn(&mut self, style: &impl BackendStyle) -> Option<String> {
        let (role, texture) = self.role(style.color())?;
        let width = match style.stroke_width() {
            1 => String::new(),
            width => format!(" stroke-width=\"{width}\""),
        };
        let dashes = if texture == Texture::Broken { " stroke-dasharray=\"5 3\"" } else { "" };
        let (class, opacity) = (role.class(), Opacity(style.color().alpha));
        Some(format!("class=\"{class}\" fill=\"none\" stroke=\"currentColor\"{width}{dashes}{opacity}"))
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
        self.sheet.flush();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        let Some(paint) = self.filled(color) else { return Ok(()) };
        self.sheet.join(paint, Shape::Area { x, y, width: 1, height: 1 })
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let ((x1, y1), (x2, y2)) = (from, to);
        let Some(paint) = self.drawn(style) else { return Ok(()) };
        self.sheet.element(format_args!("<line {paint} x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (x1, y1): BackendCoord,
        (x2, y2): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y, width, height) = (x1.min(x2), y1.min(y2), x1.abs_diff(x2), y1.abs_diff(y2));
        if fill {
            let Some(paint) = self.filled(style.color()) else { return Ok(()) };
            return self.sheet.join(paint, Shape::Area { x, y, width, height });
        }
        let Some(paint) = self.drawn(style) else { return Ok(()) };
        self.sheet.element(format_args!(
            "<rect {paint} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
        ))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let (commands, seen) = path::line(path);
        match self.drawn(style).filter(|_| seen) {
            Some(paint) => self.sheet.element(format_args!("<path {paint} d=\"{commands}\"/>")),
            None => Ok(()),
        }
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if fill {
            let Some(paint) = self.filled(style.color()) else { return Ok(()) };
            return self.sheet.join(paint, Shape::Dot { x, y, radius });
        }
        let Some(paint) = self.drawn(style) else { return Ok(()) };
        self.sheet.element(format_args!("<circle {paint} cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let (commands, seen) = path::line(corners);
        match self.filled(style.color()).filter(|_| seen) {
            Some(paint) => self.sheet.element(format_args!("<path {paint} d=\"{commands}z\"/>")),
            None => Ok(()),
        }
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        if text.is_empty() {
            return Ok(());
        }
        let Some((role, _)) = self.role(style.color()) else { return Ok(()) };
        let (class, opacity, text) = (role.class(), Opacity(style.color().alpha), Escaped(text));
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        // by how much the line that letters stand on is below the anchor
        let below = match style.anchor().v_pos {
            VPos::Top => "0.8em",
            VPos::Center => "0.35em",
            VPos::Bottom => "-0.3em",
        };
        let size = match style.size() {
            size if size == font::SIZE => String::new(),
            size => format!(" font-size=\"{size}\""),
        };
        let weight = if matches!(style.style(), FontStyle::Bold) { " font-weight=\"600\"" } else { "" };
        let turned = match style.transform() {
            FontTransform::None => String::new(),
            FontTransform::Rotate90 => format!(" transform=\"rotate(90 {x} {y})\""),
            FontTransform::Rotate180 => format!(" transform=\"rotate(180 {x} {y})\""),
            FontTransform::Rotate270 => format!(" transform=\"rotate(270 {x} {y})\""),
        };
        self.sheet.element(format_args!(
            "<text class=\"{class}\"{opacity} x=\"{x}\" y=\"{y}\" dy=\"{below}\"{anchor}{size}{weight}{turned}>{text}</text>"
        ))
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((font::width(text, style.size()), style.size().ceil() as u32))
    }
}

/// The attribute of what shows through.
struct Opacity(f64);

impl fmt::Display for Opacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 1.0 { write!(f, " opacity=\"{}\"", self.0) } else { Ok(()) }
    }
}
