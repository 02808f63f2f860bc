//! The senders' side of a mailbox: what comes in, and what a limit makes of it.

use super::{Letter, Mailbox, MailboxConfig, Message, Overflow, Receiver, Sent, State};
use crate::context::Turn;
use crate::host::{Host, Payload};
use crate::metrics::IS_METERED;
use crate::operation::{Operation, Ready};
use crate::recorder::WATCH_FROM;
use crate::wait::Waiter;
use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::sync::Arc;

/// The limit of a mailbox, and what it has led to.
pub(super) struct Bounds {
    overflow: Overflow,
    capacity: usize,
    pub(super) dropped: u64,
    /// Those that wait for room.
    pub(super) blocked: VecDeque<Blocked>,
    /// When so many wait, those are looked for whose senders have given up.
    prune_at: usize,
}

/// A message that waits for room.
pub(super) struct Blocked {
    pub(super) sender: Sender,
    pub(super) message: Message,
}

/// Who waits for a message to be let in.
#[derive(Clone, Copy)]
pub(super) enum Sender {
    /// Its sender, who is told when that has happened.
    Waits(Waiter),
    /// A sender who waits for the answer: it need not be told, and when it has given up waiting the message
    /// is not let in any more.
    Asks(Waiter),
}

/// Whenever so many more messages wait, their sender gives way: a receiver that shares its worker catches up while they
/// are still in the cache.
const CROWD: usize = 1024;

/// At least so many messages may wait for room before those without a sender are looked for.
const PRUNE_MIN: usize = 16;

impl Bounds {
    pub(super) fn of(config: &MailboxConfig) -> Option<Bounds> {
        (config.capacity != usize::MAX).then(|| Bounds {
            overflow: config.overflow,
            capacity: config.capacity.max(1),
            dropped: 0,
            blocked: VecDeque::new(),
            prune_at: PRUNE_MIN,
        })
    }

    pub(super) fn capacity(&self) -> usize {
        self.capacity
    }

    pub(super) fn waiting_senders(&self) -> impl Iterator<Item = Waiter> {
        self.blocked.iter().filter_map(Blocked::waits)
    }
}

impl Blocked {
    /// Who waits for room; a sender that asks waits for its answer.
    fn waits(&self) -> Option<Waiter> {
        match self.sender {
            Sender::Waits(waiter) => Some(waiter),
            Sender::Asks(_) => None,
        }
    }

    /// Whether its sender has not given up.
    fn is_wanted<H: Host>(&self, turn: &Turn<'_, H>) -> bool {
        match self.sender {
            Sender::Waits(waiter) | Sender::Asks(waiter) => turn.is_waiting(waiter),
        }
    }
}

impl State {
    /// The limit, if it has been reached; those who wait for room already are let in first.
    fn full(&mut self) -> Option<&mut Bounds> {
        let depth = self.queue.len();
        self.bounds.as_deref_mut().filter(|bounds| depth >= bounds.capacity || !bounds.blocked.is_empty())
    }

    /// Takes the first message that waits for room, if there is some.
    fn next_blocked(&mut self) -> Option<Blocked> {
        let depth = self.queue.len();
        self.bounds.as_mut().filter(|bounds| depth < bounds.capacity)?.blocked.pop_front()
    }
}

impl<H: Host> Mailbox<H> {
    /// Sends a message, or says why not. Never waits.
    pub fn send(self: &Arc<Self>, turn: &mut Turn<'_, H>, letter: Letter<H::Payload>) -> Sent<H::Payload> {
        let mut state = self.state.lock();
        if state.is_closed {
            return Sent::Closed;
        }
        let message = Message::of(letter);
        let Some(bounds) = state.full() else {
            self.accept(&mut state, turn, message, None);
            return Sent::Delivered;
        };
        match bounds.overflow {
            Overflow::Block => Sent::Full,
            Overflow::Refuse => Sent::Refused,
            Overflow::DropNewest => {
                bounds.dropped += 1;
                turn.counters().dropped.add(1);
                Sent::Dropped(letter.payload)
            }
            Overflow::DropOldest => {
                bounds.dropped += 1;
                turn.counters().dropped.add(1);
                let dropped = state.queue.sacrifice();
                self.store(&mut state, turn, message, None);
                match dropped {
                    Some(dropped) => Sent::Dropped(H::Payload::from_word(dropped.word)),
                    None => Sent::Delivered,
                }
            }
        }
    }

    /// Sends a request for which there is no room now: it is let in later, unless the wait for its answer is
    /// over by then. False if the mailbox is closed.
    pub fn send_later(
        self: &Arc<Self>,
        turn: &mut Turn<'_, H>,
        letter: Letter<H::Payload>,
        answer: Waiter,
    ) -> bool {
        let mut state = self.state.lock();
        if state.is_closed {
            return false;
        }
        let message = Message::of(letter);
        let Some(bounds) = state.full() else {
            self.accept(&mut state, turn, message, None);
            return true;
        };
        if bounds.blocked.len() >= bounds.prune_at {
            bounds.blocked.retain(|blocked| blocked.is_wanted(turn));
            bounds.prune_at = PRUNE_MIN.max(2 * bounds.blocked.len());
        }
        turn.mark_dirty(self);
        bounds.blocked.push_back(Blocked { sender: Sender::Asks(answer), message });
        true
    }

    /// Sends a message that no limit holds up and that is never dropped, if its priority is the greatest.
    /// False if the mailbox is closed.
    pub fn deliver(self: &Arc<Self>, turn: &mut Turn<'_, H>, letter: Letter<H::Payload>) -> bool {
        let mut state = self.state.lock();
        if !state.is_closed {
            self.accept(&mut state, turn, Message::of(letter), None);
        }
        !state.is_closed
    }

    /// The operation of waiting for room and then sending. It completes with branch 1 when the mailbox is
    /// closed instead.
    #[must_use]
    pub fn admission(self: &Arc<Self>, letter: Letter<H::Payload>) -> Admission<H> {
        Admission { mailbox: self.clone(), message: Message::of(letter) }
    }

    /// Gives a message, for which there is room, to the receiver or stores it. A receiver waits for the next
    /// message only while none is stored. `sender` is the ticket with which its sender has waited, if it has.
    fn accept(
        self: &Arc<Self>,
        state: &mut State,
        turn: &mut Turn<'_, H>,
        message: Message,
        sender: Option<Waiter>,
    ) {
        if let Receiver::Next(waiter) = state.receiver {
            state.receiver = Receiver::Nobody;
            if turn.complete(waiter, H::Payload::from_word(message.word)) {
                let number = self.arrives(state, turn, sender);
                turn.counters().received.add(1);
                turn.record_received(self.number, number.get(), Some(waiter));
                return;
            }
        }
        self.store(state, turn, message, sender);
    }

    /// Counts a message that comes in, and gives its number.
    fn arrives(&self, state: &mut State, turn: &mut Turn<'_, H>, sender: Option<Waiter>) -> NonZeroU32 {
        state.arrived += 1;
        turn.counters().sent.add(1);
        let number = NonZeroU32::new(state.arrived as u32).unwrap_or(NonZeroU32::MAX);
        turn.record_sent(self.number, number.get(), sender);
        number
    }

    /// Stores a message, and tells a receiver that waits for any arrival.
    fn store(
        self: &Arc<Self>,
        state: &mut State,
        turn: &mut Turn<'_, H>,
        message: Message,
        sender: Option<Waiter>,
    ) {
        turn.mark_dirty(self);
        let number = self.arrives(state, turn, sender);
        state.queue.push(Message { number, ..message });
        let waiting = state.queue.len();
        state.peak = state.peak.max(waiting);
        if IS_METERED && waiting >= WATCH_FROM && waiting.is_power_of_two() {
            self.fills(turn, waiting);
        }
        if waiting.is_multiple_of(CROWD) {
            turn.give_way();
        }
        if let Receiver::Arrival(waiter) = state.receiver {
            state.receiver = Receiver::Nobody;
            turn.complete(waiter, H::Payload::UNIT);
        }
    }

    /// So many messages wait by now.
    #[cold]
    fn fills(self: &Arc<Self>, turn: &Turn<'_, H>, waiting: usize) {
        if !self.is_watched() && turn.scheduler.watch.add(self, waiting) {
            self.set_watched(true);
        }
    }

    /// A message has been taken: the first sender that still waits is let in.
    pub(super) fn admit(self: &Arc<Self>, state: &mut State, turn: &mut Turn<'_, H>) {
        while let Some(blocked) = state.next_blocked() {
            let (is_wanted, sender) = match blocked.sender {
                Sender::Waits(waiter) => (turn.complete(waiter, H::Payload::UNIT), Some(waiter)),
                Sender::Asks(answer) => (turn.is_waiting(answer), None),
            };
            if is_wanted {
                self.accept(state, turn, blocked.message, sender);
            }
        }
    }
}

/// Waiting for room, and sending.
pub struct Admission<H: Host> {
    mailbox: Arc<Mailbox<H>>,
    message: Message,
}

impl<H: Host> Operation<H> for Admission<H> {
    fn try_now(&self, turn: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        let mut state = self.mailbox.state.lock();
        let branch = u32::from(state.is_closed);
        if branch == 0 {
            if state.full().is_some() {
                return None;
            }
            self.mailbox.accept(&mut state, turn, self.message, None);
        }
        Some(Ready { branch, payload: H::Payload::UNIT })
    }

    fn block(&self, turn: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let mut state = self.mailbox.state.lock();
        if !state.is_closed
            && let Some(bounds) = state.full()
        {
            turn.mark_dirty(&self.mailbox);
            bounds.blocked.push_back(Blocked { sender: Sender::Waits(waiter), message: self.message });
            return None;
        }
        if !turn.claim_own(waiter) {
            return None;
        }
        let branch = waiter.branch() + u32::from(state.is_closed);
        if !state.is_closed {
            self.mailbox.accept(&mut state, turn, self.message, None);
        }
        Some(Ready { branch, payload: H::Payload::UNIT })
    }

    /// A sender that has given up does not keep its message in the queue of those who wait.
    fn cancel(&self, _turn: &mut Turn<'_, H>, waiter: Waiter, _winner: Option<u32>) {
        let is_own = |blocked: &Blocked| matches!(blocked.sender, Sender::Waits(other) if other == waiter);
        if let Some(bounds) = &mut self.mailbox.state.lock().bounds {
            bounds.blocked.retain(|blocked| !is_own(blocked));
        }
    }

    fn branches(&self) -> u32 {
        2
    }

    fn shows_waiters(&self) -> bool {
        true
    }

    fn trace_carried(&mut self, visit: &mut dyn FnMut(&mut H::Payload)) {
        self.message.trace(visit);
    }
}
