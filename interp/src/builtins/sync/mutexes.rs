//! Mutexes. The owner is the running fiber; a session's cells are one owner.

use super::{
    Limit, Name, foreign_primitive, foreign_view, identity, mask_again, measured, name_value, wait_unmasked,
};
use crate::Value;
use crate::heap::foreign_of;
use crate::machine::Process;
use crate::machine::Turn;
use crate::machine::event::{BoxedOperation, Event, Kept, Waitable};
use crate::machine::resource::{Identity, Measured};
use crate::value::{FromValue, List, Rest};
use crate::vm::primitive::{Cx, Exit, Held, Outcome, Woken};
use concurrency::sync::{Acquired, Holder, Lock, Mutex, Named, Resource, Usage};
use concurrency::{Masking, TaskId, Waiter};
use macros::builtins;
use std::sync::atomic::{AtomicU64, Ordering::Acquire, Ordering::Release};

pub use table::TABLE;

/// What a mutex has beside its lock.
pub(crate) struct MutexData {
    pub(super) identity: Identity,
    /// The process of its owner, `#f` without; written by the owner.
    owner: AtomicU64,
    /// What a program keeps with it (`mutex-specific`).
    specific: AtomicU64,
}

/// A mutex as a Scheme object.
pub(crate) type MutexObject = Mutex<MutexData>;

foreign_view!(
    /// A mutex.
    MutexRef, MutexObject, "a mutex"
);

foreign_primitive!(MutexData, MutexObject, {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        visit(&self.data.owner);
        visit(&self.data.specific);
    }
});

impl Measured for MutexObject {
    fn identity(&self) -> &Identity {
        &self.data.identity
    }

    fn usage(&self) -> Option<Usage> {
        Some(Mutex::usage(self))
    }

    fn crowd(&self) -> (Vec<TaskId>, Vec<Waiter>) {
        let mut waiting = Vec::new();
        Mutex::show_waiters(self, &mut |waiter| waiting.push(waiter));
        (Resource::owners(self), waiting)
    }
}

impl Held for MutexObject {
    fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        Mutex::show_waiters(self, show);
    }

    fn abandon(&self, turn: &mut Turn<'_>, owner: TaskId) -> Option<String> {
        Mutex::abandon(self, turn, owner).then(|| self.data.label())
    }

    fn key(&self) -> (usize, u64) {
        (std::ptr::from_ref(self).addr(), 0)
    }

    fn pass_on(&self, from: TaskId, to: TaskId) {
        Mutex::pass_on(self, from, to);
    }
}

/// Locks it for the running fiber.
fn lock(cx: &mut Cx<'_>, mutex: MutexRef, limit: Limit<'_>, is_entering: bool) -> Outcome {
    let object = mutex.object();
    object.data.identity.check(cx)?;
    let me = Holder::Task(cx.turn()?.me());
    let deadline = limit.deadline(cx)?;
    if is_entering {
        mask_again(cx);
    }
    if cx.registers.woken.is_none() {
        match object.try_lock(cx.turn()?, me) {
            Ok(found) => return own(cx, mutex, found),
            Err(holder) if holder == me => return Err(owned_already(cx, object)),
            Err(_) => {}
        }
    }
    let operation = || Lock { mutex: mutex.shared(), holder: me };
    let woken = if is_entering {
        wait_unmasked(cx, deadline, operation)?
    } else {
        cx.wait_kept(cx.masking(), deadline, operation)?
    };
    match woken {
        Woken::Completed(branch, _) if branch < 2 => own(cx, mutex, Lock::<MutexData>::acquired(branch)),
        Woken::Completed(..) => limit.passed(cx, &object.data.label()),
        Woken::Cancelled => Ok(Value::UNSPECIFIED),
    }
}

/// The running fiber has locked it: notes so, and raises if the mutex was abandoned.
pub(super) fn own(cx: &mut Cx<'_>, mutex: MutexRef, found: Acquired) -> Outcome {
    let process = cx.registers.process;
    mutex.object().data.owner.store(process.bits(), Release);
    cx.heap.mark_dirty(mutex.0);
    cx.registers.held.push(mutex.shared());
    if found == Acquired::Abandoned { Err(was_abandoned(cx, mutex.object())) } else { Ok(Value::UNSPECIFIED) }
}

/// The running fiber, which owns it, will no longer.
pub(super) fn disown(cx: &mut Cx<'_>, object: &MutexObject) {
    object.data.owner.store(Value::FALSE.bits(), Release);
    cx.registers.give_up(object.key());
}

/// Refuses what only the owner may do. `what` is in the user's words: `unlock`.
pub(super) fn check_owner(cx: &mut Cx<'_>, object: &MutexObject, what: &str) -> Result<Holder, Exit> {
    let me = Holder::Task(cx.turn()?.me());
    let holder = object.holder();
    if holder == Some(me) { Ok(me) } else { Err(not_owned(cx, object, holder, what)) }
}

/// The running fiber waits for something else, which unlocks the mutex that it owns.
pub(in crate::builtins) fn give_up(cx: &mut Cx<'_>, mutex: Value) {
    if let Some(mutex) = MutexRef::from_value(mutex) {
        disown(cx, mutex.object());
    }
}

/// The wait is over, and the fiber, which is masked, locks the mutex again, unless it never was unlocked. Gives
/// what is to be raised if the mutex was abandoned.
pub(in crate::builtins) fn take_again(cx: &mut Cx<'_>, mutex: Value) -> Result<Option<Exit>, Exit> {
    let Some(mutex) = MutexRef::from_value(mutex) else { return Ok(None) };
    Ok(match lock_again(cx, mutex)? {
        Some(found) => own(cx, mutex, found).err(),
        None => None,
    })
}

/// Locks it, whatever is requested meanwhile; `None` for a fiber that is ended by force.
pub(super) fn lock_again(cx: &mut Cx<'_>, mutex: MutexRef) -> Result<Option<Acquired>, Exit> {
    let holder = Holder::Task(cx.turn()?.me());
    if cx.registers.woken.is_none() && mutex.object().holder() == Some(holder) {
        // The wait was over before it began, or the mutex is locked again already.
        return Ok(Some(Acquired::Clean));
    }
    match cx.wait_kept(Masking::Masked, None, || Lock { mutex: mutex.shared(), holder })? {
        Woken::Completed(branch, _) => Ok(Some(Lock::<MutexData>::acquired(branch))),
        Woken::Cancelled => Ok(None),
    }
}

/// The event of locking a mutex.
struct Locking(Kept);

impl Locking {
    fn mutex(&self) -> MutexRef {
        MutexRef(self.0.get())
    }
}

impl Waitable for Locking {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        let mutex = self.mutex();
        mutex.object().data.identity.check(cx)?;
        let me = Holder::Task(cx.turn()?.me());
        if mutex.object().holder() == Some(me) {
            return Err(owned_already(cx, mutex.object()));
        }
        Ok(Box::new(Lock { mutex: mutex.shared(), holder: me }))
    }

    fn branches(&self) -> u32 {
        2
    }

    fn value(&self, cx: &mut Cx<'_>, branch: u32, _payload: Value) -> Outcome {
        own(cx, self.mutex(), Lock::<MutexData>::acquired(branch))
    }

    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.0.trace(visit);
    }

    fn label(&self) -> String {
        format!("lock {}", self.mutex().object().data.label())
    }
}

#[cold]
fn owned_already(cx: &Cx<'_>, object: &MutexObject) -> Exit {
    let text = format!("cannot lock {}: already owned by this thread", object.data.label());
    let hint = "a mutex is locked once: unlock it first, or let the caller that holds it do the work";
    cx.failure("already-owned", text).hint(hint).into()
}

#[cold]
fn not_owned(cx: &Cx<'_>, object: &MutexObject, holder: Option<Holder>, what: &str) -> Exit {
    let label = object.data.label();
    let why = match holder {
        None => "it is not locked".to_owned(),
        Some(Holder::Nobody) => "it is locked in nobody's name".to_owned(),
        Some(Holder::Task(_)) => format!("{} owns it", owner_name(object)),
    };
    let hint = "only the thread that has locked a mutex unlocks it; (with-mutex mutex body …) does both";
    cx.failure("not-owner", format!("cannot {what} {label}: {why}")).hint(hint).into()
}

#[cold]
fn was_abandoned(cx: &Cx<'_>, object: &MutexObject) -> Exit {
    let text =
        format!("got {}, but it was abandoned: its owner ended without unlocking it", object.data.label());
    let hint = "what it protects may be half changed; this thread owns it now: repair, then unlock it";
    cx.failure("abandoned-mutex", text).hint(hint).into()
}

/// What messages call the owner.
fn owner_name(object: &MutexObject) -> String {
    let owner = Value::from_bits(object.data.owner.load(Acquire));
    foreign_of::<Process>(&owner).map_or_else(|| "another thread".to_owned(), Process::described)
}

/// The owner's process; `Again` while it is handed over.
fn owner(object: &MutexObject, task: TaskId) -> Outcome {
    let owner = Value::from_bits(object.data.owner.load(Acquire));
    let is_current = foreign_of::<Process>(&owner).is_some_and(|process| process.task() == task);
    if is_current { Ok(owner) } else { Err(Exit::Again) }
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A new mutex, with a name for messages if one is given.
    ///
    /// `(make-mutex "door") ; => #<mutex door>`
    #[builtin("make-mutex", effect = Writes)]
    fn make_mutex(cx: &mut Cx<'_>, name: Option<Name>) -> Outcome {
        let identity = identity(cx, "mutex", name)?;
        let specific = AtomicU64::new(Value::UNSPECIFIED.bits());
        let owner = AtomicU64::new(Value::FALSE.bits());
        Ok(measured(cx, Mutex::new(MutexData { identity, owner, specific })))
    }

    /// Whether the value is a mutex.
    ///
    /// `(mutex? (make-mutex)) ; => #t`
    #[builtin("mutex?")]
    fn is_mutex(value: Value) -> bool {
        MutexRef::from_value(value).is_some()
    }

    /// Locks a mutex, waiting until it is free; threads get it in the order in which they asked. With `#:timeout`
    /// it waits that many seconds at most, and then returns `#:default` or raises `timeout`. When the owner before
    /// ended without unlocking it, `abandoned-mutex` is raised, and the mutex is locked.
    ///
    /// `(let ((m (make-mutex))) (mutex-lock! m) (mutex-unlock! m) 'done) ; => done`
    #[builtin("mutex-lock!", effect = Blocks)]
    fn mutex_lock(cx: &mut Cx<'_>, mutex: MutexRef, options: Rest<'_, Value>) -> Outcome {
        lock(cx, mutex, Limit::new(options.values(), 1), false)
    }

    /// The event of locking a mutex: when it is chosen, the mutex is locked.
    ///
    /// `(let ((m (make-mutex))) (sync (mutex-lock-evt m)) (eq? (mutex-owner m) (current-thread))) ; => #t`
    #[builtin("mutex-lock-evt")]
    fn mutex_lock_event(cx: &mut Cx<'_>, mutex: MutexRef) -> Value {
        Event::make(cx, Locking(Kept::new(mutex.0)))
    }

    /// Locks a mutex if it is free, without waiting; whether it did.
    ///
    /// `(let ((m (make-mutex))) (list (mutex-try-lock! m) (mutex-try-lock! m))) ; => (#t #f)`
    #[builtin("mutex-try-lock!", effect = Writes, shared)]
    fn mutex_try_lock(cx: &mut Cx<'_>, mutex: MutexRef) -> Outcome {
        let object = mutex.object();
        object.data.identity.check(cx)?;
        let me = cx.turn()?.me();
        match object.try_lock(cx.turn()?, Holder::Task(me)) {
            Ok(found) => own(cx, mutex, found).map(|_| Value::TRUE),
            Err(_) => Ok(Value::FALSE),
        }
    }

    /// Unlocks a mutex that the running thread owns; the one that has waited longest gets it.
    ///
    /// `(let ((m (make-mutex))) (mutex-lock! m) (mutex-unlock! m) (mutex-state m)) ; => not-abandoned`
    #[builtin("mutex-unlock!", effect = Writes, shared)]
    fn mutex_unlock(cx: &mut Cx<'_>, mutex: MutexRef) -> Result<(), Exit> {
        let object = mutex.object();
        object.data.identity.check(cx)?;
        let me = check_owner(cx, object, "unlock")?;
        disown(cx, object);
        let _ = object.unlock(cx.turn()?, me);
        Ok(())
    }

    /// The thread that owns a mutex, or `#f`.
    ///
    /// `(mutex-owner (make-mutex)) ; => #f`
    #[builtin("mutex-owner", effect = Reads, shared)]
    fn mutex_owner(mutex: MutexRef) -> Outcome {
        match mutex.object().holder() {
            Some(Holder::Task(task)) => owner(mutex.object(), task),
            _ => Ok(Value::FALSE),
        }
    }

    /// The state of a mutex: the thread that owns it; `not-owned` if it is locked in nobody's name; `abandoned` if
    /// it is free because its owner ended, and `not-abandoned` if it is otherwise free.
    ///
    /// `(mutex-state (make-mutex)) ; => not-abandoned`
    #[builtin("mutex-state", effect = Reads, shared)]
    fn mutex_state(cx: &mut Cx<'_>, mutex: MutexRef) -> Outcome {
        let object = mutex.object();
        let state = match object.holder() {
            Some(Holder::Task(task)) => return owner(object, task),
            Some(Holder::Nobody) => "not-owned",
            None if object.is_abandoned() => "abandoned",
            None => "not-abandoned",
        };
        Ok(cx.heap.symbol(state))
    }

    /// The name of a mutex, a string, or `#f`.
    ///
    /// `(mutex-name (make-mutex "door")) ; => "door"`
    #[builtin("mutex-name", effect = Reads)]
    fn mutex_name(cx: &mut Cx<'_>, mutex: MutexRef) -> Outcome {
        name_value(cx, &mutex.object().data.identity)
    }

    /// What a program keeps with a mutex.
    ///
    /// `(let ((m (make-mutex))) (mutex-specific-set! m 'note) (mutex-specific m)) ; => note`
    #[builtin("mutex-specific", effect = Reads)]
    fn mutex_specific(mutex: MutexRef) -> Value {
        Value::from_bits(mutex.object().data.specific.load(Acquire))
    }

    /// Keeps something with a mutex.
    ///
    /// `(let ((m (make-mutex))) (mutex-specific-set! m 'note) (mutex-specific m)) ; => note`
    #[builtin("mutex-specific-set!", effect = Writes)]
    fn mutex_specific_set(cx: &mut Cx<'_>, mutex: MutexRef, value: Value) {
        mutex.object().data.specific.store(value.bits(), Release);
        cx.heap.mark_dirty(mutex.0);
    }

    /// Locks a mutex on the way into an extent, where interrupts are held back but for the wait. An abandoned
    /// mutex is refused and stays abandoned.
    ///
    /// `(let ((m (make-mutex))) (%mask!) (%with-mutex m) (%unmask!) (%with-mutex-end m)) ; prints nothing`
    #[builtin("%with-mutex", effect = Blocks, library = "lambdust internal")]
    fn with_mutex(cx: &mut Cx<'_>, mutex: MutexRef) -> Outcome {
        let mut outcome = lock(cx, mutex, Limit::new(&[], 1), true);
        let me = cx.turn()?.me();
        if let Err(Exit::Fail(failure)) = &mut outcome
            && failure.kind == "abandoned-mutex"
        {
            failure.hint = Some(
                "what it protects may be half changed: lock it by `mutex-lock!`, repair, and unlock it"
                    .into(),
            );
            disown(cx, mutex.object());
            mutex.object().abandon(cx.turn()?, me);
        }
        outcome
    }

    /// Unlocks it on the way out, unless the body has done so.
    ///
    /// `(%with-mutex-end (make-mutex)) ; prints nothing`
    #[builtin("%with-mutex-end", effect = Writes, shared, library = "lambdust internal")]
    fn with_mutex_end(cx: &mut Cx<'_>, mutex: MutexRef) -> Result<(), Exit> {
        let object = mutex.object();
        let me = Holder::Task(cx.turn()?.me());
        if object.holder() == Some(me) {
            disown(cx, object);
            let _ = object.unlock(cx.turn()?, me);
        }
        Ok(())
    }

    /// Locks a mutex in nobody's name; whether it did before the deadline.
    ///
    /// `(%mutex-lock-unowned! (make-mutex)) ; => #t`
    #[builtin("%mutex-lock-unowned!", shown = "mutex-lock!", effect = Blocks, library = "lambdust internal")]
    fn mutex_lock_unowned(cx: &mut Cx<'_>, mutex: MutexRef, options: Rest<'_, Value>) -> Outcome {
        mutex.object().data.identity.check(cx)?;
        let limit = Limit::new(options.values(), 1);
        let deadline = limit.deadline(cx)?;
        let operation = || Lock { mutex: mutex.shared(), holder: Holder::Nobody };
        match cx.wait_kept(cx.masking(), deadline, operation)? {
            Woken::Completed(0, _) => Ok(Value::TRUE),
            Woken::Completed(1, _) => Err(was_abandoned(cx, mutex.object())),
            Woken::Completed(..) => limit.passed(cx, &mutex.object().data.label()),
            Woken::Cancelled => Ok(Value::FALSE),
        }
    }

    /// Unlocks a mutex whoever owns it, or nobody.
    ///
    /// `(%mutex-release! (make-mutex)) ; prints nothing`
    #[builtin("%mutex-release!", shown = "mutex-unlock!", effect = Writes, shared, library = "lambdust internal")]
    fn mutex_release(cx: &mut Cx<'_>, mutex: MutexRef) -> Result<(), Exit> {
        let object = mutex.object();
        object.data.identity.check(cx)?;
        cx.registers.give_up(object.key());
        object.unlock_any(cx.turn()?);
        Ok(())
    }

    /// The mutexes of a list in the order in which all threads lock them, each once.
    ///
    /// `(%mutexes-in-order (list (make-mutex "a"))) ; => (#<mutex a>)`
    #[builtin("%mutexes-in-order", effect = Reads, library = "lambdust internal")]
    fn mutexes_in_order(cx: &mut Cx<'_>, mutexes: List) -> Outcome {
        let items = mutexes.items(usize::MAX).unwrap_or_default();
        let mut views = Vec::with_capacity(items.len());
        for (index, &item) in items.iter().enumerate() {
            match MutexRef::from_value(item) {
                Some(view) => views.push(view),
                None => {
                    return Err(crate::vm::primitive::wrong_type(
                        cx.heap,
                        "with-mutexes",
                        index,
                        "a mutex",
                        item,
                    ));
                }
            }
        }
        views.sort_by_key(|view| view.object().data.identity.serial());
        if let Some(twice) = views.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let label = twice[0].object().data.label();
            let text = format!("`with-mutexes` got {label} twice: it would wait for itself");
            return Err(crate::vm::primitive::Failure::new("already-owned", text).into());
        }
        let ordered: Vec<Value> = views.iter().map(|view| view.0).collect();
        Ok(List::of(cx.heap, &ordered))
    }
}
