//! One slot of the registry: a task and the words around it.
//!
//! The only file of the crate with `unsafe`: the task lies in a plain cell, and whoever holds the
//! slot's token may touch it. Tokens are made here alone (the first of each slot at the registry's
//! call) and are neither `Copy` nor `Clone`: `Vacant` (the slot is empty and mine), `Runnable` (the
//! word says queued), `Running` (a worker is inside). At most one of them exists for a slot; a parked
//! task has none.

use crate::dirty::DirtyLink;
use crate::host::Host;
use crate::operation::Operation;
use crate::scheduler::timers::SlotTimer;
use crate::shim::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering};
use crate::sync::Resource;
use crate::task::TaskId;
use crate::wait::WaitWord;
use crate::word::{Park, TaskState, TaskWord};
use parking_lot::Mutex;
use std::cell::UnsafeCell;
use std::sync::Arc;

/// The right to fill an empty slot.
#[derive(Debug)]
pub(crate) struct Vacant(u32);

impl Vacant {
    pub(crate) fn index(&self) -> u32 {
        self.0
    }
}

/// The right to run a queued task. Run queues hold these.
#[derive(Debug)]
pub(crate) struct Runnable(u32);

impl Runnable {
    pub(crate) fn index(&self) -> u32 {
        self.0
    }
}

/// The host was not told that the present wait has no end in sight.
const NEWS: u8 = 0;
/// It was.
const TOLD: u8 = 1;
/// It need not be.
const REST: u8 = 2;

/// Stands for no task: generations end before.
const NO_TASK: u64 = u64::MAX;

/// What sort of wait an operation is.
pub(crate) struct Sort {
    pub(crate) external: bool,
    pub(crate) shown: bool,
    pub(crate) rest: bool,
    /// The task that alone can complete it, as bits.
    answerer: u64,
}

impl Sort {
    /// Of a wait that no operation describes.
    pub(crate) const UNKNOWN: Sort = Sort { external: false, shown: false, rest: false, answerer: NO_TASK };

    /// Of a wait for the answer of a task.
    pub(crate) fn for_answer(of: TaskId) -> Sort {
        Sort { answerer: of.to_bits(), ..Sort::UNKNOWN }
    }

    pub(crate) fn of<H: Host>(operation: &(impl Operation<H> + ?Sized)) -> Sort {
        Sort {
            external: operation.is_external(),
            shown: operation.shows_waiters(),
            rest: operation.is_rest(),
            answerer: NO_TASK,
        }
    }
}

pub(crate) struct Slot<H: Host> {
    index: u32,
    /// The worker that ran the task last, to poke it.
    worker: AtomicU32,
    word: TaskWord,
    pub(crate) wait: WaitWord,
    pub(crate) link: DirtyLink,
    pub(crate) timer: SlotTimer,
    /// The present wait is ended by something outside the scheduler. Only the running task writes it.
    pub(crate) external: AtomicBool,
    /// Whoever can complete the present wait shows it. Only the running task writes it.
    shown: AtomicBool,
    /// What of the present wait is news to the host: one of `NEWS`, `TOLD`, `REST`.
    told: AtomicU8,
    /// The task whose answer the present wait is for, as bits, or `NO_TASK`.
    answerer: AtomicU64,
    /// Whether `kept` holds something. Only the running task writes it.
    keeps: AtomicBool,
    /// The operation of the present wait, if its losing branches are to be pruned afterwards.
    kept: Mutex<Option<Box<dyn Operation<H> + Send>>>,
    task: UnsafeCell<Option<H::Task>>,
}

// SAFETY: all fields but `task` are `Sync` by themselves (`kept` holds `Send` operations behind a
// lock). `task` is reached only through the unique token of the slot, or by `visit_task`, whose
// caller vouches for a stopped world; tasks are `Send`.
unsafe impl<H: Host> Sync for Slot<H> {}

impl<H: Host> Slot<H> {
    pub(crate) fn new(index: u32) -> Self {
        Slot {
            index,
            worker: AtomicU32::new(0),
            word: TaskWord::vacant(),
            wait: WaitWord::new(),
            link: DirtyLink::new(),
            timer: SlotTimer::new(),
            external: AtomicBool::new(false),
            shown: AtomicBool::new(false),
            told: AtomicU8::new(NEWS),
            answerer: AtomicU64::new(NO_TASK),
            keeps: AtomicBool::new(false),
            kept: Mutex::new(None),
            task: UnsafeCell::new(None),
        }
    }

    /// The token of a slot that the registry hands out for the first time. Only the registry calls
    /// this, once per slot.
    pub(super) fn first_vacant(&self) -> Vacant {
        Vacant(self.index)
    }

    /// Fills the empty slot.
    pub(super) fn occupy(&self, vacant: Vacant, task: H::Task) -> (TaskId, Runnable) {
        assert_eq!(vacant.0, self.index, "a token belongs to its slot");
        // SAFETY: the token is the only one of this slot, and no task is in it.
        unsafe { *self.task.get() = Some(task) };
        let generation = self.word.occupy();
        (TaskId { generation, slot: self.index }, Runnable(self.index))
    }

    /// Starts a step on that worker.
    pub(crate) fn begin(&self, runnable: Runnable, worker: usize) -> Running<'_, H> {
        assert_eq!(runnable.0, self.index, "a token belongs to its slot");
        self.worker.store(worker as u32, Ordering::Relaxed);
        let generation = self.word.begin();
        Running { slot: self, id: TaskId { generation, slot: self.index } }
    }

    /// Takes the task from a scheduler whose workers have all ended.
    pub(crate) fn seize(&self) -> Option<Running<'_, H>> {
        let (generation, _) = self.word.state()?;
        let id = TaskId { generation, slot: self.index };
        if self.word.seize() { Some(Running { slot: self, id }) } else { None }
    }

    /// Records a wake-up; the token, if the task was parked, must be enqueued.
    pub(crate) fn wake(&self) -> Option<Runnable> {
        self.word.wake().then_some(Runnable(self.index))
    }

    /// Adds request bits, and says where the task was; `None` when it has ended.
    pub(crate) fn request(&self, task: TaskId, bits: u32) -> Option<TaskState> {
        self.word.request(task.generation, bits)
    }

    /// Whether the task still has one of these requests to take.
    pub(crate) fn has_requests(&self, task: TaskId, bits: u32) -> bool {
        self.word.has_requests(task.generation, bits)
    }

    /// The pending requests.
    pub(crate) fn requests(&self) -> u32 {
        self.word.requests()
    }

    /// Takes those of the pending requests that are in `bits`; only for the running task.
    pub(crate) fn take_requests(&self, bits: u32) -> u32 {
        self.word.take_requests(bits)
    }

    /// A wait is about to be opened. Only for the running task.
    pub(crate) fn begin_wait(&self, sort: Sort) {
        self.shown.store(sort.shown, Ordering::Relaxed);
        self.told.store(if sort.rest { REST } else { NEWS }, Ordering::Relaxed);
        self.answerer.store(sort.answerer, Ordering::Relaxed);
    }

    /// The task whose answer the present wait is for.
    pub(crate) fn answerer(&self) -> Option<TaskId> {
        let bits = self.answerer.load(Ordering::Relaxed);
        (bits != NO_TASK).then(|| TaskId::from_bits(bits))
    }

    /// Others than that task may answer from now on.
    pub(crate) fn forget_answerer(&self) {
        self.answerer.store(NO_TASK, Ordering::Relaxed);
    }

    /// The task here, if it is parked in an open wait that neither time nor anything outside ends.
    pub(crate) fn waits_for_others(&self) -> Option<TaskId> {
        let (id, state) = self.state()?;
        let epoch = self.wait.epoch();
        let stuck = state == TaskState::Parked
            && self.wait.is_waiting(epoch)
            && !self.external.load(Ordering::Relaxed)
            && !self.timer.is_armed(epoch, id);
        stuck.then_some(id)
    }

    /// Likewise, if those who could end it show it.
    pub(crate) fn waits_for_shown(&self) -> Option<TaskId> {
        if self.shown.load(Ordering::Relaxed) { self.waits_for_others() } else { None }
    }

    /// True the first time in each wait that is not rest.
    pub(crate) fn tell(&self) -> bool {
        self.told.compare_exchange(NEWS, TOLD, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }

    /// Whether the present wait is rest.
    pub(crate) fn rests(&self) -> bool {
        self.told.load(Ordering::Relaxed) == REST
    }

    /// Handle and state of the task in this slot.
    pub(crate) fn state(&self) -> Option<(TaskId, TaskState)> {
        let (generation, state) = self.word.state()?;
        Some((TaskId { generation, slot: self.index }, state))
    }

    /// The worker that ran the task last.
    pub(crate) fn worker(&self) -> usize {
        self.worker.load(Ordering::Relaxed) as usize
    }

    /// Keeps an operation until the wait ends; only for the running task.
    pub(crate) fn keep(&self, operation: Box<dyn Operation<H> + Send>) {
        *self.kept.lock() = Some(operation);
        self.keeps.store(true, Ordering::Relaxed);
    }

    /// Whether it can be told what the present wait is for: a hint for others than the running task.
    pub(crate) fn tells_what_for(&self) -> bool {
        self.keeps.load(Ordering::Relaxed) || self.answerer.load(Ordering::Relaxed) != NO_TASK
    }

    /// Takes the kept operation; only for the running task.
    pub(crate) fn take_kept(&self) -> Option<Box<dyn Operation<H> + Send>> {
        if !self.keeps.load(Ordering::Relaxed) {
            return None;
        }
        self.keeps.store(false, Ordering::Relaxed);
        self.kept.lock().take()
    }

    /// What the present wait is for, as far as its operation is kept and tells.
    pub(crate) fn resource(&self) -> Option<Arc<dyn Resource>> {
        self.kept.lock().as_ref()?.resource()
    }

    /// Shows every payload that this slot keeps. Only in a stopped world.
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(&mut H::Payload)) {
        use crate::host::Payload;
        self.wait.trace(|word| {
            let mut payload = H::Payload::from_word(word);
            visit(&mut payload);
            payload.into_word()
        });
        if let Some(operation) = &mut *self.kept.lock() {
            operation.trace_carried(visit);
        }
    }

    /// Shows the task to `visit` unless a worker is inside it; false then, and for an empty slot.
    ///
    /// # Safety
    /// The world is stopped: until this returns no worker begins or ends a step, spawns, or visits.
    pub(crate) unsafe fn visit_task(&self, visit: &mut dyn FnMut(TaskId, TaskState, &mut H::Task)) -> bool {
        let Some((id, state @ (TaskState::Queued | TaskState::Parked))) = self.state() else {
            return false;
        };
        // SAFETY: no worker is inside the task, and by contract none begins before this returns.
        match unsafe { &mut *self.task.get() } {
            Some(task) => {
                visit(id, state, task);
                true
            }
            None => false,
        }
    }
}

/// A worker is inside this task.
pub(crate) struct Running<'a, H: Host> {
    slot: &'a Slot<H>,
    id: TaskId,
}

impl<'a, H: Host> Running<'a, H> {
    pub(crate) fn id(&self) -> TaskId {
        self.id
    }

    pub(crate) fn slot(&self) -> &'a Slot<H> {
        self.slot
    }

    pub(crate) fn task(&mut self) -> &mut H::Task {
        // SAFETY: this token is the only one of its slot, and it is borrowed mutably.
        let task = unsafe { &mut *self.slot.task.get() };
        task.as_mut().expect("an occupied slot holds a task until its running token is retired")
    }

    /// Ends a step that yielded.
    pub(crate) fn requeue(self) -> Runnable {
        self.slot.word.requeue();
        Runnable(self.slot.index)
    }

    /// Ends a step that waits. The token comes back when the task was woken or cancelled meanwhile.
    pub(crate) fn park(self) -> Option<Runnable> {
        let wait = &self.slot.wait;
        let cancel = |requests| wait.is_idle() || wait.cancel(requests & crate::task::FORCE != 0, || true);
        match self.slot.word.park(cancel) {
            Park::Parked => None,
            Park::Requeue => Some(Runnable(self.slot.index)),
        }
    }

    /// Ends the task and drops it. No token comes back when the slot is used up.
    pub(crate) fn retire(self) -> Option<Vacant> {
        // SAFETY: this token is the only one of its slot, and nothing borrowed from it is left.
        let task = unsafe { (*self.slot.task.get()).take() };
        self.slot.wait.close();
        drop(self.slot.take_kept());
        drop(task);
        self.slot.word.vacate().then_some(Vacant(self.slot.index))
    }
}
