//! Guardians: told of objects, a guardian hands out something for each that a collection has found to be
//! unreachable. It is the one primitive of finalization: a program takes what its guardian has to give when
//! it likes, so that nothing of it ever runs in the middle of something else.
//!
//! A registration keeps its datum only while the key lives, as an ephemeron does; when the key is dead and
//! the guardian is not, the datum is kept once more and handed over. Usually it is the object itself.
//!
//! Order: of the objects that one collection finds dead, that which was registered last comes first,
//! whatever refers to what; what earlier collections found comes before. A weak box or ephemeron stays
//! intact while the guardian still has the object to give.

use super::copy::Collector;
use super::foreign::{Foreign, foreign_of};
use super::mutator::Mutator;
use super::symbols::is_interned;
use super::value::Value;
use parking_lot::Mutex;
use std::cmp::Reverse;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// Called once, in a stopped world, by the thread that collects: it must not touch the heap.
pub type Tell = Box<dyn FnOnce() + Send>;

/// A guardian. Its heap object is a foreign object.
#[derive(Default)]
pub struct Guardian {
    ready: Mutex<Ready>,
    claimed: AtomicBool,
}

#[derive(Default)]
struct Ready {
    data: VecDeque<AtomicU64>,
    tell: Option<Tell>,
}

/// An object that a guardian watches.
pub(super) struct Guarded {
    guardian: u64,
    key: u64,
    datum: u64,
    /// Counts registrations.
    serial: u64,
}

impl Guardian {
    /// The next datum, if there is one.
    pub fn take(&self) -> Option<Value> {
        let word = self.ready.lock().data.pop_front()?;
        Some(Value::from_bits(word.into_inner()))
    }

    /// Whether there is something to take.
    pub fn is_ready(&self) -> bool {
        !self.ready.lock().data.is_empty()
    }

    /// Has `tell` called once, when there is something to take; false if there is already.
    pub fn when_ready(&self, tell: Tell) -> bool {
        let mut ready = self.ready.lock();
        let waits = ready.data.is_empty();
        if waits {
            ready.tell = Some(tell);
        }
        waits
    }

    /// True the first time.
    pub fn claim(&self) -> bool {
        !self.claimed.swap(true, Relaxed)
    }
}

impl Foreign for Guardian {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.ready.lock().data.iter().for_each(visit);
    }

    fn type_name(&self) -> &'static str {
        "guardian"
    }

    fn bytes(&self) -> usize {
        self.ready.lock().data.capacity() * size_of::<AtomicU64>()
    }
}

impl Mutator {
    /// Has the guardian hand over `datum` once `key` is found to be unreachable, which a symbol that can be
    /// written again never is.
    pub fn guard(&mut self, guardian: Value, key: Value, datum: Value) {
        debug_assert!(foreign_of::<Guardian>(&guardian).is_some());
        if key.is_immediate() || is_interned(key) {
            return;
        }
        let serial = self.heap().guarded.fetch_add(1, Relaxed);
        let guarded = Guarded { guardian: guardian.bits(), key: key.bits(), datum: datum.bits(), serial };
        self.buffers().guarded.push(guarded);
    }
}

impl Collector<'_> {
    /// Decides on all registrations that this collection is about, once everything else that is alive was
    /// found. Those whose key lives are returned.
    pub(super) fn serve_guardians(&mut self, mut undecided: Vec<Guarded>) -> Vec<Guarded> {
        let mut kept = Vec::new();
        loop {
            // What lives keeps its datum, which may keep further keys and guardians.
            let before = kept.len();
            self.keep_guarded(&mut undecided, &mut kept);
            if kept.len() > before {
                continue;
            }
            let (mut dead, rest): (Vec<_>, Vec<_>) =
                undecided.into_iter().partition(|guarded| self.is_alive(guarded.guardian));
            undecided = rest;
            if dead.is_empty() {
                // What is left was watched by guardians that are dead themselves.
                return kept;
            }
            dead.sort_unstable_by_key(|guarded| Reverse(guarded.serial));
            dead.into_iter().for_each(|guarded| self.hand_over(&guarded));
            self.drain();
        }
    }

    fn keep_guarded(&mut self, undecided: &mut Vec<Guarded>, kept: &mut Vec<Guarded>) {
        undecided.retain(|guarded| {
            let lives = self.is_alive(guarded.guardian) && self.is_alive(guarded.key);
            if lives {
                kept.push(Guarded {
                    guardian: self.forward(guarded.guardian),
                    key: self.forward(guarded.key),
                    datum: self.forward(guarded.datum),
                    serial: guarded.serial,
                });
            }
            !lives
        });
        self.drain();
    }

    fn hand_over(&mut self, guarded: &Guarded) {
        let guardian = Value::from_bits(self.forward(guarded.guardian));
        let datum = AtomicU64::new(self.forward(guarded.datum));
        let guardian = foreign_of::<Guardian>(&guardian).expect("only guardians guard");
        let mut ready = guardian.ready.lock();
        ready.data.push_back(datum);
        self.tells.extend(ready.tell.take());
    }
}
