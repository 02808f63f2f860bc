//! The simulator: same seed, same run; deadlock; virtual time; things outside; hosting.

use crate::channel::Channel;
use crate::host::*;
use lambdust_concurrency::*;
use parking_lot::Mutex;
use std::sync::Arc;
use std::time::Duration;

/// The order in which eight tasks take their turns, three each.
fn order(seed: u64) -> Vec<u64> {
    let log = Arc::new(Mutex::new(Vec::new()));
    let written = log.clone();
    let channel = Channel::new();
    let mut started = false;
    let mut left = 24;
    let main = stages(move |cx, _, next| {
        if !started {
            started = true;
            for name in 0..8 {
                let (log, channel) = (written.clone(), channel.clone());
                let mut turns = 3;
                spawn(
                    cx,
                    task(move |cx| {
                        log.lock().push(name);
                        channel.send(cx, name);
                        turns -= 1;
                        if turns == 0 { Step::Done } else { Step::Yielded(None) }
                    }),
                );
            }
        } else {
            left -= 1;
        }
        if left > 0 {
            next(cx, Next::Wait(&channel));
        }
    });
    assert_eq!(on_sim(seed, main), Outcome::Done);
    Arc::into_inner(log).expect("the tasks have ended").into_inner()
}

#[test]
fn a_seed_decides_the_order() {
    assert_eq!(order(17), order(17));
    assert_ne!(order(17), order(18));
}

#[test]
fn a_deadlock_is_found_at_once_and_names_the_waiting() {
    let never: Arc<Completion<Closures>> = Completion::new();
    let other = never.clone();
    let mut started = false;
    let outcome = on_sim(
        1,
        stages(move |cx, _, next| {
            if !started {
                started = true;
                let never = other.clone();
                spawn(cx, stages(move |cx, _, next| next(cx, Next::Wait(&never))));
            }
            next(cx, Next::Wait(&never));
        }),
    );
    let Outcome::Deadlock { waiting } = outcome else { panic!("nobody fills the cell") };
    assert_eq!(waiting.len(), 2);
}

#[test]
fn time_passes_only_when_everybody_waits() {
    let hours = Duration::from_secs(3600 * 24);
    let mut slept = false;
    let main = stages(move |cx, result, next| {
        if !slept {
            slept = true;
            assert_eq!(cx.now(), Time::ZERO);
            return next(cx, Next::Wait(&Sleep(Time::ZERO.after(hours))));
        }
        assert_eq!(result, got(0, 0));
        assert_eq!(cx.now(), Time::ZERO.after(hours));
    });
    assert_eq!(on_sim(1, main), Outcome::Done);
}

/// A dead timer entry does not move time.
#[test]
fn an_ended_wait_leaves_no_time_behind() {
    let channel = Channel::new();
    let mut stage = 0;
    let main = stages(move |cx, _, next| {
        stage += 1;
        if stage == 1 {
            channel.send(cx, 1);
            channel.send(cx, 2);
        }
        if stage < 3 {
            let deadline = cx.now().after(Duration::from_secs(1));
            return next(cx, Next::Wait(&Timeout { operation: channel.clone(), deadline }));
        }
        if stage == 3 {
            return next(cx, Next::Wait(&Sleep(cx.now().after(Duration::from_secs(2)))));
        }
        assert_eq!(cx.now(), Time::ZERO.after(Duration::from_secs(2)));
    });
    assert_eq!(on_sim(1, main), Outcome::Done);
}

#[test]
fn waiting_for_something_outside_is_no_deadlock() {
    let inbox = Arc::new(Inbox::new(4));
    let (sender, mut started) = (inbox.clone(), false);
    let main = stages(move |cx, _, next| {
        if !started {
            started = true;
            let (sender, scheduler) = (sender.clone(), cx.scheduler().clone());
            std::thread::spawn(move || sender.push(&*scheduler, "hello").expect("there is room"));
        } else if let Some(text) = inbox.take() {
            return assert_eq!(text, "hello");
        }
        next(cx, Next::Wait(&inbox));
    });
    assert_eq!(on_sim(1, main), Outcome::Done);
}

#[test]
fn a_full_inbox_gives_back_what_is_pushed() {
    let host = Arc::new(Closures::default());
    let sim = Sim::new(host, SimConfig::seeded(1));
    let inbox = Inbox::new(2);
    assert_eq!(inbox.push(&sim, 1), Ok(()));
    assert_eq!(inbox.push(&sim, 2), Ok(()));
    assert_eq!(inbox.push(&sim, 3), Err(3));
    assert_eq!((inbox.take(), inbox.len()), (Some(1), 1));
}

#[test]
fn a_scheduler_takes_so_many_tasks_and_no_more() {
    let host = Arc::new(Closures::default());
    let config = SimConfig { max_tasks: 3, ..SimConfig::seeded(1) };
    let mut sim = Sim::new(host.clone(), config);
    let ids: Vec<_> =
        (0..2).map(|_| sim.spawn(task(|_| Step::Done)).expect("there is room for three")).collect();
    let ended = ids.clone();
    let main = sim.spawn(task(move |cx| {
        if ended.iter().any(|id| cx.scheduler().state(*id).is_some()) {
            return Step::Yielded(None);
        }
        // Their places are free again, under other names.
        let again = [spawn(cx, task(|_| Step::Done)), spawn(cx, task(|_| Step::Done))];
        assert!(cx.spawn(task(|_| Step::Done)).is_err());
        assert!(again.iter().all(|id| !ended.contains(id)));
        assert!(!cx.interrupt(ended[0], 1), "the old names mean nothing");
        Step::Done
    }));
    let main = main.expect("there is room for three");
    assert!(sim.spawn(task(|_| Step::Done)).is_err(), "and not for four");
    let mut local = host.start_worker(0, sim.poll().clone());
    assert_eq!(sim.run_until_done(&mut local, main), Outcome::Done);
    assert_eq!(TaskId::from_bits(main.to_bits()), main);
    host.assert_no_panics();
    host.stop_worker(local);
}

#[test]
fn ticks_end_a_step() {
    let main = task({
        let mut counted = 0;
        move |cx| {
            for _ in 0..64 {
                counted += 1;
                if cx.tick() {
                    return Step::Yielded(None);
                }
            }
            panic!("a step has at most 64 ticks, and never {counted}");
        }
    });
    let host = Arc::new(Closures::default());
    let mut sim = Sim::new(host.clone(), SimConfig::seeded(3));
    let mut local = host.start_worker(0, sim.poll().clone());
    let id = sim.spawn(main).expect("there is room");
    for _ in 0..100 {
        assert_eq!(sim.step(&mut local), SimStep::Ran(id, Step::Yielded(None)));
    }
    host.assert_no_panics();
}

/// The simulation is itself a task: of a pool, sharing its worker's poll word.
#[test]
fn a_simulation_runs_inside_a_task() {
    let mut inner: Option<(Sim<Closures>, TaskId)> = None;
    let main = task(move |cx| {
        let (host, poll) = (cx.scheduler().host().clone(), cx.scheduler().poll_word(cx.worker()).clone());
        let (sim, id) = inner.get_or_insert_with(|| {
            let sim = Sim::hosted(host, SimConfig::seeded(5), poll);
            let mut turns = 20;
            let id = sim.spawn(stages(move |cx, _, next| {
                assert!(cx.is_sim());
                turns -= 1;
                if turns > 0 {
                    next(cx, Next::Wait(&Sleep(cx.now().after(Duration::from_secs(60)))));
                }
            }));
            (sim, id.expect("there is room"))
        });
        assert!(!cx.is_sim());
        while sim.state(*id).is_some() {
            assert_ne!(sim.step(cx.local()), SimStep::Stuck);
            if cx.tick() {
                return Step::Yielded(None);
            }
        }
        assert_eq!(sim.now(), Time::ZERO.after(Duration::from_secs(60 * 19)));
        Step::Done
    });
    let pool = on_pool(1, main);
    pool.host().assert_no_panics();
}
