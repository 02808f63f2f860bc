//! Read-write locks. Both sides are held by fibers, and given up when these end.

use super::super::options::Options;
use super::{Limit, foreign_primitive, foreign_view, mask_again, measured, split_name, wait_unmasked};
use crate::Value;
use crate::machine::Turn;
use crate::machine::event::{BoxedOperation, Event, Kept, Waitable};
use crate::machine::resource::{Identity, Measured};
use crate::value::{FromValue, Rest, Symbol};
use crate::vm::primitive::{Cx, Exit, Held, Outcome, Woken};
use concurrency::sync::{Acquired, Named, Preference, Resource, RwLock, RwLocking, Side, Usage};
use concurrency::{TaskId, Waiter};
use macros::builtins;
use std::sync::atomic::AtomicU64;

pub use table::TABLE;

/// What a read-write lock has beside its lock.
pub(crate) struct RwLockData {
    identity: Identity,
}

/// A read-write lock as a Scheme object.
pub(crate) type RwLockObject = RwLock<RwLockData>;

foreign_view!(
    /// A read-write lock.
    RwLockRef, RwLockObject, "a read-write lock"
);

foreign_primitive!(RwLockData, RwLockObject, {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}
});

impl Measured for RwLockObject {
    fn identity(&self) -> &Identity {
        &self.data.identity
    }

    fn usage(&self) -> Option<Usage> {
        Some(RwLock::usage(self))
    }

    fn crowd(&self) -> (Vec<TaskId>, Vec<Waiter>) {
        let mut waiting = Vec::new();
        RwLock::show_waiters(self, &mut |waiter| waiting.push(waiter));
        (Resource::owners(self), waiting)
    }
}

impl Held for RwLockObject {
    fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        RwLock::show_waiters(self, show);
    }

    fn abandon(&self, turn: &mut Turn<'_>, owner: TaskId) -> Option<String> {
        RwLock::abandon(self, turn, owner).then(|| self.data.label())
    }

    fn key(&self) -> (usize, u64) {
        (std::ptr::from_ref(self).addr(), 0)
    }

    fn pass_on(&self, from: TaskId, to: TaskId) {
        RwLock::pass_on(self, from, to);
    }
}

fn lock(cx: &mut Cx<'_>, lock: RwLockRef, side: Side, limit: Limit<'_>, is_entering: bool) -> Outcome {
    let object = lock.object();
    object.data.identity.check(cx)?;
    let deadline = limit.deadline(cx)?;
    if is_entering {
        mask_again(cx);
    }
    if cx.registers.woken.is_none() {
        let me = cx.turn()?.me();
        if let Some(held) = object.held_by(me) {
            return Err(held_already(cx, object, held));
        }
        if let Some(found) = object.try_lock(cx.turn()?, side) {
            return own(cx, lock, found);
        }
    }
    let operation = || RwLocking { lock: lock.shared(), side };
    let woken = if is_entering {
        wait_unmasked(cx, deadline, operation)?
    } else {
        cx.wait_kept(cx.masking(), deadline, operation)?
    };
    match woken {
        Woken::Completed(branch, _) if branch < 2 => own(cx, lock, RwLocking::<RwLockData>::acquired(branch)),
        Woken::Completed(..) => limit.passed(cx, &object.data.label()),
        Woken::Cancelled => Ok(Value::UNSPECIFIED),
    }
}

fn own(cx: &mut Cx<'_>, lock: RwLockRef, found: Acquired) -> Outcome {
    cx.registers.held.push(lock.shared());
    if found == Acquired::Clean {
        return Ok(Value::UNSPECIFIED);
    }
    let label = lock.object().data.label();
    let text = format!("got {label}, but it was abandoned: a writer ended without unlocking it");
    let hint = "what it protects may be half changed; this thread holds it now: repair, then unlock it";
    Err(cx.failure("abandoned-mutex", text).hint(hint).into())
}

/// The event of locking one side.
struct Locking {
    lock: Kept,
    side: Side,
}

impl Waitable for Locking {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        let lock = RwLockRef(self.lock.get());
        lock.object().data.identity.check(cx)?;
        let me = cx.turn()?.me();
        if let Some(held) = lock.object().held_by(me) {
            return Err(held_already(cx, lock.object(), held));
        }
        Ok(Box::new(RwLocking { lock: lock.shared(), side: self.side }))
    }

    fn branches(&self) -> u32 {
        2
    }

    fn value(&self, cx: &mut Cx<'_>, branch: u32, _payload: Value) -> Outcome {
        own(cx, RwLockRef(self.lock.get()), RwLocking::<RwLockData>::acquired(branch))
    }

    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.lock.trace(visit);
    }

    fn label(&self) -> String {
        let how = if self.side == Side::Write { "write-lock" } else { "read-lock" };
        format!("{how} {}", RwLockRef(self.lock.get()).object().data.label())
    }
}

#[cold]
fn held_already(cx: &Cx<'_>, object: &RwLockObject, held: Side) -> Exit {
    let how = if held == Side::Write { "writing" } else { "reading" };
    let text = format!("cannot lock {}: already owned by this thread, for {how}", object.data.label());
    let hint = "unlock it first: a lock that is waited for by its own holder is never free";
    cx.failure("already-owned", text).hint(hint).into()
}

fn try_lock(cx: &mut Cx<'_>, lock: RwLockRef, side: Side) -> Outcome {
    let object = lock.object();
    object.data.identity.check(cx)?;
    let me = cx.turn()?.me();
    if object.held_by(me).is_some() {
        return Ok(Value::FALSE);
    }
    match object.try_lock(cx.turn()?, side) {
        Some(found) => own(cx, lock, found).map(|_| Value::TRUE),
        None => Ok(Value::FALSE),
    }
}

fn unlock(cx: &mut Cx<'_>, lock: RwLockRef, side: Side) -> Result<(), Exit> {
    let object = lock.object();
    object.data.identity.check(cx)?;
    let me = cx.turn()?.me();
    if object.held_by(me) != Some(side) {
        let how = if side == Side::Write { "writing" } else { "reading" };
        let text = format!("cannot unlock {}: this thread does not hold it for {how}", object.data.label());
        return Err(cx.failure("not-owner", text).into());
    }
    cx.registers.give_up(object.key());
    object.unlock(cx.turn()?, me);
    Ok(())
}

fn side(is_writing: bool) -> Side {
    if is_writing { Side::Write } else { Side::Read }
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A new read-write lock, with a name for messages if one is given. Whoever came first goes first, unless
    /// `#:prefer` is `readers` or `writers`: then the others may wait for ever.
    ///
    /// `(rwlock? (make-rwlock #:prefer 'readers)) ; => #t`
    #[builtin("make-rwlock", effect = Writes)]
    fn make_rwlock(cx: &mut Cx<'_>, options: Rest<'_, Value>) -> Outcome {
        let (name, rest) = split_name(cx, 0, options.values())?;
        let first = options.values().len() - rest.len();
        let prefer = Options::read(cx, rest, first, ["prefer"])?.get(0);
        let preference =
            match prefer.map(|value| Symbol::from_value(value).map(|s| s.name(cx.heap).to_owned())) {
                None => Preference::Fair,
                Some(Some(name)) if name == "readers" => Preference::Readers,
                Some(Some(name)) if name == "writers" => Preference::Writers,
                Some(_) => {
                    let wanted = "`readers` or `writers`";
                    return Err(cx.wrong_type(first + 1, wanted, prefer.unwrap_or(Value::FALSE)));
                }
            };
        let identity = Identity::new(cx, "rwlock", name.as_deref())?;
        Ok(measured(cx, RwLock::new(preference, RwLockData { identity })))
    }

    /// Whether the value is a read-write lock.
    ///
    /// `(rwlock? (make-rwlock)) ; => #t`
    #[builtin("rwlock?")]
    fn is_rwlock(value: Value) -> bool {
        RwLockRef::from_value(value).is_some()
    }

    /// Locks a read-write lock for reading, beside other readers. With `#:timeout` it waits that many seconds at
    /// most, and then returns `#:default` or raises `timeout`.
    ///
    /// `(let ((l (make-rwlock))) (rwlock-read-lock! l) (rwlock-read-unlock! l)) ; prints nothing`
    #[builtin("rwlock-read-lock!", effect = Blocks)]
    fn rwlock_read_lock(cx: &mut Cx<'_>, rwlock: RwLockRef, options: Rest<'_, Value>) -> Outcome {
        lock(cx, rwlock, Side::Read, Limit::new(options.values(), 1), false)
    }

    /// Locks a read-write lock for writing, alone. With `#:timeout` it waits that many seconds at most, and then
    /// returns `#:default` or raises `timeout`.
    ///
    /// `(let ((l (make-rwlock))) (rwlock-write-lock! l) (rwlock-write-unlock! l)) ; prints nothing`
    #[builtin("rwlock-write-lock!", effect = Blocks)]
    fn rwlock_write_lock(cx: &mut Cx<'_>, rwlock: RwLockRef, options: Rest<'_, Value>) -> Outcome {
        lock(cx, rwlock, Side::Write, Limit::new(options.values(), 1), false)
    }

    /// The event of locking a read-write lock for reading: when it is chosen, the lock is locked.
    ///
    /// `(let ((l (make-rwlock))) (sync (rwlock-read-lock-evt l)) (rwlock-read-unlock! l)) ; prints nothing`
    #[builtin("rwlock-read-lock-evt")]
    fn rwlock_read_lock_event(cx: &mut Cx<'_>, rwlock: RwLockRef) -> Value {
        Event::make(cx, Locking { lock: Kept::new(rwlock.0), side: Side::Read })
    }

    /// The event of locking a read-write lock for writing: when it is chosen, the lock is locked.
    ///
    /// `(let ((l (make-rwlock))) (sync (rwlock-write-lock-evt l)) (rwlock-write-unlock! l)) ; prints nothing`
    #[builtin("rwlock-write-lock-evt")]
    fn rwlock_write_lock_event(cx: &mut Cx<'_>, rwlock: RwLockRef) -> Value {
        Event::make(cx, Locking { lock: Kept::new(rwlock.0), side: Side::Write })
    }

    /// Locks a read-write lock for reading if nobody has to wait for that; whether it did.
    ///
    /// `(rwlock-try-read-lock! (make-rwlock)) ; => #t`
    #[builtin("rwlock-try-read-lock!", effect = Writes, shared)]
    fn rwlock_try_read_lock(cx: &mut Cx<'_>, rwlock: RwLockRef) -> Outcome {
        try_lock(cx, rwlock, Side::Read)
    }

    /// Locks a read-write lock for writing if it is free; whether it did.
    ///
    /// `(rwlock-try-write-lock! (make-rwlock)) ; => #t`
    #[builtin("rwlock-try-write-lock!", effect = Writes, shared)]
    fn rwlock_try_write_lock(cx: &mut Cx<'_>, rwlock: RwLockRef) -> Outcome {
        try_lock(cx, rwlock, Side::Write)
    }

    /// Unlocks a read-write lock that the running thread has locked for reading.
    ///
    /// `(let ((l (make-rwlock))) (rwlock-read-lock! l) (rwlock-read-unlock! l)) ; prints nothing`
    #[builtin("rwlock-read-unlock!", effect = Writes, shared)]
    fn rwlock_read_unlock(cx: &mut Cx<'_>, rwlock: RwLockRef) -> Result<(), Exit> {
        unlock(cx, rwlock, Side::Read)
    }

    /// Unlocks a read-write lock that the running thread has locked for writing.
    ///
    /// `(let ((l (make-rwlock))) (rwlock-write-lock! l) (rwlock-write-unlock! l)) ; prints nothing`
    #[builtin("rwlock-write-unlock!", effect = Writes, shared)]
    fn rwlock_write_unlock(cx: &mut Cx<'_>, rwlock: RwLockRef) -> Result<(), Exit> {
        unlock(cx, rwlock, Side::Write)
    }

    /// Locks a read-write lock on the way into an extent, where interrupts are held back but for the wait.
    ///
    /// `(begin (%mask!) (%with-rwlock (make-rwlock) #t) (%unmask!)) ; prints nothing`
    #[builtin("%with-rwlock", effect = Blocks, library = "lambdust internal")]
    fn with_rwlock(cx: &mut Cx<'_>, rwlock: RwLockRef, is_writing: bool) -> Outcome {
        let mut outcome = lock(cx, rwlock, side(is_writing), Limit::new(&[], 1), true);
        if let Err(Exit::Fail(failure)) = &mut outcome
            && failure.kind == "abandoned-mutex"
        {
            failure.hint = Some("what it protects may be half changed: lock it by `rwlock-write-lock!`, repair, and unlock it".into());
            let me = cx.turn()?.me();
            cx.registers.give_up(rwlock.object().key());
            rwlock.object().refuse(cx.turn()?, me);
        }
        outcome
    }

    /// Unlocks it on the way out, unless the body has done so.
    ///
    /// `(%with-rwlock-end (make-rwlock) #t) ; prints nothing`
    #[builtin("%with-rwlock-end", effect = Writes, shared, library = "lambdust internal")]
    fn with_rwlock_end(cx: &mut Cx<'_>, rwlock: RwLockRef, is_writing: bool) -> Result<(), Exit> {
        let me = cx.turn()?.me();
        if rwlock.object().held_by(me) == Some(side(is_writing)) {
            unlock(cx, rwlock, side(is_writing))?;
        }
        Ok(())
    }
}
