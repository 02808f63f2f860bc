//! What is always kept: frames of counters while something goes on, and how full mailboxes are.

use crate::host::*;
use lambdust_concurrency::*;
use parking_lot::Mutex;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn letter(payload: u64) -> Letter<u64> {
    Letter { payload, tag: 0, priority: 0 }
}

/// Computes for so long, giving way in between.
fn busy(length: Duration) -> Closure {
    let mut until = None;
    task(move |_| {
        let until = *until.get_or_insert_with(|| Instant::now() + length);
        match Instant::now() < until {
            true => Step::Yielded(None),
            false => Step::Done,
        }
    })
}

#[test]
fn frames_are_kept_while_something_goes_on() {
    let pool = on_pool(1, busy(Duration::from_millis(400)));
    let frames = pool.scheduler().history(Time::ZERO);
    let run: Vec<u64> = frames.iter().map(|frame| frame.snapshot.total().run).collect();
    assert!(frames.len() >= 4, "{run:?}");
    assert!(frames.is_sorted_by_key(|frame| frame.at) && run.is_sorted(), "{run:?}");
    // Nothing goes on any more: then none are added, but for the last one, which is of now.
    std::thread::sleep(Duration::from_millis(200));
    let before = pool.scheduler().history(Time::ZERO).len();
    std::thread::sleep(Duration::from_millis(300));
    let after = pool.scheduler().history(Time::ZERO);
    assert_eq!(before, after.len());
    let (one, other) = (&after[after.len() - 2], &after[after.len() - 1]);
    let slept = other.snapshot.total().asleep_ns - one.snapshot.total().asleep_ns;
    assert!(u128::from(slept) >= (other.at.since(one.at)).as_nanos() * 9 / 10, "{slept} of {other:?}");
    let newest = pool.scheduler().history(other.at);
    assert!(newest.len() == 2 && newest[0].at <= other.at, "{newest:?}");
    pool.shutdown();
}

#[test]
fn what_was_over_before_the_first_frame_is_known_too() {
    let pool = on_pool(1, task(|_| Step::Done));
    let frames = pool.scheduler().history(Time::ZERO);
    assert_eq!((frames[0].at, frames[0].snapshot.total().run), (Time::ZERO, 0));
    assert_eq!(frames[frames.len() - 1].snapshot.total().run, 1);
    pool.shutdown();
}

#[test]
fn a_worker_without_work_is_asleep_and_one_with_work_is_not() {
    let length = Duration::from_millis(300);
    let main = task(move |_| {
        let began = Instant::now();
        while began.elapsed() < length {
            std::hint::spin_loop();
        }
        Step::Done
    });
    let pool = on_pool(2, main);
    let frames = pool.scheduler().history(Time::ZERO);
    let last = frames.last().expect("there is one");
    let asleep: Vec<u64> = last.snapshot.workers.iter().map(|worker| worker.asleep_ns / 1_000_000).collect();
    // One of the two ran the task.
    assert!(*asleep.iter().min().expect("two") < last.at.as_nanos() / 1_000_000 - 200, "{asleep:?}");
    assert!(*asleep.iter().max().expect("two") > 150, "{asleep:?}");
    pool.shutdown();
}

/// Fills mailboxes with that many messages each, and gives them.
fn filled(depths: Vec<u64>, config: MailboxConfig) -> (Vec<Arc<Mailbox<Closures>>>, Closure) {
    let mailboxes: Vec<_> = (1..).zip(&depths).map(|(number, _)| Mailbox::numbered(config, number)).collect();
    let all = mailboxes.clone();
    let main = task(move |cx| {
        for (mailbox, depth) in all.iter().zip(&depths) {
            (0..*depth).for_each(|message| _ = mailbox.send(cx, letter(message)));
        }
        Step::Done
    });
    (mailboxes, main)
}

fn depths(pool: &Pool<Closures>) -> Vec<(u32, usize)> {
    let frames = pool.scheduler().history(Time::ZERO);
    frames.last().expect("there is one").mailboxes.iter().map(|found| (found.mailbox, found.depth)).collect()
}

#[test]
fn mailboxes_with_several_messages_are_watched_until_they_are_empty() {
    let (mailboxes, main) = filled(vec![7, 8, 20, 0], MailboxConfig::default());
    let pool = on_pool(1, main);
    assert_eq!(depths(&pool), [(3, 20), (2, 8)]);
    let all = mailboxes.clone();
    let receive = task(move |cx| {
        while all[2].try_receive(cx).is_some() {}
        all[1].try_receive(cx);
        Step::Done
    });
    let done: Arc<Mutex<bool>> = Arc::default();
    run(&pool, receive, &done);
    assert_eq!(depths(&pool), [(2, 7)]);
    assert!(mailboxes[1].is_watched() && !mailboxes[2].is_watched() && !mailboxes[0].is_watched());
    // Its host is asked once what it is called.
    assert_eq!(
        [mailboxes[1].wants_name(), mailboxes[1].wants_name(), mailboxes[0].wants_name()],
        [true, false, false]
    );
    pool.shutdown();
}

/// Runs another task on a pool, to its end.
fn run(pool: &Pool<Closures>, mut main: Closure, done: &Arc<Mutex<bool>>) {
    let is_done = done.clone();
    let watched = task(move |cx| {
        let step = main.step(cx);
        *is_done.lock() |= step == Step::Done;
        step
    });
    pool.spawn(watched).expect("there is room");
    let began = Instant::now();
    while !*done.lock() {
        assert!(began.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn of_many_mailboxes_the_fullest_are_watched() {
    let many = MAILBOXES_WATCHED + 40;
    // The fullest come last, when there is no room.
    let (_mailboxes, main) = filled((0..many).map(|n| 8 + n as u64).collect(), MailboxConfig::default());
    let pool = on_pool(1, main);
    let found = depths(&pool);
    assert_eq!(found.len(), MAILBOXES_WATCHED);
    assert_eq!(found[0], (many as u32, 7 + many));
    assert!(found.is_sorted_by_key(|(_, depth)| std::cmp::Reverse(*depth)));
    pool.shutdown();
}

#[test]
fn the_limit_of_a_mailbox_is_told_with_its_depth() {
    let config = MailboxConfig { capacity: 10, overflow: Overflow::Refuse, by_priority: false };
    let (_mailboxes, main) = filled(vec![30], config);
    let pool = on_pool(1, main);
    let frames = pool.scheduler().history(Time::ZERO);
    let expected = [MailboxDepth { mailbox: 1, depth: 10, capacity: Some(10) }];
    assert_eq!(frames.last().expect("there is one").mailboxes, expected);
    pool.shutdown();
}

#[test]
fn a_simulation_keeps_frames_by_decisions() {
    let kept: Arc<Mutex<Vec<Frame>>> = Arc::default();
    let mine = kept.clone();
    let mut left = 64 * 700;
    let main = task(move |cx| {
        left -= 1;
        if left > 0 {
            return Step::Yielded(None);
        }
        *mine.lock() = cx.scheduler().history(Time::ZERO);
        Step::Done
    });
    assert_eq!(on_sim(1, main), Outcome::Done);
    let kept = kept.lock();
    assert_eq!(kept.len(), FRAMES + 1);
    let run = |frame: &Frame| frame.snapshot.total().run;
    assert_eq!(run(&kept[1]) - run(&kept[0]), 64);
}
