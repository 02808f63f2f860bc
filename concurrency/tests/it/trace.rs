//! The payload contract: whatever is kept is shown, and what a collector rewrites is what arrives.

use crate::channel::Channel;
use crate::host::*;
use lambdust_concurrency::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What `trace_waits` shows, each payload being moved to itself plus 1000.
fn collect(scheduler: &Scheduler<Closures>, only_dirty: bool) -> Vec<u64> {
    let mut seen = Vec::new();
    scheduler.trace_waits(only_dirty, &mut |payload| {
        seen.push(*payload);
        *payload += 1000;
    });
    seen.sort_unstable();
    seen
}

#[test]
fn a_result_on_its_way_is_moved_by_the_collector() {
    let channel = Channel::new();
    let arrived = Arc::new(AtomicU64::new(0));
    let (from, seen) = (channel.clone(), arrived.clone());
    let mut waited = false;
    let receiver = stages(move |cx, result, next| {
        if !waited {
            waited = true;
            return next(cx, Next::Wait(&from));
        }
        let Some(Wake::Completed(ready)) = result else { panic!("nothing cancels it") };
        seen.store(ready.payload, Ordering::Relaxed);
    });
    let host = Arc::new(Closures::default());
    let mut sim = Sim::new(host.clone(), SimConfig::seeded(1));
    let mut local = host.start_worker(0, sim.poll().clone());
    sim.spawn(receiver).expect("there is room");
    sim.step(&mut local);
    assert_eq!(collect(&sim, false), [], "nothing has been sent");
    let sender = task(move |cx| {
        channel.send(cx, 7);
        // Both kinds of collection can happen while the value is on its way.
        assert_eq!(collect(cx.scheduler(), true), [7]);
        assert_eq!(collect(cx.scheduler(), true), [], "it is not dirty any more");
        assert_eq!(collect(cx.scheduler(), false), [1007], "but a full collection shows it");
        Step::Done
    });
    sim.spawn(sender).expect("there is room");
    assert_eq!(sim.step(&mut local), SimStep::Ran(sim_last(&sim), Step::Done));
    sim.step(&mut local);
    assert_eq!(arrived.load(Ordering::Relaxed), 2007);
    assert_eq!(collect(&sim, false), [], "a result that was taken is the task's own");
    host.assert_no_panics();
}

/// The task spawned second.
fn sim_last(sim: &Sim<Closures>) -> TaskId {
    TaskId::from_bits(sim.waiting().first().map_or(0, |id| id.to_bits()) | 1 << 32 | 1)
}

#[test]
fn a_filled_cell_is_shown_once_as_dirty_and_then_by_its_owner() {
    let cell: Arc<Completion<Closures>> = Completion::new();
    let filled = cell.clone();
    let main = task(move |cx| {
        assert!(filled.put(cx, 5));
        assert!(!filled.put(cx, 6), "a cell is filled once");
        assert_eq!(collect(cx.scheduler(), true), [5]);
        assert_eq!(collect(cx.scheduler(), true), []);
        assert_eq!(collect(cx.scheduler(), false), [], "the heap object that holds it shows it");
        Step::Done
    });
    assert_eq!(on_sim(1, main), Outcome::Done);
    assert_eq!(cell.get(), Some(1005));
    cell.trace(&mut |payload| *payload += 1);
    assert_eq!(cell.get(), Some(1006));
}

/// An operation that carries a value, as a send to a full channel would.
struct Carrying(u64);

impl Operation<Closures> for Carrying {
    fn try_now(&self, _cx: &mut MyTurn<'_>) -> Option<Ready<u64>> {
        None
    }
    fn block(&self, _cx: &mut MyTurn<'_>, _waiter: Waiter) -> Option<Ready<u64>> {
        None
    }
    fn cancel(&self, _cx: &mut MyTurn<'_>, _waiter: Waiter, winner: Option<u32>) {
        assert_eq!((self.0, winner), (1003, None));
    }
    fn trace_carried(&mut self, visit: &mut dyn FnMut(&mut u64)) {
        visit(&mut self.0);
    }
}

#[test]
fn a_kept_operation_is_shown_with_what_it_carries() {
    let host = Arc::new(Closures::default());
    let mut sim = Sim::new(host.clone(), SimConfig::seeded(1));
    let mut local = host.start_worker(0, sim.poll().clone());
    let mut waited = false;
    let main = stages(move |cx, result, next| {
        if !waited {
            waited = true;
            return next(cx, Next::WaitOwned(Box::new(Carrying(3))));
        }
        assert_eq!(result, Some(Wake::Cancelled));
    });
    let id = sim.spawn(main).expect("there is room");
    sim.step(&mut local);
    assert_eq!(sim.state(id), Some(TaskState::Parked));
    assert_eq!(collect(&sim, true), [3]);
    assert!(sim.interrupt(id, 1));
    assert_eq!(sim.run_until_done(&mut local, id), Outcome::Done);
    host.assert_no_panics();
}

#[test]
fn tasks_are_visited_except_the_one_that_runs() {
    let host = Arc::new(Closures::default());
    let mut sim = Sim::new(host.clone(), SimConfig::seeded(1));
    let mut local = host.start_worker(0, sim.poll().clone());
    let never: Arc<Completion<Closures>> = Completion::new();
    let parked = sim.spawn(stages(move |cx, _, next| next(cx, Next::Wait(&never)))).expect("there is room");
    sim.step(&mut local);
    let visiting = task(|cx| {
        let queued = spawn(cx, task(|_| Step::Done));
        let mut seen = Vec::new();
        // SAFETY: the only thread is this one, and it is between two accesses to any task.
        unsafe { cx.scheduler().visit_tasks(&mut |id, state, _| seen.push((id, state))) };
        assert!(seen.contains(&(queued, TaskState::Queued)));
        assert!(!seen.iter().any(|(id, _)| *id == cx.me()));
        assert_eq!(seen.len(), 2);
        Step::Done
    });
    let id = sim.spawn(visiting).expect("there is room");
    assert_eq!(sim.run_until_done(&mut local, id), Outcome::Done);
    // SAFETY: as above.
    assert!(unsafe { sim.visit_task(parked, &mut |_, state, _| assert_eq!(state, TaskState::Parked)) });
    // SAFETY: as above.
    assert!(!unsafe { sim.visit_task(id, &mut |_, _, _| panic!("it has ended")) });
    host.assert_no_panics();
}
