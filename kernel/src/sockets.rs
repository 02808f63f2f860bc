//! The five sockets of a kernel, behind one small interface.
//!
//! Shell, control, stdin and heartbeat are sockets of the `zeromq` crate. The publishing socket is our own
//! [`Publisher`](iopub::Publisher), which sees subscriptions, never lets one subscriber delay another and
//! bounds what waits for each. No other module of the kernel names ZeroMQ.

#[cfg(unix)]
mod guard;
mod heartbeat;
mod iopub;
mod listener;
pub(crate) mod router;
mod zmtp;

use crate::KernelError;
use crate::wire::connection::ConnectionFile;
pub(crate) use iopub::Publisher;
use iopub::Welcome;
use listener::{Listener, bind};
use router::{Router, RouterReader};

/// The sockets, open; the heartbeat already answers.
pub(crate) struct Sockets {
    pub(crate) shell: Router,
    pub(crate) control: Router,
    pub(crate) stdin: Router,
    pub(crate) iopub: Publisher,
    _guards: Guards,
}

/// The receiving ends of the sockets on which front ends speak.
pub(crate) struct Readers {
    pub(crate) shell: RouterReader,
    pub(crate) control: RouterReader,
    pub(crate) stdin: RouterReader,
}

/// Opens all five sockets where the connection file wants them.
pub(crate) async fn open(
    file: &ConnectionFile,
    welcome: Welcome,
    subscriber_limit: usize,
) -> Result<(Sockets, Readers), KernelError> {
    let guards = Guards::new()?;
    let open = |name, port| guards.before(name, bind(name, &file.transport, port)?);
    heartbeat::start(open("heartbeat", file.hb_port)?).await?;
    let (control, control_reader) = Router::open(open("control", file.control_port)?).await?;
    let (shell, shell_reader) = Router::open(open("shell", file.shell_port)?).await?;
    let (stdin, stdin_reader) = Router::open(open("stdin", file.stdin_port)?).await?;
    let iopub = Publisher::open(bind("iopub", &file.transport, file.iopub_port)?, welcome, subscriber_limit)?;
    let readers = Readers { shell: shell_reader, control: control_reader, stdin: stdin_reader };
    Ok((Sockets { shell, control, stdin, iopub, _guards: guards }, readers))
}

/// What stands before the sockets of the `zeromq` crate.
#[cfg(unix)]
struct Guards(guard::PrivateFolder);

#[cfg(unix)]
impl Guards {
    fn new() -> Result<Self, KernelError> {
        guard::PrivateFolder::create().map(Guards)
    }

    fn before(&self, name: &str, listener: Listener) -> Result<Listener, KernelError> {
        guard::guard(listener, &self.0, name)
    }
}

/// Without Unix sockets there is no private way to the guarded socket, so there is no guard.
#[cfg(not(unix))]
struct Guards;

#[cfg(not(unix))]
impl Guards {
    fn new() -> Result<Self, KernelError> {
        Ok(Guards)
    }

    fn before(&self, _: &str, listener: Listener) -> Result<Listener, KernelError> {
        Ok(listener)
    }
}
