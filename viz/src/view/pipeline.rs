//! Which stage of a pipeline holds up the others?
//!
//! A box for each stage: how full its queue is, how many items it passes on in a second, and how much of
//! its workers' time it uses. Where most of that is used is the bottleneck; before it queues are full, behind
//! it they are empty. Out of a trace there is a lane for each stage below: what it did, and what it waited for.

mod over_time;

use super::words::{counted, duration, percent};
use crate::chart::any::{Chart, Stack};
use crate::chart::graph::{Edge, Graph, Layout, MOST_NODES, Node};
use crate::number;
use crate::run::{Run, Stage};
use crate::theme::Role;

/// The chart of a run.
pub(crate) fn chart(run: &Run) -> Chart {
    let graph = graph(run);
    let shown = &run.stages[..run.stages.len().min(MOST_NODES)];
    match over_time::lanes(run, shown) {
        None => graph.into(),
        Some(lanes) => {
            let (title, sentence) = (graph.title.clone(), graph.sentence.clone());
            let graph = Graph { title: "Stages".to_owned(), ..graph };
            Stack { title, sentence, parts: vec![graph.into(), lanes.into()] }.into()
        }
    }
}

fn graph(run: &Run) -> Graph {
    let bottleneck = bottleneck(run);
    let shown = run.stages.len().min(MOST_NODES);
    let node = |(place, stage): (usize, &Stage)| Node {
        label: stage.name.clone(),
        lines: lines(run, stage),
        fill: fill(stage),
        mark: mark(run, place, bottleneck),
    };
    Graph {
        title: "Pipeline".to_owned(),
        sentence: sentence(run, bottleneck),
        layout: Layout::Chain,
        nodes: run.stages.iter().take(shown).enumerate().map(node).collect(),
        edges: (1..shown).map(|to| Edge { from: to - 1, to, ..Edge::default() }).collect(),
    }
}

/// The share of its workers' time that a stage uses.
fn use_of(run: &Run, stage: &Stage) -> f64 {
    let time = run.nanos() as f64 * stage.workers.max(1) as f64;
    if time > 0.0 { stage.busy as f64 / time } else { 0.0 }
}

/// The stage that uses most of its workers' time, if one uses any.
fn bottleneck(run: &Run) -> Option<usize> {
    let stages = run.stages.iter().enumerate().rev();
    let most = stages.max_by(|a, b| use_of(run, a.1).total_cmp(&use_of(run, b.1)));
    most.filter(|(_, stage)| stage.busy > 0).map(|(place, _)| place)
}

/// The number of the bottleneck, from 1 on, the stage, and how much of its workers' time it uses.
pub(crate) fn slowest(run: &Run) -> Option<(usize, &Stage, f64)> {
    let place = bottleneck(run)?;
    let stage = &run.stages[place];
    Some((place + 1, stage, use_of(run, stage)))
}

/// How full the queue before a stage is; without a limit, whether something is in it.
fn fill(stage: &Stage) -> Option<f64> {
    match stage.capacity {
        Some(0) => None,
        Some(capacity) => Some(stage.queued as f64 / capacity as f64),
        None => Some(stage.queued as f64 / (stage.queued as f64 + 8.0)),
    }
}

fn lines(run: &Run, stage: &Stage) -> Vec<String> {
    let seconds = run.nanos() as f64 / 1e9;
    let rate = if seconds > 0.0 {
        format!("{} items/s", number::text(three_digits(stage.emitted as f64 / seconds)))
    } else {
        counted(stage.emitted, "item")
    };
    let workers = counted(stage.workers, "worker");
    let queued = match stage.capacity {
        Some(capacity) => format!("{} of {} queued", stage.queued, capacity),
        None => format!("{} queued", stage.queued),
    };
    vec![rate, format!("{workers}, {}", percent(use_of(run, stage), 1.0)), queued]
}

fn three_digits(value: f64) -> f64 {
    let power = 10f64.powf((value.max(1e-9)).log10().floor() - 2.0);
    (value / power).round() * power
}

/// What the bottleneck and its neighbours are marked with.
fn mark(run: &Run, place: usize, bottleneck: Option<usize>) -> Option<(Role, String)> {
    let bottleneck = bottleneck?;
    if place == bottleneck {
        return Some((Role::Bad, "bottleneck".to_owned()));
    }
    let next_is_full = run.stages.get(place + 1).and_then(fill).is_some_and(|fill| fill >= 0.9);
    let is_idle = use_of(run, &run.stages[place]) < 0.5;
    match place < bottleneck {
        true if next_is_full && is_idle => Some((Role::Warn, "blocked: next full".to_owned())),
        false if run.stages[place].queued == 0 && is_idle => Some((Role::Warn, "starved".to_owned())),
        _ => None,
    }
}

fn sentence(run: &Run, bottleneck: Option<usize>) -> String {
    let (Some(first), Some(last)) = (run.stages.first(), run.stages.last()) else {
        return "No pipeline ran.".to_owned();
    };
    let passed = format!(
        "{} in and {} out of {}",
        counted(first.received, "item"),
        last.emitted,
        counted(run.stages.len() as u64, "stage")
    );
    let Some(place) = bottleneck else { return format!("{passed}; no stage has been busy.") };
    let stage = &run.stages[place];
    let each = match stage.received {
        0 => String::new(),
        items => format!(", {} an item", duration(stage.busy as f64 / items as f64)),
    };
    let more = if use_of(run, stage) > 0.7 { " More workers there would help first." } else { "" };
    format!(
        "{passed}. The bottleneck is {}: its {} {} busy {} of the time{each}.{more}",
        stage.name,
        counted(stage.workers, "worker"),
        if stage.workers == 1 { "was" } else { "were" },
        percent(use_of(run, stage), 1.0),
    )
}
