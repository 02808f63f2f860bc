//! What it costs that everything is counted, and that somebody records, when tasks take 10 µs.
//!
//! A task waits for a message, computes for about 10 µs and sends the next one: a step, a wait, a wake and a message
//! for each. `cargo bench -p lambdust-concurrency --bench metering` prints the time of a task without and with
//! a recording, of pairs that take turns, and the median of their quotients. With `--features unmetered` nothing is
//! counted that the schedulers do not need: run both by turns, the second with the number of rounds that the first has
//! printed, and compare. Two builds may lay the loop out differently: with 1 round what is left is the scheduler's own
//! part, whose difference is to be held against 10 µs. Nothing is asserted.

mod bare;

use lambdust_concurrency::*;
use std::hint::black_box;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

const PAIRS: usize = 11;
const TASKS: u64 = 10_000;
/// Steps of the loop that take 10 µs, about; they are measured first.
const COMPUTED: Duration = Duration::from_micros(10);

type Bare = bare::Bare<Worker>;
type Cx<'a> = Ctx<'a, Bare>;

/// Receives messages, computes for each, and sends it on.
struct Worker {
    own: Arc<Mailbox<Bare>>,
    next: Arc<Mailbox<Bare>>,
    rounds: u64,
    left: u64,
    /// It has the first message to send.
    begins: bool,
    is_waiting: bool,
    done: mpsc::Sender<()>,
}

fn compute(rounds: u64) -> u64 {
    (0..rounds).fold(1, |sum, round| black_box(sum * 31 + round))
}

/// How long the threads of this process have run, which does not depend on what else the machine does; where that is
/// not told, the time.
fn elapsed(start: Instant) -> u64 {
    // The system brings these figures up to date when a thread stops: the worker has no more to do, and this one naps.
    std::thread::sleep(Duration::from_millis(1));
    let of = |entry: std::io::Result<std::fs::DirEntry>| {
        let text = std::fs::read_to_string(entry.ok()?.path().join("schedstat")).ok()?;
        text.split_ascii_whitespace().next()?.parse::<u64>().ok()
    };
    match std::fs::read_dir("/proc/self/task") {
        Ok(threads) => threads.filter_map(of).sum(),
        Err(_) => start.elapsed().as_nanos() as u64,
    }
}

/// How many rounds take so long.
fn rounds() -> u64 {
    let start = Instant::now();
    let mut all: Vec<u64> = (0..9)
        .map(|_| {
            let before = elapsed(start);
            black_box(compute(10_000_000));
            (COMPUTED.as_nanos() as u64 * 10_000_000) / (elapsed(start) - before).max(1)
        })
        .collect();
    all.sort_unstable();
    all[all.len() / 2]
}

impl Worker {
    fn send(&self, cx: &mut Cx<'_>) {
        self.next.send(cx, Letter { payload: 1, tag: 0, priority: 0 });
    }

    /// Whether a message is there; else it waits for one.
    fn receives(&mut self, cx: &mut Cx<'_>) -> bool {
        let is_there = match self.is_waiting {
            true => cx.take_wake().is_some(),
            false => matches!(cx.start(&self.own.receive(), Masking::Interruptible), WaitStart::Ready(_)),
        };
        self.is_waiting = !is_there;
        is_there
    }
}

impl Task<Bare> for Worker {
    fn step(&mut self, cx: &mut Cx<'_>) -> Step {
        if std::mem::take(&mut self.begins) {
            self.send(cx);
        }
        while self.receives(cx) {
            black_box(compute(self.rounds));
            self.send(cx);
            self.left -= 1;
            if self.left == 0 {
                self.done.send(()).expect("the benchmark waits");
                return Step::Done;
            }
        }
        Step::Parked
    }
}

/// Nanoseconds that a task takes: two that throw a message to each other, on one worker.
fn measure(pool: &Pool<Bare>, rounds: u64) -> f64 {
    let (done, is_done) = mpsc::channel();
    let boxes: Vec<Arc<Mailbox<Bare>>> = (0..2).map(|_| Mailbox::new(MailboxConfig::default())).collect();
    let worker = |own: usize| Worker {
        own: boxes[own].clone(),
        next: boxes[1 - own].clone(),
        rounds,
        left: TASKS / 2,
        begins: own == 0,
        is_waiting: false,
        done: done.clone(),
    };
    let start = Instant::now();
    let before = elapsed(start);
    for own in 0..2 {
        assert!(pool.spawn(worker(own)).is_ok(), "there is room");
    }
    (0..2).for_each(|_| is_done.recv().expect("the tasks end"));
    (elapsed(start) - before) as f64 / TASKS as f64
}

fn recorded(pool: &Pool<Bare>, rounds: u64) -> f64 {
    let mark = pool.start_recording();
    let time = measure(pool, rounds);
    pool.abandon_recording(mark);
    time
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

fn main() {
    let pool = Pool::new(Bare::new(), Config { workers: 1, ..Config::default() }).expect("threads start");
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    // The rounds of another build, so that both compute the same.
    let rounds = arguments.next().and_then(|rounds| rounds.parse().ok()).unwrap_or_else(rounds);
    measure(&pool, rounds);
    let pairs: Vec<(f64, f64)> = (0..PAIRS)
        .map(|pair| match pair % 2 {
            0 => (measure(&pool, rounds), recorded(&pool, rounds)),
            _ => {
                let recorded = recorded(&pool, rounds);
                (measure(&pool, rounds), recorded)
            }
        })
        .collect();
    let plain = median(pairs.iter().map(|pair| pair.0).collect());
    let with = median(pairs.iter().map(|pair| pair.1).collect());
    let quotient = median(pairs.iter().map(|(plain, with)| with / plain).collect());
    let metered = if cfg!(feature = "unmetered") { "unmetered" } else { "metered" };
    println!(
        "{rounds} rounds, {metered}: {plain:.0} ns a task, {with:.0} recorded, {:+.2} %",
        100.0 * (quotient - 1.0)
    );
}
