//! A queue of words, first in, first out: a chain of segments, each an array of cells that are used once.
//!
//! Who pushes draws the number of a cell and fills it, if nobody has given it up; who pops draws a number likewise and
//! takes what is there, or gives the cell up when whoever drew it to fill it is not done. A full segment gets a
//! successor, whose first word is in it when it is linked. After Correia and Ramalhete's array queue with fetch-and-add;
//! segments that are used up are freed by epochs.
//!
//! Progress: lock-free. A push repeats only after a pop that gave up its cell, or a push that linked a segment; as a
//! segment has so many cells, one of so many repetitions links a segment with its word. A pop repeats only after a push
//! drew a number.

use super::Collection;
use crate::shim::atomic::{AtomicPtr, AtomicU8, AtomicU64, AtomicUsize, Ordering};
use crate::shim::{Guard, LOOKS, SEGMENT, spin_loop};
use std::ptr;

/// Nobody has filled the cell or given it up.
const EMPTY: u8 = 0;
/// A word is in it.
const FULL: u8 = 1;
/// It is used up.
const USED: u8 = 2;

struct Cell {
    state: AtomicU8,
    word: AtomicU64,
}

/// On cache lines of its own: those who push and those who pop do not disturb each other.
#[repr(align(128))]
struct Apart<T>(T);

struct Segment {
    /// How many numbers were drawn for pushing; more than there are cells when it is full.
    pushed: Apart<AtomicUsize>,
    /// How many were drawn for popping.
    popped: Apart<AtomicUsize>,
    next: AtomicPtr<Segment>,
    cells: [Cell; SEGMENT],
}

/// A queue of any number of words. See the file's head.
pub struct Queue {
    /// Where words are popped. Never behind `tail`, unless for the moment in which a segment is linked.
    head: Apart<AtomicPtr<Segment>>,
    /// Where words are pushed: the last segment, or the one before.
    tail: Apart<AtomicPtr<Segment>>,
}

impl Segment {
    fn new(pushed: usize, first: u64) -> *mut Segment {
        let cell = |index| Cell {
            state: AtomicU8::new(if index < pushed { FULL } else { EMPTY }),
            word: AtomicU64::new(if index < pushed { first } else { 0 }),
        };
        Box::into_raw(Box::new(Segment {
            pushed: Apart(AtomicUsize::new(pushed)),
            popped: Apart(AtomicUsize::new(0)),
            next: AtomicPtr::new(ptr::null_mut()),
            cells: std::array::from_fn(cell),
        }))
    }

    fn next(&self) -> *mut Segment {
        self.next.load(Ordering::Acquire)
    }

    /// Fills a cell of the segment; false if it has none left that is not given up.
    fn fill(&self, word: u64) -> bool {
        loop {
            let index = self.pushed.0.fetch_add(1, Ordering::AcqRel);
            let Some(cell) = self.cells.get(index) else { return false };
            cell.word.store(word, Ordering::Relaxed);
            if cell.state.compare_exchange(EMPTY, FULL, Ordering::Release, Ordering::Relaxed).is_ok() {
                return true;
            }
        }
    }

    /// Whether all that was pushed here has been drawn for popping, and nothing can follow in a next segment.
    fn is_drained(&self) -> bool {
        let popped = self.popped.0.load(Ordering::Acquire);
        popped >= self.pushed.0.load(Ordering::Acquire) && self.next().is_null()
    }
}

impl Cell {
    /// Takes the word, or gives the cell up.
    fn take(&self) -> Option<u64> {
        let mut looks = LOOKS;
        while looks > 0 && self.state.load(Ordering::Relaxed) != FULL {
            spin_loop();
            looks -= 1;
        }
        let is_full = self.state.swap(USED, Ordering::AcqRel) == FULL;
        is_full.then(|| self.word.load(Ordering::Relaxed))
    }
}

impl Queue {
    /// The segment behind a pointer that was loaded under this guard.
    fn segment(_guard: &Guard, pointer: *mut Segment) -> &Segment {
        // SAFETY: `head`, `tail` and `next` hold segments that were linked. One is retired only after `head` has left it,
        // when neither `tail` nor another segment leads to it, and is freed when every guard from then is gone.
        unsafe { &*pointer }
    }

    /// Lets `tail` lead to the segment behind this one, if it leads to this one.
    fn advance_tail(&self, from: *mut Segment, to: *mut Segment) {
        let _ = self.tail.0.compare_exchange(from, to, Ordering::AcqRel, Ordering::Relaxed);
    }

    /// Leaves a segment whose cells are used up, for the next one.
    fn advance_head(&self, guard: &Guard, from: *mut Segment, to: *mut Segment) {
        self.advance_tail(from, to);
        if self.head.0.compare_exchange(from, to, Ordering::AcqRel, Ordering::Relaxed).is_ok() {
            // SAFETY: `head` and `tail` have left the segment for good, since both only go to a next one; it was the first,
            // so no other leads to it; and only one thread has moved `head` away from it.
            unsafe { guard.retire(from) };
        }
    }

    fn segments<'g>(&self, guard: &'g Guard) -> impl Iterator<Item = &'g Segment> {
        let mut at = self.head.0.load(Ordering::Acquire);
        std::iter::from_fn(move || {
            if at.is_null() {
                return None;
            }
            let segment = Queue::segment(guard, at);
            at = segment.next();
            Some(segment)
        })
    }
}

impl Default for Queue {
    fn default() -> Queue {
        let first = Segment::new(0, 0);
        Queue { head: Apart(AtomicPtr::new(first)), tail: Apart(AtomicPtr::new(first)) }
    }
}

impl Collection for Queue {
    fn push(&self, word: u64) -> usize {
        let guard = Guard::new();
        loop {
            let last = self.tail.0.load(Ordering::Acquire);
            let segment = Queue::segment(&guard, last);
            if segment.fill(word) {
                return 0;
            }
            let mut next = segment.next();
            if next.is_null() {
                let new = Segment::new(1, word);
                match segment.next.compare_exchange(next, new, Ordering::AcqRel, Ordering::Acquire) {
                    Ok(_) => {
                        self.advance_tail(last, new);
                        return size_of::<Segment>();
                    }
                    Err(other) => {
                        // SAFETY: it was made above and nobody else has seen it.
                        drop(unsafe { Box::from_raw(new) });
                        next = other;
                    }
                }
            }
            self.advance_tail(last, next);
        }
    }

    fn pop(&self) -> Option<u64> {
        let guard = Guard::new();
        loop {
            let first = self.head.0.load(Ordering::Acquire);
            let segment = Queue::segment(&guard, first);
            if segment.is_drained() {
                return None;
            }
            let index = segment.popped.0.fetch_add(1, Ordering::AcqRel);
            match segment.cells.get(index) {
                Some(cell) => {
                    if let Some(word) = cell.take() {
                        return Some(word);
                    }
                }
                None => {
                    let next = segment.next();
                    if next.is_null() {
                        return None;
                    }
                    self.advance_head(&guard, first, next);
                }
            }
        }
    }

    fn is_empty(&self) -> bool {
        let guard = Guard::new();
        loop {
            let first = self.head.0.load(Ordering::Acquire);
            let segment = Queue::segment(&guard, first);
            if segment.is_drained() {
                return true;
            }
            if segment.popped.0.load(Ordering::Acquire) < SEGMENT {
                return false;
            }
            let next = segment.next();
            if next.is_null() {
                return true;
            }
            self.advance_head(&guard, first, next);
        }
    }

    fn len(&self) -> usize {
        let guard = Guard::new();
        let words = |segment: &Segment| {
            let [popped, pushed] =
                [&segment.popped, &segment.pushed].map(|count| count.0.load(Ordering::Relaxed).min(SEGMENT));
            pushed.saturating_sub(popped)
        };
        self.segments(&guard).map(words).sum()
    }

    fn each(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        let guard = Guard::new();
        for segment in self.segments(&guard) {
            let is_full = |cell: &&Cell| cell.state.load(Ordering::Acquire) == FULL;
            segment.cells.iter().filter(is_full).for_each(|cell| visit(&cell.word));
        }
    }

    fn bytes(&self) -> usize {
        let guard = Guard::new();
        self.segments(&guard).count() * size_of::<Segment>()
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        let mut at = self.head.0.load(Ordering::Acquire);
        while !at.is_null() {
            // SAFETY: nobody else has the queue any more, and segments from `head` on were not retired.
            let segment = unsafe { Box::from_raw(at) };
            at = segment.next();
        }
    }
}
