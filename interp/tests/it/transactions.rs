//! Transactions that compute for ever. What ends them comes from outside, and time must pass meanwhile, so they run on
//! pools alone.

use crate::machine::{self, Mode};
use libtest_mimic::Trial;

/// All tests.
pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("transactions/out of time", || on_pools(out_of_time)),
        Trial::test("transactions/interrupted by the user", || on_pools(interrupted)),
    ]
}

fn on_pools(test: impl Fn(Mode) -> Result<(), String>) -> Result<(), libtest_mimic::Failed> {
    [1, 2].into_iter().try_for_each(|workers| test(Mode::Pool(workers)).map_err(Into::into))
}

/// Handlers and after thunks inside of an endless transaction say that they ran: by `on-abort`, since what they write
/// is taken back.
const DEFINITIONS: &str = "
    (define v (make-tvar 0))
    (define (endless)
      (atomic
        (lambda ()
          (on-abort (display \"back \"))
          (guard (e (#t (on-abort (display \"caught \"))))
            (tvar-write! v 1)
            (let loop () (loop))))))";

fn out_of_time(mode: Mode) -> Result<(), String> {
    let mut session = machine::session(mode)?;
    session.evaluate(DEFINITIONS);
    let mut check = |code: &str, output: &str, result: Result<&str, &str>| {
        let found = session.evaluate(code);
        let result = result.map(|value| vec![value.to_owned()]);
        let is_as_told = match (&found.result, &result) {
            (Err(report), Err(start)) => report.starts_with(start),
            (found, wanted) => found.as_ref().ok() == wanted.as_ref().ok(),
        };
        if is_as_told && found.output == output {
            Ok(())
        } else {
            Err(format!("{mode:?}, {code}: {found:?}"))
        }
    };
    check("(with-timeout 0.05 endless #:default 'late)", "back ", Ok("late"))?;
    check("(with-timeout 0.05 endless)", "back ", Err("timeout: "))?;
    check(
        "(guard (e (#t (list (condition-kind e) (tvar-read v)))) (with-timeout 0.05 endless))",
        "back ",
        Ok("(timeout 0)"),
    )?;
    // The limit inside ends what is inside, and the transaction goes on.
    let inside = "(atomic (lambda () (tvar-write! v 5) (with-timeout 0.05 (lambda () (let loop () (loop))) #:default (tvar-read v))))";
    check(inside, "", Ok("5"))?;
    check("(tvar-read v)", "", Ok("5"))
}

fn interrupted(mode: Mode) -> Result<(), String> {
    let mut session = machine::session(mode)?;
    session.evaluate(DEFINITIONS);
    // The thread gets its turn although the transaction never waits.
    let found =
        session.evaluate_interrupted("(thread (lambda () (display \"on \"))) (endless)", &["on ".len()]);
    if found.output != "on back " || found.result != Err("interrupted: interrupted ".to_owned()) {
        return Err(format!("{mode:?}: {found:?}"));
    }
    let after = session.evaluate(
        "(list (tvar-read v) (in-transaction?) (atomic (lambda () (tvar-write! v 2) (tvar-read v))))",
    );
    if after.result == Ok(vec!["(0 #f 2)".to_owned()]) {
        Ok(())
    } else {
        Err(format!("{mode:?}, then {after:?}"))
    }
}
