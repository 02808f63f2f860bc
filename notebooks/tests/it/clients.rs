//! Other people's clients: the Jupyter project's kernel tests, nbconvert, and the console.

use std::fs;
use std::time::Duration;

use notebooks::{Jupyter, folder, run, run_with_input, scratch};

const LIMIT: Duration = Duration::from_secs(180);

#[test]
fn every_test_of_jupyter_kernel_test_passes_and_none_is_skipped() {
    let ended =
        run(Jupyter::shared().client(&scratch("conformance"), "conformance.py"), LIMIT).expect_success();
    // unittest reports to stderr
    assert!(ended.stderr.contains("Ran 13 tests"), "{}", ended.report());
    assert!(!ended.stderr.contains("skipped"), "{}", ended.report());
}

#[test]
fn nbconvert_executes_a_notebook() {
    let scratch = scratch("nbconvert");
    let notebook = folder().join("tests/fixtures/stale-output.ipynb");
    let mut convert =
        Jupyter::shared().python(&scratch, ["-m", "nbconvert", "--execute", "--to", "notebook"]);
    convert.args(["--output", "executed.ipynb", "--output-dir"]).arg(&scratch).arg(notebook);
    run(convert, LIMIT).expect_success();
    let executed = fs::read_to_string(scratch.join("executed.ipynb")).expect("nbconvert wrote its output");
    let executed: serde_json::Value = serde_json::from_str(&executed).expect("a notebook is JSON");
    assert_eq!(executed["cells"][1]["outputs"][0]["data"]["text/plain"], serde_json::json!(["42"]));
}

#[test]
fn jupyter_console_runs_a_cell_and_ends_at_the_end_of_input() {
    let mut console =
        Jupyter::shared().python(&scratch("console"), ["-m", "jupyter_console", "--kernel=lambdust"]);
    console.args(["--simple-prompt", "--ZMQTerminalInteractiveShell.kernel_timeout=60", "--no-confirm-exit"]);
    let ended = run_with_input(console, "(+ 40 2)\n(display \"printed\")\n", LIMIT);
    assert!(ended.status.is_some(), "{}", ended.report());
    assert!(ended.stdout.contains("42"), "{}", ended.report());
    assert!(ended.stdout.contains("printed"), "{}", ended.report());
}
