//! Runs made by hand: what each shows is known.

use concurrency::{
    Ending, Frame, LaneRecording, MailboxDepth, Record, Recording, Snapshot, TaskId, Time, What,
    WorkerSnapshot,
};
use viz::{ActorState, Collection, Conflict, LockUse, Run, Stage, Supervised, Wait};

pub(crate) fn task(number: u64) -> TaskId {
    TaskId::from_bits(number)
}

/// So many microseconds after the beginning.
pub(crate) fn at(micros: u64) -> Time {
    Time::from_nanos(micros * 1_000)
}

pub(crate) fn record(micros: u64, what: What) -> Record {
    Record { at: at(micros), what }
}

pub(crate) fn ran(number: u64, from: u64, until: u64, ending: Ending) -> Record {
    ran_until(number, from, until, ending, 0)
}

pub(crate) fn ran_until(number: u64, from: u64, until: u64, ending: Ending, reason: u32) -> Record {
    record(from, What::Ran { task: task(number), until: at(until), ending, reason })
}

pub(crate) fn sent(micros: u64, by: u64, mailbox: u32, message: u32) -> Record {
    record(micros, What::Sent { mailbox, message, says: 0, by: Some(task(by)) })
}

pub(crate) fn received(micros: u64, by: u64, mailbox: u32, message: u32) -> Record {
    record(micros, What::Received { mailbox, message, by: Some(task(by)) })
}

pub(crate) fn woke(micros: u64, by: u64, woken: u64) -> Record {
    record(micros, What::Woke { task: task(woken), by: Some(task(by)) })
}

pub(crate) fn spawned(micros: u64, by: u64, new: u64) -> Record {
    record(micros, What::Spawned { task: task(new), by: Some(task(by)) })
}

/// A run of so many microseconds.
pub(crate) fn run_of(until: u64, lanes: Vec<Vec<Record>>) -> Run {
    let lanes = lanes.into_iter().map(|records| LaneRecording { records, dropped: 0 }).collect();
    Run { recording: Recording { until: at(until), lanes, ..Recording::default() }, ..Run::default() }
}

fn named(mut run: Run, fibers: &[(u64, &str)]) -> Run {
    run.names.fibers = fibers.iter().map(|(number, name)| (task(*number), (*name).to_owned())).collect();
    run
}

/// Main makes a producer and a consumer; on two workers they pass four messages; garbage is collected once.
pub(crate) fn two_workers() -> Run {
    use Ending::{Done, Parked, Unfinished, Yielded};
    let first = vec![
        spawned(20, 1, 2),
        spawned(40, 1, 3),
        ran(1, 0, 60, Parked),
        sent(120, 2, 7, 1),
        sent(180, 2, 7, 2),
        ran(2, 70, 200, Yielded),
        ran(2, 200, 330, Yielded),
        record(390, What::Aborted { place: 1, variable: 4, against: 2, by: Some(task(2)) }),
        sent(450, 2, 7, 3),
        sent(460, 2, 7, 4),
        woke(480, 2, 1),
        ran(2, 330, 500, Done),
        ran(1, 520, 600, Done),
    ];
    let second = vec![
        record(0, What::Slept { until: at(45) }),
        ran(3, 50, 80, Parked),
        received(121, 3, 7, 1),
        ran(3, 125, 240, Yielded),
        received(245, 3, 7, 2),
        ran(3, 240, 420, Parked),
        received(452, 3, 7, 3),
        ran(3, 455, 700, Yielded),
        received(702, 3, 7, 4),
        ran(3, 700, 900, Unfinished),
    ];
    let mut run = named(run_of(900, vec![first, second]), &[(1, "main"), (2, "producer"), (3, "consumer")]);
    run.names.mailboxes.insert(7, "consumer".to_owned());
    run.names.tvars.insert(4, "balance".to_owned());
    run.collections = vec![Collection { at: at(505), until: at(518), is_full: false, copied_bytes: 4096 }];
    run
}

/// Two threads of a simulation lose an update.
pub(crate) fn lost_update() -> Run {
    use Ending::{Done, Parked, Yielded};
    let places = ["increment!, cell 4 line 2", "increment!, cell 4 line 3", "top level, cell 5 line 4"];
    let records = vec![
        spawned(0, 1, 2),
        spawned(0, 1, 3),
        ran_until(1, 0, 0, Parked, 3),
        ran_until(2, 0, 0, Yielded, 1),
        ran_until(3, 0, 0, Yielded, 1),
        ran_until(3, 0, 0, Yielded, 2),
        ran_until(2, 0, 0, Yielded, 2),
        ran_until(2, 0, 0, Done, 0),
        woke(0, 3, 1),
        ran_until(3, 0, 0, Done, 0),
        ran_until(1, 0, 0, Done, 0),
    ];
    let mut run = named(run_of(0, vec![records]), &[(1, "main"), (2, "thread A"), (3, "thread B")]);
    run.recording.is_virtual = true;
    run.names.places = places.map(str::to_owned).to_vec();
    run
}

/// Two threads of a simulation take turns with a mutex, which one of them gets after waiting for it.
pub(crate) fn mutex_in_simulation() -> Run {
    use Ending::{Done, Parked, Yielded};
    let by = |number| Some(task(number));
    let records = vec![
        spawned(0, 1, 2),
        spawned(0, 1, 3),
        ran(1, 0, 0, Parked),
        ran(2, 0, 0, Yielded),
        ran(3, 0, 0, Parked),
        ran(2, 0, 0, Yielded),
        record(0, What::Awaited { lock: 1, until: at(0), is_taken: true, by: by(3) }),
        record(0, What::Held { lock: 1, until: at(0), is_shared: false, by: by(2) }),
        woke(0, 2, 3),
        ran(2, 0, 0, Done),
        ran(3, 0, 0, Yielded),
        record(0, What::Held { lock: 1, until: at(0), is_shared: false, by: by(3) }),
        woke(0, 3, 1),
        ran(3, 0, 0, Done),
        ran(1, 0, 0, Done),
    ];
    let mut run = named(run_of(0, vec![records]), &[(1, "main"), (2, "thread A"), (3, "thread B")]);
    run.recording.is_virtual = true;
    run.names.locks.insert(1, "L".to_owned());
    run
}

pub(crate) fn conflicts() -> Run {
    let conflict = |variable: &str, victim: &str, winner: &str, count, micros: u64| Conflict {
        variable: variable.to_owned(),
        victim: victim.to_owned(),
        winner: winner.to_owned(),
        count,
        wasted: micros * 1_000,
    };
    let conflicts = vec![
        conflict("balance", "audit line 9", "transfer line 3", 120, 5_400),
        conflict("balance", "transfer line 3", "transfer line 3", 80, 1_200),
        conflict("limit", "audit line 9", "set-limit line 14", 3, 90),
        conflict("history", "report line 20", "transfer line 3", 12, 700),
    ];
    Run { conflicts, ..run_of(50_000, vec![]) }
}

pub(crate) fn supervised() -> Run {
    let node = |name: &str, state, restarts: &[u64], children: Vec<Supervised>| Supervised {
        name: name.to_owned(),
        state,
        strategy: (!children.is_empty()).then(|| "one-for-one".to_owned()),
        restarts: restarts.iter().map(|time| (at(*time), "division by zero".to_owned())).collect(),
        children,
    };
    let flaky = [100, 180, 200, 210, 700, 900];
    let workers = vec![
        node("flaky", ActorState::Running, &flaky, vec![]),
        node("steady", ActorState::Running, &[], vec![]),
        node("slow", ActorState::Suspended, &[450], vec![]),
    ];
    let stores = vec![
        node("cache", ActorState::Stopped, &[], vec![]),
        node("disk", ActorState::Failed, &[300, 310, 320], vec![]),
    ];
    let children = vec![
        node("workers", ActorState::Running, &[], workers),
        node("stores", ActorState::Running, &[500], stores),
    ];
    Run { supervision: vec![node("shop", ActorState::Running, &[], children)], ..run_of(1_000, vec![]) }
}

fn wait(waiter: &str, object: &str, holder: &str) -> Wait {
    Wait { waiter: waiter.to_owned(), object: object.to_owned(), holder: holder.to_owned() }
}

pub(crate) fn deadlock() -> Run {
    let waits = vec![
        wait("onlooker", "fork 1", "Aristotle"),
        wait("Aristotle", "fork 2", "Hypatia"),
        wait("Hypatia", "fork 3", "Kant"),
        wait("Kant", "fork 1", "Aristotle"),
    ];
    Run { waits, ..run_of(1_000, vec![]) }
}

pub(crate) fn deadlock_of_two() -> Run {
    let waits = vec![wait("thread A", "L2", "thread B"), wait("thread B", "L1", "thread A")];
    Run { waits, ..run_of(1_000, vec![]) }
}

pub(crate) fn deadlock_of_many() -> Run {
    let philosopher = |n: usize| {
        wait(&format!("philosopher {n}"), &format!("fork {n}"), &format!("philosopher {}", (n + 1) % 20))
    };
    Run { waits: (0..20).map(philosopher).collect(), ..run_of(1_000, vec![]) }
}

pub(crate) fn pipeline() -> Run {
    let stage = |name: &str, workers, received, emitted, queued, busy_micros: u64| Stage {
        name: name.to_owned(),
        workers,
        received,
        emitted,
        queued,
        capacity: Some(16),
        busy: busy_micros * 1_000,
    };
    let stages = vec![
        stage("read", 1, 410, 410, 0, 120_000),
        stage("parse", 1, 394, 394, 16, 400_000),
        stage("compute", 2, 378, 376, 16, 1_950_000),
        stage("sort", 1, 376, 376, 0, 80_000),
        stage("write", 1, 376, 376, 0, 200_000),
    ];
    Run { stages, ..run_of(1_000_000, vec![]) }
}

pub(crate) fn locks() -> Run {
    let lock = |name: &str, taken, contended, waited: u64, longest: u64, held: Option<u64>| LockUse {
        lock: name.to_owned(),
        taken,
        contended,
        waited: waited * 1_000,
        longest: longest * 1_000,
        held: held.map(|micros| micros * 1_000),
    };
    let locks = vec![
        lock("accounts", 12_000, 4_100, 830_000, 41_000, Some(610_000)),
        lock("log", 800, 12, 900, 300, Some(2_500)),
        lock("idle", 0, 0, 0, 0, None),
    ];
    Run { locks, ..run_of(1_000_000, vec![]) }
}

/// Three stages on two workers: the second works longest, the first has no room, the third nothing to do.
pub(crate) fn traced_pipeline() -> Run {
    use Ending::{Done, Parked, Yielded};
    let mut lanes = vec![vec![ran(1, 0, 10, Parked), ran(2, 10, 60, Parked)], vec![]];
    for round in 0..8_u64 {
        let from = 60 + round * 100;
        lanes[1].extend([ran(3, from, from + 60, Yielded), woke(from + 90, 3, 2), woke(from + 92, 3, 4)]);
        lanes[1].push(ran(3, from + 60, from + 95, Parked));
        lanes[0].extend([ran(4, from, from + 15, Parked), ran(2, from + 91, from + 99, Parked)]);
        lanes[0].push(woke(from + 99, 2, 3));
    }
    lanes[0].push(ran(2, 870, 880, Done));
    let fibers = [(1, "source"), (2, "read"), (3, "compute"), (4, "write")];
    let mut run = named(run_of(900, lanes), &fibers);
    let stage = |name: &str, received, queued, busy_micros: u64| Stage {
        name: name.to_owned(),
        workers: 1,
        received,
        emitted: received,
        queued,
        capacity: Some(16),
        busy: busy_micros * 1_000,
    };
    run.stages = vec![stage("read", 26, 0, 124), stage("compute", 8, 16, 760), stage("write", 8, 0, 120)];
    run
}

fn frame(micros: u64, workers: Vec<WorkerSnapshot>) -> Frame {
    let snapshot = Snapshot { tasks: 12, workers, ..Snapshot::default() };
    Frame { at: at(micros), snapshot, mailboxes: Vec::new() }
}

/// Half a minute of counters, 20 a second: two workers take turns, transactions meet conflicts, a mailbox
/// fills up.
pub(crate) fn half_a_minute() -> Run {
    let mut run = run_of(30_000_000, vec![vec![], vec![]]);
    let mut workers = vec![WorkerSnapshot::default(); 2];
    for number in 0..=600_u64 {
        let phase = number % 100;
        workers[0].asleep_ns += if phase < 50 { 5_000_000 } else { 40_000_000 };
        workers[1].asleep_ns += 25_000_000 + phase * 200_000;
        workers[0].queued = if phase < 50 { phase / 5 } else { 0 };
        workers[1].queued = u64::from(phase > 80);
        workers[0].committed += 40 + phase % 7;
        workers[1].aborted += phase / 10;
        workers[1].wasted_ns += phase * 90_000;
        let mut frame = frame(number * 50_000, workers.clone());
        frame.snapshot.common = phase / 50;
        frame.snapshot.steals = vec![vec![0, number * 3], vec![number * number / 40, 0]];
        frame.mailboxes =
            vec![MailboxDepth { mailbox: 1, depth: (number / 4) as usize, capacity: Some(200) }];
        if phase > 30 {
            frame.mailboxes.push(MailboxDepth { mailbox: 2, depth: (phase - 30) as usize, capacity: None });
        }
        run.recording.frames.push(frame);
    }
    run.names.mailboxes = [(1, "logger".to_owned()), (2, "counter".to_owned())].into();
    run
}

/// Three fibers and two locks: most of them wait for the first.
pub(crate) fn lock_trace() -> Run {
    let awaited = |lock, from, until, by| {
        record(from, What::Awaited { lock, until: at(until), is_taken: true, by: Some(task(by)) })
    };
    let held = |lock, from, until, by| {
        record(from, What::Held { lock, until: at(until), is_shared: false, by: Some(task(by)) })
    };
    let records = vec![
        held(1, 0, 300, 1),
        awaited(1, 50, 300, 2),
        awaited(1, 100, 520, 3),
        held(1, 300, 520, 2),
        held(2, 340, 400, 1),
        held(1, 520, 700, 3),
        awaited(1, 600, 700, 1),
        woke(302, 1, 2),
        woke(521, 2, 3),
        woke(701, 3, 1),
        held(1, 700, 900, 1),
    ];
    let mut run = named(run_of(1_000, vec![records]), &[(1, "teller 1"), (2, "teller 2"), (3, "auditor")]);
    run.names.locks = [(1, "accounts".to_owned()), (2, "log".to_owned())].into();
    run
}

/// Sixteen chunks on four workers, one of which is much longer than the others.
pub(crate) fn chunks() -> Run {
    let chunk =
        |from, until, items| record(from, What::Computed { call: 1, items, until: at(until), by: None });
    let lane = |worker: u64| {
        (0..4).map(move |n| chunk(n * 100 + worker * 5, n * 100 + 95 + worker * 5, 250)).collect()
    };
    let mut lanes: Vec<Vec<Record>> = (0..4).map(lane).collect();
    lanes[2].push(chunk(410, 900, 250));
    let mut run = run_of(1_000, lanes);
    run.names.calls.insert(1, "pmap, cell 6 line 1".to_owned());
    run
}

pub(crate) fn pauses() -> Run {
    let pause = |from: u64, micros: u64, is_full| Collection {
        at: at(from),
        until: at(from + micros),
        is_full,
        copied_bytes: micros * 700,
    };
    let minor = (0..60).map(|n| pause(n * 16_000, 400 + n * n * 2, false));
    let full = [pause(300_000, 42_000, true), pause(800_000, 61_000, true)];
    Run { collections: minor.chain(full).collect(), ..run_of(1_000_000, vec![]) }
}
