//! Figures, printed: `cargo test --release -p lambdust-interp figures -- --ignored --nocapture`.

use super::{collect, list, poll, with_roots};
use crate::heap::{HeapConfig, Kind, Mutator, Value};
use std::time::Instant;

#[test]
#[ignore = "prints times"]
fn figures() {
    a_million_pairs();
    allocation_rate();
    binary_trees();
    memory_at_start();
}

fn a_million_pairs() {
    let (mut m, roots) = with_roots(HeapConfig { nursery_bytes: 64 << 20, ..HeapConfig::default() });
    roots.set(0, list(&mut m, 1_000_000));
    for (name, full) in [("young", false), ("old", true), ("old again", true)] {
        collect(&mut m, full);
        println!("live list of 10^6 pairs, {name}: {:?}", m.heap().stats().pause_last);
    }
}

fn allocation_rate() {
    let (mut m, _roots) = with_roots(HeapConfig::default());
    let (start, pairs) = (Instant::now(), 100_000_000u64);
    for n in 0..pairs {
        std::hint::black_box(m.cons(Value::fixnum(n as i64), Value::NIL));
        if m.poll_word().limit() == 0 {
            poll(&mut m);
            m.poll_word().set_limit(1);
        }
    }
    let per_second = pairs as f64 / start.elapsed().as_secs_f64() / 1e6;
    println!("garbage pairs: {per_second:.0} million a second, {} collections", m.heap().stats().minor);
}

/// Builds and walks trees of depth 17 from the bottom up, as the benchmark of that name does.
fn binary_trees() {
    let (mut m, roots) = with_roots(HeapConfig::default());
    let start = Instant::now();
    for _ in 0..40 {
        let mut row = m.alloc_large(Kind::Vector, 1 << 17).expect("there is room");
        let mut width = (1 << 17) - 2;
        while width > 1 {
            for index in 0..width / 2 {
                let node = m.cons(row.slot(2 + 2 * index), row.slot(3 + 2 * index));
                m.write(row, 2 + index, node);
            }
            roots.set(0, row);
            poll(&mut m);
            row = roots.get(0);
            width /= 2;
        }
    }
    println!("40 trees of depth 17: {:?}, {:?}", start.elapsed(), m.heap().stats());
}

fn memory_at_start() {
    let (mut m, roots) = with_roots(HeapConfig::default());
    roots.set(0, start_up_data(&mut m));
    println!("a small heap: {} KB in use", m.heap().used_bytes() / 1024);
}

fn start_up_data(m: &mut Mutator) -> Value {
    (0..2000).fold(Value::NIL, |tail, n| {
        let symbol = m.symbol(&format!("procedure-{n}"));
        m.cons(symbol, tail)
    })
}
