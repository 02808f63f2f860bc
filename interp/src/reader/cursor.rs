//! What stands around a place in a text that need not be whole, for those who help somebody to write it.

use super::hash::CHARACTER_NAMES;
use super::lexer::{Lexed, Lexer, Token, is_delimiter};
use crate::datum::Kind;
use crate::source::SourceId;
use std::ops::Range;

/// What a place is inside of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// Code or data.
    Code,
    /// A string whose contents begin there.
    String(usize),
    /// The name of a character, behind `#\`.
    Character,
    /// A comment, or a name in bars: nothing that has a meaning by itself.
    Comment,
}

/// The surroundings of a place. Positions are bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around<'a> {
    /// What it is inside of.
    pub within: Within,
    /// The word that it is in or touches; empty if there is none.
    pub word: Range<usize>,
    /// The lists that are open there, outermost first: what each has before the word.
    pub open: Vec<Vec<&'a str>>,
}

/// Reads a text up to a place. Only what stands before it counts: what comes later may be half written.
pub fn around(text: &str, at: usize) -> Around<'_> {
    let before = &text[..at];
    let mut scan = Scan { before, open: Vec::new(), last: 0..0 };
    let mut lexer = Lexer::new(before, SourceId(0), false);
    let cut = loop {
        let Lexed { token, span, .. } = lexer.next();
        lexer.problems.clear();
        let span = span.start as usize..span.end as usize;
        match token {
            Token::End => break None,
            Token::Cut(_) => break Some(span.start),
            token => scan.step(&token, span),
        }
    };
    let within = scan.within(cut);
    let start = if within == Within::Code { scan.word_start(cut, at) } else { at };
    let start = if within == Within::Character { scan.character_start(cut) } else { start };
    let is_word = matches!(within, Within::Code | Within::Character);
    let rest = &text[at..];
    let end = if is_word { at + rest.find(is_delimiter).unwrap_or(rest.len()) } else { at };
    let open = scan.open.into_iter().map(|(_, items)| items).collect();
    Around { within, word: start..end, open }
}

struct Scan<'a> {
    before: &'a str,
    /// Where each open list begins, and its items.
    open: Vec<(usize, Vec<&'a str>)>,
    /// The last token.
    last: Range<usize>,
}

impl Scan<'_> {
    fn step(&mut self, token: &Token, span: Range<usize>) {
        let item = match token {
            Token::Open(..) => {
                self.open.push((span.start, Vec::new()));
                None
            }
            // A bracket too many closes nothing.
            Token::Close(_) => self.open.pop().map(|(start, _)| start..span.end),
            Token::Atom(kind) if !is_open_ended(kind) || span.end < self.before.len() => Some(span.clone()),
            _ => None,
        };
        if let (Some(item), Some((_, items))) = (item, self.open.last_mut()) {
            items.push(&self.before[item]);
        }
        self.last = span;
    }

    fn within(&self, cut: Option<usize>) -> Within {
        let Some(start) = cut else {
            let gap = &self.before[self.last.end..];
            let line = gap.rsplit(['\n', '\r']).next().unwrap_or_default();
            let is_character = self.last.end == self.before.len() && self.last_text().starts_with("#\\");
            return match () {
                () if line.contains(';') => Within::Comment,
                () if is_character => Within::Character,
                () => Within::Code,
            };
        };
        match &self.before.as_bytes()[start..] {
            [b'"', ..] => Within::String(start + 1),
            [b'|', ..] | [b'#', b'|', ..] => Within::Comment,
            [b'#', b'\\', ..] => Within::Character,
            _ => Within::Code,
        }
    }

    fn last_text(&self) -> &str {
        &self.before[self.last.clone()]
    }

    fn word_start(&self, cut: Option<usize>, at: usize) -> usize {
        let word = self.before.rfind(is_delimiter).map_or(0, |delimiter| {
            delimiter + self.before[delimiter..].chars().next().map_or(1, char::len_utf8)
        });
        // Behind a whole string or list nothing has begun.
        if cut.is_none() && self.last.end == at && self.last.start > word { at } else { word }
    }

    fn character_start(&self, cut: Option<usize>) -> usize {
        cut.unwrap_or(self.last.start)
    }
}

/// Whether more characters behind it would belong to it.
fn is_open_ended(kind: &Kind) -> bool {
    !matches!(kind, Kind::String(_))
}

/// The names of characters that begin with this text, which has its `#\`.
pub fn character_names(word: &str) -> impl Iterator<Item = String> + use<'_> {
    CHARACTER_NAMES.iter().map(|(name, _)| format!("#\\{name}")).filter(move |name| name.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::{Around, Within, around};

    /// The surroundings of the `‸` in a text, in a line.
    fn told(text: &str) -> String {
        let at = text.find('‸').expect("the text marks a place");
        let whole = text.replace('‸', "");
        let Around { within, word, open } = around(&whole, at);
        let open: Vec<String> = open.iter().map(|items| items.join(" ")).collect();
        let within = match within {
            Within::String(start) => format!("string {}", &whole[start..at]),
            other => format!("{other:?}").to_lowercase(),
        };
        format!("{within} [{}] {}", &whole[word], open.join(" / ")).trim_end().to_owned()
    }

    #[test]
    fn the_surroundings_of_a_place() {
        let cases = [
            ("‸", "code []"),
            ("(vec‸", "code [vec]"),
            ("(vec‸tor-ref v", "code [vector-ref]"),
            ("(f x (g \"a\" y‸ z) w", "code [y] f x / g \"a\""),
            ("(f (g 1) ‸", "code [] f (g 1)"),
            ("(import (scheme ba‸", "code [ba] import / scheme"),
            ("(import (only (scheme base) ca‸", "code [ca] import / only (scheme base)"),
            ("(spawn f #:na‸", "code [#:na] spawn f"),
            ("(spawn f #:‸", "code [#:] spawn f"),
            ("(load \"some/fi‸", "string some/fi [] load"),
            ("(load \"some/fi‸le\") (f \"", "string some/fi [] load"),
            ("(f \"whole\"‸", "code [] f \"whole\""),
            ("; comm‸", "comment []"),
            ("(f ; comm‸\n", "comment [] f"),
            ("(f ; comment\n  na‸", "code [na] f"),
            ("#| a ; b |# na‸", "code [na]"),
            ("(f #| in‸ |#", "comment [] f"),
            ("(f |a b‸", "comment [] f"),
            ("(char=? c #\\spa‸", "character [#\\spa] char=? c"),
            ("(char=? c #\\‸", "character [#\\] char=? c"),
            (")) (f ‸", "code [] f"),
            ("(λ (größe) gr‸", "code [gr] λ (größe)"),
            ("'(a . b‸", "code [b] a"),
            ("#‸", "code [#]"),
            ("#(1 2‸", "code [2] 1"),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text), expected, "in {text}");
        }
    }

    #[test]
    fn any_place_in_any_text_has_surroundings() {
        let text =
            "(f \"a\\\" b\" #\\x #u8(1 |q #|c|# ; d\n [g #:k 'λ ,@x] #;(e) \u{1f600} }{ #0=( #0# #d1/2";
        for (at, _) in text.char_indices() {
            let found = around(text, at);
            assert!(found.word.start <= at && at <= found.word.end, "at {at}");
        }
    }
}
