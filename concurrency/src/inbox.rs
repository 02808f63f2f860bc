//! Plain data from threads outside to tasks: cells to run, lines of input, results of a reactor.
//!
//! Anyone may push; a task waits until there is something and then takes it. No payload is ever in
//! here, so the collector need not know of it.

use crate::context::Turn;
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::scheduler::Scheduler;
use crate::wait::Waiter;
use crate::waiters::WaiterQueue;
use parking_lot::Mutex;
use std::collections::VecDeque;

/// A bounded queue of plain data with tasks waiting at its end.
///
/// As an operation it completes with `UNIT` once it is not empty. With several receivers somebody
/// else may have been faster: take, and wait again if there is nothing.
#[derive(Debug)]
pub struct Inbox<T> {
    state: Mutex<State<T>>,
    capacity: usize,
}

#[derive(Debug)]
struct State<T> {
    items: VecDeque<T>,
    waiters: WaiterQueue,
}

impl<T: Send + 'static> Inbox<T> {
    /// An empty inbox for that many items.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        let state = State { items: VecDeque::new(), waiters: WaiterQueue::new() };
        Inbox { state: Mutex::new(state), capacity }
    }

    /// Appends an item and wakes the waiting tasks of that scheduler; a full inbox gives it back.
    pub fn push<H: Host>(&self, scheduler: &Scheduler<H>, item: T) -> Result<(), T> {
        let waiters = {
            let mut state = self.state.lock();
            if state.items.len() >= self.capacity {
                return Err(item);
            }
            state.items.push_back(item);
            state.waiters.take()
        };
        for waiter in waiters {
            scheduler.post(waiter, Box::new(|_| H::Payload::UNIT));
        }
        Ok(())
    }

    /// Takes the first item.
    pub fn take(&self) -> Option<T> {
        self.state.lock().items.pop_front()
    }

    /// How many items wait to be taken.
    pub fn len(&self) -> usize {
        self.state.lock().items.len()
    }

    /// Whether there is nothing to take.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<H: Host, T: Send + 'static> Operation<H> for Inbox<T> {
    fn try_now(&self, _cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        (!self.is_empty()).then_some(Ready { branch: 0, payload: H::Payload::UNIT })
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let mut state = self.state.lock();
        if state.items.is_empty() {
            state.waiters.push(waiter, |other| cx.is_waiting(*other));
            return None;
        }
        cx.claim_own(waiter).then_some(Ready { branch: waiter.branch(), payload: H::Payload::UNIT })
    }

    fn cancel(&self, _cx: &mut Turn<'_, H>, waiter: Waiter, _winner: Option<u32>) {
        self.state.lock().waiters.remove(waiter);
    }

    fn is_external(&self) -> bool {
        true
    }
}
