//! Our publisher, and the other sockets, against libzmq through pyzmq.
//!
//! Runs where the Python named by `LAMBDUST_TEST_PYTHON`, or else `python3`, has pyzmq, and says plainly when
//! it does not. The other test clients are of the `zeromq` crate, so both implementations are covered.

use std::process::Command;

use crate::client::Client;
use crate::server::{KEY, Kernel, options};

#[test]
fn with_pyzmq() {
    let python = std::env::var("LAMBDUST_TEST_PYTHON").unwrap_or_else(|_| "python3".into());
    let has_pyzmq = Command::new(&python).args(["-c", "import zmq"]).output();
    if !has_pyzmq.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: {python} has no pyzmq");
        return;
    }
    for mut kernel in [Kernel::start(options()), Kernel::start_ipc()] {
        let mut client = Client::connect(&kernel.endpoints, "client");
        let urls = ["shell", "iopub", "stdin", "control", "hb"].map(|socket| kernel.endpoints.url(socket));
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/pyzmq_client.py");
        let output = Command::new(&python).arg(script).arg(KEY).args(urls).output().expect("it can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        client.shut_down();
        kernel.join();
    }
}
