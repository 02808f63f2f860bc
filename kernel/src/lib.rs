//! The Jupyter kernel of Lambdust: the messaging protocol, the five sockets, and the conversation with front
//! ends, around any [`Language`].
//!
//! - [`language`]: the seam; the only part that the interpreter's side needs to know.
//! - `wire`: messages as data. `sockets`: ZeroMQ behind a small interface. `session`: the conversation as a
//!   pure state machine. `driver`: the loop that performs what the session decides.
//! - [`echo`]: a language that repeats its input, to test and to time all of this without an interpreter.
//!
//! A kernel uses one thread for all input and output and one for questions about code; cells run on the
//! threads of the language.

#![forbid(unsafe_code)]

mod driver;
pub mod echo;
mod evaluator;
mod host;
pub mod language;
mod log;
mod session;
mod sockets;
mod wire;

use std::fmt;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

pub use evaluator::Evaluator;
pub use host::machine;
pub use language::Language;
pub use wire::connection::{ConnectionError, ConnectionFile, Transport};

/// What can be set about a kernel.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many bytes of output a cell may show: the head, then a count of what is left out, then the tail.
    pub output_limit: usize,
    /// How many bytes may wait for a subscriber that does not read before it is cut off.
    pub subscriber_limit: usize,
    /// How long what still runs may take to end at shutdown.
    pub shutdown_grace: Duration,
    /// Whether the kernel has the process for itself: then it handles signals and panics, and ends when the
    /// process in `JPY_PARENT_PID` is gone.
    pub owns_process: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            output_limit: 10_000_000,
            subscriber_limit: 128 * 1024 * 1024,
            shutdown_grace: Duration::from_secs(1),
            owns_process: true,
        }
    }
}

/// Why a kernel could not serve its front end.
#[derive(Debug)]
pub enum KernelError {
    /// The connection file cannot be used.
    Connection(ConnectionError),
    /// A socket could not be opened where the connection file wants it.
    Bind {
        /// Which of the five.
        socket: &'static str,
        /// Where.
        endpoint: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A bound socket could not be served.
    Socket(String),
    /// The system refused a thread, a timer or a signal.
    System(std::io::Error),
}

impl fmt::Display for KernelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KernelError::Connection(error) => error.fmt(f),
            KernelError::Bind { socket, endpoint, source } => {
                write!(f, "cannot open the {socket} socket at {endpoint}: {source}")
            }
            KernelError::Socket(reason) => write!(f, "cannot serve a socket: {reason}"),
            KernelError::System(error) => write!(f, "cannot start: {error}"),
        }
    }
}

impl std::error::Error for KernelError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            KernelError::Connection(error) => Some(error),
            KernelError::Bind { source, .. } | KernelError::System(source) => Some(source),
            KernelError::Socket(_) => None,
        }
    }
}

/// Serves `language` to the front ends that the connection file names, until one of them asks the kernel to
/// shut down. Uses the calling thread for all input and output.
pub fn run(
    connection: &Path,
    language: Arc<dyn Language>,
    options: Options,
) -> Result<ExitCode, KernelError> {
    let file = ConnectionFile::read(connection).map_err(KernelError::Connection)?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(KernelError::System)?;
    runtime.block_on(driver::drive(file, language, options))
}
