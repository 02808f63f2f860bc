//! Waiting for the world outside: a builtin gives a future or a call that blocks, parks its fiber, and is called again
//! with what came of it.
//!
//! What is made here is plain data of Rust in a parcel, which becomes values where it is unpacked, in the fiber that
//! waited.

use crate::Value;
use crate::heap::{Foreign, Stored, foreign_of};
use crate::machine::Local;
use crate::port::reactor::Remote;
use crate::port::{Inflow, Outflow};
use crate::printer::value::brief;
use crate::vm::primitive::{Cx, Exit, Woken};
use concurrency::Blocking;
use parking_lot::Mutex;
use std::any::Any;
use std::future::Future;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

/// Data on its way to a fiber.
struct Parcel(Mutex<Option<Box<dyn Any + Send>>>);

impl Foreign for Parcel {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "parcel"
    }
}

/// Puts data into a parcel.
pub(super) fn pack<R: Send + 'static>(result: R, local: &mut Local) -> Stored {
    local.foreign(Arc::new(Parcel(Mutex::new(Some(Box::new(result)))))).stored()
}

/// What is in a parcel, which can be taken out once.
pub(super) fn unpack<R: 'static>(parcel: Value) -> Option<R> {
    let contents = foreign_of::<Parcel>(&parcel).and_then(|parcel| parcel.0.lock().take())?;
    contents.downcast::<R>().ok().map(|contents| *contents)
}

/// What the wait of the running procedure has brought, if it has ended. A wait that a request has ended begins anew.
pub(super) fn arrived<R: 'static>(cx: &mut Cx<'_>) -> Result<Option<R>, Exit> {
    match cx.registers.woken.take() {
        None => Ok(None),
        Some(Woken::Cancelled) => Err(cx.begin_anew()),
        Some(Woken::Completed(_, parcel)) => match unpack(parcel) {
            Some(contents) => Ok(Some(contents)),
            None => Err(cx.failure("internal-error", "lost what it was waiting for").into()),
        },
    }
}

/// Waits for a future, at most so long; nothing if time was up first. Time is that of the world outside, also where
/// the scheduler's is virtual.
pub(super) fn remote<R: Send + 'static, F: Future<Output = R> + Send + 'static>(
    cx: &mut Cx<'_>,
    limit: Option<Duration>,
    future: impl FnOnce() -> F,
) -> Result<Option<R>, Exit> {
    unlimited(cx, || {
        let future = future();
        async move {
            match limit {
                Some(limit) => tokio::time::timeout(limit, future).await.ok(),
                None => Some(future.await),
            }
        }
    })
}

/// Waits for a future, however long it takes.
fn unlimited<R: Send + 'static, F: Future<Output = R> + Send + 'static>(
    cx: &mut Cx<'_>,
    future: impl FnOnce() -> F,
) -> Result<R, Exit> {
    if let Some(result) = arrived(cx)? {
        return Ok(result);
    }
    check_reactor(cx)?;
    let masking = cx.masking();
    cx.wait_kept(masking, None, || Remote::new(future(), pack))?;
    Err(cx.begin_anew())
}

/// Waits for a call that may block. In a simulation it is made at once, so that nothing depends on the machine.
pub(super) fn blocking<R: Send + 'static>(
    cx: &mut Cx<'_>,
    work: impl FnOnce() -> R + Send + 'static,
) -> Result<R, Exit> {
    if let Some(result) = arrived(cx)? {
        return Ok(result);
    }
    if cx.turn()?.is_sim() {
        return Ok(work());
    }
    let masking = cx.masking();
    cx.wait_kept(masking, None, || Blocking::new(work, pack))?;
    Err(cx.begin_anew())
}

/// Waits until more has come in, or what comes in has ended.
pub(super) fn more(cx: &mut Cx<'_>, flow: &Arc<Inflow>) -> Result<(), Exit> {
    cx.registers.woken = None;
    if flow.is_file() && cx.turn()?.is_sim() {
        flow.fetch_file();
        return Ok(());
    }
    check_reactor(cx)?;
    let masking = cx.masking();
    cx.wait_kept(masking, None, || flow.more()).map(|_| ())
}

/// Waits until there is room for more to go out, or, with `all`, until everything has gone out.
pub(super) fn drain(cx: &mut Cx<'_>, flow: Arc<Outflow>, all: bool) -> Result<io::Result<()>, Exit> {
    if flow.is_file() {
        return blocking(cx, move || flow.drain_file());
    }
    unlimited(cx, move || flow.drained(all))
}

/// The same, and then closes what it went out by.
pub(super) fn finish(cx: &mut Cx<'_>, flow: Arc<Outflow>) -> Result<io::Result<()>, Exit> {
    if flow.is_file() {
        return blocking(cx, move || flow.drain_file());
    }
    unlimited(cx, move || flow.finish())
}

/// The reactor runs, or the error that says why it cannot.
fn check_reactor(cx: &mut Cx<'_>) -> Result<(), Exit> {
    cx.turn()?;
    match crate::port::reactor::handle() {
        Ok(_) => Ok(()),
        Err(problem) => {
            let text = format!("cannot wait for the world outside: {problem}");
            Err(cx
                .failure("io-error", text)
                .hint("the process may have no threads or descriptors left")
                .into())
        }
    }
}

/// Refuses flows in a simulation.
pub(super) fn check_flow(cx: &Cx<'_>, noun: Option<&'static str>) -> Result<(), Exit> {
    noun.map_or(Ok(()), |noun| cx.check_outside(noun))
}

/// A condition's value for a wait that took too long: the default that was given, or `timeout`.
pub(super) fn late(
    cx: &Cx<'_>,
    seconds: Option<Value>,
    default: Option<Value>,
    what: &str,
) -> Result<Value, Exit> {
    if let Some(default) = default {
        return Ok(default);
    }
    let seconds = seconds.map_or_else(|| "a while".to_owned(), |seconds| brief(cx.heap, seconds));
    let failure = cx.failure("timeout", format!("waited {seconds} s for {what}"));
    Err(failure.hint("give #:default to get a value instead, or more time").into())
}
