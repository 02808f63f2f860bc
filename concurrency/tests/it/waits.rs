//! Waiting: completions, time, choice, cancellation. Under many seeds and on pools.

use crate::channel::Channel;
use crate::host::*;
use lambdust_concurrency::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// As many seeds as an ordinary run can afford; the ignored tests take the large number.
const SEEDS: u64 = if cfg!(miri) { 2 } else { 100 };
const MANY_SEEDS: u64 = 10_000;

type Cell = Arc<Completion<Closures>>;

/// Tasks in a row, each waiting for its own cell and then filling the next one's.
fn ring(tasks: u64) -> Closure {
    let mut started = false;
    let last: Cell = Completion::new();
    stages(move |cx, result, next| {
        if started {
            return assert_eq!(result, got(0, 1 + tasks));
        }
        started = true;
        let first = Completion::new();
        let mut from = first.clone();
        for link in 1..=tasks {
            let to = if link == tasks { last.clone() } else { Completion::new() };
            spawn(cx, relay(from, to.clone()));
            from = to;
        }
        first.put(cx, 1);
        next(cx, Next::Wait(&last));
    })
}

/// Passes on what comes, plus one.
fn relay(from: Cell, to: Cell) -> Closure {
    let mut waited = false;
    stages(move |cx, result, next| {
        if !waited {
            waited = true;
            return next(cx, Next::Wait(&from));
        }
        let Some(Wake::Completed(ready)) = result else { panic!("nothing cancels a relay") };
        to.put(cx, ready.payload + 1);
    })
}

#[test]
fn a_value_passes_through_a_row_of_cells() {
    everywhere(SEEDS, || ring(32));
}

#[test]
#[ignore = "the same with many seeds"]
fn a_value_passes_through_a_row_of_cells_many() {
    everywhere(MANY_SEEDS, || ring(32));
}

/// Sends 1..=n to a receiver that gives up after a moment and comes again, until it has everything.
/// Messages arrive in order and none is lost between message and timeout.
fn receive_or_timeout(n: u64) -> Closure {
    let channel = Channel::new();
    let mut received = 0;
    stages(move |cx, result, next| {
        match result {
            None => spawn_sender(cx, channel.clone(), n),
            Some(Wake::Completed(Ready { branch: 0, payload })) => {
                assert_eq!(payload, received + 1);
                received = payload;
            }
            Some(Wake::Completed(Ready { branch, .. })) => assert_eq!(branch, 1),
            Some(Wake::Cancelled) => panic!("nothing cancels the receiver"),
        }
        if received < n {
            let deadline = cx.now().after(Duration::from_micros(3));
            let receive = Timeout { operation: channel.clone(), deadline };
            next(
                cx,
                if received.is_multiple_of(2) {
                    Next::Wait(&receive)
                } else {
                    Next::WaitOwned(Box::new(receive))
                },
            );
        }
    })
}

/// Sends 1..=n, sleeping about as long as the receiver waits.
fn spawn_sender(cx: &mut Cx<'_>, channel: Arc<Channel>, n: u64) {
    let mut sent = 0;
    let sender = stages(move |cx, _, next| {
        if sent == n {
            return;
        }
        sent += 1;
        channel.send(cx, sent);
        let until = cx.now().after(Duration::from_micros(1 + sent % 5));
        next(cx, Next::Wait(&Sleep(until)));
    });
    spawn(cx, sender);
}

#[test]
fn a_message_is_never_lost_to_a_timeout() {
    everywhere(SEEDS, || receive_or_timeout(40));
}

#[test]
#[ignore = "the same with many seeds"]
fn a_message_is_never_lost_to_a_timeout_many() {
    everywhere(MANY_SEEDS, || receive_or_timeout(40));
}

/// Two receivers choose between two channels; two senders send to one each; the sum must come out.
fn choose(n: u64) -> Closure {
    let channels = [Channel::new(), Channel::new()];
    let sum = Arc::new(AtomicU64::new(0));
    let ends: [Cell; 2] = [Completion::new(), Completion::new()];
    let mut stage = 0;
    stages(move |cx, _, next| {
        stage += 1;
        match stage {
            1 => {
                for end in &ends {
                    spawn(cx, chooser(channels.clone(), sum.clone(), n, end.clone()));
                }
                for channel in channels.clone() {
                    spawn_sender(cx, channel, n);
                }
                next(cx, Next::Wait(&ends[0]));
            }
            2 => next(cx, Next::Wait(&ends[1])),
            _ => {
                let rest: u64 = channels.iter().flat_map(|channel| channel.rest()).sum();
                assert_eq!(sum.load(Ordering::Relaxed) + rest, n * (n + 1));
                assert!(channels.iter().all(|channel| channel.waiters() == 0), "losers are pruned");
            }
        }
    })
}

fn chooser(channels: [Arc<Channel>; 2], sum: Arc<AtomicU64>, mut left: u64, end: Cell) -> Closure {
    stages(move |cx, result, next| {
        if let Some(wake) = result {
            let Wake::Completed(ready) = wake else { panic!("nothing cancels a chooser") };
            sum.fetch_add(ready.payload, Ordering::Relaxed);
            left -= 1;
        }
        if left == 0 {
            end.put(cx, 0);
            return;
        }
        let boxed =
            |channel: &Arc<Channel>| -> Box<dyn Operation<Closures> + Send> { Box::new(channel.clone()) };
        let choice = Choice::new(channels.iter().map(boxed).collect());
        next(cx, Next::WaitOwned(Box::new(choice)));
    })
}

#[test]
fn a_choice_takes_from_one_branch_only() {
    everywhere(SEEDS, || choose(20));
}

/// Receivers are interrupted while messages arrive: each message is received once or still there.
fn interrupted_receivers(receivers: usize, n: u64) -> Closure {
    let channel = Channel::new();
    let sum = Arc::new(AtomicU64::new(0));
    let mut tasks = Vec::new();
    let ends: Vec<Cell> = (0..receivers).map(|_| Completion::new()).collect();
    let mut stage = 0;
    stages(move |cx, _, next| {
        stage += 1;
        if stage == 1 {
            for end in &ends {
                tasks.push(spawn(cx, until_interrupted(channel.clone(), sum.clone(), end.clone())));
            }
            spawn_sender(cx, channel.clone(), n);
            return next(cx, Next::Wait(&Sleep(cx.now().after(Duration::from_micros(n)))));
        }
        if stage == 2 {
            for task in &tasks {
                assert!(cx.interrupt(*task, 1));
            }
        }
        if let Some(end) = ends.get(stage - 2) {
            return next(cx, Next::Wait(end));
        }
        if sum.load(Ordering::Relaxed) + channel.rest().iter().sum::<u64>() < n * (n + 1) / 2 {
            // The sender is not through yet.
            return next(cx, Next::Wait(&Sleep(cx.now().after(Duration::from_micros(10)))));
        }
        assert_eq!(sum.load(Ordering::Relaxed) + channel.rest().iter().sum::<u64>(), n * (n + 1) / 2);
    })
}

/// Receives until a request comes.
fn until_interrupted(channel: Arc<Channel>, sum: Arc<AtomicU64>, end: Cell) -> Closure {
    stages(move |cx, result, next| {
        match result {
            Some(Wake::Completed(ready)) => {
                sum.fetch_add(ready.payload, Ordering::Relaxed);
            }
            Some(Wake::Cancelled) => {
                assert_eq!(cx.take_requests(), 1);
                end.put(cx, 0);
                return;
            }
            None => {}
        }
        next(cx, Next::Wait(&channel));
    })
}

#[test]
fn a_message_is_never_lost_to_an_interrupt() {
    everywhere(SEEDS, || interrupted_receivers(5, 40));
}

#[test]
#[ignore = "the same with many seeds"]
fn a_message_is_never_lost_to_an_interrupt_many() {
    everywhere(MANY_SEEDS, || interrupted_receivers(5, 40));
}

/// A masked wait outlasts a request, which is still there afterwards; a forced one ends it.
fn masked() -> Closure {
    let (cell, end): (Cell, Cell) = (Completion::new(), Completion::new());
    let mut task = None;
    let mut stage = 0;
    stages(move |cx, _, next| {
        stage += 1;
        let moment = Sleep(cx.now().after(Duration::from_millis(1)));
        match stage {
            1 => {
                task = Some(spawn(cx, masked_waiter(cell.clone(), end.clone())));
                next(cx, Next::Wait(&moment));
            }
            2 => {
                assert!(cx.interrupt(task.expect("spawned"), 4));
                next(cx, Next::Wait(&moment));
            }
            3 => {
                cell.put(cx, 7);
                next(cx, Next::Wait(&moment));
            }
            4 => {
                assert!(cx.interrupt(task.expect("spawned"), FORCE));
                next(cx, Next::Wait(&end));
            }
            _ => assert!(!cx.interrupt(task.expect("spawned"), 1) || !cx.is_sim(), "it has ended"),
        }
    })
}

fn masked_waiter(cell: Cell, end: Cell) -> Closure {
    let never: Cell = Completion::new();
    let mut stage = 0;
    stages(move |cx, result, next| {
        stage += 1;
        match stage {
            1 => next(cx, Next::WaitMasked(&cell)),
            2 => {
                assert_eq!(result, got(0, 7));
                assert_eq!(cx.take_requests(), 4);
                next(cx, Next::WaitMasked(&never));
            }
            _ => {
                assert_eq!(result, Some(Wake::Cancelled));
                assert_eq!(cx.take_requests(), FORCE);
                end.put(cx, 0);
            }
        }
    })
}

#[test]
fn a_masked_wait_is_only_cancelled_by_force() {
    everywhere(SEEDS, masked);
}

#[test]
fn the_first_ready_branch_of_a_choice_wins() {
    everywhere(1, || {
        let cells: [Cell; 3] = [Completion::new(), Completion::new(), Completion::new()];
        let mut stage = 0;
        stages(move |cx, result, next| {
            stage += 1;
            if stage == 1 {
                cells[1].put(cx, 5);
                cells[2].put(cx, 6);
                let choice = Choice::new(cells.iter().map(|cell| Box::new(cell.clone()) as _).collect());
                return next(cx, Next::WaitOwned(Box::new(choice)));
            }
            assert_eq!(result, got(1, 5));
            assert_eq!(cells[0].waiters(), 0);
        })
    });
}

#[test]
fn a_timed_out_branch_is_pruned_and_a_nested_one_counts_on() {
    everywhere(10, || {
        let cells: [Cell; 2] = [Completion::new(), Completion::new()];
        let mut stage = 0;
        stages(move |cx, result, next| {
            stage += 1;
            if stage == 1 {
                let soon = cx.now().after(Duration::from_micros(50));
                let first = Timeout { operation: cells[0].clone(), deadline: Time::NEVER };
                let second = Timeout { operation: cells[1].clone(), deadline: soon };
                let choice = Choice::new(vec![Box::new(first), Box::new(second)]);
                return next(cx, Next::WaitOwned(Box::new(choice)));
            }
            assert_eq!(result, got(3, 0), "branches: cell, timer, cell, timer");
            assert_eq!((cells[0].waiters(), cells[1].waiters()), (0, 0));
        })
    });
}

/// A task that waits 10^5 times with a long deadline, each time for something that comes at once,
/// and as often for something that never comes, with a short one.
#[test]
fn a_hundred_thousand_timeouts_leave_nothing_behind() {
    const WAITS: u64 = if cfg!(miri) { 1_000 } else { 100_000 };
    let never: Cell = Completion::new();
    let (cell, mut count) = (never.clone(), 0);
    let channel = Channel::new();
    let main = stages(move |cx, _, next| {
        count += 1;
        if count > WAITS {
            assert!(cx.scheduler().timer_entries() < 200, "{}", cx.scheduler().timer_entries());
            assert!(never.waiters() < 40, "{}", never.waiters());
            return;
        }
        let now = cx.now();
        if count.is_multiple_of(2) {
            let deadline = now.after(Duration::from_nanos(10));
            return next(cx, Next::Wait(&Timeout { operation: never.clone(), deadline }));
        }
        let answering = channel.clone();
        spawn(
            cx,
            task(move |cx| {
                answering.send(cx, 1);
                Step::Done
            }),
        );
        let deadline = now.after(Duration::from_secs(5));
        next(cx, Next::Wait(&Timeout { operation: channel.clone(), deadline }));
    });
    assert_eq!(on_sim(1, main), Outcome::Done);
    assert!(cell.waiters() < 40);
}
