//! Compiled code as the collector sees it: immovable objects outside the heap that hold constants,
//! marked by full collections through closures and return addresses. What code looks like inside is
//! the virtual machine's business.

use super::Heap;
use super::roots::Visitor;
use parking_lot::Mutex;
use std::mem;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// A part of each code object. Its address is the one that closures hold in word 1 and that
/// [`Visitor::code`] is told. It must not move while the code is registered.
#[derive(Default)]
#[repr(C, align(8))]
pub struct CodeHeader {
    index: AtomicU32,
    marked: AtomicU32,
}

impl CodeHeader {
    /// Its address, as closures hold it. To be asked once the object stands where it will stay.
    pub fn address(&self) -> usize {
        (&raw const *self).expose_provenance()
    }
}

/// Compiled code.
pub trait CodeObject: Send + Sync {
    /// The part the collector keeps its marks in.
    fn header(&self) -> &CodeHeader;

    /// Shows all constants, and all code that this code refers to by address.
    fn trace_constants(&self, visitor: &mut dyn Visitor);

    /// Memory it owns, for the limit.
    fn bytes(&self) -> usize {
        0
    }
}

struct Entry {
    code: NonNull<dyn CodeObject>,
    release: unsafe fn(NonNull<dyn CodeObject>),
}

// SAFETY: code is `Send + Sync`, and `release` may run on any thread.
unsafe impl Send for Entry {}

/// All code of a heap.
#[derive(Default)]
pub(super) struct CodeTable {
    inner: Mutex<Entries>,
}

#[derive(Default)]
struct Entries {
    entries: Vec<Option<Entry>>,
    free: Vec<u32>,
    /// Registered since the last collection.
    new: Vec<u32>,
    /// Unreachable, to be released when the world runs again.
    unreachable: Vec<Entry>,
    /// Marks of the running full collection equal this.
    round: u32,
}

/// Code that a collection has found and not yet traced.
#[derive(Default)]
pub(super) struct CodeMarks {
    round: u32,
    pending: Vec<u32>,
}

impl CodeMarks {
    /// Notes that the code with its header at this address is alive.
    pub(super) fn mark(&mut self, address: usize) {
        // SAFETY: closures and return points only ever hold the address of the header of registered
        // code, which is freed only after a full collection that has not found it.
        let header = unsafe { &*std::ptr::with_exposed_provenance::<CodeHeader>(address) };
        if header.marked.swap(self.round, Relaxed) != self.round {
            self.pending.push(header.index.load(Relaxed));
        }
    }

    /// The next code to trace.
    pub(super) fn next(&mut self) -> Option<u32> {
        self.pending.pop()
    }
}

impl CodeTable {
    /// Starts a full collection: nothing is marked.
    pub(super) fn start_marking(&self) -> CodeMarks {
        let mut inner = self.inner.lock();
        // 0 is what unmarked headers start with.
        inner.round = inner.round.checked_add(1).unwrap_or(1);
        CodeMarks { round: inner.round, pending: Vec::new() }
    }

    /// Shows the constants of the code that `next` names.
    pub(super) fn trace(&self, index: u32, visitor: &mut dyn Visitor) {
        let entry = self.inner.lock().entries[index as usize].as_ref().map(|entry| entry.code);
        let code = entry.expect("marked code is registered");
        // SAFETY: registered code stays in place until it is released.
        unsafe { code.as_ref() }.trace_constants(visitor);
    }

    /// Shows the constants of the code registered since the last collection.
    pub(super) fn trace_new(&self, visitor: &mut dyn Visitor) {
        let new = mem::take(&mut self.inner.lock().new);
        new.into_iter().for_each(|index| self.trace(index, visitor));
    }

    /// Shows the constants of all code.
    pub(super) fn inspect(&self, visitor: &mut dyn Visitor) {
        for entry in self.inner.lock().entries.iter().flatten() {
            // SAFETY: as in `trace`.
            unsafe { entry.code.as_ref() }.trace_constants(visitor);
        }
    }

    /// After a full collection: sets what was not marked aside. Returns the number and the bytes.
    pub(super) fn sweep(&self) -> (usize, usize) {
        let mut inner = self.inner.lock();
        let Entries { entries, free, new, unreachable, round } = &mut *inner;
        new.clear();
        let (mut count, mut bytes) = (0, 0);
        for (index, slot) in entries.iter_mut().enumerate() {
            // SAFETY: as in `trace`.
            let code = slot.as_ref().map(|entry| unsafe { entry.code.as_ref() });
            let Some(code) = code else { continue };
            if code.header().marked.load(Relaxed) != *round {
                count += 1;
                bytes += code.bytes();
                unreachable.extend(slot.take());
                free.push(index as u32);
            }
        }
        (count, bytes)
    }

    /// Gives the unreachable code to its owner's `release`; not in a stopped world.
    pub(super) fn release_unreachable(&self) {
        let unreachable = mem::take(&mut self.inner.lock().unreachable);
        for entry in unreachable {
            // SAFETY: no closure and no frame refers to this code, and it is out of the table.
            unsafe { (entry.release)(entry.code) };
        }
    }
}

impl Drop for CodeTable {
    fn drop(&mut self) {
        let inner = self.inner.get_mut();
        inner.unreachable.extend(mem::take(&mut inner.entries).into_iter().flatten());
        self.release_unreachable();
    }
}

impl Heap {
    /// Hands code over to the collector, which calls `release` once when no closure, frame or other
    /// code refers to it any more.
    ///
    /// # Safety
    /// The object stays valid and in place until `release` is called with it. It is registered
    /// once. The caller stores its address in a place that the collector sees before the next poll.
    pub unsafe fn register_code(
        &self,
        code: NonNull<dyn CodeObject>,
        release: unsafe fn(NonNull<dyn CodeObject>),
    ) {
        // SAFETY: valid, says the caller.
        let object = unsafe { code.as_ref() };
        self.charge_external(object.bytes());
        let mut inner = self.code.inner.lock();
        let entry = Some(Entry { code, release });
        let index = match inner.free.pop() {
            Some(index) => {
                inner.entries[index as usize] = entry;
                index
            }
            None => {
                inner.entries.push(entry);
                u32::try_from(inner.entries.len() - 1).expect("fewer than 2^32 procedures fit in memory")
            }
        };
        object.header().index.store(index, Relaxed);
        inner.new.push(index);
    }
}
