//! A fiber as the scheduler's task: a step runs the virtual machine until it wants something, does
//! that, and goes on or returns.

use super::actor::Phase;
use super::client::Outcome;
use super::control::Next;
use super::execution::Execution;
use super::process::{End, Process};
use super::stdin::Stdin;
use super::world::{FiberWorld, Surroundings};
use super::{Ctx, Interp, MAIN_FIBER, Report, Shared};
use crate::builtins::Builtin;
use crate::diagnostic::Diagnostic;
use crate::heap::{FiberHandle, Roots, Scope, Stored, Value, Visitor};
use crate::printer::value::{Style as PrintStyle, print};
use crate::source::Span;
use crate::value::condition::{from_failure, to_report};
use crate::value::{Condition, FromValue, values};
use crate::vm::dispatch::run;
use crate::vm::exit::Pause;
use crate::vm::fiber::{FiberState, Resume, RootedFiber, UNCOUNTED};
use crate::vm::primitive::{Cx, Failure, Registers, Stream, Woken};
use crate::vm::trace;
use concurrency::{FORCE, PREEMPT, Scheduler, Step, Task, Wake};
use std::sync::{Arc, OnceLock, Weak};

/// Request: raise `interrupted` in the fiber at its next unmasked poll.
pub(crate) const INTERRUPT: u32 = 1;
/// Request: end the fiber without asking its handlers, but after its after thunks; the second time, or
/// with [`FORCE`], at once.
pub(crate) const KILL: u32 = 1 << 1;
/// Request: raise what was left in the process at its next unmasked poll.
pub(crate) const RAISE: u32 = 1 << 2;

/// How many calls a report shows.
const TRACE_ENTRIES: usize = 20;

/// What a fiber is for.
pub(super) enum Role {
    /// Runs the forms of a cell or file.
    Main(Execution),
    /// Runs a thunk for whoever joins it.
    Thread,
    /// Receives messages.
    Actor(Phase),
}

/// Why the after thunks of a fiber run as the last thing it does.
enum Leaving {
    Killed,
    /// It raised what nobody handled; the object is in the registers.
    Failed(Box<Report>),
}

/// A fiber.
pub struct Fiber {
    pub(super) rooted: RootedFiber,
    pub(super) shared: Arc<Shared>,
    pub(super) surroundings: Surroundings,
    pub(super) role: Role,
    /// What the program can name of it. Its handle is in the registers.
    pub(super) process: Arc<Process>,
    /// The after thunks run, and then it is over.
    leaving: Option<Leaving>,
    /// Whether a wait is open, or has ended and was not looked at.
    pub(super) is_waiting: bool,
    /// Requests that a mask holds back.
    requests: u32,
    /// Messages that were received.
    pub(super) served: u32,
    /// The present message was waited for.
    pub(super) was_waiting: bool,
    /// The recording that knows its name.
    pub(super) named_in: u64,
}

impl Fiber {
    /// The fiber of a cell or file.
    pub(super) fn main(shared: &Arc<Shared>, execution: Execution) -> Fiber {
        let surroundings = Surroundings {
            client: execution.client.clone(),
            stdin: Arc::new(Stdin::default()),
            fiber_id: MAIN_FIBER,
            virtual_nanos: None,
        };
        let state = FiberState::idle(MAIN_FIBER);
        let process = shared.session_process().clone();
        Fiber::new(shared, state, Registers::default(), surroundings, Role::Main(execution), process)
    }

    pub(super) fn new(
        shared: &Arc<Shared>,
        state: FiberState,
        registers: Registers,
        surroundings: Surroundings,
        role: Role,
        process: Arc<Process>,
    ) -> Fiber {
        let rooted = RootedFiber::new(state, registers, &shared.heap);
        let shared = shared.clone();
        Fiber {
            rooted,
            shared,
            surroundings,
            role,
            process,
            leaving: None,
            is_waiting: false,
            requests: 0,
            served: 0,
            was_waiting: false,
            named_in: 0,
        }
    }

    /// How the heap knows it.
    pub(super) fn handle(&self) -> FiberHandle {
        self.rooted.handle()
    }

    /// Runs the machine once.
    fn run(&mut self, cx: &mut Ctx<'_>) -> Pause {
        let budget = cx.budget();
        self.surroundings.virtual_nanos = cx.is_sim().then(|| cx.now().as_nanos());
        let cell = self.rooted.cell();
        cell.state.ticks = budget.map_or(UNCOUNTED, u64::from);
        let world = FiberWorld { shared: &self.shared, surroundings: &self.surroundings };
        let (turn, heap) = cx.split();
        heap.poll_word().set_limit(cell.state.stack.limit());
        let (registers, builtin) = (&mut cell.registers, no_builtin());
        let mut primitives = Cx { heap, registers, world: &world, builtin, turn: Some(turn) };
        if budget.is_some() {
            run::<true>(&mut cell.state, &mut primitives)
        } else {
            run::<false>(&mut cell.state, &mut primitives)
        }
    }

    /// The form or thunk has returned.
    fn returned(&mut self, cx: &mut Ctx<'_>, value: Value) -> Next {
        if self.leaving.is_some() {
            return self.left(cx);
        }
        match &mut self.role {
            Role::Thread => self.end(cx, value, false),
            Role::Actor(phase) => {
                let phase = *phase;
                self.actor_returned(cx, phase, value)
            }
            Role::Main(execution) => {
                if execution.shows_value() {
                    for value in values::unpack(value).into_iter().filter(|&v| v != Value::UNSPECIFIED) {
                        let text = print(cx.local(), value, PrintStyle::Write);
                        execution.client.value(&text);
                    }
                }
                self.next_form(cx)
            }
        }
    }

    /// Calls a procedure on an empty stack, outside of every extent.
    pub(super) fn start(&mut self, procedure: Value, args: &[Value]) {
        let cell = self.rooted.cell();
        cell.registers.winders = Value::NIL;
        cell.registers.handlers = Value::NIL;
        cell.registers.masked = 0;
        cell.state.start(procedure, args);
    }

    /// What a fiber does that has nothing to run.
    fn next_call(&mut self, cx: &mut Ctx<'_>) -> Next {
        match &self.role {
            Role::Main(_) => self.next_form(cx),
            Role::Thread => Next::End,
            Role::Actor(phase) => {
                let phase = *phase;
                self.next_message(cx, phase)
            }
        }
    }

    /// Goes on with the next form, or ends the execution.
    fn next_form(&mut self, cx: &mut Ctx<'_>) -> Next {
        let Role::Main(execution) = &mut self.role else { return Next::End };
        match execution.next(&self.shared, cx.local()) {
            None => self.finish(Outcome::Finished),
            Some(Ok(step)) => {
                self.rooted.cell().registers.process = self.shared.session_handle();
                self.start(step.call[0], &step.call[1..]);
                Next::Run
            }
            Some(Err(problem)) => {
                execution.client.failed(&Report::new(problem));
                self.finish(Outcome::Failed)
            }
        }
    }

    /// The execution is over.
    pub(super) fn finish(&mut self, outcome: Outcome) -> Next {
        *self.shared.main.lock() = None;
        if let Some(report) = self.shared.reports.rest() {
            self.surroundings.client.warn(&report);
        }
        self.surroundings.client.flush(Stream::Out);
        self.surroundings.client.flush(Stream::Err);
        self.surroundings.client.clone().done(outcome);
        Next::End
    }

    /// Nobody handled what was raised.
    pub(super) fn uncaught(&mut self, cx: &mut Ctx<'_>, object: Value) -> Next {
        if self.leaving.is_some() {
            return self.left(cx);
        }
        let (mut entries, truncated) = trace::of(&self.rooted.cell().state, TRACE_ENTRIES);
        entries.retain(|entry| !self.shared.sources.is_library(entry.span));
        let mut report = to_report(cx.local(), object, &entries, &self.shared.sources);
        report.trace = entries;
        report.truncated = truncated;
        self.rooted.cell().registers.raised = object;
        self.leave(cx, Leaving::Failed(Box::new(report)))
    }

    fn fail(&mut self, cx: &mut Ctx<'_>, report: Report, object: Value) -> Next {
        match &self.role {
            Role::Main(_) => {
                self.surroundings.client.failed(&report);
                self.finish(Outcome::Failed)
            }
            Role::Thread => {
                if !is_stop(cx, object) {
                    self.report_end(cx, &report);
                }
                self.end(cx, object, true)
            }
            Role::Actor(_) => self.actor_failed(cx, &report, object),
        }
    }

    /// Hands the result to whoever joins. The process now holds the value, so the heap is told.
    fn end(&mut self, cx: &mut Ctx<'_>, value: Value, raised: bool) -> Next {
        let handle = self.rooted.cell().registers.process;
        let (mut turn, heap) = cx.split();
        heap.mark_dirty(handle);
        self.process.end(&mut turn, value, raised);
        let reason = if raised { value } else { heap.symbol("normal") };
        let mut end = End { shared: &self.shared, turn: &mut turn, heap };
        self.process.finish(&mut end, handle, reason);
        Next::End
    }

    /// A failure is shown where the fiber's output goes, whether or not somebody joins it later.
    fn report_end(&self, cx: &Ctx<'_>, report: &Report) {
        let mut report = report.clone();
        report.diagnostic.message = format!("{} ended: {}", self.process.name(), report.diagnostic.message);
        self.warn(cx, report);
    }

    /// Shows a report of something that may happen very often, unless too many were shown just now.
    pub(super) fn warn(&self, cx: &Ctx<'_>, report: Report) {
        if let Some(report) = self.shared.reports.admit(cx.scheduler().id(), cx.now(), report) {
            self.surroundings.client.warn(&report);
        }
    }

    /// Begins to end the fiber: its after thunks run, masked.
    fn leave(&mut self, cx: &mut Ctx<'_>, why: Leaving) -> Next {
        self.leaving = Some(why);
        let leaver = self.shared.global_value(self.shared.known.leave);
        let cell = self.rooted.cell();
        if cell.registers.winders == Value::NIL || matches!(cell.state.resume, Resume::Nothing) {
            return self.left(cx);
        }
        cell.registers.woken = None;
        cell.registers.progress = [Value::DEFAULT; 4];
        cell.registers.handlers = Value::NIL;
        cell.registers.masked = 1;
        cell.state.start(leaver, &[]);
        Next::Run
    }

    /// The after thunks have run, or one of them failed.
    fn left(&mut self, cx: &mut Ctx<'_>) -> Next {
        let object = std::mem::replace(&mut self.rooted.cell().registers.raised, Value::FALSE);
        match self.leaving.take() {
            Some(Leaving::Failed(report)) => self.fail(cx, *report, object),
            Some(Leaving::Killed) | None => self.killed(cx),
        }
    }

    /// The end of a fiber that was killed.
    fn killed(&mut self, cx: &mut Ctx<'_>) -> Next {
        match &self.role {
            Role::Main(_) => {
                let report = Report::new(Diagnostic::new("interrupted", Span::NONE, "interrupted"));
                self.surroundings.client.failed(&report);
                self.finish(Outcome::Failed)
            }
            Role::Thread => {
                let failure = Failure::new("terminated", format!("{} was terminated", self.process.name()));
                let object = from_failure(cx.local(), &failure, Span::NONE, None);
                self.end(cx, object, true)
            }
            Role::Actor(_) => {
                let reason = cx.local().symbol("killed");
                self.actor_over(cx, reason)
            }
        }
    }

    /// However a fiber ends, what it owned is given up.
    fn release(&mut self, cx: &mut Ctx<'_>) {
        let owner = cx.me();
        for held in std::mem::take(&mut self.rooted.cell().registers.held) {
            held.abandon(cx, owner);
        }
    }

    /// The machine cannot go on with the fiber.
    fn dead(&mut self, cx: &mut Ctx<'_>, failure: &Failure) -> Next {
        let object = from_failure(cx.local(), failure, Span::NONE, None);
        let diagnostic = Diagnostic::new(failure.kind, Span::NONE, failure.message.clone());
        self.fail(cx, Report::new(diagnostic), object)
    }

    /// A step has panicked: a fault of ours, reported as such.
    pub(super) fn panicked(&mut self, cx: &mut Ctx<'_>, message: &str) {
        let failure = Failure::new("internal-error", format!("a fault in lambdust itself: {message}"));
        // The task is dropped after this, whatever is next.
        let _ = self.dead(cx, &failure);
        self.release(cx);
    }

    /// Raises in place of what the fiber was about to do.
    pub(super) fn raise(&mut self, cx: &mut Ctx<'_>, failure: &Failure) {
        let (span, procedure) = trace::site(&self.rooted.cell().state);
        let condition = from_failure(cx.local(), failure, span, procedure);
        self.raise_object(condition);
    }

    /// Serves the requests that a mask does not hold back; what is next instead of going on, if anything.
    fn serve_requests(&mut self, cx: &mut Ctx<'_>) -> Option<Next> {
        self.requests |= cx.take_requests();
        if self.requests & KILL != 0 {
            let forced = self.leaving.is_some() || self.requests & FORCE != 0;
            self.requests &= !(KILL | FORCE);
            return Some(if forced { self.left(cx) } else { self.leave(cx, Leaving::Killed) });
        }
        if self.rooted.cell().registers.masked > 0 {
            return None;
        }
        if self.requests & INTERRUPT != 0 {
            self.requests &= !INTERRUPT;
            if !matches!(self.rooted.cell().state.resume, Resume::Nothing) {
                self.raise(cx, &Failure::new("interrupted", "interrupted"));
            }
        }
        if self.requests & RAISE != 0 {
            self.requests &= !RAISE;
            let is_idle = matches!(self.rooted.cell().state.resume, Resume::Nothing);
            match self.process.take_pending() {
                Some(object) if is_idle => return self.raise_idle(cx, object),
                Some(object) => self.raise_object(object),
                None => {}
            }
        }
        None
    }

    /// Raises an object in a fiber that runs nothing: an actor between messages fails with it.
    fn raise_idle(&mut self, cx: &mut Ctx<'_>, object: Value) -> Option<Next> {
        if !matches!(self.role, Role::Actor(_)) {
            return None;
        }
        let report = to_report(cx.local(), object, &[], &self.shared.sources);
        Some(self.actor_failed(cx, &report, object))
    }

    /// Raises an object in place of what the fiber was about to do.
    fn raise_object(&mut self, object: Value) {
        let raiser = self.shared.raiser();
        let cell = self.rooted.cell();
        cell.registers.woken = None;
        cell.registers.progress = [Value::DEFAULT; 4];
        cell.state.stage(raiser, &[object]);
    }

    /// Whether no wait is open; the primitive that started the last one will be told how it ended.
    fn woken(&mut self, cx: &mut Ctx<'_>) -> bool {
        if !self.is_waiting {
            return true;
        }
        let Some(wake) = cx.take_wake() else { return false };
        self.is_waiting = false;
        self.rooted.cell().registers.woken = Some(match wake {
            Wake::Cancelled => Woken::Cancelled,
            Wake::Completed(ready) => Woken::Completed(ready.branch, Value::from_stored(ready.payload)),
        });
        true
    }
}

impl Task<Interp> for Fiber {
    fn step(&mut self, cx: &mut Ctx<'_>) -> Step {
        let handle = self.rooted.handle();
        cx.local().run(handle);
        self.process.runs_on(cx.me());
        self.name_for_recording(cx);
        if !self.woken(cx) {
            return Step::Parked;
        }
        // What a wait has completed with is not lost to a request: that is served at the next poll.
        let is_completed = matches!(self.rooted.cell().registers.woken, Some(Woken::Completed(..)));
        if is_completed {
            self.requests |= cx.take_requests();
            if self.requests != 0 {
                cx.poll().request(PREEMPT);
            }
        }
        let served = if is_completed { None } else { self.serve_requests(cx) };
        let mut next = match served {
            Some(next) => next,
            None if matches!(self.rooted.cell().state.resume, Resume::Nothing) => self.next_call(cx),
            None => Next::Run,
        };
        loop {
            next = match next {
                Next::End => {
                    self.release(cx);
                    return Step::Done;
                }
                Next::Yield => return Step::Yielded(None),
                Next::Park => return Step::Parked,
                Next::Run => match self.run(cx) {
                    Pause::Preempt => Next::Yield,
                    Pause::Park => {
                        self.note_place(cx);
                        self.is_waiting = true;
                        return Step::Parked;
                    }
                    Pause::Done(value) => self.returned(cx, value),
                    Pause::Control(control) => self.control(cx, control),
                    Pause::Dead(failure) => self.dead(cx, &failure),
                },
            };
        }
    }
}

/// Whether the object says no more than that somebody asked for the end.
pub(super) fn is_stop(cx: &mut Ctx<'_>, object: Value) -> bool {
    Condition::from_value(object).is_some_and(|condition| condition.kind() == cx.local().symbol("stopped"))
}

/// Stands where no primitive is being called.
pub(super) fn no_builtin() -> &'static Builtin {
    static VOID: OnceLock<&Builtin> = OnceLock::new();
    VOID.get_or_init(|| crate::builtins::find("void").expect("the table has `void`"))
}

/// The results of waits, as the collector visits them.
struct Waits(Weak<Scheduler<Interp>>);

impl Roots for Waits {
    fn trace(&self, scope: Scope, visitor: &mut dyn Visitor) {
        let Some(scheduler) = self.0.upgrade() else { return };
        scheduler.trace_waits(scope == Scope::Changed, &mut |payload: &mut Stored| {
            visitor.stored(payload);
        });
    }
}

/// Shows the collector what waits have been completed with.
pub(super) fn register_waits(shared: &Shared, scheduler: &Arc<Scheduler<Interp>>) {
    shared.heap.add_roots(Arc::new(Waits(Arc::downgrade(scheduler))));
}
