//! The notation of test programs: code followed by comments that say what it gives.
//!
//! ```text
//! (+ 1 2) ; => 3
//! (begin (display "a") (newline) (display "b"))
//! ; prints a
//! ; prints b
//! (car 5) ; error: `car` wanted a pair
//! ```
//!
//! `; warns: text` says what the user is told beside, at the latest some time after the part has ended; warnings that
//! no part expects are no mismatch.
//!
//! `; prints nothing` says that there is no output. The code before a group of such comments, with all
//! its definitions, is one part and is evaluated as one cell. What follows the last group may neither print nor raise.
//! Between lines `;; verbatim` and `;; end` comments are comments. Nothing here evaluates.

use libtest_mimic::Trial;

/// A program cut into parts.
#[derive(Debug, PartialEq)]
pub(crate) struct Program {
    pub(crate) parts: Vec<Part>,
}

/// Code and what is expected of it.
#[derive(Debug, PartialEq, Default)]
pub(crate) struct Part {
    /// The line of the file on which the expectations begin.
    pub(crate) line: usize,
    pub(crate) code: String,
    /// The last value, as `write` shows it.
    pub(crate) value: Option<String>,
    /// All lines of output.
    pub(crate) printed: Vec<String>,
    /// It says that it prints nothing.
    pub(crate) silent: bool,
    /// What the report of the error contains; `…` stands for anything.
    pub(crate) error: Option<String>,
    /// What warnings contain, each another one.
    pub(crate) warnings: Vec<String>,
}

impl Part {
    /// Whether it says what it gives.
    pub(crate) fn is_complete(&self) -> bool {
        let tells = !self.printed.is_empty() || !self.warnings.is_empty();
        self.value.is_some() || self.error.is_some() || self.silent || tells
    }

    fn expect(&mut self, line: usize, expectation: Expectation<'_>) {
        if !self.is_complete() {
            self.line = line;
        }
        match expectation {
            Expectation::Value(text) => self.value = Some(text.to_owned()),
            Expectation::Prints("nothing") => self.silent = true,
            Expectation::Prints(text) => self.printed.push(text.to_owned()),
            Expectation::Error(text) => self.error = Some(text.to_owned()),
            Expectation::Warns(text) => self.warnings.push(text.to_owned()),
        }
    }

    fn push_code(&mut self, line: &str) {
        self.code.push_str(line);
        self.code.push('\n');
    }
}

enum Expectation<'a> {
    Value(&'a str),
    Prints(&'a str),
    Error(&'a str),
    Warns(&'a str),
}

impl Program {
    /// Cuts the text of a program.
    pub(crate) fn parse(text: &str) -> Program {
        let mut parts = vec![Part::default()];
        let (mut number, mut is_verbatim) = (0, false);
        for line in text.lines() {
            number += 1;
            is_verbatim = line == ";; verbatim" || (is_verbatim && line != ";; end");
            let (code, expectation) = if is_verbatim { (line, None) } else { split(line) };
            let part = parts.last_mut().expect("there is always a part to add to");
            if part.is_complete() && !code.trim().is_empty() {
                parts.push(Part::default());
            }
            let part = parts.last_mut().expect("there is always a part to add to");
            if !code.trim().is_empty() {
                part.push_code(code);
            }
            if let Some(expectation) = expectation {
                part.expect(number, expectation);
            }
        }
        if parts.last().is_some_and(|part| !part.is_complete() && is_blank(&part.code)) {
            parts.pop();
        }
        if let Some(part) = parts.last_mut().filter(|part| !part.is_complete()) {
            part.line = number;
        }
        Program { parts }
    }
}

/// Whether the code is nothing but comments.
fn is_blank(code: &str) -> bool {
    code.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with(';'))
}

/// The code of a line and the expectation behind it.
fn split(line: &str) -> (&str, Option<Expectation<'_>>) {
    for (marker, make) in MARKERS {
        for (at, _) in line.match_indices(marker) {
            if line[..at].chars().next_back().is_none_or(char::is_whitespace) {
                let rest = &line[at + marker.len()..];
                return (&line[..at], Some(make(rest.strip_prefix(' ').unwrap_or(rest))));
            }
        }
    }
    (line, None)
}

type Make = for<'a> fn(&'a str) -> Expectation<'a>;

const MARKERS: [(&str, Make); 4] = [
    ("; =>", |text| Expectation::Value(text)),
    ("; prints", |text| Expectation::Prints(text)),
    ("; error:", |text| Expectation::Error(text)),
    ("; warns:", |text| Expectation::Warns(text)),
];

/// The tests of the notation.
pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("notation/a part ends where its expectations end", || {
            let program = Program::parse(
                "(define x 1)\n(+ x\n   1) ; => 2\n\n; a remark\n(display x)\n; prints 1\n; => 5\n",
            );
            let [first, second] = &program.parts[..] else { return Err(format!("{program:?}").into()) };
            assert_eq!(first.code, "(define x 1)\n(+ x\n   1) \n");
            assert_eq!((first.value.as_deref(), first.line), (Some("2"), 3));
            assert_eq!(second.code, "; a remark\n(display x)\n");
            assert_eq!(
                (second.value.as_deref(), &second.printed[..], second.line),
                (Some("5"), &["1".to_owned()][..], 7)
            );
            Ok(())
        }),
        Trial::test("notation/code after the last expectation is a part", || {
            let program = Program::parse("1 ; => 1\n(define y 2)\n; the end");
            assert_eq!(program.parts.len(), 2);
            assert_eq!(program.parts[1].value, None);
            assert_eq!(Program::parse("1 ; => 1\n; the end\n").parts.len(), 1);
            Ok(())
        }),
        Trial::test("notation/quoted programs have comments of their own", || {
            let program =
                Program::parse(";; verbatim\n(define x 1) ; => 2\n;; end\n; prints nothing\nx ; => 1\n");
            assert_eq!(program.parts.len(), 2);
            assert_eq!(program.parts[0].value, None);
            assert_eq!(program.parts[1].value.as_deref(), Some("1"));
            Ok(())
        }),
        Trial::test("notation/output and errors", || {
            let program =
                Program::parse("(f) ; prints  two  blanks\n; prints\n; error: no f\n; warns: of f\n");
            assert_eq!(program.parts[0].warnings, ["of f"]);
            assert_eq!(program.parts[0].printed, [" two  blanks", ""]);
            assert_eq!(program.parts[0].error.as_deref(), Some("no f"));
            Ok(())
        }),
    ]
}
