//! Paths of two to four steps into nested pairs: `cadr` is the `car` of the `cdr`, and so on. The file
//! is one entry per path and nothing else.

use crate::Value;
use crate::vm::primitive::{Cx, Outcome};
use macros::builtins;

pub use table::TABLE;

/// Follows a path, written as in the name: the last letter is the first step.
fn follow(cx: &Cx<'_>, path: &str, start: Value) -> Outcome {
    let mut at = start;
    for step in path.bytes().rev() {
        let next = if step == b'a' { at.car() } else { at.cdr() };
        match next {
            Some(next) => at = next,
            None => return Err(cx.wrong_type(0, &wanted(path), start)),
        }
    }
    Ok(at)
}

/// What a path needs, in words.
fn wanted(path: &str) -> String {
    let pairs = path.len();
    match path.trim_start_matches('a') {
        downs if pairs - downs.len() <= 1 && downs.bytes().all(|step| step == b'd') => {
            format!("a list of at least {pairs} elements")
        }
        _ => format!("pairs along the path of {pairs} steps"),
    }
}

#[builtins(library = "scheme cxr")]
mod table {
    use super::*;

    /// The `car` of the `car` of a pair.
    ///
    /// `(caar '((x . 1) . 1)) ; => x`
    #[builtin("caar", library = "scheme base", effect = Reads)]
    fn caar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "aa", pair)
    }

    /// The `car` of the `cdr` of a pair.
    ///
    /// `(cadr '(0 x . 1)) ; => x`
    #[builtin("cadr", library = "scheme base", effect = Reads)]
    fn cadr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "ad", pair)
    }

    /// The `cdr` of the `car` of a pair.
    ///
    /// `(cdar '((0 . x) . 1)) ; => x`
    #[builtin("cdar", library = "scheme base", effect = Reads)]
    fn cdar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "da", pair)
    }

    /// The `cdr` of the `cdr` of a pair.
    ///
    /// `(cddr '(0 0 . x)) ; => x`
    #[builtin("cddr", library = "scheme base", effect = Reads)]
    fn cddr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "dd", pair)
    }

    /// The `car` of the `car` of the `car` of a pair.
    ///
    /// `(caaar '(((x . 1) . 1) . 1)) ; => x`
    #[builtin("caaar", effect = Reads)]
    fn caaar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "aaa", pair)
    }

    /// The `car` of the `car` of the `cdr` of a pair.
    ///
    /// `(caadr '(0 (x . 1) . 1)) ; => x`
    #[builtin("caadr", effect = Reads)]
    fn caadr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "aad", pair)
    }

    /// The `car` of the `cdr` of the `car` of a pair.
    ///
    /// `(cadar '((0 x . 1) . 1)) ; => x`
    #[builtin("cadar", effect = Reads)]
    fn cadar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "ada", pair)
    }

    /// The `car` of the `cdr` of the `cdr` of a pair.
    ///
    /// `(caddr '(0 0 x . 1)) ; => x`
    #[builtin("caddr", effect = Reads)]
    fn caddr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "add", pair)
    }

    /// The `cdr` of the `car` of the `car` of a pair.
    ///
    /// `(cdaar '(((0 . x) . 1) . 1)) ; => x`
    #[builtin("cdaar", effect = Reads)]
    fn cdaar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "daa", pair)
    }

    /// The `cdr` of the `car` of the `cdr` of a pair.
    ///
    /// `(cdadr '(0 (0 . x) . 1)) ; => x`
    #[builtin("cdadr", effect = Reads)]
    fn cdadr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "dad", pair)
    }

    /// The `cdr` of the `cdr` of the `car` of a pair.
    ///
    /// `(cddar '((0 0 . x) . 1)) ; => x`
    #[builtin("cddar", effect = Reads)]
    fn cddar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "dda", pair)
    }

    /// The `cdr` of the `cdr` of the `cdr` of a pair.
    ///
    /// `(cdddr '(0 0 0 . x)) ; => x`
    #[builtin("cdddr", effect = Reads)]
    fn cdddr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "ddd", pair)
    }

    /// The `car` of the `car` of the `car` of the `car` of a pair.
    ///
    /// `(caaaar '((((x . 1) . 1) . 1) . 1)) ; => x`
    #[builtin("caaaar", effect = Reads)]
    fn caaaar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "aaaa", pair)
    }

    /// The `car` of the `car` of the `car` of the `cdr` of a pair.
    ///
    /// `(caaadr '(0 ((x . 1) . 1) . 1)) ; => x`
    #[builtin("caaadr", effect = Reads)]
    fn caaadr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "aaad", pair)
    }

    /// The `car` of the `car` of the `cdr` of the `car` of a pair.
    ///
    /// `(caadar '((0 (x . 1) . 1) . 1)) ; => x`
    #[builtin("caadar", effect = Reads)]
    fn caadar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "aada", pair)
    }

    /// The `car` of the `car` of the `cdr` of the `cdr` of a pair.
    ///
    /// `(caaddr '(0 0 (x . 1) . 1)) ; => x`
    #[builtin("caaddr", effect = Reads)]
    fn caaddr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "aadd", pair)
    }

    /// The `car` of the `cdr` of the `car` of the `car` of a pair.
    ///
    /// `(cadaar '(((0 x . 1) . 1) . 1)) ; => x`
    #[builtin("cadaar", effect = Reads)]
    fn cadaar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "adaa", pair)
    }

    /// The `car` of the `cdr` of the `car` of the `cdr` of a pair.
    ///
    /// `(cadadr '(0 (0 x . 1) . 1)) ; => x`
    #[builtin("cadadr", effect = Reads)]
    fn cadadr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "adad", pair)
    }

    /// The `car` of the `cdr` of the `cdr` of the `car` of a pair.
    ///
    /// `(caddar '((0 0 x . 1) . 1)) ; => x`
    #[builtin("caddar", effect = Reads)]
    fn caddar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "adda", pair)
    }

    /// The `car` of the `cdr` of the `cdr` of the `cdr` of a pair.
    ///
    /// `(cadddr '(0 0 0 x . 1)) ; => x`
    #[builtin("cadddr", effect = Reads)]
    fn cadddr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "addd", pair)
    }

    /// The `cdr` of the `car` of the `car` of the `car` of a pair.
    ///
    /// `(cdaaar '((((0 . x) . 1) . 1) . 1)) ; => x`
    #[builtin("cdaaar", effect = Reads)]
    fn cdaaar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "daaa", pair)
    }

    /// The `cdr` of the `car` of the `car` of the `cdr` of a pair.
    ///
    /// `(cdaadr '(0 ((0 . x) . 1) . 1)) ; => x`
    #[builtin("cdaadr", effect = Reads)]
    fn cdaadr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "daad", pair)
    }

    /// The `cdr` of the `car` of the `cdr` of the `car` of a pair.
    ///
    /// `(cdadar '((0 (0 . x) . 1) . 1)) ; => x`
    #[builtin("cdadar", effect = Reads)]
    fn cdadar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "dada", pair)
    }

    /// The `cdr` of the `car` of the `cdr` of the `cdr` of a pair.
    ///
    /// `(cdaddr '(0 0 (0 . x) . 1)) ; => x`
    #[builtin("cdaddr", effect = Reads)]
    fn cdaddr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "dadd", pair)
    }

    /// The `cdr` of the `cdr` of the `car` of the `car` of a pair.
    ///
    /// `(cddaar '(((0 0 . x) . 1) . 1)) ; => x`
    #[builtin("cddaar", effect = Reads)]
    fn cddaar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "ddaa", pair)
    }

    /// The `cdr` of the `cdr` of the `car` of the `cdr` of a pair.
    ///
    /// `(cddadr '(0 (0 0 . x) . 1)) ; => x`
    #[builtin("cddadr", effect = Reads)]
    fn cddadr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "ddad", pair)
    }

    /// The `cdr` of the `cdr` of the `cdr` of the `car` of a pair.
    ///
    /// `(cdddar '((0 0 0 . x) . 1)) ; => x`
    #[builtin("cdddar", effect = Reads)]
    fn cdddar(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "ddda", pair)
    }

    /// The `cdr` of the `cdr` of the `cdr` of the `cdr` of a pair.
    ///
    /// `(cddddr '(0 0 0 0 . x)) ; => x`
    #[builtin("cddddr", effect = Reads)]
    fn cddddr(cx: &mut Cx<'_>, pair: Value) -> Outcome {
        follow(cx, "dddd", pair)
    }
}
