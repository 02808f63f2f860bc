//! The definitions of the Scheme-side library. The build script reads them from its texts.

use super::definitions::{Definition, Sort};
use std::borrow::Cow::Borrowed;

// `TEXTS`: what the files of the library say; `DEFINITIONS`: what they define, with the number of the text, by name.
include!(concat!(env!("OUT_DIR"), "/library_definitions.rs"));

/// The definition of a name, and the text it stands in.
pub(super) fn find(name: &str) -> Option<(&'static Definition, &'static str)> {
    let at = DEFINITIONS.binary_search_by(|(found, _)| (*found.name).cmp(name)).ok()?;
    let (found, text) = &DEFINITIONS[at];
    Some((found, TEXTS[*text]))
}
