//! Tasks, what they wait for, and two schedulers that run them.
//!
//! The five nouns: a [`Task`] is run a step at a time; an [`Operation`] is whatever it can wait for;
//! a [`Scheduler`] knows all tasks; a [`Pool`] drives it with threads that steal work, a [`Sim`] with
//! a seed and virtual time. The language that is run is a [`Host`].
//!
//! This crate knows no Scheme, no heap, no JSON and no sockets. Guarantees, and the protocols behind
//! them, are in the README beside it.

mod completion;
mod context;
mod dirty;
mod host;
mod inbox;
pub mod lockfree;
mod mailbox;
mod metrics;
mod operation;
mod poll;
mod recorder;
mod recording;
mod registry;
mod scheduler;
mod shim;
pub mod stm;
pub mod sync;
mod task;
mod time;
mod wait;
mod waiters;
mod word;

pub use completion::Completion;
pub use context::{Ctx, Turn};
pub use dirty::{DirtyMark, Owner};
pub use host::{Host, Payload};
pub use inbox::Inbox;
pub use mailbox::{
    Admission, Arrival, Letter, Mailbox, MailboxConfig, MailboxCounts, Overflow, Receive, Sent,
};
pub use metrics::{Snapshot, WorkerSnapshot};
pub use operation::{Choice, Operation, Ready, Sleep, Timeout, WaitStart, Wake};
pub use poll::{PREEMPT, PollWord, SHARE};
pub use recorder::{FRAMES, MAILBOXES_WATCHED, RecordingMark};
pub use recording::{Ending, Frame, LOCK_WAIT_LEAST, LaneRecording, MailboxDepth, Record, Recording, What};
pub use registry::TASK_LIMIT;
pub use scheduler::{
    Awaited, Blocking, Config, Finish, Link, Outcome, Pool, Scheduler, SchedulerId, Sim, SimConfig, SimStep,
    Subject,
};
pub use task::{Event, EventKind, FORCE, Refused, Step, Task, TaskId};
pub use time::Time;
pub use wait::{Masking, Meeting, Waiter};
pub use waiters::WaiterQueue;
pub use word::TaskState;
