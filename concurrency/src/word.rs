//! The task word: where a task is (queued, running, parked) and what is asked of it.
//!
//! Generation, request bits and state share one atomic word, so that a stale handle, a late
//! request and a wake-up during a step are each settled by a single compare-and-swap. The word
//! never says which queue a task is in: `Queued` means that exactly one queue holds it.

use crate::shim::atomic::{AtomicU64, Ordering};

const STATE: u64 = 0b111;
const REQUEST_SHIFT: u32 = 3;
const REQUEST_WIDTH: u32 = 29;
const REQUESTS: u64 = ((1 << REQUEST_WIDTH) - 1) << REQUEST_SHIFT;
const GENERATION_SHIFT: u32 = 32;

/// The bits of a request that fit a task word.
pub(crate) const REQUEST_MASK: u32 = (1 << REQUEST_WIDTH) - 1;

/// What a task is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TaskState {
    /// In exactly one run queue.
    Queued,
    /// A worker is inside its `step`.
    Running,
    /// Waiting for an operation.
    Parked,
}

const VACANT: u64 = 0;
const QUEUED: u64 = 1;
const RUNNING: u64 = 2;
/// Running, and woken meanwhile: parking becomes requeueing.
const NOTIFIED: u64 = 3;
const PARKED: u64 = 4;

/// How a step that wants to park ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Park {
    /// The task now belongs to whoever wakes it; the worker must not touch it again.
    Parked,
    /// It was woken or cancelled meanwhile and is `Queued`: the worker has to enqueue it.
    Requeue,
}

pub(crate) struct TaskWord(AtomicU64);

impl TaskWord {
    /// The word of a slot that was never used. Generation 0 is never handed out.
    pub(crate) fn vacant() -> Self {
        TaskWord(AtomicU64::new(1 << GENERATION_SHIFT))
    }

    /// Takes a vacant slot into use as `Queued`; only by the owner of the free slot.
    pub(crate) fn occupy(&self) -> u32 {
        let generation = self.0.load(Ordering::Relaxed) >> GENERATION_SHIFT;
        self.0.store(generation << GENERATION_SHIFT | QUEUED, Ordering::Release);
        generation as u32
    }

    /// Gives the slot up. False when its generations are used up and it must never come back.
    pub(crate) fn vacate(&self) -> bool {
        let generation = (self.0.load(Ordering::Relaxed) >> GENERATION_SHIFT) as u32;
        let next = generation.checked_add(1);
        // A request or wake-up under way loses: its generation or state no longer matches. (A swap,
        // because loom does not order a plain store after a compare-and-swap it overtakes.)
        self.0.swap(u64::from(next.unwrap_or(0)) << GENERATION_SHIFT | VACANT, Ordering::AcqRel);
        next.is_some()
    }

    /// `Queued` to running, by the worker that took it from its queue. Returns the generation.
    pub(crate) fn begin(&self) -> u32 {
        let before = self.0.fetch_add(RUNNING - QUEUED, Ordering::AcqRel);
        // What follows is exclusive access to the task, so this is checked in release builds too.
        assert_eq!(before & STATE, QUEUED, "a queue held a task that is not queued");
        (before >> GENERATION_SHIFT) as u32
    }

    /// Takes a queued or parked task away from the scheduler, which has ended.
    pub(crate) fn seize(&self) -> bool {
        self.change(|word| matches!(word & STATE, QUEUED | PARKED).then_some(word & !STATE | RUNNING))
            .is_some()
    }

    /// Running to `Queued`, for a task that yielded.
    pub(crate) fn requeue(&self) {
        self.change(|word| Some(word & !STATE | QUEUED));
    }

    /// Running to parked. `cancel` is asked, with the pending requests, whether they end the wait;
    /// a request that arrives later finds the task parked and cancels the wait itself.
    pub(crate) fn park(&self, mut cancel: impl FnMut(u32) -> bool) -> Park {
        let mut word = self.0.load(Ordering::Relaxed);
        loop {
            let (next, outcome) = match word & STATE {
                NOTIFIED => (QUEUED, Park::Requeue),
                _ if word & REQUESTS != 0 && cancel(requests_of(word)) => {
                    self.requeue();
                    return Park::Requeue;
                }
                _ => (PARKED, Park::Parked),
            };
            match self.0.compare_exchange_weak(
                word,
                word & !STATE | next,
                Ordering::AcqRel,
                Ordering::Acquire,
            ) {
                Ok(_) => return outcome,
                Err(now) => word = now,
            }
        }
    }

    /// Records a wake-up. True when the caller has to enqueue the task.
    pub(crate) fn wake(&self) -> bool {
        let before = self.change(|word| match word & STATE {
            PARKED => Some(word & !STATE | QUEUED),
            RUNNING => Some(word & !STATE | NOTIFIED),
            _ => None,
        });
        before.is_some_and(|word| word & STATE == PARKED)
    }

    /// Adds request bits if the task still lives, and says where it was.
    pub(crate) fn request(&self, generation: u32, bits: u32) -> Option<TaskState> {
        let set = u64::from(bits & REQUEST_MASK) << REQUEST_SHIFT;
        let before = self.change(|word| is_live(word, generation).then_some(word | set))?;
        state_of(before)
    }

    /// Whether any of these requests is still pending for that task.
    pub(crate) fn has_requests(&self, generation: u32, bits: u32) -> bool {
        let word = self.0.load(Ordering::Acquire);
        is_live(word, generation) && requests_of(word) & bits != 0
    }

    /// The pending requests, left in place.
    pub(crate) fn requests(&self) -> u32 {
        requests_of(self.0.load(Ordering::Relaxed))
    }

    /// Takes those of the pending requests that are in `bits`; only by the running task.
    pub(crate) fn take_requests(&self, bits: u32) -> u32 {
        let bits = u64::from(bits & REQUEST_MASK) << REQUEST_SHIFT;
        if self.0.load(Ordering::Relaxed) & bits == 0 {
            return 0;
        }
        requests_of(self.0.fetch_and(!bits, Ordering::AcqRel) & bits)
    }

    /// The state and generation now, `None` for a vacant slot.
    pub(crate) fn state(&self) -> Option<(u32, TaskState)> {
        let word = self.0.load(Ordering::Acquire);
        state_of(word).map(|state| ((word >> GENERATION_SHIFT) as u32, state))
    }

    /// Applies `next` until it sticks; the word before, or `None` when `next` declined.
    fn change(&self, next: impl Fn(u64) -> Option<u64>) -> Option<u64> {
        let mut word = self.0.load(Ordering::Acquire);
        loop {
            let changed = next(word)?;
            match self.0.compare_exchange_weak(word, changed, Ordering::AcqRel, Ordering::Acquire) {
                Ok(before) => return Some(before),
                Err(now) => word = now,
            }
        }
    }
}

fn requests_of(word: u64) -> u32 {
    ((word & REQUESTS) >> REQUEST_SHIFT) as u32
}

fn is_live(word: u64, generation: u32) -> bool {
    word & STATE != VACANT && (word >> GENERATION_SHIFT) as u32 == generation
}

fn state_of(word: u64) -> Option<TaskState> {
    match word & STATE {
        QUEUED => Some(TaskState::Queued),
        RUNNING | NOTIFIED => Some(TaskState::Running),
        PARKED => Some(TaskState::Parked),
        _ => None,
    }
}
