//! Listening where the connection file says, with errors that name the socket.
//!
//! A file that a dead kernel left at the path of an ipc socket is removed; one that a living process listens
//! on is not.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use crate::KernelError;
use crate::wire::connection::Transport;

/// A bound socket that waits for clients.
pub(crate) enum Listener {
    Tcp(TcpListener),
    #[cfg(unix)]
    Ipc(std::os::unix::net::UnixListener),
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
fn bind_path(path: &Path) -> std::io::Result<Listener> {
    use std::os::unix::fs::FileTypeExt;
    use std::os::unix::net::{UnixListener, UnixStream};

    let is_socket = std::fs::symlink_metadata(path).is_ok_and(|data| data.file_type().is_socket());
    if is_socket && UnixStream::connect(path).is_err() {
        std::fs::remove_file(path)?;
    }
    UnixListener::bind(path).map(Listener::Ipc)
}

#[cfg(not(unix))]
fn bind_path(_: &Path) -> std::io::Result<Listener> {
    let reason = "ipc sockets need a Unix system; use transport tcp";
    Err(std::io::Error::new(std::io::ErrorKind::Unsupported, reason))
}
