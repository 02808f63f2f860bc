//! A stack of words, last in, first out: a chain of nodes whose first one is exchanged in one step (Treiber).
//!
//! Progress: lock-free. A push or pop repeats only after another one has been done meanwhile. A node is freed by
//! epochs, so that no address comes back while somebody compares with it.

use super::Collection;
use crate::shim::Guard;
use crate::shim::atomic::{AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::ptr;

/// The memory of so many nodes is told at once.
const TOLD: usize = 64;

struct Node {
    word: AtomicU64,
    /// Written before the node is linked, and never after.
    next: *mut Node,
}

/// A stack of any number of words. See the file's head.
pub struct Stack {
    top: AtomicPtr<Node>,
    /// How many words were put in and how many were taken out, counted behind.
    pushed: AtomicUsize,
    popped: AtomicUsize,
}

impl Stack {
    /// The node behind a pointer that was loaded under this guard.
    fn node(_guard: &Guard, pointer: *mut Node) -> Option<&Node> {
        // SAFETY: `top` and `next` hold linked nodes or nothing. A node is retired by the one thread that took it off, and
        // is freed when every guard from then is gone; nodes below it outlive it in the same way.
        unsafe { pointer.as_ref() }
    }

    fn nodes<'g>(&self, guard: &'g Guard) -> impl Iterator<Item = &'g Node> {
        let mut at = self.top.load(Ordering::Acquire);
        std::iter::from_fn(move || {
            let node = Stack::node(guard, at)?;
            at = node.next;
            Some(node)
        })
    }
}

impl Default for Stack {
    fn default() -> Stack {
        Stack {
            top: AtomicPtr::new(ptr::null_mut()),
            pushed: AtomicUsize::new(0),
            popped: AtomicUsize::new(0),
        }
    }
}

impl Collection for Stack {
    fn push(&self, word: u64) -> usize {
        let mut top = self.top.load(Ordering::Relaxed);
        let new = Box::into_raw(Box::new(Node { word: AtomicU64::new(word), next: top }));
        while let Err(now) = self.top.compare_exchange(top, new, Ordering::Release, Ordering::Relaxed) {
            top = now;
            // SAFETY: it is not linked yet, so nobody else has it.
            unsafe { (*new).next = top };
        }
        let before = self.pushed.fetch_add(1, Ordering::Relaxed);
        if before.is_multiple_of(TOLD) { TOLD * size_of::<Node>() } else { 0 }
    }

    fn pop(&self) -> Option<u64> {
        let guard = Guard::new();
        loop {
            let top = self.top.load(Ordering::Acquire);
            let node = Stack::node(&guard, top)?;
            if self.top.compare_exchange(top, node.next, Ordering::AcqRel, Ordering::Relaxed).is_ok() {
                let word = node.word.load(Ordering::Relaxed);
                // SAFETY: this thread has taken it off, so `top` does not lead to it any more.
                unsafe { guard.retire(top) };
                self.popped.fetch_add(1, Ordering::Relaxed);
                return Some(word);
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.top.load(Ordering::Acquire).is_null()
    }

    fn len(&self) -> usize {
        let popped = self.popped.load(Ordering::Relaxed);
        self.pushed.load(Ordering::Relaxed).saturating_sub(popped)
    }

    fn each(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        let guard = Guard::new();
        self.nodes(&guard).for_each(|node| visit(&node.word));
    }

    fn bytes(&self) -> usize {
        self.len() * size_of::<Node>()
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        let mut at = self.top.load(Ordering::Acquire);
        while !at.is_null() {
            // SAFETY: nobody else has the stack any more, and linked nodes were not retired.
            at = unsafe { Box::from_raw(at) }.next;
        }
    }
}
