//! Clients that are broken, hostile or gone: the kernel drops what they send and goes on.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use serde_json::json;

use crate::client::{Client, header, signed};
use crate::server::{Endpoints, Kernel, options};

const PORTS: [(&str, &[u8]); 5] =
    [("shell", b"DEALER"), ("iopub", b"SUB"), ("stdin", b"DEALER"), ("control", b"DEALER"), ("hb", b"REQ")];

/// The bytes with which a well-behaved ZMTP client begins.
pub(crate) fn handshake(socket_type: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0; 64];
    (bytes[0], bytes[9], bytes[10]) = (0xff, 0x7f, 3);
    bytes[12..16].copy_from_slice(b"NULL");
    bytes.extend([4, 22 + socket_type.len() as u8]);
    bytes.extend(b"\x05READY\x0bSocket-Type\0\0\0");
    bytes.push(socket_type.len() as u8);
    bytes.extend(socket_type);
    bytes
}

fn connect(endpoints: &Endpoints, socket: &str) -> TcpStream {
    let stream = TcpStream::connect(endpoints.address(socket)).expect("the port is open");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout can be set");
    stream
}

/// Sends bytes, whatever becomes of them, and waits until the kernel closes the connection.
fn is_refused(endpoints: &Endpoints, socket: &str, bytes: &[u8]) -> bool {
    let mut stream = connect(endpoints, socket);
    let _ = stream.write_all(bytes);
    let mut read = Vec::new();
    match stream.read_to_end(&mut read) {
        Ok(_) => true,
        Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
    }
}

/// The kernel still does all it should.
fn is_well(kernel: &mut Kernel, name: &str) {
    let mut client = Client::connect(&kernel.endpoints, name);
    assert_eq!(client.execute("well", "value").1.content["status"], "ok");
    client.beat();
    client.shut_down();
    kernel.join();
}

#[test]
fn random_bytes_on_every_port() {
    let mut kernel = Kernel::start(options());
    drop(Client::connect(&kernel.endpoints, "first"));
    // A small generator with a fixed start: the same bytes in every run.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = |length: usize| -> Vec<u8> {
        let byte = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state as u8
        };
        std::iter::repeat_with(byte).take(length).collect()
    };
    for (socket, socket_type) in PORTS {
        drop(connect(&kernel.endpoints, socket));
        for bytes in [b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(), vec![0; 1000], vec![0xff; 64]] {
            assert!(is_refused(&kernel.endpoints, socket, &bytes), "{socket} {bytes:?}");
        }
        for length in 1..40 {
            let after = length % 3;
            let start = if after > 0 { handshake(socket_type) } else { Vec::new() };
            let start = if after == 1 { &start[..64.min(start.len())] } else { &start[..] };
            let stream = connect(&kernel.endpoints, socket);
            // The kernel may close before everything is sent.
            let _ = (&stream).write_all(&[start, &random(10 * length)].concat());
            let _ = stream.shutdown(Shutdown::Write);
        }
    }
    is_well(&mut kernel, "second");
}

#[test]
fn announced_lengths_are_not_believed() {
    let mut kernel = Kernel::start(options());
    drop(Client::connect(&kernel.endpoints, "first"));
    for (socket, socket_type) in PORTS {
        for length in [1 << 27, 1 << 40, 1 << 50, i64::MAX as u64, u64::MAX] {
            let bytes = [&handshake(socket_type)[..], &[2], &length.to_be_bytes(), b"x"].concat();
            assert!(is_refused(&kernel.endpoints, socket, &bytes), "{socket} {length}");
        }
    }
    is_well(&mut kernel, "second");
}

#[test]
fn unsigned_and_malformed_messages() {
    let mut kernel = Kernel::start(options());
    let mut client = Client::connect(&kernel.endpoints, "client");
    let good = || signed(&header("bad", "execute_request"), &json!({"code": "print never"}));
    let change = |index: usize, to: &[u8]| {
        let mut frames = good();
        frames[index] = to.to_vec();
        frames
    };
    let bad = [
        change(1, b""),
        change(1, b"not hexadecimal"),
        change(1, &[b'0'; 64]),
        change(5, br#"{"code": "print other"}"#),
        change(0, b"<IDS|MSG"),
        good()[..5].to_vec(),
        vec![b"".to_vec()],
        vec![vec![0xff; 100_000]],
        signed("[]", &json!({})),
        signed("not JSON", &json!({})),
        signed(&header("bad", "execute_request"), &json!([])),
        signed(&"[".repeat(100_000), &json!({})),
    ];
    for socket in ["shell", "control", "stdin"] {
        for frames in &bad {
            client.send_frames(socket, frames.clone());
        }
    }
    let (published, reply) = client.execute("good", "value");
    assert_eq!(reply.parent, "good");
    assert!(published.iter().all(|message| message.parent == "good"), "{published:?}");
    client.shut_down();
    kernel.join();
}

#[test]
fn clients_that_come_and_go_under_one_name() {
    let mut kernel = Kernel::start(options());
    for round in 0..20 {
        let mut client = Client::connect(&kernel.endpoints, "same");
        let id = format!("{round}");
        client.send("shell", &id, "kernel_info_request", &json!({}));
        if round % 2 == 0 {
            assert_eq!(client.receive("shell").parent, id);
        }
    }
    is_well(&mut kernel, "same");
}

#[test]
fn heartbeat_and_control_answer_whatever_the_cells_do() {
    let mut kernel = Kernel::start(options());
    let mut client = Client::connect(&kernel.endpoints, "client");
    client.send("shell", "flood", "execute_request", &json!({"code": "flood 100000000"}));
    for _ in 0..10 {
        assert!(client.beat() < Duration::from_secs(1));
        client.send("control", "info", "kernel_info_request", &json!({}));
        assert_eq!(client.receive("control").msg_type, "kernel_info_reply");
    }
    client.send("control", "stop", "interrupt_request", &json!({}));
    let reply = client.receive("shell");
    assert_eq!((reply.parent.as_str(), &reply.content["ename"]), ("flood", &json!("Interrupted")));
    client.shut_down();
    kernel.join();
}
