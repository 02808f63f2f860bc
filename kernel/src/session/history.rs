//! The inputs of this session, and their results, for front ends that ask for them.
//!
//! Kept in memory and bounded; inputs of earlier kernels are not known, so the session's number is always 1.

use std::collections::{HashSet, VecDeque};

use serde_json::{Value, json};

use crate::wire::history::{Access, HistoryRequest, reply};

/// The number of this session, the only one.
const SESSION: i64 = 1;
/// Older inputs than the last so many are forgotten.
pub(super) const MAX_ENTRIES: usize = 10_000;
/// Inputs and results together may take this much; the oldest are forgotten first.
const MAX_BYTES: usize = 16 * 1024 * 1024;
/// A result is remembered up to this size.
const MAX_RESULT: usize = 10_000;

/// What was run, oldest first.
#[derive(Default)]
pub(super) struct History {
    entries: VecDeque<Entry>,
    bytes: usize,
}

struct Entry {
    line: u64,
    input: String,
    result: Option<String>,
}

impl Entry {
    fn bytes(&self) -> usize {
        self.input.len() + self.result.as_ref().map_or(0, String::len)
    }
}

impl History {
    pub(super) fn remember(&mut self, line: u64, input: &str) {
        self.bytes += input.len();
        self.entries.push_back(Entry { line, input: input.to_owned(), result: None });
        self.forget();
    }

    /// Remembers the result of the last input, if `line` is its number.
    pub(super) fn remember_result(&mut self, line: u64, text: Option<&str>) {
        let (Some(entry), Some(text)) = (self.entries.back_mut().filter(|entry| entry.line == line), text)
        else {
            return;
        };
        let kept = &text[..text.floor_char_boundary(MAX_RESULT)];
        self.bytes += kept.len();
        entry.result = Some(kept.to_owned());
        self.forget();
    }

    fn forget(&mut self) {
        while self.entries.len() > MAX_ENTRIES || self.bytes > MAX_BYTES && self.entries.len() > 1 {
            let oldest = self.entries.pop_front().expect("there are more entries than wanted");
            self.bytes -= oldest.bytes();
        }
    }

    /// The reply to a request.
    pub(super) fn answer(&self, request: &HistoryRequest) -> Value {
        let found = match &request.access {
            Access::Tail { n } => self.last(*n, |_| true),
            Access::Range { session, start, stop } => {
                let wanted = |line: i64| line >= *start && stop.is_none_or(|stop| line < stop);
                let current = *session == 0 || *session == SESSION;
                self.last(usize::MAX, |entry| current && wanted(entry.line.cast_signed()))
            }
            Access::Search { pattern, n, unique } => {
                let mut seen = HashSet::new();
                let mut first = |entry: &Entry| !*unique || seen.insert(entry.input.clone());
                self.last(n.unwrap_or(usize::MAX), |entry| matches(pattern, &entry.input) && first(entry))
            }
        };
        reply(found.into_iter().map(|entry| entry_value(entry, request.output)).collect())
    }

    /// The last `n` entries that are `wanted`, oldest first.
    fn last(&self, n: usize, mut wanted: impl FnMut(&Entry) -> bool) -> Vec<&Entry> {
        let mut found: Vec<&Entry> =
            self.entries.iter().rev().filter(|entry| wanted(entry)).take(n).collect();
        found.reverse();
        found
    }
}

fn entry_value(entry: &Entry, output: bool) -> Value {
    match output {
        true => json!([SESSION, entry.line, [entry.input, entry.result]]),
        false => json!([SESSION, entry.line, entry.input]),
    }
}

/// Whether the glob `pattern` (`*` any text, `?` any character) matches the whole of `text`. Remembers only
/// the last star, so it takes at most the product of both lengths.
fn matches(pattern: &str, text: &str) -> bool {
    let (mut pattern, mut text) = (pattern.chars(), text.chars());
    let mut star = None;
    loop {
        let rest_of_text = text.clone();
        match (pattern.next(), text.next()) {
            (Some('*'), _) => {
                text = rest_of_text;
                star = Some((pattern.clone(), text.clone()));
            }
            (None, None) => return true,
            (Some(wanted), Some(found)) if wanted == '?' || wanted == found => {}
            (None | Some(_), Some(_)) => {
                let Some((after, from)) = &mut star else { return false };
                from.next();
                (pattern, text) = (after.clone(), from.clone());
            }
            (Some(_), None) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history() -> History {
        let mut history = History::default();
        for (line, (input, result)) in
            [("(+ 1 2)", "3"), ("(car x)", ""), ("(+ 1 2)", "3"), ("λ", "λ")].iter().enumerate()
        {
            history.remember(line as u64 + 1, input);
            history.remember_result(line as u64 + 1, (!result.is_empty()).then_some(result));
        }
        history
    }

    fn answer(history: &History, access: Access, output: bool) -> String {
        history.answer(&HistoryRequest { output, access })["history"].to_string()
    }

    #[test]
    fn tail_range_and_search() {
        let history = history();
        let search = |pattern: &str, n, unique| Access::Search { pattern: pattern.into(), n, unique };
        let range = |session, start, stop| Access::Range { session, start, stop };
        let cases = [
            (Access::Tail { n: 2 }, false, r#"[[1,3,"(+ 1 2)"],[1,4,"λ"]]"#),
            (Access::Tail { n: 0 }, false, "[]"),
            (
                Access::Tail { n: 3 },
                true,
                r#"[[1,2,["(car x)",null]],[1,3,["(+ 1 2)","3"]],[1,4,["λ","λ"]]]"#,
            ),
            (range(1, 2, Some(3)), false, r#"[[1,2,"(car x)"]]"#),
            (range(0, 4, None), false, r#"[[1,4,"λ"]]"#),
            (range(7, 1, None), false, "[]"),
            (search("(*)", None, false), false, r#"[[1,1,"(+ 1 2)"],[1,2,"(car x)"],[1,3,"(+ 1 2)"]]"#),
            (search("(*)", None, true), false, r#"[[1,2,"(car x)"],[1,3,"(+ 1 2)"]]"#),
            (search("(*)", Some(1), false), false, r#"[[1,3,"(+ 1 2)"]]"#),
            (search("?", None, false), false, r#"[[1,4,"λ"]]"#),
        ];
        for (access, output, expected) in cases {
            assert_eq!(answer(&history, access.clone(), output), expected, "{access:?}");
        }
    }

    #[test]
    fn globs() {
        let cases = [
            ("", "", true),
            ("", "a", false),
            ("*", "", true),
            ("**", "ab", true),
            ("a*", "a", true),
            ("a*b*c", "aXbYbZc", true),
            ("a*b*c", "aXbYbZ", false),
            ("?b?", "abc", true),
            ("?", "", false),
            ("*?", "", false),
        ];
        for (pattern, text, expected) in cases {
            assert_eq!(matches(pattern, text), expected, "{pattern:?} {text:?}");
        }
        assert!(!matches(&"*a".repeat(1000), &"a".repeat(999)), "hard patterns end soon");
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let mut history = History::default();
        for line in 0..MAX_ENTRIES as u64 + 1 {
            history.remember(line, "x");
        }
        assert_eq!(history.entries.len(), MAX_ENTRIES);
        assert_eq!(history.entries[0].line, 1);
        history.remember(0, &"y".repeat(MAX_BYTES));
        assert_eq!((history.entries.len(), history.bytes), (1, MAX_BYTES));
    }
}
