//! Every procedure that a library exports, called with anything in any number: it gives a value or raises
//! a condition that names it, and it ends. Libraries are found by their declarations, so that new ones
//! are tested too. Builtins have a stricter test of their own beside their table.

mod positions;

use crate::declaration::{Declaration, Export};
use crate::machine::{self, Mode, Session};
use crate::suite;
use libtest_mimic::Trial;
use std::fmt::Write;
use std::path::Path;

/// Two tests for each library: that every call ends in a value or in a condition that names the procedure
/// which was called; and with `--ignored` the same when all arguments but one are right (`positions`, which
/// takes a minute for large libraries).
pub(crate) fn trials() -> Vec<Trial> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scheme");
    let mut trials = Vec::new();
    for file in suite::files(&folder, "sld") {
        let name = file.strip_prefix(&folder).unwrap_or(&file).with_extension("").display().to_string();
        if name.starts_with("lambdust/") {
            continue;
        }
        let is_strict = !PARTS.contains(&name.as_str());
        let whole = file.clone();
        let check = move || check_library(&whole, is_strict).map_err(Into::into);
        trials.push(Trial::test(format!("misuse/{name}"), check));
        let test = format!("misuse/{name}::positions");
        let check = move || positions::check_library(&file, &name).map_err(Into::into);
        trials.push(Trial::test(test, check).with_ignored_flag(true));
    }
    trials
}

/// What other libraries are made of: their procedures get arguments that have been checked, and no document names them.
const PARTS: [&str; 3] = ["srfi/146/kernel", "srfi/146/tree", "srfi/160/kernel"];

/// How often each procedure is called.
const CALLS: usize = 150;

/// What all calls of one procedure may take, in steps of the simulator.
const STEPS: u64 = 60_000;

/// Procedures that end the session, raise what they are given, or run programs and say what is wrong there.
const SPARED: [&str; 12] = [
    "exit",
    "emergency-exit",
    "raise",
    "raise-continuable",
    "error",
    "sleep",
    "thread-sleep!",
    "eval",
    "eval-parallel",
    "load",
    "environment",
    "test-read-eval-string",
];

fn check_library(file: &Path, is_strict: bool) -> Result<(), String> {
    let (library, names) = exports(file)?;
    let mut problems = String::new();
    let mut session = session_for(&library)?;
    for name in &names {
        check_procedure(&mut session, &library, name, is_strict, &mut problems)?;
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// The name of a library, and what it exports but for what is spared.
fn exports(file: &Path) -> Result<(String, Vec<Export>), String> {
    let Declaration { name, mut exports, .. } = Declaration::read(file)?;
    if exports.is_empty() {
        let session = machine::session(Mode::Sim(1))?;
        let all = session.names().into_iter().map(str::to_owned);
        exports = all.map(|name| Export { internal: name.clone(), external: name }).collect();
    }
    exports.retain(|name| !SPARED.contains(&name.external.as_str()));
    Ok((name, exports))
}

fn session_for(library: &str) -> Result<Session, String> {
    let mut session = limited()?;
    session.evaluate(CALLER).result?;
    session.evaluate(&format!("(import (prefix {library} subject:))")).result?;
    Ok(session)
}

/// A session in which nothing goes on for long.
fn limited() -> Result<Session, String> {
    machine::session_with(Mode::Sim(1), |config| {
        config.fuel = Some(STEPS);
        config.files = false;
        config.heap.limit_bytes = 64 << 20;
        config.recursion_bytes = 8 << 20;
    })
}

fn check_procedure(
    session: &mut Session,
    library: &str,
    name: &Export,
    is_strict: bool,
    problems: &mut String,
) -> Result<(), String> {
    let subject = format!("subject:{}", name.external.trim_matches('|'));
    let subject = if name.external.starts_with('|') { format!("|{subject}|") } else { subject };
    // The name of a macro alone is a syntax error.
    if session.evaluate(&format!("(procedure? {subject})")).result != Ok(vec!["#t".to_owned()]) {
        return Ok(());
    }
    // Every message has the empty string in it.
    let any = if is_strict { "" } else { "\"\"" };
    let mut from = 0;
    while from < CALLS {
        let names = [&name.external, &name.internal].map(|name| name.trim_matches('|'));
        let call =
            format!("(misuse {subject} '(\"`{}`\" \"`{}`\" {any}) {from} {CALLS})", names[0], names[1]);
        let report = match session.evaluate(&call).result {
            Ok(values) if values == ["#f"] => return Ok(()),
            Ok(values) => values.join(" "),
            Err(report) => report,
        };
        // Of the rest one procedure shows the first problem only.
        let last = session.evaluate("(list call-number call-arguments)").result?.join(" ");
        let is_endless = report.starts_with("interrupted");
        // A walk along a circle, or calls of a thunk that never gives an end: a program can interrupt it.
        let may_be_endless =
            last.contains("#0=") || last.contains("#<procedure>") || last.contains("#<procedure parameter>");
        if !(is_endless && may_be_endless) {
            let what = if is_endless { "does not end" } else { report.as_str() };
            writeln!(problems, "{} with {last}: {what}", name.external).expect("a string takes any text");
            *session = session_for(library)?;
            return Ok(());
        }
        let number = last.trim_start_matches('(').split(' ').next().and_then(|n| n.parse::<usize>().ok());
        from = number.ok_or("the caller counts its calls")? + 1;
        *session = session_for(library)?;
    }
    Ok(())
}

/// Calls a procedure with arguments that depend on the number of the call alone. `#f` when all calls were
/// fine, else what is wrong; `call-number` and `call-arguments` say which call was the last.
const CALLER: &str = r##"
(define call-number 0)
(define call-arguments '())
(define-record-type thing (make-thing part) thing? (part thing-part set-thing-part!))
(define (identity x) x)
(define (pair-of x y) (cons x y))
(define (circle)
  (let ((l (list 1 2 3)))
    (set-cdr! (cddr l) l)
    l))
(define (closed port)
  (close-port port)
  port)
(define (pool)
  (vector #t #f '() 0 1 -1 2 7 (expt 10 15) (expt 10 40) (- (expt 10 40)) 1/2 2.5 -0.0 +nan.0 +inf.0 1+2i
          #\a #\λ #\x0 "" "abc" (string #\λ #\x) 'symbol '|| '#:key
          '(1 2 3) (list 1 2 3) '(1 . 2) '((a . 1) (b . 2)) (circle) (list "a" #\b 'c)
          '#() (vector 1 2 3) '#(3 2 1) (vector 'a "b") '#u8() (bytevector 1 2 3)
          car identity pair-of (lambda () 1) < string<?
          (make-hash-table) (box 1) (delay 1) (make-parameter 1) (make-thing 1)
          (eof-object) (if #f #f) (guard (e (#t e)) (error "message" 1))
          (open-input-string "(a b) c") (open-output-string) (closed (open-input-string "a"))
          (open-input-bytevector (bytevector 1 2)) (open-output-bytevector)))
(define state 0)
(define (below n)
  (set! state (modulo (+ (* state 1103515245) 12345) 2147483648))
  (quotient (* n (quotient state 64)) 33554432))
(define (arguments number pool)
  (set! state (+ (* number 7919) 1))
  (below 2)
  (if (< number (+ 1 (vector-length pool)))
      (if (= number 0) '() (list (vector-ref pool (- number 1))))
      (let loop ((n (+ 2 (modulo number 3))) (result '()))
        (if (= n 0) result (loop (- n 1) (cons (vector-ref pool (below (vector-length pool))) result))))))
(define (contains? text part)
  (let ((n (string-length part)) (last (- (string-length text) (string-length part))))
    (let loop ((i 0))
      (and (<= i last)
           (or (string=? (substring text i (+ i n)) part) (loop (+ i 1)))))))
(define (names-one? message names)
  (and (pair? names) (or (contains? message (car names)) (names-one? message (cdr names)))))
;; What an operation within runs out of, or waits for in vain, is no matter of arguments.
(define (fine? raised names)
  (and (error-object? raised)
       (or (memq (condition-kind raised) '(out-of-memory stack-overflow limit-exceeded blocked-forever))
           (names-one? (condition-message raised) names))))
(define (attempt procedure arguments names)
  (call/cc
   (lambda (return)
     (with-exception-handler
      (lambda (raised)
        (return
         (cond ((fine? raised names) #f)
               ((error-object? raised) (list 'unnamed (condition-message raised)))
               (else (list 'raised raised)))))
      (lambda () (apply procedure arguments) #f)))))
;; The argument procedures fail under their own names.
(define called '("`car`" "`identity`" "`pair-of`" "`<`" "`string<?`" "`parameter`" "this procedure wanted" "was called, but"))
(define (own-name procedure)
  (let ((text (call-with-output-string (lambda (port) (write procedure port)))))
    (if (contains? text "#<procedure ")
        (string-append "`" (substring text 12 (- (string-length text) 1)) "`")
        "this procedure wanted")))
(define (misuse procedure others from to)
  (define names (cons (own-name procedure) (append others called)))
  (let loop ((number from))
    (and (< number to)
         (begin
           (set! call-number number)
           (set! call-arguments (arguments number (pool)))
           (or (attempt procedure call-arguments names) (loop (+ number 1)))))))
"##;
