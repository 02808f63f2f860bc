//! Recordings: what happened, on whom, in which order; bounded, and the same for the same seed.

use crate::host::*;
use lambdust_concurrency::sync::{Holder, Lock, Mutex as Door, Named};
use lambdust_concurrency::*;
use parking_lot::Mutex;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

const MESSAGES: u64 = 20;

fn letter(payload: u64) -> Letter<u64> {
    Letter { payload, tag: 0, priority: 0 }
}

/// A task that records while two others send to it, and leaves the recording in `kept`.
fn recorded(kept: Arc<Mutex<Option<Recording>>>) -> Closure {
    let mailbox: Arc<Mailbox<Closures>> = Mailbox::numbered(MailboxConfig::default(), 7);
    let receive = mailbox.receive();
    let mut mark = None;
    let mut left = 2 * MESSAGES;
    stages(move |cx, got, next| {
        if mark.is_none() {
            mark = Some(cx.start_recording());
            for _ in 0..2 {
                spawn(cx, sender(mailbox.clone()));
            }
        }
        left -= u64::from(got.is_some());
        if left > 0 {
            return next(cx, Next::Wait(&receive));
        }
        let mark = mark.take().expect("the recording has begun");
        *kept.lock() = Some(cx.scheduler().finish_recording(mark));
    })
}

fn sender(mailbox: Arc<Mailbox<Closures>>) -> Closure {
    let mut sent = 0;
    let pause = Sleep(Time::ZERO.after(Duration::from_millis(1)));
    stages(move |cx, _, next| {
        if sent == 0 {
            sent = 1;
            return next(cx, Next::WaitOwned(Box::new(Sleep(cx.now().after(Duration::from_millis(1))))));
        }
        assert_eq!(mailbox.send(cx, letter(sent)), Sent::Delivered);
        sent += 1;
        if sent <= MESSAGES {
            next(cx, Next::Wait(&pause));
        }
    })
}

fn on_seed(seed: u64) -> Recording {
    let kept = Arc::default();
    assert_eq!(on_sim(seed, recorded(Arc::clone(&kept))), Outcome::Done);
    kept.lock().take().expect("it was recorded")
}

fn check(recording: &Recording) {
    let all = || recording.lanes.iter().flat_map(|lane| &lane.records);
    let mut sent: Vec<u32> = Vec::new();
    let mut received = Vec::new();
    let mut spawned = HashSet::new();
    for record in all() {
        assert!(recording.from <= record.at && record.at <= recording.until);
        match record.what {
            What::Sent { mailbox: 7, message, says: 0, by: Some(_) } => sent.push(message),
            What::Received { mailbox: 7, message, by: Some(_) } => received.push(message),
            What::Spawned { task, by: Some(_) } => assert!(spawned.insert(task)),
            What::Sent { .. } | What::Received { .. } | What::Spawned { .. } => panic!("{record:?}"),
            _ => {}
        }
    }
    let numbers: Vec<u32> = (1..=2 * MESSAGES as u32).collect();
    sent.sort_unstable();
    received.sort_unstable();
    assert_eq!((&sent, &received), (&numbers, &numbers));
    assert_eq!((spawned.len(), recording.dropped()), (2, 0));
    let done = |task| all().any(|record| matches!(record.what, What::Ran { task: of, .. } if of == task));
    assert!(spawned.iter().all(|task| done(*task)), "every task that was made has run");
    for lane in &recording.lanes {
        check_lane(lane);
    }
    assert!(recording.frames.len() >= 2);
    let last = recording.frames.last().expect("there are two").snapshot.total();
    assert_eq!((last.sent, last.received), (2 * MESSAGES, 2 * MESSAGES));
}

/// The steps and sleeps of a worker follow one another.
fn check_lane(lane: &LaneRecording) {
    let mut before = Time::ZERO;
    for record in &lane.records {
        if let What::Ran { until, .. } | What::Slept { until } = record.what {
            assert!(before <= record.at && record.at <= until, "{before:?} {record:?}");
            before = until;
        }
    }
}

#[test]
fn a_seed_decides_what_is_recorded() {
    for seed in 0..50 {
        let recording = on_seed(seed);
        check(&recording);
        assert!(recording.is_virtual);
        assert_eq!(recording, on_seed(seed));
    }
    assert!((1..20).any(|seed| on_seed(seed) != on_seed(0)));
}

#[test]
fn workers_record_what_they_run() {
    for workers in [1, 2, 8] {
        let kept = Arc::default();
        on_pool(workers, recorded(Arc::clone(&kept))).shutdown();
        let recording = kept.lock().take().expect("it was recorded");
        assert_eq!(recording.lanes.len(), workers);
        check(&recording);
    }
}

#[test]
fn the_step_under_way_at_the_end_is_shown_up_to_there() {
    let recording = on_seed(3);
    let unfinished = recording.lanes[0].records.iter().filter(
        |record| matches!(record.what, What::Ran { ending: Ending::Unfinished, until, .. } if until == recording.until),
    );
    assert_eq!(unfinished.count(), 1);
}

#[test]
fn a_recording_within_another_is_a_part_of_it_and_ends_only_itself() {
    let kept: Arc<Mutex<Vec<Recording>>> = Arc::default();
    let mine = kept.clone();
    let (mut outer, mut inner, mut stage) = (None, None, 0);
    let main = task(move |cx| {
        stage += 1;
        match stage {
            1 => outer = Some(cx.start_recording()),
            2 => inner = Some(cx.start_recording()),
            3 | 4 => {
                let mark = if stage == 3 { inner.take() } else { outer.take() };
                let recording = cx.scheduler().finish_recording(mark.expect("it was begun"));
                mine.lock().push(recording);
                assert_eq!(cx.is_recording(), stage == 3);
            }
            _ => return Step::Done,
        }
        Step::Yielded(None)
    });
    assert_eq!(on_sim(1, main), Outcome::Done);
    let kept = kept.lock();
    assert_eq!((kept[0].len(), kept[1].len()), (2, 4));
}

#[test]
fn what_is_too_much_for_the_rings_is_counted() {
    let kept: Arc<Mutex<Option<Recording>>> = Arc::default();
    let mine = kept.clone();
    let (mut mark, mut left) = (None, 70_000);
    let main = task(move |cx| {
        mark = Some(mark.take().unwrap_or_else(|| cx.start_recording()));
        left -= 1;
        if left > 0 {
            return Step::Yielded(None);
        }
        *mine.lock() = Some(cx.scheduler().finish_recording(mark.take().expect("it was begun")));
        Step::Done
    });
    assert_eq!(on_sim(1, main), Outcome::Done);
    let recording = kept.lock().take().expect("it was recorded");
    assert_eq!(
        (recording.len() as u64 + recording.dropped(), recording.dropped()),
        (70_000, 69_999 - 65_536)
    );
    assert_eq!(recording.frames.len(), 600);
    assert!(recording.frames_dropped > 0);
}

/// A lock that recordings know as number 5.
struct Numbered;

impl Named for Numbered {
    fn label(&self) -> String {
        "door".to_owned()
    }

    fn number(&self) -> u32 {
        5
    }
}

/// A task that takes the lock, sleeps, and gives it up.
fn visitor(door: Arc<Door<Numbered>>, asleep: Duration) -> Closure {
    let mut stage = 0;
    stages(move |cx, got, next| {
        stage += 1;
        let holder = Holder::Task(cx.me());
        match stage {
            2 if got == Some(Wake::Cancelled) => {}
            1 => next(cx, Next::WaitOwned(Box::new(Lock { mutex: door.clone(), holder }))),
            2 => next(cx, Next::WaitOwned(Box::new(Sleep(cx.now().after(asleep))))),
            _ => door.unlock(cx, holder).expect("it is owned"),
        }
    })
}

/// A task that records three others at a door, one of which has no patience.
fn door_opened(kept: Arc<Mutex<Option<Recording>>>, asleep: Duration) -> Closure {
    let door = Arc::new(Door::new(Numbered));
    let (mut mark, mut visitors) = (None, Vec::new());
    stages(move |cx, _, next| {
        if mark.is_none() {
            mark = Some(cx.start_recording());
            visitors = (0..3).map(|_| spawn(cx, visitor(door.clone(), asleep))).collect();
            return next(cx, Next::WaitOwned(Box::new(Sleep(cx.now().after(asleep / 2)))));
        }
        if let Some(last) = visitors.pop().filter(|_| visitors.len() == 2) {
            cx.interrupt(last, 1);
        }
        if visitors.len() == 2 || door.holder().is_some() || door.waiters() > 0 {
            visitors.truncate(1);
            return next(cx, Next::WaitOwned(Box::new(Sleep(cx.now().after(asleep)))));
        }
        *kept.lock() = Some(cx.scheduler().finish_recording(mark.take().expect("it was begun")));
    })
}

#[test]
fn waits_for_locks_and_holds_of_them_are_recorded() {
    let asleep = Duration::from_millis(4);
    let check = |recording: Recording| {
        let all =
            || recording.lanes.iter().flat_map(|lane| &lane.records).map(|record| (record.at, record.what));
        let length = |at: Time, until: Time| until.since(at);
        let held: Vec<_> = all()
            .filter_map(|(at, what)| match what {
                What::Held { lock: 5, until, is_shared: false, by: Some(_) } => Some(length(at, until)),
                _ => None,
            })
            .collect();
        let waits: Vec<_> = all()
            .filter_map(|(at, what)| match what {
                What::Awaited { lock: 5, until, is_taken, by: Some(_) } => {
                    Some((is_taken, length(at, until)))
                }
                _ => None,
            })
            .collect();
        // The one that was interrupted had the lock, or gave up waiting for it.
        assert!((2..=3).contains(&held.len()) && waits.len() == 2, "{held:?} {waits:?}");
        assert!(held.iter().any(|held| *held >= asleep));
        assert!(waits.iter().any(|(is_taken, wait)| *is_taken && *wait >= asleep / 4), "{waits:?}");
        assert_eq!(waits.iter().filter(|(is_taken, _)| *is_taken).count(), held.len() - 1);
        let total = recording.frames.last().expect("there is one").snapshot.total();
        assert_eq!(total.lock_waits, held.len() as u64 - 1);
        assert!(total.lock_wait_ns >= asleep.as_nanos() as u64 / 4);
    };
    for seed in 0..20 {
        let kept = Arc::default();
        assert_eq!(on_sim(seed, door_opened(Arc::clone(&kept), asleep)), Outcome::Done);
        check(kept.lock().take().expect("it was recorded"));
    }
    for workers in [1, 2] {
        let kept = Arc::default();
        on_pool(workers, door_opened(Arc::clone(&kept), asleep)).shutdown();
        check(kept.lock().take().expect("it was recorded"));
    }
}

#[test]
fn on_a_pool_short_holds_are_not_recorded() {
    let kept: Arc<Mutex<Option<Recording>>> = Arc::default();
    let mine = kept.clone();
    let door = Arc::new(Door::new(Numbered));
    let main = task(move |cx| {
        let mark = cx.start_recording();
        let holder = Holder::Task(cx.me());
        for _ in 0..1000 {
            door.try_lock(cx, holder).expect("it is free");
            door.unlock(cx, holder).expect("it is owned");
        }
        *mine.lock() = Some(cx.scheduler().finish_recording(mark));
        Step::Done
    });
    on_pool(1, main).shutdown();
    let held = kept.lock().take().expect("it was recorded");
    let held = held.lanes.iter().flat_map(|lane| &lane.records);
    // The system may have stopped the thread in between.
    assert!(held.filter(|record| matches!(record.what, What::Held { .. })).count() < 50);
}
