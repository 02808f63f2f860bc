//! A transactional variable for tests, and for models, which say what an atomic is.

use crate::atomic::{AtomicU64, Ordering};
use lambdust_concurrency::stm::{Cell, Clock, Log, NEW, Refusal, WaitList};
use std::fmt;
use std::sync::Arc;

struct Words {
    word: AtomicU64,
    value: AtomicU64,
    number: u64,
    waiting: Arc<WaitList>,
}

/// A variable that is never freed: there are few.
#[derive(Clone, Copy)]
pub(crate) struct Var(&'static Words);

impl Var {
    pub(crate) fn new(number: u64) -> Var {
        let (word, value, waiting) = (AtomicU64::new(NEW), AtomicU64::new(0), Arc::new(WaitList::new()));
        Var(Box::leak(Box::new(Words { word, value, number, waiting })))
    }

    /// Who waits for it to change.
    pub(crate) fn waiting(self) -> &'static Arc<WaitList> {
        &self.0.waiting
    }
}

/// Commits a transaction.
pub(crate) fn commit(log: &mut Log<Var>, clock: &Clock) -> Result<bool, Refusal<Var>> {
    log.commit(clock, |var, value| var.0.value.store(value, Ordering::Release))
}

impl fmt::Debug for Var {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "variable {}", self.0.number)
    }
}

impl PartialEq for Var {
    fn eq(&self, other: &Var) -> bool {
        self.0.number == other.0.number
    }
}

impl Cell for Var {
    fn word(&self) -> &AtomicU64 {
        &self.0.word
    }

    fn value(&self) -> &AtomicU64 {
        &self.0.value
    }

    fn number(&self) -> u64 {
        self.0.number
    }
}
