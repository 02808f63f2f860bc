//! Runs pip and shows how far it is.

use std::collections::{HashSet, VecDeque};
use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use crate::cli::command::Failure;
use crate::cli::terminal::{Progress, tell};

/// How many of pip's last lines are shown when it fails.
const LAST_LINES: usize = 15;

/// How often the count of unpacked packages is refreshed.
const REFRESH: Duration = Duration::from_millis(500);

/// Installs what `requirements` lists into the environment of `python`.
pub(crate) fn install(python: &Path, prefix: &Path, requirements: &str) -> Result<(), Failure> {
    let list = prefix.join("requirements.txt");
    fs::write(&list, requirements)
        .map_err(|error| Failure::Failed(format!("{}: {error}", list.display())))?;
    let mut pip = Command::new(python)
        .args(["-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"])
        .args(["--no-warn-script-location", "-r"])
        .arg(&list)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::Failed(format!("{}: {error}", python.display())))?;
    let total = count(requirements);
    let (lines, received) = mpsc::sync_channel(64);
    let readers = [
        pip.stdout.take().map(|pipe| read(pipe, lines.clone())),
        pip.stderr.take().map(|pipe| read(pipe, lines)),
    ];
    let last = watch(&received, total, prefix);
    for reader in readers.into_iter().flatten() {
        // a reader ends with its pipe and holds nothing that could be lost
        let _ = reader.join();
    }
    let status = pip.wait().map_err(Failure::failed)?;
    if status.success() {
        return Ok(());
    }
    let said = Vec::from(last).join("\n  ");
    Err(Failure::Failed(format!(
        "pip could not install JupyterLab ({status}). It said:\n  {said}\n\
         If the network is the cause, mend it (pip heeds https_proxy and PIP_INDEX_URL) and run this again; \
         or install JupyterLab yourself and run `lambdust install`."
    )))
}

/// How many packages a list names; one may stand there twice, for older and newer Pythons.
fn count(requirements: &str) -> usize {
    let names: HashSet<&str> =
        requirements.lines().filter_map(|line| Some(line.split_once("==")?.0)).collect();
    names.len()
}

/// Sends each line of a pipe on, from a thread of its own, so that neither pipe can fill up.
fn read(pipe: impl Read + Send + 'static, lines: mpsc::SyncSender<String>) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
            if lines.send(String::from_utf8_lossy(&line).trim_end().to_owned()).is_err() {
                return;
            }
        }
    })
}

/// Shows pip's progress until it closes its pipes; returns its last lines.
fn watch(received: &mpsc::Receiver<String>, total: usize, prefix: &Path) -> VecDeque<String> {
    let mut last = VecDeque::with_capacity(LAST_LINES);
    let mut fetched = 0;
    let mut fetching = Progress::new();
    let mut unpacking: Option<Progress> = None;
    tell(&format!("fetching {total} packages with pip"));
    loop {
        match received.recv_timeout(REFRESH) {
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {}
            Ok(line) => {
                if let Some(package) = line.trim_start().strip_prefix("Collecting ") {
                    fetched += 1;
                    fetching.show(
                        fetched.min(total),
                        total,
                        package.split([' ', '=']).next().unwrap_or(package),
                    );
                } else if line.starts_with("Installing collected packages") {
                    std::mem::replace(&mut fetching, Progress::new()).end();
                    tell(&format!("unpacking {total} packages"));
                    unpacking = Some(Progress::new());
                }
                if last.len() == LAST_LINES {
                    last.pop_front();
                }
                last.push_back(line);
            }
        }
        if let Some(progress) = &mut unpacking {
            progress.show(unpacked(prefix).min(total), total, "");
        }
    }
    fetching.end();
    if let Some(progress) = unpacking {
        progress.end();
    }
    last
}

/// How many packages are in place: each leaves one folder of metadata.
fn unpacked(prefix: &Path) -> usize {
    let libraries = fs::read_dir(prefix.join("lib")).into_iter().flatten().flatten();
    let folders =
        libraries.map(|python| python.path().join("site-packages")).chain([prefix.join("Lib/site-packages")]);
    let names = folders.filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    names.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "dist-info")).count()
}
