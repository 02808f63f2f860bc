//! The chunks of parallel procedures, and when a worker was at each.

use std::collections::{HashMap, HashSet};

use concurrency::{TaskId, What};

use crate::course::{Course, Step};
use crate::run::Run;

/// A part of a parallel form.
pub(super) struct Chunk {
    /// The worker that was done with it.
    pub(super) worker: usize,
    pub(super) call: u32,
    pub(super) items: u32,
    /// When its fiber ran.
    pub(super) pieces: Vec<Piece>,
}

/// A stretch of time in which a worker was at a chunk.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Piece {
    pub(super) worker: usize,
    pub(super) from: f64,
    pub(super) until: f64,
}

impl Chunk {
    /// How long workers were at it.
    pub(super) fn length(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.until - piece.from).sum()
    }
}

/// All chunks, by their beginning.
pub(super) fn of(run: &Run) -> Vec<Chunk> {
    let mut chunks: Vec<(f64, Option<TaskId>, Chunk)> = Vec::new();
    for (worker, lane) in run.recording.lanes.iter().enumerate() {
        for record in &lane.records {
            if let What::Computed { call, items, until, by } = record.what {
                let (from, until) = (run.since_start(record.at) as f64, run.since_start(until) as f64);
                let pieces = vec![Piece { worker, from, until }];
                chunks.push((from, by, Chunk { worker, call, items, pieces }));
            }
        }
    }
    chunks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let steps = steps(run, chunks.iter().filter_map(|(_, by, _)| *by).collect());
    for (_, by, chunk) in &mut chunks {
        let whole = chunk.pieces[0];
        let pieces =
            by.and_then(|task| steps.get(&task)).map(|steps| within(whole, steps)).unwrap_or_default();
        // a chunk whose steps were not recorded counts from its beginning to its end
        if !pieces.is_empty() {
            chunk.pieces = pieces;
        }
    }
    chunks.into_iter().map(|(_, _, chunk)| chunk).collect()
}

/// The steps of these fibers. In a simulation they have no place in time.
fn steps(run: &Run, tasks: HashSet<TaskId>) -> HashMap<TaskId, Vec<Step>> {
    let mut steps: HashMap<TaskId, Vec<Step>> = HashMap::new();
    if tasks.is_empty() || run.recording.is_virtual {
        return steps;
    }
    for step in Course::of(run).steps.into_iter().filter(|step| tasks.contains(&step.task)) {
        steps.entry(step.task).or_default().push(step);
    }
    steps
}

/// The parts of a stretch of time that lie in these steps, which follow one another.
fn within(whole: Piece, steps: &[Step]) -> Vec<Piece> {
    let first = steps.partition_point(|step| step.until <= whole.from);
    let own = steps[first..].iter().take_while(|step| step.from < whole.until);
    own.map(|step| Piece {
        worker: step.worker,
        from: step.from.max(whole.from),
        until: step.until.min(whole.until),
    })
    .collect()
}
