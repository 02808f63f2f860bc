//! Global variables: one array of words at a fixed address, outside the blocks, so that compiled
//! code reaches a cell by an absolute address. Its pages cost nothing until they are used.

use super::block::AlignedMemory;
use super::value::Value;
use parking_lot::Mutex;
use std::fmt;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// The most global variables a heap can have.
pub const GLOBALS_MAX: usize = if cfg!(miri) { 1 << 10 } else { 1 << 20 };

/// More than [`GLOBALS_MAX`] global variables were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyGlobals;

impl fmt::Display for TooManyGlobals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "too many global variables: a session can define {GLOBALS_MAX}")
    }
}

impl std::error::Error for TooManyGlobals {}

pub(super) struct Globals {
    memory: AlignedMemory,
    /// A bit for each cell: whether loaded code assigns it.
    assigned: AlignedMemory,
    count: AtomicUsize,
    growing: Mutex<()>,
}

// SAFETY: the memory is only reached as an array of atomics.
unsafe impl Sync for Globals {}

impl Globals {
    pub(super) fn new() -> Globals {
        let allocate = |bytes| match AlignedMemory::new(bytes) {
            Some(memory) => memory,
            None => std::alloc::handle_alloc_error(std::alloc::Layout::new::<[u64; GLOBALS_MAX]>()),
        };
        Globals {
            memory: allocate(GLOBALS_MAX * size_of::<AtomicU64>()),
            assigned: allocate(GLOBALS_MAX / 8),
            count: AtomicUsize::new(0),
            growing: Mutex::new(()),
        }
    }

    /// The address of cell 0.
    pub(super) fn base(&self) -> *const AtomicU64 {
        self.memory.start().as_ptr() as *const AtomicU64
    }

    /// The word with the bit of a cell, and the bit.
    fn assigned_bit(&self, index: usize) -> (&AtomicU64, u64) {
        assert!(index < GLOBALS_MAX);
        // SAFETY: the memory holds a zeroed bit for each of GLOBALS_MAX cells, and its words are only ever
        // accessed atomically.
        let word = unsafe { &*self.assigned.start().as_ptr().cast::<AtomicU64>().add(index / 64) };
        (word, 1 << (index % 64))
    }

    /// Code that assigns the cell was loaded.
    pub(super) fn mark_assigned(&self, index: usize) {
        let (word, bit) = self.assigned_bit(index);
        word.fetch_or(bit, Ordering::Relaxed);
    }

    /// Whether any loaded code assigns the cell.
    pub(super) fn is_assigned(&self, index: usize) -> bool {
        let (word, bit) = self.assigned_bit(index);
        word.load(Ordering::Relaxed) & bit != 0
    }

    /// All cells in use.
    pub(super) fn cells(&self) -> &[AtomicU64] {
        // SAFETY: the memory holds GLOBALS_MAX zeroed words, `count` never exceeds that, and they
        // are only ever accessed atomically.
        unsafe { std::slice::from_raw_parts(self.base(), self.count.load(Ordering::Acquire)) }
    }

    /// Makes cells up to `count` exist, unbound.
    pub(super) fn reserve(&self, count: usize) -> Result<(), TooManyGlobals> {
        if count > GLOBALS_MAX {
            return Err(TooManyGlobals);
        }
        let _guard = self.growing.lock();
        for index in self.count.load(Ordering::Relaxed)..count {
            // SAFETY: `index` is below GLOBALS_MAX.
            let cell = unsafe { &*self.base().add(index) };
            cell.store(Value::UNBOUND.bits(), Ordering::Relaxed);
        }
        self.count.fetch_max(count, Ordering::Release);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_start_unbound_and_their_number_is_limited() {
        let globals = Globals::new();
        globals.reserve(3).expect("three fit");
        globals.reserve(2).expect("nothing to do");
        assert_eq!(globals.cells().len(), 3);
        assert!(globals.cells().iter().all(|c| c.load(Ordering::Relaxed) == Value::UNBOUND.bits()));
        assert_eq!(globals.reserve(GLOBALS_MAX), Ok(()));
        assert_eq!(globals.reserve(GLOBALS_MAX + 1), Err(TooManyGlobals));
    }

    #[test]
    fn a_cell_is_assigned_once_code_that_does_so_is_loaded() {
        let globals = Globals::new();
        globals.mark_assigned(65);
        globals.mark_assigned(GLOBALS_MAX - 1);
        let assigned = [0, 1, 64, 65, 66, GLOBALS_MAX - 1].map(|index| globals.is_assigned(index));
        assert_eq!(assigned, [false, false, false, true, false, true]);
    }
}
