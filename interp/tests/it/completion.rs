//! What is offered at a place in a text. Each case is a text with a mark, and the beginning of what is offered.

use crate::machine::{self, Mode};
use libtest_mimic::{Failed, Trial};
use std::fmt::Write;

/// The tests.
pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("completion/cases", cases),
        Trial::test("completion/any place", any_place),
        Trial::test("completion/many names", many),
    ]
}

/// What the session has run before.
const BEFORE: &str = "\
(define (vector-rest v [start 1] #:copy [copy #t]) v)
(define größe 42)
(import (only (srfi 133) vector-index))";

/// A text, what its word is replaced by, in the order of the offers, and what is said of the first.
const CASES: &[(&str, &str, &str)] = &[
    ("(vector-re‸", "vector-rest vector-ref", "(vector-rest v [start 1] #:copy [copy #t])"),
    ("(vector-inde‸", "vector-index", "(vector-index found? vector1 . vectors)"),
    ("gr‸", "größe", "größe"),
    ("(λ (größer) (+ grö‸ 1))", "größe größer", "größe"),
    ("(hash-table-ref/d‸", "hash-table-ref/default", "(hash-table-ref/default table key default)"),
    ("(h-t-r‸", "hash-table-ref", ""),
    ("(Vector-fi‸", "vector-fill!", "(vector-fill! vector fill [start] [end])"),
    ("(define (my-helper x) x) (my-h‸", "my-helper", "(my-helper x)"),
    ("(let ((total-price 3)) (* tot‸", "total-price", ""),
    ("(defin‸", "define define-", ""),
    ("‸", "", ""),
    ("(no-such-thing‸", "", ""),
    ("(import (srf‸", "srfi", ""),
    ("(import (scheme ba‸", "base", ""),
    ("(import (srfi 13‸", "13 130 131 132 133 134", ""),
    ("(import (on‸", "only", ""),
    ("(import (only (scheme char) char-up‸", "char-upcase char-upper-case?", "(char-upcase c)"),
    ("(import (prefix (srfi 1) l:) (srfi 160 ‸", "base c128 c64", ""),
    ("(import s‸", "(scheme base)", ""),
    ("(vector-rest #(1) #:‸", "#:copy", ""),
    ("(vector-rest #(1) #:copy #f #:‸", "", ""),
    ("(define (f #:deep d) d) (f #:de‸", "#:deep", ""),
    ("(sleep-nothing #:‸", "", ""),
    ("#:‸", "", ""),
    ("(char=? c #\\spa‸", "#\\space", ""),
    ("(load \"Cargo‸", "Cargo.toml", ""),
    ("(load \"src/help/comp‸", "completion.rs", ""),
    ("(load \"tests/suite/sy‸", "sync/ syntax/", ""),
    ("(load \"no/such/folder/x‸", "", ""),
    ("; vector-re‸", "", ""),
    ("(f #| vector-re‸", "", ""),
    ("(f |vector-re‸", "", ""),
    ("(f \"\u{1f600}\" größ‸", "größe", "größe"),
];

fn cases() -> Result<(), Failed> {
    let mut session = machine::session(Mode::Pool(1))?;
    session.evaluate(BEFORE).result?;
    let mut problems = String::new();
    for (text, expected, usage) in CASES {
        let at = text.find('‸').ok_or("a case marks a place")?;
        let whole = text.replace('‸', "");
        let found = session.complete(&whole, at);
        let offered: Vec<&str> = found.offers.iter().map(|offer| offer.text.as_str()).collect();
        let said = found.offers.first().map_or("", |offer| offer.usage.as_str());
        let is_right =
            if expected.is_empty() { offered.is_empty() } else { offered.join(" ").starts_with(expected) };
        if !is_right || !usage.is_empty() && said != *usage {
            let first: Vec<&str> = offered.into_iter().take(6).collect();
            writeln!(problems, "{text}: offered {}, {said}", first.join(" "))?;
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// Completion and inspection answer everywhere, and name a range around the place.
fn any_place() -> Result<(), Failed> {
    let session = machine::session(Mode::Pool(1))?;
    let text = "(f \"a\\\" b/\" #\\x #u8(1 |q #|c|# ; d\n [g #:k 'λ ,@x] (import (only (srfi 1) #;(e) \u{1f600} }{ #0=( #: #d1/2";
    for (at, _) in text.char_indices() {
        let found = session.complete(text, at);
        let is_right =
            (found.range.start..=found.range.end).contains(&at) && text.is_char_boundary(found.range.end);
        if !is_right {
            return Err(format!("{:?} at {at}", found.range).into());
        }
        session.subject(text, at);
    }
    Ok(())
}

/// The number of offers is limited.
fn many() -> Result<(), Failed> {
    let mut session = machine::session(Mode::Pool(1))?;
    let define = |count| (0..count).map(|i| format!("(define many-{i:04} {i})\n")).collect::<String>();
    for (count, offered) in [(1_000, 1_000), (1_001, 1_000)] {
        session.evaluate(&define(count)).result?;
        let found = session.complete("(+ many-", 8).offers.len();
        if found != offered {
            return Err(format!("{found} offers of {count} names").into());
        }
    }
    Ok(())
}
