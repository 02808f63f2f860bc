//! Conversations from text files.
//!
//! A line `shell> ID TYPE CONTENT` sends a request; `shell< TYPE CONTENT < ID` is the next message on that
//! socket, an answer to the request `ID`. Sockets are read independently, each in order. `...` in a content
//! stands for any value. When the file ends, nothing may be left.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::Client;
use crate::server::{Kernel, options};

const SOCKETS: [&str; 4] = ["iopub", "shell", "control", "stdin"];

fn converse(mut kernel: Kernel, script: &str) {
    let mut client = Client::connect(&kernel.endpoints, "client");
    for (number, line) in script.lines().enumerate() {
        let place = format!("line {}: {line}", number + 1);
        if let Some((socket, rest)) = line.split_once("> ").filter(|(socket, _)| SOCKETS.contains(socket)) {
            let mut words = rest.splitn(3, ' ');
            let mut word = || words.next().unwrap_or_else(|| panic!("{place}: a word is missing"));
            let (id, msg_type) = (word(), word());
            let content = serde_json::from_str(word()).unwrap_or_else(|error| panic!("{place}: {error}"));
            client.send(socket, id, msg_type, &content);
        } else if let Some((socket, expected)) =
            line.split_once("< ").filter(|(name, _)| SOCKETS.contains(name))
        {
            let message = client.receive(socket);
            let (expected_type, rest) = expected.split_once(' ').unwrap_or((expected, "{} < "));
            let (content, parent) = rest.rsplit_once(" <").unwrap_or_else(|| panic!("{place}: no parent"));
            let content: Value =
                serde_json::from_str(content).unwrap_or_else(|error| panic!("{place}: {error}"));
            let got = (message.msg_type.as_str(), message.parent.as_str());
            assert_eq!(got, (expected_type, parent.trim()), "{place}\ngot {}", message.content);
            assert!(fits(&content, &message.content), "{place}\ngot {}", message.content);
        } else {
            assert!(line.is_empty() || line.starts_with('#'), "{place}: what is this?");
        }
    }
    nothing_is_left(&mut client);
    kernel.join();
}

/// Everything the kernel still sends belongs to the shutdown that is asked for here.
fn nothing_is_left(client: &mut Client) {
    client.send("control", "end", "shutdown_request", &json!({}));
    for socket in ["control", "iopub", "iopub", "iopub"] {
        let message = client.receive(socket);
        assert_eq!(message.parent, "end", "not written down: {message:?}");
    }
    for socket in SOCKETS {
        let left = client.receive_within(socket, std::time::Duration::from_millis(1));
        assert!(left.is_none(), "not written down: {left:?}");
    }
}

/// Whether `got` is what is `expected`, where the text `...` fits everything.
fn fits(expected: &Value, got: &Value) -> bool {
    match (expected, got) {
        (Value::String(any), _) if any == "..." => true,
        (Value::Object(expected), Value::Object(got)) => {
            expected.len() == got.len()
                && expected.iter().all(|(name, value)| got.get(name).is_some_and(|got| fits(value, got)))
        }
        (Value::Array(expected), Value::Array(got)) => {
            expected.len() == got.len() && expected.iter().zip(got).all(|(expected, got)| fits(expected, got))
        }
        _ => expected == got,
    }
}

fn script(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/conversations").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

macro_rules! conversations {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                converse(Kernel::start(options()), &script(concat!(stringify!($name), ".txt")));
            }
        )*

        #[test]
        fn every_conversation_is_held() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/conversations");
            let files = std::fs::read_dir(folder).expect("there are conversations").count();
            assert_eq!(files, [$(stringify!($name)),*].len());
        }
    };
}

conversations! { execute errors displays questions history stdin comms interrupt lost_cells }

#[test]
fn over_ipc_it_is_the_same() {
    converse(Kernel::start_ipc(), &script("execute.txt"));
}
