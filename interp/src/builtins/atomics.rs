//! Atomic counters and boxes: what several fibers read and change without a lock. All accesses are in one order,
//! and what changes a value gives the one before.

use super::sync::measured;
use crate::Value;
use crate::heap::{Foreign, Kind, Mutator, foreign_of};
use crate::machine::resource::{Figure, Identity, Measured};
use crate::number::Number;
use crate::value::equality::eqv;
use crate::value::{FromValue, number, number_value};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed, Ordering::SeqCst};

pub use table::TABLE;

/// An exact integer of 64 bits, as a counter holds.
struct Count(i64);

impl FromValue for Count {
    const WANTED: &'static str = "an exact integer of 64 bits";

    fn from_value(value: Value) -> Option<Count> {
        match number(value)? {
            Number::Fixnum(n) => Some(Count(n)),
            Number::Big(n) => i64::try_from(&n).ok().map(Count),
            _ => None,
        }
    }
}

/// An atomic counter as a Scheme object, which counts how it is used.
pub(crate) struct CounterObject {
    identity: Identity,
    value: AtomicI64,
    uses: Uses,
}

/// How often which access was made. What is counted on the way of every access is counted by a load and a store, so
/// of accesses at the same moment some may be missing; a read-modify-write would make each as long again.
#[derive(Default)]
struct Uses {
    loads: AtomicU64,
    stores: AtomicU64,
    updates: AtomicU64,
    failed_swaps: AtomicU64,
    retries: AtomicU64,
}

#[inline]
fn count(uses: &AtomicU64) {
    uses.store(uses.load(Relaxed) + 1, Relaxed);
}

impl CounterObject {
    /// Looks at the value in order to change it.
    fn before(&self) -> i64 {
        self.value.load(SeqCst)
    }

    fn load(&self) -> i64 {
        count(&self.uses.loads);
        self.value.load(SeqCst)
    }

    fn exchange(&self, n: i64) -> i64 {
        count(&self.uses.stores);
        self.value.swap(n, SeqCst)
    }

    /// Changes the value if it is `before`.
    fn change(&self, before: i64, after: i64) -> bool {
        let done = self.value.compare_exchange(before, after, SeqCst, Relaxed).is_ok();
        if done {
            count(&self.uses.updates);
        } else {
            self.uses.retries.fetch_add(1, Relaxed);
        }
        done
    }

    /// The value before; fails with it when the sum does not fit.
    #[inline]
    fn add(&self, amount: i64) -> Result<i64, i64> {
        loop {
            let before = self.before();
            let Some(sum) = before.checked_add(amount) else { return Err(before) };
            if self.change(before, sum) {
                return Ok(before);
            }
        }
    }

    /// The value before, which was replaced if it was the expected one.
    fn compare_and_swap(&self, expected: Option<i64>, n: i64) -> i64 {
        loop {
            let before = self.before();
            if expected != Some(before) {
                self.uses.failed_swaps.fetch_add(1, Relaxed);
                return before;
            }
            if self.change(before, n) {
                return before;
            }
        }
    }
}

impl Foreign for CounterObject {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        self.identity.noun()
    }

    fn label(&self) -> String {
        format!("{} {}", self.identity.noun(), self.before())
    }

    fn defined_as(&self, name: &str) {
        self.identity.defined_as(name);
    }
}

impl Measured for CounterObject {
    fn identity(&self) -> &Identity {
        &self.identity
    }

    fn figures(&self) -> Vec<(&'static str, Figure)> {
        let Uses { loads, stores, updates, failed_swaps, retries } = &self.uses;
        [
            ("loads", loads),
            ("stores", stores),
            ("updates", updates),
            ("failed-swaps", failed_swaps),
            ("retries", retries),
        ]
        .map(|(name, count)| (name, Figure::Count(count.load(Relaxed))))
        .into()
    }
}

/// An atomic counter.
#[derive(Clone, Copy)]
struct Counter(Value);

impl Counter {
    #[inline]
    fn object(&self) -> &CounterObject {
        foreign_of(&self.0).expect("the view was made from one")
    }
}

impl FromValue for Counter {
    const WANTED: &'static str = "an atomic counter";

    #[inline]
    fn from_value(value: Value) -> Option<Counter> {
        foreign_of::<CounterObject>(&value).map(|_| Counter(value))
    }
}

/// An atomic counter or box.
#[derive(Clone, Copy)]
enum Atomic {
    Counter(Counter),
    Box(Value),
}

impl FromValue for Atomic {
    const WANTED: &'static str = "an atomic counter or box";

    #[inline]
    fn from_value(value: Value) -> Option<Atomic> {
        if value.is_kind(Kind::AtomicBox) {
            return Some(Atomic::Box(value));
        }
        Counter::from_value(value).map(Atomic::Counter)
    }
}

impl Atomic {
    fn load(self, heap: &mut Mutator) -> Outcome {
        match self {
            Atomic::Counter(counter) => integer(heap, counter.object().load()),
            Atomic::Box(object) => Ok(Value::from_bits(object.ordered_word(1))),
        }
    }

    fn exchange(self, cx: &mut Cx<'_>, value: Value) -> Outcome {
        match self {
            Atomic::Counter(counter) => {
                let Some(Count(n)) = Count::from_value(value) else {
                    return Err(cx.wrong_type(1, Count::WANTED, value));
                };
                integer(cx.heap, counter.object().exchange(n))
            }
            Atomic::Box(object) => Ok(cx.heap.exchange(object, 1, value)),
        }
    }

    fn compare_and_swap(self, cx: &mut Cx<'_>, expected: Value, value: Value) -> Outcome {
        match self {
            Atomic::Counter(counter) => {
                let Some(Count(n)) = Count::from_value(value) else {
                    return Err(cx.wrong_type(2, Count::WANTED, value));
                };
                let expected = Count::from_value(expected).map(|Count(n)| n);
                integer(cx.heap, counter.object().compare_and_swap(expected, n))
            }
            Atomic::Box(object) => {
                let mut before = Value::from_bits(object.ordered_word(1));
                while eqv(before, expected) {
                    match cx.heap.compare_exchange(object, 1, before, value) {
                        Ok(()) => break,
                        Err(now) => before = now,
                    }
                }
                Ok(before)
            }
        }
    }
}

fn integer(heap: &mut Mutator, n: i64) -> Outcome {
    match Value::try_fixnum(n) {
        Some(small) => Ok(small),
        None => number_value(heap, &Number::from(n)),
    }
}

fn add(cx: &mut Cx<'_>, counter: Counter, amount: i64) -> Outcome {
    match counter.object().add(amount) {
        Ok(before) => integer(cx.heap, before),
        Err(before) => Err(overflow(cx, before, amount)),
    }
}

#[cold]
fn overflow(cx: &Cx<'_>, before: i64, amount: i64) -> Exit {
    let text = format!("cannot take the counter beyond 64 bits: it is {before}, and {amount} is to be added");
    cx.failure("range-error", text).hint("use an atomic box for larger integers").into()
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A counter that several fibers may change at once: a signed integer of 64 bits, 0 unless another is given.
    ///
    /// `(atomic-load (make-atomic-counter 5)) ; => 5`
    #[builtin("make-atomic-counter", effect = Writes)]
    fn make_atomic_counter(cx: &mut Cx<'_>, n: Option<Count>) -> Outcome {
        let identity = Identity::new(cx, "atomic-counter", None)?;
        let value = AtomicI64::new(n.map_or(0, |n| n.0));
        Ok(measured(cx, CounterObject { identity, value, uses: Uses::default() }))
    }

    /// Whether the value is an atomic counter.
    ///
    /// `(atomic-counter? (make-atomic-counter)) ; => #t`
    #[builtin("atomic-counter?")]
    fn is_atomic_counter(value: Value) -> bool {
        Counter::from_value(value).is_some()
    }

    /// A box of any value that several fibers may change at once.
    ///
    /// `(atomic-load (make-atomic-box 'free)) ; => free`
    #[builtin("make-atomic-box", effect = Writes)]
    fn make_atomic_box(cx: &mut Cx<'_>, value: Value) -> Value {
        let object = cx.heap.alloc(Kind::AtomicBox, 2);
        cx.heap.write(object, 1, value);
        object
    }

    /// Whether the value is an atomic box.
    ///
    /// `(atomic-box? (make-atomic-box 1)) ; => #t`
    #[builtin("atomic-box?")]
    fn is_atomic_box(value: Value) -> bool {
        value.is_kind(Kind::AtomicBox)
    }

    /// What an atomic counter or box holds.
    ///
    /// `(atomic-load (make-atomic-counter 5)) ; => 5`
    #[builtin("atomic-load", effect = Reads, shared)]
    fn atomic_load(cx: &mut Cx<'_>, atomic: Atomic) -> Outcome {
        atomic.load(cx.heap)
    }

    /// Replaces what an atomic counter or box holds.
    ///
    /// `(let ((c (make-atomic-counter))) (atomic-store! c 7) (atomic-load c)) ; => 7`
    #[builtin("atomic-store!", effect = Writes, shared)]
    fn atomic_store(cx: &mut Cx<'_>, atomic: Atomic, value: Value) -> Outcome {
        atomic.exchange(cx, value)?;
        Ok(Value::UNSPECIFIED)
    }

    /// Adds 1 to an atomic counter and returns the value before.
    ///
    /// `(let ((c (make-atomic-counter 5))) (list (atomic-increment! c) (atomic-load c))) ; => (5 6)`
    #[builtin("atomic-increment!", effect = Writes, shared)]
    fn atomic_increment(cx: &mut Cx<'_>, counter: Counter) -> Outcome {
        add(cx, counter, 1)
    }

    /// Takes 1 off an atomic counter and returns the value before.
    ///
    /// `(let ((c (make-atomic-counter 5))) (list (atomic-decrement! c) (atomic-load c))) ; => (5 4)`
    #[builtin("atomic-decrement!", effect = Writes, shared)]
    fn atomic_decrement(cx: &mut Cx<'_>, counter: Counter) -> Outcome {
        add(cx, counter, -1)
    }

    /// Adds to an atomic counter and returns the value before. A sum of more than 64 bits is an error.
    ///
    /// `(let ((c (make-atomic-counter 5))) (list (atomic-add! c -2) (atomic-load c))) ; => (5 3)`
    #[builtin("atomic-add!", effect = Writes, shared)]
    fn atomic_add(cx: &mut Cx<'_>, counter: Counter, amount: Count) -> Outcome {
        add(cx, counter, amount.0)
    }

    /// Replaces what an atomic counter or box holds, and returns what it held before.
    ///
    /// `(atomic-exchange! (make-atomic-box 'old) 'new) ; => old`
    #[builtin("atomic-exchange!", effect = Writes, shared)]
    fn atomic_exchange(cx: &mut Cx<'_>, atomic: Atomic, value: Value) -> Outcome {
        atomic.exchange(cx, value)
    }

    /// Replaces what an atomic counter or box holds if that is the expected value, as `eqv?` says; returns what
    /// it held before either way.
    ///
    /// `(let ((b (make-atomic-box 1))) (list (atomic-compare-and-swap! b 1 2) (atomic-compare-and-swap! b 1 3))) ; => (1 2)`
    #[builtin("atomic-compare-and-swap!", effect = Writes, shared)]
    fn atomic_compare_and_swap(cx: &mut Cx<'_>, atomic: Atomic, expected: Value, value: Value) -> Outcome {
        atomic.compare_and_swap(cx, expected, value)
    }
}
