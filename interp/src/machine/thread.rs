//! Thread objects: what `(thread thunk)` gives and `(thread-join! t)` waits for.

use super::Interp;
use crate::heap::{Foreign, Stored, Value};
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
