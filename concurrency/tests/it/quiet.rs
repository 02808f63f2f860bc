//! Nothing goes on any more: who finds out, and which waits a collector may give up.

use crate::channel::Channel;
use crate::host::*;
use lambdust_concurrency::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::SeqCst};
use std::time::{Duration, Instant};

const ASKED: u32 = 8;

/// Waits for one item, and notes the requests it is nudged with.
fn receiver(channel: Arc<Channel>, nudged: Arc<AtomicU32>, got: Arc<AtomicU64>) -> Closure {
    let mut started = false;
    task(move |cx| {
        if !std::mem::replace(&mut started, true) {
            let start = cx.start(&channel, Masking::Interruptible);
            assert_eq!(start, WaitStart::Parked);
            return Step::Parked;
        }
        match cx.take_wake() {
            None => {
                nudged.fetch_or(cx.take_requests_in(ASKED), SeqCst);
                Step::Parked
            }
            Some(Wake::Completed(ready)) => {
                got.store(ready.payload, SeqCst);
                Step::Done
            }
            Some(Wake::Cancelled) => panic!("nothing cancels it"),
        }
    })
}

fn eventually(what: &str, is_so: impl Fn() -> bool) {
    let give_up = Instant::now() + Duration::from_secs(30);
    while !is_so() {
        assert!(Instant::now() < give_up, "{what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_pool_in_which_everybody_waits_is_found_out_and_each_wait_told_once() {
    for workers in [1, 2, 8] {
        let pool = pool(workers);
        let (channel, nudged, got) = (Channel::new(), Arc::default(), Arc::default());
        let waiter = receiver(channel.clone(), Arc::clone(&nudged), Arc::clone(&got));
        let id = pool.spawn(waiter).expect("there is room");
        eventually("the host is told", || pool.host().quiet.load(SeqCst) > 0);
        assert_eq!(pool.take_stuck(), [id]);
        assert_eq!(pool.take_stuck(), []);
        assert!(pool.nudge(id, ASKED));
        eventually("the task is nudged", || nudged.load(SeqCst) == ASKED);
        eventually("the host is told again", || pool.host().quiet.load(SeqCst) > 1);
        assert_eq!(pool.take_stuck(), [], "it is still the same wait");
        assert!(pool.waits_for_others(id));
        let sender = task(move |cx| {
            channel.send(cx, 5);
            Step::Done
        });
        pool.spawn(sender).expect("there is room");
        eventually("the wait is completed", || got.load(SeqCst) == 5);
        assert!(!pool.waits_for_others(id));
        pool.host().assert_no_panics();
    }
}

#[test]
fn rest_is_no_news() {
    struct Rest;
    impl Operation<Closures> for Rest {
        fn try_now(&self, _cx: &mut MyTurn<'_>) -> Option<Ready<u64>> {
            None
        }
        fn block(&self, _cx: &mut MyTurn<'_>, _waiter: Waiter) -> Option<Ready<u64>> {
            None
        }
        fn cancel(&self, _cx: &mut MyTurn<'_>, _waiter: Waiter, _winner: Option<u32>) {}
        fn is_rest(&self) -> bool {
            true
        }
    }
    let pool = pool(1);
    pool.spawn(stages(|cx, _, next| next(cx, Next::Wait(&Rest)))).expect("there is room");
    eventually("the host is told", || pool.host().quiet.load(SeqCst) > 0);
    assert_eq!(pool.take_stuck(), []);
}

/// Waits in turn for the time and for a blocking thread, each time long enough for the pool to fall idle.
fn slow_worker(rounds: u32, ended: Arc<AtomicBool>) -> Closure {
    let mut round = 0;
    stages(move |cx, _, next| {
        round += 1;
        let pause = Duration::from_millis(12);
        if round > rounds {
            ended.store(true, SeqCst);
        } else if round % 2 == 0 {
            next(cx, Next::Wait(&Sleep(cx.now().after(pause))));
        } else {
            let work = Blocking::new(move || std::thread::sleep(pause), |(), _| 0);
            next(cx, Next::WaitOwned(Box::new(work)));
        }
    })
}

#[test]
fn time_and_the_outside_keep_a_pool_from_being_quiet() {
    for workers in [1, 2] {
        let pool = pool(workers);
        let (channel, ended) = (Channel::new(), Arc::new(AtomicBool::new(false)));
        pool.spawn(receiver(channel, Arc::default(), Arc::default())).expect("there is room");
        pool.spawn(slow_worker(100, ended.clone())).expect("there is room");
        while !ended.load(SeqCst) {
            // Read in this order: the end comes before the news.
            let quiet = pool.host().quiet.load(SeqCst);
            assert!(quiet == 0 || ended.load(SeqCst), "something was under way");
            std::thread::sleep(Duration::from_millis(1));
        }
        eventually("the host is told", || pool.host().quiet.load(SeqCst) > 0);
        pool.host().assert_no_panics();
    }
}

#[test]
fn a_wait_with_a_deadline_or_from_outside_is_no_collectors_business() {
    let host = Arc::new(Closures::default());
    let mut sim = Sim::new(host.clone(), SimConfig::seeded(1));
    let mut local = host.start_worker(0, sim.poll().clone());
    let (channel, inbox) = (Channel::new(), Inbox::<u64>::new(4));
    let waits = |channel: Arc<Channel>| receiver(channel, Arc::default(), Arc::default());
    let dependent = sim.spawn(waits(channel.clone())).expect("there is room");
    let timed = channel.clone();
    let later = Time::from_nanos(1_000_000);
    let with_deadline = stages(move |cx, got, next| {
        if got.is_none() {
            next(cx, Next::WaitOwned(Box::new(Timeout { operation: timed.clone(), deadline: later })));
        }
    });
    sim.spawn(with_deadline).expect("there is room");
    sim.spawn(stages(move |cx, _, next| next(cx, Next::Wait(&inbox)))).expect("there is room");
    for _ in 0..3 {
        sim.step(&mut local);
    }
    let mut seen = Vec::new();
    // SAFETY: this is the only thread, and no step runs.
    unsafe { sim.visit_dependent(&mut |id, _, _| seen.push(id)) };
    assert_eq!(seen, [dependent]);
    assert_eq!(channel.waiters(), 2);
    host.stop_worker(local);
}
