//! A diagnostic as text for a person: what happened, where, the line with the exact part underlined,
//! further places, and what to do about it. Plain, with the weights of a terminal, or as HTML.
//!
//! Excerpts are bounded in width whatever the line, and contain no control character of the source.

use super::{Diagnostic, width};
use crate::source::{Source, SourceId, Sources, Span};
use std::borrow::Cow;

/// The widest excerpt, in columns.
const EXCERPT: usize = 96;
/// How much of a longer line is kept before the underlined part.
const BEFORE: usize = 40;
/// The columns of a tab in an excerpt.
const TAB: usize = 4;

/// Only the text.
pub fn plain(diagnostic: &Diagnostic, sources: &Sources) -> String {
    Renderer::new(sources, Form::Plain).diagnostic(diagnostic, "error")
}

/// The text with what matters in bold, for an ANSI terminal.
pub fn ansi(diagnostic: &Diagnostic, sources: &Sources) -> String {
    Renderer::new(sources, Form::Ansi).diagnostic(diagnostic, "error")
}

/// A problem that is looked at as a value: nothing has failed.
pub fn value_text(diagnostic: &Diagnostic, sources: &Sources) -> String {
    Renderer::new(sources, Form::Plain).diagnostic(diagnostic, "condition")
}

/// The same as HTML. Colours and fonts are the page's.
pub fn value_html(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let text = Renderer::new(sources, Form::Html).diagnostic(diagnostic, "condition");
    format!("<pre>{}</pre>", text.trim_end_matches('\n'))
}

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Ansi,
    Html,
}

/// Weight only, no colours: a notebook shows errors on pale red in its light theme and on dark red in its
/// dark one, and no colour of the terminal's palette can be read on both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Plain,
    Bold,
}

struct Renderer<'a> {
    sources: &'a Sources,
    form: Form,
    /// The text that was named last.
    named: Option<SourceId>,
    out: String,
}

impl<'a> Renderer<'a> {
    fn new(sources: &'a Sources, form: Form) -> Renderer<'a> {
        Renderer { sources, form, named: None, out: String::new() }
    }

    fn diagnostic(mut self, diagnostic: &Diagnostic, class: &str) -> String {
        let class = match diagnostic.kind.as_str() {
            "warning" => "warning".to_owned(),
            kind => format!("{class}[{kind}]"),
        };
        self.paint(Weight::Bold, &format!("{class}: {}", printable(&diagnostic.message)));
        self.out.push('\n');
        self.place(diagnostic.place(), Weight::Bold, '^');
        for (span, text) in &diagnostic.notes {
            self.line(&format!("note: {}", printable(text)));
            // What has the place of the problem itself is shown once.
            if *span != diagnostic.span || diagnostic.focus.is_some() {
                self.place(*span, Weight::Plain, '-');
            }
        }
        if let Some(hint) = &diagnostic.hint {
            self.paint(Weight::Bold, "hint");
            self.line(&format!(": {}", printable(hint)));
        }
        self.out
    }

    /// Where a span stands, and its line. The name of the text is left out where it was named last.
    fn place(&mut self, span: Span, weight: Weight, mark: char) {
        let Some(source) = span.is_some().then(|| self.sources.get(span.source)).flatten() else { return };
        let (line, column) = source.position(span.start);
        let is_known = self.named.replace(span.source) == Some(span.source);
        let name = if is_known { String::new() } else { format!("{}, ", source.name) };
        self.line(&format!(" --> {name}line {line}, column {column}"));
        let excerpt = excerpt(&source, span, line);
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        if self.form == Form::Html {
            return self.underlined(&number, &excerpt);
        }
        self.line(&format!("{number} | {}", excerpt.text));
        self.out.push_str(&format!("{margin} | {}", " ".repeat(excerpt.indent)));
        self.paint(weight, &mark.to_string().repeat(excerpt.marked));
        self.out.push('\n');
    }

    /// A line of a page, where what matters is underlined itself.
    fn underlined(&mut self, number: &str, excerpt: &Excerpt) {
        let (before, rest) = excerpt.text.split_at(excerpt.from);
        let (part, behind) = rest.split_at(excerpt.to - excerpt.from);
        // What has no width still needs to be seen.
        let part = if part.is_empty() { " " } else { part };
        self.write(&format!("{number} | {before}"));
        self.out.push_str("<b><u>");
        self.write(part);
        self.out.push_str("</u></b>");
        self.line(behind);
    }

    fn line(&mut self, text: &str) {
        self.write(text);
        self.out.push('\n');
    }

    fn write(&mut self, text: &str) {
        match self.form {
            Form::Html => self.out.push_str(&escaped(text)),
            Form::Plain | Form::Ansi => self.out.push_str(text),
        }
    }

    fn paint(&mut self, weight: Weight, text: &str) {
        let (on, off) = match (self.form, weight) {
            (Form::Ansi, Weight::Bold) => ("\x1b[1m", "\x1b[0m"),
            (Form::Html, Weight::Bold) => ("<b>", "</b>"),
            _ => ("", ""),
        };
        self.out.push_str(on);
        self.write(text);
        self.out.push_str(off);
    }
}

/// Text as HTML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A line, or a window on it.
struct Excerpt {
    text: String,
    /// Columns before the marked part.
    indent: usize,
    /// Columns to mark.
    marked: usize,
    /// The marked part in the text, in bytes.
    from: usize,
    to: usize,
}

/// The first line of a span; what goes on in further lines is marked to the end of this one.
fn excerpt(source: &Source, span: Span, number: usize) -> Excerpt {
    let line = source.line(number);
    let line_start =
        source.text[..floor(&source.text, span.start)].rfind('\n').map_or(0, |newline| newline + 1);
    let start = floor(line, span.start.saturating_sub(line_start as u32));
    let end = floor(line, span.end.saturating_sub(line_start as u32)).max(start);

    let mut from = start;
    let mut before = 0;
    // A line that fits is shown whole.
    let all: usize = line.chars().take(EXCERPT + 1).map(columns).sum();
    let most = if all <= EXCERPT { EXCERPT } else { EXCERPT - BEFORE };
    for (at, character) in line[..start].char_indices().rev() {
        before += columns(character);
        if before > most {
            break;
        }
        from = at;
    }
    if from > 0 {
        from = line[..start].char_indices().rev().take(BEFORE).last().map_or(start, |(at, _)| at);
    }
    let mut excerpt = Excerpt { text: String::new(), indent: 0, marked: 0, from: 0, to: 0 };
    if from > 0 {
        excerpt.text.push('…');
        excerpt.indent = 1;
    }
    let mut used = excerpt.indent;
    for (at, character) in line[from..].char_indices().map(|(at, character)| (from + at, character)) {
        let columns = columns(character);
        if used + columns > EXCERPT {
            excerpt.text.push('…');
            break;
        }
        used += columns;
        match at {
            _ if at < start => excerpt.indent += columns,
            _ if at < end => excerpt.marked += columns,
            _ => {}
        }
        show(character, &mut excerpt.text);
        if at < start {
            excerpt.from = excerpt.text.len();
        }
        if at < end {
            excerpt.to = excerpt.text.len();
        }
    }
    excerpt.from = excerpt.from.max(if from > 0 { '…'.len_utf8() } else { 0 });
    excerpt.to = excerpt.to.max(excerpt.from);
    excerpt.marked = excerpt.marked.max(1);
    excerpt
}

/// The columns a character takes as [`show`] writes it.
fn columns(character: char) -> usize {
    match character {
        '\t' => TAB,
        _ if character.is_control() || is_hidden(character) => 1,
        _ => width::of(character),
    }
}

/// Tabs become blanks, and what would act on the terminal or not show becomes a visible stand-in.
fn show(character: char, text: &mut String) {
    match character {
        '\t' => text.push_str(&" ".repeat(TAB)),
        '\0'..='\x1f' => text.extend(char::from_u32(0x2400 + u32::from(character))),
        _ if character.is_control() || is_hidden(character) => text.push('\u{b7}'),
        _ => text.push(character),
    }
}

/// A message without characters that would act on the terminal; its line ends stay.
fn printable(message: &str) -> Cow<'_, str> {
    let acts = |character: char| character.is_control() && character != '\n';
    if !message.contains(acts) {
        return message.into();
    }
    let mut text = String::new();
    for character in message.chars() {
        if acts(character) { show(character, &mut text) } else { text.push(character) }
    }
    text.into()
}

/// Whether a character has no width without being part of the one before it.
fn is_hidden(character: char) -> bool {
    width::of(character) == 0 && !width::is_combining(character)
}

/// The offset, or the character boundary before it.
fn floor(text: &str, offset: u32) -> usize {
    text.floor_char_boundary(offset as usize)
}
