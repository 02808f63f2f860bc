//! Failures of tasks and futures that nobody has asked for yet. Whoever awaits one is told there; what nobody has
//! awaited by the end of the cell is shown then.

use super::{Process, Report};
use parking_lot::Mutex;
use std::sync::{Arc, Weak};

/// So many are kept; each is a report of its own.
const KEPT: usize = 20;

/// The tasks and futures that have failed unobserved.
#[derive(Default)]
pub(crate) struct Unobserved(Mutex<Vec<(Weak<Process>, Report)>>);

impl Unobserved {
    /// Keeps the report of a task.
    pub(super) fn add(&self, task: &Arc<Process>, report: Report) {
        let mut kept = self.0.lock();
        kept.retain(|(task, _)| task.upgrade().is_none_or(|task| !task.is_observed()));
        if kept.len() < KEPT {
            kept.push((Arc::downgrade(task), report));
        }
    }

    /// The reports of those that are still unobserved.
    pub(super) fn take(&self) -> impl Iterator<Item = Report> + use<> {
        let kept = std::mem::take(&mut *self.0.lock());
        let still =
            kept.into_iter().filter(|(task, _)| task.upgrade().is_none_or(|task| !task.is_observed()));
        still.map(|(_, report)| report)
    }
}
