//! In which order did the steps of a few fibers happen, one after the other?
//!
//! A simulation runs one fiber at a time, so its schedule is a list: a row for each step, with where in the
//! program it began, in the column of its fiber. Made to be projected: few columns, large letters.

use concurrency::{Ending, TaskId};

use super::words::{counted, list};
use crate::chart::look::Look;
use crate::chart::sequence::{Life, Sequence, Stretch};
use crate::course::{Course, Step};
use crate::run::Run;

/// Fibers that are shown.
const MOST_FIBERS: usize = 4;
/// Steps that are shown.
const MOST_STEPS: usize = 20;

/// The schedule of a run.
pub(crate) fn chart(run: &Run) -> Sequence {
    let course = Course::of(run);
    let runners = course.runners();
    let mut tasks: Vec<TaskId> = runners.iter().take(MOST_FIBERS).map(|runner| runner.task).collect();
    let first = |task: TaskId| course.steps.iter().position(|step| step.task == task);
    tasks.sort_by_key(|task| first(*task));
    let steps: Vec<&Step> = course.steps.iter().filter(|step| tasks.contains(&step.task)).collect();
    let mut lives: Vec<Life> =
        tasks.iter().map(|task| Life { label: run.names.fiber(*task), ..Life::default() }).collect();
    let mut rows = Vec::new();
    let last = steps.len().min(MOST_STEPS);
    for (row, step) in steps.iter().take(MOST_STEPS).enumerate() {
        let before = steps[..row].iter().rfind(|other| other.task == step.task);
        let Some(life) = tasks.iter().position(|task| *task == step.task).map(|place| &mut lives[place])
        else {
            continue;
        };
        if before.is_none() {
            life.from = row;
        }
        let label = told(run, before.copied(), step);
        life.stretches.push(Stretch { from: row, until: row, look: Look::Runs, label });
        let again = steps.iter().skip(row + 1).position(|other| other.task == step.task);
        let next = again.map_or(last, |after| (row + 1 + after).min(last));
        if step.ending == Ending::Parked && next > row + 1 {
            let (from, until) = (row + 1, next - 1);
            life.stretches.push(Stretch { from, until, look: Look::Waits, label: String::new() });
        }
        if step.ending == Ending::Done && row + 1 < last {
            life.until = Some(row + 1);
        }
        rows.push(format!("{}", row + 1));
    }
    let key = [(Look::Runs, "runs"), (Look::Waits, "waits")];
    Sequence {
        title: "Schedule".to_owned(),
        sentence: sentence(run, &tasks, runners.len(), steps.len()),
        lives: if rows.is_empty() { Vec::new() } else { lives },
        rows,
        arrows: Vec::new(),
        key: key.map(|(look, words)| (look, words.to_owned())).to_vec(),
        is_big: true,
    }
}

/// A step in words: from where, and how it ended.
fn told(run: &Run, before: Option<&Step>, step: &Step) -> String {
    let place = match before {
        None => "begins",
        Some(before) => run.names.place(before.reason).unwrap_or("goes on"),
    };
    match step.ending {
        Ending::Parked => format!("{place}, waits"),
        Ending::Done => format!("{place}, ends"),
        Ending::Yielded | Ending::Unfinished => place.to_owned(),
    }
}

fn sentence(run: &Run, tasks: &[TaskId], fibers: usize, steps: usize) -> String {
    if tasks.is_empty() {
        return format!("No fiber ran while this was recorded.{}", run.dropped());
    }
    let names: Vec<String> = tasks.iter().map(|task| run.names.fiber(*task)).collect();
    let others = match fibers - tasks.len() {
        0 => String::new(),
        others => format!(" {} did less and are not shown.", counted(others as u64, "other fiber")),
    };
    let rest = if steps > MOST_STEPS { format!(" The first {MOST_STEPS} are shown.") } else { String::new() };
    format!("{} of {}.{rest}{others}{}", counted(steps as u64, "step"), list(&names, 4), run.dropped())
}
