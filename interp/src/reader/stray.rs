//! Characters that have no place in a program outside strings but get there from word processors and
//! other keyboards: each gets a problem that says what to type instead.

use super::lexer::{Bracket, Form, Lexer, Token};
use crate::datum::Kind;

/// Whether a character outside ASCII can be no part of a name.
pub(super) fn is_stray(character: char) -> bool {
    is_invisible(character)
        || is_double_quote(character)
        || is_single_quote(character)
        || is_wide_bracket(character)
}

/// Characters of no width, and the control characters that are not blanks.
fn is_invisible(character: char) -> bool {
    matches!(character, '\0'..='\x08' | '\x0e'..='\x1f' | '\x7f'..='\u{9f}')
        || matches!(character, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn is_double_quote(character: char) -> bool {
    matches!(character, '\u{201c}'..='\u{201f}' | '«' | '»' | '\u{ff02}')
}

fn is_single_quote(character: char) -> bool {
    matches!(character, '\u{2018}'..='\u{201b}' | '´' | '\u{ff07}')
}

fn is_wide_bracket(character: char) -> bool {
    matches!(character, '\u{ff08}' | '\u{ff09}' | '\u{ff3b}' | '\u{ff3d}')
}

impl Lexer<'_> {
    /// Reports and skips a character that can only be skipped; whether there was one.
    pub(super) fn skip_stray(&mut self) -> bool {
        let Some(character) = self.peek() else { return false };
        let start = self.at;
        let code = u32::from(character);
        if is_invisible(character) {
            self.at += character.len_utf8();
            let message = format!("there is an invisible character here (U+{code:04X})");
            self.problem(self.span_from(start), message, "delete it; it often comes with copied text");
            return true;
        }
        if is_single_quote(character) {
            self.at += character.len_utf8();
            let message =
                format!("`{character}` (U+{code:04X}) is a typographic quote, which programs do not use");
            self.problem(self.span_from(start), message, "type `'` to quote a datum");
            return true;
        }
        false
    }

    /// The token for a character that only looks like one of the language.
    pub(super) fn stray_character(&mut self, start: usize) -> Token {
        let Some(character) = self.peek() else { return Token::End };
        self.at += character.len_utf8();
        let (shape, token) = match character {
            '\u{ff08}' => ('(', Token::Open(Bracket::Round, Form::List)),
            '\u{ff09}' => (')', Token::Close(Bracket::Round)),
            '\u{ff3b}' => ('[', Token::Open(Bracket::Square, Form::List)),
            '\u{ff3d}' => (']', Token::Close(Bracket::Square)),
            _ => return self.smart_string(start, character),
        };
        let message = format!("`{character}` (U+{:04X}) is a full-width bracket", u32::from(character));
        self.problem(self.span_from(start), message, format!("type `{shape}` instead"));
        token
    }

    /// Text in typographic quotes is taken as one string if it ends on its line.
    fn smart_string(&mut self, start: usize, quote: char) -> Token {
        let quote_span = self.span_from(start);
        let line = self.rest().split('\n').next().unwrap_or("");
        let closing =
            line.char_indices().find(|(_, character)| is_double_quote(*character) || *character == '"');
        if let Some((at, character)) = closing {
            self.at += at + character.len_utf8();
        }
        let code = u32::from(quote);
        let message = format!("`{quote}` (U+{code:04X}) is a typographic quote and does not begin a string");
        self.problem(quote_span, message, "write strings in straight quotes: \"…\"");
        Token::Atom(Kind::Unspecified)
    }

    /// `{` and `}`.
    pub(super) fn brace(&mut self, start: usize) -> Token {
        let open = self.byte(0) == Some(b'{');
        self.at += 1;
        let (brace, instead) = if open { ('{', "`(` or `[`") } else { ('}', "`)` or `]`") };
        self.problem(
            self.span_from(start),
            format!("`{brace}` has no meaning in Scheme"),
            format!("lists are written with {instead}"),
        );
        if open { Token::Open(Bracket::Round, Form::List) } else { Token::Close(Bracket::Round) }
    }
}
