//! Thread objects: what `(thread thunk)` gives and `(thread-join! t)` waits for.

use super::fiber::{Fiber, Role};
use super::{Interp, Surroundings};
use crate::heap::{Foreign, Stored, Value};
use crate::vm::fiber::FiberState;
use crate::vm::primitive::{Cx, Failure, Outcome, Registers};
use concurrency::{Completion, Owner};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// A thread as a Scheme object. It names the fiber and keeps how it ended, not the fiber itself.
pub struct Thread {
    /// What it is called in messages.
    pub name: String,
    /// The result, or what was raised.
    pub(crate) completion: Arc<Completion<Interp>>,
    /// Whether the completion holds what was raised.
    pub(crate) raised: AtomicBool,
}

impl Thread {
    pub(crate) fn new(serial: u64) -> Arc<Thread> {
        let completion = Completion::new();
        Arc::new(Thread { name: format!("thread-{serial}"), completion, raised: AtomicBool::new(false) })
    }

    /// Whether it has ended by an exception.
    pub(crate) fn has_raised(&self) -> bool {
        self.raised.load(Relaxed)
    }
}

/// Starts a fiber that calls the thunk, and gives its thread. It inherits the parameterization and the
/// surroundings; not the handlers, winders and masks.
pub(crate) fn start(cx: &mut Cx<'_>, thunk: Value) -> Outcome {
    let Some((shared, surroundings)) = cx.world.surroundings() else { return Ok(Value::UNSPECIFIED) };
    let id = shared.next_serial();
    let thread = Thread::new(id);
    let object = cx.heap.foreign(thread.clone());
    let registers = Registers { parameters: cx.registers.parameters, thread: object, ..Registers::default() };
    let surroundings = Surroundings { fiber_id: id, ..surroundings.clone() };
    let state = FiberState::new(id, thunk, &[]);
    let fiber = Fiber::new(shared, state, registers, surroundings, Role::Thread(thread));
    cx.heap.touch(fiber.handle());
    match cx.turn()?.spawn(fiber) {
        Ok(_) => Ok(object),
        Err(_) => Err(Failure::new("limit-exceeded", "there are too many fibers").into()),
    }
}

impl Foreign for Thread {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.completion.trace(&mut |payload: &mut Stored| {
            let word = AtomicU64::new(payload.0);
            visit(&word);
            *payload = Value::from_bits(word.into_inner()).stored();
        });
    }

    fn type_name(&self) -> &'static str {
        "thread"
    }
}
