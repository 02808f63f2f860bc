//! The reactor: one thread that waits for sockets, pipes and processes in the name of all fibers of the process, and
//! begins when the first is used. What it waits for are futures; none of them ever sees a Scheme value. A worker makes
//! a value of what a future gives.

use crate::heap::Stored;
use crate::machine::{Interp, Local, Turn};
use concurrency::{Finish, Operation, Ready, Scheduler, Waiter};
use parking_lot::Mutex;
use std::future::{Future, pending};
use std::io;
use std::pin::Pin;
use std::sync::{Arc, OnceLock, Weak};
use tokio::runtime::{Builder, Handle};
use tokio::task::AbortHandle;

/// Names are looked up, which blocks, on so many threads at most.
const LOOKUPS: usize = 16;

/// Where futures are handed to.
pub(crate) fn handle() -> io::Result<&'static Handle> {
    static REACTOR: OnceLock<Result<Handle, String>> = OnceLock::new();
    let started = REACTOR.get_or_init(|| start().map_err(|problem| problem.to_string()));
    started.as_ref().map_err(|problem| io::Error::other(problem.clone()))
}

fn start() -> io::Result<Handle> {
    let mut builder = Builder::new_current_thread();
    let runtime = builder.enable_io().enable_time().max_blocking_threads(LOOKUPS).build()?;
    let handle = runtime.handle().clone();
    let serve = move || runtime.block_on(pending::<()>());
    std::thread::Builder::new().name("reactor".to_owned()).spawn(serve)?;
    Ok(handle)
}

type Work = Pin<Box<dyn Future<Output = Finish<Interp>> + Send>>;

/// A future as an operation. It is run once, when a wait for it begins; when the wait has ended some other way, or
/// nobody waits any more, it is dropped, and with it the socket it may have opened.
pub(crate) struct Remote {
    work: Mutex<Option<Work>>,
    running: Mutex<Option<AbortHandle>>,
}

impl Remote {
    /// The future, of whose result a worker makes a value by `finish`.
    pub(crate) fn new<R: Send + 'static>(
        future: impl Future<Output = R> + Send + 'static,
        finish: impl FnOnce(R, &mut Local) -> Stored + Send + 'static,
    ) -> Remote {
        let work: Work = Box::pin(async move {
            let result = future.await;
            let finish: Finish<Interp> = Box::new(move |local| finish(result, local));
            finish
        });
        Remote { work: Mutex::new(Some(work)), running: Mutex::new(None) }
    }

    fn end(&self) {
        if let Some(running) = self.running.lock().take() {
            running.abort();
        }
    }
}

impl Operation<Interp> for Remote {
    fn try_now(&self, _turn: &mut Turn<'_>) -> Option<Ready<Stored>> {
        None
    }

    fn block(&self, turn: &mut Turn<'_>, waiter: Waiter) -> Option<Ready<Stored>> {
        let work = self.work.lock().take()?;
        let ticket = Ticket { scheduler: Arc::downgrade(turn.scheduler()), waiter, is_used: false };
        match handle() {
            Ok(handle) => {
                let task = handle.spawn(async move { ticket.post(work.await) });
                *self.running.lock() = Some(task.abort_handle());
            }
            // The ticket says so when it is dropped.
            Err(_) => drop(ticket),
        }
        None
    }

    fn cancel(&self, _turn: &mut Turn<'_>, _waiter: Waiter, _winner: Option<u32>) {
        self.end();
    }

    fn is_external(&self) -> bool {
        true
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        self.end();
    }
}

/// Who waits for a future. A future that ends without a result, which is a fault of ours, is reported there.
struct Ticket {
    scheduler: Weak<Scheduler<Interp>>,
    waiter: Waiter,
    is_used: bool,
}

impl Ticket {
    fn post(mut self, finish: Finish<Interp>) {
        self.is_used = true;
        if let Some(scheduler) = self.scheduler.upgrade() {
            scheduler.post(self.waiter, finish);
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if let Some(scheduler) = self.scheduler.upgrade().filter(|_| !self.is_used) {
            scheduler
                .post(self.waiter, Box::new(|_| panic!("the reactor has dropped what it was to wait for")));
        }
    }
}
