//! A primitive made of nothing but the public interface: an unbounded queue of numbers.

use crate::host::{Closures, Cx, MyTurn};
use lambdust_concurrency::{Operation, Ready, Waiter, WaiterQueue};
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::sync::Arc;

#[derive(Default)]
pub(crate) struct Channel(Mutex<(VecDeque<u64>, WaiterQueue)>);

impl Channel {
    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    pub(crate) fn send(&self, cx: &mut Cx<'_>, item: u64) {
        let mut state = self.0.lock();
        while let Some(waiter) = state.1.pop() {
            if cx.complete(waiter, item) {
                return;
            }
        }
        state.0.push_back(item);
    }

    /// Items nobody took yet.
    pub(crate) fn rest(&self) -> Vec<u64> {
        self.0.lock().0.iter().copied().collect()
    }

    /// Tickets of waiters, dead ones included.
    pub(crate) fn waiters(&self) -> usize {
        self.0.lock().1.len()
    }
}

impl Operation<Closures> for Channel {
    fn try_now(&self, _cx: &mut MyTurn<'_>) -> Option<Ready<u64>> {
        let payload = self.0.lock().0.pop_front()?;
        Some(Ready { branch: 0, payload })
    }

    fn block(&self, cx: &mut MyTurn<'_>, waiter: Waiter) -> Option<Ready<u64>> {
        let mut state = self.0.lock();
        if state.0.is_empty() {
            state.1.push(waiter, |other| cx.is_waiting(*other));
            return None;
        }
        if !cx.claim_own(waiter) {
            return None;
        }
        let payload = state.0.pop_front().expect("it is not empty");
        Some(Ready { branch: waiter.branch(), payload })
    }

    fn shows_waiters(&self) -> bool {
        true
    }

    fn cancel(&self, _cx: &mut MyTurn<'_>, waiter: Waiter, winner: Option<u32>) {
        assert_ne!(winner, Some(waiter.branch()), "only losers are told");
        self.0.lock().1.remove(waiter);
    }
}
