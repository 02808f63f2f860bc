//! Queues and stacks that no lock guards: a task that is stopped half way through a call holds up nobody.
//!
//! The algorithms are over words (`lockfree/queue.rs`, `lockfree/stack.rs`) and say beside each call what progress it
//! promises. [`Depot`] makes one of them hold the payloads of a host, which a collector can see, and lets tasks
//! wait for something to take. Only those who wait, and who put something in while others wait, meet in a lock.

mod queue;
mod stack;

pub use queue::Queue;
pub use stack::Stack;

use crate::context::Turn;
use crate::dirty::{DirtyMark, Owner};
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::shim::Mutex;
use crate::shim::atomic::{AtomicBool, AtomicU64, Ordering, fence};
use crate::sync::{Named, Resource};
use crate::task::TaskId;
use crate::wait::Waiter;
use crate::waiters::WaiterQueue;
use std::marker::PhantomData;
use std::sync::Arc;

/// What keeps words for any number of threads, without a lock.
pub trait Collection: Default + Send + Sync + 'static {
    /// Puts a word in. Gives the bytes of memory that this took, if any.
    fn push(&self, word: u64) -> usize;

    /// Takes a word out, unless there was a moment during the call when none was in.
    fn pop(&self) -> Option<u64>;

    /// Whether there was a moment during the call when nothing was in.
    fn is_empty(&self) -> bool;

    /// How many words are in, exactly if nobody puts in or takes out meanwhile.
    fn len(&self) -> usize;

    /// Shows every word that is in. Nobody puts in or takes out meanwhile.
    fn each(&self, visit: &mut dyn FnMut(&AtomicU64));

    /// The memory it takes, in bytes.
    fn bytes(&self) -> usize;
}

/// A collection of payloads, with those who wait to take one, and what the host keeps beside it.
pub struct Depot<H: Host, C, N> {
    items: C,
    /// Whether somebody may be waiting. Set before a waiter looks for the last time, looked at after a push.
    is_awaited: AtomicBool,
    waiters: Mutex<WaiterQueue>,
    mark: DirtyMark,
    /// What the host keeps beside it.
    pub data: N,
    host: PhantomData<fn() -> H>,
}

/// The branch of a payload that was taken.
const TAKEN: u32 = 0;
/// The branch of one who was called for a payload that somebody who did not wait took first.
const MISSED: u32 = 1;

impl<H: Host, C: Collection, N: Named> Depot<H, C, N> {
    /// An empty one.
    pub fn new(data: N) -> Depot<H, C, N> {
        Depot {
            items: C::default(),
            is_awaited: AtomicBool::new(false),
            waiters: Mutex::new(WaiterQueue::new()),
            mark: DirtyMark::default(),
            data,
            host: PhantomData,
        }
    }

    /// Puts a payload in, and gives it to somebody if somebody waits. Lock-free unless somebody does. `shared` is this
    /// depot, asked for at the first push after a collection. Gives the bytes of memory that this took.
    pub fn push(
        &self,
        cx: &mut Turn<'_, H>,
        payload: H::Payload,
        shared: impl FnOnce() -> Arc<Self>,
    ) -> usize {
        let bytes = self.items.push(payload.into_word());
        if H::TRACED && !self.mark.is_set() {
            cx.mark_dirty(&shared());
        }
        // Whoever waits sets the mark, and then looks whether something is in.
        fence(Ordering::SeqCst);
        if self.is_awaited.load(Ordering::Relaxed) {
            self.hand_over(cx);
        }
        bytes
    }

    /// Takes a payload out, if one is in. Lock-free.
    pub fn pop(&self) -> Option<H::Payload> {
        self.items.pop().map(H::Payload::from_word)
    }

    /// Gives what is in to those who wait, first come, first served.
    #[cold]
    fn hand_over(&self, cx: &mut Turn<'_, H>) {
        let mut waiters = self.waiters.lock();
        while !self.items.is_empty() {
            let Some(waiter) = waiters.pop() else { break };
            cx.complete_by(waiter, || match self.pop() {
                Some(payload) => (TAKEN, payload),
                None => (MISSED, H::Payload::UNIT),
            });
        }
        self.note_waiters(&waiters);
    }

    fn note_waiters(&self, waiters: &WaiterQueue) {
        self.is_awaited.store(!waiters.is_empty(), Ordering::Relaxed);
    }

    /// How many payloads are in.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether nothing is in.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The memory of what it keeps, in bytes.
    pub fn bytes(&self) -> usize {
        self.items.bytes()
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

impl<H: Host, C: Collection, N: Named> Owner<H::Payload> for Depot<H, C, N> {
    fn trace(&self, visit: &mut dyn FnMut(&mut H::Payload)) {
        self.items.each(&mut |word| {
            let mut payload = H::Payload::from_word(word.load(Ordering::Relaxed));
            visit(&mut payload);
            word.store(payload.into_word(), Ordering::Relaxed);
        });
    }

    fn dirty_mark(&self) -> &DirtyMark {
        &self.mark
    }

    fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        Depot::show_waiters(self, show);
    }
}

impl<H: Host, C: Collection, N: Named> Resource for Depot<H, C, N> {
    fn label(&self) -> String {
        self.data.label()
    }

    fn owners(&self) -> Vec<TaskId> {
        Vec::new()
    }
}

/// Waiting to take a payload out. Branch 0: this is it; branch 1: look again ([`Take::is_missed`]).
pub struct Take<H: Host, C, N> {
    /// Out of what.
    pub depot: Arc<Depot<H, C, N>>,
}

impl<H: Host, C, N> Take<H, C, N> {
    /// Whether the branch says that somebody else was faster: the wait has to begin anew.
    pub fn is_missed(branch: u32) -> bool {
        branch == MISSED
    }
}

impl<H: Host, C: Collection, N: Named> Operation<H> for Take<H, C, N> {
    fn shows_waiters(&self) -> bool {
        true
    }

    fn try_now(&self, _cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        self.depot.pop().map(|payload| Ready { branch: TAKEN, payload })
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let depot = &*self.depot;
        let mut waiters = depot.waiters.lock();
        waiters.push(waiter, |other| cx.is_waiting(*other));
        depot.is_awaited.store(true, Ordering::Relaxed);
        // Whoever puts something in does so, and then looks at the mark.
        fence(Ordering::SeqCst);
        if depot.is_empty() || !cx.claim_own(waiter) {
            return None;
        }
        waiters.remove(waiter);
        depot.note_waiters(&waiters);
        let (branch, payload) = depot.pop().map_or((MISSED, H::Payload::UNIT), |payload| (TAKEN, payload));
        Some(Ready { branch: waiter.branch() + branch, payload })
    }

    fn cancel(&self, _cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        if winner.is_some_and(|winner| winner.wrapping_sub(waiter.branch()) <= MISSED) {
            return;
        }
        let mut waiters = self.depot.waiters.lock();
        waiters.remove(waiter);
        self.depot.note_waiters(&waiters);
    }

    fn branches(&self) -> u32 {
        2
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        Some(self.depot.clone())
    }
}
