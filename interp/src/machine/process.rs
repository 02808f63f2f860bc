//! What a program can name of a fiber: a thread, or the session whose cells run one after the other on the
//! main fiber. It says how the fiber ended and passes requests on to it; it does not keep the fiber.

use super::actor::STOP;
use super::behaviour::{Behaviour, Part};
use super::cancellation::Cancellation;
use super::dead_letters::Fate;
use super::fiber::{CANCEL, Fiber, KILL, RAISE, Role};
use super::resource::Identity;
use super::scope;
use super::{Interp, Shared, Surroundings, Turn};
use crate::heap::{Foreign, Mutator, Stored, Value, Wakes, foreign_of};
use crate::printer::value::{Limits, Style, brief, print_bounded};
use crate::source::Span;
use crate::value::condition::from_failure;
use crate::value::{Condition, FromValue, List, Request, Vector};
use crate::vm::fiber::RootedFiber;
use crate::vm::primitive::{Cx, Exit, Failure, Outcome};
use concurrency::sync::Resource;
use concurrency::{
    Completion, FORCE, Letter, Mailbox, MailboxConfig, Operation, Owner, Ready, SchedulerId, TaskId, Waiter,
};
use parking_lot::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::AcqRel, Ordering::Acquire};
use std::sync::atomic::{Ordering::Relaxed, Ordering::Release, Ordering::SeqCst, fence};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// A fiber as a Scheme object.
pub struct Process {
    pub(crate) identity: Identity,
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
    watchers: Mutex<Vec<Watcher>>,
    /// For actors.
    pub(crate) actor: Option<ActorPart>,
}

/// What only actors have.
pub(crate) struct ActorPart {
    /// The [`Behaviour`](super::Behaviour) it was spawned with.
    behaviour: AtomicU64,
    /// The parts of its present instance, a vector; `#f` before it has begun.
    parts: AtomicU64,
    /// The process of its supervisor, or `#f`.
    supervisor: AtomicU64,
    /// Messages put aside: their number and a list, the last one first.
    stash: AtomicU64,
    /// What it will give as the reason of its end, or [`Value::DEFAULT`].
    ending: AtomicU64,
    /// It has no fiber at present, but is not over.
    pub(crate) is_suspended: AtomicBool,
    /// A request to stop may be among its messages.
    asked_to_stop: AtomicBool,
}

/// One that is told when a process ends.
struct Watcher {
    process: AtomicU64,
    tie: Tie,
}

/// What the end of a process means to one that watches it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tie {
    /// It gets a message.
    Monitor,
    /// It fails as well, unless the end is a normal one.
    Link,
    /// It is a child of the supervisor that has ended, and ends too.
    Child,
}

/// So many watchers are kept before it is asked whether some have ended themselves.
const PRUNE_FROM: usize = 16;

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
            task: AtomicU64::new(NO_TASK),
            completion: OnceLock::new(),
            raised: AtomicBool::new(false),
            pending: word(Value::DEFAULT),
            specific: word(Value::UNSPECIFIED),
            killed: AtomicBool::new(false),
            cancellation: Cancellation::default(),
            mailbox: Mailbox::numbered(mailbox, number),
            serving: word(Value::FALSE),
            reason: word(Value::DEFAULT),
            forsaken: AtomicU64::new(u64::MAX),
            watchers: Mutex::new(Vec::new()),
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
        let word = |value: Value| AtomicU64::new(value.bits());
        let actor = ActorPart {
            behaviour: word(behaviour),
            parts: word(Value::FALSE),
            supervisor: word(supervisor),
            stash: word(Value::FALSE),
            ending: word(Value::DEFAULT),
            is_suspended: AtomicBool::new(true),
            asked_to_stop: AtomicBool::new(false),
        };
        Some(Arc::new(Process::with(identity, mailbox, Some(actor))))
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

    /// Has `watcher` told when this ends; false if it has ended already.
    pub(crate) fn watch(&self, heap: &mut Mutator, handle: Value, watcher: Value, tie: Tie) -> bool {
        let mut watchers = self.watchers.lock();
        if self.reason().is_some() {
            return false;
        }
        if !watchers.iter().any(|other| other.is(watcher, tie)) {
            if watchers.len() >= PRUNE_FROM && watchers.len().is_power_of_two() {
                watchers.retain(|watcher| !watcher.has_ended());
            }
            watchers.push(Watcher { process: AtomicU64::new(watcher.bits()), tie });
            heap.mark_dirty(handle);
        }
        true
    }

    /// No longer.
    pub(crate) fn unwatch(&self, watcher: Value, tie: Tie) {
        self.watchers.lock().retain(|other| !other.is(watcher, tie));
    }

    /// Whether anybody wants to know when it ends.
    pub(crate) fn is_watched(&self) -> bool {
        self.watchers.lock().iter().any(|watcher| watcher.tie != Tie::Child)
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
        for watcher in watchers {
            end.tell(&watcher, handle, reason);
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
    let process = Arc::new(Process::new(Identity::new(cx, "thread", None)?));
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

impl Watcher {
    fn value(&self) -> Value {
        Value::from_bits(self.process.load(Relaxed))
    }

    fn has_ended(&self) -> bool {
        foreign_of::<Process>(&self.value()).is_some_and(|process| process.reason().is_some())
    }

    fn is(&self, process: Value, tie: Tie) -> bool {
        self.tie == tie && self.value() == process
    }
}

impl ActorPart {
    pub(crate) fn behaviour(&self) -> Value {
        Value::from_bits(self.behaviour.load(Acquire))
    }

    /// A part of the present instance.
    pub(crate) fn part(&self, part: Part) -> Value {
        self.part_at(part as usize)
    }

    /// The same by its place; `#f` where there is none.
    pub(crate) fn part_at(&self, place: usize) -> Value {
        let parts = Value::from_bits(self.parts.load(Acquire));
        let parts = Vector::from_value(parts).filter(|parts| place < parts.len());
        parts.map_or(Value::FALSE, |parts| parts.get(place))
    }

    /// `handle` is the process as a value, here and below.
    pub(crate) fn set_parts(&self, heap: &mut Mutator, handle: Value, parts: Value) {
        self.parts.store(parts.bits(), Release);
        heap.mark_dirty(handle);
    }

    pub(crate) fn supervisor(&self) -> Value {
        Value::from_bits(self.supervisor.load(Acquire))
    }

    /// Why it is going to end; a normal end unless something else was said.
    pub(crate) fn ending(&self, heap: &mut Mutator) -> Value {
        let reason = Value::from_bits(self.ending.load(Acquire));
        if reason == Value::DEFAULT { heap.symbol("normal") } else { reason }
    }

    /// Says why it is going to end.
    pub(crate) fn end_with(&self, heap: &mut Mutator, handle: Value, reason: Value) {
        self.ending.store(reason.bits(), Release);
        heap.mark_dirty(handle);
    }

    /// It is going to find a request to stop among its messages.
    pub(crate) fn ask_to_stop(&self) {
        self.asked_to_stop.store(true, Release);
    }

    /// Whether it was asked to stop since this was asked last.
    pub(super) fn was_asked_to_stop(&self) -> bool {
        self.asked_to_stop.swap(false, AcqRel)
    }

    /// Puts a message aside; false if there are `most` already. Only the actor itself.
    pub(crate) fn stash(&self, heap: &mut Mutator, handle: Value, message: Value, most: usize) -> bool {
        let stash = Value::from_bits(self.stash.load(Acquire));
        let count = stash.car().and_then(Value::as_fixnum).unwrap_or(0);
        if count as usize >= most {
            return false;
        }
        let list = heap.cons(message, stash.cdr().unwrap_or(Value::NIL));
        let stash = heap.cons(Value::fixnum(count + 1), list);
        self.stash.store(stash.bits(), Release);
        heap.mark_dirty(handle);
        true
    }

    /// Takes the messages that were put aside, the first one first.
    pub(crate) fn unstash(&self) -> Vec<Value> {
        let stash = Value::from_bits(self.stash.swap(Value::FALSE.bits(), AcqRel));
        let mut messages = List(stash.cdr().unwrap_or(Value::NIL)).items(usize::MAX).unwrap_or_default();
        messages.reverse();
        messages
    }

    /// Forgets the instance before, for a new fiber.
    pub(crate) fn begin_again(&self, heap: &mut Mutator, handle: Value) {
        self.set_parts(heap, handle, Value::FALSE);
        self.ending.store(Value::DEFAULT.bits(), Release);
    }
}

/// What the end of a process needs.
pub(crate) struct End<'a, 't> {
    pub(crate) shared: &'a Shared,
    pub(crate) turn: &'a mut Turn<'t>,
    pub(crate) heap: &'a mut Mutator,
}

impl End<'_, '_> {
    fn tell(&mut self, watcher: &Watcher, ended: Value, reason: Value) {
        let value = watcher.value();
        let Some(process) = foreign_of::<Process>(&value) else { return };
        match watcher.tie {
            Tie::Monitor => process.post_down(self.turn, self.heap, ended, reason),
            Tie::Link => {
                process.unwatch(ended, Tie::Link);
                if !is_normal(self.heap, reason) {
                    let name = foreign_of::<Process>(&ended).map_or_else(String::new, Process::name);
                    let text = format!("{name}, which is linked to this, ended: {}", told(self.heap, reason));
                    let failure = Failure::new("linked-end", text).irritant(ended).irritant(reason);
                    let condition = from_failure(self.heap, &failure, Span::NONE, None);
                    process.raise(self.turn, self.heap, value, condition);
                }
            }
            // Only of a supervisor that could not end them itself, because it was killed while it did.
            Tie::Child => {
                let is_suspended =
                    process.actor.as_ref().is_some_and(|actor| actor.is_suspended.load(SeqCst));
                if is_suspended || !process.kill(self.turn, false) {
                    let shutdown = self.heap.symbol("shutdown");
                    process.finish(self, value, shutdown);
                }
            }
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
pub(crate) const ABOUT_CHILDREN: [&str; 3] = ["%child-began", "%child-ended", "%start-again"];

/// Whether an end is nothing to worry about.
pub(crate) fn is_normal(heap: &mut Mutator, reason: Value) -> bool {
    ["normal", "shutdown"].iter().any(|name| heap.symbol(name) == reason)
}

/// A reason in words.
fn told(heap: &Mutator, reason: Value) -> String {
    match Condition::from_value(reason) {
        Some(condition) => print_bounded(heap, condition.message(), Style::Display, Limits::BRIEF),
        None => brief(heap, reason),
    }
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
        self.watchers.lock().iter().for_each(|watcher| visit(&watcher.process));
        if let Some(actor) = &self.actor {
            [&actor.behaviour, &actor.parts, &actor.supervisor, &actor.stash, &actor.ending]
                .into_iter()
                .for_each(&mut *visit);
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
