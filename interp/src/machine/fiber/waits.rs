//! What the waits of a scheduler have been completed with, as roots of the heap.

use crate::heap::{Roots, Scope, Stored, Visitor};
use crate::machine::{Interp, Shared};
use crate::vm::parked;
use concurrency::Scheduler;
use std::sync::{Arc, Weak};

/// The results of waits, as the collector visits them.
pub(in crate::machine) struct Waits {
    scheduler: Weak<Scheduler<Interp>>,
    /// Whether its fibers are given up when nothing can wake them.
    gives_up: bool,
}

impl Waits {
    /// Those of a scheduler whose fibers are all roots.
    pub(in crate::machine) fn of(scheduler: &Arc<Scheduler<Interp>>) -> Waits {
        Waits { scheduler: Arc::downgrade(scheduler), gives_up: false }
    }
}

impl Roots for Waits {
    fn trace(&self, scope: Scope, visitor: &mut dyn Visitor) {
        let Some(scheduler) = self.scheduler.upgrade() else { return };
        let mut show = |payload: &mut Stored| visitor.stored(payload);
        if self.gives_up && scope == Scope::Everything {
            scheduler.trace_independent_waits(&mut show);
        } else {
            scheduler.trace_waits(scope == Scope::Changed, &mut show);
        }
    }
}

/// Shows the collector what waits of the machine's own scheduler have been completed with, whose fibers are given
/// up when nothing can wake them.
pub(in crate::machine) fn register_scheduler(shared: &Shared, scheduler: &Arc<Scheduler<Interp>>) {
    parked::register(&shared.heap, scheduler);
    let scheduler = Arc::downgrade(scheduler);
    shared.heap.add_roots(Arc::new(Waits { scheduler, gives_up: true }));
}
