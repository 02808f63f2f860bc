//! What the collector counted, and the counters of memory in use that its decisions rest on.

use super::block::BLOCK_BYTES;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

/// Figures of a heap since it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GcStats {
    /// Collections of the young generation.
    pub minor: u64,
    /// Collections of everything.
    pub full: u64,
    /// Time all mutators stood still in collections, summed.
    pub pause_total: Duration,
    /// The longest of these pauses.
    pub pause_longest: Duration,
    /// The longest of a minor collection.
    pub minor_pause_longest: Duration,
    /// The most recent one.
    pub pause_last: Duration,
    /// Bytes of objects that were copied, over all collections.
    pub copied_bytes: u64,
    /// Bytes in use after the last collection, memory behind foreign objects included.
    pub live_bytes: usize,
    /// Foreign objects found unreachable.
    pub foreign_released: u64,
    /// Procedures' code found unreachable.
    pub code_released: u64,
}

/// Memory in use. Counters are written by several threads, and each is right by itself; sums of
/// them only need to be near enough to decide when to collect.
#[derive(Default)]
pub(super) struct Usage {
    /// Blocks that mutators took since the last collection.
    pub(super) young_blocks: AtomicUsize,
    /// Blocks of the old generation.
    pub(super) old_blocks: AtomicUsize,
    /// Large objects, young and old, in bytes.
    pub(super) large: AtomicUsize,
    /// Large objects made since the last collection, in bytes.
    pub(super) young_large: AtomicUsize,
    /// What foreign objects said they own, in bytes.
    pub(super) foreign: AtomicUsize,
    /// Stacks and other memory the virtual machine counts, in bytes.
    pub(super) external: AtomicUsize,
    /// Names of symbols, in bytes.
    pub(super) symbols: AtomicUsize,
}

impl Usage {
    /// Bytes outside the young generation.
    pub(super) fn old(&self) -> usize {
        self.old_blocks.load(Relaxed) * BLOCK_BYTES + self.unmoved()
    }

    /// Bytes in use.
    pub(super) fn used(&self) -> usize {
        (self.young_blocks.load(Relaxed) * BLOCK_BYTES).saturating_add(self.old())
    }

    /// What counts against the limit. Old blocks count twice: a full collection needs room for
    /// their copies before it can free them.
    pub(super) fn charged(&self) -> usize {
        let blocks = self.young_blocks.load(Relaxed) + 2 * self.old_blocks.load(Relaxed);
        (blocks * BLOCK_BYTES).saturating_add(self.unmoved())
    }

    fn unmoved(&self) -> usize {
        [&self.large, &self.foreign, &self.external, &self.symbols]
            .into_iter()
            .fold(0, |sum, counter| sum.saturating_add(counter.load(Relaxed)))
    }
}

/// Subtracts without passing zero.
pub(super) fn decrease(counter: &AtomicUsize, by: usize) {
    counter.update(Relaxed, Relaxed, |bytes| bytes.saturating_sub(by));
}
