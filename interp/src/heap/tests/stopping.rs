//! The stop protocol with several threads: each named interleaving of `world.rs`.

use super::{checked_config, heap, is_list, list, mutator, poll};
use crate::heap::{Heap, HeapConfig, STOP, Value};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

fn each_thread(count: usize, run: impl Fn(usize) + Sync) {
    thread::scope(|scope| {
        for index in 0..count {
            let run = &run;
            scope.spawn(move || run(index));
        }
    });
}

#[test]
fn all_threads_allocate_and_collect_together() {
    for every_poll in [false, true] {
        let heap = heap(HeapConfig { collect_at_every_poll: every_poll, ..checked_config() });
        let rounds = if cfg!(miri) { 3 } else { 60 };
        each_thread(3, |_| {
            let mut m = mutator(&heap);
            let root = heap.root(Value::NIL);
            for round in 1..rounds {
                let built = list(&mut m, round * 50);
                root.set(&m, built);
                poll(&mut m);
                assert!(is_list(root.get(&m), round * 50));
            }
        });
        assert!(!every_poll || heap.stats().minor > 0);
    }
}

#[test]
fn the_last_to_leave_collects() {
    let heap = heap(checked_config());
    let stopped = Barrier::new(2);
    each_thread(2, |index| {
        let mut m = mutator(&heap);
        stopped.wait();
        if index == 0 {
            heap.request_collection(false);
            assert_eq!(m.poll_stop(), Ok(()));
            assert_eq!(heap.epoch(), 1);
        } else {
            thread::sleep(Duration::from_millis(5));
            m.leave();
        }
    });
    assert_eq!(heap.epoch(), 1);
}

#[test]
fn a_dropped_mutator_is_waited_for_no_longer_and_its_garbage_is_freed() {
    let heap = heap(checked_config());
    let mut m = mutator(&heap);
    each_thread(1, |_| {
        let mut other = mutator(&heap);
        list(&mut other, 10_000);
        heap.request_collection(false);
    });
    poll(&mut m);
    assert_eq!(heap.epoch(), 1);
    assert!(heap.used_bytes() < 64 << 10);
}

#[test]
fn a_request_while_nobody_runs_is_served_when_somebody_enters() {
    let heap = heap(checked_config());
    let mut m = mutator(&heap);
    m.leave();
    heap.request_collection(true);
    assert_eq!(heap.epoch(), 0);
    m.enter();
    poll(&mut m);
    assert_eq!((heap.epoch(), heap.stats().full), (1, 1));
    assert_eq!(m.poll_word().pending() & STOP, 0);
}

#[test]
fn a_poll_without_a_request_goes_on() {
    let heap = heap(checked_config());
    let mut m = mutator(&heap);
    m.poll_word().request(STOP);
    assert_eq!(m.poll_stop(), Ok(()));
    assert_eq!(heap.epoch(), 0);
}

/// Threads that come and go, leave and enter, while others ask for collections.
#[test]
fn mutators_come_and_go_under_constant_requests() {
    let heap = heap(HeapConfig { verify: false, ..checked_config() });
    let (done, left) = (AtomicBool::new(false), AtomicUsize::new(3));
    let rounds = if cfg!(miri) { 5 } else { 300 };
    each_thread(4, |index| {
        if index == 0 {
            while !done.load(SeqCst) {
                heap.request_collection(false);
                thread::yield_now();
            }
            return;
        }
        come_and_go(&heap, rounds);
        if left.fetch_sub(1, SeqCst) == 1 {
            done.store(true, SeqCst);
        }
    });
    assert!(heap.epoch() > 0);
}

fn come_and_go(heap: &Arc<Heap>, rounds: i64) {
    for round in 0..rounds {
        let mut m = mutator(heap);
        let built = list(&mut m, round % 70);
        let root = heap.root(built);
        poll(&mut m);
        m.leave();
        thread::yield_now();
        m.enter();
        poll(&mut m);
        assert!(is_list(root.get(&m), round % 70));
    }
}
