//! The kernel as a process: its end, its signals, its parent, and files it cannot use.
#![cfg(unix)]

use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::client::Client;
use crate::server::{Endpoints, Folder};

struct Process {
    child: Child,
    endpoints: Endpoints,
    _folder: Folder,
}

impl Process {
    fn start(parent: Option<u32>) -> Self {
        let (folder, endpoints) = (Folder::new(), Endpoints::tcp());
        endpoints.write(&folder.path("connection.json"));
        let mut command = command(&folder.path("connection.json"));
        if let Some(parent) = parent {
            command.env("JPY_PARENT_PID", parent.to_string());
        }
        let child = command.stderr(Stdio::null()).spawn().expect("the kernel can be started");
        Process { child, endpoints, _folder: folder }
    }

    fn signal(&self, name: &str) {
        let status = Command::new("kill").args([name, &self.child.id().to_string()]).status();
        assert!(status.expect("there is a kill").success());
    }

    /// Waits for the end; says whether it was a good one and how long it took.
    fn wait(&mut self) -> (bool, Duration) {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it is our child") {
                return (status.success(), start.elapsed());
            }
            assert!(start.elapsed() < Duration::from_secs(20), "the kernel does not end");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // If a test failed it may still run.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(connection: &std::path::Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lambdust"));
    command.args(["kernel", "--echo", "-f"]).arg(connection).env_remove("JPY_PARENT_PID");
    command
}

#[test]
fn shutdown_is_quick_and_loses_nothing() {
    for round in 0..5 {
        let mut process = Process::start(None);
        let mut client = Client::connect(&process.endpoints, "client");
        client.execute("1", "value");
        client.send("control", "end", "shutdown_request", &json!({"restart": round % 2 == 0}));
        let (good, time) = process.wait();
        assert!(good && time < Duration::from_secs(1), "{time:?}");
        assert_eq!(client.receive("control").content, json!({"status": "ok", "restart": round % 2 == 0}));
        let types = ["status", "shutdown_reply", "status"].map(|_| client.receive("iopub").msg_type);
        assert_eq!(types, ["status", "shutdown_reply", "status"]);
    }
}

#[test]
fn an_interrupt_signal_ends_the_cell_only() {
    let mut process = Process::start(None);
    let mut client = Client::connect(&process.endpoints, "client");
    client.send("shell", "1", "execute_request", &json!({"code": "sleep 60000"}));
    while client.receive("iopub").msg_type != "execute_input" {}
    process.signal("-INT");
    assert_eq!(client.receive("shell").content["ename"], "Interrupted");
    assert_eq!(client.execute("2", "value").1.content["execution_count"], 2);
    process.signal("-TERM");
    assert!(process.wait().0);
}

#[test]
fn the_kernel_ends_with_its_parent() {
    let mut parent = Command::new("sleep").arg("600").spawn().expect("there is a sleep");
    let mut process = Process::start(Some(parent.id()));
    Client::connect(&process.endpoints, "client").execute("1", "value");
    parent.kill().expect("it runs");
    parent.wait().expect("it is our child");
    let (good, time) = process.wait();
    assert!(good && time < Duration::from_secs(3), "{time:?}");
}

#[test]
fn a_panic_is_shown_in_the_cell() {
    let mut process = Process::start(None);
    let mut client = Client::connect(&process.endpoints, "client");
    let (published, reply) = client.execute("1", "panic on purpose");
    let told = published.iter().any(|message| {
        let value = message.content["evalue"].as_str().unwrap_or_default();
        value.starts_with("thread echo panicked at ") && value.ends_with(": on purpose")
    });
    assert!(told, "{published:?}");
    assert_eq!(reply.content["status"], "error");
    assert_eq!(client.execute("2", "value").1.content["status"], "ok");
    client.shut_down();
    assert!(process.wait().0);
}

#[test]
fn connection_files_that_cannot_be_used() {
    let folder = Folder::new();
    let path = folder.path("connection.json");
    let run = || -> (Output, String) {
        let output = command(&path).output().expect("the kernel can be started");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        (output, text)
    };
    let refused = |expected: &str| {
        let (output, text) = run();
        assert!(!output.status.success() && text.contains(expected), "expected {expected:?}, got {text}");
    };
    refused("cannot read the connection file");
    std::fs::write(&path, "shell_port = 1").expect("the folder can be written");
    refused("is not a usable connection file: not JSON");
    std::fs::write(&path, vec![b' '; 100_000]).expect("the folder can be written");
    refused("it has 100000 bytes");
    let endpoints = Endpoints::tcp();
    endpoints.write(&path);
    let _taken = std::net::TcpListener::bind(endpoints.address("shell")).expect("the port is free");
    refused(&format!("cannot open the shell socket at {}", endpoints.url("shell")));
}
