//! Whether a history of overlapping calls could have happened one call after the other (Wing and Gong), and
//! histories of channels for it.

use crate::host::{Closure, Closures, Next, on_pool, on_sim, spawn, stages};
use crate::sync::Nameless;
use lambdust_concurrency::sync::{Channel, Receive, Send as Sending};
use lambdust_concurrency::{Outcome, Sleep, Wake};
use parking_lot::Mutex;
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

/// What a call did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Call {
    Sent(u64),
    Received(u64),
}

/// A call that began and ended at these moments.
#[derive(Clone, Copy, Debug)]
struct Done {
    call: Call,
    began: usize,
    ended: usize,
}

/// Whether the calls are those of a queue with room for so many values, in some order in which no call comes
/// before one that ended before it began. Without room a value that is sent is received in the same moment.
fn is_queue(history: &[Done], capacity: usize) -> bool {
    assert!(history.len() <= 64);
    let mut search = Search { history, capacity: capacity.max(1), seen: HashSet::new() };
    search.go(0, &mut VecDeque::new())
}

struct Search<'h> {
    history: &'h [Done],
    capacity: usize,
    /// Sets of calls and what the queue holds after them, from where there is no way on.
    seen: HashSet<(u64, Vec<u64>)>,
}

impl Search<'_> {
    fn go(&mut self, done: u64, queue: &mut VecDeque<u64>) -> bool {
        let left = || self.history.iter().enumerate().filter(move |(index, _)| done & 1 << index == 0);
        let Some(first_end) = left().map(|(_, call)| call.ended).min() else { return true };
        if !self.seen.insert((done, queue.iter().copied().collect())) {
            return false;
        }
        let next: Vec<usize> = left().filter(|(_, call)| call.began <= first_end).map(|(i, _)| i).collect();
        for index in next {
            let before = queue.clone();
            if self.apply(index, queue) && self.go(done | 1 << index, queue) {
                return true;
            }
            *queue = before;
        }
        false
    }

    fn apply(&self, index: usize, queue: &mut VecDeque<u64>) -> bool {
        match self.history[index].call {
            Call::Sent(value) => {
                queue.push_back(value);
                queue.len() <= self.capacity
            }
            Call::Received(value) => queue.pop_front() == Some(value),
        }
    }
}

#[derive(Default)]
struct Recorder {
    clock: AtomicUsize,
    history: Mutex<Vec<Done>>,
    ended: AtomicUsize,
}

impl Recorder {
    fn now(&self) -> usize {
        self.clock.fetch_add(1, SeqCst)
    }

    fn note(&self, call: Call, began: usize) {
        let ended = self.now();
        self.history.lock().push(Done { call, began, ended });
    }
}

const VALUES: u64 = 5;
const TASKS: usize = 3;

/// A task that lets some tasks send and some receive, and ends when they have.
fn exchange(capacity: usize, recorder: &Arc<Recorder>) -> Closure {
    let recorder = recorder.clone();
    let channel = Arc::new(Channel::<Closures, _>::new(capacity, Nameless));
    let mut is_begun = false;
    stages(move |cx, _, next| {
        if !is_begun {
            is_begun = true;
            for index in 0..TASKS as u64 {
                spawn(cx, party(&channel, &recorder, Some(index)));
                spawn(cx, party(&channel, &recorder, None));
            }
        }
        if recorder.ended.load(SeqCst) < 2 * TASKS {
            let later = Sleep(cx.now().after(Duration::from_micros(1)));
            next(cx, Next::WaitOwned(Box::new(later)));
        }
    })
}

/// Sends numbers of its own, or receives as many.
fn party(
    channel: &Arc<Channel<Closures, Nameless>>,
    recorder: &Arc<Recorder>,
    sends: Option<u64>,
) -> Closure {
    let (channel, recorder) = (channel.clone(), recorder.clone());
    let (mut count, mut began) = (0, 0);
    stages(move |cx, got, next| {
        if let Some(Wake::Completed(ready)) = got {
            let call = match sends {
                Some(index) => Call::Sent(index * 100 + count),
                None => Call::Received(ready.payload),
            };
            recorder.note(call, began);
        }
        if count == VALUES {
            recorder.ended.fetch_add(1, SeqCst);
            return;
        }
        count += 1;
        began = recorder.now();
        match sends {
            Some(index) => {
                let payload = index * 100 + count;
                next(cx, Next::WaitOwned(Box::new(Sending { channel: channel.clone(), payload })));
            }
            None => next(cx, Next::WaitOwned(Box::new(Receive { channel: channel.clone() }))),
        }
    })
}

fn check(recorder: &Recorder, capacity: usize, what: &str) {
    let mut history = recorder.history.lock();
    history.sort_by_key(|call| call.began);
    assert_eq!(history.len(), 2 * TASKS * VALUES as usize);
    assert!(is_queue(&history, capacity), "{what}: no order of these calls is that of a queue: {history:#?}");
}

#[test]
fn channels_are_queues() {
    for capacity in [0, 1, 4] {
        for seed in 0..100 {
            let recorder = Arc::default();
            assert_eq!(on_sim(seed, exchange(capacity, &recorder)), Outcome::Done);
            check(&recorder, capacity, &format!("capacity {capacity}, seed {seed}"));
        }
        for workers in [1, 2, 8] {
            for _ in 0..if cfg!(miri) { 1 } else { 20 } {
                let recorder = Arc::default();
                on_pool(workers, exchange(capacity, &recorder)).shutdown();
                check(&recorder, capacity, &format!("capacity {capacity}, {workers} workers"));
            }
        }
    }
}

#[test]
fn the_checker_tells_what_no_queue_does() {
    let done = |call, began, ended| Done { call, began, ended };
    let overlap = [
        done(Call::Sent(1), 0, 3),
        done(Call::Sent(2), 1, 2),
        done(Call::Received(2), 4, 5),
        done(Call::Received(1), 6, 7),
    ];
    assert!(is_queue(&overlap, 4), "the second value may have been sent first");
    let in_turn = [
        done(Call::Sent(1), 0, 1),
        done(Call::Sent(2), 2, 3),
        done(Call::Received(2), 4, 5),
        done(Call::Received(1), 6, 7),
    ];
    assert!(!is_queue(&in_turn, 4), "values overtake each other");
    assert!(!is_queue(&in_turn[..2], 1), "there is room for one");
    assert!(!is_queue(&[done(Call::Received(1), 0, 1)], 4), "nobody has sent it");
}
