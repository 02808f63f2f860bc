//! A ring of records: one thread writes, anybody reads, the oldest records give way to new ones.
//!
//! The writer counts what it begins to write and what it has written. A reader copies first and looks
//! afterwards at what was begun meanwhile: what may have been overwritten under its hands it gives up.

use crate::shim::atomic::{AtomicU64, Ordering, fence};

/// Words of one record.
pub(crate) const WORDS: usize = 4;

pub(crate) struct Ring {
    /// Records that were begun, ever.
    begun: AtomicU64,
    /// Records that were written, ever.
    written: AtomicU64,
    slots: Box<[[AtomicU64; WORDS]]>,
}

impl Ring {
    /// A ring for that many records, a power of two.
    pub(crate) fn new(capacity: usize) -> Self {
        assert!(capacity.is_power_of_two(), "places are found by a mask");
        let slot = |_| std::array::from_fn(|_| AtomicU64::new(0));
        Ring {
            begun: AtomicU64::new(0),
            written: AtomicU64::new(0),
            slots: (0..capacity).map(slot).collect(),
        }
    }

    /// Records written so far: the number of the next one.
    pub(crate) fn position(&self) -> u64 {
        self.written.load(Ordering::Acquire)
    }

    /// Adds a record. Only the writer.
    pub(crate) fn push(&self, words: [u64; WORDS]) {
        let number = self.written.load(Ordering::Relaxed);
        self.begun.store(number + 1, Ordering::Relaxed);
        // Pairs with the fence in `read`: a reader that sees a word of this record sees that it was begun.
        fence(Ordering::Release);
        for (place, word) in self.slot(number).iter().zip(words) {
            place.store(word, Ordering::Relaxed);
        }
        self.written.store(number + 1, Ordering::Release);
    }

    /// The records from number `from` on that are still there, and how many are not. Any thread.
    pub(crate) fn read(&self, from: u64) -> (Vec<[u64; WORDS]>, u64) {
        let to = self.position();
        let capacity = self.slots.len() as u64;
        let first = from.max(to.saturating_sub(capacity));
        let copy = |number| std::array::from_fn(|word| self.slot(number)[word].load(Ordering::Relaxed));
        let mut records: Vec<[u64; WORDS]> = (first..to).map(copy).collect();
        fence(Ordering::Acquire);
        let begun = self.begun.load(Ordering::Relaxed);
        let kept = first.max(begun.saturating_sub(capacity)).min(to);
        records.drain(..(kept - first) as usize);
        (records, kept - from.min(kept))
    }

    fn slot(&self, number: u64) -> &[AtomicU64; WORDS] {
        &self.slots[number as usize & (self.slots.len() - 1)]
    }
}
