//! Channels without room, and tasks in choices: a partner is spent only on a task that has met it.

use crate::language::{Closure, Closures};
use crate::sync::{Channel, Named, Receive, Send as Sending};
use crate::world::{Log, STOPPED, explore, notes, stops};
use crate::{Choice, Operation};
use std::sync::Arc;

pub(crate) struct Nameless;

impl Named for Nameless {
    fn label(&self) -> String {
        "nameless".to_owned()
    }
}

type Line = Arc<Channel<Closures, Nameless>>;
type Alternative = Box<dyn Operation<Closures> + Send>;

fn line() -> Line {
    Arc::new(Channel::new(0, Nameless))
}

fn send(channel: &Line, payload: u64) -> Alternative {
    Box::new(Sending { channel: channel.clone(), payload })
}

fn receive(channel: &Line) -> Alternative {
    Box::new(Receive { channel: channel.clone() })
}

/// Notes the value and 100 times the branch of the first alternative that can be done. Each has two branches,
/// the second for a channel that is closed.
fn chooses(alternatives: Vec<Alternative>, log: &Log) -> Closure {
    notes(Choice::new(alternatives), log)
}

#[test]
fn loom_two_waits_end_together_or_not_at_all() {
    // Each of the two tasks finds the other one waiting on both channels.
    explore(2, None, |world| {
        let (a, b, log) = (line(), line(), [Log::default(), Log::default()]);
        let first = chooses(vec![send(&a, 1), receive(&b)], &log[0]);
        let second = chooses(vec![receive(&a), send(&b, 2)], &log[1]);
        world.beside([first, second]);
        let met = (log[0].read(), log[1].read());
        assert!(met == (vec![0], vec![1]) || met == (vec![202], vec![200]), "{met:?}");
        assert_eq!((a.waiters(), b.waiters()), (0, 0));
    });
}

#[test]
fn loom_three_choices_in_a_circle() {
    // Each task could meet either of the others; two do, and the third goes on waiting.
    explore(3, Some(1), |world| {
        let lines = [line(), line(), line()];
        let logs = [Log::default(), Log::default(), Log::default()];
        let task =
            |n: usize| chooses(vec![send(&lines[n], n as u64), receive(&lines[(n + 1) % 3])], &logs[n]);
        world.beside([task(0), task(1), task(2)]);
        let done: Vec<usize> = (0..3).filter(|n| !logs[*n].read().is_empty()).collect();
        assert_eq!(done.len(), 2, "{done:?}");
        let sender = done.iter().find(|n| logs[**n].read() == [0]).expect("one of them sent");
        let receiver = (sender + 2) % 3;
        assert_eq!(logs[receiver].read(), [200 + *sender as u64]);
    });
}

#[test]
fn loom_meeting_against_cancel_of_a_choice() {
    explore(2, Some(3), |world| {
        let (a, b, log) = (line(), line(), [Log::default(), Log::default()]);
        let waiting = world.first(chooses(vec![send(&a, 1), receive(&b)], &log[0]));
        world.beside([chooses(vec![receive(&a), send(&b, 2)], &log[1]), stops(waiting)]);
        let met = (log[0].read(), log[1].read());
        let is_expected = met == (vec![0], vec![1]) || met == (vec![STOPPED], vec![]);
        assert!(is_expected, "{met:?}");
    });
}

#[test]
fn loom_value_stays_with_a_sender_whose_receiver_chose_another() {
    explore(3, Some(2), |world| {
        let (a, b) = (line(), line());
        let [log, from_a, from_b] = [Log::default(), Log::default(), Log::default()];
        let receiver = chooses(vec![receive(&a), receive(&b)], &log);
        world.beside([receiver, notes(send(&a, 1), &from_a), notes(send(&b, 2), &from_b)]);
        match log.read()[..] {
            [1] => assert_eq!((from_a.read(), from_b.read(), b.waiters()), (vec![0], vec![], 1)),
            [202] => assert_eq!((from_a.read(), from_b.read(), a.waiters()), (vec![], vec![0], 1)),
            _ => panic!("{:?}", log.read()),
        }
    });
}
