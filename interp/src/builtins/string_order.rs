//! Comparing strings by the numbers of their characters, with and without regard to case.

use super::string_case;
use crate::value::{Rest, Text};
use macros::builtins;
use std::cmp::Ordering;

pub use table::TABLE;

fn order(a: Text, b: Text) -> Ordering {
    let (a, b) = (a.payload(), b.payload());
    a.chars(0, a.len()).cmp(b.chars(0, b.len()))
}

fn order_folded(a: Text, b: Text) -> Ordering {
    string_case::fold(&a.to_rust()).cmp(&string_case::fold(&b.to_rust()))
}

/// Whether each string and the next are in one of the orders accepted.
fn chain(
    first: Text,
    more: &Rest<'_, Text>,
    compare: fn(Text, Text) -> Ordering,
    accepted: fn(Ordering) -> bool,
) -> bool {
    let mut before = first;
    more.iter().all(|text| {
        let holds = accepted(compare(before, text));
        before = text;
        holds
    })
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether all strings have the same characters.
    ///
    /// `(string=? "abc" "abc") ; => #t`
    #[builtin("string=?", effect = Reads)]
    fn string_equal(first: Text, more: Rest<'_, Text>) -> bool {
        more.iter().all(|text| first.same_as(text))
    }

    /// Whether the strings increase in order.
    ///
    /// `(string<? "abc" "abd" "b") ; => #t`
    #[builtin("string<?", effect = Reads)]
    fn string_less(first: Text, more: Rest<'_, Text>) -> bool {
        chain(first, &more, order, Ordering::is_lt)
    }

    /// Whether the strings decrease in order.
    ///
    /// `(string>? "b" "abc") ; => #t`
    #[builtin("string>?", effect = Reads)]
    fn string_greater(first: Text, more: Rest<'_, Text>) -> bool {
        chain(first, &more, order, Ordering::is_gt)
    }

    /// Whether the strings never decrease in order.
    ///
    /// `(string<=? "a" "a" "b") ; => #t`
    #[builtin("string<=?", effect = Reads)]
    fn string_at_most(first: Text, more: Rest<'_, Text>) -> bool {
        chain(first, &more, order, Ordering::is_le)
    }

    /// Whether the strings never increase in order.
    ///
    /// `(string>=? "b" "a" "a") ; => #t`
    #[builtin("string>=?", effect = Reads)]
    fn string_at_least(first: Text, more: Rest<'_, Text>) -> bool {
        chain(first, &more, order, Ordering::is_ge)
    }

    /// `string=?` without regard to case.
    ///
    /// `(string-ci=? "Straße" "STRASSE") ; => #t`
    #[builtin("string-ci=?", library = "scheme char", effect = Reads)]
    fn string_ci_equal(first: Text, more: Rest<'_, Text>) -> bool {
        chain(first, &more, order_folded, Ordering::is_eq)
    }

    /// `string<?` without regard to case.
    ///
    /// `(string-ci<? "abc" "ABD") ; => #t`
    #[builtin("string-ci<?", library = "scheme char", effect = Reads)]
    fn string_ci_less(first: Text, more: Rest<'_, Text>) -> bool {
        chain(first, &more, order_folded, Ordering::is_lt)
    }

    /// `string>?` without regard to case.
    ///
    /// `(string-ci>? "B" "a") ; => #t`
    #[builtin("string-ci>?", library = "scheme char", effect = Reads)]
    fn string_ci_greater(first: Text, more: Rest<'_, Text>) -> bool {
        chain(first, &more, order_folded, Ordering::is_gt)
    }

    /// `string<=?` without regard to case.
    ///
    /// `(string-ci<=? "a" "A") ; => #t`
    #[builtin("string-ci<=?", library = "scheme char", effect = Reads)]
    fn string_ci_at_most(first: Text, more: Rest<'_, Text>) -> bool {
        chain(first, &more, order_folded, Ordering::is_le)
    }

    /// `string>=?` without regard to case.
    ///
    /// `(string-ci>=? "A" "a") ; => #t`
    #[builtin("string-ci>=?", library = "scheme char", effect = Reads)]
    fn string_ci_at_least(first: Text, more: Rest<'_, Text>) -> bool {
        chain(first, &more, order_folded, Ordering::is_ge)
    }
}
