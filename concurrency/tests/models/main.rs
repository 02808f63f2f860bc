//! The loom models: every interleaving of what threads agree by.
//!
//! The crate's own files are compiled a second time here, with `shim.rs` of this folder in place of
//! theirs, so what is explored is the code that runs (and unit tests in these files run again). `words` has
//! models of single protocols; the others have tasks do things on two or three workers (`world.rs`).
#![cfg(not(miri))]

// The tasks of the other tests name the crate by its name.
extern crate self as lambdust_concurrency;

mod choices;
#[path = "../it/host.rs"]
#[allow(dead_code)]
mod language;
mod lockless;
mod locks;
mod mailboxes;
mod pools;
mod shim;
mod tasks;
mod times;
mod transactions;
#[path = "../it/variable.rs"]
mod variable;
mod words;
mod world;

#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "../../src"]
mod crate_files {
    pub(crate) mod completion;
    pub(crate) mod context;
    pub(crate) mod dirty;
    pub(crate) mod host;
    pub(crate) mod inbox;
    pub(crate) mod lockfree;
    pub(crate) mod mailbox;
    pub(crate) mod metrics;
    pub(crate) mod operation;
    pub(crate) mod poll;
    pub(crate) mod recorder;
    pub(crate) mod recording;
    pub(crate) mod registry;
    pub(crate) mod scheduler;
    pub(crate) mod stm;
    pub(crate) mod sync;
    pub(crate) mod task;
    pub(crate) mod time;
    pub(crate) mod wait;
    pub(crate) mod waiters;
    pub(crate) mod word;
}

use crate_files::*;
use shim::atomic;

// As in `src/lib.rs`: what is named without its module.
use completion::Completion;
use context::{Ctx, Turn};
use host::Host;
use mailbox::{Letter, Mailbox, MailboxConfig, Overflow, Sent};
use operation::{Choice, Operation, Ready, Sleep, WaitStart, Wake};
use poll::{PREEMPT, PollWord};
use scheduler::{Config, Outcome, Pool, Scheduler, Sim, SimConfig};
use task::{Step, Task, TaskId};
use time::Time;
use wait::{Masking, Waiter};
