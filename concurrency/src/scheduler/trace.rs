//! What a collector sees: payloads in waits, and tasks.
//!
//! Everything here is for a stopped world, that is, for the thread that collects while every other
//! worker is outside the heap or stopped at a poll.

use super::Scheduler;
use crate::host::Host;
use crate::task::TaskId;
use crate::word::TaskState;

impl<H: Host> Scheduler<H> {
    /// Shows the payloads kept by waits: of all tasks, or (`only_dirty`) only what was stored since
    /// the last call, by any dirty owner. Either way nothing is dirty afterwards, so whatever is
    /// shown must have left the nursery before the world goes on.
    pub fn trace_waits(&self, only_dirty: bool, visit: &mut dyn FnMut(&mut H::Payload)) {
        self.forget_dirty(only_dirty, visit);
        if !only_dirty {
            for (_, slot) in self.registry.slots() {
                slot.trace(visit);
            }
        }
    }

    /// The same, but for the tasks that [`visit_dependent`](Scheduler::visit_dependent) shows; theirs are
    /// shown by [`trace_wait`](Scheduler::trace_wait), if they are found.
    pub fn trace_independent_waits(&self, visit: &mut dyn FnMut(&mut H::Payload)) {
        self.forget_dirty(false, visit);
        let slots = self.registry.slots().map(|(_, slot)| slot);
        slots.filter(|slot| slot.waits_for_shown().is_none()).for_each(|slot| slot.trace(visit));
    }

    /// Shows the payloads kept by the wait of this task.
    pub fn trace_wait(&self, task: TaskId, visit: &mut dyn FnMut(&mut H::Payload)) {
        self.registry.slot(task.slot).trace(visit);
    }

    /// Shows every parked task whose wait only others can end, through things that show it
    /// ([`Operation::shows_waiters`](crate::Operation::shows_waiters)): a collector that comes to none of
    /// these knows that it waits for ever.
    ///
    /// # Safety
    /// As for [`visit_tasks`](Scheduler::visit_tasks).
    pub unsafe fn visit_dependent(&self, visit: &mut dyn FnMut(TaskId, TaskState, &mut H::Task)) {
        for (_, slot) in self.registry.slots() {
            if slot.waits_for_shown().is_some() {
                // SAFETY: the caller's promise is the one that is asked for.
                unsafe { slot.visit_task(visit) };
            }
        }
    }

    /// Takes everything off the dirty lists.
    fn forget_dirty(&self, only_dirty: bool, visit: &mut dyn FnMut(&mut H::Payload)) {
        for lane in &self.lanes {
            lane.slots.drain(
                |index| &self.registry.slot(index).link,
                |index| {
                    if only_dirty {
                        self.registry.slot(index).trace(visit);
                    }
                },
            );
            // Owners are held by the host's objects; in a full collection those show them.
            drop(if only_dirty { lane.owners.drain(Some(visit)) } else { lane.owners.drain(None) });
        }
    }

    /// Shows every task that no worker is inside.
    ///
    /// # Safety
    /// The world is stopped: until this returns no worker begins or ends a step, spawns or visits.
    pub unsafe fn visit_tasks(&self, visit: &mut dyn FnMut(TaskId, TaskState, &mut H::Task)) {
        for (_, slot) in self.registry.slots() {
            // SAFETY: the caller's promise is the one that is asked for.
            unsafe { slot.visit_task(visit) };
        }
    }

    /// Shows one task; false if it has ended or a worker is inside it.
    ///
    /// # Safety
    /// As for `visit_tasks`.
    pub unsafe fn visit_task(
        &self,
        task: TaskId,
        visit: &mut dyn FnMut(TaskId, TaskState, &mut H::Task),
    ) -> bool {
        match self.registry.find(task.slot) {
            // SAFETY: the caller's promise is the one that is asked for.
            Some(slot) if slot.state().is_some_and(|(id, _)| id == task) => unsafe { slot.visit_task(visit) },
            _ => false,
        }
    }

    /// How many timer entries are held, live ones and those of ended waits.
    pub fn timer_entries(&self) -> usize {
        self.timers.len()
    }
}
