//! The receiver's side of a mailbox. One task at a time is the receiver; it alone takes messages, looks for them
//! and puts them back.

use super::queue::Queue;
use super::{Letter, Mailbox, Message, Receiver, State};
use crate::context::Turn;
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::shim::Mutex;
use crate::shim::atomic::{AtomicUsize, Ordering};
use crate::wait::Waiter;
use std::borrow::Borrow;
use std::marker::PhantomData;
use std::sync::Arc;

/// The receiver's part of a mailbox.
pub(super) struct Own {
    queue: Mutex<Queue>,
    /// How many messages are in it. The receiver alone adds to it, so when it reads 0 here there is nothing to
    /// lock it for; others may have taken what it believes to be there.
    len: AtomicUsize,
}

impl Own {
    fn new() -> Own {
        Own { queue: Mutex::new(Queue::new(false)), len: AtomicUsize::new(0) }
    }

    fn has_messages(&self) -> bool {
        self.len.load(Ordering::Relaxed) > 0
    }

    pub(super) fn with<T>(&self, body: impl FnOnce(&mut Queue) -> T) -> T {
        let mut queue = self.queue.lock();
        let result = body(&mut queue);
        self.len.store(queue.len(), Ordering::Relaxed);
        result
    }
}

impl State {
    fn forget(&mut self, waiter: Waiter) {
        if let Receiver::Next(own) | Receiver::Arrival(own) = self.receiver
            && own == waiter
        {
            self.receiver = Receiver::Nobody;
        }
    }
}

impl<H: Host> Mailbox<H> {
    /// The operation of receiving the message that is next.
    #[must_use]
    pub fn receive(self: &Arc<Self>) -> Receive<H, Arc<Self>> {
        Receive(self.clone(), PhantomData)
    }

    /// The same, as long as the mailbox is borrowed.
    #[must_use]
    pub fn receive_here(self: &Arc<Self>) -> Receive<H, &Arc<Self>> {
        Receive(self, PhantomData)
    }

    /// The operation of waiting until more messages have arrived than [`Mailbox::arrived`] said.
    #[must_use]
    pub fn arrival(self: &Arc<Self>, seen: u64) -> Arrival<H> {
        Arrival { mailbox: self.clone(), seen }
    }

    /// How many messages have arrived so far.
    pub fn arrived(&self) -> u64 {
        self.state.lock().arrived
    }

    /// Takes the message that is next, if there is one. Only the receiver calls this, and what follows.
    pub fn try_receive(self: &Arc<Self>, turn: &mut Turn<'_, H>) -> Option<H::Payload> {
        let message = self.pop_own().or_else(|| self.pop(turn))?;
        Some(self.received(turn, message))
    }

    /// Takes the next message of the receiver's part.
    fn pop_own(&self) -> Option<Message> {
        let own = self.own.get().filter(|own| own.has_messages())?;
        own.with(Queue::pop)
    }

    /// Takes the next message when none is in the receiver's part. Where there are several they are moved there.
    fn pop(self: &Arc<Self>, turn: &mut Turn<'_, H>) -> Option<Message> {
        let mut state = self.state.lock();
        if self.is_plain && state.queue.len() > 1 {
            // The locks are taken in their order. Meanwhile there come more messages, but none goes.
            drop(state);
            return self.with_queue(Queue::pop);
        }
        let message = state.queue.pop()?;
        self.admit(&mut state, turn);
        Some(message)
    }

    /// Runs on the queue of all messages.
    fn with_queue<T>(&self, body: impl FnOnce(&mut Queue) -> T) -> T {
        if !self.is_plain {
            return body(&mut self.state.lock().queue);
        }
        let own = self.own.get_or_init(|| Box::new(Own::new()));
        own.with(|own| {
            // Messages have never waited longer than now, so the greatest depth is seen here.
            let mut state = self.state.lock();
            own.append(&mut state.queue);
            state.peak = state.peak.max(own.len());
            drop(state);
            body(own)
        })
    }

    /// The place of the first message from place `from` on with one of these tags; with any if there are
    /// none. Places are only good until the next message is taken.
    pub fn find(&self, from: u64, tags: &[u64]) -> Option<u64> {
        self.with_queue(|queue| queue.find(from, tags))
    }

    /// The message at the first place from `from` on with one of these tags, and that place.
    pub fn look(&self, from: u64, tags: &[u64]) -> Option<(u64, H::Payload)> {
        self.with_queue(|queue| {
            let place = queue.find(from, tags)?;
            queue.get(place).map(|message| (place, H::Payload::from_word(message.word)))
        })
    }

    /// Takes the message that was seen at a place, if nobody has dropped it since. Senders may have moved it
    /// meanwhile, so `is_right` says of a message whether it is the one.
    pub fn take(
        self: &Arc<Self>,
        turn: &mut Turn<'_, H>,
        place: u64,
        is_right: impl Fn(H::Payload) -> bool,
    ) -> Option<H::Payload> {
        let is_right = |message: &Message| is_right(H::Payload::from_word(message.word));
        let message = self.with_queue(|queue| queue.take_right(place, is_right))?;
        self.admit(&mut self.state.lock(), turn);
        Some(self.received(turn, message))
    }

    /// Drops messages that have come.
    pub fn drop_if(self: &Arc<Self>, turn: &mut Turn<'_, H>, is_dropped: impl Fn(H::Payload) -> bool) {
        self.with_queue(|queue| queue.drop_if(|message| is_dropped(H::Payload::from_word(message.word))));
        self.admit(&mut self.state.lock(), turn);
    }

    /// Where to look on for messages that come from now on; with priorities they may be anywhere.
    pub fn end(&self) -> u64 {
        self.with_queue(|queue| queue.end())
    }

    /// Puts messages in front of all others, whatever the limit.
    pub fn put_back(self: &Arc<Self>, turn: &mut Turn<'_, H>, letters: Vec<Letter<H::Payload>>) {
        turn.mark_dirty(self);
        let messages = letters.into_iter().map(Message::of).collect();
        let depth = self.with_queue(|queue| {
            queue.push_front(messages);
            queue.len()
        });
        let mut state = self.state.lock();
        state.peak = state.peak.max(depth);
    }

    /// Counts a message that is received.
    fn received(&self, turn: &mut Turn<'_, H>, message: Message) -> H::Payload {
        turn.counters().received.add(1);
        turn.record_received(self.number, message.number.get(), None);
        H::Payload::from_word(message.word)
    }
}

/// Receiving the message that is next. Only one task waits at a time; a second takes its place.
pub struct Receive<H: Host, M: Borrow<Arc<Mailbox<H>>>>(M, PhantomData<fn() -> H>);

impl<H: Host, M: Borrow<Arc<Mailbox<H>>>> Operation<H> for Receive<H, M> {
    fn try_now(&self, turn: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        self.0.borrow().try_receive(turn).map(|payload| Ready { branch: 0, payload })
    }

    fn block(&self, turn: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let mailbox = self.0.borrow();
        // A message is taken under the lock under which it was seen: the mailbox may end at any moment, and a wait
        // that is won has to have something.
        let claim =
            |queue: &mut Queue| (queue.len() > 0 && turn.claim_own(waiter)).then(|| queue.pop()).flatten();
        let own = mailbox.own.get().filter(|own| own.has_messages());
        let mut message = own.and_then(|own| own.with(claim));
        if message.is_none() {
            let mut state = mailbox.state.lock();
            if state.queue.len() == 0 {
                state.receiver = Receiver::Next(waiter);
                return None;
            }
            message = claim(&mut state.queue);
            mailbox.admit(&mut state, turn);
        }
        let payload = mailbox.received(turn, message?);
        Some(Ready { branch: waiter.branch(), payload })
    }

    fn cancel(&self, _turn: &mut Turn<'_, H>, waiter: Waiter, _winner: Option<u32>) {
        self.0.borrow().state.lock().forget(waiter);
    }

    fn shows_waiters(&self) -> bool {
        true
    }

    fn is_rest(&self) -> bool {
        true
    }
}

/// Waiting until more messages have arrived than were seen.
pub struct Arrival<H: Host> {
    mailbox: Arc<Mailbox<H>>,
    seen: u64,
}

impl<H: Host> Operation<H> for Arrival<H> {
    fn try_now(&self, _turn: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        (self.mailbox.arrived() > self.seen).then_some(Ready { branch: 0, payload: H::Payload::UNIT })
    }

    fn block(&self, turn: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let mut state = self.mailbox.state.lock();
        if state.arrived <= self.seen {
            state.receiver = Receiver::Arrival(waiter);
            return None;
        }
        turn.claim_own(waiter).then_some(Ready { branch: waiter.branch(), payload: H::Payload::UNIT })
    }

    fn cancel(&self, _turn: &mut Turn<'_, H>, waiter: Waiter, _winner: Option<u32>) {
        self.mailbox.state.lock().forget(waiter);
    }

    fn shows_waiters(&self) -> bool {
        true
    }

    fn is_rest(&self) -> bool {
        true
    }
}
