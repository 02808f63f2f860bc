//! Changing the case of strings, after Unicode: the length may change and sigma has a final form.

use crate::value::Text;
use macros::builtins;

pub use table::TABLE;

/// Full case folding: equal results mean equal strings without regard to case.
pub(crate) fn fold(text: &str) -> String {
    // Upper case first unites what only differs there (ß and SS, final and inner sigma).
    text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

#[builtins(library = "scheme char")]
mod table {
    use super::*;

    /// The string in upper case.
    ///
    /// `(string-upcase "Straße") ; => "STRASSE"`
    #[builtin("string-upcase", effect = Reads)]
    fn string_upcase(string: Text) -> String {
        string.to_rust().to_uppercase()
    }

    /// The string in lower case.
    ///
    /// `(string-downcase "ΧΑΟΣ") ; => "χαος"`
    #[builtin("string-downcase", effect = Reads)]
    fn string_downcase(string: Text) -> String {
        string.to_rust().to_lowercase()
    }

    /// The form in which strings that differ only in case are the same.
    ///
    /// `(string-foldcase "ΧΑΟΣ") ; => "χαοσ"`
    #[builtin("string-foldcase", effect = Reads)]
    fn string_foldcase(string: Text) -> String {
        fold(&string.to_rust())
    }
}
