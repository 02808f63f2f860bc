//! What tasks coordinate by: mutexes, condition variables, semaphores and their kin, each an
//! [`Operation`](crate::Operation).
//!
//! All are fair: who came first is served first, and what is given up goes to the next directly. A wait that
//! is cancelled leaves nothing behind, but a ticket that nobody honours. None of them keeps a task alive.

mod barrier;
mod channel;
mod condition;
pub(crate) mod lock;
mod mutex;
mod rwlock;
mod semaphore;
mod usage;

pub use barrier::{Barrier, Meet, Round};
pub use channel::{Channel, Receive, Send};
pub use condition::{Condition, Notification};
pub use mutex::{Acquired, Holder, Lock, Mutex};
pub use rwlock::{Preference, RwLock, RwLocking, Side};
pub use semaphore::{Acquire, PERMITS_MAX, Semaphore};
pub use usage::Usage;

use crate::task::TaskId;
use std::any::Any;

/// What a host keeps beside a primitive: at least its name.
pub trait Named: std::marker::Send + Sync + 'static {
    /// What messages call it: `mutex door`.
    fn label(&self) -> String;

    /// By which number recordings know it.
    fn number(&self) -> u32 {
        0
    }
}

/// What a task waits for, for whoever wants to know why it waits.
pub trait Resource: Any + std::marker::Send + Sync {
    /// What messages call it.
    fn label(&self) -> String;

    /// The tasks that own it now: only they can give it up. Without any, others may complete the wait.
    fn owners(&self) -> Vec<TaskId>;
}
