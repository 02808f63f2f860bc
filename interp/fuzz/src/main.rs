//! The fuzzer's entry: inputs go through [`stages`]; new inputs come from the engine's own changes of
//! bytes and, as often, from changes that keep parentheses whole (`mutate`). See the README beside.

#![no_main]

mod grammar;
mod mutate;
mod stages;

use libfuzzer_sys::{Corpus, fuzz_mutator, fuzz_target};
use std::cell::RefCell;
use std::sync::OnceLock;

thread_local! {
    static PROGRAMS: RefCell<stages::Programs> = RefCell::default();
}

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else { return Corpus::Reject };
    if let Some(program) = stages::read(text) {
        PROGRAMS.with_borrow_mut(|programs| programs.run(&program));
    }
    Corpus::Keep
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut random = mutate::Random::new(u64::from(seed));
    let structured = random.below(2) == 0;
    let changed = structured.then(|| std::str::from_utf8(&data[..size]).ok()).flatten();
    let changed = changed.map(|text| mutate::change(text, names(), &mut random));
    match changed {
        Some(text) if text.len() <= max_size => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        _ => libfuzzer_sys::fuzzer_mutate(data, size, max_size),
    }
});

/// The names that programs see, the libraries' too.
fn names() -> &'static [&'static str] {
    static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
    NAMES.get_or_init(|| PROGRAMS.with_borrow_mut(stages::Programs::names))
}
