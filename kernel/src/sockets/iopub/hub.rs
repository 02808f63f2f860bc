//! Who subscribes to what, and what waits for each.
//!
//! Bookkeeping only: it queues and forgets, it never waits for a subscriber. The bounds on subscribers,
//! topics and waiting bytes are kept here.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::AbortHandle;

use crate::sockets::zmtp;

/// More subscribers than this are turned away.
pub(super) const MAX_SUBSCRIBERS: usize = 256;
/// A subscriber with more topics than this is cut off.
pub(super) const MAX_TOPICS: usize = 1000;
/// What is kept for the first subscriber: for this long, and at most so many messages.
const HOLD: Duration = Duration::from_secs(1);
const MAX_HELD: usize = 64;

/// Makes the frames, topic first, that a subscription to a topic is answered with.
pub(crate) type Welcome = Box<dyn Fn(&[u8]) -> Vec<Vec<u8>> + Send>;

/// All subscribers.
pub(super) struct Hub {
    welcome: Welcome,
    limit: usize,
    subscribers: HashMap<u64, Subscriber>,
    next: u64,
    started: Instant,
    /// What was published before anybody subscribed; none once somebody did.
    held: Option<Vec<Held>>,
}

struct Held {
    topic: Vec<u8>,
    bytes: Arc<[u8]>,
}

struct Subscriber {
    topics: Vec<Vec<u8>>,
    queue: UnboundedSender<Arc<[u8]>>,
    /// Bytes that were queued and are not written yet.
    waiting: Arc<AtomicUsize>,
    tasks: Vec<AbortHandle>,
}

/// What the task that writes to a subscriber takes from.
pub(super) struct Outgoing {
    pub(super) queue: UnboundedReceiver<Arc<[u8]>>,
    pub(super) waiting: Arc<AtomicUsize>,
}

impl Hub {
    pub(super) fn new(welcome: Welcome, limit: usize) -> Self {
        let (subscribers, started) = (HashMap::new(), Instant::now());
        Hub { welcome, limit, subscribers, next: 0, started, held: Some(Vec::new()) }
    }

    /// Lets a peer in; it wants nothing yet. None if there are too many.
    pub(super) fn join(&mut self) -> Option<(u64, Outgoing)> {
        if self.subscribers.len() >= MAX_SUBSCRIBERS {
            return None;
        }
        self.next += 1;
        let (sender, queue) = unbounded_channel();
        let waiting = Arc::new(AtomicUsize::new(0));
        let subscriber =
            Subscriber { topics: Vec::new(), queue: sender, waiting: waiting.clone(), tasks: Vec::new() };
        self.subscribers.insert(self.next, subscriber);
        Some((self.next, Outgoing { queue, waiting }))
    }

    /// Notes a task that is to end with the subscriber.
    pub(super) fn attach(&mut self, id: u64, task: AbortHandle) {
        match self.subscribers.get_mut(&id) {
            Some(subscriber) => subscriber.tasks.push(task),
            None => task.abort(),
        }
    }

    /// Forgets a subscriber and closes its connection.
    pub(super) fn leave(&mut self, id: u64) {
        if let Some(subscriber) = self.subscribers.remove(&id) {
            subscriber.tasks.iter().for_each(AbortHandle::abort);
        }
    }

    /// A peer subscribes: it is greeted, and if it is the first of all it gets what was held.
    pub(super) fn subscribe(&mut self, id: u64, topic: Vec<u8>) {
        let Some(subscriber) = self.subscribers.get_mut(&id) else { return };
        if subscriber.topics.len() >= MAX_TOPICS {
            self.cut_off(id, "it subscribed to too many topics");
            return;
        }
        subscriber.push(&zmtp::message(&(self.welcome)(&topic)).into());
        for held in self.held.take().into_iter().flatten() {
            if held.topic.starts_with(&topic) {
                subscriber.push(&held.bytes);
            }
        }
        subscriber.topics.push(topic);
    }

    /// A peer takes one subscription back.
    pub(super) fn cancel(&mut self, id: u64, topic: &[u8]) {
        if let Some(subscriber) = self.subscribers.get_mut(&id)
            && let Some(position) = subscriber.topics.iter().position(|held| held == topic)
        {
            subscriber.topics.swap_remove(position);
        }
    }

    /// Queues bytes for one peer that are no message, such as a pong.
    pub(super) fn answer(&mut self, id: u64, bytes: Vec<u8>) {
        if let Some(subscriber) = self.subscribers.get(&id) {
            if subscriber.has_room(bytes.len(), self.limit) {
                subscriber.push(&bytes.into());
            } else {
                self.cut_off(id, "it does not read");
            }
        }
    }

    /// Queues a message, topic first, for everybody who wants it.
    pub(super) fn publish(&mut self, frames: &[Vec<u8>]) {
        let topic = frames.first().map_or(&[][..], Vec::as_slice);
        let bytes: Arc<[u8]> = zmtp::message(frames).into();
        self.hold(topic, &bytes);
        let mut full = Vec::new();
        for (id, subscriber) in &self.subscribers {
            if !subscriber.topics.iter().any(|wanted| topic.starts_with(wanted)) {
                continue;
            }
            match subscriber.has_room(bytes.len(), self.limit) {
                true => subscriber.push(&bytes),
                false => full.push(*id),
            }
        }
        for id in full {
            self.cut_off(id, "it does not read what is published");
        }
    }

    /// Whether everything that was queued has been written.
    pub(super) fn is_drained(&self) -> bool {
        self.subscribers.values().all(|subscriber| subscriber.waiting.load(Ordering::Acquire) == 0)
    }

    fn hold(&mut self, topic: &[u8], bytes: &Arc<[u8]>) {
        match &mut self.held {
            Some(held) if self.started.elapsed() < HOLD && held.len() < MAX_HELD => {
                held.push(Held { topic: topic.to_vec(), bytes: bytes.clone() });
            }
            _ => self.held = None,
        }
    }

    fn cut_off(&mut self, id: u64, reason: &str) {
        crate::log::line(&format!("a subscriber of iopub was cut off: {reason}"));
        self.leave(id);
    }
}

impl Subscriber {
    fn has_room(&self, bytes: usize, limit: usize) -> bool {
        self.waiting.load(Ordering::Acquire) + bytes <= limit
    }

    fn push(&self, bytes: &Arc<[u8]>) {
        self.waiting.fetch_add(bytes.len(), Ordering::AcqRel);
        // If the writing task is gone, the reading task is about to notice and to leave.
        let _ = self.queue.send(bytes.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hub(limit: usize) -> Hub {
        Hub::new(Box::new(|topic| vec![[b"hello ", topic].concat()]), limit)
    }

    /// What waits for a subscriber, as text without the frames' first bytes.
    fn waiting(outgoing: &mut Outgoing) -> Vec<String> {
        let bytes = std::iter::from_fn(|| outgoing.queue.try_recv().ok());
        bytes.map(|bytes| String::from_utf8_lossy(&bytes[2..]).into_owned()).collect()
    }

    #[test]
    fn subscribers_are_greeted_and_get_what_they_want() {
        let mut hub = hub(1000);
        hub.publish(&[b"early".to_vec()]);
        let (first, mut first_out) = hub.join().unwrap();
        let (second, mut second_out) = hub.join().unwrap();
        hub.subscribe(first, vec![]);
        hub.subscribe(second, b"a".to_vec());
        hub.publish(&[b"abc".to_vec()]);
        hub.publish(&[b"b".to_vec()]);
        hub.cancel(first, b"unknown");
        hub.cancel(first, b"");
        hub.publish(&[b"a2".to_vec()]);
        assert_eq!(waiting(&mut first_out), ["hello ", "early", "abc", "b"]);
        assert_eq!(waiting(&mut second_out), ["hello a", "abc", "a2"]);
        hub.leave(second);
        hub.publish(&[b"a3".to_vec()]);
        assert_eq!(waiting(&mut second_out), [""; 0]);
    }

    #[test]
    fn a_full_queue_cuts_off_and_only_its_owner() {
        let mut hub = hub(100);
        let (slow, mut slow_out) = hub.join().unwrap();
        hub.subscribe(slow, vec![]);
        let used = slow_out.waiting.load(Ordering::Acquire);
        let (quick, quick_out) = hub.join().unwrap();
        hub.subscribe(quick, vec![]);
        quick_out.waiting.store(0, Ordering::Release);
        hub.publish(&[vec![b'x'; 100 - used - 2]]);
        assert_eq!(slow_out.waiting.load(Ordering::Acquire), 100, "exactly full");
        assert_eq!(hub.subscribers.len(), 2);
        hub.publish(&[vec![]]);
        assert_eq!(hub.subscribers.keys().copied().collect::<Vec<_>>(), [quick]);
        assert_eq!(waiting(&mut slow_out).len(), 2);
    }

    #[test]
    fn the_bounds_hold() {
        let mut hub = hub(1_000_000);
        for _ in 0..MAX_SUBSCRIBERS {
            assert!(hub.join().is_some());
        }
        assert!(hub.join().is_none());
        for _ in 0..MAX_TOPICS {
            hub.subscribe(1, b"t".to_vec());
        }
        assert!(hub.subscribers.contains_key(&1));
        hub.subscribe(1, b"t".to_vec());
        assert!(!hub.subscribers.contains_key(&1));
        let mut hub = super::tests::hub(1_000_000);
        for _ in 0..MAX_HELD + 1 {
            hub.publish(&[b"x".to_vec()]);
        }
        assert!(hub.held.is_none(), "nothing is held when not everything can be");
    }
}
