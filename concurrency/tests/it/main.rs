//! The tests of the scheduler crate, and the loom models of its protocols.

mod alarms;
mod bounds;
mod channel;
mod host;
mod linearizable;
#[cfg(not(miri))]
mod models;
mod pool;
mod quiet;
mod recording;
mod sim;
mod sync;
mod trace;
mod waits;

// The protocol files themselves, compiled against loom through the `shim` of this crate.
mod shim;

#[path = "../../src/completion/cell.rs"]
#[allow(dead_code)]
mod cell;
#[path = "../../src/scheduler/idle.rs"]
#[allow(dead_code)]
mod idle;
#[path = "../../src/sync/lock.rs"]
#[allow(dead_code)]
mod lock;
#[path = "../../src/poll.rs"]
#[allow(dead_code, unreachable_pub)]
mod poll;
#[path = "../../src/recorder/ring.rs"]
#[allow(dead_code)]
mod ring;
#[path = "../../src/wait.rs"]
#[allow(dead_code, unreachable_pub)]
mod wait;
#[path = "../../src/waiters.rs"]
#[allow(dead_code, unreachable_pub)]
mod waiters;
#[path = "../../src/word.rs"]
#[allow(dead_code, unreachable_pub)]
mod word;
