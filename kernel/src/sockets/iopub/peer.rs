//! The connection to one subscriber: handshake, then a task that listens to it and a task that writes.
//!
//! A peer that is silent during the handshake, breaks the protocol or closes is forgotten without a word:
//! anything may connect to a port.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::io::{AsyncWriteExt, BufReader, BufWriter};

use super::hub::{Hub, Outgoing};
use crate::sockets::listener::{Connection, Writer};
use crate::sockets::zmtp::{self, Said};

/// A handshake that takes longer is given up.
const HANDSHAKE: Duration = Duration::from_secs(5);
/// Small messages that wait together are written together, up to about this size.
const WRITE_BUFFER: usize = 32 * 1024;
/// At the latest after so much, what is buffered goes out.
const FLUSH_BYTES: usize = 256 * 1024;

/// Serves a connection in tasks of its own.
pub(super) fn serve(hub: &Arc<Mutex<Hub>>, connection: Connection) {
    let Some((id, outgoing)) = hub.lock().join() else {
        crate::log::line("a subscriber of iopub was turned away: there are too many");
        return;
    };
    let shared = hub.clone();
    let task = tokio::spawn(async move {
        // The end of the connection is all there is to say, however it came about.
        let _ = converse(&shared, id, outgoing, connection).await;
        shared.lock().leave(id);
    });
    hub.lock().attach(id, task.abort_handle());
}

async fn converse(
    hub: &Arc<Mutex<Hub>>,
    id: u64,
    outgoing: Outgoing,
    Connection { reader, mut writer }: Connection,
) -> std::io::Result<()> {
    let mut reader = BufReader::new(reader);
    let handshake = async {
        writer.write_all(&zmtp::greeting()).await?;
        zmtp::read_greeting(&mut reader).await?;
        writer.write_all(&zmtp::ready()).await?;
        zmtp::read_ready(&mut reader).await
    };
    tokio::time::timeout(HANDSHAKE, handshake).await??;
    let writing = tokio::spawn(write(outgoing, writer));
    hub.lock().attach(id, writing.abort_handle());
    loop {
        match zmtp::read_said(&mut reader).await? {
            Said::Subscribe(topic) => hub.lock().subscribe(id, topic),
            Said::Cancel(topic) => hub.lock().cancel(id, &topic),
            Said::Ping { pong } => hub.lock().answer(id, pong),
            Said::Nothing => {}
        }
    }
}

/// Writes what is queued until the connection or the queue ends.
async fn write(mut outgoing: Outgoing, writer: Writer) -> std::io::Result<()> {
    let mut writer = BufWriter::with_capacity(WRITE_BUFFER, writer);
    while let Some(first) = outgoing.queue.recv().await {
        let mut next = Some(first);
        let mut written = 0;
        while let Some(bytes) = next {
            writer.write_all(&bytes).await?;
            written += bytes.len();
            // What was written is reported now and then, or a busy subscriber would look like a slow one.
            next = if written < FLUSH_BYTES { outgoing.queue.try_recv().ok() } else { None };
        }
        writer.flush().await?;
        outgoing.waiting.fetch_sub(written, Ordering::AcqRel);
    }
    Ok(())
}
