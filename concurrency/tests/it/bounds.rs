//! Bounds that cannot be seen from outside: at n and at n + 1.

use lambdust_concurrency::{Waiter, WaiterQueue};

fn ticket(slot: u32) -> Waiter {
    Waiter::from_words([1, u64::from(slot)])
}

#[test]
fn sixteen_dead_tickets_are_kept_and_the_next_one_cleans() {
    let mut queue = WaiterQueue::new();
    for slot in 0..16 {
        queue.push(ticket(slot), |_| false);
    }
    assert_eq!(queue.len(), 16);
    queue.push(ticket(16), |_| false);
    assert_eq!(queue.len(), 1);
}

#[test]
fn live_tickets_stay_in_order_and_are_not_looked_at_each_time() {
    let mut queue = WaiterQueue::new();
    let looks = std::cell::Cell::new(0);
    for slot in 0..1000 {
        queue.push(ticket(slot), |_| {
            looks.set(looks.get() + 1);
            true
        });
    }
    assert!(looks.get() < 2 * 1000, "{}", looks.get());
    assert!((0..1000).all(|slot| queue.pop() == Some(ticket(slot))));
    assert!(queue.is_empty());
}

#[test]
fn a_ticket_is_removed_by_branch() {
    let mut queue = WaiterQueue::new();
    queue.push(ticket(1), |_| true);
    queue.push(ticket(1).shifted(1), |_| true);
    queue.remove(ticket(1));
    assert_eq!(queue.take().collect::<Vec<_>>(), [ticket(1).shifted(1)]);
}
