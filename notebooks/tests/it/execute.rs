//! Every notebook, executed by nbclient, gives the outputs stored in it, on one worker and on two; and the
//! solutions of its exercises pass their checks.
//!
//! `UPDATE_EXPECT=1 cargo test -p lambdust-notebooks execute` stores the new ones.

use std::time::Duration;

use notebooks::{Jupyter, folder, run, scratch};

const LIMIT: Duration = Duration::from_secs(540);

#[test]
fn every_notebook_gives_its_stored_outputs() {
    let notebooks = notebooks::all();
    assert!(!notebooks.is_empty(), "there is a notebook to execute");
    for workers in ["2", "1"] {
        let mut execute = Jupyter::shared().client(&scratch("execute"), "execute.py");
        execute.env("LAMBDUST_WORKERS", workers);
        if std::env::var_os("UPDATE_EXPECT").is_some_and(|update| update != "0") && workers == "2" {
            execute.arg("--update");
        }
        let ended = run(execute.args(&notebooks), LIMIT).expect_success();
        eprintln!("{} on {workers} workers", ended.stdout.trim());
    }
}

#[test]
fn the_solutions_of_exercises_pass_their_checks() {
    let mut execute = Jupyter::shared().client(&scratch("execute-solved"), "execute.py");
    let ended = run(execute.arg("--solved").args(notebooks::all()), LIMIT).expect_success();
    eprintln!("{}", ended.stdout.trim());
}

#[test]
fn a_solution_that_does_not_pass_its_check_is_noticed() {
    let fixture = folder().join("tests/fixtures/wrong-solution.ipynb");
    let mut execute = Jupyter::shared().client(&scratch("execute-wrong"), "execute.py");
    let ended = run(execute.arg("--solved").arg(fixture), LIMIT);
    assert_eq!(ended.status.and_then(|status| status.code()), Some(1), "{}", ended.report());
    assert!(ended.stdout.contains("exercise 2: assertion failed"), "{}", ended.report());
    assert!(!ended.stdout.contains("exercise 1"), "{}", ended.report());
}

#[test]
fn an_output_that_is_not_the_stored_one_is_noticed() {
    let fixture = folder().join("tests/fixtures/stale-output.ipynb");
    let mut execute = Jupyter::shared().client(&scratch("execute-stale"), "execute.py");
    let ended = run(execute.arg(fixture), LIMIT);
    assert_eq!(ended.status.and_then(|status| status.code()), Some(1), "{}", ended.report());
    assert!(ended.stdout.contains("cell 1: (+ 40 2)"), "{}", ended.report());
    assert!(
        ended.stdout.contains("\"text/plain\": \"41\"") && ended.stdout.contains("42"),
        "{}",
        ended.report()
    );
    assert!(!ended.stdout.contains("cell 0"), "{}", ended.report());
}
