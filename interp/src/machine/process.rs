//! What a program can name of a fiber: a thread, or the session whose cells run one after the other on the
//! main fiber. It says how the fiber ended and passes requests on to it; it does not keep the fiber.

mod actor_part;
mod ending;

pub(crate) use actor_part::ActorPart;
pub(crate) use ending::{End, Tie, is_normal};

use super::behaviour::Behaviour;
use super::cancellation::Cancellation;
use super::fiber::{CANCEL, Fiber, KILL, RAISE, Role};
use super::futures::NOUN;
use super::resource::Identity;
use super::scope;
use super::{Interp, Surroundings, Turn};
use crate::heap::{Foreign, Mutator, Stored, Value, Wakes, foreign_of};
use crate::value::{FromValue, Request};
use crate::vm::fiber::RootedFiber;
use crate::vm::primitive::{Cx, Exit, Failure, Outcome, Place};
use concurrency::sync::Resource;
use concurrency::{
    Completion, FORCE, Letter, Mailbox, MailboxConfig, Operation, Owner, Ready, SchedulerId, TaskId, Waiter,
};
use ending::{Watchers, told};
use parking_lot::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::AcqRel, Ordering::Acquire};
use std::sync::atomic::{Ordering::Relaxed, Ordering::Release};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// A fiber as a Scheme object.
pub struct Process {
    pub(crate) identity: Identity,
    /// Where a thread or task was created.
    pub(super) created_at: Place,
    /// The fiber, as [`TaskId::to_bits`]; a handle of nothing before it starts.
    task: AtomicU64,
    /// The result, or what was raised; made when somebody waits for it, or at the end.
    completion: OnceLock<Arc<Completion<Interp>>>,
    /// Whether the completion holds what was raised.
    raised: AtomicBool,
    /// What is to be raised in the fiber as soon as it is not masked, or [`Value::DEFAULT`].
    pending: AtomicU64,
    /// What a program keeps with it (`thread-specific`).
    specific: AtomicU64,
    /// Whether it was killed before.
    killed: AtomicBool,
    /// Whether anybody has waited for its end, and so was told of it.
    observed: AtomicBool,
    pub(super) cancellation: Cancellation,
    /// What was sent to it.
    pub(crate) mailbox: Arc<Mailbox<Interp>>,
    /// The request that it has received and not answered, or `#f`.
    serving: AtomicU64,
    /// Why it has ended, or [`Value::DEFAULT`]. Written under the lock of the watchers.
    reason: AtomicU64,
    /// The wait that the silence detector has found to be in vain: a later one is not meant.
    forsaken: AtomicU64,
    /// Who is told of its end.
    watchers: Mutex<Watchers>,
    /// For actors.
    pub(crate) actor: Option<ActorPart>,
}

/// How long the after thunks of a fiber that is killed may take.
pub(crate) const LAST_WORDS: Duration = Duration::from_secs(1);

impl Process {
    pub(crate) fn new(identity: Identity) -> Process {
        Process::with(identity, MailboxConfig::default(), None)
    }

    fn with(identity: Identity, mailbox: MailboxConfig, actor: Option<ActorPart>) -> Process {
        let word = |value: Value| AtomicU64::new(value.bits());
        let number = identity.serial() as u32;
        Process {
            identity,
            created_at: Place::NONE,
            task: AtomicU64::new(NO_TASK),
            completion: OnceLock::new(),
            raised: AtomicBool::new(false),
            pending: word(Value::DEFAULT),
            specific: word(Value::UNSPECIFIED),
            killed: AtomicBool::new(false),
            observed: AtomicBool::new(false),
            cancellation: Cancellation::default(),
            mailbox: Mailbox::numbered(mailbox, number),
            serving: word(Value::FALSE),
            reason: word(Value::DEFAULT),
            forsaken: AtomicU64::new(u64::MAX),
            watchers: Mutex::default(),
            actor,
        }
    }

    /// The process of a session or simulation, whose main fiber changes.
    pub(crate) fn session(serial: u64, home: SchedulerId) -> Arc<Process> {
        Arc::new(Process::new(Identity::of("session", serial, home)))
    }

    /// The process of an actor with this behaviour.
    pub(crate) fn actor(identity: Identity, behaviour: Value, supervisor: Value) -> Option<Arc<Process>> {
        let mailbox = foreign_of::<Behaviour>(&behaviour)?.mailbox;
        Some(Arc::new(Process::with(identity, mailbox, Some(ActorPart::new(behaviour, supervisor)))))
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        let number = self.identity.serial();
        match (self.identity.given_name(), &self.actor) {
            (Some(name), Some(_)) => format!("{name}:{number}"),
            (None, Some(actor)) => {
                match foreign_of::<Behaviour>(&actor.behaviour()).and_then(Behaviour::name) {
                    Some(name) => format!("{name}:{number}"),
                    None => format!("actor:{number}"),
                }
            }
            _ => self.identity.name(),
        }
    }

    /// What it is and what it is called: `thread consumer`.
    pub(crate) fn described(&self) -> String {
        if self.actor.is_some() { format!("actor {}", self.name()) } else { self.identity.label() }
    }

    /// Whether it has ever had a fiber.
    pub(crate) fn has_run(&self) -> bool {
        self.task.load(Acquire) != NO_TASK
    }

    /// The fiber that runs it.
    pub(crate) fn task(&self) -> TaskId {
        TaskId::from_bits(self.task.load(Acquire))
    }

    /// The fiber that was just spawned runs it, unless that has said so itself already, or is over and another
    /// does. `before` is what [`Process::task`] gave before.
    pub(crate) fn was_given(&self, before: TaskId, task: TaskId) {
        let _ = self.task.compare_exchange(before.to_bits(), task.to_bits(), AcqRel, Relaxed);
    }

    /// That fiber runs it now.
    pub(crate) fn runs_on(&self, task: TaskId) {
        self.task.store(task.to_bits(), Release);
    }

    /// Whether it has ended by an exception.
    pub(crate) fn has_raised(&self) -> bool {
        self.raised.load(Relaxed)
    }

    /// Whether it is a task.
    pub(crate) fn is_task(&self) -> bool {
        self.identity.noun() == TASK
    }

    /// Whether its failure is for whoever asks for its value.
    pub(super) fn is_awaited(&self) -> bool {
        self.is_task() || self.is_future()
    }

    /// Somebody waits for its end, or has seen it.
    pub(crate) fn observe(&self) {
        self.observed.store(true, Relaxed);
    }

    /// Whether anybody has.
    pub(crate) fn is_observed(&self) -> bool {
        self.observed.load(Relaxed)
    }

    /// Ends it with a value, or with what was raised. The caller has marked its handle dirty.
    pub(crate) fn end(&self, turn: &mut Turn<'_>, value: Value, raised: bool) {
        self.raised.store(raised, Relaxed);
        self.completion().put(turn, value.stored());
    }

    /// Where the result goes.
    pub(crate) fn completion(&self) -> &Arc<Completion<Interp>> {
        self.completion.get_or_init(Completion::new)
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
    pub(crate) fn raise(
        &self,
        turn: &mut Turn<'_>,
        heap: &mut Mutator,
        handle: Value,
        object: Value,
    ) -> bool {
        self.set_pending(heap, handle, object) && turn.interrupt(self.task(), RAISE)
    }

    /// Notes what is to be raised, without a request; false if something else is to be raised before.
    pub(super) fn set_pending(&self, heap: &mut Mutator, handle: Value, object: Value) -> bool {
        let none = Value::DEFAULT.bits();
        let is_first = self.pending.compare_exchange(none, object.bits(), AcqRel, Relaxed).is_ok();
        if is_first {
            heap.mark_dirty(handle);
        }
        is_first
    }

    /// Takes what is to be raised.
    pub(super) fn take_pending(&self) -> Option<Value> {
        let object = Value::from_bits(self.pending.swap(Value::DEFAULT.bits(), AcqRel));
        (object != Value::DEFAULT).then_some(object)
    }

    /// Tells it, which watches another, of that one's end.
    pub(crate) fn post_down(&self, turn: &mut Turn<'_>, heap: &mut Mutator, ended: Value, reason: Value) {
        let down = heap.symbol("down");
        let message = [reason, ended, down].iter().fold(Value::NIL, |list, item| heap.cons(*item, list));
        self.post(turn, message, down);
    }

    /// Sends it a message that is not copied and that no limit holds up; false if it has ended.
    pub(crate) fn post(&self, turn: &mut Turn<'_>, message: Value, tag: Value) -> bool {
        let letter = Letter { payload: message.stored(), tag: tag.bits(), priority: i64::MAX };
        self.mailbox.deliver(turn, letter)
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

    /// The same for a program, which asks once: `None` the second time.
    pub(crate) fn ask_to_cancel(&self, turn: &mut Turn<'_>) -> Option<bool> {
        self.cancellation.ask().then(|| self.cancel(turn))
    }

    /// The same until the fiber leaves the scope with this number; false if it has left it.
    pub(crate) fn cancel_in(&self, turn: &mut Turn<'_>, scope: u64) -> bool {
        self.cancellation.request_in(scope) && turn.interrupt(self.task(), CANCEL)
    }

    /// The request that it has received and not answered.
    pub(crate) fn serving(&self) -> Option<Request> {
        Request::from_value(Value::from_bits(self.serving.load(Acquire)))
    }

    /// Notes which request it serves from now on, `#f` for none, and gives the one before. `handle` is this
    /// process as a value.
    pub(crate) fn serve(&self, heap: &mut Mutator, handle: Value, request: Value) -> Option<Request> {
        let before = self.serving.swap(request.bits(), AcqRel);
        if request != Value::FALSE {
            heap.mark_dirty(handle);
        }
        Request::from_value(Value::from_bits(before))
    }

    /// That wait of its fiber is in vain.
    pub(crate) fn forsake(&self, wait: u64) {
        self.forsaken.store(wait, Release);
    }

    /// Whether a wait is in vain, where the silence detector has named one.
    pub(crate) fn is_forsaken(&self, wait: u64) -> bool {
        let named = self.forsaken.swap(u64::MAX, AcqRel);
        named == u64::MAX || named == wait
    }

    /// Why it has ended, to be put behind a sentence; nothing after a normal end.
    pub(crate) fn why_ended(&self, heap: &mut Mutator) -> String {
        match self.reason() {
            Some(reason) if !is_normal(heap, reason) => format!(": {}", told(heap, reason)),
            _ => String::new(),
        }
    }

    /// Why it has ended.
    pub(crate) fn reason(&self) -> Option<Value> {
        let reason = Value::from_bits(self.reason.load(Acquire));
        (reason != Value::DEFAULT).then_some(reason)
    }

    /// What a program keeps with it.
    pub(crate) fn specific(&self) -> Value {
        Value::from_bits(self.specific.load(Acquire))
    }

    /// Keeps something with it. `handle` is this process as a value.
    pub(crate) fn set_specific(&self, cx: &mut Cx<'_>, handle: Value, value: Value) {
        self.specific.store(value.bits(), Release);
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
    start_as(cx, thunk, scope, "thread")
}

/// The user's word for a process that `async` makes.
pub(crate) const TASK: &str = "task";

/// The same under this word for it.
pub(crate) fn start_as(cx: &mut Cx<'_>, thunk: Value, scope: Value, noun: &'static str) -> Outcome {
    cx.check_transaction()?;
    // A future stands where its body does.
    let created_at = if noun == NOUN { Place::NONE } else { cx.place()? };
    let identity = Identity::new(cx, noun, None)?;
    let process = Arc::new(Process { created_at, ..Process::new(identity) });
    let object = cx.heap.foreign(process.clone());
    let parent = scope::parent(&scope);
    if let Some(parent) = parent {
        parent.admit(cx, process.clone())?;
    }
    let spawned = spawn(cx, &process, object, scope, thunk, Role::Thread);
    if let Some(parent) = parent {
        match spawned {
            Ok(()) => parent.begun(cx.turn()?, &process),
            Err(_) => parent.ended(cx.turn()?, &process, None),
        }
    }
    spawned.map(|()| object)
}

/// Gives a process a fiber, which inherits the parameterization and the surroundings. `handle` is the process as
/// a value; `thunk` is what it calls first, `#f` for nothing.
pub(super) fn spawn(
    cx: &mut Cx<'_>,
    process: &Arc<Process>,
    handle: Value,
    scope: Value,
    thunk: Value,
    role: Role,
) -> Result<(), Exit> {
    cx.check_transaction()?;
    // While the library is loaded nothing is started.
    let Some((shared, surroundings)) = cx.world.surroundings() else { return Ok(()) };
    let rooted = RootedFiber::resting(handle, cx.registers.parameters, scope, thunk, &shared.heap);
    let surroundings = Surroundings { fiber_id: shared.next_fiber(), ..surroundings.clone() };
    let fiber = Fiber::new(shared, rooted, surroundings, role, process.clone());
    cx.heap.touch(fiber.handle());
    let before = process.task();
    let Ok(task) = cx.turn()?.spawn(fiber) else {
        return Err(Failure::new("limit-exceeded", "there are too many fibers").into());
    };
    process.was_given(before, task);
    Ok(())
}

/// Waiting for the end of a thread, which its fiber alone can bring about.
pub(crate) struct Joining(pub(crate) Arc<Process>);

impl Operation<Interp> for Joining {
    fn try_now(&self, turn: &mut Turn<'_>) -> Option<Ready<Stored>> {
        self.0.completion().try_now(turn)
    }

    fn block(&self, turn: &mut Turn<'_>, waiter: Waiter) -> Option<Ready<Stored>> {
        self.0.completion().block(turn, waiter)
    }

    fn cancel(&self, turn: &mut Turn<'_>, waiter: Waiter, winner: Option<u32>) {
        self.0.completion().cancel(turn, waiter, winner);
    }

    fn shows_waiters(&self) -> bool {
        true
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        Some(self.0.clone())
    }
}

impl Resource for Process {
    fn label(&self) -> String {
        self.described()
    }

    fn owners(&self) -> Vec<TaskId> {
        if self.reason().is_some() { Vec::new() } else { vec![self.task()] }
    }
}

impl Foreign for Process {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        for word in [&self.pending, &self.specific, &self.serving, &self.reason] {
            visit(word);
        }
        self.watchers.lock().values().for_each(&mut *visit);
        if let Some(actor) = &self.actor {
            actor.trace(visit);
        }
        let mut payload = |payload: &mut Stored| payload.show(visit);
        if let Some(completion) = self.completion.get() {
            completion.trace(&mut payload);
        }
        self.mailbox.trace(&mut payload);
    }

    /// Whoever has the process can raise in the fiber, and its end wakes those who wait for that.
    fn wakes(&self, show: &mut dyn FnMut(Wakes)) {
        show(Wakes::Task(self.task()));
        let mut waiter = |waiter| show(Wakes::Waiter(waiter));
        if let Some(completion) = self.completion.get() {
            completion.show_waiters(&mut waiter);
        }
        self.mailbox.show_waiters(&mut waiter);
    }

    fn shows_payloads(&self) -> bool {
        true
    }

    fn type_name(&self) -> &'static str {
        self.identity.noun()
    }

    fn label(&self) -> String {
        if self.actor.is_none() {
            return self.identity.label();
        }
        let state = match &self.actor {
            _ if self.reason().is_some() => "ended",
            Some(actor) if actor.is_suspended.load(Relaxed) => "paused",
            _ => "running",
        };
        format!("actor {} {state}, mailbox {}", self.name(), self.mailbox.depth())
    }

    fn defined_as(&self, name: &str) {
        self.identity.defined_as(name);
    }
}
