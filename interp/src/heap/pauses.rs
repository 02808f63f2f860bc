//! The last collections one by one, for pictures of when a program stood still.

use super::Heap;
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// So many are kept.
const KEPT: usize = 1000;

/// A collection.
#[derive(Clone, Copy, Debug)]
pub struct Pause {
    /// When it began.
    pub start: Instant,
    /// How long nobody could run.
    pub duration: Duration,
    /// Whether it was one of everything.
    pub is_full: bool,
    /// Bytes of objects that it copied.
    pub copied_bytes: u64,
}

/// The last of them, the oldest first.
#[derive(Default)]
pub(super) struct Pauses(Mutex<VecDeque<Pause>>);

impl Pauses {
    pub(super) fn add(&self, pause: Pause) {
        let mut pauses = self.0.lock();
        if pauses.len() == KEPT {
            pauses.pop_front();
        }
        pauses.push_back(pause);
    }
}

impl Heap {
    /// The last collections, the oldest first.
    pub fn pauses(&self) -> Vec<Pause> {
        self.pauses.0.lock().iter().copied().collect()
    }
}
