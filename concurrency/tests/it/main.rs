//! The tests of the scheduler crate.

mod alarms;
mod bounds;
mod channel;

mod history;
mod host;
mod linearizable;
mod lockfree;
mod pool;
mod quiet;
mod recording;
mod sim;
mod sync;
mod trace;
mod transactions;
#[allow(dead_code)] // models wait for a change
mod variable;
mod waits;

use std::sync::atomic;
