//! What the stages of a pipeline did over time, out of a trace.
//!
//! The fibers of a stage have its name. A fiber that waits and is woken by one of an earlier stage had nothing to do;
//! by one of a later stage, it had no room for what it had made. Whatever else it waited for was part of its work.

use std::collections::HashMap;

use concurrency::{TaskId, What};

use crate::chart::lanes::{Lane, Lanes, Span};
use crate::chart::look::Look;
use crate::course::{Course, Phase, State};
use crate::run::{Run, Stage};
use crate::view::words::percent;

/// What the fiber is called that feeds the first stage.
const SOURCE: &str = "source";

/// What a stage does, from what matters most.
const DOES: [(Look, &str); 4] = [
    (Look::Runs, "is at an item"),
    (Look::Ready, "could run, no worker is free"),
    (Look::Fails, "the next stage is full"),
    (Look::Waits, "has nothing to do"),
];
const AT_ITEM: usize = 0;
const READY: usize = 1;
const BLOCKED: usize = 2;
const STARVED: usize = 3;

/// A lane for each stage; nothing if no trace tells of them.
pub(super) fn lanes(run: &Run, stages: &[Stage]) -> Option<Lanes> {
    let course = Course::of(run);
    let fibers = Fibers::of(run, stages);
    let wakes = wakes(&course);
    let lane = |(place, stage): (usize, &Stage)| {
        let tasks: Vec<TaskId> = fibers.tasks(place);
        let phases = tasks.iter().zip(course.phases(&tasks));
        let doings: Vec<Doing> = phases
            .flat_map(|(task, phases)| {
                let wakes = wakes.get(task).map(Vec::as_slice).unwrap_or_default();
                phases.into_iter().map(|phase| Doing {
                    what: fibers.does(place, &phase, wakes),
                    from: phase.from,
                    until: phase.until,
                })
            })
            .collect();
        let spans = together(&doings);
        let at_items = spans.iter().filter(|span| span.look == DOES[AT_ITEM].0);
        let note = percent(at_items.map(|span| span.until - span.from).sum(), course.end);
        Lane { label: stage.name.clone(), spans, note, marks: Vec::new() }
    };
    let lanes: Vec<Lane> = stages.iter().enumerate().map(lane).collect();
    let is_used = |look: Look| lanes.iter().flat_map(|lane| &lane.spans).any(|span| span.look == look);
    let key =
        DOES.into_iter().filter(|(look, _)| is_used(*look)).map(|(look, words)| (look, words.to_owned()));
    let key: Vec<(Look, String)> = key.collect();
    (!key.is_empty()).then(|| Lanes {
        title: "Stages over time".to_owned(),
        counts_steps: course.counts_steps,
        end: course.end,
        lanes,
        key,
        ..Lanes::default()
    })
}

/// Which fiber is of which stage; those of the source are before the first.
struct Fibers {
    stages: HashMap<TaskId, Option<usize>>,
}

impl Fibers {
    fn of(run: &Run, stages: &[Stage]) -> Fibers {
        let stage = |(task, name): (&TaskId, &String)| {
            let place = stages.iter().position(|stage| stage.name == *name);
            (place.is_some() || name == SOURCE).then_some((*task, place))
        };
        Fibers { stages: run.names.fibers.iter().filter_map(stage).collect() }
    }

    fn tasks(&self, place: usize) -> Vec<TaskId> {
        let own = self.stages.iter().filter(|(_, stage)| **stage == Some(place));
        let mut tasks: Vec<TaskId> = own.map(|(task, _)| *task).collect();
        tasks.sort_unstable_by_key(|task| task.to_bits());
        tasks
    }

    /// What a fiber of a stage does in a phase, given who woke it when.
    fn does(&self, place: usize, phase: &Phase, wakes: &[(f64, Option<TaskId>)]) -> usize {
        if phase.state != State::Waits {
            return if phase.state == State::Runs { AT_ITEM } else { READY };
        }
        let Some((_, by)) = wakes[..wakes.partition_point(|(at, _)| *at <= phase.until)].last() else {
            return STARVED;
        };
        match by.and_then(|by| self.stages.get(&by)) {
            Some(Some(stage)) if *stage > place => BLOCKED,
            // also behind a colleague whose item is earlier
            Some(_) => STARVED,
            None => AT_ITEM,
        }
    }
}

/// When each fiber was woken, and by whom.
fn wakes(course: &Course) -> HashMap<TaskId, Vec<(f64, Option<TaskId>)>> {
    let mut wakes: HashMap<TaskId, Vec<(f64, Option<TaskId>)>> = HashMap::new();
    for event in &course.events {
        if let What::Woke { task, by } = event.what {
            wakes.entry(task).or_default().push((event.at, by));
        }
    }
    wakes
}

/// What one worker of a stage does.
struct Doing {
    what: usize,
    from: f64,
    until: f64,
}

/// What several workers of a stage do together: at each moment what matters most.
fn together(doings: &[Doing]) -> Vec<Span> {
    let ends = doings.iter().flat_map(|doing| [(doing.from, doing.what, 1), (doing.until, doing.what, -1)]);
    let mut ends: Vec<(f64, usize, i64)> = ends.collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut counts = [0_i64; DOES.len()];
    let mut spans: Vec<Span> = Vec::new();
    for (index, (at, what, change)) in ends.iter().enumerate() {
        counts[*what] += change;
        let until = ends.get(index + 1).map_or(*at, |end| end.0);
        let Some(does) = counts.iter().position(|count| *count > 0).filter(|_| until > *at) else { continue };
        match spans.last_mut() {
            Some(last) if last.look == DOES[does].0 && last.until == *at => last.until = until,
            _ => spans.push(Span { from: *at, until, look: DOES[does].0, label: String::new() }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples::{ran, record, run_of, task};
    use concurrency::{Ending, Record};

    fn woke(at: u64, task_number: u64, by: Option<u64>) -> Record {
        record(at, What::Woke { task: task(task_number), by: by.map(task) })
    }

    fn lane_of(records: Vec<Record>) -> Vec<(Look, f64, f64)> {
        let mut run = run_of(100, vec![records]);
        let names = [(1, "source"), (2, "first"), (3, "second"), (4, "first")];
        run.names.fibers = names.map(|(number, name)| (task(number), name.to_owned())).into();
        let stages = ["first", "second"].map(|name| Stage { name: name.to_owned(), ..Stage::default() });
        let lanes = lanes(&run, &stages).expect("there is a trace");
        lanes.lanes[0].spans.iter().map(|span| (span.look, span.from, span.until)).collect()
    }

    #[test]
    fn who_wakes_a_fiber_tells_what_it_waited_for() {
        let step = |from, until| ran(2, from, until, Ending::Parked);
        for (by, look) in
            [(Some(1), Look::Waits), (Some(3), Look::Fails), (Some(9), Look::Runs), (None, Look::Runs)]
        {
            let spans = lane_of(vec![step(0, 10), woke(40, 2, by), ran(2, 40, 50, Ending::Done)]);
            let waited = spans.iter().find(|(_, from, until)| *from <= 20.0 && *until >= 40.0);
            assert_eq!(waited.map(|(look, ..)| *look), Some(look), "{by:?} {spans:?}");
        }
    }

    #[test]
    fn of_several_workers_what_matters_most_is_shown() {
        let spans = lane_of(vec![
            ran(2, 0, 10, Ending::Parked),
            ran(4, 10, 30, Ending::Parked),
            woke(50, 2, Some(3)),
            woke(60, 4, Some(1)),
            ran(2, 50, 60, Ending::Done),
            ran(4, 60, 70, Ending::Done),
        ]);
        assert_eq!(spans, [(Look::Runs, 0.0, 30.0), (Look::Fails, 30.0, 50.0), (Look::Runs, 50.0, 70.0)]);
    }
}
