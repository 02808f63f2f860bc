//! Rust objects that Scheme programs hold: ports, threads, environments. The heap object holds the
//! address of a cell with the Rust object, which traces itself. Cells of unreachable objects are
//! dropped after the world has restarted, never inside a collection.

use super::Heap;
use super::barrier::is_young;
use super::kind::Kind;
use super::mutator::Mutator;
use super::parking::Wakes;
use super::stats::{Usage, decrease};
use super::value::{Value, forwarded};
use crate::machine::Shown;
use parking_lot::Mutex;
use std::any::Any;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};

/// Dropped per poll at most; the rest waits for the next one.
const RELEASED_PER_POLL: usize = 1024;

/// A Rust object that can be a Scheme value.
///
/// Values it keeps go into words that [`Foreign::trace`] shows. Whoever stores one there calls
/// [`Mutator::mark_dirty`] before the next poll.
pub trait Foreign: Any + Send + Sync {
    /// Shows every word that holds a value. Called in a stopped world; takes no lock.
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64));

    /// The user's word for it.
    fn type_name(&self) -> &'static str;

    /// Whether it shows payloads of waits too, which the scheduler remembers for minor collections.
    fn shows_payloads(&self) -> bool {
        false
    }

    /// How it is shown between `#<` and `>`.
    fn label(&self) -> String {
        self.type_name().to_owned()
    }

    /// How it is shown where it is the value of a cell, if that is more than how it is written.
    fn shown(&self) -> Option<Shown> {
        None
    }

    /// A program has defined a variable of this name with it: what has no name of its own yet takes it, so
    /// that messages and pictures call it what the program does.
    fn defined_as(&self, _name: &str) {}

    /// Shows whom it can wake: each ticket it keeps, and the task that it stands for. Whoever waits with a
    /// ticket that nothing reachable shows is told that nothing can wake it. Called in a stopped world.
    fn wakes(&self, _show: &mut dyn FnMut(Wakes)) {}

    /// What messages call it when a fiber waits for it: `condition full`, `barrier start (3 of 4 arrived)`.
    fn awaited(&self) -> String {
        self.label()
    }

    /// Memory it owns outside the heap, which counts against the limit.
    fn bytes(&self) -> usize {
        0
    }
}

/// The owner of one foreign object. Its heap object holds its address.
pub(super) struct ForeignCell {
    object: Arc<dyn Foreign>,
    /// Address of the heap object. Written in a stopped world.
    handle: AtomicU64,
    counted: AtomicUsize,
    dirty: AtomicBool,
}

impl ForeignCell {
    /// The cell of a foreign heap object.
    pub(super) fn of(value: Value) -> NonNull<ForeignCell> {
        NonNull::new(value.word(1) as *mut ForeignCell).expect("foreign objects are made with a cell")
    }

    /// The heap object, outside of collections.
    fn value(&self) -> Value {
        Value::object_at(self.handle.load(Relaxed) as *mut u64)
    }

    /// Shows the object's words. The cell is no longer dirty.
    pub(super) fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.dirty.store(false, Relaxed);
        self.object.trace(visit);
    }

    /// Shows whom the object can wake.
    pub(super) fn wakes(&self, show: &mut dyn FnMut(Wakes)) {
        self.object.wakes(show);
    }

    /// Shows the object's words without changing the cell.
    pub(super) fn inspect(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.object.trace(visit);
    }

    /// Follows the heap object to where it was copied; whether it was.
    fn follow(&self) -> bool {
        // SAFETY: the handle is the old address of a condemned object; condemned blocks are kept
        // until all cells have been looked at.
        let first = unsafe { (self.handle.load(Relaxed) as *const u64).read() };
        match forwarded(first) {
            Some(copy) => {
                self.handle.store(copy.expose_provenance() as u64, Relaxed);
                true
            }
            None => false,
        }
    }

    fn recount(&self, usage: &Usage) {
        let bytes = self.object.bytes().saturating_add(size_of::<ForeignCell>());
        let counted = self.counted.swap(bytes, Relaxed);
        usage.foreign.fetch_add(bytes, Relaxed);
        decrease(&usage.foreign, counted);
    }
}

/// All foreign objects of a heap.
#[derive(Default)]
pub(super) struct ForeignObjects {
    old: Mutex<Vec<CellPtr>>,
    unreachable: Mutex<Vec<CellPtr>>,
}

struct CellPtr(NonNull<ForeignCell>);

// SAFETY: the cell owns a `Send + Sync` object; its other fields are atomics.
unsafe impl Send for CellPtr {}

impl CellPtr {
    fn cell(&self) -> &ForeignCell {
        // SAFETY: cells are freed only by `release`, which takes them out of the lists first.
        unsafe { self.0.as_ref() }
    }

    fn release(self) {
        // SAFETY: leaked from a box in `Mutator::foreign`; no heap object refers to it any more.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}

impl ForeignObjects {
    /// Takes over the young objects, separates those that were not copied, and counts the memory of
    /// those that were. A full collection looks at the old ones too. Returns how many died.
    pub(super) fn sweep(&self, usage: &Usage, young: Vec<NonNull<ForeignCell>>, full: bool) -> usize {
        let mut old = self.old.lock();
        let mut unreachable = self.unreachable.lock();
        let before = unreachable.len();
        let candidates = if full { std::mem::take(&mut *old) } else { Vec::new() };
        for pointer in candidates.into_iter().chain(young.into_iter().map(CellPtr)) {
            if pointer.cell().follow() {
                pointer.cell().recount(usage);
                old.push(pointer);
            } else {
                decrease(&usage.foreign, pointer.cell().counted.load(Relaxed));
                unreachable.push(pointer);
            }
        }
        unreachable.len() - before
    }

    /// Takes over objects that no collection has seen, when the heap ends.
    pub(super) fn adopt(&mut self, young: Vec<NonNull<ForeignCell>>) {
        self.old.get_mut().extend(young.into_iter().map(CellPtr));
    }

    /// Drops some of the unreachable; whether any are left. Not in a stopped world.
    pub(super) fn release_some(&self) -> bool {
        let mut unreachable = self.unreachable.lock();
        let rest = unreachable.len().saturating_sub(RELEASED_PER_POLL);
        let batch = unreachable.split_off(rest);
        drop(unreachable);
        batch.into_iter().for_each(CellPtr::release);
        rest > 0
    }
}

impl Drop for ForeignObjects {
    fn drop(&mut self) {
        let all = std::mem::take(self.old.get_mut()).into_iter();
        all.chain(std::mem::take(self.unreachable.get_mut())).for_each(CellPtr::release);
    }
}

impl Mutator {
    /// A Scheme value for a Rust object. Make only one for each object, so that `eq?` holds.
    pub fn foreign(&mut self, object: Arc<dyn Foreign>) -> Value {
        let cell = Box::new(ForeignCell {
            object,
            handle: AtomicU64::new(0),
            counted: AtomicUsize::new(0),
            dirty: AtomicBool::new(false),
        });
        cell.recount(&self.heap().usage);
        let cell = NonNull::from(Box::leak(cell));
        let value = self.alloc(Kind::Foreign, 2);
        value.set_word(1, cell.as_ptr().expose_provenance() as u64);
        // SAFETY: just leaked from a box.
        unsafe { cell.as_ref() }.handle.store(value.address() as u64, Relaxed);
        self.buffers().foreign.push(cell);
        value
    }

    /// A value was stored in a foreign object.
    pub fn mark_dirty(&mut self, foreign: Value) {
        debug_assert!(foreign.is_kind(Kind::Foreign));
        if is_young(foreign) {
            return;
        }
        let cell = ForeignCell::of(foreign);
        // SAFETY: the cell lives as long as its heap object, which the caller holds.
        let dirty = &unsafe { cell.as_ref() }.dirty;
        if !dirty.load(Relaxed) && !dirty.swap(true, Relaxed) {
            self.buffers().dirty.push(cell);
        }
    }

    /// A foreign object takes `bytes` more than it said when it was last asked. A program that goes
    /// past the limit this way is told at its next poll.
    pub fn charge_foreign(&mut self, foreign: Value, bytes: usize) {
        debug_assert!(foreign.is_kind(Kind::Foreign));
        // SAFETY: the cell lives as long as its heap object, which the caller holds.
        unsafe { ForeignCell::of(foreign).as_ref() }.counted.fetch_add(bytes, Relaxed);
        self.heap().usage.foreign.fetch_add(bytes, Relaxed);
        self.check_limit();
    }
}

impl Heap {
    /// How many foreign objects have survived a collection.
    pub fn foreign_count(&self) -> usize {
        self.foreign.old.lock().len()
    }

    /// Shows some of the foreign objects that have survived a collection, from the one before place `end`
    /// downwards, at most so many; the place where to go on, 0 at the end. The values are good until the
    /// caller's next poll. Only for mutators.
    pub fn foreign_objects(&self, end: usize, count: usize, visit: &mut dyn FnMut(Value)) -> usize {
        let old = self.foreign.old.lock();
        let end = end.min(old.len());
        let start = end.saturating_sub(count);
        // Those in the list have not been found dead, and outside of collections what the handle says holds.
        old[start..end].iter().rev().for_each(|pointer| visit(pointer.cell().value()));
        start
    }

    /// Counts memory outside the heap that values own, such as stacks.
    pub fn charge_external(&self, bytes: usize) {
        self.usage.external.fetch_add(bytes, Relaxed);
    }

    /// Takes it off again.
    pub fn release_external(&self, bytes: usize) {
        decrease(&self.usage.external, bytes);
    }
}

/// The Rust object behind a value, if it is foreign. Good until the next poll, unless cloned.
pub fn foreign_object(value: &Value) -> Option<&Arc<dyn Foreign>> {
    if !value.is_kind(Kind::Foreign) {
        return None;
    }
    // SAFETY: the cell lives as long as its heap object, which lives until the next poll.
    Some(unsafe { &(*ForeignCell::of(*value).as_ptr()).object })
}

/// The Rust object behind a value, if it is foreign and of this type.
pub fn foreign_of<T: Foreign>(value: &Value) -> Option<&T> {
    let object: &dyn Any = foreign_object(value)?.as_ref();
    object.downcast_ref()
}

/// The same, to be kept.
pub fn foreign_arc<T: Foreign>(value: &Value) -> Option<Arc<T>> {
    let object: Arc<dyn Any + Send + Sync> = foreign_object(value)?.clone();
    object.downcast().ok()
}
