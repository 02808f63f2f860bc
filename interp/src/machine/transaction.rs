//! What the transactions of a machine, or of one simulation, have in common: the order of their commits, who waits
//! for which variable, and what is counted about them. How one runs is in `vm/transaction.rs`.

mod figures;

pub(crate) use figures::{Clash, Figures, Pair, Place, Sums, TVarFigures};

use super::Turn;
use crate::heap::{Foreign, Mutator, TVar, Value, Wakes, foreign_arc};
use crate::value::{FromValue, Symbol};
use crate::vm::primitive::Held;
use concurrency::stm::{Changed, Domain, WaitList};
use concurrency::sync::Named;
use concurrency::{TaskId, Waiter};
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};

/// The transactions of one scheduler.
pub(crate) struct Transactions {
    pub(crate) domain: Domain<Right>,
    pub(crate) figures: Figures,
    /// The place of the transaction that runs alone.
    pub(crate) alone_at: AtomicU32,
    /// The last one of which was said that it takes long.
    pub(crate) alone_warned: AtomicU32,
}

impl Transactions {
    /// The fiber that has the right to be alone uses it from now on, for a transaction at this place.
    pub(crate) fn begin_alone(&self, place: Option<&Place>) {
        self.alone_at.store(place.map_or(0, |place| place.number), Relaxed);
        self.alone_warned.store(0, Relaxed);
        self.domain.clock.begin_alone();
    }
}

impl Default for Transactions {
    fn default() -> Self {
        Transactions {
            domain: Domain::new(Right),
            figures: Figures::default(),
            alone_at: AtomicU32::new(0),
            alone_warned: AtomicU32::new(0),
        }
    }
}

/// The right to run alone, as messages call it.
pub(crate) struct Right;

impl Named for Right {
    fn label(&self) -> String {
        "the end of a transaction that runs alone".to_owned()
    }
}

/// On the list of what a fiber holds: the right to run alone.
pub(crate) struct HeldRight(pub(crate) Arc<Transactions>);

impl HeldRight {
    /// Which entry of the list it is.
    pub(crate) fn key_of(transactions: &Transactions) -> (usize, u64) {
        (Arc::as_ptr(&transactions.domain.right).addr(), 0)
    }
}

impl Held for HeldRight {
    fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        self.0.domain.right.show_waiters(show);
    }

    /// The transaction has left nothing behind, so there is nothing to tell.
    fn abandon(&self, turn: &mut Turn<'_>, owner: TaskId) -> Option<String> {
        let Domain { clock, right } = &self.0.domain;
        clock.end_alone();
        right.abandon(turn, owner);
        None
    }

    fn key(&self) -> (usize, u64) {
        HeldRight::key_of(&self.0)
    }
}

/// Who waits for a variable to change, as an object that the variable refers to: so a collection finds out who can
/// still be woken.
struct WaitersOfTVar(Arc<WaitList>);

impl Foreign for WaitersOfTVar {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "waiters"
    }

    fn wakes(&self, show: &mut dyn FnMut(Wakes)) {
        self.0.show_waiters(&mut |waiter| show(Wakes::Waiter(waiter)));
    }
}

/// The list of those who wait for a variable, once somebody has.
pub(crate) fn wait_list(tvar: TVar) -> Option<Arc<WaitList>> {
    foreign_arc::<WaitersOfTVar>(&tvar.waiters()).map(|object| object.0.clone())
}

/// The same, made if need be.
pub(crate) fn make_wait_list(heap: &mut Mutator, tvar: TVar) -> Option<Arc<WaitList>> {
    if tvar.waiters() == Value::FALSE {
        let waiters = heap.foreign(Arc::new(WaitersOfTVar(Arc::new(WaitList::new()))));
        tvar.set_waiters(heap, waiters);
    }
    wait_list(tvar)
}

/// What a transaction that has called `retry` waits for.
pub(crate) struct Watch {
    changed: Mutex<Option<Changed>>,
    label: String,
}

/// So many variables are named in messages.
const NAMED: usize = 3;

impl Watch {
    /// A wait for one of these to change.
    pub(crate) fn make(heap: &mut Mutator, tvars: &[TVar]) -> Value {
        let lists: Vec<_> = tvars.iter().filter_map(|tvar| make_wait_list(heap, *tvar)).collect();
        let names: Vec<String> = tvars.iter().take(NAMED).map(|tvar| label(heap, *tvar)).collect();
        let more = tvars.len() - names.len();
        let others = if more == 0 { String::new() } else { format!(" or {more} more") };
        let label = format!("a change of {}{others}", names.join(" or "));
        heap.foreign(Arc::new(Watch { changed: Mutex::new(Some(Changed::new(lists))), label }))
    }

    /// The operation, once.
    pub(crate) fn take(&self) -> Changed {
        self.changed.lock().take().unwrap_or_else(|| Changed::new([]))
    }
}

impl Foreign for Watch {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "watch"
    }

    fn awaited(&self) -> String {
        self.label.clone()
    }
}

/// What messages and tables call a variable: `tvar account-a`, or `tvar 12`.
pub(crate) fn label(heap: &Mutator, tvar: TVar) -> String {
    format!("tvar {}", name(heap, tvar))
}

/// Its name, or its number.
pub(crate) fn name(heap: &Mutator, tvar: TVar) -> String {
    match Symbol::from_value(tvar.name()) {
        Some(symbol) => symbol.name(heap).to_owned(),
        None => tvar.serial().to_string(),
    }
}
