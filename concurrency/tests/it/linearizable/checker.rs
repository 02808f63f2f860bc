//! Whether a history of overlapping calls could have happened one call after the other (Wing and Gong).

use std::collections::{HashSet, VecDeque};

/// What a call did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Call {
    Sent(u64),
    /// Something else had to go for it.
    SentFor {
        value: u64,
        dropped: u64,
    },
    /// There was no room for it.
    Refused,
    Received(u64),
    /// Nothing was there.
    FoundEmpty,
}

/// A call that began and ended at these moments.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Done {
    pub(crate) call: Call,
    pub(crate) began: usize,
    pub(crate) ended: usize,
}

/// What the calls are to be those of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    /// Room for so many values. Without any, a value that is sent is received in the same moment.
    pub(crate) capacity: usize,
    /// Whether values with a greater [`priority`] are received first.
    pub(crate) by_priority: bool,
    /// Whether the value that was sent last is received first.
    pub(crate) is_stack: bool,
}

/// The priority of a value.
pub(crate) fn priority(value: u64) -> i64 {
    (value / 100) as i64
}

impl Spec {
    /// First come, first served.
    pub(crate) fn queue(capacity: usize) -> Spec {
        Spec { capacity, by_priority: false, is_stack: false }
    }

    /// Last come, first served, with room for all.
    pub(crate) fn stack() -> Spec {
        Spec { is_stack: true, ..Spec::queue(usize::MAX) }
    }

    /// Whether the calls are those of such a queue, which is empty before and after, in some order in which no
    /// call comes before one that ended before it began.
    pub(crate) fn allows(self, history: &[Done]) -> bool {
        assert!(history.len() <= 64);
        let mut search = Search { history, spec: self, seen: HashSet::new() };
        search.go(0, &mut VecDeque::new())
    }

    /// Does the call to a queue that holds these values, if it can.
    fn apply(self, call: Call, queue: &mut VecDeque<u64>) -> bool {
        let is_full = queue.len() >= self.capacity.max(1);
        match call {
            Call::Sent(value) => {
                self.push(queue, value);
                !is_full
            }
            Call::SentFor { value, dropped } => {
                let is_right = is_full && queue.pop_front() == Some(dropped);
                self.push(queue, value);
                is_right
            }
            Call::Refused => is_full,
            Call::Received(value) if self.is_stack => queue.pop_back() == Some(value),
            Call::Received(value) => queue.pop_front() == Some(value),
            Call::FoundEmpty => queue.is_empty(),
        }
    }

    fn push(self, queue: &mut VecDeque<u64>, value: u64) {
        let is_before = |other: &u64| !self.by_priority || priority(*other) >= priority(value);
        queue.insert(queue.iter().take_while(|other| is_before(other)).count(), value);
    }
}

struct Search<'h> {
    history: &'h [Done],
    spec: Spec,
    /// Sets of calls and what the queue holds after them, from where there is no way on.
    seen: HashSet<(u64, Vec<u64>)>,
}

impl Search<'_> {
    fn go(&mut self, done: u64, queue: &mut VecDeque<u64>) -> bool {
        let left = || self.history.iter().enumerate().filter(move |(index, _)| done & 1 << index == 0);
        let Some(first_end) = left().map(|(_, call)| call.ended).min() else { return queue.is_empty() };
        if !self.seen.insert((done, queue.iter().copied().collect())) {
            return false;
        }
        let next: Vec<usize> = left().filter(|(_, call)| call.began <= first_end).map(|(i, _)| i).collect();
        for index in next {
            let before = queue.clone();
            if self.spec.apply(self.history[index].call, queue) && self.go(done | 1 << index, queue) {
                return true;
            }
            *queue = before;
        }
        false
    }
}

fn done(call: Call, began: usize, ended: usize) -> Done {
    Done { call, began, ended }
}

#[test]
fn the_checker_tells_what_no_queue_does() {
    let overlap = [
        done(Call::Sent(1), 0, 3),
        done(Call::Sent(2), 1, 2),
        done(Call::Received(2), 4, 5),
        done(Call::Received(1), 6, 7),
    ];
    assert!(Spec::queue(4).allows(&overlap), "the second value may have been sent first");
    let in_turn = [
        done(Call::Sent(1), 0, 1),
        done(Call::Sent(2), 2, 3),
        done(Call::Received(2), 4, 5),
        done(Call::Received(1), 6, 7),
    ];
    assert!(!Spec::queue(4).allows(&in_turn), "values overtake each other");
    assert!(!Spec::queue(4).allows(&in_turn[..3]), "one is lost");
    let at_once = [in_turn[0], in_turn[1], done(Call::Received(1), 4, 5), done(Call::Received(2), 6, 7)];
    assert!(Spec::queue(2).allows(&at_once));
    assert!(!Spec::queue(1).allows(&at_once), "there is room for one");
    assert!(!Spec::queue(4).allows(&[done(Call::Received(1), 0, 1)]), "nobody has sent it");
}

#[test]
fn the_checker_tells_what_no_limit_and_no_priority_does() {
    let displaced = [
        done(Call::Sent(1), 0, 1),
        done(Call::SentFor { value: 2, dropped: 1 }, 2, 3),
        done(Call::Refused, 4, 5),
        done(Call::Received(2), 6, 7),
    ];
    assert!(Spec::queue(1).allows(&displaced));
    assert!(!Spec::queue(2).allows(&displaced), "there was room for it");
    let urgent = [
        done(Call::Sent(1), 0, 1),
        done(Call::Sent(201), 2, 3),
        done(Call::Received(201), 4, 5),
        done(Call::Received(1), 6, 7),
    ];
    assert!(Spec { by_priority: true, ..Spec::queue(2) }.allows(&urgent));
    assert!(!Spec::queue(2).allows(&urgent));
}

#[test]
fn the_checker_tells_what_no_stack_and_no_empty_queue_does() {
    let on_top = [
        done(Call::Sent(1), 0, 1),
        done(Call::Sent(2), 2, 3),
        done(Call::Received(2), 4, 5),
        done(Call::Received(1), 6, 7),
    ];
    assert!(Spec::stack().allows(&on_top) && !Spec::queue(usize::MAX).allows(&on_top));
    let found = |began, ended| {
        [done(Call::Sent(1), 0, 3), done(Call::FoundEmpty, began, ended), done(Call::Received(1), 6, 7)]
    };
    assert!(Spec::queue(usize::MAX).allows(&found(1, 2)), "it may have looked before the value was sent");
    assert!(!Spec::queue(usize::MAX).allows(&found(4, 5)), "the value was there");
}
