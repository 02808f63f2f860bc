//! What one worker owns: its run queue, its vacant slots, and how it runs a step.
//!
//! The same code runs steps in the pool and in the simulator; only the queue differs. A lane is used
//! by one thread at a time and never waits.

use super::Scheduler;
use super::timers::Due;
use crate::context::{Ctx, Turn};
use crate::host::{Host, Payload};
use crate::poll::PREEMPT;
use crate::recording::What;
use crate::registry::{Runnable, Running, Vacant};
use crate::task::{Step, Task, TaskId};
use crate::wait::{Meeting, Waiter};
use crossbeam_deque::Worker as Deque;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// So many tasks in a row may come from the `next` place before the others get a turn.
const STREAK: u32 = 64;

pub(crate) struct Lane {
    pub(crate) index: usize,
    pub(crate) free: Vec<Vacant>,
    /// Ticks left in this step, where they are counted.
    pub(crate) budget: Option<u32>,
    /// Whether a step begins with a clear poll word; not if the word belongs to a worker around us.
    takes_preempt: bool,
    queue: Queue,
}

enum Queue {
    Stealing(StealingQueue),
    /// In no order: the simulator draws.
    Drawn(Vec<Runnable>),
}

struct StealingQueue {
    deque: Deque<Runnable>,
    /// The task woken last. It runs next, since what it was woken for is still in the cache.
    next: Option<Runnable>,
    streak: u32,
}

impl Lane {
    pub(super) fn stealing(index: usize, deque: Deque<Runnable>) -> Self {
        let queue = Queue::Stealing(StealingQueue { deque, next: None, streak: 0 });
        Lane { index, free: Vec::new(), budget: None, takes_preempt: true, queue }
    }

    pub(super) fn drawn(takes_preempt: bool) -> Self {
        let queue = Queue::Drawn(Vec::new());
        Lane { index: 0, free: Vec::new(), budget: Some(0), takes_preempt, queue }
    }

    /// Enqueues a woken task, to run next.
    pub(crate) fn enqueue_next<H: Host>(&mut self, scheduler: &Scheduler<H>, runnable: Runnable) {
        let queue = match &mut self.queue {
            Queue::Drawn(tasks) => return tasks.push(runnable),
            Queue::Stealing(queue) => queue,
        };
        match queue.next.replace(runnable) {
            Some(displaced) => {
                queue.deque.push(displaced);
                scheduler.offer(queue.deque.len());
            }
            None => scheduler.lanes[self.index].next_waits.store(true, Ordering::Relaxed),
        }
    }

    /// Enqueues a task behind all others.
    pub(crate) fn enqueue_last<H: Host>(&mut self, scheduler: &Scheduler<H>, runnable: Runnable) {
        match &mut self.queue {
            Queue::Drawn(tasks) => tasks.push(runnable),
            Queue::Stealing(queue) => {
                queue.deque.push(runnable);
                scheduler.offer(queue.deque.len());
            }
        }
    }

    /// The next task of this lane's own queue.
    pub(crate) fn pop<H: Host>(&mut self, scheduler: &Scheduler<H>) -> Option<Runnable> {
        let Queue::Stealing(queue) = &mut self.queue else { return None };
        if queue.next.is_some() && queue.streak < STREAK {
            queue.streak += 1;
            scheduler.lanes[self.index].next_waits.store(false, Ordering::Relaxed);
            return queue.next.take();
        }
        queue.streak = 0;
        queue.deque.pop().or_else(|| {
            scheduler.lanes[self.index].next_waits.store(false, Ordering::Relaxed);
            queue.next.take()
        })
    }

    /// The deque of a pool's lane, to move stolen tasks into.
    pub(super) fn deque(&self) -> Option<&Deque<Runnable>> {
        match &self.queue {
            Queue::Stealing(queue) => Some(&queue.deque),
            Queue::Drawn(_) => None,
        }
    }

    /// The runnable tasks of the simulator's lane.
    pub(super) fn drawn_tasks(&mut self) -> Option<&mut Vec<Runnable>> {
        match &mut self.queue {
            Queue::Stealing(_) => None,
            Queue::Drawn(tasks) => Some(tasks),
        }
    }

    /// Whether the simulator could draw another task than the running one.
    pub(crate) fn has_others(&self) -> bool {
        match &self.queue {
            Queue::Stealing(_) => true,
            Queue::Drawn(tasks) => !tasks.is_empty(),
        }
    }

    /// Completes a wait and enqueues its task; false if it has ended already.
    pub(crate) fn complete<H: Host>(
        &mut self,
        scheduler: &Scheduler<H>,
        waiter: Waiter,
        payload: H::Payload,
    ) -> bool {
        self.complete_with(scheduler, waiter, || payload)
    }

    /// The same with a payload that is made between winning the wait and waking its task.
    pub(crate) fn complete_with<H: Host>(
        &mut self,
        scheduler: &Scheduler<H>,
        waiter: Waiter,
        make: impl FnOnce() -> H::Payload,
    ) -> bool {
        self.complete_by(scheduler, waiter, || (0, make()))
    }

    /// The same, which also says by how many branches further.
    pub(crate) fn complete_by<H: Host>(
        &mut self,
        scheduler: &Scheduler<H>,
        waiter: Waiter,
        make: impl FnOnce() -> (u32, H::Payload),
    ) -> bool {
        let slot = scheduler.registry.slot(waiter.slot);
        if !slot.wait.claim(waiter.epoch) {
            return false;
        }
        let (branch, payload) = make();
        self.finish(scheduler, waiter.shifted(branch), payload);
        true
    }

    /// Wins all these waits before it ends any, so that what each is told is true of all.
    pub(crate) fn complete_together<H: Host>(
        &mut self,
        scheduler: &Scheduler<H>,
        waiters: impl Iterator<Item = Waiter> + Clone,
        all: u32,
        some: u32,
    ) -> bool {
        let claim = |waiter: Waiter| scheduler.registry.slot(waiter.slot).wait.claim(waiter.epoch);
        let lost = waiters.clone().position(|waiter| !claim(waiter));
        let (won, branch) = lost.map_or((usize::MAX, all), |lost| (lost, some));
        for waiter in waiters.clone().take(won) {
            self.finish(scheduler, waiter.shifted(branch), H::Payload::UNIT);
        }
        for waiter in waiters.skip(won) {
            self.complete(scheduler, waiter.shifted(branch), H::Payload::UNIT);
        }
        lost.is_none()
    }

    /// Ends a wait together with the running task's own: both or neither.
    pub(crate) fn meet<H: Host>(
        &mut self,
        scheduler: &Scheduler<H>,
        own: Waiter,
        other: Waiter,
        payload: H::Payload,
    ) -> Meeting {
        if own.slot == other.slot {
            return if own.epoch == other.epoch { Meeting::Oneself } else { Meeting::OtherGone };
        }
        let (own_slot, other_slot) = (scheduler.registry.slot(own.slot), scheduler.registry.slot(other.slot));
        let goes_first = own.slot < other.slot;
        let meeting = own_slot.wait.meet(own.epoch, &other_slot.wait, other.epoch, goes_first);
        if meeting == Meeting::Met {
            self.finish(scheduler, other, payload);
        }
        meeting
    }

    /// Hands over the payload of a wait that is claimed, and enqueues its task.
    fn finish<H: Host>(&mut self, scheduler: &Scheduler<H>, waiter: Waiter, payload: H::Payload) {
        let slot = scheduler.registry.slot(waiter.slot);
        // While the claim is ours nobody else can mark this slot.
        let lane = &scheduler.lanes[self.index];
        lane.slots.mark(waiter.slot, &slot.link);
        slot.wait.finish(waiter.epoch, waiter.branch, payload.into_word());
        if let Some(runnable) = slot.wake() {
            lane.counters.woken.add(1);
            self.record_wake(scheduler, waiter);
            self.enqueue_next(scheduler, runnable);
        }
    }

    fn record_wake<H: Host>(&self, scheduler: &Scheduler<H>, waiter: Waiter) {
        if scheduler.recorder.is_on()
            && let Some((task, _)) = scheduler.registry.slot(waiter.slot).state()
        {
            self.record(scheduler, |by| What::Woke { task, by });
        }
    }

    /// Completes the waits and sounds the alarms whose time has come.
    pub(crate) fn fire_timers<H: Host>(&mut self, scheduler: &Scheduler<H>) {
        if scheduler.timers.next() == crate::Time::NEVER {
            return;
        }
        let now = scheduler.clock.now();
        scheduler.timers.fire_due(&scheduler.registry, now, |due| self.fire(scheduler, due));
    }

    /// Does what was to be done at a time that has come.
    pub(super) fn fire<H: Host>(&mut self, scheduler: &Scheduler<H>, due: Due) {
        match due {
            Due::Wait(waiter) => {
                self.complete(scheduler, waiter, H::Payload::UNIT);
            }
            Due::Alarm(task, requests) => {
                if let Some(Some(runnable)) = scheduler.request(task, requests) {
                    self.enqueue_next(scheduler, runnable);
                }
            }
        }
    }

    /// Takes the posts of outside threads and the payloads they bring. True if there were any.
    pub(crate) fn take_posts<H: Host>(&mut self, scheduler: &Scheduler<H>, local: &mut H::Local) -> bool {
        let mut any = false;
        while let Some((waiter, finish)) = scheduler.posts.pop() {
            any = true;
            let slot = scheduler.registry.slot(waiter.slot);
            if !slot.wait.claim(waiter.epoch) {
                continue;
            }
            let made = catch_unwind(AssertUnwindSafe(|| finish(local)));
            let payload =
                made.unwrap_or_else(|panic| scheduler.host.work_panicked(local, &panic_message(&*panic)));
            scheduler.lanes[self.index].slots.mark(waiter.slot, &slot.link);
            slot.wait.finish(waiter.epoch, waiter.branch, payload.into_word());
            if let Some(runnable) = slot.wake() {
                self.record_wake(scheduler, waiter);
                self.enqueue_last(scheduler, runnable);
            }
        }
        any
    }

    /// Runs one step of a task, and enqueues it again if it is runnable.
    pub(crate) fn run<H: Host>(
        &mut self,
        scheduler: &Arc<Scheduler<H>>,
        local: &mut H::Local,
        runnable: Runnable,
    ) -> (TaskId, Step) {
        let shared = &scheduler.lanes[self.index];
        shared.counters.run.count(1);
        if self.takes_preempt {
            shared.poll.take(PREEMPT);
        }
        let mut running = scheduler.registry.slot(runnable.index()).begin(runnable, self.index);
        let id = running.id();
        if scheduler.recorder.is_on() {
            self.record_begin(scheduler, id);
        }
        let step = self.step(scheduler, local, &mut running);
        if scheduler.recorder.is_on() {
            self.record_end(scheduler, id, step);
        }
        match step {
            Step::Yielded(_) => {
                shared.counters.yielded.add(1);
                let runnable = running.requeue();
                self.enqueue_last(scheduler, runnable);
            }
            Step::Parked => {
                shared.counters.parked.add(1);
                if let Some(runnable) = running.park() {
                    self.enqueue_last(scheduler, runnable);
                }
            }
            Step::Done => {
                shared.counters.done.count(1);
                scheduler.close_external(running.slot());
                if let Some(vacant) = running.retire() {
                    scheduler.registry.release(vacant, &mut self.free);
                }
            }
        }
        (id, step)
    }

    /// The step itself; a panic in it is reported and ends the task.
    fn step<H: Host>(
        &mut self,
        scheduler: &Arc<Scheduler<H>>,
        local: &mut H::Local,
        running: &mut Running<'_, H>,
    ) -> Step {
        let turn = Turn { scheduler, lane: self, slot: running.slot(), id: running.id() };
        let mut cx = Ctx { turn, local };
        let task = running.task();
        match catch_unwind(AssertUnwindSafe(|| task.step(&mut cx))) {
            Ok(step) => step,
            Err(panic) => {
                let message = panic_message(&*panic);
                let host = &scheduler.host;
                // A second panic, in the report, has nobody left to tell.
                let _ = catch_unwind(AssertUnwindSafe(|| host.task_panicked(task, &mut cx, &message)));
                Step::Done
            }
        }
    }
}

/// The text of a panic.
pub(super) fn panic_message(panic: &(dyn Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = panic.downcast_ref::<String>() {
        text.clone()
    } else {
        "panic without a message".to_owned()
    }
}
