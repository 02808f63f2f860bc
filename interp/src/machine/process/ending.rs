//! The end of a process: who is told of it, and what becomes of messages that it has not received.

use super::Process;
use crate::heap::{Mutator, Value, foreign_of};
use crate::machine::actor::STOP;
use crate::machine::dead_letters::Fate;
use crate::machine::{Shared, Turn};
use crate::printer::value::{Limits, Style, brief, print_bounded};
use crate::source::Span;
use crate::value::condition::from_failure;
use crate::value::{Condition, FromValue, Request};
use crate::vm::primitive::Failure;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed, Ordering::Release, Ordering::SeqCst, fence};

/// Who is told when a process ends, by number and tie: the processes as values.
pub(super) type Watchers = BTreeMap<(u64, Tie), AtomicU64>;

/// What the end of a process means to one that watches it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Tie {
    /// It gets a message.
    Monitor,
    /// It fails as well, unless the end is a normal one.
    Link,
    /// It is a child of the supervisor, and does not outlive its fiber ([`Process::abandon_children`]).
    Child,
}

/// So many watchers are kept before it is asked whether some have ended themselves.
const PRUNE_FROM: usize = 16;

impl Process {
    /// Has `watcher` told when this ends; false if it has ended already.
    pub(crate) fn watch(&self, heap: &mut Mutator, handle: Value, watcher: Value, tie: Tie) -> bool {
        let mut watchers = self.watchers.lock();
        if self.reason().is_some() {
            return false;
        }
        if watchers.len() >= PRUNE_FROM && watchers.len().is_power_of_two() {
            watchers.retain(|_, watcher| !has_ended(watcher));
        }
        watchers.insert(key(watcher, tie), AtomicU64::new(watcher.bits()));
        heap.mark_dirty(handle);
        true
    }

    /// No longer.
    pub(crate) fn unwatch(&self, watcher: Value, tie: Tie) {
        self.watchers.lock().remove(&key(watcher, tie));
    }

    /// Whether anybody wants to know when it ends.
    pub(crate) fn is_watched(&self) -> bool {
        self.watchers.lock().keys().any(|(_, tie)| *tie != Tie::Child)
    }

    /// The fiber that supervised them is over: its children end too. There are some left only if it could not end
    /// them itself, because it was killed while it did.
    pub(crate) fn abandon_children(&self, end: &mut End<'_, '_>) {
        let children = {
            let mut watchers = self.watchers.lock();
            let (children, others): (Watchers, Watchers) =
                std::mem::take(&mut *watchers).into_iter().partition(|((_, tie), _)| *tie == Tie::Child);
            *watchers = others;
            children
        };
        for child in children.into_values() {
            let handle = Value::from_bits(child.into_inner());
            let Some(process) = foreign_of::<Process>(&handle) else { continue };
            let Some(actor) = &process.actor else { continue };
            actor.lose_supervisor();
            // Pairs with the fence in `Fiber::is_orphan`: a child that ends at this moment sees that nobody is going
            // to decide, or it is seen here that it has no fiber.
            fence(SeqCst);
            if actor.is_suspended.load(SeqCst) || !process.kill(end.turn, false) {
                let shutdown = end.heap.symbol("shutdown");
                process.finish(end, handle, shutdown);
            }
        }
    }

    /// It is over for good: tells whoever watches, and gives back what was not received. What it kept of an
    /// actor's instance is forgotten.
    pub(crate) fn finish(&self, end: &mut End<'_, '_>, handle: Value, reason: Value) {
        let watchers = {
            let mut watchers = self.watchers.lock();
            if self.reason().is_some() {
                return;
            }
            self.reason.store(reason.bits(), Release);
            end.heap.mark_dirty(handle);
            std::mem::take(&mut *watchers)
        };
        fence(SeqCst);
        for ((_, tie), watcher) in watchers {
            end.tell(Value::from_bits(watcher.into_inner()), tie, handle, reason);
        }
        let mut left: Vec<_> = self.mailbox.close(end.turn).into_iter().map(Value::from_stored).collect();
        if let Some(actor) = &self.actor {
            left.extend(actor.unstash());
            actor.set_parts(end.heap, handle, Value::FALSE);
            if let Some(above) = foreign_of::<Process>(&actor.supervisor()) {
                above.unwatch(handle, Tie::Child);
            }
            self.end(end.turn, reason, !is_normal(end.heap, reason));
        }
        for message in left {
            end.return_message(handle, message, Fate::NoReceiver);
        }
    }
}

fn key(watcher: Value, tie: Tie) -> (u64, Tie) {
    (foreign_of::<Process>(&watcher).map_or(0, |process| process.identity.serial()), tie)
}

fn has_ended(watcher: &AtomicU64) -> bool {
    let watcher = Value::from_bits(watcher.load(Relaxed));
    foreign_of::<Process>(&watcher).is_some_and(|process| process.reason().is_some())
}

/// What the end of a process needs.
pub(crate) struct End<'a, 't> {
    pub(crate) shared: &'a Shared,
    pub(crate) turn: &'a mut Turn<'t>,
    pub(crate) heap: &'a mut Mutator,
}

impl End<'_, '_> {
    fn tell(&mut self, watcher: Value, tie: Tie, ended: Value, reason: Value) {
        let Some(process) = foreign_of::<Process>(&watcher) else { return };
        match tie {
            Tie::Monitor => process.post_down(self.turn, self.heap, ended, reason),
            Tie::Link => {
                process.unwatch(ended, Tie::Link);
                if !is_normal(self.heap, reason) {
                    let name = foreign_of::<Process>(&ended).map_or_else(String::new, Process::name);
                    let text = format!("{name}, which is linked to this, ended: {}", told(self.heap, reason));
                    let failure = Failure::new("linked-end", text).irritant(ended).irritant(reason);
                    let condition = from_failure(self.heap, &failure, Span::NONE, None);
                    process.raise(self.turn, self.heap, watcher, condition);
                }
            }
            // Not by this process, but by its fiber.
            Tie::Child => {}
        }
    }

    /// A message that is not going to be received. Whoever waits for an answer learns it.
    pub(crate) fn return_message(&mut self, to: Value, message: Value, fate: Fate) {
        // No program has sent these.
        if message == STOP || self.is_about_child(message) {
            return;
        }
        let Some(request) = Request::from_value(message) else {
            return self.shared.add_dead_letter(self.heap, to, message, fate);
        };
        let name = foreign_of::<Process>(&to).map_or_else(String::new, Process::name);
        let failure = match fate {
            Fate::NoRoom => {
                Failure::new("mailbox-full", format!("the mailbox of {name} is full")).irritant(to)
            }
            _ => {
                let process = foreign_of::<Process>(&to);
                let why = process.map_or_else(String::new, |process| process.why_ended(self.heap));
                let reason = process.and_then(Process::reason).unwrap_or(Value::FALSE);
                Failure::new("actor-stopped", format!("{name} ended before it answered{why}"))
                    .irritant(to)
                    .irritant(reason)
            }
        };
        let condition = from_failure(self.heap, &failure, Span::NONE, None);
        self.fail_request(request, condition);
        self.shared.add_dead_letter(self.heap, to, request.message(), fate);
    }

    /// Whether it is what supervisors are told.
    fn is_about_child(&mut self, message: Value) -> bool {
        message.car().is_some_and(|tag| ABOUT_CHILDREN.iter().any(|name| self.heap.symbol(name) == tag))
    }

    /// Has the condition raised where the request was made.
    pub(crate) fn fail_request(&mut self, request: Request, condition: Value) {
        self.turn.complete(request.ticket().shifted(1), condition.stored());
    }
}

/// The messages by which a supervisor is told that a child has begun, that its fiber is over, and that it is time to
/// start it again.
const ABOUT_CHILDREN: [&str; 3] = ["%child-began", "%child-ended", "%start-again"];

/// Whether an end is nothing to worry about.
pub(crate) fn is_normal(heap: &mut Mutator, reason: Value) -> bool {
    ["normal", "shutdown"].iter().any(|name| heap.symbol(name) == reason)
}

/// A reason in words.
pub(super) fn told(heap: &Mutator, reason: Value) -> String {
    match Condition::from_value(reason) {
        Some(condition) => print_bounded(heap, condition.message(), Style::Display, Limits::BRIEF),
        None => brief(heap, reason),
    }
}
