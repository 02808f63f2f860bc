//! How much faster did a parallel procedure get by its workers, and which part held it up?
//!
//! A lane for each worker with the chunks that it computed. The speed-up is the time of all chunks by the
//! time that it took; ideal is the number of workers.

use std::collections::HashMap;

use concurrency::What;

use super::words::{counted, duration, list, percent, whole};
use crate::chart::lanes::{Lane, Lanes, Span};
use crate::chart::look::Look;
use crate::number;
use crate::run::Run;

/// Calls that have a colour of their own.
const TOLD_APART: usize = 8;

struct Chunk {
    worker: usize,
    call: u32,
    items: u32,
    from: f64,
    until: f64,
}

/// What there is to say of all chunks.
pub(crate) struct Balance {
    pub(crate) chunks: usize,
    /// How many times as fast as on one worker.
    pub(crate) speed_up: f64,
    pub(crate) workers: usize,
    pub(crate) elapsed: f64,
    longest: f64,
    longest_items: u32,
    median: f64,
    /// How long the worker that was done first had nothing to do at the end, and which it is.
    idle_end: (usize, f64),
}

/// The chart of a run.
pub(crate) fn chart(run: &Run) -> Lanes {
    let chunks = chunks(run);
    let mut calls: Vec<u32> = Vec::new();
    let mut looks: HashMap<u32, Look> = HashMap::new();
    for chunk in &chunks {
        looks.entry(chunk.call).or_insert_with(|| {
            calls.push(chunk.call);
            Look::RunsAs(((calls.len() - 1) % TOLD_APART) as u8)
        });
    }
    let start = chunks.iter().map(|chunk| chunk.from).fold(f64::INFINITY, f64::min);
    let until = chunks.iter().map(|chunk| chunk.until).fold(0.0, f64::max);
    let end = if chunks.is_empty() { 0.0 } else { until - start };
    let mut lanes = vec![Lane::default(); run.recording.lanes.len()];
    for chunk in &chunks {
        let (from, until) = (chunk.from - start, chunk.until - start);
        let label = whole(chunk.items.into());
        lanes[chunk.worker].spans.push(Span { from, until, look: looks[&chunk.call], label });
    }
    for (worker, lane) in lanes.iter_mut().enumerate() {
        lane.label = format!("worker {worker}");
        lane.note = percent(busy(&lane.spans), end);
    }
    let key = calls
        .iter()
        .take(TOLD_APART)
        .map(|call| (looks[call], format!("items of {}", run.names.call(*call))))
        .collect();
    let lanes = if chunks.is_empty() { Vec::new() } else { lanes };
    let lanes = super::timeline::at_most(lanes, "worker");
    Lanes { title: "Chunks".to_owned(), sentence: sentence(run, &calls), end, lanes, key, ..Lanes::default() }
}

fn chunks(run: &Run) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    for (worker, lane) in run.recording.lanes.iter().enumerate() {
        for record in &lane.records {
            if let What::Computed { call, items, until, .. } = record.what {
                let (from, until) = (run.since_start(record.at) as f64, run.since_start(until) as f64);
                chunks.push(Chunk { worker, call, items, from, until });
            }
        }
    }
    chunks.sort_by(|a, b| a.from.total_cmp(&b.from));
    chunks
}

/// How long any of these spans lasted.
fn busy(spans: &[Span]) -> f64 {
    let (mut sum, mut end) = (0.0, 0.0);
    for span in spans {
        sum += (span.until - span.from.max(end)).max(0.0);
        end = span.until.max(end);
    }
    sum
}

/// What there is to say; nothing without chunks, or if they took no time.
pub(crate) fn balance(run: &Run) -> Option<Balance> {
    let chunks = chunks(run);
    let start = chunks.iter().map(|chunk| chunk.from).fold(f64::INFINITY, f64::min);
    let until = chunks.iter().map(|chunk| chunk.until).fold(0.0, f64::max);
    if chunks.is_empty() || until <= start {
        return None;
    }
    let mut lengths: Vec<f64> = chunks.iter().map(|chunk| chunk.until - chunk.from).collect();
    let longest = chunks.iter().rev().max_by(|a, b| (a.until - a.from).total_cmp(&(b.until - b.from)))?;
    let ends = (0..run.recording.lanes.len()).map(|worker| {
        let own = chunks.iter().filter(|chunk| chunk.worker == worker);
        (worker, until - own.map(|chunk| chunk.until).fold(start, f64::max))
    });
    let idle_end = ends.rev().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let sum: f64 = lengths.iter().sum();
    lengths.sort_by(f64::total_cmp);
    Some(Balance {
        chunks: chunks.len(),
        speed_up: sum / (until - start),
        workers: run.recording.lanes.len(),
        elapsed: until - start,
        longest: longest.until - longest.from,
        longest_items: longest.items,
        median: lengths[lengths.len() / 2],
        idle_end,
    })
}

fn sentence(run: &Run, calls: &[u32]) -> String {
    let Some(balance) = balance(run) else {
        let why = match (calls.is_empty(), run.recording.is_virtual) {
            (true, _) => "No parallel procedure ran while this was recorded",
            (false, true) => "In a simulation chunks take no time",
            (false, false) => "The chunks took no time that could be measured",
        };
        return format!("{why}.{}", run.dropped());
    };
    let names: Vec<String> = calls.iter().map(|call| run.names.call(*call)).collect();
    let slow = match balance.longest / balance.median {
        times if times > 1.5 => format!(
            " The longest chunk, of {}, took {}, {} times the median.",
            counted(balance.longest_items.into(), "item"),
            duration(balance.longest),
            tenths(times)
        ),
        _ => " The chunks took about the same.".to_owned(),
    };
    let idle = match balance.idle_end {
        (worker, nanos) if nanos > balance.elapsed * 0.1 => {
            format!(" Worker {worker} had none for the last {}.", duration(nanos))
        }
        _ => String::new(),
    };
    format!(
        "{} of {} in {}: {} times as fast as on one worker; ideal is {}.{slow}{idle}{}",
        counted(balance.chunks as u64, "chunk"),
        list(&names, 3),
        duration(balance.elapsed),
        tenths(balance.speed_up),
        balance.workers,
        run.dropped()
    )
}

/// A number with one digit behind the point.
pub(crate) fn tenths(value: f64) -> String {
    number::text((value * 10.0).round() / 10.0)
}
