//! The primitives of `sync` under many seeds, with tasks that are cancelled at any moment: nothing is lost,
//! nothing is left behind, and whoever can go on does.

use crate::host::{Closure, Closures, Cx, Got, Next, on_pool, on_sim, spawn, stages, task};
use lambdust_concurrency::sync::{
    Acquire, Acquired, Barrier, Channel, Condition, Holder, Lock, Meet, Mutex, Named, Notification,
    Preference, Receive, Round, RwLock, RwLocking, Semaphore, Send as Sending, Side,
};
use lambdust_concurrency::{
    Choice, Masking, Operation, Outcome, Sleep, Step, Subject, TaskId, Timeout, Waiter, Wake,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

/// A request that cancels waits.
const STOP: u32 = 2;

pub(crate) struct Nameless;

impl Named for Nameless {
    fn label(&self) -> String {
        "nameless".to_owned()
    }
}

/// Numbers that follow from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn pause(cx: &Cx<'_>, nanos: u64) -> Next<'static> {
    Next::WaitOwned(Box::new(Sleep(cx.now().after(Duration::from_nanos(nanos)))))
}

fn wait_for(operation: impl Operation<Closures> + Send + 'static) -> Next<'static> {
    Next::WaitOwned(Box::new(operation))
}

fn is_cancelled(got: Got) -> bool {
    matches!(got, Some(Wake::Cancelled))
}

fn branch(got: Got) -> Option<u32> {
    match got {
        Some(Wake::Completed(ready)) => Some(ready.branch),
        _ => None,
    }
}

/// Counts down when its task is dropped, which is when the task has ended.
struct Living(Arc<AtomicUsize>);

impl Drop for Living {
    fn drop(&mut self) {
        self.0.fetch_sub(1, SeqCst);
    }
}

/// A task that makes the others, cancels some of them at some moments, and ends when all have.
fn torture(seed: u64, kills: u64, make: impl Fn(u64, &mut Dice) -> Vec<Closure> + Send + 'static) -> Closure {
    let mut dice = Dice(seed ^ 0x5bd1_e995);
    let mut left = kills;
    let mut victims: Option<Vec<TaskId>> = None;
    let living = Arc::new(AtomicUsize::new(0));
    stages(move |cx, _, next| {
        let victims = victims.get_or_insert_with(|| {
            let tasks = make(seed, &mut dice);
            living.store(tasks.len(), SeqCst);
            let guarded = tasks.into_iter().map(|mut inner| {
                let living = Living(living.clone());
                task(move |cx| {
                    let _ = &living;
                    lambdust_concurrency::Task::step(&mut inner, cx)
                })
            });
            guarded.map(|task| spawn(cx, task)).collect()
        });
        if left > 0 {
            left -= 1;
            let victim = victims[dice.below(victims.len() as u64) as usize];
            cx.interrupt(victim, STOP);
        }
        if left > 0 || living.load(SeqCst) > 0 {
            // Where time is real, long enough for the others to run meanwhile.
            let nanos = if cx.is_sim() { 1 + dice.below(4) } else { 100_000 };
            let later = pause(cx, nanos);
            next(cx, later);
        }
    })
}

/// Many seeds, with and without cancelling, and the pool without.
fn everywhere(seeds: u64, kills: u64, run: impl Fn(u64, u64) -> (Closure, Box<dyn Fn(bool)>)) {
    for seed in 0..seeds {
        for kills in [0, kills] {
            let (main, check) = run(seed, kills);
            assert_eq!(on_sim(seed, main), Outcome::Done, "seed {seed} with {kills}");
            check(kills == 0);
        }
    }
    for workers in [1, 2, 8] {
        let (main, check) = run(0, 0);
        on_pool(workers, main).shutdown();
        check(true);
    }
}

/// The usual number of seeds, or with `--ignored` many.
const FEW: u64 = 100;
const MANY: u64 = 10_000;

macro_rules! seeded {
    ($few:ident, $many:ident, $test:ident) => {
        #[test]
        fn $few() {
            $test(if cfg!(miri) { 3 } else { FEW });
        }

        #[test]
        #[ignore = "takes minutes"]
        fn $many() {
            $test(MANY);
        }
    };
}

fn mutual_exclusion(seeds: u64) {
    everywhere(seeds, 4, |seed, kills| {
        let mutex = Arc::new(Mutex::new(Nameless));
        let inside = Arc::new(AtomicUsize::new(0));
        let abandoned = Arc::new(AtomicUsize::new(0));
        let shared = (mutex.clone(), inside.clone(), abandoned.clone());
        let main = torture(seed, kills, move |_, dice| {
            (0..5).map(|_| locker(&shared.0, &shared.1, &shared.2, dice.below(2) == 0)).collect()
        });
        let check = move |_: bool| {
            assert_eq!((mutex.holder(), mutex.waiters(), inside.load(SeqCst)), (None, 0, 0));
            let told = abandoned.load(SeqCst) & 0xffff;
            let ended = abandoned.load(SeqCst) >> 16;
            assert_eq!(ended, told + usize::from(mutex.is_abandoned()), "whoever comes next is told once");
        };
        (main, Box::new(check))
    });
}

/// Locks and unlocks; a cancelled owner unlocks or abandons.
fn locker(
    mutex: &Arc<Mutex<Nameless>>,
    inside: &Arc<AtomicUsize>,
    abandoned: &Arc<AtomicUsize>,
    abandons: bool,
) -> Closure {
    let (mutex, inside, abandoned) = (mutex.clone(), inside.clone(), abandoned.clone());
    let (mut round, mut holds) = (0, false);
    stages(move |cx, got, next| {
        let me = Holder::Task(cx.me());
        if holds {
            inside.fetch_sub(1, SeqCst);
            holds = false;
            if is_cancelled(got) && abandons {
                abandoned.fetch_add(1 << 16, SeqCst);
                let owner = cx.me();
                assert!(mutex.abandon(cx, owner));
                return;
            }
            mutex.unlock(cx, me).expect("it is owned");
            round += 1;
        } else if let Some(branch) = branch(got) {
            assert_eq!(inside.fetch_add(1, SeqCst), 0, "two tasks inside");
            assert_eq!(mutex.holder(), Some(me));
            if Lock::<Nameless>::acquired(branch) == Acquired::Abandoned {
                abandoned.fetch_add(1, SeqCst);
            }
            holds = true;
            let later = pause(cx, 1);
            return next(cx, later);
        }
        if is_cancelled(got) {
            assert_ne!(mutex.holder(), Some(me));
        } else if round < 3 {
            next(cx, wait_for(Lock { mutex: mutex.clone(), holder: me }));
        }
    })
}

seeded!(a_mutex_has_one_owner, a_mutex_has_one_owner_with_many_seeds, mutual_exclusion);

fn notifications(seeds: u64) {
    everywhere(seeds, 3, |seed, kills| {
        let mutex = Arc::new(Mutex::new(Nameless));
        let condition = Arc::new(Condition::new(Nameless));
        let (told, heard) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let shared = (mutex.clone(), condition.clone(), told.clone(), heard.clone());
        let main = torture(seed, kills, move |_, _| {
            let mut tasks: Vec<Closure> = (0..4).map(|_| listener(&shared.0, &shared.1, &shared.3)).collect();
            tasks.push(notifier(&shared.1, &shared.2));
            tasks
        });
        let check = move |_: bool| {
            assert_eq!(told.load(SeqCst), heard.load(SeqCst), "a notification reaches one that waits");
            assert_eq!((mutex.holder(), mutex.waiters(), condition.waiters()), (None, 0, 0));
        };
        (main, Box::new(check))
    });
}

/// Waits for a notification, but not for ever; locks and unlocks the mutex afterwards, whatever happened.
fn listener(
    mutex: &Arc<Mutex<Nameless>>,
    condition: &Arc<Condition<Nameless>>,
    heard: &Arc<AtomicUsize>,
) -> Closure {
    let (mutex, condition, heard) = (mutex.clone(), condition.clone(), heard.clone());
    let (mut station, mut round, mut is_ended) = (0, 0, false);
    stages(move |cx, got, next| {
        let holder = Holder::Task(cx.me());
        let lock = || Box::new(Lock { mutex: mutex.clone(), holder });
        match station {
            0 => {
                station = 1;
                next(cx, wait_for(*lock()));
            }
            1 if is_cancelled(got) => {}
            1 => {
                station = 2;
                let operation = Notification { condition: condition.clone(), mutex: mutex.clone(), holder };
                let deadline = cx.now().after(Duration::from_nanos(9));
                next(cx, wait_for(Timeout { operation, deadline }));
            }
            2 => {
                is_ended = is_cancelled(got);
                if mutex.holder() == Some(holder) {
                    // The deadline had passed before the wait began, so nothing was unlocked.
                    mutex.unlock(cx, holder).expect("it is owned");
                }
                if branch(got) == Some(0) {
                    heard.fetch_add(1, SeqCst);
                }
                station = 3;
                let again = lock();
                next(cx, Next::WaitMasked(&*again));
            }
            _ => {
                assert_eq!(mutex.holder(), Some(holder));
                mutex.unlock(cx, holder).expect("it is owned");
                round += 1;
                station = 1;
                if round < 3 && !is_ended {
                    next(cx, wait_for(*lock()));
                }
            }
        }
    })
}

fn notifier(condition: &Arc<Condition<Nameless>>, told: &Arc<AtomicUsize>) -> Closure {
    let (condition, told) = (condition.clone(), told.clone());
    let mut round = 0;
    stages(move |cx, got, next| {
        if round % 3 == 2 {
            told.fetch_add(condition.notify_all(cx), SeqCst);
        } else if condition.notify_one(cx) {
            told.fetch_add(1, SeqCst);
        }
        round += 1;
        if round < 12 && !is_cancelled(got) {
            let later = pause(cx, 3);
            next(cx, later);
        }
    })
}

seeded!(a_notification_reaches_one, a_notification_reaches_one_with_many_seeds, notifications);

fn permits(seeds: u64) {
    everywhere(seeds, 4, |seed, kills| {
        let semaphore = Arc::new(Semaphore::new(3, Nameless));
        let inside = Arc::new(AtomicUsize::new(0));
        let shared = (semaphore.clone(), inside.clone());
        let main = torture(seed, kills, move |_, dice| {
            (0..6).map(|_| taker(&shared.0, &shared.1, 1 + dice.below(3))).collect()
        });
        let check = move |_: bool| {
            assert_eq!((semaphore.permits(), semaphore.waiters(), inside.load(SeqCst)), (3, 0, 0));
        };
        (main, Box::new(check))
    });
}

fn taker(semaphore: &Arc<Semaphore<Nameless>>, inside: &Arc<AtomicUsize>, permits: u64) -> Closure {
    let (semaphore, inside) = (semaphore.clone(), inside.clone());
    let (mut round, mut holds) = (0, false);
    stages(move |cx, got, next| {
        if holds {
            holds = false;
            inside.fetch_sub(permits as usize, SeqCst);
            assert!(semaphore.release(cx, permits));
            round += 1;
        } else if branch(got).is_some() {
            assert!(inside.fetch_add(permits as usize, SeqCst) + permits as usize <= 3);
            holds = true;
            let later = pause(cx, 2);
            return next(cx, later);
        }
        if round < 3 && !is_cancelled(got) {
            next(cx, wait_for(Acquire { semaphore: semaphore.clone(), permits }));
        }
    })
}

seeded!(permits_are_counted, permits_are_counted_with_many_seeds, permits);

#[test]
fn permits_are_given_in_the_order_of_asking() {
    for seed in 0..FEW {
        let semaphore = Arc::new(Semaphore::new(0, Nameless));
        let asked = Arc::new(parking_lot::Mutex::new(Vec::new()));
        let served = Arc::new(parking_lot::Mutex::new(Vec::new()));
        let shared = (semaphore.clone(), asked.clone(), served.clone());
        let main = torture(seed, 0, move |_, dice| {
            let mut tasks = Vec::new();
            for index in 0..6 {
                let permits = 1 + dice.below(3);
                let (semaphore, asked, served) = shared.clone();
                tasks.push(stages(move |cx, got, next| {
                    if got.is_none() {
                        asked.lock().push(index);
                        next(cx, wait_for(Acquire { semaphore: semaphore.clone(), permits }));
                    } else {
                        served.lock().push(index);
                    }
                }));
            }
            let semaphore = shared.0.clone();
            let mut given = 0;
            tasks.push(stages(move |cx, _, next| {
                // One at a time, so that those who are served run before the next is.
                assert!(semaphore.release(cx, 1));
                given += 1;
                if given < 18 {
                    let later = pause(cx, 100);
                    next(cx, later);
                }
            }));
            tasks
        });
        assert_eq!(on_sim(seed, main), Outcome::Done, "seed {seed}");
        assert_eq!(*asked.lock(), *served.lock(), "seed {seed}");
    }
}

#[test]
fn those_behind_one_that_gave_up_go_on_whoever_drops_its_ticket() {
    for seed in 0..FEW {
        let semaphore = Arc::new(Semaphore::new(1, Nameless));
        let shared = semaphore.clone();
        let wants = move |permits| {
            let semaphore = shared.clone();
            stages(move |cx, got, next| {
                if got.is_none() {
                    next(cx, wait_for(Acquire { semaphore: semaphore.clone(), permits }));
                }
            })
        };
        let (shared, mut tasks, mut is_stopped) = (semaphore.clone(), Vec::new(), false);
        let main = stages(move |cx, _, next| {
            match (shared.waiters(), tasks.len()) {
                (0, 0) => tasks.push(spawn(cx, wants(2))),
                (1, 1) => tasks.push(spawn(cx, wants(1))),
                (2, 2) if !is_stopped => {
                    is_stopped = cx.interrupt(tasks[0], STOP);
                    assert!(!shared.try_acquire(cx, 1), "seed {seed}");
                }
                (0, 2) => return,
                _ => {}
            }
            let later = pause(cx, 1);
            next(cx, later);
        });
        assert_eq!(on_sim(seed, main), Outcome::Done, "seed {seed}");
        assert_eq!((semaphore.permits(), semaphore.waiters()), (0, 0), "seed {seed}");
    }
}

fn readers_and_writers(seeds: u64) {
    for preference in [Preference::Fair, Preference::Readers, Preference::Writers] {
        everywhere(seeds, 4, |seed, kills| {
            let lock = Arc::new(RwLock::new(preference, Nameless));
            let inside = Arc::new(AtomicUsize::new(0));
            let shared = (lock.clone(), inside.clone());
            let main = torture(seed, kills, move |_, dice| {
                let side = |n| if n == 0 { Side::Write } else { Side::Read };
                (0..6).map(|_| visitor(&shared.0, &shared.1, side(dice.below(3)))).collect()
            });
            let check = move |_: bool| {
                assert_eq!((lock.writer(), lock.readers(), lock.waiters()), (None, 0, 0));
                assert_eq!(inside.load(SeqCst), 0);
            };
            (main, Box::new(check))
        });
    }
}

/// A writer counts as a thousand readers.
fn visitor(lock: &Arc<RwLock<Nameless>>, inside: &Arc<AtomicUsize>, side: Side) -> Closure {
    let (lock, inside) = (lock.clone(), inside.clone());
    let weight = if side == Side::Write { 1000 } else { 1 };
    let (mut round, mut holds) = (0, false);
    stages(move |cx, got, next| {
        let me = cx.me();
        if holds {
            holds = false;
            inside.fetch_sub(weight, SeqCst);
            if is_cancelled(got) && side == Side::Write {
                assert!(lock.abandon(cx, me));
                return;
            }
            assert!(lock.unlock(cx, me));
            round += 1;
        } else if branch(got).is_some() {
            let others = inside.fetch_add(weight, SeqCst);
            assert!(others == 0 || side == Side::Read && others < 1000, "{others} inside beside {side:?}");
            assert_eq!(lock.held_by(me), Some(side));
            holds = true;
            let later = pause(cx, 2);
            return next(cx, later);
        }
        if round < 3 && !is_cancelled(got) {
            next(cx, wait_for(RwLocking { lock: lock.clone(), side }));
        }
    })
}

seeded!(writers_are_alone, writers_are_alone_with_many_seeds, readers_and_writers);

fn rounds(seeds: u64) {
    everywhere(seeds, 1, |seed, kills| {
        let barrier = Arc::new(Barrier::new(3, seed % 2 == 0, Nameless));
        let lasts = Arc::new(AtomicUsize::new(0));
        let arrived = Arc::new(AtomicUsize::new(0));
        let shared = (barrier.clone(), lasts.clone(), arrived.clone());
        let main = torture(seed, kills, move |seed, _| {
            (0..3).map(|_| party(&shared.0, &shared.1, &shared.2, seed % 2 == 0)).collect()
        });
        let check = move |is_whole: bool| {
            assert_eq!(barrier.arrived(), 0);
            if is_whole {
                assert_eq!((lasts.load(SeqCst), arrived.load(SeqCst)), (5, 15));
                assert!(!barrier.is_broken());
            }
        };
        (main, Box::new(check))
    });
}

/// Five rounds; nobody passes before all have come, and one of each round is the last.
fn party(
    barrier: &Arc<Barrier<Nameless>>,
    lasts: &Arc<AtomicUsize>,
    arrived: &Arc<AtomicUsize>,
    has_action: bool,
) -> Closure {
    let (barrier, lasts, arrived) = (barrier.clone(), lasts.clone(), arrived.clone());
    let (mut round, mut acts) = (0, false);
    stages(move |cx, got, next| {
        let me = cx.me();
        if acts {
            acts = false;
            barrier.finish(cx, me, !is_cancelled(got));
        } else if let Some(branch) = branch(got).filter(|_| round > 0) {
            match Meet::<Nameless>::round(branch) {
                Some(Round::Broken) => return,
                Some(Round::Last) => {
                    lasts.fetch_add(1, SeqCst);
                    acts = has_action;
                }
                _ => {}
            }
            assert!(arrived.load(SeqCst) >= round * 3, "passed before all came");
            if acts {
                let later = pause(cx, 2);
                return next(cx, later);
            }
        }
        if round < 5 && !is_cancelled(got) {
            round += 1;
            arrived.fetch_add(1, SeqCst);
            next(cx, wait_for(Meet(barrier.clone())));
        }
    })
}

seeded!(nobody_passes_a_barrier_alone, nobody_passes_a_barrier_alone_with_many_seeds, rounds);

type Numbers = Channel<Closures, Nameless>;

/// What senders know to be sent, what receivers got, each as count and sum.
#[derive(Default)]
struct Accounts {
    sent: (AtomicUsize, AtomicUsize),
    received: (AtomicUsize, AtomicUsize),
}

fn note(account: &(AtomicUsize, AtomicUsize), value: u64) {
    account.0.fetch_add(1, SeqCst);
    account.1.fetch_add(value as usize, SeqCst);
}

fn read(account: &(AtomicUsize, AtomicUsize)) -> (usize, usize) {
    (account.0.load(SeqCst), account.1.load(SeqCst))
}

fn deliveries(seeds: u64) {
    for capacity in [0, 1, 3] {
        everywhere(seeds, 3, |seed, kills| {
            let channel: Arc<Numbers> = Arc::new(Channel::new(capacity, Nameless));
            let accounts = Arc::new(Accounts::default());
            let senders = Arc::new(AtomicUsize::new(3));
            let shared = (channel.clone(), accounts.clone());
            let main = torture(seed, kills, move |_, _| {
                let mut tasks: Vec<Closure> =
                    (0..3).map(|index| sender(&shared.0, &shared.1, &senders, index)).collect();
                tasks.extend((0..3).map(|_| receiver(&shared.0, &shared.1)));
                tasks
            });
            let check = move |is_whole: bool| {
                let (sent, received) = (read(&accounts.sent), read(&accounts.received));
                assert_eq!(sent.0, received.0 + channel.len(), "what was sent is received or still there");
                if is_whole {
                    assert_eq!((sent.0, sent), (15, received));
                }
                assert_eq!(channel.waiters(), 0);
            };
            (main, Box::new(check))
        });
    }
}

/// Sends five numbers; the last sender to end closes the channel.
fn sender(
    channel: &Arc<Numbers>,
    accounts: &Arc<Accounts>,
    senders: &Arc<AtomicUsize>,
    index: u64,
) -> Closure {
    let (channel, accounts, senders) = (channel.clone(), accounts.clone(), senders.clone());
    let mut count = 0;
    stages(move |cx, got, next| {
        if branch(got) == Some(0) {
            note(&accounts.sent, index * 10 + count);
        }
        if count == 5 || is_cancelled(got) {
            if senders.fetch_sub(1, SeqCst) == 1 {
                channel.close(cx);
            }
            return;
        }
        count += 1;
        next(cx, wait_for(Sending { channel: channel.clone(), payload: index * 10 + count }));
    })
}

fn receiver(channel: &Arc<Numbers>, accounts: &Arc<Accounts>) -> Closure {
    let (channel, accounts) = (channel.clone(), accounts.clone());
    stages(move |cx, got, next| {
        match got {
            Some(Wake::Completed(ready)) if ready.branch == 0 => note(&accounts.received, ready.payload),
            Some(_) => return,
            None => {}
        }
        next(cx, wait_for(Receive { channel: channel.clone() }));
    })
}

seeded!(values_arrive_once, values_arrive_once_with_many_seeds, deliveries);

/// Tasks that would send or receive on either of two channels, whatever comes first: they meet each other.
fn choices(seeds: u64) {
    everywhere(seeds, 3, |seed, kills| {
        let channels: [Arc<Numbers>; 2] = [0, 0].map(|capacity| Arc::new(Channel::new(capacity, Nameless)));
        let accounts = Arc::new(Accounts::default());
        let shared = (channels.clone(), accounts.clone());
        let main = torture(seed, kills, move |_, _| {
            (0..6).map(|index| swapper(&shared.0, &shared.1, index)).collect()
        });
        let check = move |_: bool| {
            assert_eq!(read(&accounts.sent), read(&accounts.received), "both commit or neither");
            assert_eq!((channels[0].waiters(), channels[1].waiters()), (0, 0));
        };
        (main, Box::new(check))
    });
}

fn swapper(channels: &[Arc<Numbers>; 2], accounts: &Arc<Accounts>, index: usize) -> Closure {
    let (channels, accounts) = (channels.clone(), accounts.clone());
    let mut round = 0;
    stages(move |cx, got, next| {
        match got {
            Some(Wake::Completed(ready)) => match ready.branch {
                0 => note(&accounts.sent, 1),
                2 => note(&accounts.received, 1),
                _ => {}
            },
            Some(Wake::Cancelled) => return,
            None => {}
        }
        round += 1;
        if round > 4 {
            return;
        }
        let (to, from) = (channels[index % 2].clone(), channels[(index + round) % 2].clone());
        let alternatives: Vec<Box<dyn Operation<Closures> + Send>> =
            vec![Box::new(Sending { channel: to, payload: 1 }), Box::new(Receive { channel: from })];
        // Partners may be cancelled or done, so nobody waits for ever.
        let operation = Choice::new(alternatives);
        let deadline = cx.now().after(Duration::from_nanos(20));
        next(cx, wait_for(Timeout { operation, deadline }));
    })
}

seeded!(two_choices_meet, two_choices_meet_with_many_seeds, choices);

#[test]
fn two_choices_meet_without_a_clock() {
    for seed in 0..FEW {
        let channels: [Arc<Numbers>; 2] = [0, 0].map(|capacity| Arc::new(Channel::new(capacity, Nameless)));
        let done = Arc::new(AtomicUsize::new(0));
        let shared = (channels, done.clone());
        let main = torture(seed, 0, move |_, _| {
            let party = |sends: bool| {
                let (channels, done) = (shared.0.clone(), shared.1.clone());
                stages(move |cx, got, next| {
                    if got.is_some() {
                        done.fetch_add(1, SeqCst);
                        return;
                    }
                    let branch = |channel: &Arc<Numbers>| -> Box<dyn Operation<Closures> + Send> {
                        let channel = channel.clone();
                        if sends {
                            Box::new(Sending { channel, payload: 1 })
                        } else {
                            Box::new(Receive { channel })
                        }
                    };
                    let alternatives = channels.iter().map(branch).collect();
                    next(cx, wait_for(Choice::new(alternatives)));
                })
            };
            vec![party(true), party(false), party(true), party(false)]
        });
        assert_eq!(on_sim(seed, main), Outcome::Done, "seed {seed}");
        assert_eq!(done.load(SeqCst), 4);
    }
}

#[test]
fn a_waiting_task_tells_what_it_waits_for_and_who_owns_that() {
    let main = stages({
        let mutex = Arc::new(Mutex::new(Nameless));
        let (mut waiter, mut tries) = (None, 0);
        move |cx, got, next| {
            let me = Holder::Task(cx.me());
            if got.is_none() {
                mutex.try_lock(cx, me).expect("it is free");
                let other = mutex.clone();
                waiter = Some(spawn(
                    cx,
                    stages(move |cx, got, next| {
                        let holder = Holder::Task(cx.me());
                        match got {
                            None => next(cx, wait_for(Lock { mutex: other.clone(), holder })),
                            Some(_) => other.unlock(cx, holder).expect("it is owned"),
                        }
                    }),
                ));
                let later = pause(cx, 1000);
                return next(cx, later);
            }
            let waiter = waiter.expect("it was made");
            let Some(awaited) = cx.scheduler().awaited(waiter) else {
                tries += 1;
                assert!(tries < 100, "the task never waits: {:?}", cx.scheduler().state(waiter));
                let later = pause(cx, 1000);
                return next(cx, later);
            };
            assert_eq!(awaited.subject.owners(), vec![cx.me()]);
            let Subject::Resource(resource) = &awaited.subject else { panic!("a mutex is no answer") };
            assert_eq!((resource.label(), awaited.has_deadline), ("nameless".to_owned(), false));
            assert!(cx.scheduler().awaited(cx.me()).is_none());
            mutex.unlock(cx, me).expect("it is owned");
        }
    });
    assert_eq!(on_sim(1, main), Outcome::Done);
}

/// A task holds a mutex and waits for the answer of one that waits for the mutex.
#[test]
fn a_wait_for_an_answer_is_part_of_a_circle_until_others_may_answer() {
    for seed in 0..20 {
        let mutex = Arc::new(Mutex::new(Nameless));
        let mut has_asked = false;
        let main = task(move |cx| {
            let me = cx.me();
            if has_asked {
                if cx.take_wake().is_none() {
                    return Step::Parked;
                }
                mutex.unlock(cx, Holder::Task(me)).expect("it is owned");
                return Step::Done;
            }
            has_asked = true;
            mutex.try_lock(cx, Holder::Task(me)).expect("it is free");
            let other = mutex.clone();
            let answerer = spawn(
                cx,
                stages(move |cx, got, next| {
                    let holder = Holder::Task(cx.me());
                    match got {
                        None => next(cx, wait_for(Lock { mutex: other.clone(), holder })),
                        Some(_) => other.unlock(cx, holder).expect("it is owned"),
                    }
                }),
            );
            let ticket = cx.open_for_answer(answerer, Masking::Interruptible);
            let precaution = cx.now().after(Duration::from_secs(5));
            cx.arm(ticket.shifted(1), precaution);
            spawn(cx, observer(ticket, [me, answerer]));
            Step::Parked
        });
        assert_eq!(on_sim(seed, main), Outcome::Done, "seed {seed}");
    }
}

/// Finds the circle, opens it, and answers.
fn observer(ticket: Waiter, tasks: [TaskId; 2]) -> Closure {
    let mut tries = 0;
    task(move |cx| {
        let circles = cx.scheduler().find_deadlocks();
        let [circle] = &circles[..] else {
            tries += 1;
            assert!(tries < 1000, "no circle is found");
            return Step::Yielded(None);
        };
        assert_eq!(circle.len(), 2);
        assert!(circle.iter().all(|link| tasks.contains(&link.task)));
        assert!(circle.iter().any(|link| matches!(link.subject, Subject::Answer(of) if of == tasks[1])));
        cx.forget_answerer(ticket);
        assert!(cx.scheduler().find_deadlocks().is_empty());
        assert!(cx.complete(ticket, 0));
        Step::Done
    })
}
