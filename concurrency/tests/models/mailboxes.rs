//! Mailboxes: senders, the receiver, and whoever ends a wait or the mailbox, side by side. A message is
//! received, or still there, or was refused; never two of these.

use crate::language::{Closure, Closures, Next, stages};
use crate::world::{Log, STOPPED, explore, notes, once, stops};
use crate::{Letter, Mailbox, MailboxConfig, Masking, Overflow, Sent, Wake};
use std::sync::Arc;

type Post = Arc<Mailbox<Closures>>;

fn letter(payload: u64) -> Letter<u64> {
    Letter { payload, tag: 0, priority: 0 }
}

fn unbounded() -> Post {
    Mailbox::new(MailboxConfig::default())
}

/// With room for one message.
fn narrow(overflow: Overflow) -> Post {
    Mailbox::new(MailboxConfig { capacity: 1, overflow, by_priority: false })
}

fn sends(mailbox: &Post, messages: &'static [u64]) -> Closure {
    let mailbox = mailbox.clone();
    once(move |cx| {
        messages.iter().for_each(|&message| {
            assert_eq!(mailbox.send(cx, letter(message)), Sent::Delivered);
        })
    })
}

/// Waits for so many messages, and notes them; ends when it is stopped.
fn receives(mailbox: &Post, count: usize, log: &Log) -> Closure {
    let (mailbox, log, mut left) = (mailbox.clone(), log.clone(), count);
    stages(move |cx, got, next| {
        match got {
            Some(Wake::Completed(ready)) => log.push(ready.payload),
            Some(Wake::Cancelled) => return,
            None => {}
        }
        if left > 0 {
            left -= 1;
            next(cx, Next::Wait(&mailbox.receive()));
        }
    })
}

/// What an admission notes when it ended, unless it was stopped.
const ADMITTED: u64 = 0;
const CLOSED: u64 = 100;

/// Waits for room and sends; notes how that ended.
fn admits(mailbox: &Post, message: u64, log: &Log) -> Closure {
    notes(mailbox.admission(letter(message)), log)
}

/// Takes what is next, if there is anything.
fn takes(mailbox: &Post, log: &Log) -> Closure {
    let (mailbox, log) = (mailbox.clone(), log.clone());
    once(move |cx| mailbox.try_receive(cx).into_iter().for_each(|message| log.push(message)))
}

/// Notes what is left in the end.
fn closes(mailbox: &Post, left: &Log) -> Closure {
    let (mailbox, left) = (mailbox.clone(), left.clone());
    once(move |cx| mailbox.close(cx).into_iter().for_each(|message| left.push(message)))
}

/// Both kinds: with a part of the receiver's own, and without.
fn kinds() -> [Post; 2] {
    [unbounded(), narrow(Overflow::Block)]
}

#[test]
fn loom_send_against_wait_for_a_message() {
    for kind in [0, 1] {
        explore(2, None, move |world| {
            let (mailbox, log) = (kinds()[kind].clone(), Log::default());
            world.beside([receives(&mailbox, 1, &log), sends(&mailbox, &[7])]);
            assert_eq!((log.read(), mailbox.depth()), (vec![7], 0));
        });
    }
}

#[test]
fn loom_send_against_cancel_of_the_receiver() {
    for kind in [0, 1] {
        explore(2, Some(3), move |world| {
            let (mailbox, log) = (kinds()[kind].clone(), Log::default());
            let receiver = world.first(receives(&mailbox, 1, &log));
            world.beside([sends(&mailbox, &[7]), stops(receiver)]);
            assert!(world.has_ended(receiver));
            let left = mailbox.contents();
            assert_eq!([log.read(), left].concat(), [7], "it is received, or still there");
        });
    }
}

#[test]
fn loom_two_senders_keep_their_order() {
    explore(3, Some(2), |world| {
        let (mailbox, log) = (unbounded(), Log::default());
        let receiver = receives(&mailbox, 3, &log);
        world.beside([receiver, sends(&mailbox, &[1, 2]), sends(&mailbox, &[11])]);
        let received = log.read();
        let from_first: Vec<u64> = received.iter().copied().filter(|message| *message < 10).collect();
        assert_eq!((received.len(), from_first), (3, vec![1, 2]));
        assert_eq!(mailbox.depth(), 0);
    });
}

#[test]
fn loom_send_against_the_end_of_the_mailbox() {
    for kind in [0, 1] {
        explore(2, None, move |world| {
            let (mailbox, left, refused) = (kinds()[kind].clone(), Log::default(), Log::default());
            let (sending, noted) = (mailbox.clone(), refused.clone());
            let sender = once(move |cx| match sending.send(cx, letter(7)) {
                Sent::Delivered => {}
                Sent::Closed => noted.push(7),
                other => panic!("{other:?}"),
            });
            world.beside([sender, closes(&mailbox, &left)]);
            assert_eq!([left.read(), refused.read()].concat(), [7], "it is left, or was refused");
            assert_eq!(mailbox.depth(), 0);
        });
    }
}

/// A receiver that comes to its wait when the mailbox has ended stays in it, and can be stopped.
#[test]
fn loom_wait_for_a_message_against_the_end_of_the_mailbox() {
    for kind in [0, 1] {
        explore(2, None, move |world| {
            let (mailbox, log, left) = (kinds()[kind].clone(), Log::default(), Log::default());
            let (sending, noted) = (mailbox.clone(), left.clone());
            let sender = once(move |cx| {
                assert_eq!(sending.send(cx, letter(7)), Sent::Delivered);
                sending.close(cx).into_iter().for_each(|message| noted.push(message));
            });
            let [receiver, _] = world.beside([receives(&mailbox, 2, &log), sender]);
            assert_eq!([log.read(), left.read()].concat(), [7], "it is received, or left");
            world.first(stops(receiver));
            assert!(world.has_ended(receiver));
        });
    }
}

#[test]
fn loom_wait_for_room_against_a_take() {
    explore(2, None, |world| {
        let (mailbox, log, sent) = (narrow(Overflow::Block), Log::default(), Log::default());
        world.first(sends(&mailbox, &[1]));
        world.beside([admits(&mailbox, 2, &sent), receives(&mailbox, 2, &log)]);
        assert_eq!((log.read(), sent.read()), (vec![1, 2], vec![ADMITTED]));
        assert_eq!(mailbox.counts().blocked, 0);
    });
}

#[test]
fn loom_admission_against_cancel() {
    explore(2, Some(3), |world| {
        let (mailbox, log, sent) = (narrow(Overflow::Block), Log::default(), Log::default());
        world.first(sends(&mailbox, &[1]));
        let sender = world.first(admits(&mailbox, 2, &sent));
        world.beside([takes(&mailbox, &log), stops(sender)]);
        assert!(world.has_ended(sender));
        let expected = match sent.read()[..] {
            [ADMITTED] => vec![2],
            [STOPPED] => vec![],
            _ => panic!("{:?}", sent.read()),
        };
        assert_eq!((log.read(), mailbox.contents()), (vec![1], expected), "as its sender was told");
        assert_eq!(mailbox.counts().blocked, 0);
    });
}

#[test]
fn loom_admission_against_the_end_of_the_mailbox() {
    explore(2, None, |world| {
        let mailbox = narrow(Overflow::Block);
        let (log, sent, left) = (Log::default(), Log::default(), Log::default());
        world.first(sends(&mailbox, &[1]));
        let sender = world.first(admits(&mailbox, 2, &sent));
        world.beside([takes(&mailbox, &log), closes(&mailbox, &left)]);
        assert!(world.has_ended(sender));
        let all = [log.read(), left.read()].concat();
        let expected = match sent.read()[..] {
            [ADMITTED] => vec![1, 2],
            [CLOSED] => vec![1],
            _ => panic!("{:?}", sent.read()),
        };
        assert_eq!(all, expected, "what its sender was told is true");
    });
}

#[test]
fn loom_nobody_overtakes_a_sender_that_waits() {
    explore(2, None, |world| {
        let (mailbox, log, sent) = (narrow(Overflow::Block), Log::default(), Log::default());
        world.first(sends(&mailbox, &[1]));
        let sender = world.first(admits(&mailbox, 2, &sent));
        let third = admits(&mailbox, 3, &sent);
        world.beside([third, receives(&mailbox, 2, &log)]);
        assert!(world.has_ended(sender));
        assert_eq!((log.read(), mailbox.contents()), (vec![1, 2], vec![3]));
    });
}

/// A take leaves room for a moment before it lets in who waits for it.
#[test]
fn loom_nobody_overtakes_while_a_message_is_taken() {
    explore(2, None, |world| {
        let (mailbox, log, sent) = (narrow(Overflow::Block), Log::default(), Log::default());
        world.first(sends(&mailbox, &[1]));
        world.first(admits(&mailbox, 2, &sent));
        world.beside([selects(&mailbox, &log), admits(&mailbox, 3, &sent)]);
        assert_eq!((log.read(), mailbox.contents()), (vec![1], vec![2]));
        assert_eq!(mailbox.counts().blocked, 1);
    });
}

/// A request whose answer is no longer waited for is not let in.
#[test]
fn loom_request_that_waits_for_room_against_the_end_of_its_wait() {
    explore(2, None, |world| {
        let (mailbox, log) = (narrow(Overflow::Block), Log::default());
        world.first(sends(&mailbox, &[1]));
        let asker = world.first(asks(&mailbox, 2));
        world.beside([takes(&mailbox, &log), stops(asker)]);
        assert!(world.has_ended(asker));
        // Whether it came in or not, it is not held up any more.
        let contents = mailbox.contents();
        assert!(contents.is_empty() || contents == [2], "{contents:?}");
        assert_eq!((log.read(), mailbox.counts().blocked), (vec![1], 0));
    });
}

/// Sends a request that may have to wait for room, and waits for an answer that never comes.
fn asks(mailbox: &Post, message: u64) -> Closure {
    let (mailbox, mut is_asked) = (mailbox.clone(), false);
    crate::language::task(move |cx| {
        if is_asked {
            let ended = cx.take_wake();
            assert!(ended.is_none() || ended == Some(Wake::Cancelled));
            return if ended.is_some() { crate::Step::Done } else { crate::Step::Parked };
        }
        is_asked = true;
        let answer = cx.open(Masking::Interruptible);
        assert!(mailbox.send_later(cx, letter(message), answer));
        crate::Step::Parked
    })
}

/// A receiver that has looked at all messages waits for more of them.
#[test]
fn loom_arrival_against_a_look() {
    for kind in [0, 1] {
        explore(2, None, move |world| {
            let (mailbox, log) = (kinds()[kind].clone(), Log::default());
            world.beside([selects(&mailbox, &log), sends(&mailbox, &[7])]);
            assert_eq!((log.read(), mailbox.depth()), (vec![7], 0));
        });
    }
}

/// Receives the first message it finds by looking.
fn selects(mailbox: &Post, log: &Log) -> Closure {
    let (mailbox, log) = (mailbox.clone(), log.clone());
    stages(move |cx, _, next| {
        let seen = mailbox.arrived();
        match mailbox.look(0, &[]) {
            Some((place, message)) => {
                let taken = mailbox.take(cx, place, |other| other == message);
                assert_eq!(taken, Some(message), "nobody else takes or drops it");
                log.push(message);
            }
            None => next(cx, Next::Wait(&mailbox.arrival(seen))),
        }
    })
}

#[test]
fn loom_take_against_drop_of_the_oldest() {
    explore(2, None, |world| {
        let (mailbox, log, dropped) = (narrow(Overflow::DropOldest), Log::default(), Log::default());
        world.first(sends(&mailbox, &[1]));
        let (sending, noted) = (mailbox.clone(), dropped.clone());
        let sender = once(move |cx| match sending.send(cx, letter(2)) {
            Sent::Delivered => {}
            Sent::Dropped(message) => noted.push(message),
            other => panic!("{other:?}"),
        });
        let (taking, noted) = (mailbox.clone(), log.clone());
        let receiver = once(move |cx| {
            let (place, message) = taking.look(0, &[]).expect("there is always one");
            let taken = taking.take(cx, place, |other| other == message);
            assert!(taken.is_none_or(|taken| taken == message), "it was not looked at");
            taken.into_iter().for_each(|taken| noted.push(taken));
        });
        world.beside([receiver, sender]);
        let mut all = [log.read(), dropped.read(), mailbox.contents()].concat();
        all.sort_unstable();
        assert_eq!(all, [1, 2], "each is received, dropped or there");
        assert!(mailbox.depth() <= 1);
    });
}

#[test]
fn loom_put_back_against_send() {
    for kind in [0, 1] {
        explore(2, None, move |world| {
            let (mailbox, log) = (kinds()[kind].clone(), Log::default());
            let (putting, noted) = (mailbox.clone(), log.clone());
            let receiver = once(move |cx| {
                putting.put_back(cx, vec![letter(1), letter(2)]);
                for _ in 0..2 {
                    noted.push(putting.try_receive(cx).expect("they were put back"));
                }
            });
            let sending = mailbox.clone();
            let sender = once(move |cx| assert!(sending.deliver(cx, letter(3))));
            world.beside([receiver, sender]);
            assert_eq!((log.read(), mailbox.contents()), (vec![1, 2], vec![3]));
        });
    }
}

/// Of a receiver that waits in a choice of two mailboxes, one completes the wait and the other keeps its message.
#[test]
fn loom_choice_of_two_mailboxes() {
    explore(3, Some(2), |world| {
        let (mailboxes, log) = ([unbounded(), unbounded()], Log::default());
        let alternatives: Vec<Box<dyn crate::Operation<Closures> + Send>> =
            mailboxes.iter().map(|mailbox| Box::new(mailbox.receive()) as _).collect();
        let receiver = notes(crate::Choice::new(alternatives), &log);
        world.beside([receiver, sends(&mailboxes[0], &[1]), sends(&mailboxes[1], &[2])]);
        let left: Vec<_> = mailboxes.iter().flat_map(|mailbox| mailbox.contents()).collect();
        assert!(matches!((&log.read()[..], &left[..]), ([1], [2]) | ([102], [1])), "{left:?}");
    });
}
