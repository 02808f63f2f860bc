//! Every procedure that a library exports, called as its suite calls it but for one argument, which is anything:
//! the condition names the procedure. Calls that are right but in one place get further into a procedure than
//! calls of which everything is wrong.

use super::{CALLER, PARTS, exports, limited};
use crate::declaration::Export;
use crate::machine::Session;
use crate::suite;
use lambdust_interp::datum::{Datum, Kind};
use lambdust_interp::printer::datum::write_datum;
use lambdust_interp::reader::{Options, read};
use lambdust_interp::source::SourceId;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// How many calls of each procedure are taken from a program, and how many that are right in all.
const CALLS: usize = 4;

/// The longest text of a call that is taken.
const TEXT: usize = 300;

pub(super) fn check_library(file: &Path, library: &str) -> Result<(), String> {
    if PARTS.contains(&library) {
        return Ok(());
    }
    let (name, mut exports) = exports(file)?;
    exports.retain(|export| !LEAVING.contains(&export.external.as_str()));
    let mut problems = String::new();
    let mut right: HashMap<&str, usize> = HashMap::new();
    for program in programs(library) {
        let text = std::fs::read_to_string(&program).map_err(|problem| problem.to_string())?;
        let calls = Calls::read(&text, &exports);
        if calls.by_name.is_empty() {
            continue;
        }
        let mut session = calls.session(&name)?;
        for export in &exports {
            let known = right.entry(&export.external).or_default();
            for arguments in calls.by_name.get(&export.external).into_iter().flatten() {
                if *known < CALLS {
                    let is_right = check_call(&mut session, &calls, &name, export, arguments, &mut problems)?;
                    *known += usize::from(is_right);
                }
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Procedures whose arguments leave by continuations, or raise what an actor raised.
const LEAVING: [&str; 2] = ["ask", "dynamic-wind"];

/// The suite's files about a library.
fn programs(library: &str) -> Vec<PathBuf> {
    let root = suite::root();
    let files = suite::files(&root, "scm").into_iter();
    let is_its = |file: &PathBuf| {
        let path = file.strip_prefix(&root).unwrap_or(file).with_extension("").display().to_string();
        match library.strip_prefix("srfi/") {
            Some(number) => {
                let number = number.split('/').next().unwrap_or(number);
                path.strip_prefix(&format!("srfi/{number}"))
                    .is_some_and(|rest| !rest.starts_with(char::is_numeric))
            }
            None if library.starts_with("scheme/") => path.starts_with("r7rs/"),
            None => !path.starts_with("srfi/"),
        }
    };
    files.filter(is_its).collect()
}

/// What a program calls, and what it needs for that.
#[derive(Default)]
struct Calls {
    imports: Vec<String>,
    definitions: Vec<String>,
    /// The arguments of the calls of each procedure.
    by_name: HashMap<String, Vec<Vec<String>>>,
    /// All names in it.
    names: HashSet<String>,
}

impl Calls {
    fn read(text: &str, exports: &[Export]) -> Calls {
        let mut calls = Calls::default();
        let names: HashSet<&str> = exports.iter().map(|export| export.external.as_str()).collect();
        for datum in read(text, SourceId(1), Options::default()).data {
            let text = written(&datum);
            match items(&datum).first().map(written).as_deref() {
                Some("import") => calls.imports.push(text),
                Some(head) if head.starts_with("define") => calls.definitions.push(text),
                _ => {}
            }
            calls.collect(&datum, &names);
            calls.collect_names(&datum);
        }
        calls
    }

    /// Takes all calls within a datum, whatever it is.
    fn collect(&mut self, datum: &Datum, names: &HashSet<&str>) {
        let [head, arguments @ ..] = items(datum) else { return };
        let name = written(head);
        if names.contains(name.as_str()) && !arguments.is_empty() {
            let arguments: Vec<String> = arguments.iter().map(written).collect();
            let known = self.by_name.entry(name).or_default();
            let is_new = known.len() < CALLS
                && known.iter().all(|other| other.len() != arguments.len() || other[0] != arguments[0]);
            if is_new && arguments.iter().map(String::len).sum::<usize>() < TEXT {
                known.push(arguments);
            }
        }
        for item in items(datum) {
            self.collect(item, names);
        }
    }

    fn collect_names(&mut self, datum: &Datum) {
        if let Some(name) = datum.symbol() {
            self.names.insert(name.as_str().to_owned());
        }
        items(datum).iter().for_each(|item| self.collect_names(item));
    }

    /// Whether a report names a procedure that the program itself uses, which then has failed within one of its own:
    /// in an order, a hash function, an equality that it has made something with.
    fn are_named_in(&self, report: &str) -> bool {
        let name = report.split('`').nth(1).unwrap_or_default();
        !name.is_empty() && self.names.contains(name)
    }

    /// A session with the definitions of the program, in which the caller's own names are out of the way.
    fn session(&self, library: &str) -> Result<Session, String> {
        let mut session = limited()?;
        let caller = format!(
            "(define-library (misuse caller) (import (lambdust)) (export list last-call positions)
               (begin {CALLER} {POSITIONS}))"
        );
        session.evaluate(&caller).result?;
        session.evaluate("(import (prefix (misuse caller) caller:))").result?;
        session.evaluate(&format!("(import (prefix {library} subject:) {library})")).result?;
        for text in self.imports.iter().chain(&self.definitions) {
            // What cannot be evaluated is what some test is about.
            session.evaluate(text).result.ok();
        }
        Ok(session)
    }
}

/// Checks a call in all its positions; whether it was right to begin with.
fn check_call(
    session: &mut Session,
    calls: &Calls,
    library: &str,
    export: &Export,
    arguments: &[String],
    problems: &mut String,
) -> Result<bool, String> {
    let subject = format!("subject:{}", export.external.trim_matches('|'));
    let subject = if export.external.starts_with('|') { format!("|{subject}|") } else { subject };
    if session.evaluate(&format!("(procedure? {subject})")).result != Ok(vec!["#t".to_owned()]) {
        return Ok(false);
    }
    let thunk = format!("(lambda () (caller:list {}))", arguments.join(" "));
    // Arguments may name variables of forms around the call, be wrong on purpose, or take long to make, which is
    // done several times below.
    let trial = format!("(begin ({thunk}) ({thunk}) ({thunk}) (apply {subject} ({thunk})) #t)");
    if session.evaluate(&trial).result.is_err() {
        *session = calls.session(library)?;
        return Ok(false);
    }
    let names = [&export.external, &export.internal].map(|name| name.trim_matches('|'));
    let mut from = 0;
    loop {
        let call = format!(
            "(caller:positions {subject} {thunk} (caller:list \"`{}`\" \"`{}`\") {from})",
            names[0], names[1]
        );
        let report = match session.evaluate(&call).result {
            Ok(values) if values == ["#f"] => return Ok(true),
            Ok(values) => values.join(" "),
            Err(report) if report.starts_with("interrupted") => report,
            // The arguments cannot be made a second time.
            Err(_) => {
                *session = calls.session(library)?;
                return Ok(false);
            }
        };
        let last =
            session.evaluate("(caller:last-call)").result.unwrap_or_else(|problem| vec![problem]).join(" ");
        let is_endless = report.starts_with("interrupted");
        let number = last.trim_start_matches('(').split(' ').next().and_then(|n| n.parse::<usize>().ok());
        let number = number.filter(|&number| number >= from).ok_or("the caller counts its calls")?;
        // A program can interrupt a walk along a circle, a callback that never gives an end, a count of 10^15.
        let may_be_endless = ["#0=", "#<procedure", "000000000"].iter().any(|part| last.contains(part));
        // Several calls have used up the fuel together: that one gets its own.
        let has_shared = number > from;
        // What a comparator is made of raises in its own name.
        let is_allowed = if is_endless {
            may_be_endless || has_shared
        } else {
            calls.are_named_in(&report) || last.contains("#<record %comparator")
        };
        if !is_allowed {
            let what = if is_endless { "does not end" } else { report.as_str() };
            writeln!(problems, "{} with {last}: {what}", export.external).expect("a string takes any text");
            return Ok(true);
        }
        *session = calls.session(library)?;
        from = if is_endless && has_shared { number } else { number + 1 };
    }
}

fn items(datum: &Datum) -> &[Datum] {
    match datum.kind() {
        Kind::List(items, None) => items,
        _ => &[],
    }
}

fn written(datum: &Datum) -> String {
    let mut text = String::new();
    write_datum(datum, &mut text);
    text
}

/// As `misuse`; `arguments` makes the arguments of a call that is right, and in each call one of them is
/// something else.
const POSITIONS: &str = r##"
(define (last-call) (list call-number call-arguments))
(define (replaced list k x)
  (if (= k 0)
      (cons x (cdr list))
      (cons (car list) (replaced (cdr list) (- k 1) x))))
;; How many calls of anonymous arguments have not returned: what is raised in them is their own matter.
(define within 0)
(define (watched x)
  (if (and (procedure? x) (equal? (own-name x) "this procedure wanted"))
      (lambda arguments
        (set! within (+ within 1))
        (call-with-values
         (lambda () (apply x arguments))
         (lambda results
           (set! within (- within 1))
           (apply values results))))
      x))
(define (own-names list)
  (cond ((null? list) '())
        ((procedure? (car list)) (cons (own-name (car list)) (own-names (cdr list))))
        (else (own-names (cdr list)))))
(define (positions procedure arguments others from)
  (define names (cons (own-name procedure) (append others called (own-names (arguments)))))
  (define size (vector-length (pool)))
  (define end (* size (length (arguments))))
  (let loop ((number from))
    (and (< number end)
         (let ((x (vector-ref (pool) (remainder number size))))
           (set! call-number number)
           (set! call-arguments (replaced (map watched (arguments)) (quotient number size) x))
           (set! within 0)
           (let ((problem (attempt procedure call-arguments names)))
             (or (and (= within 0) problem)
                 (loop (+ number 1))))))))
"##;
