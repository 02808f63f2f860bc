//! What the form `actor` gives: how actors of some sort come into being. Nothing runs before `spawn`.

use crate::heap::{Foreign, Value};
use concurrency::MailboxConfig;
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// How an actor is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Writing {
    /// Clauses for messages: the maker gives the parts of a new instance (see [`Part`]).
    Clauses,
    /// A body that receives messages itself: the maker runs it.
    Body,
    /// A body that supervises.
    Supervisor,
}

/// The parts of an instance of clauses, a vector.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// Called with each message; answers the reply, or the mark of an unhandled message.
    Handler,
    /// A thunk that gives the state, which only the library asks for.
    #[allow(dead_code, reason = "the numbers of the others depend on it")]
    State,
    /// Called with the reason when it ends, or `#f`.
    OnStop,
    /// The messages that its clauses are for, as they are written: a list.
    Heads,
}

/// A behaviour.
pub struct Behaviour {
    name: Mutex<Option<Box<str>>>,
    pub(crate) writing: Writing,
    maker: AtomicU64,
    pub(crate) mailbox: MailboxConfig,
    /// Says of two messages whether the first is to be received first; `#f` for the order of arrival.
    comparator: AtomicU64,
    /// Whether messages are passed without a copy.
    pub(crate) is_sharing: bool,
}

impl Behaviour {
    pub(crate) fn new(
        writing: Writing,
        maker: Value,
        mailbox: MailboxConfig,
        comparator: Value,
        is_sharing: bool,
    ) -> Behaviour {
        let word = |value: Value| AtomicU64::new(value.bits());
        Behaviour {
            name: Mutex::new(None),
            writing,
            maker: word(maker),
            mailbox,
            comparator: word(comparator),
            is_sharing,
        }
    }

    /// The thunk that begins an instance, in the new actor.
    pub(crate) fn maker(&self) -> Value {
        Value::from_bits(self.maker.load(Relaxed))
    }

    /// The order of its messages.
    pub(crate) fn comparator(&self) -> Value {
        Value::from_bits(self.comparator.load(Relaxed))
    }

    /// What a program calls it.
    pub(crate) fn name(&self) -> Option<String> {
        self.name.lock().as_deref().map(str::to_owned)
    }
}

impl Foreign for Behaviour {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        visit(&self.maker);
        visit(&self.comparator);
    }

    fn type_name(&self) -> &'static str {
        "behaviour"
    }

    fn label(&self) -> String {
        let noun = if self.writing == Writing::Supervisor { "supervisor" } else { "behaviour" };
        self.name().map_or_else(|| noun.to_owned(), |name| format!("{noun} {name}"))
    }

    fn defined_as(&self, name: &str) {
        self.name.lock().get_or_insert_with(|| name.into());
    }
}
