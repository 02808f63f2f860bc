//! Futures whose bodies have fibers of their own: how such a fiber is split off the one that makes the future
//! (`vm/fork.rs` says when).

use super::fiber::{Fiber, Role};
use super::process::Process;
use super::resource::Identity;
use super::{Ctx, Surroundings, scope};
use crate::heap::Value;
use crate::value::Future;
use crate::vm::fiber::{Resume, RootedFiber};
use crate::vm::fork::Fork;
use crate::vm::primitive::{Cx, Exit, Failure, Registers};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// How many bodies of futures have returned on the stack of their maker, and how many got fibers of their own.
#[derive(Default)]
pub(crate) struct FutureCounts {
    joined: AtomicU64,
    split: AtomicU64,
}

impl FutureCounts {
    pub(super) fn count_joined(&self, count: u64) {
        if count > 0 {
            self.joined.fetch_add(count, Relaxed);
        }
    }

    /// The counts with the names that programs see.
    pub(crate) fn figures(&self) -> [(&'static str, u64); 2] {
        [("joined", self.joined.load(Relaxed)), ("split", self.split.load(Relaxed))]
    }
}

/// What such a process is called.
pub(crate) const NOUN: &str = "future";

impl Fiber {
    /// The oldest body that runs on this fiber's stack gets a fiber of its own, with all above it.
    pub(super) fn split_oldest(&mut self, cx: &mut Ctx<'_>) {
        if !self.rooted.cell().registers.forks.is_empty() {
            self.split(cx, 0);
        }
    }

    /// The newest one does.
    pub(super) fn split_newest(&mut self, cx: &mut Ctx<'_>) {
        if let Some(newest) = self.rooted.cell().registers.forks.len().checked_sub(1) {
            self.split(cx, newest);
        }
    }

    /// The fiber goes on behind the form with a future; a new one goes on with the body.
    fn split(&mut self, cx: &mut Ctx<'_>, position: usize) {
        let serial = self.surroundings.realm.next_serial();
        let process = Arc::new(Process::new(Identity::of(NOUN, serial, cx.scheduler().id())));
        let handle = cx.local().foreign(process.clone());
        let Registers { parameters, ref forks, .. } = self.rooted.cell().registers;
        let scope = forks[position].scope;
        let heap = &self.shared.heap;
        let mut rooted = RootedFiber::resting(handle, parameters, scope, Value::FALSE, heap);
        let fiber_id = self.shared.next_fiber();
        rooted.rise(fiber_id, &mut cx.local().spare);
        let (older, newer) = (self.rooted.cell(), rooted.cell());
        newer.state.begins = older.state.is_at_body();
        let fork = hand_over(&mut older.registers, &mut newer.registers, position);
        older.state.split(&mut newer.state, &fork);
        newer.state.charge(heap);
        older.state.resume = Resume::Return(Future::of(cx.local(), handle).into());
        let surroundings = Surroundings { fiber_id, ..self.surroundings.clone() };
        let fiber = Fiber::new(&self.shared, rooted, surroundings, Role::Thread, process.clone());
        cx.local().touch(fiber.handle());
        let parent = scope::parent(&scope);
        if parent.is_some_and(|parent| !parent.adopt(process.clone())) {
            // Another part has failed already, and that is what is told.
            let cancelled = self.process.cancelled();
            return self.raise(cx, &cancelled);
        }
        let before = process.task();
        let Ok(task) = cx.spawn_for_others(fiber) else {
            if let Some(parent) = parent {
                parent.ended(cx, &process, None);
            }
            return self.raise(cx, &Failure::new("limit-exceeded", "there are too many fibers"));
        };
        process.was_given(before, task);
        self.shared.futures.split.fetch_add(1, Relaxed);
        if let Some(parent) = parent {
            parent.begun(cx, &process);
        }
    }
}

/// The registers of the body go to its fiber. The fork at this position is the one that it leaves.
fn hand_over(older: &mut Registers, newer: &mut Registers, position: usize) -> Fork {
    newer.handlers = older.handlers;
    newer.winders = older.winders;
    newer.progress = std::mem::replace(&mut older.progress, [Value::DEFAULT; 4]);
    let (masked, interruptible_at) = (older.masked, older.interruptible_at);
    let (fork, above) = Fork::split(older, position);
    newer.masked = masked - fork.masked;
    newer.interruptible_at = interruptible_at.saturating_sub(fork.masked);
    newer.forks.extend(above);
    fork
}

impl Process {
    /// Whether it is the body of a future.
    pub(crate) fn is_future(&self) -> bool {
        self.identity.noun() == NOUN
    }
}

/// A future whose body is a procedure and has a fiber of its own from the beginning; it belongs to a scope, or `#f`.
pub(crate) fn start(cx: &mut Cx<'_>, thunk: Value, scope: Value) -> Result<Value, Exit> {
    let handle = super::process::start_as(cx, thunk, scope, NOUN)?;
    Ok(Future::of(cx.heap, handle).into())
}
