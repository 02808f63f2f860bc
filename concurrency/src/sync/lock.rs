//! The word of a mutex, and its waiters: who owns it, and who is next.
//!
//! One atomic word names the owner, so locking and unlocking without waiters is a compare-and-swap each.
//! A mutex that somebody waits for is never free: unlocking hands it to the waiter that came first. The
//! word changes between winning the waiter's wait and waking its task, so an owner finds its own name
//! there, and whoever gave up waiting never does. Nothing here knows tasks or payloads.

use crate::shim::Mutex;
use crate::shim::atomic::{AtomicU64, Ordering};
use crate::wait::Waiter;
use crate::waiters::WaiterQueue;

/// There may be waiters.
const CONTENDED: u64 = 1;
/// Free, and its last owner ended without unlocking it.
const ABANDONED: u64 = 2;
const FLAGS: u64 = 3;
const FREE: u64 = 0;

/// The owner of a lock that is locked and belongs to no task.
pub(crate) const NOBODY: u64 = !FLAGS;

/// How a lock was found when it was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Found {
    Free,
    Abandoned,
}

/// A ticket's note: who will own the lock, and when it began to wait.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claimant {
    pub(crate) owner: u64,
    pub(crate) since: u64,
}

/// What became of a task that wanted to wait for the lock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Blocked {
    /// It was free after all, and the wait is over.
    Taken(Found),
    /// The waiter is enqueued, or its wait has ended meanwhile.
    Waiting,
}

pub(crate) struct LockWord {
    word: AtomicU64,
    waiters: Mutex<WaiterQueue<Claimant>>,
}

impl LockWord {
    pub(crate) fn new() -> Self {
        LockWord { word: AtomicU64::new(FREE), waiters: Mutex::new(WaiterQueue::new()) }
    }

    /// Takes the lock if it is free; else tells its owner.
    #[inline]
    pub(crate) fn try_lock(&self, owner: u64) -> Result<Found, u64> {
        match self.word.compare_exchange(FREE, owner, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => Ok(Found::Free),
            Err(word) => self.try_lock_unless_free(owner, word),
        }
    }

    #[cold]
    fn try_lock_unless_free(&self, owner: u64, mut word: u64) -> Result<Found, u64> {
        loop {
            let found = match word {
                FREE => Found::Free,
                ABANDONED => Found::Abandoned,
                _ => return Err(word & !FLAGS),
            };
            match self.word.compare_exchange(word, owner, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return Ok(found),
                Err(now) => word = now,
            }
        }
    }

    /// Enqueues a waiter, unless the lock is free by now and `claim` wins the wait.
    pub(crate) fn block(
        &self,
        waiter: Waiter,
        claimant: Claimant,
        is_live: impl Fn(&Waiter) -> bool,
        claim: impl FnOnce() -> bool,
    ) -> Blocked {
        let mut waiters = self.waiters.lock();
        let mut word = self.word.load(Ordering::Acquire);
        loop {
            let is_free = word & !FLAGS == 0;
            let next = if is_free { claimant.owner } else { word | CONTENDED };
            match self.word.compare_exchange(word, next, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) if is_free => break,
                Ok(_) => {
                    waiters.push_with(waiter, claimant, is_live);
                    return Blocked::Waiting;
                }
                Err(now) => word = now,
            }
        }
        if claim() {
            return Blocked::Taken(if word == ABANDONED { Found::Abandoned } else { Found::Free });
        }
        // Nobody can have enqueued meanwhile, so the lock is as it was.
        self.word.store(word, Ordering::Release);
        Blocked::Waiting
    }

    /// Frees the lock or hands it on; fails with the owner if that is another one. `hand` completes the
    /// wait of a claimant and calls what it is given between winning it and waking its task.
    #[inline]
    pub(crate) fn unlock(
        &self,
        owner: u64,
        hand: impl FnMut(Waiter, Claimant, &dyn Fn()) -> bool,
    ) -> Result<(), u64> {
        match self.word.compare_exchange(owner, FREE, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => Ok(()),
            Err(word) if word & !FLAGS != owner => Err(word & !FLAGS),
            Err(_) => {
                self.release(owner, FREE, hand);
                Ok(())
            }
        }
    }

    /// The owner ends: the lock is handed on, or is free and abandoned. False if the owner is another.
    pub(crate) fn abandon(&self, owner: u64, hand: impl FnMut(Waiter, Claimant, &dyn Fn()) -> bool) -> bool {
        self.release(owner, ABANDONED, hand)
    }

    /// Frees the lock or hands it on, whoever owns it; false if it was free.
    pub(crate) fn unlock_any(&self, mut hand: impl FnMut(Waiter, Claimant, &dyn Fn()) -> bool) -> bool {
        loop {
            let owner = self.owner();
            if owner == 0 {
                // Nobody is told any more that it was abandoned.
                let _ = self.word.compare_exchange(ABANDONED, FREE, Ordering::AcqRel, Ordering::Relaxed);
                return false;
            }
            if self.release(owner, FREE, &mut hand) {
                return true;
            }
        }
    }

    fn release(
        &self,
        owner: u64,
        free: u64,
        mut hand: impl FnMut(Waiter, Claimant, &dyn Fn()) -> bool,
    ) -> bool {
        let mut waiters = self.waiters.lock();
        let mut word = self.word.load(Ordering::Acquire);
        // A lock that is contended changes only here and under the lock of the waiters.
        while word & CONTENDED == 0 {
            if word & !FLAGS != owner || owner == 0 {
                return false;
            }
            match self.word.compare_exchange(word, free, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return true,
                Err(now) => word = now,
            }
        }
        if word & !FLAGS != owner {
            return false;
        }
        while let Some((waiter, claimant)) = waiters.pop_with() {
            let contended = if waiters.is_empty() { 0 } else { CONTENDED };
            let name_owner = || self.word.store(claimant.owner | contended, Ordering::Release);
            if hand(waiter, claimant, &name_owner) {
                return true;
            }
        }
        self.word.store(free, Ordering::Release);
        true
    }

    /// The owner is called differently from now on; false if it is another.
    pub(crate) fn rename(&self, from: u64, to: u64) -> bool {
        let mut word = self.word.load(Ordering::Acquire);
        while word & !FLAGS == from {
            let next = to | word & FLAGS;
            match self.word.compare_exchange(word, next, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return true,
                Err(now) => word = now,
            }
        }
        false
    }

    /// Forgets a waiter; its note, if it was here.
    pub(crate) fn remove(&self, waiter: Waiter) -> Option<Claimant> {
        self.waiters.lock().remove(waiter)
    }

    /// The owner, or 0.
    pub(crate) fn owner(&self) -> u64 {
        self.word.load(Ordering::Acquire) & !FLAGS
    }

    /// Whether it is free because its owner ended.
    pub(crate) fn is_abandoned(&self) -> bool {
        self.word.load(Ordering::Acquire) == ABANDONED
    }

    /// Shows the tickets of all waiters. Called in a stopped world.
    pub(crate) fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        self.waiters.lock().each(show);
    }

    /// How many tickets of waiters it holds, dead ones included.
    pub(crate) fn waiters(&self) -> usize {
        self.waiters.lock().len()
    }
}
