//! Fibers that wait for others, as a full collection sees them. Whoever has nobody left to wake it is not
//! a root: it is found through what could still wake it, like any other object. What scheduling means is
//! not known here.
//!
//! Minor collections keep every fiber.

use super::Heap;
use super::copy::Collector;
use super::roots::{FiberHandle, Visitor};
use concurrency::{TaskId, Waiter};
use std::sync::Arc;

/// What something reachable can wake.
#[derive(Clone, Copy, Debug)]
pub enum Wakes {
    /// Whoever waits with this ticket.
    Waiter(Waiter),
    /// This task, whatever it waits for.
    Task(TaskId),
}

/// Knows which fibers wait, and for what. Everything is called in a stopped world, by the thread that
/// collects, and takes no lock that a poll can hold.
pub trait Parking: Send + Sync {
    /// Shows each fiber that goes on only if another one wakes it. All others are roots.
    fn each(&self, show: &mut dyn FnMut(TaskId, FiberHandle));

    /// The waiting fiber that would be woken.
    fn woken_by(&self, wakes: Wakes) -> Option<(TaskId, FiberHandle)>;

    /// Shows the values that the wait of a fiber shown by `each` carries.
    fn trace_wait(&self, task: TaskId, visitor: &mut dyn Visitor);

    /// Nothing that is alive can wake these fibers. Called last; what they hold has been kept.
    fn forsaken(&self, tasks: &[TaskId]);
}

impl Heap {
    /// Has full collections look at fibers that wait by whether they are reachable. Once per heap.
    pub fn set_parking(&self, parking: Arc<dyn Parking>) {
        let is_first = self.parking.set(parking).is_ok();
        debug_assert!(is_first, "a heap has one scheduler whose fibers can be given up");
    }
}

impl Collector<'_> {
    /// Sets the fibers apart that are no roots.
    pub(super) fn set_waiting_fibers_apart(&mut self) {
        let Some(parking) = self.heap().parking.get() else { return };
        parking.each(&mut |task, fiber| {
            fiber.set_apart();
            self.apart.push((task, fiber));
        });
    }

    /// Something alive can wake a fiber: if it was set apart, it is looked at after all.
    pub(super) fn wake(&mut self, wakes: Wakes) {
        let Some(parking) = self.heap().parking.get().filter(|_| self.is_full()) else { return };
        self.fibers.extend(parking.woken_by(wakes).filter(|(_, fiber)| fiber.rejoin()));
    }

    /// Looks at a fiber that was set apart, and at what its wait carries.
    pub(super) fn scan_fiber(&mut self, task: TaskId, fiber: FiberHandle) {
        fiber.trace(super::Scope::Everything, self);
        if let Some(parking) = self.heap().parking.get() {
            parking.trace_wait(task, self);
        }
    }

    /// Keeps the fibers that nothing can wake, and everything they refer to, for this time: they will be
    /// told. Returns them.
    pub(super) fn keep_forsaken(&mut self) -> Vec<TaskId> {
        let mut forsaken = std::mem::take(&mut self.apart);
        forsaken.retain(|(_, fiber)| fiber.rejoin());
        for &(task, fiber) in &forsaken {
            self.scan_fiber(task, fiber);
        }
        self.drain();
        forsaken.into_iter().map(|(task, _)| task).collect()
    }
}
