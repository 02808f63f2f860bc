//! A chart in every form that a viewer may choose from. The forms say the same thing; text is always
//! among them.

/// The MIME type of the drawn form.
pub const SVG: &str = "image/svg+xml";
/// The MIME type of the text form.
pub const PLAIN: &str = "text/plain";

/// One chart in several forms, the richest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MimeBundle {
    forms: Vec<(&'static str, String)>,
}

impl MimeBundle {
    pub(crate) fn new(drawn: Option<String>, plain: String) -> MimeBundle {
        let drawn = drawn.map(|drawn| (SVG, drawn));
        MimeBundle { forms: drawn.into_iter().chain([(PLAIN, plain)]).collect() }
    }

    /// The form of a MIME type, if the bundle has it.
    #[must_use]
    pub fn get(&self, mime: &str) -> Option<&str> {
        self.iter().find(|(found, _)| *found == mime).map(|(_, data)| data)
    }

    /// Each MIME type with its form.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.forms.iter().map(|(mime, data)| (*mime, data.as_str()))
    }
}
