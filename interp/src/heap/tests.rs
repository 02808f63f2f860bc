//! Tests of the heap through its interface, and what they share.

mod collection;
mod figures;
mod limits;
mod model;
mod random;
mod stopping;
mod weak;

use super::{FiberHandle, Heap, HeapConfig, KEPT, Mutator, Roots, STOP, Scope, Value, Visitor};
use concurrency::PollWord;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Frames of these tests: every word is a value.
unsafe fn walk(base: *mut u64, words: usize, _return_address: u64, visitor: &mut dyn Visitor) {
    // SAFETY: the caller's promise.
    unsafe { visitor.words(base, words) };
}

/// A heap that checks itself at each collection.
fn checked_config() -> HeapConfig {
    HeapConfig {
        limit_bytes: 512 << 20,
        nursery_bytes: 256 << 10,
        collect_at_every_poll: false,
        verify: true,
        poison: true,
    }
}

/// A fiber whose values are these words, which live as long as it is registered.
fn fiber(heap: &Heap, words: &Arc<Words>) -> FiberHandle {
    let fiber = heap.register_fiber([Value::FALSE; KEPT]);
    let roots: NonNull<dyn Roots> = NonNull::from(&**words);
    // SAFETY: the tests keep the words as long as the fiber, and no worker runs it.
    unsafe { fiber.rise(roots) };
    fiber
}

fn heap(config: HeapConfig) -> Arc<Heap> {
    Heap::new(config, walk)
}

fn mutator(heap: &Arc<Heap>) -> Mutator {
    heap.mutator(Arc::new(PollWord::new()))
}

/// What the virtual machine does at a poll.
fn poll(mutator: &mut Mutator) {
    if mutator.poll_word().pending() & STOP != 0 {
        mutator.poll_stop().expect("these tests stay below the limit");
    }
}

fn collect(mutator: &mut Mutator, full: bool) {
    mutator.heap().request_collection(full);
    poll(mutator);
}

/// A stand-in for a fiber: a row of words.
struct Words(Vec<AtomicU64>);

impl Words {
    fn new(count: usize) -> Arc<Words> {
        Arc::new(Words((0..count).map(|_| AtomicU64::new(0)).collect()))
    }

    fn get(&self, index: usize) -> Value {
        Value::from_bits(self.0[index].load(Relaxed))
    }

    fn set(&self, index: usize, value: Value) {
        self.0[index].store(value.bits(), Relaxed);
    }
}

impl Roots for Words {
    fn trace(&self, _scope: Scope, visitor: &mut dyn Visitor) {
        for word in &self.0 {
            // SAFETY: an atomic that nobody else uses in a stopped world.
            unsafe { visitor.word(word.as_ptr()) };
        }
    }
}

/// A mutator of a heap of its own, with one root table.
fn with_roots(config: HeapConfig) -> (Mutator, Arc<Words>) {
    let heap = heap(config);
    let roots = Words::new(8);
    heap.add_roots(roots.clone());
    (mutator(&heap), roots)
}

/// The list of the fixnums from 0 up to `count`.
fn list(mutator: &mut Mutator, count: i64) -> Value {
    (0..count).rev().fold(Value::NIL, |tail, n| mutator.cons(Value::fixnum(n), tail))
}

fn is_list(mut list: Value, count: i64) -> bool {
    for n in 0..count {
        if list.car() != Some(Value::fixnum(n)) {
            return false;
        }
        list = list.cdr().expect("a pair has a cdr");
    }
    list == Value::NIL
}
