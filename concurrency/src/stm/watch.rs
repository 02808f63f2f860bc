//! Waiting until something that was read changes.
//!
//! Each variable that somebody has ever waited for has a list of waiters with a count of how often it was told.
//! Who wants to wait 1. notes the counts; 2. marks the variables, by [`Log::watch`](super::Log::watch), unless one has
//! changed; 3. enters the lists whose counts are still the same, or goes on at once. Whoever commits 1. locks the
//! variables, and so finds the marks; 2. unlocks them, unmarked; 3. counts, and wakes the list. A commit before the
//! mark is seen as a change; one after it finds the mark, and its count is found or it finds the waiter.

use crate::context::Turn;
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::shim::Mutex;
use crate::wait::Waiter;
use crate::waiters::WaiterQueue;
use std::sync::Arc;

/// Those who wait for one variable.
pub struct WaitList(Mutex<Inner>);

struct Inner {
    told: u64,
    waiters: WaiterQueue,
}

impl WaitList {
    /// An empty list.
    #[must_use]
    pub fn new() -> WaitList {
        WaitList(Mutex::new(Inner { told: 0, waiters: WaiterQueue::new() }))
    }

    /// The variable has changed: whoever waits for that goes on.
    pub fn tell<H: Host>(&self, cx: &mut Turn<'_, H>) {
        let waiters = {
            let mut inner = self.0.lock();
            inner.told += 1;
            inner.waiters.take()
        };
        for waiter in waiters {
            cx.complete(waiter, H::Payload::UNIT);
        }
    }

    /// Shows the tickets of all waiters. Called in a stopped world.
    pub fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        self.0.lock().waiters.each(show);
    }

    /// How many tickets of waiters it holds, dead ones included.
    pub fn waiters(&self) -> usize {
        self.0.lock().waiters.len()
    }

    fn told(&self) -> u64 {
        self.0.lock().told
    }
}

impl Default for WaitList {
    fn default() -> Self {
        WaitList::new()
    }
}

/// Waiting until one of several variables changes.
pub struct Changed(Vec<(Arc<WaitList>, u64)>);

impl Changed {
    /// From now on: made before the variables are marked.
    pub fn new(lists: impl IntoIterator<Item = Arc<WaitList>>) -> Changed {
        let counted = lists.into_iter().map(|list| {
            let told = list.told();
            (list, told)
        });
        Changed(counted.collect())
    }
}

impl<H: Host> Operation<H> for Changed {
    fn try_now(&self, _cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        let has_changed = self.0.iter().any(|(list, told)| list.told() != *told);
        has_changed.then_some(Ready { branch: 0, payload: H::Payload::UNIT })
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        for (list, told) in &self.0 {
            let mut inner = list.0.lock();
            if inner.told == *told {
                inner.waiters.push(waiter, |other| cx.is_waiting(*other));
                continue;
            }
            drop(inner);
            // Another list may have ended the wait already.
            let is_first = cx.claim_own(waiter);
            self.cancel(cx, waiter, None);
            return is_first.then_some(Ready { branch: waiter.branch(), payload: H::Payload::UNIT });
        }
        None
    }

    fn cancel(&self, _cx: &mut Turn<'_, H>, waiter: Waiter, _winner: Option<u32>) {
        for (list, _) in &self.0 {
            list.0.lock().waiters.remove(waiter);
        }
    }

    /// One that was completed is told too: it stands in the other lists.
    fn prune(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        Operation::<H>::cancel(self, cx, waiter, winner);
    }

    fn shows_waiters(&self) -> bool {
        true
    }
}
