//! Condition variables. To wait is to unlock a mutex, to be notified, and to lock it again: that is one procedure
//! with three stations, all of it masked but the wait for the notification.

use super::mutexes::{self, MutexRef, check_owner, disown, lock_again};
use super::{Limit, Name, foreign_primitive, foreign_view, identity, name_value};
use crate::Value;
use crate::machine::Turn;
use crate::machine::event::{BoxedOperation, Event, Kept, Waitable};
use crate::machine::resource::Identity;
use crate::value::{FromValue, Rest};
use crate::vm::primitive::{Cx, Exit, Outcome, Woken};
use concurrency::sync::{Condition, Holder, Named, Notification};
use macros::builtins;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Acquire, Ordering::Release};

pub use table::TABLE;

/// What a condition variable has beside its waiters.
pub(crate) struct ConditionData {
    identity: Identity,
    /// What a program keeps with it.
    specific: AtomicU64,
}

/// A condition variable as a Scheme object.
pub(crate) type ConditionObject = Condition<ConditionData>;

foreign_view!(
    /// A condition variable.
    ConditionRef, ConditionObject, "a condition variable"
);

foreign_primitive!(ConditionData, ConditionObject, {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        visit(&self.data.specific);
    }
});

/// Waits for a notification. Kept in progress register 0.
const WAITING: i64 = 1;
/// Was notified and locks the mutex again.
const NOTIFIED: i64 = 2;
/// Waited too long, and locks the mutex again.
const LATE: i64 = 3;
/// Was interrupted, and locks the mutex again before that is raised.
const CANCELLED: i64 = 4;

fn wait(cx: &mut Cx<'_>, condition: ConditionRef, mutex: MutexRef, limit: Limit<'_>) -> Outcome {
    let station = cx.progress()[0].as_fixnum();
    let station = match station {
        None => {
            let woken = begin(cx, condition, mutex, limit)?;
            after_wait(woken)
        }
        Some(WAITING) => after_wait(cx.registers.woken.take().unwrap_or(Woken::Cancelled)),
        Some(station) => station,
    };
    cx.progress()[0] = Value::fixnum(station);
    let found = lock_again(cx, mutex)?;
    if station == NOTIFIED && cx.registers.masked == 1 && cx.turn()?.requests() != 0 {
        // It will be interrupted before it can look at what has changed, so somebody else is told.
        condition.object().notify_one(cx.turn()?);
    }
    cx.unmask();
    if let Some(found) = found {
        mutexes::own(cx, mutex, found)?;
    }
    match station {
        LATE => limit.passed(cx, &condition.object().data.label()),
        CANCELLED => Err(cx.begin_anew()),
        _ => Ok(Value::UNSPECIFIED),
    }
}

/// Starts the wait, which unlocks the mutex.
fn begin(cx: &mut Cx<'_>, condition: ConditionRef, mutex: MutexRef, limit: Limit<'_>) -> Result<Woken, Exit> {
    condition.object().data.identity.check(cx)?;
    mutex.object().data.identity.check(cx)?;
    let holder = check_owner(cx, mutex.object(), "wait with")?;
    let deadline = limit.deadline(cx)?;
    let masking = cx.masking();
    cx.check_cancelled(masking)?;
    disown(cx, mutex.object());
    cx.registers.masked += 1;
    cx.progress()[0] = Value::fixnum(WAITING);
    cx.wait_kept(masking, deadline, || Notification {
        condition: condition.shared(),
        mutex: mutex.shared(),
        holder,
    })
}

/// The wait has ended: what is next.
fn after_wait(woken: Woken) -> i64 {
    match woken {
        Woken::Completed(0, _) => NOTIFIED,
        Woken::Completed(..) => LATE,
        Woken::Cancelled => CANCELLED,
    }
}

/// The event of being notified. Waiting for it unlocks a mutex.
struct Notified {
    condition: Kept,
    mutex: Kept,
}

impl Notified {
    fn condition(&self) -> ConditionRef {
        ConditionRef(self.condition.get())
    }
}

impl Waitable for Notified {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        let (condition, mutex) = (self.condition(), MutexRef(self.mutex.get()));
        condition.object().data.identity.check(cx)?;
        mutex.object().data.identity.check(cx)?;
        let holder = check_owner(cx, mutex.object(), "wait with")?;
        Ok(Box::new(Notification { condition: condition.shared(), mutex: mutex.shared(), holder }))
    }

    fn value(&self, _cx: &mut Cx<'_>, _branch: u32, _payload: Value) -> Outcome {
        Ok(Value::UNSPECIFIED)
    }

    fn pass_on(&self, turn: &mut Turn<'_>) {
        self.condition().object().notify_one(turn);
    }

    fn mutex(&self) -> Option<Value> {
        Some(self.mutex.get())
    }

    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.condition.trace(visit);
        self.mutex.trace(visit);
    }

    fn label(&self) -> String {
        format!("wait for {}", self.condition().object().data.label())
    }
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A new condition variable, with a name for messages if one is given.
    ///
    /// `(make-condition-variable "not-empty") ; => #<condition-variable not-empty>`
    #[builtin("make-condition-variable", effect = Writes)]
    fn make_condition_variable(cx: &mut Cx<'_>, name: Option<Name>) -> Outcome {
        let identity = identity(cx, "condition-variable", name)?;
        let specific = AtomicU64::new(Value::UNSPECIFIED.bits());
        Ok(cx.heap.foreign(Arc::new(Condition::new(ConditionData { identity, specific }))))
    }

    /// Whether the value is a condition variable.
    ///
    /// `(condition-variable? (make-condition-variable)) ; => #t`
    #[builtin("condition-variable?")]
    fn is_condition_variable(value: Value) -> bool {
        ConditionRef::from_value(value).is_some()
    }

    /// Unlocks a mutex that the running thread owns, waits until the condition variable is notified, and locks the
    /// mutex again. It returns after a notification and never without; what was waited for may have changed again
    /// meanwhile, so call it in a loop that looks. With `#:timeout` it waits that many seconds at most, and then
    /// returns `#:default` or raises `timeout`, with the mutex locked.
    ///
    /// `(let ((m (make-mutex)) (c (make-condition-variable))) (with-mutex m (condition-wait! c m #:timeout 0.01 #:default 'late))) ; => late`
    #[builtin("condition-wait!", effect = Blocks)]
    fn condition_wait(
        cx: &mut Cx<'_>,
        condition: ConditionRef,
        mutex: MutexRef,
        options: Rest<'_, Value>,
    ) -> Outcome {
        let outcome = wait(cx, condition, mutex, Limit::new(options.values(), 2));
        cx.finish_slice(outcome)
    }

    /// The event of a condition variable's notification. `sync` unlocks the mutex, which the running thread owns, while
    /// it waits, and has locked it again when it returns, whichever event was chosen.
    ///
    /// `(let ((m (make-mutex)) (c (make-condition-variable))) (with-mutex m (sync (condition-wait-evt c m) #:timeout 0.01 #:default 'late))) ; => late`
    #[builtin("condition-wait-evt")]
    fn condition_wait_event(cx: &mut Cx<'_>, condition: ConditionRef, mutex: MutexRef) -> Value {
        Event::make(cx, Notified { condition: Kept::new(condition.0), mutex: Kept::new(mutex.0) })
    }

    /// Unlocks a mutex, whoever owns it, and waits for a notification; does not lock it again. Whether it was notified
    /// in time.
    ///
    /// `(%condition-await (make-condition-variable) (make-mutex) #:timeout 0.01 #:default #f) ; => #f`
    #[builtin("%condition-await", shown = "mutex-unlock!", effect = Blocks, library = "lambdust internal")]
    fn condition_await(
        cx: &mut Cx<'_>,
        condition: ConditionRef,
        mutex: MutexRef,
        options: Rest<'_, Value>,
    ) -> Outcome {
        condition.object().data.identity.check(cx)?;
        let limit = Limit::new(options.values(), 2);
        let begins = cx.registers.woken.is_none();
        let deadline = limit.deadline(cx)?;
        if begins {
            disown(cx, mutex.object());
        }
        let holder = mutex.object().holder().unwrap_or(Holder::Nobody);
        let operation = || Notification { condition: condition.shared(), mutex: mutex.shared(), holder };
        let woken = cx.wait_kept(cx.masking(), deadline, operation)?;
        if begins {
            // The deadline had passed before, so nobody has unlocked it.
            mutex.object().unlock_any(cx.turn()?);
        }
        match woken {
            Woken::Completed(0, _) => Ok(Value::TRUE),
            Woken::Completed(..) => limit.passed(cx, &condition.object().data.label()),
            Woken::Cancelled => Ok(Value::FALSE),
        }
    }

    /// Wakes the thread that has waited longest for a condition variable, if there is one.
    ///
    /// `(condition-notify! (make-condition-variable)) ; prints nothing`
    #[builtin("condition-notify!", effect = Writes, shared)]
    fn condition_notify(cx: &mut Cx<'_>, condition: ConditionRef) -> Result<(), Exit> {
        condition.object().data.identity.check(cx)?;
        condition.object().notify_one(cx.turn()?);
        Ok(())
    }

    /// Wakes all threads that wait for a condition variable.
    ///
    /// `(condition-notify-all! (make-condition-variable)) ; prints nothing`
    #[builtin("condition-notify-all!", effect = Writes, shared)]
    fn condition_notify_all(cx: &mut Cx<'_>, condition: ConditionRef) -> Result<(), Exit> {
        condition.object().data.identity.check(cx)?;
        condition.object().notify_all(cx.turn()?);
        Ok(())
    }

    /// The name of a condition variable, a string, or `#f`.
    ///
    /// `(condition-variable-name (make-condition-variable "full")) ; => "full"`
    #[builtin("condition-variable-name", effect = Reads)]
    fn condition_variable_name(cx: &mut Cx<'_>, condition: ConditionRef) -> Outcome {
        name_value(cx, &condition.object().data.identity)
    }

    /// What a program keeps with a condition variable.
    ///
    /// `(let ((c (make-condition-variable))) (condition-variable-specific-set! c 1) (condition-variable-specific c)) ; => 1`
    #[builtin("condition-variable-specific", effect = Reads)]
    fn condition_variable_specific(condition: ConditionRef) -> Value {
        Value::from_bits(condition.object().data.specific.load(Acquire))
    }

    /// Keeps something with a condition variable.
    ///
    /// `(let ((c (make-condition-variable))) (condition-variable-specific-set! c 1) (condition-variable-specific c)) ; => 1`
    #[builtin("condition-variable-specific-set!", effect = Writes)]
    fn condition_variable_specific_set(cx: &mut Cx<'_>, condition: ConditionRef, value: Value) {
        condition.object().data.specific.store(value.bits(), Release);
        cx.heap.mark_dirty(condition.0);
    }
}
