//! A semaphore: a number of permits, of which a task may take several at once.
//!
//! Fair: tasks get their permits in the order in which they asked, so one that wants many is not passed
//! by those that want few.

use super::usage::{Counters, Usage};
use super::{Named, Resource};
use crate::context::Turn;
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::task::TaskId;
use crate::wait::Waiter;
use crate::waiters::WaiterQueue;
use std::sync::Arc;

/// The most permits a semaphore can have.
pub const PERMITS_MAX: u64 = 1 << 60;

/// A semaphore, with what its host keeps beside it.
pub struct Semaphore<N> {
    state: crate::shim::Mutex<State>,
    counters: Counters,
    /// What the host keeps beside it.
    pub data: N,
}

struct State {
    permits: u64,
    waiters: WaiterQueue<Wanted>,
}

#[derive(Clone, Copy)]
struct Wanted {
    permits: u64,
    task: TaskId,
    since: u64,
}

impl<N: Named> Semaphore<N> {
    /// A semaphore with at most [`PERMITS_MAX`] permits.
    pub fn new(permits: u64, data: N) -> Semaphore<N> {
        let state = State { permits: permits.min(PERMITS_MAX), waiters: WaiterQueue::new() };
        let counters = Counters::numbered(data.number());
        Semaphore { state: crate::shim::Mutex::new(state), counters, data }
    }
}

impl<N> Semaphore<N> {
    /// Takes so many permits if they are there and nobody waits for some.
    pub fn try_acquire<H: Host>(&self, cx: &Turn<'_, H>, permits: u64) -> bool {
        let mut state = self.state.lock();
        let taken = state.permits >= permits && !state.is_awaited(cx);
        if taken {
            state.permits -= permits;
            self.counters.acquired();
        }
        taken
    }

    /// Gives permits back, or adds them; false if there would be more than [`PERMITS_MAX`].
    pub fn release<H: Host>(&self, cx: &mut Turn<'_, H>, permits: u64) -> bool {
        let mut state = self.state.lock();
        match state.permits.checked_add(permits).filter(|&sum| sum <= PERMITS_MAX) {
            Some(sum) => state.permits = sum,
            None => return false,
        }
        self.admit(&mut state, cx);
        true
    }

    /// Permits that can be taken now.
    pub fn permits(&self) -> u64 {
        self.state.lock().permits
    }

    /// Shows the tickets of all waiters. Called in a stopped world.
    pub fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        self.state.lock().waiters.each(show);
    }

    /// How many tickets of waiters it holds, dead ones included.
    pub fn waiters(&self) -> usize {
        self.state.lock().waiters.len()
    }

    /// How much it was used.
    pub fn usage(&self) -> Usage {
        self.counters.read()
    }

    /// Serves waiters in order for as long as there are permits for the first.
    fn admit<H: Host>(&self, state: &mut State, cx: &mut Turn<'_, H>) {
        while let Some(&(waiter, wanted)) = state.waiters.first(|waiter| cx.is_waiting(*waiter)) {
            if wanted.permits > state.permits {
                return;
            }
            state.waiters.pop_with();
            let now = cx.now();
            if cx.complete(waiter, H::Payload::UNIT) {
                state.permits -= wanted.permits;
                self.counters.acquired_after(wanted.since, now);
                self.counters.note_wait(cx, Some(wanted.task), wanted.since, true);
            }
        }
    }
}

impl State {
    fn is_awaited<H: Host>(&mut self, cx: &Turn<'_, H>) -> bool {
        !self.waiters.is_empty() && self.waiters.first(|waiter| cx.is_waiting(*waiter)).is_some()
    }
}

impl<N: Named> Resource for Semaphore<N> {
    fn label(&self) -> String {
        self.data.label()
    }

    fn owners(&self) -> Vec<TaskId> {
        Vec::new()
    }
}

/// Waiting for permits.
pub struct Acquire<N> {
    /// Of which semaphore.
    pub semaphore: Arc<Semaphore<N>>,
    /// How many.
    pub permits: u64,
}

impl<H: Host, N: Named> Operation<H> for Acquire<N> {
    fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        let taken = self.semaphore.try_acquire(cx, self.permits);
        taken.then_some(Ready { branch: 0, payload: H::Payload::UNIT })
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let mut state = self.semaphore.state.lock();
        if state.permits >= self.permits && !state.is_awaited(cx) {
            if !cx.claim_own(waiter) {
                return None;
            }
            state.permits -= self.permits;
            self.semaphore.counters.acquired();
            return Some(Ready { branch: waiter.branch(), payload: H::Payload::UNIT });
        }
        let wanted = Wanted { permits: self.permits, task: cx.me(), since: cx.now().as_nanos() };
        state.waiters.push_with(waiter, wanted, |other| cx.is_waiting(*other));
        None
    }

    /// Those behind one that wanted many may get theirs now, also when somebody else has dropped its ticket.
    fn cancel(&self, cx: &mut Turn<'_, H>, waiter: Waiter, _winner: Option<u32>) {
        let mut state = self.semaphore.state.lock();
        if let Some(wanted) = state.waiters.remove(waiter) {
            self.semaphore.counters.note_wait(cx, Some(wanted.task), wanted.since, false);
        }
        self.semaphore.admit(&mut state, cx);
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        Some(self.semaphore.clone())
    }

    fn shows_waiters(&self) -> bool {
        true
    }
}
