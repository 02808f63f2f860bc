//! Transactions: commits against each other, against reads, against one that runs alone, and against waits for a
//! change.

use crate::Wake;
use crate::language::{Closure, Next, stages};
use crate::stm::{Changed, Clock, Log, read_once};
use crate::variable::{Var, commit};
use crate::world::{Log as Notes, STOPPED, explore, explorer, once, stops};
use loom::thread;
use std::sync::Arc;

/// An attempt: what `body` reads and writes, then the commit; whether that went well.
fn attempt(clock: &Clock, body: impl FnOnce(&mut Log<Var>) -> Result<(), Var>) -> bool {
    attempt_again(&mut Log::new(), clock, body)
}

/// The same with the log of an earlier one.
fn attempt_again(
    log: &mut Log<Var>,
    clock: &Clock,
    body: impl FnOnce(&mut Log<Var>) -> Result<(), Var>,
) -> bool {
    log.begin(false);
    body(log).is_ok() && commit(log, clock).is_ok()
}

fn add_one(log: &mut Log<Var>, clock: &Clock, var: Var) -> bool {
    attempt_again(log, clock, |log| {
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
            thread::spawn(move || {
                let mut log = Log::new();
                u64::from(add_one(&mut log, &clock, var)) + u64::from(add_one(&mut log, &clock, var))
            })
        };
        let done = u64::from(add_one(&mut Log::new(), &clock, var)) + other.join().unwrap();
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
                let mut log = Log::new();
                for value in 1..=2 {
                    attempt_again(&mut log, &clock, |log| {
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
fn loom_a_moment_from_before_is_as_good_as_the_present() {
    explorer(Some(3)).check(|| {
        let (clock, x, y) = (Arc::new(Clock::new()), Var::new(1), Var::new(2));
        let mut log = Log::new();
        assert!(add_one(&mut log, &clock, x));
        let other = {
            let clock = clock.clone();
            thread::spawn(move || {
                attempt(&clock, |log| {
                    log.write(x, 2);
                    log.write(y, 1);
                    Ok(())
                })
            })
        };
        log.begin(false);
        if let Ok(a) = log.read(&clock, y)
            && let Ok(b) = log.read(&clock, x)
        {
            assert_eq!((a, b), if a == 0 { (0, 1) } else { (1, 2) }, "torn");
        }
        assert!(other.join().unwrap(), "nobody else commits meanwhile");
        log.begin(false);
        assert_eq!((log.read(&clock, y), log.read(&clock, x)), (Ok(1), Ok(2)), "it has ended before");
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
            let changed = Changed::new(vars.iter().map(|var| var.waiting().clone()));
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
        watched.iter().for_each(|var| var.waiting().tell(cx));
    })
}

#[test]
fn loom_commit_against_wait_for_a_change() {
    explore(2, Some(3), |world| {
        let (clock, var, notes) = (Arc::new(Clock::new()), Var::new(1), Notes::default());
        world.beside([waits_for_any(&clock, vec![var], &notes), writes(&clock, var)]);
        assert_eq!((notes.read(), var.waiting().waiters()), (vec![1], 0));
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
        assert_eq!((x.waiting().waiters(), y.waiting().waiters()), (0, 0));
    });
}
