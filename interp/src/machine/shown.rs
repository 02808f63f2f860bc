//! Something to look at: pictures, formatted text, data.

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
