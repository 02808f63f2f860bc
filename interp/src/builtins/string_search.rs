//! Finding text in text.

use super::slices::range;
use crate::Value;
use crate::value::{Index, Text};
use crate::vm::primitive::{Cx, Outcome};
use macros::builtins;

pub use table::TABLE;

/// Where `needle` begins in `haystack`, in characters: Knuth, Morris and Pratt, so that no input makes
/// the work more than the two lengths together.
fn find(haystack: impl Iterator<Item = char>, needle: &[char]) -> Option<usize> {
    if needle.is_empty() {
        return Some(0);
    }
    let mut borders = vec![0; needle.len()];
    let mut matched = 0;
    for index in 1..needle.len() {
        matched = extend(needle, &borders, matched, needle[index]);
        borders[index] = matched;
    }
    let mut matched = 0;
    for (index, c) in haystack.enumerate() {
        matched = extend(needle, &borders, matched, c);
        if matched == needle.len() {
            return Some(index + 1 - needle.len());
        }
    }
    None
}

/// How much of the needle matches after one more character.
fn extend(needle: &[char], borders: &[usize], mut matched: usize, c: char) -> usize {
    while matched > 0 && needle[matched] != c {
        matched = borders[matched - 1];
    }
    if needle[matched] == c { matched + 1 } else { matched }
}

fn index_or_false(found: Option<usize>) -> Value {
    found.map_or(Value::FALSE, |index| Value::fixnum(index as i64))
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// The index where `pattern` first occurs in the string at or after `start`, or `#f`.
    ///
    /// `(string-contains "bananas" "nas") ; => 4`
    #[builtin("string-contains", "string-search-forward", effect = Reads)]
    fn string_contains(cx: &mut Cx<'_>, string: Text, pattern: Text, start: Option<Index>) -> Outcome {
        let part = range(cx, string.len(), start, None, 2)?;
        let needle: Vec<char> = pattern.to_rust().chars().collect();
        let found = find(string.chars(part.start, part.end), &needle);
        Ok(index_or_false(found.map(|index| part.start + index)))
    }

    /// The index of the first occurrence of a character at or after `start`, or `#f`.
    ///
    /// `(string-index "hello" #\l) ; => 2`
    #[builtin("string-index", effect = Reads)]
    fn string_index(cx: &mut Cx<'_>, string: Text, c: char, start: Option<Index>) -> Outcome {
        let part = range(cx, string.len(), start, None, 2)?;
        Ok(index_or_false(
            string.chars(part.start, part.end).position(|other| other == c).map(|i| part.start + i),
        ))
    }

    /// The index of the last occurrence of a character, or `#f`.
    ///
    /// `(string-rindex "hello" #\l) ; => 3`
    #[builtin("string-rindex", effect = Reads)]
    fn string_rindex(string: Text, c: char) -> Value {
        let length = string.len();
        index_or_false(string.chars(0, length).rev().position(|other| other == c).map(|i| length - 1 - i))
    }

    /// Whether the string begins with `prefix`.
    ///
    /// `(string-prefix? "he" "hello") ; => #t`
    #[builtin("string-prefix?", effect = Reads)]
    fn string_prefix(prefix: Text, string: Text) -> bool {
        let length = prefix.len();
        length <= string.len() && prefix.chars(0, length).eq(string.chars(0, length))
    }

    /// Whether the string ends with `suffix`.
    ///
    /// `(string-suffix? "lo" "hello") ; => #t`
    #[builtin("string-suffix?", effect = Reads)]
    fn string_suffix(suffix: Text, string: Text) -> bool {
        let (length, whole) = (suffix.len(), string.len());
        length <= whole && suffix.chars(0, length).eq(string.chars(whole - length, whole))
    }

    /// Whether the string has no characters.
    ///
    /// `(string-null? "") ; => #t`
    #[builtin("string-null?")]
    fn string_null(string: Text) -> bool {
        string.is_empty()
    }
}
