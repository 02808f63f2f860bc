//! Deadlocks of fibers: how one that was found is told to those in it.
//!
//! Whoever finds a circle does not know the names of its fibers or where they wait; each of them says so itself
//! when asked, without its wait ending. When all have, `deadlock` is raised in each. A fiber whose wait was granted
//! meanwhile goes on, and so the circle is no more.

use super::Interp;
use super::fiber::TESTIFY;
use super::tracing::Wait;
use crate::vm::primitive::Failure;
use concurrency::{Link, Scheduler, Subject, TaskId};
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
    /// What it waits for; nothing if that is the answer of the next one.
    awaits: Option<String>,
    /// Once it has said so.
    testimony: Option<Testimony>,
    is_told: bool,
}

/// What a fiber of a circle says.
pub(super) struct Testimony {
    /// Who it is: `thread consumer`.
    pub(super) who: String,
    /// Where it waits, to be put behind that; empty if nothing of the program is under way any more.
    pub(super) place: String,
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
    pub(super) fn testimony(&self, task: TaskId, testimony: Testimony) -> Vec<TaskId> {
        let mut known = self.0.lock();
        let Some(circle) = known.iter_mut().find(|circle| circle.has(task)) else { return Vec::new() };
        if let Some(member) = circle.members.iter_mut().find(|member| member.task == task) {
            member.testimony = Some(testimony);
        }
        if circle.members.iter().any(|member| member.testimony.is_none()) {
            return Vec::new();
        }
        circle.members.iter().map(|member| member.task).collect()
    }

    /// Who waits for whom in the circle of a fiber, once all have said who they are.
    pub(super) fn waits(&self, task: TaskId) -> Vec<Wait> {
        let known = self.0.lock();
        known.iter().find(|circle| circle.has(task)).map_or_else(Vec::new, Circle::waits)
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
            awaits: match &link.subject {
                Subject::Resource(resource) => Some(resource.label()),
                Subject::Answer(_) => None,
            },
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

    fn waits(&self) -> Vec<Wait> {
        let others = self.members.iter().cycle().skip(1);
        let wait = |(member, next): (&Member, &Member)| Wait {
            waiter: member.who().to_owned(),
            object: member.awaits.clone().unwrap_or_default(),
            holder: next.who().to_owned(),
        };
        self.members.iter().zip(others).map(wait).collect()
    }

    fn failure(&self) -> Failure {
        let message = match &self.members[..] {
            [one] => format!("{}{} waits for itself", one.who(), one.place()),
            members => (0..members.len()).map(|index| self.sentence(index)).collect::<Vec<_>>().join("; "),
        };
        let asks = self.members.iter().any(|member| member.awaits.is_none());
        let joins =
            |member: &Member| member.awaits.as_ref().is_some_and(|label| label.starts_with("thread "));
        let is_alone = self.members.len() == 1;
        Failure::new("deadlock", message).hint(if is_alone && self.members.iter().any(joins) {
            "a thread cannot wait for its own end; (current-thread) is the thread that runs this"
        } else if asks {
            "who is asked must not ask back, nor need what the asker holds: use send! in one direction, or #:timeout"
        } else if self.members.iter().any(joins) {
            "a thread whose end is waited for must not wait for those who do: give the result on otherwise, or use #:timeout"
        } else {
            "lock in the same order everywhere, as (with-mutexes (a b) body …) does; or wait with #:timeout"
        })
    }

    /// What one of several holds and waits for.
    fn sentence(&self, index: usize) -> String {
        let count = self.members.len();
        let (member, before) = (&self.members[index], &self.members[(index + count - 1) % count]);
        let awaits = match &member.awaits {
            Some(label) => label.clone(),
            None => format!("an answer of {}", self.members[(index + 1) % count].who()),
        };
        // A thread does not hold its own end.
        let holds =
            before.awaits.as_ref().filter(|what| !what.starts_with("thread") && !what.starts_with("actor"));
        let holds = holds.map_or_else(String::new, |what| format!(" holds {what} and"));
        format!("{}{}{holds} waits for {awaits}", member.who(), member.place())
    }
}

impl Member {
    fn who(&self) -> &str {
        self.testimony.as_ref().map_or("a thread", |testimony| &testimony.who)
    }

    fn place(&self) -> &str {
        self.testimony.as_ref().map_or("", |testimony| &testimony.place)
    }
}
