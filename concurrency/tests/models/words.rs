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
use loom::thread;
use std::sync::Arc;

const INTERRUPT: u32 = 2;

/// A task word with its wait word, and how often the task was put into a queue.
struct Slot {
    word: TaskWord,
    wait: WaitWord,
    enqueued: AtomicUsize,
}

impl Slot {
    /// A task inside a step that has opened its first wait.
    fn waiting(masking: Masking) -> (Arc<Slot>, u32, u64) {
        let slot = Slot { word: TaskWord::vacant(), wait: WaitWord::new(), enqueued: AtomicUsize::new(0) };
        let generation = slot.word.occupy();
        slot.word.begin();
        let epoch = slot.wait.begin(masking);
        (Arc::new(slot), generation, epoch)
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

#[test]
fn loom_request_against_switch() {
    loom::model(|| {
        let poll = Arc::new(PollWord::new());
        let requester = poll.clone();
        let thread = thread::spawn(move || requester.request(2));
        poll.set_limit(4096);
        thread.join().unwrap();
        assert_eq!((poll.limit(), poll.pending()), (0, 2));
    });
}

#[test]
fn loom_two_requests_against_switch_and_take() {
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(3);
    model.check(|| {
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
    loom::model(|| {
        let (slot, _, epoch) = Slot::waiting(Masking::Masked);
        let waker = slot.clone();
        let thread = thread::spawn(move || assert!(waker.complete(epoch, 7)));
        slot.park();
        thread.join().unwrap();
        assert_eq!(slot.enqueued(), 1);
        assert_eq!(slot.wait.take(), Some(Ended::Completed { branch: 0, word: 7 }));
    });
}

#[test]
fn loom_interrupt_against_park() {
    loom::model(|| {
        let (slot, generation, _) = Slot::waiting(Masking::Interruptible);
        let interrupter = slot.clone();
        let thread = thread::spawn(move || interrupter.interrupt(generation));
        slot.park();
        thread.join().unwrap();
        assert_eq!((slot.enqueued(), slot.wait.take()), (1, Some(Ended::Cancelled)));
    });
}

#[test]
fn loom_result_before_completion() {
    loom::model(|| {
        let (slot, _, epoch) = Slot::waiting(Masking::Masked);
        let waker = slot.clone();
        let thread = thread::spawn(move || assert!(waker.complete(epoch, 7)));
        // A spurious step may look before it is woken.
        if let Some(ended) = slot.wait.take() {
            assert_eq!(ended, Ended::Completed { branch: 0, word: 7 });
        }
        thread.join().unwrap();
    });
}

#[test]
fn loom_committed_or_cancelled() {
    loom::model(|| {
        let (slot, generation, epoch) = Slot::waiting(Masking::Interruptible);
        let (waker, interrupter) = (slot.clone(), slot.clone());
        let completed = thread::spawn(move || waker.complete(epoch, 7));
        let interrupt = thread::spawn(move || interrupter.interrupt(generation));
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
    loom::model(|| {
        let (slot, generation, epoch) = Slot::waiting(Masking::Masked);
        let interrupter = slot.clone();
        let thread = thread::spawn(move || interrupter.interrupt(generation));
        slot.park();
        thread.join().unwrap();
        assert_eq!((slot.enqueued(), slot.wait.take()), (0, None));
        assert!(slot.complete(epoch, 7));
        assert_eq!(slot.enqueued(), 1);
    });
}

#[test]
fn loom_stale_interrupt_spares_the_next_wait() {
    loom::model(|| {
        let (slot, generation, epoch) = Slot::waiting(Masking::Interruptible);
        let interrupter = slot.clone();
        let thread = thread::spawn(move || interrupter.interrupt(generation));
        slot.park();
        slot.complete(epoch, 7);
        // The woken task runs on, takes its requests, and waits again.
        if slot.word.state() == Some((generation, TaskState::Queued)) {
            slot.word.begin();
            let ended = slot.wait.take();
            let taken = slot.word.take_requests(u32::MAX);
            slot.wait.begin(Masking::Interruptible);
            slot.park();
            thread.join().unwrap();
            let again = slot.wait.take();
            let hits = usize::from(ended == Some(Ended::Cancelled)) + usize::from(again.is_some());
            assert!(hits <= 1, "one request cancels one wait");
            assert!(taken == 0 || again.is_none(), "a request that was taken cancels nothing later");
        } else {
            thread.join().unwrap();
        }
    });
}

#[test]
fn loom_two_branches_one_winner() {
    loom::model(|| {
        let (slot, _, epoch) = Slot::waiting(Masking::Interruptible);
        let wakers = [1, 2].map(|word| {
            let slot = slot.clone();
            thread::spawn(move || slot.complete(epoch, word))
        });
        let kept = slot.wait.retract(epoch);
        slot.park();
        let won = wakers.map(|waker| waker.join().unwrap());
        let winners = won.iter().filter(|won| **won).count() + usize::from(kept);
        assert_eq!(winners, 1);
    });
}

#[test]
fn loom_end_of_task_against_late_completion() {
    loom::model(|| {
        let (slot, generation, epoch) = Slot::waiting(Masking::Interruptible);
        let waker = slot.clone();
        let thread = thread::spawn(move || waker.complete(epoch, 7));
        slot.wait.close();
        slot.word.vacate();
        let again = slot.word.occupy();
        thread.join().unwrap();
        assert!(slot.wait.is_idle(), "the next task of this slot starts without a wait");
        assert_eq!(slot.enqueued(), 0);
        assert_eq!(slot.word.request(generation, INTERRUPT), None, "the old handle is dead");
        assert!(slot.word.request(again, INTERRUPT).is_some());
    });
}

#[test]
fn loom_fill_against_enqueue() {
    loom::model(|| {
        let cell = Arc::new(OnceWord::new());
        let filler = cell.clone();
        let waiter = Waiter { epoch: 1, slot: 0, branch: 0 };
        let thread = thread::spawn(move || filler.fill(7).expect("filled once").count());
        let enqueued = cell.enqueue(waiter, |_| true);
        if !enqueued {
            assert_eq!(cell.get(), Some(7), "whoever is not enqueued sees the value");
        }
        assert_eq!(thread.join().unwrap(), usize::from(enqueued), "whoever is enqueued is told");
    });
}

/// A queue of one number, standing for the injector.
fn sleeper(idle: &Idle, worker: usize, work: &AtomicUsize) {
    idle.begin_search();
    while work.load(Ordering::Acquire) == 0 {
        idle.sleep(worker, || work.load(Ordering::Relaxed) != 0, None);
    }
    idle.end_search();
}

#[test]
fn loom_announce_against_sleep() {
    loom::model(|| {
        let shared = Arc::new((Idle::new(1), AtomicUsize::new(0)));
        let worker = shared.clone();
        let thread = thread::spawn(move || sleeper(&worker.0, 0, &worker.1));
        shared.1.store(1, Ordering::Release);
        shared.0.announce();
        thread.join().unwrap();
    });
}

#[test]
fn loom_announce_against_two_sleepers() {
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(3);
    model.check(|| {
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
    loom::model(|| {
        let shared = Arc::new((Idle::new(1), AtomicUsize::new(0)));
        let worker = shared.clone();
        let thread = thread::spawn(move || {
            let (idle, work) = &*worker;
            idle.begin_search();
            // The deadline has passed already.
            idle.sleep(0, || work.load(Ordering::Relaxed) != 0, Some(std::time::Instant::now()));
            idle.end_search();
        });
        shared.1.store(1, Ordering::Release);
        shared.0.announce();
        thread.join().unwrap();
        assert!(!shared.0.could_wake() && !shared.0.all_asleep(1), "the counts are balanced");
    });
}

#[test]
fn loom_record_against_read() {
    loom::model(|| {
        let ring = Arc::new(Ring::new(1));
        ring.push([1; 4]);
        let writer = thread::spawn({
            let ring = ring.clone();
            move || {
                ring.push([2; 4]);
                ring.push([3; 4]);
            }
        });
        let (records, dropped) = ring.read(0);
        // Whole, and the one that was the newest at some moment; or it was overwritten under our hands.
        assert!(records.len() <= 1 && records.iter().all(|words| words.iter().all(|word| *word == words[0])));
        assert!(records.iter().all(|words| words[0] == dropped + 1), "{records:?} after {dropped}");
        writer.join().unwrap();
        assert_eq!(ring.read(0), (vec![[3; 4]], 2));
        assert_eq!(ring.read(3), (vec![], 0));
    });
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

fn ticket(epoch: u64, slot: u32) -> Waiter {
    Waiter { epoch, slot, branch: 0 }
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
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(2);
    model.check(|| {
        let lock = Arc::new(LockWord::new());
        lock.try_lock(FIRST).unwrap();
        let (slot, generation, epoch) = Slot::waiting(Masking::Interruptible);
        let (other_lock, other_slot) = (lock.clone(), slot.clone());
        let owner = thread::spawn(move || {
            other_lock.unlock(FIRST, |waiter, _, name| hand(&other_slot, waiter, name)).unwrap();
        });
        let interrupted = slot.clone();
        let interrupter = thread::spawn(move || interrupted.interrupt(generation));
        let claimant = Claimant { owner: SECOND, since: 0 };
        let waiter = ticket(epoch, 0);
        let blocked = lock.block(waiter, claimant, |_| true, || slot.wait.retract(epoch));
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
    loom::model(|| {
        let lock = Arc::new(LockWord::new());
        lock.try_lock(FIRST).unwrap();
        let (slot, _, epoch) = Slot::waiting(Masking::Masked);
        let (other_lock, other_slot) = (lock.clone(), slot.clone());
        let owner = thread::spawn(move || {
            other_lock.unlock(FIRST, |waiter, _, name| hand(&other_slot, waiter, name)).unwrap();
        });
        let claimant = Claimant { owner: SECOND, since: 0 };
        let blocked = lock.block(ticket(epoch, 0), claimant, |_| true, || slot.wait.retract(epoch));
        if !matches!(blocked, Blocked::Taken(_)) {
            slot.park();
            owner.join().unwrap();
            assert!(matches!(slot.wait.take(), Some(Ended::Completed { .. })), "it is not forgotten");
        } else {
            owner.join().unwrap();
        }
        assert_eq!(lock.owner(), SECOND);
    });
}

#[test]
fn loom_notification_against_cancel() {
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(3);
    model.check(|| {
        let queue = Arc::new(crate::shim::Mutex::new(WaiterQueue::<()>::new()));
        let (slot, generation, epoch) = Slot::waiting(Masking::Interruptible);
        queue.lock().push(ticket(epoch, 0), |_| true);
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
        let interrupter = thread::spawn(move || interrupted.interrupt(generation));
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

#[test]
fn loom_two_waits_end_together_or_not_at_all() {
    // Two tasks in choices, each of which finds the other waiting, and a third that may cancel one.
    loom::model(|| {
        let (a, _, a_epoch) = Slot::waiting(Masking::Masked);
        let (b, _, b_epoch) = Slot::waiting(Masking::Masked);
        let (other_a, other_b) = (a.clone(), b.clone());
        let thread = thread::spawn(move || {
            let meeting = other_b.wait.meet(b_epoch, &other_a.wait, a_epoch, false);
            if meeting == Meeting::Met {
                other_a.wait.finish(a_epoch, 0, 1);
            }
            meeting
        });
        let meeting = a.wait.meet(a_epoch, &b.wait, b_epoch, true);
        if meeting == Meeting::Met {
            b.wait.finish(b_epoch, 0, 1);
        }
        let other = thread.join().unwrap();
        // Exactly one of them has done it; the other finds its own wait over.
        let met = |meeting| meeting == Meeting::Met;
        assert!(met(meeting) != met(other), "{meeting:?} and {other:?}");
        let loser = if met(meeting) { &b } else { &a };
        let winner = if met(meeting) { &a } else { &b };
        assert!(winner.wait.is_idle());
        assert_eq!(loser.wait.take(), Some(Ended::Completed { branch: 0, word: 1 }));
    });
}

#[test]
fn loom_meeting_against_completion_of_the_own_wait() {
    loom::model(|| {
        let (a, _, a_epoch) = Slot::waiting(Masking::Masked);
        let (b, _, b_epoch) = Slot::waiting(Masking::Masked);
        let waker = a.clone();
        // Another branch of the choice, completed by a task that is in none.
        let thread = thread::spawn(move || {
            let won = waker.wait.claim(a_epoch);
            if won {
                waker.wait.finish(a_epoch, 1, 7);
            }
            won
        });
        let meeting = a.wait.meet(a_epoch, &b.wait, b_epoch, true);
        if meeting == Meeting::Met {
            b.wait.finish(b_epoch, 0, 1);
        }
        let won = thread.join().unwrap();
        assert_eq!(won, meeting == Meeting::OwnGone);
        assert_eq!(b.wait.is_waiting(b_epoch), won, "the partner is spent only if they met");
    });
}

#[test]
fn loom_meeting_against_cancel_of_the_other() {
    loom::model(|| {
        let (a, _, a_epoch) = Slot::waiting(Masking::Masked);
        let (b, _, b_epoch) = Slot::waiting(Masking::Interruptible);
        let cancelled = b.clone();
        let thread = thread::spawn(move || cancelled.wait.cancel(false, || true));
        let meeting = a.wait.meet(a_epoch, &b.wait, b_epoch, false);
        if meeting == Meeting::Met {
            b.wait.finish(b_epoch, 0, 1);
        }
        let was_cancelled = thread.join().unwrap();
        assert_eq!(was_cancelled, meeting == Meeting::OtherGone);
        assert_eq!(a.wait.is_waiting(a_epoch), was_cancelled, "its own wait goes on as before");
    });
}
