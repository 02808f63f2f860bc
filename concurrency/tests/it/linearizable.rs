//! Histories of channels and mailboxes, recorded under seeds and on threads: each is what some queue does whose
//! calls come one after the other.

mod checker;

use crate::host::{Closure, Closures, Cx, Next, on_pool, on_sim, spawn, stages};
use crate::sync::Nameless;
use checker::{Call, Done, Spec, priority};
use lambdust_concurrency::lockfree::{Collection, Depot, Queue, Stack, Take};
use lambdust_concurrency::sync::{Channel, Receive, Send as Sending};
use lambdust_concurrency::{
    Letter, Mailbox, MailboxConfig, Operation, Outcome, Overflow, Ready, Sent, Sleep, Time, Timeout, Wake,
};
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

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

    fn history(&self) -> Vec<Done> {
        let mut history = self.history.lock().clone();
        history.sort_by_key(|call| call.began);
        history
    }
}

type Shared = Arc<Recorder>;

const VALUES: u64 = 5;
const SENDERS: u64 = 3;

/// What a sender sends as its value number `count`; its own number is the priority.
fn value(sender: u64, count: u64) -> u64 {
    sender * 100 + count
}

/// A task that makes these and ends when they have.
fn all(recorder: &Shared, tasks: Vec<Closure>) -> Closure {
    let (recorder, count, mut tasks) = (recorder.clone(), tasks.len(), tasks);
    stages(move |cx, _, next| {
        for task in tasks.drain(..) {
            spawn(cx, task);
        }
        if recorder.ended.load(SeqCst) < count {
            let later = Sleep(cx.now().after(Duration::from_micros(1)));
            next(cx, Next::WaitOwned(Box::new(later)));
        }
    })
}

/// A task that does so many operations, one after the other, and records them.
fn party(
    recorder: &Shared,
    calls: u64,
    operation: impl Fn(u64) -> Box<dyn Operation<Closures> + Send> + Send + 'static,
    call: impl Fn(u64, u64) -> Call + Send + 'static,
) -> Closure {
    let recorder = recorder.clone();
    let (mut count, mut began) = (0, 0);
    stages(move |cx, got, next| {
        if let Some(Wake::Completed(ready)) = got {
            recorder.note(call(count, ready.payload), began);
            count += 1;
        }
        if count == calls {
            recorder.ended.fetch_add(1, SeqCst);
            return;
        }
        began = recorder.now();
        next(cx, Next::WaitOwned(operation(count)));
    })
}

/// As many tasks send through a channel as receive.
fn channel(capacity: usize, recorder: &Shared) -> Closure {
    let channel = Arc::new(Channel::<Closures, _>::new(capacity, Nameless));
    let sender = |number| {
        let channel = channel.clone();
        let send = move |count| Sending { channel: channel.clone(), payload: value(number, count) };
        party(recorder, VALUES, move |n| Box::new(send(n)), move |n, _| Call::Sent(value(number, n)))
    };
    let receiver = || {
        let channel = channel.clone();
        let receive = move |_| Box::new(Receive { channel: channel.clone() }) as _;
        party(recorder, VALUES, receive, |_, payload| Call::Received(payload))
    };
    let senders = (0..SENDERS).map(sender);
    all(recorder, senders.chain((0..SENDERS).map(|_| receiver())).collect())
}

type Post = Arc<Mailbox<Closures>>;

/// Several tasks send to a mailbox, and one receives. Impatient ones give up waiting after a moment: the receiver
/// comes again, a sender goes on to the next message.
fn mailbox(config: MailboxConfig, is_impatient: bool, recorder: &Shared) -> Closure {
    let mailbox = Mailbox::new(config);
    let patience = is_impatient.then_some(2);
    let senders = (0..SENDERS).map(|number| mailbox_sender(&mailbox, recorder, number, patience));
    let receiver = mailbox_receiver(&mailbox, recorder, patience);
    all(recorder, senders.chain([receiver]).collect())
}

fn letter(payload: u64) -> Letter<u64> {
    Letter { payload, tag: 0, priority: priority(payload) }
}

/// A time from now, in steps of a simulation; where time is real, long enough for others to run meanwhile.
fn later(cx: &Cx<'_>, steps: u64) -> Time {
    cx.now().after(Duration::from_nanos(if cx.is_sim() { steps } else { 10_000 * steps }))
}

fn with_patience(
    cx: &Cx<'_>,
    patience: Option<u64>,
    operation: impl Operation<Closures> + Send + 'static,
) -> Next<'static> {
    match patience {
        Some(steps) => Next::WaitOwned(Box::new(Timeout { operation, deadline: later(cx, steps) })),
        None => Next::WaitOwned(Box::new(operation)),
    }
}

/// Sends, and waits for room where there is none; after every other message it lets others run.
fn mailbox_sender(mailbox: &Post, recorder: &Shared, number: u64, patience: Option<u64>) -> Closure {
    let (mailbox, recorder) = (mailbox.clone(), recorder.clone());
    let (mut count, mut waits_since) = (0, None);
    stages(move |cx, got, next| {
        if let Some(began) = waits_since.take() {
            if matches!(got, Some(Wake::Completed(Ready { branch: 0, .. }))) {
                recorder.note(Call::Sent(value(number, count)), began);
            }
            count += 1;
        }
        while count < VALUES {
            let message = letter(value(number, count));
            let began = recorder.now();
            let call = match mailbox.send(cx, message) {
                Sent::Delivered => Call::Sent(message.payload),
                Sent::Dropped(dropped) if dropped == message.payload => Call::Refused,
                Sent::Dropped(dropped) => Call::SentFor { value: message.payload, dropped },
                Sent::Refused => Call::Refused,
                Sent::Full => {
                    waits_since = Some(began);
                    let admitted = with_patience(cx, patience, mailbox.admission(message));
                    return next(cx, admitted);
                }
                Sent::Closed => panic!("nobody closes it"),
            };
            recorder.note(call, began);
            count += 1;
            if count % 2 == 0 {
                let until = later(cx, 1);
                return next(cx, Next::WaitOwned(Box::new(Sleep(until))));
            }
        }
        recorder.ended.fetch_add(1, SeqCst);
    })
}

/// Receives until the senders have ended and nothing is left; now and then it lets others run.
fn mailbox_receiver(mailbox: &Post, recorder: &Shared, patience: Option<u64>) -> Closure {
    let (mailbox, recorder) = (mailbox.clone(), recorder.clone());
    let (mut began, mut count) = (None, 0);
    stages(move |cx, got, next| {
        if let (Some(began), Some(Wake::Completed(Ready { branch: 0, payload }))) = (began.take(), got) {
            recorder.note(Call::Received(payload), began);
            count += 1;
            if count % 3 != 0 {
                let until = later(cx, 1);
                return next(cx, Next::WaitOwned(Box::new(Sleep(until))));
            }
        }
        if recorder.ended.load(SeqCst) == SENDERS as usize && mailbox.depth() == 0 {
            recorder.ended.fetch_add(1, SeqCst);
            return;
        }
        began = Some(recorder.now());
        // Even a patient one has to see that nobody sends any more.
        let receive = with_patience(cx, patience.or(Some(50)), mailbox.receive());
        next(cx, receive);
    })
}

type Items<C> = Arc<Depot<Closures, C, Nameless>>;

/// Several tasks put into a collection without locks and take out of it, now and then finding nothing, now and then
/// waiting for something; the last one takes what is left.
fn collection<C: Collection>(recorder: &Shared) -> Closure {
    let items: Items<C> = Arc::new(Depot::new(Nameless));
    let pusher = |number| {
        let (items, recorder) = (items.clone(), recorder.clone());
        stepwise(recorder.clone(), VALUES, move |cx, count| {
            let began = recorder.now();
            items.push(cx, value(number, count), || items.clone());
            recorder.note(Call::Sent(value(number, count)), began);
        })
    };
    let popper = || {
        let (items, recorder) = (items.clone(), recorder.clone());
        stepwise(recorder.clone(), VALUES - 2, move |_, _| {
            let began = recorder.now();
            let call = items.pop().map_or(Call::FoundEmpty, Call::Received);
            recorder.note(call, began);
        })
    };
    let pushers = (0..SENDERS).map(pusher);
    let poppers = (0..SENDERS - 1).map(|_| popper());
    all(recorder, pushers.chain(poppers).chain([rest_taker(&items, recorder)]).collect())
}

/// Does something so many times; after every other time it lets others run.
fn stepwise(recorder: Shared, times: u64, mut act: impl FnMut(&mut Cx<'_>, u64) + Send + 'static) -> Closure {
    let mut count = 0;
    stages(move |cx, _, next| {
        while count < times {
            act(cx, count);
            count += 1;
            if count % 2 == 0 {
                let until = later(cx, 1);
                return next(cx, Next::WaitOwned(Box::new(Sleep(until))));
            }
        }
        recorder.ended.fetch_add(1, SeqCst);
    })
}

/// Waits for values until all others have ended and nothing is left.
fn rest_taker<C: Collection>(items: &Items<C>, recorder: &Shared) -> Closure {
    let (items, recorder) = (items.clone(), recorder.clone());
    let others = 2 * SENDERS as usize - 1;
    let mut began = None;
    stages(move |cx, got, next| {
        if let (Some(began), Some(Wake::Completed(Ready { branch: 0, payload }))) = (began.take(), got) {
            recorder.note(Call::Received(payload), began);
        }
        if recorder.ended.load(SeqCst) == others && items.is_empty() {
            recorder.ended.fetch_add(1, SeqCst);
            return;
        }
        began = Some(recorder.now());
        let take = Take { depot: items.clone() };
        next(cx, with_patience(cx, Some(50), take));
    })
}

/// How often something is recorded.
#[derive(Clone, Copy)]
struct Times {
    seeds: u64,
    pools: u64,
}

const FEW: Times = if cfg!(miri) { Times { seeds: 2, pools: 1 } } else { Times { seeds: 100, pools: 10 } };
const MANY: Times = Times { seeds: 10_000, pools: 1_000 };

/// Records so many histories and says how many of them are not as they should be; the first of them is shown.
fn wrong_histories(times: Times, spec: Spec, make: impl Fn(&Shared) -> Closure) -> usize {
    let mut wrong = 0;
    let mut check = |recorder: &Recorder, what: String| {
        let history = recorder.history();
        if !spec.allows(&history) {
            if wrong == 0 {
                println!("{what}: no order of these calls is that of {spec:?}: {history:#?}");
            }
            wrong += 1;
        }
    };
    for seed in 0..times.seeds {
        let recorder = Arc::default();
        assert_eq!(on_sim(seed, make(&recorder)), Outcome::Done, "seed {seed}");
        check(&recorder, format!("seed {seed}"));
    }
    for workers in [1, 2, 8] {
        for _ in 0..times.pools {
            let recorder = Arc::default();
            on_pool(workers, make(&recorder)).shutdown();
            check(&recorder, format!("{workers} workers"));
        }
    }
    wrong
}

fn channels(times: Times) {
    for capacity in [0, 1, 4] {
        assert_eq!(wrong_histories(times, Spec::queue(capacity), |recorder| channel(capacity, recorder)), 0);
    }
}

fn mailboxes(times: Times) {
    let plain = MailboxConfig::default();
    let limited = |overflow| MailboxConfig { capacity: 2, overflow, ..plain };
    let by_priority = MailboxConfig { by_priority: true, ..limited(Overflow::Block) };
    for config in [plain, limited(Overflow::Block), by_priority] {
        let spec = Spec { by_priority: config.by_priority, ..Spec::queue(config.capacity) };
        for is_impatient in [false, true] {
            assert_eq!(wrong_histories(times, spec, |recorder| mailbox(config, is_impatient, recorder)), 0);
        }
    }
    for overflow in [Overflow::DropOldest, Overflow::DropNewest, Overflow::Refuse] {
        let config = limited(overflow);
        assert_eq!(wrong_histories(times, Spec::queue(2), |recorder| mailbox(config, true, recorder)), 0);
    }
}

#[test]
fn channels_are_queues() {
    channels(FEW);
}

#[test]
#[ignore = "the same with many seeds"]
fn channels_are_queues_many() {
    channels(MANY);
}

#[test]
fn mailboxes_are_queues() {
    mailboxes(FEW);
}

#[test]
#[ignore = "the same with many seeds"]
fn mailboxes_are_queues_many() {
    mailboxes(MANY);
}

fn collections(times: Times) {
    assert_eq!(wrong_histories(times, Spec::queue(usize::MAX), collection::<Queue>), 0);
    assert_eq!(wrong_histories(times, Spec::stack(), collection::<Stack>), 0);
}

#[test]
fn collections_without_locks_are_queues_and_stacks() {
    collections(FEW);
}

#[test]
#[ignore = "the same with many seeds"]
fn collections_without_locks_are_queues_and_stacks_many() {
    collections(MANY);
}

/// Something that works is not what is asked for: the histories tell.
#[test]
fn a_wrong_queue_is_found_out() {
    let times = Times { seeds: 100, pools: 0 };
    let plain = MailboxConfig::default();
    let by_priority = MailboxConfig { by_priority: true, ..plain };
    let overtakes = wrong_histories(times, Spec::queue(usize::MAX), |r| mailbox(by_priority, true, r));
    let overfull = wrong_histories(times, Spec::queue(1), |recorder| channel(4, recorder));
    let drops = MailboxConfig { capacity: 2, overflow: Overflow::DropOldest, ..plain };
    let too_early = wrong_histories(times, Spec::queue(3), |recorder| mailbox(drops, true, recorder));
    assert!(overtakes > 0 && overfull > 0 && too_early > 0, "{overtakes}, {overfull}, {too_early}");
}
