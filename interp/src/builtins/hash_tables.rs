//! Hash tables with the built-in equivalences, in the order of insertion. Each procedure here is
//! atomic; those that call procedures are written in Scheme over these. A table with a program's own
//! equivalence never gets here: its handler answers (`value/hash_table.rs`).

use super::slices::{Step, Walk, in_slices};
use crate::Value;
use crate::heap::Kind;
use crate::value::{Equivalence, FromValue, HashTable, Index, List, Pair, Procedure, Rest, Text};
use crate::value::{hash, values};
use crate::vm::primitive::{Cx, Exit, Outcome, builtin_of};
use macros::builtins;

pub use table::TABLE;

/// The equivalence that a procedure names, if it is one of the native ones.
fn native(procedure: Value) -> Option<Equivalence> {
    let name = if procedure.is_kind(Kind::Primitive) { builtin_of(procedure).name } else { "" };
    match name {
        "eq?" => Some(Equivalence::Eq),
        "eqv?" | "char=?" => Some(Equivalence::Eqv),
        "equal?" => Some(Equivalence::Equal),
        "string=?" => Some(Equivalence::String),
        _ => None,
    }
}

/// The equivalence that the argument at this position names.
fn equivalence(cx: &Cx<'_>, procedure: Value, position: usize) -> Result<Equivalence, Exit> {
    let wanted = "`eq?`, `eqv?`, `equal?` or `string=?`";
    native(procedure).ok_or_else(|| cx.wrong_type(position, wanted, procedure))
}

/// Keys of tables of strings are strings.
fn check_key(cx: &Cx<'_>, table: HashTable, key: Value, position: usize) -> Result<(), Exit> {
    if table.equivalence() == Equivalence::String && Text::from_value(key).is_none() {
        return Err(cx.wrong_type(position, "a string (the table compares keys by `string=?`)", key));
    }
    Ok(())
}

fn set_all(cx: &mut Cx<'_>, table: HashTable, contents: &[Value], first: usize) -> Result<(), Exit> {
    if !contents.len().is_multiple_of(2) {
        let failure = cx.failure("arity-error", "wanted a value for each key, but the last key has none");
        return Err(failure.into());
    }
    for (index, couple) in contents.chunks_exact(2).enumerate() {
        check_key(cx, table, couple[0], first + 2 * index)?;
        table.set(cx.heap, couple[0], couple[1])?;
    }
    Ok(())
}

/// A list made from the entries, the last first, so that it is in order of insertion.
fn list_of(cx: &mut Cx<'_>, table: HashTable, item: impl Fn(&mut Cx<'_>, Value, Value) -> Value) -> Outcome {
    let positions = table.positions();
    in_slices(
        cx,
        positions,
        |_| Ok(Value::NIL),
        |cx, list, part| {
            let mut list = list;
            for back in part {
                if let Some((key, value)) = table.at(positions - 1 - back) {
                    let item = item(cx, key, value);
                    list = cx.heap.cons(item, list);
                }
            }
            Ok(list)
        },
    )
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A new, empty table with a native equivalence.
    ///
    /// `(hash-table-size (%make-hash-table eq?)) ; => 0`
    #[builtin("%make-hash-table", library = "lambdust internal")]
    fn make_hash_table(cx: &mut Cx<'_>, procedure: Value) -> Outcome {
        let equivalence = equivalence(cx, procedure, 0)?;
        HashTable::new(cx.heap, equivalence, 0).map(Value::from)
    }

    /// A new table whose operations the handler performs, with the table of its entries.
    ///
    /// `(hash-table? (%make-custom-table (%make-hash-table eq?) list)) ; => #t`
    #[builtin("%make-custom-table", library = "lambdust internal")]
    fn make_custom_table(cx: &mut Cx<'_>, entries: HashTable, handler: Procedure) -> Outcome {
        HashTable::custom(cx.heap, entries, handler.0)
    }

    /// The handler of a table that has one, or `#f`.
    ///
    /// `(%hash-table-handler (%make-hash-table eq?)) ; => #f`
    #[builtin("%hash-table-handler", library = "lambdust internal")]
    fn hash_table_handler(value: Value) -> Value {
        HashTable::handler(value).unwrap_or(Value::FALSE)
    }

    /// The name of the native equivalence that a procedure is, or `#f` when it is none.
    ///
    /// `(%native-equivalence char=?) ; => eqv?`
    #[builtin("%native-equivalence", library = "lambdust internal")]
    fn native_equivalence(cx: &mut Cx<'_>, procedure: Value) -> Value {
        native(procedure).map_or(Value::FALSE, |equivalence| cx.heap.symbol(equivalence.name()))
    }

    /// The name of the equivalence of a native table.
    ///
    /// `(%hash-table-equivalence (%make-hash-table eqv?)) ; => eqv?`
    #[builtin("%hash-table-equivalence", library = "lambdust internal")]
    fn hash_table_equivalence(cx: &mut Cx<'_>, table: HashTable) -> Value {
        cx.heap.symbol(table.equivalence().name())
    }

    /// Whether the value is a hash table.
    ///
    /// `(hash-table? (make-hash-table)) ; => #t`
    #[builtin("hash-table?")]
    fn is_hash_table(value: Value) -> bool {
        value.is_kind(Kind::HashTable)
    }

    /// The value of a key, or `default` when there is none.
    ///
    /// `(hash-table-ref/default (make-hash-table) 'a 5) ; => 5`
    #[builtin("hash-table-ref/default", effect = Reads)]
    fn hash_table_ref_default(cx: &mut Cx<'_>, table: HashTable, key: Value, default: Value) -> Outcome {
        check_key(cx, table, key, 1)?;
        Ok(table.get(cx.heap, key)?.unwrap_or(default))
    }

    /// The same for `hash-table-ref` and its kin, each named by its errors.
    ///
    /// `(%hash-table-ref (make-hash-table) 'a 5) ; => 5`
    #[builtin(
        "%hash-table-ref",
        "%hash-table-update!",
        "%hash-table-update!/default",
        "%hash-table-intern!",
        effect = Reads,
        library = "lambdust internal"
    )]
    fn hash_table_ref(cx: &mut Cx<'_>, table: HashTable, key: Value, absent: Value) -> Outcome {
        hash_table_ref_default(cx, table, key, absent)
    }

    /// Gives keys their values, in turn.
    ///
    /// `(let ((t (make-hash-table))) (hash-table-set! t 'a 1) (hash-table->alist t)) ; => ((a . 1))`
    #[builtin("hash-table-set!", effect = Writes)]
    fn hash_table_set(cx: &mut Cx<'_>, table: HashTable, contents: Rest<'_, Value>) -> Result<(), Exit> {
        cx.check_mutable(table.into())?;
        set_all(cx, table, contents.values(), 1)
    }

    /// Removes keys; the number of those that were there.
    ///
    /// `(let ((t (hash-table equal? 'a 1))) (hash-table-delete! t 'a 'b)) ; => 1`
    #[builtin("hash-table-delete!", effect = Writes)]
    fn hash_table_delete(cx: &mut Cx<'_>, table: HashTable, keys: Rest<'_, Value>) -> Result<usize, Exit> {
        cx.check_mutable(table.into())?;
        let mut removed = 0;
        for (index, &key) in keys.values().iter().enumerate() {
            check_key(cx, table, key, 1 + index)?;
            removed += usize::from(table.remove(cx.heap, key)?);
        }
        Ok(removed)
    }

    /// Whether the table has a key.
    ///
    /// `(hash-table-contains? (hash-table equal? 'a 1) 'a) ; => #t`
    #[builtin("hash-table-contains?", "hash-table-exists?", effect = Reads)]
    fn hash_table_contains(cx: &mut Cx<'_>, table: HashTable, key: Value) -> Result<bool, Exit> {
        check_key(cx, table, key, 1)?;
        Ok(table.get(cx.heap, key)?.is_some())
    }

    /// The number of keys.
    ///
    /// `(hash-table-size (hash-table equal? 'a 1 'b 2)) ; => 2`
    #[builtin("hash-table-size", effect = Reads)]
    fn hash_table_size(table: HashTable) -> usize {
        table.count()
    }

    /// Whether the table has no keys.
    ///
    /// `(hash-table-empty? (make-hash-table)) ; => #t`
    #[builtin("hash-table-empty?", effect = Reads)]
    fn hash_table_empty(table: HashTable) -> bool {
        table.count() == 0
    }

    /// A list of the keys, in the order in which they came.
    ///
    /// `(hash-table-keys (hash-table equal? 'a 1 'b 2)) ; => (a b)`
    #[builtin("hash-table-keys", effect = Reads, long)]
    fn hash_table_keys(cx: &mut Cx<'_>, table: HashTable) -> Outcome {
        list_of(cx, table, |_, key, _| key)
    }

    /// A list of the values, in the order in which their keys came.
    ///
    /// `(hash-table-values (hash-table equal? 'a 1 'b 2)) ; => (1 2)`
    #[builtin("hash-table-values", effect = Reads, long)]
    fn hash_table_values(cx: &mut Cx<'_>, table: HashTable) -> Outcome {
        list_of(cx, table, |_, _, value| value)
    }

    /// A list of the keys and a list of the values.
    ///
    /// `(call-with-values (lambda () (hash-table-entries (hash-table equal? 'a 1))) list) ; => ((a) (1))`
    #[builtin("hash-table-entries", effect = Reads)]
    fn hash_table_entries(cx: &mut Cx<'_>, table: HashTable) -> Outcome {
        let (keys, vals): (Vec<Value>, Vec<Value>) =
            (0..table.positions()).filter_map(|position| table.at(position)).unzip();
        let keys = List::of(cx.heap, &keys);
        let vals = List::of(cx.heap, &vals);
        Ok(values::pack(cx.heap, &[keys, vals])?)
    }

    /// An association list of keys and values, in the order in which the keys came.
    ///
    /// `(hash-table->alist (hash-table equal? 'a 1 'b 2)) ; => ((a . 1) (b . 2))`
    #[builtin("hash-table->alist", effect = Reads, long)]
    fn hash_table_to_alist(cx: &mut Cx<'_>, table: HashTable) -> Outcome {
        list_of(cx, table, |cx, key, value| cx.heap.cons(key, value))
    }

    /// A new table with a native equivalence from an association list; of two equal keys the first counts.
    ///
    /// `(hash-table-ref/default (%alist->hash-table '((a . 1) (a . 2)) eq?) 'a 0) ; => 1`
    #[builtin("%alist->hash-table", library = "lambdust internal", effect = Reads, long)]
    fn alist_to_hash_table(cx: &mut Cx<'_>, alist: List, procedure: Value) -> Outcome {
        let equivalence = equivalence(cx, procedure, 1)?;
        let start = match HashTable::from_value(cx.progress()[3]) {
            Some(table) => table,
            None => HashTable::new(cx.heap, equivalence, 0)?,
        };
        let mut walk = Walk::resume(cx, alist.0, start.into());
        let table = HashTable::from_value(walk.accumulator).expect("the accumulator is the new table");
        loop {
            match walk.next() {
                Some(Step::Pair(pair)) => {
                    let Some(entry) = Pair::from_value(pair.car()) else {
                        return Err(cx.wrong_type(0, "a list of pairs", alist.0));
                    };
                    check_key(cx, table, entry.car(), 0)?;
                    if table.get(cx.heap, entry.car())?.is_none() {
                        table.set(cx.heap, entry.car(), entry.cdr())?;
                    }
                }
                Some(Step::End(Value::NIL)) => return Ok(table.into()),
                Some(_) => return Err(cx.wrong_type(0, "a list", alist.0)),
                None => return Err(walk.pause(cx)),
            }
        }
    }

    /// A new hash table with the same keys and values, which can be changed.
    ///
    /// `(hash-table->alist (hash-table-copy (hash-table equal? 'a 1))) ; => ((a . 1))`
    #[builtin("hash-table-copy", effect = Reads, long)]
    fn hash_table_copy(cx: &mut Cx<'_>, table: HashTable, _mutable: Option<Value>) -> Outcome {
        in_slices(
            cx,
            table.positions(),
            |cx| HashTable::new(cx.heap, table.equivalence(), table.count()).map(Value::from),
            |cx, copy, part| {
                let new = HashTable::from_value(copy).expect("the accumulator is the new table");
                for (key, value) in part.filter_map(|position| table.at(position)) {
                    new.set(cx.heap, key, value)?;
                }
                Ok(copy)
            },
        )
    }

    /// Removes one of the entries and gives its key and value.
    ///
    /// `(call-with-values (lambda () (hash-table-pop! (hash-table equal? 'a 1))) list) ; => (a 1)`
    #[builtin("hash-table-pop!", effect = Writes)]
    fn hash_table_pop(cx: &mut Cx<'_>, table: HashTable) -> Outcome {
        cx.check_mutable(table.into())?;
        match table.pop(cx.heap)? {
            Some((key, value)) => Ok(values::pack(cx.heap, &[key, value])?),
            None => Err(cx.failure("range-error", "wanted a table that is not empty").into()),
        }
    }

    /// Removes all keys.
    ///
    /// `(let ((t (hash-table equal? 'a 1))) (hash-table-clear! t) (hash-table-size t)) ; => 0`
    #[builtin("hash-table-clear!", effect = Writes)]
    fn hash_table_clear(cx: &mut Cx<'_>, table: HashTable) -> Result<(), Exit> {
        cx.check_mutable(table.into())?;
        table.clear(cx.heap)
    }

    /// A number for a value, the same for `equal?` values.
    ///
    /// `(= (equal-hash "ab") (equal-hash (string #\a #\b))) ; => #t`
    #[builtin("equal-hash", "hash", effect = Reads)]
    fn equal_hash(cx: &mut Cx<'_>, value: Value, bound: Option<Index>) -> Result<usize, Exit> {
        let (code, _) = hash::hash_equal(cx.heap, value);
        Ok(reduce(code, bound))
    }

    /// A number for a string, the same for `string=?` strings.
    ///
    /// `(= (string-hash "ab") (string-hash (string #\a #\b))) ; => #t`
    #[builtin("string-hash", effect = Reads)]
    fn string_hash(string: Text, bound: Option<Index>) -> usize {
        reduce(hash::hash_text(string), bound)
    }
}

fn reduce(code: u32, bound: Option<Index>) -> usize {
    match bound {
        Some(Index(bound)) if bound > 0 => code as usize % bound,
        _ => code as usize,
    }
}
