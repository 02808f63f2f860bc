//! Operations: everything that can be waited for.
//!
//! A primitive says how to *try*, how to *block* and how to *cancel*; waiting, choice, timeouts,
//! masking and cancellation come from here and are the same for all of them. No operation ever
//! blocks a worker.

mod choice;
mod timeout;

pub use choice::Choice;
pub use timeout::{Sleep, Timeout};

use crate::context::Turn;
use crate::host::Host;
use crate::sync::Resource;
use crate::wait::Waiter;
use std::sync::Arc;

/// What an operation completed with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ready<P> {
    /// Which alternative; 0 for an operation without alternatives.
    pub branch: u32,
    /// Its value.
    pub payload: P,
}

/// What became of starting an operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WaitStart<P> {
    /// It completed at once, there is no wait.
    Ready(Ready<P>),
    /// A wait is open: return [`Step::Parked`](crate::Step::Parked).
    Parked,
}

/// How a wait ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wake<P> {
    /// The operation completed.
    Completed(Ready<P>),
    /// A request ended the wait; the operation did not and will not complete.
    Cancelled,
}

/// Something that a task can wait for.
///
/// Rules for a primitive:
/// 1. `block` looks again under the primitive's own lock. If the operation can complete now, it
///    first wins the wait with [`Turn::claim_own`], and only then takes anything.
/// 2. Whoever completes a waiter later uses [`Turn::complete`]. When that returns false, the wait
///    has ended some other way: what was meant for it stays where it was, at the front.
/// 3. The lock is never held while a task runs, and no payload is kept outside an
///    [`Owner`](crate::Owner).
pub trait Operation<H: Host> {
    /// Completes now if it can. Branches count from 0.
    fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>>;

    /// Enqueues the waiter, or completes after all. Branches count from `waiter.branch()`.
    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>>;

    /// The wait behind this waiter is over: forget it. An operation of one branch is told only when it
    /// lost, one of several also which branch won, to pass the news on to the others. It may be told
    /// of a waiter that it never enqueued. Prompt, not required: a
    /// [`WaiterQueue`](crate::WaiterQueue) stays clean without.
    fn cancel(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>);

    /// How many branches the operation has.
    fn branches(&self) -> u32 {
        1
    }

    /// Whether something outside the scheduler completes it, so that waiting for it is no deadlock.
    fn is_external(&self) -> bool {
        false
    }

    /// Whether a collector can find out that nobody is left who could complete it: what it is completed
    /// through shows each ticket that `block` has enqueued ([`Owner::show_waiters`](crate::Owner::show_waiters)),
    /// as long as a program can reach it. Without that its waiters are kept for good.
    fn shows_waiters(&self) -> bool {
        false
    }

    /// Whether a task may well wait for it for good, as an actor does for its next message: then it is no
    /// news that nothing is going to complete it.
    fn is_rest(&self) -> bool {
        false
    }

    /// What is waited for, if it is one thing.
    fn resource(&self) -> Option<Arc<dyn Resource>> {
        None
    }

    /// Tells the losers among the branches that start at `waiter.branch()`.
    fn prune(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        if self.branches() > 1 || winner != Some(waiter.branch()) {
            self.cancel(cx, waiter, winner);
        }
    }

    /// Shows the payloads that the operation itself carries. Only in a stopped world.
    fn trace_carried(&mut self, _visit: &mut dyn FnMut(&mut H::Payload)) {}
}

/// Passes on to what is behind a pointer whatever a shared reference is enough for.
macro_rules! forwarded {
    () => {
        fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
            (**self).try_now(cx)
        }

        fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
            (**self).block(cx, waiter)
        }

        fn cancel(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
            (**self).cancel(cx, waiter, winner);
        }

        fn branches(&self) -> u32 {
            (**self).branches()
        }

        fn is_external(&self) -> bool {
            (**self).is_external()
        }

        fn shows_waiters(&self) -> bool {
            (**self).shows_waiters()
        }

        fn is_rest(&self) -> bool {
            (**self).is_rest()
        }

        fn resource(&self) -> Option<Arc<dyn Resource>> {
            (**self).resource()
        }

        fn prune(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
            (**self).prune(cx, waiter, winner);
        }
    };
}

/// A shared primitive is waited for like the primitive itself. What it keeps is traced through its
/// own owner, so `trace_carried` shows nothing here.
impl<H: Host, O: Operation<H> + ?Sized> Operation<H> for Arc<O> {
    forwarded!();
}

/// An operation of which more is known only when it runs.
impl<H: Host, O: Operation<H> + ?Sized> Operation<H> for Box<O> {
    forwarded!();

    fn trace_carried(&mut self, visit: &mut dyn FnMut(&mut H::Payload)) {
        (**self).trace_carried(visit);
    }
}
