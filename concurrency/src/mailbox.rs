//! A mailbox: messages from anybody, received by one task.
//!
//! Any task may send; one task at a time receives. A sender that finds the receiver waiting hands the
//! message over without storing it. A mailbox may have a limit and then says what becomes of a message
//! that finds it full. Messages of one sender are received in the order in which they were sent.

mod queue;

use crate::context::Turn;
use crate::dirty::{DirtyMark, Owner};
use crate::host::{Host, Payload};
use crate::operation::{Operation, Ready};
use crate::shim::Mutex;
use crate::wait::Waiter;
use queue::{Fifo, Queue, Ranked};
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::sync::Arc;

/// What becomes of a message that finds the mailbox full.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Overflow {
    /// Its sender waits.
    #[default]
    Block,
    /// The oldest goes; where priorities count, the newest of the least urgent.
    DropOldest,
    /// It goes itself.
    DropNewest,
    /// It goes, and its sender is told.
    Refuse,
}

/// How a mailbox behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MailboxConfig {
    /// Messages it holds at most; at least 1.
    pub capacity: usize,
    /// What happens beyond.
    pub overflow: Overflow,
    /// Whether the greatest priority is received first.
    pub by_priority: bool,
}

impl Default for MailboxConfig {
    /// First come, first served, without a limit.
    fn default() -> Self {
        MailboxConfig { capacity: usize::MAX, overflow: Overflow::Block, by_priority: false }
    }
}

/// A message and what the receiver may choose by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Message {
    word: u64,
    tag: u64,
    priority: i64,
    /// Its number among those of the mailbox, for recordings; the greatest before it has come in, and when it
    /// was put back.
    number: NonZeroU32,
}

/// A message on its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Letter<P> {
    /// The message.
    pub payload: P,
    /// What it is about: [`Mailbox::find`] finds it by this.
    pub tag: u64,
    /// The greater, the sooner, where priorities count. The greatest of all is for messages that no limit
    /// holds up and that are never dropped ([`Mailbox::deliver`]).
    pub priority: i64,
}

/// What became of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sent<P> {
    /// It was received or stored.
    Delivered,
    /// It was stored, and this one dropped for it; or it was dropped itself.
    Dropped(P),
    /// There is no room, and the mailbox makes senders wait: send it by [`Mailbox::admission`].
    Full,
    /// There is no room, and the mailbox refuses.
    Refused,
    /// Nobody will receive it any more.
    Closed,
}

/// Counts since the mailbox was made.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct MailboxCounts {
    /// Messages that wait to be received.
    pub depth: usize,
    /// The most that ever waited.
    pub peak: usize,
    /// Messages that came in, those handed over included.
    pub arrived: u64,
    /// Messages dropped for want of room.
    pub dropped: u64,
    /// Senders that wait for room.
    pub blocked: usize,
}

/// A mailbox.
///
/// Without a limit and without priorities it has two parts: senders append to one, the receiver takes all of
/// it at once when its own is empty. So a receiver that has much to do does not meet its senders at each
/// message. Lock order: `own`, then `state`.
pub struct Mailbox<H: Host> {
    state: Mutex<State>,
    /// The receiver's part, if there are two.
    own: Option<Mutex<Queue>>,
    mark: DirtyMark,
    /// What recordings call it.
    number: u32,
    host: PhantomData<fn() -> H>,
}

struct State {
    queue: Queue,
    receiver: Receiver,
    is_closed: bool,
    overflow: Overflow,
    capacity: usize,
    arrived: u64,
    dropped: u64,
    peak: usize,
    /// Those that wait for room.
    blocked: VecDeque<Blocked>,
    /// When so many wait, those are looked for whose senders have given up.
    prune_at: usize,
}

/// A message that waits for room.
struct Blocked {
    sender: Sender,
    message: Message,
}

/// Who waits for a message to be let in.
#[derive(Clone, Copy)]
enum Sender {
    /// Its sender, who is told when that has happened.
    Waits(Waiter),
    /// A sender who waits for the answer: it need not be told, and when it has given up waiting the message
    /// is not let in any more.
    Asks(Waiter),
}

/// At least so many messages may wait for room before those without a sender are looked for.
const PRUNE_MIN: usize = 16;

/// Who waits for messages.
#[derive(Clone, Copy)]
enum Receiver {
    Nobody,
    /// The next message is for it.
    Next(Waiter),
    /// It wants to know that some message has come.
    Arrival(Waiter),
}

impl<H: Host> Mailbox<H> {
    /// An empty mailbox.
    #[must_use]
    pub fn new(config: MailboxConfig) -> Arc<Self> {
        Mailbox::numbered(config, 0)
    }

    /// An empty mailbox with a number by which it is known in recordings.
    #[must_use]
    pub fn numbered(config: MailboxConfig, number: u32) -> Arc<Self> {
        let queue = if config.by_priority {
            Queue::Priority(Ranked::default())
        } else {
            Queue::Fifo(Fifo::default())
        };
        let state = State {
            queue,
            receiver: Receiver::Nobody,
            is_closed: false,
            overflow: config.overflow,
            capacity: config.capacity.max(1),
            arrived: 0,
            dropped: 0,
            peak: 0,
            blocked: VecDeque::new(),
            prune_at: PRUNE_MIN,
        };
        let is_plain = config.capacity == usize::MAX && !config.by_priority;
        let own = is_plain.then(|| Mutex::new(Queue::Fifo(Fifo::default())));
        let (state, mark) = (Mutex::new(state), DirtyMark::default());
        Arc::new(Mailbox { state, own, mark, number, host: PhantomData })
    }

    /// Sends a message, or says why not. Never waits.
    pub fn send(self: &Arc<Self>, turn: &mut Turn<'_, H>, letter: Letter<H::Payload>) -> Sent<H::Payload> {
        let mut state = self.state.lock();
        if state.is_closed {
            return Sent::Closed;
        }
        let message = Message::of(letter);
        // Those who wait already are let in first.
        if state.has_room() && state.blocked.is_empty() {
            self.accept(&mut state, turn, message);
            return Sent::Delivered;
        }
        match state.overflow {
            Overflow::Block => Sent::Full,
            Overflow::Refuse => Sent::Refused,
            Overflow::DropNewest => {
                state.dropped += 1;
                turn.counters().dropped.add(1);
                Sent::Dropped(letter.payload)
            }
            Overflow::DropOldest => {
                let dropped = state.queue.sacrifice();
                state.dropped += 1;
                turn.counters().dropped.add(1);
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
        if state.blocked.is_empty() && state.has_room() {
            self.accept(&mut state, turn, message);
            return true;
        }
        if state.blocked.len() >= state.prune_at {
            state.blocked.retain(|blocked| blocked.is_wanted(turn));
            state.prune_at = PRUNE_MIN.max(2 * state.blocked.len());
        }
        turn.mark_dirty(self);
        state.blocked.push_back(Blocked { sender: Sender::Asks(answer), message });
        true
    }

    /// Sends a message that no limit holds up and that is never dropped, if its priority is the greatest.
    /// False if the mailbox is closed.
    pub fn deliver(self: &Arc<Self>, turn: &mut Turn<'_, H>, letter: Letter<H::Payload>) -> bool {
        let mut state = self.state.lock();
        if !state.is_closed {
            self.accept(&mut state, turn, Message::of(letter));
        }
        !state.is_closed
    }

    /// The operation of waiting for room and then sending. It completes with branch 1 when the mailbox is
    /// closed instead.
    #[must_use]
    pub fn admission(self: &Arc<Self>, letter: Letter<H::Payload>) -> Admission<H> {
        Admission { mailbox: self.clone(), message: Message::of(letter) }
    }

    /// The operation of receiving the message that is next.
    #[must_use]
    pub fn receive(self: &Arc<Self>) -> Receive<H> {
        Receive(self.clone())
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
        if let Some(own) = &self.own {
            let mut own = own.lock();
            if own.len() == 0 {
                self.pull(&mut own);
            }
            let message = own.pop()?;
            return Some(self.received(turn, message));
        }
        let mut state = self.state.lock();
        let message = state.queue.pop()?;
        self.admit(&mut state, turn);
        Some(self.received(turn, message))
    }

    /// Moves what senders have appended to the receiver's part. Messages have never waited longer than now,
    /// so the greatest depth is seen here.
    fn pull(&self, own: &mut Queue) {
        let mut state = self.state.lock();
        own.append(&mut state.queue);
        state.peak = state.peak.max(own.len());
    }

    /// Runs on the queue of all messages.
    fn with_queue<T>(&self, body: impl FnOnce(&mut Queue) -> T) -> T {
        match &self.own {
            Some(own) => {
                let mut own = own.lock();
                self.pull(&mut own);
                body(&mut own)
            }
            None => body(&mut self.state.lock().queue),
        }
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
        let message = match &self.own {
            Some(_) => self.with_queue(|queue| queue.take_right(place, is_right))?,
            None => {
                let mut state = self.state.lock();
                let message = state.queue.take_right(place, is_right)?;
                self.admit(&mut state, turn);
                message
            }
        };
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

    /// What waits, in order.
    pub fn contents(&self) -> Vec<H::Payload> {
        self.with_queue(|queue| queue.messages().map(|message| H::Payload::from_word(message.word)).collect())
    }

    /// No message comes in any more; gives those that are left, of waiting senders too.
    pub fn close(&self, turn: &mut Turn<'_, H>) -> Vec<H::Payload> {
        let own = self.own.as_ref().map(|own| own.lock());
        let mut state = self.state.lock();
        state.is_closed = true;
        let mut left: Vec<_> = Vec::new();
        if let Some(mut own) = own {
            left.extend(std::iter::from_fn(|| own.pop()));
        }
        left.extend(std::iter::from_fn(|| state.queue.pop()));
        for blocked in std::mem::take(&mut state.blocked) {
            match blocked.sender {
                // Its sender still has it, and learns that it was not sent.
                Sender::Waits(waiter) => _ = turn.complete(waiter.shifted(1), H::Payload::UNIT),
                Sender::Asks(_) => left.push(blocked.message),
            }
        }
        left.into_iter().map(|message| H::Payload::from_word(message.word)).collect()
    }

    /// Whether nobody will receive anything any more.
    pub fn is_closed(&self) -> bool {
        self.state.lock().is_closed
    }

    /// How many messages wait.
    pub fn depth(&self) -> usize {
        let own = self.own.as_ref().map(|own| own.lock());
        own.map_or(0, |own| own.len()) + self.state.lock().queue.len()
    }

    /// The counts of this mailbox.
    pub fn counts(&self) -> MailboxCounts {
        let own = self.own.as_ref().map(|own| own.lock());
        let state = self.state.lock();
        let depth = own.map_or(0, |own| own.len()) + state.queue.len();
        MailboxCounts {
            depth,
            peak: state.peak.max(depth),
            arrived: state.arrived,
            dropped: state.dropped,
            blocked: state.blocked.len(),
        }
    }

    /// Gives a message, for which there is room, to the receiver or stores it. A receiver waits for the next
    /// message only while none is stored.
    fn accept(self: &Arc<Self>, state: &mut State, turn: &mut Turn<'_, H>, message: Message) {
        self.accept_from(state, turn, message, None);
    }

    /// The same, for a message whose sender has waited with this ticket.
    fn accept_from(
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

    /// Counts a message that is received.
    fn received(&self, turn: &mut Turn<'_, H>, message: Message) -> H::Payload {
        turn.counters().received.add(1);
        turn.record_received(self.number, message.number.get(), None);
        H::Payload::from_word(message.word)
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
        if self.own.is_none() {
            state.peak = state.peak.max(state.queue.len());
        }
        if let Receiver::Arrival(waiter) = state.receiver {
            state.receiver = Receiver::Nobody;
            turn.complete(waiter, H::Payload::UNIT);
        }
    }

    /// A message has been taken: the first sender that still waits is let in.
    fn admit(self: &Arc<Self>, state: &mut State, turn: &mut Turn<'_, H>) {
        while state.has_room()
            && let Some(blocked) = state.blocked.pop_front()
        {
            let is_wanted = match blocked.sender {
                Sender::Waits(waiter) => turn.complete(waiter, H::Payload::UNIT),
                Sender::Asks(answer) => turn.is_waiting(answer),
            };
            let sender = match blocked.sender {
                Sender::Waits(waiter) => Some(waiter),
                Sender::Asks(_) => None,
            };
            if is_wanted {
                self.accept_from(state, turn, blocked.message, sender);
            }
        }
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
    fn has_room(&self) -> bool {
        self.queue.len() < self.capacity
    }
}

impl Message {
    fn of<P: Payload>(letter: Letter<P>) -> Message {
        let word = letter.payload.into_word();
        Message { word, tag: letter.tag, priority: letter.priority, number: NonZeroU32::MAX }
    }

    /// Whether no limit holds it up.
    fn is_exempt(&self) -> bool {
        self.priority == i64::MAX
    }

    fn trace<P: Payload>(&mut self, visit: &mut dyn FnMut(&mut P)) {
        let mut payload = P::from_word(self.word);
        visit(&mut payload);
        self.word = payload.into_word();
    }
}

impl<H: Host> Owner<H::Payload> for Mailbox<H> {
    /// No lock is held at a poll, so it is free in a stopped world.
    fn trace(&self, visit: &mut dyn FnMut(&mut H::Payload)) {
        if let Some(own) = &self.own {
            own.lock().messages_mut().for_each(|message| message.trace(visit));
        }
        let mut state = self.state.lock();
        state.queue.messages_mut().for_each(|message| message.trace(visit));
        state.blocked.iter_mut().for_each(|blocked| blocked.message.trace(visit));
    }

    fn dirty_mark(&self) -> &DirtyMark {
        &self.mark
    }

    fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        let state = self.state.lock();
        if let Receiver::Next(waiter) | Receiver::Arrival(waiter) = state.receiver {
            show(waiter);
        }
        state.blocked.iter().filter_map(Blocked::waits).for_each(show);
    }
}

/// Receiving the message that is next. Only one task waits at a time; a second takes its place.
pub struct Receive<H: Host>(Arc<Mailbox<H>>);

impl<H: Host> Operation<H> for Receive<H> {
    fn try_now(&self, turn: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        self.0.try_receive(turn).map(|payload| Ready { branch: 0, payload })
    }

    fn block(&self, turn: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let mut own = self.0.own.as_ref().map(|own| own.lock());
        let mut state = self.0.state.lock();
        if state.queue.len() == 0 && own.as_ref().is_none_or(|own| own.len() == 0) {
            state.receiver = Receiver::Next(waiter);
            return None;
        }
        if !turn.claim_own(waiter) {
            return None;
        }
        let own = own.as_deref_mut();
        let message = own.and_then(Queue::pop).or_else(|| state.queue.pop())?;
        self.0.admit(&mut state, turn);
        Some(Ready { branch: waiter.branch(), payload: self.0.received(turn, message) })
    }

    fn cancel(&self, _turn: &mut Turn<'_, H>, waiter: Waiter, _winner: Option<u32>) {
        self.0.state.lock().forget(waiter);
    }

    fn shows_waiters(&self) -> bool {
        true
    }

    fn is_rest(&self) -> bool {
        true
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

/// Waiting for room, and sending.
pub struct Admission<H: Host> {
    mailbox: Arc<Mailbox<H>>,
    message: Message,
}

impl<H: Host> Operation<H> for Admission<H> {
    fn try_now(&self, turn: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        let mut state = self.mailbox.state.lock();
        let branch = u32::from(state.is_closed);
        // Those who wait already are let in first.
        if branch == 0 {
            if !state.blocked.is_empty() || !state.has_room() {
                return None;
            }
            self.mailbox.accept(&mut state, turn, self.message);
        }
        Some(Ready { branch, payload: H::Payload::UNIT })
    }

    fn block(&self, turn: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        let mut state = self.mailbox.state.lock();
        let has_place = state.blocked.is_empty() && state.has_room();
        if !has_place && !state.is_closed {
            turn.mark_dirty(&self.mailbox);
            state.blocked.push_back(Blocked { sender: Sender::Waits(waiter), message: self.message });
            return None;
        }
        if !turn.claim_own(waiter) {
            return None;
        }
        let branch = waiter.branch() + u32::from(state.is_closed);
        if !state.is_closed {
            self.mailbox.accept(&mut state, turn, self.message);
        }
        Some(Ready { branch, payload: H::Payload::UNIT })
    }

    /// A sender that has given up does not keep its message in the queue of those who wait.
    fn cancel(&self, _turn: &mut Turn<'_, H>, waiter: Waiter, _winner: Option<u32>) {
        let is_own = |blocked: &Blocked| matches!(blocked.sender, Sender::Waits(other) if other == waiter);
        self.mailbox.state.lock().blocked.retain(|blocked| !is_own(blocked));
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
