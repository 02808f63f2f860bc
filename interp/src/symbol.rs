//! Symbols of program text: names interned once per process, compared by number.
//!
//! These name variables, fields and globals in the reader, the expander and the compiler. Symbols
//! that exist as Scheme values live in a heap (`heap/symbols.rs`) and are reclaimed there; the ones
//! here come from source text and stay, so their number is bounded by the programs that were read.

use parking_lot::RwLock;
use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

/// A name, equal to another exactly when the texts are equal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(u32);

#[derive(Default)]
struct Interner {
    by_text: HashMap<&'static str, u32>,
    texts: Vec<&'static str>,
}

fn interner() -> &'static RwLock<Interner> {
    static INTERNER: OnceLock<RwLock<Interner>> = OnceLock::new();
    INTERNER.get_or_init(RwLock::default)
}

impl Symbol {
    /// The symbol of this text.
    pub fn intern(text: &str) -> Symbol {
        if let Some(&index) = interner().read().by_text.get(text) {
            return Symbol(index);
        }
        let mut table = interner().write();
        if let Some(&index) = table.by_text.get(text) {
            return Symbol(index);
        }
        let text: &'static str = Box::leak(text.into());
        let index = u32::try_from(table.texts.len()).expect("fewer than 2^32 distinct names fit in memory");
        table.texts.push(text);
        table.by_text.insert(text, index);
        Symbol(index)
    }

    /// Its text, without `|…|` quoting.
    pub fn as_str(self) -> &'static str {
        interner().read().texts[self.0 as usize]
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
