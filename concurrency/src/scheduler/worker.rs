//! The loop of one worker thread: where its next task comes from, and when it sleeps.
//!
//! The worker is inside the host's heap except while it sleeps. It never waits for anything else.

use super::Scheduler;
use super::lane::Lane;
use super::random::Random;
use crate::host::Host;
use crate::poll::PREEMPT;
use crate::registry::Runnable;
use crossbeam_deque::Steal;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// After so many tasks, or when the ticker asked, a worker looks at timers, posts and the common queue,
/// whatever it has itself.
const LOOK_AROUND: u32 = 61;
/// Rounds over all queues before a worker without work sleeps, with a growing pause in between:
/// some 20 µs in all, less than going to sleep and being woken costs.
const SEARCH_ROUNDS: u32 = 8;

pub(super) struct Worker<H: Host> {
    scheduler: Arc<Scheduler<H>>,
    lane: Lane,
    local: H::Local,
    random: Random,
}

impl<H: Host> Worker<H> {
    /// A worker on this thread, which enters the host's heap.
    pub(super) fn start(scheduler: Arc<Scheduler<H>>, lane: Lane) -> Self {
        let local = scheduler.host.start_worker(lane.index, scheduler.lanes[lane.index].poll.clone());
        let random = Random::new(lane.index as u64);
        Worker { scheduler, lane, local, random }
    }

    /// Runs tasks until the scheduler stops.
    pub(super) fn run(mut self) {
        let mut ran = 0u32;
        while !self.scheduler.stopping.load(Ordering::Relaxed) {
            self.answer_requests();
            ran = ran.wrapping_add(1);
            let asked = self.scheduler.lanes[self.lane.index].poll.pending() & PREEMPT != 0;
            let looked = if asked || ran.is_multiple_of(LOOK_AROUND) { self.look_around() } else { None };
            match looked.or_else(|| self.lane.pop(&self.scheduler)) {
                Some(runnable) => {
                    self.lane.run(&self.scheduler, &mut self.local, runnable);
                }
                None => self.search(),
            }
        }
        self.scheduler.host.stop_worker(self.local);
    }

    /// Gives the host a safe point if it asked for one while no task was running.
    fn answer_requests(&mut self) {
        if self.scheduler.lanes[self.lane.index].poll.pending() & !PREEMPT != 0 {
            self.scheduler.host.leave(&mut self.local);
            self.scheduler.host.enter(&mut self.local);
        }
    }

    /// Fires timers, takes posts, and takes a task from the common queue.
    fn look_around(&mut self) -> Option<Runnable> {
        self.lane.fire_timers(&self.scheduler);
        self.lane.take_posts(&self.scheduler, &mut self.local);
        let deque = self.lane.deque()?;
        if self.scheduler.injector.is_empty() {
            return None;
        }
        until_settled(|| self.scheduler.injector.steal_batch_and_pop(deque))
    }

    /// Looks everywhere until there is a task, sleeping in between, and runs it.
    fn search(&mut self) {
        let scheduler = self.scheduler.clone();
        scheduler.idle.begin_search();
        self.lane.record_gap(&scheduler);
        while !scheduler.stopping.load(Ordering::Relaxed) {
            if let Some(runnable) = self.look_everywhere() {
                scheduler.idle.end_search();
                // Somebody may have relied on our search instead of waking another worker.
                if !scheduler.injector.is_empty() || !scheduler.posts.is_empty() {
                    scheduler.idle.announce();
                }
                self.lane.run(&scheduler, &mut self.local, runnable);
                return;
            }
            self.sleep();
        }
        scheduler.idle.end_search();
    }

    /// Several rounds over all queues, with a pause that grows.
    fn look_everywhere(&mut self) -> Option<Runnable> {
        for round in 0..SEARCH_ROUNDS {
            let common = self.look_around();
            let found = common.or_else(|| self.lane.pop(&self.scheduler)).or_else(|| self.steal());
            if found.is_some() || self.scheduler.stopping.load(Ordering::Relaxed) {
                return found;
            }
            self.answer_requests();
            for _ in 0..1 << round {
                std::hint::spin_loop();
            }
        }
        None
    }

    fn sleep(&mut self) {
        let scheduler = &self.scheduler;
        scheduler.registry.give_back(&mut self.lane.free, 0);
        scheduler.lanes[self.lane.index].counters.slept.add(1);
        let asleep = scheduler.is_recording().then(|| scheduler.now());
        scheduler.host.leave(&mut self.local);
        let until = scheduler.keep_time();
        let instant = scheduler.clock.instant(until);
        scheduler.idle.sleep(self.lane.index, || scheduler.has_work(), instant);
        scheduler.stop_keeping_time(until);
        scheduler.ticker.start();
        scheduler.host.enter(&mut self.local);
        if let Some(asleep) = asleep {
            self.lane.record_sleep(scheduler, asleep);
        }
    }

    /// Takes half of the tasks of another worker, the first victim drawn at random.
    fn steal(&mut self) -> Option<Runnable> {
        let lanes = &self.scheduler.lanes;
        let own = self.lane.deque()?;
        let counters = &lanes[self.lane.index].counters;
        let first = self.random.below(lanes.len());
        for victim in (first..lanes.len()).chain(0..first).filter(|victim| *victim != self.lane.index) {
            let Some(stealer) = &lanes[victim].stealer else { continue };
            if let Some(runnable) = until_settled(|| stealer.steal_batch_and_pop(own)) {
                counters.stolen.add(1);
                lanes[self.lane.index].stolen_from[victim].add(1);
                return Some(runnable);
            }
        }
        counters.steal_misses.add(1);
        None
    }
}

/// Repeats an attempt that lost a race.
fn until_settled<T>(mut attempt: impl FnMut() -> Steal<T>) -> Option<T> {
    loop {
        match attempt() {
            Steal::Success(found) => return Some(found),
            Steal::Empty => return None,
            Steal::Retry => std::hint::spin_loop(),
        }
    }
}
