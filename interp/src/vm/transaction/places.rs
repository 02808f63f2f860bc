//! The places at which a fiber runs transactions: where their figures are counted.

use super::Transaction;
use crate::heap::{Kind, Value};
use crate::machine::transaction::{Place, Transactions};
use crate::vm::code::Code;
use crate::vm::primitive::builtin_of;
use std::sync::Arc;

/// How many places a fiber remembers.
pub(super) const PLACES: usize = 8;

/// A place that the fiber remembers.
pub(super) struct KnownPlace {
    /// The entry of its code, which may be that of other code after a collection.
    code: u64,
    /// The collection after which that was looked at last.
    epoch: u64,
    pub(super) place: Arc<Place>,
}

/// The place of a thunk in the program.
fn place(figures: &Transactions, thunk: Value, workers: usize) -> Arc<Place> {
    if thunk.is_kind(Kind::Closure) {
        let entry = thunk.word(1);
        // SAFETY: word 1 of a closure is the entry of its code, which stays as long as the closure does.
        let code = unsafe { Code::of_entry(entry) };
        let name = || code.name.map(|name| name.as_str().to_owned());
        return figures.figures.place(entry, code.span, name, workers);
    }
    let name = || thunk.is_kind(Kind::Primitive).then(|| builtin_of(thunk).name.to_owned());
    let code = if thunk.is_kind(Kind::Primitive) { thunk.word(1) } else { 0 };
    figures.figures.place(code, crate::source::Span::NONE, name, workers)
}

impl Transaction {
    pub(super) fn set_place(&mut self, thunk: Value, epoch: u64, workers: usize) {
        let code =
            if thunk.is_kind(Kind::Closure) || thunk.is_kind(Kind::Primitive) { thunk.word(1) } else { 0 };
        if self.is_at_known_place(code, epoch) {
            return;
        }
        let is_same = |place: &Place| {
            // SAFETY: word 1 of a closure is the entry of its code, which stays as long as the closure does.
            !thunk.is_kind(Kind::Closure) || unsafe { Code::of_entry(code) }.span == place.span
        };
        match &mut self.places[self.at] {
            Some(known) if known.code == code && is_same(&known.place) => known.epoch = epoch,
            slot => {
                let place = place(self.shared.as_ref().expect("set before"), thunk, workers);
                *slot = Some(KnownPlace { code, epoch, place });
            }
        }
    }

    /// Where the place of a thunk with this code would be remembered is that of the transaction from now on; whether it
    /// is there, for sure.
    #[inline]
    pub(super) fn is_at_known_place(&mut self, code: u64, epoch: u64) -> bool {
        self.at = (code >> 5) as usize % PLACES;
        self.places[self.at].as_ref().is_some_and(|known| known.code == code && known.epoch == epoch)
    }

    /// Where in the program the transaction stands.
    #[inline]
    pub(super) fn place(&self) -> Option<&Place> {
        self.places[self.at].as_ref().map(|known| &*known.place)
    }
}
