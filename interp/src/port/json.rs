//! JSON as events (RFC 8259): one after the other, out of a text that may be nested as deep as its reader is told. The
//! text is there as a whole or comes in pieces, of which each ends where a word or number does. The reader recurs
//! nowhere and keeps nothing but what is open.

use crate::number::Number;

/// A part of a text.
#[derive(Debug)]
pub(crate) enum Event {
    /// The name of a member of an object; its value is next.
    Key(String),
    String(String),
    /// A number, which is exact if it has neither fraction nor exponent.
    Number(Number),
    True,
    False,
    Null,
    ArrayStart,
    ArrayEnd,
    ObjectStart,
    ObjectEnd,
    /// The end of the text, behind its one value.
    End,
}

/// Why a text is no JSON, and where: the byte.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) text: String,
    pub(crate) at: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Array,
    Object,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Value,
    FirstValue,
    FirstKey,
    More,
    End,
}

/// How much of a text that comes in pieces is kept behind the place of the reader.
const KEPT: usize = 1 << 12;

/// Reads one text.
pub(crate) struct Reader {
    text: String,
    /// Whether nothing more of the text will come.
    is_whole: bool,
    /// Line and column of the first byte that is kept.
    begin: (usize, usize),
    at: usize,
    state: State,
    open: Vec<Open>,
    depth: usize,
}

/// Where a reader was.
pub(crate) struct Mark {
    at: usize,
    state: State,
    open: usize,
    last: Option<Open>,
}

impl Reader {
    /// A reader of a text that may have `depth` arrays and objects inside each other.
    pub(crate) fn new(text: String, depth: usize) -> Reader {
        let open = Vec::new();
        Reader { text, is_whole: true, begin: (1, 1), at: 0, state: State::Value, open, depth }
    }

    /// A reader of a text that comes in pieces, and begins at this line and column.
    pub(crate) fn in_pieces(depth: usize, begin: (usize, usize)) -> Reader {
        Reader { is_whole: false, begin, ..Reader::new(String::new(), depth) }
    }

    /// The next piece; nothing behind the last one.
    pub(crate) fn push(&mut self, piece: Option<&str>) {
        self.is_whole = piece.is_none();
        if self.at > KEPT {
            self.begin = self.place(self.at);
            self.text.drain(..std::mem::take(&mut self.at));
        }
        self.text.push_str(piece.unwrap_or_default());
    }

    /// Where it is, to go back by one event at most.
    pub(crate) fn mark(&self) -> Mark {
        Mark { at: self.at, state: self.state, open: self.open.len(), last: self.open.last().copied() }
    }

    /// Goes back.
    pub(crate) fn reset(&mut self, mark: &Mark) {
        self.at = mark.at;
        self.state = mark.state;
        self.open.truncate(mark.open);
        if self.open.len() < mark.open {
            self.open.extend(mark.last);
        }
    }

    /// Line and column of a byte, from 1.
    pub(crate) fn place(&self, at: usize) -> (usize, usize) {
        let before = &self.text[..at];
        let (line, column) = self.begin;
        match before.rfind('\n') {
            None => (line, column + before.chars().count()),
            Some(end) => (line + before.matches('\n').count(), before[end..].chars().count()),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn problem<T>(&self, text: impl Into<String>) -> Result<T, Problem> {
        Err(Problem { text: text.into(), at: self.at })
    }

    /// What comes next is not what was wanted.
    fn unexpected<T>(&self, wanted: &str) -> Result<T, Problem> {
        match self.text[self.at..].chars().next() {
            Some(found) => self.problem(format!("wanted {wanted}, got `{found}`")),
            None => self.problem(format!("wanted {wanted}, got the end")),
        }
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// The next event; nothing if the text ends in the middle of it and there is more to come.
    pub(crate) fn next(&mut self) -> Result<Option<Event>, Problem> {
        let mark = self.mark();
        match self.event() {
            Err(problem) if problem.at == self.text.len() && !self.is_whole => {
                self.reset(&mark);
                Ok(None)
            }
            other => other.map(Some),
        }
    }

    fn event(&mut self) -> Result<Event, Problem> {
        self.skip_blanks();
        match (self.state, self.peek()) {
            (State::End, None) => Ok(Event::End),
            (State::End, Some(_)) => self.unexpected("the end"),
            (State::FirstValue, Some(b']')) => Ok(self.close(Event::ArrayEnd)),
            (State::FirstKey, Some(b'}')) => Ok(self.close(Event::ObjectEnd)),
            (State::Value | State::FirstValue, _) => self.value(),
            (State::FirstKey, _) => self.key(),
            (State::More, next) => self.more(next),
        }
    }

    fn more(&mut self, next: Option<u8>) -> Result<Event, Problem> {
        let is_array = self.open.last() == Some(&Open::Array);
        match next {
            Some(b',') => {
                self.at += 1;
                self.skip_blanks();
                if is_array { self.value() } else { self.key() }
            }
            Some(b']') if is_array => Ok(self.close(Event::ArrayEnd)),
            Some(b'}') if !is_array => Ok(self.close(Event::ObjectEnd)),
            _ => self.unexpected(if is_array { "`,` or `]`" } else { "`,` or `}`" }),
        }
    }

    fn open(&mut self, open: Open, state: State, event: Event) -> Result<Event, Problem> {
        if self.open.len() >= self.depth {
            let depth = self.depth;
            return self.problem(format!("met more than {depth} arrays and objects inside each other"));
        }
        self.at += 1;
        self.open.push(open);
        self.state = state;
        Ok(event)
    }

    fn close(&mut self, event: Event) -> Event {
        self.at += 1;
        self.open.pop();
        self.after(event)
    }

    fn after(&mut self, event: Event) -> Event {
        self.state = if self.open.is_empty() { State::End } else { State::More };
        event
    }

    fn value(&mut self) -> Result<Event, Problem> {
        let event = match self.peek() {
            Some(b'[') => return self.open(Open::Array, State::FirstValue, Event::ArrayStart),
            Some(b'{') => return self.open(Open::Object, State::FirstKey, Event::ObjectStart),
            Some(b'"') => Event::String(self.string()?),
            Some(b't') => self.word("true", Event::True)?,
            Some(b'f') => self.word("false", Event::False)?,
            Some(b'n') => self.word("null", Event::Null)?,
            Some(b'-' | b'0'..=b'9') => Event::Number(self.number()?),
            _ => return self.unexpected("a value"),
        };
        Ok(self.after(event))
    }

    /// A key and its colon.
    fn key(&mut self) -> Result<Event, Problem> {
        if self.peek() != Some(b'"') {
            return self.unexpected("a key in quotes");
        }
        let key = self.string()?;
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return self.unexpected("`:`");
        }
        self.at += 1;
        self.state = State::Value;
        Ok(Event::Key(key))
    }

    fn word(&mut self, word: &str, event: Event) -> Result<Event, Problem> {
        for byte in word.bytes() {
            if self.peek() != Some(byte) {
                return self.unexpected(&format!("`{word}`"));
            }
            self.at += 1;
        }
        self.end_of_token()?;
        Ok(event)
    }

    /// What stands directly behind a number or a word may not look like a part of it.
    fn end_of_token(&self) -> Result<(), Problem> {
        match self.text[self.at..].chars().next() {
            Some(c) if c.is_alphanumeric() || matches!(c, '.' | '+' | '-' | '_') => {
                self.unexpected("the end of a value")
            }
            _ => Ok(()),
        }
    }

    fn number(&mut self) -> Result<Number, Problem> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        let whole = self.at;
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        self.end_of_token()?;
        let text = &self.text[start..self.at];
        let number = match self.at == whole {
            true => Number::from_text(text, 10),
            false => text.parse().ok().map(Number::Flonum),
        };
        number.ok_or_else(|| Problem { text: "met a number that is too large".to_owned(), at: start })
    }

    fn digits(&mut self) -> Result<(), Problem> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return self.unexpected("a digit");
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    fn string(&mut self) -> Result<String, Problem> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < b' ');
            let plain = plain.unwrap_or(rest.len());
            string.push_str(&rest[..plain]);
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    self.at += 1;
                    string.push(self.escape()?);
                }
                Some(_) => return self.problem("met a control character in a string"),
                None => return self.unexpected("`\"`"),
            }
        }
    }

    /// Behind the backslash.
    fn escape(&mut self) -> Result<char, Problem> {
        let c = match self.peek() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code();
            }
            _ => return self.unexpected("an escape"),
        };
        self.at += 1;
        Ok(c)
    }

    /// Behind `\u`. A character outside the basic plane is written as two halves.
    fn code(&mut self) -> Result<char, Problem> {
        let first = self.four_digits()?;
        let half = "met half of a surrogate pair";
        let code = match first {
            0xd800..=0xdbff => {
                if !self.text[self.at..].starts_with("\\u") {
                    return self.problem(half);
                }
                self.at += 2;
                let second = self.four_digits()?;
                if !(0xdc00..=0xdfff).contains(&second) {
                    return self.problem(half);
                }
                0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)
            }
            _ => first,
        };
        char::from_u32(code).map_or_else(|| self.problem(half), Ok)
    }

    fn four_digits(&mut self) -> Result<u32, Problem> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else { return self.unexpected("a hexadecimal digit") };
            code = code << 4 | digit;
            self.at += 1;
        }
        Ok(code)
    }
}

/// Adds a string with quotes and escapes.
pub(crate) fn quote(text: &str, out: &mut String) {
    use std::fmt::Write;
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..' ' | '\u{7f}' => {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}
