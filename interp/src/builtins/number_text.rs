//! Numbers as text.

use super::arithmetic::{number_error, operand, too_large};
use crate::Value;
use crate::number::{ParseError, parse};
use crate::value::{Index, IntoOutcome, Text};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

fn radix(cx: &Cx<'_>, radix: Option<Index>) -> Result<u32, Exit> {
    match radix.map_or(10, |index| index.0) {
        radix @ 2..=36 => Ok(radix as u32),
        radix => Err(cx.out_of_range(1, "a radix from 2 to 36", super::slices::index_value(radix))),
    }
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// The number as text, in radix ten or another from 2 to 36.
    ///
    /// `(number->string 255 16) ; => "ff"`
    #[builtin("number->string")]
    fn number_to_string(cx: &mut Cx<'_>, number: Value, radix: Option<Index>) -> Result<String, Exit> {
        let radix = super::radix(cx, radix)?;
        let name = cx.builtin.shown;
        operand(cx, name, number, 0)?
            .to_text(radix)
            .map_err(|error| number_error(cx, name, error, &[number], &[0]))
    }

    /// The number that the text stands for, or `#f`.
    ///
    /// `(string->number "1e3") ; => 1000.0`
    #[builtin("string->number", effect = Reads)]
    fn string_to_number(cx: &mut Cx<'_>, string: Text, radix: Option<Index>) -> Outcome {
        let radix = super::radix(cx, radix)?;
        match parse(&string.to_rust(), radix) {
            Ok(number) => number.into_outcome(cx),
            Err(ParseError::TooLarge) => Err(too_large(cx.builtin.shown)),
            Err(_) => Ok(Value::FALSE),
        }
    }
}
