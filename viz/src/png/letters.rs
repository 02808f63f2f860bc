//! Letters of the embedded font, as spots of ink. Characters that it lacks are empty boxes.

use std::sync::LazyLock;

use ab_glyph::{Font, FontRef, Glyph, Point, PxScale, point};

static FONT: LazyLock<FontRef<'static>> = LazyLock::new(|| {
    let bytes = include_bytes!("../../fonts/DejaVuSans-subset.ttf");
    FontRef::try_from_slice(bytes).expect("the font is one that a test has read")
});

/// A text of a size, as wide as it is, or as there is room for.
pub(super) struct Line {
    glyphs: Vec<Glyph>,
    pub(super) width: f32,
}

impl Line {
    /// The letters of a text, moved together if they would take more pixels than planned.
    pub(super) fn of(text: &str, size: f64, room: u32) -> Line {
        // a font's scale is its height from the deepest to the highest letter
        let em = FONT.units_per_em().unwrap_or(1.0);
        let unscaled: f32 = text.chars().map(|letter| FONT.h_advance_unscaled(FONT.glyph_id(letter))).sum();
        let natural = unscaled / em * size as f32;
        let squeeze = if natural > room as f32 { room as f32 / natural } else { 1.0 };
        let height = size as f32 * FONT.height_unscaled() / em;
        let scale = PxScale { x: height * squeeze, y: height };
        let mut width = 0.0;
        let glyphs = text.chars().map(|letter| {
            let id = FONT.glyph_id(letter);
            let glyph = id.with_scale_and_position(scale, point(width, 0.0));
            width += FONT.h_advance_unscaled(id) / em * size as f32 * squeeze;
            glyph
        });
        Line { glyphs: glyphs.collect(), width }
    }

    /// Each spot, from the left end of the line that letters stand on, with how much of it is covered.
    pub(super) fn spots(&self, start: Point, mut spot: impl FnMut(i32, i32, f32)) {
        for glyph in &self.glyphs {
            let glyph = Glyph { position: glyph.position + start, ..glyph.clone() };
            if let Some(outline) = FONT.outline_glyph(glyph) {
                let corner = outline.px_bounds().min;
                outline.draw(|x, y, covered| {
                    spot(corner.x as i32 + x as i32, corner.y as i32 + y as i32, covered)
                });
            }
        }
    }
}
