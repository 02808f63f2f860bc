//! A mutex with an owner.
//!
//! Fair: unlocking hands it to the task that has waited longest. When its owner ends without unlocking it,
//! the mutex is abandoned: who gets it next is told.

use super::lock::{Blocked, Claimant, Found, LockWord, NOBODY};
use super::usage::{Counters, Usage, taken_at};
use super::{Named, Resource};
use crate::context::Turn;
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::task::TaskId;
use crate::wait::Waiter;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// A mutex, with what its host keeps beside it.
pub struct Mutex<N> {
    lock: LockWord,
    counters: Counters,
    /// When its holder took it, as far as recordings need to know; written by the holder.
    since: AtomicU64,
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
    /// The task, if it is one's.
    fn task(self) -> Option<TaskId> {
        match self {
            Holder::Task(task) => Some(task),
            Holder::Nobody => None,
        }
    }

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

impl Claimant {
    /// Who will own the lock.
    fn task(self) -> Option<TaskId> {
        Holder::from_word(self.owner).and_then(Holder::task)
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

impl<N: Named> Mutex<N> {
    /// A free mutex.
    pub fn new(data: N) -> Mutex<N> {
        let counters = Counters::numbered(data.number());
        Mutex { lock: LockWord::new(), counters, since: AtomicU64::new(0), data }
    }
}

impl<N> Mutex<N> {
    /// Locks it if it is free; else tells who holds it.
    #[inline]
    pub fn try_lock<H: Host>(&self, cx: &Turn<'_, H>, holder: Holder) -> Result<Acquired, Holder> {
        match self.lock.try_lock(holder.to_word()) {
            Ok(found) => {
                self.taken(cx);
                Ok(found.into())
            }
            Err(word) => Err(Holder::from_word(word).unwrap_or(Holder::Nobody)),
        }
    }

    /// Unlocks it for its holder, and hands it to the next. Fails with the holder if that is another, and
    /// with nothing if it is not locked.
    #[inline]
    pub fn unlock<H: Host>(&self, cx: &mut Turn<'_, H>, holder: Holder) -> Result<(), Option<Holder>> {
        let since = self.since.load(Relaxed);
        let unlocked = self.lock.unlock(holder.to_word(), self.hand_over(cx, CLEAN));
        if unlocked.is_ok() {
            self.counters.note_hold(cx, holder.task(), since, false);
        }
        unlocked.map_err(Holder::from_word)
    }

    /// Unlocks it whoever holds it; false if it was not locked. It is not abandoned afterwards.
    pub fn unlock_any<H: Host>(&self, cx: &mut Turn<'_, H>) -> bool {
        let (since, holder) = (self.since.load(Relaxed), self.holder());
        let unlocked = self.lock.unlock_any(self.hand_over(cx, CLEAN));
        if unlocked {
            self.counters.note_hold(cx, holder.and_then(Holder::task), since, false);
        }
        unlocked
    }

    /// Its owner ends: it goes to the next, who is told so, or stays abandoned. False if the owner is
    /// another.
    pub fn abandon<H: Host>(&self, cx: &mut Turn<'_, H>, owner: TaskId) -> bool {
        let since = self.since.load(Relaxed);
        let abandoned = self.lock.abandon(owner.to_owner(), self.hand_over(cx, ABANDONED));
        if abandoned {
            self.counters.note_hold(cx, Some(owner), since, false);
        }
        abandoned
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

    /// The running task has taken it, for itself or for another.
    #[inline]
    fn taken<H: Host>(&self, cx: &Turn<'_, H>) {
        self.counters.acquired();
        self.since.store(taken_at(cx), Relaxed);
    }

    fn hand_over<H: Host>(
        &self,
        cx: &mut Turn<'_, H>,
        branch: u32,
    ) -> impl FnMut(Waiter, Claimant, &dyn Fn()) -> bool {
        move |waiter, claimant, name_owner| {
            let now = cx.now();
            let is_handed = cx.complete_with(waiter.shifted(branch), || {
                name_owner();
                self.counters.acquired_after(claimant.since, now);
                self.since.store(now.as_nanos(), Relaxed);
                H::Payload::UNIT
            });
            if is_handed {
                self.counters.note_wait(cx, claimant.task(), claimant.since, true);
            }
            is_handed
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
    fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        Some(Self::ready::<H>(0, self.mutex.try_lock(cx, self.holder).ok()?))
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let claimant = Claimant { owner: self.holder.to_word(), since: cx.now().as_nanos() };
        let is_live = |other: &Waiter| cx.is_waiting(*other);
        match self.mutex.lock.block(waiter, claimant, is_live, || cx.claim_own(waiter)) {
            Blocked::Taken(found) => {
                self.mutex.taken(cx);
                Some(Self::ready::<H>(waiter.branch(), found.into()))
            }
            Blocked::Waiting => None,
        }
    }

    fn cancel(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        if winner.is_none_or(|winner| winner.wrapping_sub(waiter.branch()) > ABANDONED)
            && let Some(claimant) = self.mutex.lock.remove(waiter)
        {
            self.mutex.counters.note_wait(cx, claimant.task(), claimant.since, false);
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
