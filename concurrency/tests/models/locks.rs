//! Locks, notifications and permits against their cancellation: what is given away is had by somebody.

use crate::choices::Nameless;
use crate::language::{Closure, Closures, Cx, Next, stages};
use crate::sync::{
    Acquire, Acquired, Barrier, Condition, Holder, Lock, Meet, Mutex, Notification, Preference, Round,
    RwLock, RwLocking, Semaphore, Side,
};
use crate::world::{Log, STOPPED, World, explore, notes, once, stops, waits};
use crate::{Completion, Wake};
use std::sync::Arc;

const HAD: u64 = 0;

/// Locks, notes it, and unlocks.
fn locks(mutex: &Arc<Mutex<Nameless>>, log: &Log) -> Closure {
    let (mutex, log, mut is_begun) = (mutex.clone(), log.clone(), false);
    stages(move |cx, got, next| {
        let holder = Holder::Task(cx.me());
        match got {
            None if !is_begun => {
                is_begun = true;
                next(cx, Next::WaitOwned(Box::new(Lock { mutex: mutex.clone(), holder })));
            }
            Some(Wake::Completed(ready)) => {
                assert_eq!(mutex.holder(), Some(holder));
                log.push(u64::from(Lock::<Nameless>::acquired(ready.branch) == Acquired::Abandoned));
                mutex.unlock(cx, holder).expect("it is owned");
            }
            _ => {
                assert_ne!(mutex.holder(), Some(holder), "whoever gave up never finds its name there");
                log.push(STOPPED);
            }
        }
    })
}

/// A mutex that is locked by nobody in particular, for whoever frees it.
fn locked(world: &mut World) -> Arc<Mutex<Nameless>> {
    let mutex = Arc::new(Mutex::new(Nameless));
    let locked = mutex.clone();
    world.first(once(move |cx: &mut Cx<'_>| _ = locked.try_lock(cx, Holder::Nobody).expect("it is new")));
    mutex
}

fn frees(mutex: &Arc<Mutex<Nameless>>) -> Closure {
    let mutex = mutex.clone();
    once(move |cx| assert!(mutex.unlock_any(cx)))
}

fn is_free(mutex: &Mutex<Nameless>) -> bool {
    mutex.holder().is_none() && mutex.waiters() == 0
}

#[test]
fn loom_unlock_against_wait_of_two() {
    explore(3, Some(2), |world| {
        let (mutex, log) = (locked(world), Log::default());
        world.beside([frees(&mutex), locks(&mutex, &log), locks(&mutex, &log)]);
        assert_eq!(log.read(), [HAD, HAD]);
        assert!(is_free(&mutex));
    });
}

#[test]
fn loom_hand_over_against_cancel_of_the_next() {
    explore(2, Some(3), |world| {
        let (mutex, log) = (locked(world), Log::default());
        let waiting = world.first(locks(&mutex, &log));
        world.beside([frees(&mutex), stops(waiting)]);
        assert!(matches!(log.read()[..], [HAD | STOPPED]), "{:?}", log.read());
        assert!(is_free(&mutex));
    });
}

#[test]
fn loom_end_of_the_owner_against_wait() {
    explore(2, None, |world| {
        let (mutex, log) = (Arc::new(Mutex::new(Nameless)), Log::default());
        let owned = mutex.clone();
        let mut is_inside = false;
        // Locks, lets others run, and ends without unlocking.
        let owner = crate::language::task(move |cx| {
            if !is_inside {
                is_inside = true;
                owned.try_lock(cx, Holder::Task(cx.me())).expect("it is free");
                cx.open(crate::Masking::Interruptible);
                return crate::Step::Parked;
            }
            assert_eq!(cx.take_wake(), Some(Wake::Cancelled));
            let me = cx.me();
            assert!(owned.abandon(cx, me));
            crate::Step::Done
        });
        let owner = world.first(owner);
        world.beside([stops(owner), locks(&mutex, &log)]);
        assert_eq!(log.read(), [1], "the next one is told");
        assert!(is_free(&mutex) && !mutex.is_abandoned());
    });
}

#[test]
fn loom_notification_against_wait() {
    // Whoever locks the mutex after the waiter finds it enqueued.
    explore(2, None, |world| {
        let (mutex, condition) = (locked(world), Arc::new(Condition::new(Nameless)));
        let heard = Log::default();
        let notification =
            Notification { condition: condition.clone(), mutex: mutex.clone(), holder: Holder::Nobody };
        let (locking, telling) = (mutex.clone(), condition.clone());
        let notifier = waits(Lock { mutex: mutex.clone(), holder: Holder::Nobody }, move |cx, _| {
            assert!(telling.notify_one(cx), "it waits, since the mutex is free");
            assert!(locking.unlock_any(cx));
        });
        world.beside([notes(notification, &heard), notifier]);
        assert_eq!((heard.read(), condition.waiters()), (vec![HAD], 0));
        assert!(is_free(&mutex));
    });
}

#[test]
fn loom_notification_against_cancel_of_the_first() {
    // One notification for two that wait: if the first gives up, the second has it.
    explore(2, Some(3), |world| {
        let (mutex, condition) = (locked(world), Arc::new(Condition::new(Nameless)));
        let heard = [Log::default(), Log::default()];
        let listens = |log| {
            let notification =
                Notification { condition: condition.clone(), mutex: mutex.clone(), holder: Holder::Nobody };
            notes(notification, log)
        };
        let first = world.first(listens(&heard[0]));
        world.first(listens(&heard[1]));
        let telling = condition.clone();
        world.beside([once(move |cx| assert!(telling.notify_one(cx))), stops(first)]);
        match heard[0].read()[..] {
            [HAD] => assert_eq!(heard[1].read(), []),
            [STOPPED] => assert_eq!(heard[1].read(), [HAD]),
            _ => panic!("{:?}", heard[0].read()),
        }
    });
}

fn gives(semaphore: &Arc<Semaphore<Nameless>>) -> Closure {
    let semaphore = semaphore.clone();
    once(move |cx| assert!(semaphore.release(cx, 1)))
}

#[test]
fn loom_permit_against_cancel() {
    explore(2, Some(3), |world| {
        let (semaphore, log) = (Arc::new(Semaphore::new(0, Nameless)), Log::default());
        let waiting = world.first(notes(Acquire { semaphore: semaphore.clone(), permits: 1 }, &log));
        world.beside([gives(&semaphore), stops(waiting)]);
        let expected = if log.read() == [HAD] { 0 } else { 1 };
        assert_eq!((semaphore.permits(), semaphore.waiters()), (expected, 0), "a permit is not lost");
    });
}

#[test]
fn loom_one_that_wants_many_gives_up_before_one_that_wants_few() {
    explore(2, Some(3), |world| {
        let (semaphore, logs) = (Arc::new(Semaphore::new(0, Nameless)), [Log::default(), Log::default()]);
        let acquires = |permits, log| notes(Acquire { semaphore: semaphore.clone(), permits }, log);
        let many = world.first(acquires(2, &logs[0]));
        world.first(acquires(1, &logs[1]));
        world.beside([gives(&semaphore), stops(many)]);
        assert_eq!((logs[0].read(), logs[1].read()), (vec![STOPPED], vec![HAD]));
        assert_eq!((semaphore.permits(), semaphore.waiters()), (0, 0));
    });
}

fn enters(lock: &Arc<RwLock<Nameless>>, side: Side, log: &Log) -> Closure {
    let (leaving, log) = (lock.clone(), log.clone());
    waits(RwLocking { lock: lock.clone(), side }, move |cx, wake| match wake {
        Wake::Completed(_) => {
            log.push(HAD);
            let me = cx.me();
            assert_eq!(leaving.held_by(me), Some(side));
            assert!(leaving.unlock(cx, me));
        }
        Wake::Cancelled => log.push(STOPPED),
    })
}

#[test]
fn loom_writer_that_gives_up_lets_the_readers_behind_it_go() {
    explore(2, Some(3), |world| {
        let lock = Arc::new(RwLock::new(Preference::Fair, Nameless));
        let logs = [Log::default(), Log::default()];
        let reading = lock.clone();
        world.first(once(move |cx: &mut Cx<'_>| assert!(reading.try_lock(cx, Side::Read).is_some())));
        let writer = world.first(enters(&lock, Side::Write, &logs[0]));
        world.beside([enters(&lock, Side::Read, &logs[1]), stops(writer)]);
        assert_eq!((logs[0].read(), logs[1].read()), (vec![STOPPED], vec![HAD]));
        assert_eq!((lock.readers(), lock.writer(), lock.waiters()), (1, None, 0));
    });
}

#[test]
fn loom_reader_and_writer_against_each_other() {
    explore(2, None, |world| {
        let lock = Arc::new(RwLock::new(Preference::Fair, Nameless));
        let log = Log::default();
        world.beside([enters(&lock, Side::Write, &log), enters(&lock, Side::Read, &log)]);
        assert_eq!((log.read(), lock.readers(), lock.writer(), lock.waiters()), (vec![HAD, HAD], 0, None, 0));
    });
}

const LAST: u64 = 1;
const PASSED: u64 = 2;
const BROKEN: u64 = 3;

/// Meets others at a barrier, and notes how.
fn meets(barrier: &Arc<Barrier<Nameless>>, log: &Log) -> Closure {
    let log = log.clone();
    waits(Meet(barrier.clone()), move |_, wake| {
        let Wake::Completed(ready) = wake else { return log.push(STOPPED) };
        log.push(match Meet::<Nameless>::round(ready.branch).expect("one of its branches") {
            Round::Last => LAST,
            Round::Passed => PASSED,
            Round::Broken => BROKEN,
        });
    })
}

#[test]
fn loom_last_party_against_cancel_of_another() {
    explore(2, Some(3), |world| {
        let barrier = Arc::new(Barrier::new(2, false, Nameless));
        let logs = [Log::default(), Log::default()];
        let waiting = world.first(meets(&barrier, &logs[0]));
        world.beside([meets(&barrier, &logs[1]), stops(waiting)]);
        let rounds = (logs[0].read(), logs[1].read());
        let has_met = rounds == (vec![PASSED], vec![LAST]);
        assert!(has_met || rounds == (vec![STOPPED], vec![BROKEN]), "{rounds:?}");
        assert_eq!((barrier.is_broken(), barrier.arrived()), (!has_met, 0));
    });
}

#[test]
fn loom_end_of_the_action_against_cancel_of_another() {
    explore(2, Some(3), |world| {
        let (barrier, log) = (Arc::new(Barrier::new(3, true, Nameless)), Log::default());
        let waiting = world.first(meets(&barrier, &log));
        world.first(meets(&barrier, &log));
        let acting = barrier.clone();
        let last = waits(Meet(barrier.clone()), move |_, wake| {
            assert!(
                matches!(wake, Wake::Completed(ready) if Meet::<Nameless>::round(ready.branch) == Some(Round::Last))
            );
        });
        let last = world.first(last);
        let noted = log.clone();
        let finishes = once(move |cx| noted.push(if acting.finish(cx, last, true) { LAST } else { BROKEN }));
        world.beside([finishes, stops(waiting)]);
        let mut rounds = log.read();
        rounds.sort_unstable();
        let have_met = rounds == [LAST, PASSED, PASSED];
        assert!(have_met || rounds == [BROKEN, BROKEN, STOPPED], "{rounds:?}");
        assert_eq!(barrier.is_broken(), !have_met);
    });
}

#[test]
fn loom_put_against_wait_for_a_completion() {
    explore(2, None, |world| {
        let (cell, log) = (Completion::<Closures>::new(), Log::default());
        let filling = cell.clone();
        world.beside([notes(cell.clone(), &log), once(move |cx| assert!(filling.put(cx, 7)))]);
        assert_eq!((log.read(), cell.waiters()), (vec![7], 0));
    });
}
