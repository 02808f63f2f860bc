//! Text to tokens: blanks and comments, brackets, prefixes and where atoms end.
//!
//! The lexer always gives a token. A mistake inside one is added to `problems` and a placeholder
//! stands in for the datum, so that the structure around it can still be read.

use super::names::NameCache;
use crate::datum::Kind;
use crate::diagnostic::Diagnostic;
use crate::number::Element;
use crate::source::{SourceId, Span};

/// The two kinds of brackets that lists are written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Bracket {
    Round,
    Square,
}

impl Bracket {
    pub(super) fn open(self) -> char {
        if self == Bracket::Round { '(' } else { '[' }
    }

    pub(super) fn close(self) -> char {
        if self == Bracket::Round { ')' } else { ']' }
    }
}

/// What a bracket opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    List,
    Vector,
    /// A vector of numbers of one type; `#u8(` is the one of bytes.
    Numbers(Element),
}

/// A piece of text that the structure is made of.
#[derive(Debug)]
pub(super) enum Token {
    Open(Bracket, Form),
    Close(Bracket),
    Dot,
    /// `'` and its relatives, by the name of the form they stand for.
    Prefix(&'static str),
    /// `#;`
    DatumComment,
    /// `#0=`
    Label(u32),
    Atom(Kind),
    /// The text ends inside a string, name, character or comment.
    Cut(Box<Diagnostic>),
    End,
}

/// A token with its position.
#[derive(Debug)]
pub(super) struct Lexed {
    pub(super) token: Token,
    pub(super) span: Span,
    /// Whether nothing but blanks and comments precedes it on its line.
    pub(super) fresh_line: bool,
}

/// The state of the scan.
pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) fold_case: bool,
    /// Mistakes in tokens since the reader last looked.
    pub(super) problems: Vec<Diagnostic>,
    /// Names met lately.
    pub(super) names: NameCache<'a>,
    source: SourceId,
    /// Where the current line starts.
    line_start: usize,
    fresh_line: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str, source: SourceId, fold_case: bool) -> Lexer<'a> {
        let mut lexer = Lexer {
            text,
            at: 0,
            fold_case,
            problems: Vec::new(),
            names: NameCache::default(),
            source,
            line_start: 0,
            fresh_line: true,
        };
        lexer.at += if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        lexer.line_start = lexer.at;
        if lexer.rest().starts_with("#!/") || lexer.rest().starts_with("#! ") {
            lexer.skip_line();
        }
        lexer
    }

    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// What is still to be read.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    /// Columns, in bytes, between the start of the current line and an offset on it.
    pub(super) fn column(&self, offset: u32) -> u32 {
        (offset as usize).saturating_sub(self.line_start) as u32
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span { source: self.source, start: start as u32, end: end as u32 }
    }

    /// From an offset to the place reached.
    pub(super) fn span_from(&self, start: usize) -> Span {
        self.span(start, self.at)
    }

    pub(super) fn problem(&mut self, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.problems.push(Diagnostic::new("read-error", span, message).hint(hint));
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Lexed {
        if let Err(cut) = self.skip_blanks() {
            return Lexed { span: cut.span, token: Token::Cut(cut), fresh_line: false };
        }
        let (start, fresh_line) = (self.at, self.fresh_line);
        self.fresh_line = false;
        let token = self.token(start);
        // A string or a name in bars may have crossed lines.
        if let Some(newline) = self.text.as_bytes()[start..self.at].iter().rposition(|byte| *byte == b'\n') {
            self.line_start = start + newline + 1;
        }
        Lexed { token, span: self.span_from(start), fresh_line }
    }

    fn token(&mut self, start: usize) -> Token {
        let Some(byte) = self.byte(0) else { return Token::End };
        let single = match byte {
            b'(' => Token::Open(Bracket::Round, Form::List),
            b'[' => Token::Open(Bracket::Square, Form::List),
            b')' => Token::Close(Bracket::Round),
            b']' => Token::Close(Bracket::Square),
            b'\'' => Token::Prefix("quote"),
            b'`' => Token::Prefix("quasiquote"),
            b',' if self.byte(1) == Some(b'@') => {
                self.at += 1;
                Token::Prefix("unquote-splicing")
            }
            b',' => Token::Prefix("unquote"),
            b'"' => return self.string(start),
            b'|' => return self.barred_symbol(start),
            b'#' => return self.hash(start),
            b'{' | b'}' => return self.brace(start),
            _ => return self.plain_token(start),
        };
        self.at += 1;
        single
    }

    fn plain_token(&mut self, start: usize) -> Token {
        self.skip_atom();
        if self.at == start {
            return self.stray_character(start);
        }
        match &self.text[start..self.at] {
            "." => Token::Dot,
            _ => self.number_or_symbol(start),
        }
    }

    /// Moves to the next delimiter.
    pub(super) fn skip_atom(&mut self) {
        while let Some(byte) = self.byte(0) {
            let width = match byte {
                0x80.. => match self.peek().filter(|character| !is_delimiter(*character)) {
                    Some(character) => character.len_utf8(),
                    None => return,
                },
                _ if ENDS_ATOM[usize::from(byte)] => return,
                _ => 1,
            };
            self.at += width;
        }
    }

    /// Moves over closing brackets and the blanks between them on this line, and gives their span.
    pub(super) fn skip_closers(&mut self) -> Span {
        let start = self.at;
        let mut end = start;
        while let Some(byte @ (b')' | b']' | b' ' | b'\t')) = self.byte(0) {
            self.at += 1;
            if matches!(byte, b')' | b']') {
                end = self.at;
            }
        }
        self.span(start, end)
    }

    /// Moves over blanks and comments. An unclosed block comment is given back.
    fn skip_blanks(&mut self) -> Result<(), Box<Diagnostic>> {
        while let Some(byte) = self.byte(0) {
            match byte {
                b'\n' => {
                    self.at += 1;
                    self.line_start = self.at;
                    self.fresh_line = true;
                }
                b' ' | b'\t' | b'\r' | 0x0b | 0x0c => self.at += 1,
                b';' => self.skip_line(),
                b'#' if self.byte(1) == Some(b'|') => self.skip_block_comment()?,
                b'#' if self.byte(1) == Some(b'!') => self.directive(),
                0x80.. if self.peek().is_some_and(char::is_whitespace) => {
                    self.at += self.peek().map_or(0, char::len_utf8);
                }
                0x00..=0x08 | 0x0e..=0x1f | 0x7f.. if self.skip_stray() => {}
                _ => break,
            }
        }
        Ok(())
    }

    /// To the end of the line, its end not included; a return alone ends a line too.
    fn skip_line(&mut self) {
        self.at += self.rest().find(['\n', '\r']).unwrap_or(self.rest().len());
    }

    fn skip_block_comment(&mut self) -> Result<(), Box<Diagnostic>> {
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(byte) = self.byte(0) {
            match (byte, self.byte(1)) {
                (b'#', Some(b'|')) => {
                    depth += 1;
                    self.at += 2;
                }
                (b'|', Some(b'#')) => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return Ok(());
                    }
                }
                _ => {
                    self.at += 1;
                    if byte == b'\n' {
                        self.line_start = self.at;
                        self.fresh_line = true;
                    }
                }
            }
        }
        let message = "this comment is never closed";
        let hint = match depth {
            1 => "close it with `|#`".to_owned(),
            _ => format!("block comments nest: {depth} `|#` are missing"),
        };
        Err(Box::new(Diagnostic::new("read-error", self.span(start, start + 2), message).hint(hint)))
    }

    /// `#!fold-case` and `#!no-fold-case`.
    fn directive(&mut self) {
        let start = self.at;
        self.at += 2;
        self.skip_atom();
        match &self.text[start..self.at] {
            "#!fold-case" => self.fold_case = true,
            "#!no-fold-case" => self.fold_case = false,
            other => self.problem(
                self.span_from(start),
                format!("`{other}` is not a directive"),
                "there are `#!fold-case` and `#!no-fold-case`; `#!/path` may only begin a file",
            ),
        }
    }
}

/// Which of the ASCII characters end an atom: blanks, control characters and these.
const ENDS_ATOM: [bool; 128] = {
    let mut table = [false; 128];
    let mut control = 0;
    while control <= b' ' {
        table[control as usize] = true;
        control += 1;
    }
    table[0x7f] = true;
    let marks = b"()[]{}\";'`,|";
    let mut index = 0;
    while index < marks.len() {
        table[marks[index] as usize] = true;
        index += 1;
    }
    table
};

/// Whether a character ends the atom before it.
pub(super) fn is_delimiter(character: char) -> bool {
    match ENDS_ATOM.get(character as usize) {
        Some(ends) => *ends,
        None => character.is_whitespace() || super::stray::is_stray(character),
    }
}
