//! The publishing socket: a ZMTP 3.1 publisher that behaves as an XPUB socket which greets its subscribers.
//!
//! Each subscriber has a bounded queue and a task that writes it, so a slow one delays nobody; one whose
//! queue is full is cut off, with a line in the log. A message is encoded once and shared. What is published
//! in the first second, before anybody listens, is kept for the first subscriber.

mod hub;
mod peer;

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
        let shared = hub.clone();
        listener.serve(move |connection| peer::serve(&shared, connection))?;
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
