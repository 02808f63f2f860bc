//! A Jupyter client just large enough to ask a kernel to run one cell, over the same sockets as any other.
//!
//! It shares no code with the kernel, so that a mistake in the kernel's messages shows here too.

use std::path::Path;
use std::time::Duration;

use hmac::{Hmac, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;
use zeromq::{DealerSocket, Socket as _, SocketRecv as _, SocketSend as _, SubSocket, ZmqError, ZmqMessage};

/// How many ports a kernel has.
pub(crate) const CHANNELS: usize = 5;

/// What separates the routing part of a message from its content.
const DELIMITER: &[u8] = b"<IDS|MSG>";

/// How long to wait for a published message before asking again: a subscription takes a moment to arrive.
const PUBLISHED: Duration = Duration::from_millis(250);

/// A fresh connection: ports that were free a moment ago, and a key.
pub(crate) struct Connection {
    ports: [u16; CHANNELS],
    key: String,
}

impl Connection {
    /// Writes the connection file for the kernel and returns what the client needs of it.
    pub(crate) fn write(file: &Path) -> std::io::Result<Self> {
        // all are held at once, so that no two are the same
        let listeners = (0..CHANNELS)
            .map(|_| std::net::TcpListener::bind("127.0.0.1:0"))
            .collect::<Result<Vec<_>, _>>()?;
        let mut ports = [0; CHANNELS];
        for (port, listener) in ports.iter_mut().zip(&listeners) {
            *port = listener.local_addr()?.port();
        }
        let connection = Connection { ports, key: Uuid::new_v4().to_string() };
        let [shell, iopub, stdin, control, heartbeat] = ports;
        let content = json!({
            "transport": "tcp", "ip": "127.0.0.1", "key": connection.key, "signature_scheme": "hmac-sha256",
            "shell_port": shell, "iopub_port": iopub, "stdin_port": stdin, "control_port": control,
            "hb_port": heartbeat,
        });
        std::fs::write(file, content.to_string())?;
        Ok(connection)
    }
}

/// Why a conversation came to nothing.
pub(crate) type Trouble = String;

fn trouble(error: ZmqError) -> Trouble {
    format!("the connection broke: {error}")
}

/// An open conversation.
pub(crate) struct Client {
    shell: DealerSocket,
    control: DealerSocket,
    published: SubSocket,
    key: String,
}

impl Client {
    /// Connects; the kernel may still be starting.
    pub(crate) async fn connect(connection: &Connection) -> Result<Self, Trouble> {
        let [shell_port, iopub_port, _, control_port, _] = connection.ports;
        let address = |port: u16| format!("tcp://127.0.0.1:{port}");
        let (mut shell, mut control, mut published) =
            (DealerSocket::new(), DealerSocket::new(), SubSocket::new());
        published.subscribe("").await.map_err(trouble)?;
        shell.connect(&address(shell_port)).await.map_err(trouble)?;
        published.connect(&address(iopub_port)).await.map_err(trouble)?;
        control.connect(&address(control_port)).await.map_err(trouble)?;
        Ok(Client { shell, control, published, key: connection.key.clone() })
    }

    /// Asks who the kernel is, until the answer and a published message have come.
    pub(crate) async fn greet(&mut self) -> Result<String, Trouble> {
        loop {
            let request = self.message("kernel_info_request", json!({}));
            self.shell.send(request.frames).await.map_err(trouble)?;
            let reply = reply_to(&mut self.shell, &request.id).await?;
            if tokio::time::timeout(PUBLISHED, self.published.recv()).await.is_ok() {
                let version = reply["protocol_version"].as_str().unwrap_or("?");
                return Ok(format!("protocol {version}"));
            }
        }
    }

    /// Runs a cell and returns the text of its value, or its error.
    pub(crate) async fn execute(&mut self, code: &str) -> Result<String, Trouble> {
        let content = json!({
            "code": code, "silent": false, "store_history": false, "user_expressions": {},
            "allow_stdin": false, "stop_on_error": true,
        });
        let request = self.message("execute_request", content);
        self.shell.send(request.frames).await.map_err(trouble)?;
        let mut value = None;
        loop {
            let Some(message) = Received::parse(self.published.recv().await.map_err(trouble)?) else {
                continue;
            };
            if message.parent["msg_id"] != request.id {
                continue;
            }
            let content = &message.content;
            match message.kind.as_str() {
                "execute_result" => value = content["data"]["text/plain"].as_str().map(str::to_owned),
                "error" => {
                    return Err(format!("the cell failed: {}", content["evalue"].as_str().unwrap_or("?")));
                }
                "status" if content["execution_state"] == "idle" => {
                    let reply = reply_to(&mut self.shell, &request.id).await?;
                    if reply["status"] != "ok" {
                        return Err(format!("the reply says {}", reply["status"]));
                    }
                    return value.ok_or_else(|| "the cell gave no value".to_owned());
                }
                _ => {}
            }
        }
    }

    /// Asks the kernel to end.
    pub(crate) async fn shut_down(&mut self) -> Result<(), Trouble> {
        let request = self.message("shutdown_request", json!({ "restart": false }));
        self.control.send(request.frames).await.map_err(trouble)?;
        reply_to(&mut self.control, &request.id).await.map(|_| ())
    }

    fn message(&self, kind: &str, content: Value) -> Request {
        let id = Uuid::new_v4().to_string();
        let header = json!({
            "msg_id": id, "session": "doctor", "username": "doctor", "msg_type": kind, "version": "5.3",
            "date": chrono::Utc::now().to_rfc3339(),
        });
        let parts = [header, json!({}), json!({}), content].map(|part| part.to_string());
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.key.as_bytes()).expect("HMAC takes a key of any length");
        parts.iter().for_each(|part| mac.update(part.as_bytes()));
        let signature: String =
            mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        let mut frames = ZmqMessage::from(DELIMITER.to_vec());
        frames.push_back(signature.into_bytes().into());
        parts.into_iter().for_each(|part| frames.push_back(part.into_bytes().into()));
        Request { id, frames }
    }
}

struct Request {
    id: String,
    frames: ZmqMessage,
}

/// The parts of a message that matter here.
struct Received {
    kind: String,
    parent: Value,
    content: Value,
}

impl Received {
    fn parse(frames: ZmqMessage) -> Option<Self> {
        let frames = frames.into_vec();
        let start = frames.iter().position(|frame| frame.as_ref() == DELIMITER)?;
        let part = |at: usize| serde_json::from_slice::<Value>(frames.get(start + at)?).ok();
        Some(Received {
            kind: part(2)?["msg_type"].as_str()?.to_owned(),
            parent: part(3)?,
            content: part(5)?,
        })
    }
}

/// The content of the reply to one request; others are older ones' and are passed over.
async fn reply_to(socket: &mut DealerSocket, id: &str) -> Result<Value, Trouble> {
    loop {
        let frames = socket.recv().await.map_err(trouble)?;
        if let Some(reply) = Received::parse(frames).filter(|reply| reply.parent["msg_id"] == id) {
            return Ok(reply.content);
        }
    }
}
