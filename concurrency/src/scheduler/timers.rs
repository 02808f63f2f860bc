//! Timers: a heap of deadlines with at most one live entry for each slot.
//!
//! The deadline of the present wait lies in the slot; the heap only says when to look there. A
//! later deadline than the linked one is merely stored, and an ended wait touches nothing: the entry,
//! when it comes up, finds out. So a million timed waits a second of one task use one entry.

use crate::host::Host;
use crate::registry::{Registry, Slot};
use crate::time::Time;
use crate::wait::Waiter;
use parking_lot::Mutex;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::atomic::{AtomicU64, Ordering};

/// Below this size superseded entries are not swept.
const SWEEP_FROM: usize = 64;
const UNLINKED: u64 = u64::MAX;

/// The timer of one slot. Lock order: `armed`, then the heap.
pub(crate) struct SlotTimer {
    armed: Mutex<Option<Armed>>,
    /// When the live entry of this slot comes up; written under the lock of the heap only.
    linked: AtomicU64,
}

/// A deadline and the wait that it belongs to, without the slot, which is where it lies.
#[derive(Clone, Copy)]
struct Armed {
    deadline: Time,
    epoch: u64,
    branch: u32,
}

impl SlotTimer {
    /// Whether a deadline is set for the wait of that epoch.
    pub(crate) fn is_armed(&self, epoch: u64) -> bool {
        self.armed.lock().is_some_and(|armed| armed.epoch == epoch)
    }

    /// Whether a deadline is set, or may just be being set, for a wait that is open. Never waits.
    fn may_fire<H: Host>(&self, slot: &Slot<H>) -> bool {
        match self.armed.try_lock() {
            Some(armed) => armed.is_some_and(|armed| slot.wait.is_waiting(armed.epoch)),
            None => true,
        }
    }

    pub(crate) fn new() -> Self {
        SlotTimer { armed: Mutex::new(None), linked: AtomicU64::new(UNLINKED) }
    }
}

pub(crate) struct Timers {
    heap: Mutex<Heap>,
    /// When the first entry comes up, to look at without the lock.
    next: AtomicU64,
}

struct Heap {
    entries: BinaryHeap<Reverse<(u64, u32)>>,
    /// Entries that are not the live one of their slot.
    superseded: usize,
}

impl Timers {
    pub(super) fn new() -> Self {
        let heap = Heap { entries: BinaryHeap::new(), superseded: 0 };
        Timers { heap: Mutex::new(heap), next: AtomicU64::new(UNLINKED) }
    }

    /// When to look at the timers next; `NEVER` without any.
    pub(super) fn next(&self) -> Time {
        Time::from_nanos(self.next.load(Ordering::Acquire))
    }

    /// Completes the wait with `UNIT` at that time. Of several deadlines of one wait the earliest holds.
    pub(crate) fn arm<H: Host>(&self, registry: &Registry<H>, waiter: Waiter, deadline: Time) {
        let timer = &registry.slot(waiter.slot).timer;
        let mut armed = timer.armed.lock();
        let earlier = armed.is_some_and(|old| old.epoch == waiter.epoch && old.deadline <= deadline);
        if earlier || deadline == Time::NEVER {
            return;
        }
        *armed = Some(Armed { deadline, epoch: waiter.epoch, branch: waiter.branch });
        // A linked entry that comes up earlier will find the new deadline. If it is being taken off
        // at this moment, its taker waits for our lock and finds it as well.
        if timer.linked.load(Ordering::Relaxed) > deadline.as_nanos() {
            self.link(registry, waiter.slot, deadline);
        }
    }

    /// Takes off every entry that is due and calls `fire` for the waits whose deadline has passed.
    pub(super) fn fire_due<H: Host>(&self, registry: &Registry<H>, now: Time, mut fire: impl FnMut(Waiter)) {
        while let Some((_, index)) = self.pop(registry, now) {
            if let Some(waiter) = self.expired(registry, index, now) {
                fire(waiter);
            }
        }
    }

    /// The first deadline that an open wait still has; drops the entries that come up before it.
    pub(super) fn next_live<H: Host>(&self, registry: &Registry<H>) -> Option<Time> {
        while let Some((at, index)) = self.pop(registry, Time::from_nanos(UNLINKED - 1)) {
            let slot = registry.slot(index);
            let mut armed = slot.timer.armed.lock();
            match *armed {
                Some(Armed { deadline, epoch, .. }) if slot.wait.is_waiting(epoch) => {
                    self.link(registry, index, deadline);
                    if deadline <= at {
                        return Some(deadline);
                    }
                }
                _ => *armed = None,
            }
        }
        None
    }

    /// Whether a deadline of an open wait may be left.
    pub(super) fn any_live<H: Host>(&self, registry: &Registry<H>) -> bool {
        let heap = self.heap.lock();
        let mut slots = heap.entries.iter().map(|Reverse((_, index))| registry.slot(*index));
        slots.any(|slot| slot.timer.may_fire(slot))
    }

    /// How many entries the heap holds.
    pub(super) fn len(&self) -> usize {
        self.heap.lock().entries.len()
    }

    /// The waiter of a slot whose entry was taken off, if its deadline has passed.
    fn expired<H: Host>(&self, registry: &Registry<H>, index: u32, now: Time) -> Option<Waiter> {
        let slot: &Slot<H> = registry.slot(index);
        let mut armed = slot.timer.armed.lock();
        let Armed { deadline, epoch, branch } = (*armed)?;
        if deadline > now && slot.wait.is_waiting(epoch) {
            self.link(registry, index, deadline);
            return None;
        }
        *armed = None;
        (deadline <= now).then_some(Waiter { epoch, slot: index, branch })
    }

    /// Takes off the first live entry that is due; its slot has none afterwards.
    fn pop<H: Host>(&self, registry: &Registry<H>, now: Time) -> Option<(Time, u32)> {
        if self.next() > now {
            return None;
        }
        let mut heap = self.heap.lock();
        let mut found = None;
        while let Some(&Reverse((at, index))) = heap.entries.peek() {
            if found.is_some() || at > now.as_nanos() {
                break;
            }
            heap.entries.pop();
            let linked = &registry.slot(index).timer.linked;
            if linked.load(Ordering::Relaxed) == at {
                linked.store(UNLINKED, Ordering::Relaxed);
                found = Some((Time::from_nanos(at), index));
            } else {
                heap.superseded -= 1;
            }
        }
        self.publish_next(&heap);
        found
    }

    /// Adds an entry unless the slot has an earlier one.
    fn link<H: Host>(&self, registry: &Registry<H>, index: u32, deadline: Time) {
        let mut heap = self.heap.lock();
        let linked = &registry.slot(index).timer.linked;
        let before = linked.load(Ordering::Relaxed);
        if before <= deadline.as_nanos() {
            return;
        }
        if before != UNLINKED {
            heap.superseded += 1;
        }
        linked.store(deadline.as_nanos(), Ordering::Relaxed);
        heap.entries.push(Reverse((deadline.as_nanos(), index)));
        if heap.entries.len() >= SWEEP_FROM && heap.superseded > heap.entries.len() / 2 {
            heap.entries.retain(|Reverse((at, index))| {
                registry.slot(*index).timer.linked.load(Ordering::Relaxed) == *at
            });
            heap.superseded = 0;
        }
        self.publish_next(&heap);
    }

    fn publish_next(&self, heap: &Heap) {
        let next = heap.entries.peek().map_or(UNLINKED, |Reverse((at, _))| *at);
        self.next.store(next, Ordering::Release);
    }
}
