//! What survives a collection, what does not, and what it looks like afterwards.

use super::{checked_config, collect, heap, is_list, list, mutator, with_roots};
use crate::heap::{
    CodeHeader, CodeObject, Foreign, HeapConfig, Kind, Mutator, Value, Visitor, address_hash, foreign_of,
    is_young,
};
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

#[test]
fn a_list_survives_minor_and_full_collections() {
    let (mut m, roots) = with_roots(checked_config());
    roots.set(0, list(&mut m, 1000));
    collect(&mut m, false);
    assert!(is_list(roots.get(0), 1000) && !is_young(roots.get(0)));
    let before = roots.get(0);
    collect(&mut m, false);
    assert_eq!(roots.get(0), before, "old objects stay in minor collections");
    collect(&mut m, true);
    assert!(is_list(roots.get(0), 1000));
    assert_ne!(roots.get(0), before, "full collections move them");
    let stats = m.heap().stats();
    assert_eq!((stats.minor, stats.full), (2, 1));
    assert_eq!(stats.copied_bytes, 2 * 16_000);
}

#[test]
fn cycles_and_sharing_are_kept() {
    let (mut m, roots) = with_roots(checked_config());
    let pair = m.cons(Value::FALSE, Value::NIL);
    m.set_car(pair, pair);
    let vector = m.alloc(Kind::Vector, 4);
    vector.set_word(1, Value::fixnum(2).bits());
    m.write(vector, 2, pair);
    m.write(vector, 3, pair);
    roots.set(0, vector);
    for full in [false, true] {
        collect(&mut m, full);
        let pair = roots.get(0).slot(2);
        assert_eq!(pair, roots.get(0).slot(3));
        assert_eq!(pair.car(), Some(pair));
    }
}

#[test]
fn a_young_object_stored_in_an_old_one_is_found() {
    let (mut m, roots) = with_roots(checked_config());
    m.heap().reserve_globals(2).expect("two globals");
    let old = m.alloc_large(Kind::Vector, 5000).expect("there is room");
    let pair = m.cons(Value::NIL, Value::NIL);
    roots.set(0, old);
    roots.set(1, pair);
    collect(&mut m, false);
    for (index, holder) in [(4999, roots.get(0)), (1, roots.get(1))] {
        let young = list(&mut m, 3);
        m.write(holder, index, young);
        m.set_global(1, young);
    }
    let young = list(&mut m, 4);
    assert_eq!(m.compare_exchange(roots.get(1), 0, Value::NIL, young), Ok(()));
    assert_eq!(m.compare_exchange(roots.get(1), 0, Value::NIL, young), Err(young));
    collect(&mut m, false);
    assert!(is_list(roots.get(0).slot(4999), 3));
    assert!(is_list(roots.get(1).slot(1), 3));
    assert!(is_list(roots.get(1).slot(0), 4));
    // SAFETY: a cell of the living heap.
    let global = unsafe { (*m.heap().global(1)).load(Relaxed) };
    assert!(is_list(Value::from_bits(global), 3));
}

#[test]
fn what_is_frozen_stays_frozen() {
    let (mut m, roots) = with_roots(checked_config());
    let pair = m.frozen_cons(Value::fixnum(1), Value::NIL);
    let text = m.frozen_alloc(Kind::Bytes, 3);
    text.set_word(1, Value::fixnum(8).bits());
    text.set_word(2, 0x17);
    let large = m.frozen_alloc_any(Kind::Vector, 3000).expect("there is room");
    let plain = m.cons(pair, text);
    roots.set(0, m.cons(plain, large));
    for full in [false, false, true, true] {
        collect(&mut m, full);
        let (plain, large) = (roots.get(0).slot(0), roots.get(0).slot(1));
        assert!(m.is_frozen(plain.slot(0)) && m.is_frozen(plain.slot(1)) && m.is_frozen(large));
        assert!(!m.is_frozen(plain) && !m.is_frozen(roots.get(0)));
        assert!(m.is_frozen(Value::fixnum(1)) && m.is_frozen(Value::NIL));
    }
}

#[test]
fn garbage_gives_its_memory_back() {
    let config = HeapConfig { nursery_bytes: 64 << 10, ..checked_config() };
    let (mut m, roots) = with_roots(config);
    let size = if cfg!(miri) { 20_000 } else { 400_000 };
    roots.set(0, list(&mut m, size));
    roots.set(1, m.alloc_large(Kind::Bytes, 100_000).expect("there is room"));
    collect(&mut m, true);
    let full = m.heap().pool.reserved_bytes();
    assert!(m.heap().used_bytes() > 16 * size as usize + 800_000);
    roots.set(0, Value::NIL);
    roots.set(1, Value::NIL);
    collect(&mut m, true);
    assert!(m.heap().used_bytes() < 200_000);
    assert!(m.heap().pool.reserved_bytes() < full, "empty chunks go back to the system");
}

#[test]
fn symbols_are_one_per_name_and_freed_when_unused() {
    let (mut m, roots) = with_roots(checked_config());
    let kept = m.symbol("kept");
    roots.set(0, kept);
    roots.set(1, m.uninterned_symbol("kept"));
    assert_ne!(roots.get(0), roots.get(1));
    for index in 0..300 {
        m.symbol(&format!("λ{index}"));
    }
    let names = |m: &Mutator| {
        let mut count = 0;
        m.heap().symbols.for_each(|_| count += 1);
        count
    };
    assert_eq!(names(&m), 302);
    collect(&mut m, false);
    assert_eq!(names(&m), 302, "minor collections leave symbols alone");
    collect(&mut m, true);
    assert_eq!(names(&m), 2);
    assert_eq!(m.symbol("kept"), kept, "symbols never move");
    assert_eq!(m.symbol_text(roots.get(1)), "kept");
    let again = m.symbol("λ7");
    assert_eq!(m.symbol_text(again), "λ7");
    assert_eq!(m.symbol("λ7"), again);
}

#[test]
fn identity_survives_moving() {
    let (mut m, roots) = with_roots(checked_config());
    roots.set(0, m.alloc(Kind::Cell, 2));
    roots.set(1, m.alloc(Kind::Cell, 2));
    let hash = m.identity_hash(roots.get(0));
    let epoch = m.epoch();
    assert_eq!(address_hash(roots.get(0)), address_hash(roots.get(0)));
    assert_ne!(hash, m.identity_hash(roots.get(1)));
    for full in [false, true] {
        collect(&mut m, full);
        assert_eq!(m.identity_hash(roots.get(0)), hash);
    }
    assert_eq!(m.epoch(), epoch + 2);
    let symbol = m.symbol("x");
    let mut other = mutator(&heap(checked_config()));
    let same_name = other.symbol("x");
    assert_eq!(m.identity_hash(symbol), other.identity_hash(same_name));
}

struct Counted(Arc<AtomicUsize>, AtomicU64);

impl Foreign for Counted {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        visit(&self.1);
    }

    fn type_name(&self) -> &'static str {
        "counted"
    }

    fn bytes(&self) -> usize {
        1 << 20
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Relaxed);
    }
}

#[test]
fn foreign_objects_hold_values_count_as_memory_and_are_dropped() {
    let dropped = Arc::new(AtomicUsize::new(0));
    let (mut m, roots) = with_roots(checked_config());
    let make = |m: &mut Mutator| {
        let held = list(m, 5).bits();
        m.foreign(Arc::new(Counted(dropped.clone(), AtomicU64::new(held))))
    };
    roots.set(0, make(&mut m));
    make(&mut m);
    assert!(m.heap().used_bytes() > 2 << 20);
    collect(&mut m, false);
    assert_eq!(dropped.load(Relaxed), 1, "young ones are found dead by minor collections");
    let held = list(&mut m, 9);
    let object = roots.get(0);
    foreign_of::<Counted>(&object).expect("its type").1.store(held.bits(), Relaxed);
    m.mark_dirty(object);
    collect(&mut m, false);
    let object = roots.get(0);
    let held = foreign_of::<Counted>(&object).expect("its type").1.load(Relaxed);
    assert!(is_list(Value::from_bits(held), 9));
    collect(&mut m, true);
    roots.set(0, Value::NIL);
    collect(&mut m, true);
    assert_eq!(dropped.load(Relaxed), 2);
    assert!(m.heap().used_bytes() < 1 << 20);
    make(&mut m);
    drop(m);
    assert_eq!(dropped.load(Relaxed), 3, "a heap drops what it still has");
}

struct Code {
    header: CodeHeader,
    constant: Arc<AtomicU64>,
    callee: usize,
    released: Arc<AtomicUsize>,
}

impl CodeObject for Code {
    fn header(&self) -> &CodeHeader {
        &self.header
    }

    fn trace_constants(&self, visitor: &mut dyn Visitor) {
        // SAFETY: an atomic that nobody else uses in a stopped world.
        unsafe { visitor.word(self.constant.as_ptr()) };
        visitor.code(self.callee);
    }
}

unsafe fn release(code: NonNull<dyn CodeObject>) {
    // SAFETY: made from a box by `code` below.
    drop(unsafe { Box::from_raw(code.as_ptr()) });
}

impl Drop for Code {
    fn drop(&mut self) {
        self.released.fetch_add(1, Relaxed);
    }
}

/// New code with a list as its constant: its address, and the constant.
fn code(m: &mut Mutator, callee: usize, released: &Arc<AtomicUsize>) -> (usize, Arc<AtomicU64>) {
    let constant = Arc::new(AtomicU64::new(list(m, 3).bits()));
    let header = CodeHeader::default();
    let code = Box::new(Code { header, constant: constant.clone(), callee, released: released.clone() });
    let code: NonNull<dyn CodeObject> = NonNull::from(Box::leak(code));
    // SAFETY: leaked, and freed by `release` only.
    unsafe {
        m.heap().register_code(code, release);
        (code.as_ref().header().address(), constant)
    }
}

#[test]
fn code_lives_as_long_as_closures_or_other_code_refer_to_it() {
    let released = Arc::new(AtomicUsize::new(0));
    let (mut m, roots) = with_roots(checked_config());
    let (callee, constant) = code(&mut m, 0, &released);
    let (caller, _) = code(&mut m, callee, &released);
    code(&mut m, 0, &released);
    let closure = m.alloc(Kind::Closure, 2);
    closure.set_word(1, caller as u64);
    roots.set(0, closure);
    collect(&mut m, false);
    assert_eq!(released.load(Relaxed), 0, "minor collections keep all code");
    collect(&mut m, true);
    collect(&mut m, true);
    assert_eq!(released.load(Relaxed), 1);
    assert!(is_list(Value::from_bits(constant.load(Relaxed)), 3));
    roots.set(0, Value::NIL);
    collect(&mut m, true);
    assert_eq!(released.load(Relaxed), 3);
    code(&mut m, 0, &released);
    drop(m);
    assert_eq!(released.load(Relaxed), 4, "a heap releases what it still has");
}

#[test]
fn fibers_are_visited_when_touched_and_always_by_full_collections() {
    let heap = heap(checked_config());
    let mut m = mutator(&heap);
    let words = super::Words::new(1);
    let fiber = super::fiber(&heap, &words);
    words.set(0, list(&mut m, 2));
    collect(&mut m, false);
    words.set(0, list(&mut m, 3));
    m.touch(fiber);
    m.touch(fiber);
    collect(&mut m, false);
    assert!(is_list(words.get(0), 3));
    collect(&mut m, true);
    assert!(is_list(words.get(0), 3));
    m.run(fiber);
    for count in 4..7 {
        words.set(0, list(&mut m, count));
        collect(&mut m, false);
        assert!(is_list(words.get(0), count), "a fiber that runs is visited each time");
    }
    m.touch(fiber);
    heap.unregister_fiber(fiber);
    words.set(0, Value::from_bits(0xdead_beef_0000 | 3));
    collect(&mut m, false);
    collect(&mut m, true);
}

#[test]
fn handles_keep_values_alive_until_dropped() {
    let heap = heap(checked_config());
    let mut m = mutator(&heap);
    let pair = list(&mut m, 2);
    let root = heap.root(pair);
    let other = heap.root(Value::fixnum(1));
    drop(other);
    collect(&mut m, true);
    assert!(is_list(root.get(&m), 2));
    let replacement = list(&mut m, 3);
    root.set(&m, replacement);
    collect(&mut m, false);
    assert!(is_list(root.get(&m), 3));
}

#[test]
fn heaps_are_independent() {
    let mut all: Vec<_> = (0..3).map(|_| with_roots(checked_config())).collect();
    for (index, (m, roots)) in all.iter_mut().enumerate() {
        roots.set(0, list(m, 100 * (index as i64 + 1)));
    }
    collect(&mut all[1].0, true);
    all.remove(0);
    collect(&mut all[0].0, false);
    collect(&mut all[1].0, true);
    assert!(is_list(all[0].1.get(0), 200) && is_list(all[1].1.get(0), 300));
}

#[test]
fn flonums_that_do_not_fit_in_a_word_are_boxed() {
    let (mut m, roots) = with_roots(checked_config());
    roots.set(0, m.flonum(1e300));
    roots.set(1, m.flonum(1.5));
    collect(&mut m, true);
    assert_eq!(roots.get(0).as_flonum(), Some(1e300));
    assert_eq!(roots.get(1).as_flonum(), Some(1.5));
    assert!(roots.get(1).is_immediate() && roots.get(0).is_kind(Kind::Flonum));
}
