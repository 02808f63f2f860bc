//! Source texts and positions in them. A span is three numbers; the text is looked up when a
//! message is rendered, never before.

use parking_lot::RwLock;
use std::sync::Arc;

/// One text that was read: a file, a notebook cell, an `eval`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A half-open range of byte offsets in a source.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span {
    /// The text the offsets belong to.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A position for what no text stands behind (data built by a program).
    pub const NONE: Span = Span { source: SourceId(0), start: 0, end: 0 };

    /// From the start of `self` to the end of `other`.
    pub fn to(self, other: Span) -> Span {
        Span { source: self.source, start: self.start, end: other.end.max(self.end) }
    }

    /// Whether another place lies in it.
    pub fn holds(self, other: Span) -> bool {
        self.source == other.source && self.start <= other.start && other.end <= self.end
    }

    /// Whether a text stands behind it.
    pub fn is_some(self) -> bool {
        self.source.0 != 0
    }
}

/// A named text.
#[derive(Clone, Debug)]
pub struct Source {
    /// What messages call it: a path, `cell 3`, `eval`.
    pub name: Arc<str>,
    /// The whole text.
    pub text: Arc<str>,
    /// Part of the language itself: reports point at the user's call, not in here.
    pub is_library: bool,
}

impl Source {
    /// Line and column of a byte offset, both from 1, columns in code points.
    pub fn position(&self, offset: u32) -> (usize, usize) {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// The text of a span in it.
    pub fn text_of(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The text of a line, numbered from 1, without its newline.
    pub fn line(&self, number: usize) -> &str {
        self.text.lines().nth(number.saturating_sub(1)).unwrap_or("")
    }
}

/// All texts of a machine. Number 0 is reserved for [`Span::NONE`].
#[derive(Default)]
pub struct Sources {
    texts: RwLock<Vec<Source>>,
}

impl Sources {
    /// Adds a text and gives it a number.
    pub fn add(&self, name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> SourceId {
        self.push(Source { name: name.into(), text: text.into(), is_library: false })
    }

    /// The same for a text that is part of the language.
    pub fn add_library(&self, name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> SourceId {
        self.push(Source { name: name.into(), text: text.into(), is_library: true })
    }

    /// Whether a place lies in the language itself.
    pub fn is_library(&self, span: Span) -> bool {
        let index = (span.source.0 as usize).checked_sub(1);
        index.is_some_and(|index| self.texts.read().get(index).is_some_and(|source| source.is_library))
    }

    /// The texts that came after so many.
    pub fn since(&self, count: usize) -> Vec<Source> {
        self.texts.read().get(count..).unwrap_or_default().to_vec()
    }

    fn push(&self, source: Source) -> SourceId {
        let mut texts = self.texts.write();
        texts.push(source);
        SourceId(u32::try_from(texts.len()).expect("fewer than 2^32 sources fit in memory"))
    }

    /// The text behind a number, if any.
    pub fn get(&self, id: SourceId) -> Option<Source> {
        let index = (id.0 as usize).checked_sub(1)?;
        self.texts.read().get(index).cloned()
    }
}
