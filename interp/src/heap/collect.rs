//! One collection from start to end: what to collect, from which roots, what becomes of the dead.
//! Runs on the thread that found all mutators stopped; takes no lock that one of them holds at a poll.
//!
//! A minor collection copies the survivors of the young generation into the old one. A full one
//! copies both, and frees symbols, code and foreign objects that nothing refers to.

use super::Heap;
use super::block::{BLOCK_BYTES, BlockPtr, CONDEMNED, YOUNG};
use super::copy::Collector;
use super::foreign::ForeignCell;
use super::guardian::{Guarded, Tell};
use super::large::LargeObject;
use super::mutator::MutatorShared;
use super::pauses::Pause;
use super::roots::{FiberHandle, Scope};
use super::stats::{Usage, decrease};
use super::verify;
use concurrency::TaskId;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Instant;

/// Below this size the old generation is left alone.
const FULL_MIN_BYTES: usize = 32 << 20;

/// In the mode that collects at every poll, checks and full collections come once in so many
/// collections for each block of the old generation, so that running a whole library stays bearable.
const EVERY: u64 = 64;

/// The old generation.
#[derive(Default)]
pub(super) struct OldSpace {
    pub(super) blocks: Vec<BlockPtr>,
    pub(super) large: Vec<LargeObject>,
    /// The blocks among these that the next minor collection goes on in.
    plain: Option<BlockPtr>,
    frozen: Option<BlockPtr>,
    /// Registrations with guardians that a collection has seen.
    pub(super) guarded: Vec<Guarded>,
    /// Size at which the next full collection is due.
    threshold: usize,
}

/// What all mutators did since the last collection.
#[derive(Default)]
struct Nursery {
    blocks: Vec<BlockPtr>,
    large: Vec<LargeObject>,
    foreign: Vec<NonNull<ForeignCell>>,
    remembered: Vec<*mut u64>,
    dirty: Vec<NonNull<ForeignCell>>,
    touched: Vec<FiberHandle>,
    guarded: Vec<Guarded>,
    /// Some mutator waits for space.
    space_needed: bool,
}

impl Nursery {
    fn take_from(mutators: &[Arc<MutatorShared>]) -> Nursery {
        let mut all = Nursery::default();
        for mutator in mutators {
            // SAFETY: the world is stopped, and this is the only reference.
            let buffers = unsafe { mutator.buffers() };
            all.blocks.append(&mut buffers.young);
            all.large.append(&mut buffers.large);
            all.foreign.append(&mut buffers.foreign);
            all.remembered.append(&mut buffers.remembered);
            all.dirty.append(&mut buffers.dirty);
            all.touched.append(&mut buffers.touched);
            all.guarded.append(&mut buffers.guarded);
            // Its mark may be gone since it started to run; and so may the fiber.
            buffers.running = buffers.running.filter(FiberHandle::is_registered);
            all.touched.extend(buffers.running);
            all.space_needed |= buffers.needed.is_some();
        }
        all
    }
}

/// Collects. The world is stopped, and `mutators` are all there are.
pub(super) fn collect(heap: &Heap, mutators: &[Arc<MutatorShared>], full_requested: bool) {
    let start = Instant::now();
    let mut old = heap.old.lock();
    let nursery = Nursery::take_from(mutators);
    let verify = heap.config.verify && is_turn(heap, &old);
    if verify {
        verify::remembered(heap, &old, &nursery.remembered, &nursery.dirty);
    }
    let full = full_requested || nursery.space_needed || is_full_due(heap, &old);
    let found = if full {
        collect_everything(heap, &mut old, nursery)
    } else {
        collect_young(heap, &mut old, nursery)
    };
    heap.fibers.forget_gone();
    if full {
        heap.pool.trim(heap.config.nursery_bytes.div_ceil(BLOCK_BYTES) * mutators.len().max(1));
        old.threshold = FULL_MIN_BYTES.max(heap.usage.old().saturating_mul(2));
        tell_who_is_out_of_memory(heap, mutators);
    }
    if verify {
        verify::everything(heap, &old);
    }
    drop(old);
    found.tells.into_iter().for_each(|tell| tell());
    if let Some(parking) = heap.parking.get().filter(|_| !found.forsaken.is_empty()) {
        parking.forsaken(&found.forsaken);
    }
    let pause = start.elapsed();
    heap.pauses.add(Pause { start, duration: pause, is_full: full, copied_bytes: found.copied as u64 });
    let mut stats = heap.stats.lock();
    stats.full += u64::from(full);
    stats.minor += u64::from(!full);
    stats.copied_bytes += found.copied as u64;
    stats.foreign_released += found.foreign as u64;
    stats.code_released += found.code as u64;
    stats.live_bytes = heap.usage.old();
    stats.pause_last = pause;
    stats.pause_total += pause;
    stats.pause_longest = stats.pause_longest.max(pause);
    if !full {
        stats.minor_pause_longest = stats.minor_pause_longest.max(pause);
    }
}

/// What came of a collection.
#[derive(Default)]
struct Found {
    /// Bytes of objects that were copied.
    copied: usize,
    /// Foreign objects and procedures' code that are dead.
    foreign: usize,
    code: usize,
    /// Fibers that nothing can wake.
    forsaken: Vec<TaskId>,
    /// Who waits for a guardian that has something now.
    tells: Vec<Tell>,
}

fn is_full_due(heap: &Heap, old: &OldSpace) -> bool {
    heap.usage.old() > old.threshold.max(FULL_MIN_BYTES)
        || heap.usage.charged() > heap.config.limit_bytes
        || heap.config.collect_at_every_poll && is_turn(heap, old)
}

/// Whether it is time for what takes as long as the heap is large.
fn is_turn(heap: &Heap, old: &OldSpace) -> bool {
    let every = EVERY * (old.blocks.len() as u64).max(1);
    !heap.config.collect_at_every_poll || heap.epoch().is_multiple_of(every)
}

fn collect_young(heap: &Heap, old: &mut OldSpace, nursery: Nursery) -> Found {
    let mut collector = Collector::minor(heap, old.plain, old.frozen);
    for &slot in &nursery.remembered {
        // SAFETY: slots of old objects and global cells; old objects stay where they are until the
        // next full collection, which discards this list.
        unsafe { super::roots::Visitor::word(&mut collector, slot) };
    }
    nursery.dirty.iter().for_each(|&cell| collector.trace_foreign(cell));
    nursery.touched.iter().for_each(|fiber| fiber.trace(Scope::Changed, &mut collector));
    heap.fibers.trace(Scope::Changed, &mut collector);
    heap.code.trace_new(&mut collector);
    trace_tables(heap, Scope::Changed, &mut collector);
    collector.drain();
    // What was registered before is old, and so are its guardian and its datum.
    old.guarded.extend(collector.serve_guardians(nursery.guarded));
    collector.break_ephemerons();

    let tells = std::mem::take(&mut collector.tells);
    let foreign = heap.foreign.sweep(&heap.usage, nursery.foreign, false);
    let (copied, plain, frozen) = collector.finish();
    old.add_destinations(heap, plain.finish(), frozen.finish());
    let (kept, dead) = nursery.large.into_iter().partition(|large| large.block().flags() & YOUNG == 0);
    old.large.extend::<Vec<_>>(kept);
    drop_large(heap, dead);
    release_young_blocks(heap, nursery.blocks);
    Found { copied, foreign, tells, ..Found::default() }
}

/// In this order: the roots; everything they keep; fibers that nothing in there can wake, kept once more;
/// what guardians hand over, kept once more. Then what is weak and was not found is broken.
fn collect_everything(heap: &Heap, old: &mut OldSpace, nursery: Nursery) -> Found {
    let condemn = |block: BlockPtr| block.set_flags(block.flags() | CONDEMNED);
    let from = std::mem::take(&mut old.blocks);
    from.iter().chain(&nursery.blocks).copied().for_each(condemn);
    old.large.extend(nursery.large);
    old.large.iter().map(LargeObject::block).for_each(condemn);
    heap.symbols.blocks().into_iter().for_each(condemn);

    let mut collector = Collector::full(heap);
    collector.set_waiting_fibers_apart();
    heap.globals.cells().iter().for_each(|cell| collector.update_atomic(cell));
    heap.fibers.trace(Scope::Everything, &mut collector);
    trace_tables(heap, Scope::Everything, &mut collector);
    collector.drain();
    let forsaken = collector.keep_forsaken();
    let guarded = std::mem::take(&mut old.guarded).into_iter().chain(nursery.guarded).collect();
    old.guarded = collector.serve_guardians(guarded);
    collector.break_ephemerons();

    let tells = std::mem::take(&mut collector.tells);
    let foreign = heap.foreign.sweep(&heap.usage, nursery.foreign, true);
    let (code, code_bytes) = heap.code.sweep();
    decrease(&heap.usage.external, code_bytes);
    heap.symbols.sweep(&heap.usage);
    let (copied, plain, frozen) = collector.finish();
    heap.usage.old_blocks.store(0, Relaxed);
    old.add_destinations(heap, plain.finish(), frozen.finish());
    let large = std::mem::take(&mut old.large);
    let (dead, kept) = large.into_iter().partition(|large| large.block().flags() & CONDEMNED != 0);
    old.large = kept;
    drop_large(heap, dead);
    heap.pool.give_back(from);
    release_young_blocks(heap, nursery.blocks);
    Found { copied, foreign, code, forsaken, tells }
}

/// Roots that are few enough to be looked at each time.
fn trace_tables(heap: &Heap, scope: Scope, collector: &mut Collector<'_>) {
    heap.roots.for_each(|cell| collector.update_atomic(cell));
    for roots in heap.tables.lock().iter() {
        roots.trace(scope, collector);
    }
}

fn drop_large(heap: &Heap, dead: Vec<LargeObject>) {
    for object in dead {
        decrease(&heap.usage.large, object.bytes());
        if heap.config.poison {
            object.poison();
        }
    }
}

fn release_young_blocks(heap: &Heap, blocks: Vec<BlockPtr>) {
    // In the order in which they were taken, reversed: the pool hands out the last one first.
    heap.pool.give_back(blocks.into_iter().rev());
    let Usage { young_blocks, young_large, .. } = &heap.usage;
    young_blocks.store(0, Relaxed);
    young_large.store(0, Relaxed);
}

fn tell_who_is_out_of_memory(heap: &Heap, mutators: &[Arc<MutatorShared>]) {
    let charged = heap.usage.charged();
    for mutator in mutators {
        // SAFETY: the world is stopped, and this is the only reference.
        let buffers = unsafe { mutator.buffers() };
        if let Some(needed) = buffers.needed.take() {
            buffers.out_of_memory |= charged.saturating_add(needed) > heap.config.limit_bytes;
        }
    }
}

impl OldSpace {
    fn add_destinations(
        &mut self,
        heap: &Heap,
        (plain, plain_taken): (Option<BlockPtr>, Vec<BlockPtr>),
        (frozen, frozen_taken): (Option<BlockPtr>, Vec<BlockPtr>),
    ) {
        heap.usage.old_blocks.fetch_add(plain_taken.len() + frozen_taken.len(), Relaxed);
        self.plain = plain;
        self.frozen = frozen;
        self.blocks.extend(plain_taken);
        self.blocks.extend(frozen_taken);
    }
}
