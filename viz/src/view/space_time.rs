//! Who told whom what, in which order, and who waited or had a lock meanwhile?
//!
//! A life-line for each fiber, going down; an actor that was started again goes on with its line. Messages
//! are arrows from where they were sent to where they were received, dashed ones make or wake a fiber.

use std::collections::HashMap;

use concurrency::{Ending, TaskId, What};

use super::words::{counted, duration};
use crate::chart::look::Look;
use crate::chart::sequence::{Arrow, Life, MOST_LIVES, MOST_ROWS, Sequence, Stretch};
use crate::course::{Course, State};
use crate::run::Run;

/// Something that passes from one fiber to another, at two moments.
#[derive(Clone, PartialEq, Debug)]
struct Passing {
    from: (TaskId, f64),
    to: (TaskId, f64),
    label: String,
    is_message: bool,
}

/// Something that happens to one fiber.
#[derive(Clone, PartialEq, Debug)]
struct Happening {
    task: TaskId,
    at: f64,
    look: Look,
    words: String,
}

/// All that is told.
#[derive(Default)]
struct Story {
    passings: Vec<Passing>,
    happenings: Vec<Happening>,
    /// The owner of each mailbox that was read.
    owners: HashMap<u32, TaskId>,
    /// Fibers that are the same actor as an earlier one.
    earlier: HashMap<TaskId, TaskId>,
    undelivered: u64,
}

/// The diagram of a run.
pub(crate) fn chart(run: &Run) -> Sequence {
    let course = Course::of(run);
    let story = Story::of(run, &course);
    let lives = story.lives();
    let shown: HashMap<TaskId, usize> =
        lives.iter().take(MOST_LIVES).enumerate().map(|(place, task)| (*task, place)).collect();
    let place = |task: TaskId| shown.get(&story.same(task)).copied();
    let passings: Vec<&Passing> = story
        .passings
        .iter()
        .filter(|passing| place(passing.from.0).is_some() && place(passing.to.0).is_some())
        .collect();
    let happenings: Vec<&Happening> =
        story.happenings.iter().filter(|one| place(one.task).is_some()).collect();
    let mut points: Vec<f64> = passings
        .iter()
        .flat_map(|passing| [passing.from.1, passing.to.1])
        .chain(happenings.iter().map(|one| one.at))
        .collect();
    points.sort_by(f64::total_cmp);
    points.dedup();
    let all = points.len();
    points.truncate(MOST_ROWS);
    let rows = Rows { points, counts_steps: course.counts_steps };

    let mut columns: Vec<Life> = lives
        .iter()
        .take(MOST_LIVES)
        .map(|task| Life { label: run.names.fiber(*task), ..Life::default() })
        .collect();
    for (index, life) in columns.iter_mut().enumerate() {
        let tasks: Vec<TaskId> = course
            .runners()
            .iter()
            .map(|runner| runner.task)
            .filter(|task| place(*task) == Some(index))
            .collect();
        add_stretches(life, &course, &tasks, &rows);
    }
    add_notes(&mut columns, &happenings, &rows, place);
    let mut arrows: Vec<Arrow> = Vec::new();
    for passing in passings {
        let ends =
            (place(passing.from.0), rows.at(passing.from.1), place(passing.to.0), rows.at(passing.to.1));
        if let (Some(from), Some(from_row), Some(to), Some(to_row)) = ends {
            let is_dashed = !passing.is_message;
            if passing.label == MAKES && columns[to].from == 0 && from != to {
                columns[to].from = to_row;
            }
            let (from, to) = ((from, from_row), (to, to_row));
            // of what passes at one moment between the same two, the first is shown
            if !arrows.iter().any(|other| (other.from, other.to) == (from, to)) {
                arrows.push(Arrow { from, to, label: passing.label.clone(), is_dashed });
            }
        }
    }
    let looks = [(Look::Runs, "runs"), (Look::Waits, "waits")];
    let is_used = |look: Look| columns.iter().flat_map(|life| &life.stretches).any(|one| one.look == look);
    let key = looks.into_iter().filter(|(look, _)| is_used(*look));
    Sequence {
        title: "Space-time diagram".to_owned(),
        sentence: sentence(run, &story, lives.len(), all),
        key: key.map(|(look, words)| (look, words.to_owned())).collect(),
        rows: rows.labels(),
        lives: if rows.points.is_empty() { Vec::new() } else { columns },
        arrows,
        is_big: false,
    }
}

/// What happens to life-lines; of several things at one moment, the first and how many more.
fn add_notes(
    columns: &mut [Life],
    happenings: &[&Happening],
    rows: &Rows,
    place: impl Fn(TaskId) -> Option<usize>,
) {
    let mut counts: HashMap<(usize, usize), u64> = HashMap::new();
    for one in happenings {
        let (Some(life), Some(row)) = (place(one.task), rows.at(one.at)) else { continue };
        let count = counts.entry((life, row)).or_default();
        *count += 1;
        if *count == 1 {
            columns[life].notes.push((row, one.look, one.words.clone()));
        }
    }
    for (life, column) in columns.iter_mut().enumerate() {
        for (row, _, words) in &mut column.notes {
            let more = counts.get(&(life, *row)).copied().unwrap_or(1) - 1;
            if more > 0 {
                words.push_str(&format!(", {more} more"));
            }
        }
    }
}

/// Nanoseconds between a message and the wake that it brings about, at most.
const SLACK: f64 = 50_000.0;
/// What an arrow is called that leads to a new fiber.
const MAKES: &str = "makes";

/// The moments that have rows.
struct Rows {
    points: Vec<f64>,
    counts_steps: bool,
}

impl Rows {
    fn at(&self, point: f64) -> Option<usize> {
        self.points.binary_search_by(|other| other.total_cmp(&point)).ok()
    }

    /// The rows between two moments.
    fn within(&self, from: f64, until: f64) -> Option<(usize, usize)> {
        let first = self.points.partition_point(|point| *point < from);
        let behind = self.points.partition_point(|point| *point <= until);
        (first < behind).then(|| (first, behind - 1))
    }

    fn labels(&self) -> Vec<String> {
        let label = |point: f64| {
            if self.counts_steps { format!("step {}", point.floor() as u64 + 1) } else { duration(point) }
        };
        let mut last = String::new();
        let labels = self.points.iter().map(|point| {
            let now = label(*point);
            // what is the same as above needs not be said again
            if now == last {
                String::new()
            } else {
                last.clone_from(&now);
                now
            }
        });
        labels.collect()
    }
}

fn add_stretches(life: &mut Life, course: &Course, tasks: &[TaskId], rows: &Rows) {
    for phases in course.phases(tasks) {
        for phase in phases {
            let look = match phase.state {
                State::Runs => Look::Runs,
                State::Waits => Look::Waits,
                State::Ready => continue,
            };
            if let Some((from, until)) = rows.within(phase.from, phase.until) {
                // a stretch of one row at whose end the next begins would hide under that
                life.stretches.push(Stretch { from, until, look, label: String::new() });
            }
        }
    }
    // running is drawn over waiting
    life.stretches.sort_by_key(|stretch| stretch.look != Look::Waits);
    let ended = course.steps.iter().rev().find(|step| tasks.contains(&step.task));
    if let Some(step) = ended.filter(|step| step.ending == Ending::Done) {
        life.until = rows.within(step.from, step.until).map(|(_, last)| last);
    }
}

impl Story {
    fn of(run: &Run, course: &Course) -> Story {
        let mut story = Story::default();
        let mut received: HashMap<(u32, u32), (TaskId, f64)> = HashMap::new();
        for moment in &course.events {
            if let What::Received { mailbox, message, by: Some(by) } = moment.what {
                received.insert((mailbox, message), (by, moment.at));
                match story.owners.get(&mailbox) {
                    Some(owner) if *owner != by => drop(story.earlier.insert(by, *owner)),
                    Some(_) => {}
                    None => drop(story.owners.insert(mailbox, by)),
                }
            }
        }
        for moment in &course.events {
            story.add(run, &received, moment.at, moment.what);
        }
        // what happens in one step belongs together
        story.remove_needless_wakes(if course.counts_steps { 1.0 } else { SLACK });
        story
    }

    fn add(&mut self, run: &Run, received: &HashMap<(u32, u32), (TaskId, f64)>, at: f64, what: What) {
        match what {
            What::Sent { mailbox, message, says, by: Some(by) } => match received.get(&(mailbox, message)) {
                Some((receiver, then)) => self.passings.push(Passing {
                    from: (by, at),
                    to: (*receiver, then.max(at)),
                    label: run
                        .names
                        .message(says)
                        .map_or_else(|| format!("message {message}"), str::to_owned),
                    is_message: true,
                }),
                None => {
                    self.undelivered += 1;
                    let words = format!("sends to {}, not received", run.names.mailbox(mailbox));
                    self.happenings.push(Happening { task: by, at, look: Look::Waits, words });
                }
            },
            What::Spawned { task, by: Some(by) } => {
                self.passings.push(Passing {
                    from: (by, at),
                    to: (task, at),
                    label: MAKES.to_owned(),
                    is_message: false,
                });
            }
            What::Woke { task, by: Some(by) } if task != by => {
                self.passings.push(Passing {
                    from: (by, at),
                    to: (task, at),
                    label: "wakes".to_owned(),
                    is_message: false,
                });
            }
            What::Aborted { variable, by: Some(by), .. } => {
                let words = format!("begins anew: {}", run.names.tvar(variable));
                self.happenings.push(Happening { task: by, at, look: Look::Fails, words });
            }
            _ => {}
        }
    }

    /// A wake that a message brings about is not told beside the message.
    fn remove_needless_wakes(&mut self, slack: f64) {
        let mut messages: HashMap<(TaskId, TaskId), Vec<(f64, f64)>> = HashMap::new();
        for passing in self.passings.iter().filter(|passing| passing.is_message) {
            let pair = (passing.from.0, passing.to.0);
            messages.entry(pair).or_default().push((passing.from.1, passing.to.1));
        }
        self.passings.retain(|passing| {
            let is_wake = !passing.is_message && passing.label != MAKES;
            let pair = (passing.from.0, passing.to.0);
            let Some(messages) = messages.get(&pair).filter(|_| is_wake) else { return true };
            // they are in order, since they are told in order
            let behind = messages.partition_point(|(sent, _)| *sent <= passing.from.1 + slack);
            behind == 0 || messages[behind - 1].1 + slack < passing.from.1
        });
    }

    /// The fiber that stands for the same actor.
    fn same(&self, task: TaskId) -> TaskId {
        self.earlier.get(&task).copied().unwrap_or(task)
    }

    /// The fibers that have most to do with others, in the order in which they appear.
    fn lives(&self) -> Vec<TaskId> {
        let mut counts: HashMap<TaskId, (u64, usize)> = HashMap::new();
        let from_passings = self.passings.iter().flat_map(|passing| [passing.from, passing.to]);
        let all = from_passings.chain(self.happenings.iter().map(|one| (one.task, one.at)));
        let mut signs: Vec<(TaskId, f64)> = all.collect();
        signs.sort_by(|a, b| a.1.total_cmp(&b.1));
        for (place, (task, _)) in signs.into_iter().enumerate() {
            counts.entry(self.same(task)).or_insert((0, place)).0 += 1;
        }
        let mut ranked: Vec<(TaskId, (u64, usize))> = counts.into_iter().collect();
        ranked.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.1.1.cmp(&b.1.1)));
        let shown = ranked.len().min(MOST_LIVES);
        ranked[..shown].sort_by_key(|(_, (_, first))| *first);
        ranked.into_iter().map(|(task, _)| task).collect()
    }
}

fn sentence(run: &Run, story: &Story, lives: usize, points: usize) -> String {
    if lives == 0 {
        return format!("No fiber told another anything while this was recorded.{}", run.dropped());
    }
    let messages: Vec<&Passing> = story.passings.iter().filter(|passing| passing.is_message).collect();
    let others = match lives.saturating_sub(MOST_LIVES) {
        0 => String::new(),
        others => {
            format!(" The {MOST_LIVES} with most to tell are shown, not {}.", counted(others as u64, "other"))
        }
    };
    let rest = match points.saturating_sub(MOST_ROWS) {
        0 => String::new(),
        _ => format!(" The first {MOST_ROWS} of {points} moments are shown."),
    };
    let slowest = messages.iter().rev().max_by(|a, b| (a.to.1 - a.from.1).total_cmp(&(b.to.1 - b.from.1)));
    let slowest = slowest.filter(|_| !run.recording.is_virtual).map_or_else(String::new, |passing| {
        let long = duration(passing.to.1 - passing.from.1);
        format!(
            " The longest on its way was {}, to {}: {long}.",
            passing.label,
            run.names.fiber(passing.to.0)
        )
    });
    let lost = match story.undelivered {
        0 => String::new(),
        count => format!(" Not received: {count}."),
    };
    format!(
        "{} between {}.{slowest}{lost}{others}{rest}{}",
        counted(messages.len() as u64, "message"),
        counted(lives as u64, "fiber"),
        run.dropped()
    )
}
