//! TCP: connections and listeners. All of this runs on the reactor.

use parking_lot::Mutex;
use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::{TcpListener, TcpStream, lookup_host};
use tokio::sync::watch;

/// Why there is no connection, or nothing listens.
pub(crate) enum NetProblem {
    /// The name of the host means nothing.
    Host,
    /// Something else.
    Io(io::Error),
}

impl From<io::Error> for NetProblem {
    fn from(problem: io::Error) -> NetProblem {
        NetProblem::Io(problem)
    }
}

async fn addresses(host: &str, port: u16) -> Result<Vec<SocketAddr>, NetProblem> {
    let found: Vec<_> = lookup_host((host, port)).await.map_err(|_| NetProblem::Host)?.collect();
    if found.is_empty() {
        return Err(NetProblem::Host);
    }
    Ok(found)
}

/// A connection to a host.
pub(crate) async fn connect(host: String, port: u16) -> Result<TcpStream, NetProblem> {
    let stream = TcpStream::connect(&addresses(&host, port).await?[..]).await?;
    // What is written is sent at once: writes are gathered before they come here.
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// What accepts connections.
pub(crate) struct Listener {
    listener: TcpListener,
    address: SocketAddr,
    /// Accepted for somebody who did not wait any more.
    returned: Mutex<VecDeque<TcpStream>>,
    closed: watch::Sender<bool>,
}

impl Listener {
    /// Listens at an address of this host; port 0 is any that is free.
    pub(crate) async fn bind(host: String, port: u16) -> Result<Arc<Listener>, NetProblem> {
        let listener = TcpListener::bind(&addresses(&host, port).await?[..]).await?;
        let address = listener.local_addr()?;
        Ok(Arc::new(Listener {
            listener,
            address,
            returned: Mutex::default(),
            closed: watch::Sender::new(false),
        }))
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends it, and the waits for connections.
    pub(crate) fn close(&self) {
        self.closed.send_replace(true);
        self.returned.lock().clear();
    }

    /// Whether it was closed.
    pub(crate) fn is_closed(&self) -> bool {
        *self.closed.borrow()
    }

    /// The next connection; nothing when the listener is closed first.
    pub(crate) async fn accept(self: Arc<Self>) -> io::Result<Option<Accepted>> {
        let mut closed = self.closed.subscribe();
        if *closed.borrow_and_update() {
            return Ok(None);
        }
        let returned = self.returned.lock().pop_front();
        let stream = match returned {
            Some(stream) => stream,
            None => tokio::select! {
                accepted = self.listener.accept() => accepted?.0,
                _ = closed.changed() => return Ok(None),
            },
        };
        stream.set_nodelay(true)?;
        Ok(Some(Accepted { stream: Some(stream), listener: self }))
    }
}

/// A connection on its way to who waits for it. When nobody does any more, the next one gets it.
pub(crate) struct Accepted {
    stream: Option<TcpStream>,
    listener: Arc<Listener>,
}

impl Accepted {
    /// The connection.
    pub(crate) fn take(mut self) -> Option<TcpStream> {
        self.stream.take()
    }
}

impl Drop for Accepted {
    fn drop(&mut self) {
        if let Some(stream) = self.stream.take().filter(|_| !self.listener.is_closed()) {
            self.listener.returned.lock().push_back(stream);
        }
    }
}
