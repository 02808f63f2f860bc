//! A read-write lock: many readers or one writer, each known by its task.
//!
//! Fair unless told otherwise: a reader that comes after a waiting writer waits behind it, and readers that
//! wait in a row enter together. With a preference, the other side can starve.

use super::usage::{Counters, Usage, taken_at};
use super::{Acquired, Named, Resource};
use crate::context::Turn;
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::task::TaskId;
use crate::wait::Waiter;
use crate::waiters::WaiterQueue;
use std::sync::Arc;

/// How a task holds a read-write lock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Beside other readers.
    Read,
    /// Alone.
    Write,
}

/// Who goes first when readers and writers wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preference {
    /// Whoever came first.
    Fair,
    /// Readers, also those that come later.
    Readers,
    /// Writers, also those that come later.
    Writers,
}

/// A read-write lock, with what its host keeps beside it.
pub struct RwLock<N> {
    state: crate::shim::Mutex<State>,
    counters: Counters,
    preference: Preference,
    /// What the host keeps beside it.
    pub data: N,
}

struct State {
    writer: Option<Inside>,
    readers: Vec<Inside>,
    /// A writer has ended inside, and nobody was told yet.
    is_abandoned: bool,
    waiters: WaiterQueue<Wanted>,
}

/// A task that holds the lock, and since when, as far as recordings need to know.
#[derive(Clone, Copy)]
struct Inside {
    task: TaskId,
    since: u64,
}

#[derive(Clone, Copy)]
struct Wanted {
    side: Side,
    task: TaskId,
    since: u64,
}

impl State {
    fn has_room(&self, side: Side) -> bool {
        self.writer.is_none() && (side == Side::Read || self.readers.is_empty())
    }

    fn enter(&mut self, side: Side, inside: Inside) -> Acquired {
        match side {
            Side::Read => self.readers.push(inside),
            Side::Write => self.writer = Some(inside),
        }
        let was_abandoned = std::mem::take(&mut self.is_abandoned);
        if was_abandoned { Acquired::Abandoned } else { Acquired::Clean }
    }

    fn is_writer(&self, task: TaskId) -> bool {
        self.writer.is_some_and(|writer| writer.task == task)
    }

    /// A task leaves, if it is inside: from which side, and since when it was.
    fn leave(&mut self, task: TaskId) -> Option<(Side, u64)> {
        if self.is_writer(task) {
            return self.writer.take().map(|writer| (Side::Write, writer.since));
        }
        let index = self.readers.iter().position(|reader| reader.task == task)?;
        Some((Side::Read, self.readers.swap_remove(index).since))
    }
}

impl<N: Named> RwLock<N> {
    /// A free lock.
    pub fn new(preference: Preference, data: N) -> RwLock<N> {
        let state =
            State { writer: None, readers: Vec::new(), is_abandoned: false, waiters: WaiterQueue::new() };
        let counters = Counters::numbered(data.number());
        RwLock { state: crate::shim::Mutex::new(state), counters, preference, data }
    }
}

impl<N> RwLock<N> {
    /// Takes it if nobody has to wait for that; what it was then.
    pub fn try_lock<H: Host>(&self, cx: &Turn<'_, H>, side: Side) -> Option<Acquired> {
        let mut state = self.state.lock();
        self.may_enter(&mut state, cx, side).then(|| self.enter(&mut state, cx, side))
    }

    /// Gives it up; false if the task does not hold it.
    pub fn unlock<H: Host>(&self, cx: &mut Turn<'_, H>, task: TaskId) -> bool {
        self.leave(&mut self.state.lock(), cx, task, false).is_some()
    }

    /// A task that holds it ends: a reader just leaves, after a writer the lock is abandoned. Whether it was
    /// a writer.
    pub fn abandon<H: Host>(&self, cx: &mut Turn<'_, H>, task: TaskId) -> bool {
        self.leave(&mut self.state.lock(), cx, task, true) == Some(Side::Write)
    }

    /// A task that found it abandoned does not want it so: it leaves, and the next one is told.
    pub fn refuse<H: Host>(&self, cx: &mut Turn<'_, H>, task: TaskId) {
        let mut state = self.state.lock();
        if state.leave(task).is_some() {
            state.is_abandoned = true;
            self.admit(&mut state, cx);
        }
    }

    /// A task that is inside leaves, and others may enter; after a writer that has ended the lock is abandoned.
    fn leave<H: Host>(
        &self,
        state: &mut State,
        cx: &mut Turn<'_, H>,
        task: TaskId,
        has_ended: bool,
    ) -> Option<Side> {
        let (side, since) = state.leave(task)?;
        state.is_abandoned |= has_ended && side == Side::Write;
        self.admit(state, cx);
        self.counters.note_hold(cx, Some(task), since, side == Side::Read);
        Some(side)
    }

    /// Another task stands for one that holds it.
    pub fn pass_on(&self, from: TaskId, to: TaskId) {
        let mut state = self.state.lock();
        let State { writer, readers, .. } = &mut *state;
        let all = writer.iter_mut().chain(readers);
        all.filter(|inside| inside.task == from).for_each(|inside| inside.task = to);
    }

    /// How a task holds it.
    pub fn held_by(&self, task: TaskId) -> Option<Side> {
        let state = self.state.lock();
        if state.is_writer(task) {
            return Some(Side::Write);
        }
        state.readers.iter().any(|reader| reader.task == task).then_some(Side::Read)
    }

    /// The writer inside.
    pub fn writer(&self) -> Option<TaskId> {
        self.state.lock().writer.map(|writer| writer.task)
    }

    /// The number of readers inside.
    pub fn readers(&self) -> usize {
        self.state.lock().readers.len()
    }

    /// Shows the tickets of all waiters. Called in a stopped world.
    pub fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        self.state.lock().waiters.each(show);
    }

    /// How many tickets of waiters it holds, dead ones included.
    pub fn waiters(&self) -> usize {
        self.state.lock().waiters.len()
    }

    /// How much it was used.
    pub fn usage(&self) -> Usage {
        self.counters.read()
    }

    fn enter<H: Host>(&self, state: &mut State, cx: &Turn<'_, H>, side: Side) -> Acquired {
        self.counters.acquired();
        state.enter(side, Inside { task: cx.me(), since: taken_at(cx) })
    }

    /// Whether one that comes now may pass those that wait.
    fn may_enter<H: Host>(&self, state: &mut State, cx: &Turn<'_, H>, side: Side) -> bool {
        if !state.has_room(side) {
            return false;
        }
        let is_live = |waiter: &Waiter| cx.is_waiting(*waiter);
        match self.preference {
            Preference::Fair => state.waiters.first(is_live).is_none(),
            Preference::Readers => true,
            Preference::Writers => {
                !state.waiters.iter().any(|(waiter, wanted)| wanted.side == Side::Write && is_live(waiter))
            }
        }
    }

    /// Lets in those whose turn it is.
    fn admit<H: Host>(&self, state: &mut State, cx: &mut Turn<'_, H>) {
        while let Some(index) = self.next(state, cx) {
            let Some(&(_, wanted)) = state.waiters.get(index) else { return };
            if !state.has_room(wanted.side) {
                return;
            }
            let Some((waiter, wanted)) = state.waiters.take_at(index) else { return };
            let now = cx.now();
            let branch = if state.is_abandoned { ABANDONED } else { CLEAN };
            let is_in = cx.complete_with(waiter.shifted(branch), || {
                state.enter(wanted.side, Inside { task: wanted.task, since: now.as_nanos() });
                self.counters.acquired_after(wanted.since, now);
                H::Payload::UNIT
            });
            if is_in {
                self.counters.note_wait(cx, Some(wanted.task), wanted.since, true);
            }
        }
    }

    /// Where the waiter stands whose turn it is.
    fn next<H: Host>(&self, state: &State, cx: &Turn<'_, H>) -> Option<usize> {
        let find = |side: Option<Side>| {
            state.waiters.iter().position(|(waiter, wanted)| {
                side.is_none_or(|side| wanted.side == side) && cx.is_waiting(*waiter)
            })
        };
        match self.preference {
            Preference::Fair => find(None),
            Preference::Readers => find(Some(Side::Read)).or_else(|| find(None)),
            Preference::Writers => find(Some(Side::Write)).or_else(|| find(None)),
        }
    }
}

const CLEAN: u32 = 0;
const ABANDONED: u32 = 1;

impl<N: Named> Resource for RwLock<N> {
    fn label(&self) -> String {
        self.data.label()
    }

    fn owners(&self) -> Vec<TaskId> {
        let state = self.state.lock();
        state.writer.iter().chain(&state.readers).map(|inside| inside.task).collect()
    }
}

/// Waiting for a read-write lock. Branch 0: the task holds it; branch 1: and it was abandoned.
pub struct RwLocking<N> {
    /// Which lock.
    pub lock: Arc<RwLock<N>>,
    /// Which side of it.
    pub side: Side,
}

impl<N> RwLocking<N> {
    /// What a branch says.
    pub fn acquired(branch: u32) -> Acquired {
        if branch == ABANDONED { Acquired::Abandoned } else { Acquired::Clean }
    }
}

fn ready<H: Host>(first: u32, found: Acquired) -> Ready<H::Payload> {
    let branch = first + if found == Acquired::Abandoned { ABANDONED } else { CLEAN };
    Ready { branch, payload: H::Payload::UNIT }
}

impl<H: Host, N: Named> Operation<H> for RwLocking<N> {
    fn shows_waiters(&self) -> bool {
        true
    }

    fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        Some(ready::<H>(0, self.lock.try_lock(cx, self.side)?))
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let mut state = self.lock.state.lock();
        if self.lock.may_enter(&mut state, cx, self.side) {
            let won = cx.claim_own(waiter);
            return won.then(|| ready::<H>(waiter.branch(), self.lock.enter(&mut state, cx, self.side)));
        }
        let wanted = Wanted { side: self.side, task: cx.me(), since: cx.now().as_nanos() };
        state.waiters.push_with(waiter, wanted, |other| cx.is_waiting(*other));
        None
    }

    /// Those behind it may go now.
    fn cancel(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        if winner.is_some_and(|winner| winner.wrapping_sub(waiter.branch()) <= ABANDONED) {
            return;
        }
        let mut state = self.lock.state.lock();
        if let Some(wanted) = state.waiters.remove(waiter) {
            self.lock.counters.note_wait(cx, Some(wanted.task), wanted.since, false);
        }
        self.lock.admit(&mut state, cx);
    }

    fn branches(&self) -> u32 {
        2
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        Some(self.lock.clone())
    }
}
