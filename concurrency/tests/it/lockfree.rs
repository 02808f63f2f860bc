//! Queue and stack without locks on real threads: nothing is lost or doubled, segments are left behind and freed, and
//! those who wait are served.

use crate::host::{Closure, Closures, Next, on_pool, on_sim, spawn, stages, task};
use crate::sync::Nameless;
use lambdust_concurrency::lockfree::{Collection, Depot, Queue, Stack, Take};
use lambdust_concurrency::{Outcome, Sleep, Step, Wake};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

const EACH: u64 = if cfg!(miri) { 300 } else { 20_000 };

/// Two threads push and two pop; each word comes once, and those of one pusher in order if `is_ordered`.
fn two_and_two<C: Collection>(is_ordered: bool) {
    let items = C::default();
    let taken = AtomicU64::new(0);
    let popped: Vec<Vec<u64>> = thread::scope(|scope| {
        for pusher in 0..2 {
            let items = &items;
            scope.spawn(move || {
                for n in 0..EACH {
                    items.push(pusher * EACH + n);
                }
            });
        }
        let poppers = [(); 2].map(|()| {
            scope.spawn(|| {
                let mut words = Vec::new();
                while taken.load(SeqCst) < 2 * EACH {
                    if let Some(word) = items.pop() {
                        taken.fetch_add(1, SeqCst);
                        words.push(word);
                    }
                }
                words
            })
        });
        poppers.map(|popper| popper.join().unwrap()).into()
    });
    if is_ordered {
        for words in &popped {
            let of = |pusher: u64| words.iter().filter(move |word| **word / EACH == pusher);
            assert!(of(0).is_sorted() && of(1).is_sorted());
        }
    }
    let mut all = popped.concat();
    all.sort_unstable();
    assert!(all.iter().copied().eq(0..2 * EACH));
    assert_eq!((items.len(), items.is_empty(), items.pop()), (0, true, None));
}

#[test]
fn a_queue_loses_and_doubles_nothing() {
    two_and_two::<Queue>(true);
}

#[test]
fn a_stack_loses_and_doubles_nothing() {
    two_and_two::<Stack>(false);
}

#[test]
fn what_is_in_is_shown_and_may_be_changed() {
    fn check<C: Collection>(expected: &[u64]) {
        let items = C::default();
        for word in 0..500 {
            items.push(word);
        }
        for _ in 0..300 {
            items.pop();
        }
        assert_eq!(items.len(), 200);
        let mut seen = 0;
        items.each(&mut |word| {
            seen += 1;
            word.store(word.load(SeqCst) + 1000, SeqCst);
        });
        assert_eq!(seen, 200);
        assert_eq!([items.pop().unwrap(), items.pop().unwrap()], expected[..]);
    }
    check::<Queue>(&[1300, 1301]);
    check::<Stack>(&[1199, 1198]);
}

#[test]
fn a_queue_does_not_grow_with_what_went_through() {
    let queue = Queue::default();
    for word in 0..EACH {
        queue.push(word);
        assert_eq!(queue.pop(), Some(word));
    }
    let empty = Queue::default().bytes();
    assert!(queue.bytes() <= 2 * empty, "{} bytes", queue.bytes());
}

/// A task that takes one value, and adds it up. A wait that has been overtaken begins anew.
fn taker(depot: &Line, sum: &Arc<AtomicU64>) -> Closure {
    let (depot, sum) = (depot.clone(), sum.clone());
    stages(move |cx, got, next| match got {
        Some(Wake::Completed(ready)) if !Take::<Closures, Queue, Nameless>::is_missed(ready.branch) => {
            sum.fetch_add(ready.payload, SeqCst);
        }
        _ => next(cx, Next::WaitOwned(Box::new(Take { depot: depot.clone() }))),
    })
}

type Line = Arc<Depot<Closures, Queue, Nameless>>;

/// Half of the takers wait before anything is pushed; some values are taken by one who does not wait.
fn crowd(sum: &Arc<AtomicU64>) -> Closure {
    let depot: Line = Arc::new(Depot::new(Nameless));
    let (sum, mut round) = (sum.clone(), 0);
    stages(move |cx, _, next| {
        round += 1;
        match round {
            1 => (0..10).for_each(|_| {
                spawn(cx, taker(&depot, &sum));
            }),
            2 => {
                for number in 1..=30 {
                    let depot = depot.clone();
                    spawn(
                        cx,
                        task(move |cx| {
                            depot.push(cx, number, || depot.clone());
                            Step::Done
                        }),
                    );
                }
                (0..10).for_each(|_| {
                    spawn(cx, taker(&depot, &sum));
                });
            }
            _ => {
                sum.fetch_add(depot.pop().unwrap_or(0), SeqCst);
            }
        }
        if sum.load(SeqCst) < 465 {
            let later = Sleep(cx.now().after(Duration::from_micros(5)));
            return next(cx, Next::WaitOwned(Box::new(later)));
        }
        assert_eq!((depot.waiters(), depot.len(), sum.load(SeqCst)), (0, 0, 465));
    })
}

#[test]
fn those_who_wait_are_served_beside_those_who_do_not() {
    for seed in 0..200 {
        assert_eq!(on_sim(seed, crowd(&Arc::default())), Outcome::Done, "seed {seed}");
    }
    for workers in [1, 2, 8] {
        for _ in 0..20 {
            on_pool(workers, crowd(&Arc::default())).shutdown();
        }
    }
}
