//! Pairs.

use crate::Value;
use crate::value::Pair;
use crate::vm::primitive::{Cx, Exit};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether the value is a pair.
    ///
    /// `(pair? '(1 2)) ; => #t`
    #[builtin("pair?")]
    fn is_pair(value: Value) -> bool {
        value.is_pair()
    }

    /// Whether the value is the empty list.
    ///
    /// `(null? '()) ; => #t`
    #[builtin("null?")]
    fn is_null(value: Value) -> bool {
        value == Value::NIL
    }

    /// A new pair of two values; in front of a list, the list with one more element.
    ///
    /// `(cons 1 '(2 3)) ; => (1 2 3)`
    #[builtin("cons")]
    fn cons(cx: &mut Cx<'_>, first: Value, second: Value) -> Value {
        cx.heap.cons(first, second)
    }

    /// The first part of a pair: the first element of a list.
    ///
    /// `(car '(1 2)) ; => 1`
    #[builtin("car", effect = Reads)]
    fn car(pair: Pair) -> Value {
        pair.car()
    }

    /// The second part of a pair: a list without its first element.
    ///
    /// `(cdr '(1 2)) ; => (2)`
    #[builtin("cdr", effect = Reads)]
    fn cdr(pair: Pair) -> Value {
        pair.cdr()
    }

    /// Replaces the first part of a pair.
    ///
    /// `(let ((p (list 1 2))) (set-car! p 5) p) ; => (5 2)`
    #[builtin("set-car!", effect = Writes)]
    fn set_car(cx: &mut Cx<'_>, pair: Pair, value: Value) -> Result<(), Exit> {
        cx.check_mutable(pair.into())?;
        cx.heap.set_car(pair.into(), value);
        Ok(())
    }

    /// Replaces the second part of a pair.
    ///
    /// `(let ((p (list 1 2))) (set-cdr! p 5) p) ; => (1 . 5)`
    #[builtin("set-cdr!", effect = Writes)]
    fn set_cdr(cx: &mut Cx<'_>, pair: Pair, value: Value) -> Result<(), Exit> {
        cx.check_mutable(pair.into())?;
        cx.heap.set_cdr(pair.into(), value);
        Ok(())
    }
}
