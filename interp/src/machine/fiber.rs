//! A fiber as the scheduler's task: a step runs the virtual machine until it wants something, does
//! that, and goes on or returns.

use super::actor::Phase;
use super::client::Outcome;
use super::control::Next;
use super::dead_letters::Fate;
use super::deadlock::Testimony;
use super::execution::Execution;
use super::process::{End, Process};
use super::realm::EndKind;
use super::simulation::Simulation;
use super::stdin::Stdin;
use super::world::{FiberWorld, Setting, Surroundings};
use super::{Ctx, Interp, MAIN_FIBER, Report, Shared, deadlines, waiting};
use crate::builtins::Builtin;
use crate::diagnostic::Diagnostic;
use crate::heap::{FiberHandle, Roots, Scope, Stored, Value, Visitor};
use crate::printer::value::{Style as PrintStyle, print};
use crate::source::Span;
use crate::value::condition::{from_failure, is_of_kind, to_report};
use crate::value::values;
use crate::vm::dispatch::run;
use crate::vm::exit::Pause;
use crate::vm::fiber::{Resume, RootedFiber, UNCOUNTED};
use crate::vm::parked;
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

/// How many calls a report shows.
const TRACE_ENTRIES: usize = 20;

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
        match &self.role {
            Role::Thread => self.end(cx, value, false),
            Role::Inside => self.finish_run(EndKind::Returned, value),
            &Role::Actor(phase) => self.actor_returned(cx, phase, value),
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
                // A scope raises it again, and that a fiber was cancelled is no news.
                let is_expected =
                    self.process.cancellation.is_requested() && is_of_kind(cx.local(), object, "cancelled");
                if self.rooted.cell().registers.scope == Value::FALSE
                    && !is_expected
                    && !is_of_kind(cx.local(), object, "stopped")
                {
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

    /// Serves the requests that nothing holds back; what is next instead of going on, if anything. What is
    /// held back stays in the task word, where it ends every interruptible wait.
    pub(super) fn serve_requests(&mut self, cx: &mut Ctx<'_>) -> Option<Next> {
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
                return self.raise_requested(cx, object);
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
            return self.raise_requested(cx, condition);
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
        let (entries, _) = trace::of(&self.rooted.cell().state, TRACE_ENTRIES);
        let own = |span: &Span| !self.shared.sources.is_library(*span);
        entries.iter().map(|entry| entry.span).find(own).unwrap_or(Span::NONE)
    }

    /// Says who it is and where it waits, to the circle of fibers that it is in.
    fn testify(&mut self, cx: &mut Ctx<'_>) {
        let span = self.place();
        let place = self.shared.sources.get(span.source).map(|source| {
            let (line, _) = source.position(span.start);
            format!(", {} line {line}", source.name)
        });
        let testimony = Testimony { who: self.process.described(), place: place.unwrap_or_default() };
        for task in self.surroundings.realm.deadlocks.testimony(cx.me(), testimony) {
            cx.interrupt(task, DEADLOCK);
        }
    }

    /// Says what the fiber waits for, once, where its output goes.
    fn report_wait(&mut self) {
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
    pub(super) fn asked_for(&mut self, cx: &mut Ctx<'_>, request: u32) -> Option<Value> {
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

    fn condition(&mut self, cx: &mut Ctx<'_>, failure: &Failure) -> Value {
        let (span, procedure) = trace::site(&self.rooted.cell().state);
        from_failure(cx.local(), failure, span, procedure)
    }

    /// Raises it in place of what the fiber was about to do. What else is asked is looked at soon.
    fn raise_requested(&mut self, cx: &mut Ctx<'_>, object: Value) -> Option<Next> {
        if cx.requests() != 0 {
            cx.poll().request(PREEMPT);
        }
        if matches!(self.rooted.cell().state.resume, Resume::Nothing) {
            return self.raise_idle(cx, object);
        }
        self.raise_object(object);
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
    pub(super) fn raise_object(&mut self, object: Value) {
        let raiser = self.shared.raiser();
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
                    Pause::Preempt => Next::Yield,
                    Pause::Access(event) => return Step::Yielded(Some(event)),
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

/// The results of waits, as the collector visits them.
pub(super) struct Waits {
    scheduler: Weak<Scheduler<Interp>>,
    /// Whether its fibers are given up when nothing can wake them.
    gives_up: bool,
}

impl Waits {
    /// Those of a scheduler whose fibers are all roots.
    pub(super) fn of(scheduler: &Arc<Scheduler<Interp>>) -> Waits {
        Waits { scheduler: Arc::downgrade(scheduler), gives_up: false }
    }
}

impl Roots for Waits {
    fn trace(&self, scope: Scope, visitor: &mut dyn Visitor) {
        let Some(scheduler) = self.scheduler.upgrade() else { return };
        let mut show = |payload: &mut Stored| visitor.stored(payload);
        if self.gives_up && scope == Scope::Everything {
            scheduler.trace_independent_waits(&mut show);
        } else {
            scheduler.trace_waits(scope == Scope::Changed, &mut show);
        }
    }
}

/// Shows the collector what waits of the machine's own scheduler have been completed with, whose fibers are given up when nothing can wake them.
pub(super) fn register_scheduler(shared: &Shared, scheduler: &Arc<Scheduler<Interp>>) {
    parked::register(&shared.heap, scheduler);
    let scheduler = Arc::downgrade(scheduler);
    shared.heap.add_roots(Arc::new(Waits { scheduler, gives_up: true }));
}
