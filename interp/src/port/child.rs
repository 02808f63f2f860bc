//! Processes of the operating system that a program has started. Each is waited for on the reactor.

use super::flow::{Reading, Writing};
use std::io;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use tokio::process::{Child, Command};
use tokio::sync::{Notify, watch};

/// What is to be started.
pub(crate) struct Plan {
    /// The program.
    pub(crate) program: String,
    /// Its arguments.
    pub(crate) arguments: Vec<String>,
    /// Where it runs, if not where this process does.
    pub(crate) folder: Option<String>,
}

/// A process that was started.
pub(crate) struct Running {
    pid: u32,
    status: watch::Receiver<Option<i64>>,
    kill: Notify,
}

/// The same with the other ends of its standard streams.
pub(crate) struct Started {
    pub(crate) running: Arc<Running>,
    pub(crate) stdin: Writing,
    pub(crate) stdout: Reading,
    pub(crate) stderr: Reading,
}

/// Starts a process.
pub(crate) async fn start(plan: Plan) -> io::Result<Started> {
    let mut command = Command::new(&plan.program);
    command.args(&plan.arguments).kill_on_drop(true);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(folder) = &plan.folder {
        command.current_dir(folder);
    }
    let mut child = command.spawn()?;
    let missing = || io::Error::other("a standard stream is missing");
    let stdin = child.stdin.take().ok_or_else(missing)?;
    let stdout = child.stdout.take().ok_or_else(missing)?;
    let stderr = child.stderr.take().ok_or_else(missing)?;
    let (told, status) = watch::channel(None);
    let running = Arc::new(Running { pid: child.id().unwrap_or(0), status, kill: Notify::new() });
    tokio::spawn(watch_over(child, running.clone(), told));
    Ok(Started { running, stdin: Box::new(stdin), stdout: Box::new(stdout), stderr: Box::new(stderr) })
}

/// Waits for the end of the process, which may be asked for.
async fn watch_over(mut child: Child, running: Arc<Running>, told: watch::Sender<Option<i64>>) {
    let ended = loop {
        tokio::select! {
            ended = child.wait() => break ended,
            () = running.kill.notified() => {
                // It may have ended by itself just now.
                let _ = child.start_kill();
            }
        }
    };
    told.send_replace(Some(ended.map_or(UNKNOWN, code)));
}

/// The exit status of a process of which the system does not tell one.
const UNKNOWN: i64 = -1;

/// The exit code; the number of the signal that has ended the process, as a negative number.
fn code(status: ExitStatus) -> i64 {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return -i64::from(signal);
    }
    status.code().map_or(UNKNOWN, i64::from)
}

impl Running {
    /// Its number.
    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    /// How it has ended, if it has.
    pub(crate) fn status(&self) -> Option<i64> {
        *self.status.borrow()
    }

    /// Ends it.
    pub(crate) fn kill(&self) {
        self.kill.notify_one();
    }

    /// Its end.
    pub(crate) async fn ended(self: Arc<Self>) -> i64 {
        let mut status = self.status.clone();
        let ended = status.wait_for(Option::is_some).await;
        ended.ok().and_then(|status| *status).unwrap_or(UNKNOWN)
    }
}
