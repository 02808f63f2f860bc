//! The pool: stealing, preemption, sleeping, panics, blocking calls, shutdown.

use crate::channel::Channel;
use crate::host::*;
use lambdust_concurrency::*;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

/// Spins until told, looking at its budget, for at most ten seconds.
fn spin_until(flag: Arc<AtomicBool>) -> Closure {
    let give_up = Instant::now() + Duration::from_secs(10);
    task(move |cx| {
        while !flag.load(Ordering::Relaxed) {
            assert!(Instant::now() < give_up, "nobody else got a turn");
            if cx.tick() {
                return Step::Yielded(None);
            }
        }
        Step::Done
    })
}

#[test]
fn a_long_task_gives_way_to_another() {
    let flag = Arc::new(AtomicBool::new(false));
    let main = task(move |cx| {
        spawn(cx, spin_until(flag.clone()));
        let flag = flag.clone();
        // Behind the long task on the only worker: it gets its turn by preemption alone.
        spawn(
            cx,
            task(move |_| {
                flag.store(true, Ordering::Relaxed);
                Step::Done
            }),
        );
        Step::Done
    });
    let pool = on_pool(1, main);
    while pool.snapshot().total().done < 3 {
        std::thread::yield_now();
    }
    pool.host().assert_no_panics();
}

#[test]
fn a_long_task_gives_way_to_a_timer_and_to_the_outside() {
    let flag = Arc::new(AtomicBool::new(false));
    let pool = pool(1);
    pool.spawn(spin_until(flag.clone())).expect("there is room");
    let mut slept = false;
    let sleeper = stages(move |cx, _, next| {
        if !slept {
            slept = true;
            return next(cx, Next::Wait(&Sleep(cx.now().after(Duration::from_millis(2)))));
        }
        flag.store(true, Ordering::Relaxed);
    });
    pool.spawn(sleeper).expect("there is room");
    while pool.snapshot().total().done < 2 {
        std::thread::yield_now();
    }
    pool.host().assert_no_panics();
}

#[test]
fn an_interrupt_reaches_a_task_that_runs() {
    let pool = pool(1);
    let (done, is_done) = mpsc::channel();
    let id = pool.spawn(task(move |cx| {
        let give_up = Instant::now() + Duration::from_secs(10);
        let mut requests = cx.take_requests();
        while requests == 0 {
            assert!(Instant::now() < give_up, "the request did not arrive");
            if cx.tick() {
                cx.poll().take(PREEMPT);
                requests = cx.take_requests();
            }
        }
        done.send(requests).expect("the test waits");
        Step::Done
    }));
    std::thread::sleep(Duration::from_millis(5));
    assert!(pool.interrupt(id.expect("there is room"), 8));
    assert_eq!(is_done.recv_timeout(Duration::from_secs(20)), Ok(8));
}

#[test]
fn work_is_stolen() {
    // Each of two tasks waits until the other runs as well: one worker cannot do that alone.
    let both = Arc::new(AtomicUsize::new(0));
    let counted = both.clone();
    let main = task(move |cx| {
        for _ in 0..2 {
            let both = counted.clone();
            spawn(
                cx,
                task(move |_| {
                    both.fetch_add(1, Ordering::SeqCst);
                    let give_up = Instant::now() + Duration::from_secs(20);
                    while both.load(Ordering::SeqCst) < 2 {
                        assert!(Instant::now() < give_up, "the other was never stolen");
                        std::thread::yield_now();
                    }
                    Step::Done
                }),
            );
        }
        Step::Done
    });
    let pool = on_pool(2, main);
    while pool.snapshot().total().done < 3 {
        std::thread::yield_now();
    }
    pool.host().assert_no_panics();
    assert!(pool.snapshot().total().stolen > 0);
}

#[test]
fn idle_workers_sleep() {
    let pool = on_pool(2, task(|_| Step::Done));
    let give_up = Instant::now() + Duration::from_secs(20);
    loop {
        let counters = || WorkerSnapshot { asleep_ns: 0, ..pool.snapshot().total() };
        let before = counters();
        std::thread::sleep(Duration::from_millis(50));
        if pool.host().inside.load(Ordering::SeqCst) == 0 && counters() == before {
            break;
        }
        assert!(Instant::now() < give_up, "the workers do not stay asleep");
    }
    assert!(!pool.host().unbalanced.load(Ordering::SeqCst));
}

#[test]
fn a_panic_ends_the_task_and_nothing_else() {
    let pool = pool(1);
    pool.spawn(task(|_| panic!("a fault of the task"))).expect("there is room");
    let (done, is_done) = mpsc::channel();
    pool.spawn(task(move |_| {
        done.send(()).expect("the test waits");
        Step::Done
    }))
    .expect("there is room");
    is_done.recv_timeout(Duration::from_secs(20)).expect("the worker lives");
    while pool.snapshot().total().done < 2 {
        std::thread::yield_now();
    }
    assert_eq!(*pool.host().panics.lock(), ["a fault of the task"]);
}

#[test]
fn blocking_calls_run_beside_the_workers() {
    everywhere(2, || {
        let (mut stage, mut local_was_there) = (0, false);
        stages(move |cx, result, next| {
            stage += 1;
            match stage {
                1 => {
                    let call = Blocking::new(
                        || {
                            std::thread::sleep(Duration::from_millis(2));
                            20
                        },
                        |number: u64, _local: &mut Local| number + 1,
                    );
                    next(cx, Next::Wait(&call));
                }
                2 => {
                    assert_eq!(result, got(0, 21));
                    local_was_there = true;
                    let call = Blocking::new(|| panic!("no such file"), |(), _local: &mut Local| 0);
                    next(cx, Next::WaitOwned(Box::new(call)));
                }
                _ => {
                    assert!(local_was_there);
                    assert_eq!(result, got(0, u64::MAX));
                    assert_eq!(std::mem::take(&mut *cx.host().panics.lock()), ["no such file"]);
                }
            }
        })
    });
}

/// Calls made by as many tasks, and the largest number that were under way at once.
fn peak_of_blocking_calls(calls: u64) -> usize {
    let channel = Channel::new();
    let under_way = Arc::new(AtomicUsize::new(0));
    let peak = Arc::new(AtomicUsize::new(0));
    let (mut left, mut started, seen) = (calls, false, peak.clone());
    let main = stages(move |cx, _, next| {
        if !started {
            started = true;
            for _ in 0..calls {
                let (under_way, peak) = (under_way.clone(), peak.clone());
                let call = Blocking::new(
                    move || {
                        peak.fetch_max(under_way.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::sleep(Duration::from_millis(5));
                        under_way.fetch_sub(1, Ordering::SeqCst);
                    },
                    |(), _: &mut Local| 0,
                );
                let (channel, mut called) = (channel.clone(), false);
                spawn(
                    cx,
                    stages(move |cx, _, next| {
                        if std::mem::replace(&mut called, true) {
                            return channel.send(cx, 1);
                        }
                        next(cx, Next::Wait(&call));
                    }),
                );
            }
        } else {
            left -= 1;
        }
        if left > 0 {
            next(cx, Next::Wait(&channel));
        }
    });
    on_pool(2, main).shutdown();
    seen.load(Ordering::SeqCst)
}

#[test]
fn sixteen_calls_block_at_once_and_no_more() {
    assert!(peak_of_blocking_calls(16) <= 16);
    assert!(peak_of_blocking_calls(60) <= 16);
}

/// Counts how many of its kind were dropped.
struct Dropped(Arc<AtomicUsize>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn shutdown_drops_parked_and_queued_tasks() {
    let dropped = Arc::new(AtomicUsize::new(0));
    let pool = pool(2);
    for _ in 0..10 {
        let (held, never) = (Dropped(dropped.clone()), Completion::new());
        let parked = stages(move |cx, _, next| {
            assert_eq!(held.0.load(Ordering::SeqCst), 0);
            next(cx, Next::Wait(&never));
        });
        pool.spawn(parked).expect("there is room");
        let held = Dropped(dropped.clone());
        let endless = task(move |_| {
            assert_eq!(Arc::strong_count(&held.0).min(1), 1);
            Step::Yielded(None)
        });
        pool.spawn(endless).expect("there is room");
    }
    let host = pool.host().clone();
    std::thread::sleep(Duration::from_millis(5));
    pool.shutdown();
    assert_eq!(dropped.load(Ordering::SeqCst), 20);
    assert_eq!(host.inside.load(Ordering::SeqCst), 0, "every worker has left the heap");
    assert_eq!(Arc::strong_count(&host), 1, "nothing of the scheduler is left");
}

#[test]
fn many_tasks_of_many_spawners_all_run() {
    for workers in [1, 2, 8] {
        let pool = pool(workers);
        let ran = Arc::new(AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..500 {
                        let ran = ran.clone();
                        let spawner = task(move |cx| {
                            for _ in 0..4 {
                                let ran = ran.clone();
                                spawn(
                                    cx,
                                    task(move |_| {
                                        ran.fetch_add(1, Ordering::Relaxed);
                                        Step::Done
                                    }),
                                );
                            }
                            Step::Done
                        });
                        pool.spawn(spawner).expect("there is room");
                    }
                });
            }
        });
        let give_up = Instant::now() + Duration::from_secs(30);
        while ran.load(Ordering::Relaxed) < 8000 {
            assert!(Instant::now() < give_up, "{} of 8000 on {workers}", ran.load(Ordering::Relaxed));
            std::thread::yield_now();
        }
    }
}

#[test]
fn an_earlier_timer_is_not_slept_through() {
    let sleep_then_tell = |duration: Duration, told: mpsc::Sender<Duration>| {
        let mut start = None;
        stages(move |cx, _, next| {
            let Some(start) = start else {
                start = Some(cx.now());
                return next(cx, Next::Wait(&Sleep(cx.now().after(duration))));
            };
            // Whoever waits for the long one has gone by then.
            let _ = told.send(cx.now().since(start));
        })
    };
    for workers in [1, 2, 8] {
        let pool = pool(workers);
        let (told, woke) = mpsc::channel();
        pool.spawn(sleep_then_tell(Duration::from_secs(3600), told.clone())).expect("there is room");
        for millis in [20, 5, 1] {
            std::thread::sleep(Duration::from_millis(20));
            let duration = Duration::from_millis(millis);
            pool.spawn(sleep_then_tell(duration, told.clone())).expect("there is room");
            let slept = woke.recv_timeout(Duration::from_secs(30)).expect("the timer fires");
            assert!(slept >= duration, "{slept:?} is too early");
        }
    }
}

#[test]
fn the_number_of_active_workers_can_be_changed() {
    let pool = pool(4);
    assert_eq!((pool.workers(), pool.active_workers()), (4, 4));
    pool.set_active_workers(0);
    assert_eq!(pool.active_workers(), 1);
    for _ in 0..100 {
        pool.spawn(task(|_| Step::Done)).expect("there is room");
    }
    while pool.snapshot().total().done < 100 {
        std::thread::yield_now();
    }
    // Each of the others may have been about to take one.
    assert!(pool.snapshot().workers[0].done >= 97, "{:?}", pool.snapshot());
    pool.set_active_workers(9);
    assert_eq!(pool.active_workers(), 4);
    // Four tasks that do not give way, each of which ends when all four run.
    let running = Arc::new(AtomicUsize::new(0));
    for _ in 0..4 {
        let running = running.clone();
        let give_up = Instant::now() + Duration::from_secs(20);
        let meet = task(move |_| {
            running.fetch_add(1, Ordering::Relaxed);
            while running.load(Ordering::Relaxed) < 4 {
                assert!(Instant::now() < give_up, "not all workers run");
                std::thread::yield_now();
            }
            Step::Done
        });
        pool.spawn(meet).expect("there is room");
    }
    while pool.snapshot().total().done < 104 {
        std::thread::yield_now();
    }
    pool.host().assert_no_panics();
    // One that stands by does not hold up the end.
    pool.set_active_workers(2);
    pool.shutdown();
}
