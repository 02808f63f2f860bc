//! A condition variable: tasks that wait for another to say that something has changed.
//!
//! Nobody wakes without a notification, and a notification reaches a task that waits, or nobody. To wait
//! is to be enqueued and then to unlock the mutex, so whoever locks the mutex afterwards finds the waiter.

use super::mutex::{Holder, Mutex};
use super::{Named, Resource};
use crate::context::Turn;
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::task::TaskId;
use crate::wait::Waiter;
use crate::waiters::WaiterQueue;
use std::sync::Arc;

/// A condition variable, with what its host keeps beside it.
pub struct Condition<N> {
    waiters: crate::shim::Mutex<WaiterQueue>,
    /// What the host keeps beside it.
    pub data: N,
}

impl<N> Condition<N> {
    /// A condition variable that nobody waits for.
    pub fn new(data: N) -> Condition<N> {
        Condition { waiters: crate::shim::Mutex::new(WaiterQueue::new()), data }
    }

    /// Wakes the task that has waited longest; false if none waits.
    pub fn notify_one<H: Host>(&self, cx: &mut Turn<'_, H>) -> bool {
        let mut waiters = self.waiters.lock();
        while let Some(waiter) = waiters.pop() {
            if cx.complete(waiter, H::Payload::UNIT) {
                return true;
            }
        }
        false
    }

    /// Wakes every task that waits; how many there were.
    pub fn notify_all<H: Host>(&self, cx: &mut Turn<'_, H>) -> usize {
        let waiters = self.waiters.lock().take();
        waiters.filter(|&waiter| cx.complete(waiter, H::Payload::UNIT)).count()
    }

    /// Shows the tickets of all waiters. Called in a stopped world.
    pub fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        self.waiters.lock().each(show);
    }

    /// How many tickets of waiters it holds, dead ones included.
    pub fn waiters(&self) -> usize {
        self.waiters.lock().len()
    }
}

impl<N: Named> Resource for Condition<N> {
    fn label(&self) -> String {
        self.data.label()
    }

    fn owners(&self) -> Vec<TaskId> {
        Vec::new()
    }
}

/// Waiting for a notification, having unlocked a mutex that the task holds. It does not lock it again.
pub struct Notification<C, N> {
    /// The condition variable.
    pub condition: Arc<Condition<C>>,
    /// What is unlocked once the task is enqueued.
    pub mutex: Arc<Mutex<N>>,
    /// In whose name it is locked.
    pub holder: Holder,
}

impl<H: Host, C: Named, N: Named> Operation<H> for Notification<C, N> {
    fn try_now(&self, _cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        None
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        self.condition.waiters.lock().push(waiter, |other| cx.is_waiting(*other));
        // Whoever waits without holding the mutex has been refused before.
        let _ = self.mutex.unlock(cx, self.holder);
        None
    }

    fn cancel(&self, _cx: &mut Turn<'_, H>, waiter: Waiter, _winner: Option<u32>) {
        self.condition.waiters.lock().remove(waiter);
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        Some(self.condition.clone())
    }

    fn shows_waiters(&self) -> bool {
        true
    }
}
