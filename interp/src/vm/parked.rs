//! The fibers of a scheduler that wait for others, as a full collection looks at them. The machine has a
//! word in it only at the end: fibers that nothing can wake are told so.

use crate::heap::{FiberHandle, Heap, Parking, Stored, Visitor, Wakes};
use crate::machine::{Interp, forsake};
use concurrency::{Scheduler, TaskId};
use std::sync::{Arc, Weak};

struct Parked(Weak<Scheduler<Interp>>);

/// Has full collections give up the fibers of this scheduler that nothing can wake.
pub(crate) fn register(heap: &Heap, scheduler: &Arc<Scheduler<Interp>>) {
    heap.set_parking(Arc::new(Parked(Arc::downgrade(scheduler))));
}

impl Parking for Parked {
    fn each(&self, show: &mut dyn FnMut(TaskId, FiberHandle)) {
        let Some(scheduler) = self.0.upgrade() else { return };
        // SAFETY: called in a stopped world: every worker is at a poll or has left the heap.
        unsafe { scheduler.visit_dependent(&mut |task, _, fiber| show(task, fiber.handle())) };
    }

    fn woken_by(&self, wakes: Wakes) -> Option<(TaskId, FiberHandle)> {
        let scheduler = self.0.upgrade()?;
        let task = match wakes {
            Wakes::Waiter(waiter) => scheduler.waiting_task(waiter)?,
            Wakes::Task(task) => task,
        };
        let mut found = None;
        // SAFETY: as above.
        unsafe { scheduler.visit_task(task, &mut |task, _, fiber| found = Some((task, fiber.handle()))) };
        found
    }

    fn trace_wait(&self, task: TaskId, visitor: &mut dyn Visitor) {
        let Some(scheduler) = self.0.upgrade() else { return };
        scheduler.trace_wait(task, &mut |payload: &mut Stored| visitor.stored(payload));
    }

    fn forsaken(&self, tasks: &[TaskId]) {
        let Some(scheduler) = self.0.upgrade() else { return };
        tasks.iter().for_each(|&task| forsake(&scheduler, task));
    }
}
