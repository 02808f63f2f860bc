//! Models of single protocols, small enough to be explored without a bound.
//!
//! Each test bears the name of a race in the README. Only the glue that joins two words (as
//! `registry/slot.rs` does) is repeated in `Slot` here; `world.rs` runs the glue itself.

use crate::completion::cell::OnceWord;
use crate::poll::PollWord;
use crate::recorder::ring::Ring;
use crate::scheduler::idle::Idle;
use crate::shim::atomic::{AtomicUsize, Ordering};
use crate::sync::lock::{Blocked, Claimant, LockWord};
use crate::wait::{Ended, Masking, Meeting, WaitWord, Waiter};
use crate::waiters::WaiterQueue;
use crate::word::{Park, TaskState, TaskWord};
use crate::world::explorer;
use loom::thread;
use std::sync::Arc;

const INTERRUPT: u32 = 2;

/// Of the first task of a slot, and of its first wait.
const GENERATION: u32 = 1;
const EPOCH: u64 = 1;

/// A task word with its wait word, and how often the task was put into a queue.
struct Slot {
    word: TaskWord,
    wait: WaitWord,
    enqueued: AtomicUsize,
}

impl Slot {
    /// A task inside a step that has opened its first wait.
    fn waiting(masking: Masking) -> Slot {
        let slot = Slot { word: TaskWord::vacant(), wait: WaitWord::new(), enqueued: AtomicUsize::new(0) };
        assert_eq!(slot.word.occupy(), GENERATION);
        slot.word.begin();
        assert_eq!(slot.wait.begin(masking), EPOCH);
        slot
    }

    fn enqueue(&self) {
        self.enqueued.fetch_add(1, Ordering::Relaxed);
    }

    fn park(&self) {
        let cancel = |_| self.wait.is_idle() || self.wait.cancel(false, || true);
        if self.word.park(cancel) == Park::Requeue {
            self.enqueue();
        }
    }

    fn complete(&self, epoch: u64, word: u64) -> bool {
        let won = self.wait.claim(epoch);
        if won {
            self.wait.finish(epoch, 0, word);
            if self.word.wake() {
                self.enqueue();
            }
        }
        won
    }

    fn interrupt(&self, generation: u32) {
        if self.word.request(generation, INTERRUPT) == Some(TaskState::Parked)
            && self.wait.cancel(false, || self.word.has_requests(generation, INTERRUPT))
            && self.word.wake()
        {
            self.enqueue();
        }
    }

    fn enqueued(&self) -> usize {
        self.enqueued.load(Ordering::Relaxed)
    }
}

/// Explores two sides on two threads, with either of them on the first one: loom may take no notice of the
/// load of a side that comes before another one's load and compare-and-swap.
fn explore<S: Send + Sync + 'static, A: Send + 'static, B: Send + 'static>(
    preemptions: Option<usize>,
    make: impl Fn() -> S + Send + Sync + Clone + 'static,
    first: impl Fn(&S) -> A + Send + Sync + Clone + 'static,
    second: impl Fn(&S) -> B + Send + Sync + Clone + 'static,
    check: impl Fn(&S, A, B) + Send + Sync + Clone + 'static,
) {
    for is_swapped in [false, true] {
        let (make, first, second, check) = (make.clone(), first.clone(), second.clone(), check.clone());
        explorer(preemptions).check(move || {
            let shared = Arc::new(make());
            let (here, there) = (shared.clone(), shared.clone());
            let (a, b) = if is_swapped {
                let (first, second) = (first.clone(), second.clone());
                let thread = thread::spawn(move || first(&there));
                let b = second(&here);
                (thread.join().unwrap(), b)
            } else {
                let second = second.clone();
                let thread = thread::spawn(move || second(&there));
                (first(&here), thread.join().unwrap())
            };
            check(&shared, a, b);
        });
    }
}

#[test]
fn loom_request_against_switch() {
    explore(
        None,
        PollWord::new,
        |poll| poll.request(2),
        |poll| poll.set_limit(4096),
        |poll, (), ()| assert_eq!((poll.limit(), poll.pending()), (0, 2)),
    );
}

#[test]
fn loom_two_requests_against_switch_and_take() {
    explorer(Some(3)).check(|| {
        let poll = Arc::new(PollWord::new());
        let threads = [1, 2].map(|bit| {
            let poll = poll.clone();
            thread::spawn(move || poll.request(bit))
        });
        let taken = poll.take(1);
        poll.set_limit(4096);
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(poll.pending(), 3 & !taken);
        assert_eq!(poll.limit(), 0);
    });
}

#[test]
fn loom_wake_against_park() {
    explore(
        None,
        || Slot::waiting(Masking::Masked),
        Slot::park,
        |slot| assert!(slot.complete(EPOCH, 7)),
        |slot, (), ()| {
            assert_eq!(slot.enqueued(), 1);
            assert_eq!(slot.wait.take(), Some(Ended::Completed { branch: 0, word: 7 }));
        },
    );
}

#[test]
fn loom_interrupt_against_park() {
    explore(
        None,
        || Slot::waiting(Masking::Interruptible),
        Slot::park,
        |slot| slot.interrupt(GENERATION),
        |slot, (), ()| assert_eq!((slot.enqueued(), slot.wait.take()), (1, Some(Ended::Cancelled))),
    );
}

#[test]
fn loom_result_before_completion() {
    explore(
        None,
        || Slot::waiting(Masking::Masked),
        // A spurious step may look before it is woken.
        |slot| slot.wait.take(),
        |slot| assert!(slot.complete(EPOCH, 7)),
        |_, ended, ()| assert!(matches!(ended, None | Some(Ended::Completed { branch: 0, word: 7 }))),
    );
}

#[test]
fn loom_committed_or_cancelled() {
    explorer(Some(3)).check(|| {
        let slot = Arc::new(Slot::waiting(Masking::Interruptible));
        let (waker, interrupter) = (slot.clone(), slot.clone());
        let completed = thread::spawn(move || waker.complete(EPOCH, 7));
        let interrupt = thread::spawn(move || interrupter.interrupt(GENERATION));
        slot.park();
        let completed = completed.join().unwrap();
        interrupt.join().unwrap();
        assert_eq!(slot.enqueued(), 1, "woken once, whoever came first");
        let expected = if completed { Ended::Completed { branch: 0, word: 7 } } else { Ended::Cancelled };
        assert_eq!(slot.wait.take(), Some(expected));
        assert_eq!(slot.word.take_requests(u32::MAX), INTERRUPT, "no request is lost");
    });
}

#[test]
fn loom_interrupt_leaves_a_masked_wait() {
    explore(
        None,
        || Slot::waiting(Masking::Masked),
        Slot::park,
        |slot| slot.interrupt(GENERATION),
        |slot, (), ()| {
            assert_eq!((slot.enqueued(), slot.wait.take()), (0, None));
            assert!(slot.complete(EPOCH, 7));
            assert_eq!(slot.enqueued(), 1);
        },
    );
}

#[test]
fn loom_stale_interrupt_spares_the_next_wait() {
    explore(
        Some(3),
        || Slot::waiting(Masking::Interruptible),
        |slot| {
            slot.park();
            slot.complete(EPOCH, 7);
            // The woken task runs on, takes its requests, and waits again.
            if slot.word.state() != Some((GENERATION, TaskState::Queued)) {
                return None;
            }
            slot.word.begin();
            let ended = slot.wait.take();
            let taken = slot.word.take_requests(u32::MAX);
            slot.wait.begin(Masking::Interruptible);
            slot.park();
            Some((ended, taken))
        },
        |slot| slot.interrupt(GENERATION),
        |slot, ran, ()| {
            let Some((ended, taken)) = ran else { return };
            let again = slot.wait.take();
            let hits = usize::from(ended == Some(Ended::Cancelled)) + usize::from(again.is_some());
            assert!(hits <= 1, "one request cancels one wait");
            assert!(taken == 0 || again.is_none(), "a request that was taken cancels nothing later");
        },
    );
}

#[test]
fn loom_two_branches_one_winner() {
    loom::model(|| {
        let slot = Arc::new(Slot::waiting(Masking::Interruptible));
        let wakers = [1, 2].map(|word| {
            let slot = slot.clone();
            thread::spawn(move || slot.complete(EPOCH, word))
        });
        let kept = slot.wait.retract(EPOCH);
        slot.park();
        let won = wakers.map(|waker| waker.join().unwrap());
        let winners = won.iter().filter(|won| **won).count() + usize::from(kept);
        assert_eq!(winners, 1);
    });
}

#[test]
fn loom_end_of_task_against_late_completion() {
    explore(
        None,
        || Slot::waiting(Masking::Interruptible),
        |slot| {
            slot.wait.close();
            slot.word.vacate();
            slot.word.occupy()
        },
        |slot| slot.complete(EPOCH, 7),
        |slot, again, _| {
            assert!(slot.wait.is_idle(), "the next task of this slot starts without a wait");
            assert_eq!(slot.enqueued(), 0);
            assert_eq!(slot.word.request(GENERATION, INTERRUPT), None, "the old handle is dead");
            assert!(slot.word.request(again, INTERRUPT).is_some());
        },
    );
}

#[test]
fn loom_fill_against_enqueue() {
    explore(
        None,
        OnceWord::new,
        |cell| {
            let is_enqueued = cell.enqueue(Waiter { epoch: 1, slot: 0, branch: 0 }, |_| true);
            (is_enqueued, cell.get())
        },
        |cell| cell.fill(7).expect("filled once").count(),
        |_, (is_enqueued, seen), told| {
            assert!(is_enqueued || seen == Some(7), "whoever is not enqueued sees the value");
            assert_eq!(told, usize::from(is_enqueued), "whoever is enqueued is told");
        },
    );
}

/// An idle protocol and a queue of one number, standing for the injector.
fn idle_and_work() -> (Idle, AtomicUsize) {
    (Idle::new(1), AtomicUsize::new(0))
}

fn announces((idle, work): &(Idle, AtomicUsize)) {
    work.store(1, Ordering::Release);
    idle.announce();
}

fn sleeper(idle: &Idle, worker: usize, work: &AtomicUsize) {
    idle.begin_search();
    while work.load(Ordering::Acquire) == 0 {
        idle.sleep(worker, || work.load(Ordering::Relaxed) != 0, None);
    }
    idle.end_search();
}

#[test]
fn loom_announce_against_sleep() {
    explore(None, idle_and_work, |(idle, work)| sleeper(idle, 0, work), announces, |_, (), ()| ());
}

#[test]
fn loom_announce_against_two_sleepers() {
    explorer(Some(2)).check(|| {
        let shared = Arc::new((Idle::new(2), AtomicUsize::new(0)));
        let threads = [0, 1].map(|worker| {
            let shared = shared.clone();
            thread::spawn(move || {
                sleeper(&shared.0, worker, &shared.1);
                // As a worker that found something and sees that there is more.
                shared.0.announce();
            })
        });
        shared.1.store(1, Ordering::Release);
        shared.0.announce();
        for thread in threads {
            thread.join().unwrap();
        }
    });
}

#[test]
fn loom_time_out_against_wake() {
    explore(
        None,
        idle_and_work,
        |(idle, work)| {
            idle.begin_search();
            // The deadline has passed already.
            idle.sleep(0, || work.load(Ordering::Relaxed) != 0, Some(std::time::Instant::now()));
            idle.end_search();
        },
        announces,
        |(idle, _), (), ()| assert!(!idle.could_wake() && !idle.all_asleep(1), "the counts are balanced"),
    );
}

#[test]
fn loom_record_against_read() {
    explore(
        Some(2),
        || {
            let ring = Ring::new(1);
            ring.push([1; 4]);
            ring
        },
        |ring| ring.read(0),
        |ring| {
            ring.push([2; 4]);
            ring.push([3; 4]);
        },
        |ring, (records, dropped), ()| {
            // Whole, and the one that was the newest at some moment; or it was overwritten under our hands.
            let is_whole = |words: &[u64; 4]| words.iter().all(|word| *word == words[0]);
            assert!(records.len() <= 1 && records.iter().all(is_whole));
            assert!(records.iter().all(|words| words[0] == dropped + 1), "{records:?} after {dropped}");
            assert_eq!(ring.read(0), (vec![[3; 4]], 2));
            assert_eq!(ring.read(3), (vec![], 0));
        },
    );
}

/// With one thread only; the ring's words are loom's in this crate.
#[test]
fn loom_ring_keeps_the_newest_and_says_how_many_it_does_not() {
    loom::model(|| {
        let ring = Ring::new(4);
        let numbers = |from| {
            let (records, dropped) = ring.read(from);
            (records.iter().map(|words| words[0]).collect::<Vec<_>>(), dropped)
        };
        (1..=4).for_each(|number| ring.push([number; 4]));
        assert_eq!(numbers(0), (vec![1, 2, 3, 4], 0));
        assert_eq!(numbers(3), (vec![4], 0));
        ring.push([5; 4]);
        assert_eq!(numbers(0), (vec![2, 3, 4, 5], 1));
        assert_eq!(numbers(3), (vec![4, 5], 0));
        (6..=9).for_each(|number| ring.push([number; 4]));
        assert_eq!(numbers(3), (vec![6, 7, 8, 9], 2));
        assert_eq!(numbers(9), (vec![], 0));
    });
}

/// The owner words of two tasks.
const FIRST: u64 = 4;
const SECOND: u64 = 8;

fn ticket(epoch: u64) -> Waiter {
    Waiter { epoch, slot: 0, branch: 0 }
}

/// What `Turn::complete_with` does for the lock: `name_owner` between the claim and the end of the wait.
fn hand(slot: &Slot, waiter: Waiter, name_owner: &dyn Fn()) -> bool {
    let won = slot.wait.claim(waiter.epoch);
    if won {
        name_owner();
        slot.wait.finish(waiter.epoch, 0, 0);
        if slot.word.wake() {
            slot.enqueue();
        }
    }
    won
}

#[test]
fn loom_hand_over_against_cancel() {
    explorer(Some(2)).check(|| {
        let lock = Arc::new(LockWord::new());
        lock.try_lock(FIRST).unwrap();
        let slot = Arc::new(Slot::waiting(Masking::Interruptible));
        let (other_lock, other_slot) = (lock.clone(), slot.clone());
        let owner = thread::spawn(move || {
            other_lock.unlock(FIRST, |waiter, _, name| hand(&other_slot, waiter, name)).unwrap();
        });
        let interrupted = slot.clone();
        let interrupter = thread::spawn(move || interrupted.interrupt(GENERATION));
        let claimant = Claimant { owner: SECOND, since: 0 };
        let waiter = ticket(EPOCH);
        let blocked = lock.block(waiter, claimant, |_| true, || slot.wait.retract(EPOCH));
        let took = matches!(blocked, Blocked::Taken(_));
        if !took {
            slot.park();
        }
        owner.join().unwrap();
        interrupter.join().unwrap();
        let got = took || matches!(slot.wait.take(), Some(Ended::Completed { .. }));
        assert_eq!(lock.owner(), if got { SECOND } else { 0 });
        if got {
            lock.unlock(SECOND, |_, _, _| false).unwrap();
        }
        assert_eq!(lock.owner(), 0);
    });
}

#[test]
fn loom_unlock_against_wait() {
    explore(
        None,
        || {
            let lock = LockWord::new();
            lock.try_lock(FIRST).unwrap();
            (lock, Slot::waiting(Masking::Masked))
        },
        |(lock, slot)| {
            let claimant = Claimant { owner: SECOND, since: 0 };
            let blocked = lock.block(ticket(EPOCH), claimant, |_| true, || slot.wait.retract(EPOCH));
            let took = matches!(blocked, Blocked::Taken(_));
            if !took {
                slot.park();
            }
            took
        },
        |(lock, slot)| lock.unlock(FIRST, |waiter, _, name| hand(slot, waiter, name)).unwrap(),
        |(lock, slot), took, ()| {
            let got = took || matches!(slot.wait.take(), Some(Ended::Completed { .. }));
            assert!(got, "it is not forgotten");
            assert_eq!(lock.owner(), SECOND);
        },
    );
}

#[test]
fn loom_notification_against_cancel() {
    explorer(Some(3)).check(|| {
        let queue = Arc::new(crate::shim::Mutex::new(WaiterQueue::<()>::new()));
        let slot = Arc::new(Slot::waiting(Masking::Interruptible));
        queue.lock().push(ticket(EPOCH), |_| true);
        let (waiting, notified) = (slot.clone(), Arc::new(AtomicUsize::new(0)));
        let (other_queue, told) = (queue.clone(), notified.clone());
        let notifier = thread::spawn(move || {
            let mut waiters = other_queue.lock();
            while let Some(waiter) = waiters.pop() {
                if waiting.complete(waiter.epoch, 0) {
                    told.fetch_add(1, Ordering::Relaxed);
                    break;
                }
            }
        });
        let interrupted = slot.clone();
        let interrupter = thread::spawn(move || interrupted.interrupt(GENERATION));
        slot.park();
        notifier.join().unwrap();
        interrupter.join().unwrap();
        let heard = match slot.wait.take() {
            Some(Ended::Completed { .. }) => 1,
            Some(Ended::Cancelled) => 0,
            None => panic!("the wait is open"),
        };
        assert_eq!(notified.load(Ordering::Relaxed), heard);
        assert_eq!(slot.enqueued(), 1);
    });
}

/// Two tasks that wait.
fn pair(second: Masking) -> [Slot; 2] {
    [Slot::waiting(Masking::Masked), Slot::waiting(second)]
}

/// The first of them ends its wait together with the other's.
fn meets([own, other]: [&Slot; 2], goes_first: bool) -> Meeting {
    let meeting = own.wait.meet(EPOCH, &other.wait, EPOCH, goes_first);
    if meeting == Meeting::Met {
        other.wait.finish(EPOCH, 0, 1);
    }
    meeting
}

#[test]
fn loom_two_waits_end_together_or_not_at_all() {
    // Two tasks in choices, each of which finds the other waiting.
    explore(
        None,
        || pair(Masking::Masked),
        |[a, b]| meets([a, b], true),
        |[a, b]| meets([b, a], false),
        |[a, b], first, second| {
            // Exactly one of them has done it; the other finds its own wait over.
            let met = |meeting| meeting == Meeting::Met;
            assert!(met(first) != met(second), "{first:?} and {second:?}");
            let (winner, loser) = if met(first) { (a, b) } else { (b, a) };
            assert!(winner.wait.is_idle());
            assert_eq!(loser.wait.take(), Some(Ended::Completed { branch: 0, word: 1 }));
        },
    );
}

#[test]
fn loom_meeting_against_completion_of_the_own_wait() {
    explore(
        None,
        || pair(Masking::Masked),
        |[a, b]| meets([a, b], true),
        // Another branch of the choice, completed by a task that is in none.
        |[a, _]| a.complete(EPOCH, 7),
        |[_, b], meeting, won| {
            assert_eq!(won, meeting == Meeting::OwnGone);
            assert_eq!(b.wait.is_waiting(EPOCH), won, "the partner is spent only if they met");
        },
    );
}

#[test]
fn loom_meeting_against_cancel_of_the_other() {
    explore(
        None,
        || pair(Masking::Interruptible),
        |[a, b]| meets([a, b], false),
        |[_, b]| b.wait.cancel(false, || true),
        |[a, _], meeting, was_cancelled| {
            assert_eq!(was_cancelled, meeting == Meeting::OtherGone);
            assert_eq!(a.wait.is_waiting(EPOCH), was_cancelled, "its own wait goes on as before");
        },
    );
}
