//! The blocking pool: system calls that would block a worker, as operations.
//!
//! A few threads, started when first needed. A job holds plain data only; what it makes of it is
//! turned into a payload by a worker. No thread here ever touches the host's heap.

use super::Scheduler;
use super::lane::panic_message;
use crate::context::Turn;
use crate::host::Host;
use crate::operation::{Operation, Ready};
use crate::wait::Waiter;
use parking_lot::{Condvar, Mutex};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

/// Makes the payload of a posted completion, on a worker.
pub type Finish<H> = Box<dyn FnOnce(&mut <H as Host>::Local) -> <H as Host>::Payload + Send>;

/// Work for a blocking thread: returns what makes the payload.
type Work<H> = Box<dyn FnOnce() -> Finish<H> + Send>;

/// So many system calls block at once; further jobs queue.
const MAX_THREADS: usize = 16;
/// An unused thread ends after this.
const KEEP: Duration = Duration::from_secs(5);

/// A call that may block, as an operation. It runs once, when a wait for it is started; if that wait
/// is cancelled before a thread took it, it does not run.
pub struct Blocking<H: Host> {
    work: Mutex<Option<Work<H>>>,
}

impl<H: Host> Blocking<H> {
    /// The call `work`, whose result becomes a payload by `finish` on a worker.
    pub fn new<R: Send + 'static>(
        work: impl FnOnce() -> R + Send + 'static,
        finish: impl FnOnce(R, &mut H::Local) -> H::Payload + Send + 'static,
    ) -> Self {
        let work: Work<H> = Box::new(move || {
            let result = work();
            Box::new(move |local| finish(result, local))
        });
        Blocking { work: Mutex::new(Some(work)) }
    }
}

impl<H: Host> Operation<H> for Blocking<H> {
    fn try_now(&self, _cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        None
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        if let Some(work) = self.work.lock().take() {
            BlockingPool::submit(cx.scheduler, waiter, work);
        }
        None
    }

    fn cancel(&self, cx: &mut Turn<'_, H>, waiter: Waiter, _winner: Option<u32>) {
        cx.scheduler.blocking.withdraw(waiter);
    }

    fn is_external(&self) -> bool {
        true
    }
}

pub(super) struct BlockingPool<H: Host> {
    state: Mutex<State<H>>,
    changed: Condvar,
}

struct State<H: Host> {
    jobs: VecDeque<(Waiter, Work<H>)>,
    threads: usize,
    unused: usize,
    stopping: bool,
}

impl<H: Host> BlockingPool<H> {
    pub(super) fn new() -> Self {
        let state = State { jobs: VecDeque::new(), threads: 0, unused: 0, stopping: false };
        BlockingPool { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Queues a job, and starts a thread if none is free and there may be another.
    fn submit(scheduler: &Arc<Scheduler<H>>, waiter: Waiter, work: Work<H>) {
        let pool = &scheduler.blocking;
        let mut state = pool.state.lock();
        // Cancelled jobs are dropped here if nobody withdrew them, so the queue follows the waits.
        state.jobs.retain(|(waiter, _)| scheduler.is_waiting(*waiter));
        state.jobs.push_back((waiter, work));
        if state.unused >= state.jobs.len() || state.threads >= MAX_THREADS {
            drop(state);
            pool.changed.notify_one();
            return;
        }
        state.threads += 1;
        drop(state);
        let weak = Arc::downgrade(scheduler);
        let thread = thread::Builder::new().name("blocking".to_owned()).spawn(move || serve(&weak));
        if thread.is_err() {
            // Without a single thread the job would wait for ever; it is reported as failed.
            pool.thread_failed(scheduler);
        }
    }

    fn thread_failed(&self, scheduler: &Scheduler<H>) {
        let mut state = self.state.lock();
        state.threads -= 1;
        let orphans = if state.threads == 0 { std::mem::take(&mut state.jobs) } else { VecDeque::new() };
        drop(state);
        for (waiter, _) in orphans {
            scheduler.post(waiter, Box::new(|_| panic!("no thread could be started for a blocking call")));
        }
    }

    fn withdraw(&self, waiter: Waiter) {
        let job = {
            let mut state = self.state.lock();
            let place = state.jobs.iter().position(|(other, _)| *other == waiter);
            place.and_then(|place| state.jobs.remove(place))
        };
        // What the job holds is dropped outside the lock.
        drop(job);
    }

    pub(super) fn stop(&self) {
        let jobs = {
            let mut state = self.state.lock();
            state.stopping = true;
            std::mem::take(&mut state.jobs)
        };
        self.changed.notify_all();
        drop(jobs);
    }

    /// The next job, or `None` when the thread should end.
    fn next_job(&self) -> Option<(Waiter, Work<H>)> {
        let mut state = self.state.lock();
        loop {
            if state.stopping {
                break;
            }
            if let Some(job) = state.jobs.pop_front() {
                return Some(job);
            }
            state.unused += 1;
            let timeout = self.changed.wait_for(&mut state, KEEP).timed_out();
            state.unused -= 1;
            if timeout && state.jobs.is_empty() {
                break;
            }
        }
        state.threads -= 1;
        None
    }
}

/// The loop of a blocking thread. A call that never returns does not keep the scheduler alive.
fn serve<H: Host>(scheduler: &Weak<Scheduler<H>>) {
    while let Some((waiter, work)) = scheduler.upgrade().and_then(|scheduler| scheduler.blocking.next_job()) {
        let finish: Finish<H> = match catch_unwind(AssertUnwindSafe(work)) {
            Ok(finish) => finish,
            Err(panic) => {
                let message = panic_message(&*panic);
                // Reported where panics of posted closures are, on a worker.
                Box::new(move |_: &mut H::Local| -> H::Payload {
                    std::panic::resume_unwind(Box::new(message))
                })
            }
        };
        match scheduler.upgrade() {
            Some(scheduler) => scheduler.post(waiter, finish),
            None => return,
        }
    }
}
