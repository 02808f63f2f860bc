//! What flows in and out of files, sockets and pipes. A worker only ever touches buffers in memory; what fills and
//! empties them runs on the blocking pool (files) or on the reactor (everything else). Whatever ends the wait of a
//! fiber, nothing that has arrived is lost and nothing is written twice.

use super::reactor;
use crate::heap::Value;
use crate::machine::event::BoxedOperation;
use crate::port::reactor::Remote;
use concurrency::Blocking;
use parking_lot::Mutex;
use std::fs::File;
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::Notify;

/// How much is fetched at once.
pub(super) const CHUNK: usize = 64 << 10;
/// How much of what is written to a file is kept before it goes there.
const FILE_BUFFER: usize = 16 << 10;
/// How much that was written to a socket or pipe may be under way before the writer waits.
const STREAM_BUFFER: usize = 64 << 10;
/// How long what was written to a port that nobody has any more may take to be sent.
const LINGER: Duration = Duration::from_secs(2);

/// A source or sink of bytes that is no file.
pub(crate) type Reading = Box<dyn AsyncRead + Send + Unpin>;
/// Likewise.
pub(crate) type Writing = Box<dyn AsyncWrite + Send + Unpin>;

/// What comes in.
pub struct Inflow {
    /// The user's word for what is behind it: `files`, `sockets`, `processes`.
    noun: &'static str,
    arrived: Mutex<Arrived>,
    source: Source,
    closed: Notify,
}

#[derive(Default)]
struct Arrived {
    bytes: Vec<u8>,
    has_ended: bool,
    problem: Option<io::Error>,
}

enum Source {
    File(Mutex<File>),
    Stream(tokio::sync::Mutex<Option<Reading>>),
}

/// What there is at the moment.
pub(super) enum Taken {
    /// Something.
    Bytes(Vec<u8>),
    /// The end.
    End,
    /// Nothing yet.
    Nothing,
}

impl Inflow {
    /// The contents of a file.
    pub fn file(file: File) -> Arc<Inflow> {
        Inflow::new("files", Source::File(Mutex::new(file)))
    }

    /// What comes through a socket or a pipe.
    pub(crate) fn stream(noun: &'static str, stream: Reading) -> Arc<Inflow> {
        Inflow::new(noun, Source::Stream(tokio::sync::Mutex::new(Some(stream))))
    }

    fn new(noun: &'static str, source: Source) -> Arc<Inflow> {
        Arc::new(Inflow { noun, arrived: Mutex::default(), source, closed: Notify::new() })
    }

    /// The user's word for what is behind it.
    pub fn noun(&self) -> &'static str {
        self.noun
    }

    /// Whether it is a file, which never makes a reader wait for somebody.
    pub fn is_file(&self) -> bool {
        matches!(self.source, Source::File(_))
    }

    /// Takes what has arrived.
    pub(super) fn take(&self) -> io::Result<Taken> {
        let mut arrived = self.arrived.lock();
        if !arrived.bytes.is_empty() {
            return Ok(Taken::Bytes(std::mem::take(&mut arrived.bytes)));
        }
        match arrived.problem.take() {
            Some(problem) => Err(problem),
            None if arrived.has_ended => Ok(Taken::End),
            None => Ok(Taken::Nothing),
        }
    }

    /// Whether a reader would find something, or the end.
    pub fn is_ready(&self) -> bool {
        let arrived = self.arrived.lock();
        !arrived.bytes.is_empty() || arrived.has_ended || arrived.problem.is_some()
    }

    /// The wait for more, which then has arrived.
    pub(crate) fn more(self: &Arc<Self>) -> BoxedOperation {
        let flow = self.clone();
        match self.source {
            Source::File(_) => {
                Box::new(Blocking::new(move || flow.fetch_file(), |(), _| Value::UNSPECIFIED.stored()))
            }
            Source::Stream(_) => Box::new(Remote::new(async move { flow.fetch_stream().await }, |(), _| {
                Value::UNSPECIFIED.stored()
            })),
        }
    }

    /// Has more of a file arrive, on this thread.
    pub(crate) fn fetch_file(&self) {
        let Source::File(file) = &self.source else { return };
        let mut file = file.lock();
        if self.is_ready() {
            return;
        }
        let mut bytes = vec![0; CHUNK];
        let read = file.read(&mut bytes);
        self.put(bytes, read);
    }

    async fn fetch_stream(&self) {
        let Source::Stream(stream) = &self.source else { return };
        let closed = self.closed.notified();
        tokio::pin!(closed);
        closed.as_mut().enable();
        let read = async {
            let mut stream = stream.lock().await;
            if self.is_ready() {
                return;
            }
            let Some(stream) = stream.as_mut() else { return self.put(Vec::new(), Ok(0)) };
            let mut bytes = vec![0; CHUNK];
            // This is dropped before it has read anything, or when what was read is put away.
            let read = stream.read(&mut bytes).await;
            self.put(bytes, read);
        };
        tokio::select! {
            () = read => {}
            () = closed => {}
        }
    }

    fn put(&self, mut bytes: Vec<u8>, read: io::Result<usize>) {
        let mut arrived = self.arrived.lock();
        match read {
            Ok(0) => arrived.has_ended = true,
            Ok(count) => {
                bytes.truncate(count);
                arrived.bytes.append(&mut bytes);
            }
            Err(problem) if problem.kind() == io::ErrorKind::Interrupted => {}
            Err(problem) => arrived.problem = Some(problem),
        }
    }

    /// Begins to fetch, for somebody who asks whether there is something and does not wait.
    pub(crate) fn prefetch(self: &Arc<Self>) {
        let flow = self.clone();
        if let Ok(handle) = reactor::handle() {
            handle.spawn(async move { flow.fetch_stream().await });
        }
    }

    /// Closes it; who waits for more is told.
    pub(super) fn close(&self) {
        self.closed.notify_waiters();
        if let Source::Stream(stream) = &self.source {
            // Who holds the lock has just been told to go, and drops the stream with the flow.
            if let Ok(mut stream) = stream.try_lock() {
                *stream = None;
            }
        }
    }
}

/// What goes out.
pub struct Outflow {
    noun: &'static str,
    waiting: Mutex<Waiting>,
    sink: Sink,
    /// Told whenever something has gone out.
    progress: Notify,
    /// Told when nobody cares any more.
    given_up: Notify,
}

#[derive(Default)]
struct Waiting {
    bytes: Vec<u8>,
    /// Somebody is writing some.
    is_draining: bool,
    problem: Option<io::Error>,
}

enum Sink {
    File(Mutex<File>),
    Stream(tokio::sync::Mutex<Option<Writing>>),
}

impl Outflow {
    /// What is written to a file.
    pub fn file(file: File) -> Arc<Outflow> {
        Outflow::new("files", Sink::File(Mutex::new(file)))
    }

    /// What is written to a socket or a pipe. It is sent at once, and waits only when much of it is under way.
    pub(crate) fn stream(noun: &'static str, stream: Writing) -> Arc<Outflow> {
        Outflow::new(noun, Sink::Stream(tokio::sync::Mutex::new(Some(stream))))
    }

    fn new(noun: &'static str, sink: Sink) -> Arc<Outflow> {
        let waiting = Mutex::default();
        Arc::new(Outflow { noun, waiting, sink, progress: Notify::new(), given_up: Notify::new() })
    }

    /// The user's word for what is behind it.
    pub fn noun(&self) -> &'static str {
        self.noun
    }

    /// Whether it is a file.
    pub fn is_file(&self) -> bool {
        matches!(self.sink, Sink::File(_))
    }

    /// Bytes of memory held.
    pub(super) fn bytes(&self) -> usize {
        self.waiting.lock().bytes.capacity()
    }

    /// Takes bytes to be written; whether the writer has to wait until some have gone out.
    pub(super) fn push(self: &Arc<Self>, bytes: &[u8]) -> io::Result<bool> {
        let mut waiting = self.waiting.lock();
        if let Some(problem) = waiting.problem.take() {
            return Err(problem);
        }
        waiting.bytes.extend_from_slice(bytes);
        if self.is_file() {
            return Ok(waiting.bytes.len() >= FILE_BUFFER);
        }
        let is_much = waiting.bytes.len() > STREAM_BUFFER;
        if !std::mem::replace(&mut waiting.is_draining, true) {
            drop(waiting);
            let flow = self.clone();
            reactor::handle()?.spawn(async move { flow.drain_stream().await });
        }
        Ok(is_much)
    }

    /// The wait until there is room again, or, with `all`, until everything has gone out. Its result is a parcel.
    pub(crate) async fn drained(self: Arc<Self>, all: bool) -> io::Result<()> {
        loop {
            let progress = self.progress.notified();
            tokio::pin!(progress);
            progress.as_mut().enable();
            {
                let mut waiting = self.waiting.lock();
                if let Some(problem) = waiting.problem.take() {
                    return Err(problem);
                }
                let is_done = if all { !waiting.is_draining } else { waiting.bytes.len() <= STREAM_BUFFER };
                if is_done {
                    return Ok(());
                }
            }
            progress.await;
        }
    }

    /// Writes what waits for a file, on this thread. Who takes the file first writes what was written first.
    pub(crate) fn drain_file(&self) -> io::Result<()> {
        let Sink::File(file) = &self.sink else { return Ok(()) };
        let mut file = file.lock();
        let bytes = std::mem::take(&mut self.waiting.lock().bytes);
        file.write_all(&bytes)
    }

    async fn drain_stream(&self) {
        let Sink::Stream(stream) = &self.sink else { return };
        let given_up = self.given_up.notified();
        tokio::pin!(given_up);
        given_up.as_mut().enable();
        let mut stream = stream.lock().await;
        loop {
            let bytes = {
                let mut waiting = self.waiting.lock();
                if waiting.bytes.is_empty() {
                    waiting.is_draining = false;
                    break;
                }
                std::mem::take(&mut waiting.bytes)
            };
            let written = match stream.as_mut() {
                Some(stream) => tokio::select! {
                    written = stream.write_all(&bytes) => written,
                    () = &mut given_up => Err(io::ErrorKind::TimedOut.into()),
                },
                None => Err(io::ErrorKind::NotConnected.into()),
            };
            if let Err(problem) = written {
                let mut waiting = self.waiting.lock();
                waiting.bytes.clear();
                waiting.problem = Some(problem);
            }
            self.progress.notify_waiters();
        }
        self.progress.notify_waiters();
    }

    /// Lets everything go out and closes the stream.
    pub(crate) async fn finish(self: Arc<Self>) -> io::Result<()> {
        let drained = self.clone().drained(true).await;
        if let Sink::Stream(stream) = &self.sink
            && let Some(mut stream) = stream.lock().await.take()
        {
            let ended = stream.shutdown().await;
            return drained.and(ended.or_else(|problem| match problem.kind() {
                // The other side has closed it before.
                io::ErrorKind::NotConnected | io::ErrorKind::BrokenPipe => Ok(()),
                _ => Err(problem),
            }));
        }
        drained
    }

    /// Nobody has it any more: what was written has a little time left to go out. A file is written on this thread.
    pub(super) fn abandon(self: &Arc<Self>) {
        if self.is_file() {
            // There is nobody to tell of an error.
            let _ = self.drain_file();
        } else if let Ok(handle) = reactor::handle() {
            let flow = self.clone();
            handle.spawn(async move {
                if tokio::time::timeout(LINGER, flow.clone().finish()).await.is_err() {
                    flow.given_up.notify_waiters();
                    let _ = flow.finish().await;
                }
            });
        }
    }
}
