//! Who supervises whom, and whom it has started again: for charts. Supervisors say so as they start children; it is
//! forgotten with the children, oldest first, when there are very many.

use super::Process;
use super::tracing::Supervised;
use crate::heap::{Value, foreign_arc};
use concurrency::{SchedulerId, Time};
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::sync::{Arc, Weak};

/// Children that are kept.
const CHILDREN_MOST: usize = 10_000;
/// Restarts that are kept of each.
const RESTARTS_MOST: usize = 100;

/// All children.
#[derive(Default)]
pub(crate) struct Supervision(Mutex<VecDeque<Child>>);

struct Child {
    home: SchedulerId,
    supervisor: Who,
    strategy: String,
    child: Who,
    /// What its supervisor calls it.
    name: String,
    restarts: VecDeque<(Time, String)>,
    /// Why it has failed, until it is started again.
    failure: Option<String>,
}

/// A process that may be gone.
struct Who {
    serial: u64,
    process: Weak<Process>,
    name: String,
}

impl Who {
    fn of(process: &Arc<Process>) -> Who {
        Who { serial: process.identity.serial(), process: Arc::downgrade(process), name: process.name() }
    }

    fn has_ended(&self) -> bool {
        self.process.upgrade().is_none_or(|process| process.reason().is_some())
    }
}

impl Supervision {
    /// A supervisor has a child from now on.
    pub(crate) fn add(&self, home: SchedulerId, supervisor: Value, strategy: &str, child: Value, name: &str) {
        let (Some(supervisor), Some(child)) = (foreign_arc(&supervisor), foreign_arc(&child)) else { return };
        let mut all = self.0.lock();
        if all.len() == CHILDREN_MOST {
            all.pop_front();
        }
        all.push_back(Child {
            home,
            supervisor: Who::of(&supervisor),
            strategy: strategy.to_owned(),
            child: Who::of(&child),
            name: name.to_owned(),
            restarts: VecDeque::new(),
            failure: None,
        });
    }

    /// A child has failed.
    pub(crate) fn failed(&self, home: SchedulerId, child: Value, reason: String) {
        self.with(home, child, |child| child.failure = Some(reason));
    }

    /// It is started again; without a failure of its own, because it is tied to another.
    pub(crate) fn restarted(&self, home: SchedulerId, child: Value, at: Time) {
        self.with(home, child, |child| {
            let reason = child.failure.take().unwrap_or_else(|| "started again with another".to_owned());
            if child.restarts.len() == RESTARTS_MOST {
                child.restarts.pop_front();
            }
            child.restarts.push_back((at, reason));
        });
    }

    fn with(&self, home: SchedulerId, child: Value, change: impl FnOnce(&mut Child)) {
        let Some(process) = foreign_arc::<Process>(&child) else { return };
        let serial = process.identity.serial();
        let mut all = self.0.lock();
        all.iter_mut().rev().find(|child| child.home == home && child.child.serial == serial).map(change);
    }

    /// The trees of a scheduler's supervisors that were alive at that time or later.
    pub(crate) fn trees(&self, home: SchedulerId, from: Time) -> Vec<Supervised> {
        let all = self.0.lock();
        let own: Vec<&Child> = all.iter().filter(|child| child.home == home).collect();
        let is_child = |serial| own.iter().any(|child| child.child.serial == serial);
        let mut roots: Vec<u64> = own.iter().map(|child| child.supervisor.serial).collect();
        roots.dedup();
        roots.retain(|serial| !is_child(*serial));
        roots.sort_unstable();
        roots.dedup();
        let trees = roots.iter().filter_map(|root| {
            let first = own.iter().find(|child| child.supervisor.serial == *root)?;
            let name = first.supervisor.name.clone();
            Some(tree(&own, *root, name, first.supervisor.has_ended(), None))
        });
        trees.filter(|tree| tree.was_alive_at(from)).collect()
    }
}

/// The process with this number and what it supervises.
fn tree(all: &[&Child], serial: u64, name: String, has_ended: bool, itself: Option<&Child>) -> Supervised {
    let own = || all.iter().filter(|child| child.supervisor.serial == serial);
    let children = own()
        .map(|child| tree(all, child.child.serial, child.name.clone(), child.child.has_ended(), Some(child)));
    let (restarts, failure) = itself.map_or_else(Default::default, |child| {
        (child.restarts.iter().cloned().collect(), child.failure.clone())
    });
    Supervised {
        name,
        strategy: own().next().map(|child| child.strategy.clone()),
        has_ended,
        failure,
        restarts,
        children: children.collect(),
    }
}
