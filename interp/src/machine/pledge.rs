//! Promises that somebody settles, and waiting for several things that end.
//!
//! A gathering stands on the list of those who are told of an end, of each thing that it is about. It is decided once:
//! by the first end, or by the first failure and else by the last end. So waiting for any number of tasks is one wait,
//! and each end costs a step.

use super::event::{BoxedOperation, Waitable};
use super::resource::Identity;
use super::{Interp, Process, Turn};
use crate::heap::{Foreign, Mutator, Stored, Value, Wakes, foreign_of};
use crate::value::List;
use crate::vm::primitive::{Cx, Exit, Outcome};
use concurrency::{Completion, Operation, Owner, Ready, Waiter};
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::AcqRel, Ordering::Relaxed};

/// A promise with a resolver.
pub(crate) struct Pledge {
    pub(crate) identity: Identity,
    completion: Arc<Completion<Interp>>,
    broken: AtomicBool,
    /// The gatherings to tell. Its lock is held by whoever settles.
    watchers: Mutex<Vec<AtomicU64>>,
}

impl Pledge {
    /// A new one as a value.
    pub(crate) fn make(cx: &mut Cx<'_>) -> Outcome {
        let identity = Identity::new(cx, "promise", None)?;
        let pledge = Pledge {
            identity,
            completion: Completion::new(),
            broken: AtomicBool::new(false),
            watchers: Mutex::default(),
        };
        Ok(cx.heap.foreign(Arc::new(pledge)))
    }

    /// Gives it its value, or what waiting for it raises; false if it was settled before. `handle` is it as a value.
    pub(crate) fn settle(
        &self,
        cx: &mut Cx<'_>,
        handle: Value,
        value: Value,
        broken: bool,
    ) -> Result<bool, Exit> {
        let watchers = {
            let mut watchers = self.watchers.lock();
            if self.completion.get().is_some() {
                return Ok(false);
            }
            self.broken.store(broken, Relaxed);
            self.completion.put(cx.turn()?, value.stored());
            cx.heap.mark_dirty(handle);
            std::mem::take(&mut *watchers)
        };
        for watcher in watchers {
            let watcher = Value::from_bits(watcher.into_inner());
            if let Some(gathering) = foreign_of::<Gathering>(&watcher) {
                gathering.told(cx.turn()?, handle, broken);
            }
        }
        Ok(true)
    }

    /// What it is waited for by.
    pub(crate) fn settling(&self) -> Settling {
        Settling(self.completion.clone())
    }

    /// Whether waiting for it raises.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken.load(Relaxed)
    }

    /// Whether it has its value.
    pub(crate) fn is_settled(&self) -> bool {
        self.completion.get().is_some()
    }

    fn watch(&self, heap: &mut Mutator, handle: Value, watcher: Value) -> Watch {
        let mut watchers = self.watchers.lock();
        if self.is_settled() {
            return if self.is_broken() { Watch::Failed } else { Watch::Ended };
        }
        if watchers.iter().any(|known| known.load(Relaxed) == watcher.bits()) {
            return Watch::Known;
        }
        watchers.retain(|known| !is_decided(known));
        watchers.push(AtomicU64::new(watcher.bits()));
        heap.mark_dirty(handle);
        Watch::Begun
    }
}

impl Foreign for Pledge {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.completion.trace(&mut |payload: &mut Stored| payload.show(visit));
        // No mutator holds this lock at a poll.
        self.watchers.lock().iter().for_each(visit);
    }

    fn wakes(&self, show: &mut dyn FnMut(Wakes)) {
        self.completion.show_waiters(&mut |waiter| show(Wakes::Waiter(waiter)));
    }

    fn shows_payloads(&self) -> bool {
        true
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

/// A promise is ready when it is settled.
impl Waitable for Pledge {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        self.identity.check(cx)?;
        Ok(Box::new(self.settling()))
    }

    fn value(&self, _cx: &mut Cx<'_>, _branch: u32, payload: Value) -> Outcome {
        if self.is_broken() { Err(Exit::Rethrow(payload)) } else { Ok(payload) }
    }

    fn label(&self) -> String {
        self.identity.label()
    }
}

/// Waiting for a completion that shows who waits: nobody waits in vain without being told.
pub(crate) struct Settling(Arc<Completion<Interp>>);

impl Operation<Interp> for Settling {
    fn try_now(&self, turn: &mut Turn<'_>) -> Option<Ready<Stored>> {
        self.0.try_now(turn)
    }

    fn block(&self, turn: &mut Turn<'_>, waiter: Waiter) -> Option<Ready<Stored>> {
        self.0.block(turn, waiter)
    }

    fn cancel(&self, turn: &mut Turn<'_>, waiter: Waiter, winner: Option<u32>) {
        self.0.cancel(turn, waiter, winner);
    }

    fn shows_waiters(&self) -> bool {
        true
    }
}

/// Several things that end, of which all are waited for, or any.
pub(crate) struct Gathering {
    serial: u64,
    any: bool,
    /// How many have not ended, and one more until all are registered.
    left: AtomicUsize,
    /// The one that has decided, or nothing when all have ended well.
    decided: Arc<Completion<Interp>>,
}

/// What registering a gathering came to.
enum Watch {
    Begun,
    /// It had been there before.
    Known,
    Ended,
    Failed,
}

impl Gathering {
    /// The end of these: processes and pledges.
    pub(crate) fn make(cx: &mut Cx<'_>, items: &[Value], any: bool) -> Outcome {
        let gathering = Arc::new(Gathering {
            serial: cx.world.serial(),
            any,
            left: AtomicUsize::new(1),
            decided: Completion::new(),
        });
        let handle = cx.heap.foreign(gathering.clone());
        for &item in items {
            gathering.left.fetch_add(1, Relaxed);
            match watch(cx.heap, item, handle) {
                Watch::Begun => {}
                Watch::Known => {
                    gathering.left.fetch_sub(1, Relaxed);
                }
                Watch::Ended => gathering.told(cx.turn()?, item, false),
                Watch::Failed => gathering.told(cx.turn()?, item, true),
            }
        }
        if !any || items.is_empty() {
            gathering.one_less(cx.turn()?);
        }
        Ok(handle)
    }

    /// One of them has ended.
    pub(super) fn told(&self, turn: &mut Turn<'_>, item: Value, failed: bool) {
        if failed || self.any {
            self.decided.put(turn, item.stored());
        } else {
            self.one_less(turn);
        }
    }

    fn one_less(&self, turn: &mut Turn<'_>) {
        if self.left.fetch_sub(1, AcqRel) == 1 {
            self.decided.put(turn, Value::FALSE.stored());
        }
    }

    /// Nothing before it is decided; then a list of the one that has decided, or an empty one.
    pub(crate) fn outcome(&self, heap: &mut Mutator) -> Option<Value> {
        let item = Value::from_stored(self.decided.get()?);
        Some(if item == Value::FALSE { Value::NIL } else { List::of(heap, &[item]) })
    }

    pub(super) fn serial(&self) -> u64 {
        self.serial
    }

    pub(super) fn is_decided(&self) -> bool {
        self.decided.get().is_some()
    }

    /// What it is waited for by.
    pub(crate) fn deciding(&self) -> Settling {
        Settling(self.decided.clone())
    }
}

fn watch(heap: &mut Mutator, item: Value, handle: Value) -> Watch {
    if let Some(pledge) = foreign_of::<Pledge>(&item) {
        return pledge.watch(heap, item, handle);
    }
    let Some(process) = foreign_of::<Process>(&item) else { return Watch::Ended };
    process.observe();
    match process.gather(heap, item, handle) {
        None if process.has_raised() => Watch::Failed,
        None => Watch::Ended,
        Some(true) => Watch::Begun,
        Some(false) => Watch::Known,
    }
}

/// Whether it is a gathering that nothing more can change.
pub(super) fn is_decided(watcher: &AtomicU64) -> bool {
    let watcher = Value::from_bits(watcher.load(Relaxed));
    foreign_of::<Gathering>(&watcher).is_some_and(Gathering::is_decided)
}

impl Foreign for Gathering {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.decided.trace(&mut |payload: &mut Stored| payload.show(visit));
    }

    fn wakes(&self, show: &mut dyn FnMut(Wakes)) {
        self.decided.show_waiters(&mut |waiter| show(Wakes::Waiter(waiter)));
    }

    fn shows_payloads(&self) -> bool {
        true
    }

    fn type_name(&self) -> &'static str {
        "gathering"
    }
}
