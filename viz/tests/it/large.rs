//! Views of a run of which there is too much of everything: a frame that is sent some times a second stays small.

use concurrency::{Ending, Frame, MailboxDepth, Record, Snapshot, What, WorkerSnapshot};
use viz::{
    ActorState, Before, Chart, Collection, Conflict, LockUse, Options, Run, Stack, Stage, Supervised, Wait,
};

use crate::samples::{at, ran, received, record, run_of, sent, spawned, task, woke};

const WORKERS: u64 = 64;
const FIBERS: u64 = 500;
/// What a frame may take.
const MOST_BYTES: usize = 40_000;

/// What one of very busy workers did.
fn lane(worker: u64) -> Vec<Record> {
    let mut records = Vec::new();
    for step in 0..300 {
        let (from, fiber) = (step * 1_000 + worker * 13, (worker * 31 + step * 7) % FIBERS);
        let (other, number) = ((fiber * 17 + step) % FIBERS, (step % 40) as u32);
        let by = Some(task(fiber));
        records.extend([
            spawned(from + 10, fiber, other),
            woke(from + 20, fiber, other),
            sent(from + 30, fiber, number, (worker * 300 + step) as u32),
            received(from + 500, other, number, (worker * 300 + step) as u32),
            record(from + 40, What::Committed { place: number, by }),
            record(from + 50, What::Aborted { place: number, variable: number, against: 1, by }),
            record(from, What::Awaited { lock: number, until: at(from + 60), is_taken: true, by }),
            record(from + 60, What::Held { lock: number, until: at(from + 200), is_shared: false, by }),
            record(from, What::Computed { call: number, items: 9, until: at(from + 900), by }),
            ran(fiber, from, from + 900, if step % 2 == 0 { Ending::Parked } else { Ending::Yielded }),
        ]);
    }
    records
}

fn frame(number: u64) -> Frame {
    let worker = |worker: u64| WorkerSnapshot {
        queued: (number * worker) % 97,
        asleep_ns: number * 250_000 * (worker % 3),
        committed: number * worker,
        aborted: number * (worker % 5),
        wasted_ns: number * 1_000,
        ..WorkerSnapshot::default()
    };
    let steals = (0..WORKERS).map(|thief| (0..WORKERS).map(|victim| number * (thief ^ victim)).collect());
    let snapshot = Snapshot {
        tasks: FIBERS,
        workers: (0..WORKERS).map(worker).collect(),
        steals: if number.is_multiple_of(200) { steals.collect() } else { Vec::new() },
        ..Snapshot::default()
    };
    let depth = |mailbox: u64| MailboxDepth {
        mailbox: mailbox as u32,
        depth: ((number * 7 + mailbox * 3) % 90) as usize,
        capacity: Some(80),
    };
    Frame { at: at(number * 500), snapshot, mailboxes: (0..16).map(depth).collect() }
}

fn tree(depth: u64, number: u64) -> Supervised {
    Supervised {
        name: format!("a supervised actor with a long name, {depth}.{number}"),
        state: ActorState::Running,
        strategy: Some("one-for-one".to_owned()),
        restarts: (0..200).map(|n| (at(n * 1_500), "division by zero".to_owned())).collect(),
        children: if depth == 0 { Vec::new() } else { (0..10).map(|n| tree(depth - 1, n)).collect() },
    }
}

fn large() -> Run {
    let mut run = run_of(300_000, (0..WORKERS).map(lane).collect());
    run.recording.frames = (0..=600).map(frame).collect();
    let long =
        |what: &str, number: u64| format!("{what} number {number} of the program, cell {number} line 1");
    run.names.fibers = (0..FIBERS).map(|n| (task(n), long("a fiber", n))).collect();
    run.names.mailboxes = (0..40).map(|n| (n as u32, long("a mailbox", n))).collect();
    run.names.tvars = (0..40).map(|n| (n as u32, long("a variable", n))).collect();
    run.names.transactions = (0..40).map(|n| (n as u32, long("a transaction", n))).collect();
    run.names.locks = (0..40).map(|n| (n as u32, long("a lock", n))).collect();
    run.collections = (0..5_000)
        .map(|n| Collection {
            at: at(n * 60),
            until: at(n * 60 + 1 + n % 37),
            is_full: n % 50 == 0,
            copied_bytes: n,
        })
        .collect();
    run.locks = (0..2_000)
        .map(|n| LockUse {
            lock: long("a lock", n),
            taken: n,
            contended: n / 2,
            waited: n * 999,
            longest: n,
            held: Some(n),
        })
        .collect();
    run.conflicts = (0..2_000)
        .map(|n| Conflict {
            variable: long("a variable", n % 70),
            victim: long("a transaction", n % 90),
            winner: long("a transaction", n % 41),
            count: n,
            wasted: n * 1_000,
        })
        .collect();
    run.supervision = (0..3).map(|n| tree(2, n)).collect();
    run.waits = (0..2_000)
        .map(|n| Wait {
            waiter: long("a fiber", n),
            object: long("a lock", n),
            holder: long("a fiber", (n + 1) % 2_000),
        })
        .collect();
    let stage = |n: u64| Stage {
        name: long("a fiber", n),
        workers: n,
        received: n,
        emitted: n,
        queued: n % 17,
        capacity: Some(16),
        busy: n * 1_000,
    };
    run.stages = (0..200).map(stage).collect();
    run
}

fn bytes(chart: &Chart) -> usize {
    let frame = viz::live(chart);
    let svg = frame.get(viz::HTML).expect("it is drawn");
    crate::well_formed(svg);
    svg.len()
}

#[test]
fn a_frame_of_any_view_of_too_much_of_everything_is_small() {
    let traced = large();
    // without a trace views are drawn of counters
    let mut counted = traced.clone();
    counted.recording.lanes.iter_mut().for_each(|lane| lane.records.clear());
    let asked = Before { fiber: traced.names.fibers[&task(3)].clone(), message: None };
    for run in [&traced, &counted] {
        for view in viz::VIEWS {
            for options in [Options::default(), Options { is_by_fiber: true, before: Some(asked.clone()) }] {
                let size = bytes(&view.chart(run, &options));
                assert!(size < MOST_BYTES, "{} takes {size} bytes", view.name);
            }
        }
        let view = |name: &str| viz::view(name).expect("there is this view").chart(run, &Options::default());
        let parts = ["scheduler", "mailbox", "stm"].map(view).to_vec();
        let size = bytes(&Stack { title: "t".to_owned(), sentence: "s.".to_owned(), parts }.into());
        assert!(size < MOST_BYTES, "the dashboard takes {size} bytes");
    }
}
