//! The wait word: one inline waiter per task, and who may complete it.
//!
//! A wait is completed or cancelled, never both, by one compare-and-swap on epoch and state. Every
//! wait has its own epoch, so a waker that comes late does nothing. The result is written before
//! the wait counts as completed, and that before the task is woken.

use crate::shim::atomic::{AtomicU32, AtomicU64, Ordering};
use crate::shim::spin_loop;

const STATE: u64 = 0b111;
const EPOCH_SHIFT: u32 = 3;

const IDLE: u64 = 0;
const WAITING: u64 = 1;
/// Waiting, and only a forced request cancels it.
const MASKED: u64 = 2;
/// Somebody is writing the result.
const CLAIMED: u64 = 3;
const COMPLETED: u64 = 4;
const CANCELLED: u64 = 5;
/// Waiting, and its own task is about to meet another one: for a few instructions nobody else may end the
/// wait, and then it is over or as before.
const RESERVED: u64 = 6;
/// The same, masked.
const RESERVED_MASKED: u64 = 7;

/// A ticket for completing one wait of one task, through one branch of its operation. Completing
/// it twice, or after the wait was cancelled, has no effect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waiter {
    pub(crate) epoch: u64,
    pub(crate) slot: u32,
    /// Which alternative of the operation this ticket stands for.
    pub(crate) branch: u32,
}

impl Waiter {
    /// The branch that a completion through this ticket reports.
    #[must_use]
    pub fn branch(&self) -> u32 {
        self.branch
    }

    /// The ticket in two words, for hosts that keep it among their own data. The branch is not in them.
    #[must_use]
    pub fn to_words(self) -> [u64; 2] {
        [self.epoch, u64::from(self.slot)]
    }

    /// The ticket, for branch 0, of words made by `to_words`.
    #[must_use]
    pub fn from_words([epoch, slot]: [u64; 2]) -> Self {
        Waiter { epoch, slot: slot as u32, branch: 0 }
    }

    /// The ticket of the branch `by` places further, for operations made of others.
    #[must_use]
    pub fn shifted(self, by: u32) -> Self {
        Waiter { branch: self.branch + by, ..self }
    }
}

/// Whether a request may end the wait before the operation completes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Masking {
    /// A request cancels the wait.
    Interruptible,
    /// Only a request with [`FORCE`](crate::FORCE) cancels the wait.
    Masked,
}

/// How a wait ended, in words (the payload is one word).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ended {
    Completed { branch: u32, word: u64 },
    Cancelled,
}

/// What came of two tasks that want to end both their waits, or neither.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meeting {
    /// Both waits are over.
    Met,
    /// The other wait had ended already; the own one is open.
    OtherGone,
    /// The own wait has ended some other way; the other one is open, or not.
    OwnGone,
    /// The other wait is the own one.
    Oneself,
}

/// The waiter that lives in a task's slot, with its result.
pub(crate) struct WaitWord {
    word: AtomicU64,
    result: AtomicU64,
    branch: AtomicU32,
}

impl WaitWord {
    pub(crate) fn new() -> Self {
        WaitWord { word: AtomicU64::new(IDLE), result: AtomicU64::new(0), branch: AtomicU32::new(0) }
    }

    /// Opens a new wait and returns its epoch. Only the running task.
    pub(crate) fn begin(&self, masking: Masking) -> u64 {
        let epoch = (self.word.load(Ordering::Relaxed) >> EPOCH_SHIFT) + 1;
        let state = match masking {
            Masking::Interruptible => WAITING,
            Masking::Masked => MASKED,
        };
        self.word.store(epoch << EPOCH_SHIFT | state, Ordering::Release);
        epoch
    }

    /// Wins the right to complete the wait; `finish` must follow at once.
    pub(crate) fn claim(&self, epoch: u64) -> bool {
        self.leave_waiting(epoch, CLAIMED)
    }

    /// Ends this wait, which is the running task's own, together with another one: claims that, so that `finish`
    /// must follow, or leaves both as they are. `goes_first` decides between two tasks that want to meet each
    /// other at the same moment; of any two one must say so.
    pub(crate) fn meet(&self, epoch: u64, other: &WaitWord, other_epoch: u64, goes_first: bool) -> Meeting {
        loop {
            let Some(before) = self.reserve(epoch) else { return Meeting::OwnGone };
            match other.claim_beside(other_epoch, goes_first) {
                Some(true) => {
                    self.word.store(epoch << EPOCH_SHIFT | IDLE, Ordering::Release);
                    return Meeting::Met;
                }
                Some(false) => {
                    self.word.store(before, Ordering::Release);
                    return Meeting::OtherGone;
                }
                None => {
                    self.word.store(before, Ordering::Release);
                    // Reserving again before the other one has looked would keep it from ever finding this
                    // wait open.
                    other.while_reserved(other_epoch);
                }
            }
        }
    }

    /// Keeps others from ending the own wait; the word before, or `None` if it has ended.
    fn reserve(&self, epoch: u64) -> Option<u64> {
        let mut word = self.word.load(Ordering::Acquire);
        while word >> EPOCH_SHIFT == epoch && matches!(word & STATE, WAITING | MASKED) {
            let reserved = if word & STATE == WAITING { RESERVED } else { RESERVED_MASKED };
            let next = word & !STATE | reserved;
            match self.word.compare_exchange_weak(word, next, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return Some(word),
                Err(now) => word = now,
            }
        }
        None
    }

    /// Lets its own task finish what it has reserved the wait for.
    fn while_reserved(&self, epoch: u64) {
        let is_reserved = |word: u64| matches!(word & STATE, RESERVED | RESERVED_MASKED);
        let mut word = self.word.load(Ordering::Acquire);
        while word >> EPOCH_SHIFT == epoch && is_reserved(word) {
            spin_loop();
            word = self.word.load(Ordering::Acquire);
        }
    }

    /// Claims the wait for a task that has reserved its own; whether it was open. `None` when it is reserved
    /// itself and its task goes first.
    fn claim_beside(&self, epoch: u64, goes_first: bool) -> Option<bool> {
        loop {
            let word = self.word.load(Ordering::Acquire);
            if word >> EPOCH_SHIFT != epoch {
                return Some(false);
            }
            match word & STATE {
                WAITING | MASKED => {
                    let next = epoch << EPOCH_SHIFT | CLAIMED;
                    if self.word.compare_exchange(word, next, Ordering::AcqRel, Ordering::Acquire).is_ok() {
                        return Some(true);
                    }
                }
                RESERVED | RESERVED_MASKED if goes_first => spin_loop(),
                RESERVED | RESERVED_MASKED => return None,
                _ => return Some(false),
            }
        }
    }

    /// Stores the result of a claimed wait. The caller wakes the task afterwards.
    pub(crate) fn finish(&self, epoch: u64, branch: u32, word: u64) {
        self.result.store(word, Ordering::Relaxed);
        self.branch.store(branch, Ordering::Relaxed);
        self.word.store(epoch << EPOCH_SHIFT | COMPLETED, Ordering::Release);
    }

    /// Closes the wait from inside: the task got what it wanted without parking. Only the running
    /// task; false when somebody else ended the wait first.
    pub(crate) fn retract(&self, epoch: u64) -> bool {
        self.leave_waiting(epoch, IDLE)
    }

    /// Cancels the present wait if it can be cancelled; the caller wakes the task afterwards.
    /// `wanted` is asked after the wait was read: a request that the task took in the meantime must
    /// not hit its next wait.
    pub(crate) fn cancel(&self, force: bool, wanted: impl Fn() -> bool) -> bool {
        let mut word = self.word.load(Ordering::Acquire);
        loop {
            match word & STATE {
                WAITING => {}
                MASKED if force => {}
                // Not for long, and then it may be open again.
                RESERVED | RESERVED_MASKED => {
                    spin_loop();
                    word = self.word.load(Ordering::Acquire);
                    continue;
                }
                _ => return false,
            }
            if !wanted() {
                return false;
            }
            let next = word & !STATE | CANCELLED;
            match self.word.compare_exchange_weak(word, next, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return true,
                Err(now) => word = now,
            }
        }
    }

    /// How the wait ended, once. Only the running task; `None` while it is still open.
    pub(crate) fn take(&self) -> Option<Ended> {
        let word = self.word.load(Ordering::Acquire);
        let ended = match word & STATE {
            COMPLETED => Ended::Completed {
                branch: self.branch.load(Ordering::Relaxed),
                word: self.result.load(Ordering::Relaxed),
            },
            CANCELLED => Ended::Cancelled,
            _ => return None,
        };
        self.word.store(word & !STATE | IDLE, Ordering::Relaxed);
        Some(ended)
    }

    /// Closes whatever wait is open, for a task that ends; a claim under way is waited for.
    pub(crate) fn close(&self) {
        let mut word = self.word.load(Ordering::Acquire);
        loop {
            if word & STATE == CLAIMED {
                spin_loop();
                word = self.word.load(Ordering::Acquire);
                continue;
            }
            let next = word & !STATE | IDLE;
            match self.word.compare_exchange_weak(word, next, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return,
                Err(now) => word = now,
            }
        }
    }

    /// The epoch of the present or last wait.
    pub(crate) fn epoch(&self) -> u64 {
        self.word.load(Ordering::Relaxed) >> EPOCH_SHIFT
    }

    /// Whether the wait with this epoch is still open.
    pub(crate) fn is_waiting(&self, epoch: u64) -> bool {
        let word = self.word.load(Ordering::Acquire);
        let is_open = matches!(word & STATE, WAITING | MASKED | RESERVED | RESERVED_MASKED);
        word >> EPOCH_SHIFT == epoch && is_open
    }

    /// Whether there is no wait at all.
    pub(crate) fn is_idle(&self) -> bool {
        self.word.load(Ordering::Acquire) & STATE == IDLE
    }

    /// Passes a result that was stored and not yet taken through `visit`. Only in a stopped world.
    pub(crate) fn trace(&self, visit: impl FnOnce(u64) -> u64) {
        if self.word.load(Ordering::Acquire) & STATE == COMPLETED {
            self.result.store(visit(self.result.load(Ordering::Relaxed)), Ordering::Relaxed);
        }
    }

    fn leave_waiting(&self, epoch: u64, state: u64) -> bool {
        let mut word = self.word.load(Ordering::Acquire);
        while word >> EPOCH_SHIFT == epoch {
            match word & STATE {
                WAITING | MASKED => {}
                // Not for long, and then it may be open again.
                RESERVED | RESERVED_MASKED => {
                    spin_loop();
                    word = self.word.load(Ordering::Acquire);
                    continue;
                }
                _ => return false,
            }
            let next = epoch << EPOCH_SHIFT | state;
            match self.word.compare_exchange_weak(word, next, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return true,
                Err(now) => word = now,
            }
        }
        false
    }
}
