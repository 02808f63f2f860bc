//! How much output a cell may show: the head as it comes, then a count of what is left out, then the tail.
//!
//! Pure bookkeeping over text: it knows neither threads nor messages. What it holds back is bounded by
//! [`TAIL`], whatever is written.

use std::collections::VecDeque;

use super::Stream;

/// The most that is held back as the tail of a cell that wrote too much.
const TAIL: usize = 64 * 1024;

/// More pieces than this, from streams taking turns, are not held back either.
const TAIL_PIECES: usize = 512;

/// What is said once when a cell has ended and what it started goes on writing.
const ENDED: &str = "\n… output limit reached: what this cell's tasks write from here on is left out …\n";

/// The account of one cell.
#[derive(Debug)]
pub(crate) struct Budget {
    limit: usize,
    /// How much of the head may still be shown.
    head_left: usize,
    tail: VecDeque<(Stream, String)>,
    tail_bytes: usize,
    omitted_bytes: u64,
    omitted_lines: u64,
    /// The cell has ended: there is no later moment at which a tail could be shown.
    ended: bool,
    /// `ENDED` was said.
    told: bool,
}

/// What becomes of a text that was written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Written<'a> {
    /// The part that is shown at once.
    pub(crate) shown: &'a str,
    /// What is said about the rest.
    pub(crate) notice: Option<&'static str>,
}

impl Budget {
    /// An account of `limit` bytes, head and tail together.
    pub(crate) fn new(limit: usize) -> Self {
        Budget {
            limit,
            head_left: limit - tail_limit(limit),
            tail: VecDeque::new(),
            tail_bytes: 0,
            omitted_bytes: 0,
            omitted_lines: 0,
            ended: false,
            told: false,
        }
    }

    /// Takes what a stream writes.
    pub(crate) fn write<'a>(&mut self, stream: Stream, text: &'a str) -> Written<'a> {
        if text.len() <= self.head_left {
            self.head_left -= text.len();
            return Written { shown: text, notice: None };
        }
        let cut = text.floor_char_boundary(self.head_left);
        self.head_left = 0;
        if self.ended {
            let notice = (!std::mem::replace(&mut self.told, true)).then_some(ENDED);
            return Written { shown: &text[..cut], notice };
        }
        self.hold_back(stream, &text[cut..]);
        Written { shown: &text[..cut], notice: None }
    }

    /// Whether something of `bytes` bytes that cannot be cut is shown.
    pub(crate) fn admit(&mut self, bytes: usize) -> bool {
        if bytes <= self.head_left {
            self.head_left -= bytes;
            return true;
        }
        self.head_left = 0;
        self.omitted_bytes += bytes as u64;
        false
    }

    /// Counts `bytes` that carry no content.
    pub(crate) fn charge(&mut self, bytes: usize) {
        self.head_left = self.head_left.saturating_sub(bytes);
    }

    /// Starts anew, because the front end was told to forget what it shows.
    pub(crate) fn clear(&mut self) {
        *self = Budget { ended: self.ended, ..Budget::new(self.limit) };
    }

    /// Ends the cell and gives what is shown then: the count of what was left out, and the tail.
    pub(crate) fn end(&mut self) -> Vec<(Stream, String)> {
        self.ended = true;
        self.forget();
        let mut shown = Vec::new();
        if self.omitted_bytes > 0 {
            self.begin_with_a_line();
            let (lines, bytes) = (self.omitted_lines, readable(self.omitted_bytes));
            shown.push((Stream::Stdout, format!("\n… {lines} lines ({bytes}) left out …\n")));
        }
        shown.extend(self.tail.drain(..));
        self.tail_bytes = 0;
        shown
    }

    fn hold_back(&mut self, stream: Stream, text: &str) {
        let surplus = text.len().saturating_sub(tail_limit(self.limit));
        let skipped = text.ceil_char_boundary(surplus);
        if skipped > 0 {
            while let Some((_, held)) = self.tail.pop_front() {
                self.omit(&held);
            }
            self.tail_bytes = 0;
            self.omit(&text[..skipped]);
        }
        self.tail_bytes += text.len() - skipped;
        match self.tail.back_mut() {
            Some((last, held)) if *last == stream => held.push_str(&text[skipped..]),
            _ => self.tail.push_back((stream, text[skipped..].to_owned())),
        }
        // Forgetting only now and then keeps the cost per byte constant.
        if self.tail_bytes > 2 * tail_limit(self.limit) || self.tail.len() > 2 * TAIL_PIECES {
            self.forget();
        }
    }

    /// Shortens the tail to its limit.
    fn forget(&mut self) {
        while let Some((stream, first)) = self.tail.pop_front() {
            let surplus = self.tail_bytes.saturating_sub(tail_limit(self.limit));
            if surplus == 0 && self.tail.len() < TAIL_PIECES {
                self.tail.push_front((stream, first));
                return;
            }
            let cut = first.ceil_char_boundary(surplus.min(first.len()));
            let cut = if self.tail.len() < TAIL_PIECES { cut } else { first.len() };
            self.tail_bytes -= cut;
            self.omit(&first[..cut]);
            if cut < first.len() {
                self.tail.push_front((stream, first[cut..].to_owned()));
            }
        }
    }

    /// The tail was cut somewhere inside a line: lets it begin with a whole one, if there is one.
    fn begin_with_a_line(&mut self) {
        if let Some((stream, first)) = self.tail.pop_front() {
            let line = first.find('\n').map_or(0, |end| end + 1);
            let line = if line < first.len() { line } else { 0 };
            self.omit(&first[..line]);
            self.tail.push_front((stream, first[line..].to_owned()));
        }
    }

    fn omit(&mut self, text: &str) {
        self.omitted_bytes += text.len() as u64;
        self.omitted_lines += text.bytes().filter(|byte| *byte == b'\n').count() as u64;
    }
}

fn tail_limit(limit: usize) -> usize {
    TAIL.min(limit / 4)
}

fn readable(bytes: u64) -> String {
    match bytes {
        0..=9_999 => format!("{bytes} bytes"),
        10_000..=9_999_999 => format!("{} kB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Stream::{Stderr, Stdout};

    /// All that is shown of a cell that writes these texts and ends.
    fn shown(limit: usize, texts: &[&str]) -> String {
        let mut budget = Budget::new(limit);
        let mut shown: String = texts.iter().map(|text| budget.write(Stdout, text).shown).collect();
        shown.extend(budget.end().into_iter().map(|(_, text)| text));
        shown
    }

    #[test]
    fn up_to_the_limit_everything_is_shown() {
        let text = "123456789\n".repeat(10);
        assert_eq!(shown(100, &[&text]), text);
        assert_eq!(shown(100, &[&text[..50], &text[50..]]), text);
        assert_eq!(shown(100, &text.split_inclusive('\n').collect::<Vec<_>>()), text);
    }

    #[test]
    fn one_byte_more_and_the_middle_is_left_out() {
        let text = format!("{}x", "123456789\n".repeat(10));
        let expected =
            format!("{}12345\n… 1 lines (5 bytes) left out …\n123456789\n123456789\nx", &text[..70]);
        assert_eq!(shown(100, &[&text]), expected);
        assert_eq!(shown(100, &text.split_inclusive('\n').collect::<Vec<_>>()), expected);
        assert_eq!(shown(100, &[&text[..99], "\n", "x"]), expected);
    }

    #[test]
    fn a_flood_is_held_in_little_space() {
        let mut budget = Budget::new(1 << 20);
        for _ in 0..300_000 {
            budget.write(Stdout, "out\n");
            budget.write(Stderr, "err\n");
            assert!(budget.tail_bytes <= 2 * TAIL && budget.tail.len() <= 2 * TAIL_PIECES);
        }
        let end = budget.end();
        let lines = 600_000 - (1024 - 64) * 1024 / 4 - (end.len() - 1);
        assert!(end[0].1.starts_with(&format!("\n… {lines} lines (1414 kB) left out")), "{}", end[0].1);
        assert!(end.len() <= 1 + TAIL_PIECES);
    }

    #[test]
    fn characters_are_never_cut() {
        for limit in 0..40 {
            let whole = "λ→𝄞".repeat(5);
            let seen = shown(limit, &[&whole]);
            assert!(seen == whole || seen.contains("left out"), "{limit}: {seen}");
        }
    }

    #[test]
    fn clearing_starts_anew() {
        let mut budget = Budget::new(8);
        budget.write(Stdout, "123456789");
        budget.clear();
        assert_eq!(budget.write(Stdout, "123456").shown, "123456");
        assert!(!budget.admit(1));
    }

    #[test]
    fn after_the_end_it_says_once_that_it_stops() {
        let mut budget = Budget::new(8);
        budget.end();
        assert_eq!(budget.write(Stdout, "1234567"), Written { shown: "123456", notice: Some(ENDED) });
        assert_eq!(budget.write(Stdout, "8"), Written { shown: "", notice: None });
    }
}
