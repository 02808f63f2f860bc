//! Finding and copying what is alive. The copying is Cheney's: objects that were copied and not yet
//! looked at are themselves the work list, so nothing here uses the native stack, however deep the
//! data. Large objects and symbols stay where they are and are marked.

use super::block::{BLOCK_BYTES, BlockPtr, CONDEMNED, FROZEN, LARGE, SYMBOLS, WATCHED, YOUNG};
use super::code::CodeMarks;
use super::ephemeron::Ephemerons;
use super::foreign::ForeignCell;
use super::guardian::Tell;
use super::kind::{Kind, Layout};
use super::parking::Wakes;
use super::roots::{FiberHandle, Visitor};
use super::value::{FLAG_MARKED, Header, forward_to, forwarded};
use super::{FrameWalker, Heap};
use concurrency::TaskId;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The state of a running collection.
pub(super) struct Collector<'heap> {
    heap: &'heap Heap,
    walker: FrameWalker,
    full: bool,
    /// Objects in blocks with this flag move or die.
    pub(super) condemned: u64,
    plain: Destination,
    frozen: Destination,
    /// Large objects found alive and not yet looked at.
    large: Vec<BlockPtr>,
    marks: CodeMarks,
    pub(super) ephemerons: Ephemerons,
    /// Waiting fibers that are no roots.
    pub(super) apart: Vec<(TaskId, FiberHandle)>,
    /// Those among them that were found and not yet looked at.
    pub(super) fibers: Vec<(TaskId, FiberHandle)>,
    /// To be called at the end.
    pub(super) tells: Vec<Tell>,
    copied_words: usize,
}

/// Where survivors of one sort of block go.
pub(super) struct Destination {
    flags: u64,
    block: Option<BlockPtr>,
    cursor: *mut u64,
    end: *mut u64,
    /// Words from here to `cursor` were not yet looked at.
    scan: *mut u64,
    /// Further such ranges, in blocks that are full.
    pending: Vec<(*mut u64, *mut u64)>,
    /// Blocks taken in this collection.
    taken: Vec<BlockPtr>,
}

impl Destination {
    /// Goes on in a block that an earlier collection has left room in.
    fn new(flags: u64, block: Option<BlockPtr>) -> Destination {
        let null = std::ptr::null_mut();
        let (cursor, end) = block.map_or((null, null), |block| (block.top(), block.end()));
        Destination { flags, block, cursor, end, scan: cursor, pending: Vec::new(), taken: Vec::new() }
    }

    #[inline(always)]
    fn take(&mut self, heap: &Heap, words: usize) -> *mut u64 {
        if (self.end as usize - self.cursor as usize) / size_of::<u64>() < words {
            self.next_block(heap);
        }
        let start = self.cursor;
        // SAFETY: there is room for `words` words in the block.
        self.cursor = unsafe { start.add(words) };
        start
    }

    #[cold]
    fn next_block(&mut self, heap: &Heap) {
        self.retire();
        let block = heap.pool.take(self.flags);
        self.taken.push(block);
        self.block = Some(block);
        self.cursor = block.start();
        self.scan = self.cursor;
        self.end = block.end();
    }

    fn retire(&mut self) {
        if let Some(block) = self.block {
            block.set_top(self.cursor);
        }
        if self.scan != self.cursor {
            self.pending.push((self.scan, self.cursor));
        }
    }

    /// The next range to look at.
    #[inline(always)]
    fn next_range(&mut self) -> Option<(*mut u64, *mut u64)> {
        if self.scan != self.cursor {
            let range = (self.scan, self.cursor);
            self.scan = self.cursor;
            return Some(range);
        }
        self.pending.pop()
    }

    /// The block with room left, and the blocks that are new.
    pub(super) fn finish(mut self) -> (Option<BlockPtr>, Vec<BlockPtr>) {
        self.retire();
        debug_assert!(self.pending.is_empty());
        (self.block, self.taken)
    }
}

impl<'heap> Collector<'heap> {
    /// A collection of the young generation, that goes on in the given blocks.
    pub(super) fn minor(
        heap: &'heap Heap,
        plain: Option<BlockPtr>,
        frozen: Option<BlockPtr>,
    ) -> Collector<'heap> {
        Collector {
            heap,
            walker: heap.walker,
            full: false,
            condemned: YOUNG,
            plain: Destination::new(0, plain),
            frozen: Destination::new(FROZEN, frozen),
            large: Vec::new(),
            marks: CodeMarks::default(),
            ephemerons: Ephemerons::default(),
            apart: Vec::new(),
            fibers: Vec::new(),
            tells: Vec::new(),
            copied_words: 0,
        }
    }

    /// A collection of all blocks that have the flag `CONDEMNED`.
    pub(super) fn full(heap: &'heap Heap) -> Collector<'heap> {
        let marks = heap.code.start_marking();
        let minor = Collector::minor(heap, None, None);
        Collector { full: true, condemned: CONDEMNED, marks, ..minor }
    }

    /// Bytes copied, and the destinations: plain and frozen.
    pub(super) fn finish(self) -> (usize, Destination, Destination) {
        (self.copied_words * size_of::<u64>(), self.plain, self.frozen)
    }

    pub(super) fn heap(&self) -> &'heap Heap {
        self.heap
    }

    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// The word to hold instead of this one; copies what it points to if that is condemned.
    #[inline(always)]
    pub(super) fn forward(&mut self, word: u64) -> u64 {
        // Pairs (011) and objects (001), no other tag.
        if word & 0b101 != 0b001 {
            return word;
        }
        let flags = BlockPtr::of(word).flags();
        if flags & self.condemned == 0 { word } else { self.evacuate(word, flags) }
    }

    fn evacuate(&mut self, word: u64, flags: u64) -> u64 {
        let tag = word & 0b111;
        let from = std::ptr::with_exposed_provenance_mut::<u64>((word - tag) as usize);
        if flags & (LARGE | SYMBOLS | WATCHED) != 0 && self.is_special(word, from, flags) {
            return word;
        }
        // SAFETY: `from` is a pair or object of a condemned block, or the forwarding word in its
        // place; the world is stopped.
        let first = unsafe { from.read() };
        if let Some(copy) = forwarded(first) {
            return copy as u64 | tag;
        }
        let destination = if flags & FROZEN == 0 { &mut self.plain } else { &mut self.frozen };
        // SAFETY: the old and the new place both have the object's number of words, in different blocks.
        let to = unsafe {
            if tag == 0b011 {
                self.copied_words += 2;
                let to = destination.take(self.heap, 2);
                to.write(first);
                to.add(1).write(from.add(1).read());
                to
            } else {
                let words = Header(first).words();
                self.copied_words += words;
                let to = destination.take(self.heap, words);
                std::ptr::copy_nonoverlapping(from, to, words);
                to
            }
        };
        // SAFETY: every object has a first word.
        unsafe { from.write(forward_to(to)) };
        to.expose_provenance() as u64 | tag
    }

    /// What is rare about a living object; whether it stays where it is.
    #[cold]
    fn is_special(&mut self, word: u64, address: *mut u64, flags: u64) -> bool {
        if flags & WATCHED != 0 {
            self.ephemerons.key_found(word);
        }
        let stays = flags & (LARGE | SYMBOLS) != 0;
        if stays {
            self.keep_in_place(word, address, flags);
        }
        stays
    }

    fn keep_in_place(&mut self, word: u64, address: *mut u64, flags: u64) {
        if flags & LARGE != 0 {
            let block = BlockPtr::of(word);
            block.set_flags(flags & !(YOUNG | CONDEMNED | WATCHED));
            self.large.push(block);
        } else {
            // SAFETY: the header of a symbol, in a stopped world.
            unsafe { address.write(address.read() | FLAG_MARKED) };
        }
    }

    /// Updates a word in place.
    ///
    /// # Safety
    /// `slot` is a live word that nothing else accesses now.
    #[inline(always)]
    pub(super) unsafe fn update(&mut self, slot: *mut u64) {
        // SAFETY: the caller's promise.
        unsafe {
            let word = slot.read();
            let new = self.forward(word);
            if new != word {
                slot.write(new);
            }
        }
    }

    /// Updates an atomic word that lives outside the heap.
    pub(super) fn update_atomic(&mut self, slot: &AtomicU64) {
        let word = slot.load(Relaxed);
        let new = self.forward(word);
        if new != word {
            slot.store(new, Relaxed);
        }
    }

    /// Looks at everything found, until nothing new turns up.
    pub(super) fn drain(&mut self) {
        loop {
            while let Some((start, end)) = self.plain.next_range() {
                self.scan_range(start, end);
            }
            if let Some((start, end)) = self.frozen.next_range() {
                self.scan_range(start, end);
            } else if let Some(block) = self.large.pop() {
                self.scan_object(block.start(), block.large_words());
            } else if let Some(index) = self.marks.next() {
                let heap = self.heap;
                heap.code.trace(index, self);
            } else if let Some(ephemeron) = self.ephemerons.next() {
                // SAFETY: found alive, and the world is stopped.
                unsafe { self.scan_both(ephemeron) };
            } else if let Some((task, fiber)) = self.fibers.pop() {
                self.scan_fiber(task, fiber);
            } else {
                return;
            }
        }
    }

    /// Looks at copied pairs and objects that stand one after the other.
    fn scan_range(&mut self, mut address: *mut u64, end: *mut u64) {
        while address < end {
            // SAFETY: `address` is the first word of a copied pair or object below `end`.
            unsafe {
                let first = address.read();
                if Header::is_header(first) {
                    let words = Header(first).words();
                    self.scan_object(address, words);
                    address = address.add(words);
                } else {
                    self.update(address);
                    self.update(address.add(1));
                    address = address.add(2);
                }
            }
        }
    }

    fn scan_object(&mut self, address: *mut u64, words: usize) {
        // SAFETY: an object of `words` words starts here, and the world is stopped; layouts by kind
        // are those that `kind.rs` gives.
        unsafe {
            let kind = Header(address.read()).kind();
            match kind.layout() {
                Layout::Raw => {}
                Layout::Values => {
                    if kind == Kind::Closure {
                        self.code(address.add(1).read() as usize);
                    }
                    self.words(address.add(1), words - 1);
                }
                Layout::Frames => {
                    self.update(address.add(1));
                    let (frames, return_address) = (address.add(STACK_FRAMES), address.add(3).read());
                    (self.walker)(frames, words - STACK_FRAMES, return_address, self);
                }
                Layout::Foreign => {
                    let cell = address.add(1).read() as usize;
                    self.trace_foreign(NonNull::new_unchecked(std::ptr::with_exposed_provenance_mut(cell)));
                }
                Layout::Ephemeron => self.scan_ephemeron(address),
            }
        }
    }

    /// Shows the collector what a foreign object holds.
    pub(super) fn trace_foreign(&mut self, cell: NonNull<ForeignCell>) {
        // SAFETY: cells live as long as their heap objects.
        let cell = unsafe { cell.as_ref() };
        cell.trace(&mut |slot| self.update_atomic(slot));
        if self.full {
            cell.wakes(&mut |wakes| self.wake(wakes));
        }
    }
}

/// Where the frames of a `Stack` object start.
pub(super) const STACK_FRAMES: usize = 5;

const _: () = assert!(BLOCK_BYTES > 8 * 1024, "a small object fits in a block");

impl Visitor for Collector<'_> {
    unsafe fn word(&mut self, slot: *mut u64) {
        // SAFETY: the caller's promise.
        unsafe { self.update(slot) };
    }

    unsafe fn words(&mut self, first: *mut u64, count: usize) {
        for index in 0..count {
            // SAFETY: the caller vouches for all `count` words.
            unsafe { self.update(first.add(index)) };
        }
    }

    fn code(&mut self, address: usize) {
        if self.full && address != 0 {
            self.marks.mark(address);
        }
    }

    fn wakes(&mut self, wakes: Wakes) {
        self.wake(wakes);
    }
}
