//! What actors and threads leave behind: nothing. Memory after many messages, after many actors, and after a time of
//! kills, cancellations and restarts among everything that fibers use together, on a small heap.

use crate::machine::{self, Mode, Session};
use libtest_mimic::{Failed, Trial};
use std::time::{Duration, Instant};

/// How much more may be live at the end than at the beginning. Tables and buffers grow in steps.
const SLACK_BYTES: usize = 512 << 10;

/// The tests of memory.
pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("actors/memory is flat over a million messages", || messages(1_000)),
        Trial::test("actors/memory is flat over a hundred million messages", || messages(100_000))
            .with_ignored_flag(true),
        Trial::test("actors/memory is flat over twenty thousand actors", || actors(20_000)),
        Trial::test("actors/memory is flat over three hundred thousand actors", || actors(300_000))
            .with_ignored_flag(true),
        Trial::test("actors/nothing is left under any seed", || seeds(2_000)),
        Trial::test("actors/nothing is left under any seed::many", || seeds(100_000)).with_ignored_flag(true),
        Trial::test("actors/nothing is left after a time of faults", || soak(Duration::from_secs(8))),
        Trial::test("actors/nothing is left after ten minutes of faults", || soak(Duration::from_secs(600)))
            .with_ignored_flag(true),
    ]
}

const MESSAGES: &str = "
(define counter (spawn (actor [(initial-state 0)] [(add l) (set! state (+ state (car l)))] [(get) state])))
(define picky
  (spawn (actor (let loop ()
                  ;; Before the reply: afterwards the next batch may be among the messages.
                  (receive [(wanted x) (flush) (reply x)])
                  (loop)))))
(define (batch n)
  (let loop ((i 0))
    (if (< i 1000)
        (begin
          (send! counter (list 'add (list 1)))
          (if (= 0 (modulo i 10)) (send! picky (list 'other i)))
          (loop (+ i 1)))))
  (ask picky '(wanted 1))
  (ask counter '(get)))
(define (batches n) (if (> n 0) (begin (batch n) (batches (- n 1)))))";

fn messages(batches: usize) -> Result<(), Failed> {
    let mut session = machine::session(Mode::Pool(2))?;
    run(&mut session, MESSAGES)?;
    run(&mut session, "(batches 20)")?;
    let before = live(&mut session)?;
    let mut left = batches;
    while left > 0 {
        let some = left.min(100);
        run(&mut session, &format!("(batches {some})"))?;
        left -= some;
    }
    is_flat(before, live(&mut session)?)
}

const ACTORS: &str = "
(define echo (actor [(initial-state (make-vector 100 0))] [(echo x) x] [(boom) (error \"boom\")]))
(define (one i)
  (let ((a (spawn echo)))
    (register (string->symbol (string-append \"name-\" (number->string (modulo i 1000)))) a)
    (monitor a)
    (if (= 0 (modulo i 4)) (link a))
    (ask a (list 'echo i))
    (case (modulo i 3)
      ((0) (stop! a))
      ((1) (kill! a))
      (else (unlink a) (send! a '(boom))))
    (await-end a)
    ;; The end of one that is linked is raised here as well, some time.
    (if (= 4 (modulo i 12)) (guard (e ((eq? (condition-kind e) 'linked-end))) (sleep 60)))))
(define (await-end a)
  ;; The message comes before what is raised by the link, which may be raised when it has just been taken.
  (guard (e ((eq? (condition-kind e) 'linked-end)
             (receive [('down who why) #:when (eq? who a) #t] [(after 0) #f])
             (raise e)))
    (receive [('down who why) #:when (eq? who a) #t])))
(define (some from n)
  (if (> n 0) (begin (guard (e ((eq? (condition-kind e) 'linked-end))) (one from)) (some (+ from 1) (- n 1)))))";

fn actors(count: usize) -> Result<(), Failed> {
    let mut session = machine::session(Mode::Pool(2))?;
    run(&mut session, ACTORS)?;
    run(&mut session, "(some 0 3000)")?;
    let before = live(&mut session)?;
    let released = session.foreign_released();
    let mut done = 0;
    while done < count {
        run(&mut session, &format!("(some {done} 5000)"))?;
        done += 5000;
    }
    is_flat(before, live(&mut session)?)?;
    let released = session.foreign_released() - released;
    // Up to a hundred are held by dead letters, a thousand by names.
    if (released as usize) < count - 3000 {
        Err(format!("{released} of {count} released").into())
    } else {
        Ok(())
    }
}

const SOAK: &str = include_str!("../soak.scm");

fn soak(time: Duration) -> Result<(), Failed> {
    let mut session = machine::session_with(Mode::Collecting, |config| {
        config.workers = Some(2);
        config.heap.limit_bytes = 64 << 20;
    })?;
    run(&mut session, SOAK)?;
    run(&mut session, "(rounds 3)")?;
    let before = (live(&mut session)?, left(&mut session)?);
    let end = Instant::now() + time;
    while Instant::now() < end {
        run(&mut session, "(rounds 1)")?;
    }
    is_flat(before.0, live(&mut session)?)?;
    let after = left(&mut session)?;
    if after == before.1 { Ok(()) } else { Err(format!("{after:?} instead of {:?}", before.1).into()) }
}

/// A round of faults in each of so many simulations. Whoever ended last has a second, and so has each below it.
fn seeds(count: u64) -> Result<(), Failed> {
    let mut session = machine::session(Mode::Pool(1))?;
    let tasks = "(cdr (assq 'tasks (scheduler-stats)))";
    run(&mut session, &format!("(define (simulated) {SOAK} (rounds 1) (sleep 6) {tasks})"))?;
    for seed in 0..count {
        let run = format!("(with-seed {seed} simulated)");
        match session.evaluate(&run).result {
            Ok(tasks) if tasks == ["1"] => {}
            other => return Err(format!("seed {seed}: {other:?}").into()),
        }
    }
    Ok(())
}

/// How many tasks there are, and how many locks.
fn left(session: &mut Session) -> Result<Vec<String>, Failed> {
    // Whoever ended last may be on its way; a second is the time that a killed one has.
    run(session, "(sleep 1.1)")?;
    let counts = "(list (cdr (assq 'tasks (scheduler-stats))) (length (lock-stats)))";
    session.evaluate(counts).result.map_err(|problem| problem.into())
}

fn run(session: &mut Session, text: &str) -> Result<(), Failed> {
    session.evaluate(text).result.map(|_| ()).map_err(|problem| format!("{text}: {problem}").into())
}

/// What is live after everything dead has been found, which takes objects behind objects some turns.
fn live(session: &mut Session) -> Result<usize, Failed> {
    for _ in 0..3 {
        run(session, "(sleep 0.05) (collect-garbage)")?;
    }
    Ok(session.live_bytes())
}

fn is_flat(before: usize, after: usize) -> Result<(), Failed> {
    if after > before + SLACK_BYTES {
        return Err(format!("{after} bytes are live after {before} before").into());
    }
    Ok(())
}
