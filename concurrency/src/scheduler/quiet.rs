//! Finding out that nothing can go on any more.
//!
//! The detector runs on a thread that is no worker, and nothing is stopped for it. It must not take a
//! pool for quiet that is not; a pool that is quiet is found out the next time.

use super::{Scheduler, SharedLane};
use crate::host::Host;
use crate::shim::atomic::{Ordering, fence};
use crate::task::TaskId;

impl<H: Host> Scheduler<H> {
    /// Whether every task waits for another one.
    ///
    /// Every worker sleeps, and none was awake while the rest was looked at: else what was seen first could have
    /// become untrue by something seen last.
    ///
    /// A wait that is open, and the same one, before and after this was found to be true can be ended by nobody.
    pub fn is_quiescent(&self) -> bool {
        let activity = self.activity();
        let quiet = self.all_asleep() && !self.has_work() && self.waits_for_nothing_outside();
        fence(Ordering::SeqCst);
        quiet && self.all_asleep() && !self.has_work() && self.activity() == activity
    }

    /// Whether no open wait is ended by time or by something outside.
    fn waits_for_nothing_outside(&self) -> bool {
        self.external.load(Ordering::Acquire) == 0 && !self.timers.any_live(&self.registry)
    }

    /// Which of its waits a task is in; `None` if it does not wait.
    pub fn present_wait(&self, task: TaskId) -> Option<u64> {
        let slot =
            self.registry.find(task.slot).filter(|slot| slot.state().is_some_and(|(id, _)| id == task))?;
        let epoch = slot.wait.epoch();
        slot.wait.is_waiting(epoch).then_some(epoch)
    }

    /// Which tasks wait for each other, when nothing goes on. Each open wait is told of once.
    pub fn take_stuck(&self) -> Vec<TaskId> {
        let slots = self.registry.slots();
        slots.filter_map(|(_, slot)| slot.waits_for_others().filter(|_| slot.tell())).collect()
    }

    fn all_asleep(&self) -> bool {
        self.idle.all_asleep(self.standby.others())
    }

    /// A number that grows whenever a worker begins a step or goes to sleep.
    pub(crate) fn activity(&self) -> u64 {
        let of_lane = |lane: &SharedLane<H>| lane.counters.run.get().wrapping_add(lane.counters.slept.get());
        self.lanes.iter().map(of_lane).fold(0, u64::wrapping_add)
    }
}
