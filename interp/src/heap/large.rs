//! Large objects: each has a block of its own and never moves; a collection marks it by clearing a
//! flag of the block. Knows only blocks, not what is in them.

use super::block::{AlignedMemory, BLOCK_BYTES, BlockPtr, FROZEN, POISON, YOUNG};

/// One large object with the memory it owns.
pub(super) struct LargeObject {
    memory: AlignedMemory,
    block: BlockPtr,
}

impl LargeObject {
    /// Zeroed memory for an object of `words` words, or `None` when the system has no more.
    pub(super) fn new(words: usize) -> Option<LargeObject> {
        let memory = AlignedMemory::new(BlockPtr::large_bytes(words)?)?;
        let block = BlockPtr::in_memory(&memory, words, YOUNG);
        Some(LargeObject { memory, block })
    }

    /// Bytes that an object of so many words is counted with.
    pub(super) fn bytes_of(words: usize) -> usize {
        BlockPtr::large_bytes(words).map_or(usize::MAX, |bytes| bytes.saturating_add(BLOCK_BYTES))
    }

    pub(super) fn bytes(&self) -> usize {
        LargeObject::bytes_of(self.block.large_words())
    }

    pub(super) fn block(&self) -> BlockPtr {
        self.block
    }

    /// Makes it refuse mutation; before anyone knows it.
    pub(super) fn freeze(&self) {
        self.block.set_flags(self.block.flags() | FROZEN);
    }

    /// Overwrites the object, so that a dangling pointer into memory that the allocator still maps
    /// is noticed.
    pub(super) fn poison(&self) {
        debug_assert!(self.memory.holds(self.block));
        let bytes = self.block.large_words() * size_of::<u64>();
        // SAFETY: the block has this many words, and nobody uses them any more.
        unsafe { self.block.start().cast::<u8>().write_bytes(POISON, bytes) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_starts_as_fixnum_zero_and_sizes_that_overflow_are_refused() {
        let object = LargeObject::new(2000).expect("16 KB can be had");
        // SAFETY: the last of the 2000 words.
        assert_eq!(unsafe { object.block().start().add(1999).read() }, 0);
        assert!(LargeObject::new(usize::MAX / 4).is_none());
        assert!(LargeObject::new(usize::MAX).is_none());
    }
}
