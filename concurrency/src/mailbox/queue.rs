//! The messages of a mailbox in the order in which they will be received.
//!
//! Every message has a number; numbers grow in the order of receiving, and the receiver walks over them.
//! A message may be taken from the middle: its place stays empty until the places before it are.
//! When many are walked over, an index by tag finds the next one of some kind without walking.

use super::Message;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, VecDeque};

/// So many messages are walked over before the index by tag is made.
const INDEX_FROM: usize = 32;

/// An empty queue keeps the memory for so many messages.
const KEPT: usize = 1024;

/// Messages in order.
pub(super) enum Queue {
    /// As they came.
    Fifo(Fifo),
    /// The greatest priority first; equal ones as they came.
    Priority(Box<Ranked>),
}

/// Messages by priority. Equal ones have numbers that grow from the middle up, and down for those that are
/// put back.
pub(super) struct Ranked {
    messages: BTreeMap<(Reverse<i64>, u64), Message>,
    next: u64,
    before: u64,
}

impl Default for Ranked {
    fn default() -> Ranked {
        Ranked { messages: BTreeMap::new(), next: 1 << 63, before: 1 << 63 }
    }
}

#[derive(Default)]
pub(super) struct Fifo {
    places: VecDeque<Option<Message>>,
    /// The number of the first place.
    first: u64,
    /// Places that hold a message.
    len: usize,
    /// The numbers of the messages of each tag, once many were walked over. Boxed, since most mailboxes have none and
    /// each has the place.
    #[allow(clippy::box_collection, reason = "a table in place takes 48 bytes of every mailbox")]
    tags: Option<Box<HashMap<u64, VecDeque<u64>>>>,
}

impl Queue {
    pub(super) fn new(by_priority: bool) -> Queue {
        if by_priority { Queue::Priority(Box::default()) } else { Queue::Fifo(Fifo::default()) }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Queue::Fifo(fifo) => fifo.len,
            Queue::Priority(ranked) => ranked.messages.len(),
        }
    }

    pub(super) fn push(&mut self, message: Message) {
        match self {
            Queue::Fifo(fifo) => fifo.push(message),
            Queue::Priority(ranked) => {
                ranked.messages.insert((Reverse(message.priority), ranked.next), message);
                ranked.next += 1;
            }
        }
    }

    /// Puts messages before all others, or all others of their priority, the first of them first.
    pub(super) fn push_front(&mut self, messages: Vec<Message>) {
        match self {
            Queue::Fifo(fifo) => fifo.push_front(messages),
            Queue::Priority(ranked) => {
                for message in messages.into_iter().rev() {
                    ranked.before -= 1;
                    ranked.messages.insert((Reverse(message.priority), ranked.before), message);
                }
            }
        }
    }

    /// Takes the message that is next.
    pub(super) fn pop(&mut self) -> Option<Message> {
        match self {
            Queue::Fifo(fifo) => fifo.pop(),
            Queue::Priority(ranked) => ranked.messages.pop_first().map(|(_, message)| message),
        }
    }

    /// Takes the message that can best be done without: the oldest, or where priorities count the newest of the
    /// least urgent. Never one that no limit holds up.
    pub(super) fn sacrifice(&mut self) -> Option<Message> {
        match self {
            Queue::Fifo(fifo) => {
                let at = fifo.places.iter().position(|place| place.is_some_and(|m| !m.is_exempt()))?;
                fifo.take(fifo.first + at as u64)
            }
            Queue::Priority(ranked) => {
                let key = *ranked.messages.iter().rfind(|(_, message)| !message.is_exempt())?.0;
                ranked.messages.remove(&key)
            }
        }
    }

    /// The place of the first message from place `from` on that has one of these tags, or any if there
    /// are none; places are counted from 0.
    pub(super) fn find(&mut self, from: u64, tags: &[u64]) -> Option<u64> {
        match self {
            Queue::Fifo(fifo) => fifo.find(from, tags),
            Queue::Priority(ranked) => {
                let has_tag = |message: &Message| tags.is_empty() || tags.contains(&message.tag);
                let mut places = ranked.messages.values().enumerate().skip(from as usize);
                places.find(|(_, message)| has_tag(message)).map(|(place, _)| place as u64)
            }
        }
    }

    /// The message at a place.
    pub(super) fn get(&self, place: u64) -> Option<&Message> {
        match self {
            Queue::Fifo(fifo) => fifo.places.get(fifo.offset(place)?)?.as_ref(),
            Queue::Priority(ranked) => ranked.messages.values().nth(place as usize),
        }
    }

    /// Takes the message at a place.
    pub(super) fn take(&mut self, place: u64) -> Option<Message> {
        match self {
            Queue::Fifo(fifo) => fifo.take(place),
            Queue::Priority(ranked) => {
                let key = *ranked.messages.keys().nth(place as usize)?;
                ranked.messages.remove(&key)
            }
        }
    }

    /// Takes the message at a place if that is still the right one, or else the first that is. What else is
    /// done with the queue between looking and taking moves messages: a more urgent one comes, the oldest is
    /// dropped.
    pub(super) fn take_right(&mut self, place: u64, is_right: impl Fn(&Message) -> bool) -> Option<Message> {
        if self.get(place).is_some_and(&is_right) {
            return self.take(place);
        }
        let mut from = 0;
        while let Some(place) = self.find(from, &[]) {
            if self.get(place).is_some_and(&is_right) {
                return self.take(place);
            }
            from = place + 1;
        }
        None
    }

    /// Drops messages.
    pub(super) fn drop_if(&mut self, is_dropped: impl Fn(&Message) -> bool) {
        match self {
            Queue::Fifo(fifo) => fifo.drop_if(is_dropped),
            Queue::Priority(ranked) => ranked.messages.retain(|_, message| !is_dropped(message)),
        }
    }

    /// The place of the next message that comes.
    pub(super) fn end(&self) -> u64 {
        match self {
            Queue::Fifo(fifo) => fifo.end(),
            // What comes may have to be received first.
            Queue::Priority(..) => 0,
        }
    }

    pub(super) fn messages(&self) -> Box<dyn Iterator<Item = &Message> + '_> {
        match self {
            Queue::Fifo(fifo) => Box::new(fifo.places.iter().flatten()),
            Queue::Priority(ranked) => Box::new(ranked.messages.values()),
        }
    }

    pub(super) fn messages_mut(&mut self) -> Box<dyn Iterator<Item = &mut Message> + '_> {
        match self {
            Queue::Fifo(fifo) => Box::new(fifo.places.iter_mut().flatten()),
            Queue::Priority(ranked) => Box::new(ranked.messages.values_mut()),
        }
    }
}

impl Queue {
    /// Takes over all messages of another queue, behind its own.
    pub(super) fn append(&mut self, other: &mut Queue) {
        match (self, other) {
            (Queue::Fifo(own), Queue::Fifo(new)) if own.len == 0 => {
                // The places count on, and the buffers change hands.
                own.first = own.end();
                own.places.clear();
                std::mem::swap(&mut own.places, &mut new.places);
                own.len = std::mem::take(&mut new.len);
                new.tags = None;
            }
            (own, new) => std::iter::from_fn(|| new.pop()).for_each(|message| own.push(message)),
        }
    }
}

impl Fifo {
    fn end(&self) -> u64 {
        self.first + self.places.len() as u64
    }

    fn offset(&self, place: u64) -> Option<usize> {
        usize::try_from(place.checked_sub(self.first)?).ok()
    }

    fn push(&mut self, message: Message) {
        let place = self.end();
        if let Some(tags) = &mut self.tags {
            tags.entry(message.tag).or_default().push_back(place);
        }
        self.places.push_back(Some(message));
        self.len += 1;
    }

    fn push_front(&mut self, messages: Vec<Message>) {
        self.tags = None;
        // Places are numbers from 0 on; what comes before the first needs room below it.
        if self.first < messages.len() as u64 {
            self.first += 1 << 32;
        }
        for message in messages.into_iter().rev() {
            self.places.push_front(Some(message));
            self.first -= 1;
            self.len += 1;
        }
    }

    fn pop(&mut self) -> Option<Message> {
        if self.len == 0 {
            return None;
        }
        // The first place holds a message: `trim` sees to that.
        if self.tags.is_some() {
            return self.take(self.first);
        }
        let message = self.places.pop_front()?;
        self.first += 1;
        self.len -= 1;
        if self.len == 0 || self.places.front().is_some_and(Option::is_none) {
            self.trim();
        }
        message
    }

    fn take(&mut self, place: u64) -> Option<Message> {
        let offset = self.offset(place)?;
        let message = self.places.get_mut(offset)?.take()?;
        self.len -= 1;
        if let Some(tags) = &mut self.tags
            && let Some(places) = tags.get_mut(&message.tag)
            && let Ok(at) = places.binary_search(&place)
        {
            places.remove(at);
            if places.is_empty() {
                tags.remove(&message.tag);
            }
        }
        self.trim();
        Some(message)
    }

    fn drop_if(&mut self, is_dropped: impl Fn(&Message) -> bool) {
        let before = self.len;
        for place in &mut self.places {
            if place.as_ref().is_some_and(&is_dropped) {
                *place = None;
                self.len -= 1;
            }
        }
        if self.len < before {
            self.tags = None;
            self.trim();
        }
    }

    /// Gives up empty places at the front, which are all when there is no message. Those at the back stay: whoever has
    /// looked so far goes on behind them, and no message may come before.
    fn trim(&mut self) {
        while let Some(None) = self.places.front() {
            self.places.pop_front();
            self.first += 1;
        }
        if self.len == 0 {
            self.tags = None;
            // A burst that is over keeps little memory; more would have to be allocated again by the next one of
            // two that send and receive in turn.
            self.places.shrink_to(KEPT);
        }
        // Empty places are never the most.
        if self.places.len() > 64 && self.len < self.places.len() / 4 {
            self.close_ranks();
        }
    }

    /// Renumbers the messages without the empty places between them.
    fn close_ranks(&mut self) {
        self.first = self.end();
        self.places.retain(Option::is_some);
        self.tags = None;
    }

    fn find(&mut self, from: u64, tags: &[u64]) -> Option<u64> {
        let start = self.offset(from.max(self.first))?;
        if tags.is_empty() {
            let mut rest = self.places.iter().enumerate().skip(start);
            return rest.find(|(_, place)| place.is_some()).map(|(at, _)| self.first + at as u64);
        }
        if let Some(index) = &self.tags {
            let next = |tag| {
                let places: &VecDeque<u64> = index.get(tag)?;
                places.get(places.partition_point(|place| *place < from)).copied()
            };
            return tags.iter().filter_map(next).min();
        }
        let mut steps = 0;
        for (at, place) in self.places.iter().enumerate().skip(start) {
            if place.as_ref().is_some_and(|message| tags.contains(&message.tag)) {
                return Some(self.first + at as u64);
            }
            steps += 1;
            if steps == INDEX_FROM {
                self.make_index();
                return self.find(from, tags);
            }
        }
        None
    }

    fn make_index(&mut self) {
        let mut tags: HashMap<u64, VecDeque<u64>> = HashMap::new();
        for (at, message) in self.places.iter().enumerate() {
            if let Some(message) = message {
                tags.entry(message.tag).or_default().push_back(self.first + at as u64);
            }
        }
        self.tags = Some(Box::new(tags));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::num::NonZeroU32;

    fn message(word: u64, tag: u64) -> Message {
        Message { word, tag, priority: 0, number: NonZeroU32::MIN }
    }

    fn fifo(tags: &[u64]) -> Queue {
        let mut queue = Queue::new(false);
        for (word, tag) in tags.iter().enumerate() {
            queue.push(message(word as u64, *tag));
        }
        queue
    }

    fn words(mut queue: Queue) -> Vec<u64> {
        std::iter::from_fn(|| queue.pop()).map(|message| message.word).collect()
    }

    #[test]
    fn messages_are_found_by_tag_with_and_without_the_index() {
        for count in [INDEX_FROM - 2, INDEX_FROM, 10 * INDEX_FROM] {
            let mut tags = vec![1; count];
            tags.push(2);
            let mut queue = fifo(&tags);
            assert_eq!(queue.find(0, &[2]), Some(count as u64), "{count}");
            assert_eq!(queue.find(count as u64 + 1, &[2]), None);
            assert_eq!(queue.find(0, &[3]), None);
            assert_eq!(queue.take(count as u64).map(|m| m.word), Some(count as u64));
            assert_eq!(queue.find(0, &[2]), None);
            queue.push(message(7, 2));
            assert_eq!(queue.find(0, &[2]), Some(count as u64 + 1));
        }
    }

    #[test]
    fn a_message_from_the_middle_leaves_the_order_of_the_others() {
        let mut queue = fifo(&[1, 2, 1, 2, 1]);
        assert_eq!(queue.find(0, &[2]), Some(1));
        assert_eq!(queue.take(1).map(|m| m.word), Some(1));
        assert_eq!(queue.len(), 4);
        assert_eq!(words(queue), [0, 2, 3, 4]);
    }

    #[test]
    fn empty_places_do_not_outnumber_messages() {
        let mut queue = fifo(&[1; 1000]);
        for _ in 1..999 {
            let place = queue.find(0, &[]).map(|first| first + 1);
            let _ = place.and_then(|place| queue.find(place, &[])).and_then(|place| queue.take(place));
        }
        let Queue::Fifo(fifo) = &queue else { panic!("it was made one") };
        assert!(fifo.places.len() <= 64.max(4 * fifo.len), "{} places", fifo.places.len());
        assert_eq!(words(queue), [0, 999]);
    }

    #[test]
    fn a_message_comes_behind_all_that_was_looked_at() {
        for taken in 0..4 {
            let mut queue = fifo(&[1; 4]);
            let end = queue.end();
            let _ = queue.take(taken);
            queue.push(message(9, 2));
            assert_eq!(queue.find(end, &[2]), Some(end), "{taken} was taken");
        }
    }

    #[test]
    fn what_is_put_in_front_comes_first() {
        let mut queue = fifo(&[1, 1]);
        queue.push_front(vec![message(10, 1), message(11, 1)]);
        assert_eq!(words(queue), [10, 11, 0, 1]);
    }

    #[test]
    fn the_greatest_priority_comes_first_and_equal_ones_in_order() {
        let mut queue = Queue::new(true);
        for (word, priority) in [(1, 5), (2, 10), (3, 5), (4, 10), (5, -1)] {
            queue.push(Message { word, tag: 0, priority, number: NonZeroU32::MIN });
        }
        assert_eq!(queue.find(0, &[]), Some(0));
        assert_eq!(words(queue), [2, 4, 1, 3, 5]);
    }

    #[test]
    fn what_is_put_back_comes_before_others_of_its_priority_only() {
        let mut queue = Queue::new(true);
        queue.push(Message { priority: 5, ..message(1, 0) });
        queue.push(Message { priority: 9, ..message(2, 0) });
        let back = [3, 4].map(|word| Message { priority: 5, ..message(word, 0) });
        queue.push_front(back.to_vec());
        assert_eq!(words(queue), [2, 3, 4, 1]);
    }

    #[test]
    fn the_message_that_was_looked_at_is_taken_wherever_it_is_now() {
        let mut queue = Queue::new(true);
        queue.push(Message { priority: 1, ..message(1, 0) });
        queue.push(Message { priority: 9, ..message(2, 0) });
        assert_eq!(queue.take_right(0, |m| m.word == 1).map(|m| m.word), Some(1));
        assert_eq!(queue.take_right(0, |m| m.word == 1), None);
        let mut queue = fifo(&[1, 1, 1]);
        let _ = queue.pop();
        assert_eq!(queue.take_right(0, |m| m.word == 0), None);
        assert_eq!(queue.take_right(9, |m| m.word == 2).map(|m| m.word), Some(2));
        assert_eq!(words(queue), [1]);
    }

    #[test]
    fn what_no_limit_holds_up_is_never_dropped_for_room() {
        let exempt = Message { priority: i64::MAX, ..message(7, 0) };
        for mut queue in [Queue::new(false), Queue::new(true)] {
            queue.push(exempt);
            assert_eq!(queue.sacrifice(), None);
            queue.push(message(1, 0));
            queue.push(message(2, 0));
            let is_fifo = matches!(queue, Queue::Fifo(_));
            assert_eq!(queue.sacrifice().map(|m| m.word), Some(if is_fifo { 1 } else { 2 }));
            assert_eq!(queue.len(), 2);
        }
    }

    #[test]
    fn messages_can_be_dropped_from_anywhere() {
        let mut queue = fifo(&[1; 100]);
        queue.drop_if(|m| m.word % 10 != 5);
        assert_eq!(queue.len(), 10);
        assert_eq!(words(queue), [5, 15, 25, 35, 45, 55, 65, 75, 85, 95]);
    }
}
