//! Completions posted by threads that are not workers.
//!
//! A post waits here until a worker takes it; there is at most one for each wait that something
//! outside was asked to complete, so their number is bounded by the tasks and by the stale posts of
//! cancelled waits that were under way.

use super::Finish;
use crate::host::Host;
use crate::shim::Mutex;
use crate::shim::atomic::{AtomicUsize, Ordering};
use crate::wait::Waiter;
use std::collections::VecDeque;

pub(super) struct Posts<H: Host> {
    /// Length of the queue, to look at without the lock.
    len: AtomicUsize,
    queue: Mutex<VecDeque<(Waiter, Finish<H>)>>,
}

impl<H: Host> Posts<H> {
    pub(super) fn new() -> Self {
        Posts { len: AtomicUsize::new(0), queue: Mutex::new(VecDeque::new()) }
    }

    pub(super) fn push(&self, waiter: Waiter, finish: Finish<H>) {
        let mut queue = self.queue.lock();
        queue.push_back((waiter, finish));
    }

    pub(super) fn pop(&self) -> Option<(Waiter, Finish<H>)> {
        if self.is_empty() {
            return None;
        }
        let mut queue = self.queue.lock();
        let post = queue.pop_front();
        self.len.store(queue.len(), Ordering::Release);
        post
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len.load(Ordering::Acquire) == 0
    }
}
