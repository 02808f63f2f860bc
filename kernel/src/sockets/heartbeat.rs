//! The heartbeat: whatever comes is sent back, so that the front end knows the process lives.
//!
//! It runs beside everything else on the input/output thread and survives whatever is sent to it; a client
//! that does not read its echo is given up after a moment.

use std::time::Duration;

use zeromq::{RepSocket, Socket, SocketRecv, SocketSend};

use super::listener::Listener;
use crate::KernelError;

/// How long a client that does not read may hold up the others.
const PATIENCE: Duration = Duration::from_millis(100);

/// Starts to answer on a bound socket.
pub(crate) async fn start(listener: Listener) -> Result<(), KernelError> {
    let mut socket = RepSocket::new();
    socket.bind_listener(listener).await.map_err(|error| KernelError::Socket(error.to_string()))?;
    tokio::spawn(async move {
        loop {
            match socket.recv().await {
                Ok(beat) => {
                    // A client that left before its echo is no concern of the others.
                    let _ = tokio::time::timeout(PATIENCE, socket.send(beat)).await;
                }
                // A malformed beat or a lost client: the next one may be fine.
                Err(_) => tokio::time::sleep(Duration::from_millis(1)).await,
            }
        }
    });
    Ok(())
}
