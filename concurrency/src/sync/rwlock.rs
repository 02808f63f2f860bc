//! A read-write lock: many readers or one writer, each known by its task.
//!
//! Fair unless told otherwise: a reader that comes after a waiting writer waits behind it, and readers that
//! wait in a row enter together. With a preference, the other side can starve.

use super::usage::{Counters, Usage};
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
    writer: Option<TaskId>,
    readers: Vec<TaskId>,
    /// A writer has ended inside, and nobody was told yet.
    is_abandoned: bool,
    waiters: WaiterQueue<Wanted>,
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

    fn enter(&mut self, side: Side, task: TaskId) -> Acquired {
        match side {
            Side::Read => self.readers.push(task),
            Side::Write => self.writer = Some(task),
        }
        let was_abandoned = std::mem::take(&mut self.is_abandoned);
        if was_abandoned { Acquired::Abandoned } else { Acquired::Clean }
    }

    fn leave(&mut self, task: TaskId) -> Option<Side> {
        if self.writer == Some(task) {
            self.writer = None;
            return Some(Side::Write);
        }
        let index = self.readers.iter().position(|reader| *reader == task)?;
        self.readers.swap_remove(index);
        Some(Side::Read)
    }
}

impl<N> RwLock<N> {
    /// A free lock.
    pub fn new(preference: Preference, data: N) -> RwLock<N> {
        let state =
            State { writer: None, readers: Vec::new(), is_abandoned: false, waiters: WaiterQueue::new() };
        RwLock { state: crate::shim::Mutex::new(state), counters: Counters::default(), preference, data }
    }

    /// Takes it if nobody has to wait for that; what it was then.
    pub fn try_lock<H: Host>(&self, cx: &Turn<'_, H>, side: Side) -> Option<Acquired> {
        let mut state = self.state.lock();
        self.may_enter(&mut state, cx, side).then(|| self.enter(&mut state, side, cx.me()))
    }

    /// Gives it up; false if the task does not hold it.
    pub fn unlock<H: Host>(&self, cx: &mut Turn<'_, H>, task: TaskId) -> bool {
        let mut state = self.state.lock();
        let held = state.leave(task).is_some();
        if held {
            self.admit(&mut state, cx);
        }
        held
    }

    /// A task that holds it ends: a reader just leaves, after a writer the lock is abandoned. Whether it was
    /// a writer.
    pub fn abandon<H: Host>(&self, cx: &mut Turn<'_, H>, task: TaskId) -> bool {
        let mut state = self.state.lock();
        let side = state.leave(task);
        state.is_abandoned |= side == Some(Side::Write);
        if side.is_some() {
            self.admit(&mut state, cx);
        }
        side == Some(Side::Write)
    }

    /// A task that found it abandoned does not want it so: it leaves, and the next one is told.
    pub fn refuse<H: Host>(&self, cx: &mut Turn<'_, H>, task: TaskId) {
        let mut state = self.state.lock();
        if state.leave(task).is_some() {
            state.is_abandoned = true;
            self.admit(&mut state, cx);
        }
    }

    /// Another task stands for one that holds it.
    pub fn pass_on(&self, from: TaskId, to: TaskId) {
        let mut state = self.state.lock();
        if state.writer == Some(from) {
            state.writer = Some(to);
        }
        state.readers.iter_mut().filter(|reader| **reader == from).for_each(|reader| *reader = to);
    }

    /// How a task holds it.
    pub fn held_by(&self, task: TaskId) -> Option<Side> {
        let state = self.state.lock();
        if state.writer == Some(task) {
            return Some(Side::Write);
        }
        state.readers.contains(&task).then_some(Side::Read)
    }

    /// The writer inside.
    pub fn writer(&self) -> Option<TaskId> {
        self.state.lock().writer
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

    fn enter(&self, state: &mut State, side: Side, task: TaskId) -> Acquired {
        self.counters.acquired();
        state.enter(side, task)
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
            cx.complete_with(waiter.shifted(branch), || {
                state.enter(wanted.side, wanted.task);
                self.counters.acquired_after(wanted.since, now);
                H::Payload::UNIT
            });
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
        state.writer.into_iter().chain(state.readers.iter().copied()).collect()
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
            return won.then(|| ready::<H>(waiter.branch(), self.lock.enter(&mut state, self.side, cx.me())));
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
        state.waiters.remove(waiter);
        self.lock.admit(&mut state, cx);
    }

    fn branches(&self) -> u32 {
        2
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        Some(self.lock.clone())
    }
}
