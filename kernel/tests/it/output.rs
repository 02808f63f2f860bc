//! Much output: none is lost, none is out of order, what is too much is counted, and nobody waits for a
//! subscriber that does not read.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use kernel::Options;

use crate::abuse::handshake;
use crate::client::{Client, Message};
use crate::server::{Kernel, options};

/// The text of all stream messages.
fn text(published: &[Message]) -> String {
    let streams = published.iter().filter(|message| message.msg_type == "stream");
    streams.map(|message| message.content["text"].as_str().expect("it is text")).collect()
}

fn numbered(lines: usize) -> String {
    (0..lines).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_hundred_thousand_lines_arrive_whole_and_in_few_messages() {
    let mut kernel = Kernel::start(options());
    let mut client = Client::connect(&kernel.endpoints, "client");
    let (published, _) = client.execute("1", "flood 100000");
    assert!(text(&published) == numbered(100_000), "every line, in order");
    assert!(published.len() < 60, "{} messages", published.len());
    client.shut_down();
    kernel.join();
}

#[test]
fn the_limit_of_a_cell() {
    let mut kernel = Kernel::start(Options { output_limit: 1000, ..options() });
    let mut client = Client::connect(&kernel.endpoints, "client");
    let line = |length: usize| "x".repeat(length - 1);
    let whole = client.execute("1", &format!("print {}", line(1000))).0;
    assert_eq!(text(&whole), line(1000) + "\n");
    let cut = text(&client.execute("2", &format!("print {}", line(1001))).0);
    assert_eq!(cut, format!("{}\n… 0 lines (1 bytes) left out …\n{}\n", line(751), line(250)));
    let flood = text(&client.execute("3", "flood 100000").0);
    assert!(flood.starts_with("0\n1\n2\n") && flood.ends_with("99998\n99999\n"), "{flood}");
    assert!(flood.contains(" lines (587 kB) left out …\n") && flood.len() < 1100, "{flood}");
    let display = client.execute("4", &format!("display {}", line(600))).0;
    assert!(display.iter().all(|message| message.msg_type != "display_data"), "too large to show");
    let result = client.execute("5", &line(1000)).0;
    assert_eq!(result[2].content["data"]["text/plain"], "… a result of 999 bytes left out …");
    client.shut_down();
    kernel.join();
}

#[test]
fn a_subscriber_that_never_reads_delays_nobody_and_is_cut_off() {
    let mut kernel = Kernel::start(Options { subscriber_limit: 16 << 20, ..options() });
    let mut client = Client::connect(&kernel.endpoints, "client");
    let mut stalled = TcpStream::connect(kernel.endpoints.address("iopub")).expect("the port is open");
    stalled.write_all(&[&handshake(b"SUB")[..], b"\x00\x01\x01"].concat()).expect("the handshake is sent");
    let start = Instant::now();
    for id in ["1", "2", "3", "4", "5"] {
        let (published, _) = client.execute(id, "flood 1000000");
        assert!(text(&published) == numbered(1_000_000), "the other one misses nothing");
    }
    assert!(start.elapsed() < Duration::from_secs(20));
    stalled.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout can be set");
    let mut read = Vec::new();
    let ended = stalled.read_to_end(&mut read).map_err(|error| error.kind());
    assert!(matches!(ended, Ok(_) | Err(std::io::ErrorKind::ConnectionReset)), "it is cut off: {ended:?}");
    client.shut_down();
    kernel.join();
}

#[test]
fn output_appears_while_the_cell_runs() {
    let mut kernel = Kernel::start(options());
    let mut client = Client::connect(&kernel.endpoints, "client");
    let sent = serde_json::json!({"code": "input ? ", "allow_stdin": true});
    client.send("shell", "1", "execute_request", &sent);
    assert_eq!(client.receive("stdin").msg_type, "input_request");
    // The prompt waits: the cell is still running, and everything before it was published.
    let types: Vec<String> = (0..4).map(|_| client.receive("iopub").msg_type).collect();
    assert_eq!(types, ["iopub_welcome", "status", "status", "execute_input"]);
    client.shut_down();
    kernel.join();
}
