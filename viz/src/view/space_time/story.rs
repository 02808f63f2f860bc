//! What is told of fibers: what passes from one to another, and what happens to one.

use std::collections::HashMap;

use concurrency::{TaskId, What};

use super::locks::{self, LockSpan};
use crate::chart::look::Look;
use crate::chart::sequence::MOST_LIVES;
use crate::course::Course;
use crate::run::Run;

/// Nanoseconds between a message and the wake that it brings about, at most.
const SLACK: f64 = 50_000.0;
/// What an arrow is called that leads to a fiber that waited.
const WAKES: &str = "wakes";
/// What an arrow is called that leads to a new fiber.
pub(super) const MAKES: &str = "makes";

/// Something that passes from one fiber to another, at two moments.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Passing {
    pub(super) from: (TaskId, f64),
    pub(super) to: (TaskId, f64),
    pub(super) label: String,
    pub(super) is_message: bool,
}

/// Something that happens to one fiber.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Happening {
    pub(super) task: TaskId,
    pub(super) at: f64,
    pub(super) look: Look,
    pub(super) words: String,
}

/// All that is told.
#[derive(Default)]
pub(super) struct Story {
    pub(super) passings: Vec<Passing>,
    pub(super) happenings: Vec<Happening>,
    pub(super) locks: Vec<LockSpan>,
    /// The owner of each mailbox that was read.
    owners: HashMap<u32, TaskId>,
    /// Fibers that are the same actor as an earlier one.
    earlier: HashMap<TaskId, TaskId>,
    pub(super) undelivered: u64,
}

impl Story {
    pub(super) fn of(run: &Run, course: &Course) -> Story {
        let mut story = Story { locks: locks::spans(run, course), ..Story::default() };
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
        let slack = if course.counts_steps { 1.0 } else { SLACK };
        story.remove_needless_wakes(slack);
        story.name_locks(run, slack);
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
                    label: WAKES.to_owned(),
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

    /// A wake by which a fiber gets the lock that it waited for says so.
    fn name_locks(&mut self, run: &Run, slack: f64) {
        for passing in self.passings.iter_mut().filter(|passing| passing.label == WAKES) {
            let (task, at) = passing.to;
            let got = |span: &&LockSpan| span.is_wait && span.task == task && (span.until - at).abs() < slack;
            if let Some(span) = self.locks.iter().find(got) {
                passing.label = format!("gives {}", run.names.lock(span.lock));
            }
        }
    }

    /// The fiber that stands for the same actor.
    pub(super) fn same(&self, task: TaskId) -> TaskId {
        self.earlier.get(&task).copied().unwrap_or(task)
    }

    /// The fibers that have most to do with others, in the order in which they appear.
    pub(super) fn lives(&self) -> Vec<TaskId> {
        let mut counts: HashMap<TaskId, (u64, usize)> = HashMap::new();
        let from_passings = self.passings.iter().flat_map(|passing| [passing.from, passing.to]);
        let happenings = self.happenings.iter().map(|one| (one.task, one.at));
        let all = from_passings.chain(happenings).chain(self.locks.iter().map(|span| (span.task, span.from)));
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
