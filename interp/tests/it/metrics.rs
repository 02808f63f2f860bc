//! What a machine tells of itself outside of values: trace files, and how many reports of failed fibers.

use crate::machine::{Mode, Session, session};
use libtest_mimic::{Failed, Trial};
use std::path::PathBuf;

/// The tests of traces and of limits on reports.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("metrics/a simulation writes the same trace for the same seed", same_trace),
        Trial::test("metrics/as many reports as are shown in a second", || shown(20, 20, None)),
        Trial::test("metrics/one report more than are shown in a second", || {
            shown(
                21,
                21,
                Some("warning: … and 1 more report of failed fibers and unhandled messages, not shown"),
            )
        }),
        Trial::test("metrics/the next report says how many were not shown", next_second),
        Trial::test("metrics/unhandled messages count as well", unhandled),
        Trial::test("metrics/a trace tells what the first messages say", first_messages),
    ];
    for mode in Mode::ALL {
        let name = format!("metrics/a trace file has slices that do not overlap [{}]", mode.name());
        trials.push(Trial::test(name, || file_is_sound(*mode)));
        let name = format!("metrics/who was asked to stop is not reported [{}]", mode.name());
        trials.push(Trial::test(name, || stops_are_silent(*mode)));
    }
    trials
}

fn file(name: &str) -> PathBuf {
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    std::env::temp_dir().join(format!("lambdust-{}-{name}.json", std::process::id()))
}

const WORK: &str = r#"
(define echo (actor [(echo x) x] [(slow) (sleep 0.002) 'slow]))
(define (work)
  (let ((a (spawn echo)) (t (thread (lambda () (sleep 0.001) 'woken))))
    (send! a '(echo 0))
    (preduce + 0 '(1 2 3))
    (list (ask a '(echo 1)) (ask a '(slow)) (held-up) (thread-join! t))))
(define (held-up)
  (let ((door (make-mutex 'door)))
    (mutex-lock! door)
    (let ((other (thread (lambda () (with-mutex door 'inside)))))
      (sleep 0.002)
      (mutex-unlock! door)
      (thread-join! other))))
(define result (with-trace (work)))
"#;

/// Checks what a trace viewer relies on, in Scheme: it can be read, slices of a lane follow one another, and
/// each arrow and each span has both ends, in this order.
const CHECK: &str = r#"
(define (part key event) (cdr (assq key event)))
(define trace (call-with-input-file path json-read))
(define events (vector->list (part 'traceEvents trace)))
(define (of kind) (filter (lambda (event) (equal? (part 'ph event) kind)) events))
(define (lane-is-sound? tid)
  (let loop ((slices (sort (filter (lambda (e) (= (part 'tid e) tid)) (of "X"))
                           (lambda (a b) (< (part 'ts a) (part 'ts b)))))
             (end 0))
    (or (null? slices)
        (and (>= (+ (part 'ts (car slices)) 1e-6) end)
             (loop (cdr slices) (+ (part 'ts (car slices)) (part 'dur (car slices))))))))
(define (names) (map (lambda (event) (part 'name event)) (of "X")))
(define (named? text) (any (lambda (name) (string-contains name text)) (names)))
(define (within-a-slice? event)
  (any (lambda (slice)
         (and (= (part 'tid slice) (part 'tid event))
              (<= (- (part 'ts slice) 1e-6) (part 'ts event) (+ (part 'ts slice) (part 'dur slice) 1e-6))))
       (of "X")))
(define (arrow-is-sound? start)
  (let ((ends (filter (lambda (end) (= (part 'id end) (part 'id start))) (of "f"))))
    (and (= (length ends) 1)
         (<= (part 'ts start) (part 'ts (car ends)))
         (within-a-slice? start)
         (within-a-slice? (car ends)))))
(define (span-is-sound? start)
  (let ((ends (filter (lambda (end) (= (part 'id end) (part 'id start))) (of "e"))))
    (and (= (length ends) 1) (<= (part 'ts start) (part 'ts (car ends))))))
(define (span? track)
  (any (lambda (event) (string-contains (part 'cat event) track)) (of "b")))
(define (then? text)
  (any (lambda (event) (cond ((assq 'then (part 'args event)) => (lambda (then) (string-contains (cdr then) text))) (else #f)))
       (filter (lambda (event) (equal? (part 'cat event) "fiber")) (of "X"))))
(list result
      (every lane-is-sound? (map (lambda (event) (part 'tid event)) (of "M")))
      (every arrow-is-sound? (of "s"))
      (= (length (of "s")) (length (of "f")))
      (and (named? "echo:") #t)
      (and (any (lambda (event) (string-contains (part 'name event) "message to echo:")) (of "s")) #t)
      (pair? (of "C"))
      (every span-is-sound? (of "b"))
      (map (lambda (track) (and (span? track) #t)) '("door" "preduce"))
      (and (then? "(sleep 0.002)") #t))
"#;

fn evaluate(session: &mut Session, text: &str) -> Result<String, String> {
    session.evaluate(text).result.map(|values| values.join(" "))
}

fn write_trace(mode: Mode, name: &str) -> Result<(Session, PathBuf), String> {
    let path = file(name);
    let mut session = session(mode)?;
    evaluate(&mut session, WORK)?;
    let text = format!("(define path {:?}) (trace-export path)", path.display().to_string());
    evaluate(&mut session, &text)?;
    Ok((session, path))
}

fn file_is_sound(mode: Mode) -> Result<(), Failed> {
    let (mut session, path) = write_trace(mode, &format!("sound {}", mode.name()))?;
    evaluate(&mut session, "(import (srfi 1) (srfi 13) (srfi 180))")?;
    let found = evaluate(&mut session, CHECK);
    std::fs::remove_file(path)?;
    match found?.as_str() {
        "((1 slow inside woken) #t #t #t #t #t #t #t (#t #t) #t)" => Ok(()),
        other => Err(other.to_owned().into()),
    }
}

fn same_trace() -> Result<(), Failed> {
    let text = |name: &str, seed| -> Result<String, Failed> {
        let (_, path) = write_trace(Mode::Sim(seed), name)?;
        let text = std::fs::read_to_string(&path)?;
        std::fs::remove_file(path)?;
        Ok(text)
    };
    let (one, two) = (text("one", 7)?, text("two", 7)?);
    if one == two { Ok(()) } else { Err(format!("{one}\n{two}").into()) }
}

fn stops_are_silent(mode: Mode) -> Result<(), Failed> {
    let text = r#"
        (define (ended who) (monitor who) (receive [('down _ reason) reason]))
        (define clauses (spawn (actor [(get) 1])))
        (define body (spawn (actor () (let loop () (receive) (loop)))))
        (define killed (spawn (actor [(get) 1])))
        (define worker (thread (lambda () (receive))))
        (yield)
        (stop! clauses) (ended clauses)
        (stop! body) (ended body)
        (kill! killed) (ended killed)
        (stop! worker) (ended worker)"#;
    let warnings = session(mode)?.warnings(text);
    if warnings.is_empty() { Ok(()) } else { Err(warnings.join("; ").into()) }
}

const FAIL: &str = r#"
    (define (fail count)
      (let loop ((left count))
        (if (> left 0)
            (let ((a (spawn (actor [(fail) (car left)]))))
              (monitor a)
              (send! a '(fail))
              (receive [('down _ _) (loop (- left 1))])))))"#;

/// So many fail; so many warnings come, of which the last says this.
fn shown(failures: usize, expected: usize, last: Option<&str>) -> Result<(), Failed> {
    let warnings = session(Mode::Sim(1))?.warnings(&format!("{FAIL} (fail {failures})"));
    let is_right = warnings.len() == expected
        && last.is_none_or(|last| warnings.last().is_some_and(|warning| warning == last))
        && warnings.iter().take(20).all(|warning| warning.contains(" ended: `car` wanted"));
    if is_right { Ok(()) } else { Err(format!("{}: {warnings:?}", warnings.len()).into()) }
}

fn next_second() -> Result<(), Failed> {
    let text = format!("{FAIL} (fail 1020) (sleep 0.9) (fail 1) (sleep 0.2) (fail 2)");
    let warnings = session(Mode::Sim(1))?.warnings(&text);
    let noted: Vec<usize> = (0..warnings.len()).filter(|&at| warnings[at].contains("more report")).collect();
    let is_right =
        (warnings.len(), &noted[..]) == (22, &[20]) && warnings[20].contains("… and 1,001 more reports");
    if is_right { Ok(()) } else { Err(format!("{}: {noted:?} {warnings:?}", warnings.len()).into()) }
}

fn first_messages() -> Result<(), Failed> {
    for (sent, told) in [(2, 2), (200, 200), (201, 200)] {
        let mut session = session(Mode::Sim(1))?;
        let text = format!(
            "(with-trace (for-each (lambda (n) (send! (self) (list 'say n))) (range {sent})) (flush))"
        );
        session.evaluate(&text).result?;
        let trace = session.trace().ok_or("there is a trace")?;
        if trace.messages.len() != told || trace.messages[1] != "(say 1)" {
            return Err(format!("{sent}: {}, {:?}", trace.messages.len(), trace.messages.get(1)).into());
        }
    }
    Ok(())
}

fn unhandled() -> Result<(), Failed> {
    let text = r#"
        (define a (spawn (actor [(get) 1])))
        (let loop ((left 25)) (if (> left 0) (begin (send! a '(gte)) (loop (- left 1)))))
        (ask a '(get))"#;
    let warnings = session(Mode::Sim(1))?.warnings(text);
    let is_right = warnings.len() == 21 && warnings[20].contains("5 more reports");
    if is_right { Ok(()) } else { Err(format!("{}: {warnings:?}", warnings.len()).into()) }
}
