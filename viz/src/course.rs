//! The course of a run: which fiber ran on which worker and when, what happened meanwhile, and what each
//! fiber did between its steps.
//!
//! Positions are nanoseconds from the beginning. The virtual time of a simulation does not move while
//! something runs; there the n-th step lies between n and n+1, and what happened in it in between.

use std::collections::HashMap;

use concurrency::{Ending, LaneRecording, Record, TaskId, What};

use crate::run::Run;

/// What happened, in order.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Course {
    /// Steps of fibers, by their beginning.
    pub(crate) steps: Vec<Step>,
    /// What happened at one moment, by that.
    pub(crate) events: Vec<Moment>,
    /// When workers slept.
    pub(crate) sleeps: Vec<Sleep>,
    /// The position of the end.
    pub(crate) end: f64,
    /// Whether positions count steps.
    pub(crate) counts_steps: bool,
}

/// A step of a fiber.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Step {
    pub(crate) worker: usize,
    pub(crate) task: TaskId,
    pub(crate) from: f64,
    pub(crate) until: f64,
    pub(crate) ending: Ending,
    pub(crate) reason: u32,
}

/// Something that happened at one moment.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Moment {
    pub(crate) worker: usize,
    pub(crate) at: f64,
    pub(crate) what: What,
}

/// A sleep of a worker.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Sleep {
    pub(crate) worker: usize,
    pub(crate) from: f64,
    pub(crate) until: f64,
}

/// What a fiber does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum State {
    /// A worker runs it.
    Runs,
    /// It could run, and no worker does.
    Ready,
    /// It waits for something.
    Waits,
}

/// A fiber in one state.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Phase {
    pub(crate) state: State,
    pub(crate) from: f64,
    pub(crate) until: f64,
}

/// A fiber of a run, and how long it ran.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Runner {
    pub(crate) task: TaskId,
    pub(crate) ran: f64,
    pub(crate) steps: u64,
    /// When it first ran.
    pub(crate) first: f64,
}

impl Course {
    /// The course of a run.
    pub(crate) fn of(run: &Run) -> Course {
        let counts_steps = run.recording.is_virtual;
        let mut course = Course {
            steps: Vec::new(),
            events: Vec::new(),
            sleeps: Vec::new(),
            end: run.nanos() as f64,
            counts_steps,
        };
        for (worker, lane) in run.recording.lanes.iter().enumerate() {
            if counts_steps {
                course.add_in_order(worker, lane);
            } else {
                course.add_in_time(run, worker, lane);
            }
        }
        if counts_steps {
            course.end = course.steps.iter().map(|step| step.until).fold(0.0, f64::max);
        }
        course.steps.sort_by(|a, b| a.from.total_cmp(&b.from));
        course.events.sort_by(|a, b| a.at.total_cmp(&b.at));
        course
    }

    fn add_in_time(&mut self, run: &Run, worker: usize, lane: &LaneRecording) {
        let position = |time| run.since_start(time) as f64;
        for Record { at, what } in &lane.records {
            let from = position(*at);
            match *what {
                What::Ran { task, until, ending, reason } => {
                    let until = position(until).max(from);
                    self.steps.push(Step { worker, task, from, until, ending, reason });
                }
                What::Slept { until } => {
                    self.sleeps.push(Sleep { worker, from, until: position(until).max(from) });
                }
                what => self.events.push(Moment { worker, at: from, what }),
            }
        }
    }

    /// Steps are as long as one another, and what happened in a step is spread over it evenly.
    fn add_in_order(&mut self, worker: usize, lane: &LaneRecording) {
        let mut number = 0.0;
        let mut within: Vec<What> = Vec::new();
        for record in &lane.records {
            match record.what {
                What::Ran { task, ending, reason, .. } => {
                    self.spread(worker, number, &within);
                    within.clear();
                    self.steps.push(Step { worker, task, from: number, until: number + 1.0, ending, reason });
                    number += 1.0;
                }
                What::Slept { .. } => {}
                what => within.push(what),
            }
        }
        // what came after the last step that has ended
        self.spread(worker, number, &within);
    }

    fn spread(&mut self, worker: usize, number: f64, within: &[What]) {
        let parts = within.len() as f64 + 1.0;
        let moments = within.iter().enumerate();
        self.events.extend(moments.map(|(index, what)| Moment {
            worker,
            at: number + (index as f64 + 1.0) / parts,
            what: *what,
        }));
    }

    /// All fibers that ran, those that ran longest first; of equals the one that ran first.
    pub(crate) fn runners(&self) -> Vec<Runner> {
        let mut places: HashMap<TaskId, usize> = HashMap::new();
        let mut runners: Vec<Runner> = Vec::new();
        for step in &self.steps {
            let place = *places.entry(step.task).or_insert_with(|| {
                runners.push(Runner { task: step.task, ran: 0.0, steps: 0, first: step.from });
                runners.len() - 1
            });
            runners[place].ran += step.until - step.from;
            runners[place].steps += 1;
        }
        runners.sort_by(|a, b| b.ran.total_cmp(&a.ran).then(a.first.total_cmp(&b.first)));
        runners
    }

    /// What these fibers did, each from its first sign on, in the order of `tasks`.
    pub(crate) fn phases(&self, tasks: &[TaskId]) -> Vec<Vec<Phase>> {
        let places: HashMap<TaskId, usize> =
            tasks.iter().enumerate().map(|(place, task)| (*task, place)).collect();
        let mut all = vec![Signs::default(); tasks.len()];
        for event in &self.events {
            if let What::Woke { task, .. } | What::Spawned { task, .. } = event.what
                && let Some(place) = places.get(&task)
            {
                all[*place].ready.push(event.at);
            }
        }
        for step in &self.steps {
            if let Some(place) = places.get(&step.task) {
                all[*place].steps.push(*step);
            }
        }
        all.iter().map(|signs| signs.phases(self.end)).collect()
    }
}

/// What was recorded of one fiber, in order.
#[derive(Clone, Default)]
struct Signs {
    steps: Vec<Step>,
    /// When it was made or woken.
    ready: Vec<f64>,
}

impl Signs {
    fn phases(&self, end: f64) -> Vec<Phase> {
        let mut phases = Vec::new();
        let mut add = |state, from: f64, until: f64| {
            if until > from {
                phases.push(Phase { state, from, until });
            }
        };
        let first = self.steps.first().map_or(end, |step| step.from);
        if let Some(made) = self.ready.first() {
            add(State::Ready, *made, first);
        }
        let ends = self.steps.iter().skip(1).map(|step| step.from).chain([end]);
        for (step, next) in self.steps.iter().zip(ends) {
            add(State::Runs, step.from, step.until);
            match step.ending {
                Ending::Yielded => add(State::Ready, step.until, next),
                Ending::Parked => {
                    // it may be woken before it has quite stopped
                    let woken = self.woken(step.from, next).unwrap_or(next).max(step.until);
                    add(State::Waits, step.until, woken);
                    add(State::Ready, woken, next);
                }
                Ending::Done | Ending::Unfinished => {}
            }
        }
        phases
    }

    /// The last time it was woken between two moments.
    fn woken(&self, from: f64, until: f64) -> Option<f64> {
        let before = self.ready.partition_point(|at| *at <= until);
        before.checked_sub(1).map(|place| self.ready[place]).filter(|at| *at > from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples::{at, ran, record, run_of, task};

    #[test]
    fn a_fiber_runs_waits_is_woken_and_runs_again() {
        let course = Course::of(&run_of(
            100,
            vec![vec![
                record(0, What::Spawned { task: task(1), by: None }),
                ran(1, 10, 20, Ending::Parked),
                record(50, What::Woke { task: task(1), by: Some(task(2)) }),
                ran(1, 60, 80, Ending::Done),
            ]],
        ));
        let phase = |state, from, until| Phase { state, from, until };
        assert_eq!(
            course.phases(&[task(1)]),
            [vec![
                phase(State::Ready, 0.0, 10.0),
                phase(State::Runs, 10.0, 20.0),
                phase(State::Waits, 20.0, 50.0),
                phase(State::Ready, 50.0, 60.0),
                phase(State::Runs, 60.0, 80.0),
            ]]
        );
    }

    #[test]
    fn who_is_woken_while_it_runs_runs_on() {
        let course = Course::of(&run_of(
            100,
            vec![
                vec![ran(1, 10, 30, Ending::Parked), ran(1, 30, 40, Ending::Done)],
                vec![record(20, What::Woke { task: task(1), by: Some(task(2)) })],
            ],
        ));
        let phases = &course.phases(&[task(1)])[0];
        let running: f64 = phases.iter().map(|phase| phase.until - phase.from).sum();
        assert!(phases.iter().all(|phase| phase.state == State::Runs), "{phases:?}");
        assert_eq!(running, 30.0);
    }

    #[test]
    fn in_a_simulation_steps_are_told_apart_by_their_order() {
        let mut run = run_of(
            0,
            vec![vec![
                record(0, What::Spawned { task: task(2), by: Some(task(1)) }),
                record(0, What::Spawned { task: task(3), by: Some(task(1)) }),
                ran(1, 0, 0, Ending::Parked),
                ran(2, 0, 0, Ending::Yielded),
                record(0, What::Woke { task: task(1), by: Some(task(2)) }),
                ran(2, 0, 0, Ending::Done),
            ]],
        );
        run.recording.is_virtual = true;
        let course = Course::of(&run);
        let steps: Vec<_> = course.steps.iter().map(|step| (step.task, step.from, step.until)).collect();
        assert_eq!(steps, [(task(1), 0.0, 1.0), (task(2), 1.0, 2.0), (task(2), 2.0, 3.0)]);
        let moments: Vec<_> = course.events.iter().map(|event| event.at).collect();
        assert_eq!(moments, [1.0 / 3.0, 2.0 / 3.0, 2.5]);
        assert_eq!(course.end, 3.0);
    }

    #[test]
    fn who_ran_longest_comes_first_and_of_equals_who_ran_first() {
        let course = Course::of(&run_of(
            100,
            vec![vec![
                ran(1, 0, 10, Ending::Yielded),
                ran(2, 10, 20, Ending::Yielded),
                ran(3, 20, 50, Ending::Done),
            ]],
        ));
        let order: Vec<_> = course.runners().iter().map(|runner| (runner.task, runner.ran)).collect();
        assert_eq!(order, [(task(3), 30.0), (task(1), 10.0), (task(2), 10.0)]);
    }

    #[test]
    fn what_lies_outside_of_the_recording_is_at_its_ends() {
        let mut run = run_of(100, vec![vec![ran(1, 50, 500, Ending::Unfinished)]]);
        run.recording.from = at(60);
        let course = Course::of(&run);
        assert_eq!((course.steps[0].from, course.steps[0].until), (0.0, 40.0));
    }
}
