//! A small front end over the `zeromq` crate: it signs what it sends and checks what it gets.

use std::time::{Duration, Instant};

use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::runtime::Runtime;
use zeromq::{DealerSocket, ReqSocket, Socket, SocketOptions, SocketRecv, SocketSend, SubSocket, ZmqMessage};

use crate::server::{Endpoints, KEY};

/// Nothing takes this long; what does has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A front end.
pub(crate) struct Client {
    runtime: Runtime,
    shell: DealerSocket,
    control: DealerSocket,
    stdin: DealerSocket,
    iopub: SubSocket,
    heartbeat: ReqSocket,
}

/// A message from the kernel.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) msg_type: String,
    pub(crate) parent: String,
    pub(crate) content: Value,
}

impl Client {
    /// Connects all sockets, waiting for the kernel to open them.
    pub(crate) fn connect(endpoints: &Endpoints, name: &str) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let (shell, control, stdin, iopub, heartbeat) = runtime.block_on(async {
            let mut iopub = SubSocket::new();
            patiently(&mut iopub, &endpoints.url("iopub")).await;
            iopub.subscribe("").await.expect("the kernel hears subscriptions");
            let mut heartbeat = ReqSocket::new();
            patiently(&mut heartbeat, &endpoints.url("hb")).await;
            let shell = dealer(&endpoints.url("shell"), name).await;
            let control = dealer(&endpoints.url("control"), name).await;
            (shell, control, dealer(&endpoints.url("stdin"), name).await, iopub, heartbeat)
        });
        Client { runtime, shell, control, stdin, iopub, heartbeat }
    }

    /// Sends a message named `id`.
    pub(crate) fn send(&mut self, socket: &str, id: &str, msg_type: &str, content: &Value) {
        self.send_frames(socket, signed(&header(id, msg_type), content));
    }

    /// Sends frames as they are.
    pub(crate) fn send_frames(&mut self, socket: &str, frames: Vec<Vec<u8>>) {
        let mut frames = frames.into_iter();
        let mut message = ZmqMessage::from(frames.next().expect("a message has a frame"));
        frames.for_each(|frame| message.push_back(frame.into()));
        let socket = match socket {
            "shell" => &mut self.shell,
            "control" => &mut self.control,
            "stdin" => &mut self.stdin,
            other => panic!("nothing is sent to {other}"),
        };
        self.runtime.block_on(async {
            socket.send(message).await.expect("the kernel reads");
            // Sending queues; the task that writes runs only while this runtime does.
            tokio::time::sleep(Duration::from_millis(1)).await;
        });
    }

    /// The next message on a socket.
    pub(crate) fn receive(&mut self, socket: &str) -> Message {
        self.receive_within(socket, PATIENCE).unwrap_or_else(|| panic!("nothing came on {socket}"))
    }

    /// The next message on a socket, if there is one in time.
    pub(crate) fn receive_within(&mut self, socket: &str, patience: Duration) -> Option<Message> {
        let message = self.runtime.block_on(async {
            let received = async {
                match socket {
                    "shell" => self.shell.recv().await,
                    "control" => self.control.recv().await,
                    "stdin" => self.stdin.recv().await,
                    "iopub" => self.iopub.recv().await,
                    other => panic!("nothing is received on {other}"),
                }
            };
            tokio::time::timeout(patience, received).await.ok()
        })?;
        let frames = message.expect("the kernel speaks ZMTP").into_vec();
        Some(read(&frames.iter().map(|frame| &frame[..]).collect::<Vec<_>>()))
    }

    /// Runs code and gives the iopub messages up to its `idle`, and the reply.
    pub(crate) fn execute(&mut self, id: &str, code: &str) -> (Vec<Message>, Message) {
        self.send("shell", id, "execute_request", &json!({"code": code}));
        let mut published = Vec::new();
        loop {
            let message = self.receive("iopub");
            if message.parent == id {
                let idle = message.content["execution_state"] == "idle";
                published.push(message);
                if idle {
                    return (published, self.receive("shell"));
                }
            }
        }
    }

    /// How long the heartbeat takes to come back.
    pub(crate) fn beat(&mut self) -> Duration {
        let start = Instant::now();
        let echoed = self.runtime.block_on(async {
            self.heartbeat.send(ZmqMessage::from("ping")).await.expect("the kernel beats");
            tokio::time::timeout(PATIENCE, self.heartbeat.recv()).await.expect("in time").expect("a message")
        });
        assert_eq!(echoed.into_vec(), [&b"ping"[..]]);
        start.elapsed()
    }

    /// Asks the kernel to end, and waits for its reply.
    pub(crate) fn shut_down(&mut self) {
        self.send("control", "end", "shutdown_request", &json!({"restart": false}));
        while self.receive("control").msg_type != "shutdown_reply" {}
    }
}

async fn dealer(url: &str, name: &str) -> DealerSocket {
    let mut options = SocketOptions::default();
    options.peer_identity(name.parse().expect("a short name"));
    let mut socket = DealerSocket::with_options(options);
    patiently(&mut socket, url).await;
    socket
}

async fn patiently(socket: &mut impl Socket, url: &str) {
    let connected = tokio::time::timeout(PATIENCE, socket.connect(url)).await;
    connected.expect("the kernel opens its sockets").unwrap_or_else(|error| panic!("{url}: {error}"));
}

/// A header as front ends write it.
pub(crate) fn header(id: &str, msg_type: &str) -> String {
    let date = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
    json!({
        "msg_id": id, "msg_type": msg_type, "session": "s", "username": "u", "date": date, "version": "5.4",
    })
    .to_string()
}

/// The signed frames of a message, delimiter first.
pub(crate) fn signed(header: &str, content: &Value) -> Vec<Vec<u8>> {
    let parts = [header.to_owned(), "{}".into(), "{}".into(), content.to_string()];
    let signature = signature(parts.iter().map(String::as_bytes));
    let mut frames = vec![b"<IDS|MSG>".to_vec(), signature.into_bytes()];
    frames.extend(parts.into_iter().map(String::into_bytes));
    frames
}

fn signature<'a>(parts: impl Iterator<Item = &'a [u8]>) -> String {
    let mut mac: Hmac<Sha256> = Hmac::new_from_slice(KEY.as_bytes()).expect("keys may have any length");
    parts.for_each(|part| mac.update(part));
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read(frames: &[&[u8]]) -> Message {
    let delimiter = frames.iter().position(|frame| *frame == b"<IDS|MSG>").expect("a delimiter");
    let parts = &frames[delimiter + 2..];
    assert_eq!(parts.len(), 4, "no buffers are sent");
    assert_eq!(frames[delimiter + 1], signature(parts.iter().copied()).as_bytes(), "the signature is right");
    let json = |part: &[u8]| serde_json::from_slice::<Value>(part).expect("parts are JSON");
    let header = json(parts[0]);
    for field in ["msg_id", "msg_type", "session", "username", "date", "version"] {
        assert!(header[field].is_string(), "{field} is missing in {header}");
    }
    Message {
        msg_type: header["msg_type"].as_str().unwrap_or_default().to_owned(),
        parent: json(parts[1])["msg_id"].as_str().unwrap_or_default().to_owned(),
        content: json(parts[3]),
    }
}
