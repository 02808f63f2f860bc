//! A fiber as the scheduler's task: a step runs the virtual machine until it wants something, does
//! that, and goes on or returns.

mod requests;
mod waits;

pub(crate) use requests::{
    AT_REST, CANCEL, FORSAKEN, INTERRUPT, KILL, RAISE, REPORT, STUCK, TESTIFY, TIMEOUT,
};
pub(super) use waits::{Waits, register_scheduler};

use super::actor::Phase;
use super::client::Outcome;
use super::control::Next;
use super::dead_letters::Fate;
use super::execution::Execution;
use super::process::{End, Process};
use super::realm::EndKind;
use super::simulation::Simulation;
use super::stdin::Stdin;
use super::world::{FiberWorld, Setting, Surroundings};
use super::{Ctx, Interp, MAIN_FIBER, Report, Shared, shown_value};
use crate::builtins::Builtin;
use crate::diagnostic::Diagnostic;
use crate::heap::{FiberHandle, Value};
use crate::source::Span;
use crate::value::condition::{add_note, from_failure, is_of_kind, set_site, site_of, to_report};
use crate::value::{Condition, FromValue, values};
use crate::vm::dispatch::run;
use crate::vm::exit::Pause;
use crate::vm::fiber::{Resume, RootedFiber, UNCOUNTED};
use crate::vm::primitive::{Cx, Failure, Place, Registers, Stream, Woken};
use crate::vm::trace;
use crate::vm::transaction::{self, interrupter};
use concurrency::{EventKind, Step, Task, Wake};
use std::sync::{Arc, OnceLock};

/// How many calls a report shows.
const TRACE_ENTRIES: usize = 20;

/// How many of them a condition keeps that is raised again by another fiber.
const NOTED_CALLS: usize = 4;

/// The procedure of the library that calls the body of a scope.
const BORDER: &str = "%in-scope";

/// What a fiber is for.
pub(super) enum Role {
    /// Runs the forms of a cell or file.
    Main(Box<Execution>),
    /// Runs a thunk for whoever joins it.
    Thread,
    /// Runs the thunk of a simulation.
    Inside,
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
    /// It has said that it waits while nothing went on.
    is_reported: bool,
    /// It was killed, and does not leave to its session what it owns.
    is_killed: bool,
    /// Whether a wait is open, or has ended and was not looked at.
    pub(super) is_waiting: bool,
    /// Messages that were received.
    pub(super) served: u32,
    /// It gave way after the last message.
    pub(super) gave_way: bool,
    /// The present message was waited for.
    pub(super) was_waiting: bool,
    /// The recording that knows its name.
    pub(super) named_in: u64,
    /// The simulation that goes on instead of the fiber.
    pub(super) hosted: Option<Box<Simulation>>,
}

impl Fiber {
    /// The fiber of a cell or file.
    pub(super) fn main(shared: &Arc<Shared>, execution: Execution) -> Fiber {
        let (client, realm) = (execution.client.clone(), shared.realm.clone());
        let setting = Setting { client, stdin: Arc::new(Stdin::default()), realm };
        let surroundings = Surroundings::new(setting, MAIN_FIBER);
        let process = shared.session_process().clone();
        process.begin();
        let rooted = RootedFiber::new(&shared.heap);
        Fiber::new(shared, rooted, surroundings, Role::Main(Box::new(execution)), process)
    }

    pub(super) fn new(
        shared: &Arc<Shared>,
        rooted: RootedFiber,
        surroundings: Surroundings,
        role: Role,
        process: Arc<Process>,
    ) -> Fiber {
        let shared = shared.clone();
        surroundings.realm.enter(&process);
        Fiber {
            rooted,
            shared,
            surroundings,
            role,
            process,
            leaving: None,
            is_reported: false,
            is_killed: false,
            is_waiting: false,
            hosted: None,
            served: 0,
            gave_way: false,
            was_waiting: false,
            named_in: 0,
        }
    }

    /// How the heap knows it.
    pub(crate) fn handle(&self) -> FiberHandle {
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
        let pause = if budget.is_some() {
            run::<true>(&mut cell.state, &mut primitives)
        } else {
            run::<false>(&mut cell.state, &mut primitives)
        };
        self.shared.futures.count_joined(std::mem::take(&mut cell.registers.joined));
        pause
    }

    /// The form or thunk has returned.
    fn returned(&mut self, cx: &mut Ctx<'_>, value: Value) -> Next {
        if self.leaving.is_some() {
            return self.left(cx);
        }
        match &self.role {
            Role::Thread => self.end(cx, value, false),
            Role::Inside => self.finish_run(EndKind::Returned, value),
            &Role::Actor(phase) => self.actor_returned(cx, phase, value),
            Role::Main(execution) => {
                if execution.shows_value() {
                    for value in values::unpack(value).into_iter().filter(|&v| v != Value::UNSPECIFIED) {
                        execution.client.value(shown_value(
                            &self.shared,
                            cx.local(),
                            value,
                            execution.client.columns(),
                        ));
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
        cell.registers.deadlines = Value::NIL;
        cell.registers.masked = 0;
        cell.registers.interruptible_at = 0;
        cell.state.start(procedure, args);
    }

    /// What a fiber does that has nothing to run.
    fn next_call(&mut self, cx: &mut Ctx<'_>) -> Next {
        match &self.role {
            Role::Main(_) => self.next_form(cx),
            Role::Thread | Role::Inside => Next::End,
            &Role::Actor(phase) => self.next_message(cx, phase),
        }
    }

    /// Goes on with the next form, or ends the execution.
    fn next_form(&mut self, cx: &mut Ctx<'_>) -> Next {
        self.note_form();
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
        for report in self.shared.unobserved.take() {
            self.surroundings.client.warn(&report);
        }
        if let Some(report) = self.shared.reports.rest() {
            self.surroundings.client.warn(&report);
        }
        *self.shared.held.lock() = std::mem::take(&mut self.rooted.cell().registers.held);
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
        let (mut entries, truncated) = trace::of(Some(cx.local()), &self.rooted.cell().state, TRACE_ENTRIES);
        entries.retain(|entry| !self.shared.sources.is_library(entry.span));
        if matches!(self.role, Role::Thread) {
            self.note_creation(cx, object, &entries);
        }
        let mut report = to_report(cx.local(), object, &entries, &self.shared);
        report.trace = entries;
        report.truncated = truncated;
        report.note_tail_calls(&self.shared, cx.local(), object);
        if matches!(self.role, Role::Thread | Role::Inside) {
            self.note_calls(cx, object);
        }
        self.rooted.cell().registers.raised = object;
        self.leave(cx, Leaving::Failed(Box::new(report)))
    }

    /// What is going to be raised again elsewhere tells where the fiber was created, unless that is seen from where it
    /// failed.
    fn note_creation(&self, cx: &mut Ctx<'_>, object: Value, calls: &[trace::TraceEntry]) {
        let Place { span: created_at, procedure } = self.process.created_at;
        let Some(condition) = Condition::from_value(object).filter(|_| created_at.is_some()) else { return };
        let mut places = calls.iter().map(|call| call.span).chain([site_of(condition)]);
        if places.any(|place| created_at.holds(place)) {
            return;
        }
        let noun = self.process.identity.noun();
        let who =
            self.process.identity.given_name().map_or(format!("the {noun}"), |name| format!("{noun} {name}"));
        let by = procedure.map_or_else(String::new, |name| format!(", in {name}"));
        add_note(cx.local(), condition, created_at, &format!("{who} was created here{by}"));
    }

    /// What is going to be raised again elsewhere tells what was under way here, inside of the innermost scope.
    pub(super) fn note_calls(&mut self, cx: &mut Ctx<'_>, object: Value) {
        let Some(condition) = Condition::from_value(object) else { return };
        let (entries, _) = trace::of(None, &self.rooted.cell().state, TRACE_ENTRIES);
        let is_of_program = |span: Span| span.is_some() && !self.shared.sources.is_library(span);
        let is_inside =
            |entry: &&trace::TraceEntry| entry.procedure.is_none_or(|name| name.as_str() != BORDER);
        let mut calls: Vec<_> = entries.iter().take_while(is_inside).collect();
        calls.retain(|entry| is_of_program(entry.span));
        if let Some(innermost) = calls.first()
            && !is_of_program(site_of(condition))
        {
            set_site(cx.local(), condition, innermost.span);
        }
        calls.retain(|entry| entry.span != site_of(condition));
        // The body of a form such as `with-mutex` is a procedure that its reader does not see.
        calls.dedup_by(|outer, inner| {
            outer.is_in_lambda() && inner.is_in_lambda() && outer.span.holds(inner.span)
        });
        calls.truncate(NOTED_CALLS);
        for entry in calls.into_iter().rev() {
            add_note(cx.local(), condition, entry.span, &format!("called in {}", entry.name()));
        }
    }

    fn fail(&mut self, cx: &mut Ctx<'_>, report: Report, object: Value) -> Next {
        match &self.role {
            Role::Main(_) => {
                self.surroundings.client.failed(&report);
                self.finish(Outcome::Failed)
            }
            Role::Thread => {
                // A scope raises it again, and that a fiber was cancelled is no news.
                let is_expected =
                    self.process.cancellation.is_requested() && is_of_kind(cx.local(), object, "cancelled");
                let is_raised_again = self.rooted.cell().registers.scope != Value::FALSE;
                if !is_raised_again && !is_expected && !is_of_kind(cx.local(), object, "stopped") {
                    self.report_end(cx, &report);
                }
                self.end(cx, object, true)
            }
            Role::Inside => self.finish_run(EndKind::Raised, object),
            Role::Actor(_) => self.actor_failed(cx, &report, object),
        }
    }

    /// Hands the result to whoever joins, and tells the scope. Both now hold the value, so the heap is told.
    /// What the fiber owned is given up before.
    fn end(&mut self, cx: &mut Ctx<'_>, value: Value, raised: bool) -> Next {
        self.release(cx);
        let Registers { process: handle, scope, .. } = self.rooted.cell().registers;
        let (mut turn, heap) = cx.split();
        heap.mark_dirty(handle);
        self.process.end(&mut turn, value, raised);
        if let Some(parent) = super::scope::parent(&scope) {
            heap.mark_dirty(scope);
            let failed = raised && !is_of_kind(heap, value, "cancelled");
            parent.ended(&mut turn, &self.process, failed.then_some(value));
        }
        let reason = if raised { value } else { heap.symbol("normal") };
        let mut end = End { shared: &self.shared, turn: &mut turn, heap };
        let request = self.process.serve(end.heap, handle, Value::FALSE);
        self.process.finish(&mut end, handle, reason);
        if let Some(request) = request {
            end.return_message(handle, request.into(), Fate::Crashed);
        }
        Next::End
    }

    /// A failure is shown where the fiber's output goes, whether or not somebody joins it later.
    fn report_end(&self, cx: &Ctx<'_>, report: &Report) {
        let mut report = report.clone();
        report.diagnostic.message = format!("{} ended: {}", self.process.name(), report.diagnostic.message);
        // Whoever awaits a task or future is told of its failure there.
        if self.process.is_awaited() && (self.shared.main.lock().is_some() || self.process.is_observed()) {
            return self.shared.unobserved.add(&self.process, report);
        }
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
        transaction::close(&mut cell.registers, cx);
        if cell.registers.winders == Value::NIL || matches!(cell.state.resume, Resume::Nothing) {
            return self.left(cx);
        }
        cell.registers.woken = None;
        cell.registers.progress = [Value::DEFAULT; 4];
        cell.registers.handlers = Value::NIL;
        cell.registers.masked = 1;
        cell.registers.interruptible_at = 0;
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
    pub(super) fn killed(&mut self, cx: &mut Ctx<'_>) -> Next {
        self.is_killed = true;
        match &self.role {
            Role::Main(_) => {
                self.release(cx);
                let report = Report::new(Diagnostic::new("interrupted", Span::NONE, "interrupted"));
                self.surroundings.client.failed(&report);
                self.finish(Outcome::Failed)
            }
            Role::Thread => {
                let failure = Failure::new("terminated", format!("{} was terminated", self.process.name()));
                let object = from_failure(cx.local(), &failure, Span::NONE, None);
                self.end(cx, object, true)
            }
            Role::Inside => {
                let failure = Failure::new("terminated", "the thunk of the simulation was terminated");
                let object = from_failure(cx.local(), &failure, Span::NONE, None);
                self.finish_run(EndKind::Raised, object)
            }
            Role::Actor(_) => {
                let reason = cx.local().symbol("killed");
                self.actor_over(cx, reason)
            }
        }
    }

    /// However a fiber ends, what it owned is given up.
    pub(super) fn release(&mut self, cx: &mut Ctx<'_>) {
        let owner = cx.me();
        transaction::close(&mut self.rooted.cell().registers, cx);
        for held in std::mem::take(&mut self.rooted.cell().registers.held) {
            if let Some(lost) = held.abandon(cx, owner) {
                let message = format!("{} ended while owning {lost}", self.process.described());
                let problem = Diagnostic::new("abandoned", Span::NONE, message);
                self.surroundings.client.warn(&Report::new(problem));
            }
        }
    }

    /// A new main fiber takes over what the session holds: that lives on between its cells, and keeps what a
    /// cell has locked.
    fn take_over(&mut self, cx: &mut Ctx<'_>) {
        let (before, me) = (self.process.task(), cx.me());
        if matches!(self.role, Role::Main(_)) && before != me {
            let held = std::mem::take(&mut *self.shared.held.lock());
            held.iter().for_each(|held| held.pass_on(before, me));
            self.rooted.cell().registers.held = held;
        }
        self.process.runs_on(me);
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
        let condition = self.condition(cx, failure);
        self.raise_object(condition);
    }

    /// Raises an object in place of what the fiber was about to do. A transaction that it is inside of is taken back
    /// first.
    pub(super) fn raise_object(&mut self, object: Value) {
        let is_inside = self.rooted.cell().registers.is_in_transaction();
        let raiser = if is_inside { interrupter(&self.shared) } else { self.shared.raiser() };
        self.raise_by(raiser, object);
    }

    fn raise_by(&mut self, raiser: Value, object: Value) {
        let cell = self.rooted.cell();
        cell.registers.woken = None;
        cell.registers.progress = [Value::DEFAULT; 4];
        cell.state.stage(raiser, &[object]);
    }

    /// The step ends with an open wait. An actor between two messages has no use for its cell.
    fn park(&mut self, cx: &mut Ctx<'_>) -> Step {
        if matches!(self.role, Role::Actor(Phase::Idle)) && self.leaving.is_none() {
            self.rooted.rest(&mut cx.local().spare);
        }
        Step::Parked
    }

    /// Whether no wait is open; the primitive that started the last one will be told how it ended.
    fn woken(&mut self, cx: &mut Ctx<'_>) -> bool {
        if !self.is_waiting {
            return true;
        }
        let Some(wake) = cx.take_wake() else {
            if cx.take_requests_in(TESTIFY) != 0 {
                self.testify(cx);
            }
            if cx.take_requests_in(REPORT) != 0 {
                self.report_wait();
            }
            return false;
        };
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
        let local = cx.local();
        local.run(handle);
        self.rooted.rise(self.surroundings.fiber_id, &mut local.spare);
        self.take_over(cx);
        self.name_for_recording(cx);
        if !self.woken(cx) {
            return self.park(cx);
        }
        let asked = match self.hosted {
            Some(_) => Some(self.serve_host_requests(cx)),
            None => self.serve_requests(cx),
        };
        let mut next = match asked {
            Some(next) => next,
            None if matches!(self.rooted.cell().state.resume, Resume::Nothing) => self.next_call(cx),
            None => Next::Run,
        };
        loop {
            next = match next {
                Next::End => {
                    self.release(cx);
                    self.rooted.end(&mut cx.local().spare);
                    return Step::Done;
                }
                Next::Yield => return Step::Yielded(None),
                Next::Host => self.host(cx),
                Next::Park => return self.park(cx),
                Next::Run => match self.run(cx) {
                    Pause::Preempt => {
                        self.note_place(cx, EventKind::Wait);
                        self.split_oldest(cx);
                        Next::Yield
                    }
                    Pause::Share => {
                        self.split_oldest(cx);
                        Next::Run
                    }
                    Pause::Split => {
                        self.split_newest(cx);
                        Next::Run
                    }
                    Pause::Access(event) => {
                        self.note_place(cx, event.kind);
                        return Step::Yielded(Some(event));
                    }
                    Pause::Park => {
                        self.note_place(cx, EventKind::Wait);
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

impl Drop for Fiber {
    fn drop(&mut self) {
        self.surroundings.realm.leave(&self.process);
    }
}

/// Stands where no primitive is being called.
pub(super) fn no_builtin() -> &'static Builtin {
    static VOID: OnceLock<&Builtin> = OnceLock::new();
    VOID.get_or_init(|| crate::builtins::find("void").expect("the table has `void`"))
}
