//! Keyword arguments of builtins: pairs of a keyword and a value behind the other arguments.

use crate::Value;
use crate::expand::closest;
use crate::value::{FromValue, Keyword, real};
use crate::vm::primitive::{Cx, Exit};
use concurrency::Time;
use std::time::Duration;

/// The values of keyword arguments, each where its name stands in the list of names.
pub struct Options<const N: usize>([Option<Value>; N]);

impl<const N: usize> Options<N> {
    /// Sorts the arguments from position `first` (from 0) on.
    pub fn read(cx: &Cx<'_>, args: &[Value], first: usize, names: [&str; N]) -> Result<Options<N>, Exit> {
        let mut found = [None; N];
        let mut rest = args.iter().copied();
        let mut position = first;
        while let Some(keyword) = rest.next() {
            let Some(name) = Keyword::from_value(keyword) else {
                return Err(cx.wrong_type(position, &format!("one of {}", listed(&names)), keyword));
            };
            let name = name.symbol().name(cx.heap);
            let Some(place) = names.iter().position(|other| *other == name) else {
                let failure = cx.failure("arity-error", format!("has no keyword argument #:{name}"));
                let hint = match closest(name, names).first() {
                    Some(near) => format!("did you mean #:{near}?"),
                    None => format!("it takes {}", listed(&names)),
                };
                return Err(failure.hint(hint).into());
            };
            let Some(value) = rest.next() else {
                return Err(cx.failure("arity-error", format!("got #:{name} without a value")).into());
            };
            found[place] = Some(value);
            position += 2;
        }
        Ok(Options(found))
    }

    /// The value of the keyword at this place of the names.
    pub fn get(&self, place: usize) -> Option<Value> {
        self.0[place]
    }
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("#:{name}")).collect::<Vec<_>>().join(", ")
}

/// The moment that many seconds from now; `None` for `#f`, which means never.
pub(crate) fn deadline(cx: &mut Cx<'_>, position: usize, seconds: Value) -> Result<Option<Time>, Exit> {
    if seconds == Value::FALSE {
        return Ok(None);
    }
    match real(seconds).map(|seconds| seconds.to_f64()) {
        Some(s) if s >= 0.0 => {
            let duration = Duration::try_from_secs_f64(s).unwrap_or(Duration::MAX);
            Ok(Some(cx.turn()?.now().after(duration)))
        }
        _ => Err(cx.wrong_type(position, "a number of seconds that is not negative", seconds)),
    }
}
