//! Random graphs of all kinds of objects, changed and collected at random, compared with a model; by
//! one thread and by three, in all modes.

use super::model::{Expected, Model, Node, Shape, load, make, store};
use super::{checked_config, heap, mutator};
use crate::heap::{FiberHandle, Heap, HeapConfig, Kind, Mutator, STOP, Value, ephemeron_key};
use std::sync::Arc;
use std::thread;

const ROOTS: usize = 24;
const GLOBALS: usize = 8;
/// The word behind the roots: a list of weak boxes, the youngest first.
const WEAK: usize = ROOTS;

/// A small generator of reproducible numbers (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % bound as u64) as usize
    }
}

/// One thread's part of the heap: the words of a fiber and some globals are its roots.
struct Program {
    m: Mutator,
    model: Model,
    random: Random,
    words: Arc<super::Words>,
    fiber: FiberHandle,
    expected: [Expected; ROOTS + GLOBALS],
    first_global: usize,
    /// The objects in the weak boxes, the oldest first.
    weak: Vec<usize>,
}

impl Program {
    fn new(heap: &Arc<Heap>, thread: usize, seed: u64) -> Program {
        let words = super::Words::new(ROOTS + 1);
        let fiber = super::fiber(heap, &words);
        heap.reserve_globals((thread + 1) * GLOBALS).expect("few globals");
        let mut program = Program {
            m: mutator(heap),
            model: Model::default(),
            random: Random(seed ^ (thread as u64) << 32),
            words,
            fiber,
            expected: [Expected::Word(0); ROOTS + GLOBALS],
            first_global: thread * GLOBALS,
            weak: Vec::new(),
        };
        program.words.set(WEAK, Value::NIL);
        program.m.touch(fiber);
        for global in 0..GLOBALS {
            program.set_root(ROOTS + global, Value::fixnum(0), Expected::Word(0));
        }
        program
    }

    fn root(&self, index: usize) -> Value {
        match index.checked_sub(ROOTS) {
            None => self.words.get(index),
            Some(global) => {
                let cell = self.m.heap().global(self.first_global + global);
                // SAFETY: a cell of the living heap.
                Value::from_bits(unsafe { (*cell).load(std::sync::atomic::Ordering::Relaxed) })
            }
        }
    }

    fn set_root(&mut self, index: usize, value: Value, expected: Expected) {
        self.expected[index] = expected;
        match index.checked_sub(ROOTS) {
            None => {
                self.words.set(index, value);
                self.m.touch(self.fiber);
            }
            Some(global) => self.m.set_global(self.first_global + global, value),
        }
    }

    /// A value reachable from a random root, a few random steps down.
    fn pick(&mut self) -> (Value, Expected) {
        let index = self.random.below(ROOTS + GLOBALS);
        let (mut value, mut expected) = (self.root(index), self.expected[index]);
        for _ in 0..self.random.below(4) {
            let Expected::Object(number) = expected else { break };
            let node = &self.model.nodes[number];
            if node.slots.is_empty() {
                break;
            }
            let slot = self.random.below(node.slots.len());
            value = load(value, node.shape, slot);
            expected = node.slots[slot];
        }
        (value, expected)
    }

    fn shape(&mut self) -> Shape {
        let size = self.random.below(12);
        match self.random.below(40) {
            0..8 => Shape::NumberFirst,
            8..14 => Shape::NumberLast,
            14..20 => Shape::Vector(size),
            20 => Shape::Vector(1020 + size),
            21..23 => Shape::FrozenVector(size),
            23 => Shape::FrozenVector(1020 + size),
            24..26 => Shape::FrozenPair,
            26..29 => Shape::Record,
            29 => Shape::Stack(1 + size),
            30 => Shape::Stack(1016 + size),
            31..34 => Shape::Text(size),
            34 => Shape::Text(1020 + size),
            35 => Shape::Flonum,
            36 => Shape::Symbol,
            _ => Shape::Foreign,
        }
    }

    fn make_object(&mut self) {
        let shape = self.shape();
        let mut values = Vec::new();
        let mut slots = Vec::new();
        for _ in 0..shape.slots() {
            let word = self.random.below(1000) as i64;
            let immediate = (Value::fixnum(word), Expected::Word(word));
            let is_immediate = shape.is_frozen() || self.random.below(3) == 0;
            let (value, expected) = if is_immediate { immediate } else { self.pick() };
            values.push(value);
            slots.push(expected);
        }
        let number = self.model.nodes.len();
        let Some(object) = make(&mut self.m, number, shape, &values) else { return };
        self.model.nodes.push(Node { shape, slots });
        let root = self.random.below(ROOTS + GLOBALS);
        self.set_root(root, object, Expected::Object(number));
    }

    fn change_object(&mut self) {
        let (object, Expected::Object(number)) = self.pick() else { return };
        let Node { shape, ref slots } = self.model.nodes[number];
        if !shape.is_mutable() || slots.is_empty() {
            return;
        }
        let slot = self.random.below(slots.len());
        let (value, expected) = self.pick();
        store(&mut self.m, object, shape, slot, value);
        self.model.nodes[number].slots[slot] = expected;
    }

    fn make_weak_box(&mut self) {
        let (object, Expected::Object(number)) = self.pick() else { return };
        let weak_box = self.m.weak_box(object);
        let boxes = self.m.cons(weak_box, self.words.get(WEAK));
        self.words.set(WEAK, boxes);
        self.m.touch(self.fiber);
        self.weak.push(number);
    }

    /// What is in the weak boxes, with the numbers of the objects.
    fn weak_contents(&self) -> Vec<(Option<Value>, usize)> {
        let mut boxes = self.words.get(WEAK);
        let mut contents = Vec::new();
        for &number in self.weak.iter().rev() {
            contents.push((ephemeron_key(boxes.slot(0)), number));
            boxes = boxes.slot(1);
        }
        contents
    }

    fn step(&mut self) {
        match self.random.below(100) {
            0..2 => self.make_weak_box(),
            2..60 => self.make_object(),
            60..90 => self.change_object(),
            90..94 => {
                let root = self.random.below(ROOTS + GLOBALS);
                self.set_root(root, Value::fixnum(7), Expected::Word(7));
            }
            94..98 => self.poll(),
            98 => {
                self.m.leave();
                thread::yield_now();
                self.m.enter();
            }
            _ => {
                let full = self.random.below(4) == 0;
                self.m.heap().request_collection(full);
            }
        }
    }

    fn poll(&mut self) {
        if self.m.poll_word().pending() & STOP != 0 {
            self.m.poll_stop().expect("far below the limit");
        }
    }

    /// Compares what is reachable, and the weak boxes: whatever is reachable must be in them, and what is in
    /// them be whole. After a full collection (`exact`) nothing else is in them.
    fn check(&self, exact: bool) {
        let roots = (0..ROOTS + GLOBALS).map(|index| (self.root(index), self.expected[index]));
        let seen = self.model.check(&self.m, roots);
        let contents = self.weak_contents();
        for (content, number) in &contents {
            match seen.get(number) {
                Some(object) => assert_eq!(content.as_ref(), Some(object)),
                // A symbol with a name is never gone.
                None => {
                    let is_gone = content.is_none_or(|object| object.is_kind(Kind::Symbol));
                    assert!(!exact || is_gone, "object {number} is dead");
                }
            }
        }
        let left = contents.iter().filter_map(|(content, number)| Some(((*content)?, *number)));
        self.model.check(&self.m, left.map(|(object, number)| (object, Expected::Object(number))));
    }

    fn run(mut self, steps: usize) {
        for step in 0..steps {
            self.step();
            if step % 200 == 199 {
                self.check(false);
            }
        }
        self.m.heap().request_collection(true);
        self.poll();
        self.check(true);
        self.m.heap().clone().unregister_fiber(self.fiber);
    }
}

fn run(config: HeapConfig, threads: usize, seed: u64, steps: usize) {
    let heap = heap(config);
    thread::scope(|scope| {
        for thread in 0..threads {
            let heap = &heap;
            scope.spawn(move || Program::new(heap, thread, seed).run(steps));
        }
    });
    assert!(heap.epoch() > 0, "the test collects");
}

fn modes() -> [HeapConfig; 4] {
    let small = HeapConfig { nursery_bytes: 64 << 10, ..checked_config() };
    [
        checked_config(),
        small.clone(),
        HeapConfig { collect_at_every_poll: true, ..small.clone() },
        HeapConfig { verify: false, poison: false, ..small },
    ]
}

fn in_all_modes(threads: usize, seeds: u64, steps: usize) {
    for seed in 0..seeds {
        for config in modes() {
            run(config, threads, seed, steps);
        }
    }
}

#[test]
fn a_random_program_of_one_thread() {
    if cfg!(miri) { in_all_modes(1, 1, 150) } else { in_all_modes(1, 4, 3000) }
}

#[test]
fn random_programs_of_three_threads() {
    if cfg!(miri) { in_all_modes(3, 1, 60) } else { in_all_modes(3, 3, 1500) }
}

#[test]
#[ignore = "takes minutes"]
fn many_random_programs() {
    in_all_modes(1, 100, 10_000);
    in_all_modes(3, 100, 5_000);
}
