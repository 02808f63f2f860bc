//! Searching lists by one of the three equivalences. Those that take a predicate are Scheme.

use super::slices::{Step, Walk};
use crate::Value;
use crate::value::equality::{eq, eqv, quick_equal};
use crate::vm::primitive::{Cx, Outcome};
use macros::builtins;

pub use table::TABLE;

/// The first pair whose element is the one sought, or `#f`.
fn member(cx: &mut Cx<'_>, list: Value, same: impl Fn(Value) -> bool) -> Outcome {
    let mut walk = Walk::resume(cx, list, Value::FALSE);
    loop {
        match walk.next() {
            Some(Step::Pair(pair)) => {
                if same(pair.car()) {
                    return Ok(pair.into());
                }
            }
            Some(Step::End(Value::NIL)) => return Ok(Value::FALSE),
            Some(_) => return Err(cx.wrong_type(1, "a list", list)),
            None => return Err(walk.pause(cx)),
        }
    }
}

/// The first element whose `car` is the one sought, or `#f`.
fn associate(cx: &mut Cx<'_>, list: Value, same: impl Fn(Value) -> bool) -> Outcome {
    let mut walk = Walk::resume(cx, list, Value::FALSE);
    loop {
        match walk.next() {
            Some(Step::Pair(pair)) => match pair.car().car() {
                Some(key) if same(key) => return Ok(pair.car()),
                Some(_) => {}
                None => return Err(cx.wrong_type(1, "a list of pairs", list)),
            },
            Some(Step::End(Value::NIL)) => return Ok(Value::FALSE),
            Some(_) => return Err(cx.wrong_type(1, "a list", list)),
            None => return Err(walk.pause(cx)),
        }
    }
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// The rest of the list from the first element that is `eq?`, or `#f`.
    ///
    /// `(memq 'c '(a b c d)) ; => (c d)`
    #[builtin("memq", effect = Reads, long)]
    fn memq(cx: &mut Cx<'_>, object: Value, list: Value) -> Outcome {
        member(cx, list, |element| eq(object, element))
    }

    /// The rest of the list from the first element that is `eqv?`, or `#f`.
    ///
    /// `(memv 101 '(100 101 102)) ; => (101 102)`
    #[builtin("memv", effect = Reads, long)]
    fn memv(cx: &mut Cx<'_>, object: Value, list: Value) -> Outcome {
        member(cx, list, |element| eqv(object, element))
    }

    /// `member` by `equal?`.
    ///
    /// `(member (list 'a) '(b (a) c)) ; => ((a) c)`
    #[builtin("%member", library = "lambdust internal", effect = Reads, long)]
    fn member_equal(cx: &mut Cx<'_>, object: Value, list: Value) -> Outcome {
        member(cx, list, |element| quick_equal(object, element))
    }

    /// The first pair of an association list whose key is `eq?`, or `#f`.
    ///
    /// `(assq 'b '((a 1) (b 2))) ; => (b 2)`
    #[builtin("assq", effect = Reads, long)]
    fn assq(cx: &mut Cx<'_>, key: Value, alist: Value) -> Outcome {
        associate(cx, alist, |other| eq(key, other))
    }

    /// The first pair of an association list whose key is `eqv?`, or `#f`.
    ///
    /// `(assv 5 '((2 3) (5 7))) ; => (5 7)`
    #[builtin("assv", effect = Reads, long)]
    fn assv(cx: &mut Cx<'_>, key: Value, alist: Value) -> Outcome {
        associate(cx, alist, |other| eqv(key, other))
    }

    /// `assoc` by `equal?`.
    ///
    /// `(assoc (list 'a) '(((a)) ((b)))) ; => ((a))`
    #[builtin("%assoc", library = "lambdust internal", effect = Reads, long)]
    fn assoc_equal(cx: &mut Cx<'_>, key: Value, alist: Value) -> Outcome {
        associate(cx, alist, |other| quick_equal(key, other))
    }
}
