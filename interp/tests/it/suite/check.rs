//! Compares what a part of a program gave with what it says it gives. Pure: an outcome in, text out.

use super::program::Part;
use crate::machine::Outcome;
use libtest_mimic::Trial;

/// What is wrong, for a reader of the test's report; nothing when all is as expected.
pub(crate) fn mismatches(part: &Part, outcome: &Outcome) -> Vec<String> {
    let mut problems = Vec::new();
    match (&part.error, &outcome.result) {
        (Some(pattern), Err(report)) if matches(pattern, report) => {}
        (Some(pattern), Err(report)) => {
            problems.push(format!("expected the error: {pattern}\nbut the error is: {report}"))
        }
        (Some(pattern), Ok(values)) => {
            problems.push(format!("expected the error: {pattern}\nbut the value is: {}", values.join(" ")));
        }
        (None, Err(report)) => problems.push(format!("did not expect the error: {report}")),
        (None, Ok(values)) => {
            let written = values.join(" ");
            if part.value.as_ref().is_some_and(|value| value.trim_end() != written) {
                let expected = part.value.as_deref().unwrap_or_default();
                problems.push(format!("expected the value: {expected}\nbut the value is: {written}"));
            }
        }
    }
    for pattern in &part.warnings {
        if !outcome.warnings.iter().any(|warning| matches(pattern, warning)) {
            problems.push(format!("expected the warning: {pattern}\nbut there are: {:?}", outcome.warnings));
        }
    }
    let expected = part.printed.join("\n");
    let printed = outcome.output.strip_suffix('\n').unwrap_or(&outcome.output);
    if expected.trim_end() != printed.trim_end() {
        problems.push(format!("expected the output: {expected:?}\nbut the output is: {printed:?}"));
    }
    problems
        .into_iter()
        .map(|problem| format!("line {}: {}\n{problem}\n", part.line, part.code.trim()))
        .collect()
}

/// Whether the text contains the pieces of the pattern, which `…` separates, in order.
fn matches(pattern: &str, text: &str) -> bool {
    let mut rest = text;
    pattern.trim().split('…').all(|piece| match rest.find(piece) {
        Some(at) => {
            rest = &rest[at + piece.len()..];
            true
        }
        None => false,
    })
}

/// The tests of the comparison.
pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("notation/patterns match in order", || {
            assert!(matches(
                "car … got 5",
                "`car` wanted a pair as argument 1, got 5".replace('`', "").as_str()
            ));
            assert!(!matches("got 5…car", "car wanted a pair, got 5"));
            assert!(matches("", "anything"));
            Ok(())
        }),
        Trial::test("notation/a warning that is expected has to come", || {
            let part = Part { silent: true, warnings: vec!["unhandled … 5".to_owned()], ..Part::default() };
            let warned = |text: &str| Outcome {
                output: String::new(),
                result: Ok(vec![]),
                warnings: vec!["another".to_owned(), text.to_owned()],
            };
            assert_eq!(mismatches(&part, &warned("unhandled message 5")), Vec::<String>::new());
            assert_eq!(mismatches(&part, &warned("unhandled message 6")).len(), 1);
            Ok(())
        }),
        Trial::test("notation/output that nobody expects is a mismatch", || {
            let part = Part { code: "(display 1)".to_owned(), ..Part::default() };
            let outcome = Outcome { output: "1".to_owned(), result: Ok(vec![]), warnings: vec![] };
            assert_eq!(mismatches(&part, &outcome).len(), 1);
            let part = Part { printed: vec!["1".to_owned()], ..part };
            assert_eq!(mismatches(&part, &outcome), Vec::<String>::new());
            Ok(())
        }),
        Trial::test("notation/an error that nobody expects is a mismatch", || {
            let part = Part { value: Some("1".to_owned()), ..Part::default() };
            let failed = Outcome { output: String::new(), result: Err("boom".to_owned()), warnings: vec![] };
            assert_eq!(mismatches(&part, &failed).len(), 1);
            let fine = Outcome { output: String::new(), result: Ok(vec!["1".to_owned()]), warnings: vec![] };
            assert_eq!(mismatches(&part, &fine), Vec::<String>::new());
            Ok(())
        }),
    ]
}
