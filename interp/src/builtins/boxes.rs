//! Boxes, and the raw parts of promises and parameters that the Scheme-side library builds on.

use crate::Value;
use crate::heap::foreign_of;
use crate::machine::pledge::Pledge;
use crate::printer::value::brief;
use crate::value::{FromValue, Index, MutableBox, Parameter, Promise};
use crate::vm::primitive::{Cx, Exit};
use macros::builtins;

pub use boxes::TABLE as BOXES;
pub use parts::TABLE as PARTS;

#[builtins(library = "srfi 111")]
mod boxes {
    use super::*;

    /// A new box that holds a value.
    ///
    /// `(unbox (box 5)) ; => 5`
    #[builtin("box", effect = Writes)]
    fn make_box(cx: &mut Cx<'_>, value: Value) -> Value {
        MutableBox::new(cx.heap, value).into()
    }

    /// Whether the value is a box.
    ///
    /// `(box? (box 5)) ; => #t`
    #[builtin("box?")]
    fn is_box(value: Value) -> bool {
        MutableBox::from_value(value).is_some()
    }

    /// What a box holds.
    ///
    /// `(unbox (box 5)) ; => 5`
    #[builtin("unbox", effect = Reads)]
    fn unbox(r#box: MutableBox) -> Value {
        r#box.get()
    }

    /// Replaces what a box holds.
    ///
    /// `(let ((b (box 1))) (set-box! b 2) (unbox b)) ; => 2`
    #[builtin("set-box!", effect = Writes)]
    fn set_box(cx: &mut Cx<'_>, r#box: MutableBox, value: Value) -> Result<(), Exit> {
        cx.check_mutable(r#box.into())?;
        r#box.set(cx.heap, value);
        Ok(())
    }
}

#[builtins(library = "lambdust internal")]
mod parts {
    use super::*;

    /// A new promise: done with a value, or still to call a thunk.
    ///
    /// `(%make-promise #t 5) ; => #<promise done>`
    #[builtin("%make-promise", effect = Writes)]
    fn make_promise(cx: &mut Cx<'_>, done: bool, value: Value) -> Value {
        Promise::new(cx.heap, done, value).into()
    }

    /// Whether the value is a promise.
    ///
    /// `(promise? (delay 1)) ; => #t`
    #[builtin("promise?", library = "scheme lazy")]
    fn is_promise(value: Value) -> bool {
        Promise::from_value(value).is_some() || foreign_of::<Pledge>(&value).is_some()
    }

    /// Whether a promise has its value.
    ///
    /// `(%promise-done? (%make-promise #t 5)) ; => #t`
    #[builtin("%promise-done?", effect = Reads)]
    fn is_promise_done(promise: Promise) -> bool {
        promise.state().0
    }

    /// The value of a promise that is done, the thunk of one that is not.
    ///
    /// `(%promise-value (%make-promise #t 5)) ; => 5`
    #[builtin("%promise-value", effect = Reads)]
    fn promise_value(promise: Promise) -> Value {
        promise.state().1
    }

    /// Gives a promise the state of another, which shares it from then on.
    ///
    /// `(let ((p (%make-promise #f car))) (%promise-update! p (%make-promise #t 5)) (%promise-value p)) ; => 5`
    #[builtin("%promise-update!", effect = Writes)]
    fn promise_update(cx: &mut Cx<'_>, old: Promise, new: Promise) {
        old.continue_as(cx.heap, new);
    }

    /// A new parameter object; its converter is `#f` or a procedure, and the value is converted.
    ///
    /// `((%make-parameter 5 #f)) ; => 5`
    #[builtin("%make-parameter", effect = Writes)]
    fn make_parameter(cx: &mut Cx<'_>, value: Value, converter: Value) -> Value {
        Parameter::new(cx.heap, value, converter).into()
    }

    /// Whether the value is a parameter object.
    ///
    /// `(%parameter? car) ; => #f`
    #[builtin("%parameter?")]
    fn is_parameter(value: Value) -> bool {
        Parameter::from_value(value).is_some()
    }

    /// Checks that what a binding of `parameterize`, the one at this position, binds is a parameter object.
    ///
    /// `(%check-parameter 5 0) ; error: wanted a parameter to bind, got 5`
    #[builtin("%check-parameter", shown = "parameterize")]
    fn check_parameter(cx: &mut Cx<'_>, value: Value, position: Index) -> Result<(), Exit> {
        if Parameter::from_value(value).is_some() {
            return Ok(());
        }
        let failure =
            cx.failure("type-error", format!("wanted a parameter to bind, got {}", brief(cx.heap, value)));
        let failure = failure.hint("(make-parameter value) makes a parameter").irritant(value);
        Err(failure.refuses(cx.builtin.shown, position.0, "a parameter").into())
    }

    /// Gives a parameter object another value, not converted, where it is bound innermost.
    ///
    /// `(let ((p (%make-parameter 5 #f))) (%set-parameter! p 6) (p)) ; => 6`
    #[builtin("%set-parameter!", effect = Writes, shared, inside)]
    fn set_parameter(cx: &mut Cx<'_>, parameter: Parameter, value: Value) {
        cx.set_parameter_value(parameter.into(), value);
    }

    /// The converter of a parameter object, or `#f`.
    ///
    /// `(%parameter-converter (%make-parameter 5 #f)) ; => #f`
    #[builtin("%parameter-converter")]
    fn parameter_converter(parameter: Parameter) -> Value {
        parameter.converter()
    }
}
