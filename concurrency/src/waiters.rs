//! A queue of waiters that keeps itself clean.
//!
//! Waits that ended elsewhere (timeout, another branch, cancellation) leave dead tickets behind.
//! They are dropped whenever the queue has doubled since it was last cleaned, so its memory follows
//! the number of live waiters whatever happens. It never wakes anybody.

use crate::wait::Waiter;
use std::collections::VecDeque;

/// Below this length the queue is not cleaned.
const CLEAN_FROM: usize = 16;

/// Waiters in order of arrival; lives under its primitive's lock.
#[derive(Debug)]
pub struct WaiterQueue {
    waiters: VecDeque<Waiter>,
    clean_at: usize,
}

impl WaiterQueue {
    /// An empty queue; allocates nothing.
    #[must_use]
    pub fn new() -> Self {
        WaiterQueue { waiters: VecDeque::new(), clean_at: CLEAN_FROM }
    }

    /// Appends a waiter, first dropping those that `is_live` denies if there are many.
    pub fn push(&mut self, waiter: Waiter, is_live: impl Fn(&Waiter) -> bool) {
        if self.waiters.len() >= self.clean_at {
            self.waiters.retain(is_live);
            self.clean_at = (self.waiters.len() * 2).max(CLEAN_FROM);
            self.waiters.shrink_to(self.clean_at);
        }
        self.waiters.push_back(waiter);
    }

    /// The waiter that came first, dead or alive.
    pub fn pop(&mut self) -> Option<Waiter> {
        self.waiters.pop_front()
    }

    /// Drops one waiter, for a wait that was given up.
    pub fn remove(&mut self, waiter: Waiter) {
        self.waiters.retain(|other| *other != waiter);
    }

    /// Shows every ticket, dead ones too.
    pub fn each(&self, show: &mut dyn FnMut(Waiter)) {
        self.waiters.iter().for_each(|waiter| show(*waiter));
    }

    /// All waiters in order of arrival; the queue is empty afterwards.
    pub fn take(&mut self) -> impl Iterator<Item = Waiter> + use<> {
        std::mem::take(&mut self.waiters).into_iter()
    }

    /// How many tickets are held, dead ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.waiters.len()
    }

    /// Whether no ticket is held.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.waiters.is_empty()
    }
}

impl Default for WaiterQueue {
    fn default() -> Self {
        WaiterQueue::new()
    }
}
