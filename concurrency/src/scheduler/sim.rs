//! The simulator: one thread, virtual time, and every decision drawn from a seed.
//!
//! The same seed and the same tasks give the same run. `Sim::step` makes one decision and returns, so
//! a simulation can itself be run inside a task; nothing in here uses a thread, nor reads a clock but to give what is
//! outside a moment.

use super::lane::Lane;
use super::random::Random;
use super::topology::Topology;
use super::{Scheduler, SharedLane};
use crate::host::Host;
use crate::poll::PollWord;
use crate::registry::TASK_LIMIT;
use crate::task::{Step, TaskId};
use crate::time::{Clock, Time};
use crate::word::TaskState;
use crossbeam_deque::Steal;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// How a simulation is made.
#[derive(Clone, Copy, Debug)]
pub struct SimConfig {
    /// What decides the schedule.
    pub seed: u64,
    /// The largest number of ticks in a step; each step draws its own from 1 to this.
    pub max_ticks: u32,
    /// Tasks that may exist at once.
    pub max_tasks: usize,
}

impl SimConfig {
    /// The usual simulation with this seed.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        SimConfig { seed, max_ticks: 64, max_tasks: TASK_LIMIT }
    }
}

/// What one step of a simulation did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SimStep {
    /// This task ran.
    Ran(TaskId, Step),
    /// Time moved to the next timer.
    Advanced(Time),
    /// Nothing can happen until something outside ends a wait.
    Outside,
    /// No task is runnable and nothing will ever wake one.
    Stuck,
}

/// How a run ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The task has ended.
    Done,
    /// Every task waits for another.
    Deadlock {
        /// All parked tasks.
        waiting: Vec<TaskId>,
    },
    /// It was given so many steps and needs more.
    Unfinished,
}

/// A simulation.
pub struct Sim<H: Host> {
    scheduler: Arc<Scheduler<H>>,
    lane: Lane,
    random: Random,
    max_ticks: u32,
    decisions: u64,
    /// When the host has looked around last.
    looked: Time,
}

/// What is outside has so much real time to end a wait before virtual time moves past it. Otherwise time would always
/// win, since it takes none.
const GRACE: Duration = Duration::from_millis(2);

/// A frame of counters is taken each time so many decisions were made.
const DECISIONS_PER_FRAME: u64 = 64;

/// So much time passes at most between two looks.
const LOOK_AROUND: Duration = Duration::from_secs(1);

impl<H: Host> Sim<H> {
    /// A simulation without tasks.
    pub fn new(host: Arc<H>, config: SimConfig) -> Self {
        Sim::with_lane(host, config, Arc::default(), Lane::drawn(true))
    }

    /// A simulation that is run inside a step of another scheduler. `poll` is the word of the worker it
    /// starts on; what is asked of that worker is left for it to answer. Its tasks must count ticks only:
    /// a request to give way would make the run depend on the machine.
    pub fn hosted(host: Arc<H>, config: SimConfig, poll: Arc<PollWord>) -> Self {
        Sim::with_lane(host, config, poll, Lane::drawn(false))
    }

    fn with_lane(host: Arc<H>, config: SimConfig, poll: Arc<PollWord>, lane: Lane) -> Self {
        let lanes = vec![SharedLane::new(1, None, poll)];
        let scheduler = Scheduler::new(host, Clock::stopped(), config.max_tasks, lanes, Topology::flat());
        Sim {
            scheduler: Arc::new(scheduler),
            lane,
            random: Random::new(config.seed),
            max_ticks: config.max_ticks.max(1),
            decisions: 0,
            looked: Time::ZERO,
        }
    }

    /// The scheduler, for those who outlive this borrow.
    pub fn scheduler(&self) -> &Arc<Scheduler<H>> {
        &self.scheduler
    }

    /// The poll word that its tasks see.
    pub fn poll(&self) -> &Arc<PollWord> {
        self.scheduler.poll_word(0)
    }

    /// Makes one decision: runs a step of a runnable task, or moves time if there is none. `local` is
    /// the caller's worker state; the caller is inside the heap.
    pub fn step(&mut self, local: &mut H::Local) -> SimStep {
        self.lane.take_posts(&self.scheduler, local);
        let tasks = self.lane.drawn_tasks().expect("the lane of a simulation draws its tasks");
        loop {
            match self.scheduler.injector.steal() {
                Steal::Success(runnable) => tasks.push(runnable),
                Steal::Retry => {}
                Steal::Empty => break,
            }
        }
        self.scheduler.lanes[0].drawn.store(tasks.len(), Ordering::Relaxed);
        sample_sometimes(&self.scheduler, &mut self.decisions);
        if tasks.is_empty() {
            return self.advance(local);
        }
        let runnable = tasks.swap_remove(self.random.below(tasks.len()));
        self.lane.budget = Some(1 + self.random.below(self.max_ticks as usize) as u32);
        let (task, step) = self.lane.run(&self.scheduler, local, runnable);
        SimStep::Ran(task, step)
    }

    /// Runs until that task has ended or nothing can happen any more.
    pub fn run_until_done(&mut self, local: &mut H::Local, task: TaskId) -> Outcome {
        self.run_at_most(u64::MAX, local, task)
    }

    /// The same, for at most so many steps.
    pub fn run_at_most(&mut self, mut steps: u64, local: &mut H::Local, task: TaskId) -> Outcome {
        while self.scheduler.state(task).is_some() {
            match steps.checked_sub(1) {
                Some(left) => steps = left,
                None => return Outcome::Unfinished,
            }
            match self.step(local) {
                SimStep::Ran(..) | SimStep::Advanced(_) => {}
                SimStep::Outside => self.wait_outside(local, None),
                SimStep::Stuck => return Outcome::Deadlock { waiting: self.waiting() },
            }
        }
        Outcome::Done
    }

    /// Makes requests to every task there is, as [`Scheduler::interrupt`] does to one.
    pub fn interrupt_all(&self, requests: u32) {
        let slots = self.scheduler.registry.slots();
        let tasks: Vec<TaskId> = slots.filter_map(|(_, slot)| Some(slot.state()?.0)).collect();
        for task in tasks {
            self.scheduler.interrupt(task, requests);
        }
    }

    /// All parked tasks.
    pub fn waiting(&self) -> Vec<TaskId> {
        let slots = self.scheduler.registry.slots();
        let parked = slots.filter_map(|(_, slot)| match slot.state()? {
            (id, TaskState::Parked) => Some(id),
            _ => None,
        });
        parked.collect()
    }

    /// Nothing is runnable: moves time to the next timer, if there is one.
    fn advance(&mut self, local: &mut H::Local) -> SimStep {
        let waits_outside = self.scheduler.external.load(Ordering::Acquire) > 0;
        let scheduler = &self.scheduler;
        if let Some(next) = scheduler.timers.next_live(&scheduler.registry) {
            if waits_outside {
                self.wait_outside(local, Some(Instant::now() + GRACE));
                if scheduler.has_work() {
                    return SimStep::Outside;
                }
            }
            if next >= self.looked.after(LOOK_AROUND) {
                self.looked = scheduler.clock.now();
                scheduler.host.look_around(scheduler);
                if !scheduler.injector.is_empty() {
                    return SimStep::Advanced(self.looked);
                }
            }
            scheduler.clock.advance(next);
            let now = scheduler.clock.now();
            let lane = &mut self.lane;
            lane.record_gap(scheduler);
            scheduler.timers.fire_due(&scheduler.registry, now, |due| lane.fire(scheduler, due));
            return SimStep::Advanced(next);
        }
        if waits_outside { SimStep::Outside } else { SimStep::Stuck }
    }

    /// Waits on this thread until something comes from outside, or until the deadline.
    fn wait_outside(&self, local: &mut H::Local, deadline: Option<Instant>) {
        let scheduler = &self.scheduler;
        scheduler.host.leave(local);
        scheduler.idle.begin_search();
        scheduler.idle.sleep(0, || scheduler.has_work(), deadline);
        scheduler.idle.end_search();
        scheduler.host.enter(local);
    }
}

/// Takes the counters each time so many decisions were made.
fn sample_sometimes<H: Host>(scheduler: &Scheduler<H>, decisions: &mut u64) {
    *decisions += 1;
    if decisions.is_multiple_of(DECISIONS_PER_FRAME) {
        scheduler.keep_frame();
        if scheduler.is_recording() {
            scheduler.sample();
        }
    }
}

impl<H: Host> Deref for Sim<H> {
    type Target = Scheduler<H>;

    fn deref(&self) -> &Scheduler<H> {
        &self.scheduler
    }
}

impl<H: Host> Drop for Sim<H> {
    fn drop(&mut self) {
        self.scheduler.blocking.stop();
        self.scheduler.end_tasks();
    }
}
