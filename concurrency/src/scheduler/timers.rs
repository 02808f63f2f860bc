//! Timers: deadlines in order, at most one for each slot.
//!
//! The deadline of the present wait lies in the slot, beside alarms: requests that are made to the task at
//! a time, whether it waits or runs. The order only says when to look there. A later deadline than the linked
//! one is merely stored, and an ended wait touches nothing: the entry, when it comes up, finds out. So a
//! million timed waits a second of one task use one entry.

use crate::host::Host;
use crate::registry::{Registry, Slot};
use crate::shim::Mutex;
use crate::shim::atomic::{AtomicU64, Ordering};
use crate::task::TaskId;
use crate::time::Time;
use crate::wait::Waiter;
use std::collections::BTreeSet;

const UNLINKED: u64 = u64::MAX;

/// The deadlines of one slot. Lock order: `set`, then the entries.
pub(crate) struct SlotTimer {
    set: Mutex<Deadlines>,
    /// When the entry of this slot comes up; written under the lock of the entries only.
    linked: AtomicU64,
}

/// What is to happen to the task of a slot, and when.
struct Deadlines {
    wait: Option<Armed>,
    /// Few tasks have alarms. The first is the task's own, the second comes from outside.
    alarms: Option<Box<[Option<Alarm>; 2]>>,
}

/// A deadline and the wait that it belongs to, without the slot, which is where it lies.
#[derive(Clone, Copy)]
struct Armed {
    deadline: Time,
    epoch: u64,
    branch: u32,
}

/// Requests that are made to a task at a time. One for a task that has ended has no effect.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Alarm {
    pub(crate) at: Time,
    pub(crate) task: TaskId,
    pub(crate) requests: u32,
}

const OWN: usize = 0;
const OUTSIDE: usize = 1;

/// What is to be done because its time has come.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Due {
    /// Complete this wait with `UNIT`.
    Wait(Waiter),
    /// Make these requests to the task.
    Alarm(TaskId, u32),
}

impl SlotTimer {
    pub(crate) fn new() -> Self {
        let set = Deadlines { wait: None, alarms: None };
        SlotTimer { set: Mutex::new(set), linked: AtomicU64::new(UNLINKED) }
    }

    /// Whether a deadline of an open wait, or an alarm of a living task, may be left. Never waits.
    fn may_fire<H: Host>(&self, slot: &Slot<H>) -> bool {
        let Some(set) = self.set.try_lock() else { return true };
        let living = slot.state().map(|(id, _)| id);
        set.wait.is_some_and(|armed| slot.wait.is_waiting(armed.epoch))
            || set.alarms().any(|alarm| Some(alarm.task) == living)
    }

    /// Whether time ends the wait of that epoch: it has a deadline, or its task an alarm.
    pub(crate) fn is_armed(&self, epoch: u64, task: TaskId) -> bool {
        let set = self.set.lock();
        set.wait.is_some_and(|armed| armed.epoch == epoch) || set.alarms().any(|alarm| alarm.task == task)
    }
}

impl Deadlines {
    fn alarms(&self) -> impl Iterator<Item = Alarm> {
        self.alarms.iter().flat_map(|alarms| alarms.iter().flatten().copied())
    }

    /// Forgets what concerns no living task and no open wait, and says when the rest begins.
    fn next_live<H: Host>(&mut self, slot: &Slot<H>) -> Option<Time> {
        self.wait = self.wait.filter(|armed| slot.wait.is_waiting(armed.epoch));
        let living = slot.state().map(|(id, _)| id);
        for place in self.alarms.iter_mut().flat_map(|alarms| alarms.iter_mut()) {
            *place = place.filter(|alarm| Some(alarm.task) == living);
        }
        let alarms = self.alarms().map(|alarm| alarm.at);
        self.wait.map(|armed| armed.deadline).into_iter().chain(alarms).min()
    }

    /// Takes one thing whose time has come.
    fn take_due(&mut self, index: u32, now: Time) -> Option<Due> {
        if let Some(Armed { epoch, branch, .. }) = self.wait.take_if(|armed| armed.deadline <= now) {
            return Some(Due::Wait(Waiter { epoch, slot: index, branch }));
        }
        let places = self.alarms.iter_mut().flat_map(|alarms| alarms.iter_mut());
        let mut due = places.filter_map(|place| place.take_if(|alarm| alarm.at <= now));
        due.next().map(|alarm| Due::Alarm(alarm.task, alarm.requests))
    }
}

pub(crate) struct Timers {
    /// When to look at which slot.
    entries: Mutex<Entries>,
    /// When the first entry comes up, to look at without the lock.
    next: AtomicU64,
}

type Entries = BTreeSet<(u64, u32)>;

impl Timers {
    pub(super) fn new() -> Self {
        Timers { entries: Mutex::new(Entries::new()), next: AtomicU64::new(UNLINKED) }
    }

    /// When to look at the timers next; `NEVER` without any.
    pub(super) fn next(&self) -> Time {
        Time::from_nanos(self.next.load(Ordering::Acquire))
    }

    /// Completes the wait with `UNIT` at that time. Of several deadlines of one wait the earliest holds.
    pub(crate) fn arm<H: Host>(&self, registry: &Registry<H>, waiter: Waiter, deadline: Time) {
        let mut set = registry.slot(waiter.slot).timer.set.lock();
        let earlier = set.wait.is_some_and(|old| old.epoch == waiter.epoch && old.deadline <= deadline);
        if earlier || deadline == Time::NEVER {
            return;
        }
        set.wait = Some(Armed { deadline, epoch: waiter.epoch, branch: waiter.branch });
        self.link_if_first(registry, waiter.slot, deadline);
    }

    /// Replaces the alarm that the running task of this slot has set for itself.
    pub(crate) fn set_own_alarm<H: Host>(&self, registry: &Registry<H>, index: u32, alarm: Option<Alarm>) {
        let alarm = alarm.filter(|alarm| alarm.at != Time::NEVER);
        let mut set = registry.slot(index).timer.set.lock();
        if alarm.is_some() || set.alarms.is_some() {
            set.alarms.get_or_insert_default()[OWN] = alarm;
        }
        if let Some(alarm) = alarm {
            self.link_if_first(registry, index, alarm.at);
        }
    }

    /// Sets an alarm for any task that lives, unless it has an earlier one.
    pub(crate) fn set_alarm_from_outside<H: Host>(&self, registry: &Registry<H>, alarm: Alarm) {
        let Some(slot) = registry.find(alarm.task.slot) else { return };
        let mut set = slot.timer.set.lock();
        // Asked under the lock: a task that comes into the slot later cannot lose its own alarm to this.
        if slot.state().is_none_or(|(id, _)| id != alarm.task) || alarm.at == Time::NEVER {
            return;
        }
        let place = &mut set.alarms.get_or_insert_default()[OUTSIDE];
        if place.is_none_or(|old| old.task != alarm.task || old.at > alarm.at) {
            *place = Some(alarm);
            self.link_if_first(registry, alarm.task.slot, alarm.at);
        }
    }

    /// A linked entry that comes up earlier will find the new deadline. If it is being taken off at this
    /// moment, its taker waits for the lock of the slot, which the caller holds, and finds it as well.
    fn link_if_first<H: Host>(&self, registry: &Registry<H>, index: u32, deadline: Time) {
        if registry.slot(index).timer.linked.load(Ordering::Relaxed) > deadline.as_nanos() {
            self.link(registry, index, deadline);
        }
    }

    /// Takes off every entry that is due and calls `fire` for what is to be done.
    pub(super) fn fire_due<H: Host>(&self, registry: &Registry<H>, now: Time, mut fire: impl FnMut(Due)) {
        while let Some(index) = self.pop(registry, now) {
            while let Some(due) = self.expired(registry, index, now) {
                fire(due);
            }
        }
    }

    /// The first deadline that an open wait or a living task still has; drops the entries that come up
    /// before it.
    pub(super) fn next_live<H: Host>(&self, registry: &Registry<H>) -> Option<Time> {
        while let Some(index) = self.pop(registry, Time::from_nanos(UNLINKED - 1)) {
            let slot = registry.slot(index);
            let mut set = slot.timer.set.lock();
            if let Some(deadline) = set.next_live(slot) {
                self.link(registry, index, deadline);
                if self.next() == deadline {
                    return Some(deadline);
                }
            }
        }
        None
    }

    /// Whether a deadline of an open wait may be left.
    pub(super) fn any_live<H: Host>(&self, registry: &Registry<H>) -> bool {
        let entries = self.entries.lock();
        let mut slots = entries.iter().map(|(_, index)| registry.slot(*index));
        slots.any(|slot| slot.timer.may_fire(slot))
    }

    /// How many slots have an entry.
    pub(super) fn len(&self) -> usize {
        self.entries.lock().len()
    }

    /// What is to be done in a slot whose entry was taken off; when nothing is left, the entry for what
    /// comes later is made.
    fn expired<H: Host>(&self, registry: &Registry<H>, index: u32, now: Time) -> Option<Due> {
        let slot: &Slot<H> = registry.slot(index);
        let mut set = slot.timer.set.lock();
        let due = set.take_due(index, now);
        if due.is_none()
            && let Some(deadline) = set.next_live(slot)
        {
            self.link(registry, index, deadline);
        }
        due
    }

    /// Takes off the first entry if it is due; its slot has none afterwards.
    fn pop<H: Host>(&self, registry: &Registry<H>, now: Time) -> Option<u32> {
        if self.next() > now {
            return None;
        }
        let mut entries = self.entries.lock();
        let (_, index) = *entries.first().filter(|(at, _)| *at <= now.as_nanos())?;
        entries.pop_first();
        registry.slot(index).timer.linked.store(UNLINKED, Ordering::Relaxed);
        self.publish_next(&entries);
        Some(index)
    }

    /// Makes the entry of a slot, unless it has an earlier one.
    fn link<H: Host>(&self, registry: &Registry<H>, index: u32, deadline: Time) {
        let mut entries = self.entries.lock();
        let linked = &registry.slot(index).timer.linked;
        let before = linked.load(Ordering::Relaxed);
        if before <= deadline.as_nanos() {
            return;
        }
        if before != UNLINKED {
            entries.remove(&(before, index));
        }
        linked.store(deadline.as_nanos(), Ordering::Relaxed);
        entries.insert((deadline.as_nanos(), index));
        self.publish_next(&entries);
    }

    fn publish_next(&self, entries: &Entries) {
        let next = entries.first().map_or(UNLINKED, |(at, _)| *at);
        self.next.store(next, Ordering::Release);
    }
}
