//! Which fiber ran on which worker and when, and what did the others do meanwhile?
//!
//! A lane for each worker, or for each fiber: then also when it could run and did not, and when it waited.

use std::collections::HashMap;

use concurrency::{TaskId, What};

use super::words::{counted, duration, percent};
use crate::chart::lanes::{Lane, Lanes, MOST_LANES, Span};
use crate::chart::look::Look;
use crate::course::{Course, Phase, Runner, State};
use crate::run::Run;

/// Fibers that have a colour of their own on the lanes of workers.
const TOLD_APART: usize = 7;

/// A lane for each worker.
pub(crate) fn by_worker(run: &Run) -> Lanes {
    let course = Course::of(run);
    let runners = course.runners();
    let looks: HashMap<TaskId, Look> = runners
        .iter()
        .take(TOLD_APART)
        .enumerate()
        .map(|(place, runner)| (runner.task, Look::RunsAs(place as u8)))
        .collect();
    let mut lanes = vec![Lane::default(); run.recording.lanes.len()];
    let mut busy = vec![0.0; lanes.len()];
    for step in &course.steps {
        let look = looks.get(&step.task).copied().unwrap_or(Look::Runs);
        let label = if looks.contains_key(&step.task) { run.names.fiber(step.task) } else { String::new() };
        lanes[step.worker].spans.push(Span { from: step.from, until: step.until, look, label });
        busy[step.worker] += step.until - step.from;
    }
    for moment in &course.events {
        if let What::Aborted { .. } = moment.what {
            lanes[moment.worker].marks.push(moment.at);
        }
    }
    for (worker, (lane, busy)) in lanes.iter_mut().zip(&busy).enumerate() {
        lane.label = format!("worker {worker}");
        lane.note = percent(*busy, course.end);
    }
    let mut key: Vec<(Look, String)> = runners
        .iter()
        .take(TOLD_APART)
        .map(|runner| (looks[&runner.task], run.names.fiber(runner.task)))
        .collect();
    if runners.len() > TOLD_APART {
        key.push((Look::Runs, counted((runners.len() - TOLD_APART) as u64, "other fiber")));
    }
    let sentence = worker_sentence(run, &course, &runners, &busy);
    finished(run, &course, "Timeline of workers", sentence, at_most(lanes, "worker"), key)
}

/// A lane for each fiber, those that ran longest first.
pub(crate) fn by_fiber(run: &Run) -> Lanes {
    let course = Course::of(run);
    let runners = course.runners();
    let shown = if runners.len() > MOST_LANES { MOST_LANES - 1 } else { runners.len() };
    let tasks: Vec<TaskId> = runners[..shown].iter().map(|runner| runner.task).collect();
    let phases = course.phases(&tasks);
    let mut lanes: Vec<Lane> = tasks
        .iter()
        .zip(&phases)
        .zip(&runners)
        .map(|((task, phases), runner)| Lane {
            label: run.names.fiber(*task),
            spans: phases.iter().map(span_of).collect(),
            marks: Vec::new(),
            note: percent(runner.ran, course.end),
        })
        .collect();
    let places: HashMap<TaskId, usize> =
        tasks.iter().enumerate().map(|(place, task)| (*task, place)).collect();
    for moment in &course.events {
        if let What::Aborted { by: Some(by), .. } = moment.what
            && let Some(place) = places.get(&by)
        {
            lanes[*place].marks.push(moment.at);
        }
    }
    if shown < runners.len() {
        let others = course.steps.iter().filter(|step| !places.contains_key(&step.task));
        lanes.push(together(runners.len() - shown, "fiber", others.map(|step| (step.from, step.until))));
    }
    let key = [(Look::Runs, "runs"), (Look::Ready, "ready, no worker runs it"), (Look::Waits, "waits")];
    let key = key.map(|(look, words)| (look, words.to_owned())).to_vec();
    let sentence = fiber_sentence(run, &course, &runners, &tasks, &phases);
    finished(run, &course, "Timeline of fibers", sentence, lanes, key)
}

fn span_of(phase: &Phase) -> Span {
    let look = match phase.state {
        State::Runs => Look::Runs,
        State::Ready => Look::Ready,
        State::Waits => Look::Waits,
    };
    Span { from: phase.from, until: phase.until, look, label: String::new() }
}

/// The lanes that were busiest, in their order, and one for all others.
pub(crate) fn at_most(lanes: Vec<Lane>, noun: &str) -> Vec<Lane> {
    if lanes.len() <= MOST_LANES {
        return lanes;
    }
    let sum = |lane: &Lane| lane.spans.iter().map(|span| span.until - span.from).sum::<f64>();
    let busy: Vec<f64> = lanes.iter().map(sum).collect();
    let mut ranked: Vec<usize> = (0..lanes.len()).collect();
    ranked.sort_by(|a, b| busy[*b].total_cmp(&busy[*a]));
    let mut is_shown = vec![false; lanes.len()];
    ranked[..MOST_LANES - 1].iter().for_each(|place| is_shown[*place] = true);
    let spans =
        lanes.iter().enumerate().filter(|(place, _)| !is_shown[*place]).flat_map(|(_, lane)| &lane.spans);
    let others = together(lanes.len() - MOST_LANES + 1, noun, spans.map(|span| (span.from, span.until)));
    let shown = lanes.into_iter().enumerate().filter(|(place, _)| is_shown[*place]).map(|(_, lane)| lane);
    shown.chain([others]).collect()
}

/// A lane of those that have none of their own: where any of them ran.
fn together(count: usize, noun: &str, spans: impl Iterator<Item = (f64, f64)>) -> Lane {
    let mut spans: Vec<(f64, f64)> = spans.collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut united: Vec<Span> = Vec::new();
    for (from, until) in spans {
        match united.last_mut() {
            Some(last) if from <= last.until => last.until = last.until.max(until),
            _ => united.push(Span { from, until, look: Look::Runs, label: String::new() }),
        }
    }
    Lane { label: counted(count as u64, &format!("other {noun}")), spans: united, ..Lane::default() }
}

fn finished(
    run: &Run,
    course: &Course,
    title: &str,
    sentence: String,
    lanes: Vec<Lane>,
    mut key: Vec<(Look, String)>,
) -> Lanes {
    let pauses: Vec<(f64, f64)> = if course.counts_steps { Vec::new() } else { pauses(run) };
    if !pauses.is_empty() {
        key.push((Look::Collects, "collection of garbage".to_owned()));
    }
    if lanes.iter().any(|lane| !lane.marks.is_empty()) {
        key.push((Look::Fails, "transaction begins anew".to_owned()));
    }
    let lanes = if course.steps.is_empty() { Vec::new() } else { lanes };
    let key = if lanes.is_empty() { Vec::new() } else { key };
    Lanes {
        title: title.to_owned(),
        sentence,
        counts_steps: course.counts_steps,
        end: course.end,
        lanes,
        pauses,
        key,
    }
}

/// When garbage was collected.
pub(crate) fn pauses(run: &Run) -> Vec<(f64, f64)> {
    let position = |at| run.since_start(at) as f64;
    run.collections.iter().map(|collection| (position(collection.at), position(collection.until))).collect()
}

/// How long it was, or how many steps.
fn extent(course: &Course) -> String {
    if course.counts_steps {
        format!("{} of a simulation, whose time does not move meanwhile", counted(course.end as u64, "step"))
    } else {
        duration(course.end)
    }
}

fn worker_sentence(run: &Run, course: &Course, runners: &[Runner], busy: &[f64]) -> String {
    let Some(first) = runners.first() else {
        return format!("No fiber ran while this was recorded.{}", run.dropped());
    };
    let workers = counted(busy.len() as u64, "worker");
    let total: f64 = busy.iter().sum();
    let share = percent(total, course.end * busy.len() as f64);
    let busy = if course.counts_steps { String::new() } else { format!(", busy {share} of the time") };
    let longest = course.steps.iter().max_by(|a, b| (a.until - a.from).total_cmp(&(b.until - b.from)));
    let longest = longest.filter(|_| !course.counts_steps).map_or_else(String::new, |step| {
        format!(
            " The longest step, of {}, took {}.",
            run.names.fiber(step.task),
            duration(step.until - step.from)
        )
    });
    format!(
        "{} on {workers} for {}{busy}. {} ran most: {} of all running.{longest}{}",
        counted(runners.len() as u64, "fiber"),
        extent(course),
        run.names.fiber(first.task),
        percent(first.ran, total),
        run.dropped()
    )
}

fn fiber_sentence(
    run: &Run,
    course: &Course,
    runners: &[Runner],
    tasks: &[TaskId],
    phases: &[Vec<Phase>],
) -> String {
    if runners.is_empty() {
        return format!("No fiber ran while this was recorded.{}", run.dropped());
    }
    let most = |state: State| {
        let sums = phases.iter().map(|phases| {
            let of_state = phases.iter().filter(|phase| phase.state == state);
            of_state.map(|phase| phase.until - phase.from).sum::<f64>()
        });
        let most = tasks.iter().zip(sums).rev().max_by(|a, b| a.1.total_cmp(&b.1));
        most.filter(|(_, sum)| *sum > 0.0).map(|(task, sum)| (run.names.fiber(*task), sum))
    };
    let long =
        |amount: f64| if course.counts_steps { counted(amount as u64, "step") } else { duration(amount) };
    let told = [
        most(State::Runs).map(|(name, sum)| format!(" {name} ran longest: {}.", long(sum))),
        most(State::Waits).map(|(name, sum)| format!(" {name} waited longest: {}.", long(sum))),
        most(State::Ready).map(|(name, sum)| format!(" {name} was ready without running for {}.", long(sum))),
    ];
    format!(
        "{} in {}.{}{}",
        counted(runners.len() as u64, "fiber"),
        extent(course),
        told.into_iter().flatten().collect::<String>(),
        run.dropped()
    )
}
