//! Locks on life-lines: when a fiber waited for one, and when it had one.
//!
//! In a simulation nothing lasts, and that a lock was taken at once is not recorded. There a fiber has had a lock from
//! the moment at which it got it after a wait, or at which another began to wait for it, to that at which it gave it up.

use std::collections::HashMap;

use concurrency::{Ending, TaskId, What};

use crate::course::{Course, Step};
use crate::run::Run;

/// A stretch of time in which a fiber waited for a lock, or had it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct LockSpan {
    pub(super) lock: u32,
    pub(super) task: TaskId,
    pub(super) from: f64,
    pub(super) until: f64,
    pub(super) is_wait: bool,
}

/// All of them, by their ends.
pub(super) fn spans(run: &Run, course: &Course) -> Vec<LockSpan> {
    let mut spans: Vec<LockSpan> = Vec::new();
    for moment in &course.events {
        let (lock, task, ended, is_wait) = match moment.what {
            What::Awaited { lock, until, by: Some(by), .. } => (lock, by, until, true),
            What::Held { lock, until, by: Some(by), .. } => (lock, by, until, false),
            _ => continue,
        };
        let (from, until) = match course.counts_steps {
            true => (moment.at, moment.at),
            false => (moment.at, run.since_start(ended) as f64),
        };
        spans.push(LockSpan { lock, task, from, until, is_wait });
    }
    spans.sort_by(|a, b| a.until.total_cmp(&b.until));
    if course.counts_steps {
        find_beginnings(&mut spans, course);
    }
    spans
}

/// In a simulation: waits begin where the fiber has stopped, holds where they must have begun.
fn find_beginnings(spans: &mut [LockSpan], course: &Course) {
    let mut steps: HashMap<TaskId, Vec<Step>> = HashMap::new();
    for step in &course.steps {
        steps.entry(step.task).or_default().push(*step);
    }
    let mut waits: HashMap<u32, Vec<LockSpan>> = HashMap::new();
    for span in spans.iter_mut().filter(|span| span.is_wait) {
        let own = steps.get(&span.task).map(Vec::as_slice).unwrap_or_default();
        let stop = own[..own.partition_point(|step| step.until <= span.until)].last();
        span.from = stop.filter(|step| step.ending == Ending::Parked).map_or(span.until, |step| step.until);
        waits.entry(span.lock).or_default().push(*span);
    }
    let mut got: HashMap<(u32, TaskId), f64> = HashMap::new();
    let mut given_up: HashMap<u32, f64> = HashMap::new();
    for span in spans {
        if span.is_wait {
            got.insert((span.lock, span.task), span.until);
            continue;
        }
        let free_until = given_up.insert(span.lock, span.until).unwrap_or(0.0);
        let waits = waits.get(&span.lock).map(Vec::as_slice).unwrap_or_default();
        // who gets a lock that is given up gets it in the same step, and it is who waited longest
        let next = waits.get(waits.partition_point(|wait| wait.until.floor() < span.until.floor()));
        let kept_out = next.filter(|wait| wait.task != span.task && wait.from < span.until);
        let own = got.remove(&(span.lock, span.task));
        span.from = own.or(kept_out.map(|wait| wait.from.max(free_until))).unwrap_or(span.until);
    }
}
