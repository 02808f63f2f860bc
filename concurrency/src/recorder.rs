//! The recorder: what happened on each worker and when, while somebody wants to know.
//!
//! Each worker writes into a ring of its own; nothing is sent anywhere. While nobody records, all this
//! costs is a look at one word that is not written. Several recordings may be under way; each is the part
//! of the rings between two moments.

mod history;
pub(crate) mod ring;
mod watch;

pub use history::FRAMES;
pub use watch::MAILBOXES_WATCHED;
pub(crate) use watch::{WATCH_FROM, Watch};

use crate::context::Turn;
use crate::host::Host;
use crate::poll::PREEMPT;
use crate::recording::{Ending, LOCK_WAIT_LEAST, LaneRecording, Record, Recording, What};
use crate::scheduler::lane::Lane;
use crate::scheduler::{Scheduler, SharedLane};
use crate::task::{Step, TaskId};
use crate::time::Time;
use crate::wait::Waiter;
use history::Frames;
use parking_lot::Mutex;
use ring::Ring;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Records of all workers together, about; each has between the following two.
const RECORDS: usize = 1 << 18;
const RECORDS_LEAST: usize = 1 << 12;
const RECORDS_MOST: usize = 1 << 16;

const NO_TASK: u64 = u64::MAX;

/// Whether somebody records. On cache lines of its own, since every step looks at it.
#[repr(align(128))]
pub(crate) struct Recorder {
    /// The number of the present stretch of recording, 0 while nobody records.
    stretch: AtomicU64,
    users: Mutex<Users>,
    /// What is always kept.
    history: Mutex<Frames>,
}

#[derive(Default)]
struct Users {
    count: usize,
    /// Stretches so far.
    stretches: u64,
    frames: Frames,
}

/// The part of the recorder that belongs to one worker, which alone writes it.
#[derive(Default)]
pub(crate) struct LaneRecorder {
    ring: OnceLock<Ring>,
    /// The stretch in which the rest was written.
    stretch: AtomicU64,
    /// The task whose step is under way.
    task: AtomicU64,
    /// Since when.
    since: AtomicU64,
    /// When the step before ended, if the next one begins at once; else `NEVER`.
    ended: AtomicU64,
    /// What the task is going to wait for.
    reason: AtomicU64,
    /// What the message says that it is going to send.
    says: AtomicU64,
    /// Steps that have begun.
    steps: AtomicU64,
}

/// A step that is under way.
#[derive(Clone, Copy, PartialEq, Eq)]
struct OpenStep {
    task: TaskId,
    since: Time,
    number: u64,
}

/// The beginning of a recording, to be handed back at its end.
#[derive(Debug)]
pub struct RecordingMark {
    from: Time,
    positions: Vec<u64>,
    frames_dropped: u64,
}

impl Recorder {
    pub(crate) fn new() -> Self {
        Recorder { stretch: AtomicU64::new(0), users: Mutex::default(), history: Mutex::default() }
    }

    /// The stretch of recording that is under way, 0 without one.
    #[inline]
    pub(crate) fn stretch(&self) -> u64 {
        self.stretch.load(Ordering::Relaxed)
    }

    #[inline]
    pub(crate) fn is_on(&self) -> bool {
        self.stretch() != 0
    }
}

impl LaneRecorder {
    fn push(&self, record: Record) {
        if let Some(ring) = self.ring.get() {
            ring.push(record.to_words());
        }
    }

    fn step_begins(&self, stretch: u64, task: TaskId, now: Time) {
        self.since.store(now.as_nanos(), Ordering::Relaxed);
        self.task.store(task.to_bits(), Ordering::Relaxed);
        self.reason.store(0, Ordering::Relaxed);
        self.says.store(0, Ordering::Relaxed);
        self.steps.store(self.steps.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        // Read first by `open_step`, so that it finds the two that belong together.
        self.stretch.store(stretch, Ordering::Release);
    }

    /// The step that is under way. For others than the worker it is as of about now.
    fn open_step(&self, stretch: u64) -> Option<OpenStep> {
        if stretch == 0 || self.stretch.load(Ordering::Acquire) != stretch {
            return None;
        }
        let task = self.task.load(Ordering::Relaxed);
        let since = Time::from_nanos(self.since.load(Ordering::Relaxed));
        let number = self.steps.load(Ordering::Relaxed);
        (task != NO_TASK).then_some(OpenStep { task: TaskId::from_bits(task), since, number })
    }
}

impl Lane {
    /// A step begins, and somebody records.
    #[cold]
    pub(crate) fn record_begin<H: Host>(&self, scheduler: &Scheduler<H>, task: TaskId) {
        let stretch = scheduler.recorder.stretch();
        let own = &scheduler.lanes[self.index].recorder;
        let ended = Time::from_nanos(own.ended.load(Ordering::Relaxed));
        // What ended just now needs no second look at the clock.
        let is_next = own.stretch.load(Ordering::Relaxed) == stretch && ended != Time::NEVER;
        own.step_begins(stretch, task, if is_next { ended } else { scheduler.now() });
    }

    /// The step has ended, and somebody records.
    #[cold]
    pub(crate) fn record_end<H: Host>(&self, scheduler: &Scheduler<H>, task: TaskId, step: Step) {
        let stretch = scheduler.recorder.stretch();
        let own = &scheduler.lanes[self.index].recorder;
        let until = scheduler.now();
        if let Some(OpenStep { since: at, .. }) = own.open_step(stretch) {
            let ending = match step {
                Step::Yielded(_) => Ending::Yielded,
                Step::Parked => Ending::Parked,
                Step::Done => Ending::Done,
            };
            let reason = own.reason.load(Ordering::Relaxed) as u32;
            own.push(Record { at, what: What::Ran { task, until, ending, reason } });
        }
        own.task.store(NO_TASK, Ordering::Relaxed);
        own.ended.store(until.as_nanos(), Ordering::Relaxed);
        own.stretch.store(stretch, Ordering::Release);
    }

    /// The worker looks for work: the next step does not begin where the last one ended.
    pub(crate) fn record_gap<H: Host>(&self, scheduler: &Scheduler<H>) {
        scheduler.lanes[self.index].recorder.ended.store(Time::NEVER.as_nanos(), Ordering::Relaxed);
    }

    /// Records what `what` says, given the task whose step is under way; if somebody records.
    #[inline]
    pub(crate) fn record<H: Host>(
        &self,
        scheduler: &Scheduler<H>,
        what: impl FnOnce(Option<TaskId>) -> What,
    ) {
        if scheduler.recorder.is_on() {
            self.record_now(scheduler, what);
        }
    }

    #[cold]
    fn record_now<H: Host>(&self, scheduler: &Scheduler<H>, what: impl FnOnce(Option<TaskId>) -> What) {
        let own = &scheduler.lanes[self.index].recorder;
        let task = own.open_step(scheduler.recorder.stretch()).map(|step| step.task);
        own.push(Record { at: scheduler.now(), what: what(task) });
    }

    /// The worker has slept from then to then.
    pub(crate) fn record_sleep<H: Host>(&self, scheduler: &Scheduler<H>, at: Time, until: Time) {
        if scheduler.recorder.is_on() {
            scheduler.lanes[self.index].recorder.push(Record { at, what: What::Slept { until } });
        }
    }
}

impl<H: Host> Scheduler<H> {
    /// Whether somebody records.
    #[inline]
    pub fn is_recording(&self) -> bool {
        self.recorder.is_on()
    }

    /// The number of the present stretch of recording, one for each time between nobody recording and nobody
    /// recording again; 0 while nobody records.
    #[inline]
    pub fn recording(&self) -> u64 {
        self.recorder.stretch()
    }

    /// Begins to record what happens. A task does it with [`Turn::start_recording`].
    pub fn start_recording(&self) -> RecordingMark {
        let mut users = self.recorder.users.lock();
        users.count += 1;
        if users.count == 1 {
            users.stretches += 1;
            users.frames = Frames::default();
            let capacity = (RECORDS / self.lanes.len()).clamp(RECORDS_LEAST, RECORDS_MOST);
            let capacity = 1 << capacity.ilog2();
            for lane in &self.lanes {
                lane.recorder.ring.get_or_init(|| Ring::new(capacity));
            }
            self.recorder.stretch.store(users.stretches, Ordering::SeqCst);
            // Steps that are under way end soon, and from then on all are recorded. On a simulation there is
            // only the one that asks, and its schedule is to stay as it is.
            let others = if self.is_sim() { &[][..] } else { &self.lanes };
            others.iter().for_each(|lane| lane.poll().request(PREEMPT));
        }
        let from = self.now();
        users.frames.add(self.frame());
        let position = |lane: &SharedLane<H>| lane.recorder.ring.get().map_or(0, Ring::position);
        RecordingMark {
            from,
            positions: self.lanes.iter().map(position).collect(),
            frames_dropped: users.frames.dropped(),
        }
    }

    /// Ends a recording, and gives what was recorded.
    pub fn finish_recording(&self, mark: RecordingMark) -> Recording {
        let mut users = self.recorder.users.lock();
        let until = self.now();
        users.frames.add(self.frame());
        let stretch = self.recorder.stretch();
        let lanes = self.lanes.iter().zip(&mark.positions);
        let lanes = lanes.map(|(lane, from)| self.lane_recording(lane, *from, stretch, mark.from, until));
        let lanes = lanes.collect();
        let frames = users.frames.since(mark.from);
        let frames_dropped = users.frames.dropped() - mark.frames_dropped;
        self.release_recorder(&mut users);
        Recording { from: mark.from, until, is_virtual: self.is_sim(), lanes, frames, frames_dropped }
    }

    /// Ends a recording of which nobody wants to know any more.
    pub fn abandon_recording(&self, mark: RecordingMark) {
        drop(mark);
        self.release_recorder(&mut self.recorder.users.lock());
    }

    fn release_recorder(&self, users: &mut Users) {
        users.count -= 1;
        if users.count == 0 {
            self.recorder.stretch.store(0, Ordering::SeqCst);
        }
    }

    fn lane_recording(
        &self,
        lane: &SharedLane<H>,
        position: u64,
        stretch: u64,
        from: Time,
        until: Time,
    ) -> LaneRecording {
        let open = lane.recorder.open_step(stretch);
        let (words, dropped) = match lane.recorder.ring.get() {
            Some(ring) => ring.read(position),
            None => (Vec::new(), 0),
        };
        let mut records: Vec<Record> = words.into_iter().map(Record::from_words).collect();
        for record in &mut records {
            // What began before is shown from the beginning on.
            record.at = record.at.max(from);
        }
        // A step that ended while the records were read is among them, or missed, but not shown twice.
        if let Some(open) = open.filter(|open| lane.recorder.open_step(stretch) == Some(*open)) {
            let ended = records.iter().rev().find_map(|record| match record.what {
                What::Ran { until, .. } | What::Slept { until } => Some(until),
                _ => None,
            });
            // Read from another thread, task and time may belong to two steps that followed each other.
            let at = open.since.max(from).max(ended.unwrap_or(from)).min(until);
            let what = What::Ran { task: open.task, until, ending: Ending::Unfinished, reason: 0 };
            records.push(Record { at, what });
        }
        LaneRecording { records, dropped }
    }

    /// Takes the counters for the recording that is under way.
    pub(crate) fn sample(&self) {
        self.recorder.users.lock().frames.add(self.frame());
    }
}

impl<H: Host> Turn<'_, H> {
    /// Whether somebody records.
    #[inline]
    pub fn is_recording(&self) -> bool {
        self.scheduler.is_recording()
    }

    /// Begins to record, with the step that is under way.
    pub fn start_recording(&mut self) -> RecordingMark {
        let mark = self.scheduler.start_recording();
        let own = &self.scheduler.lanes[self.lane.index].recorder;
        let stretch = self.scheduler.recorder.stretch();
        if own.open_step(stretch).is_none() {
            own.step_begins(stretch, self.id, mark.from);
        }
        mark
    }

    /// Records that a message came in: from the task that runs, or from the one with this ticket.
    #[inline]
    pub(crate) fn record_sent(&mut self, mailbox: u32, message: u32, sender: Option<Waiter>) {
        if self.is_recording() {
            let waited = sender.and_then(|waiter| self.task_of(waiter));
            let noted = &self.scheduler.lanes[self.lane.index].recorder.says;
            let says = noted.load(Ordering::Relaxed) as u32;
            noted.store(0, Ordering::Relaxed);
            self.lane.record(self.scheduler, |by| What::Sent { mailbox, message, says, by: waited.or(by) });
        }
    }

    /// Records that a message was received, likewise.
    #[inline]
    pub(crate) fn record_received(&mut self, mailbox: u32, message: u32, receiver: Option<Waiter>) {
        if self.is_recording() {
            let waited = receiver.and_then(|waiter| self.task_of(waiter));
            self.lane.record(self.scheduler, |by| What::Received { mailbox, message, by: waited.or(by) });
        }
    }

    /// Counts that a transaction of this task has committed, and records it; `place` is a number of the host's.
    #[inline]
    pub fn note_commit(&mut self, place: u32) {
        self.counters().committed.add(1);
        self.lane.record(self.scheduler, |by| What::Committed { place, by });
    }

    /// Counts that one has met a conflict about a variable, with a transaction at another place if that is known.
    pub fn note_abort(&mut self, place: u32, variable: u32, against: u32) {
        self.counters().aborted.add(1);
        self.lane.record(self.scheduler, |by| What::Aborted { place, variable, against, by });
    }

    /// Counts time that was lost in attempts of transactions of this task that met a conflict.
    pub fn note_wasted(&mut self, nanos: u64) {
        self.counters().wasted_ns.add(nanos);
    }

    /// A task has waited for a lock since then, and has got it or given up.
    pub(crate) fn note_lock_wait(&mut self, lock: u32, since: Time, is_taken: bool, by: Option<TaskId>) {
        let until = self.now();
        if is_taken {
            let counters = self.counters();
            counters.lock_waits.add(1);
            counters.lock_wait_ns.add(until.since(since).as_nanos() as u64);
        }
        if self.is_recording() {
            self.record_long(since, until, What::Awaited { lock, until, is_taken, by });
        }
    }

    /// A task has held a lock since then, and somebody records.
    #[cold]
    pub(crate) fn record_lock_held(&mut self, lock: u32, since: Time, is_shared: bool, by: Option<TaskId>) {
        let until = self.now();
        self.record_long(since, until, What::Held { lock, until, is_shared, by });
    }

    /// Records what was between these two moments, if it was long enough. On a simulation nothing takes time.
    fn record_long(&mut self, since: Time, until: Time, what: What) {
        if self.is_sim() || until.since(since) >= LOCK_WAIT_LEAST {
            self.scheduler.lanes[self.lane.index].recorder.push(Record { at: since, what });
        }
    }

    /// Records that the running task has computed a part of a parallel form since then; `call` is a number of the
    /// host's.
    pub fn record_computed(&mut self, call: u32, items: u32, since: Time) {
        if self.is_recording() {
            let what = What::Computed { call, items, until: self.now(), by: Some(self.id) };
            self.scheduler.lanes[self.lane.index].recorder.push(Record { at: since, what });
        }
    }

    fn task_of(&self, waiter: Waiter) -> Option<TaskId> {
        self.scheduler.registry.slot(waiter.slot).state().map(|(task, _)| task)
    }

    /// Says what the task is about to wait for, by a number of the host's; for a recording.
    pub fn note_reason(&mut self, reason: u32) {
        let own = &self.scheduler.lanes[self.lane.index].recorder;
        own.reason.store(u64::from(reason), Ordering::Relaxed);
    }

    /// Says what the message says that the task is about to send, by a number of the host's; for a recording. It counts for
    /// the next one that arrives in this step.
    pub fn note_message(&mut self, says: u32) {
        let own = &self.scheduler.lanes[self.lane.index].recorder;
        own.says.store(u64::from(says), Ordering::Relaxed);
    }
}
