//! Transactions: commits against each other, against reads, against one that runs alone, and against waits for a
//! change.

use crate::Wake;
use crate::language::{Closure, Next, stages};
use crate::shim::atomic::{AtomicU64, Ordering};
use crate::stm::{Cell, Changed, Clock, Log, NEW, Refusal, WaitList, read_once};
use crate::world::{Log as Notes, STOPPED, explore, explorer, once, stops};
use loom::thread;
use std::sync::Arc;

struct Words {
    word: AtomicU64,
    value: AtomicU64,
    number: u64,
    list: Arc<WaitList>,
}

/// A variable of one exploration. Left behind, since a model is short.
#[derive(Clone, Copy)]
struct Var(&'static Words);

impl Var {
    fn new(number: u64) -> Var {
        let list = Arc::new(WaitList::new());
        Var(Box::leak(Box::new(Words { word: AtomicU64::new(NEW), value: AtomicU64::new(0), number, list })))
    }
}

impl std::fmt::Debug for Var {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "variable {}", self.0.number)
    }
}

impl PartialEq for Var {
    fn eq(&self, other: &Var) -> bool {
        self.0.number == other.0.number
    }
}

impl Cell for Var {
    fn word(&self) -> &AtomicU64 {
        &self.0.word
    }

    fn value(&self) -> &AtomicU64 {
        &self.0.value
    }

    fn number(&self) -> u64 {
        self.0.number
    }
}

fn commit(log: &mut Log<Var>, clock: &Clock) -> Result<bool, Refusal<Var>> {
    log.commit(clock, |cell, value| cell.0.value.store(value, Ordering::Release))
}

/// An attempt: what `body` reads and writes, then the commit; whether that went well.
fn attempt(clock: &Clock, body: impl FnOnce(&mut Log<Var>) -> Result<(), Var>) -> bool {
    let mut log = Log::new();
    log.begin(false);
    body(&mut log).is_ok() && commit(&mut log, clock).is_ok()
}

fn add_one(clock: &Clock, var: Var) -> bool {
    attempt(clock, |log| {
        let before = log.read(clock, var)?;
        log.write(var, before + 1);
        Ok(())
    })
}

#[test]
fn loom_each_commit_of_a_counter_counts() {
    explorer(Some(3)).check(|| {
        let (clock, var) = (Arc::new(Clock::new()), Var::new(1));
        let other = {
            let clock = clock.clone();
            thread::spawn(move || u64::from(add_one(&clock, var)) + u64::from(add_one(&clock, var)))
        };
        let done = u64::from(add_one(&clock, var)) + other.join().unwrap();
        assert_eq!(read_once(&var), done);
        assert!(done >= 1, "one of two that meet commits");
    });
}

#[test]
fn loom_two_that_read_what_the_other_writes_are_not_both_first() {
    explorer(Some(3)).check(|| {
        let (clock, x, y) = (Arc::new(Clock::new()), Var::new(1), Var::new(2));
        let takes = |clock: &Clock, own: Var, other: Var| {
            attempt(clock, |log| {
                if log.read(clock, own)? + log.read(clock, other)? == 0 {
                    log.write(own, 1);
                }
                Ok(())
            })
        };
        let other = {
            let clock = clock.clone();
            thread::spawn(move || takes(&clock, y, x))
        };
        takes(&clock, x, y);
        other.join().unwrap();
        assert!(read_once(&x) + read_once(&y) <= 1, "a write skew");
    });
}

#[test]
fn loom_reads_are_of_one_moment_even_without_a_commit() {
    explorer(Some(3)).check(|| {
        let (clock, x, y) = (Arc::new(Clock::new()), Var::new(1), Var::new(2));
        let writer = {
            let clock = clock.clone();
            thread::spawn(move || {
                for value in 1..=2 {
                    attempt(&clock, |log| {
                        log.write(y, value);
                        log.write(x, value);
                        Ok(())
                    });
                }
            })
        };
        let mut log = Log::new();
        log.begin(false);
        if let Ok(a) = log.read(&clock, x)
            && let Ok(b) = log.read(&clock, y)
        {
            assert_eq!(a, b, "torn");
        }
        writer.join().unwrap();
    });
}

#[test]
fn loom_whoever_runs_alone_meets_no_conflict() {
    explorer(Some(3)).check(|| {
        let (clock, x, y) = (Arc::new(Clock::new()), Var::new(1), Var::new(2));
        let other = {
            let clock = clock.clone();
            thread::spawn(move || {
                attempt(&clock, |log| {
                    let before = log.read(&clock, x)?;
                    log.write(x, before + 1);
                    log.write(y, before + 1);
                    Ok(())
                })
            })
        };
        clock.begin_alone();
        let mut log = Log::new();
        log.begin(true);
        let (Ok(a), Ok(b)) = (log.read(&clock, y), log.read(&clock, x)) else { panic!("a conflict") };
        assert_eq!(a, b);
        log.write(x, b + 10);
        log.write(y, b + 10);
        assert_eq!(commit(&mut log, &clock), Ok(false));
        clock.end_alone();
        let is_done = other.join().unwrap();
        let sums = (read_once(&x), read_once(&y));
        assert_eq!(sums, if is_done { (11, 11) } else { (10, 10) });
    });
}

/// Waits until one of the variables is not 0, and notes their sum.
fn waits_for_any(clock: &Arc<Clock>, vars: Vec<Var>, notes: &Notes) -> Closure {
    let (clock, notes, mut log) = (clock.clone(), notes.clone(), Log::new());
    stages(move |cx, got, next| {
        if let Some(Wake::Cancelled) = got {
            return notes.push(STOPPED);
        }
        loop {
            log.begin(false);
            let read: Result<Vec<u64>, Var> = vars.iter().map(|var| log.read(&clock, *var)).collect();
            match read {
                Ok(values) if values.iter().sum::<u64>() > 0 => return notes.push(values.iter().sum()),
                Ok(_) => {}
                Err(_) => {
                    crate::shim::spin_loop();
                    continue;
                }
            }
            let changed = Changed::new(vars.iter().map(|var| var.0.list.clone()));
            if log.watch() {
                return next(cx, Next::WaitOwned(Box::new(changed)));
            }
        }
    })
}

/// Writes a variable and tells its waiters; it meets nobody else who writes.
fn writes(clock: &Arc<Clock>, var: Var) -> Closure {
    let clock = clock.clone();
    once(move |cx| {
        let mut log = Log::new();
        log.begin(false);
        log.write(var, 1);
        let is_watched = commit(&mut log, &clock).expect("nobody else writes it");
        let watched: Vec<Var> = log.watched().collect();
        assert_eq!(is_watched, !watched.is_empty());
        watched.iter().for_each(|var| var.0.list.tell(cx));
    })
}

#[test]
fn loom_commit_against_wait_for_a_change() {
    explore(2, Some(3), |world| {
        let (clock, var, notes) = (Arc::new(Clock::new()), Var::new(1), Notes::default());
        world.beside([waits_for_any(&clock, vec![var], &notes), writes(&clock, var)]);
        assert_eq!((notes.read(), var.0.list.waiters()), (vec![1], 0));
    });
}

#[test]
fn loom_two_commits_against_wait_for_either() {
    explore(3, Some(2), |world| {
        let (clock, x, y, notes) = (Arc::new(Clock::new()), Var::new(1), Var::new(2), Notes::default());
        world.beside([waits_for_any(&clock, vec![x, y], &notes), writes(&clock, x), writes(&clock, y)]);
        assert!(matches!(notes.read()[..], [1 | 2]), "{:?}", notes.read());
    });
}

#[test]
fn loom_commit_against_cancel_of_the_wait() {
    explore(2, Some(3), |world| {
        let (clock, x, y, notes) = (Arc::new(Clock::new()), Var::new(1), Var::new(2), Notes::default());
        let waiting = world.first(waits_for_any(&clock, vec![x, y], &notes));
        world.beside([writes(&clock, y), stops(waiting)]);
        assert!(matches!(notes.read()[..], [1 | STOPPED]), "{:?}", notes.read());
        assert_eq!((x.0.list.waiters(), y.0.list.waiters()), (0, 0));
    });
}
