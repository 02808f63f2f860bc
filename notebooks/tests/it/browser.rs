//! The notebooks in a real JupyterLab in a real browser, in the light and the dark theme: every cell
//! runs, every output has pixels. Pictures are left in the build's folder, `notebook-scratch/browser`.

use std::path::PathBuf;
use std::time::Duration;

use notebooks::{Jupyter, folder, run, scratch, tell};

const LIMIT: Duration = Duration::from_secs(420);

/// The first Chromium or relative of it on PATH.
fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let candidates = std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    candidates.into_iter().find(|program| program.is_file())
}

#[test]
fn every_notebook_looks_right_in_light_and_dark() {
    let Some(chromium) = chromium() else {
        tell("SKIPPED: no Chromium is on PATH, so no notebook was looked at in a browser");
        return;
    };
    let scratch = scratch("browser");
    let script = folder().join("tests/browser/photograph.py");
    for notebook in notebooks::all() {
        let mut photograph = Jupyter::shared().python(&scratch, [&script]);
        photograph.arg(&notebook).arg("lambdust").arg(scratch.join("pictures"));
        photograph.args(["--themes", "light,dark", "--chromium"]).arg(&chromium);
        let ended = run(photograph, LIMIT).expect_success();
        eprintln!("{}", ended.stdout.trim());
        assert!(ended.stdout.contains("RESULT ok"), "{}", ended.report());
    }
}
