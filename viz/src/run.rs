//! What a program did in a stretch of time, as plain data: the input of every view.
//!
//! A recording has numbers; the names of the program, and what the scheduler does not know (collections of
//! garbage, chunks of parallel forms, trees of supervisors), stand beside it. Whoever makes a run fills in
//! what it knows: a view says in words what is missing.

use std::collections::HashMap;
use std::hash::Hash;

use concurrency::{Recording, TaskId, Time};

use crate::label;
use crate::number;

/// What a program did between two moments.
#[derive(Clone, Default, Debug)]
pub struct Run {
    /// What the scheduler recorded.
    pub recording: Recording,
    /// What the numbers in it are called.
    pub names: Names,
    /// Collections of garbage.
    pub collections: Vec<Collection>,
    /// How much each lock was used.
    pub locks: Vec<LockUse>,
    /// Conflicts of transactions, and the time that was lost by them.
    pub conflicts: Vec<Conflict>,
    /// Supervisors, the topmost ones first, and what they supervise.
    pub supervision: Vec<Supervised>,
    /// Who waits for whom at the end.
    pub waits: Vec<Wait>,
    /// Stages of pipelines, in the order in which items pass through them.
    pub stages: Vec<Stage>,
}

/// What the numbers in a recording are called.
#[derive(Clone, Default, Debug)]
pub struct Names {
    /// Fibers.
    pub fibers: HashMap<TaskId, String>,
    /// Mailboxes, by their numbers.
    pub mailboxes: HashMap<u32, String>,
    /// Places of transactions, by their numbers.
    pub transactions: HashMap<u32, String>,
    /// Variables of transactions, by their numbers.
    pub tvars: HashMap<u32, String>,
    /// Locks, by their numbers.
    pub locks: HashMap<u32, String>,
    /// Calls of parallel forms, by their numbers.
    pub calls: HashMap<u32, String>,
    /// What fibers were about to do when they gave way or waited, and where, by the number of the reason less 1.
    pub places: Vec<String>,
    /// What messages say, by the number in their records less 1.
    pub messages: Vec<String>,
}

/// A collection of garbage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Collection {
    /// When it began.
    pub at: Time,
    /// When it ended.
    pub until: Time,
    /// Whether it was one of everything.
    pub is_full: bool,
    /// Bytes of objects that it copied.
    pub copied_bytes: u64,
}

/// How much a lock was used.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct LockUse {
    /// What the lock is called.
    pub lock: String,
    /// How often it was taken.
    pub taken: u64,
    /// How often somebody had to wait for it.
    pub contended: u64,
    /// Nanoseconds of all waits.
    pub waited: u64,
    /// Nanoseconds of the longest wait.
    pub longest: u64,
    /// Nanoseconds for which it was held, if they were counted.
    pub held: Option<u64>,
}

/// Conflicts of one pair of transactions about one variable.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Conflict {
    /// The variable that had changed.
    pub variable: String,
    /// The place of the transaction that began anew.
    pub victim: String,
    /// The place of the one that had changed it.
    pub winner: String,
    /// How often.
    pub count: u64,
    /// Nanoseconds of the attempts that were in vain.
    pub wasted: u64,
}

/// An actor in a tree of supervisors.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Supervised {
    /// What it is called.
    pub name: String,
    /// How it is.
    pub state: ActorState,
    /// The strategy, of a supervisor.
    pub strategy: Option<String>,
    /// When it was started again, and why, in order.
    pub restarts: Vec<(Time, String)>,
    /// What it supervises.
    pub children: Vec<Supervised>,
}

/// How an actor is.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum ActorState {
    /// It runs, or waits for messages.
    #[default]
    Running,
    /// It has failed, and its supervisor has not decided yet.
    Suspended,
    /// It has ended, as was wanted.
    Stopped,
    /// It has failed, and nobody starts it again.
    Failed,
}

/// A fiber that waits, what for, and whose that is.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Wait {
    /// Who waits.
    pub waiter: String,
    /// What for; empty if it is the answer of `holder`.
    pub object: String,
    /// Who has it.
    pub holder: String,
}

/// A stage of a pipeline.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Stage {
    /// What it is called.
    pub name: String,
    /// Fibers that work in it.
    pub workers: u64,
    /// Items that came in.
    pub received: u64,
    /// Items that went out.
    pub emitted: u64,
    /// Items that wait for it.
    pub queued: u64,
    /// How many may wait.
    pub capacity: Option<u64>,
    /// Nanoseconds for which its workers were at items, all together.
    pub busy: u64,
}

/// Columns of a name in a sentence or a key.
const NAME_COLUMNS: usize = 40;

/// A name as it may be shown.
pub(crate) fn shown(name: &str) -> String {
    label::fitted(name, NAME_COLUMNS)
}

/// The name of something, fit to be shown; what it is called without one.
fn name<K: Eq + Hash>(names: &HashMap<K, String>, key: &K, otherwise: impl FnOnce() -> String) -> String {
    names.get(key).map_or_else(otherwise, |name| shown(name))
}

impl Names {
    /// What a fiber is called.
    pub(crate) fn fiber(&self, task: TaskId) -> String {
        let bits = task.to_bits();
        name(&self.fibers, &task, || format!("fiber {}.{}", bits as u32, bits >> 32))
    }

    /// What a mailbox is called.
    pub(crate) fn mailbox(&self, number: u32) -> String {
        name(&self.mailboxes, &number, || format!("mailbox {number}"))
    }

    /// What the place of a transaction is called.
    pub(crate) fn transaction(&self, number: u32) -> String {
        let unknown = || if number == 0 { "unknown".to_owned() } else { format!("place {number}") };
        name(&self.transactions, &number, unknown)
    }

    /// What a variable of transactions is called.
    pub(crate) fn tvar(&self, number: u32) -> String {
        name(&self.tvars, &number, || format!("tvar {number}"))
    }

    /// What a lock is called.
    pub(crate) fn lock(&self, number: u32) -> String {
        name(&self.locks, &number, || format!("lock {number}"))
    }

    /// What a call of a parallel form is called.
    pub(crate) fn call(&self, number: u32) -> String {
        name(&self.calls, &number, || format!("call {number}"))
    }

    /// What a message says, by the number in its record.
    pub(crate) fn message(&self, says: u32) -> Option<&str> {
        numbered(&self.messages, says)
    }

    /// What a fiber was about to do, and where, by the reason in its record.
    pub(crate) fn place(&self, reason: u32) -> Option<&str> {
        numbered(&self.places, reason)
    }
}

/// The text with this number; the first has 1.
fn numbered(texts: &[String], number: u32) -> Option<&str> {
    let index = (number as usize).checked_sub(1)?;
    texts.get(index).map(String::as_str)
}

impl Run {
    /// Nanoseconds from its beginning to its end.
    pub(crate) fn nanos(&self) -> u64 {
        self.recording.until.as_nanos().saturating_sub(self.recording.from.as_nanos())
    }

    /// Nanoseconds from its beginning to a moment; moments outside are at its ends.
    pub(crate) fn since_start(&self, at: Time) -> u64 {
        at.as_nanos().saturating_sub(self.recording.from.as_nanos()).min(self.nanos())
    }

    /// What the recording had to give up, as a sentence; nothing if it is whole.
    pub(crate) fn dropped(&self) -> String {
        match self.recording.dropped() {
            0 => String::new(),
            1 => " 1 record was dropped for want of room: the oldest one.".to_owned(),
            many => {
                format!(
                    " {} records were dropped for want of room: the oldest ones.",
                    number::whole(many.into())
                )
            }
        }
    }

    /// The same of the samples.
    pub(crate) fn frames_dropped(&self) -> String {
        match self.recording.frames_dropped {
            0 => String::new(),
            1 => " 1 sample was dropped for want of room: the oldest one.".to_owned(),
            many => {
                format!(
                    " {} samples were dropped for want of room: the oldest ones.",
                    number::whole(many.into())
                )
            }
        }
    }
}
