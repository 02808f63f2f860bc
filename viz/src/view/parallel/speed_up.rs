//! How many workers were at chunks at the same time, and how much faster they were by that than one.
//!
//! One worker would take as long as all of them together, and as long as what no worker could share with another. So
//! the speed-up is how many were at work on average, where none counts as one.

use super::chunks::{Chunk, Piece};
use super::tenths;
use crate::chart::axis::Unit;
use crate::chart::plot::{Mark, Plot, Series};
use crate::run::Run;
use crate::theme::Role;
use crate::view::words::percent;

/// Points of a curve.
const POINTS: u32 = 60;
/// The curves reach to at least so many workers.
const WORKERS_LEAST: usize = 8;

/// What there is to say of all chunks.
pub(crate) struct Balance {
    pub(crate) chunks: usize,
    /// How many times as fast as on one worker.
    pub(crate) speed_up: f64,
    pub(crate) workers: usize,
    pub(crate) elapsed: f64,
    /// When the first chunk began.
    pub(super) start: f64,
    /// How long each worker was at chunks.
    pub(super) busy: Vec<f64>,
    pub(super) longest: f64,
    pub(super) longest_items: u32,
    pub(super) median: f64,
    /// How long the worker that was done first had nothing to do at the end, and which it is.
    pub(super) idle_end: (usize, f64),
}

impl Balance {
    /// Nothing without chunks, or if they took no time.
    pub(super) fn of(run: &Run, chunks: &[Chunk]) -> Option<Balance> {
        let workers = run.recording.lanes.len();
        let pieces = || chunks.iter().flat_map(|chunk| &chunk.pieces);
        let start = pieces().map(|piece| piece.from).fold(f64::INFINITY, f64::min);
        let until = pieces().map(|piece| piece.until).fold(0.0, f64::max);
        if chunks.is_empty() || until <= start {
            return None;
        }
        let elapsed = until - start;
        let at_work: Vec<Vec<(f64, f64)>> =
            (0..workers).map(|worker| united(pieces().filter(|piece| piece.worker == worker))).collect();
        let busy: Vec<f64> =
            at_work.iter().map(|spans| spans.iter().map(|(from, until)| until - from).sum()).collect();
        let ends = at_work.iter().enumerate();
        let ends = ends.map(|(worker, spans)| (worker, until - spans.last().map_or(start, |span| span.1)));
        let idle_end = ends.rev().max_by(|a, b| a.1.total_cmp(&b.1))?;
        let longest = chunks.iter().rev().max_by(|a, b| a.length().total_cmp(&b.length()))?;
        let mut lengths: Vec<f64> = chunks.iter().map(Chunk::length).collect();
        lengths.sort_by(f64::total_cmp);
        let nobody = elapsed - covered(at_work.into_iter().flatten().collect());
        Some(Balance {
            chunks: chunks.len(),
            speed_up: (busy.iter().sum::<f64>() + nobody) / elapsed,
            workers,
            elapsed,
            start,
            busy,
            longest: longest.length(),
            longest_items: longest.items,
            median: lengths[lengths.len() / 2],
            idle_end,
        })
    }

    /// The share of the work that could not have been divided, if all else had been: then Amdahl's law gives this
    /// speed-up. One worker tells nothing about it.
    pub(super) fn serial(&self) -> Option<f64> {
        let workers = self.workers as f64;
        (self.workers > 1).then(|| ((workers / self.speed_up - 1.0) / (workers - 1.0)).clamp(0.0, 1.0))
    }
}

/// Stretches of time in order, those that overlap as one.
fn united<'a>(pieces: impl Iterator<Item = &'a Piece>) -> Vec<(f64, f64)> {
    let mut spans: Vec<(f64, f64)> = pieces.map(|piece| (piece.from, piece.until)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut united: Vec<(f64, f64)> = Vec::new();
    for (from, until) in spans {
        match united.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(until),
            _ => united.push((from, until)),
        }
    }
    united
}

/// How long there is any of these.
fn covered(mut spans: Vec<(f64, f64)>) -> f64 {
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut end = f64::NEG_INFINITY;
    let own = spans.iter().map(|(from, until)| {
        let own = (until - from.max(end)).max(0.0);
        end = end.max(*until);
        own
    });
    own.sum()
}

/// The speed-up that was reached, beside the ideal and what Amdahl's law says of more workers.
pub(super) fn plot(balance: &Balance) -> Plot {
    let most = (balance.workers * 2).max(WORKERS_LEAST) as f64;
    let at = |point: u32| 1.0 + (most - 1.0) * f64::from(point) / f64::from(POINTS);
    let serial = balance.serial().unwrap_or(0.0);
    let amdahl = |workers: f64| 1.0 / (serial + (1.0 - serial) / workers);
    let reached = (balance.workers as f64, balance.speed_up);
    let words = format!("reached: {} with {} workers", tenths(balance.speed_up), balance.workers);
    Plot::new("Speed-up").x("workers", Unit::Number).y("times as fast as one", Unit::Number).series([
        Series::new(words, Mark::Points, [reached]).role(Role::Busy),
        Series::new("ideal", Mark::Line, [(1.0, 1.0), (most, most)]).role(Role::Muted).dashed(),
        Series::new(
            format!("Amdahl: {} not divided", percent(serial, 1.0)),
            Mark::Line,
            (0..=POINTS).map(|point| (at(point), amdahl(at(point)))),
        )
        .role(Role::Series(1)),
    ])
}

#[cfg(test)]
mod tests {
    use super::super::{balance, chunks};
    use super::*;
    use crate::view::samples::{at, ran, record, run_of, task};
    use concurrency::{Ending, What};

    fn chunk(from: u64, until: u64, by: Option<u64>) -> concurrency::Record {
        record(from, What::Computed { call: 1, items: 1, until: at(until), by: by.map(task) })
    }

    #[test]
    fn time_in_which_nobody_is_at_a_chunk_would_be_the_same_on_one_worker() {
        let run = run_of(100, vec![vec![chunk(0, 40, None), chunk(60, 100, None)], vec![chunk(0, 40, None)]]);
        let balance = balance(&run).expect("there are chunks");
        assert_eq!((balance.busy.as_slice(), balance.elapsed), (&[80.0, 40.0][..], 100.0));
        assert_eq!(balance.speed_up, 1.4);
        // of 140, 60 can not be divided
        assert!((balance.serial().unwrap_or(0.0) - 60.0 / 140.0).abs() < 1e-9);
    }

    #[test]
    fn a_chunk_counts_while_its_fiber_runs_wherever_that_is() {
        let steps = |worker: u64| match worker {
            0 => vec![ran(7, 0, 30, Ending::Yielded), ran(8, 30, 60, Ending::Done), chunk(10, 90, Some(7))],
            _ => vec![ran(7, 60, 100, Ending::Done)],
        };
        let run = run_of(100, vec![steps(0), steps(1)]);
        let all = chunks::of(&run);
        let piece = |worker, from, until| Piece { worker, from, until };
        assert_eq!(all[0].pieces, [piece(0, 10.0, 30.0), piece(1, 60.0, 90.0)]);
        assert_eq!(all[0].length(), 50.0);
    }

    #[test]
    fn chunks_within_chunks_count_once() {
        let run = run_of(100, vec![vec![chunk(20, 60, None), chunk(0, 100, None)]]);
        let balance = balance(&run).expect("there are chunks");
        assert_eq!((balance.busy.as_slice(), balance.speed_up), (&[100.0][..], 1.0));
        assert_eq!(balance.serial(), None);
    }

    #[test]
    fn ideal_is_reached_when_all_are_at_work_all_the_time() {
        let run = run_of(100, vec![vec![chunk(0, 100, None)], vec![chunk(0, 100, None)]]);
        let balance = balance(&run).expect("there are chunks");
        assert_eq!((balance.speed_up, balance.serial()), (2.0, Some(0.0)));
    }
}
