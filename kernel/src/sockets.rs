//! The five sockets of a kernel, behind one small interface.
//!
//! Shell, control, stdin and heartbeat are sockets of the `zeromq` crate. The publishing socket is our own
//! [`Publisher`](iopub::Publisher), which sees subscriptions, never lets one subscriber delay another and
//! bounds what waits for each. No other module of the kernel names ZeroMQ.

pub(crate) mod heartbeat;
pub(crate) mod iopub;
pub(crate) mod listener;
pub(crate) mod router;

use crate::KernelError;
use crate::wire::connection::ConnectionFile;
use iopub::{Publisher, Welcome};
use listener::bind;
use router::{Router, RouterReader};

/// The sockets, open; the heartbeat already answers.
pub(crate) struct Sockets {
    pub(crate) shell: Router,
    pub(crate) control: Router,
    pub(crate) stdin: Router,
    pub(crate) iopub: Publisher,
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
    let transport = &file.transport;
    heartbeat::start(bind("heartbeat", transport, file.hb_port)?).await?;
    let (control, control_reader) = Router::open(bind("control", transport, file.control_port)?).await?;
    let (shell, shell_reader) = Router::open(bind("shell", transport, file.shell_port)?).await?;
    let (stdin, stdin_reader) = Router::open(bind("stdin", transport, file.stdin_port)?).await?;
    let iopub = Publisher::open(bind("iopub", transport, file.iopub_port)?, welcome, subscriber_limit)?;
    let readers = Readers { shell: shell_reader, control: control_reader, stdin: stdin_reader };
    Ok((Sockets { shell, control, stdin, iopub }, readers))
}
