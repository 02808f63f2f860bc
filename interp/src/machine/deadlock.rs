//! Deadlocks of fibers: how one that was found is told to those in it.
//!
//! Whoever finds a circle does not know the names of its fibers or where they wait; each of them says so itself
//! when asked, without its wait ending. When all have, `deadlock` is raised in each. A fiber whose wait was granted
//! meanwhile goes on, and so the circle is no more.

use super::Interp;
use super::fiber::TESTIFY;
use crate::vm::primitive::Failure;
use concurrency::{Link, Scheduler, TaskId};
use parking_lot::Mutex;

/// Circles that were found and not yet told to all in them.
#[derive(Default)]
pub(crate) struct Deadlocks(Mutex<Vec<Circle>>);

struct Circle {
    members: Vec<Member>,
}

struct Member {
    task: TaskId,
    wait: u64,
    awaits: String,
    /// Who it is and where it waits, once it has said so.
    testimony: Option<String>,
    is_told: bool,
}

impl Deadlocks {
    /// Looks for circles, and asks the fibers of new ones to say who they are. Whether there were new ones.
    pub(crate) fn look(&self, scheduler: &Scheduler<Interp>) -> bool {
        let found = scheduler.find_deadlocks();
        let mut known = self.0.lock();
        // What a circle needs was said or has become untrue; either way it is not needed any more.
        known.retain(|circle| {
            circle.members.iter().any(|member| {
                scheduler.awaited(member.task).is_some_and(|awaited| awaited.wait == member.wait)
            })
        });
        let mut is_any = false;
        for circle in found {
            if known.iter().any(|other| other.is(&circle)) {
                continue;
            }
            is_any = true;
            known.push(Circle::of(&circle));
            for link in &circle {
                scheduler.nudge(link.task, TESTIFY);
            }
        }
        is_any
    }

    /// A fiber says who it is; gives the fibers of its circle when that was the last one missing.
    pub(super) fn testimony(&self, task: TaskId, text: String) -> Vec<TaskId> {
        let mut known = self.0.lock();
        let Some(circle) = known.iter_mut().find(|circle| circle.has(task)) else { return Vec::new() };
        if let Some(member) = circle.members.iter_mut().find(|member| member.task == task) {
            member.testimony = Some(text);
        }
        if circle.members.iter().any(|member| member.testimony.is_none()) {
            return Vec::new();
        }
        circle.members.iter().map(|member| member.task).collect()
    }

    /// What is raised in a fiber of a circle that is complete.
    pub(super) fn verdict(&self, task: TaskId) -> Option<Failure> {
        let mut known = self.0.lock();
        let place = known.iter().position(|circle| circle.has(task))?;
        let circle = &mut known[place];
        let failure = circle.failure();
        circle
            .members
            .iter_mut()
            .filter(|member| member.task == task)
            .for_each(|member| member.is_told = true);
        if circle.members.iter().all(|member| member.is_told) {
            known.swap_remove(place);
        }
        Some(failure)
    }
}

impl Circle {
    fn of(links: &[Link]) -> Circle {
        let member = |link: &Link| Member {
            task: link.task,
            wait: link.wait,
            awaits: link.resource.label(),
            testimony: None,
            is_told: false,
        };
        Circle { members: links.iter().map(member).collect() }
    }

    /// Whether it is the same circle, wherever that begins.
    fn is(&self, links: &[Link]) -> bool {
        let has = |link: &Link| self.members.iter().any(|m| m.task == link.task && m.wait == link.wait);
        self.members.len() == links.len() && links.iter().all(has)
    }

    fn has(&self, task: TaskId) -> bool {
        self.members.iter().any(|member| member.task == task && !member.is_told)
    }

    fn failure(&self) -> Failure {
        let before = self.members.iter().cycle().skip(self.members.len() - 1);
        let parts: Vec<String> = self
            .members
            .iter()
            .zip(before)
            .map(|(member, before)| {
                let who = member.testimony.as_deref().unwrap_or("a thread");
                if before.awaits.starts_with("thread") || before.awaits.starts_with("actor") {
                    format!("{who} waits for {}", member.awaits)
                } else {
                    format!("{who} holds {} and waits for {}", before.awaits, member.awaits)
                }
            })
            .collect();
        let message = match &self.members[..] {
            [one] => format!("{} waits for itself", one.testimony.as_deref().unwrap_or("a thread")),
            _ => parts.join("; "),
        };
        Failure::new("deadlock", message).hint(
            "lock in the same order everywhere, as (with-mutexes (a b) body …) does; or wait with #:timeout",
        )
    }
}
