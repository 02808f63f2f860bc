//! What the user is told of threads that wait while nothing goes on, and that what is dropped takes no
//! memory.

use crate::machine::{Mode, session};
use libtest_mimic::{Failed, Trial};

const POOLS: [Mode; 3] = [Mode::Pool(1), Mode::Pool(2), Mode::Pool(8)];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for mode in POOLS.into_iter().chain([Mode::Sim(1), Mode::Sim(2)]) {
        let name = mode.name();
        trials.push(Trial::test(format!("waiting/a cell that waits in vain [{name}]"), move || cell(mode)));
    }
    for mode in POOLS {
        let name = mode.name();
        trials.push(Trial::test(format!("waiting/a thread that is left behind [{name}]"), move || {
            thread(mode)
        }));
    }
    trials.push(Trial::test("waiting/what is dropped takes no memory", || flat(20_000)));
    trials.push(
        Trial::test("waiting/a million of what is dropped", || flat(1_000_000)).with_ignored_flag(true),
    );
    trials
}

fn check(holds: bool, seen: &dyn std::fmt::Debug) -> Result<(), Failed> {
    if holds { Ok(()) } else { Err(format!("{seen:?}").into()) }
}

/// The threads speak first, then the cell ends.
fn cell(mode: Mode) -> Result<(), Failed> {
    let program = "
        (define never (make-channel))
        (define idle (thread (lambda () (channel-receive! never))))
        (define busy (thread (lambda () (sleep 0.03) (thread-join! idle))))
        (thread-join! busy)";
    let (outcome, mut warnings) = session(mode)?.evaluate_warned(program, 2);
    warnings.sort();
    let expected = [
        "blocked-forever: thread busy waits for thread idle; no live thread can notify it",
        "blocked-forever: thread idle waits for channel never; no live thread can notify it",
    ];
    check(warnings == expected, &warnings)?;
    let message = "nothing can wake this cell: `thread-join!` waits for thread busy";
    check(outcome.result.as_ref().is_err_and(|report| report.contains(message)), &outcome)
}

/// It is told of once, under its cell, and can still be woken; so can the session.
fn thread(mode: Mode) -> Result<(), Failed> {
    let mut session = session(mode)?;
    let program = "(define never (make-channel)) (define lonely (thread (lambda () (channel-receive! never)))) 'defined";
    let (outcome, warnings) = session.evaluate_warned(program, 1);
    check(outcome.result == Ok(vec!["defined".to_owned()]), &outcome)?;
    check(
        warnings == ["blocked-forever: thread lonely waits for channel never; no live thread can notify it"],
        &warnings,
    )?;
    let (outcome, warnings) = session.evaluate_warned("(sleep 0.1) 'done", 0);
    check(warnings.is_empty() && outcome.result == Ok(vec!["done".to_owned()]), &warnings)
}

/// Threads that have ended, threads that nothing can wake, weak boxes, ephemerons, guardians.
fn flat(count: usize) -> Result<(), Failed> {
    let mut session = session(Mode::Pool(2))?;
    let program = format!(
        "(define (drop-some n)
           (if (> n 0)
               (begin
                 (thread (lambda () n))
                 (if (= (modulo n 100) 0) (thread (lambda () (guard (e (#t e)) (channel-receive! (make-channel))))))
                 (let ((key (list n))) (make-ephemeron key (make-weak-box key)) ((make-guardian) key))
                 (drop-some (- n 1)))))
         (define (drop-all) (drop-some {count}) (sleep 0.1) (collect-garbage) (sleep 0.1))"
    );
    session.evaluate(&program);
    let ended = session.evaluate("(drop-all)");
    check(ended.result.is_ok(), &ended)?;
    let before = session.bytes_in_use();
    session.evaluate("(drop-all)");
    let after = session.bytes_in_use();
    check(after < before + (1 << 20), &(before, after))
}
