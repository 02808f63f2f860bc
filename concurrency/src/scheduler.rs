//! The scheduler: tasks, time, and everything that threads outside may do to them.
//!
//! One structure serves both ways of running tasks. [`Pool`](crate::Pool) drives it from worker
//! threads, [`Sim`](crate::Sim) from the caller's thread with a seed; nothing in here knows which,
//! except by its clock. Threads that are not workers reach tasks only through this type, and never
//! touch a payload.

mod blocking;
mod deadlock;
pub(crate) mod idle;
pub(crate) mod lane;
mod pool;
mod posts;
mod quiet;
mod random;
mod sim;
mod standby;
pub(crate) mod ticker;
pub(crate) mod timers;
pub(crate) mod topology;
mod trace;
pub(crate) mod worker;

pub use blocking::{Blocking, Finish};
pub use deadlock::Link;
pub use pool::{Config, Pool};
pub use sim::{Outcome, Sim, SimConfig, SimStep};

use crate::dirty::{DirtyOwners, DirtySlots};
use crate::host::Host;
use crate::metrics::{Counter, Counters, Sleep, Snapshot, WorkerSnapshot};
use crate::poll::{PREEMPT, PollWord, SHARE};
use crate::recorder::{LaneRecorder, Recorder, Watch};
use crate::registry::{Registry, Runnable, Slot};
use crate::shim::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use crate::sync::Resource;
use crate::task::{FORCE, Refused, TaskId};
use crate::time::{Clock, Time};
use crate::wait::Waiter;
use crate::word::TaskState;
use blocking::BlockingPool;
use crossbeam_deque::{Injector, Stealer, Worker as Deque};
use idle::Idle;
use lane::Lane;
use posts::Posts;
use standby::Standby;
use std::sync::Arc;
use ticker::Ticker;
use timers::Timers;
use topology::Topology;

/// A sleeping worker is woken at once for so many stealable tasks; for fewer, the ticker wakes it if
/// they are still there at its next tick. Waking costs more than most tasks run.
const SURPLUS: usize = 4;

/// Which scheduler a ticket or handle belongs to: a number that no other scheduler of the process has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SchedulerId(u64);

impl SchedulerId {
    fn next() -> Self {
        static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
        SchedulerId(NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// The number, which no other scheduler of the process has.
    pub fn number(self) -> u64 {
        self.0
    }
}

/// What a task waits for.
pub struct Awaited {
    /// Which of its waits this is.
    pub wait: u64,
    /// What it waits for.
    pub subject: Subject,
    /// Whether the wait ends by itself some time, and was meant to.
    pub has_deadline: bool,
}

/// What a wait is for.
#[derive(Clone)]
pub enum Subject {
    /// Something that tasks may own.
    Resource(Arc<dyn Resource>),
    /// The answer of a task.
    Answer(TaskId),
}

impl Subject {
    /// The tasks that own it now: only they can end the wait.
    pub fn owners(&self) -> Vec<TaskId> {
        match self {
            Subject::Resource(resource) => resource.owners(),
            Subject::Answer(of) => vec![*of],
        }
    }

    /// Whether it is the same thing.
    pub fn is(&self, other: &Subject) -> bool {
        match (self, other) {
            (Subject::Resource(one), Subject::Resource(two)) => Arc::ptr_eq(one, two),
            (Subject::Answer(one), Subject::Answer(two)) => one == two,
            _ => false,
        }
    }
}

/// Tasks and what they wait for.
pub struct Scheduler<H: Host> {
    id: SchedulerId,
    pub(crate) host: Arc<H>,
    pub(crate) registry: Registry<H>,
    pub(crate) lanes: Box<[SharedLane<H>]>,
    pub(crate) clock: Clock,
    pub(crate) recorder: Recorder,
    pub(crate) watch: Watch<H>,
    pub(crate) timers: Timers,
    /// Runnable tasks that no worker has yet.
    injector: Injector<Runnable>,
    posts: Posts<H>,
    pub(crate) idle: Idle,
    standby: Standby,
    topology: Topology,
    pub(crate) ticker: Ticker,
    /// When the sleeping worker that keeps the time will wake, in nanoseconds.
    keeper: AtomicU64,
    blocking: BlockingPool<H>,
    /// Open waits that something outside will end.
    external: AtomicUsize,
    /// Tasks that threads outside have made.
    spawned_outside: AtomicU64,
    stopping: AtomicBool,
}

/// What the others see of one worker. Aligned so that no two workers write the same cache line.
#[repr(align(128))]
pub(crate) struct SharedLane<H: Host> {
    poll: Arc<PollWord>,
    pub(crate) counters: Counters,
    pub(crate) sleep: Sleep,
    /// How often tasks were taken from each of the others.
    stolen_from: Box<[Counter]>,
    pub(crate) recorder: LaneRecorder,
    pub(crate) slots: DirtySlots,
    pub(crate) owners: DirtyOwners<H::Payload>,
    stealer: Option<Stealer<Runnable>>,
    /// The node of the machine it was last seen on.
    node: AtomicUsize,
    /// Whether a runnable task waits where nobody can steal it.
    next_waits: AtomicBool,
    /// Runnable tasks, where the simulator draws them.
    drawn: AtomicUsize,
}

impl<H: Host> SharedLane<H> {
    /// One of so many.
    fn new(workers: usize, stealer: Option<Stealer<Runnable>>, poll: Arc<PollWord>) -> Self {
        SharedLane {
            poll,
            counters: Counters::default(),
            sleep: Sleep::default(),
            stolen_from: (0..workers).map(|_| Counter::default()).collect(),
            recorder: LaneRecorder::default(),
            slots: DirtySlots::new(),
            owners: DirtyOwners::new(),
            stealer,
            node: AtomicUsize::new(0),
            next_waits: AtomicBool::new(false),
            drawn: AtomicUsize::new(0),
        }
    }

    pub(crate) fn poll(&self) -> &PollWord {
        &self.poll
    }

    /// Tasks that wait for this worker.
    fn queued(&self) -> u64 {
        let stealable = self.stealer.as_ref().map_or(0, Stealer::len);
        let next = usize::from(self.next_waits.load(Ordering::Relaxed));
        (stealable + next + self.drawn.load(Ordering::Relaxed)) as u64
    }

    /// Whether another worker could take something from this one.
    fn has_surplus(&self) -> bool {
        self.stealer.as_ref().is_some_and(|stealer| !stealer.is_empty())
    }
}

impl<H: Host> Scheduler<H> {
    /// One for so many workers, with what each of them keeps to itself.
    pub(crate) fn for_workers(
        host: Arc<H>,
        workers: usize,
        clock: Clock,
        max_tasks: usize,
        topology: Topology,
    ) -> (Self, Vec<Lane>) {
        let deques: Vec<_> = (0..workers).map(|_| Deque::new_fifo()).collect();
        let lane = |deque: &Deque<_>| SharedLane::new(workers, Some(deque.stealer()), Arc::default());
        let shared = deques.iter().map(lane).collect();
        let own = deques.into_iter().enumerate().map(|(index, deque)| Lane::stealing(index, deque)).collect();
        (Scheduler::new(host, clock, max_tasks, shared, topology), own)
    }

    fn new(
        host: Arc<H>,
        clock: Clock,
        max_tasks: usize,
        lanes: Vec<SharedLane<H>>,
        topology: Topology,
    ) -> Self {
        Scheduler {
            id: SchedulerId::next(),
            host,
            registry: Registry::new(max_tasks),
            idle: Idle::new(lanes.len()),
            standby: Standby::new(lanes.len()),
            topology,
            lanes: lanes.into_boxed_slice(),
            clock,
            recorder: Recorder::new(),
            watch: Watch::new(),
            timers: Timers::new(),
            injector: Injector::new(),
            posts: Posts::new(),
            ticker: Ticker::new(),
            keeper: AtomicU64::new(Time::NEVER.as_nanos()),
            blocking: BlockingPool::new(),
            external: AtomicUsize::new(0),
            spawned_outside: AtomicU64::new(0),
            stopping: AtomicBool::new(false),
        }
    }

    /// Which scheduler this is. Whoever keeps waiters compares it before using them.
    pub fn id(&self) -> SchedulerId {
        self.id
    }

    /// The language.
    pub fn host(&self) -> &Arc<H> {
        &self.host
    }

    /// The number of workers, those on standby included.
    pub fn workers(&self) -> usize {
        self.lanes.len()
    }

    /// How many workers run tasks.
    pub fn active_workers(&self) -> usize {
        self.standby.active()
    }

    /// Lets only so many workers run tasks; at least one does, and no more than were started. The others
    /// finish their present step, hand their tasks over and sleep. A simulation has one, always.
    pub fn set_active_workers(&self, count: usize) {
        let count = count.clamp(1, self.lanes.len());
        self.standby.set_active(count);
        for lane in &self.lanes[count..] {
            lane.poll.request(PREEMPT);
        }
    }

    /// The poll word of a worker, for requests of the host's own.
    pub fn poll_word(&self, worker: usize) -> &Arc<PollWord> {
        &self.lanes[worker].poll
    }

    /// Whether time is virtual and every choice comes from a seed.
    pub fn is_sim(&self) -> bool {
        matches!(self.clock, Clock::Virtual(_))
    }

    /// The time of this scheduler.
    pub fn now(&self) -> Time {
        self.clock.now()
    }

    /// Makes a task, from any thread. A task does it with [`Turn::spawn`](crate::Turn::spawn).
    pub fn spawn(&self, task: H::Task) -> Result<TaskId, Refused<H::Task>> {
        let (id, runnable) = self.registry.insert_from_outside(task)?;
        self.spawned_outside.fetch_add(1, Ordering::Relaxed);
        self.inject(runnable);
        Ok(id)
    }

    /// Makes requests to a task, from any thread: the task finds the bits at its next poll or step.
    /// If it waits and the wait is not masked, the wait is cancelled. False if the task has ended.
    pub fn interrupt(&self, task: TaskId, requests: u32) -> bool {
        match self.request(task, requests) {
            Some(Some(runnable)) => {
                self.inject(runnable);
                true
            }
            Some(None) => true,
            None => false,
        }
    }

    /// Completes a wait, from any thread: a worker makes the payload and wakes the task. A wait that
    /// has ended meanwhile is left alone, and `finish` is dropped without being called.
    pub fn post(&self, waiter: Waiter, finish: Finish<H>) {
        self.posts.push(waiter, finish);
        self.idle.announce();
    }

    /// What the task does now; `None` if it has ended.
    pub fn state(&self, task: TaskId) -> Option<TaskState> {
        let (id, state) = self.registry.find(task.slot)?.state()?;
        (id == task).then_some(state)
    }

    /// Whether this wait is still open.
    pub fn is_waiting(&self, waiter: Waiter) -> bool {
        self.registry.find(waiter.slot).is_some_and(|slot| slot.wait.is_waiting(waiter.epoch))
    }

    /// Whether a task is parked in a wait that neither a timer nor something outside ends.
    pub fn waits_for_others(&self, task: TaskId) -> bool {
        self.registry.find(task.slot).and_then(Slot::waits_for_others) == Some(task)
    }

    /// Whether what a task waits for, if it waits, is [rest](crate::Operation::is_rest).
    pub fn rests(&self, task: TaskId) -> bool {
        self.waits_for_others(task) && self.registry.slot(task.slot).rests()
    }

    /// The task that this ticket would wake now.
    pub fn waiting_task(&self, waiter: Waiter) -> Option<TaskId> {
        let slot = self.registry.find(waiter.slot)?;
        let (id, _) = slot.state()?;
        slot.wait.is_waiting(waiter.epoch).then_some(id)
    }

    /// Makes requests to a task without ending its wait: a parked one runs a step, finds the wait open,
    /// takes them by [`Turn::take_requests_in`](crate::Turn::take_requests_in) and parks again. False if
    /// the task has ended.
    pub fn nudge(&self, task: TaskId, requests: u32) -> bool {
        let Some(slot) = self.registry.find(task.slot) else { return false };
        let known = slot.request(task, requests).is_some();
        if let Some(runnable) = slot.wake().filter(|_| known) {
            self.inject(runnable);
        }
        known
    }

    /// What a task waits for, if it does and the scheduler keeps the operation or knows who is to answer.
    /// Everything is of about now: to believe it, ask again and find the same wait.
    pub fn awaited(&self, task: TaskId) -> Option<Awaited> {
        let slot =
            self.registry.find(task.slot).filter(|slot| slot.state().is_some_and(|(id, _)| id == task))?;
        let epoch = slot.wait.epoch();
        let (subject, has_deadline) = match slot.answerer() {
            Some(of) => (Subject::Answer(of), false),
            None => (Subject::Resource(slot.resource()?), slot.timer.is_armed(epoch, task)),
        };
        slot.wait.is_waiting(epoch).then_some(Awaited { wait: epoch, subject, has_deadline })
    }

    /// The counters of all workers.
    pub fn snapshot(&self) -> Snapshot {
        let now = self.now();
        let worker = |lane: &SharedLane<H>| WorkerSnapshot {
            queued: lane.queued(),
            asleep_ns: lane.sleep.nanos(now),
            ..lane.counters.snapshot()
        };
        let victims = |lane: &SharedLane<H>| lane.stolen_from.iter().map(Counter::get).collect();
        let workers: Vec<_> = self.lanes.iter().map(worker).collect();
        let ended: u64 = workers.iter().map(|worker| worker.done).sum();
        let made: u64 = workers.iter().map(|worker| worker.spawned).sum();
        let made = made + self.spawned_outside.load(Ordering::Relaxed);
        Snapshot {
            // The counters are not of one moment: a task may be seen to end but not to begin.
            tasks: made.saturating_sub(ended),
            common: self.injector.len() as u64,
            timers: self.timers.len() as u64,
            steals: self.lanes.iter().map(victims).collect(),
            workers,
        }
    }

    /// The time of a moment of the machine's clock; none on a simulation.
    pub fn time_of(&self, instant: std::time::Instant) -> Option<Time> {
        self.clock.time_of(instant)
    }

    /// Makes requests to a task; `None` if it has ended, else the token if it has to be enqueued.
    pub(crate) fn request(&self, task: TaskId, requests: u32) -> Option<Option<Runnable>> {
        let slot = self.registry.find(task.slot)?;
        match slot.request(task, requests)? {
            TaskState::Queued => Some(None),
            TaskState::Running => {
                self.lanes[slot.worker()].poll.request(PREEMPT);
                Some(None)
            }
            // The bits were set after the wait was opened, so whoever looks second cancels it.
            TaskState::Parked => {
                let wanted = || slot.has_requests(task, requests);
                let cancelled = slot.wait.cancel(requests & FORCE != 0, wanted);
                Some(if cancelled { slot.wake() } else { None })
            }
        }
    }

    pub(crate) fn open_external(&self, slot: &Slot<H>) {
        slot.external.store(true, Ordering::Relaxed);
        self.external.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn close_external(&self, slot: &Slot<H>) {
        if slot.external.load(Ordering::Relaxed) {
            slot.external.store(false, Ordering::Relaxed);
            self.external.fetch_sub(1, Ordering::Release);
        }
    }

    /// Whether no task waits for whichever worker comes first.
    pub(crate) fn has_nothing_common(&self) -> bool {
        self.injector.is_empty()
    }

    /// Enqueues a task for whichever worker comes first.
    fn inject(&self, runnable: Runnable) {
        self.injector.push(runnable);
        self.idle.announce();
    }

    /// A worker has so many tasks that others could take: wakes one of them if that pays.
    pub(crate) fn offer(&self, stealable: usize) {
        if stealable >= SURPLUS && self.idle.could_wake() {
            self.idle.wake_one();
        }
    }

    /// A worker has nothing to do: the others are asked to make tasks of what they could do beside.
    fn ask_to_share(&self, worker: usize) {
        for (index, lane) in self.lanes.iter().enumerate() {
            if index != worker {
                lane.poll.request(SHARE);
            }
        }
    }

    /// A worker goes to sleep: until when, if it has to wake for the timers.
    fn keep_time(&self) -> Time {
        let next = self.timers.next();
        let kept = self.keeper.fetch_min(next.as_nanos(), Ordering::AcqRel);
        if next.as_nanos() < kept { next } else { Time::NEVER }
    }

    /// That worker is awake again.
    fn stop_keeping_time(&self, until: Time) {
        let never = Time::NEVER.as_nanos();
        // If somebody keeps an earlier time by now, it stays.
        let _ = self.keeper.compare_exchange(until.as_nanos(), never, Ordering::AcqRel, Ordering::Relaxed);
    }

    /// Whether a worker that is about to sleep would find something to do.
    fn has_work(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
            || !self.injector.is_empty()
            || !self.posts.is_empty()
            || self.lanes.iter().any(SharedLane::has_surplus)
    }

    /// Asks every thread of a pool to end.
    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::SeqCst);
        self.blocking.stop();
        for lane in &self.lanes {
            lane.poll.request(PREEMPT);
        }
        self.idle.wake_all();
        self.standby.wake_all();
        self.ticker.start();
    }

    /// Ends every task that is left, once no worker runs any more.
    fn end_tasks(&self) {
        for (_, slot) in self.registry.slots() {
            if let Some(running) = slot.seize() {
                running.retire();
            }
        }
    }
}
