//! What a machine counts and draws for its programs, and a simulation for the fibers inside of it: numbers of
//! objects, random numbers, identity hashes. A run that has these to itself gives the same output on every
//! machine, whatever happens around it.

use super::Shared;
use super::deadlock::Deadlocks;
use super::process::Process;
use super::transaction::Transactions;
use crate::heap::{HashCounter, Mutator, Root, Value};
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The counters of a machine or of one simulation.
pub(crate) struct Realm {
    /// How many simulations this is inside of; 0 for the machine's own.
    depth: u32,
    /// Whether its schedule comes from a seed.
    is_simulated: bool,
    seed: u64,
    serial: AtomicU64,
    random: AtomicU64,
    hashes: Arc<HashCounter>,
    /// The table of registered names; the machine has its own elsewhere.
    names: Option<Root>,
    /// Under a seed: the processes whose fibers live, by their number.
    alive: Mutex<BTreeMap<u64, Arc<Process>>>,
    /// The transactions of its fibers.
    pub(crate) transactions: Arc<Transactions>,
    /// Circles of fibers that wait for each other.
    pub(crate) deadlocks: Deadlocks,
    /// What the fiber is told that waits in vain.
    stuck: Mutex<String>,
    /// How the run inside has ended.
    end: Mutex<Option<End>>,
}

/// How a run inside of a fiber has ended.
pub(crate) struct End {
    pub(crate) kind: EndKind,
    pub(crate) value: Root,
}

/// The kinds of end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum EndKind {
    /// The thunk has returned the value.
    Returned,
    /// The object was raised and not handled.
    Raised,
    /// A fiber called `exit`; the value is the exit code.
    Exit,
}

impl EndKind {
    /// Its name in the library.
    pub(crate) fn name(self) -> &'static str {
        match self {
            EndKind::Returned => "returned",
            EndKind::Raised => "raised",
            EndKind::Exit => "exit",
        }
    }
}

impl Realm {
    /// The one of a machine.
    pub(crate) fn outermost(seed: u64, is_simulated: bool) -> Arc<Realm> {
        Realm::new(0, seed, is_simulated, None)
    }

    /// One for a simulation that is hosted by a fiber of this one. Inside of another simulation the seed
    /// follows from both seeds, so that the outer one decides everything.
    /// `names` is a table for the names of processes.
    pub(crate) fn inside(&self, seed: u64, names: Root) -> Arc<Realm> {
        Realm::new(self.depth + 1, self.nested_seed(seed), true, Some(names))
    }

    fn nested_seed(&self, seed: u64) -> u64 {
        if self.depth == 0 { seed } else { mix(self.seed ^ mix(seed)) }
    }

    fn new(depth: u32, seed: u64, is_simulated: bool, names: Option<Root>) -> Arc<Realm> {
        Arc::new(Realm {
            depth,
            is_simulated,
            seed,
            serial: AtomicU64::new(1),
            random: AtomicU64::new(seed),
            hashes: Arc::default(),
            names,
            alive: Mutex::default(),
            transactions: Arc::default(),
            deadlocks: Deadlocks::default(),
            stuck: Mutex::default(),
            end: Mutex::new(None),
        })
    }

    pub(crate) fn depth(&self) -> u32 {
        self.depth
    }

    pub(crate) fn seed(&self) -> u64 {
        self.seed
    }

    /// The table of registered names of a simulation.
    pub(crate) fn names(&self, heap: &Mutator) -> Option<Value> {
        self.names.as_ref().map(|names| names.get(heap))
    }

    /// Where identity hashes come from.
    pub(crate) fn hashes(&self) -> &Arc<HashCounter> {
        &self.hashes
    }

    /// The next number, for names and objects.
    pub(crate) fn next_serial(&self) -> u64 {
        self.serial.fetch_add(1, Relaxed)
    }

    /// A random word.
    pub(crate) fn next_random(&self) -> u64 {
        mix(self.random.fetch_add(GOLDEN, Relaxed))
    }

    /// A fiber of this process exists. Only a realm with a seed remembers it.
    pub(crate) fn enter(&self, process: &Arc<Process>) {
        if self.is_simulated {
            self.alive.lock().insert(process.identity.serial(), process.clone());
        }
    }

    /// It has gone.
    pub(crate) fn leave(&self, process: &Process) {
        if self.is_simulated {
            self.alive.lock().remove(&process.identity.serial());
        }
    }

    /// Notes who waits in vain, for the one fiber that will be told.
    pub(crate) fn set_stuck(&self, waiting: impl Fn(&Process) -> bool) {
        let alive = self.alive.lock();
        let names: Vec<String> =
            alive.values().filter(|process| waiting(process)).map(|process| process.name()).collect();
        *self.stuck.lock() = deadlock(&names);
    }

    /// What that fiber is told.
    pub(crate) fn stuck(&self) -> String {
        self.stuck.lock().clone()
    }

    /// The run inside is over; of several ends the first one counts.
    pub(crate) fn finish(&self, shared: &Shared, kind: EndKind, value: Value) {
        let end = End { kind, value: shared.heap.root(value) };
        self.end.lock().get_or_insert(end);
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.end.lock().is_some()
    }

    pub(crate) fn take_end(&self) -> Option<End> {
        self.end.lock().take()
    }
}

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The output of splitmix64 for a state.
fn mix(state: u64) -> u64 {
    let mut z = state;
    z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ z >> 31
}

/// The most fibers that the message names.
const NAMED: usize = 8;

fn deadlock(names: &[String]) -> String {
    let shown = &names[..names.len().min(NAMED)];
    let more = names.len() - shown.len();
    let (who, wait) = match (shown, more) {
        ([only], 0) => (only.clone(), "waits"),
        ([first @ .., last], 0) => (format!("{} and {last}", first.join(", ")), "wait"),
        _ => (format!("{} and {more} more", shown.join(", ")), "wait"),
    };
    format!("deadlock: {who} {wait}, and nothing is left that could end this")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadlock_names_those_who_wait() {
        let names: Vec<String> = (1..=10).map(|number| format!("t{number}")).collect();
        let end = ", and nothing is left that could end this";
        assert_eq!(deadlock(&names[..1]), format!("deadlock: t1 waits{end}"));
        assert_eq!(deadlock(&names[..2]), format!("deadlock: t1 and t2 wait{end}"));
        assert_eq!(deadlock(&names[..3]), format!("deadlock: t1, t2 and t3 wait{end}"));
        assert!(deadlock(&names).contains("t7, t8 and 2 more wait"));
    }

    #[test]
    fn a_nested_seed_follows_from_both() {
        let outer = [1, 2].map(|seed| Realm::new(1, seed, true, None));
        let inner = |outer: &Realm, seed| outer.nested_seed(seed);
        assert_eq!(Realm::outermost(7, false).nested_seed(5), 5);
        assert_eq!(inner(&outer[0], 5), inner(&outer[0], 5));
        assert_ne!(inner(&outer[0], 5), inner(&outer[0], 6));
        assert_ne!(inner(&outer[0], 5), inner(&outer[1], 5));
    }
}
