//! Changes of a text that keep its parentheses whole: a datum of it is replaced by another of it, by a
//! new expression or by a call of any procedure, doubled, wrapped or dropped.

use crate::grammar;
use lambdust_interp::datum::{Datum, Kind};
use lambdust_interp::reader::{Options, read};
use lambdust_interp::source::SourceId;
use std::ops::Range;

/// Splitmix64, from the engine's seed.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// The text with one change.
pub(crate) fn change(text: &str, names: &[&str], random: &mut Random) -> String {
    let places = places(text);
    if places.is_empty() {
        return grammar::program(&mut |bound| random.below(bound));
    }
    let place = random.pick(&places).clone();
    let other = text[random.pick(&places).clone()].to_owned();
    let here = &text[place.clone()];
    let new = match random.below(10) {
        0 | 1 => other,
        2 => grammar::expression(&mut |bound| random.below(bound)),
        3 => String::new(),
        4 => format!("{here} {other}"),
        5 => format!("({here})"),
        6 => format!("({} {here})", random.pick(names)),
        7 => format!("({} {here} {other})", random.pick(names)),
        8 => (*random.pick(names)).to_owned(),
        _ => (*random.pick(ODD)).to_owned(),
    };
    format!("{}{new}{}", &text[..place.start], &text[place.end..])
}

/// Data that are seldom expected.
const ODD: &[&str] = &[
    "'()",
    "#f",
    "-1",
    "(expt 10 30)",
    "+nan.0",
    "+inf.0",
    "1/2",
    "1+i",
    "\"\"",
    "\"λ\"",
    "#\\x0",
    "#u8(0 255)",
    "#()",
    "'#0=(a . #0#)",
    "'(1 . 2)",
    "(eof-object)",
    "#:key",
    "(values)",
    "(values 1 2)",
    "...",
    "_",
    ".",
    "(call/cc (lambda (k) k))",
    "(make-vector 1000 0)",
    "(make-parameter 1)",
    "(delay 1)",
    "(open-input-string \"a\")",
];

/// Where the data of a text stand, inner ones too.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut left: Vec<Datum> = read(text, SourceId(1), Options { nesting: 200, fold_case: false }).data;
    while let Some(datum) = left.pop() {
        let place = datum.span().start as usize..datum.span().end as usize;
        if text.get(place.clone()).is_some() {
            found.push(place);
        }
        match datum.kind() {
            Kind::List(items, tail) => left.extend(items.iter().chain(tail).cloned()),
            Kind::Vector(items) => left.extend(items.iter().cloned()),
            Kind::Label(_, inner) => left.push(inner.clone()),
            _ => {}
        }
    }
    found
}
