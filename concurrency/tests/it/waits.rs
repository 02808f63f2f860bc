//! Waiting: completions, rings, timeouts, choice.

use crate::host::*;
use lambdust_concurrency::*;
use std::sync::Arc;

/// Tasks in a ring, each waiting for its own cell and then filling the next one's.
fn ring(tasks: usize, rounds: u64) -> Closure {
    let mut started = false;
    let last: Arc<Completion<Closures>> = Completion::new();
    stages(move |cx, result, next| {
        if !started {
            started = true;
            let first = Completion::new();
            let mut from = first.clone();
            for link in 0..tasks as u64 * rounds {
                let to = if link + 1 == tasks as u64 * rounds { last.clone() } else { Completion::new() };
                spawn(cx, relay(from, to.clone()));
                from = to;
            }
            first.put(cx, 1);
            next(cx, Next::Wait(&last));
        } else {
            assert_eq!(result, got(0, 1 + tasks as u64 * rounds));
        }
    })
}

/// Passes on what comes, plus one.
fn relay(from: Arc<Completion<Closures>>, to: Arc<Completion<Closures>>) -> Closure {
    let mut waited = false;
    stages(move |cx, result, next| {
        if !waited {
            waited = true;
            return next(cx, Next::Wait(&from));
        }
        let Some(Wake::Completed(ready)) = result else { panic!("nothing cancels a relay") };
        to.put(cx, ready.payload + 1);
    })
}

#[test]
fn a_ring_of_completions_passes_a_value_on() {
    everywhere(100, || ring(8, 4));
}
