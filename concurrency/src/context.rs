//! What a running task can ask of its scheduler.
//!
//! A `Ctx` exists for one step, on one worker. It consists of the host's state of that worker and of a
//! `Turn`, which is the only way to start waits and to complete those of others: every payload that is
//! handed over passes through it and is marked dirty. The two can be used side by side.

use crate::dirty::Owner;
use crate::host::{Host, Payload};
use crate::metrics::Counters;
use crate::operation::{Operation, Ready, WaitStart, Wake};
use crate::poll::{PREEMPT, PollWord};
use crate::recording::What;
use crate::registry::{Slot, Sort};
use crate::scheduler::Scheduler;
use crate::scheduler::lane::Lane;
use crate::scheduler::timers::Alarm;
use crate::task::{Refused, TaskId};
use crate::time::Time;
use crate::wait::{Ended, Masking, Meeting, Waiter};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// The surroundings of one step.
pub struct Ctx<'a, H: Host> {
    pub(crate) turn: Turn<'a, H>,
    pub(crate) local: &'a mut H::Local,
}

impl<H: Host> Ctx<'_, H> {
    /// The state of this worker.
    pub fn local(&mut self) -> &mut H::Local {
        self.local
    }

    /// Both parts, for a host that needs its state while it starts and completes waits.
    pub fn split(&mut self) -> (Turn<'_, H>, &mut H::Local) {
        let Turn { scheduler, lane, slot, id } = &mut self.turn;
        (Turn { scheduler, lane, slot, id: *id }, self.local)
    }
}

impl<'a, H: Host> Deref for Ctx<'a, H> {
    type Target = Turn<'a, H>;

    fn deref(&self) -> &Turn<'a, H> {
        &self.turn
    }
}

impl<H: Host> DerefMut for Ctx<'_, H> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.turn
    }
}

/// A task's turn on a worker: what it can do to waits, its own and those of others.
pub struct Turn<'a, H: Host> {
    pub(crate) scheduler: &'a Arc<Scheduler<H>>,
    pub(crate) lane: &'a mut Lane,
    pub(crate) slot: &'a Slot<H>,
    pub(crate) id: TaskId,
}

impl<H: Host> Turn<'_, H> {
    /// The task that runs.
    pub fn me(&self) -> TaskId {
        self.id
    }

    /// The language.
    pub fn host(&self) -> &H {
        &self.scheduler.host
    }

    /// The poll word of this worker.
    pub fn poll(&self) -> &PollWord {
        self.scheduler.lanes[self.lane.index].poll()
    }

    /// The number of this worker.
    pub fn worker(&self) -> usize {
        self.lane.index
    }

    /// Which wait of this task the last one was, or the present one is.
    pub fn last_wait(&self) -> u64 {
        self.slot.wait.epoch()
    }

    /// The scheduler, for those who outlive this step.
    pub fn scheduler(&self) -> &Arc<Scheduler<H>> {
        self.scheduler
    }

    /// Whether time is virtual and every choice comes from a seed.
    pub fn is_sim(&self) -> bool {
        self.scheduler.is_sim()
    }

    /// The time of this scheduler.
    pub fn now(&self) -> Time {
        self.scheduler.clock.now()
    }

    /// Makes a task, runnable on this worker.
    pub fn spawn(&mut self, task: H::Task) -> Result<TaskId, Refused<H::Task>> {
        let (id, runnable) = self.scheduler.registry.insert(task, &mut self.lane.free)?;
        self.counters().spawned.count(1);
        self.lane.record(self.scheduler, |by| What::Spawned { task: id, by });
        self.lane.enqueue_last(self.scheduler, runnable);
        Ok(id)
    }

    /// The same for a task that another worker is to take at once if it has nothing to do.
    pub fn spawn_for_others(&mut self, task: H::Task) -> Result<TaskId, Refused<H::Task>> {
        let task = self.spawn(task)?;
        self.scheduler.offer(usize::MAX);
        Ok(task)
    }

    /// The counters of this worker.
    pub(crate) fn counters(&self) -> &Counters {
        &self.scheduler.lanes[self.lane.index].counters
    }

    /// The ticks left in this step, for a host that counts them itself; `None` when time decides.
    pub fn budget(&self) -> Option<u32> {
        self.lane.budget
    }

    /// Counts one tick of work; true when the step should return `Yielded`.
    #[inline]
    pub fn tick(&mut self) -> bool {
        match &mut self.lane.budget {
            Some(0) => true,
            Some(ticks) => {
                *ticks -= 1;
                *ticks == 0
            }
            None => self.poll().pending() & PREEMPT != 0,
        }
    }

    /// Has the running task yield at its next poll, where time decides about that.
    pub(crate) fn give_way(&self) {
        if self.lane.budget.is_none() {
            self.poll().request(PREEMPT);
        }
    }

    /// Whether another task could run now instead of this one: without any, giving way decides nothing.
    /// In a pool that is taken for granted.
    pub fn has_rivals(&self) -> bool {
        self.lane.has_others() || !self.scheduler.has_nothing_common()
    }

    /// Takes the requests made to this task: the bits given to `interrupt`.
    pub fn take_requests(&mut self) -> u32 {
        self.slot.take_requests(u32::MAX)
    }

    /// The requests made to this task, left in place: as long as they are, no interruptible wait lasts.
    pub fn requests(&self) -> u32 {
        self.slot.requests()
    }

    /// Takes those of the requests to this task that are in `bits`.
    pub fn take_requests_in(&mut self, bits: u32) -> u32 {
        self.slot.take_requests(bits)
    }

    /// Makes requests to this task itself at that time, instead of what it has set before; `None` for none
    /// any more. It costs no timer entry if the time is later than one that this task has already.
    pub fn set_alarm(&mut self, at: Option<Time>, requests: u32) {
        let alarm = at.map(|at| Alarm { at, task: self.id, requests });
        self.scheduler.timers.set_own_alarm(&self.scheduler.registry, self.id.slot, alarm);
    }

    /// Makes requests to any task at that time, if it lives then. Of several such alarms of a task the
    /// earliest holds.
    pub fn interrupt_at(&mut self, task: TaskId, at: Time, requests: u32) {
        let alarm = Alarm { at, task, requests };
        self.scheduler.timers.set_alarm_from_outside(&self.scheduler.registry, alarm);
    }

    /// Asks something of another task, like [`Scheduler::interrupt`].
    pub fn interrupt(&mut self, task: TaskId, requests: u32) -> bool {
        match self.scheduler.request(task, requests) {
            Some(Some(runnable)) => {
                self.lane.enqueue_last(self.scheduler, runnable);
                true
            }
            Some(None) => true,
            None => false,
        }
    }

    /// Starts waiting for an operation that the caller keeps. When the wait was cancelled or another
    /// branch won, the caller may follow `take_wake` by [`Turn::prune`]; it need not.
    pub fn start(
        &mut self,
        operation: &(impl Operation<H> + ?Sized),
        masking: Masking,
    ) -> WaitStart<H::Payload> {
        if let Some(ready) = operation.try_now(self) {
            return WaitStart::Ready(ready);
        }
        let waiter = self.open_wait(Sort::of(operation), masking);
        self.block(operation, waiter)
    }

    /// Starts waiting for an operation that the scheduler keeps if there is a wait; branches that did not
    /// complete are pruned when the wait ends.
    pub fn start_owned(
        &mut self,
        operation: impl Operation<H> + Send + 'static,
        masking: Masking,
    ) -> WaitStart<H::Payload> {
        if let Some(ready) = operation.try_now(self) {
            return WaitStart::Ready(ready);
        }
        let waiter = self.open_wait(Sort::of(&operation), masking);
        let start = self.block(&operation, waiter);
        if matches!(start, WaitStart::Parked) {
            self.mark_slot_dirty(self.id.slot);
            self.slot.keep(Box::new(operation));
        }
        start
    }

    /// How the wait of this task ended, once; `None` while it is open.
    pub fn take_wake(&mut self) -> Option<Wake<H::Payload>> {
        let ended = self.slot.wait.take()?;
        self.scheduler.close_external(self.slot);
        let wake = match ended {
            Ended::Completed { branch, word } => {
                Wake::Completed(Ready { branch, payload: H::Payload::from_word(word) })
            }
            Ended::Cancelled => Wake::Cancelled,
        };
        if let Some(operation) = self.slot.take_kept() {
            self.prune(&*operation, &wake);
        }
        Some(wake)
    }

    /// Tells the branches of an operation that the wait which has just ended was not theirs.
    pub fn prune(&mut self, operation: &(impl Operation<H> + ?Sized), wake: &Wake<H::Payload>) {
        let winner = match wake {
            Wake::Completed(ready) => Some(ready.branch),
            Wake::Cancelled => None,
        };
        let waiter = Waiter { epoch: self.slot.wait.epoch(), slot: self.id.slot, branch: 0 };
        operation.prune(self, waiter, winner);
    }

    /// For `block`: wins the wait that is being started, so that the operation may complete at once.
    pub fn claim_own(&self, waiter: Waiter) -> bool {
        self.slot.wait.retract(waiter.epoch)
    }

    /// For `block`: ends the wait that is being started and another one together, so that two tasks in choices
    /// can meet. The other one's task gets the payload; nothing happens unless they met.
    pub fn meet(&mut self, own: Waiter, other: Waiter, payload: H::Payload) -> Meeting {
        self.lane.meet(self.scheduler, own, other, payload)
    }

    /// Completes a wait and wakes its task; false if it has ended already. Runs under the
    /// primitive's lock or after it, as the primitive likes.
    pub fn complete(&mut self, waiter: Waiter, payload: H::Payload) -> bool {
        self.lane.complete(self.scheduler, waiter, payload)
    }

    /// The same with a payload that is made once the wait is won and before its task can go on: what the
    /// task is to find done when it wakes is done in there.
    pub fn complete_with(&mut self, waiter: Waiter, make: impl FnOnce() -> H::Payload) -> bool {
        self.lane.complete_with(self.scheduler, waiter, make)
    }

    /// The same where how it ends shows only when the wait is won: `make` also says through which branch, counted from
    /// the waiter's own.
    pub fn complete_by(&mut self, waiter: Waiter, make: impl FnOnce() -> (u32, H::Payload)) -> bool {
        self.lane.complete_by(self.scheduler, waiter, make)
    }

    /// Completes waits with `UNIT` that end together: through the branch `all` further if every one of them is
    /// open, else those that are through the branch `some` further. Whether all were.
    pub fn complete_together(
        &mut self,
        waiters: impl Iterator<Item = Waiter> + Clone,
        all: u32,
        some: u32,
    ) -> bool {
        self.lane.complete_together(self.scheduler, waiters, all, some)
    }

    /// Whether this wait is still open.
    pub fn is_waiting(&self, waiter: Waiter) -> bool {
        self.scheduler.is_waiting(waiter)
    }

    /// Completes the wait with `UNIT` at that time, unless it has ended before.
    pub fn arm(&mut self, waiter: Waiter, deadline: Time) {
        self.scheduler.timers.arm(&self.scheduler.registry, waiter, deadline);
    }

    /// Tells the collector that this owner was handed a payload. Goes with every store of one.
    pub fn mark_dirty<T: Owner<H::Payload> + 'static>(&mut self, owner: &Arc<T>) {
        if H::TRACED {
            self.scheduler.lanes[self.lane.index].owners.mark(owner);
        }
    }

    fn mark_slot_dirty(&self, slot: u32) {
        self.scheduler.lanes[self.lane.index].slots.mark(slot, &self.scheduler.registry.slot(slot).link);
    }

    /// Starts waiting for an operation that will most likely have to wait: it is not tried before.
    pub fn start_waiting(
        &mut self,
        operation: &(impl Operation<H> + ?Sized),
        masking: Masking,
    ) -> WaitStart<H::Payload> {
        let waiter = self.open_wait(Sort::of(operation), masking);
        self.block(operation, waiter)
    }

    /// Opens a wait that an operation does not describe, for a host that hands its ticket on itself, as a
    /// request hands on where the reply goes. The task parks next.
    pub fn open(&mut self, masking: Masking) -> Waiter {
        self.open_wait(Sort::UNKNOWN, masking)
    }

    /// The same for a wait that only that task can complete, until [`Turn::forget_answerer`] is called. A deadline
    /// of such a wait is a precaution: the wait may still be part of a deadlock.
    pub fn open_for_answer(&mut self, of: TaskId, masking: Masking) -> Waiter {
        self.open_wait(Sort::for_answer(of), masking)
    }

    /// Others may complete this wait from now on, which was opened by [`Turn::open_for_answer`].
    pub fn forget_answerer(&self, waiter: Waiter) {
        if self.is_waiting(waiter) {
            self.scheduler.registry.slot(waiter.slot).forget_answerer();
        }
    }

    fn open_wait(&mut self, sort: Sort, masking: Masking) -> Waiter {
        assert!(self.slot.wait.is_idle(), "a task takes the end of a wait before it starts the next");
        if sort.external {
            self.scheduler.open_external(self.slot);
        }
        self.slot.begin_wait(sort);
        Waiter { epoch: self.slot.wait.begin(masking), slot: self.id.slot, branch: 0 }
    }

    fn block(&mut self, operation: &(impl Operation<H> + ?Sized), waiter: Waiter) -> WaitStart<H::Payload> {
        match operation.block(self, waiter) {
            Some(ready) => {
                self.scheduler.close_external(self.slot);
                WaitStart::Ready(ready)
            }
            None => WaitStart::Parked,
        }
    }
}
