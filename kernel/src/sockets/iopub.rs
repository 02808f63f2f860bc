//! The publishing socket: a ZMTP 3.1 publisher that behaves as an XPUB socket which greets its subscribers.
//!
//! Each subscriber has a bounded queue and a task that writes it, so a slow one delays nobody; one whose
//! queue is full is cut off, with a line in the log. A message is encoded once and shared. What is published
//! in the first second, before anybody listens, is kept for the first subscriber.

mod hub;
mod peer;
mod zmtp;

use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;

use super::listener::Listener;
use crate::KernelError;
use hub::Hub;
pub(crate) use hub::Welcome;

/// The publisher.
pub(crate) struct Publisher {
    hub: Arc<Mutex<Hub>>,
}

impl Publisher {
    /// Serves a bound socket. `welcome` makes the frames that a new subscription is answered with; a
    /// subscriber that lets more than `limit` bytes wait is cut off.
    pub(crate) fn open(listener: Listener, welcome: Welcome, limit: usize) -> Result<Self, KernelError> {
        let hub = Arc::new(Mutex::new(Hub::new(welcome, limit)));
        let failed = |error: std::io::Error| KernelError::Socket(error.to_string());
        match listener {
            Listener::Tcp(listener) => {
                listener.set_nonblocking(true).map_err(failed)?;
                let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
                tokio::spawn(accept_tcp(listener, hub.clone()));
            }
            #[cfg(unix)]
            Listener::Ipc(listener) => {
                listener.set_nonblocking(true).map_err(failed)?;
                let listener = tokio::net::UnixListener::from_std(listener).map_err(failed)?;
                tokio::spawn(accept_ipc(listener, hub.clone()));
            }
        }
        Ok(Publisher { hub })
    }

    /// Queues a message, its topic first, for every subscriber that wants it. Never waits.
    pub(crate) fn publish(&self, frames: &[Vec<u8>]) {
        self.hub.lock().publish(frames);
    }

    /// Waits until all that was published has been handed to the system, or until `patience` is over.
    pub(crate) async fn drain(&self, patience: Duration) {
        let end = tokio::time::Instant::now() + patience;
        while !self.hub.lock().is_drained() && tokio::time::Instant::now() < end {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

async fn accept_tcp(listener: tokio::net::TcpListener, hub: Arc<Mutex<Hub>>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // Without it, small messages would wait for the acknowledgement of earlier ones.
                let _ = stream.set_nodelay(true);
                let (reader, writer) = stream.into_split();
                peer::serve(&hub, reader, writer);
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

#[cfg(unix)]
async fn accept_ipc(listener: tokio::net::UnixListener, hub: Arc<Mutex<Hub>>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let (reader, writer) = stream.into_split();
                peer::serve(&hub, reader, writer);
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}
