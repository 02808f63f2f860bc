//! The parallel workloads of `parallel.scm` by rayon, for the speed-up of two threads over one.
//!
//! `cargo bench -p lambdust-interp --bench rayon` prints a line for each figure, as the workloads beside it do: name,
//! unit and figure, with tabs between. Threads take turns, so that a busy machine is as busy for one as for two.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 5;

fn collatz(mut n: u64) -> u64 {
    let mut steps = 0;
    while n != 1 {
        n = if n.is_multiple_of(2) { n / 2 } else { 3 * n + 1 };
        steps += 1;
    }
    steps
}

fn scrambled(count: usize) -> Vec<i64> {
    let next = |x: &i64| Some((x * 1_103_515_245 + 12_345) % 2_147_483_648);
    std::iter::successors(Some(7), next).take(count).collect()
}

/// A merge sort as that of `psort`, whose parts are sorted at the same time.
fn sort(items: &[i64]) -> Vec<i64> {
    if items.len() < 2 {
        return items.to_vec();
    }
    let (left, right) = items.split_at(items.len() / 2);
    let (left, right) = if items.len() > 4096 {
        rayon::join(|| sort(left), || sort(right))
    } else {
        (sort(left), sort(right))
    };
    let mut merged = Vec::with_capacity(items.len());
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        let from_right = right[j] < left[i];
        merged.push(if from_right { right[j] } else { left[i] });
        if from_right { j += 1 } else { i += 1 }
    }
    merged.extend_from_slice(&left[i..]);
    merged.extend_from_slice(&right[j..]);
    merged
}

/// Prints the least time of each pool, and how much faster the second one is.
fn compare(name: &str, pools: &[ThreadPool; 2], work: impl Fn() + Sync) {
    let mut least = [f64::INFINITY; 2];
    for _ in 0..ROUNDS {
        for (pool, least) in pools.iter().zip(&mut least) {
            let begun = Instant::now();
            pool.install(&work);
            *least = least.min(begun.elapsed().as_secs_f64());
        }
    }
    println!("{name}, 1 thread\ts\t{}", least[0]);
    println!("{name}, 2 threads\ts\t{}", least[1]);
    println!("{name}, speed-up\ttimes\t{}", least[0] / least[1]);
}

fn main() {
    let pool = |threads| ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
    let pools = [pool(1), pool(2)];
    compare("Collatz over 10^6", &pools, || {
        black_box((1..=1_000_000).into_par_iter().map(collatz).collect::<Vec<u64>>());
    });
    let numbers = scrambled(1_000_000);
    compare("sort of 10^6", &pools, || {
        black_box(sort(&numbers));
    });
}
