//! Numbers on their way between the heap and the arithmetic of `crate::number`. Fixnums and flonums
//! have fast paths where they are used; here every kind is covered.

use crate::Value;
use crate::heap::{Kind, Mutator};
use crate::number::Number;
use crate::value::FromValue;
use crate::vm::primitive::Exit;
use dashu_int::{IBig, Sign, UBig};

/// The number a value stands for.
pub fn number(value: Value) -> Option<Number> {
    if let Some(n) = value.as_fixnum() {
        return Some(Number::Fixnum(n));
    }
    if let Some(x) = value.as_flonum() {
        return Some(Number::Flonum(x));
    }
    match value.kind()? {
        Kind::Bignum => Some(Number::Big(bignum(value))),
        Kind::Ratio => Some(Number::Ratio(Box::new((integer(value.slot(1))?, integer(value.slot(2))?)))),
        Kind::Complex => Some(Number::Complex(Box::new((real(value.slot(1))?, real(value.slot(2))?)))),
        _ => None,
    }
}

/// The number a value stands for, if it is real.
pub fn real(value: Value) -> Option<Number> {
    if value.is_kind(Kind::Complex) { None } else { number(value) }
}

/// The value of a number; large integers may not find room.
pub fn number_value(heap: &mut Mutator, number: &Number) -> Result<Value, Exit> {
    match number {
        Number::Fixnum(n) => Ok(Value::fixnum(*n)),
        Number::Flonum(x) => Ok(heap.flonum(*x)),
        Number::Big(n) => new_bignum(heap, n),
        Number::Ratio(parts) => {
            let numerator = new_integer(heap, &parts.0)?;
            let denominator = new_integer(heap, &parts.1)?;
            new_compound(heap, Kind::Ratio, numerator, denominator)
        }
        Number::Complex(parts) => {
            let real = number_value(heap, &parts.0)?;
            let imaginary = number_value(heap, &parts.1)?;
            new_compound(heap, Kind::Complex, real, imaginary)
        }
    }
}

fn new_compound(heap: &mut Mutator, kind: Kind, first: Value, second: Value) -> Result<Value, Exit> {
    let object = heap.alloc_any(kind, 3)?;
    heap.write(object, 1, first);
    heap.write(object, 2, second);
    Ok(object)
}

fn integer(value: Value) -> Option<IBig> {
    match value.as_fixnum() {
        Some(n) => Some(IBig::from(n)),
        None => value.is_kind(Kind::Bignum).then(|| bignum(value)),
    }
}

fn new_integer(heap: &mut Mutator, n: &IBig) -> Result<Value, Exit> {
    match i64::try_from(n).ok().and_then(Value::try_fixnum) {
        Some(small) => Ok(small),
        None => new_bignum(heap, n),
    }
}

/// Word 1 holds `limbs << 1 | negative`, then the limbs, least significant first.
fn new_bignum(heap: &mut Mutator, n: &IBig) -> Result<Value, Exit> {
    let (sign, limbs) = n.as_sign_words();
    let object = heap.alloc_any(Kind::Bignum, 2 + limbs.len())?;
    object.set_word(1, (limbs.len() as u64) << 1 | u64::from(sign == Sign::Negative));
    for (index, &limb) in limbs.iter().enumerate() {
        object.set_word(2 + index, limb);
    }
    Ok(object)
}

fn bignum(value: Value) -> IBig {
    let head = value.word(1);
    let sign = if head & 1 == 1 { Sign::Negative } else { Sign::Positive };
    let count = (head >> 1) as usize;
    let limb = |index| value.word(2 + index);
    // Most are short: those come by way of the stack and are copied into memory of their own once.
    let mut short = [0; 64];
    let magnitude = match short.get_mut(..count) {
        Some(limbs) => {
            limbs.iter_mut().enumerate().for_each(|(index, place)| *place = limb(index));
            UBig::from_words(limbs)
        }
        None => UBig::from_words(&(0..count).map(limb).collect::<Vec<u64>>()),
    };
    IBig::from_parts(sign, magnitude)
}

/// Whether it is an integer beyond the fixnums and above zero.
pub(crate) fn is_positive_bignum(value: Value) -> bool {
    value.is_kind(Kind::Bignum) && value.word(1) & 1 == 0
}

/// Whether it is any number.
#[inline]
pub fn is_number(value: Value) -> bool {
    value.is_fixnum()
        || value.is_small_flonum()
        || matches!(value.kind(), Some(Kind::Flonum | Kind::Bignum | Kind::Ratio | Kind::Complex))
}

impl FromValue for Number {
    const WANTED: &'static str = "a number";

    #[inline]
    fn from_value(value: Value) -> Option<Number> {
        number(value)
    }

    #[inline]
    fn accepts(value: Value) -> bool {
        is_number(value)
    }
}
