//! How busy was each worker, and when had it nothing to do?
//!
//! A row for each worker: the share of the time for which it was busy. Out of a trace that is exactly when
//! fibers ran; without one it is when the worker did not sleep, which includes its search for work.

use super::series::Load;
use super::words::{counted, percent};
use crate::chart::any::Chart;
use crate::chart::look::Look;
use crate::chart::strips::{MOST_STRIPS, Scale, Strip, Strips};
use crate::run::Run;

/// The chart of a run. A simulation has one worker and takes no time, so there steps are counted.
pub(crate) fn chart(run: &Run) -> Chart {
    let load = Load::of(run);
    if load.workers.is_empty() {
        let snapshot = run.recording.frames.last().map(|frame| frame.snapshot.clone());
        return super::load::chart(&snapshot.unwrap_or_default()).into();
    }
    let totals = load.totals();
    let starts: Vec<f64> = [0.0].into_iter().chain(load.ends.iter().copied()).collect();
    let mut rows: Vec<Strip> = load
        .workers
        .iter()
        .enumerate()
        .map(|(index, parts)| Strip {
            label: format!("worker {index}"),
            note: percent(totals[index].share(), 1.0),
            up: starts.iter().zip(parts).map(|(at, part)| (*at, part.share())).collect(),
            down: Vec::new(),
            looks: (Look::Runs, Look::Fails),
            limit: None,
        })
        .collect();
    let others = rows.len().saturating_sub(MOST_STRIPS);
    rows.truncate(MOST_STRIPS);
    let what = if load.is_exact { "runs fibers" } else { "awake" };
    Strips {
        title: "Load of workers".to_owned(),
        sentence: sentence(run, &load, others),
        end: run.nanos() as f64,
        scale: Scale::Whole,
        rows,
        key: vec![(Look::Runs, what.to_owned())],
        counts_steps: false,
    }
    .into()
}

fn sentence(run: &Run, load: &Load, others: usize) -> String {
    let totals = load.totals();
    let most = totals.iter().enumerate().rev().max_by(|a, b| a.1.share().total_cmp(&b.1.share()));
    let least = totals.iter().enumerate().min_by(|a, b| a.1.share().total_cmp(&b.1.share()));
    let range = match (most, least) {
        (Some((most, high)), Some((least, low))) if totals.len() > 1 => format!(
            ": worker {most} most, {}, worker {least} least, {}",
            percent(high.share(), 1.0),
            percent(low.share(), 1.0)
        ),
        _ => String::new(),
    };
    let how = if load.is_exact { "ran fibers" } else { "were awake" };
    let more = match others {
        0 => String::new(),
        others => format!(" {} are not shown.", counted(others as u64, "further worker")),
    };
    let dropped = if load.is_exact { run.dropped() } else { run.frames_dropped() };
    format!(
        "{} {how} for {} of the time{range}.{more}{dropped}",
        counted(totals.len() as u64, "worker"),
        percent(load.share(), 1.0)
    )
    .replace("1 worker were", "1 worker was")
}
