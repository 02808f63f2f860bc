//! The reading ends of shell, control and stdin: checked messages become events, the rest is counted.
//!
//! A message that is refused is never answered: whoever does not know the key learns nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::mpsc;

use crate::session::{Channel, Event};
use crate::sockets::Readers;
use crate::sockets::router::RouterReader;
use crate::wire::frames::decode;
use crate::wire::signature::Signer;

/// Reads the three sockets from now on.
pub(super) fn listen(readers: Readers, signer: &Signer, events: &mpsc::Sender<Event>) {
    let dropped = Arc::new(AtomicU64::new(0));
    let sockets = [
        (Channel::Shell, readers.shell),
        (Channel::Control, readers.control),
        (Channel::Stdin, readers.stdin),
    ];
    for (channel, reader) in sockets {
        tokio::spawn(read(channel, reader, signer.clone(), events.clone(), dropped.clone()));
    }
}

async fn read(
    channel: Channel,
    mut reader: RouterReader,
    signer: Signer,
    events: mpsc::Sender<Event>,
    dropped: Arc<AtomicU64>,
) {
    loop {
        match decode(&reader.receive().await, &signer) {
            Ok(message) => {
                if events.send(Event::Received { channel, message }).await.is_err() {
                    return;
                }
            }
            Err(rejected) => {
                let count = dropped.fetch_add(1, Ordering::Relaxed) + 1;
                // Powers of two: the first is told at once, a flood does not fill the log.
                if count.is_power_of_two() {
                    crate::log::line(&format!(
                        "dropped a message on {channel:?}: {rejected} ({count} so far)"
                    ));
                }
            }
        }
    }
}
