//! Characters: Unicode scalar values.

use crate::Value;
use crate::value::{Index, Rest};
use crate::vm::primitive::{Cx, Outcome};
use macros::builtins;

pub use table::TABLE;

/// The character itself unless its image is exactly one character.
fn single(mut images: impl Iterator<Item = char>, c: char) -> char {
    match (images.next(), images.next()) {
        (Some(image), None) => image,
        _ => c,
    }
}

/// Simple case folding: what `char-ci=?` compares.
pub(crate) fn fold(c: char) -> char {
    match c {
        // These two are their own folding although their upper case has another lower case.
        '\u{130}' | '\u{131}' => c,
        _ => single(single(c.to_uppercase(), c).to_lowercase(), c),
    }
}

pub(crate) fn upcase(c: char) -> char {
    single(c.to_uppercase(), c)
}

pub(crate) fn downcase(c: char) -> char {
    match c {
        '\u{130}' => 'i',
        _ => single(c.to_lowercase(), c),
    }
}

/// Where each run of ten decimal digits of Unicode begins (general category Nd).
const DIGIT_ZEROS: [u32; 68] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
    0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40,
    0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066,
    0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950,
    0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec,
    0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950, 0x1fbf0,
];

/// The value of a decimal digit of any script.
pub(crate) fn digit_value(c: char) -> Option<u32> {
    let code = u32::from(c);
    let run = DIGIT_ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?;
    let value = code - DIGIT_ZEROS[run];
    (value < 10).then_some(value)
}

/// Whether each is related to the next.
fn chain(first: char, more: &Rest<'_, char>, map: fn(char) -> char, related: fn(char, char) -> bool) -> bool {
    let mut before = map(first);
    more.iter().all(|c| {
        let c = map(c);
        let holds = related(before, c);
        before = c;
        holds
    })
}

fn same(c: char) -> char {
    c
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether the value is a character.
    ///
    /// `(char? #\a) ; => #t`
    #[builtin("char?")]
    fn is_char(value: Value) -> bool {
        value.as_char().is_some()
    }

    /// Whether all characters are the same.
    ///
    /// `(char=? #\a #\a #\b) ; => #f`
    #[builtin("char=?")]
    fn char_equal(first: char, more: Rest<'_, char>) -> bool {
        chain(first, &more, same, |a, b| a == b)
    }

    /// Whether the characters' numbers increase.
    ///
    /// `(char<? #\a #\b #\c) ; => #t`
    #[builtin("char<?")]
    fn char_less(first: char, more: Rest<'_, char>) -> bool {
        chain(first, &more, same, |a, b| a < b)
    }

    /// Whether the characters' numbers decrease.
    ///
    /// `(char>? #\b #\a) ; => #t`
    #[builtin("char>?")]
    fn char_greater(first: char, more: Rest<'_, char>) -> bool {
        chain(first, &more, same, |a, b| a > b)
    }

    /// Whether the characters' numbers never decrease.
    ///
    /// `(char<=? #\a #\a #\b) ; => #t`
    #[builtin("char<=?")]
    fn char_at_most(first: char, more: Rest<'_, char>) -> bool {
        chain(first, &more, same, |a, b| a <= b)
    }

    /// Whether the characters' numbers never increase.
    ///
    /// `(char>=? #\b #\b #\a) ; => #t`
    #[builtin("char>=?")]
    fn char_at_least(first: char, more: Rest<'_, char>) -> bool {
        chain(first, &more, same, |a, b| a >= b)
    }

    /// `char=?` without regard to case.
    ///
    /// `(char-ci=? #\a #\A) ; => #t`
    #[builtin("char-ci=?", library = "scheme char")]
    fn char_ci_equal(first: char, more: Rest<'_, char>) -> bool {
        chain(first, &more, fold, |a, b| a == b)
    }

    /// `char<?` without regard to case.
    ///
    /// `(char-ci<? #\a #\B) ; => #t`
    #[builtin("char-ci<?", library = "scheme char")]
    fn char_ci_less(first: char, more: Rest<'_, char>) -> bool {
        chain(first, &more, fold, |a, b| a < b)
    }

    /// `char>?` without regard to case.
    ///
    /// `(char-ci>? #\B #\a) ; => #t`
    #[builtin("char-ci>?", library = "scheme char")]
    fn char_ci_greater(first: char, more: Rest<'_, char>) -> bool {
        chain(first, &more, fold, |a, b| a > b)
    }

    /// `char<=?` without regard to case.
    ///
    /// `(char-ci<=? #\a #\A) ; => #t`
    #[builtin("char-ci<=?", library = "scheme char")]
    fn char_ci_at_most(first: char, more: Rest<'_, char>) -> bool {
        chain(first, &more, fold, |a, b| a <= b)
    }

    /// `char>=?` without regard to case.
    ///
    /// `(char-ci>=? #\A #\a) ; => #t`
    #[builtin("char-ci>=?", library = "scheme char")]
    fn char_ci_at_least(first: char, more: Rest<'_, char>) -> bool {
        chain(first, &more, fold, |a, b| a >= b)
    }

    /// Whether the character is a letter.
    ///
    /// `(char-alphabetic? #\λ) ; => #t`
    #[builtin("char-alphabetic?", library = "scheme char")]
    fn is_alphabetic(c: char) -> bool {
        c.is_alphabetic()
    }

    /// Whether the character is a decimal digit of any script.
    ///
    /// `(char-numeric? #\7) ; => #t`
    #[builtin("char-numeric?", library = "scheme char")]
    fn is_numeric(c: char) -> bool {
        digit_value(c).is_some()
    }

    /// Whether the character is white space.
    ///
    /// `(char-whitespace? #\newline) ; => #t`
    #[builtin("char-whitespace?", library = "scheme char")]
    fn is_whitespace(c: char) -> bool {
        c.is_whitespace()
    }

    /// Whether the character is an upper-case letter.
    ///
    /// `(char-upper-case? #\A) ; => #t`
    #[builtin("char-upper-case?", library = "scheme char")]
    fn is_upper_case(c: char) -> bool {
        c.is_uppercase()
    }

    /// Whether the character is a lower-case letter.
    ///
    /// `(char-lower-case? #\A) ; => #f`
    #[builtin("char-lower-case?", library = "scheme char")]
    fn is_lower_case(c: char) -> bool {
        c.is_lowercase()
    }

    /// The value of a decimal digit of any script, or `#f`.
    ///
    /// `(digit-value #\3) ; => 3`
    #[builtin("digit-value", library = "scheme char")]
    fn digit(c: char) -> Value {
        digit_value(c).map_or(Value::FALSE, |value| Value::fixnum(i64::from(value)))
    }

    /// The upper-case form, if it is a single character; else the character itself.
    ///
    /// `(char-upcase #\é) ; => #\É`
    #[builtin("char-upcase", library = "scheme char")]
    fn char_upcase(c: char) -> char {
        upcase(c)
    }

    /// The lower-case form of a character.
    ///
    /// `(char-downcase #\A) ; => #\a`
    #[builtin("char-downcase", library = "scheme char")]
    fn char_downcase(c: char) -> char {
        downcase(c)
    }

    /// The form in which characters that differ only in case are the same.
    ///
    /// `(char-foldcase #\Σ) ; => #\σ`
    #[builtin("char-foldcase", library = "scheme char")]
    fn char_foldcase(c: char) -> char {
        fold(c)
    }

    /// The character's Unicode number.
    ///
    /// `(char->integer #\A) ; => 65`
    #[builtin("char->integer")]
    fn char_to_integer(c: char) -> Value {
        Value::fixnum(i64::from(u32::from(c)))
    }

    /// The character with a Unicode number.
    ///
    /// `(integer->char 955) ; => #\λ`
    #[builtin("integer->char")]
    fn integer_to_char(cx: &mut Cx<'_>, n: Index) -> Outcome {
        match u32::try_from(n.0).ok().and_then(char::from_u32) {
            Some(c) => Ok(Value::char(c)),
            None => {
                let got = super::super::slices::index_value(n.0);
                Err(cx.out_of_range(0, "a Unicode number (0 to 55295 or 57344 to 1114111)", got))
            }
        }
    }
}
