//! Shell, control and stdin: ROUTER sockets, split into an end that answers and an end that reads.
//!
//! Answering a client that went away is not an error, and a client that stopped reading cannot hold the
//! others up: what it does not take within a moment is dropped.

use std::time::Duration;

use zeromq::{RouterRecvHalf, RouterSendHalf, RouterSocket, Socket, SocketRecv, SocketSend, ZmqMessage};

use super::listener::Listener;
use crate::KernelError;

/// How long a client with a full queue may hold up an answer.
const PATIENCE: Duration = Duration::from_millis(50);

/// The end that answers.
#[derive(Clone)]
pub(crate) struct Router(RouterSendHalf);

/// The end that reads.
pub(crate) struct RouterReader(RouterRecvHalf);

impl Router {
    /// Serves a bound socket.
    pub(crate) async fn open(listener: Listener) -> Result<(Router, RouterReader), KernelError> {
        let mut socket = RouterSocket::new();
        socket.bind_listener(listener).await.map_err(|error| KernelError::Socket(error.to_string()))?;
        let (sender, reader) = socket.split();
        Ok((Router(sender), RouterReader(reader)))
    }

    /// Sends frames that begin with the client's identity; says whether the client was there.
    pub(crate) async fn send(&mut self, frames: Vec<Vec<u8>>) -> bool {
        let mut frames = frames.into_iter();
        let Some(identity) = frames.next() else { return false };
        let mut message = ZmqMessage::from(identity);
        frames.for_each(|frame| message.push_back(frame.into()));
        matches!(tokio::time::timeout(PATIENCE, self.0.send(message)).await, Ok(Ok(())))
    }
}

impl RouterReader {
    /// The next message, its sender's identity first.
    pub(crate) async fn receive(&mut self) -> Vec<impl AsRef<[u8]> + use<>> {
        loop {
            match self.0.recv().await {
                Ok(message) => return message.into_vec(),
                // What one client did wrong ends that client, never the socket.
                Err(_) => tokio::time::sleep(Duration::from_millis(1)).await,
            }
        }
    }
}

impl From<Listener> for zeromq::Listener {
    fn from(listener: Listener) -> Self {
        match listener {
            Listener::Tcp(listener) => listener.into(),
            #[cfg(unix)]
            Listener::Ipc(listener) => listener.into(),
        }
    }
}
