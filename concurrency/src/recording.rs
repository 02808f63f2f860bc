//! What a recorder has recorded, as plain data: for charts, exports and tests.
//!
//! Nothing here refers to a scheduler. Times are those of the scheduler that recorded: under a simulation
//! virtual, and then the same for the same seed.

use crate::metrics::Snapshot;
use crate::task::TaskId;
use crate::time::Time;
use std::time::Duration;

/// What happened on a scheduler between two moments.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Recording {
    /// When it began.
    pub from: Time,
    /// When it ended.
    pub until: Time,
    /// Whether time was virtual: then a step takes none, and records are told apart by their order.
    pub is_virtual: bool,
    /// One for each worker.
    pub lanes: Vec<LaneRecording>,
    /// The counters at several moments, in order; the first at the beginning, the last at the end.
    pub frames: Vec<Frame>,
    /// Frames that were given up, the oldest first, for want of room.
    pub frames_dropped: u64,
}

/// What happened on one worker.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct LaneRecording {
    /// In the order in which they were recorded. A step is recorded at its end, after what happened in it.
    pub records: Vec<Record>,
    /// Records that were given up, the oldest first, for want of room.
    pub dropped: u64,
}

/// The counters at one moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// The moment.
    pub at: Time,
    /// The counters.
    pub snapshot: Snapshot,
    /// The fullest mailboxes, the fullest first; only those in which several messages wait, and not more than
    /// [`MAILBOXES_WATCHED`](crate::MAILBOXES_WATCHED).
    pub mailboxes: Vec<MailboxDepth>,
}

/// How full a mailbox was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MailboxDepth {
    /// The number of the mailbox, as the host numbers them.
    pub mailbox: u32,
    /// Messages that waited.
    pub depth: usize,
    /// How many it holds at most, if it has a limit.
    pub capacity: Option<usize>,
}

/// Something that happened on a worker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Record {
    /// When it happened, or began.
    pub at: Time,
    /// What.
    pub what: What,
}

/// What can be recorded. `by` is the task whose step did it; without one it was a timer, or something
/// outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A step of a task.
    Ran {
        /// The task.
        task: TaskId,
        /// When the step ended.
        until: Time,
        /// How it ended.
        ending: Ending,
        /// What the task waits for, if it parked: a number of the host's, 0 for unknown.
        reason: u32,
    },
    /// The worker slept.
    Slept {
        /// When it woke.
        until: Time,
    },
    /// A task was made.
    Spawned {
        /// The new task.
        task: TaskId,
        /// Its maker.
        by: Option<TaskId>,
    },
    /// A task that waited became runnable.
    Woke {
        /// The task that waited.
        task: TaskId,
        /// Who woke it.
        by: Option<TaskId>,
    },
    /// A message came into a mailbox.
    Sent {
        /// The number of the mailbox, as the host numbers them.
        mailbox: u32,
        /// The number of the message in this mailbox, from 1 on.
        message: u32,
        /// What it says, by a number of the host's; 0 if that was not noted.
        says: u32,
        /// The sender.
        by: Option<TaskId>,
    },
    /// A message was received.
    Received {
        /// The number of the mailbox.
        mailbox: u32,
        /// The number that it was sent with.
        message: u32,
        /// The receiver.
        by: Option<TaskId>,
    },
    /// A transaction has committed.
    Committed {
        /// The place in the program, as the host numbers them.
        place: u32,
        /// Who ran it.
        by: Option<TaskId>,
    },
    /// A transaction has met a conflict and begins anew.
    Aborted {
        /// The place in the program.
        place: u32,
        /// The number of the variable that had changed.
        variable: u32,
        /// The place of the transaction that has changed it, 0 if that is not known.
        against: u32,
        /// Who ran it.
        by: Option<TaskId>,
    },
    /// A task has waited for a lock or for permits. On a pool only waits of at least [`LOCK_WAIT_LEAST`] are
    /// recorded; the others are counted.
    Awaited {
        /// The number of the lock, as the host numbers them.
        lock: u32,
        /// When the wait ended.
        until: Time,
        /// Whether the task has got it; else it has given up.
        is_taken: bool,
        /// Who waited.
        by: Option<TaskId>,
    },
    /// A task has held a lock, likewise. Without a holder it was locked in nobody's name.
    Held {
        /// The number of the lock.
        lock: u32,
        /// When it was given up.
        until: Time,
        /// Whether others could hold it at the same time, as readers do.
        is_shared: bool,
        /// Who held it.
        by: Option<TaskId>,
    },
    /// A part of a parallel form was computed.
    Computed {
        /// The number of the form's call, as the host numbers them.
        call: u32,
        /// How many items the part has, 16,777,215 for more.
        items: u32,
        /// When it was done.
        until: Time,
        /// Who computed it.
        by: Option<TaskId>,
    },
}

/// Waits for locks and holds of them that are shorter are not recorded on a pool.
pub const LOCK_WAIT_LEAST: Duration = Duration::from_micros(20);

/// The most items that a record can tell.
const ITEMS_MOST: u32 = (1 << 24) - 1;

/// How a recorded step ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// The task gave way.
    Yielded,
    /// It waits.
    Parked,
    /// It ended.
    Done,
    /// It still ran when the recording ended.
    Unfinished,
}

impl Recording {
    /// Records that were given up on all workers.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.lanes.iter().map(|lane| lane.dropped).sum()
    }

    /// Records of all workers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lanes.iter().map(|lane| lane.records.len()).sum()
    }

    /// Whether nothing was recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

const NOBODY: u64 = u64::MAX;

impl Record {
    /// The record in four words: the time; a number of 24 bits, the kind in 8, a number of 32 bits; two long numbers.
    pub(crate) fn to_words(self) -> [u64; 4] {
        let who = |task: Option<TaskId>| task.map_or(NOBODY, TaskId::to_bits);
        let (kind, short, b, c) = match self.what {
            What::Ran { task, until, ending, reason } => {
                (ending as u64, reason, task.to_bits(), until.as_nanos())
            }
            What::Slept { until } => (4, 0, NOBODY, until.as_nanos()),
            What::Spawned { task, by } => (5, 0, task.to_bits(), who(by)),
            What::Woke { task, by } => (6, 0, task.to_bits(), who(by)),
            What::Sent { mailbox, message, says, by } => {
                (7, mailbox, who(by), u64::from(says) << 32 | u64::from(message))
            }
            What::Received { mailbox, message, by } => (8, mailbox, who(by), u64::from(message)),
            What::Committed { place, by } => (9, place, who(by), 0),
            What::Aborted { place, variable, against, by } => {
                (10, place, who(by), u64::from(variable) << 32 | u64::from(against))
            }
            What::Awaited { lock, until, is_taken, by } => {
                (11 + u64::from(is_taken), lock, who(by), until.as_nanos())
            }
            What::Held { lock, until, is_shared, by } => {
                (13 + u64::from(is_shared), lock, who(by), until.as_nanos())
            }
            What::Computed { call, items, until, by } => {
                (15 | u64::from(items.min(ITEMS_MOST)) << 8, call, who(by), until.as_nanos())
            }
        };
        [self.at.as_nanos(), kind << 32 | u64::from(short), b, c]
    }

    /// The record of words made by `to_words`.
    pub(crate) fn from_words([at, head, b, c]: [u64; 4]) -> Record {
        let who = |bits: u64| (bits != NOBODY).then_some(TaskId::from_bits(bits));
        let ran = |ending| What::Ran {
            task: TaskId::from_bits(b),
            until: Time::from_nanos(c),
            ending,
            reason: head as u32,
        };
        let until = Time::from_nanos(c);
        let what = match head >> 32 & 0xff {
            0 => ran(Ending::Yielded),
            1 => ran(Ending::Parked),
            2 => ran(Ending::Done),
            3 => ran(Ending::Unfinished),
            4 => What::Slept { until: Time::from_nanos(c) },
            5 => What::Spawned { task: TaskId::from_bits(b), by: who(c) },
            6 => What::Woke { task: TaskId::from_bits(b), by: who(c) },
            7 => What::Sent { mailbox: head as u32, message: c as u32, says: (c >> 32) as u32, by: who(b) },
            8 => What::Received { mailbox: head as u32, message: c as u32, by: who(b) },
            9 => What::Committed { place: head as u32, by: who(b) },
            10 => What::Aborted {
                place: head as u32,
                variable: (c >> 32) as u32,
                against: c as u32,
                by: who(b),
            },
            kind @ 11..=12 => What::Awaited { lock: head as u32, until, is_taken: kind == 12, by: who(b) },
            kind @ 13..=14 => What::Held { lock: head as u32, until, is_shared: kind == 14, by: who(b) },
            _ => What::Computed { call: head as u32, items: (head >> 40) as u32, until, by: who(b) },
        };
        Record { at: Time::from_nanos(at), what }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_comes_back_from_its_words() {
        let (task, by) = (TaskId::from_bits(7 << 32 | 3), Some(TaskId::from_bits(9)));
        let until = Time::from_nanos(u64::MAX - 1);
        let endings = [Ending::Yielded, Ending::Parked, Ending::Done, Ending::Unfinished];
        let mut all: Vec<What> =
            endings.iter().map(|&ending| What::Ran { task, until, ending, reason: u32::MAX }).collect();
        for by in [by, None] {
            all.extend([
                What::Slept { until },
                What::Spawned { task, by },
                What::Woke { task, by },
                What::Sent { mailbox: u32::MAX, message: 1, says: 0, by },
                What::Sent { mailbox: 0, message: u32::MAX, says: u32::MAX, by },
                What::Received { mailbox: 0, message: u32::MAX, by },
                What::Committed { place: u32::MAX, by },
                What::Aborted { place: 1, variable: u32::MAX, against: 3, by },
                What::Computed { call: u32::MAX, items: ITEMS_MOST, until, by },
            ]);
            for flag in [false, true] {
                all.push(What::Awaited { lock: u32::MAX, until, is_taken: flag, by });
                all.push(What::Held { lock: 7, until, is_shared: flag, by });
            }
        }
        for what in all {
            let record = Record { at: Time::from_nanos(5), what };
            assert_eq!(Record::from_words(record.to_words()), record);
        }
    }
}
