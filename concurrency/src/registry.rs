//! The registry: every task lives in a numbered slot of a slab that only grows.
//!
//! A handle is a number, never a reference count. Slots are never freed before the scheduler, so a
//! late waker always finds a slot and learns from its words that it came too late.

mod slot;

pub(crate) use slot::{Runnable, Running, Slot, Sort, Vacant};

use crate::host::Host;
use crate::shim::FIRST_CHUNK;
use crate::task::{Refused, TaskId};
use parking_lot::Mutex;
use std::sync::OnceLock;

/// Every chunk is twice as long as the one before. With these a slot number has 30 bits, which leaves two flags to words that hold a task's handle.
const CHUNKS: usize = 24;
/// Free slots that a worker takes from or gives back to the common list at once.
const BATCH: usize = 64;

/// No scheduler holds more tasks than this.
pub const TASK_LIMIT: usize = FIRST_CHUNK * ((1 << CHUNKS) - 1);

pub(crate) struct Registry<H: Host> {
    chunks: [OnceLock<Box<[Slot<H>]>>; CHUNKS],
    vacant: Mutex<VacantSlots>,
    limit: usize,
}

struct VacantSlots {
    /// Slots below this number were used at least once.
    used: usize,
    free: Vec<Vacant>,
}

impl<H: Host> Registry<H> {
    pub(crate) fn new(limit: usize) -> Self {
        Registry {
            chunks: [const { OnceLock::new() }; CHUNKS],
            vacant: Mutex::new(VacantSlots { used: 0, free: Vec::new() }),
            limit: limit.min(TASK_LIMIT),
        }
    }

    /// The slot of a number that this registry has handed out.
    #[inline]
    pub(crate) fn slot(&self, index: u32) -> &Slot<H> {
        self.find(index).expect("slot numbers inside the crate come from the registry")
    }

    /// The slot of a number that may come from anywhere.
    #[inline]
    pub(crate) fn find(&self, index: u32) -> Option<&Slot<H>> {
        let (chunk, offset) = locate(index);
        self.chunks.get(chunk)?.get()?.get(offset)
    }

    /// Stores a task as queued; `free` are the vacant slots that the calling worker keeps.
    pub(crate) fn insert(
        &self,
        task: H::Task,
        free: &mut Vec<Vacant>,
    ) -> Result<(TaskId, Runnable), Refused<H::Task>> {
        if free.is_empty() {
            self.refill(free, BATCH);
        }
        match free.pop() {
            Some(vacant) => Ok(self.slot(vacant.index()).occupy(vacant, task)),
            None => Err(Refused(task)),
        }
    }

    /// Stores a task from a thread that keeps no vacant slots.
    pub(crate) fn insert_from_outside(&self, task: H::Task) -> Result<(TaskId, Runnable), Refused<H::Task>> {
        let mut free = Vec::new();
        self.refill(&mut free, 1);
        self.insert(task, &mut free)
    }

    /// Takes back a slot whose task has ended.
    pub(crate) fn release(&self, vacant: Vacant, free: &mut Vec<Vacant>) {
        free.push(vacant);
        if free.len() >= 2 * BATCH {
            self.give_back(free, BATCH);
        }
    }

    /// Returns all but `keep` vacant slots to the common list.
    pub(crate) fn give_back(&self, free: &mut Vec<Vacant>, keep: usize) {
        if free.len() > keep {
            self.vacant.lock().free.extend(free.drain(keep..));
        }
    }

    /// All slots that were ever used.
    pub(crate) fn slots(&self) -> impl Iterator<Item = (u32, &Slot<H>)> {
        let used = self.vacant.lock().used as u32;
        (0..used).map(|index| (index, self.slot(index)))
    }

    fn refill(&self, free: &mut Vec<Vacant>, count: usize) {
        let mut vacant = self.vacant.lock();
        let reused = vacant.free.len().min(count);
        let rest = vacant.free.len() - reused;
        free.extend(vacant.free.drain(rest..));
        let fresh = (count - reused).min(self.limit - vacant.used);
        // Pushed in descending order, so that they are used in ascending order.
        for index in (vacant.used..vacant.used + fresh).rev() {
            let (chunk, _) = locate(index as u32);
            let first = index_of(chunk);
            let slots = || (first..first + (FIRST_CHUNK << chunk)).map(|index| Slot::new(index as u32));
            let slots = self.chunks[chunk].get_or_init(|| slots().collect());
            free.push(slots[index - first].first_vacant());
        }
        vacant.used += fresh;
    }
}

/// Chunk and offset of a slot: chunk k starts at FIRST_CHUNK * (2^k - 1).
#[inline]
fn locate(index: u32) -> (usize, usize) {
    let shifted = index as usize + FIRST_CHUNK;
    let chunk = (shifted / FIRST_CHUNK).ilog2() as usize;
    (chunk, shifted - (FIRST_CHUNK << chunk))
}

/// The number of the first slot of a chunk.
fn index_of(chunk: usize) -> usize {
    FIRST_CHUNK * ((1 << chunk) - 1)
}
