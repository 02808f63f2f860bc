//! Truth values.

use crate::Value;
use crate::value::Rest;
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether the value is `#t` or `#f`.
    ///
    /// `(boolean? '()) ; => #f`
    #[builtin("boolean?")]
    fn is_boolean(value: Value) -> bool {
        value == Value::TRUE || value == Value::FALSE
    }

    /// `#t` for `#f`, and `#f` for everything else.
    ///
    /// `(not 3) ; => #f`
    #[builtin("not")]
    fn not(value: Value) -> bool {
        !value.is_true()
    }

    /// Whether all booleans are the same.
    ///
    /// `(boolean=? #t #t #f) ; => #f`
    #[builtin("boolean=?")]
    fn boolean_equal(first: bool, second: bool, more: Rest<'_, bool>) -> bool {
        first == second && more.iter().all(|b| b == first)
    }
}
