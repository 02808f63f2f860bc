//! The verifier: after a collection, everything reachable or not in the old generation is checked
//! for being well formed. It changes nothing, and panics at the first flaw: what it finds is a
//! mistake of ours that would crash a program later and elsewhere. Slow; a mode for tests.

use super::Heap;
use super::barrier::is_young;
use super::block::YOUNG;
use super::collect::OldSpace;
use super::copy::STACK_FRAMES;
use super::foreign::ForeignCell;
use super::kind::Layout;
use super::roots::{Scope, Visitor};
use super::value::{Header, Value};
use std::collections::HashSet;
use std::ptr::NonNull;
use std::sync::atomic::Ordering::Relaxed;

/// Before a collection: each word of the old generation that points to a young object is remembered.
pub(super) fn remembered(heap: &Heap, old: &OldSpace, slots: &[*mut u64], dirty: &[NonNull<ForeignCell>]) {
    let slots: HashSet<usize> = slots.iter().map(|slot| *slot as usize).collect();
    let dirty: HashSet<usize> = dirty.iter().map(|cell| cell.as_ptr() as usize).collect();
    each_old_word(heap, old, &mut |owner, slot, value| {
        let is_dirty = owner.is_kind(super::Kind::Foreign)
            && dirty.contains(&(ForeignCell::of(owner).as_ptr() as usize));
        let by_scheduler = super::foreign_object(&owner).is_some_and(|object| object.shows_payloads());
        let is_known = slots.contains(&slot) || is_dirty || by_scheduler;
        assert!(!is_young(value) || is_known, "{owner:?} holds {value:?}, which is young, unremembered");
    });
    for cell in heap.globals.cells() {
        let is_known = slots.contains(&(&raw const *cell as usize));
        let value = Value::from_bits(cell.load(Relaxed));
        assert!(!is_young(value) || is_known, "a global cell holds {value:?}, which is young, unremembered");
    }
}

/// After a collection: no word leads anywhere but to the start of a living object.
pub(super) fn everything(heap: &Heap, old: &OldSpace) {
    let mut starts: HashSet<u64> = HashSet::new();
    each_old_object(old, &mut |object, _| {
        starts.insert(object.bits());
    });
    heap.symbols.for_each(|symbol| {
        starts.insert(symbol.bits());
    });
    each_old_word(heap, old, &mut |owner, _, value| check(&starts, &format_args!("{owner:?}"), value));
    let mut checker = Checker { holder: "a root", starts: &starts };
    heap.globals.cells().iter().for_each(|cell| checker.check(cell.load(Relaxed)));
    heap.roots.for_each(|cell| checker.check(cell.load(Relaxed)));
    checker.holder = "a fiber";
    heap.fibers.inspect(&mut checker);
    checker.holder = "code";
    heap.code.inspect(&mut checker);
    checker.holder = "a table of the machine";
    heap.tables.lock().iter().for_each(|roots| roots.trace(Scope::Everything, &mut checker));
}

fn check(starts: &HashSet<u64>, holder: &dyn std::fmt::Display, value: Value) {
    assert!(value.bits() & 0xff != 0x17 && value.bits() & 0xff != 0x1f, "{holder} holds {value:?}, no value");
    if !value.is_immediate() {
        assert!(starts.contains(&value.bits()), "{holder} holds {value:?}, where no object lives");
    }
}

struct Checker<'a> {
    holder: &'static str,
    starts: &'a HashSet<u64>,
}

impl Checker<'_> {
    fn check(&self, word: u64) {
        check(self.starts, &self.holder, Value::from_bits(word));
    }
}

impl Visitor for Checker<'_> {
    unsafe fn word(&mut self, slot: *mut u64) {
        // SAFETY: the caller's promise.
        self.check(unsafe { slot.read() });
    }

    fn code(&mut self, _address: usize) {}
}

/// Passes each word of the old generation that holds a value: its owner, its address, the value.
fn each_old_word(heap: &Heap, old: &OldSpace, pass: &mut dyn FnMut(Value, usize, Value)) {
    each_old_object(old, &mut |object, words| {
        let mut each = EachWord { owner: object, pass };
        let first = object.address();
        // SAFETY: `object` has `words` words, laid out as its kind says, in a stopped world.
        unsafe {
            match object.kind().map(|kind| kind.layout()) {
                None => each.words(first, 2),
                Some(Layout::Raw) => {}
                Some(Layout::Values | Layout::Ephemeron) => each.words(first.add(1), words - 1),
                Some(Layout::Frames) => {
                    each.word(first.add(1));
                    let return_address = first.add(3).read();
                    (heap.walker)(first.add(STACK_FRAMES), words - STACK_FRAMES, return_address, &mut each);
                }
                Some(Layout::Foreign) => ForeignCell::of(object).as_ref().inspect(&mut |slot| {
                    each.word(slot.as_ptr());
                }),
            }
        }
    });
}

struct EachWord<'a> {
    owner: Value,
    pass: &'a mut dyn FnMut(Value, usize, Value),
}

impl Visitor for EachWord<'_> {
    unsafe fn word(&mut self, slot: *mut u64) {
        // SAFETY: the caller's promise.
        (self.pass)(self.owner, slot as usize, Value::from_bits(unsafe { slot.read() }));
    }

    fn code(&mut self, _address: usize) {}
}

/// Passes each pair and object of the old generation with its number of words.
fn each_old_object(old: &OldSpace, pass: &mut dyn FnMut(Value, usize)) {
    for block in &old.blocks {
        assert!(block.flags() & YOUNG == 0, "a young block in the old generation");
        let mut address = block.start();
        while address < block.top() {
            // SAFETY: below `top`, pairs and objects stand one after the other.
            let first = unsafe { address.read() };
            let (value, words) = if Header::is_header(first) {
                (Value::object_at(address), Header(first).words())
            } else {
                (Value::pair_at(address), 2)
            };
            assert!(words > 0, "{value:?} has no size");
            pass(value, words);
            address = address.wrapping_add(words);
        }
        assert!(address == block.top(), "the last object of a block passes its end");
    }
    for large in &old.large {
        assert!(large.block().flags() & YOUNG == 0, "a young large object in the old generation");
        pass(Value::object_at(large.block().start()), large.block().large_words());
    }
}
