//! A fiber as the scheduler's task: a step runs the virtual machine until it wants something, does
//! that, and goes on or returns.

use super::client::Outcome;
use super::control::Next;
use super::execution::Execution;
use super::stdin::Stdin;
use super::thread::Thread;
use super::world::{FiberWorld, Surroundings};
use super::{Ctx, Interp, MAIN_FIBER, Report, Shared};
use crate::builtins::Builtin;
use crate::diagnostic::Diagnostic;
use crate::heap::{FiberHandle, Roots, Scope, Stored, Value, Visitor};
use crate::printer::value::{Style as PrintStyle, print};
use crate::source::Span;
use crate::value::condition::{from_failure, to_report};
use crate::value::values;
use crate::vm::dispatch::run;
use crate::vm::exit::Pause;
use crate::vm::fiber::{FiberState, Resume, RootedFiber, UNCOUNTED};
use crate::vm::primitive::{Cx, Failure, Registers, Stream, Woken};
use crate::vm::trace;
use concurrency::{Scheduler, Step, Task, Wake};
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Weak};

/// Request: raise `interrupted` in the fiber at its next unmasked poll.
pub(crate) const INTERRUPT: u32 = 1;
/// Request: end the execution without asking its handlers.
pub(crate) const KILL: u32 = 1 << 1;

/// How many calls a report shows.
const TRACE_ENTRIES: usize = 20;

/// What a fiber is for.
pub(super) enum Role {
    /// Runs the forms of a cell or file.
    Main(Execution),
    /// Runs a thunk for whoever joins it.
    Thread(Arc<Thread>),
}

/// A fiber.
pub struct Fiber {
    pub(super) rooted: RootedFiber,
    pub(super) shared: Arc<Shared>,
    pub(super) surroundings: Surroundings,
    pub(super) role: Role,
    /// Whether a wait is open, or has ended and was not looked at.
    pub(super) is_waiting: bool,
    /// Requests that a mask holds back.
    requests: u32,
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
        Fiber::new(shared, state, Registers::default(), surroundings, Role::Main(execution))
    }

    pub(super) fn new(
        shared: &Arc<Shared>,
        state: FiberState,
        registers: Registers,
        surroundings: Surroundings,
        role: Role,
    ) -> Fiber {
        let rooted = RootedFiber::new(state, registers, &shared.heap);
        Fiber { rooted, shared: shared.clone(), surroundings, role, is_waiting: false, requests: 0 }
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
        match &mut self.role {
            Role::Thread(thread) => {
                let thread = thread.clone();
                self.end_thread(cx, &thread, value);
                Next::End
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

    /// Goes on with the next form, or ends the execution.
    fn next_form(&mut self, cx: &mut Ctx<'_>) -> Next {
        let Role::Main(execution) = &mut self.role else { return Next::End };
        match execution.next(&self.shared, cx.local()) {
            None => self.finish(Outcome::Finished),
            Some(Ok(step)) => {
                let cell = self.rooted.cell();
                cell.registers.winders = Value::NIL;
                cell.registers.handlers = Value::NIL;
                cell.registers.masked = 0;
                cell.state.start(step.call[0], &step.call[1..]);
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
        self.surroundings.client.flush(Stream::Out);
        self.surroundings.client.flush(Stream::Err);
        self.surroundings.client.clone().done(outcome);
        Next::End
    }

    /// Nobody handled what was raised.
    pub(super) fn uncaught(&mut self, cx: &mut Ctx<'_>, object: Value) -> Next {
        let (mut entries, truncated) = trace::of(&self.rooted.cell().state, TRACE_ENTRIES);
        entries.retain(|entry| !self.shared.sources.is_library(entry.span));
        let mut report = to_report(cx.local(), object, &entries, &self.shared.sources);
        report.trace = entries;
        report.truncated = truncated;
        self.fail(cx, report, object)
    }

    fn fail(&mut self, cx: &mut Ctx<'_>, report: Report, object: Value) -> Next {
        match &self.role {
            Role::Main(_) => {
                self.surroundings.client.failed(&report);
                self.finish(Outcome::Failed)
            }
            Role::Thread(thread) => {
                let thread = thread.clone();
                thread.raised.store(true, Relaxed);
                self.report_thread(&thread, &report);
                self.end_thread(cx, &thread, object);
                Next::End
            }
        }
    }

    /// Hands the result to whoever joins. The thread object now holds the value, so the heap is told.
    fn end_thread(&mut self, cx: &mut Ctx<'_>, thread: &Arc<Thread>, value: Value) {
        let object = self.rooted.cell().registers.thread;
        cx.local().mark_dirty(object);
        thread.completion.put(cx, value.stored());
    }

    /// A thread's failure is shown where its output goes, whether or not somebody joins it later.
    fn report_thread(&self, thread: &Thread, report: &Report) {
        let mut report = report.clone();
        report.diagnostic.message = format!("{} ended: {}", thread.name, report.diagnostic.message);
        self.surroundings.client.warn(&report);
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
    }

    /// Raises in place of what the fiber was about to do.
    pub(super) fn raise(&mut self, cx: &mut Ctx<'_>, failure: &Failure) {
        let raiser = self.shared.raiser();
        let cell = self.rooted.cell();
        let (span, procedure) = trace::site(&cell.state);
        let condition = from_failure(cx.local(), failure, span, procedure);
        cell.registers.progress = [Value::DEFAULT; 4];
        cell.state.stage(raiser, &[condition]);
    }

    /// Serves requests unless masked; `None` when the fiber has ended.
    fn serve_requests(&mut self, cx: &mut Ctx<'_>) -> Option<()> {
        self.requests |= cx.take_requests();
        if self.requests & KILL != 0 {
            self.requests = 0;
            let failure = Failure::new("interrupted", "interrupted");
            let _ = self.dead(cx, &failure);
            return None;
        }
        if self.requests & INTERRUPT != 0 && self.rooted.cell().registers.masked == 0 {
            self.requests &= !INTERRUPT;
            self.rooted.cell().registers.woken = None;
            if matches!(self.rooted.cell().state.resume, Resume::Nothing) {
                return Some(());
            }
            self.raise(cx, &Failure::new("interrupted", "interrupted"));
        }
        Some(())
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
        if !self.woken(cx) {
            return Step::Parked;
        }
        if self.serve_requests(cx).is_none() {
            return Step::Done;
        }
        let mut next = match self.rooted.cell().state.resume {
            Resume::Nothing => self.next_form(cx),
            _ => Next::Run,
        };
        loop {
            next = match next {
                Next::End => return Step::Done,
                Next::Yield => return Step::Yielded(None),
                Next::Run => match self.run(cx) {
                    Pause::Preempt => Next::Yield,
                    Pause::Park => {
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

/// Stands where no primitive is being called.
pub(super) fn no_builtin() -> &'static Builtin {
    crate::builtins::find("void").expect("the table has `void`")
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
