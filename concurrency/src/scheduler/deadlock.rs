//! Deadlocks: tasks that wait for each other in a circle, each for what the next one owns.
//!
//! The graph is not kept; it is read off the open waits when somebody asks. Tasks go on meanwhile, so what is
//! read may never have been true at one moment. A circle is believed only when every wait in it is still the
//! same wait, for something that has the same owner, after all of them were seen: a task in an open wait changes
//! nothing itself, so all of it was true together in between (hence the second look, not a lock).

use super::{Awaited, Scheduler, Subject};
use crate::host::Host;
use crate::task::TaskId;
use std::collections::HashSet;

/// A task in a circle, and what it waits for, which the next task owns.
pub struct Link {
    /// The task.
    pub task: TaskId,
    /// Which of its waits this is.
    pub wait: u64,
    /// What it waits for.
    pub subject: Subject,
}

impl<H: Host> Scheduler<H> {
    /// All circles. Waits that end by themselves some time, and those for what nobody owns, are part of none. For
    /// something with several owners one of them suffices, since all would have to give it up.
    pub fn find_deadlocks(&self) -> Vec<Vec<Link>> {
        let mut seen = HashSet::new();
        let mut circles = Vec::new();
        for (_, slot) in self.registry.slots().filter(|(_, slot)| slot.tells_what_for()) {
            let Some((task, _)) = slot.state() else { continue };
            if let Some(circle) = self.circle_from(task, &mut seen).filter(|circle| self.holds(circle)) {
                circles.push(circle);
            }
        }
        circles
    }

    /// The first circle on the way from a task. Each task is looked at once in all.
    fn circle_from(&self, task: TaskId, seen: &mut HashSet<TaskId>) -> Option<Vec<Link>> {
        let mut path: Vec<(Link, Vec<TaskId>)> = Vec::new();
        let mut next = Some(task);
        loop {
            match next.take() {
                Some(task) => {
                    if let Some(start) = path.iter().position(|(link, _)| link.task == task) {
                        return Some(path.drain(start..).map(|(link, _)| link).collect());
                    }
                    if seen.insert(task)
                        && let Some(Awaited { wait, subject, .. }) = self.bound_wait(task)
                    {
                        let owners = subject.owners();
                        path.push((Link { task, wait, subject }, owners));
                    }
                }
                None => _ = path.pop(),
            }
            next = path.last_mut()?.1.pop();
        }
    }

    /// What a task waits for, if only others can end that.
    fn bound_wait(&self, task: TaskId) -> Option<Awaited> {
        self.awaited(task).filter(|awaited| !awaited.has_deadline)
    }

    /// Whether every wait of a circle is still open, and the next task still owns what it is for.
    fn holds(&self, circle: &[Link]) -> bool {
        let followers = circle.iter().skip(1).chain(circle.first());
        circle.iter().zip(followers).all(|(link, next)| {
            let is_same = |awaited: &Awaited| awaited.wait == link.wait && awaited.subject.is(&link.subject);
            self.bound_wait(link.task).is_some_and(|awaited| is_same(&awaited))
                && link.subject.owners().contains(&next.task)
        })
    }
}
