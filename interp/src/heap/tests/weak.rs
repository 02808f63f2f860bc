//! What does not keep its object: weak boxes, ephemerons, guardians, fibers that wait.

use super::{Words, checked_config, collect, heap, is_list, list, mutator, with_roots};
use crate::heap::{
    FiberHandle, Guardian, Heap, Kind, Mutator, Parking, Value, Visitor, Wakes, ephemeron_datum,
    ephemeron_key, foreign_of, is_young,
};
use concurrency::TaskId;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

#[test]
fn a_weak_box_follows_its_object_and_loses_it() {
    for full in [false, true] {
        let (mut m, roots) = with_roots(checked_config());
        roots.set(0, list(&mut m, 3));
        roots.set(1, m.weak_box(roots.get(0)));
        let lost = list(&mut m, 2);
        roots.set(2, m.weak_box(lost));
        collect(&mut m, full);
        assert_eq!(ephemeron_key(roots.get(1)), Some(roots.get(0)));
        assert_eq!(ephemeron_key(roots.get(2)), None);
        collect(&mut m, true);
        assert_eq!(ephemeron_key(roots.get(1)), Some(roots.get(0)), "old ones move in full collections");
        roots.set(0, Value::NIL);
        collect(&mut m, false);
        assert!(ephemeron_key(roots.get(1)).is_some(), "minor collections keep what is old");
        collect(&mut m, true);
        assert_eq!(ephemeron_key(roots.get(1)), None);
        assert!(roots.get(1).is_kind(Kind::WeakBox));
    }
}

#[test]
fn objects_that_stay_where_they_are_are_lost_too() {
    let (mut m, roots) = with_roots(checked_config());
    let large = m.alloc_large(Kind::Bytes, 5000).expect("there is room");
    let symbol = m.uninterned_symbol("nobody's");
    for (index, key) in [(0, large), (2, symbol)] {
        roots.set(index, key);
        let datum = list(&mut m, 4);
        roots.set(index + 1, m.ephemeron(roots.get(index), datum));
    }
    for full in [false, true] {
        collect(&mut m, full);
        for index in [0, 2] {
            assert_eq!(ephemeron_key(roots.get(index + 1)), Some(roots.get(index)));
            assert!(is_list(ephemeron_datum(roots.get(index + 1)).expect("its key lives"), 4));
        }
    }
    roots.set(0, Value::NIL);
    roots.set(2, Value::NIL);
    collect(&mut m, true);
    for index in [1, 3] {
        assert_eq!(ephemeron_key(roots.get(index)), None);
        assert_eq!(ephemeron_datum(roots.get(index)), None);
    }
    roots.set(4, m.ephemeron(Value::fixnum(5), Value::NIL));
    collect(&mut m, true);
    assert_eq!(ephemeron_key(roots.get(4)), Some(Value::fixnum(5)), "what is in the word is never gone");
}

#[test]
fn a_symbol_that_can_be_written_again_is_never_lost() {
    let (mut m, roots) = with_roots(checked_config());
    let symbol = m.symbol("somebody's");
    let datum = list(&mut m, 4);
    roots.set(0, m.ephemeron(symbol, datum));
    let again = m.symbol("another's");
    roots.set(1, m.weak_box(again));
    for full in [false, true, true] {
        collect(&mut m, full);
        assert_eq!(ephemeron_key(roots.get(0)), Some(m.symbol("somebody's")));
        assert!(is_list(ephemeron_datum(roots.get(0)).expect("its key lives"), 4));
        assert_eq!(ephemeron_key(roots.get(1)), Some(m.symbol("another's")));
    }
}

#[test]
fn a_datum_is_kept_by_its_key_and_does_not_keep_it() {
    for full in [false, true] {
        let (mut m, roots) = with_roots(checked_config());
        let key = m.cons(Value::NIL, Value::NIL);
        let datum = m.cons(key, Value::NIL);
        roots.set(0, m.ephemeron(key, datum));
        roots.set(1, m.cons(Value::NIL, Value::NIL));
        let datum = m.cons(roots.get(1), Value::NIL);
        roots.set(2, m.ephemeron(roots.get(1), datum));
        collect(&mut m, full);
        assert_eq!(ephemeron_key(roots.get(0)), None);
        assert_eq!(ephemeron_datum(roots.get(0)), None);
        assert_eq!(ephemeron_datum(roots.get(2)).and_then(Value::car), Some(roots.get(1)));
    }
}

/// A vector of ephemerons in which the datum of one is the key of the next, in the given order of places.
fn chain(m: &mut Mutator, first: Value, places: &[usize]) -> Value {
    let vector = m.alloc_any(Kind::Vector, 2 + places.len()).expect("there is room");
    vector.set_word(1, Value::fixnum(places.len() as i64).bits());
    let mut key = first;
    for place in places {
        let datum = m.cons(Value::NIL, Value::NIL);
        let ephemeron = m.ephemeron(key, datum);
        m.write(vector, 2 + place, ephemeron);
        key = datum;
    }
    vector
}

#[test]
fn chains_of_ephemerons_are_followed_in_any_order() {
    let length = if cfg!(miri) { 40 } else { 100_000 };
    let forwards: Vec<usize> = (0..length).collect();
    let backwards: Vec<usize> = (0..length).rev().collect();
    let scattered: Vec<usize> = (0..length).map(|n| n * 7919 % length).collect();
    for places in [forwards, backwards, scattered] {
        let (mut m, roots) = with_roots(checked_config());
        let first = m.cons(Value::NIL, Value::NIL);
        roots.set(0, first);
        roots.set(1, chain(&mut m, first, &places));
        let broken = |vector: Value| {
            (0..length).filter(|index| ephemeron_key(vector.slot(2 + index)).is_none()).count()
        };
        collect(&mut m, false);
        collect(&mut m, true);
        assert_eq!(broken(roots.get(1)), 0);
        roots.set(0, Value::NIL);
        collect(&mut m, true);
        assert_eq!(broken(roots.get(1)), length);
    }
}

fn guardian(m: &mut Mutator) -> Value {
    m.foreign(Arc::new(Guardian::default()))
}

fn take(guardian: Value) -> Option<Value> {
    foreign_of::<Guardian>(&guardian).expect("it is one").take()
}

#[test]
fn a_guardian_gives_the_dead_last_registered_first() {
    for full in [false, true] {
        let (mut m, roots) = with_roots(checked_config());
        roots.set(0, guardian(&mut m));
        roots.set(1, list(&mut m, 9));
        m.guard(roots.get(0), roots.get(1), roots.get(1));
        for count in 1..4 {
            let object = list(&mut m, count);
            m.guard(roots.get(0), object, object);
        }
        collect(&mut m, full);
        for count in [3, 2, 1] {
            assert!(is_list(take(roots.get(0)).expect("it is dead"), count));
        }
        assert_eq!(take(roots.get(0)), None);
        collect(&mut m, true);
        assert_eq!(take(roots.get(0)), None, "each is given once, and what lives is not");
        roots.set(1, Value::NIL);
        collect(&mut m, false);
        assert_eq!(take(roots.get(0)), None, "minor collections keep what is old");
        collect(&mut m, true);
        assert!(is_list(take(roots.get(0)).expect("it is dead"), 9));
    }
}

#[test]
fn what_a_guardian_has_to_give_stays_whole_and_young_values_get_old() {
    let (mut m, roots) = with_roots(checked_config());
    roots.set(0, guardian(&mut m));
    let inner = list(&mut m, 5);
    let object = m.cons(inner, Value::NIL);
    roots.set(1, m.weak_box(object));
    m.guard(roots.get(0), inner, inner);
    m.guard(roots.get(0), object, object);
    for full in [false, false, true, true] {
        collect(&mut m, full);
    }
    let object = ephemeron_key(roots.get(1)).expect("the guardian keeps it");
    assert_eq!(take(roots.get(0)), Some(object));
    assert!(!is_young(object));
    assert_eq!(take(roots.get(0)), object.car());
    assert!(is_list(object.slot(0), 5));
    collect(&mut m, true);
    assert_eq!(ephemeron_key(roots.get(1)), None);
}

#[test]
fn a_datum_in_its_place_lets_the_object_go() {
    let (mut m, roots) = with_roots(checked_config());
    roots.set(0, guardian(&mut m));
    let object = list(&mut m, 2);
    roots.set(1, m.weak_box(object));
    let datum = list(&mut m, 7);
    m.guard(roots.get(0), object, datum);
    collect(&mut m, false);
    assert_eq!(ephemeron_key(roots.get(1)), None);
    assert!(is_list(take(roots.get(0)).expect("it is dead"), 7));
}

#[test]
fn dead_guardians_give_nothing_and_guarded_ones_come_back() {
    let (mut m, roots) = with_roots(checked_config());
    let dead = guardian(&mut m);
    let object = list(&mut m, 2);
    roots.set(0, m.weak_box(object));
    m.guard(dead, object, object);
    roots.set(1, guardian(&mut m));
    let inner = guardian(&mut m);
    let object = list(&mut m, 3);
    m.guard(inner, object, object);
    m.guard(roots.get(1), inner, inner);
    collect(&mut m, true);
    assert_eq!(ephemeron_key(roots.get(0)), None);
    let inner = take(roots.get(1)).expect("it is dead");
    assert!(is_list(take(inner).expect("both were found together"), 3));
    assert!(m.heap().old.lock().guarded.is_empty());
}

#[test]
fn who_waits_for_a_guardian_is_told_once() {
    let (mut m, roots) = with_roots(checked_config());
    roots.set(0, guardian(&mut m));
    let told = Arc::new(AtomicU64::new(0));
    let tell = || {
        let told = told.clone();
        Box::new(move || {
            told.fetch_add(1, Relaxed);
        })
    };
    let object = roots.get(0);
    assert!(foreign_of::<Guardian>(&object).expect("it is one").when_ready(tell()));
    for _ in 0..2 {
        let object = list(&mut m, 1);
        m.guard(roots.get(0), object, object);
    }
    collect(&mut m, false);
    assert_eq!(told.load(Relaxed), 1);
    let object = roots.get(0);
    assert!(!foreign_of::<Guardian>(&object).expect("it is one").when_ready(tell()));
    assert_eq!(told.load(Relaxed), 1);
}

/// Fibers of which some wait. A fiber is found through a word that shows it.
#[derive(Default)]
struct Waiting {
    fibers: Mutex<Vec<(TaskId, FiberHandle)>>,
    forsaken: Mutex<Vec<TaskId>>,
}

impl Parking for Waiting {
    fn each(&self, show: &mut dyn FnMut(TaskId, FiberHandle)) {
        self.fibers.lock().iter().for_each(|&(task, fiber)| show(task, fiber));
    }

    fn woken_by(&self, wakes: Wakes) -> Option<(TaskId, FiberHandle)> {
        let Wakes::Task(task) = wakes else { return None };
        self.fibers.lock().iter().copied().find(|(other, _)| *other == task)
    }

    fn trace_wait(&self, _task: TaskId, _visitor: &mut dyn Visitor) {}

    fn forsaken(&self, tasks: &[TaskId]) {
        self.forsaken.lock().extend_from_slice(tasks);
    }
}

/// An object that can wake a task.
struct Waker(TaskId);

impl crate::heap::Foreign for Waker {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "waker"
    }

    fn wakes(&self, show: &mut dyn FnMut(Wakes)) {
        show(Wakes::Task(self.0));
    }
}

/// A fiber of so many words that waits under this number.
fn wait(heap: &Arc<Heap>, waiting: &Waiting, number: u64) -> (TaskId, Arc<Words>) {
    let words = Words::new(2);
    let fiber = super::fiber(heap, &words);
    let task = TaskId::from_bits(number);
    waiting.fibers.lock().push((task, fiber));
    (task, words)
}

#[test]
fn waiting_fibers_are_found_through_what_can_wake_them() {
    let heap = heap(checked_config());
    let mut m = mutator(&heap);
    let waiting = Arc::new(Waiting::default());
    heap.set_parking(waiting.clone());
    let (first, first_words) = wait(&heap, &waiting, 1);
    let (second, second_words) = wait(&heap, &waiting, 2);
    let (third, third_words) = wait(&heap, &waiting, 3);
    // A root can wake the first, the first the second; the third could be woken only by itself.
    let waker = m.foreign(Arc::new(Waker(first)));
    let root = heap.root(waker);
    let waker = m.foreign(Arc::new(Waker(second)));
    first_words.set(0, waker);
    let waker = m.foreign(Arc::new(Waker(third)));
    third_words.set(0, waker);
    for words in [&first_words, &second_words, &third_words] {
        words.set(1, list(&mut m, 4));
    }
    collect(&mut m, false);
    assert!(waiting.forsaken.lock().is_empty(), "minor collections keep every fiber");
    collect(&mut m, true);
    assert_eq!(*waiting.forsaken.lock(), [third]);
    for words in [&first_words, &second_words, &third_words] {
        assert!(is_list(words.get(1), 4), "what it holds is kept, so that it can end in order");
    }
    waiting.forsaken.lock().clear();
    drop(root);
    collect(&mut m, true);
    assert_eq!(*waiting.forsaken.lock(), [first, second, third]);
}

#[test]
fn guardians_come_after_fibers_that_nothing_can_wake() {
    let heap = heap(checked_config());
    let mut m = mutator(&heap);
    let waiting = Arc::new(Waiting::default());
    heap.set_parking(waiting.clone());
    let (_, words) = wait(&heap, &waiting, 1);
    let guardian = guardian(&mut m);
    let root = heap.root(guardian);
    words.set(0, list(&mut m, 3));
    m.guard(root.get(&m), words.get(0), words.get(0));
    collect(&mut m, true);
    assert_eq!(waiting.forsaken.lock().len(), 1);
    assert_eq!(take(root.get(&m)), None, "the fiber that is told still has it");
}

#[test]
fn several_threads_register_while_others_collect() {
    let heap = heap(checked_config());
    let mut m = mutator(&heap);
    let guardian = guardian(&mut m);
    let root = heap.root(guardian);
    let (threads, each) = if cfg!(miri) { (2, 20) } else { (3, 2000) };
    m.leave();
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut m = mutator(&heap);
                    for index in 0..each {
                        let object = list(&mut m, index % 5);
                        let pair = m.cons(Value::fixnum(index), object);
                        m.guard(root.get(&m), pair, pair);
                        if index % 50 == 0 {
                            m.heap().request_collection(index % 100 == 0);
                        }
                        super::poll(&mut m);
                    }
                })
            })
            .collect();
        workers.into_iter().for_each(|worker| worker.join().expect("no thread fails"));
    });
    m.enter();
    collect(&mut m, true);
    let mut sum = 0;
    let mut count = 0;
    while let Some(pair) = take(root.get(&m)) {
        let index = pair.car().and_then(Value::as_fixnum).expect("as it was made");
        assert!(is_list(pair.slot(1), index % 5));
        (sum, count) = (sum + index, count + 1);
    }
    assert_eq!((count, sum), (threads * each, threads * each * (each - 1) / 2));
}
