//! Fewer spans that look the same: what is too short or too close to be told apart becomes one span,
//! which looks like most of it and is as dense as it is busy.

use std::collections::HashMap;

use super::{Lane, MOST_SPANS, Span};
use crate::chart::look::Look;

/// What is so much of a merged span gives it its label.
const WHOLE: f64 = 0.8;

/// A span that is drawn.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Drawn {
    pub(super) from: f64,
    pub(super) until: f64,
    pub(super) look: Look,
    /// The label of the span that it is, but for bits.
    pub(super) label: String,
    /// How much of it is filled, in quarters from 1 to 4.
    pub(super) quarters: u8,
}

/// The spans of all lanes as they are drawn, where one pixel is so long.
pub(super) fn merged(lanes: &[Lane], pixel: f64) -> Vec<Vec<Drawn>> {
    let mut least = pixel;
    loop {
        let all: Vec<Vec<Drawn>> = lanes.iter().map(|lane| lane_merged(&lane.spans, least)).collect();
        if all.iter().map(Vec::len).sum::<usize>() <= MOST_SPANS || least > pixel * 1_000.0 {
            return all;
        }
        least *= 2.0;
    }
}

/// Spans of at least this length, with gaps of at least this length between those that look alike.
fn lane_merged(spans: &[Span], least: f64) -> Vec<Drawn> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for span in spans {
        match groups.last_mut() {
            Some(group) if group.takes(span, least) => group.add(span),
            _ => groups.push(Group::of(span)),
        }
    }
    groups.iter().map(Group::drawn).collect()
}

fn length(span: &Span) -> f64 {
    span.until - span.from
}

struct Group<'a> {
    from: f64,
    until: f64,
    longest: &'a Span,
    /// How long it looks how.
    shares: HashMap<Look, f64>,
}

impl<'a> Group<'a> {
    fn of(span: &'a Span) -> Group<'a> {
        let shares = HashMap::from([(span.look, length(span))]);
        Group { from: span.from, until: span.until, longest: span, shares }
    }

    fn takes(&self, span: &Span, least: f64) -> bool {
        let is_near = span.from - self.until < least;
        let is_short = length(span) < least || self.until - self.from < least;
        is_near && (is_short || span.look == self.longest.look && span.from > self.until)
    }

    fn add(&mut self, span: &'a Span) {
        self.until = self.until.max(span.until);
        *self.shares.entry(span.look).or_default() += length(span);
        if length(span) > length(self.longest) {
            self.longest = span;
        }
    }

    fn drawn(&self) -> Drawn {
        let mut shares: Vec<(Look, f64)> = self.shares.iter().map(|(look, share)| (*look, *share)).collect();
        shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let filled: f64 = shares.iter().map(|(_, share)| share).sum();
        let whole = self.until - self.from;
        let share = if whole > 0.0 { (filled / whole).min(1.0) } else { 1.0 };
        let is_longest = length(self.longest) >= whole * WHOLE;
        Drawn {
            from: self.from,
            until: self.until,
            look: shares[0].0,
            label: if is_longest { self.longest.label.clone() } else { String::new() },
            quarters: (share * 4.0).round().max(1.0) as u8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: f64, until: f64, look: Look) -> Span {
        Span { from, until, look, label: "x".to_owned() }
    }

    #[test]
    fn what_can_be_told_apart_stays_as_it_is() {
        let spans =
            vec![span(0.0, 10.0, Look::Runs), span(10.0, 20.0, Look::Waits), span(20.0, 30.0, Look::Runs)];
        let drawn = lane_merged(&spans, 2.0);
        assert_eq!(drawn.len(), 3);
        assert!(drawn.iter().all(|drawn| drawn.label == "x" && drawn.quarters == 4));
    }

    #[test]
    fn neighbours_of_one_look_that_touch_are_still_two() {
        let drawn = lane_merged(&[span(0.0, 10.0, Look::Runs), span(10.0, 20.0, Look::Runs)], 2.0);
        assert_eq!(drawn.len(), 2);
    }

    #[test]
    fn what_is_too_short_becomes_one_that_looks_like_most_of_it() {
        let spans: Vec<Span> = (0..100)
            .map(|n| {
                let look = if n % 4 == 0 { Look::Waits } else { Look::Runs };
                span(f64::from(n), f64::from(n) + 0.5, look)
            })
            .collect();
        let drawn = lane_merged(&spans, 200.0);
        assert_eq!(drawn.len(), 1);
        assert_eq!((drawn[0].look, drawn[0].quarters, drawn[0].label.as_str()), (Look::Runs, 2, ""));
    }

    #[test]
    fn a_million_spans_are_not_more_than_are_drawn() {
        let spans: Vec<Span> =
            (0..1_000_000).map(|n| span(f64::from(n) * 2.0, f64::from(n) * 2.0 + 1.0, Look::Runs)).collect();
        let lanes = vec![Lane { spans, ..Lane::default() }; 2];
        let drawn = merged(&lanes, 2e6 / 600.0);
        assert!(drawn.iter().map(Vec::len).sum::<usize>() <= MOST_SPANS);
        assert!(drawn.iter().all(|lane| !lane.is_empty() && lane.iter().all(|drawn| drawn.quarters == 2)));
    }
}
