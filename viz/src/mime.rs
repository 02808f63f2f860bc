//! A picture in every form that a viewer may choose from. The forms say the same thing; text is always
//! among them.

/// The MIME type of the drawn form.
pub const SVG: &str = "image/svg+xml";
/// The MIME type of the drawn form inline, for pictures that are replaced.
pub const HTML: &str = "text/html";
/// The MIME type of the painted form.
pub const PNG: &str = "image/png";
/// The MIME type of the form that can be zoomed into. Front ends show version 5 and none newer.
pub const VEGA_LITE: &str = "application/vnd.vegalite.v5+json";
/// The MIME type of the text form.
pub const PLAIN: &str = "text/plain";

/// The data of a form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Form {
    /// A text.
    Text(String),
    /// Bytes, such as those of a painted picture.
    Bytes(Vec<u8>),
    /// Data, as JSON text.
    Json(String),
}

/// One picture in several forms, the richest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MimeBundle {
    forms: Vec<(&'static str, Form)>,
    alternative: String,
}

impl MimeBundle {
    pub(crate) fn new(forms: impl IntoIterator<Item = (&'static str, Form)>) -> MimeBundle {
        MimeBundle { forms: forms.into_iter().collect(), alternative: String::new() }
    }

    /// The bundle with what is read out in place of its drawn and painted forms.
    pub(crate) fn or_else_told(self, alternative: String) -> MimeBundle {
        MimeBundle { alternative, ..self }
    }

    /// What is read out in place of the drawn and painted forms; empty if there are none.
    #[must_use]
    pub fn alternative(&self) -> &str {
        &self.alternative
    }

    /// The form of a MIME type, if the bundle has it and it is a text.
    #[must_use]
    pub fn get(&self, mime: &str) -> Option<&str> {
        match self.form(mime)? {
            Form::Text(text) | Form::Json(text) => Some(text),
            Form::Bytes(_) => None,
        }
    }

    /// The form of a MIME type, if the bundle has it and it is bytes.
    #[must_use]
    pub fn bytes(&self, mime: &str) -> Option<&[u8]> {
        match self.form(mime)? {
            Form::Bytes(bytes) => Some(bytes),
            Form::Text(_) | Form::Json(_) => None,
        }
    }

    /// Each MIME type with its form.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Form)> {
        self.forms.iter().map(|(mime, form)| (*mime, form))
    }

    fn form(&self, mime: &str) -> Option<&Form> {
        self.iter().find(|(found, _)| *found == mime).map(|(_, form)| form)
    }
}
