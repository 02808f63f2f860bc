//! Listening where the connection file says, with errors that name the socket.
//!
//! A file that a dead kernel left at the path of an ipc socket is removed; one that a living process listens
//! on is not.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};

use crate::KernelError;
use crate::wire::connection::Transport;

/// After a failed accept, mostly for want of file descriptors, the next is tried this much later.
const ACCEPT_PAUSE: Duration = Duration::from_millis(10);

/// A bound socket that waits for clients.
pub(crate) enum Listener {
    Tcp(TcpListener),
    #[cfg(unix)]
    Ipc(std::os::unix::net::UnixListener),
}

/// The two directions of a connection.
pub(super) type Reader = Box<dyn AsyncRead + Unpin + Send>;
pub(super) type Writer = Box<dyn AsyncWrite + Unpin + Send>;

/// A client's connection.
pub(super) struct Connection {
    pub(super) reader: Reader,
    pub(super) writer: Writer,
}

impl Listener {
    /// Hands every connection to `serve`, which must not wait, for as long as the runtime lives.
    pub(super) fn serve(self, serve: impl Fn(Connection) + Send + 'static) -> Result<(), KernelError> {
        match self {
            Listener::Tcp(listener) => {
                listener.set_nonblocking(true).map_err(KernelError::System)?;
                let listener = tokio::net::TcpListener::from_std(listener).map_err(KernelError::System)?;
                tokio::spawn(async move {
                    loop {
                        match listener.accept().await {
                            Ok((stream, _)) => serve(tcp_connection(stream)),
                            Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
                        }
                    }
                });
            }
            #[cfg(unix)]
            Listener::Ipc(listener) => {
                listener.set_nonblocking(true).map_err(KernelError::System)?;
                let listener = tokio::net::UnixListener::from_std(listener).map_err(KernelError::System)?;
                tokio::spawn(async move {
                    loop {
                        match listener.accept().await {
                            Ok((stream, _)) => serve(ipc_connection(stream)),
                            Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
                        }
                    }
                });
            }
        }
        Ok(())
    }
}

fn tcp_connection(stream: tokio::net::TcpStream) -> Connection {
    // Without it, small messages would wait for the acknowledgement of earlier ones.
    let _ = stream.set_nodelay(true);
    let (reader, writer) = stream.into_split();
    Connection { reader: Box::new(reader), writer: Box::new(writer) }
}

#[cfg(unix)]
pub(super) fn ipc_connection(stream: tokio::net::UnixStream) -> Connection {
    let (reader, writer) = stream.into_split();
    Connection { reader: Box::new(reader), writer: Box::new(writer) }
}

/// Binds the socket called `name` to `port`.
pub(crate) fn bind(name: &'static str, transport: &Transport, port: u16) -> Result<Listener, KernelError> {
    match transport {
        Transport::Tcp(ip) => {
            let address = SocketAddr::new(*ip, port);
            let listener = TcpListener::bind(address).map_err(|source| KernelError::Bind {
                socket: name,
                endpoint: format!("tcp://{address}"),
                source,
            })?;
            Ok(Listener::Tcp(listener))
        }
        Transport::Ipc(prefix) => {
            let mut path = prefix.clone().into_os_string();
            path.push(format!("-{port}"));
            let path = PathBuf::from(path);
            bind_path(&path).map_err(|source| KernelError::Bind {
                socket: name,
                endpoint: format!("ipc://{}", path.display()),
                source,
            })
        }
    }
}

#[cfg(unix)]
pub(super) fn bind_path(path: &Path) -> io::Result<Listener> {
    use std::os::unix::fs::FileTypeExt;
    use std::os::unix::net::{UnixListener, UnixStream};

    let is_socket = std::fs::symlink_metadata(path).is_ok_and(|data| data.file_type().is_socket());
    if is_socket && UnixStream::connect(path).is_err() {
        std::fs::remove_file(path)?;
    }
    UnixListener::bind(path).map(Listener::Ipc)
}

#[cfg(not(unix))]
pub(super) fn bind_path(_: &Path) -> io::Result<Listener> {
    let reason = "ipc sockets need a Unix system; use transport tcp";
    Err(io::Error::new(io::ErrorKind::Unsupported, reason))
}
