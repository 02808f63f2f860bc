//! The language of the tests: a task is a Rust closure, a payload is a number.

use lambdust_concurrency::{
    Config, Ctx, Host, Masking, Operation, Outcome, PollWord, Pool, Ready, Scheduler, Sim, SimConfig, Step,
    Task, TaskId, Turn, WaitStart, Wake,
};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

#[derive(Default)]
pub(crate) struct Closures {
    /// Messages of panics that were reported.
    pub(crate) panics: parking_lot::Mutex<Vec<String>>,
    /// Workers inside the heap, and whether it was ever entered twice or left from outside.
    pub(crate) inside: AtomicUsize,
    pub(crate) unbalanced: AtomicBool,
    /// How often it was told that nothing goes on.
    pub(crate) quiet: AtomicUsize,
}

pub(crate) type Cx<'a> = Ctx<'a, Closures>;
pub(crate) type MyTurn<'a> = Turn<'a, Closures>;

pub(crate) struct Closure(Box<dyn FnMut(&mut Cx<'_>) -> Step + Send>);

/// A task from a closure.
pub(crate) fn task(step: impl FnMut(&mut Cx<'_>) -> Step + Send + 'static) -> Closure {
    Closure(Box::new(step))
}

impl Task<Closures> for Closure {
    fn step(&mut self, cx: &mut Cx<'_>) -> Step {
        (self.0)(cx)
    }
}

/// Whether the worker is inside.
pub(crate) struct Local(bool);

impl Local {
    /// Of a worker that has not entered.
    pub(crate) fn outside() -> Local {
        Local(false)
    }
}

impl Closures {
    /// Assertions in tasks fail here.
    pub(crate) fn assert_no_panics(&self) {
        assert_eq!(*self.panics.lock(), [""; 0]);
    }

    fn cross(&self, local: &mut Local, inward: bool) {
        if local.0 == inward {
            self.unbalanced.store(true, Ordering::SeqCst);
        }
        local.0 = inward;
        if inward {
            self.inside.fetch_add(1, Ordering::SeqCst);
        } else {
            self.inside.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

impl Host for Closures {
    type Task = Closure;
    type Payload = u64;
    type Local = Local;

    fn start_worker(&self, _worker: usize, _poll: Arc<PollWord>) -> Local {
        let mut local = Local::outside();
        self.cross(&mut local, true);
        local
    }

    fn leave(&self, local: &mut Local) {
        self.cross(local, false);
    }

    fn enter(&self, local: &mut Local) {
        self.cross(local, true);
    }

    fn stop_worker(&self, mut local: Local) {
        self.cross(&mut local, false);
    }

    fn quiescent(&self, _scheduler: &Scheduler<Closures>) {
        self.quiet.fetch_add(1, Ordering::SeqCst);
    }

    fn task_panicked(&self, _task: &mut Closure, _cx: &mut Cx<'_>, message: &str) {
        self.panics.lock().push(message.to_owned());
    }

    fn work_panicked(&self, _local: &mut Local, message: &str) -> u64 {
        self.panics.lock().push(message.to_owned());
        u64::MAX
    }
}

/// Runs the task that `main` makes to its end, under a seed.
pub(crate) fn on_sim(seed: u64, main: Closure) -> Outcome {
    let host = Arc::new(Closures::default());
    let mut sim = Sim::new(host.clone(), SimConfig::seeded(seed));
    let mut local = host.start_worker(0, sim.poll().clone());
    let id = sim.spawn(main).expect("an empty scheduler takes a task");
    let outcome = sim.run_until_done(&mut local, id);
    host.stop_worker(local);
    host.assert_no_panics();
    outcome
}

/// Runs the task to its end on a pool of that many workers, and hands the pool back.
pub(crate) fn on_pool(workers: usize, mut main: Closure) -> Pool<Closures> {
    let pool = pool(workers);
    let (done, is_done) = mpsc::channel();
    let watched = task(move |cx| {
        let step = main.step(cx);
        if step == Step::Done {
            done.send(()).expect("the test waits");
        }
        step
    });
    pool.spawn(watched).expect("an empty scheduler takes a task");
    let ended = is_done.recv_timeout(Duration::from_secs(60));
    pool.host().assert_no_panics();
    ended.expect("the task ends");
    pool
}

/// A pool with a fresh host.
pub(crate) fn pool(workers: usize) -> Pool<Closures> {
    let config = Config { workers, worker_stack_bytes: 256 << 10, ..Config::default() };
    Pool::new(Arc::new(Closures::default()), config).expect("threads start")
}

/// Runs what `make` makes under many seeds and on pools of 1, 2 and 8 workers.
pub(crate) fn everywhere(seeds: u64, make: impl Fn() -> Closure) {
    for seed in 0..seeds {
        assert_eq!(on_sim(seed, make()), Outcome::Done, "seed {seed}");
    }
    for workers in [1, 2, 8] {
        on_pool(workers, make()).shutdown();
    }
}

/// A task of stages: each stage starts an operation, and gets its result in the next one.
pub(crate) struct Stages<S> {
    stage: S,
    pending: bool,
}

/// What a stage wants next.
pub(crate) enum Next<'o> {
    Wait(&'o dyn Operation<Closures>),
    WaitMasked(&'o dyn Operation<Closures>),
    WaitOwned(Box<dyn Operation<Closures> + Send>),
}

/// How the operation of the stage before ended; `None` for the first stage.
pub(crate) type Got = Option<Wake<u64>>;

/// A completed wait with this branch and value.
pub(crate) fn got(branch: u32, payload: u64) -> Got {
    Some(Wake::Completed(Ready { branch, payload }))
}

/// Makes a task of stages. `run` is called with the result of the operation before, and calls its
/// third argument at most once with what is next.
pub(crate) fn stages(
    run: impl FnMut(&mut Cx<'_>, Got, &mut dyn FnMut(&mut Cx<'_>, Next<'_>)) + Send + 'static,
) -> Closure {
    let mut stages = Stages { stage: run, pending: false };
    task(move |cx| stages.step(cx))
}

impl<S: FnMut(&mut Cx<'_>, Got, &mut dyn FnMut(&mut Cx<'_>, Next<'_>))> Stages<S> {
    fn step(&mut self, cx: &mut Cx<'_>) -> Step {
        let mut got = None;
        if self.pending {
            got = cx.take_wake();
            if got.is_none() {
                return Step::Parked;
            }
            self.pending = false;
        }
        loop {
            let mut after = After::End;
            (self.stage)(cx, got, &mut |cx, next| {
                after = match next {
                    Next::Wait(operation) => cx.start(operation, Masking::Interruptible).into(),
                    Next::WaitMasked(operation) => cx.start(operation, Masking::Masked).into(),
                    Next::WaitOwned(operation) => cx.start_owned(operation, Masking::Interruptible).into(),
                }
            });
            match after {
                After::Go(ready) => got = Some(Wake::Completed(ready)),
                After::Park => {
                    self.pending = true;
                    return Step::Parked;
                }
                After::End => return Step::Done,
            }
        }
    }
}

enum After {
    Go(Ready<u64>),
    Park,
    End,
}

impl From<WaitStart<u64>> for After {
    fn from(start: WaitStart<u64>) -> Self {
        match start {
            WaitStart::Ready(ready) => After::Go(ready),
            WaitStart::Parked => After::Park,
        }
    }
}

/// Spawns, where the scheduler has room.
pub(crate) fn spawn(cx: &mut Cx<'_>, task: Closure) -> TaskId {
    cx.spawn(task).expect("the scheduler has room")
}
