//! The language side of the scheduler, as a trait.
//!
//! This crate asks its host for state that lives on a worker's thread and tells it when a worker
//! enters or leaves the host's heap. It never looks into a payload.

use crate::context::Ctx;
use crate::poll::PollWord;
use crate::scheduler::Scheduler;
use crate::task::Task;
use std::sync::Arc;

/// What a wait is completed with: one word, which only the host understands.
///
/// Payloads are kept in atomic words, so that a collector can read and rewrite them in a stopped
/// world while stale wakers still look at the words beside them.
pub trait Payload: Copy + Send + 'static {
    /// Completes waits that carry no value, such as a timer's.
    const UNIT: Self;
    /// The word of this payload.
    fn into_word(self) -> u64;
    /// The payload of a word made by `into_word`.
    fn from_word(word: u64) -> Self;
}

/// Plain numbers, for tests and for hosts without a heap.
impl Payload for u64 {
    const UNIT: Self = 0;
    fn into_word(self) -> u64 {
        self
    }
    fn from_word(word: u64) -> Self {
        word
    }
}

/// The language whose tasks are scheduled.
///
/// A worker is *inside* the host's heap between `start_worker` or `enter` and the next `leave` or
/// `stop_worker`. Only then does it run tasks, fire timers, move payloads or drop tasks. Threads that
/// are not workers never do any of this; they only drop the tasks that are left when all workers
/// have stopped.
pub trait Host: Sized + Send + Sync + 'static {
    /// What is scheduled.
    type Task: Task<Self>;
    /// What waits are completed with.
    type Payload: Payload;
    /// State of one worker, made and dropped on its thread.
    type Local;

    /// Whether payloads are traced. If so, [`trace_waits`](crate::Scheduler::trace_waits) must be
    /// called from time to time, since owners are kept until then.
    const TRACED: bool = true;

    /// Makes the state of worker number `worker`; its poll word will also be asked to preempt.
    fn start_worker(&self, worker: usize, poll: Arc<PollWord>) -> Self::Local;

    /// The worker is about to block: it has left the heap until `enter`.
    fn leave(&self, local: &mut Self::Local);

    /// The worker comes back; may block while the world is stopped. A `leave` and `enter` in a row
    /// are a safe point: between two steps the scheduler makes one when bits other than
    /// [`PREEMPT`](crate::PREEMPT) are pending, so `enter` must take the bits that this answers.
    fn enter(&self, local: &mut Self::Local);

    /// The worker ends.
    fn stop_worker(&self, local: Self::Local);

    /// Nothing goes on any more: every task waits, and neither time nor anything outside will end a wait.
    /// [`Scheduler::take_stuck`] tells which these are. Called by a thread that is no worker, at most once
    /// each time a pool falls idle, some 10 ms later; of simulations [`SimStep::Stuck`](crate::SimStep::Stuck)
    /// says it.
    fn quiescent(&self, _scheduler: &Scheduler<Self>) {}

    /// Called from the ticker's thread now and then while tasks run, and once when they have ceased to while timers
    /// are left; by a simulation when nothing is runnable, at most once a second of its time. A good moment to look
    /// for deadlocks.
    fn look_around(&self, _scheduler: &Scheduler<Self>) {}

    /// A step panicked. The task ends after this call, which may still complete what others wait for.
    fn task_panicked(&self, task: &mut Self::Task, cx: &mut Ctx<'_, Self>, message: &str);

    /// A job of the blocking pool or the closure of a post panicked: what its wait completes with.
    fn work_panicked(&self, local: &mut Self::Local, message: &str) -> Self::Payload;
}
