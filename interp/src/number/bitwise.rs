//! Integers as infinite rows of bits in two's complement (SRFI 151). Only exact integers have bits.

use super::{Error, MAX_BITS, Number};
use dashu_int::IBig;
use dashu_int::ops::BitTest;

impl Number {
    /// `(bitwise-and a b)`
    pub fn bitwise_and(&self, other: &Number) -> Result<Number, Error> {
        bitwise(self, other, |a, b| a & b, |a, b| a & b)
    }

    /// `(bitwise-ior a b)`
    pub fn bitwise_or(&self, other: &Number) -> Result<Number, Error> {
        bitwise(self, other, |a, b| a | b, |a, b| a | b)
    }

    /// `(bitwise-xor a b)`
    pub fn bitwise_xor(&self, other: &Number) -> Result<Number, Error> {
        bitwise(self, other, |a, b| a ^ b, |a, b| a ^ b)
    }

    /// `(bitwise-not a)`
    pub fn bitwise_not(&self) -> Result<Number, Error> {
        match self {
            Number::Fixnum(n) => Ok(Number::from(!n)),
            Number::Big(n) => Ok(Number::from_integer(!n)),
            _ => Err(Error::NotExactInteger(0)),
        }
    }

    /// `(arithmetic-shift a count)`: left for a positive count, right (rounding down) for a negative.
    pub fn arithmetic_shift(&self, count: &Number) -> Result<Number, Error> {
        let n = self.exact_integer().ok_or(Error::NotExactInteger(0))?;
        let count = count.exact_integer().ok_or(Error::NotExactInteger(1))?;
        if n.is_zero() {
            return Ok(Number::ZERO);
        }
        let left = count.sign() == dashu_int::Sign::Positive;
        match usize::try_from(&count.into_owned().into_parts().1) {
            Ok(count) if left && n.bit_len().saturating_add(count) <= MAX_BITS => {
                Ok(Number::from_integer(n.as_ref() << count))
            }
            _ if left => Err(Error::TooLarge),
            Ok(count) if count <= n.bit_len() => Ok(Number::from_integer(n.as_ref() >> count)),
            _ => Ok(Number::Fixnum(if n.sign() == dashu_int::Sign::Negative { -1 } else { 0 })),
        }
    }

    /// `(bit-count a)`: the ones of a non-negative number, the zeros of a negative one.
    pub fn bit_count(&self) -> Result<Number, Error> {
        let n = self.exact_integer().ok_or(Error::NotExactInteger(0))?.into_owned();
        let n = if n.sign() == dashu_int::Sign::Negative { !n } else { n };
        Ok(Number::from(n.into_parts().1.count_ones()))
    }

    /// `(integer-length a)`: the bits needed without the sign.
    pub fn integer_length(&self) -> Result<Number, Error> {
        let n = self.exact_integer().ok_or(Error::NotExactInteger(0))?.into_owned();
        let n = if n.sign() == dashu_int::Sign::Negative { !n } else { n };
        Ok(Number::from(n.bit_len()))
    }

    /// `(first-set-bit a)`: the index of the lowest one, or -1 for zero.
    pub fn first_set_bit(&self) -> Result<Number, Error> {
        let n = self.exact_integer().ok_or(Error::NotExactInteger(0))?;
        Ok(n.trailing_zeros().map_or(Number::Fixnum(-1), Number::from))
    }

    /// `(bit-set? index a)`, called on `a`.
    pub fn is_bit_set(&self, index: &Number) -> Result<bool, Error> {
        let index = index.exact_integer().ok_or(Error::NotExactInteger(0))?;
        let n = self.exact_integer().ok_or(Error::NotExactInteger(1))?;
        if index.sign() == dashu_int::Sign::Negative {
            return Err(Error::Negative(0));
        }
        let beyond = n.sign() == dashu_int::Sign::Negative;
        Ok(usize::try_from(index.as_ref())
            .ok()
            .filter(|index| *index < n.bit_len())
            .map_or(beyond, |i| n.bit(i)))
    }
}

fn bitwise(
    a: &Number,
    b: &Number,
    small: fn(i64, i64) -> i64,
    large: fn(&IBig, &IBig) -> IBig,
) -> Result<Number, Error> {
    if let (Number::Fixnum(a), Number::Fixnum(b)) = (a, b) {
        return Ok(Number::Fixnum(small(*a, *b))); // the sign bits agree, so the result is a fixnum
    }
    let a = a.exact_integer().ok_or(Error::NotExactInteger(0))?;
    let b = b.exact_integer().ok_or(Error::NotExactInteger(1))?;
    Ok(Number::from_integer(large(&a, &b)))
}
