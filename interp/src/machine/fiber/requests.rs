//! What others ask of a fiber, and when it is served: at polls and at the ends of waits that nothing holds back.

use super::{Fiber, Leaving, Role, TRACE_ENTRIES};
use crate::diagnostic::Diagnostic;
use crate::heap::Value;
use crate::machine::control::Next;
use crate::machine::deadlock::Testimony;
use crate::machine::{Ctx, Report, deadlines, waiting};
use crate::source::Span;
use crate::value::condition::{from_failure, to_report};
use crate::vm::fiber::Resume;
use crate::vm::primitive::{Failure, Woken};
use crate::vm::trace;
use concurrency::{FORCE, PREEMPT};

/// Request: raise `interrupted` in the fiber at its next unmasked poll.
pub(crate) const INTERRUPT: u32 = 1;
/// Request: end the fiber without asking its handlers, but after its after thunks; the second time, or
/// with [`FORCE`], at once.
pub(crate) const KILL: u32 = 1 << 1;
/// Request: raise what was left in the process at its next unmasked poll.
pub(crate) const RAISE: u32 = 1 << 2;
/// Request: raise `cancelled` in the fiber if it still applies.
pub(crate) const CANCEL: u32 = 1 << 3;
/// Request: the time of a `with-timeout` around what the fiber does may be up.
pub(crate) const TIMEOUT: u32 = 1 << 4;
/// Request: raise `deadlock` in the fiber, since nothing else can end its wait.
pub(crate) const STUCK: u32 = 1 << 8;
/// Request: nothing can end the present wait any more, so `blocked-forever` is raised.
pub(crate) const FORSAKEN: u32 = 1 << 5;
/// With [`FORSAKEN`]: the wait was for a message.
pub(crate) const AT_REST: u32 = 1 << 6;
/// Request: nothing goes on at present; a thread says what it waits for.
pub(crate) const REPORT: u32 = 1 << 7;
/// Request: a fiber in a deadlock says who it is and where it waits.
pub(crate) const TESTIFY: u32 = 1 << 9;
/// Request: raise `deadlock` in a fiber that has said so, as all others of its circle have.
pub(crate) const DEADLOCK: u32 = 1 << 10;

/// The requests to raise something, in the order in which they are served.
const REQUESTS: [u32; 6] = [INTERRUPT, DEADLOCK, STUCK, CANCEL, TIMEOUT, RAISE];

impl Fiber {
    /// Serves the requests that nothing holds back; what is next instead of going on, if anything. What is
    /// held back stays in the task word, where it ends every interruptible wait.
    pub(in crate::machine) fn serve_requests(&mut self, cx: &mut Ctx<'_>) -> Option<Next> {
        let requests = cx.requests();
        if requests & (FORSAKEN | REPORT | TESTIFY) != 0
            && let Some(next) = self.serve_scheduler(cx, requests)
        {
            return Some(next);
        }
        let requests = cx.requests();
        let registers = &mut self.rooted.cell().registers;
        let was_cut_short = registers.woken == Some(Woken::Cancelled);
        if requests == 0 && !was_cut_short {
            return None;
        }
        let is_open = registers.masked == 0 || registers.is_interruptible() && was_cut_short;
        if registers.woken.is_some() && !was_cut_short {
            // What a wait has brought belongs to the primitive that waited, which takes it first.
            registers.deferred = true;
            cx.poll().request(PREEMPT);
            return None;
        }
        if requests & KILL != 0 && (is_open || requests & FORCE != 0) {
            cx.take_requests_in(KILL | FORCE);
            let forced = requests & FORCE != 0;
            return Some(if forced { self.left(cx) } else { self.leave(cx, Leaving::Killed) });
        }
        if !is_open {
            registers.deferred = true;
            return None;
        }
        for request in REQUESTS {
            if requests & request != 0
                && cx.take_requests_in(request) != 0
                && let Some(object) = self.asked_for(cx, request)
            {
                return self.raise_requested(cx, object, request);
            }
        }
        if was_cut_short {
            // Nothing has come of what ended the wait: the primitive begins it anew.
            self.rooted.cell().registers.woken = None;
        }
        None
    }

    /// Serves what the machine itself asks of a fiber that waits. A wait that has been completed all the
    /// same, or that something else has ended, is left to that.
    fn serve_scheduler(&mut self, cx: &mut Ctx<'_>, asked: u32) -> Option<Next> {
        cx.take_requests_in(FORSAKEN | AT_REST | REPORT | TESTIFY);
        if asked & FORSAKEN == 0 {
            return None;
        }
        if asked & KILL == 0 {
            cx.take_requests_in(FORCE);
        }
        let woken = &mut self.rooted.cell().registers.woken;
        if *woken != Some(Woken::Cancelled) || cx.requests() != 0 {
            return None;
        }
        if !self.process.is_forsaken(cx.last_wait()) {
            // An earlier wait was meant: this one begins anew, though it was masked.
            *woken = None;
            return None;
        }
        if asked & AT_REST != 0 && self.has_nothing_to_end() {
            return self.drop_actor(cx);
        }
        let noun = match self.role {
            Role::Main(_) => "cell",
            Role::Thread => "thread",
            Role::Inside => "simulation",
            Role::Actor(_) => "actor",
        };
        let failure = waiting::forsaken(&self.rooted.cell().state, noun);
        let condition = self.condition(cx, &failure);
        let registers = &self.rooted.cell().registers;
        // A masked wait had to be forced: its primitive has no part in what follows.
        if asked & FORCE != 0 || registers.masked == 0 || registers.is_interruptible() {
            return self.raise_requested(cx, condition, FORSAKEN);
        }
        let handle = registers.process;
        // Nothing can wake it from the wait it was in.
        self.process.set_pending(cx.local(), handle, condition);
        let me = cx.me();
        cx.interrupt(me, RAISE);
        None
    }

    /// Whether it is an actor that could end without anybody noticing.
    fn has_nothing_to_end(&mut self) -> bool {
        let registers = &self.rooted.cell().registers;
        let is_free = registers.winders == Value::NIL && registers.held.is_empty();
        is_free && matches!(self.role, Role::Actor(_)) && !self.process.is_watched()
    }

    /// Where it is in the program, whatever the library does there for it.
    fn place(&mut self) -> Span {
        let (entries, _) = trace::of(None, &self.rooted.cell().state, TRACE_ENTRIES);
        let own = |span: &Span| !self.shared.sources.is_library(*span);
        entries.iter().map(|entry| entry.span).find(own).unwrap_or(Span::NONE)
    }

    /// Says who it is and where it waits, to the circle of fibers that it is in.
    pub(super) fn testify(&mut self, cx: &mut Ctx<'_>) {
        let span = self.place();
        let place = self.shared.sources.get(span.source).map(|source| {
            let (line, _) = source.position(span.start);
            format!(", {} line {line}", source.name)
        });
        let testimony = Testimony { who: self.process.described(), place: place.unwrap_or_default() };
        let deadlocks = &self.surroundings.realm.deadlocks;
        let told = deadlocks.testimony(cx.me(), testimony);
        if let Some(&first) = told.first() {
            self.shared.history.note_circle(cx.scheduler().id(), cx.now(), deadlocks.waits(first));
        }
        for task in told {
            cx.interrupt(task, DEADLOCK);
        }
    }

    /// Says what the fiber waits for, once, where its output goes.
    pub(super) fn report_wait(&mut self) {
        if matches!(self.role, Role::Main(_)) || std::mem::replace(&mut self.is_reported, true) {
            return;
        }
        let who = self.process.described();
        let state = &self.rooted.cell().state;
        let what = waiting::awaited(state).1;
        let message = format!("{who} waits {what}; no live thread can notify it");
        let problem = Diagnostic::new("blocked-forever", self.place(), message);
        self.surroundings.client.warn(&Report::new(problem));
    }

    /// What a request asks to have raised, if that still applies.
    pub(in crate::machine) fn asked_for(&mut self, cx: &mut Ctx<'_>, request: u32) -> Option<Value> {
        match request {
            INTERRUPT => Some(self.condition(cx, &Failure::new("interrupted", "interrupted"))),
            DEADLOCK => {
                let was_waiting = self.rooted.cell().registers.woken == Some(Woken::Cancelled);
                let failure = self.surroundings.realm.deadlocks.verdict(cx.me())?;
                was_waiting.then(|| self.condition(cx, &failure))
            }
            STUCK => {
                let failure = Failure::new("deadlock", self.surroundings.realm.stuck());
                Some(self.condition(cx, &failure))
            }
            CANCEL if self.process.cancellation.is_requested() => {
                self.rooted.cell().registers.cancelled = true;
                Some(self.condition(cx, &self.process.cancelled()))
            }
            TIMEOUT => {
                let now = cx.now();
                let expired = deadlines::expired(&self.rooted.cell().registers, now);
                let condition = expired.map(|entry| {
                    let failure = deadlines::failure(cx.local(), entry);
                    let condition = self.condition(cx, &failure);
                    deadlines::mark(cx.local(), entry, condition);
                    condition
                });
                deadlines::arm(cx, &mut self.rooted.cell().registers);
                condition
            }
            RAISE => self.process.take_pending(),
            _ => None,
        }
    }

    pub(super) fn condition(&mut self, cx: &mut Ctx<'_>, failure: &Failure) -> Value {
        let (span, procedure) = trace::site(&self.rooted.cell().state);
        from_failure(cx.local(), failure, span, procedure)
    }

    /// Raises it in place of what the fiber was about to do. What else is asked is looked at soon.
    fn raise_requested(&mut self, cx: &mut Ctx<'_>, object: Value, request: u32) -> Option<Next> {
        if cx.requests() != 0 {
            cx.poll().request(PREEMPT);
        }
        if matches!(self.rooted.cell().state.resume, Resume::Nothing) {
            return self.raise_idle(cx, object);
        }
        // The time of a `with-timeout` inside of a transaction concerns what is inside.
        if request == TIMEOUT && self.is_inside_a_transaction(object) {
            let raiser = self.shared.raiser();
            self.raise_by(raiser, object);
        } else {
            self.raise_object(object);
        }
        None
    }

    /// Whether this was raised for a deadline that was set inside of the transaction that is under way.
    fn is_inside_a_transaction(&mut self, object: Value) -> bool {
        let registers = &self.rooted.cell().registers;
        let outer = registers.transaction.as_deref().and_then(|transaction| transaction.outer_deadlines());
        outer.is_some_and(|outer| deadlines::is_marked_inside(registers, outer, object))
    }

    /// Raises an object in a fiber that runs nothing: an actor between messages fails with it.
    fn raise_idle(&mut self, cx: &mut Ctx<'_>, object: Value) -> Option<Next> {
        if !matches!(self.role, Role::Actor(_)) {
            return None;
        }
        let report = to_report(cx.local(), object, &[], &self.shared);
        Some(self.actor_failed(cx, &report, object))
    }
}
