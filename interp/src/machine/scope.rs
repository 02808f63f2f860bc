//! Scopes: what `with-scope` opens, and which threads are its children.
//!
//! A child that ends tells its scope before anybody can join it. The first failure cancels the other
//! children and what the owner does inside of the scope. Whoever leaves the scope does so in the library
//! (`scheme/lambdust/scopes.scm`), in the order enter, join or fail, close, leave.

use super::process::Process;
use super::resource::Identity;
use super::{Interp, Turn};
use crate::heap::{Foreign, Stored, Value, foreign_arc, foreign_of};
use crate::printer::value::brief;
use crate::value::condition::{add_note, site_of};
use crate::value::{Condition, FromValue, Text};
use crate::vm::primitive::{Cx, Exit, Failure, Held};
use concurrency::{Operation, Ready, TaskId, Waiter, WaiterQueue};
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// What the body of a scope has instead of a child's number.
const BODY: u64 = u64::MAX;

/// The most failures that are kept.
const FAILURES_MAX: usize = 16;

/// A scope.
pub(crate) struct Scope {
    identity: Identity,
    /// Whose body it is.
    owner: Arc<Process>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    phase: Phase,
    is_cancelled: bool,
    /// A program has asked for that, which it does once.
    is_asked: bool,
    /// The children that have not ended, by their numbers, which grow in the order in which they began.
    children: BTreeMap<u64, Arc<Process>>,
    /// In the order of time.
    failures: Vec<Failed>,
    /// Who waits for the children to end.
    waiters: WaiterQueue,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
enum Phase {
    #[default]
    New,
    Open,
    Closed,
}

/// What was raised and not handled.
struct Failed {
    /// Which of several comes first: the number of the child, or what a parallel form says.
    place: u64,
    name: String,
    object: AtomicU64,
}

impl State {
    /// Keeps a failure, unless it is one that has come out of a child and was raised again by a join.
    fn note(&mut self, object: Value, place: u64, name: String) {
        let is_known = self.failures.iter().any(|failed| failed.object() == object);
        if !is_known && self.failures.len() < FAILURES_MAX {
            self.failures.push(Failed { place, name, object: AtomicU64::new(object.bits()) });
        }
    }
}

impl Failed {
    fn object(&self) -> Value {
        Value::from_bits(self.object.load(Relaxed))
    }
}

impl Scope {
    /// A scope of the running fiber, which it has not entered yet.
    pub(crate) fn make(cx: &mut Cx<'_>) -> Result<Option<Value>, Exit> {
        let identity = Identity::new(cx, "scope", None)?;
        let handle = cx.own_process()?;
        let Some(owner) = foreign_arc(&handle) else { return Ok(None) };
        Ok(Some(cx.heap.foreign(Arc::new(Scope { identity, owner, state: Mutex::default() }))))
    }

    /// Refuses the use of a scope of another scheduler.
    pub(crate) fn check(&self, cx: &mut Cx<'_>) -> Result<(), Exit> {
        self.identity.check(cx)
    }

    /// The running fiber, its owner, is inside from now on; false if it was before.
    pub(crate) fn enter(self: &Arc<Self>, cx: &mut Cx<'_>) -> bool {
        {
            let mut state = self.state.lock();
            if state.phase != Phase::New {
                return false;
            }
            state.phase = Phase::Open;
        }
        self.owner.cancellation.enter(self.identity.serial());
        cx.registers.held.push(self.clone());
        true
    }

    /// The running fiber, its owner, is outside from now on.
    pub(crate) fn leave(self: &Arc<Self>, cx: &mut Cx<'_>) {
        let own: *const () = Arc::as_ptr(self).cast();
        cx.registers.held.retain(|held| !std::ptr::eq(Arc::as_ptr(held).cast(), own));
        cx.registers.cancelled &= self.owner.cancellation.leave(self.identity.serial());
    }

    /// No child begins any more. If others are still there it stays open, unless `anyway`; whether it is closed.
    pub(crate) fn close(&self, anyway: bool) -> bool {
        let mut state = self.state.lock();
        if anyway || state.children.is_empty() {
            state.phase = Phase::Closed;
        }
        state.phase == Phase::Closed
    }

    /// Takes a new child, before it begins.
    pub(super) fn admit(&self, cx: &mut Cx<'_>, child: Arc<Process>) -> Result<(), Exit> {
        if self.adopt(child) {
            return Ok(());
        }
        let text = format!("cannot start a thread in {}: it is closed", self.identity.name());
        let hint = "a scope takes threads until the procedure of its `with-scope` has returned";
        Err(cx.failure("scope-closed", text).hint(hint).into())
    }

    /// The same; false if it takes none any more.
    pub(super) fn adopt(&self, child: Arc<Process>) -> bool {
        let mut state = self.state.lock();
        if state.phase != Phase::Open {
            return false;
        }
        if state.is_cancelled {
            child.cancellation.request();
        }
        state.children.insert(child.identity.serial(), child);
        true
    }

    /// The child has its fiber now. What it was asked before could not reach it.
    pub(super) fn begun(&self, turn: &mut Turn<'_>, child: &Process) {
        if child.cancellation.is_requested() {
            turn.interrupt(child.task(), super::fiber::CANCEL);
        }
    }

    /// A child has ended, perhaps by a failure. The caller has marked the scope dirty.
    pub(super) fn ended(&self, turn: &mut Turn<'_>, child: &Process, failure: Option<Value>) {
        let number = child.identity.serial();
        let waiters = {
            let mut state = self.state.lock();
            // The owner closes the scope when it sees no child: by then the failure must be known.
            if let Some(object) = failure {
                state.note(object, number, child.name());
            }
            state.children.remove(&number);
            state.children.is_empty().then(|| state.waiters.take())
        };
        if failure.is_some() {
            self.cancel(turn);
        }
        for waiter in waiters.into_iter().flatten() {
            turn.complete(waiter, Value::UNSPECIFIED.stored());
        }
    }

    /// The body has failed; `handle` is this scope as a value.
    pub(crate) fn fail(&self, cx: &mut Cx<'_>, handle: Value, object: Value) -> Result<(), Exit> {
        self.state.lock().note(object, BODY, self.owner.name());
        cx.heap.mark_dirty(handle);
        self.cancel_children(cx.turn()?);
        Ok(())
    }

    /// A part of it has failed, which is the one at this place: all others are cancelled. `handle` is this scope.
    pub(crate) fn fail_at(
        &self,
        cx: &mut Cx<'_>,
        handle: Value,
        object: Value,
        place: u64,
    ) -> Result<(), Exit> {
        cx.turn()?;
        self.state.lock().note(object, place, format!("part {place}"));
        cx.heap.mark_dirty(handle);
        self.cancel(cx.turn()?);
        Ok(())
    }

    /// Cancels all children, also those to come, and what the owner does inside; false if that was done before
    /// or all is over.
    pub(crate) fn cancel(&self, turn: &mut Turn<'_>) -> bool {
        let is_news = self.cancel_children(turn);
        if is_news {
            self.owner.cancel_in(turn, self.identity.serial());
        }
        is_news
    }

    /// The same for a program, which asks once: `None` the second time.
    pub(crate) fn ask_to_cancel(&self, turn: &mut Turn<'_>) -> Option<bool> {
        let is_news = !std::mem::replace(&mut self.state.lock().is_asked, true);
        is_news.then(|| self.cancel(turn))
    }

    /// Cancels all children, also those to come.
    pub(crate) fn cancel_children(&self, turn: &mut Turn<'_>) -> bool {
        let children = {
            let mut state = self.state.lock();
            let is_over = state.phase == Phase::Closed && state.children.is_empty();
            if is_over || std::mem::replace(&mut state.is_cancelled, true) {
                return false;
            }
            state.children.values().cloned().collect::<Vec<_>>()
        };
        for child in children {
            child.cancel(turn);
        }
        true
    }

    /// Kills the children that are left.
    pub(crate) fn kill(&self, turn: &mut Turn<'_>, force: bool) {
        let children: Vec<_> = self.state.lock().children.values().cloned().collect();
        for child in children {
            child.kill(turn, force);
        }
    }

    /// What `with-scope` raises, if anything has failed: the failure that came first, or that of the first
    /// child. The others are noted in it.
    pub(crate) fn failure(&self, cx: &mut Cx<'_>, of_first_child: bool) -> Option<Value> {
        let state = self.state.lock();
        let first =
            if of_first_child { state.failures.iter().min_by_key(|failed| failed.place) } else { None };
        let primary = first.or_else(|| state.failures.first())?.object();
        if let Some(condition) = Condition::from_value(primary) {
            for other in state.failures.iter().rev().filter(|other| other.object() != primary) {
                let (site, text) = (site(other.object()), self.told(cx, other));
                add_note(cx.heap, condition, site, &text);
            }
        }
        Some(primary)
    }

    fn told(&self, cx: &Cx<'_>, failed: &Failed) -> String {
        let object = failed.object();
        let message =
            Condition::from_value(object).and_then(|condition| Text::string_of(condition.message()));
        let message = message.unwrap_or_else(|| brief(cx.heap, object));
        format!("{} failed as well: {message}", failed.name)
    }

    /// How many children have not ended.
    pub(crate) fn size(&self) -> usize {
        self.state.lock().children.len()
    }

    /// The error of a use after the end.
    pub(crate) fn closed(&self) -> Failure {
        let text = format!("cannot enter {} again: it is closed", self.identity.name());
        Failure::new("scope-closed", text)
            .hint("a continuation cannot lead back into a `with-scope` that was left")
    }
}

fn site(object: Value) -> crate::source::Span {
    Condition::from_value(object).map_or(crate::source::Span::NONE, site_of)
}

/// The end of all children.
pub(crate) struct AllEnded(pub(crate) Arc<Scope>);

impl AllEnded {
    fn ready(&self, branch: u32) -> Option<Ready<Stored>> {
        let is_empty = self.0.state.lock().children.is_empty();
        is_empty.then(|| Ready { branch, payload: Value::UNSPECIFIED.stored() })
    }
}

impl Operation<Interp> for AllEnded {
    fn try_now(&self, _cx: &mut concurrency::Turn<'_, Interp>) -> Option<Ready<Stored>> {
        self.ready(0)
    }

    fn block(&self, cx: &mut concurrency::Turn<'_, Interp>, waiter: Waiter) -> Option<Ready<Stored>> {
        {
            let mut state = self.0.state.lock();
            if !state.children.is_empty() {
                state.waiters.push(waiter, |other| cx.is_waiting(*other));
                return None;
            }
        }
        cx.claim_own(waiter).then(|| self.ready(waiter.branch())).flatten()
    }

    fn cancel(&self, _cx: &mut concurrency::Turn<'_, Interp>, waiter: Waiter, _winner: Option<u32>) {
        self.0.state.lock().waiters.remove(waiter);
    }
}

/// The owner has ended without leaving: nobody waits for the children any more.
impl Held for Scope {
    /// Its owner alone waits for it.
    fn show_waiters(&self, _show: &mut dyn FnMut(Waiter)) {}

    fn abandon(&self, turn: &mut Turn<'_>, _owner: TaskId) -> Option<String> {
        self.close(true);
        self.kill(turn, true);
        None
    }

    fn key(&self) -> (usize, u64) {
        (std::ptr::from_ref(self).addr(), 0)
    }
}

impl Foreign for Scope {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        // No mutator holds this lock at a poll.
        self.state.lock().failures.iter().for_each(|failed| visit(&failed.object));
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

/// The scope behind a value.
pub(super) fn parent(value: &Value) -> Option<&Scope> {
    foreign_of(value)
}
