//! Counters of one worker and the snapshot that is read from them.
//!
//! Only the worker writes its counters, by plain load and store; nothing reads a clock here, and
//! nothing is sent anywhere: readers pull.

use std::sync::atomic::{AtomicU64, Ordering};

/// A counter with one writer.
#[derive(Debug, Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    #[inline]
    pub(crate) fn add(&self, n: u64) {
        self.0.store(self.0.load(Ordering::Relaxed).wrapping_add(n), Ordering::Relaxed);
    }

    pub(crate) fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

macro_rules! counters {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        #[derive(Debug, Default)]
        pub(crate) struct Counters { $(pub(crate) $name: Counter),* }

        /// The counters of one worker since its start, and how many tasks wait for it.
        #[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
        pub struct WorkerSnapshot {
            $($(#[$doc])* pub $name: u64,)*
            /// Tasks that wait in its queue now.
            pub queued: u64,
        }

        impl Counters {
            pub(crate) fn snapshot(&self) -> WorkerSnapshot {
                WorkerSnapshot { $($name: self.$name.get(),)* queued: 0 }
            }
        }

        impl WorkerSnapshot {
            fn add(&mut self, other: &WorkerSnapshot) {
                $(self.$name += other.$name;)*
                self.queued += other.queued;
            }

            /// All counters with their names, in the order above.
            pub fn named(&self) -> impl Iterator<Item = (&'static str, u64)> + use<> {
                [$((stringify!($name), self.$name),)* ("queued", self.queued)].into_iter()
            }
        }
    };
}

counters! {
    /// Tasks made by tasks of this worker.
    spawned,
    /// Steps run.
    run,
    /// Steps that ended with `Yielded`.
    yielded,
    /// Steps that ended with the task parked.
    parked,
    /// Tasks that ended here.
    done,
    /// Tasks this worker woke.
    woken,
    /// Tasks taken from another worker.
    stolen,
    /// Rounds over the other workers that found nothing.
    steal_misses,
    /// Times the worker went to sleep.
    slept,
    /// Messages that came into a mailbox.
    sent,
    /// Messages that were received.
    received,
    /// Messages that a full mailbox dropped.
    dropped,
    /// Transactions that have committed.
    committed,
    /// Attempts of transactions that met a conflict.
    aborted,
}

/// The counters of all workers, as they were about now.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Snapshot {
    /// One entry for each worker.
    pub workers: Vec<WorkerSnapshot>,
    /// For each worker, how often it took tasks from each of them.
    pub steals: Vec<Vec<u64>>,
    /// Tasks that exist.
    pub tasks: u64,
    /// Runnable tasks that no worker has yet.
    pub common: u64,
    /// Timer entries.
    pub timers: u64,
}

impl Snapshot {
    /// The sum over all workers.
    #[must_use]
    pub fn total(&self) -> WorkerSnapshot {
        let mut total = WorkerSnapshot::default();
        for worker in &self.workers {
            total.add(worker);
        }
        total
    }
}
