//! The notebooks in a real JupyterLab in a real browser, in the light and the dark theme: every cell
//! runs, every output has pixels; and one opened as from somebody else, where nothing is trusted. Pictures
//! are left in the build's folder, `notebook-scratch/browser`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use notebooks::{Jupyter, folder, run, scratch, tell};

const LIMIT: Duration = Duration::from_secs(420);

/// The first Chromium or relative of it on PATH; says so where there is none.
fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let mut candidates = std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    let found = candidates.find(|program| program.is_file());
    if found.is_none() {
        tell("SKIPPED: no Chromium is on PATH, so no notebook was looked at in a browser");
    }
    found
}

#[test]
fn every_notebook_looks_right_in_light_and_dark() {
    let Some(chromium) = chromium() else { return };
    let scratch = scratch("browser");
    for notebook in notebooks::all() {
        photograph(&chromium, &scratch, &notebook, &["--themes", "light,dark"]);
    }
}

#[test]
fn charts_are_seen_where_a_notebook_is_not_trusted() {
    let Some(chromium) = chromium() else { return };
    let notebook = folder().join("99-charts.ipynb");
    let options = ["--received", "--themes", "light", "--expect-mime", "image/png"];
    photograph(&chromium, &scratch("browser-received"), &notebook, &options);
}

fn photograph(chromium: &Path, scratch: &Path, notebook: &Path, options: &[&str]) {
    let script = folder().join("tests/browser/photograph.py");
    let mut photograph = Jupyter::shared().python(scratch, [&script]);
    photograph.arg(notebook).arg("lambdust").arg(scratch.join("pictures"));
    photograph.args(options).arg("--chromium").arg(chromium);
    let ended = run(photograph, LIMIT).expect_success();
    eprintln!("{}", ended.stdout.trim());
    assert!(ended.stdout.contains("RESULT ok"), "{}", ended.report());
}
