//! Stands between clients and the sockets of the `zeromq` crate, and lets only well-formed frames through.
//!
//! That crate (0.7) reserves as much memory as a frame's header announces, before anything is signed or even
//! sent: some thirty bytes from anybody who can reach a port would end the process. So clients connect to the
//! guard; it checks the greeting and every frame's length, and passes the bytes on to a private socket in a
//! folder that only this user can open. It reads nothing else and changes nothing. A `zeromq` with a largest
//! message size makes it superfluous.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader, BufWriter};
use tokio::net::UnixStream;
use tokio::sync::Semaphore;

use super::listener::{Connection, Listener, bind_path, ipc_connection};
use super::zmtp;
use crate::KernelError;

/// A message, all its frames together, may be this long; what JupyterLab sends is far shorter.
const MAX_MESSAGE: u64 = 64 * 1024 * 1024;
/// A message may have this many frames.
const MAX_FRAMES: u32 = 1000;
/// A socket serves this many clients at a time.
const MAX_CLIENTS: usize = 256;
/// A handshake that takes longer is given up.
const HANDSHAKE: Duration = Duration::from_secs(5);

/// Folders of dead kernels are removed when they are older than this; a younger one may be in the making.
const STALE: Duration = Duration::from_secs(60);
/// What the names of folders begin with.
const PREFIX: &str = "lambdust-kernel-";

/// The folder of the private sockets, removed when this goes away.
pub(super) struct PrivateFolder(PathBuf);

impl PrivateFolder {
    /// Makes the folder, in the user's folder for such things if there is one.
    pub(super) fn create() -> Result<Self, KernelError> {
        use std::os::unix::fs::DirBuilderExt;
        let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_dir());
        let parent = runtime.unwrap_or_else(std::env::temp_dir);
        let unique = uuid::Uuid::new_v4().simple().to_string();
        // Short, because the path of a Unix socket may have about a hundred bytes.
        let path = parent.join(format!("{PREFIX}{}", &unique[..12]));
        std::fs::DirBuilder::new().mode(0o700).create(&path).map_err(KernelError::System)?;
        // On the side, because the parent may hold thousands of other files.
        std::thread::spawn(move || sweep(&parent));
        Ok(PrivateFolder(path))
    }
}

impl Drop for PrivateFolder {
    fn drop(&mut self) {
        // What cannot be removed is a few empty files, and the next kernel tries again.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Removes the folders of kernels that were killed: those in which nobody listens any more.
fn sweep(parent: &Path) {
    for entry in std::fs::read_dir(parent).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        if ours && age().is_some_and(|age| age > STALE) && is_dead(&entry.path()) {
            // A folder of another user stays; it is not ours to remove.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

fn is_dead(folder: &Path) -> bool {
    let connected = std::os::unix::net::UnixStream::connect(folder.join("shell"));
    connected.is_err_and(|error| error.kind() == io::ErrorKind::ConnectionRefused)
}

/// Guards `listener`; the result is the listener that the socket called `name` is to serve instead.
pub(super) fn guard(listener: Listener, folder: &PrivateFolder, name: &str) -> Result<Listener, KernelError> {
    let path = folder.0.join(name);
    let private = bind_path(&path).map_err(KernelError::System)?;
    let places = Arc::new(Semaphore::new(MAX_CLIENTS));
    listener.serve(move |client| {
        // A client without a place is closed at once.
        if let Ok(place) = places.clone().try_acquire_owned() {
            let path = path.clone();
            tokio::spawn(async move {
                // That the connection ended is all there is to say, however it came about.
                let _ = relay(client, path).await;
                drop(place);
            });
        }
    })?;
    Ok(private)
}

async fn relay(mut client: Connection, private: PathBuf) -> io::Result<()> {
    let mut socket = ipc_connection(UnixStream::connect(private).await?);
    tokio::select! {
        ended = pass_checked(&mut client.reader, &mut socket.writer) => ended,
        ended = tokio::io::copy(&mut socket.reader, &mut client.writer) => ended.map(drop),
    }
}

/// Passes on what the client sends for as long as it is well-formed.
async fn pass_checked(client: impl AsyncRead + Unpin, socket: impl AsyncWrite + Unpin) -> io::Result<()> {
    let mut client = BufReader::new(client);
    let mut socket = BufWriter::new(socket);
    tokio::time::timeout(HANDSHAKE, pass_handshake(&mut client, &mut socket)).await??;
    loop {
        pass_message(&mut client, &mut socket).await?;
        if client.buffer().is_empty() {
            socket.flush().await?;
        }
    }
}

async fn pass_handshake<R, W>(client: &mut BufReader<R>, socket: &mut BufWriter<W>) -> io::Result<()>
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Unpin,
{
    let mut start = [0; zmtp::SIGNATURE_LENGTH];
    client.read_exact(&mut start).await?;
    zmtp::check_signature(&start)?;
    let mut rest = [0; zmtp::GREETING_LENGTH - zmtp::SIGNATURE_LENGTH];
    client.read_exact(&mut rest).await?;
    zmtp::check_mechanism(&rest)?;
    socket.write_all(&start).await?;
    socket.write_all(&rest).await?;
    socket.flush().await?;
    pass_message(client, socket).await?;
    socket.flush().await
}

/// Passes one message or command on.
async fn pass_message<R, W>(client: &mut BufReader<R>, socket: &mut BufWriter<W>) -> io::Result<()>
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Unpin,
{
    let mut length = 0u64;
    for _ in 0..MAX_FRAMES {
        let header = zmtp::read_header(client).await?;
        let command = header.flags & zmtp::COMMAND != 0;
        length = length.saturating_add(header.length);
        if length > if command { zmtp::MAX_FRAME } else { MAX_MESSAGE } {
            return Err(zmtp::invalid("a message that is too long"));
        }
        socket.write_all(&header.bytes).await?;
        let passed = tokio::io::copy(&mut (&mut *client).take(header.length), socket).await?;
        if passed < header.length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if command || header.flags & zmtp::MORE == 0 {
            return Ok(());
        }
    }
    Err(zmtp::invalid("a message of too many frames"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is passed on of these bytes, and why it ended.
    fn passed(bytes: &[u8]) -> (usize, String) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let mut socket = Vec::new();
        let ended = runtime.block_on(pass_checked(bytes, &mut socket)).unwrap_err();
        assert!(bytes.starts_with(&socket));
        (socket.len(), ended.to_string())
    }

    fn long(flags: u8, length: u64, body: usize) -> Vec<u8> {
        [&[flags | 2][..], &length.to_be_bytes(), &vec![7; body]].concat()
    }

    fn after_handshake(rest: &[&[u8]]) -> Vec<u8> {
        [&zmtp::greeting()[..], &zmtp::ready(), &rest.concat()].concat()
    }

    #[test]
    fn well_formed_bytes_pass_unchanged() {
        let bytes = after_handshake(&[b"\x01\x02ab\x00\x00", &long(0, 300, 300), b"\x04\x01x", b"\x00\x01c"]);
        assert_eq!(passed(&bytes), (bytes.len(), "unexpected end of file".into()));
    }

    #[test]
    fn what_is_not_zmtp_never_reaches_the_socket() {
        assert_eq!(passed(b"GET / HTTP/1.1\r\n\r\n"), (0, "not a ZMTP greeting".into()));
        assert_eq!(passed(&[0; 64]).0, 0);
        assert_eq!(passed(b"").0, 0);
    }

    #[test]
    fn lengths_are_checked_before_the_socket_hears_of_them() {
        let start = after_handshake(&[]).len();
        let refused = |rest: &[&[u8]]| {
            let (length, reason) = passed(&after_handshake(rest));
            (length - start, reason)
        };
        let too_long = || "a message that is too long".to_owned();
        assert_eq!(refused(&[&long(0, MAX_MESSAGE + 1, 0)]), (0, too_long()));
        assert_eq!(refused(&[&long(0, u64::MAX, 0)]), (0, too_long()));
        assert_eq!(refused(&[&long(4, zmtp::MAX_FRAME + 1, 0)]), (0, too_long()));
        assert_eq!(refused(&[b"\x01\x01a", &long(0, MAX_MESSAGE, 0)]).1, too_long());
        assert_eq!(refused(&[&long(0, MAX_MESSAGE, 9)]).1, "unexpected end of file");
        let frames = |count: u32| b"\x01\x00".repeat(count as usize);
        assert_eq!(refused(&[&frames(MAX_FRAMES - 1), b"\x00\x00"]).1, "unexpected end of file");
        assert_eq!(refused(&[&frames(MAX_FRAMES), b"\x00\x00"]).1, "a message of too many frames");
    }

    #[test]
    fn only_old_folders_of_dead_kernels_are_swept() {
        use std::os::unix::net::UnixListener;
        let parent = PrivateFolder::create().unwrap();
        let old = std::time::SystemTime::now() - 2 * STALE;
        let make = |name: &str, age: std::time::SystemTime| {
            let folder = parent.0.join(name);
            std::fs::create_dir(&folder).unwrap();
            let listener = UnixListener::bind(folder.join("shell")).unwrap();
            std::fs::File::open(&folder).unwrap().set_modified(age).unwrap();
            listener
        };
        drop(make("lambdust-kernel-dead", old));
        drop(make("other-dead", old));
        drop(make("lambdust-kernel-new", std::time::SystemTime::now()));
        let _alive = make("lambdust-kernel-alive", old);
        sweep(&parent.0);
        let mut left: Vec<_> =
            std::fs::read_dir(&parent.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["lambdust-kernel-alive", "lambdust-kernel-new", "other-dead"]);
    }
}
