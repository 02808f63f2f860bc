//! Waiting for a point in time, alone or beside another operation.
//!
//! A wait that ends early leaves its timer entry where it is; see `scheduler/timers.rs`.

use super::{Operation, Ready};
use crate::context::Turn;
use crate::host::{Host, Payload};
use crate::sync::Resource;
use crate::time::Time;
use crate::wait::Waiter;
use std::sync::Arc;

/// Completes with `UNIT` once that time has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sleep(pub Time);

impl<H: Host> Operation<H> for Sleep {
    fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        (cx.now() >= self.0).then_some(Ready { branch: 0, payload: H::Payload::UNIT })
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        cx.arm(waiter, self.0);
        None
    }

    /// The timer finds the wait ended, and forgets it.
    fn cancel(&self, _cx: &mut Turn<'_, H>, _waiter: Waiter, _winner: Option<u32>) {}
}

/// Another operation with a deadline: its branches, and one more with `UNIT` when the time has come.
#[derive(Clone, Copy, Debug)]
pub struct Timeout<O> {
    /// What is waited for.
    pub operation: O,
    /// Until when.
    pub deadline: Time,
}

impl<H: Host, O: Operation<H>> Operation<H> for Timeout<O> {
    fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        if let Some(ready) = self.operation.try_now(cx) {
            return Some(ready);
        }
        let ready = Operation::<H>::try_now(&Sleep(self.deadline), cx)?;
        Some(Ready { branch: self.operation.branches(), ..ready })
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let ready = self.operation.block(cx, waiter);
        if ready.is_none() {
            cx.arm(waiter.shifted(self.operation.branches()), self.deadline);
        }
        ready
    }

    fn cancel(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        self.operation.prune(cx, waiter, winner);
    }

    fn branches(&self) -> u32 {
        self.operation.branches() + 1
    }

    fn is_external(&self) -> bool {
        self.operation.is_external()
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        self.operation.resource()
    }

    fn trace_carried(&mut self, visit: &mut dyn FnMut(&mut H::Payload)) {
        self.operation.trace_carried(visit);
    }
}
