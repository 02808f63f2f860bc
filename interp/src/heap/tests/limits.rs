//! What happens at each bound: exactly at it, and one past it.

use super::{checked_config, collect, heap, list, mutator, poll, with_roots};
use crate::heap::block::SMALL_WORDS;
use crate::heap::large::LargeObject;
use crate::heap::{
    Foreign, GLOBALS_MAX, HeapConfig, Kind, NeedSpace, OutOfMemory, STOP, TooManyGlobals, Value,
};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

const LIMIT: usize = 8 << 20;

fn limited() -> HeapConfig {
    HeapConfig { limit_bytes: LIMIT, verify: false, ..checked_config() }
}

#[test]
fn endless_allocation_ends_in_out_of_memory_and_the_heap_goes_on() {
    let (mut m, roots) = with_roots(limited());
    for _ in 0..2 {
        roots.set(0, Value::NIL);
        let mut pairs = 0;
        let result = loop {
            let pair = m.cons(Value::fixnum(1), roots.get(0));
            roots.set(0, pair);
            pairs += 1;
            assert!(16 * pairs <= 2 * LIMIT, "the limit must be noticed");
            if m.poll_word().pending() & STOP != 0
                && let Err(error) = m.poll_stop()
            {
                break error;
            }
        };
        assert_eq!(result, OutOfMemory);
        assert!(16 * pairs > LIMIT / 4);
    }
    roots.set(0, Value::NIL);
    for _ in 0..3 {
        list(&mut m, 100_000);
        poll(&mut m);
    }
    assert!(m.heap().used_bytes() < LIMIT);
}

#[test]
fn a_large_object_that_cannot_fit_is_refused_twice_and_then_out_of_memory() {
    let (mut m, roots) = with_roots(limited());
    roots.set(0, list(&mut m, 10));
    let words = LIMIT / 8 + 1;
    let bytes = LargeObject::bytes_of(words);
    assert_eq!(m.alloc_large(Kind::Vector, words), Err(NeedSpace(bytes)));
    assert_ne!(m.poll_word().pending() & STOP, 0);
    assert_eq!(m.poll_stop(), Err(OutOfMemory));
    for words in [usize::MAX, usize::MAX / 8, 1 << 48] {
        assert!(m.alloc_any(Kind::Bytes, words).is_err());
        assert_eq!(m.poll_stop(), Err(OutOfMemory));
    }
    assert!(m.alloc_any(Kind::Vector, LIMIT / 16).is_ok());
}

#[test]
fn a_large_object_fits_once_garbage_is_gone() {
    let (mut m, _roots) = with_roots(limited());
    let words = LIMIT / 8 * 3 / 4;
    m.alloc_large(Kind::Vector, words).expect("the heap is empty");
    assert!(m.alloc_large(Kind::Vector, words).is_err());
    assert_eq!(m.poll_stop(), Ok(()));
    assert!(m.alloc_large(Kind::Vector, words).is_ok());
}

#[test]
fn large_begins_one_word_past_small() {
    let (mut m, roots) = with_roots(checked_config());
    roots.set(0, m.alloc_any(Kind::Vector, SMALL_WORDS).expect("small ones fit"));
    roots.set(1, m.alloc_any(Kind::Vector, SMALL_WORDS + 1).expect("there is room"));
    let large = roots.get(1);
    m.write(large, SMALL_WORDS, Value::fixnum(7));
    let small = roots.get(0);
    collect(&mut m, false);
    assert_ne!(roots.get(0), small);
    assert_eq!(roots.get(1), large, "large objects stay");
    assert_eq!(large.slot(SMALL_WORDS), Value::fixnum(7));
}

#[test]
fn the_last_global_exists_and_the_next_does_not() {
    let heap = heap(checked_config());
    let mut m = mutator(&heap);
    heap.reserve_globals(GLOBALS_MAX).expect("that many are allowed");
    let pair = list(&mut m, 1);
    m.set_global(GLOBALS_MAX - 1, pair);
    assert_eq!(heap.reserve_globals(GLOBALS_MAX + 1), Err(TooManyGlobals));
    assert!(TooManyGlobals.to_string().contains(&GLOBALS_MAX.to_string()));
}

#[test]
fn many_remembered_slots_ask_for_a_collection() {
    let (mut m, roots) = with_roots(HeapConfig { verify: false, ..checked_config() });
    let count = 1 << 16;
    roots.set(0, m.alloc_large(Kind::Vector, count + 10).expect("there is room"));
    collect(&mut m, false);
    let (vector, young) = (roots.get(0), m.cons(Value::NIL, Value::NIL));
    for index in 2..count + 1 {
        m.write(vector, index, young);
        m.write(vector, index, young);
    }
    assert_eq!(m.poll_word().pending() & STOP, 0, "a slot is remembered once");
    m.write(vector, count + 1, young);
    assert_ne!(m.poll_word().pending() & STOP, 0);
    poll(&mut m);
    assert!((2..count + 2).all(|index| roots.get(0).slot(index) == roots.get(0).slot(2)));
}

#[test]
fn memory_outside_the_heap_counts() {
    let (mut m, _roots) = with_roots(limited());
    m.heap().charge_external(LIMIT);
    assert!(m.alloc_large(Kind::Bytes, 2000).is_err());
    assert_eq!(m.poll_stop(), Err(OutOfMemory));
    m.heap().release_external(LIMIT);
    assert!(m.alloc_large(Kind::Bytes, 2000).is_ok());
}

struct Growing;

impl Foreign for Growing {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "growing"
    }

    fn bytes(&self) -> usize {
        LIMIT
    }
}

#[test]
fn a_foreign_object_that_grows_past_the_limit_is_noticed() {
    let (mut m, roots) = with_roots(limited());
    let object = m.foreign(Arc::new(Growing));
    roots.set(0, object);
    m.charge_foreign(object, 1);
    assert_eq!(m.poll_stop(), Err(OutOfMemory));
    let object = roots.get(0);
    roots.set(0, Value::NIL);
    m.charge_foreign(object, 1);
    assert_eq!(m.poll_stop(), Ok(()));
}
