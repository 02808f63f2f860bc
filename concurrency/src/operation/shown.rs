//! An operation that a collector may take at its word.

use super::{Operation, Ready};
use crate::context::Turn;
use crate::host::Host;
use crate::sync::Resource;
use crate::wait::Waiter;
use std::sync::Arc;

/// An operation whose tickets are all shown by what the program holds: see
/// [`Operation::shows_waiters`]. Whoever wraps it vouches for that.
#[derive(Clone, Copy, Debug)]
pub struct Shown<O>(pub O);

impl<H: Host, O: Operation<H>> Operation<H> for Shown<O> {
    fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        self.0.try_now(cx)
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        self.0.block(cx, waiter)
    }

    fn cancel(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        self.0.cancel(cx, waiter, winner);
    }

    fn branches(&self) -> u32 {
        self.0.branches()
    }

    fn is_external(&self) -> bool {
        self.0.is_external()
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        self.0.resource()
    }

    fn shows_waiters(&self) -> bool {
        true
    }

    fn is_rest(&self) -> bool {
        self.0.is_rest()
    }

    fn prune(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        self.0.prune(cx, waiter, winner);
    }

    fn trace_carried(&mut self, visit: &mut dyn FnMut(&mut H::Payload)) {
        self.0.trace_carried(visit);
    }
}
