//! How much the locks of a program are used.

use crate::Value;
use crate::machine::resource::Measured;
use crate::value::{List, Text};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

/// An association list about one lock. Times are in seconds.
fn statistics(cx: &mut Cx<'_>, lock: &dyn Measured) -> Result<Value, Exit> {
    let usage = lock.usage();
    let identity = lock.identity();
    let kind = cx.heap.symbol(identity.noun());
    let name: Value = Text::from_str(cx.heap, &identity.name())?.into();
    let count = |n: u64| Value::fixnum(n as i64);
    let waited = cx.heap.flonum(usage.waited as f64 / 1e9);
    let longest = cx.heap.flonum(usage.longest as f64 / 1e9);
    let fields = [
        ("kind", kind),
        ("name", name),
        ("acquisitions", count(usage.acquisitions)),
        ("contended", count(usage.contended)),
        ("total-wait", waited),
        ("longest-wait", longest),
    ];
    let entries = fields.map(|(key, value)| {
        let key = cx.heap.symbol(key);
        cx.heap.cons(key, value)
    });
    Ok(List::of(cx.heap, &entries))
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// How much each mutex, read-write lock and semaphore is used that the program still holds: a list of
    /// association lists with kind, name, acquisitions, how many of them had to wait (contended), and the seconds
    /// waited in all and at most (total-wait, longest-wait).
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
