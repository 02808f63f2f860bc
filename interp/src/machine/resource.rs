//! What all concurrency objects of a program have in common, whatever primitive is behind them: a name
//! for messages and pictures, and the scheduler they belong to.
//!
//! A ticket of one scheduler means nothing to another, so every use of such an object compares
//! [`Identity::home`] with the scheduler of the running fiber first ([`Identity::check`]).

use super::Interp;
use crate::vm::primitive::{Cx, Exit};
use concurrency::sync::Usage;
use concurrency::{Scheduler, SchedulerId, TaskId, Waiter};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::{Arc, Weak};

/// A lock or counter that counts how much it is used.
pub(crate) trait Measured: Send + Sync {
    /// Its name and home.
    fn identity(&self) -> &Identity;
    /// How much a lock was used; counters have figures of their own.
    fn usage(&self) -> Option<Usage> {
        None
    }
    /// How much it was used, with the names that programs see.
    fn figures(&self) -> Vec<(&'static str, Figure)> {
        self.usage().map_or_else(Vec::new, lock_figures)
    }
    /// The tasks that hold it, as far as it knows, and the tickets of those that wait for it.
    fn crowd(&self) -> (Vec<TaskId>, Vec<Waiter>) {
        (Vec::new(), Vec::new())
    }
}

/// How much a lock was used, and who has it and wants it.
pub struct LockUse {
    pub(super) serial: u64,
    /// What it is called.
    pub name: String,
    /// How much.
    pub usage: Usage,
    /// Who holds it now.
    pub owners: Vec<TaskId>,
    /// Who waits for it now.
    pub waiting: Vec<TaskId>,
}

/// A figure of use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Figure {
    /// So often.
    Count(u64),
    /// So many nanoseconds.
    Nanos(u64),
}

impl LockUse {
    /// Its number in recordings.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.serial as u32
    }
}

/// The figures of a lock.
fn lock_figures(usage: Usage) -> Vec<(&'static str, Figure)> {
    vec![
        ("acquisitions", Figure::Count(usage.acquisitions)),
        ("contended", Figure::Count(usage.contended)),
        ("total-wait", Figure::Nanos(usage.waited)),
        ("longest-wait", Figure::Nanos(usage.longest)),
    ]
}

/// The locks of a machine, for as long as a program holds them.
#[derive(Default)]
pub(crate) struct Locks(Mutex<Vec<Weak<dyn Measured>>>);

/// Below this number the list of locks is not swept.
const SWEEP_FROM: usize = 64;

/// So many locks have figures of their own in charts of a cell.
const TOLD: usize = 4096;

impl Locks {
    /// Notes a new lock.
    pub(crate) fn add(&self, lock: &Arc<impl Measured + 'static>) {
        let mut locks = self.0.lock();
        if locks.len() >= SWEEP_FROM && locks.len() == locks.capacity() {
            locks.retain(|lock| lock.strong_count() > 0);
            let live = locks.len();
            locks.reserve(live.max(SWEEP_FROM));
        }
        let lock: Weak<dyn Measured> = Arc::downgrade(lock) as Weak<dyn Measured>;
        locks.push(lock);
    }

    /// All that are in use, in the order they were made.
    pub(crate) fn all(&self) -> Vec<Arc<dyn Measured>> {
        self.0.lock().iter().filter_map(Weak::upgrade).collect()
    }

    /// How much those of a scheduler were used, by their numbers. Of very many nobody is told what they were before.
    pub(crate) fn usages(&self, home: SchedulerId) -> HashMap<u64, Usage> {
        let locks = self.all();
        let own = locks.iter().filter(|lock| lock.identity().home == home).take(TOLD);
        own.filter_map(|lock| Some((lock.identity().serial(), lock.usage()?))).collect()
    }

    /// The same with names, and with those who are there now.
    pub(crate) fn uses(&self, scheduler: &Scheduler<Interp>) -> Vec<LockUse> {
        let locks = self.all();
        let own = locks.iter().filter(|lock| lock.identity().home == scheduler.id());
        let of = |lock: &Arc<dyn Measured>| {
            let (owners, tickets) = lock.crowd();
            let waiting = tickets.into_iter().filter_map(|ticket| scheduler.waiting_task(ticket)).collect();
            let identity = lock.identity();
            let (serial, name, usage) = (identity.serial(), identity.label(), lock.usage()?);
            Some(LockUse { serial, name, usage, owners, waiting })
        };
        own.filter_map(of).collect()
    }

    /// What those of a scheduler are called, by the numbers that recordings have of them.
    pub(crate) fn names(&self, home: SchedulerId) -> HashMap<u32, String> {
        let locks = self.all();
        let own = locks.iter().map(|lock| lock.identity()).filter(|identity| identity.home == home);
        own.map(|identity| (identity.serial() as u32, identity.label())).collect()
    }
}

/// Name and home of a concurrency object.
pub(crate) struct Identity {
    noun: &'static str,
    serial: u64,
    name: Mutex<Option<Box<str>>>,
    home: SchedulerId,
}

impl Identity {
    /// The identity of an object that the running fiber makes. `noun` is the user's word for the type.
    pub(crate) fn new(cx: &mut Cx<'_>, noun: &'static str, name: Option<&str>) -> Result<Identity, Exit> {
        let identity = Identity::of(noun, cx.world.serial(), cx.turn()?.scheduler().id());
        *identity.name.lock() = name.map(Box::from);
        Ok(identity)
    }

    /// The identity of an object with this number, of the scheduler `home`.
    pub(crate) fn of(noun: &'static str, serial: u64, home: SchedulerId) -> Identity {
        Identity { noun, serial, name: Mutex::new(None), home }
    }

    /// How it is shown between `#<` and `>`.
    pub(crate) fn label(&self) -> String {
        match &*self.name.lock() {
            Some(name) => format!("{} {name}", self.noun),
            None => format!("{} {}", self.noun, self.serial),
        }
    }

    /// The user's word for the type.
    pub(crate) fn noun(&self) -> &'static str {
        self.noun
    }

    /// Its number, which no other object of the machine or of its simulation has.
    pub(crate) fn serial(&self) -> u64 {
        self.serial
    }

    /// What messages call it: its name, or its type and number.
    pub(crate) fn name(&self) -> String {
        match &*self.name.lock() {
            Some(name) => name.to_string(),
            None => format!("{}-{}", self.noun, self.serial),
        }
    }

    /// Its name, if it has got one.
    pub(crate) fn given_name(&self) -> Option<String> {
        self.name.lock().as_deref().map(str::to_owned)
    }

    /// Gives it a name unless it has one.
    pub(crate) fn defined_as(&self, name: &str) {
        self.name.lock().get_or_insert_with(|| name.into());
    }

    /// Refuses the use of an object that belongs to another scheduler than the running fiber.
    pub(crate) fn check(&self, cx: &mut Cx<'_>) -> Result<(), Exit> {
        let is_home = cx.turn()?.scheduler().id() == self.home;
        if is_home { Ok(()) } else { Err(elsewhere(cx, self.noun, &self.name())) }
    }
}

/// The error of the use of an object that belongs to another scheduler than the running fiber.
#[cold]
pub(crate) fn elsewhere(cx: &Cx<'_>, noun: &str, name: &str) -> Exit {
    let (text, hint) = if cx.world.is_inside() {
        ("it belongs outside of this simulation", "make it inside the thunk that is simulated")
    } else {
        ("it belongs to a simulation", "let the thunk that is simulated return what is needed of it")
    };
    let text = format!("cannot use the {noun} {name}: {text}");
    cx.failure("outside-the-simulation", text).hint(hint).into()
}
