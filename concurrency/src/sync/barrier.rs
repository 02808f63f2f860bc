//! A barrier: tasks that wait for each other, a given number of them, again and again.
//!
//! The task that comes last may first do something for all; the others wait for that. When a task gives up
//! waiting, or the last one fails, the barrier is broken: everybody is told, then and later, until a reset.

use super::{Named, Resource};
use crate::context::Turn;
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::task::TaskId;
use crate::wait::Waiter;
use crate::waiters::WaiterQueue;
use std::sync::Arc;

/// A barrier, with what its host keeps beside it.
pub struct Barrier<N> {
    state: crate::shim::Mutex<State>,
    parties: usize,
    has_action: bool,
    /// What the host keeps beside it.
    pub data: N,
}

struct State {
    waiting: WaiterQueue,
    /// Rounds that are complete but for the action of the task that came last.
    acting: Vec<(TaskId, WaiterQueue)>,
    is_broken: bool,
}

/// The branch of those who came before the last.
const PASSED: u32 = 0;
/// The branch of a broken barrier.
const BROKEN: u32 = 1;
/// The branch of the task that came last.
const LAST: u32 = 2;

/// What [`Meet`] completed with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Round {
    /// All have come, and another was the last.
    Passed,
    /// The barrier is broken.
    Broken,
    /// This task was the last. With an action it owes a call of [`Barrier::finish`].
    Last,
}

impl<N> Barrier<N> {
    /// A barrier for so many tasks, at least one. With an action the last one calls `finish` after it.
    pub fn new(parties: usize, has_action: bool, data: N) -> Barrier<N> {
        let state = State { waiting: WaiterQueue::new(), acting: Vec::new(), is_broken: false };
        Barrier { state: crate::shim::Mutex::new(state), parties: parties.max(1), has_action, data }
    }

    /// The action of the last task has ended, well or not: lets the others go, or breaks the barrier. Whether
    /// it is whole.
    pub fn finish<H: Host>(&self, cx: &mut Turn<'_, H>, last: TaskId, is_done: bool) -> bool {
        let mut state = self.state.lock();
        let Some(index) = state.acting.iter().position(|(task, _)| *task == last) else {
            return !state.is_broken;
        };
        if !is_done {
            state.break_up(cx);
            return false;
        }
        let (_, round) = state.acting.swap_remove(index);
        state.pass(cx, &round)
    }

    /// Tells all who wait that the barrier is broken, and makes it whole again.
    pub fn reset<H: Host>(&self, cx: &mut Turn<'_, H>) {
        let mut state = self.state.lock();
        state.break_up(cx);
        state.is_broken = false;
    }

    /// Whether it is broken.
    pub fn is_broken(&self) -> bool {
        self.state.lock().is_broken
    }

    /// How many tasks it is for.
    pub fn parties(&self) -> usize {
        self.parties
    }

    /// How many wait for others to come.
    pub fn arrived(&self) -> usize {
        self.state.lock().waiting.len()
    }

    /// Shows the tickets of all waiters. Called in a stopped world.
    pub fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        let state = self.state.lock();
        state.waiting.each(show);
        state.acting.iter().for_each(|(_, round)| round.each(show));
    }

    /// The task comes: what that means, or `None` when it has to wait.
    fn arrive<H: Host>(&self, state: &mut State, cx: &mut Turn<'_, H>) -> Option<u32> {
        // One that has given up and not yet run to say so.
        if state.waiting.iter().any(|(waiter, ())| !cx.is_waiting(*waiter)) {
            state.break_up(cx);
        }
        if state.is_broken {
            return Some(BROKEN);
        }
        (state.waiting.len() + 1 == self.parties).then_some(LAST)
    }

    /// All have come: the branch of the task that came last.
    fn complete_round<H: Host>(&self, state: &mut State, cx: &mut Turn<'_, H>) -> u32 {
        let round = std::mem::take(&mut state.waiting);
        if self.has_action {
            state.acting.push((cx.me(), round));
            return LAST;
        }
        if state.pass(cx, &round) { LAST } else { BROKEN }
    }
}

impl State {
    /// Lets a round pass, unless one of it has given up and not yet run to say so: then it is broken.
    fn pass<H: Host>(&mut self, cx: &mut Turn<'_, H>, round: &WaiterQueue) -> bool {
        let passed = cx.complete_together(round.iter().map(|(waiter, ())| *waiter), PASSED, BROKEN);
        if !passed {
            self.break_up(cx);
        }
        passed
    }

    fn break_up<H: Host>(&mut self, cx: &mut Turn<'_, H>) {
        self.is_broken = true;
        let rounds = std::mem::take(&mut self.acting).into_iter().map(|(_, round)| round);
        for mut round in rounds.chain([std::mem::take(&mut self.waiting)]) {
            for waiter in round.take() {
                cx.complete(waiter.shifted(BROKEN), H::Payload::UNIT);
            }
        }
    }

    fn remove(&mut self, waiter: Waiter) -> bool {
        self.waiting.remove(waiter).is_some()
            || self.acting.iter_mut().any(|(_, round)| round.remove(waiter).is_some())
    }
}

impl<N: Named> Resource for Barrier<N> {
    fn label(&self) -> String {
        format!("{} ({} of {} arrived)", self.data.label(), self.arrived(), self.parties)
    }

    fn owners(&self) -> Vec<TaskId> {
        Vec::new()
    }
}

/// Waiting at a barrier until all have come; see [`Meet::round`].
pub struct Meet<N>(pub Arc<Barrier<N>>);

impl<N> Meet<N> {
    /// What a branch says; `None` for those behind.
    pub fn round(branch: u32) -> Option<Round> {
        match branch {
            PASSED => Some(Round::Passed),
            BROKEN => Some(Round::Broken),
            LAST => Some(Round::Last),
            _ => None,
        }
    }
}

impl<H: Host, N: Named> Operation<H> for Meet<N> {
    fn shows_waiters(&self) -> bool {
        true
    }

    fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        let mut state = self.0.state.lock();
        let mut branch = self.0.arrive(&mut state, cx)?;
        if branch == LAST {
            branch = self.0.complete_round(&mut state, cx);
        }
        Some(Ready { branch, payload: H::Payload::UNIT })
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let mut state = self.0.state.lock();
        let Some(mut branch) = self.0.arrive(&mut state, cx) else {
            state.waiting.push(waiter, |_| true);
            return None;
        };
        if !cx.claim_own(waiter) {
            return None;
        }
        if branch == LAST {
            branch = self.0.complete_round(&mut state, cx);
        }
        Some(Ready { branch: waiter.branch() + branch, payload: H::Payload::UNIT })
    }

    fn cancel(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        if winner.is_some_and(|winner| winner.wrapping_sub(waiter.branch()) <= LAST) {
            return;
        }
        let mut state = self.0.state.lock();
        if state.remove(waiter) {
            state.break_up(cx);
        }
    }

    fn branches(&self) -> u32 {
        3
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        Some(self.0.clone())
    }
}
