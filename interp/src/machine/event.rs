//! Events: what `sync` waits for. A composite event (a choice, a wrapped event, …) is a record of the
//! library (`scheme/lambdust/events.scm`), which hands `%sync` a vector of base events. A base event is a
//! Rust object that implements [`Waitable`].
//!
//! To make something an event, in the file of its own:
//!
//! 1. Implement [`Waitable`]. `operation` gives what is waited for, anew for each `sync`, as the [`Operation`]
//!    that the blocking procedure of the same name waits for too, and `branches` how many it has. It checks the [`Identity`](super::resource::Identity) of what it uses, and
//!    raises what is wrong.
//! 2. `value` makes of branch and payload what `sync` returns, or raises. It runs in the fiber that waited, before
//!    anything else does: what was acquired is registered here (`Registers::held`).
//! 3. Either the object itself is the event, as a thread is: then it has a line in [`waitable`]. Or a builtin
//!    makes one with [`Event::make`]: `(channel-send-evt channel value)` is an event that holds both, in
//!    words that `trace` shows.

use super::pledge::Pledge;
use super::{Interp, Process};
use crate::builtins::processes::ProcessObject;
use crate::builtins::sockets::ListenerObject;
use crate::heap::{Foreign, Stored, Value, foreign_of};
use crate::vm::primitive::{Cx, Exit, Outcome};
use concurrency::{Completion, Operation, Ready, Sleep, Turn, Waiter};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// An operation that is waited for.
pub(crate) type BoxedOperation = Box<dyn Operation<Interp> + Send>;

/// Something that `sync` can wait for.
pub(crate) trait Waitable: Send + Sync {
    /// What is waited for.
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit>;

    /// How many branches that has.
    fn branches(&self) -> u32 {
        1
    }

    /// What the event is worth, made of what the operation has completed with.
    fn value(&self, _cx: &mut Cx<'_>, _branch: u32, payload: Value) -> Outcome {
        Ok(payload)
    }

    /// Whether the branch says that somebody else was faster, so that `sync` has to begin anew.
    fn is_missed(&self, _branch: u32) -> bool {
        false
    }

    /// The fiber that this has chosen is about to be interrupted: what would be lost on it goes to another.
    fn pass_on(&self, _turn: &mut Turn<'_, Interp>) {}

    /// The mutex that waiting unlocks, and that `sync` locks again whatever comes of it.
    fn mutex(&self) -> Option<Value> {
        None
    }

    /// Shows every word that holds a value.
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    /// How it is shown behind `event`.
    fn label(&self) -> String;
}

/// What is behind a value, if it is a base event.
pub(crate) fn waitable(value: &Value) -> Option<&dyn Waitable> {
    if let Some(event) = foreign_of::<Event>(value) {
        return Some(&*event.0);
    }
    let process = || foreign_of::<Process>(value).map(|process| process as &dyn Waitable);
    let signal = || foreign_of::<Signal>(value).map(|signal| signal as &dyn Waitable);
    let pledge = || foreign_of::<Pledge>(value).map(|pledge| pledge as &dyn Waitable);
    let listener = || foreign_of::<ListenerObject>(value).map(|listener| listener as &dyn Waitable);
    let program = || foreign_of::<ProcessObject>(value).map(|process| process as &dyn Waitable);
    process().or_else(signal).or_else(pledge).or_else(listener).or_else(program)
}

/// A base event that is nothing else.
pub(crate) struct Event(Box<dyn Waitable>);

impl Event {
    /// An event as a Scheme value.
    pub(crate) fn make(cx: &mut Cx<'_>, event: impl Waitable + 'static) -> Value {
        cx.heap.foreign(Arc::new(Event(Box::new(event))))
    }
}

impl Foreign for Event {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.0.trace(visit);
    }

    fn type_name(&self) -> &'static str {
        "event"
    }

    fn label(&self) -> String {
        format!("event {}", self.0.label())
    }
}

/// A thread or actor is ready when it has ended, with its value or what it raised.
impl Waitable for Process {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        self.identity.check(cx)?;
        Ok(Box::new(self.completion().clone()))
    }

    fn value(&self, _cx: &mut Cx<'_>, _branch: u32, payload: Value) -> Outcome {
        self.observe();
        if self.has_raised() { Err(Exit::Rethrow(payload)) } else { Ok(payload) }
    }

    fn label(&self) -> String {
        self.name()
    }
}

/// Ready so long after `sync` has begun.
pub(crate) struct After(pub(crate) Duration);

impl Waitable for After {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        Ok(Box::new(Sleep(cx.turn()?.now().after(self.0))))
    }

    fn label(&self) -> String {
        format!("after {} s", self.0.as_secs_f64())
    }
}

/// A value that an event keeps.
pub(crate) struct Kept(AtomicU64);

impl Kept {
    pub(crate) fn new(value: Value) -> Kept {
        Kept(AtomicU64::new(value.bits()))
    }

    pub(crate) fn get(&self) -> Value {
        Value::from_bits(self.0.load(Relaxed))
    }

    pub(crate) fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        visit(&self.0);
    }
}

/// Always ready, with one value.
pub(crate) struct Always(pub(crate) Kept);

impl Waitable for Always {
    fn operation(&self, _cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        Ok(Box::new(AtOnce))
    }

    fn value(&self, _cx: &mut Cx<'_>, _branch: u32, _payload: Value) -> Outcome {
        Ok(self.0.get())
    }

    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.0.trace(visit);
    }

    fn label(&self) -> String {
        "always".to_owned()
    }
}

/// Completes when it is tried.
struct AtOnce;

impl Operation<Interp> for AtOnce {
    fn try_now(&self, _cx: &mut Turn<'_, Interp>) -> Option<Ready<Stored>> {
        Some(Ready { branch: 0, payload: Value::UNSPECIFIED.stored() })
    }

    fn block(&self, cx: &mut Turn<'_, Interp>, waiter: Waiter) -> Option<Ready<Stored>> {
        let payload = Value::UNSPECIFIED.stored();
        cx.claim_own(waiter).then_some(Ready { branch: waiter.branch(), payload })
    }

    fn cancel(&self, _cx: &mut Turn<'_, Interp>, _waiter: Waiter, _winner: Option<u32>) {}
}

/// Ready from the moment it is told, for ever.
pub(crate) struct Signal(Arc<Completion<Interp>>);

impl Signal {
    pub(crate) fn make(cx: &mut Cx<'_>) -> Value {
        cx.heap.foreign(Arc::new(Signal(Completion::new())))
    }

    /// Tells it.
    pub(crate) fn tell(&self, turn: &mut Turn<'_, Interp>) {
        self.0.put(turn, Value::UNSPECIFIED.stored());
    }
}

impl Foreign for Signal {
    /// What it completes with is a constant.
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "event"
    }

    fn label(&self) -> String {
        format!("event {}", Waitable::label(self))
    }
}

impl Waitable for Signal {
    fn operation(&self, _cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        Ok(Box::new(self.0.clone()))
    }

    fn label(&self) -> String {
        "signal".to_owned()
    }
}
