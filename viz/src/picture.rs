//! What can be drawn and told, and the forms in which it is sent. A picture draws itself through
//! plotters on any backend, with colours that stand for roles, and says the same in characters.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::Text;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use crate::font;
use crate::label;
use crate::mime::{Form, HTML, MimeBundle, PLAIN, PNG, SVG, VEGA_LITE};
use crate::png::{self, Canvas};
use crate::svg::{self, Backend, Head, Sheet};
use crate::theme::Role;
use crate::vega;

/// Where a picture draws.
pub type Area<DB> = DrawingArea<DB, Shift>;
/// Why a drawing ended early: the backend's own reason, or plotters'.
pub type Failure<DB> = DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>;

/// The width of a picture that has no reason for another.
pub const WIDTH: u32 = 700;
/// The pixels at the top that belong to the title.
pub const TITLE_HEIGHT: u32 = 32;
/// What is kept free at the edges, and between a shape and its text.
pub const GAP: u32 = 6;

/// Something that can be drawn and told.
pub trait Picture {
    /// What it shows, in a few words.
    fn title(&self) -> String;

    /// What there is to see, in a sentence or three, for those who do not see it.
    fn sentence(&self) -> String;

    /// Width and height in pixels. They follow from what is shown, never from how it turns out, so that
    /// a picture that is drawn again stays where it is.
    fn size(&self) -> (u32, u32);

    /// What the ids inside the drawing begin with. Without one it follows from the content, so that only
    /// pictures that say the same share it.
    fn id(&self) -> Option<&str> {
        None
    }

    /// Draws all but the title, below the top [`TITLE_HEIGHT`] pixels.
    ///
    /// # Errors
    /// Those of the backend.
    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>>;

    /// The body in characters, lines without a last newline; title and sentence are put around it.
    fn text(&self) -> String;

    /// What a reader may zoom into, as the parts of a Vega-Lite specification that are not the same for
    /// all; nothing for kinds that have no such form.
    fn vega(&self) -> Option<serde_json::Value> {
        None
    }
}

/// A picture in every form that is stored in a notebook.
#[must_use]
pub fn bundle(picture: &impl Picture) -> MimeBundle {
    let told = Told::of(picture);
    let drawn = told.svg(picture).map(|svg| (SVG, Form::Text(svg)));
    let painted = told.png(picture).map(|png| (PNG, Form::Bytes(png)));
    MimeBundle::new(drawn.into_iter().chain(painted).chain([(PLAIN, Form::Text(told.plain()))]))
        .or_else_told(told.alternative())
}

/// A picture in a form that the reader can zoom into, where the front end has it; with the drawn forms
/// for kinds that have none.
#[must_use]
pub fn interactive(picture: &impl Picture) -> MimeBundle {
    let told = Told::of(picture);
    let Some(body) = picture.vega() else { return bundle(picture) };
    let specification = vega::specification(&told.title, &told.sentence, body);
    let painted = told.png(picture).map(|png| (PNG, Form::Bytes(png)));
    let forms = [(VEGA_LITE, Form::Json(specification))].into_iter().chain(painted);
    MimeBundle::new(forms.chain([(PLAIN, Form::Text(told.plain()))])).or_else_told(told.alternative())
}

/// A picture that will soon be replaced: inline, which front ends exchange without flicker.
#[must_use]
pub fn live(picture: &impl Picture) -> MimeBundle {
    let told = Told::of(picture);
    let drawn = told.svg(picture).map(|svg| (HTML, Form::Text(svg)));
    MimeBundle::new(drawn.into_iter().chain([(PLAIN, Form::Text(told.plain()))]))
}

/// The texts of a picture, fit to be shown.
struct Told {
    title: String,
    sentence: String,
    body: String,
}

impl Told {
    fn of(picture: &impl Picture) -> Told {
        Told {
            title: label::fitted(&picture.title(), label::TITLE_COLUMNS),
            sentence: label::fitted(&picture.sentence(), label::SENTENCE_COLUMNS),
            body: picture.text(),
        }
    }

    /// What stands for the picture where it cannot be seen.
    fn alternative(&self) -> String {
        let parts = [&self.title, &self.sentence].into_iter().filter(|part| !part.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(". ")
    }

    /// The SVG. Its backend cannot fail; should the layout ever refuse, the text still says everything.
    fn svg(&self, picture: &impl Picture) -> Option<String> {
        let id = picture.id().map_or_else(|| self.fingerprint(), str::to_owned);
        let head = Head { id: &id, title: &self.title, description: &self.sentence, size: picture.size() };
        let mut sheet = Sheet::default();
        drawn(picture, &self.title, Backend::new(&mut sheet, &head)).ok()?;
        Some(svg::document(&head, &sheet))
    }

    /// The PNG.
    fn png(&self, picture: &impl Picture) -> Option<Vec<u8>> {
        let size = picture.size();
        let mut card = png::card(size);
        drawn(picture, &self.title, Canvas::new(&mut card, size)?).ok()?;
        png::encoded(&card, size)
    }

    fn plain(&self) -> String {
        let parts = [&self.title, &self.body, &self.sentence].into_iter().filter(|part| !part.is_empty());
        parts.flat_map(|part| [part.as_str(), "\n"]).collect()
    }

    /// A name for the content: the 64-bit FNV-1a hash.
    fn fingerprint(&self) -> String {
        let bytes = [&self.title, &self.body, &self.sentence].into_iter().flat_map(|part| part.bytes());
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        format!("{hash:016x}")
    }
}

/// Draws a picture and its title.
fn drawn<DB: DrawingBackend>(picture: &impl Picture, title: &str, backend: DB) -> Result<(), Failure<DB>> {
    let area = backend.into_drawing_area();
    let style = font::bold(&area, Role::Text, HPos::Left, VPos::Top);
    area.draw(&Text::new(title, (GAP as i32, 8), style))?;
    picture.draw(&area)?;
    area.present()
}
