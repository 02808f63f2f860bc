//! A one-shot cell that tasks can wait for: the core of join, futures and promises.
//!
//! It is filled once, by a task; after that every wait for it completes at once. Threads that are
//! not workers post to a task instead.

pub(crate) mod cell;

use crate::context::Turn;
use crate::dirty::{DirtyMark, Owner};
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::wait::Waiter;
use cell::OnceWord;
use std::marker::PhantomData;
use std::sync::Arc;

/// A cell that is filled once.
pub struct Completion<H: Host> {
    cell: OnceWord,
    mark: DirtyMark,
    host: PhantomData<fn() -> H>,
}

impl<H: Host> Completion<H> {
    /// An empty cell.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::new(Completion { cell: OnceWord::new(), mark: DirtyMark::default(), host: PhantomData })
    }

    /// Fills the cell and completes every wait for it; false if it was full already.
    pub fn put(self: &Arc<Self>, cx: &mut Turn<'_, H>, payload: H::Payload) -> bool {
        let Some(waiters) = self.cell.fill(payload.into_word()) else { return false };
        cx.mark_dirty(self);
        for waiter in waiters {
            cx.complete(waiter, payload);
        }
        true
    }

    /// What is in the cell.
    #[must_use]
    pub fn get(&self) -> Option<H::Payload> {
        self.cell.get().map(H::Payload::from_word)
    }

    /// How many tickets of waiters the cell holds, dead ones included.
    #[must_use]
    pub fn waiters(&self) -> usize {
        self.cell.waiters()
    }

    fn ready(&self) -> Option<Ready<H::Payload>> {
        self.get().map(|payload| Ready { branch: 0, payload })
    }
}

impl<H: Host> Owner<H::Payload> for Completion<H> {
    fn trace(&self, visit: &mut dyn FnMut(&mut H::Payload)) {
        self.cell.trace(|word| {
            let mut payload = H::Payload::from_word(word);
            visit(&mut payload);
            payload.into_word()
        });
    }

    fn dirty_mark(&self) -> &DirtyMark {
        &self.mark
    }

    fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        self.cell.each_waiter(show);
    }
}

impl<H: Host> Operation<H> for Completion<H> {
    fn try_now(&self, _cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        self.ready()
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        if self.cell.enqueue(waiter, |other| cx.is_waiting(*other)) {
            return None;
        }
        // Filled since it was tried.
        let ready = self.ready()?;
        cx.claim_own(waiter).then_some(Ready { branch: waiter.branch(), ..ready })
    }

    fn cancel(&self, _cx: &mut Turn<'_, H>, waiter: Waiter, _winner: Option<u32>) {
        self.cell.remove(waiter);
    }
}
