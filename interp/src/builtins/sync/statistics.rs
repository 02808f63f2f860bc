//! How much the locks of a program are used.

use crate::Value;
use crate::machine::resource::{Figure, Measured};
use crate::value::{List, Text};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

/// An association list about one lock or counter. Times are in seconds.
fn statistics(cx: &mut Cx<'_>, lock: &dyn Measured) -> Result<Value, Exit> {
    let identity = lock.identity();
    let kind = cx.heap.symbol(identity.noun());
    let name: Value = Text::from_str(cx.heap, &identity.name())?.into();
    let mut fields = vec![("kind", kind), ("name", name)];
    for (key, figure) in lock.figures() {
        let value = match figure {
            Figure::Count(n) => Value::fixnum(n as i64),
            Figure::Nanos(n) => cx.heap.flonum(n as f64 / 1e9),
        };
        fields.push((key, value));
    }
    let entries: Vec<Value> = fields
        .into_iter()
        .map(|(key, value)| {
            let key = cx.heap.symbol(key);
            cx.heap.cons(key, value)
        })
        .collect();
    Ok(List::of(cx.heap, &entries))
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// How much each mutex, read-write lock, semaphore and atomic counter is used that the program still holds: a
    /// list of association lists with kind and name. Locks have acquisitions, how many of them had to wait
    /// (contended), and the seconds waited in all and at most (total-wait, longest-wait). Counters have loads, stores
    /// (exchanges too), updates (additions and successful compare-and-swaps), failed-swaps (compare-and-swaps that
    /// found another value), and how often an update began anew because another thread was faster (retries).
    ///
    /// `(list? (lock-stats)) ; => #t`
    #[builtin("lock-stats", effect = Reads)]
    fn lock_stats(cx: &mut Cx<'_>) -> Outcome {
        let Some((shared, _)) = cx.world.surroundings() else { return Ok(Value::NIL) };
        let locks = shared.locks.all();
        let mut entries = Vec::with_capacity(locks.len());
        for lock in locks {
            entries.push(statistics(cx, &*lock)?);
        }
        Ok(List::of(cx.heap, &entries))
    }
}
