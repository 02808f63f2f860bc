//! Blocks: 64 KB of heap memory, aligned to their size, so that masking any address inside finds the
//! header with the flags that the write barrier and the collector test. Blocks are carved from
//! chunks of 1 MB and go back to the pool when a collection empties them.
//!
//! This file knows nothing of values: it never looks at the words inside a block.

use parking_lot::Mutex;
use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

/// Size and alignment of a block.
pub(super) const BLOCK_BYTES: usize = 64 * 1024;
const CHUNK_BLOCKS: usize = if cfg!(miri) { 4 } else { 16 };
const WORD: usize = size_of::<u64>();

/// Objects of more words than this (8 KB) get a block of their own.
pub(super) const SMALL_WORDS: usize = 1024;

/// Allocated since the last collection.
pub(super) const YOUNG: u64 = 1;
/// Pairs in here refuse mutation.
pub(super) const FROZEN: u64 = 1 << 1;
/// Holds one object, which never moves.
pub(super) const LARGE: u64 = 1 << 2;
/// Holds symbols, which never move.
pub(super) const SYMBOLS: u64 = 1 << 3;
/// The running full collection has not found this block's contents alive (yet).
pub(super) const CONDEMNED: u64 = 1 << 4;
/// In the pool.
pub(super) const FREE: u64 = 1 << 5;
/// Holds an object that the running collection has not found alive yet and is to take note of when it does.
pub(super) const WATCHED: u64 = 1 << 6;

/// The byte freed memory is filled with when poisoning is on: a word of them, read as a value, is a
/// pair at an address that no processor maps.
pub(super) const POISON: u8 = 0xdb;

/// What stands at the start of each block. The fields are atomics only because several threads read
/// the flags; they change in a stopped world or before anyone else can know the block.
#[repr(C, align(64))]
pub(super) struct BlockHeader {
    flags: AtomicU64,
    top: AtomicUsize,
    /// Of a large block: words of its object.
    large_words: AtomicUsize,
    /// Of a block of the pool: index of its chunk.
    chunk: AtomicUsize,
}

const HEADER_WORDS: usize = size_of::<BlockHeader>() / WORD;

/// A block that is in use or in the pool.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct BlockPtr(NonNull<BlockHeader>);

// SAFETY: the header consists of atomics; who may touch the words behind it is governed by the
// mutator and collector that use the block.
unsafe impl Send for BlockPtr {}

impl BlockPtr {
    /// The block that holds this heap address (for a large object: the address of its first word).
    #[inline(always)]
    pub(super) fn of(address: u64) -> BlockPtr {
        let start = (address & !(BLOCK_BYTES as u64 - 1)) as *mut BlockHeader;
        debug_assert!(!start.is_null());
        // SAFETY: heap addresses lie in blocks, and no block starts at address 0.
        BlockPtr(unsafe { NonNull::new_unchecked(start) })
    }

    #[inline(always)]
    fn header(&self) -> &BlockHeader {
        // SAFETY: a `BlockPtr` points to memory that the pool or the large space holds allocated.
        unsafe { self.0.as_ref() }
    }

    #[inline(always)]
    pub(super) fn flags(self) -> u64 {
        self.header().flags.load(Relaxed)
    }

    #[inline(always)]
    pub(super) fn set_flags(self, flags: u64) {
        self.header().flags.store(flags, Relaxed);
    }

    /// The first word after the header.
    #[inline(always)]
    pub(super) fn start(self) -> *mut u64 {
        // SAFETY: every block is larger than its header.
        unsafe { (self.0.as_ptr() as *mut u64).add(HEADER_WORDS) }
    }

    /// The word after the last (of a block of the pool).
    #[inline(always)]
    pub(super) fn end(self) -> *mut u64 {
        // SAFETY: one past the end of the 64 KB that every pool block has.
        unsafe { (self.0.as_ptr() as *mut u64).add(BLOCK_BYTES / WORD) }
    }

    /// The word after the last one in use; kept for blocks of the old generation.
    pub(super) fn top(self) -> *mut u64 {
        self.header().top.load(Relaxed) as *mut u64
    }

    pub(super) fn set_top(self, top: *mut u64) {
        self.header().top.store(top as usize, Relaxed);
    }

    /// Words of the one object of a large block.
    pub(super) fn large_words(self) -> usize {
        self.header().large_words.load(Relaxed)
    }

    /// The large block of one object of `words` words at the start of memory that
    /// [`large_bytes`](BlockPtr::large_bytes) of them were asked for. It lives as long as the memory.
    pub(super) fn in_memory(memory: &AlignedMemory, words: usize, flags: u64) -> BlockPtr {
        debug_assert!(memory.layout.size() >= BlockPtr::large_bytes(words).unwrap_or(usize::MAX));
        let block = BlockPtr(memory.start().cast());
        block.set_flags(flags | LARGE);
        block.header().large_words.store(words, Relaxed);
        block
    }

    /// Bytes that a large block with an object of `words` words takes, unless they overflow.
    pub(super) fn large_bytes(words: usize) -> Option<usize> {
        words.checked_add(HEADER_WORDS)?.checked_mul(WORD)
    }

    fn chunk_index(self) -> usize {
        self.header().chunk.load(Relaxed)
    }

    /// Overwrites all words behind the header of a pool block.
    fn poison(self) {
        let bytes = self.end() as usize - self.start() as usize;
        // SAFETY: this is the block's memory, which nobody uses any more.
        unsafe { self.start().cast::<u8>().write_bytes(POISON, bytes) };
    }
}

/// Memory with room for `bytes` from a block-aligned address on; zero pages until it is touched.
/// Asking the allocator itself for the alignment would make it clear the memory eagerly.
pub(super) struct AlignedMemory {
    base: *mut u8,
    layout: Layout,
}

impl AlignedMemory {
    /// `None` when the system has no memory left or the size overflows.
    pub(super) fn new(bytes: usize) -> Option<AlignedMemory> {
        let layout = Layout::from_size_align(bytes.checked_add(BLOCK_BYTES)?, 16).ok()?;
        // SAFETY: the size is not zero.
        let base = unsafe { alloc_zeroed(layout) };
        if base.is_null() { None } else { Some(AlignedMemory { base, layout }) }
    }

    /// Whether this block stands at its start.
    pub(super) fn holds(&self, block: BlockPtr) -> bool {
        self.start().cast() == block.0
    }

    /// The first block-aligned address inside.
    pub(super) fn start(&self) -> NonNull<u8> {
        let skip = self.base.align_offset(BLOCK_BYTES);
        // Exposed, because values find their block by arithmetic on integers.
        self.base.expose_provenance();
        // SAFETY: one block more than asked for was allocated, so the aligned address lies inside.
        unsafe { NonNull::new_unchecked(self.base.add(skip)) }
    }
}

// SAFETY: memory is not bound to a thread.
unsafe impl Send for AlignedMemory {}

impl Drop for AlignedMemory {
    fn drop(&mut self) {
        // SAFETY: allocated in `new` with this layout, freed once.
        unsafe { dealloc(self.base, self.layout) }
    }
}

struct Chunk {
    memory: AlignedMemory,
    carved: usize,
    in_use: usize,
}

/// All blocks of a heap that are not in use, and the chunks they were carved from.
pub(super) struct Pool {
    inner: Mutex<Inner>,
    poison: bool,
}

#[derive(Default)]
struct Inner {
    free: Vec<BlockPtr>,
    /// Block headers hold the index of their chunk; `None` was returned to the system.
    chunks: Vec<Option<Chunk>>,
    carving: Option<usize>,
}

impl Pool {
    pub(super) fn new(poison: bool) -> Pool {
        Pool { inner: Mutex::default(), poison }
    }

    /// A block with these flags. Aborts the process when the system has no memory at all; the heap
    /// limit is there to be met long before.
    pub(super) fn take(&self, flags: u64) -> BlockPtr {
        let block = self.inner.lock().take();
        block.set_flags(flags);
        block.set_top(block.start());
        block
    }

    /// Puts blocks back.
    pub(super) fn give_back(&self, blocks: impl IntoIterator<Item = BlockPtr>) {
        let mut inner = self.inner.lock();
        for block in blocks {
            if self.poison {
                block.poison();
            }
            block.set_flags(FREE);
            inner.chunk_of(block).in_use -= 1;
            inner.free.push(block);
        }
    }

    /// Returns chunks without a used block to the system, but keeps `keep` free blocks.
    pub(super) fn trim(&self, keep: usize) {
        let mut inner = self.inner.lock();
        let Inner { free, chunks, .. } = &mut *inner;
        let mut spare = free.len().saturating_sub(keep);
        let mut doomed = vec![false; chunks.len()];
        for (chunk, doomed) in chunks.iter().zip(&mut doomed) {
            let unused = chunk.as_ref().is_some_and(|c| c.in_use == 0 && c.carved == CHUNK_BLOCKS);
            if unused && spare >= CHUNK_BLOCKS {
                spare -= CHUNK_BLOCKS;
                *doomed = true;
            }
        }
        free.retain(|block| !doomed[block.chunk_index()]);
        for (chunk, doomed) in chunks.iter_mut().zip(&doomed) {
            if *doomed {
                *chunk = None;
            }
        }
    }

    /// Bytes taken from the system for blocks, used or not.
    #[cfg(test)]
    pub(super) fn reserved_bytes(&self) -> usize {
        self.inner.lock().chunks.iter().flatten().count() * CHUNK_BLOCKS * BLOCK_BYTES
    }
}

impl Inner {
    fn take(&mut self) -> BlockPtr {
        if let Some(block) = self.free.pop() {
            self.chunk_of(block).in_use += 1;
            return block;
        }
        let index = self.carving.take().unwrap_or_else(|| self.add_chunk());
        let chunk = self.chunks[index].as_mut().expect("a chunk being carved is never returned");
        // SAFETY: fewer than CHUNK_BLOCKS blocks were carved, so this one lies inside the chunk.
        let block = BlockPtr(unsafe { chunk.memory.start().add(chunk.carved * BLOCK_BYTES) }.cast());
        chunk.carved += 1;
        chunk.in_use += 1;
        if chunk.carved < CHUNK_BLOCKS {
            self.carving = Some(index);
        }
        block.header().chunk.store(index, Relaxed);
        block
    }

    fn add_chunk(&mut self) -> usize {
        let Some(memory) = AlignedMemory::new(CHUNK_BLOCKS * BLOCK_BYTES) else {
            handle_alloc_error(Layout::new::<[u8; CHUNK_BLOCKS * BLOCK_BYTES]>())
        };
        let chunk = Some(Chunk { memory, carved: 0, in_use: 0 });
        match self.chunks.iter().position(Option::is_none) {
            Some(index) => {
                self.chunks[index] = chunk;
                index
            }
            None => {
                self.chunks.push(chunk);
                self.chunks.len() - 1
            }
        }
    }

    fn chunk_of(&mut self, block: BlockPtr) -> &mut Chunk {
        self.chunks[block.chunk_index()].as_mut().expect("a chunk outlives its blocks")
    }
}
