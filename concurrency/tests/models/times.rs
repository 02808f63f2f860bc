//! Timers and posts: what comes with time or from outside, against everything else that ends a wait.

use crate::language::{Closure, Closures, Next, stages, task};
use crate::operation::Timeout;
use crate::world::{Log, STOP, STOPPED, explore, notes, once, stops};
use crate::{Completion, Masking, Sleep, Step, Time, Wake};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

fn at(nanos: u64) -> Time {
    Time::from_nanos(nanos)
}

/// Moves time there; its worker then looks at the timers.
fn passes(time: Time) -> Closure {
    once(move |cx| cx.scheduler().clock.advance(time))
}

#[test]
fn loom_deadline_against_completion() {
    explore(2, Some(2), |world| {
        let (cell, log) = (Completion::<Closures>::new(), Log::default());
        world.first(notes(Timeout { operation: cell.clone(), deadline: at(5) }, &log));
        let filling = cell.clone();
        world.beside([once(move |cx| assert!(filling.put(cx, 7))), passes(at(9))]);
        assert!(matches!(log.read()[..], [7 | 100]), "{:?}", log.read());
    });
}

/// The entry of an earlier wait comes up while the next one is given a deadline.
#[test]
fn loom_deadline_against_the_entry_of_an_earlier_wait() {
    for deadline in [3, 5, 8] {
        explore(2, Some(2), move |world| {
            let (cell, log) = (Completion::<Closures>::new(), Log::default());
            world.first(waits_again(&cell, at(5), at(deadline), &log));
            let filling = cell.clone();
            world.beside([once(move |cx| assert!(filling.put(cx, 7))), passes(at(9))]);
            let log = log.read();
            assert!(log == [7, 0] || log == [100, 0], "each wait ends: {log:?}");
        });
    }
}

/// Waits for a cell or until a time, and then until another.
fn waits_again(cell: &Arc<Completion<Closures>>, first: Time, second: Time, log: &Log) -> Closure {
    let (cell, log) = (cell.clone(), log.clone());
    let (mut is_first, mut second) = (true, Some(second));
    stages(move |cx, got, next| {
        if let Some(Wake::Completed(ready)) = got {
            log.push(ready.payload + 100 * u64::from(ready.branch));
        }
        if is_first {
            is_first = false;
            next(cx, Next::Wait(&Timeout { operation: cell.clone(), deadline: first }));
        } else if let Some(until) = second.take() {
            next(cx, Next::Wait(&Sleep(until)));
        }
    })
}

#[test]
fn loom_alarm_from_outside_against_one_of_its_own() {
    explore(2, Some(2), |world| {
        let log = Log::default();
        let noted = log.clone();
        let mut is_begun = false;
        // Sleeps until it is asked something.
        let sleeper = task(move |cx| {
            if !std::mem::replace(&mut is_begun, true) {
                cx.set_alarm(Some(at(8)), 4);
                cx.open(Masking::Interruptible);
                return Step::Parked;
            }
            match cx.take_wake() {
                None => Step::Parked,
                Some(wake) => {
                    assert_eq!(wake, Wake::Cancelled);
                    noted.push(u64::from(cx.take_requests()));
                    Step::Done
                }
            }
        });
        let sleeper = world.first(sleeper);
        world.beside([once(move |cx| cx.interrupt_at(sleeper, at(6), STOP)), passes(at(9))]);
        assert!(world.has_ended(sleeper));
        // The second may find it awake, and is a request more or one to nobody.
        let requests = log.read()[0];
        assert!(matches!(requests, 2 | 4 | 6), "{requests}");
    });
}

#[test]
fn loom_post_against_cancel() {
    explore(2, Some(2), |world| {
        let (log, made) = (Log::default(), Arc::new(AtomicUsize::new(0)));
        let (noted, making) = (log.clone(), made.clone());
        let mut waiter = None;
        let ticket = Arc::new(std::sync::Mutex::new(None));
        let handed = ticket.clone();
        let asker = task(move |cx| {
            if waiter.is_none() {
                waiter = Some(cx.open(Masking::Interruptible));
                *handed.lock().unwrap() = waiter;
                return Step::Parked;
            }
            match cx.take_wake() {
                None => return Step::Parked,
                Some(Wake::Completed(ready)) => noted.push(ready.payload),
                Some(Wake::Cancelled) => noted.push(STOPPED),
            }
            Step::Done
        });
        let asker = world.first(asker);
        let ticket = ticket.lock().unwrap().expect("it waits");
        let poster = once(move |cx| {
            let finish = move |_: &mut crate::language::Local| {
                making.fetch_add(1, Ordering::Relaxed);
                7
            };
            cx.scheduler().post(ticket, Box::new(finish));
        });
        world.beside([poster, stops(asker)]);
        let expected = match log.read()[..] {
            [7] => 1,
            [STOPPED] => 0,
            _ => panic!("{:?}", log.read()),
        };
        assert_eq!(made.load(Ordering::Relaxed), expected, "a payload is made for an open wait only");
    });
}
