//! What could stand at a place in a text: names, libraries in an `import`, keywords of a procedure, names of characters,
//! and files in strings.

use super::definitions::{Definition, Sort, definitions};
use super::{brief, help};
use crate::expand::BoundName;
use crate::machine::Shared;
use crate::reader::{Around, Within, around, character_names, is_plain_name};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The most that is offered at once.
pub const OFFERED_MAX: usize = 1_000;

/// Something that could stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The text.
    pub text: String,
    /// What it is.
    pub kind: OfferKind,
    /// How it is used, on one line; empty where that says nothing.
    pub usage: String,
}

/// What is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// Something with a name.
    Name(Sort),
    /// A library, or the next part of its name.
    Library,
    /// A keyword argument.
    Keyword,
    /// A character.
    Character,
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// What could replace a part of a text, the best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The part, in bytes.
    pub range: Range<usize>,
    /// What could stand there instead.
    pub offers: Vec<Offer>,
}

/// Completes a text, which need not be whole, at a place given in bytes.
pub fn complete(shared: &Shared, text: &str, at: usize) -> Completion {
    let around = around(text, at);
    let begun = &text[around.word.start..at];
    let mut range = around.word.clone();
    let mut offers = match around.within {
        Within::Comment => Vec::new(),
        Within::Character => character_names(begun).map(|text| offer(text, OfferKind::Character)).collect(),
        Within::String(start) => {
            let (begin, found) = files(&text[start..at]);
            range = start + begin..at;
            found
        }
        Within::Code if begun.starts_with("#:") => keywords(shared, text, &around, begun),
        Within::Code => match import(&around) {
            Some(import) => libraries(shared, &import, begun),
            None if begun.is_empty() => Vec::new(),
            None => names(shared, text, &around.word, begun),
        },
    };
    offers.truncate(OFFERED_MAX);
    Completion { range, offers }
}

fn offer(text: impl Into<String>, kind: OfferKind) -> Offer {
    Offer { text: text.into(), kind, usage: String::new() }
}

/// What was begun of a name.
struct Begun<'a> {
    text: &'a str,
    /// In small letters.
    small: String,
}

impl Begun<'_> {
    fn new(text: &str) -> Begun<'_> {
        Begun { text, small: text.to_lowercase() }
    }

    /// How well it begins a name: less is better.
    fn begins(&self, name: &str) -> Option<u8> {
        if name.starts_with(self.text) {
            return Some(0);
        }
        let fits = if self.small.is_ascii() {
            let start = name.as_bytes().get(..self.small.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(self.small.as_bytes()))
        } else {
            let mut letters = name.chars().flat_map(char::to_lowercase);
            self.small.chars().all(|letter| letters.next() == Some(letter))
        };
        fits.then_some(1)
    }

    /// Whether its parts begin those of a name, as `h-t-r` does those of `hash-table-ref`.
    fn begins_parts(&self, name: &str) -> bool {
        let mut parts = name.split('-');
        self.text.contains('-') && self.text.split('-').all(|begun| parts.any(|part| part.starts_with(begun)))
    }
}

/// A name that fits what was begun.
struct Candidate<'a> {
    name: Cow<'a, str>,
    fit: u8,
    /// Whether it comes from a library.
    is_imported: bool,
    /// What it is and how it is used, if the text around says so.
    said: Option<(Sort, String)>,
}

/// The names that what was begun begins; if there is none, those whose parts it begins. Those that the text itself
/// defines or uses come before those of the session, in which the program's own come before those that it imports. What
/// is known of the names is looked up for those that are offered.
fn names(shared: &Shared, text: &str, word: &Range<usize>, begun: &str) -> Vec<Offer> {
    let begun = Begun::new(begun);
    let mut found = candidates(shared, text, word, |name| begun.begins(name));
    if found.is_empty() {
        found = candidates(shared, text, word, |name| begun.begins_parts(name).then_some(2));
    }
    let rank = |candidate: &Candidate<'_>| (candidate.fit, candidate.is_imported);
    let by_rank = |one: &Candidate<'_>, two: &Candidate<'_>| {
        rank(one).cmp(&rank(two)).then_with(|| one.name.cmp(&two.name))
    };
    if found.len() > OFFERED_MAX {
        found.select_nth_unstable_by(OFFERED_MAX, by_rank);
        found.truncate(OFFERED_MAX);
    }
    found.sort_unstable_by(by_rank);
    found.into_iter().map(|candidate| candidate.offer(shared)).collect()
}

/// The names of the text and of the session that fit, each once, in no order.
fn candidates<'a>(
    shared: &Shared,
    text: &'a str,
    word: &Range<usize>,
    fit: impl Fn(&str) -> Option<u8>,
) -> Vec<Candidate<'a>> {
    let mut written = written(text, word, &fit);
    let mut found = Vec::new();
    for BoundName { text, is_own, given } in shared.environment().names_that(fit) {
        written.remove(text);
        found.push(Candidate { name: text.into(), fit: given, is_imported: !is_own, said: None });
    }
    found.extend(written.into_values());
    found
}

impl Candidate<'_> {
    fn offer(self, shared: &Shared) -> Offer {
        let said = self.said.or_else(|| brief(shared, &self.name));
        let (sort, usage) = said.unwrap_or((Sort::Variable, String::new()));
        Offer { text: self.name.into_owned(), kind: OfferKind::Name(sort), usage }
    }
}

/// The names that a text defines or uses outside of a word and that fit what was begun there, with what is known of them.
fn written<'a>(
    text: &'a str,
    word: &Range<usize>,
    fit: impl Fn(&str) -> Option<u8>,
) -> BTreeMap<&'a str, Candidate<'a>> {
    let outside = [&text[..word.start], &text[word.end..]];
    let words =
        outside.iter().flat_map(|text| text.split(|c: char| c.is_whitespace() || "()[]'`,\";".contains(c)));
    let candidate = |name: &'a str| {
        let said = Some((Sort::Variable, String::new()));
        let fit = fit(name).filter(|_| name.len() > 1 && is_plain_name(name))?;
        Some((name, Candidate { name: name.into(), fit, is_imported: false, said }))
    };
    let mut found: BTreeMap<_, _> = words.filter_map(candidate).collect();
    // a long text takes long to read: only if it can say something
    let defined = if found.is_empty() { Vec::new() } else { definitions(text) };
    for Definition { name, sort, usage, .. } in defined {
        if let Some(candidate) = found.get_mut(&*name) {
            candidate.said = Some((sort, first_line(&usage)));
        }
    }
    found
}

/// The first of several lines.
pub(super) fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// The keywords of the procedure whose call the place is in.
fn keywords(shared: &Shared, text: &str, around: &Around<'_>, begun: &str) -> Vec<Offer> {
    let Some([head, given @ ..]) = around.open.last().map(Vec::as_slice) else { return Vec::new() };
    let written = || definitions(text).into_iter().find(|found| found.name == *head);
    let usage = written().map(|found| found.usage.into_owned()).or_else(|| Some(help(shared, head)?.usage));
    let mut found: Vec<Offer> = Vec::new();
    for part in usage.unwrap_or_default().split(|c: char| c.is_whitespace() || "()[]".contains(c)) {
        let is_new = !given.contains(&part) && found.iter().all(|offer| offer.text != part);
        if part.starts_with("#:") && part.starts_with(begun) && is_new {
            found.push(offer(part, OfferKind::Keyword));
        }
    }
    found
}

/// What a place in an `import` is for.
#[derive(Debug)]
enum Import<'a> {
    /// A library, or one with a change of names.
    Set,
    /// The next part of the name of a library.
    Part(&'a [&'a str]),
    /// A name that this library exports.
    Export(&'a str),
}

const CHANGES: [&str; 5] = ["except", "for", "only", "prefix", "rename"];

/// What it is for, if it is in one.
fn import<'a>(around: &'a Around<'_>) -> Option<Import<'a>> {
    let depth = around.open.iter().rposition(|items| items.first() == Some(&"import"))?;
    let (_, inside) = around.open[depth..].split_first()?;
    let Some(innermost) = inside.last() else { return Some(Import::Set) };
    match innermost.as_slice() {
        [change, library, ..] if CHANGES.contains(change) => Some(Import::Export(library)),
        [change] if CHANGES.contains(change) => Some(Import::Set),
        parts => Some(Import::Part(parts)),
    }
}

fn libraries(shared: &Shared, import: &Import<'_>, begun: &str) -> Vec<Offer> {
    let registry = shared.environment().registry();
    let parts = match import {
        Import::Export(library) => {
            let library: Vec<&str> = library.trim_matches(['(', ')', '[', ']']).split_whitespace().collect();
            let names = registry.exports(&library.join(" ")).unwrap_or_default();
            let names = names.iter().filter(|name| name.starts_with(begun)).map(|name| {
                let (sort, usage) = brief(shared, name).unwrap_or((Sort::Variable, String::new()));
                Offer { text: name.to_string(), kind: OfferKind::Name(sort), usage }
            });
            return names.collect();
        }
        Import::Set => {
            let names = registry.library_names().into_iter().filter(|name| !is_internal(name));
            let mut names: Vec<_> = names.filter(|name| name.contains(begun)).collect();
            names.sort_by_key(|name| !name.starts_with(begun));
            return names.into_iter().map(|name| offer(format!("({name})"), OfferKind::Library)).collect();
        }
        Import::Part(parts) => parts,
    };
    let names = registry.library_names();
    let mut next: Vec<&str> = names
        .iter()
        .filter(|name| !is_internal(name))
        .filter_map(|name| {
            let mut rest = name.split(' ');
            parts.iter().all(|part| rest.next() == Some(part)).then(|| rest.next()).flatten()
        })
        .chain(if parts.is_empty() { &CHANGES[..] } else { &[] }.iter().copied())
        .filter(|part| part.starts_with(begun))
        .collect();
    next.sort_by_key(|part| (part.parse::<u64>().unwrap_or(0), *part));
    next.dedup();
    next.into_iter().map(|part| offer(part, OfferKind::Library)).collect()
}

/// Whether a library is for the language's own texts.
fn is_internal(library: &str) -> bool {
    library.split(' ').any(|part| part == "internal" || part == "core")
}

/// The files that a path could mean, and where its last part begins.
fn files(path: &str) -> (usize, Vec<Offer>) {
    let begin = path.rfind('/').map_or(0, |slash| slash + 1);
    let (folder, begun) = path.split_at(begin);
    let entries = std::fs::read_dir(if folder.is_empty() { "." } else { folder });
    let mut found: Vec<Offer> = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok()?;
            let is_shown = name.starts_with(begun) && (begun.starts_with('.') || !name.starts_with('.'));
            if !is_shown || name.contains(['"', '\\']) {
                return None;
            }
            let is_folder = entry.path().is_dir();
            Some(match is_folder {
                true => offer(name + "/", OfferKind::Folder),
                false => offer(name, OfferKind::File),
            })
        })
        .take(OFFERED_MAX)
        .collect();
    found.sort_by(|a, b| a.text.cmp(&b.text));
    (begin, found)
}

/// What is asked about at a place: the word there if something is known of it, or else what the call around it calls.
pub fn subject(shared: &Shared, text: &str, at: usize) -> Option<String> {
    let around = around(text, at);
    let word = &text[around.word.clone()];
    let is_known = |name: &&str| brief(shared, name).is_some() || shared.environment().lookup(name).is_some();
    let mut heads = around.open.iter().rev().filter_map(|items| items.first().copied());
    let word = Some(word).filter(|word| !word.is_empty() && around.within == Within::Code);
    word.filter(is_known).or_else(|| heads.find(is_known)).map(str::to_owned)
}
