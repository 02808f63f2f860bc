//! The poll word: stack limit and request flag of one worker in a single comparison.
//!
//! Language code compares its stack pointer with `limit` at every procedure entry and back-edge.
//! Anyone who wants its attention sets a bit in `pending` and then forces `limit` to 0. The word
//! never loses a request: whoever installs a limit looks at `pending` again afterwards.

use crate::shim::atomic::{AtomicU32, AtomicUsize, Ordering, fence};

/// The worker should give another task a turn.
pub const PREEMPT: u32 = 1;
/// Another worker has nothing to do, or the task runs for long: if it has work that could be a task of its own, it
/// should spawn it now.
pub const SHARE: u32 = 1 << 16;

/// Stack limit and pending requests of one worker. [`PREEMPT`] and [`SHARE`] are ours, the other bits
/// belong to the language.
#[derive(Debug)]
pub struct PollWord {
    limit: AtomicUsize,
    pending: AtomicU32,
}

impl PollWord {
    /// A word without requests, whose limit makes every comparison succeed.
    #[must_use]
    pub fn new() -> Self {
        PollWord { limit: AtomicUsize::new(usize::MAX), pending: AtomicU32::new(0) }
    }

    /// The limit to compare with; 0 while a request is pending. One plain load.
    #[inline]
    pub fn limit(&self) -> usize {
        self.limit.load(Ordering::Relaxed)
    }

    /// Asks the worker to stop at its next poll. Any thread.
    pub fn request(&self, bits: u32) {
        self.pending.fetch_or(bits, Ordering::AcqRel);
        // Pairs with the fence of `set_limit`: either the 0 below is the later write of `limit`,
        // or the one who sets the limit sees the bit.
        fence(Ordering::SeqCst);
        self.limit.store(0, Ordering::Relaxed);
    }

    /// Installs the limit of the stack that runs now, greater than 0. Only the worker itself.
    pub fn set_limit(&self, limit: usize) {
        // It is there, so no request has forced it to 0 since it was installed; one that does so now is seen at
        // the next poll.
        if self.limit.load(Ordering::Relaxed) == limit {
            return;
        }
        self.limit.store(limit, Ordering::Relaxed);
        fence(Ordering::SeqCst);
        if self.pending.load(Ordering::Relaxed) != 0 {
            self.limit.store(0, Ordering::Relaxed);
        }
    }

    /// The pending requests, left in place.
    #[inline]
    pub fn pending(&self) -> u32 {
        self.pending.load(Ordering::Relaxed)
    }

    /// Takes the requests in `mask`. The limit stays as it is: set it again before going on.
    pub fn take(&self, mask: u32) -> u32 {
        if self.pending.load(Ordering::Relaxed) & mask == 0 {
            return 0;
        }
        self.pending.fetch_and(!mask, Ordering::AcqRel) & mask
    }
}

impl Default for PollWord {
    fn default() -> Self {
        PollWord::new()
    }
}
