//! Where values live outside the heap: stacks of fibers, tables of the machine, and single handles.
//! All of them are visited in a stopped world and take no lock that a mutator holds at a poll.

use super::parking::Wakes;
use super::value::{Stored, Value};
use super::{Heap, mutator::Mutator};
use parking_lot::Mutex;
use std::cell::UnsafeCell;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed, Ordering::Release};

/// What a collection needs to be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Words that may have changed since the last collection.
    Changed,
    /// Every word.
    Everything,
}

/// The collector, as it is shown words that hold values.
pub trait Visitor {
    /// A word that holds a value; it is updated when the object has moved. Fixnums and 8-aligned
    /// addresses may be shown too and stay as they are.
    ///
    /// # Safety
    /// `slot` points to a live word that nothing else accesses during the call.
    unsafe fn word(&mut self, slot: *mut u64);

    /// `count` such words in a row.
    ///
    /// # Safety
    /// As for [`Visitor::word`], for each of them.
    unsafe fn words(&mut self, first: *mut u64, count: usize) {
        for index in 0..count {
            // SAFETY: the caller vouches for all `count` words.
            unsafe { self.word(first.add(index)) };
        }
    }

    /// A stored value, in a stopped world.
    fn stored(&mut self, stored: &mut Stored) {
        // SAFETY: a `Stored` is one transparent word, borrowed exclusively.
        unsafe { self.word((&raw mut *stored).cast()) };
    }

    /// The address of the [`CodeHeader`](super::CodeHeader) of code that must stay.
    fn code(&mut self, address: usize);

    /// What is shown can wake a fiber.
    fn wakes(&mut self, _wakes: Wakes) {}
}

/// Something outside the heap that holds values.
pub trait Roots {
    /// Shows the collector all words of the scope, and with [`Scope::Everything`] all code.
    fn trace(&self, scope: Scope, visitor: &mut dyn Visitor);
}

/// A registered fiber. Copies are equal; none may be used after `unregister_fiber`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FiberHandle(NonNull<FiberEntry>);

// SAFETY: the entry consists of atomics and a pointer that the worker which runs the fiber writes, and that is
// followed in a stopped world only.
unsafe impl Send for FiberHandle {}
// SAFETY: likewise.
unsafe impl Sync for FiberHandle {}

/// How many values are kept for a fiber that rests.
pub const KEPT: usize = 4;

struct FiberEntry {
    /// Where its words are; `None` while it rests, when `kept` are all there are.
    roots: UnsafeCell<Option<NonNull<dyn Roots>>>,
    kept: [AtomicU64; KEPT],
    touched: AtomicBool,
    registered: AtomicBool,
    /// Only in a full collection: it is no root, and was not found yet.
    apart: AtomicBool,
    index: AtomicUsize,
}

impl FiberHandle {
    fn entry(&self) -> &FiberEntry {
        // SAFETY: entries are freed at the first collection after they were unregistered, when no
        // list of touched fibers mentions them any more.
        unsafe { self.0.as_ref() }
    }

    /// Whether it still exists.
    pub(super) fn is_registered(&self) -> bool {
        self.entry().registered.load(Relaxed)
    }

    /// Marks the fiber; whether it was unmarked before.
    #[inline]
    pub(super) fn touch(self) -> bool {
        let entry = self.entry();
        if entry.touched.load(Relaxed) {
            return false;
        }
        !entry.touched.swap(true, Relaxed)
    }

    /// It is no root of the running collection.
    pub(super) fn set_apart(self) {
        self.entry().apart.store(true, Relaxed);
    }

    /// It was found, or is to be kept all the same; whether it was set apart.
    pub(super) fn rejoin(self) -> bool {
        self.entry().apart.swap(false, Relaxed)
    }

    /// The fiber's words are there from now on, and those that were kept are not shown any more.
    ///
    /// # Safety
    /// Called by the worker that runs the fiber. The object stays valid and in place until `rest` or until the
    /// fiber is unregistered; while the world is stopped nothing but the collector accesses it. It shows every
    /// value it holds.
    pub unsafe fn rise(self, roots: NonNull<dyn Roots>) {
        // SAFETY: only this worker writes it, and the collector does not read it now.
        unsafe { *self.entry().roots.get() = Some(roots) };
    }

    /// The fiber has no words but those kept.
    ///
    /// # Safety
    /// Called by the worker that runs the fiber.
    pub unsafe fn rest(self) {
        // SAFETY: as in `rise`.
        unsafe { *self.entry().roots.get() = None };
    }

    /// The values that are kept while the fiber rests; out of date while it does not.
    pub fn kept(self) -> [Value; KEPT] {
        std::array::from_fn(|index| Value::from_bits(self.entry().kept[index].load(Relaxed)))
    }

    /// Keeps values from the next rest on. By the worker that runs the fiber.
    pub fn keep(self, values: [Value; KEPT]) {
        let kept = &self.entry().kept;
        kept.iter().zip(values).for_each(|(word, value)| word.store(value.bits(), Relaxed));
    }

    /// Shows the fiber's words, if it still exists, and takes its mark away.
    pub(super) fn trace(self, scope: Scope, visitor: &mut dyn Visitor) {
        self.entry().touched.store(false, Relaxed);
        if self.is_registered() {
            self.show(scope, visitor);
        }
    }

    fn show(self, scope: Scope, visitor: &mut dyn Visitor) {
        let entry = self.entry();
        // SAFETY: the world is stopped, so nobody writes the pointer; and whoever set it keeps the object in
        // place for as long.
        unsafe {
            match &*entry.roots.get() {
                Some(roots) => roots.as_ref().trace(scope, visitor),
                None => entry.kept.iter().for_each(|word| visitor.word(word.as_ptr())),
            }
        }
    }
}

/// All fibers of a heap.
#[derive(Default)]
pub(super) struct Fibers {
    inner: Mutex<FiberLists>,
}

#[derive(Default)]
struct FiberLists {
    all: Vec<FiberHandle>,
    new: Vec<FiberHandle>,
    gone: Vec<FiberHandle>,
}

impl Fibers {
    /// A fiber that rests.
    pub(super) fn register(&self, kept: [Value; KEPT]) -> FiberHandle {
        let mut lists = self.inner.lock();
        let entry = Box::new(FiberEntry {
            roots: UnsafeCell::new(None),
            kept: kept.map(|value| AtomicU64::new(value.bits())),
            touched: AtomicBool::new(true),
            registered: AtomicBool::new(true),
            apart: AtomicBool::new(false),
            index: AtomicUsize::new(lists.all.len()),
        });
        let handle = FiberHandle(NonNull::from(Box::leak(entry)));
        lists.all.push(handle);
        lists.new.push(handle);
        handle
    }

    pub(super) fn unregister(&self, handle: FiberHandle) {
        let mut lists = self.inner.lock();
        if handle.entry().registered.swap(false, Relaxed) {
            let index = handle.entry().index.load(Relaxed);
            lists.all.swap_remove(index);
            if let Some(moved) = lists.all.get(index) {
                moved.entry().index.store(index, Relaxed);
            }
            lists.gone.push(handle);
        }
    }

    /// Shows the fibers registered since the last collection, or all that are not set apart.
    pub(super) fn trace(&self, scope: Scope, visitor: &mut dyn Visitor) {
        let mut lists = self.inner.lock();
        let new = std::mem::take(&mut lists.new);
        match scope {
            Scope::Changed => new.iter().for_each(|fiber| fiber.trace(scope, visitor)),
            Scope::Everything => {
                let roots = lists.all.iter().filter(|fiber| !fiber.entry().apart.load(Relaxed));
                roots.for_each(|fiber| fiber.trace(scope, visitor));
            }
        }
    }

    /// Shows every fiber without changing any mark.
    pub(super) fn inspect(&self, visitor: &mut dyn Visitor) {
        self.inner.lock().all.iter().for_each(|fiber| fiber.show(Scope::Everything, visitor));
    }

    /// Frees the entries of fibers that are gone; when no list of touched fibers is left.
    pub(super) fn forget_gone(&self) {
        let gone = std::mem::take(&mut self.inner.lock().gone);
        for handle in gone {
            // SAFETY: leaked from a box in `register`, taken out of all lists, and freed once.
            drop(unsafe { Box::from_raw(handle.0.as_ptr()) });
        }
    }
}

impl Drop for Fibers {
    fn drop(&mut self) {
        let lists = self.inner.get_mut();
        lists.gone.append(&mut lists.all);
        self.forget_gone();
    }
}

/// Single words that keep what they hold alive.
#[derive(Default)]
pub(super) struct RootTable {
    inner: Mutex<RootSlots>,
}

#[derive(Default)]
struct RootSlots {
    cells: Vec<Option<Arc<AtomicU64>>>,
    free: Vec<usize>,
}

impl RootTable {
    fn add(&self, value: Value) -> (usize, Arc<AtomicU64>) {
        let cell = Arc::new(AtomicU64::new(value.bits()));
        let mut slots = self.inner.lock();
        let index = slots.free.pop().unwrap_or(slots.cells.len());
        match slots.cells.get_mut(index) {
            Some(slot) => *slot = Some(cell.clone()),
            None => slots.cells.push(Some(cell.clone())),
        }
        (index, cell)
    }

    fn remove(&self, index: usize) {
        let mut slots = self.inner.lock();
        slots.cells[index] = None;
        slots.free.push(index);
    }

    pub(super) fn for_each(&self, mut visit: impl FnMut(&AtomicU64)) {
        self.inner.lock().cells.iter().flatten().for_each(|cell| visit(cell));
    }
}

/// Keeps one value alive, from any thread, until it is dropped.
pub struct Root {
    heap: Arc<Heap>,
    cell: Arc<AtomicU64>,
    index: usize,
}

impl Root {
    pub(super) fn new(heap: &Arc<Heap>, value: Value) -> Root {
        let (index, cell) = heap.roots.add(value);
        Root { heap: heap.clone(), cell, index }
    }

    /// The value. The mutator shows that the caller may hold one.
    pub fn get(&self, _mutator: &Mutator) -> Value {
        Value::from_bits(self.cell.load(Relaxed))
    }

    /// Replaces it.
    pub fn set(&self, _mutator: &Mutator, value: Value) {
        self.cell.store(value.bits(), Release);
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        self.heap.roots.remove(self.index);
    }
}
