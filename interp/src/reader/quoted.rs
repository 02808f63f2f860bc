//! Text between quotes: strings and names in bars, with their escapes.

use super::atom::shorten;
use super::lexer::{Lexer, Token};
use crate::datum::Kind;
use crate::diagnostic::Diagnostic;
use crate::symbol::Symbol;

/// Where a text has a character that is no printable ASCII, nor part of a line continuation.
fn not_for_bytes(raw: &str) -> Option<usize> {
    let is_continued = |at: usize| raw[..at].trim_end_matches([' ', '\t', '\r', '\n']).ends_with('\\');
    let mut characters = raw.char_indices();
    let found = characters.find(|&(at, character)| match character {
        '\n' | '\r' | '\t' => !is_continued(at),
        _ => !matches!(character, ' '..='~'),
    });
    found.map(|(at, _)| at)
}

impl Lexer<'_> {
    /// A string, from its opening quote.
    pub(super) fn string(&mut self, start: usize) -> Token {
        match self.quoted(start, '"') {
            Ok(text) => Token::Atom(Kind::String(text.into())),
            Err(cut) => Token::Cut(cut),
        }
    }

    /// Bytes as text (SRFI 207), from the opening quote: ASCII stands for itself, other bytes are escapes.
    pub(super) fn byte_string(&mut self, start: usize) -> Token {
        let content = self.at + 1;
        let text = match self.quoted(start, '"') {
            Ok(text) => text,
            Err(cut) => return Token::Cut(cut),
        };
        if let Some(at) = not_for_bytes(&self.text[content..self.at]) {
            let at = content + at;
            let width = self.text[at..].chars().next().map_or(0, char::len_utf8);
            self.problem(
                self.span(at, at + width),
                "this character cannot stand in a bytevector",
                "write the byte as \\x and its code in hexadecimal and ;, as in \\xe9;",
            );
        }
        let bytes: Option<Vec<u8>> = text.chars().map(|character| u8::try_from(character).ok()).collect();
        if bytes.is_none() {
            self.problem(
                self.span_from(start),
                "this holds a code that is no byte",
                "a byte is at most \\xff;",
            );
        }
        Token::Atom(Kind::Bytes(bytes.unwrap_or_default().into()))
    }

    /// A name in bars, from the opening bar.
    pub(super) fn barred_symbol(&mut self, start: usize) -> Token {
        match self.quoted(start, '|') {
            Ok(text) => Token::Atom(Kind::Symbol(Symbol::intern(&text))),
            Err(cut) => Token::Cut(cut),
        }
    }

    /// The text up to the closing quote, escapes replaced. `start` is where the token begins; the
    /// opening quote is the next character.
    pub(super) fn quoted(&mut self, start: usize, quote: char) -> Result<String, Box<Diagnostic>> {
        self.at += quote.len_utf8();
        let mut text = String::new();
        loop {
            let plain = self.rest();
            let end = plain.find([quote, '\\', '\r']).unwrap_or(plain.len());
            text.push_str(&plain[..end]);
            self.at += end;
            match self.byte(0) {
                None => return Err(self.unclosed(start, quote)),
                Some(b'\\') => self.escape(quote, &mut text),
                Some(b'\r') if quote == '"' => {
                    // Every line end in a string counts as one newline.
                    self.at += if self.byte(1) == Some(b'\n') { 2 } else { 1 };
                    text.push('\n');
                }
                Some(b'\r') => {
                    self.at += 1;
                    text.push('\r');
                }
                Some(_) => {
                    self.at += 1;
                    return Ok(text);
                }
            }
        }
    }

    fn unclosed(&self, start: usize, quote: char) -> Box<Diagnostic> {
        let first_line = self.text[start..].lines().next().unwrap_or("");
        let (what, hint) = match quote {
            '"' => ("string", "add a `\"` where it should end; a `\"` inside it is written `\\\"`"),
            _ => ("name", "add a `|` where it should end"),
        };
        let span = self.span(start, start + first_line.len().max(1));
        Box::new(Diagnostic::new("read-error", span, format!("this {what} is never closed")).hint(hint))
    }

    /// Adds the character that an escape stands for.
    fn escape(&mut self, quote: char, text: &mut String) {
        let start = self.at;
        self.at += 1;
        let Some(mark) = self.peek() else { return }; // the text ends: the quote is missing
        let character = match mark {
            'a' => '\x07',
            'b' => '\x08',
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            '"' | '\\' | '|' => mark,
            'x' | 'X' => return self.hex_escape(start, text),
            '\n' | '\r' | ' ' | '\t' if quote == '"' && self.line_continuation() => return,
            _ => {
                self.at += mark.len_utf8();
                let shown = if mark.is_control() { "\\ and a line end".into() } else { format!("\\{mark}") };
                let message = format!("`{shown}` is not an escape");
                let hint = "escapes are \\n \\t \\r \\a \\b \\\" \\\\ \\| and \\x41; (a code in hexadecimal); \
                            a backslash itself is written \\\\";
                return self.problem(self.span_from(start), message, hint);
            }
        };
        self.at += mark.len_utf8();
        text.push(character);
    }

    /// A backslash at the end of a line joins it to the next: the blanks around the line end are
    /// dropped. Whether there was one.
    fn line_continuation(&mut self) -> bool {
        let blanks = |text: &str| text.len() - text.trim_start_matches([' ', '\t']).len();
        let before = blanks(self.rest());
        let after = &self.rest()[before..];
        let Some(next_line) = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])) else {
            return false;
        };
        self.at = self.text.len() - next_line.len() + blanks(next_line);
        true
    }

    /// `\x41;`, from behind the backslash.
    fn hex_escape(&mut self, start: usize, text: &mut String) {
        self.at += 1;
        let digits = self.rest().bytes().take_while(u8::is_ascii_hexdigit).count();
        let code = &self.rest()[..digits];
        self.at += digits;
        let closed = self.byte(0) == Some(b';');
        if digits == 0 || !closed {
            let shown = shorten(&self.text[start..self.at]);
            let message = match digits {
                0 => format!("`{shown}` needs the code of a character"),
                _ => format!("`{shown}` needs a `;` at its end"),
            };
            let hint = "a character by its code is written `\\x`, hexadecimal digits and `;`, as in \\x41;";
            return self.problem(self.span_from(start), message, hint);
        }
        self.at += 1;
        match u32::from_str_radix(code, 16).ok().and_then(char::from_u32) {
            Some(character) => text.push(character),
            None => self.problem(
                self.span_from(start),
                format!("there is no character with the code {}", shorten(code)),
                "codes go from 0 to 10FFFF, without D800 to DFFF",
            ),
        }
    }
}
