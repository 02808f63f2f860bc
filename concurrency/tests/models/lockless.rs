//! Queue and stack without locks, whose segments have two cells here: nothing is lost, doubled or out of order, and
//! whoever waits is called. What is retired is never freed in a model (`shim.rs`).

use crate::Wake;
use crate::choices::Nameless;
use crate::language::{Closure, Closures, Next, stages};
use crate::lockfree::{Collection, Depot, Queue, Stack, Take};
use crate::world::{Log, STOPPED, explore, explorer, once, stops};
use loom::thread;
use std::sync::Arc;

/// Runs two parties beside each other over one collection, and a look at it at the end.
fn beside<C: Collection>(
    preemptions: Option<usize>,
    before: &'static [u64],
    parties: [fn(&C) -> Vec<u64>; 2],
    look: fn(Vec<u64>, Vec<u64>, Vec<u64>),
) {
    explorer(preemptions).check(move || {
        let items = Arc::new(C::default());
        before.iter().for_each(|word| {
            items.push(*word);
        });
        let there = items.clone();
        let other = thread::spawn(move || parties[1](&there));
        let first = parties[0](&items);
        let second = other.join().unwrap();
        let rest = std::iter::from_fn(|| items.pop()).collect();
        look(first, second, rest);
    });
}

/// Pushes three words and takes nothing.
fn pushes_three<C: Collection>(items: &C) -> Vec<u64> {
    for word in 1..=3 {
        items.push(word);
    }
    Vec::new()
}

fn pops_three<C: Collection>(items: &C) -> Vec<u64> {
    (0..3).filter_map(|_| items.pop()).collect()
}

fn pops_two<C: Collection>(items: &C) -> Vec<u64> {
    (0..2).filter_map(|_| items.pop()).collect()
}

fn sorted(parts: [Vec<u64>; 3]) -> Vec<u64> {
    let mut all = parts.concat();
    all.sort_unstable();
    all
}

#[test]
fn loom_queue_push_against_pop_over_the_end_of_a_segment() {
    beside::<Queue>(Some(3), &[], [pushes_three, pops_three], |_, popped, rest| {
        assert_eq!([popped, rest].concat(), [1, 2, 3]);
    });
}

#[test]
fn loom_queue_push_against_push() {
    fn pushes(items: &Queue) -> Vec<u64> {
        items.push(4);
        items.push(5);
        Vec::new()
    }
    beside::<Queue>(Some(3), &[], [pushes_three, pushes], |_, _, rest| {
        let from =
            |words: &[u64]| rest.iter().copied().filter(|word| words.contains(word)).collect::<Vec<_>>();
        assert_eq!((rest.len(), from(&[1, 2, 3]), from(&[4, 5])), (5, vec![1, 2, 3], vec![4, 5]));
    });
}

#[test]
fn loom_queue_pop_against_pop() {
    beside::<Queue>(Some(3), &[1, 2, 3], [pops_two, pops_two], |a, b, rest| {
        assert!(rest.is_empty() && a.is_sorted() && b.is_sorted());
        assert_eq!(sorted([a, b, rest]), [1, 2, 3]);
    });
}

#[test]
fn loom_queue_is_not_found_empty_behind_a_push_that_is_done() {
    fn pushes_and_pops(items: &Queue) -> Vec<u64> {
        items.push(1);
        items.push(2);
        // The other one pops once, so one of the two is there.
        vec![items.pop().expect("two were pushed, and another took one")]
    }
    fn pops(items: &Queue) -> Vec<u64> {
        items.pop().into_iter().collect()
    }
    beside::<Queue>(Some(3), &[], [pushes_and_pops, pops], |a, b, rest| {
        assert_eq!(sorted([a, b, rest]), [1, 2])
    });
}

#[test]
fn loom_stack_push_against_pop() {
    beside::<Stack>(Some(4), &[], [pushes_three, pops_two], |_, popped, rest| {
        assert!(rest.is_sorted_by(|a, b| a >= b));
        assert_eq!(sorted([popped, rest, Vec::new()]), [1, 2, 3]);
    });
}

#[test]
fn loom_stack_pop_against_pop_and_push() {
    fn pops_and_pushes(items: &Stack) -> Vec<u64> {
        let popped = pops_two(items);
        items.push(4);
        popped
    }
    beside::<Stack>(Some(4), &[1, 2], [pops_two, pops_and_pushes], |a, b, rest| {
        assert_eq!(sorted([a, b, rest]), [1, 2, 4]);
    });
}

type Line = Arc<Depot<Closures, Queue, Nameless>>;

fn line() -> Line {
    Arc::new(Depot::new(Nameless))
}

/// Notes what it takes, or that it was stopped; when somebody was faster, or a push was not done, it looks again.
fn takes(line: &Line, log: &Log) -> Closure {
    let (line, log) = (line.clone(), log.clone());
    stages(move |cx, got, next| match got {
        Some(Wake::Completed(ready)) if !Take::<Closures, Queue, Nameless>::is_missed(ready.branch) => {
            log.push(ready.payload);
        }
        Some(Wake::Cancelled) => log.push(STOPPED),
        _ => next(cx, Next::WaitOwned(Box::new(Take { depot: line.clone() }))),
    })
}

fn pushes(line: &Line, payload: u64) -> Closure {
    let line = line.clone();
    once(move |cx| {
        line.push(cx, payload, || line.clone());
    })
}

#[test]
fn loom_push_against_wait() {
    explore(2, Some(3), |world| {
        let (line, log) = (line(), Log::default());
        world.beside([takes(&line, &log), pushes(&line, 7)]);
        assert_eq!((log.read(), line.waiters()), (vec![7], 0));
    });
}

#[test]
fn loom_two_pushes_against_wait_of_two() {
    explore(3, Some(1), |world| {
        let (line, log) = (line(), Log::default());
        world.first(takes(&line, &log));
        world.beside([takes(&line, &log), pushes(&line, 1), pushes(&line, 2)]);
        let mut got = log.read();
        got.sort_unstable();
        assert_eq!((got, line.waiters(), line.len()), (vec![1, 2], 0, 0));
    });
}

#[test]
fn loom_push_against_wait_and_somebody_faster() {
    explore(3, Some(2), |world| {
        let (line, log, taken) = (line(), Log::default(), Log::default());
        world.first(takes(&line, &log));
        let (there, note) = (line.clone(), taken.clone());
        let faster = once(move |_| there.pop().into_iter().for_each(|word| note.push(word)));
        world.beside([pushes(&line, 7), faster, once(|_| ())]);
        // Who waits gets the word or is still there.
        let got = log.read();
        assert!(matches!((&got[..], &taken.read()[..]), ([7], []) | ([], [7])), "{got:?}");
        assert_eq!(line.waiters(), usize::from(got.is_empty()));
    });
}

#[test]
fn loom_push_against_cancel() {
    explore(2, Some(3), |world| {
        let (line, log) = (line(), Log::default());
        let waiting = world.first(takes(&line, &log));
        world.beside([pushes(&line, 7), stops(waiting)]);
        let (got, left) = (log.read(), line.len());
        assert!(matches!((&got[..], left), ([7], 0) | ([STOPPED], 1)), "{got:?}, {left} left");
        assert_eq!(line.waiters(), 0);
    });
}
