//! Keywords as Scheme values: one for each name, so that `eq?` compares them. They are kept until the heap
//! ends: programs name few. The lock is never held at a poll.

use super::kind::Kind;
use super::mutator::Mutator;
use super::roots::{Roots, Scope, Visitor};
use super::value::{Stored, Value};
use parking_lot::Mutex;
use std::collections::HashMap;

/// All keywords of a heap, by the word of the symbol that is their name: symbols do not move.
#[derive(Default)]
pub(super) struct Keywords(Mutex<HashMap<u64, Stored>>);

impl Roots for Keywords {
    fn trace(&self, _scope: Scope, visitor: &mut dyn Visitor) {
        self.0.lock().values_mut().for_each(|keyword| visitor.stored(keyword));
    }
}

impl Mutator {
    /// The keyword whose name is this symbol.
    pub fn keyword(&mut self, name: Value) -> Value {
        let keywords = self.heap().keywords.clone();
        let mut table = keywords.0.lock();
        let make = || {
            let keyword = self.frozen_alloc(Kind::Keyword, 2);
            keyword.set_word(1, name.bits());
            keyword.stored()
        };
        Value::from_stored(*table.entry(name.bits()).or_insert_with(make))
    }
}
