//! How many fibers were ready and had to wait for a worker?
//!
//! A row for each worker's queue, and one for fibers that no worker has yet.

use super::series::{Point, queues};
use super::words::{counted, duration, whole};
use crate::chart::look::Look;
use crate::chart::strips::{MOST_STRIPS, Strip, Strips};
use crate::number;
use crate::run::Run;

/// The chart of a run.
pub(crate) fn chart(run: &Run) -> Strips {
    let queues = queues(run);
    let workers = queues.len().saturating_sub(1);
    let most = |points: &[Point]| points.iter().map(|point| point.1).fold(0.0, f64::max);
    let mut rows: Vec<Strip> = queues
        .iter()
        .enumerate()
        .map(|(index, points)| Strip {
            label: if index == workers { "common".to_owned() } else { format!("worker {index}") },
            note: format!("most {}", number::text(most(points))),
            up: points.clone(),
            down: Vec::new(),
            looks: (Look::Ready, Look::Fails),
            limit: None,
        })
        .collect();
    if rows.len() > MOST_STRIPS {
        rows.sort_by(|a, b| most(&b.up).total_cmp(&most(&a.up)));
        rows.truncate(MOST_STRIPS);
    }
    let rows = if run.recording.frames.len() < 2 || run.nanos() == 0 { Vec::new() } else { rows };
    Strips {
        title: "Run queues".to_owned(),
        sentence: sentence(run, &queues, rows.len()),
        end: run.nanos() as f64,
        key: match rows.is_empty() {
            true => Vec::new(),
            false => vec![(Look::Ready, "ready fibers".to_owned())],
        },
        rows,
        ..Strips::default()
    }
}

fn sentence(run: &Run, queues: &[Vec<Point>], shown: usize) -> String {
    if shown == 0 {
        return "The queues were not looked at often enough to say how full they were.".to_owned();
    }
    let workers = queues.len().saturating_sub(1);
    let samples = queues.first().map_or(0, Vec::len);
    let fullest = (0..samples)
        .map(|sample| {
            let sum: f64 = queues.iter().filter_map(|points| points.get(sample)).map(|point| point.1).sum();
            (queues[0][sample].0, sum)
        })
        .rev()
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let Some((at, most)) = fullest.filter(|(_, most)| *most > 0.0) else {
        return format!(
            "No fiber waited for a worker when we looked, {} times.{}",
            whole(samples as u64),
            run.frames_dropped()
        );
    };
    let mean = queues.iter().flatten().map(|point| point.1).sum::<f64>() / samples as f64;
    let others = match queues.len() - shown {
        0 => String::new(),
        others => format!(" {} are not shown.", counted(others as u64, "emptier queue")),
    };
    format!(
        "Of {} at most {} waited for one of {}, {} after the beginning; {} on average.{others}{}",
        counted(run.recording.frames.iter().map(|frame| frame.snapshot.tasks).max().unwrap_or(0), "fiber"),
        number::text(most),
        counted(workers as u64, "worker"),
        duration(at),
        number::text((mean * 10.0).round() / 10.0),
        run.frames_dropped()
    )
}
