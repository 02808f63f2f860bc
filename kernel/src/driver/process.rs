//! The process around the kernel: signals, and the parent that may die.
//!
//! An interrupt signal interrupts the language; a termination signal, or the end of the process named by
//! `JPY_PARENT_PID`, ends the kernel in order.

use std::path::PathBuf;
use std::time::Duration;

use tokio::sync::mpsc::Sender;

use crate::KernelError;
use crate::session::Event;

/// How often the parent is looked for.
const WATCH: Duration = Duration::from_millis(500);

/// Watches from now on.
pub(super) fn watch(events: &Sender<Event>) -> Result<(), KernelError> {
    watch_signals(events)?;
    let parent = std::env::var("JPY_PARENT_PID").ok().and_then(|text| text.parse::<u32>().ok());
    if let Some(parent) = parent.filter(|parent| *parent > 1) {
        tokio::spawn(watch_parent(parent, events.clone()));
    }
    Ok(())
}

#[cfg(unix)]
fn watch_signals(events: &Sender<Event>) -> Result<(), KernelError> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupts = signal(SignalKind::interrupt()).map_err(KernelError::System)?;
    let mut terminations = signal(SignalKind::terminate()).map_err(KernelError::System)?;
    let events = events.clone();
    tokio::spawn(async move {
        loop {
            let event = tokio::select! {
                Some(()) = interrupts.recv() => Event::InterruptSignal,
                Some(()) = terminations.recv() => Event::Terminate { reason: "told to end by a signal".into() },
                else => return,
            };
            if events.send(event).await.is_err() {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn watch_signals(events: &Sender<Event>) -> Result<(), KernelError> {
    let events = events.clone();
    tokio::spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            if events.send(Event::InterruptSignal).await.is_err() {
                return;
            }
        }
    });
    Ok(())
}

async fn watch_parent(parent: u32, events: Sender<Event>) {
    let alive = Parent::new(parent);
    while alive.lives() {
        tokio::time::sleep(WATCH).await;
    }
    let reason = format!("process {parent}, which this kernel belongs to, is gone");
    let _ = events.send(Event::Terminate { reason }).await;
}

/// How to tell whether a process lives without asking the system to signal it.
enum Parent {
    /// It is our parent process: when it dies, we are given another.
    #[cfg(unix)]
    Direct(u32),
    /// It started whoever started us: the system lists it.
    Listed(PathBuf),
}

impl Parent {
    fn new(id: u32) -> Self {
        #[cfg(unix)]
        if std::os::unix::process::parent_id() == id {
            return Parent::Direct(id);
        }
        Parent::Listed(format!("/proc/{id}").into())
    }

    fn lives(&self) -> bool {
        match self {
            #[cfg(unix)]
            Parent::Direct(id) => std::os::unix::process::parent_id() == *id,
            // Where processes are not listed as files nothing is known, and nothing is assumed.
            Parent::Listed(path) => path.exists() || !path.with_file_name("self").exists(),
        }
    }
}
