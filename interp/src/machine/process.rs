//! What a program can name of a fiber: a thread, or the session whose cells run one after the other on the
//! main fiber. It says how the fiber ended and passes requests on to it; it does not keep the fiber.

use super::cancellation::Cancellation;
use super::fiber::{CANCEL, Fiber, KILL, RAISE, Role};
use super::resource::Identity;
use super::scope::Scope;
use super::{Interp, Surroundings, Turn};
use crate::heap::{Foreign, Stored, Value, foreign_of};
use crate::vm::fiber::FiberState;
use crate::vm::primitive::{Cx, Exit, Failure, Outcome, Registers};
use concurrency::{Completion, FORCE, Owner, SchedulerId, TaskId};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::AcqRel, Ordering::Acquire, Ordering::Relaxed};
use std::time::Duration;

/// A fiber as a Scheme object.
pub struct Process {
    pub(crate) identity: Identity,
    /// The fiber, as [`TaskId::to_bits`]; a handle of nothing before it starts.
    task: AtomicU64,
    /// The result, or what was raised.
    pub(crate) completion: Arc<Completion<Interp>>,
    /// Whether the completion holds what was raised.
    raised: AtomicBool,
    /// What is to be raised in the fiber as soon as it is not masked, or [`Value::DEFAULT`].
    pending: AtomicU64,
    /// What a program keeps with it (`thread-specific`).
    specific: AtomicU64,
    /// Whether it was killed before.
    killed: AtomicBool,
    pub(super) cancellation: Cancellation,
}

/// How long the after thunks of a fiber that is killed may take.
pub(crate) const LAST_WORDS: Duration = Duration::from_secs(1);

impl Process {
    pub(crate) fn new(identity: Identity) -> Arc<Process> {
        Arc::new(Process {
            identity,
            task: AtomicU64::new(NO_TASK),
            completion: Completion::new(),
            raised: AtomicBool::new(false),
            pending: AtomicU64::new(Value::DEFAULT.bits()),
            specific: AtomicU64::new(Value::UNSPECIFIED.bits()),
            killed: AtomicBool::new(false),
            cancellation: Cancellation::default(),
        })
    }

    /// The process of a session or simulation, whose main fiber changes.
    pub(crate) fn session(serial: u64, home: SchedulerId) -> Arc<Process> {
        Process::new(Identity::of("session", serial, home))
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        self.identity.name()
    }

    /// The fiber that runs it.
    pub(crate) fn task(&self) -> TaskId {
        TaskId::from_bits(self.task.load(Acquire))
    }

    /// That fiber runs it now.
    pub(crate) fn runs_on(&self, task: TaskId) {
        self.task.store(task.to_bits(), std::sync::atomic::Ordering::Release);
    }

    /// Whether it has ended by an exception.
    pub(crate) fn has_raised(&self) -> bool {
        self.raised.load(Relaxed)
    }

    /// Ends it with a value, or with what was raised. The caller has marked its handle dirty.
    pub(crate) fn end(&self, turn: &mut Turn<'_>, value: Value, raised: bool) {
        self.raised.store(raised, Relaxed);
        self.completion.put(turn, value.stored());
    }

    /// A new fiber begins to run it: what was asked of the last one is over.
    pub(super) fn begin(&self) {
        self.killed.store(false, Relaxed);
        self.cancellation.reset();
    }

    /// What is raised in it when it is cancelled.
    pub(crate) fn cancelled(&self) -> Failure {
        Failure::new("cancelled", format!("{} was cancelled", self.name()))
    }

    /// Has the object raised in the fiber at its next poll or wait outside of masks. Of several before
    /// that only the first counts. `handle` is this process as a value.
    pub(crate) fn raise(&self, cx: &mut Cx<'_>, handle: Value, object: Value) -> Result<bool, Exit> {
        let none = Value::DEFAULT.bits();
        if self.pending.compare_exchange(none, object.bits(), AcqRel, Relaxed).is_err() {
            return Ok(false);
        }
        cx.heap.mark_dirty(handle);
        Ok(cx.turn()?.interrupt(self.task(), RAISE))
    }

    /// Takes what is to be raised.
    pub(super) fn take_pending(&self) -> Option<Value> {
        let object = Value::from_bits(self.pending.swap(Value::DEFAULT.bits(), AcqRel));
        (object != Value::DEFAULT).then_some(object)
    }

    /// Ends the fiber without asking its handlers. Its after thunks run first, for a second at most; with
    /// `force`, or when it was killed before, not even these.
    pub(crate) fn kill(&self, turn: &mut Turn<'_>, force: bool) -> bool {
        let task = self.task();
        if self.killed.swap(true, AcqRel) || force {
            return turn.interrupt(task, KILL | FORCE);
        }
        turn.interrupt_at(task, turn.now().after(LAST_WORDS), KILL | FORCE);
        turn.interrupt(task, KILL)
    }

    /// Has `cancelled` raised in the fiber, now and at every later point where it would wait, until it ends.
    /// False if it has ended or was cancelled before.
    pub(crate) fn cancel(&self, turn: &mut Turn<'_>) -> bool {
        self.cancellation.request() && turn.interrupt(self.task(), CANCEL)
    }

    /// The same until the fiber leaves the scope with this number; false if it has left it.
    pub(crate) fn cancel_in(&self, turn: &mut Turn<'_>, scope: u64) -> bool {
        self.cancellation.request_in(scope) && turn.interrupt(self.task(), CANCEL)
    }

    /// What a program keeps with it.
    pub(crate) fn specific(&self) -> Value {
        Value::from_bits(self.specific.load(Acquire))
    }

    /// Keeps something with it. `handle` is this process as a value.
    pub(crate) fn set_specific(&self, cx: &mut Cx<'_>, handle: Value, value: Value) {
        self.specific.store(value.bits(), std::sync::atomic::Ordering::Release);
        cx.heap.mark_dirty(handle);
    }
}

/// No fiber has this handle: generations begin at 0 and slots end before.
const NO_TASK: u64 = u64::MAX;

/// A thread that calls the thunk. It inherits the parameterization and the surroundings; not the handlers,
/// winders and masks.
pub(crate) fn start(cx: &mut Cx<'_>, thunk: Value) -> Outcome {
    start_in(cx, thunk, Value::FALSE)
}

/// The same in a scope, given as a value, which is told how it ends; or in none, `#f`.
pub(crate) fn start_in(cx: &mut Cx<'_>, thunk: Value, scope: Value) -> Outcome {
    let Some((shared, surroundings)) = cx.world.surroundings() else { return Ok(Value::UNSPECIFIED) };
    let (shared, surroundings) = (shared.clone(), surroundings.clone());
    let id = shared.next_serial();
    let process = Process::new(Identity::of("thread", id, cx.turn()?.scheduler().id()));
    let object = cx.heap.foreign(process.clone());
    let parameters = cx.registers.parameters;
    let registers = Registers { parameters, process: object, scope, ..Registers::default() };
    let surroundings = Surroundings { fiber_id: id, ..surroundings };
    let state = FiberState::new(id, thunk, &[]);
    let fiber = Fiber::new(&shared, state, registers, surroundings, Role::Thread, process.clone());
    cx.heap.touch(fiber.handle());
    let scope = foreign_of::<Scope>(&scope);
    if let Some(scope) = scope {
        scope.admit(cx, process.clone())?;
    }
    match cx.turn()?.spawn(fiber) {
        Ok(task) => {
            process.runs_on(task);
            if let Some(scope) = scope {
                scope.begun(cx.turn()?, &process);
            }
            Ok(object)
        }
        Err(_) => {
            if let Some(scope) = scope {
                scope.ended(cx.turn()?, &process, None);
            }
            Err(Failure::new("limit-exceeded", "there are too many fibers").into())
        }
    }
}

impl Foreign for Process {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        visit(&self.pending);
        visit(&self.specific);
        self.completion.trace(&mut |payload: &mut Stored| {
            let word = AtomicU64::new(payload.0);
            visit(&word);
            *payload = Value::from_bits(word.into_inner()).stored();
        });
    }

    fn type_name(&self) -> &'static str {
        self.identity.noun()
    }

    fn label(&self) -> String {
        self.identity.label()
    }

    fn defined_as(&self, name: &str) {
        self.identity.defined_as(name);
    }
}
