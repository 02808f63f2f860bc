//! Runs as series of numbers over time: out of records, which are exact, where there are any, else out of
//! the counters that are kept always.

use std::collections::{HashMap, HashSet};

use concurrency::{Frame, What};

use crate::course::Course;
use crate::run::Run;

/// Parts into which a run is cut.
const PARTS: usize = 100;

/// A position, in nanoseconds from the beginning, and a value there.
pub(crate) type Point = (f64, f64);

/// What a worker did in a run, or in a part of it, in nanoseconds.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub(crate) struct WorkerTime {
    pub(crate) busy: f64,
    pub(crate) whole: f64,
}

impl WorkerTime {
    /// The share of the time for which it was busy.
    pub(crate) fn share(self) -> f64 {
        if self.whole > 0.0 { (self.busy / self.whole).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// The load of workers over time.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Load {
    /// The ends of the parts, in order.
    pub(crate) ends: Vec<f64>,
    /// For each worker what it did in each part.
    pub(crate) workers: Vec<Vec<WorkerTime>>,
    /// Whether every step was recorded; else it is told by how long workers slept.
    pub(crate) is_exact: bool,
}

impl Load {
    /// The load of a run; nothing if its time was virtual or nothing is known.
    pub(crate) fn of(run: &Run) -> Load {
        if run.recording.is_virtual || run.nanos() == 0 {
            return Load::default();
        }
        let has_steps = run.recording.lanes.iter().flat_map(|lane| &lane.records);
        if has_steps.into_iter().any(|record| matches!(record.what, What::Ran { .. })) {
            Load::recorded(run)
        } else {
            Load::counted(run)
        }
    }

    fn recorded(run: &Run) -> Load {
        let course = Course::of(run);
        let long = course.end / PARTS as f64;
        let part = WorkerTime { busy: 0.0, whole: long };
        let mut workers = vec![vec![part; PARTS]; run.recording.lanes.len()];
        for step in &course.steps {
            let (first, last) = (part_of(step.from, long), part_of(step.until, long));
            for (index, part) in workers[step.worker].iter_mut().enumerate().take(last + 1).skip(first) {
                let (from, until) = (index as f64 * long, (index + 1) as f64 * long);
                part.busy += (step.until.min(until) - step.from.max(from)).max(0.0);
            }
        }
        Load { ends: (1..=PARTS).map(|part| part as f64 * long).collect(), workers, is_exact: true }
    }

    fn counted(run: &Run) -> Load {
        let mut load = Load::default();
        for pair in run.recording.frames.windows(2) {
            let (before, after) = (&pair[0], &pair[1]);
            let whole = after.at.as_nanos().saturating_sub(before.at.as_nanos());
            if whole == 0 {
                continue;
            }
            load.ends.push(run.since_start(after.at) as f64);
            let workers = before.snapshot.workers.iter().zip(&after.snapshot.workers);
            for (index, (before, after)) in workers.enumerate() {
                if load.workers.len() <= index {
                    load.workers.push(Vec::new());
                }
                let asleep = after.asleep_ns.saturating_sub(before.asleep_ns).min(whole);
                load.workers[index].push(WorkerTime { busy: (whole - asleep) as f64, whole: whole as f64 });
            }
        }
        load
    }

    /// What each worker did in all.
    pub(crate) fn totals(&self) -> Vec<WorkerTime> {
        let sum = |parts: &Vec<WorkerTime>| WorkerTime {
            busy: parts.iter().map(|part| part.busy).sum(),
            whole: parts.iter().map(|part| part.whole).sum(),
        };
        self.workers.iter().map(sum).collect()
    }

    /// The share of all workers' time for which they were busy.
    pub(crate) fn share(&self) -> f64 {
        let totals = self.totals();
        let sum = |part: fn(&WorkerTime) -> f64| totals.iter().map(part).sum::<f64>();
        WorkerTime { busy: sum(|time| time.busy), whole: sum(|time| time.whole) }.share()
    }
}

fn part_of(position: f64, long: f64) -> usize {
    ((position / long) as usize).min(PARTS - 1)
}

/// Commits and aborts of a stretch of time.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub(crate) struct Transactions {
    /// Where it ends.
    pub(crate) until: f64,
    pub(crate) commits: u64,
    pub(crate) aborts: u64,
}

/// Commits and aborts over time, and the nanoseconds that were lost in all.
pub(crate) fn transactions(run: &Run) -> (Vec<Transactions>, u64) {
    let frames = &run.recording.frames;
    let total = |frame: &Frame| frame.snapshot.total();
    let wasted = match (frames.first(), frames.last()) {
        (Some(first), Some(last)) => total(last).wasted_ns.saturating_sub(total(first).wasted_ns),
        _ => 0,
    };
    let wasted = wasted.max(run.conflicts.iter().map(|conflict| conflict.wasted).sum());
    let recorded = recorded_transactions(run);
    if !recorded.is_empty() {
        return (recorded, wasted);
    }
    let between = |pair: &[Frame]| {
        let (before, after) = (total(&pair[0]), total(&pair[1]));
        Transactions {
            until: run.since_start(pair[1].at) as f64,
            commits: after.committed.saturating_sub(before.committed),
            aborts: after.aborted.saturating_sub(before.aborted),
        }
    };
    let counted: Vec<Transactions> = frames.windows(2).map(between).collect();
    let is_any = counted.iter().any(|part| part.commits + part.aborts > 0);
    (if is_any { counted } else { Vec::new() }, wasted)
}

fn recorded_transactions(run: &Run) -> Vec<Transactions> {
    let course = Course::of(run);
    let long = course.end / PARTS as f64;
    let mut parts: Vec<Transactions> = Vec::new();
    for moment in &course.events {
        let (commits, aborts) = match moment.what {
            What::Committed { .. } => (1, 0),
            What::Aborted { .. } => (0, 1),
            _ => continue,
        };
        if parts.is_empty() {
            parts = (1..=PARTS)
                .map(|part| Transactions { until: part as f64 * long, ..Transactions::default() })
                .collect();
        }
        let part = &mut parts[part_of(moment.at, long)];
        part.commits += commits;
        part.aborts += aborts;
    }
    parts
}

/// How full a mailbox was.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Depths {
    pub(crate) name: String,
    pub(crate) capacity: Option<u64>,
    pub(crate) points: Vec<Point>,
    /// Messages that came in, if that was recorded.
    pub(crate) sent: Option<u64>,
}

impl Depths {
    /// The most messages that waited.
    pub(crate) fn most(&self) -> f64 {
        self.points.iter().map(|point| point.1).fold(0.0, f64::max)
    }
}

/// How full each mailbox was over time, the fullest first.
pub(crate) fn mailboxes(run: &Run) -> Vec<Depths> {
    let mut all = recorded_mailboxes(run);
    if all.is_empty() {
        all = sampled_mailboxes(run);
    }
    all.sort_by(|a, b| b.most().total_cmp(&a.most()).then_with(|| a.name.cmp(&b.name)));
    all
}

fn recorded_mailboxes(run: &Run) -> Vec<Depths> {
    let course = Course::of(run);
    let capacities: HashMap<u32, Option<u64>> = run
        .recording
        .frames
        .iter()
        .flat_map(|frame| &frame.mailboxes)
        .map(|depth| (depth.mailbox, depth.capacity.map(|capacity| capacity as u64)))
        .collect();
    let mut places: HashMap<u32, usize> = HashMap::new();
    let mut changes: Vec<(u32, Vec<Change>)> = Vec::new();
    for moment in &course.events {
        let (mailbox, message, by) = match moment.what {
            What::Sent { mailbox, message, .. } => (mailbox, message, 1.0),
            What::Received { mailbox, message, .. } => (mailbox, message, -1.0),
            _ => continue,
        };
        let place = *places.entry(mailbox).or_insert_with(|| {
            changes.push((mailbox, Vec::new()));
            changes.len() - 1
        });
        changes[place].1.push(Change { at: moment.at, message, by });
    }
    let depths = |(mailbox, changes): (u32, Vec<Change>)| {
        let first = at_first(&changes);
        let mut depth = first;
        let mut points = vec![(0.0, first)];
        let sent = changes.iter().filter(|change| change.by > 0.0).count();
        for change in changes {
            depth += change.by;
            points.push((change.at, depth));
        }
        points.push((course.end, depth));
        Depths {
            name: run.names.mailbox(mailbox),
            capacity: capacities.get(&mailbox).copied().flatten(),
            points,
            sent: Some(sent as u64),
        }
    };
    changes.into_iter().map(depths).collect()
}

/// A message came into a mailbox, or out of it.
struct Change {
    at: f64,
    message: u32,
    by: f64,
}

/// How many messages waited at the beginning: those that were received and not sent meanwhile. Where the record of a
/// message that was sent has been dropped, there were no fewer than it takes for the mailbox never to hold less than
/// none.
fn at_first(changes: &[Change]) -> f64 {
    let sent: HashSet<u32> =
        changes.iter().filter(|change| change.by > 0.0).map(|change| change.message).collect();
    let of_before =
        changes.iter().filter(|change| change.by < 0.0 && !sent.contains(&change.message)).count();
    let sums = changes.iter().scan(0.0, |sum, change| {
        *sum += change.by;
        Some(*sum)
    });
    (of_before as f64).max(-sums.fold(0.0, f64::min))
}

/// Out of frames, which tell of the fullest mailboxes only: a mailbox of which one does not tell was as good
/// as empty.
fn sampled_mailboxes(run: &Run) -> Vec<Depths> {
    let mut places: HashMap<u32, usize> = HashMap::new();
    let mut all: Vec<Depths> = Vec::new();
    let times: Vec<f64> = run.recording.frames.iter().map(|frame| run.since_start(frame.at) as f64).collect();
    for (index, frame) in run.recording.frames.iter().enumerate() {
        for depth in &frame.mailboxes {
            let place = *places.entry(depth.mailbox).or_insert_with(|| {
                let points = times.iter().map(|at| (*at, 0.0)).collect();
                all.push(Depths { name: run.names.mailbox(depth.mailbox), points, ..Depths::default() });
                all.len() - 1
            });
            all[place].points[index].1 = depth.depth as f64;
            all[place].capacity = depth.capacity.map(|capacity| capacity as u64);
        }
    }
    all
}

/// How many tasks waited for each worker over time, and last how many for none in particular.
pub(crate) fn queues(run: &Run) -> Vec<Vec<Point>> {
    let mut all: Vec<Vec<Point>> = Vec::new();
    for frame in &run.recording.frames {
        let at = run.since_start(frame.at) as f64;
        let depths = frame.snapshot.workers.iter().map(|worker| worker.queued).chain([frame.snapshot.common]);
        for (index, depth) in depths.enumerate() {
            if all.len() <= index {
                all.push(Vec::new());
            }
            all[index].push((at, depth as f64));
        }
    }
    all
}

/// How often each worker took tasks from each of the others.
pub(crate) fn steals(run: &Run) -> Vec<Vec<u64>> {
    let (Some(first), Some(last)) = (run.recording.frames.first(), run.recording.frames.last()) else {
        return Vec::new();
    };
    let before = |thief: usize, victim: usize| {
        first.snapshot.steals.get(thief).and_then(|row| row.get(victim)).copied().unwrap_or(0)
    };
    let row = |(thief, row): (usize, &Vec<u64>)| {
        row.iter().enumerate().map(|(victim, count)| count.saturating_sub(before(thief, victim))).collect()
    };
    last.snapshot.steals.iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples::{at, ran, record, run_of, task};
    use concurrency::{Ending, MailboxDepth, Snapshot, WorkerSnapshot};

    fn frame(nanos: u64, workers: Vec<WorkerSnapshot>) -> Frame {
        Frame { at: at(nanos), snapshot: Snapshot { workers, ..Snapshot::default() }, mailboxes: Vec::new() }
    }

    #[test]
    fn steps_are_shared_out_to_the_parts_they_lie_in() {
        let run = run_of(1_000, vec![vec![ran(1, 5, 25, Ending::Done)], vec![]]);
        let load = Load::of(&run);
        let busy: Vec<f64> = load.workers[0].iter().take(4).map(|part| part.busy).collect();
        assert_eq!(busy, [5.0, 10.0, 5.0, 0.0]);
        assert_eq!(load.totals().iter().map(|time| time.share()).collect::<Vec<_>>(), [0.02, 0.0]);
        assert_eq!(load.share(), 0.01);
    }

    #[test]
    fn without_records_sleep_is_counted() {
        let worker = |asleep_ns| WorkerSnapshot { asleep_ns, ..WorkerSnapshot::default() };
        let mut run = run_of(300, vec![]);
        run.recording.frames =
            vec![frame(0, vec![worker(10)]), frame(100, vec![worker(35)]), frame(300, vec![worker(500)])];
        let load = Load::of(&run);
        assert_eq!(load.ends, [100.0, 300.0]);
        assert_eq!(load.workers[0].iter().map(|part| part.share()).collect::<Vec<_>>(), [0.75, 0.0]);
        assert!(!load.is_exact);
    }

    #[test]
    fn messages_that_were_there_before_are_counted_from_the_beginning() {
        let sent = |at, message| record(at, What::Sent { mailbox: 1, message, says: 0, by: None });
        let received = |at, message| record(at, What::Received { mailbox: 1, message, by: Some(task(1)) });
        let run = run_of(100, vec![vec![received(10, 1), sent(20, 3), received(30, 2)]]);
        let mailboxes = mailboxes(&run);
        assert_eq!(mailboxes[0].points, [(0.0, 2.0), (10.0, 1.0), (20.0, 2.0), (30.0, 1.0), (100.0, 1.0)]);
        assert_eq!(mailboxes[0].sent, Some(1));
    }

    #[test]
    fn mailboxes_of_which_a_frame_does_not_tell_are_empty_in_it() {
        let mut run = run_of(100, vec![]);
        let mut full = frame(50, vec![]);
        full.mailboxes = vec![MailboxDepth { mailbox: 3, depth: 7, capacity: Some(8) }];
        run.recording.frames = vec![frame(0, vec![]), full, frame(100, vec![])];
        let mailboxes = mailboxes(&run);
        assert_eq!(mailboxes[0].points, [(0.0, 0.0), (50.0, 7.0), (100.0, 0.0)]);
        assert_eq!((mailboxes[0].capacity, mailboxes[0].most()), (Some(8), 7.0));
    }

    #[test]
    fn steals_of_before_do_not_count() {
        let mut run = run_of(100, vec![]);
        let mut frames = vec![frame(0, vec![]), frame(100, vec![])];
        frames[0].snapshot.steals = vec![vec![0, 5], vec![1, 0]];
        frames[1].snapshot.steals = vec![vec![0, 7], vec![1, 0]];
        run.recording.frames = frames;
        assert_eq!(steals(&run), [[0, 2], [0, 0]]);
    }
}
