//! What the process of an actor has beside that of a thread: its behaviour and instance, its supervisor, and what it
//! has put aside.

use crate::heap::{Mutator, Value};
use crate::machine::behaviour::Part;
use crate::value::{FromValue, List, Vector};
use std::sync::atomic::Ordering::{AcqRel, Acquire, Release, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicU64};

/// What only actors have.
pub(crate) struct ActorPart {
    /// The [`Behaviour`](super::Behaviour) it was spawned with.
    behaviour: AtomicU64,
    /// The parts of its present instance, a vector; `#f` before it has begun.
    parts: AtomicU64,
    /// The process of its supervisor, or `#f`.
    supervisor: AtomicU64,
    /// Messages put aside: their number and a list, the last one first.
    stash: AtomicU64,
    /// What it will give as the reason of its end, or [`Value::DEFAULT`].
    ending: AtomicU64,
    /// It has no fiber at present, but is not over.
    pub(crate) is_suspended: AtomicBool,
    /// A request to stop may be among its messages.
    asked_to_stop: AtomicBool,
}

impl ActorPart {
    /// That of an actor which has not begun.
    pub(super) fn new(behaviour: Value, supervisor: Value) -> ActorPart {
        let word = |value: Value| AtomicU64::new(value.bits());
        ActorPart {
            behaviour: word(behaviour),
            parts: word(Value::FALSE),
            supervisor: word(supervisor),
            stash: word(Value::FALSE),
            ending: word(Value::DEFAULT),
            is_suspended: AtomicBool::new(true),
            asked_to_stop: AtomicBool::new(false),
        }
    }

    /// Shows the values it keeps.
    pub(super) fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        [&self.behaviour, &self.parts, &self.supervisor, &self.stash, &self.ending]
            .into_iter()
            .for_each(visit);
    }

    pub(crate) fn behaviour(&self) -> Value {
        Value::from_bits(self.behaviour.load(Acquire))
    }

    /// A part of the present instance.
    pub(crate) fn part(&self, part: Part) -> Value {
        self.part_at(part as usize)
    }

    /// The same by its place; `#f` where there is none.
    pub(crate) fn part_at(&self, place: usize) -> Value {
        let parts = Value::from_bits(self.parts.load(Acquire));
        let parts = Vector::from_value(parts).filter(|parts| place < parts.len());
        parts.map_or(Value::FALSE, |parts| parts.get(place))
    }

    /// `handle` is the process as a value, here and below.
    pub(crate) fn set_parts(&self, heap: &mut Mutator, handle: Value, parts: Value) {
        self.parts.store(parts.bits(), Release);
        heap.mark_dirty(handle);
    }

    pub(crate) fn supervisor(&self) -> Value {
        Value::from_bits(self.supervisor.load(Acquire))
    }

    /// Nobody supervises it any more.
    pub(super) fn lose_supervisor(&self) {
        self.supervisor.store(Value::FALSE.bits(), SeqCst);
    }

    /// Why it is going to end; a normal end unless something else was said.
    pub(crate) fn ending(&self, heap: &mut Mutator) -> Value {
        let reason = Value::from_bits(self.ending.load(Acquire));
        if reason == Value::DEFAULT { heap.symbol("normal") } else { reason }
    }

    /// Says why it is going to end.
    pub(crate) fn end_with(&self, heap: &mut Mutator, handle: Value, reason: Value) {
        self.ending.store(reason.bits(), Release);
        heap.mark_dirty(handle);
    }

    /// It is going to find a request to stop among its messages.
    pub(crate) fn ask_to_stop(&self) {
        self.asked_to_stop.store(true, Release);
    }

    /// Whether it was asked to stop since this was asked last.
    pub(in crate::machine) fn was_asked_to_stop(&self) -> bool {
        self.asked_to_stop.swap(false, AcqRel)
    }

    /// Puts a message aside; false if there are `most` already. Only the actor itself.
    pub(crate) fn stash(&self, heap: &mut Mutator, handle: Value, message: Value, most: usize) -> bool {
        let stash = Value::from_bits(self.stash.load(Acquire));
        let count = stash.car().and_then(Value::as_fixnum).unwrap_or(0);
        if count as usize >= most {
            return false;
        }
        let list = heap.cons(message, stash.cdr().unwrap_or(Value::NIL));
        let stash = heap.cons(Value::fixnum(count + 1), list);
        self.stash.store(stash.bits(), Release);
        heap.mark_dirty(handle);
        true
    }

    /// Takes the messages that were put aside, the first one first.
    pub(crate) fn unstash(&self) -> Vec<Value> {
        let stash = Value::from_bits(self.stash.swap(Value::FALSE.bits(), AcqRel));
        let mut messages = List(stash.cdr().unwrap_or(Value::NIL)).items(usize::MAX).unwrap_or_default();
        messages.reverse();
        messages
    }

    /// Forgets the instance before, for a new fiber.
    pub(crate) fn begin_again(&self, heap: &mut Mutator, handle: Value) {
        self.set_parts(heap, handle, Value::FALSE);
        self.ending.store(Value::DEFAULT.bits(), Release);
    }
}
