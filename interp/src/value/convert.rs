//! Arguments in, results out: how a value becomes what a Rust function takes, with the user's word
//! for it, and how what the function returns becomes a value.

use crate::Value;
use crate::heap::Kind;
use crate::number::Number;
use crate::value::{Text, number_value};
use crate::vm::primitive::{Cx, Exit, Outcome};
use std::marker::PhantomData;

/// A type of argument.
pub trait FromValue: Sized {
    /// The user's word with its article: `a pair`. Part of every type error.
    const WANTED: &'static str;

    /// The argument, if the value is of this type.
    fn from_value(value: Value) -> Option<Self>;

    /// Whether the value is of this type; cheaper where conversion copies.
    #[inline]
    fn accepts(value: Value) -> bool {
        Self::from_value(value).is_some()
    }
}

impl FromValue for Value {
    const WANTED: &'static str = "a value";

    #[inline]
    fn from_value(value: Value) -> Option<Value> {
        Some(value)
    }
}

impl FromValue for char {
    const WANTED: &'static str = "a character";

    #[inline]
    fn from_value(value: Value) -> Option<char> {
        value.as_char()
    }
}

impl FromValue for bool {
    const WANTED: &'static str = "a boolean";

    #[inline]
    fn from_value(value: Value) -> Option<bool> {
        match value {
            Value::TRUE => Some(true),
            Value::FALSE => Some(false),
            _ => None,
        }
    }
}

impl FromValue for f64 {
    const WANTED: &'static str = "a flonum";

    #[inline]
    fn from_value(value: Value) -> Option<f64> {
        value.as_flonum()
    }
}

/// A position or a count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Index(pub usize);

impl FromValue for Index {
    const WANTED: &'static str = "a non-negative exact integer";

    #[inline]
    fn from_value(value: Value) -> Option<Index> {
        match value.as_fixnum() {
            Some(n) => usize::try_from(n).ok().map(Index),
            // Too large for anything, but of the right type: the range check will say so.
            None => crate::value::number::is_positive_bignum(value).then_some(Index(usize::MAX)),
        }
    }
}

/// An element of a bytevector.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Byte(pub u8);

impl FromValue for Byte {
    const WANTED: &'static str = "an exact integer from 0 to 255";

    #[inline]
    fn from_value(value: Value) -> Option<Byte> {
        value.as_fixnum().and_then(|n| u8::try_from(n).ok()).map(Byte)
    }
}

/// Anything that can be called.
#[derive(Clone, Copy, Debug)]
pub struct Procedure(pub Value);

impl FromValue for Procedure {
    const WANTED: &'static str = "a procedure";

    #[inline]
    fn from_value(value: Value) -> Option<Procedure> {
        let callable = matches!(
            value.kind(),
            Some(Kind::Closure | Kind::Primitive | Kind::Continuation | Kind::Parameter)
        );
        callable.then_some(Procedure(value))
    }
}

/// The remaining arguments, all of one type.
pub struct Rest<'a, T = Value> {
    values: &'a [Value],
    ty: PhantomData<T>,
}

impl<'a, T: FromValue> Rest<'a, T> {
    /// The arguments from `first` on, each checked.
    #[inline]
    pub fn new(cx: &Cx<'_>, args: &'a [Value], first: usize) -> Result<Rest<'a, T>, Exit> {
        let values = args.get(first..).unwrap_or(&[]);
        match values.iter().position(|&value| !T::accepts(value)) {
            Some(wrong) => Err(cx.wrong_type(first + wrong, T::WANTED, values[wrong])),
            None => Ok(Rest { values, ty: PhantomData }),
        }
    }

    /// The arguments, converted.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = T> + use<'a, T> {
        self.values.iter().filter_map(|&value| T::from_value(value))
    }

    /// The arguments as they came.
    pub fn values(&self) -> &'a [Value] {
        self.values
    }
}

/// What a builtin may return.
pub trait IntoOutcome {
    /// The value, or what else is to happen.
    fn into_outcome(self, cx: &mut Cx<'_>) -> Outcome;
}

impl IntoOutcome for Value {
    #[inline]
    fn into_outcome(self, _: &mut Cx<'_>) -> Outcome {
        Ok(self)
    }
}

impl IntoOutcome for bool {
    #[inline]
    fn into_outcome(self, _: &mut Cx<'_>) -> Outcome {
        Ok(Value::boolean(self))
    }
}

impl IntoOutcome for () {
    #[inline]
    fn into_outcome(self, _: &mut Cx<'_>) -> Outcome {
        Ok(Value::UNSPECIFIED)
    }
}

impl IntoOutcome for char {
    #[inline]
    fn into_outcome(self, _: &mut Cx<'_>) -> Outcome {
        Ok(Value::char(self))
    }
}

impl IntoOutcome for f64 {
    #[inline]
    fn into_outcome(self, cx: &mut Cx<'_>) -> Outcome {
        Ok(cx.heap.flonum(self))
    }
}

impl IntoOutcome for usize {
    #[inline]
    fn into_outcome(self, cx: &mut Cx<'_>) -> Outcome {
        number_value(cx.heap, &Number::from(self))
    }
}

impl IntoOutcome for Number {
    fn into_outcome(self, cx: &mut Cx<'_>) -> Outcome {
        number_value(cx.heap, &self)
    }
}

impl IntoOutcome for String {
    fn into_outcome(self, cx: &mut Cx<'_>) -> Outcome {
        Text::from_str(cx.heap, &self).map(Value::from)
    }
}

impl<T: IntoOutcome> IntoOutcome for Result<T, Exit> {
    #[inline]
    fn into_outcome(self, cx: &mut Cx<'_>) -> Outcome {
        self?.into_outcome(cx)
    }
}
