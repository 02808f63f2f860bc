//! Everything that begins with `#`: booleans, characters, vectors, keywords, labels, prefixed
//! numbers and datum comments (block comments and directives are blanks to the lexer).

use super::atom::shorten;
use super::lexer::{Bracket, Form, Lexer, Token};
use crate::datum::Kind;
use crate::diagnostic::Diagnostic;
use crate::number::{Element, parse};
use crate::symbol::Symbol;

/// The names of characters: those of R7RS, then those that R6RS has beyond them. The printer uses
/// the first nine.
pub const CHARACTER_NAMES: [(&str, char); 14] = [
    ("alarm", '\x07'),
    ("backspace", '\x08'),
    ("delete", '\x7f'),
    ("escape", '\x1b'),
    ("newline", '\n'),
    ("null", '\0'),
    ("return", '\r'),
    ("space", ' '),
    ("tab", '\t'),
    ("nul", '\0'),
    ("esc", '\x1b'),
    ("linefeed", '\n'),
    ("vtab", '\x0b'),
    ("page", '\x0c'),
];

impl Lexer<'_> {
    /// The token that begins with `#` at `start`.
    pub(super) fn hash(&mut self, start: usize) -> Token {
        self.at += 1;
        match self.byte(0) {
            Some(b'(') => self.open(Bracket::Round, Form::Vector),
            Some(b'[') => self.open(Bracket::Square, Form::Vector),
            Some(b';') => {
                self.at += 1;
                Token::DatumComment
            }
            Some(b'\\') => self.character(start),
            Some(b':') => self.keyword(start),
            Some(b'0'..=b'9') => self.label(start),
            Some(b'\'' | b'`' | b',') => self.syntax_prefix(start),
            Some(b'<') => self.unreadable(start),
            _ => self.word(start),
        }
    }

    fn open(&mut self, bracket: Bracket, form: Form) -> Token {
        self.at += 1;
        Token::Open(bracket, form)
    }

    /// `#t`, `#false`, `#u8(`, `#u8"…"`, `#f64(`, `#x1F`, …
    fn word(&mut self, start: usize) -> Token {
        self.skip_atom();
        let text = &self.text[start..self.at];
        match text.to_ascii_lowercase().as_str() {
            "#t" | "#true" => Token::Atom(Kind::Boolean(true)),
            "#f" | "#false" => Token::Atom(Kind::Boolean(false)),
            "#vu8" if self.byte(0) == Some(b'(') => {
                self.problem(
                    self.span_from(start),
                    "`#vu8(` is the R6RS way to begin a bytevector",
                    "write `#u8(`",
                );
                self.open(Bracket::Round, Form::Numbers(Element::U8))
            }
            "#u8" if self.byte(0) == Some(b'"') => self.byte_string(start),
            lower
                if self.byte(0) == Some(b'(')
                    && let Some(element) = Element::named(&lower[1..]) =>
            {
                self.open(Bracket::Round, Form::Numbers(element))
            }
            lower if has_number_prefix(lower) => match parse(text, 10) {
                Ok(number) => Token::Atom(Kind::Number(number)),
                Err(problem) => self.bad_number(start, problem),
            },
            _ => self.unknown(start),
        }
    }

    fn unknown(&mut self, start: usize) -> Token {
        let shown = shorten(&self.text[start..self.at]);
        let hint = match shown.as_bytes().get(1).map(u8::to_ascii_lowercase) {
            None if matches!(self.byte(0), Some(b' ' | b'\n')) => "a comment begins with `;`",
            _ if shown == "#lang" => "leave this line out; (import …) makes further names known",
            Some(b't') => "true is written `#t` or `#true`",
            Some(b'f') => "false is written `#f` or `#false`",
            Some(b'u' | b'v') => "a bytevector is written `#u8(1 2 3)`",
            _ => {
                "after `#` come t, f, \\ and a character, ( for a vector, u8( for bytes, : and a keyword, \
                  ; or | for comments, or a number's radix"
            }
        };
        self.problem(self.span_from(start), format!("`{shown}` is not known to the reader"), hint);
        Token::Atom(Kind::Unspecified)
    }

    /// `#\a`, `#\space`, `#\x3bb`. The first character belongs to it whatever it is.
    fn character(&mut self, start: usize) -> Token {
        self.at += 1;
        let name_start = self.at;
        let Some(first) = self.peek() else {
            let problem =
                Diagnostic::new("read-error", self.span_from(start), "a character must follow `#\\`")
                    .hint("a blank is written `#\\space`");
            return Token::Cut(Box::new(problem));
        };
        self.at += first.len_utf8();
        if first.is_alphanumeric() {
            self.skip_atom();
        }
        let name = &self.text[name_start..self.at];
        match character_named(name, self.fold_case) {
            Some(character) => Token::Atom(Kind::Char(character)),
            None => {
                let shown = shorten(name);
                let (message, hint) = describe_character(&shown);
                self.problem(self.span_from(start), message, hint);
                Token::Atom(Kind::Unspecified)
            }
        }
    }

    /// `#:name`
    fn keyword(&mut self, start: usize) -> Token {
        self.at += 1;
        let name_start = self.at;
        if self.byte(0) == Some(b'|') {
            return match self.quoted(start, '|') {
                Ok(name) => Token::Atom(Kind::Keyword(Symbol::intern(&name))),
                Err(cut) => Token::Cut(cut),
            };
        }
        self.skip_atom();
        if self.at == name_start {
            self.problem(self.span_from(start), "a name must follow `#:`", "a keyword is written `#:name`");
            return Token::Atom(Kind::Unspecified);
        }
        Token::Atom(Kind::Keyword(self.name(&self.text[name_start..self.at])))
    }

    /// `#0=` or `#0#`
    fn label(&mut self, start: usize) -> Token {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let number: Option<u32> = self.rest()[..digits].parse().ok();
        self.at += digits;
        match (self.byte(0), number) {
            (Some(b'='), Some(number)) => {
                self.at += 1;
                Token::Label(number)
            }
            (Some(b'#'), Some(number)) => {
                self.at += 1;
                Token::Atom(Kind::Reference(number))
            }
            (Some(b'=' | b'#'), None) => {
                self.at += 1;
                self.problem(
                    self.span_from(start),
                    "this label number is too large",
                    "labels go up to 4294967295",
                );
                Token::Atom(Kind::Unspecified)
            }
            _ => {
                self.skip_atom();
                let shown = shorten(&self.text[start..self.at]);
                let message = format!("`{shown}` is not known to the reader");
                let hint = "`#0=` names the datum that follows, `#0#` stands for it again; \
                            a vector is written `#(1 2 3)`";
                self.problem(self.span_from(start), message, hint);
                Token::Atom(Kind::Unspecified)
            }
        }
    }

    /// `#'x` and the like, which quote syntax objects elsewhere.
    fn syntax_prefix(&mut self, start: usize) -> Token {
        let (prefix, name) = match self.byte(0) {
            Some(b'\'') => ('\'', "quote"),
            Some(b'`') => ('`', "quasiquote"),
            _ => (',', "unquote"),
        };
        self.at += 1;
        let message = format!("`#{prefix}` is not known to the reader");
        let hint = match prefix {
            '\'' => {
                "a procedure is named by its name alone, as in (map car list); `'` makes a datum".to_owned()
            }
            _ => format!("there are no syntax objects to quote; `{prefix}` alone makes a datum"),
        };
        self.problem(self.span_from(start), message, hint);
        Token::Prefix(name)
    }

    /// `#<procedure f>`: taken whole if it ends on its line.
    fn unreadable(&mut self, start: usize) -> Token {
        let line = self.rest().split('\n').next().unwrap_or("");
        self.at += line.find('>').map_or(1, |end| end + 1);
        let shown = shorten(&self.text[start..self.at]);
        let message = format!("`{shown}` cannot be read back");
        let hint =
            "this is how a value without a written form is printed; write the expression that makes it";
        self.problem(self.span_from(start), message, hint);
        Token::Atom(Kind::Unspecified)
    }
}

/// Whether a text begins like a number with its radix or exactness: `#x1F`, `#e-1`, `#i#b1`.
fn has_number_prefix(text: &str) -> bool {
    match text.as_bytes() {
        [b'#', b'x', b'a'..=b'f', ..] => true,
        [b'#', b'e' | b'i' | b'b' | b'o' | b'd' | b'x', rest @ ..] => {
            matches!(rest, [] | [b'0'..=b'9' | b'+' | b'-' | b'.' | b'#', ..])
        }
        _ => false,
    }
}

/// The character of a name, a hexadecimal code behind `x`, or a single character.
fn character_named(name: &str, fold_case: bool) -> Option<char> {
    let mut characters = name.chars();
    let first = characters.next()?;
    if characters.as_str().is_empty() {
        return Some(first);
    }
    if let Some(code) = name.strip_prefix('x').or_else(|| name.strip_prefix('X').filter(|_| fold_case))
        && code.bytes().all(|byte| byte.is_ascii_hexdigit())
    {
        return u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
    }
    let matches = |known: &str| if fold_case { known.eq_ignore_ascii_case(name) } else { known == name };
    CHARACTER_NAMES.iter().find(|(known, _)| matches(known)).map(|(_, character)| *character)
}

fn describe_character(name: &str) -> (String, String) {
    let message = format!("there is no character named `{name}`");
    let known = CHARACTER_NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    let hint = match known {
        Some((known, _)) => format!("did you mean `#\\{known}`?"),
        None => {
            let names: Vec<&str> = CHARACTER_NAMES[..9].iter().map(|(known, _)| *known).collect();
            format!("the names are {}; a character by its code is `#\\x41`", names.join(", "))
        }
    };
    (message, hint)
}
