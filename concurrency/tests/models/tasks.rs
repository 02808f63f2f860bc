//! Tasks and what is asked of them while they wait, run and end: slot, word and poll word together.

use crate::language::{Closure, Closures, task};
use crate::world::{Log, STOP, STOPPED, explore, notes, once, stops};
use crate::{Completion, Masking, Step, Wake};
use std::sync::{Arc, Mutex};

type Cell = Arc<Completion<Closures>>;

fn fills(cell: &Cell, value: u64) -> Closure {
    let cell = cell.clone();
    once(move |cx| assert!(cell.put(cx, value)))
}

/// Waits for as many things as it can, each by a ticket that nobody has; notes the requests that it takes.
fn waits_on(log: &Log) -> Closure {
    let (log, mut is_waiting) = (log.clone(), false);
    task(move |cx| {
        if is_waiting {
            match cx.take_wake() {
                None => return Step::Parked,
                Some(wake) => assert_eq!(wake, Wake::Cancelled),
            }
            log.push(u64::from(cx.take_requests()));
        }
        is_waiting = true;
        cx.open(Masking::Interruptible);
        Step::Parked
    })
}

#[test]
fn loom_two_interrupts_against_a_task_that_waits_again() {
    // Each request ends one wait, or both end the same one; none is lost, and none ends a wait for nothing.
    explore(2, Some(3), |world| {
        let log = Log::default();
        let waiting = world.first(waits_on(&log));
        let asks = |request| once(move |cx| assert!(cx.interrupt(waiting, request)));
        world.beside([asks(STOP), asks(4)]);
        let mut taken = log.read();
        taken.sort_unstable();
        assert!(taken == [2, 4] || taken == [6], "{taken:?}");
    });
}

#[test]
fn loom_stale_interrupt_spares_the_next_wait_of_a_task() {
    explore(2, Some(3), |world| {
        let (cell, log) = (Completion::new(), Log::default());
        let (waited, noted, mut waits) = (cell.clone(), log.clone(), 0);
        let sleeper = task(move |cx| {
            if waits > 0 {
                let Some(wake) = cx.take_wake() else { return Step::Parked };
                // Cancelled for a request that is there, and whatever was asked is taken before the next wait.
                let requests = cx.take_requests();
                assert!(wake != Wake::Cancelled || requests == STOP, "{wake:?}");
                noted.push(u64::from(requests));
            }
            waits += 1;
            if waits == 1 {
                cx.start_waiting(&waited, Masking::Interruptible);
            } else {
                cx.open(Masking::Interruptible);
            }
            Step::Parked
        });
        let sleeper = world.first(sleeper);
        world.beside([fills(&cell, 7), stops(sleeper)]);
        assert_eq!(log.read().iter().sum::<u64>(), u64::from(STOP), "it is taken once");
    });
}

#[test]
fn loom_interrupt_of_a_task_that_runs() {
    // The task finds the request when it looks, or its worker is asked to have it look again.
    explore(2, Some(3), |world| {
        let log = Log::default();
        let cell: Cell = Completion::new();
        let (waited, noted, mut is_begun) = (cell.clone(), log.clone(), false);
        let runner = task(move |cx| {
            if !std::mem::replace(&mut is_begun, true) {
                cx.start_waiting(&waited, Masking::Interruptible);
                return Step::Parked;
            }
            if cx.take_wake().is_none() {
                return Step::Parked;
            }
            noted.push(u64::from(cx.take_requests()));
            Step::Done
        });
        let runner = world.first(runner);
        let (heard, noted) = (Log::default(), log.clone());
        let told = heard.clone();
        let asker = once(move |cx| told.push(u64::from(cx.interrupt(runner, STOP))));
        world.beside([fills(&cell, 7), asker]);
        assert!(world.has_ended(runner));
        let (taken, lived) = (noted.read() == [u64::from(STOP)], heard.read() == [1]);
        assert!(
            taken || !lived || world.is_asked_to_preempt(),
            "a task that looked before is asked to look again"
        );
    });
}

#[test]
fn loom_end_of_task_against_a_late_ticket_and_the_next_task() {
    // A choice of two cells: one ends the task, the other one is filled late. Its slot is used again at once.
    explore(2, Some(3), |world| {
        let cells: [Cell; 2] = [Completion::new(), Completion::new()];
        let (log, next_log) = (Log::default(), Log::default());
        let never: Cell = Completion::new();
        let alternatives: Vec<Box<dyn crate::Operation<Closures> + Send>> =
            cells.iter().map(|cell| Box::new(cell.clone()) as _).collect();
        let first = world.first(notes(crate::Choice::new(alternatives), &log));
        let (filling, next) = (cells[0].clone(), Mutex::new(Some(notes(never.clone(), &next_log))));
        // The task that was woken has ended before the next one is made, if it runs on this worker.
        let spawner = task({
            let mut is_filled = false;
            move |cx| {
                if !std::mem::replace(&mut is_filled, true) {
                    filling.put(cx, 1);
                    return Step::Yielded(None);
                }
                let next = next.lock().unwrap().take().expect("it is made once");
                assert!(cx.spawn(next).is_ok());
                Step::Done
            }
        });
        world.beside([spawner, fills(&cells[1], 2)]);
        assert!(world.has_ended(first));
        assert!(matches!(log.read()[..], [1 | 102]), "{:?}", log.read());
        assert_eq!(next_log.read(), [], "nothing of this was for the next task");
        assert_eq!(never.waiters(), 1);
        world.first(fills(&never, 5));
        assert_eq!(next_log.read(), [5]);
    });
}

#[test]
fn loom_interrupt_against_the_end_of_a_task() {
    explore(2, Some(3), |world| {
        let (cell, log, told) = (Completion::new(), Log::default(), Log::default());
        let waiting = world.first(notes(Arc::clone(&cell), &log));
        let noted = told.clone();
        let asker = once(move |cx| noted.push(u64::from(cx.interrupt(waiting, STOP))));
        world.beside([fills(&cell, 7), asker]);
        assert!(world.has_ended(waiting));
        match log.read()[..] {
            [7] => {}
            [STOPPED] => assert_eq!(told.read(), [1], "whoever cancelled it knows that it lived"),
            _ => panic!("{:?}", log.read()),
        }
    });
}
