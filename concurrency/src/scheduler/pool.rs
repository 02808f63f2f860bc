//! The pool: worker threads that steal tasks from each other.
//!
//! Threads are started here and joined here; what they do is in `worker.rs`.

use super::idle::MAX_WORKERS;
use super::topology::Topology;
use super::worker::Worker;
use super::{Scheduler, ticker};
use crate::host::Host;
use crate::registry::TASK_LIMIT;
use crate::time::Clock;
use std::io;
use std::ops::Deref;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

/// How a pool is made.
#[derive(Clone, Copy, Debug)]
pub struct Config {
    /// Worker threads; at least one is started.
    pub workers: usize,
    /// Native stack of a worker.
    pub worker_stack_bytes: usize,
    /// Tasks that may exist at once. Each worker may hold back up to 127 free places of these.
    pub max_tasks: usize,
}

impl Default for Config {
    /// A worker for each processor.
    fn default() -> Self {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        Config { workers, worker_stack_bytes: 2 << 20, max_tasks: TASK_LIMIT }
    }
}

/// Worker threads and their scheduler. Dropping it ends them.
pub struct Pool<H: Host> {
    scheduler: Arc<Scheduler<H>>,
    threads: Vec<JoinHandle<()>>,
}

impl<H: Host> Pool<H> {
    /// Starts the workers. They run tasks as soon as there are any.
    pub fn new(host: Arc<H>, config: Config) -> io::Result<Self> {
        let workers = config.workers.clamp(1, MAX_WORKERS);
        let topology = Topology::of_this_machine();
        let (scheduler, lanes) =
            Scheduler::for_workers(host, workers, Clock::real(), config.max_tasks, topology);
        let scheduler = Arc::new(scheduler);
        // If a thread cannot be started, dropping this ends those that run.
        let mut pool = Pool { scheduler, threads: Vec::with_capacity(workers + 1) };
        for lane in lanes {
            let scheduler = pool.scheduler.clone();
            let builder = thread::Builder::new().name(format!("worker-{}", lane.index));
            let body = move || Worker::start(scheduler, lane).run();
            pool.threads.push(builder.stack_size(config.worker_stack_bytes).spawn(body)?);
        }
        let scheduler = pool.scheduler.clone();
        let ticker = thread::Builder::new().name("ticker".to_owned());
        pool.threads.push(ticker.stack_size(128 << 10).spawn(move || ticker::run(&scheduler))?);
        Ok(pool)
    }

    /// The scheduler, for those who outlive this borrow.
    pub fn scheduler(&self) -> &Arc<Scheduler<H>> {
        &self.scheduler
    }

    /// Stops every worker after its present step, waits for them, and drops all tasks. Calls that
    /// the blocking pool is inside of are not waited for.
    pub fn shutdown(self) {
        drop(self);
    }
}

impl<H: Host> Deref for Pool<H> {
    type Target = Scheduler<H>;

    fn deref(&self) -> &Scheduler<H> {
        &self.scheduler
    }
}

impl<H: Host> Drop for Pool<H> {
    fn drop(&mut self) {
        self.scheduler.stop();
        let me = thread::current().id();
        let mut mine = false;
        for handle in self.threads.drain(..) {
            // A pool dropped by one of its own tasks cannot wait for that task's worker.
            if handle.thread().id() == me {
                mine = true;
            } else {
                // A worker panics only by a fault of its own, which has been reported by then.
                let _ = handle.join();
            }
        }
        if !mine {
            self.scheduler.end_tasks();
        }
    }
}
