//! Futures without fibers. The body of `(future …)` runs at once, on the stack of the fiber that makes the future; a
//! fork is the note of where it began. If nothing happens until it returns, the future is a box of its value, and
//! all that was done for it beside evaluating the body is a few stores.
//!
//! What may happen is that the body gets a fiber of its own: the stack is split (`FiberState::split`) in the frame
//! the form stands in, the new fiber goes on with the body, and the old one goes on behind the form, with a future
//! that is not ready. That is done
//!
//! - when a worker has nothing to do, or the fiber is to give way: the *oldest* body leaves, with all that is above it;
//! - before anything that could tell the two apart (waiting, locking, asking who runs, capturing a continuation, an
//!   error that nobody handles, a stack that is full): the *newest* leaves.
//!
//! So a fiber that its scheduler gets back has no forks, and what is asked of it is meant for the older part. A body
//! cannot tell whether it was split off; only the order of what it and its maker do differs.

use super::primitive::Registers;
use crate::heap::Value;

/// The body of a future that runs on its maker's stack.
#[derive(Clone, Copy, Debug)]
pub struct Fork {
    /// Words below the frame that the form stands in.
    pub frame: usize,
    /// The return point behind the form.
    pub after: u64,
    /// The scope that a fiber of its own would belong to, or `#f`.
    pub scope: Value,
    /// What the maker's registers hold. The body begins without handlers and extents.
    pub handlers: Value,
    /// Likewise.
    pub winders: Value,
    /// Likewise; the body begins with the same.
    pub parameters: Value,
    /// Likewise; a body is not masked.
    pub masked: u32,
    /// Likewise.
    pub interruptible_at: u32,
}

impl Fork {
    /// A body begins. Whether it cannot do so on the stack of its maker, who holds back interrupts.
    #[inline(always)]
    pub fn begin(registers: &mut Registers, frame: usize, after: u64, scope: Value) -> bool {
        let &mut Registers { handlers, winders, parameters, masked, interruptible_at, .. } = registers;
        registers.forks.push(Fork {
            frame,
            after,
            scope,
            handlers,
            winders,
            parameters,
            masked,
            interruptible_at,
        });
        registers.handlers = Value::NIL;
        registers.winders = Value::NIL;
        masked != 0
    }

    /// A body has returned; false if it is none on its maker's stack.
    #[inline(always)]
    pub fn end(registers: &mut Registers) -> bool {
        let Some(fork) = registers.forks.pop() else { return false };
        registers.handlers = fork.handlers;
        registers.winders = fork.winders;
        registers.joined += 1;
        true
    }

    /// Takes the fork at this position and all newer ones off, and gives the maker its registers back. What comes
    /// back are the forks above it, as they lie on a stack that begins with its frame.
    pub fn split(registers: &mut Registers, position: usize) -> (Fork, Vec<Fork>) {
        let mut above = registers.forks.split_off(position);
        let fork = above.remove(0);
        above.iter_mut().for_each(|other| other.frame -= fork.frame);
        registers.handlers = fork.handlers;
        registers.winders = fork.winders;
        registers.parameters = fork.parameters;
        registers.masked = fork.masked;
        registers.interruptible_at = fork.interruptible_at;
        (fork, above)
    }

    /// The values that it keeps.
    pub fn values(&self) -> [&Value; 4] {
        [&self.scope, &self.handlers, &self.winders, &self.parameters]
    }
}
