//! Worker load: snapshots that a scheduler may or may never give.

use viz::{Snapshot, WorkerSnapshot};

fn plain(workers: Vec<WorkerSnapshot>) -> String {
    crate::forms(&viz::load(&Snapshot { workers, ..Snapshot::default() })).1.to_owned()
}

#[test]
fn no_worker_and_idle_workers_are_told_apart() {
    assert_eq!(plain(vec![]), "Worker load (steps run)\nThere are no workers.\n");
    assert!(plain(vec![WorkerSnapshot::default()]).ends_with("1 worker, no step run yet.\n"));
}

#[test]
fn counters_at_their_ends_do_not_overflow() {
    let full =
        WorkerSnapshot { run: u64::MAX, stolen: u64::MAX, parked: u64::MAX, ..WorkerSnapshot::default() };
    let text = plain(vec![full; 3]);
    assert!(text.contains("3 workers ran 55,340,232,221,128,654,845 steps"), "{text}");
    assert!(text.contains("worker 0, 33 %"), "{text}");
}

#[test]
fn more_workers_than_rows_keep_the_busiest() {
    let workers = (0..128).map(|run| WorkerSnapshot { run, ..WorkerSnapshot::default() }).collect();
    let text = plain(workers);
    assert_eq!(text.lines().count(), 2 + viz::MOST_ROWS);
    assert!(text.contains("\nworker 127 "), "{text}");
    assert!(text.contains("\n114 others together "), "{text}");
}
