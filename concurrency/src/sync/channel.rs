//! A channel: values on their way from senders to receivers, in order, at most so many of them at once.
//!
//! Without room for any, sender and receiver meet. They also meet when both are in a choice of several
//! operations: then neither commits without the other (`meet` in `wait.rs`).

use super::{Named, Resource};
use crate::context::Turn;
use crate::dirty::{DirtyMark, Owner};
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::task::TaskId;
use crate::wait::{Meeting, Waiter};
use crate::waiters::WaiterQueue;
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::sync::Arc;

/// A channel, with what its host keeps beside it.
pub struct Channel<H: Host, N> {
    state: crate::shim::Mutex<State>,
    mark: DirtyMark,
    /// What the host keeps beside it.
    pub data: N,
    host: PhantomData<fn() -> H>,
}

struct State {
    capacity: usize,
    /// Values that were sent and not received. Senders wait only when it is full, receivers only when it is
    /// empty.
    buffer: VecDeque<u64>,
    senders: WaiterQueue<u64>,
    receivers: WaiterQueue,
    is_closed: bool,
}

/// The branch of what was done.
const DONE: u32 = 0;
/// The branch of a closed channel.
const CLOSED: u32 = 1;

impl<H: Host, N: Named> Channel<H, N> {
    /// An open channel that keeps at most `capacity` values.
    pub fn new(capacity: usize, data: N) -> Channel<H, N> {
        let state = State {
            capacity,
            buffer: VecDeque::new(),
            senders: WaiterQueue::new(),
            receivers: WaiterQueue::new(),
            is_closed: false,
        };
        Channel { state: crate::shim::Mutex::new(state), mark: DirtyMark::default(), data, host: PhantomData }
    }

    /// Nothing more is sent: those who wait to send or receive are told. Values that were sent can still be
    /// received. False if it was closed already.
    pub fn close(&self, cx: &mut Turn<'_, H>) -> bool {
        let mut state = self.state.lock();
        if std::mem::replace(&mut state.is_closed, true) {
            return false;
        }
        for waiter in state.receivers.take() {
            cx.complete(waiter.shifted(CLOSED), H::Payload::UNIT);
        }
        while let Some((waiter, _)) = state.senders.pop_with() {
            cx.complete(waiter.shifted(CLOSED), H::Payload::UNIT);
        }
        true
    }

    /// Whether it is closed; values may be left in it.
    pub fn is_closed(&self) -> bool {
        self.state.lock().is_closed
    }

    /// How many values were sent and not received.
    pub fn len(&self) -> usize {
        self.state.lock().buffer.len()
    }

    /// Whether no value is left that was sent.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Shows the tickets of all waiters. Called in a stopped world.
    pub fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        let state = self.state.lock();
        state.senders.each(show);
        state.receivers.each(show);
    }

    /// How many tickets of waiters it holds, dead ones included.
    pub fn waiters(&self) -> usize {
        let state = self.state.lock();
        state.senders.len() + state.receivers.len()
    }
}

impl State {
    fn has_room(&self) -> bool {
        self.buffer.len() < self.capacity
    }

    /// Takes the first value of the buffer, and lets the first sender fill the place.
    fn take<H: Host>(&mut self, cx: &mut Turn<'_, H>) -> Option<u64> {
        let value = self.buffer.pop_front()?;
        while let Some((sender, next)) = self.senders.pop_with() {
            if cx.complete(sender, H::Payload::UNIT) {
                self.buffer.push_back(next);
                break;
            }
        }
        Some(value)
    }
}

impl<H: Host, N: Named> Owner<H::Payload> for Channel<H, N> {
    fn trace(&self, visit: &mut dyn FnMut(&mut H::Payload)) {
        let mut state = self.state.lock();
        let State { buffer, senders, .. } = &mut *state;
        for word in buffer.iter_mut().chain(senders.iter_mut().map(|(_, word)| word)) {
            let mut payload = H::Payload::from_word(*word);
            visit(&mut payload);
            *word = payload.into_word();
        }
    }

    fn dirty_mark(&self) -> &DirtyMark {
        &self.mark
    }
}

impl<H: Host, N: Named> Resource for Channel<H, N> {
    fn label(&self) -> String {
        self.data.label()
    }

    fn owners(&self) -> Vec<TaskId> {
        Vec::new()
    }
}

/// Waiting to send a value. Branch 0: it was sent; branch 1: the channel is closed.
pub struct Send<H: Host, N> {
    /// Through which channel.
    pub channel: Arc<Channel<H, N>>,
    /// What is sent.
    pub payload: H::Payload,
}

/// Waiting to receive a value. Branch 0: this is it; branch 1: the channel is closed and empty.
pub struct Receive<H: Host, N> {
    /// Through which channel.
    pub channel: Arc<Channel<H, N>>,
}

fn unit<H: Host>(branch: u32) -> Option<Ready<H::Payload>> {
    Some(Ready { branch, payload: H::Payload::UNIT })
}

/// Whether the wait ended through one of the two branches from `first` on.
fn is_ours(first: u32, winner: Option<u32>) -> bool {
    winner.is_some_and(|winner| winner.wrapping_sub(first) <= CLOSED)
}

impl<H: Host, N: Named> Send<H, N> {
    fn keep(&self, cx: &mut Turn<'_, H>, state: &mut State) {
        state.buffer.push_back(self.payload.into_word());
        cx.mark_dirty(&self.channel);
    }
}

impl<H: Host, N: Named> Operation<H> for Send<H, N> {
    fn shows_waiters(&self) -> bool {
        true
    }

    fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        let mut state = self.channel.state.lock();
        if state.is_closed {
            return unit::<H>(CLOSED);
        }
        while let Some(receiver) = state.receivers.pop() {
            if cx.complete(receiver, self.payload) {
                return unit::<H>(DONE);
            }
        }
        if !state.has_room() {
            return None;
        }
        self.keep(cx, &mut state);
        unit::<H>(DONE)
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let mut state = self.channel.state.lock();
        if state.is_closed {
            return if cx.claim_own(waiter) { unit::<H>(waiter.branch() + CLOSED) } else { None };
        }
        let mut place = 0;
        while let Some(&(receiver, ())) = state.receivers.get(place) {
            match cx.meet(waiter, receiver, self.payload) {
                Meeting::Met => {
                    state.receivers.take_at(place);
                    return unit::<H>(waiter.branch());
                }
                Meeting::OtherGone => drop(state.receivers.take_at(place)),
                Meeting::OwnGone => return None,
                Meeting::Oneself => place += 1,
            }
        }
        if state.has_room() {
            if !cx.claim_own(waiter) {
                return None;
            }
            self.keep(cx, &mut state);
            return unit::<H>(waiter.branch());
        }
        let word = self.payload.into_word();
        state.senders.push_with(waiter, word, |other| cx.is_waiting(*other));
        cx.mark_dirty(&self.channel);
        None
    }

    fn cancel(&self, _cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        if !is_ours(waiter.branch(), winner) {
            self.channel.state.lock().senders.remove(waiter);
        }
    }

    fn branches(&self) -> u32 {
        2
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        Some(self.channel.clone())
    }

    fn trace_carried(&mut self, visit: &mut dyn FnMut(&mut H::Payload)) {
        visit(&mut self.payload);
    }
}

impl<H: Host, N: Named> Operation<H> for Receive<H, N> {
    fn shows_waiters(&self) -> bool {
        true
    }

    fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        let mut state = self.channel.state.lock();
        if let Some(word) = state.take(cx) {
            return Some(Ready { branch: DONE, payload: H::Payload::from_word(word) });
        }
        while let Some((sender, word)) = state.senders.pop_with() {
            if cx.complete(sender, H::Payload::UNIT) {
                return Some(Ready { branch: DONE, payload: H::Payload::from_word(word) });
            }
        }
        if state.is_closed { unit::<H>(CLOSED) } else { None }
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let mut state = self.channel.state.lock();
        let received = |word| Some(Ready { branch: waiter.branch(), payload: H::Payload::from_word(word) });
        if !state.buffer.is_empty() {
            return if cx.claim_own(waiter) { state.take(cx).and_then(received) } else { None };
        }
        let mut place = 0;
        while let Some(&(sender, word)) = state.senders.get(place) {
            match cx.meet(waiter, sender, H::Payload::UNIT) {
                Meeting::Met => {
                    state.senders.take_at(place);
                    return received(word);
                }
                Meeting::OtherGone => drop(state.senders.take_at(place)),
                Meeting::OwnGone => return None,
                Meeting::Oneself => place += 1,
            }
        }
        if state.is_closed {
            return if cx.claim_own(waiter) { unit::<H>(waiter.branch() + CLOSED) } else { None };
        }
        state.receivers.push(waiter, |other| cx.is_waiting(*other));
        None
    }

    fn cancel(&self, _cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        if !is_ours(waiter.branch(), winner) {
            self.channel.state.lock().receivers.remove(waiter);
        }
    }

    fn branches(&self) -> u32 {
        2
    }

    fn resource(&self) -> Option<Arc<dyn Resource>> {
        Some(self.channel.clone())
    }
}
