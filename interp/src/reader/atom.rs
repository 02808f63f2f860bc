//! Atoms without a prefix: numbers and names, and what is nearly one of them.

use super::lexer::{Lexer, Token, is_delimiter};
use crate::datum::Kind;
use crate::number::{ParseError, parse};
use crate::symbol::Symbol;

/// How much of a token is quoted in a message.
const SHOWN: usize = 40;

impl<'a> Lexer<'a> {
    /// The atom from `start` to the place reached.
    pub(super) fn number_or_symbol(&mut self, start: usize) -> Token {
        let text = &self.text[start..self.at];
        let kind = match text.as_bytes()[0] {
            b'0'..=b'9' | b'+' | b'-' | b'.' => match parse(text, 10) {
                Ok(_) if self.comma_follows() => return self.number_with_comma(start),
                Ok(number) => Kind::Number(number),
                Err(ParseError::NotANumber) if !looks_like_number(text) => self.symbol(text),
                Err(problem) => return self.bad_number(start, problem),
            },
            _ if text.contains('\\') => return self.backslash_in_name(start),
            0xe2 if text.starts_with('\u{2212}') => return self.wide_minus(start),
            _ => self.symbol(text),
        };
        Token::Atom(kind)
    }

    fn symbol(&mut self, text: &'a str) -> Kind {
        Kind::Symbol(self.name(text))
    }

    /// A name, folded when `#!fold-case` holds.
    pub(super) fn name(&mut self, text: &'a str) -> Symbol {
        match self.fold_case {
            true => Symbol::intern(&text.chars().flat_map(char::to_lowercase).collect::<String>()),
            false => self.names.intern(text),
        }
    }

    /// Says why a token in the form of a number is none.
    pub(super) fn bad_number(&mut self, start: usize, problem: ParseError) -> Token {
        let shown = shorten(&self.text[start..self.at]);
        let (message, hint) = match problem {
            ParseError::NoSuchNumber if shown.contains("/0") => (
                format!("`{shown}` divides by zero"),
                "there is no exact number with a denominator of 0".into(),
            ),
            ParseError::NoSuchNumber => {
                (format!("`{shown}` is not a number"), "infinities and NaN have no exact value".into())
            }
            ParseError::TooLarge => (
                format!("`{shown}` is too large a number to compute with"),
                "exact numbers may have about 1.2 million digits; with a point it is an inexact number"
                    .into(),
            ),
            ParseError::NotANumber if shown.starts_with('#') => {
                (format!("`{shown}` is not a number"), radix_hint(&shown).into())
            }
            ParseError::NotANumber => (
                format!("`{shown}` is not a number, and a name cannot begin like one"),
                format!("write `|{shown}|` if you want a name"),
            ),
        };
        self.problem(self.span_from(start), message, hint);
        Token::Atom(Kind::Unspecified)
    }

    /// Whether digits go on behind a comma, as in 1,000.
    fn comma_follows(&self) -> bool {
        self.byte(0) == Some(b',') && self.byte(1).is_some_and(|byte| byte.is_ascii_digit())
    }

    fn number_with_comma(&mut self, start: usize) -> Token {
        while self.comma_follows() {
            self.at += 1;
            self.skip_atom();
        }
        let shown = shorten(&self.text[start..self.at]);
        let message = format!("there is a comma inside `{shown}`");
        self.problem(
            self.span_from(start),
            message,
            "numbers have no digit separators, their decimal mark is a point, and list items are separated by blanks",
        );
        Token::Atom(Kind::Unspecified)
    }

    fn wide_minus(&mut self, start: usize) -> Token {
        let shown = shorten(&self.text[start..self.at]);
        let message = format!("`{shown}` begins with the mathematical minus sign (U+2212)");
        self.problem(self.span_from(start), message, "type `-` instead");
        Token::Atom(Kind::Unspecified)
    }

    fn backslash_in_name(&mut self, start: usize) -> Token {
        let shown = shorten(&self.text[start..self.at]);
        let hint =
            "a backslash may stand in a name only between bars: `|a\\x41;b|`; characters begin with `#\\`";
        self.problem(self.span_from(start), format!("there is a backslash in `{shown}`"), hint);
        Token::Atom(Kind::Unspecified)
    }
}

/// Whether a name can be written without bars: the reader takes the text as one token and sees
/// neither a number nor anything else in it.
pub fn is_plain_name(name: &str) -> bool {
    let plain = |character| !is_delimiter(character) && character != '\\';
    let Some(first) = name.chars().next() else { return false };
    first != '#'
        && first != '\u{2212}'
        && name != "."
        && name.chars().all(plain)
        && !(matches!(first, '0'..='9' | '+' | '-' | '.')
            && (!matches!(parse(name, 10), Err(ParseError::NotANumber))
                || looks_like_number(name)
                || begins_with_special(name)))
}

/// Whether a name begins with an infinity or NaN: other readers may take that for the number.
fn begins_with_special(name: &str) -> bool {
    let special = ["+inf.0", "-inf.0", "+nan.0", "-nan.0"];
    special.iter().any(|number| name.get(..6).is_some_and(|head| head.eq_ignore_ascii_case(number)))
}

/// Whether a token that is no number can only be meant for one: it begins like a number and has no letter in
/// it. By custom `1+`, `-1+`, `1-` and what has a letter, as `2nd`, are names.
fn looks_like_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = unsigned.strip_prefix('.').unwrap_or(unsigned);
    let by_custom = text.contains(char::is_alphabetic)
        || unsigned.strip_suffix(['+', '-']).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    digits.starts_with(|first: char| first.is_ascii_digit()) && !by_custom
}

/// What the prefix of a malformed number allows.
fn radix_hint(text: &str) -> &'static str {
    match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("#x") => "after `#x` come hexadecimal digits: 0-9 and a-f",
        Some("#b") => "after `#b` come binary digits: 0 and 1",
        Some("#o") => "after `#o` come octal digits: 0-7",
        _ => "after `#d`, `#e` and `#i` comes a decimal number",
    }
}

/// A token as messages show it.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
