//! `lab`: the first command a newcomer types.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use notebooks::{Jupyter, Server, lambdust, run, scratch};

/// JupyterLab may take this long to serve, on two busy cores.
const START: Duration = Duration::from_secs(120);

/// A port that is free now.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("a bound listener has an address").port()
}

/// `lab` where JupyterLab is on PATH.
fn lab_with_jupyter(scratch: &Path) -> Command {
    let mut lab = Command::new(lambdust());
    lab.arg("lab").current_dir(scratch);
    Jupyter::shared().isolate(&mut lab, scratch);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = [Jupyter::shared().programs()].into_iter().chain(std::env::split_paths(&path));
    lab.env("PATH", std::env::join_paths(folders).expect("the folders came from a PATH"))
        .env_remove("JUPYTER_PATH");
    lab
}

/// Starts `lab` on a port.
fn start_lab(scratch: &Path, port: u16) -> Server {
    let mut lab = lab_with_jupyter(scratch);
    lab.args(["--no-browser", "--port", &port.to_string()]);
    Server::start(lab)
}

/// The token of the address `lab` told.
fn told_token(lab: &mut Server, port: u16) -> String {
    let end = Instant::now() + START;
    loop {
        let said = lab.stderr();
        if let Some((_, rest)) = said.split_once(&format!("http://localhost:{port}/lab")) {
            let (_, token) = rest.split_once("token=").expect("the address has a token");
            return token.chars().take_while(char::is_ascii_alphanumeric).collect();
        }
        assert!(!lab.has_ended() && Instant::now() < end, "lab told no address:\n{said}");
    }
}

#[test]
fn lab_serves_the_kernel_it_registered_where_it_says() {
    let scratch = scratch("lab");
    let port = free_port();
    let mut lab = start_lab(&scratch, port);
    let token = told_token(&mut lab, port);
    let mut ask = Jupyter::shared().client(&scratch, "ask_server.py");
    ask.arg(format!("http://127.0.0.1:{port}/api/kernelspecs")).arg(&token).arg(START.as_secs().to_string());
    let answer = run(ask, START + START / 4);
    assert!(
        answer.status.is_some_and(|status| status.success()),
        "{}\nlab said:\n{}",
        answer.report(),
        lab.stderr()
    );
    let kernels: serde_json::Value =
        serde_json::from_str(&answer.stdout).expect("the server answers in JSON");
    let spec = &kernels["kernelspecs"]["lambdust"]["spec"];
    assert_eq!(spec["language"], "scheme", "{kernels}");
    assert_eq!(spec["argv"][0].as_str().map(Path::new), Some(lambdust()), "{kernels}");
    assert!(kernels["kernelspecs"]["lambdust"]["resources"]["logo-svg"].is_string(), "{kernels}");
    let said = lab.stderr();
    lab.end();
    assert!(said.contains("JupyterLab 4"), "{said}");
}

#[test]
fn what_was_chosen_at_install_stays_when_lab_registers_the_kernel() {
    let scratch = scratch("lab-register");
    let mut install = Command::new(lambdust());
    install.args(["install", "--env", "LAMBDUST_HEAP=256M", "--display-name", "Mine"]);
    Jupyter::shared().isolate(&mut install, &scratch);
    run(install, START).expect_success();
    let file = scratch.join("jupyter_data_dir/kernels/lambdust/kernel.json");
    let spec = fs::read_to_string(&file).expect("the kernelspec is written");
    let program = lambdust().to_str().expect("the build folder is Unicode");
    fs::write(&file, spec.replace(program, "/moved/lambdust")).expect("the scratch folder is writable");

    let prepared = run(lab_with_jupyter(&scratch).arg("--prepare"), START).expect_success();
    assert!(prepared.stderr.contains("kernel registered in"), "{}", prepared.report());
    assert_eq!(fs::read_to_string(&file).expect("the kernelspec is there"), spec);
}

#[test]
fn a_port_in_use_is_said_at_once() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("a bound listener has an address").port();
    let mut lab = start_lab(&scratch("lab-port"), port);
    let end = Instant::now() + START;
    while !lab.has_ended() && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(20));
    }
    let said = lab.stderr();
    assert!(said.contains(&format!("port {port} cannot be used")), "{said}");
}

/// A folder with a `python3` that answers as a given one would, as the only PATH.
#[cfg(unix)]
fn run_lab_with_python(name: &str, python: Option<&str>) -> notebooks::Ended {
    use std::os::unix::fs::PermissionsExt as _;
    let scratch = scratch(name);
    if let Some(script) = python {
        let program = scratch.join("python3");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("the scratch folder is writable");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("the file is ours");
    }
    let mut lab = Command::new(lambdust());
    lab.args(["lab", "--prepare"]).env("PATH", &scratch).env("XDG_DATA_HOME", scratch.join("data"));
    run(lab, START)
}

#[cfg(unix)]
#[test]
fn without_what_it_needs_lab_says_what_to_install_and_stops() {
    let without_pip =
        "case \"$2\" in *version_info*) echo 3.11.2;; *) echo 'No module named ensurepip' >&2; exit 1;; esac";
    for (name, python, expected) in [
        ("lab-none", None, "JupyterLab needs Python 3.10 or later, and no python3 is on PATH"),
        ("lab-old", Some("echo 3.9.18"), "is Python 3.9.18"),
        (
            "lab-no-pip",
            Some(without_pip),
            "Install python3-venv (Debian, Ubuntu: sudo apt install python3-venv)",
        ),
    ] {
        let ended = run_lab_with_python(name, python);
        assert_eq!(ended.status.and_then(|status| status.code()), Some(1), "{}", ended.report());
        assert!(ended.stderr.contains(expected), "{}", ended.report());
        assert!(
            ended.stderr.contains("No JupyterLab is on PATH, so a private one is used"),
            "{}",
            ended.report()
        );
    }
}
