//! The heap: values, allocation, collection. All memory that Scheme values live in, and the only
//! place besides the virtual machine where memory is touched without the compiler's checks.
//!
//! A generational copying collector. Mutators allocate by moving a pointer through young blocks;
//! when the young generation is used up all of them stop at a poll (`world`), and the last one copies
//! the survivors into the old generation (`collect`, `copy`). Between polls nothing moves, so Rust
//! code holds values without rooting them. There are no statics: a process may have many heaps, and
//! a value of one must never get into another.

mod allocate;
mod barrier;
mod block;
mod code;
mod collect;
mod copy;
mod ephemeron;
mod foreign;
mod globals;
mod guardian;
mod identity;
mod keywords;
pub(crate) mod kind;
mod large;
mod limit;
mod mutator;
mod parking;
mod pauses;
mod roots;
mod stats;
mod symbols;
#[cfg(test)]
mod tests;
mod tvar;
pub(crate) mod value;
mod verify;
mod world;

pub use barrier::is_young;
pub use code::{CodeHeader, CodeObject};
pub use ephemeron::{ephemeron_datum, ephemeron_key};
pub use foreign::{Foreign, foreign_arc, foreign_object, foreign_of};
pub use globals::{GLOBALS_MAX, TooManyGlobals};
pub use guardian::{Guardian, Tell};
pub(crate) use identity::HashCounter;
pub use identity::{address_hash, is_frozen};
pub use kind::Kind;
pub use mutator::Mutator;
pub use parking::{Parking, Wakes};
pub use pauses::Pause;
pub use roots::{FiberHandle, KEPT, Root, Roots, Scope, Visitor};
pub use stats::GcStats;
pub use symbols::{is_interned, symbol_hash};
pub use tvar::TVar;
pub use value::{Stored, Value};
pub use world::STOP;

use parking_lot::Mutex;
use std::fmt;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock};

/// How a heap behaves.
#[derive(Clone, Debug)]
pub struct HeapConfig {
    /// All memory of the heap, copies during a collection included. Past it, programs are told that
    /// memory is out.
    pub limit_bytes: usize,
    /// What one running mutator allocates before a minor collection is due.
    pub nursery_bytes: usize,
    /// For tests: collect at each poll.
    pub collect_at_every_poll: bool,
    /// For tests: check the whole heap at each collection; more rarely while collecting at every poll.
    pub verify: bool,
    /// For tests: overwrite freed memory with words that are no usable values.
    pub poison: bool,
}

impl Default for HeapConfig {
    fn default() -> HeapConfig {
        HeapConfig {
            limit_bytes: limit::default_limit(),
            nursery_bytes: 4 << 20,
            collect_at_every_poll: false,
            verify: false,
            poison: false,
        }
    }
}

impl HeapConfig {
    /// Large objects made since the last collection at which the next one is due.
    fn young_large_bytes(&self) -> usize {
        (self.limit_bytes / 8).min(32 << 20)
    }
}

/// Shows the collector the words of stack frames that hold values, and the code of the frames. There
/// are `words` words from `base` on; the topmost frame is described by `return_address`.
///
/// For a [`Kind::Stack`] object, `return_address` is its word 3 and the frames start at word 5.
pub type FrameWalker =
    unsafe fn(base: *mut u64, words: usize, return_address: u64, visitor: &mut dyn Visitor);

/// A large object does not fit now. Poll, which collects, and try once more; the second time it
/// means that memory is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedSpace(pub usize);

/// Even a full collection did not bring the heap below its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfMemory;

impl fmt::Display for OutOfMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("out of memory: the heap has reached its limit")
    }
}

impl std::error::Error for OutOfMemory {}

/// A heap. Shared by its mutators; freed with the last of them.
pub struct Heap {
    config: HeapConfig,
    walker: FrameWalker,
    world: world::World,
    usage: stats::Usage,
    stats: Mutex<GcStats>,
    pauses: pauses::Pauses,
    hashes: identity::HashCounter,
    globals: globals::Globals,
    symbols: symbols::Symbols,
    keywords: Arc<keywords::Keywords>,
    foreign: foreign::ForeignObjects,
    code: code::CodeTable,
    fibers: roots::Fibers,
    parking: OnceLock<Arc<dyn Parking>>,
    /// Registrations with guardians so far.
    guarded: AtomicU64,
    roots: roots::RootTable,
    tables: Mutex<Vec<Arc<dyn Roots + Send + Sync>>>,
    old: Mutex<collect::OldSpace>,
    pool: block::Pool,
}

impl Heap {
    /// An empty heap.
    pub fn new(config: HeapConfig, walker: FrameWalker) -> Arc<Heap> {
        let nursery_bytes = config.nursery_bytes.min(config.limit_bytes / 8).max(block::BLOCK_BYTES);
        let pool = block::Pool::new(config.poison);
        let keywords = Arc::new(keywords::Keywords::default());
        Arc::new(Heap {
            config: HeapConfig { nursery_bytes, ..config },
            walker,
            world: world::World::default(),
            usage: stats::Usage::default(),
            stats: Mutex::default(),
            pauses: pauses::Pauses::default(),
            hashes: identity::HashCounter::default(),
            globals: globals::Globals::new(),
            symbols: symbols::Symbols::default(),
            keywords: keywords.clone(),
            foreign: foreign::ForeignObjects::default(),
            code: code::CodeTable::default(),
            fibers: roots::Fibers::default(),
            parking: OnceLock::new(),
            guarded: AtomicU64::new(0),
            roots: roots::RootTable::default(),
            tables: Mutex::new(vec![keywords]),
            old: Mutex::default(),
            pool,
        })
    }

    /// Its configuration.
    pub fn config(&self) -> &HeapConfig {
        &self.config
    }

    /// Bytes in use, garbage since the last collection included.
    pub fn used_bytes(&self) -> usize {
        self.usage.used()
    }

    /// Makes global cells up to `count` exist, unbound.
    pub fn reserve_globals(&self, count: usize) -> Result<(), TooManyGlobals> {
        self.globals.reserve(count)
    }

    /// The address of global cell 0; the others follow. It never changes.
    pub fn globals_base(&self) -> *const AtomicU64 {
        self.globals.base()
    }

    /// What a global cell holds now.
    pub fn global_value(&self, index: usize) -> Value {
        // SAFETY: `global` has checked the index; cells live as long as the heap.
        Value::from_bits(unsafe { (*self.global(index)).load(std::sync::atomic::Ordering::Relaxed) })
    }

    /// The address of a global cell, to read it. Stores go through
    /// [`Mutator::set_global`](Mutator::set_global).
    pub fn global(&self, index: usize) -> *const AtomicU64 {
        &raw const self.globals.cells()[index]
    }

    /// Adds a table that every collection looks at, for as long as the heap lives. It must not
    /// register or drop roots while it is traced.
    pub fn add_roots(&self, roots: Arc<dyn Roots + Send + Sync>) {
        self.tables.lock().push(roots);
    }

    /// Forgets such a table.
    pub fn remove_roots(&self, roots: &Arc<dyn Roots + Send + Sync>) {
        self.tables.lock().retain(|other| !Arc::ptr_eq(other, roots));
    }

    /// Code that assigns this global cell has been loaded: two fibers that use it depend on their order.
    pub(crate) fn mark_assigned(&self, index: usize) {
        self.globals.mark_assigned(index);
    }

    /// Whether any loaded code assigns this global cell.
    pub(crate) fn is_assigned(&self, index: usize) -> bool {
        self.globals.is_assigned(index)
    }

    /// Makes a fiber known that rests, with the values kept for it. Minor collections look at it only while it
    /// runs ([`Mutator::run`]) and after [`Mutator::touch`].
    pub fn register_fiber(&self, kept: [Value; KEPT]) -> FiberHandle {
        self.fibers.register(kept)
    }

    /// Forgets a fiber, by a running mutator. Its handle is void.
    pub fn unregister_fiber(&self, fiber: FiberHandle) {
        self.fibers.unregister(fiber);
    }

    /// Keeps a value alive until the handle is dropped.
    pub fn root(self: &Arc<Heap>, value: Value) -> Root {
        Root::new(self, value)
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        self.symbols.free_names(&self.usage);
        self.foreign.adopt(self.world.young_foreign());
    }
}

// SAFETY: all parts are `Send` but fibers, whose contents are reached in a stopped world only.
unsafe impl Send for Heap {}
// SAFETY: shared parts are atomics or behind locks; heap memory is reached by mutators, under the
// rules of `Value`, and by the collector in a stopped world.
unsafe impl Sync for Heap {}
