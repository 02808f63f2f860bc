//! Something to look at: pictures, formatted text, data; and what a value looks like.

use super::Shared;
use crate::diagnostic::render;
use crate::heap::{Mutator, Value, foreign_object};
use crate::printer::page::page;
use crate::printer::value::{Style, print};
use crate::value::condition::to_report;
use crate::value::{Condition, FromValue};

/// One form of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Text(String),
    /// Data, as JSON text.
    Json(String),
    /// Bytes, such as those of a picture.
    Bytes(Vec<u8>),
}

/// Where something is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Behind all that was shown before, for good.
    #[default]
    Below,
    /// Likewise, in the display with this number, where it can be replaced.
    Opens(u64),
    /// In place of what that display shows.
    Replaces(u64),
}

/// Something to look at in several forms, each under its media type. Whoever shows it takes the richest that it can.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What a terminal shows.
    pub plain: String,
    /// The other forms.
    pub forms: Vec<(String, Content)>,
    /// What is read out in place of pictures among them; empty if nothing is known.
    pub alternative: String,
    /// Where.
    pub place: Place,
    /// It will be replaced soon: who cannot replace anything may leave it out.
    pub is_passing: bool,
}

impl Shown {
    /// A text.
    pub fn text(plain: String) -> Shown {
        Shown { plain, ..Shown::default() }
    }

    /// Something with one form beside the plain text.
    pub fn new(media_type: &str, content: Content, plain: String) -> Shown {
        Shown { plain, forms: vec![(media_type.to_owned(), content)], ..Shown::default() }
    }
}

/// A value as it is shown where it is the result of a form, laid out in so many columns if that is wanted.
pub(crate) fn shown_value(shared: &Shared, heap: &Mutator, value: Value, columns: Option<usize>) -> Shown {
    if let Some(shown) = foreign_object(&value).and_then(|object| object.shown()) {
        return shown;
    }
    let Some(columns) = columns else { return Shown::text(print(heap, value, Style::Write)) };
    if Condition::from_value(value).is_some() {
        return shown_condition(shared, heap, value);
    }
    let page = page(heap, value, columns);
    let forms = page.html.map(|html| ("text/html".to_owned(), Content::Text(html))).into_iter().collect();
    Shown { forms, ..Shown::text(page.text) }
}

/// A condition as the result of a form tells what it tells when nobody handles it.
fn shown_condition(shared: &Shared, heap: &Mutator, condition: Value) -> Shown {
    let problem = to_report(heap, condition, &[], shared).diagnostic;
    let text = render::value_text(&problem, &shared.sources);
    let html = render::value_html(&problem, &shared.sources);
    Shown::new("text/html", Content::Text(html), text.trim_end_matches('\n').to_owned())
}
