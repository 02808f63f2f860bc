//! A queue of waiters that keeps itself clean.
//!
//! Waits that ended elsewhere (timeout, another branch, cancellation) leave dead tickets behind.
//! They are dropped whenever the queue has doubled since it was last cleaned, so its memory follows
//! the number of live waiters whatever happens. It never wakes anybody.

use crate::wait::Waiter;
use std::collections::VecDeque;

/// Below this length the queue is not cleaned.
const CLEAN_FROM: usize = 16;

/// Waiters in order of arrival, each with what its primitive notes of it; lives under the primitive's
/// lock.
#[derive(Debug)]
pub struct WaiterQueue<T = ()> {
    waiters: VecDeque<(Waiter, T)>,
    clean_at: usize,
}

impl<T> WaiterQueue<T> {
    /// An empty queue; allocates nothing.
    #[must_use]
    pub fn new() -> Self {
        WaiterQueue { waiters: VecDeque::new(), clean_at: CLEAN_FROM }
    }

    /// Appends a waiter with a note, first dropping those that `is_live` denies if there are many.
    pub fn push_with(&mut self, waiter: Waiter, note: T, is_live: impl Fn(&Waiter) -> bool) {
        if self.waiters.len() >= self.clean_at {
            self.waiters.retain(|(waiter, _)| is_live(waiter));
            self.clean_at = (self.waiters.len() * 2).max(CLEAN_FROM);
            self.waiters.shrink_to(self.clean_at);
        }
        self.waiters.push_back((waiter, note));
    }

    /// The waiter that came first, dead or alive, with its note.
    pub fn pop_with(&mut self) -> Option<(Waiter, T)> {
        self.waiters.pop_front()
    }

    /// The first waiter that lives; the dead ones before it are dropped.
    pub fn first(&mut self, is_live: impl Fn(&Waiter) -> bool) -> Option<&(Waiter, T)> {
        while self.waiters.front().is_some_and(|(waiter, _)| !is_live(waiter)) {
            self.waiters.pop_front();
        }
        self.waiters.front()
    }

    /// Shows every ticket, dead ones too.
    pub fn each(&self, show: &mut dyn FnMut(Waiter)) {
        self.waiters.iter().for_each(|(waiter, _)| show(*waiter));
    }

    /// Drops one waiter, for a wait that was given up; its note, if it was here.
    pub fn remove(&mut self, waiter: Waiter) -> Option<T> {
        let place = self.waiters.iter().position(|(other, _)| *other == waiter)?;
        self.waiters.remove(place).map(|(_, note)| note)
    }

    /// All tickets in order of arrival, to look at.
    pub fn iter(&self) -> impl Iterator<Item = &(Waiter, T)> + Clone {
        self.waiters.iter()
    }

    /// All tickets in order of arrival, whose notes may change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut (Waiter, T)> {
        self.waiters.iter_mut()
    }

    /// The ticket at this place from the front.
    pub fn get(&self, index: usize) -> Option<&(Waiter, T)> {
        self.waiters.get(index)
    }

    /// Takes out the ticket at this place.
    pub fn take_at(&mut self, index: usize) -> Option<(Waiter, T)> {
        self.waiters.remove(index)
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

impl WaiterQueue {
    /// Appends a waiter, first dropping those that `is_live` denies if there are many.
    pub fn push(&mut self, waiter: Waiter, is_live: impl Fn(&Waiter) -> bool) {
        self.push_with(waiter, (), is_live);
    }

    /// The waiter that came first, dead or alive.
    pub fn pop(&mut self) -> Option<Waiter> {
        Some(self.waiters.pop_front()?.0)
    }

    /// All waiters in order of arrival; the queue is empty afterwards.
    pub fn take(&mut self) -> impl Iterator<Item = Waiter> + use<> {
        std::mem::take(&mut self.waiters).into_iter().map(|(waiter, ())| waiter)
    }
}

impl<T> Default for WaiterQueue<T> {
    fn default() -> Self {
        WaiterQueue::new()
    }
}
