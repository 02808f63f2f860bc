//! What a switch costs: yield, hand-over between two tasks, spawn and finish.
//!
//! `cargo bench -p lambdust-concurrency` prints nanoseconds for each operation, the best and the
//! median of several runs. Nothing is asserted.

mod bare;

use lambdust_concurrency::*;
use parking_lot::Mutex;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

type Bare = bare::Bare<Work>;
type Cx<'a> = Ctx<'a, Bare>;

type Start = Box<dyn FnOnce(&mut Cx<'_>) + Send>;

/// Tasks are an enumeration, so that a step is a direct call, as in a virtual machine.
enum Work {
    Yield { left: u32 },
    Pass { mine: Arc<Baton>, theirs: Arc<Baton>, left: u32 },
    Relay { cells: Arc<[Arc<Completion<Bare>>]>, at: usize, waiting: bool },
    Spawn { left: u32 },
    Nothing,
    Sleep { until: Time },
    Root { start: Option<Start> },
    Watch { done: mpsc::Sender<()>, work: Box<Work> },
}

/// A place for one waiter or one token.
#[derive(Default)]
struct Baton(Mutex<(bool, Option<Waiter>)>);

impl Baton {
    fn pass(&self, cx: &mut Cx<'_>) {
        let waiter = {
            let mut place = self.0.lock();
            let waiter = place.1.take();
            place.0 = waiter.is_none();
            waiter
        };
        if let Some(waiter) = waiter {
            cx.complete(waiter, 1);
        }
    }
}

impl Operation<Bare> for Baton {
    fn try_now(&self, _cx: &mut Turn<'_, Bare>) -> Option<Ready<u64>> {
        let mut place = self.0.lock();
        std::mem::take(&mut place.0).then_some(Ready { branch: 0, payload: 1 })
    }

    fn block(&self, cx: &mut Turn<'_, Bare>, waiter: Waiter) -> Option<Ready<u64>> {
        let mut place = self.0.lock();
        if place.0 && cx.claim_own(waiter) {
            place.0 = false;
            return Some(Ready { branch: waiter.branch(), payload: 1 });
        }
        place.1 = Some(waiter);
        None
    }

    fn cancel(&self, _cx: &mut Turn<'_, Bare>, _waiter: Waiter, _winner: Option<u32>) {
        self.0.lock().1 = None;
    }
}

impl Task<Bare> for Work {
    fn step(&mut self, cx: &mut Cx<'_>) -> Step {
        match self {
            Work::Yield { left } => {
                *left -= 1;
                if *left == 0 { Step::Done } else { Step::Yielded(None) }
            }
            Work::Pass { mine, theirs, left } => pass(cx, mine, theirs, left),
            Work::Relay { cells, at, waiting } => relay(cx, cells, at, waiting),
            Work::Spawn { left } => {
                // A hundred at a time, so that the queue stays short.
                for _ in 0..100 {
                    cx.spawn(Work::Nothing).expect("there is room");
                }
                *left -= 1;
                if *left == 0 { Step::Done } else { Step::Yielded(None) }
            }
            Work::Nothing => Step::Done,
            Work::Sleep { until } => match cx.start(&Sleep(*until), Masking::Interruptible) {
                WaitStart::Ready(_) => Step::Done,
                WaitStart::Parked => Step::Parked,
            },
            Work::Root { start } => {
                if let Some(start) = start.take() {
                    start(cx);
                }
                Step::Done
            }
            Work::Watch { done, work } => {
                let step = work.step(cx);
                if step == Step::Done {
                    done.send(()).expect("the benchmark waits");
                }
                step
            }
        }
    }
}

fn pass(cx: &mut Cx<'_>, mine: &Arc<Baton>, theirs: &Baton, left: &mut u32) -> Step {
    let mut has_token = cx.take_wake().is_some();
    loop {
        if has_token {
            if *left == 0 {
                theirs.pass(cx);
                return Step::Done;
            }
            *left -= 1;
            theirs.pass(cx);
        }
        match cx.start(&**mine, Masking::Interruptible) {
            WaitStart::Ready(_) => has_token = true,
            WaitStart::Parked => return Step::Parked,
        }
    }
}

/// Waits for every second cell of the row, and fills the one behind it.
fn relay(cx: &mut Cx<'_>, cells: &[Arc<Completion<Bare>>], at: &mut usize, waiting: &mut bool) -> Step {
    if std::mem::take(waiting) && cx.take_wake().is_some() {
        *at = fill_next(cx, cells, *at);
    }
    while let Some(cell) = cells.get(*at) {
        match cx.start(cell, Masking::Interruptible) {
            WaitStart::Ready(_) => *at = fill_next(cx, cells, *at),
            WaitStart::Parked => {
                *waiting = true;
                return Step::Parked;
            }
        }
    }
    Step::Done
}

fn fill_next(cx: &mut Cx<'_>, cells: &[Arc<Completion<Bare>>], at: usize) -> usize {
    if let Some(next) = cells.get(at + 1) {
        next.put(cx, 1);
    }
    at + 2
}

/// Runs what `make` returns until the number of tasks it says have ended.
fn run(workers: usize, make: impl Fn(mpsc::Sender<()>) -> (usize, Vec<Work>)) -> Duration {
    run_on(&bare_pool(workers), make)
}

/// The same while everything is recorded.
fn run_recorded(workers: usize, make: impl Fn(mpsc::Sender<()>) -> (usize, Vec<Work>)) -> Duration {
    let pool = bare_pool(workers);
    let mark = pool.start_recording();
    let time = run_on(&pool, make);
    pool.abandon_recording(mark);
    time
}

fn bare_pool(workers: usize) -> Pool<Bare> {
    Pool::new(Bare::new(), Config { workers, ..Config::default() }).expect("threads start")
}

fn run_on(pool: &Pool<Bare>, make: impl Fn(mpsc::Sender<()>) -> (usize, Vec<Work>)) -> Duration {
    let (done, is_done) = mpsc::channel();
    let (ends, works) = make(done);
    let root = Work::Root {
        start: Some(Box::new(move |cx| {
            for work in works {
                cx.spawn(work).expect("there is room");
            }
        })),
    };
    let start = Instant::now();
    pool.spawn(root).expect("there is room");
    for _ in 0..ends {
        is_done.recv().expect("the tasks end");
    }
    start.elapsed()
}

fn report(name: &str, operations: u32, measure: impl Fn() -> Duration) {
    let mut runs: Vec<f64> = (0..9).map(|_| measure().as_nanos() as f64 / f64::from(operations)).collect();
    runs.sort_by(f64::total_cmp);
    println!("{name:<38} best {:7.1}  median {:7.1}  ns/op", runs[0], runs[runs.len() / 2]);
}

fn watched(done: mpsc::Sender<()>, work: Work) -> Work {
    Work::Watch { done, work: Box::new(work) }
}

const N: u32 = 300_000;

/// Two tasks that wake each other in turn.
fn hand_over(done: mpsc::Sender<()>) -> (usize, Vec<Work>) {
    let (ping, pong) = (Arc::new(Baton::default()), Arc::new(Baton::default()));
    ping.0.lock().0 = true;
    let one = Work::Pass { mine: ping.clone(), theirs: pong.clone(), left: N };
    let two = Work::Pass { mine: pong, theirs: ping, left: N };
    (2, vec![watched(done.clone(), one), watched(done, two)])
}

fn main() {
    for workers in [1, 2] {
        report(&format!("yield, {workers} worker(s)"), N, || {
            run(workers, |done| (1, vec![watched(done, Work::Yield { left: N })]))
        });
        report(&format!("yield, recorded, {workers} worker(s)"), N, || {
            run_recorded(workers, |done| (1, vec![watched(done, Work::Yield { left: N })]))
        });
        report(&format!("hand-over (wake), {workers} worker(s)"), 2 * N, || run(workers, hand_over));
        report(&format!("hand-over, recorded, {workers} worker(s)"), 2 * N, || {
            run_recorded(workers, hand_over)
        });
        report(&format!("hand-over by Completion, {workers} worker(s)"), N, || {
            run(workers, |done| {
                let cells: Arc<[_]> = (0..=N as usize).map(|_| Completion::new()).collect();
                let start = cells[0].clone();
                let one = Work::Relay { cells: cells.clone(), at: 0, waiting: false };
                let two = Work::Relay { cells, at: 1, waiting: false };
                let go = Work::Root { start: Some(Box::new(move |cx| assert!(start.put(cx, 1)))) };
                (2, vec![watched(done.clone(), one), watched(done, two), go])
            })
        });
        report(&format!("spawn and finish, {workers} worker(s)"), N, || {
            run(workers, |done| (1, vec![watched(done, Work::Spawn { left: N / 100 })]))
        });
    }
    #[cfg(target_os = "linux")]
    resting();
}

/// What tasks and workers cost while they do nothing: memory of parked tasks, processor time of an
/// idle pool.
#[cfg(target_os = "linux")]
fn resting() {
    const TASKS: u64 = 1_000_000;
    let field = |file: &str, at: usize| -> u64 {
        let text = std::fs::read_to_string(file).expect("the system tells about this process");
        let number = text.split_ascii_whitespace().nth(at).and_then(|number| number.parse().ok());
        number.expect("it is a number")
    };
    let pool = Pool::new(Bare::new(), Config { workers: 2, ..Config::default() }).expect("threads start");
    let before = field("/proc/self/statm", 1);
    let start = Instant::now();
    for _ in 0..TASKS {
        let sleeper = Work::Sleep { until: Time::from_nanos(u64::MAX - 1) };
        pool.spawn(sleeper).expect("there is room");
    }
    while pool.snapshot().total().parked < TASKS {
        std::thread::sleep(Duration::from_millis(1));
    }
    let bytes = (field("/proc/self/statm", 1) - before) * 4096;
    println!("{:<38} {:7} bytes, of which the task {}", "a sleeping task", bytes / TASKS, size_of::<Work>());
    println!("{:<38} {:7.1} ns", "spawned from outside and parked", start.elapsed().as_nanos() as f64 / 1e6);
    std::thread::sleep(Duration::from_millis(200));
    let ticks = || field("/proc/self/stat", 13) + field("/proc/self/stat", 14);
    let before = ticks();
    std::thread::sleep(Duration::from_secs(2));
    println!("{:<38} {:7} ms in 2 s", "processor time of an idle pool", (ticks() - before) * 10);
}
