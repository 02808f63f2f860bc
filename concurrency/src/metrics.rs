//! Counters of one worker and the snapshot that is read from them.
//!
//! Only the worker writes its counters, by plain load and store, and nothing is sent anywhere: readers pull. A clock is
//! read where a worker sleeps and a task has waited, nowhere else.

use crate::time::Time;
use std::sync::atomic::{AtomicU64, Ordering};

/// A counter with one writer.
#[derive(Debug, Default)]
pub(crate) struct Counter(AtomicU64);

/// Whether anything is counted, or looked at, for those who ask only; the schedulers need no more.
pub(crate) const IS_METERED: bool = !cfg!(feature = "unmetered");

impl Counter {
    /// Counts what somebody may ask for.
    #[inline]
    pub(crate) fn add(&self, n: u64) {
        if IS_METERED {
            self.count(n);
        }
    }

    /// Counts what the schedulers need as well.
    #[inline]
    pub(crate) fn count(&self, n: u64) {
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
            /// Nanoseconds that it has slept, up to now; 0 on a simulation.
            pub asleep_ns: u64,
        }

        impl Counters {
            pub(crate) fn snapshot(&self) -> WorkerSnapshot {
                WorkerSnapshot { $($name: self.$name.get(),)* queued: 0, asleep_ns: 0 }
            }
        }

        impl WorkerSnapshot {
            fn add(&mut self, other: &WorkerSnapshot) {
                $(self.$name += other.$name;)*
                self.queued += other.queued;
                self.asleep_ns += other.asleep_ns;
            }

            /// All counters with their names, in the order above.
            pub fn named(&self) -> impl Iterator<Item = (&'static str, u64)> + use<> {
                [$((stringify!($name), self.$name),)* ("queued", self.queued), ("asleep_ns", self.asleep_ns)]
                    .into_iter()
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
    /// Nanoseconds in such attempts.
    wasted_ns,
    /// Times a lock or permit was waited for and taken.
    lock_waits,
    /// Nanoseconds of these waits.
    lock_wait_ns,
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

/// How long a worker has slept, in one word, so that it can be read at any moment. Only the worker writes it.
#[derive(Debug, Default)]
pub(crate) struct Sleep(AtomicU64);

/// It sleeps: the rest is how long it had been awake when it began, else how long it has slept.
const ASLEEP: u64 = 1 << 63;

impl Sleep {
    pub(crate) fn begin(&self, now: Time) {
        if !IS_METERED {
            return;
        }
        let slept = self.0.load(Ordering::Relaxed);
        self.0.store(now.as_nanos().saturating_sub(slept) | ASLEEP, Ordering::Relaxed);
    }

    pub(crate) fn end(&self, now: Time) {
        if !IS_METERED {
            return;
        }
        self.0.store(self.nanos(now), Ordering::Relaxed);
    }

    /// Nanoseconds up to now.
    pub(crate) fn nanos(&self, now: Time) -> u64 {
        match self.0.load(Ordering::Relaxed) {
            word if word & ASLEEP != 0 => now.as_nanos().saturating_sub(word & !ASLEEP),
            slept => slept,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_is_counted_while_it_lasts_and_after() {
        let (sleep, at) = (Sleep::default(), Time::from_nanos);
        assert_eq!(sleep.nanos(at(5)), 0);
        sleep.begin(at(10));
        assert_eq!([10, 15].map(|now| sleep.nanos(at(now))), [0, 5]);
        sleep.end(at(30));
        assert_eq!(sleep.nanos(at(100)), 20);
        sleep.begin(at(100));
        assert_eq!(sleep.nanos(at(101)), 21);
        sleep.end(at(102));
        assert_eq!(sleep.nanos(at(103)), 22);
    }
}
