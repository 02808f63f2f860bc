//! What a program can name of a fiber: a thread, or the session whose cells run one after the other on the
//! main fiber. It says how the fiber ended and passes requests on to it; it does not keep the fiber.

use super::fiber::{Fiber, KILL, RAISE, Role};
use super::resource::Identity;
use super::{Interp, Surroundings, Turn};
use crate::heap::{Foreign, Mutator, Stored, Value, Wakes};
use crate::vm::fiber::FiberState;
use crate::vm::primitive::{Cx, Exit, Failure, Outcome, Registers};
use concurrency::{Completion, FORCE, Owner, SchedulerId, TaskId};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::AcqRel, Ordering::Acquire, Ordering::Relaxed};

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
}

impl Process {
    pub(crate) fn new(identity: Identity) -> Arc<Process> {
        Arc::new(Process {
            identity,
            task: AtomicU64::new(NO_TASK),
            completion: Completion::new(),
            raised: AtomicBool::new(false),
            pending: AtomicU64::new(Value::DEFAULT.bits()),
            specific: AtomicU64::new(Value::UNSPECIFIED.bits()),
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

    /// The same for the running fiber's own process: nothing can wake it from the wait it was in. `handle` is
    /// this process as a value.
    pub(super) fn raise_in_own(&self, heap: &mut Mutator, handle: Value, object: Value) {
        let none = Value::DEFAULT.bits();
        if self.pending.compare_exchange(none, object.bits(), AcqRel, Relaxed).is_ok() {
            heap.mark_dirty(handle);
        }
    }

    /// Takes what is to be raised.
    pub(super) fn take_pending(&self) -> Option<Value> {
        let object = Value::from_bits(self.pending.swap(Value::DEFAULT.bits(), AcqRel));
        (object != Value::DEFAULT).then_some(object)
    }

    /// Ends the fiber without asking its handlers: after thunks run first, or with `force` not even these.
    pub(crate) fn kill(&self, turn: &mut Turn<'_>, force: bool) -> bool {
        turn.interrupt(self.task(), if force { KILL | FORCE } else { KILL })
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

/// A fiber that will call the thunk, and its thread, which does not run before [`start`]. It inherits the
/// parameterization and the surroundings; not the handlers, winders and masks.
pub(crate) fn start(cx: &mut Cx<'_>, thunk: Value) -> Outcome {
    let Some((shared, surroundings)) = cx.world.surroundings() else { return Ok(Value::UNSPECIFIED) };
    let (shared, surroundings) = (shared.clone(), surroundings.clone());
    let id = shared.next_serial();
    let process = Process::new(Identity::of("thread", id, cx.turn()?.scheduler().id()));
    let object = cx.heap.foreign(process.clone());
    let registers =
        Registers { parameters: cx.registers.parameters, process: object, ..Registers::default() };
    let surroundings = Surroundings { fiber_id: id, ..surroundings };
    let state = FiberState::new(id, thunk, &[]);
    let fiber = Fiber::new(&shared, state, registers, surroundings, Role::Thread, process.clone());
    cx.heap.touch(fiber.handle());
    match cx.turn()?.spawn(fiber) {
        Ok(task) => {
            process.runs_on(task);
            Ok(object)
        }
        Err(_) => Err(Failure::new("limit-exceeded", "there are too many fibers").into()),
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

    /// Whoever has the process can raise in the fiber, and its end wakes those who wait for that.
    fn wakes(&self, show: &mut dyn FnMut(Wakes)) {
        show(Wakes::Task(self.task()));
        self.completion.show_waiters(&mut |waiter| show(Wakes::Waiter(waiter)));
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
