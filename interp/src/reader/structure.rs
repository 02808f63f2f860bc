//! Tokens to data: a stack of what is open, and the rules about brackets, prefixes and labels. What
//! happens inside brackets is in `sequence.rs`.
//!
//! One call reads one datum of the outermost level. The stack is an ordinary vector, so nesting is
//! bounded by the option alone.

use super::lexer::{Bracket, Lexed, Token};
use super::nesting::{Open, Suspect};
use super::sequence::Sequence;
use super::{Reader, indent, nesting};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::symbol::Symbol;
use std::collections::HashSet;

/// Something begun and not finished.
pub(super) struct Frame {
    /// Where it begins.
    pub(super) open: Open,
    pub(super) kind: FrameKind,
}

pub(super) enum FrameKind {
    /// A list, vector or bytevector.
    Sequence(Sequence),
    /// `'` and its relatives wait for their datum.
    Prefix(&'static str),
    /// `#;` waits for what it hides.
    Comment,
    /// `#0=` waits for what it names.
    Label(u32),
}

/// Reads up to the end of one datum. `None` when there was none: at the end, after a mistake that
/// leaves nothing to give, or behind a hidden datum.
pub(super) fn read_datum(reader: &mut Reader) -> Option<Datum> {
    let mut builder = Builder { reader, stack: Vec::new(), suspect: None, labels: HashSet::new() };
    loop {
        let lexed = builder.reader.lexer.next();
        if !builder.reader.lexer.problems.is_empty() && !builder.reader.take_token_problems() {
            return None;
        }
        match builder.step(lexed) {
            Progress::More if builder.reader.finished => return None, // too many mistakes
            Progress::More => {}
            Progress::Whole(datum) => return Some(datum),
            Progress::Nothing => return None,
        }
    }
}

/// What one token led to.
pub(super) enum Progress {
    More,
    Whole(Datum),
    Nothing,
}

pub(super) struct Builder<'r, 'a> {
    reader: &'r mut Reader<'a>,
    pub(super) stack: Vec<Frame>,
    /// The first place where the indentation says that a list should have been closed before.
    suspect: Option<Suspect>,
    /// The labels of this datum that are defined so far.
    labels: HashSet<u32>,
}

impl Builder<'_, '_> {
    fn step(&mut self, lexed: Lexed) -> Progress {
        let span = lexed.span;
        if lexed.fresh_line && self.suspect.is_none() && !matches!(lexed.token, Token::Close(_) | Token::End)
        {
            self.suspect = nesting::suspect(&self.stack, span, self.reader.lexer.column(span.start));
        }
        match lexed.token {
            Token::Open(bracket, form) => self.open_sequence(bracket, form, span),
            Token::Prefix(name) => self.push(FrameKind::Prefix(name), span),
            Token::DatumComment => self.push(FrameKind::Comment, span),
            Token::Label(number) => self.open_label(number, span),
            Token::Close(bracket) => self.close(bracket, span),
            Token::Dot => self.dot(span),
            Token::Atom(kind) => self.atom(kind, span),
            Token::Cut(problem) => {
                self.reader.incomplete(*problem, 0);
                Progress::Nothing
            }
            Token::End => self.end(span),
        }
    }

    pub(super) fn push(&mut self, kind: FrameKind, span: Span) -> Progress {
        if self.stack.len() >= self.reader.options.nesting {
            let limit = self.reader.options.nesting;
            let message = format!("data are nested more than {limit} deep here");
            let hint = "the limit protects the memory; the option for the reader's nesting raises it";
            return self.give_up(Diagnostic::new("read-error", span, message).hint(hint));
        }
        let column = self.reader.lexer.column(span.start);
        self.stack.push(Frame { open: Open { span, column }, kind });
        Progress::More
    }

    /// Nothing after this place can be understood.
    fn give_up(&mut self, problem: Diagnostic) -> Progress {
        self.reader.invalid(problem);
        self.reader.finished = true;
        Progress::Nothing
    }

    pub(super) fn mistake(&mut self, span: Span, message: impl Into<String>, hint: &str) -> Progress {
        self.reader.invalid(Diagnostic::new("read-error", span, message).hint(hint));
        Progress::More
    }

    fn open_label(&mut self, number: u32, span: Span) -> Progress {
        if !self.labels.insert(number) {
            let message = format!("the label #{number}= is defined twice in one datum");
            self.mistake(span, message, "give the second one another number");
        }
        self.push(FrameKind::Label(number), span)
    }

    fn atom(&mut self, kind: Kind, span: Span) -> Progress {
        if let Kind::Reference(number) = kind
            && !self.labels.contains(&number)
        {
            let message =
                format!("#{number}# stands for a datum, but nothing before it is labelled #{number}=");
            self.mistake(
                span,
                message,
                "a label is defined by `#0=` in front of a datum, then used as `#0#`",
            );
        }
        self.place(Datum::new(kind, span))
    }

    /// Puts a whole datum where it belongs, closing the prefixes that waited for it.
    pub(super) fn place(&mut self, mut datum: Datum) -> Progress {
        loop {
            match self.stack.last_mut().map(|frame| &mut frame.kind) {
                None => return Progress::Whole(datum),
                Some(FrameKind::Sequence(_)) => return self.place_in_sequence(datum),
                Some(FrameKind::Prefix(name)) => {
                    let name = Kind::Symbol(Symbol::intern(name));
                    let start = self.pop_open();
                    let head = Datum::new(name, start);
                    let span = start.to(datum.span());
                    datum = Datum::new(Kind::List(vec![head, datum], None), span);
                }
                Some(FrameKind::Comment) => {
                    self.stack.pop();
                    return if self.stack.is_empty() { Progress::Nothing } else { Progress::More };
                }
                Some(FrameKind::Label(number)) => {
                    let number = *number;
                    let span = self.pop_open().to(datum.span());
                    if let Kind::Reference(_) = datum.kind() {
                        let hint = "a label names a datum of its own, as in #0=(a . #0#)";
                        self.mistake(span, "this label names only another label's use", hint);
                    }
                    datum = Datum::new(Kind::Label(number, datum), span);
                }
            }
        }
    }

    fn pop_open(&mut self) -> Span {
        self.stack.pop().expect("the caller has just looked at this frame").open.span
    }

    fn close(&mut self, bracket: Bracket, span: Span) -> Progress {
        while let Some(frame) = self.stack.last() {
            let opener = frame.open.span;
            match &frame.kind {
                FrameKind::Sequence(sequence) if sequence.bracket == bracket => break,
                FrameKind::Sequence(_) => {
                    let problem = nesting::mismatch(&self.stack, bracket, span);
                    return self.give_up(problem);
                }
                _ => {}
            }
            self.stack.pop();
            let shown = &self.reader.lexer.text[opener.start as usize..opener.end as usize];
            let message = format!("this `{shown}` needs a datum behind it");
            // `'hello'` was meant as a text.
            let before = &self.reader.lexer.text[..opener.start as usize];
            let touches =
                shown == "'" && before.ends_with(|c: char| c.is_alphanumeric() || "!?.,".contains(c));
            let hint = match touches {
                true => "a text is written between double quotes: \"hello\"",
                false => "there is none before the closing bracket",
            };
            self.mistake(opener, message, hint);
        }
        let Some(frame) = self.stack.pop() else {
            let span = span.to(self.reader.lexer.skip_closers());
            let problem = nesting::stray_close(bracket, span, self.reader.latest);
            self.reader.invalid(problem);
            return Progress::Nothing;
        };
        let span = frame.open.span.to(span);
        match frame.kind {
            FrameKind::Sequence(sequence) => self.finish_sequence(sequence, span),
            _ => Progress::More, // not reached: the loop above ends at a sequence
        }
    }

    fn end(&mut self, span: Span) -> Progress {
        if self.stack.is_empty() {
            self.reader.finished = true;
            return Progress::Nothing;
        }
        let indent = indent::next_line(self.reader.lexer.text, &self.stack);
        let problem = nesting::unclosed(&self.stack, self.suspect.as_ref(), span, self.reader.lexer.text);
        self.reader.incomplete(problem, indent);
        Progress::Nothing
    }
}
