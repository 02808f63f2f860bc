//! The payload contract: who holds a payload that a minor collection has not seen yet.
//!
//! Task slots are chained by number, other owners by reference, one list per worker. A list is
//! written by its worker alone and read in a stopped world alone, so neither needs a fence. But a slot may be marked by
//! two workers at once: by the one whose task keeps the operation of a wait there, and by the one that completes it.

use crate::host::Payload;
use crate::wait::Waiter;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Not on any list.
const CLEAN: u32 = u32::MAX;
/// On a list, and the last of it.
const END: u32 = u32::MAX - 1;

/// The place of a slot in its dirty list.
pub(crate) struct DirtyLink(AtomicU32);

impl DirtyLink {
    pub(crate) fn new() -> Self {
        DirtyLink(AtomicU32::new(CLEAN))
    }
}

/// The slots that were handed a payload by one worker since the last collection.
pub(crate) struct DirtySlots(AtomicU32);

impl DirtySlots {
    pub(crate) fn new() -> Self {
        DirtySlots(AtomicU32::new(END))
    }

    /// Adds a slot unless it is on a list. Only the worker of this list, before the payload can be
    /// taken by anybody.
    pub(crate) fn mark(&self, index: u32, link: &DirtyLink) {
        let first = self.0.load(Ordering::Relaxed);
        let is_clean = link.0.load(Ordering::Relaxed) == CLEAN;
        if is_clean && link.0.compare_exchange(CLEAN, first, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            self.0.store(index, Ordering::Relaxed);
        }
    }

    /// Takes every slot off the list and shows it. Only in a stopped world.
    pub(crate) fn drain<'a>(&self, link_of: impl Fn(u32) -> &'a DirtyLink, mut visit: impl FnMut(u32)) {
        let mut index = self.0.swap(END, Ordering::Relaxed);
        while index != END {
            let next = link_of(index).0.swap(CLEAN, Ordering::Relaxed);
            visit(index);
            index = next;
        }
    }
}

/// Something outside the task slots that keeps payloads: a completion, later mailboxes and channels.
///
/// An owner stores a payload only together with [`Turn::mark_dirty`](crate::Turn::mark_dirty).
pub trait Owner<P: Payload>: Send + Sync {
    /// Shows every payload kept here. Called in a stopped world; takes no lock that a poll can hold.
    fn trace(&self, visit: &mut dyn FnMut(&mut P));
    /// The mark of this owner.
    fn dirty_mark(&self) -> &DirtyMark;
    /// Shows every ticket kept here, dead ones too if that is simpler. Called in a stopped world. What an
    /// operation that says [`shows_waiters`](crate::Operation::shows_waiters) enqueues must be shown.
    fn show_waiters(&self, _show: &mut dyn FnMut(Waiter)) {}
}

/// Whether an owner is on a dirty list.
#[derive(Debug, Default)]
pub struct DirtyMark(AtomicBool);

impl DirtyMark {
    /// Whether its owner is on a list already.
    #[inline]
    pub(crate) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The owners that one worker stored a payload into since the last collection.
pub(crate) struct DirtyOwners<P: Payload>(Mutex<Vec<Arc<dyn Owner<P>>>>);

impl<P: Payload> DirtyOwners<P> {
    pub(crate) fn new() -> Self {
        DirtyOwners(Mutex::new(Vec::new()))
    }

    /// Adds an owner unless it is on a list.
    pub(crate) fn mark<T: Owner<P> + 'static>(&self, owner: &Arc<T>) {
        let mark = owner.dirty_mark();
        // Owners without a lock may be marked by several workers at once.
        if !mark.is_set() && !mark.0.swap(true, Ordering::Relaxed) {
            self.0.lock().push(owner.clone());
        }
    }

    /// Takes every owner off the list, its payloads being shown if `visit` is given. Only in a
    /// stopped world. The owners are returned, to be dropped when the world runs again.
    pub(crate) fn drain(&self, mut visit: Option<&mut dyn FnMut(&mut P)>) -> Vec<Arc<dyn Owner<P>>> {
        let owners = std::mem::take(&mut *self.0.lock());
        for owner in &owners {
            owner.dirty_mark().0.store(false, Ordering::Relaxed);
            if let Some(visit) = &mut visit {
                owner.trace(*visit);
            }
        }
        owners
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;

    #[test]
    fn a_slot_that_two_workers_mark_at_once_is_on_one_list() {
        const SLOTS: u32 = 50_000;
        let links: Vec<DirtyLink> = (0..SLOTS).map(|_| DirtyLink::new()).collect();
        let (lists, start) = ([DirtySlots::new(), DirtySlots::new()], Barrier::new(2));
        std::thread::scope(|scope| {
            for list in &lists {
                scope.spawn(|| {
                    start.wait();
                    for (index, link) in links.iter().enumerate() {
                        list.mark(index as u32, link);
                    }
                });
            }
        });
        let mut found = Vec::new();
        for list in &lists {
            list.drain(|index| &links[index as usize], |index| found.push(index));
        }
        found.sort_unstable();
        assert!(found.into_iter().eq(0..SLOTS));
    }
}
