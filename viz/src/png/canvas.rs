//! The drawing backend: plotters' own for bitmaps, with roles for colours, hatches and dashes as the SVG
//! has them, and letters as wide as the layout was told.

use ab_glyph::point;
use plotters::prelude::BitMapBackend;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::letters::Line;
use crate::font;
use crate::svg::HATCH;
use crate::theme::{Role, Texture};

/// Pixels of a dash and of a gap.
const DASHES: [f64; 2] = [5.0, 3.0];
/// How much of a hatched area is between its lines.
const TINT: f64 = 0.3;
/// Tones of the edges of letters. Few of them keep the file small.
const TONES: f32 = 10.0;
/// By how much of its size bold text is thicker.
const BOLD: f32 = 0.05;

/// Paints on a card.
pub(crate) struct Canvas<'a> {
    bitmap: BitMapBackend<'a>,
}

type Unpainted = <BitMapBackend<'static> as DrawingBackend>::ErrorType;
type Painted = Result<(), DrawingErrorKind<Unpainted>>;

/// What a role looks like.
struct Look {
    color: BackendColor,
    width: u32,
    texture: Texture,
}

impl Look {
    fn of(style: &impl BackendStyle) -> Look {
        let (role, texture) = Role::of(style.color().rgb);
        let color = BackendColor { rgb: role.light(), alpha: style.color().alpha };
        Look { color, width: style.stroke_width(), texture }
    }

    fn thin(&self, alpha: f64) -> BackendColor {
        self.color.mix(alpha)
    }
}

impl BackendStyle for Look {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

impl<'a> Canvas<'a> {
    /// A canvas over a card of this size.
    pub(crate) fn new(card: &'a mut [u8], size: (u32, u32)) -> Option<Canvas<'a>> {
        BitMapBackend::with_buffer_and_format(card, size).ok().map(|bitmap| Canvas { bitmap })
    }

    /// A rectangle of lines that rise to the right.
    fn hatch(&mut self, (left, top): BackendCoord, (right, bottom): BackendCoord, look: &Look) -> Painted {
        self.bitmap.draw_rect((left, top), (right, bottom), &look.thin(TINT), true)?;
        for y in top..bottom {
            for x in (left..right).filter(|x| (x + y).rem_euclid(HATCH as i32) < 2) {
                self.bitmap.draw_pixel((x, y), look.thin(0.7))?;
            }
        }
        Ok(())
    }

    /// A line with gaps.
    fn dashes(&mut self, path: &[BackendCoord], look: &Look) -> Painted {
        let (mut kind, mut left) = (0, DASHES[0]);
        for corner in path.windows(2) {
            let (from, to) = (corner[0], corner[1]);
            let (x, y) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
            let length = x.hypot(y);
            let at = |done: f64| {
                let share = if length == 0.0 { 0.0 } else { done / length };
                (from.0 + (x * share).round() as i32, from.1 + (y * share).round() as i32)
            };
            let mut done = 0.0;
            while done < length {
                let end = (done + left).min(length);
                if kind == 0 && at(done) != at(end) {
                    self.bitmap.draw_path([at(done), at(end)], look)?;
                }
                left -= end - done;
                done = end;
                // what is left of rounding would never be used up
                if left < 1e-3 {
                    kind = 1 - kind;
                    left = DASHES[kind];
                }
            }
        }
        Ok(())
    }
}

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Unpainted;

    fn get_size(&self) -> (u32, u32) {
        self.bitmap.get_size()
    }

    fn ensure_prepared(&mut self) -> Painted {
        self.bitmap.ensure_prepared()
    }

    fn present(&mut self) -> Painted {
        self.bitmap.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Painted {
        self.bitmap.draw_pixel(point, Look::of(&color).color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Painted {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (x1, y1): BackendCoord,
        (x2, y2): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Painted {
        let (first, last) = ((x1.min(x2), y1.min(y2)), (x1.max(x2), y1.max(y2)));
        let look = Look::of(style);
        match (fill, look.texture) {
            (true, Texture::Plain) if first.0 < last.0 && first.1 < last.1 => {
                self.bitmap.draw_rect(first, last, &look, true)
            }
            (true, Texture::Broken) => self.hatch(first, last, &look),
            (true, Texture::Plain) => Ok(()),
            (false, _) => {
                let corners = [first, (last.0, first.1), last, (first.0, last.1), first];
                self.draw_path(corners, style)
            }
        }
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Painted {
        let look = Look::of(style);
        let mut path: Vec<BackendCoord> = path.into_iter().collect();
        path.dedup();
        if path.len() < 2 || look.color.alpha <= 0.0 {
            return Ok(());
        }
        match look.texture {
            Texture::Plain => self.bitmap.draw_path(path, &look),
            Texture::Broken => self.dashes(&path, &look),
        }
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Painted {
        self.bitmap.draw_circle(center, radius, &Look::of(style), fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Painted {
        let look = Look::of(style);
        if look.texture == Texture::Plain {
            return self.bitmap.fill_polygon(corners, &look);
        }
        let mut corners: Vec<BackendCoord> = corners.into_iter().collect();
        self.bitmap.fill_polygon(corners.iter().copied(), &look.thin(TINT))?;
        corners.extend(corners.first().copied());
        self.dashes(&corners, &look)
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, anchor: BackendCoord) -> Painted {
        let color = Look::of(&style.color()).color;
        if color.alpha <= 0.0 {
            return Ok(());
        }
        let (size, room) = (style.size() as f32, font::width(text, style.size()));
        let line = Line::of(text, style.size(), room);
        let left = match style.anchor().h_pos {
            HPos::Left => 0.0,
            HPos::Center => -line.width / 2.0,
            HPos::Right => -line.width,
        };
        // where the SVG has the line that letters stand on
        let below = match style.anchor().v_pos {
            VPos::Top => 0.8 * size,
            VPos::Center => 0.35 * size,
            VPos::Bottom => -0.3 * size,
        };
        let strokes = if matches!(style.style(), FontStyle::Bold) { &[0.0, BOLD][..] } else { &[0.0] };
        let mut ink = Vec::new();
        for shift in strokes {
            let start = point(left + shift * size, below.round());
            line.spots(start, |x, y, covered| ink.push((x, y, covered)));
        }
        for (x, y, covered) in ink {
            let (x, y) = style.transform().transform(x, y);
            let color = color.mix(f64::from((covered.clamp(0.0, 1.0) * TONES).round() / TONES));
            self.bitmap.draw_pixel((anchor.0 + x, anchor.1 + y), color)?;
        }
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Unpainted>> {
        Ok((font::width(text, style.size()), style.size().ceil() as u32))
    }
}
