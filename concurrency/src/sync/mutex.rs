//! A mutex with an owner.
//!
//! Fair: unlocking hands it to the task that has waited longest. When its owner ends without unlocking it,
//! the mutex is abandoned: who gets it next is told.

use super::lock::{Blocked, Claimant, Found, LockWord, NOBODY};
use super::usage::{Counters, Usage};
use super::{Named, Resource};
use crate::context::Turn;
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::task::TaskId;
use crate::wait::Waiter;
use std::sync::Arc;

/// A mutex, with what its host keeps beside it.
pub struct Mutex<N> {
    lock: LockWord,
    counters: Counters,
    /// What the host keeps beside it.
    pub data: N,
}

/// In whose name a mutex is locked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holder {
    /// A task's.
    Task(TaskId),
    /// In none: anybody may unlock it.
    Nobody,
}

/// What a mutex was when it was locked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Acquired {
    /// Free, or handed over by its owner.
    Clean,
    /// Abandoned by an owner that ended.
    Abandoned,
}

impl Holder {
    fn to_word(self) -> u64 {
        match self {
            Holder::Task(task) => task.to_owner(),
            Holder::Nobody => NOBODY,
        }
    }

    fn from_word(word: u64) -> Option<Holder> {
        match word {
            0 => None,
            NOBODY => Some(Holder::Nobody),
            word => Some(Holder::Task(TaskId::from_owner(word))),
        }
    }
}

impl From<Found> for Acquired {
    fn from(found: Found) -> Acquired {
        match found {
            Found::Free => Acquired::Clean,
            Found::Abandoned => Acquired::Abandoned,
        }
    }
}

impl<N> Mutex<N> {
    /// A free mutex.
    pub fn new(data: N) -> Mutex<N> {
        Mutex { lock: LockWord::new(), counters: Counters::default(), data }
    }

    /// Locks it if it is free; else tells who holds it.
    #[inline]
    pub fn try_lock(&self, holder: Holder) -> Result<Acquired, Holder> {
        match self.lock.try_lock(holder.to_word()) {
            Ok(found) => {
                self.counters.acquired();
                Ok(found.into())
            }
            Err(word) => Err(Holder::from_word(word).unwrap_or(Holder::Nobody)),
        }
    }

    /// Unlocks it for its holder, and hands it to the next. Fails with the holder if that is another, and
    /// with nothing if it is not locked.
    #[inline]
    pub fn unlock<H: Host>(&self, cx: &mut Turn<'_, H>, holder: Holder) -> Result<(), Option<Holder>> {
        self.lock.unlock(holder.to_word(), self.hand_over(cx, CLEAN)).map_err(Holder::from_word)
    }

    /// Unlocks it whoever holds it; false if it was not locked. It is not abandoned afterwards.
    pub fn unlock_any<H: Host>(&self, cx: &mut Turn<'_, H>) -> bool {
        self.lock.unlock_any(self.hand_over(cx, CLEAN))
    }

    /// Its owner ends: it goes to the next, who is told so, or stays abandoned. False if the owner is
    /// another.
    pub fn abandon<H: Host>(&self, cx: &mut Turn<'_, H>, owner: TaskId) -> bool {
        self.lock.abandon(owner.to_owner(), self.hand_over(cx, ABANDONED))
    }

    /// Another task stands for its owner from now on; false if the owner is another.
    pub fn pass_on(&self, from: TaskId, to: TaskId) -> bool {
        self.lock.rename(from.to_owner(), to.to_owner())
    }

    /// Who holds it.
    pub fn holder(&self) -> Option<Holder> {
        Holder::from_word(self.lock.owner())
    }

    /// Whether it is free because its owner ended.
    pub fn is_abandoned(&self) -> bool {
        self.lock.is_abandoned()
    }

    /// Shows the tickets of all waiters. Called in a stopped world.
    pub fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        self.lock.show_waiters(show);
    }

    /// How many tickets of waiters it holds, dead ones included.
    pub fn waiters(&self) -> usize {
        self.lock.waiters()
    }

    /// How much it was used.
    pub fn usage(&self) -> Usage {
        self.counters.read()
    }

    fn hand_over<H: Host>(
        &self,
        cx: &mut Turn<'_, H>,
        branch: u32,
    ) -> impl FnMut(Waiter, Claimant, &dyn Fn()) -> bool {
        move |waiter, claimant, name_owner| {
            let now = cx.now();
            cx.complete_with(waiter.shifted(branch), || {
                name_owner();
                self.counters.acquired_after(claimant.since, now);
                H::Payload::UNIT
            })
        }
    }
}

/// The branch of a lock that was free or handed over.
const CLEAN: u32 = 0;
/// The branch of a lock that was abandoned.
const ABANDONED: u32 = 1;

impl<N: Named> Resource for Mutex<N> {
    fn label(&self) -> String {
        self.data.label()
    }

    fn owners(&self) -> Vec<TaskId> {
        match self.holder() {
            Some(Holder::Task(owner)) => vec![owner],
            _ => Vec::new(),
        }
    }
}

/// Waiting for a mutex. Branch 0: it is locked; branch 1: it is locked and was abandoned.
pub struct Lock<N> {
    /// The mutex.
    pub mutex: Arc<Mutex<N>>,
    /// In whose name it is to be locked.
    pub holder: Holder,
}

impl<N> Lock<N> {
    /// What a branch says.
    pub fn acquired(branch: u32) -> Acquired {
        if branch == ABANDONED { Acquired::Abandoned } else { Acquired::Clean }
    }

    fn ready<H: Host>(first: u32, found: Acquired) -> Ready<H::Payload> {
        let branch = first + u32::from(found == Acquired::Abandoned);
        Ready { branch, payload: H::Payload::UNIT }
    }
}

impl<H: Host, N: Named> Operation<H> for Lock<N> {
    fn try_now(&self, _cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        Some(Self::ready::<H>(0, self.mutex.try_lock(self.holder).ok()?))
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let claimant = Claimant { owner: self.holder.to_word(), since: cx.now().as_nanos() };
        let is_live = |other: &Waiter| cx.is_waiting(*other);
        match self.mutex.lock.block(waiter, claimant, is_live, || cx.claim_own(waiter)) {
            Blocked::Taken(found) => {
                self.mutex.counters.acquired();
                Some(Self::ready::<H>(waiter.branch(), found.into()))
            }
            Blocked::Waiting => None,
        }
    }

    fn cancel(&self, _cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        if winner.is_none_or(|winner| winner.wrapping_sub(waiter.branch()) > ABANDONED) {
            self.mutex.lock.remove(waiter);
        }
    }

    fn branches(&self) -> u32 {
        2
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        Some(self.mutex.clone())
    }

    fn shows_waiters(&self) -> bool {
        true
    }
}
