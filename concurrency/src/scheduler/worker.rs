//! The loop of one worker thread: where its next task comes from, and when it sleeps.
//!
//! The worker is inside the host's heap except while it sleeps. It never waits for anything else.

use super::Scheduler;
use super::lane::Lane;
use super::random::Random;
use super::topology;
use crate::host::Host;
use crate::poll::{PREEMPT, SHARE};
use crate::registry::Runnable;
use crate::shim::SEARCH_ROUNDS;
use crossbeam_deque::Steal;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// After so many tasks, or when the ticker asked, a worker looks at timers, posts and the common queue,
/// whatever it has itself.
const LOOK_AROUND: u32 = 61;

/// A worker that finds nothing asks the others to share from this round of its search on.
const ASK_FROM: u32 = SEARCH_ROUNDS / 4;

pub(crate) struct Worker<H: Host> {
    scheduler: Arc<Scheduler<H>>,
    lane: Lane,
    local: H::Local,
    random: Random,
    /// Whom to steal from, in groups of equal distance, the nearest first.
    victims: Vec<Vec<usize>>,
}

impl<H: Host> Worker<H> {
    /// A worker on this thread, which enters the host's heap.
    pub(crate) fn start(scheduler: Arc<Scheduler<H>>, lane: Lane) -> Self {
        let local = scheduler.host.start_worker(lane.index, scheduler.lanes[lane.index].poll.clone());
        let random = Random::new(lane.index as u64);
        let mut worker = Worker { scheduler, lane, local, random, victims: Vec::new() };
        worker.look_for_neighbours();
        worker
    }

    /// Runs tasks until the scheduler stops.
    pub(crate) fn run(mut self) {
        let mut ran = 0u32;
        while !self.scheduler.stopping.load(Ordering::Relaxed) {
            self.answer_requests();
            if self.is_surplus() {
                self.stand_by();
                continue;
            }
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
        let poll = &self.scheduler.lanes[self.lane.index].poll;
        poll.take(SHARE);
        if poll.pending() & !PREEMPT != 0 {
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
        while !scheduler.stopping.load(Ordering::Relaxed) && !self.is_surplus() {
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
        // The wake-up may have been meant for one that runs tasks.
        if self.is_surplus() {
            scheduler.idle.announce();
        }
    }

    /// Whether other workers are to run the tasks.
    fn is_surplus(&self) -> bool {
        self.scheduler.standby.is_surplus(self.lane.index)
    }

    /// Hands the tasks over and sleeps until more workers are wanted.
    fn stand_by(&mut self) {
        let scheduler = self.scheduler.clone();
        while let Some(runnable) = self.lane.pop(&scheduler) {
            scheduler.inject(runnable);
        }
        scheduler.registry.give_back(&mut self.lane.free, 0);
        let own = &scheduler.lanes[self.lane.index];
        own.counters.slept.add(1);
        scheduler.host.leave(&mut self.local);
        self.lane.record_gap(&scheduler);
        own.sleep.begin(scheduler.now());
        scheduler.standby.wait(self.lane.index, || scheduler.stopping.load(Ordering::Relaxed));
        own.sleep.end(scheduler.now());
        scheduler.ticker.start();
        scheduler.host.enter(&mut self.local);
    }

    /// Notes where the system has put this thread, and orders the victims by their distance.
    fn look_for_neighbours(&mut self) {
        let scheduler = &self.scheduler;
        if !scheduler.topology.is_flat()
            && let Some(processor) = topology::current_processor()
        {
            let node = scheduler.topology.node_of(processor);
            scheduler.lanes[self.lane.index].node.store(node, Ordering::Relaxed);
        }
        let nodes: Vec<usize> =
            scheduler.lanes.iter().map(|lane| lane.node.load(Ordering::Relaxed)).collect();
        self.victims = scheduler.topology.victims(&nodes, self.lane.index);
    }

    /// Several rounds over all queues, with a pause that grows: some 20 µs in all, less than going to sleep and
    /// being woken costs.
    fn look_everywhere(&mut self) -> Option<Runnable> {
        for round in 0..SEARCH_ROUNDS {
            let common = self.look_around();
            let found = common.or_else(|| self.lane.pop(&self.scheduler)).or_else(|| self.steal());
            if found.is_some() || self.scheduler.stopping.load(Ordering::Relaxed) {
                return found;
            }
            self.answer_requests();
            if round > 0 && round == ASK_FROM {
                self.scheduler.ask_to_share(self.lane.index);
            }
            for _ in 0..1 << round {
                std::hint::spin_loop();
            }
        }
        None
    }

    fn sleep(&mut self) {
        let scheduler = &self.scheduler;
        scheduler.registry.give_back(&mut self.lane.free, 0);
        let own = &scheduler.lanes[self.lane.index];
        own.counters.slept.add(1);
        let asleep = scheduler.now();
        own.sleep.begin(asleep);
        scheduler.host.leave(&mut self.local);
        let until = scheduler.keep_time();
        let instant = scheduler.clock.instant(until);
        scheduler.idle.sleep(self.lane.index, || scheduler.has_work(), instant);
        let awake = scheduler.now();
        own.sleep.end(awake);
        scheduler.stop_keeping_time(until);
        scheduler.ticker.start();
        scheduler.host.enter(&mut self.local);
        self.lane.record_sleep(scheduler, asleep, awake);
        if !scheduler.topology.is_flat() {
            self.look_for_neighbours();
        }
    }

    /// Takes half of the tasks of another worker: of the nearest that have any, one at random.
    fn steal(&mut self) -> Option<Runnable> {
        let lanes = &self.scheduler.lanes;
        let own = self.lane.deque()?;
        let counters = &lanes[self.lane.index].counters;
        for group in &self.victims {
            let first = self.random.below(group.len());
            for &victim in group[first..].iter().chain(&group[..first]) {
                let Some(stealer) = &lanes[victim].stealer else { continue };
                if let Some(runnable) = until_settled(|| stealer.steal_batch_and_pop(own)) {
                    counters.stolen.add(1);
                    lanes[self.lane.index].stolen_from[victim].add(1);
                    return Some(runnable);
                }
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
