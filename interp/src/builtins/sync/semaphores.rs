//! Semaphores. Permits belong to nobody, but for those that `with-semaphore` has taken: these are given back
//! however the fiber ends.

use super::{Limit, Name, foreign_primitive, foreign_view, identity, mask_again, measured, wait_unmasked};
use crate::Value;
use crate::machine::Turn;
use crate::machine::event::{BoxedOperation, Event, Kept, Waitable};
use crate::machine::resource::{Identity, Measured};
use crate::value::{FromValue, Rest};
use crate::vm::primitive::{Cx, Exit, Held, Outcome, Woken};
use concurrency::sync::{Acquire, Named, PERMITS_MAX, Resource, Semaphore, Usage};
use concurrency::{TaskId, Waiter};
use macros::builtins;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub use table::TABLE;

/// What a semaphore has beside its permits.
pub(crate) struct SemaphoreData {
    identity: Identity,
}

/// A semaphore as a Scheme object.
pub(crate) type SemaphoreObject = Semaphore<SemaphoreData>;

foreign_view!(
    /// A semaphore.
    SemaphoreRef, SemaphoreObject, "a semaphore"
);

foreign_primitive!(SemaphoreData, SemaphoreObject, {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}
});

impl Measured for SemaphoreObject {
    fn identity(&self) -> &Identity {
        &self.data.identity
    }

    fn usage(&self) -> Option<Usage> {
        Some(Semaphore::usage(self))
    }

    fn crowd(&self) -> (Vec<TaskId>, Vec<Waiter>) {
        let mut waiting = Vec::new();
        Semaphore::show_waiters(self, &mut |waiter| waiting.push(waiter));
        (Resource::owners(self), waiting)
    }
}

/// Permits that a fiber has taken for an extent.
struct Permits {
    semaphore: Arc<SemaphoreObject>,
    count: u64,
}

impl Held for Permits {
    fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        self.semaphore.show_waiters(show);
    }

    fn abandon(&self, turn: &mut Turn<'_>, _owner: TaskId) -> Option<String> {
        self.semaphore.release(turn, self.count);
        None
    }

    fn key(&self) -> (usize, u64) {
        key(&self.semaphore, self.count)
    }
}

fn key(semaphore: &SemaphoreObject, count: u64) -> (usize, u64) {
    (std::ptr::from_ref(semaphore).addr(), count)
}

/// A number of permits that can be there.
struct Count(u64);

impl FromValue for Count {
    const WANTED: &'static str = "a number of permits, an exact integer that is not negative";

    fn from_value(value: Value) -> Option<Count> {
        value.as_fixnum().and_then(|n| u64::try_from(n).ok()).filter(|&n| n <= PERMITS_MAX).map(Count)
    }
}

/// A number of permits to take or give.
struct Positive(u64);

impl FromValue for Positive {
    const WANTED: &'static str = "a number of permits, a positive exact integer";

    fn from_value(value: Value) -> Option<Positive> {
        Count::from_value(value).filter(|count| count.0 > 0).map(|count| Positive(count.0))
    }
}

/// The number of permits in front of the options; one unless it is given.
fn split<'a>(cx: &Cx<'_>, rest: &'a [Value]) -> Result<(u64, Limit<'a>), Exit> {
    match rest.first() {
        Some(&first) if crate::value::Keyword::from_value(first).is_none() => {
            match Positive::from_value(first) {
                Some(count) => Ok((count.0, Limit::new(&rest[1..], 2))),
                None => Err(cx.wrong_type(1, Positive::WANTED, first)),
            }
        }
        _ => Ok((1, Limit::new(rest, 1))),
    }
}

/// The event of taking permits.
struct Acquiring {
    semaphore: Kept,
    permits: u64,
}

impl Waitable for Acquiring {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        let semaphore = SemaphoreRef(self.semaphore.get());
        semaphore.object().data.identity.check(cx)?;
        Ok(Box::new(Acquire { semaphore: semaphore.shared(), permits: self.permits }))
    }

    fn value(&self, _cx: &mut Cx<'_>, _branch: u32, _payload: Value) -> Outcome {
        Ok(Value::UNSPECIFIED)
    }

    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.semaphore.trace(visit);
    }

    fn label(&self) -> String {
        format!("acquire {}", SemaphoreRef(self.semaphore.get()).object().data.label())
    }
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A new semaphore with so many permits, and a name for messages if one is given.
    ///
    /// `(semaphore-permits (make-semaphore 3)) ; => 3`
    #[builtin("make-semaphore", effect = Writes)]
    fn make_semaphore(cx: &mut Cx<'_>, permits: Count, name: Option<Name>) -> Outcome {
        let identity = identity(cx, "semaphore", name)?;
        Ok(measured(cx, Semaphore::new(permits.0, SemaphoreData { identity })))
    }

    /// Whether the value is a semaphore.
    ///
    /// `(semaphore? (make-semaphore 1)) ; => #t`
    #[builtin("semaphore?")]
    fn is_semaphore(value: Value) -> bool {
        SemaphoreRef::from_value(value).is_some()
    }

    /// Takes one permit of a semaphore, or as many as are asked for, waiting until they are there; threads get
    /// them in the order in which they asked. With `#:timeout` it waits that many seconds at most, and then returns
    /// `#:default` or raises `timeout`.
    ///
    /// `(let ((s (make-semaphore 3))) (semaphore-acquire! s 2) (semaphore-permits s)) ; => 1`
    #[builtin("semaphore-acquire!", effect = Blocks)]
    fn semaphore_acquire(cx: &mut Cx<'_>, semaphore: SemaphoreRef, options: Rest<'_, Value>) -> Outcome {
        semaphore.object().data.identity.check(cx)?;
        let (permits, limit) = split(cx, options.values())?;
        let deadline = limit.deadline(cx)?;
        if cx.registers.woken.is_none() && semaphore.object().try_acquire(cx.turn()?, permits) {
            return Ok(Value::UNSPECIFIED);
        }
        let operation = || Acquire { semaphore: semaphore.shared(), permits };
        match cx.wait_kept(cx.masking(), deadline, operation)? {
            Woken::Completed(1, _) => limit.passed(cx, &semaphore.object().data.label()),
            _ => Ok(Value::UNSPECIFIED),
        }
    }

    /// The event of taking one permit of a semaphore, or as many as are asked for: when it is chosen, they are taken.
    ///
    /// `(let ((s (make-semaphore 3))) (sync (semaphore-acquire-evt s 2)) (semaphore-permits s)) ; => 1`
    #[builtin("semaphore-acquire-evt")]
    fn semaphore_acquire_event(cx: &mut Cx<'_>, semaphore: SemaphoreRef, permits: Option<Positive>) -> Value {
        let permits = permits.map_or(1, |permits| permits.0);
        Event::make(cx, Acquiring { semaphore: Kept::new(semaphore.0), permits })
    }

    /// Takes permits of a semaphore if they are there, without waiting; whether it did.
    ///
    /// `(let ((s (make-semaphore 1))) (list (semaphore-try-acquire! s) (semaphore-try-acquire! s))) ; => (#t #f)`
    #[builtin("semaphore-try-acquire!", effect = Writes, shared)]
    fn semaphore_try_acquire(
        cx: &mut Cx<'_>,
        semaphore: SemaphoreRef,
        permits: Option<Positive>,
    ) -> Result<bool, Exit> {
        semaphore.object().data.identity.check(cx)?;
        Ok(semaphore.object().try_acquire(cx.turn()?, permits.map_or(1, |permits| permits.0)))
    }

    /// Gives one permit to a semaphore, or as many as are given; the threads that have waited longest get them.
    ///
    /// `(let ((s (make-semaphore 0))) (semaphore-release! s 2) (semaphore-permits s)) ; => 2`
    #[builtin("semaphore-release!", effect = Writes, shared)]
    fn semaphore_release(
        cx: &mut Cx<'_>,
        semaphore: SemaphoreRef,
        permits: Option<Positive>,
    ) -> Result<(), Exit> {
        let object = semaphore.object();
        object.data.identity.check(cx)?;
        if object.release(cx.turn()?, permits.map_or(1, |permits| permits.0)) {
            return Ok(());
        }
        let text = format!("cannot give {} more than {PERMITS_MAX} permits", object.data.label());
        Err(cx.failure("range-error", text).into())
    }

    /// How many permits of a semaphore nobody has taken.
    ///
    /// `(semaphore-permits (make-semaphore 3)) ; => 3`
    #[builtin("semaphore-permits", effect = Reads, shared)]
    fn semaphore_permits(semaphore: SemaphoreRef) -> usize {
        semaphore.object().permits() as usize
    }

    /// Takes permits on the way into an extent, where interrupts are held back but for the wait.
    ///
    /// `(begin (%mask!) (%with-semaphore (make-semaphore 1) 1) (%unmask!)) ; prints nothing`
    #[builtin("%with-semaphore", effect = Blocks, library = "lambdust internal")]
    fn with_semaphore(cx: &mut Cx<'_>, semaphore: SemaphoreRef, permits: Positive) -> Outcome {
        semaphore.object().data.identity.check(cx)?;
        mask_again(cx);
        let operation = || Acquire { semaphore: semaphore.shared(), permits: permits.0 };
        if matches!(wait_unmasked(cx, None, operation)?, Woken::Completed(..)) {
            cx.registers.held.push(Arc::new(Permits { semaphore: semaphore.shared(), count: permits.0 }));
        }
        Ok(Value::UNSPECIFIED)
    }

    /// Gives them back on the way out.
    ///
    /// `(%with-semaphore-end (make-semaphore 1) 1) ; prints nothing`
    #[builtin("%with-semaphore-end", effect = Writes, shared, library = "lambdust internal")]
    fn with_semaphore_end(cx: &mut Cx<'_>, semaphore: SemaphoreRef, permits: Positive) -> Result<(), Exit> {
        if cx.registers.give_up(key(semaphore.object(), permits.0)).is_some() {
            semaphore.object().release(cx.turn()?, permits.0);
        }
        Ok(())
    }
}
