//! Workers as a pool runs them: what is announced is done although they sleep, and they sleep when there is
//! nothing to do. A wake-up that is lost leaves threads that wait for ever, and loom says so.

use crate::language::{Closure, Closures, MyTurn, task};
use crate::scheduler::lane::Lane;
use crate::scheduler::ticker;
use crate::scheduler::topology::Topology;
use crate::scheduler::worker::Worker;
use crate::shim::Signal;
use crate::time::Clock;
use crate::world::{explorer, once, waits};
use crate::{Completion, Masking, Operation, Ready, Scheduler, Step, Waiter, Wake};
use loom::thread::{self, JoinHandle};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

type Shared = Arc<Scheduler<Closures>>;

fn scheduler(workers: usize) -> (Shared, Vec<Lane>) {
    let host = Arc::new(Closures::default());
    let (scheduler, lanes) = Scheduler::for_workers(host, workers, Clock::stopped(), 4, Topology::flat());
    (Arc::new(scheduler), lanes)
}

/// Starts the workers.
fn start(scheduler: &Shared, lanes: Vec<Lane>) -> Vec<JoinHandle<()>> {
    let start = |lane| {
        let scheduler = scheduler.clone();
        thread::spawn(move || Worker::start(scheduler, lane).run())
    };
    lanes.into_iter().map(start).collect()
}

fn end(scheduler: &Shared, threads: Vec<JoinHandle<()>>) {
    scheduler.stop();
    for thread in threads {
        thread.join().unwrap();
    }
    scheduler.host().assert_no_panics();
}

fn signal() -> Arc<Signal> {
    Arc::new(Signal::new())
}

fn raises(signal: &Arc<Signal>) -> Closure {
    let signal = signal.clone();
    once(move |_| signal.raise())
}

#[test]
fn loom_spawn_against_sleep() {
    explorer(Some(3)).check(|| {
        let (scheduler, lanes) = scheduler(1);
        let threads = start(&scheduler, lanes);
        let done = signal();
        assert!(scheduler.spawn(raises(&done)).is_ok());
        done.wait(None);
        end(&scheduler, threads);
    });
}

#[test]
fn loom_searcher_that_was_relied_on() {
    // The first task holds up its worker until the second has run, so another worker has to come for that.
    explorer(Some(2)).check(|| {
        let (scheduler, lanes) = scheduler(2);
        let (done, both) = (signal(), signal());
        let (waited, told) = (done.clone(), both.clone());
        let first = once(move |_| {
            waited.wait(None);
            told.raise();
        });
        let threads = start(&scheduler, lanes);
        assert!(scheduler.spawn(first).is_ok());
        assert!(scheduler.spawn(raises(&done)).is_ok());
        both.wait(None);
        end(&scheduler, threads);
    });
}

/// Waiting for something outside, which has the ticket.
struct Outside {
    ticket: Arc<Mutex<Option<Waiter>>>,
    has_ticket: Arc<Signal>,
}

impl Operation<Closures> for Outside {
    fn try_now(&self, _turn: &mut MyTurn<'_>) -> Option<Ready<u64>> {
        None
    }

    fn block(&self, _turn: &mut MyTurn<'_>, waiter: Waiter) -> Option<Ready<u64>> {
        *self.ticket.lock().unwrap() = Some(waiter);
        self.has_ticket.raise();
        None
    }

    fn cancel(&self, _turn: &mut MyTurn<'_>, _waiter: Waiter, _winner: Option<u32>) {}

    fn is_external(&self) -> bool {
        true
    }
}

impl Outside {
    fn ticket(&self) -> Waiter {
        self.has_ticket.wait(None);
        self.ticket.lock().unwrap().expect("it was said to be there")
    }
}

/// Makes a task that waits for something outside and then does `last`.
fn asks_outside(scheduler: &Shared, last: impl FnOnce() + Send + 'static) -> Outside {
    let asked = Outside { ticket: Arc::default(), has_ticket: signal() };
    let operation = Outside { ticket: asked.ticket.clone(), has_ticket: asked.has_ticket.clone() };
    let mut last = Some(last);
    let asker = waits(operation, move |_, wake| {
        assert!(matches!(wake, Wake::Completed(ready) if ready.payload == 7));
        last.take().expect("one wait")();
    });
    assert!(scheduler.spawn(asker).is_ok());
    asked
}

#[test]
fn loom_post_against_sleep() {
    explorer(Some(2)).check(|| {
        let (scheduler, lanes) = scheduler(1);
        let done = signal();
        let told = done.clone();
        let asked = asks_outside(&scheduler, move || told.raise());
        let threads = start(&scheduler, lanes);
        scheduler.post(asked.ticket(), Box::new(|_| 7));
        done.wait(None);
        end(&scheduler, threads);
    });
}

#[test]
fn loom_quiet_against_a_post() {
    // What was seen first becomes untrue by what is seen last: the worker slept, and nobody waits any more.
    explorer(Some(1)).check(|| {
        let (scheduler, lanes) = scheduler(1);
        let (is_over, done) = (Arc::new(AtomicBool::new(false)), signal());
        let (over, told) = (is_over.clone(), done.clone());
        let asked = asks_outside(&scheduler, move || {
            over.store(true, Ordering::SeqCst);
            told.raise();
        });
        let mut threads = start(&scheduler, lanes);
        let ticket = asked.ticket();
        let detector = scheduler.clone();
        threads.push(thread::spawn(move || {
            let is_quiet = detector.is_quiescent();
            assert!(!is_quiet || is_over.load(Ordering::SeqCst), "there was something to do");
        }));
        scheduler.post(ticket, Box::new(|_| 7));
        done.wait(None);
        end(&scheduler, threads);
    });
}

#[test]
fn loom_ticker_that_falls_asleep_against_a_worker_that_wakes() {
    explorer(Some(2)).check(|| {
        let (scheduler, _) = scheduler(1);
        let worker = thread::spawn({
            let scheduler = scheduler.clone();
            move || {
                scheduler.idle.begin_search();
                scheduler.idle.sleep(0, || false, None);
                scheduler.ticker.start();
            }
        });
        let ticking = thread::spawn({
            let scheduler = scheduler.clone();
            move || ticker::sleep_if_idle(&scheduler, scheduler.activity())
        });
        // As whoever has work for it.
        while !scheduler.idle.could_wake() {
            thread::yield_now();
        }
        scheduler.idle.wake_one();
        worker.join().unwrap();
        ticking.join().unwrap();
    });
}

#[test]
fn loom_quiet_is_not_said_while_something_goes_on() {
    // One task wakes another one, which has more to do.
    explorer(Some(2)).check(|| {
        let (scheduler, lanes) = scheduler(1);
        let (cell, is_over, done) =
            (Completion::<Closures>::new(), Arc::new(AtomicBool::new(false)), signal());
        let (over, told, mut is_begun) = (is_over.clone(), done.clone(), false);
        let waited = cell.clone();
        let sleeper = task(move |cx| {
            if !std::mem::replace(&mut is_begun, true) {
                cx.start_waiting(&waited, Masking::Interruptible);
                return Step::Parked;
            }
            assert!(cx.take_wake().is_some());
            over.store(true, Ordering::SeqCst);
            told.raise();
            Step::Done
        });
        assert!(scheduler.spawn(sleeper).is_ok());
        assert!(scheduler.spawn(once(move |cx| assert!(cell.put(cx, 1)))).is_ok());
        let threads = start(&scheduler, lanes);
        if scheduler.is_quiescent() {
            assert!(is_over.load(Ordering::SeqCst), "there was something to do");
        }
        done.wait(None);
        end(&scheduler, threads);
    });
}
