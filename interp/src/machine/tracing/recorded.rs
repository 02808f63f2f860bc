//! A recording with its names, as programs and front ends see it.

use super::super::history::Start;
use super::super::resource::LockUse;
use super::super::transaction::Figures;
use super::super::{Interp, Shared};
use super::chrome;
use crate::heap::Foreign;
use crate::source::Sources;
use concurrency::{Recording, Scheduler, TaskId, Time, What};
use std::collections::HashMap;
use std::sync::atomic::AtomicU64;

/// A recording and the names of what is in it, and what the scheduler does not know of that time. A stretch of the
/// history that is always kept is one without records.
#[derive(Default)]
pub struct Trace {
    /// What was recorded.
    pub recording: Recording,
    /// The names of fibers.
    pub fibers: HashMap<TaskId, String>,
    /// The names of mailboxes, by their numbers.
    pub mailboxes: HashMap<u32, String>,
    /// The places of transactions, by their numbers.
    pub transactions: HashMap<u32, String>,
    /// The names of tvars about which transactions met a conflict, by their numbers.
    pub tvars: HashMap<u32, String>,
    /// The names of locks that are still in use, by their numbers.
    pub locks: HashMap<u32, String>,
    /// The calls of parallel procedures, by their numbers.
    pub calls: HashMap<u32, String>,
    /// What fibers were about to do when they gave way or waited, and where, by the number of the reason less 1.
    pub places: Vec<String>,
    /// What messages say, by the number in their records less 1; of the first that were sent.
    pub messages: Vec<String>,
    /// Collections of garbage, while which no fiber runs. None on a simulation, whose time they do not take.
    pub collections: Vec<Collection>,
    /// How much locks were used.
    pub uses: Vec<LockUse>,
    /// Conflicts of transactions about variables, those first by which most was lost.
    pub conflicts: Vec<Conflict>,
    /// Trees of supervisors.
    pub supervision: Vec<Supervised>,
    /// Who waited for whom: circles that were found, and who waits for a lock at the end.
    pub waits: Vec<Wait>,
}

/// Conflicts of the transactions at two places about a variable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// The variable.
    pub variable: String,
    /// The place of the transaction that began anew.
    pub victim: String,
    /// The place of the one that had changed the variable.
    pub winner: String,
    /// How often.
    pub count: u64,
    /// Nanoseconds of the attempts in vain.
    pub wasted: u64,
}

/// An actor in a tree of supervisors.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Supervised {
    /// What its supervisor calls it; the topmost one goes by its own name.
    pub name: String,
    /// The strategy of a supervisor that has had children.
    pub strategy: Option<String>,
    /// Whether it has ended for good.
    pub has_ended: bool,
    /// Why it has failed, if it was not started again since.
    pub failure: Option<String>,
    /// When it was started again, and why.
    pub restarts: Vec<(Time, String)>,
    /// Its children, in the order in which they were added.
    pub children: Vec<Supervised>,
}

impl Supervised {
    /// Whether it or a child lives, or was started again after that time.
    pub(in crate::machine) fn was_alive_at(&self, from: Time) -> bool {
        let is_restarted = self.restarts.last().is_some_and(|(at, _)| *at >= from);
        !self.has_ended || is_restarted || self.children.iter().any(|child| child.was_alive_at(from))
    }
}

/// A fiber that waits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wait {
    /// Who waits.
    pub waiter: String,
    /// What for; empty for an answer.
    pub object: String,
    /// Who has it.
    pub holder: String,
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

impl Trace {
    /// What a fiber is called.
    #[must_use]
    pub fn fiber(&self, task: TaskId) -> String {
        self.fibers.get(&task).cloned().unwrap_or_else(|| {
            let bits = task.to_bits();
            format!("fiber {}.{}", bits as u32, bits >> 32)
        })
    }

    /// What a mailbox is called.
    #[must_use]
    pub fn mailbox(&self, number: u32) -> String {
        self.mailboxes.get(&number).cloned().unwrap_or_else(|| format!("mailbox {number}"))
    }

    /// Adds what the scheduler does not know of the time since that moment.
    pub(in crate::machine) fn add_surroundings(
        &mut self,
        shared: &Shared,
        scheduler: &Scheduler<Interp>,
        figures: &Figures,
        start: &Start,
    ) {
        let (home, from) = (scheduler.id(), self.recording.from);
        self.mailboxes.extend(shared.history.mailboxes(home));
        self.locks = shared.locks.names(home);
        self.uses = start.locks_since(shared, scheduler);
        self.conflicts = start.conflicts_since(shared, figures);
        self.supervision = shared.history.supervision.trees(home, from);
        self.waits = shared.history.circles(home, from);
        let open: Vec<Wait> = self.uses.iter().flat_map(|lock| self.waits_for(lock)).collect();
        self.waits.extend(open);
    }

    /// Who waits for a lock.
    fn waits_for(&self, lock: &LockUse) -> Vec<Wait> {
        let holders: Vec<String> = lock.owners.iter().map(|task| self.fiber(*task)).collect();
        let holder = if holders.is_empty() { "nobody".to_owned() } else { holders.join(", ") };
        let wait = |task: &TaskId| Wait {
            waiter: self.fiber(*task),
            object: lock.name.clone(),
            holder: holder.clone(),
        };
        lock.waiting.iter().map(wait).collect()
    }

    pub(super) fn name_transactions(&mut self, figures: &Figures, sources: &Sources) {
        for record in self.recording.lanes.iter().flat_map(|lane| &lane.records) {
            let mut place = |number: u32| {
                let places = &mut self.transactions;
                places.entry(number).or_insert_with(|| figures.place_label(sources, number));
            };
            match record.what {
                What::Committed { place: number, .. } => place(number),
                What::Aborted { place: number, variable, against, .. } => {
                    place(number);
                    place(against);
                    if let Some(name) = figures.tvar_name(u64::from(variable)) {
                        self.tvars.entry(variable).or_insert(name);
                    }
                }
                _ => {}
            }
        }
    }

    /// Where a transaction stands in the program.
    #[must_use]
    pub fn transaction(&self, number: u32) -> &str {
        self.transactions.get(&number).map_or("unknown", String::as_str)
    }

    /// What a tvar is called.
    #[must_use]
    pub fn tvar(&self, number: u32) -> String {
        self.tvars.get(&number).cloned().unwrap_or_else(|| number.to_string())
    }

    /// What a lock is called.
    #[must_use]
    pub fn lock(&self, number: u32) -> String {
        self.locks.get(&number).cloned().unwrap_or_else(|| format!("lock {number}"))
    }

    /// What a call of a parallel procedure is called.
    #[must_use]
    pub fn call(&self, number: u32) -> String {
        self.calls.get(&number).cloned().unwrap_or_else(|| format!("call {number}"))
    }

    /// Where a fiber waited, by the reason in its record.
    #[must_use]
    pub fn place(&self, reason: u32) -> Option<&str> {
        let index = (reason as usize).checked_sub(1)?;
        self.places.get(index).map(String::as_str)
    }

    /// How long it is, in nanoseconds of its scheduler.
    #[must_use]
    pub fn nanos(&self) -> u64 {
        self.recording.until.as_nanos() - self.recording.from.as_nanos()
    }

    /// The trace in the format of Chrome's trace viewer, JSON.
    #[must_use]
    pub fn chrome(&self) -> String {
        chrome::json(self)
    }

    /// How many records there are of each kind, with their names.
    #[must_use]
    pub fn counts(&self) -> [(&'static str, u64); 11] {
        let mut counts = [
            ("run", 0),
            ("slept", 0),
            ("spawned", 0),
            ("woken", 0),
            ("sent", 0),
            ("received", 0),
            ("committed", 0),
            ("aborted", 0),
            ("lock-waits", 0),
            ("lock-holds", 0),
            ("chunks", 0),
        ];
        for record in self.recording.lanes.iter().flat_map(|lane| &lane.records) {
            let kind = match record.what {
                What::Ran { .. } => 0,
                What::Slept { .. } => 1,
                What::Spawned { .. } => 2,
                What::Woke { .. } => 3,
                What::Sent { .. } => 4,
                What::Received { .. } => 5,
                What::Committed { .. } => 6,
                What::Aborted { .. } => 7,
                What::Awaited { .. } => 8,
                What::Held { .. } => 9,
                What::Computed { .. } => 10,
            };
            counts[kind].1 += 1;
        }
        counts
    }
}

impl Foreign for Trace {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "trace"
    }

    fn label(&self) -> String {
        let (records, dropped) = (self.recording.len(), self.recording.dropped());
        let dropped = if dropped == 0 { String::new() } else { format!(", {dropped} dropped") };
        format!("trace {} ms, {records} records{dropped}", self.nanos() as f64 / 1e6)
    }

    fn bytes(&self) -> usize {
        self.recording.len() * size_of::<concurrency::Record>()
    }
}
