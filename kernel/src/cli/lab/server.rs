//! Starts the Jupyter server and says where to point a browser.

use std::ffi::OsString;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use super::jupyter::Jupyter;
use crate::cli::command::Failure;
use crate::cli::terminal::tell;

/// Jupyter's customary port, and how many after it are tried.
const FIRST_PORT: u16 = 8888;
const PORTS_TRIED: u16 = 100;

/// The notebook a newcomer should see first, where the folder has it.
const FIRST_NOTEBOOK: &str = "00-tour.ipynb";

/// What was asked for.
pub(crate) struct Request {
    /// The folder to open.
    pub(crate) folder: PathBuf,
    /// The port, if one was asked for.
    pub(crate) port: Option<u16>,
    /// Open a browser?
    pub(crate) open_browser: bool,
    /// Options of JupyterLab itself.
    pub(crate) passed_on: Vec<OsString>,
}

/// A port as the user wrote it.
pub(crate) fn requested_port(text: &str) -> Result<u16, Failure> {
    let port = text.parse().ok().filter(|port| *port != 0);
    port.ok_or_else(|| Failure::Usage(format!("--port: expected a number from 1 to 65535, got `{text}`")))
}

/// Starts the server and becomes it, where the system allows; else waits for its end.
pub(crate) fn start(jupyter: &Jupyter, request: &Request) -> Result<ExitCode, Failure> {
    let port = free_port(request.port)?;
    // in the environment, not on the command line, where every user of the machine could read it
    let token = uuid::Uuid::new_v4().simple().to_string();
    let page = if request.folder.join(FIRST_NOTEBOOK).is_file() {
        format!("/lab/tree/{FIRST_NOTEBOOK}")
    } else {
        "/lab".to_owned()
    };
    let mut server = jupyter.command();
    server
        .arg(format!("--ServerApp.port={port}"))
        .args(["--ServerApp.port_retries=0", "--allow-root", "--log-level=WARN"])
        .arg(format!("--LabApp.default_url={page}"));
    server.arg(prefixed("--ServerApp.root_dir=", request.folder.clone().into_os_string()));
    if !request.open_browser {
        server.arg("--no-browser");
    }
    server.args(&request.passed_on).env("JUPYTER_TOKEN", &token);
    if jupyter.private_prefix.is_some() {
        // a kernelspec of an earlier `install` must not win over the one registered just now
        server.env("JUPYTER_PREFER_ENV_PATH", "1");
    }
    tell(&format!("serving {}", request.folder.display()));
    let purpose = if request.open_browser { "a browser opens at" } else { "point a browser at" };
    tell(&format!(
        "in a few seconds, {purpose}\n\n    http://localhost:{port}{page}?token={token}\n\nCtrl-C stops it"
    ));
    become_or_wait(server)
}

fn prefixed(prefix: &str, value: OsString) -> OsString {
    let mut word = OsString::from(prefix);
    word.push(value);
    word
}

fn free_port(requested: Option<u16>) -> Result<u16, Failure> {
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match requested {
        Some(port) if is_free(&port) => Ok(port),
        Some(port) => Err(Failure::Failed(format!(
            "port {port} cannot be used: another program has it, or it is not allowed; choose another with --port"
        ))),
        None => (FIRST_PORT..FIRST_PORT + PORTS_TRIED).find(is_free).ok_or_else(|| {
            let last = FIRST_PORT + PORTS_TRIED - 1;
            Failure::Failed(format!("no port from {FIRST_PORT} to {last} is free; choose one with --port"))
        }),
    }
}

/// With this process gone, the server gets the signals, the terminal and the exit code directly.
#[cfg(unix)]
fn become_or_wait(mut server: Command) -> Result<ExitCode, Failure> {
    use std::os::unix::process::CommandExt as _;
    let error = server.exec();
    Err(Failure::Failed(format!("cannot start JupyterLab: {error}")))
}

#[cfg(not(unix))]
fn become_or_wait(mut server: Command) -> Result<ExitCode, Failure> {
    let status =
        server.status().map_err(|error| Failure::Failed(format!("cannot start JupyterLab: {error}")))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
