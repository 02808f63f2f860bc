//! A mailbox: messages from anybody, received by one task.
//!
//! Any task may send; one task at a time receives. A sender that finds the receiver waiting hands the
//! message over without storing it. A mailbox may have a limit and then says what becomes of a message
//! that finds it full. Messages of one sender are received in the order in which they were sent.

mod queue;
mod receiving;
mod sending;

pub use receiving::{Arrival, Receive};
pub use sending::Admission;

use crate::context::Turn;
use crate::dirty::{DirtyMark, Owner};
use crate::host::{Host, Payload};
use crate::recording::MailboxDepth;
use crate::shim::Mutex;
use crate::wait::Waiter;
use queue::Queue;
use receiving::Own;
use sending::{Bounds, Sender};
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, OnceLock};

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
/// Senders append to a queue under a lock. A receiver that finds more than one message there takes all of them to a
/// part of its own, so that one that has much to do does not meet its senders at each message; a limit or
/// priorities are a matter of all messages, and then there is no such part. Lock order: `own`, then `state`.
pub struct Mailbox<H: Host> {
    state: Mutex<State>,
    /// The receiver's part, once it has needed one.
    own: OnceLock<Box<Own>>,
    /// Without limit and priorities: the order of messages depends on nothing but their coming, and no sender on
    /// their being taken.
    is_plain: bool,
    mark: DirtyMark,
    /// Whether frames of counters say how full it is: one of the three below.
    watched: AtomicU8,
    /// What recordings call it.
    number: u32,
    host: PhantomData<fn() -> H>,
}

const UNWATCHED: u8 = 0;
/// It is watched, and its host was not told.
const NAMELESS: u8 = 1;
const NAMED: u8 = 2;

struct State {
    queue: Queue,
    receiver: Receiver,
    is_closed: bool,
    arrived: u64,
    peak: usize,
    /// For a mailbox with a limit.
    bounds: Option<Box<Bounds>>,
}

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
        let state = State {
            queue: Queue::new(config.by_priority),
            receiver: Receiver::Nobody,
            is_closed: false,
            arrived: 0,
            peak: 0,
            bounds: Bounds::of(&config).map(Box::new),
        };
        let is_plain = state.bounds.is_none() && !config.by_priority;
        let (own, mark) = (OnceLock::new(), DirtyMark::default());
        let watched = AtomicU8::new(UNWATCHED);
        Arc::new(Mailbox {
            state: Mutex::new(state),
            own,
            is_plain,
            mark,
            watched,
            number,
            host: PhantomData,
        })
    }

    /// What waits, in order.
    pub fn contents(&self) -> Vec<H::Payload> {
        self.with_all(|own, state| {
            let own = own.iter().flat_map(|own| own.messages());
            own.chain(state.queue.messages()).map(|message| H::Payload::from_word(message.word)).collect()
        })
    }

    /// Runs on both parts, locked.
    fn with_all<T>(&self, body: impl FnOnce(Option<&mut Queue>, &mut State) -> T) -> T {
        match self.own.get() {
            Some(own) => own.with(|own| body(Some(own), &mut self.state.lock())),
            None => body(None, &mut self.state.lock()),
        }
    }

    /// No message comes in any more; gives those that are left, of waiting senders too.
    pub fn close(&self, turn: &mut Turn<'_, H>) -> Vec<H::Payload> {
        let (mut left, blocked) = self.with_all(|own, state| {
            state.is_closed = true;
            let mut left: Vec<_> = own.into_iter().flat_map(|own| std::iter::from_fn(|| own.pop())).collect();
            left.extend(std::iter::from_fn(|| state.queue.pop()));
            (left, state.bounds.as_mut().map(|bounds| std::mem::take(&mut bounds.blocked)))
        });
        for blocked in blocked.into_iter().flatten() {
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
        self.with_all(|own, state| own.map_or(0, |own| own.len()) + state.queue.len())
    }

    /// Whether frames of counters say how full it is.
    pub fn is_watched(&self) -> bool {
        self.watched.load(Ordering::Relaxed) != UNWATCHED
    }

    pub(crate) fn set_watched(&self, is_watched: bool) {
        self.watched.store(if is_watched { NAMELESS } else { UNWATCHED }, Ordering::Relaxed);
    }

    /// Whether frames tell of it since a moment ago: true once, so that its host can say what it is called.
    #[inline]
    pub fn wants_name(&self) -> bool {
        let wants = self.watched.load(Ordering::Relaxed) == NAMELESS;
        if wants {
            self.watched.store(NAMED, Ordering::Relaxed);
        }
        wants
    }

    /// How full it is, for a frame.
    pub(crate) fn watched_depth(&self) -> MailboxDepth {
        self.with_all(|own, state| MailboxDepth {
            mailbox: self.number,
            depth: own.map_or(0, |own| own.len()) + state.queue.len(),
            capacity: state.bounds.as_deref().map(Bounds::capacity),
        })
    }

    /// The counts of this mailbox.
    pub fn counts(&self) -> MailboxCounts {
        self.with_all(|own, state| {
            let depth = own.map_or(0, |own| own.len()) + state.queue.len();
            let bounds = state.bounds.as_deref();
            MailboxCounts {
                depth,
                peak: state.peak.max(depth),
                arrived: state.arrived,
                dropped: bounds.map_or(0, |bounds| bounds.dropped),
                blocked: bounds.map_or(0, |bounds| bounds.blocked.len()),
            }
        })
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
        self.with_all(|own, state| {
            let own = own.into_iter().flat_map(|own| own.messages_mut());
            let blocked = state.bounds.iter_mut().flat_map(|bounds| bounds.blocked.iter_mut());
            let messages = own.chain(state.queue.messages_mut());
            messages
                .chain(blocked.map(|blocked| &mut blocked.message))
                .for_each(|message| message.trace(visit));
        });
    }

    fn dirty_mark(&self) -> &DirtyMark {
        &self.mark
    }

    fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        let state = self.state.lock();
        if let Receiver::Next(waiter) | Receiver::Arrival(waiter) = state.receiver {
            show(waiter);
        }
        state.bounds.iter().flat_map(|bounds| bounds.waiting_senders()).for_each(show);
    }
}
