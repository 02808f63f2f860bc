//! The names met lately, so that a frequent name does not take the lock of the symbol table at each
//! of its uses. Only a cache: forgetting a name costs a look-up and nothing else.

use crate::symbol::Symbol;

const SLOTS: usize = 256;

/// One name for each slot, the latest.
pub(super) struct NameCache<'a> {
    slots: Box<[Option<(&'a str, Symbol)>; SLOTS]>,
}

impl Default for NameCache<'_> {
    fn default() -> Self {
        NameCache { slots: Box::new([None; SLOTS]) }
    }
}

impl<'a> NameCache<'a> {
    /// The symbol of a name.
    pub(super) fn intern(&mut self, name: &'a str) -> Symbol {
        let slot = &mut self.slots[slot_of(name)];
        match slot {
            Some((known, symbol)) if *known == name => *symbol,
            _ => {
                let symbol = Symbol::intern(name);
                *slot = Some((name, symbol));
                symbol
            }
        }
    }
}

/// FNV-1a over the first bytes: a poor choice only costs look-ups.
fn slot_of(name: &str) -> usize {
    let hash = name
        .bytes()
        .take(16)
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash as usize ^ name.len()) % SLOTS
}
