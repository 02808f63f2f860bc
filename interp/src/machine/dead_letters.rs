//! Messages that nobody has received: the last of them, and how many there were.

use super::Shared;
use crate::heap::{Mutator, Value};
use crate::ir::GlobalId;
use crate::value::{FromValue, Vector};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// So many are kept.
pub(crate) const KEPT: u64 = 100;

/// Why a message was not received.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fate {
    /// The receiver had ended, or ended before it came to it.
    NoReceiver,
    /// The actor has no clause for it.
    Unhandled,
    /// There was no room.
    NoRoom,
    /// The actor failed while it was at it.
    Crashed,
}

impl Fate {
    fn name(self) -> &'static str {
        match self {
            Fate::NoReceiver => "no-receiver",
            Fate::Unhandled => "unhandled",
            Fate::NoRoom => "no-room",
            Fate::Crashed => "crashed",
        }
    }
}

/// The dead letters of a machine.
pub(crate) struct DeadLetters {
    /// Holds a vector of [`KEPT`] entries `(receiver message fate)`, written in turn.
    cell: GlobalId,
    count: AtomicU64,
}

impl DeadLetters {
    pub(super) fn new(cell: GlobalId) -> DeadLetters {
        DeadLetters { cell, count: AtomicU64::new(0) }
    }

    /// Makes the vector, before anything runs.
    pub(super) fn prepare(&self, heap: &mut Mutator) {
        if let Ok(vector) = Vector::new(heap, KEPT as usize) {
            heap.set_global(self.cell.0 as usize, vector.into());
        }
    }

    /// How many there ever were.
    pub(crate) fn count(&self) -> u64 {
        self.count.load(Relaxed)
    }
}

impl Shared {
    /// Keeps a message that was not received.
    pub(crate) fn add_dead_letter(&self, heap: &mut Mutator, to: Value, message: Value, fate: Fate) {
        let Some(vector) = Vector::from_value(self.global_value(self.dead_letters.cell)) else { return };
        let fate = heap.symbol(fate.name());
        let entry = [fate, message, to].iter().fold(Value::NIL, |list, item| heap.cons(*item, list));
        let place = self.dead_letters.count.fetch_add(1, Relaxed) % KEPT;
        vector.set(heap, place as usize, entry);
    }

    /// The entries, the oldest first: `(receiver message fate)`.
    pub(crate) fn dead_letters(&self) -> Vec<Value> {
        let Some(vector) = Vector::from_value(self.global_value(self.dead_letters.cell)) else {
            return Vec::new();
        };
        let count = self.dead_letters.count();
        let places = count.saturating_sub(KEPT)..count;
        places.map(|place| vector.get((place % KEPT) as usize)).filter(|entry| entry.is_pair()).collect()
    }
}
