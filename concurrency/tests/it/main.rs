//! The tests of the scheduler crate.

mod alarms;
mod bounds;
mod channel;
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
mod waits;
