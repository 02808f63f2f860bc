//! Locks and their kin as Scheme objects. What they do is in `concurrency`; here they get names, errors in the
//! user's words, and a place on the list of what the running fiber holds.

pub mod barriers;
pub mod channels;
pub mod condition_variables;
pub mod mutexes;
pub mod rwlocks;
pub mod semaphores;
pub mod statistics;

use super::options::{Options, deadline};
use crate::Value;
use crate::heap::Foreign;
use crate::machine::resource::{Identity, Measured};
use crate::printer::value::brief;
use crate::value::{FromValue, Keyword, Symbol, Text};
use crate::vm::primitive::{Cx, Exit, Outcome, Woken};
use concurrency::{Operation, Time};
use std::sync::Arc;

/// A view of a foreign object of one type, with the user's word for it.
macro_rules! foreign_view {
    ($(#[$doc:meta])* $name:ident, $object:ty, $wanted:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub(super) struct $name(pub(super) $crate::Value);

        impl $name {
            /// The object.
            #[inline]
            pub(super) fn object(&self) -> &$object {
                $crate::heap::foreign_of(&self.0).expect("the view was made from one")
            }

            /// The object, to be kept; not every type needs it.
            #[allow(dead_code)]
            pub(super) fn shared(&self) -> ::std::sync::Arc<$object> {
                $crate::heap::foreign_arc(&self.0).expect("the view was made from one")
            }
        }

        impl $crate::value::FromValue for $name {
            const WANTED: &'static str = $wanted;

            #[inline]
            fn from_value(value: $crate::Value) -> Option<$name> {
                $crate::heap::foreign_of::<$object>(&value).map(|_| $name(value))
            }
        }
    };
}
pub(super) use foreign_view;

/// What the heap and messages need to know of a primitive whose data have an `identity`; the part of `Foreign` that
/// is its own is given: at least `trace`.
macro_rules! foreign_primitive {
    ($data:ty, $object:ty, { $($own:tt)* }) => {
        impl ::concurrency::sync::Named for $data {
            fn label(&self) -> String {
                self.identity.label()
            }

            fn number(&self) -> u32 {
                self.identity.serial() as u32
            }
        }

        impl $crate::heap::Foreign for $object {
            $($own)*

            fn wakes(&self, show: &mut dyn FnMut($crate::heap::Wakes)) {
                <$object>::show_waiters(self, &mut |waiter| show($crate::heap::Wakes::Waiter(waiter)));
            }

            fn type_name(&self) -> &'static str {
                self.data.identity.noun()
            }

            fn label(&self) -> String {
                self.data.identity.label()
            }

            fn defined_as(&self, name: &str) {
                self.data.identity.defined_as(name);
            }
        }
    };
}
pub(super) use foreign_primitive;

/// A new lock as a value; `lock-stats` tells of it as long as it is in use.
pub(super) fn measured(cx: &mut Cx<'_>, lock: impl Measured + Foreign) -> Value {
    let lock = Arc::new(lock);
    if let Some((shared, _)) = cx.world.surroundings() {
        shared.locks.add(&lock);
    }
    cx.heap.foreign(lock)
}

/// What a primitive that is made now is called.
pub(super) fn identity(cx: &mut Cx<'_>, noun: &'static str, name: Option<Name>) -> Result<Identity, Exit> {
    let name = name.map(|name| name.text(cx));
    Identity::new(cx, noun, name.as_deref())
}

/// The name that a program or a definition has given, a string, or `#f`.
pub(super) fn name_value(cx: &mut Cx<'_>, identity: &Identity) -> Outcome {
    match identity.given_name() {
        Some(name) => Ok(Text::from_str(cx.heap, &name)?.into()),
        None => Ok(Value::FALSE),
    }
}

/// How long a procedure may wait, and what it gives then: `#:timeout` and `#:default`.
#[derive(Clone, Copy)]
pub(super) struct Limit<'a> {
    args: &'a [Value],
    first: usize,
}

impl<'a> Limit<'a> {
    /// The keyword arguments of the running procedure, which begin at position `first` (from 0).
    pub(super) fn new(args: &'a [Value], first: usize) -> Limit<'a> {
        Limit { args, first }
    }

    fn read(self, cx: &Cx<'_>) -> Result<Options<2>, Exit> {
        Options::read(cx, self.args, self.first, ["timeout", "default"])
    }

    /// Until when to wait; nothing when the wait is over and the procedure is called again.
    pub(super) fn deadline(self, cx: &mut Cx<'_>) -> Result<Option<Time>, Exit> {
        if self.args.is_empty() || cx.registers.woken.is_some() {
            return Ok(None);
        }
        match self.read(cx)?.get(0) {
            Some(seconds) => deadline(cx, self.first + 1, seconds),
            None => Ok(None),
        }
    }

    /// The time has passed.
    #[cold]
    pub(super) fn passed(self, cx: &Cx<'_>, awaited: &str) -> Outcome {
        let options = self.read(cx)?;
        if let Some(default) = options.get(1) {
            return Ok(default);
        }
        let seconds = options.get(0).map_or_else(|| "a while".to_owned(), |s| brief(cx.heap, s));
        let failure = cx.failure("timeout", format!("waited {seconds} s for {awaited}"));
        Err(failure.hint("give #:default to get a value instead, or more time").into())
    }
}

/// What a procedure that calls [`wait_unmasked`] does first: its wait may have been cut short for nothing, and begins
/// anew under the mask that was there before.
fn mask_again(cx: &mut Cx<'_>) {
    if cx.registers.woken.is_none() {
        end_unmasked(cx);
    }
}

fn end_unmasked(cx: &mut Cx<'_>) {
    if std::mem::replace(&mut cx.progress()[0], Value::DEFAULT) != Value::DEFAULT {
        cx.registers.masked += 1;
    }
}

/// Waits outside of the innermost mask: what is acquired while entering an extent, with interrupts held back, is
/// waited for with interrupts served. Progress register 0 tells that the mask is away.
fn wait_unmasked<O: Operation<crate::machine::Interp> + Send + 'static>(
    cx: &mut Cx<'_>,
    deadline: Option<Time>,
    operation: impl FnOnce() -> O,
) -> Result<Woken, Exit> {
    if cx.registers.woken.is_none() && cx.registers.masked > 0 {
        cx.registers.masked -= 1;
        cx.progress()[0] = Value::TRUE;
    }
    let outcome = cx.wait_kept(cx.masking(), deadline, operation);
    if !matches!(outcome, Err(Exit::Park)) {
        end_unmasked(cx);
    }
    outcome
}

/// The name that a program gives an object when it makes it: a string or a symbol.
pub(super) struct Name(Value);

impl FromValue for Name {
    const WANTED: &'static str = "a name, a string or symbol";

    fn from_value(value: Value) -> Option<Name> {
        (Text::from_value(value).is_some() || Symbol::from_value(value).is_some()).then_some(Name(value))
    }
}

/// The name in front of keyword arguments, if there is one, and the keyword arguments.
fn split_name<'a>(
    cx: &Cx<'_>,
    position: usize,
    args: &'a [Value],
) -> Result<(Option<String>, &'a [Value]), Exit> {
    match args.first() {
        Some(&first) if Keyword::from_value(first).is_none() => match Name::from_value(first) {
            Some(name) => Ok((Some(name.text(cx)), &args[1..])),
            None => Err(cx.wrong_type(position, Name::WANTED, first)),
        },
        _ => Ok((None, args)),
    }
}

impl Name {
    fn text(&self, cx: &Cx<'_>) -> String {
        match Symbol::from_value(self.0) {
            Some(symbol) => symbol.name(cx.heap).to_owned(),
            None => Text::string_of(self.0).unwrap_or_default(),
        }
    }
}
