//! The command line as a shell sees it: what goes where, and the exit codes.

use std::process::Command;
use std::time::Duration;

use notebooks::{Ended, lambdust, run};

fn lambdust_with(arguments: &[&str]) -> Ended {
    run(Command::new(lambdust()).args(arguments), Duration::from_secs(60))
}

fn code(ended: &Ended) -> Option<i32> {
    ended.status.and_then(|status| status.code())
}

#[test]
fn version_and_help_go_to_standard_output() {
    for (arguments, expected) in [
        (&["--version"][..], "lambdust 0."),
        (&["--help"], "usage: lambdust COMMAND"),
        (&["help", "lab"], "usage: lambdust lab"),
        (&["run", "--help"], "--workers N"),
        (&["install", "-h"], "--sys-prefix"),
    ] {
        let ended = lambdust_with(arguments);
        assert_eq!(code(&ended), Some(0), "{}", ended.report());
        assert!(ended.stdout.contains(expected) && ended.stderr.is_empty(), "{}", ended.report());
    }
}

#[test]
fn what_is_not_understood_goes_to_standard_error_with_code_2() {
    for (arguments, expected) in [
        (&[][..], "expected a command"),
        (&["evla", "1"], "did you mean `eval`?"),
        (&["run", "--wrokers", "1", "f"], "did you mean --workers?"),
        (&["eval", "--heap", "lots", "1"], "--heap: expected a size"),
        (&["lab", "--port", "0"], "--port: expected a number from 1 to 65535"),
        (&["lab", "/no/such/folder"], "no folder /no/such/folder"),
    ] {
        let ended = lambdust_with(arguments);
        assert_eq!(code(&ended), Some(2), "{}", ended.report());
        assert!(ended.stderr.contains(expected) && ended.stdout.is_empty(), "{}", ended.report());
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut shell = Command::new("sh");
    shell.args(["-c", "\"$0\" --help | head -n 1 >/dev/null"]).arg(lambdust());
    let ended = run(shell, Duration::from_secs(60)).expect_success();
    assert!(ended.stderr.is_empty(), "{}", ended.report());
}

#[test]
fn charts_are_texts_on_a_terminal() {
    let chart = "(bar-plot '((\"apples\" . 3) (\"pears\" . 1.5)) #:title \"Fruit\" #:y \"kg\")";
    let value = lambdust_with(&["eval", chart]).expect_success();
    assert!(value.stdout.contains("Fruit (kg)\n") && value.stdout.contains("1.5 kg"), "{}", value.report());
    let shown = lambdust_with(&["eval", &format!("(begin (show {chart}) (chart? (chart 'timeline)))")]);
    assert_eq!(shown.stdout, format!("{}#t\n", value.stdout), "{}", shown.report());
    let live = "(let ((live (live-chart 'gc))) (stop-live! live) (sleep 0.2))";
    let live = lambdust_with(&["eval", live]).expect_success();
    assert!(live.stdout.lines().count() > 1, "the last state is shown once: {}", live.report());
    let refused = lambdust_with(&["eval", "(page \"text\")"]);
    assert!(refused.stderr.contains("works in notebook cells only"), "{}", refused.report());
}
