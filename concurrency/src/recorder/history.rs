//! Frames of counters: those that are always kept, and those of a recording.
//!
//! The ticker takes a frame twenty times a second while a worker is awake, and before and after it sleeps; a simulation
//! takes one each time so many decisions were made. Nothing wakes a worker for it, and a frame in which nothing has
//! changed is not kept.

use crate::host::Host;
use crate::metrics::{Snapshot, WorkerSnapshot};
use crate::recording::Frame;
use crate::scheduler::Scheduler;
use crate::time::Time;
use std::collections::VecDeque;

/// Frames that are kept.
pub const FRAMES: usize = 600;
/// Of so many frames one keeps who took tasks from whom, where that is a large table.
const STEALS_EVERY: u64 = 20;
/// With so many workers it is not large.
const SMALL_TABLE: usize = 8;

/// The last frames.
#[derive(Default)]
pub(super) struct Frames {
    kept: VecDeque<Frame>,
    taken: u64,
}

impl Frames {
    pub(super) fn add(&mut self, mut frame: Frame) {
        let has_table =
            frame.snapshot.workers.len() <= SMALL_TABLE || self.taken.is_multiple_of(STEALS_EVERY);
        if !has_table {
            frame.snapshot.steals = Vec::new();
        }
        if self.kept.len() == FRAMES {
            self.kept.pop_front();
        }
        self.kept.push_back(frame);
        self.taken += 1;
    }

    /// Frames that gave way to newer ones.
    pub(super) fn dropped(&self) -> u64 {
        self.taken - self.kept.len() as u64
    }

    /// Whether the counters have not changed since the last frame.
    fn ends_with(&self, frame: &Frame) -> bool {
        self.kept.back().is_some_and(|last| is_same(last, frame))
    }

    /// The frames from that moment on, and the one before it if there is one: what has changed since then can be read
    /// off them.
    pub(super) fn around(&self, from: Time) -> Vec<Frame> {
        let after = self.kept.partition_point(|frame| frame.at < from);
        self.from(after.saturating_sub(1))
    }

    /// The frames from that moment on.
    pub(super) fn since(&self, from: Time) -> Vec<Frame> {
        self.from(self.kept.partition_point(|frame| frame.at < from))
    }

    /// Frames from that place on; those that did not keep the table of steals have the one before theirs.
    fn from(&self, first: usize) -> Vec<Frame> {
        let mut frames: Vec<Frame> = self.kept.range(first..).cloned().collect();
        let mut table = self.kept.range(..first).rev().map(|frame| &frame.snapshot.steals);
        let mut table = table.find(|table| !table.is_empty()).cloned().unwrap_or_default();
        for frame in &mut frames {
            match frame.snapshot.steals.is_empty() {
                true => frame.snapshot.steals.clone_from(&table),
                false => table.clone_from(&frame.snapshot.steals),
            }
        }
        frames
    }
}

/// Whether two frames have the same counters; time that passes while all sleep changes nothing.
fn is_same(one: &Frame, other: &Frame) -> bool {
    let counters = |frame: &Frame| {
        let workers = frame.snapshot.workers.iter();
        workers.map(|worker| WorkerSnapshot { asleep_ns: 0, ..*worker }).collect::<Vec<_>>()
    };
    one.mailboxes == other.mailboxes
        && one.snapshot.tasks == other.snapshot.tasks
        && one.snapshot.common == other.snapshot.common
        && counters(one) == counters(other)
}

impl<H: Host> Scheduler<H> {
    /// The counters as they are now, and the fullest mailboxes.
    pub fn frame(&self) -> Frame {
        Frame { at: self.now(), snapshot: self.snapshot(), mailboxes: self.watch.depths() }
    }

    /// Takes a frame of the history, unless nothing has changed since the last one.
    pub(crate) fn keep_frame(&self) {
        let frame = self.frame();
        let mut history = self.recorder.history.lock();
        if !history.ends_with(&frame) {
            history.add(frame);
        }
    }

    /// The same though nothing has changed: what begins now begins after a pause.
    pub(crate) fn keep_frame_after_pause(&self) {
        self.recorder.history.lock().add(self.frame());
    }

    /// What the counters were at several moments since then, the last of which is now: at most [`FRAMES`] frames, of
    /// the last half minute or so in which something went on. The first is of before, if that is still known.
    pub fn history(&self, since: Time) -> Vec<Frame> {
        let (mut frames, dropped) = {
            let history = self.recorder.history.lock();
            (history.around(since), history.dropped())
        };
        if dropped == 0 && frames.first().is_none_or(|first| first.at > since) {
            frames.insert(0, self.first_frame());
        }
        frames.push(self.frame());
        frames
    }

    /// When the scheduler was made nothing had happened.
    fn first_frame(&self) -> Frame {
        let workers = self.workers();
        let snapshot = Snapshot {
            workers: vec![WorkerSnapshot::default(); workers],
            steals: vec![vec![0; workers]; workers],
            ..Snapshot::default()
        };
        Frame { at: Time::ZERO, snapshot, mailboxes: Vec::new() }
    }
}
