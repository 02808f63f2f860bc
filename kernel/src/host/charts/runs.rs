//! What the machine tells of a stretch of time, as `viz` takes it. Nothing is computed here that a view could compute.

use concurrency::What;
use interp::machine::{self, Trace};
use std::collections::HashMap;
use viz::{ActorState, Collection, Conflict, LockUse, Names, Run, Supervised, Wait};

/// The run of a trace.
pub(super) fn run(trace: &Trace) -> Run {
    let held = held(trace);
    Run {
        recording: trace.recording.clone(),
        names: names(trace),
        collections: trace.collections.iter().map(collection).collect(),
        locks: trace.uses.iter().map(|lock| lock_use(lock, &held)).collect(),
        conflicts: trace.conflicts.iter().map(conflict).collect(),
        supervision: trace.supervision.iter().map(supervised).collect(),
        waits: trace.waits.iter().map(wait).collect(),
        stages: Vec::new(),
    }
}

fn names(trace: &Trace) -> Names {
    Names {
        fibers: trace.fibers.clone(),
        mailboxes: trace.mailboxes.clone(),
        transactions: trace.transactions.clone(),
        tvars: trace.tvars.clone(),
        locks: trace.locks.clone(),
        calls: trace.calls.clone(),
        places: trace.places.clone(),
        messages: trace.messages.clone(),
    }
}

fn collection(collection: &machine::Collection) -> Collection {
    let machine::Collection { at, until, is_full, copied_bytes } = *collection;
    Collection { at, until, is_full, copied_bytes }
}

/// For how long each lock was held, as far as that was recorded: by the numbers of the locks.
fn held(trace: &Trace) -> HashMap<u32, u64> {
    let mut held = HashMap::new();
    for record in trace.recording.lanes.iter().flat_map(|lane| &lane.records) {
        if let What::Held { lock, until, .. } = record.what {
            *held.entry(lock).or_default() += until.since(record.at).as_nanos() as u64;
        }
    }
    held
}

fn lock_use(lock: &machine::LockUse, held: &HashMap<u32, u64>) -> LockUse {
    LockUse {
        lock: lock.name.clone(),
        taken: lock.usage.acquisitions,
        contended: lock.usage.contended,
        waited: lock.usage.waited,
        longest: lock.usage.longest,
        held: held.get(&lock.number()).copied(),
    }
}

fn conflict(conflict: &machine::Conflict) -> Conflict {
    let machine::Conflict { variable, victim, winner, count, wasted } = conflict.clone();
    Conflict { variable, victim, winner, count, wasted }
}

fn supervised(actor: &machine::Supervised) -> Supervised {
    Supervised {
        name: actor.name.clone(),
        state: match (actor.has_ended, &actor.failure) {
            (true, Some(_)) => ActorState::Failed,
            (true, None) => ActorState::Stopped,
            (false, Some(_)) => ActorState::Suspended,
            (false, None) => ActorState::Running,
        },
        strategy: actor.strategy.clone(),
        restarts: actor.restarts.clone(),
        children: actor.children.iter().map(supervised).collect(),
    }
}

fn wait(wait: &machine::Wait) -> Wait {
    let machine::Wait { waiter, object, holder } = wait.clone();
    Wait { waiter, object, holder }
}
