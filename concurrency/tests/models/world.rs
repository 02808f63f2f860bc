//! A scheduler whose workers are threads of a model: the real slots, lanes and turns, and tasks from
//! closures. A worker here runs its tasks until it has none left, and does not steal.

use crate::language::{Closure, Closures, Cx, Local, Next, stages, task};
use crate::scheduler::lane::Lane;
use crate::scheduler::topology::Topology;
use crate::time::Clock;
use crate::{Operation, PREEMPT, Scheduler, Step, TaskId, Wake};
use loom::model::Builder;
use loom::thread;
use std::sync::{Arc, Mutex};

/// A request that cancels waits.
pub(crate) const STOP: u32 = 2;

/// More than any model has, with what a worker that spawns takes in store.
const MAX_TASKS: usize = 100;

pub(crate) struct World {
    scheduler: Arc<Scheduler<Closures>>,
    workers: Vec<Worker>,
    /// Which worker gets which of the tasks that run side by side.
    order: Vec<usize>,
}

struct Worker {
    scheduler: Arc<Scheduler<Closures>>,
    lane: Lane,
}

/// How far a model is explored. If `preemptions` is given, it is the most changes of thread that the thread did
/// not ask for; `LOOM_MAX_PREEMPTIONS=5` in the environment has the same models go deeper.
pub(crate) fn explorer(preemptions: Option<usize>) -> Builder {
    let mut builder = Builder::new();
    builder.preemption_bound = builder.preemption_bound.or(preemptions);
    builder.max_branches = 10_000;
    builder
}

/// Explores a model with so many workers.
///
/// Loom remembers the last access to each word only, so that of one thread's load and another one's load
/// and compare-and-swap it may see no conflict. Therefore each task is the first to run in some exploration.
pub(crate) fn explore(
    workers: usize,
    preemptions: Option<usize>,
    model: impl Fn(&mut World) + Send + Sync + Clone + 'static,
) {
    let explorer = explorer(preemptions);
    for order in orders(workers) {
        let model = model.clone();
        explorer.check(move || model(&mut World::new(order.clone())));
    }
}

/// All orders of the numbers below `count`.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let Some(last) = count.checked_sub(1) else { return vec![Vec::new()] };
    let shorter = orders(last);
    let with_last = |order: &Vec<usize>, at| [&order[..at], &[last], &order[at..]].concat();
    shorter.iter().flat_map(|order| (0..count).map(move |at| with_last(order, at))).collect()
}

impl World {
    fn new(order: Vec<usize>) -> World {
        let host = Arc::new(Closures::default());
        let (scheduler, lanes) =
            Scheduler::for_workers(host, order.len(), Clock::stopped(), MAX_TASKS, Topology::flat());
        let scheduler = Arc::new(scheduler);
        let workers = lanes.into_iter().map(|lane| Worker { scheduler: scheduler.clone(), lane });
        World { workers: workers.collect(), scheduler, order }
    }

    /// Runs a task as far as it goes, before anything else happens.
    pub(crate) fn first(&mut self, task: Closure) -> TaskId {
        let id = self.workers[0].take(task);
        self.workers[0].run();
        id
    }

    /// Runs each of these tasks on a worker of its own, side by side, and afterwards what they left runnable.
    pub(crate) fn beside<const N: usize>(&mut self, tasks: [Closure; N]) -> [TaskId; N] {
        let mut places = self.order.iter();
        let ids = tasks.map(|task| {
            let worker = *places.next().expect("as many workers as tasks");
            self.workers[worker].take(task)
        });
        let others = self.workers.split_off(1).into_iter().map(|mut worker| {
            thread::spawn(move || {
                worker.run();
                worker
            })
        });
        let others: Vec<_> = others.collect();
        self.workers[0].run();
        self.workers.extend(others.into_iter().map(|thread| thread.join().unwrap()));
        while self.workers.iter_mut().any(Worker::run) {}
        self.scheduler.host().assert_no_panics();
        ids
    }

    /// Whether a worker is asked to have its task give way.
    pub(crate) fn is_asked_to_preempt(&self) -> bool {
        (0..self.order.len()).any(|worker| self.scheduler.poll_word(worker).pending() & PREEMPT != 0)
    }

    /// Whether the task has ended.
    pub(crate) fn has_ended(&self, task: TaskId) -> bool {
        self.scheduler.state(task).is_none()
    }
}

impl Worker {
    fn take(&mut self, task: Closure) -> TaskId {
        let (id, runnable) = self
            .scheduler
            .registry
            .insert_from_outside(task)
            .expect("there is room for the tasks of a model");
        self.lane.enqueue_last(&self.scheduler, runnable);
        id
    }

    /// Runs what it has; what has come from outside or with time is looked for after each step. True if it
    /// ran anything.
    fn run(&mut self) -> bool {
        let (mut local, mut any) = (Local::outside(), false);
        while let Some(runnable) = self.lane.pop(&self.scheduler) {
            self.lane.run(&self.scheduler, &mut local, runnable);
            self.lane.fire_timers(&self.scheduler);
            self.lane.take_posts(&self.scheduler, &mut local);
            any = true;
        }
        any
    }
}

/// A task that does one thing.
pub(crate) fn once(body: impl FnOnce(&mut Cx<'_>) + Send + 'static) -> Closure {
    let mut body = Some(body);
    task(move |cx| {
        body.take().expect("a task that is done is not run again")(cx);
        Step::Done
    })
}

/// A task that waits for an operation and says how that ended.
pub(crate) fn waits(
    operation: impl Operation<Closures> + Send + 'static,
    mut then: impl FnMut(&mut Cx<'_>, Wake<u64>) + Send + 'static,
) -> Closure {
    let mut operation = Some(operation);
    stages(move |cx, got, next| match (got, operation.take()) {
        (None, Some(operation)) => next(cx, Next::WaitOwned(Box::new(operation))),
        (Some(wake), _) => then(cx, wake),
        (None, None) => unreachable!("a stage comes with the end of the wait before"),
    })
}

/// What tasks note, in order; read when nothing runs any more.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u64>>>);

impl Log {
    pub(crate) fn push(&self, number: u64) {
        self.0.lock().unwrap().push(number);
    }

    pub(crate) fn read(&self) -> Vec<u64> {
        self.0.lock().unwrap().clone()
    }
}

/// What a task notes whose wait was cancelled.
pub(crate) const STOPPED: u64 = 1000;

/// A task that waits for an operation, and notes what it got or that it was stopped.
pub(crate) fn notes(operation: impl Operation<Closures> + Send + 'static, log: &Log) -> Closure {
    let log = log.clone();
    waits(operation, move |_, wake| match wake {
        Wake::Completed(ready) => log.push(ready.payload + 100 * u64::from(ready.branch)),
        Wake::Cancelled => log.push(STOPPED),
    })
}

/// A task that cancels the wait of another.
pub(crate) fn stops(victim: TaskId) -> Closure {
    once(move |cx| {
        cx.interrupt(victim, STOP);
    })
}
