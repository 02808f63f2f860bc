//! Alarms: requests that a task, or somebody else, has made to it at a time.

use crate::channel::Channel;
use crate::host::*;
use lambdust_concurrency::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

const SEEDS: u64 = if cfg!(miri) { 2 } else { 100 };
const MANY_SEEDS: u64 = 10_000;
const ALARM: u32 = 1 << 5;

/// Receives 1..=n, each time only until an alarm; a message comes through or stays.
fn receive_or_alarm(n: u64) -> Closure {
    let channel = Channel::new();
    let (mut received, mut begun) = (0, false);
    stages(move |cx, result, next| {
        match result {
            Some(Wake::Completed(Ready { payload, .. })) => {
                assert_eq!(payload, received + 1);
                received = payload;
            }
            Some(Wake::Cancelled) => assert_eq!(cx.requests() & ALARM, ALARM),
            None => {}
        }
        if !std::mem::replace(&mut begun, true) {
            let (sending, mut sent) = (channel.clone(), 0);
            let sender = stages(move |cx, _, next| {
                if sent < n {
                    sent += 1;
                    sending.send(cx, sent);
                    let until = cx.now().after(Duration::from_micros(1 + sent % 5));
                    next(cx, Next::Wait(&Sleep(until)));
                }
            });
            spawn(cx, sender);
        }
        cx.take_requests();
        if received < n {
            let soon = cx.now().after(Duration::from_micros(3));
            cx.set_alarm(Some(soon), ALARM);
            next(cx, Next::Wait(&channel));
        }
    })
}

#[test]
fn a_message_is_never_lost_to_an_alarm() {
    everywhere(SEEDS, || receive_or_alarm(40));
}

#[test]
#[ignore = "the same with many seeds"]
fn a_message_is_never_lost_to_an_alarm_many() {
    everywhere(MANY_SEEDS, || receive_or_alarm(40));
}

/// A task that only computes hears its alarm as soon as it looks at its poll word.
#[test]
fn an_alarm_reaches_a_task_that_runs() {
    for workers in [1, 2] {
        let mut begun = false;
        let main = task(move |cx| {
            if !std::mem::replace(&mut begun, true) {
                let soon = cx.now().after(Duration::from_millis(5));
                cx.set_alarm(Some(soon), ALARM);
            }
            while cx.requests() & ALARM == 0 {
                if cx.tick() {
                    return Step::Yielded(None);
                }
            }
            Step::Done
        });
        on_pool(workers, main).shutdown();
    }
}

/// The last alarm that a task sets for itself holds; of those from outside the first does. A masked wait goes on,
/// and the request stays.
fn replaced() -> Closure {
    let never: Arc<Completion<Closures>> = Completion::new();
    let mut stage = 0;
    stages(move |cx, result, next| {
        stage += 1;
        let in_micros = |from: Time, micros| from.after(Duration::from_micros(micros));
        match stage {
            1 => {
                let begin = cx.now();
                cx.set_alarm(Some(in_micros(begin, 10)), ALARM);
                cx.set_alarm(None, ALARM);
                next(cx, Next::Wait(&Sleep(in_micros(begin, 500))));
            }
            2 => {
                assert_eq!((result, cx.requests()), (got(0, 0), 0), "it was taken back");
                let (me, now) = (cx.me(), cx.now());
                cx.interrupt_at(me, in_micros(now, 900), 2);
                cx.interrupt_at(me, in_micros(now, 50), 4);
                cx.interrupt_at(me, in_micros(now, 800), 8);
                next(cx, Next::Wait(&never));
            }
            3 => {
                assert_eq!((result, cx.take_requests()), (Some(Wake::Cancelled), 4));
                let now = cx.now();
                cx.set_alarm(Some(in_micros(now, 20)), ALARM);
                next(cx, Next::WaitMasked(&Sleep(in_micros(now, 400))));
            }
            _ => assert_eq!((result, cx.take_requests()), (got(0, 0), ALARM)),
        }
    })
}

#[test]
fn alarms_replace_each_other_and_respect_masks() {
    everywhere(SEEDS, replaced);
}

/// An alarm of a task that has ended touches nobody, not even the next task of its slot.
#[test]
fn an_alarm_does_not_outlive_its_task() {
    everywhere(10, || {
        let mut stage = 0;
        let heard = Arc::new(AtomicU64::new(0));
        stages(move |cx, _, next| {
            stage += 1;
            let soon = cx.now().after(Duration::from_micros(20));
            let later = Sleep(cx.now().after(Duration::from_micros(200)));
            match stage {
                1 => {
                    let short = task(move |cx| {
                        cx.set_alarm(Some(soon), ALARM);
                        Step::Done
                    });
                    spawn(cx, short);
                    next(cx, Next::Wait(&Sleep(cx.now().after(Duration::from_micros(1)))));
                }
                2 => {
                    let heard = heard.clone();
                    let mut waited = false;
                    let listener = stages(move |cx, _, next| {
                        heard.fetch_add(u64::from(cx.requests()), Ordering::Relaxed);
                        if !std::mem::replace(&mut waited, true) {
                            next(cx, Next::Wait(&Sleep(cx.now().after(Duration::from_micros(100)))));
                        }
                    });
                    spawn(cx, listener);
                    next(cx, Next::Wait(&later));
                }
                _ => assert_eq!(heard.load(Ordering::Relaxed), 0),
            }
        })
    });
}

#[test]
fn a_hundred_thousand_alarms_leave_nothing_behind() {
    const ALARMS: u64 = if cfg!(miri) { 1_000 } else { 100_000 };
    let main = task(move |cx| {
        for count in 0..ALARMS {
            let far = cx.now().after(Duration::from_secs(5 + count % 7));
            cx.set_alarm(Some(far), ALARM);
            cx.set_alarm(None, ALARM);
        }
        assert!(cx.scheduler().timer_entries() < 100, "{}", cx.scheduler().timer_entries());
        Step::Done
    });
    assert_eq!(on_sim(1, main), Outcome::Done);
}

/// Of several branches that are ready at once, each is taken now and then, and the others are not touched.
#[test]
fn a_shuffled_choice_is_fair() {
    let counts: Arc<[AtomicU64; 3]> = Arc::default();
    let (counted, mut left, mut state) = (counts.clone(), 300u64, 1u64);
    let cells: [Arc<Completion<Closures>>; 3] = [Completion::new(), Completion::new(), Completion::new()];
    let main = stages(move |cx, result, next| {
        if let Some(Wake::Completed(Ready { branch, payload })) = result {
            assert_eq!(payload, u64::from(branch));
            counted[branch as usize].fetch_add(1, Ordering::Relaxed);
        } else {
            for (index, cell) in cells.iter().enumerate() {
                cell.put(cx, index as u64);
            }
        }
        if left > 0 {
            left -= 1;
            let draw = |bound: usize| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (state >> 33) as usize % bound
            };
            let alternatives = cells.iter().map(|cell| Box::new(cell.clone()) as _).collect();
            next(cx, Next::WaitOwned(Box::new(Choice::shuffled(alternatives, draw))));
        }
    });
    assert_eq!(on_sim(1, main), Outcome::Done);
    let counts: Vec<u64> = counts.iter().map(|count| count.load(Ordering::Relaxed)).collect();
    assert!(counts.iter().all(|count| (60..140).contains(count)), "{counts:?}");
}
