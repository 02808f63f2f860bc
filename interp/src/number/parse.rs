//! Numbers from text: every syntax of R7RS section 7.1.1, in any radix from 2 to 36, and in all of them
//! a point (without an exponent where the radix is not ten), as `number->string` writes it.
//!
//! The reader calls this for each token that might be a number, so what is no number is an ordinary
//! answer, and the cost of refusing a long token is linear in its length.

use super::{Error, MAX_BITS, Number, flonum};
use dashu_int::IBig;

/// Why a text is not a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParseError {
    /// It does not have the form of one.
    NotANumber,
    /// It has the form of a fraction with the denominator 0, or of an exact infinity.
    NoSuchNumber,
    /// It is an exact number of more than [`MAX_BITS`] bits.
    TooLarge,
}

/// What may stand before an exponent: `e`, and the letters of R5RS for other precisions, which there are none of.
macro_rules! marker {
    () => {
        b'e' | b's' | b'f' | b'd' | b'l' | b'E' | b'S' | b'F' | b'D' | b'L'
    };
}

/// Reads a whole text as a number; a `#x`-like prefix overrides the radix (2 to 36).
pub fn parse(text: &str, radix: u32) -> Result<Number, ParseError> {
    if let Some(small) = small_decimal(text, radix) {
        return Ok(small);
    }
    let mut rest = text.as_bytes();
    let (mut radix, mut exactness) = (Some(radix), None);
    let mut radix_given = false;
    while let [b'#', mark, after @ ..] = rest {
        match mark.to_ascii_lowercase() {
            mark @ (b'e' | b'i') if exactness.is_none() => exactness = Some(mark),
            mark @ (b'b' | b'o' | b'd' | b'x') if !radix_given => {
                radix_given = true;
                radix = Some(match mark {
                    b'b' => 2,
                    b'o' => 8,
                    b'd' => 10,
                    _ => 16,
                });
            }
            _ => return Err(ParseError::NotANumber),
        }
        rest = after;
    }
    let radix = radix.filter(|radix| (2..=36).contains(radix)).ok_or(ParseError::NotANumber)?;
    let mut parser = Parser { rest, radix, exact: exactness == Some(b'e') };
    let number = parser.complex()?;
    match exactness {
        Some(b'i') => Ok(number.inexact()),
        Some(_) => number.exact().map_err(|_| ParseError::NoSuchNumber),
        None => Ok(number),
    }
}

impl Number {
    /// `(string->number text radix)`
    pub fn from_text(text: &str, radix: u32) -> Option<Number> {
        parse(text, radix).ok()
    }
}

/// The common case: a decimal integer that fits a word.
fn small_decimal(text: &str, radix: u32) -> Option<Number> {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    if radix != 10 || digits.is_empty() || digits.len() > 18 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let magnitude = digits.iter().fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    Some(Number::from(if digits.len() < text.len() { -magnitude } else { magnitude }))
}

struct Parser<'a> {
    rest: &'a [u8],
    radix: u32,
    /// `#e`: decimals are read as exact fractions.
    exact: bool,
}

impl<'a> Parser<'a> {
    /// real | real@real | [real](+|-)[ureal]i
    fn complex(&mut self) -> Result<Number, ParseError> {
        let signed = matches!(self.rest, [b'+' | b'-', ..]);
        if signed && let Some(unit) = self.imaginary_unit() {
            return build(Number::rectangular(&Number::ZERO, &unit));
        }
        let real = self.real()?;
        match self.rest {
            [] => Ok(real),
            [b'i' | b'I'] if signed => build(Number::rectangular(&Number::ZERO, &real)),
            [b'@', angle @ ..] => {
                self.rest = angle;
                let angle = self.real()?;
                self.finish()?;
                build(Number::polar(&real, &angle))
            }
            [b'+' | b'-', ..] => {
                let imaginary = match self.imaginary_unit() {
                    Some(unit) => unit,
                    None => {
                        let imaginary = self.real()?;
                        let [b'i' | b'I'] = self.rest else { return Err(ParseError::NotANumber) };
                        imaginary
                    }
                };
                build(Number::rectangular(&real, &imaginary))
            }
            _ => Err(ParseError::NotANumber),
        }
    }

    /// A final `+i` or `-i`.
    fn imaginary_unit(&mut self) -> Option<Number> {
        match self.rest {
            [b'+', b'i' | b'I'] => Some(Number::ONE),
            [b'-', b'i' | b'I'] => Some(Number::Fixnum(-1)),
            _ => None,
        }
    }

    fn finish(&self) -> Result<(), ParseError> {
        if self.rest.is_empty() { Ok(()) } else { Err(ParseError::NotANumber) }
    }

    /// An optional sign, then an integer, a fraction, a decimal, or `inf.0` and `nan.0` after a sign.
    fn real(&mut self) -> Result<Number, ParseError> {
        let (sign, unsigned) = match self.rest {
            [sign @ (b'+' | b'-'), unsigned @ ..] => (Some(*sign), unsigned),
            unsigned => (None, unsigned),
        };
        self.rest = unsigned;
        if sign.is_some()
            && let Some((word, rest)) = unsigned.split_at_checked(5)
        {
            let special = match word {
                _ if word.eq_ignore_ascii_case(b"inf.0") => Some(f64::INFINITY),
                _ if word.eq_ignore_ascii_case(b"nan.0") => Some(f64::NAN),
                _ => None,
            };
            if let Some(special) = special {
                self.rest = rest;
                return Ok(Number::Flonum(if sign == Some(b'-') { -special } else { special }));
            }
        }
        let magnitude = self.unsigned_real()?;
        Ok(if sign == Some(b'-') { magnitude.neg() } else { magnitude })
    }

    fn unsigned_real(&mut self) -> Result<Number, ParseError> {
        let start = self.rest;
        let whole = self.digits();
        match self.rest {
            [b'/', denominator @ ..] if !whole.is_empty() => {
                self.rest = denominator;
                let denominator = self.digits();
                let (num, den) = (self.integer(whole)?, self.integer(denominator)?);
                Number::ratio(num, den).map_err(|_| ParseError::NoSuchNumber)
            }
            [b'.', ..] | [marker!(), ..] if self.radix == 10 => self.decimal(start, whole),
            [b'.', after @ ..] => {
                self.rest = after;
                let fraction = self.digits();
                self.pointed(whole, fraction)
            }
            _ => Ok(Number::from_integer(self.integer(whole)?)),
        }
    }

    /// Digits around a point in a radix that is not ten.
    fn pointed(&self, whole: &[u8], fraction: &[u8]) -> Result<Number, ParseError> {
        let digits = self.integer(&[whole, fraction].concat())?;
        let scale = IBig::from(self.radix).pow(fraction.len());
        if self.exact {
            return build(Number::ratio(digits, scale));
        }
        Ok(Number::Flonum(flonum::ratio_to_f64(&digits, &scale)))
    }

    /// What follows the digits before the point: fraction and exponent.
    fn decimal(&mut self, start: &'a [u8], whole: &'a [u8]) -> Result<Number, ParseError> {
        let mut fraction: &[u8] = &[];
        if let [b'.', after @ ..] = self.rest {
            self.rest = after;
            fraction = self.digits();
        }
        if whole.is_empty() && fraction.is_empty() {
            return Err(ParseError::NotANumber);
        }
        let exponent = self.exponent()?;
        if self.exact {
            return self.exact_decimal(whole, fraction, exponent);
        }
        let text = &start[..start.len() - self.rest.len()];
        let text = std::str::from_utf8(text).map_err(|_| ParseError::NotANumber)?;
        let text = text.replace(|character: char| character.is_ascii_alphabetic(), "e");
        text.parse().map(Number::Flonum).map_err(|_| ParseError::NotANumber)
    }

    /// A marker, an optional sign and digits; too many digits saturate.
    fn exponent(&mut self) -> Result<i64, ParseError> {
        let [marker!(), after @ ..] = self.rest else { return Ok(0) };
        let (negative, after) = match after {
            [b'-', after @ ..] => (true, after),
            [b'+', after @ ..] => (false, after),
            _ => (false, after),
        };
        self.rest = after;
        let digits = self.digits();
        if digits.is_empty() {
            return Err(ParseError::NotANumber);
        }
        let magnitude = digits
            .iter()
            .fold(0_i64, |sum, digit| sum.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
        Ok(if negative { -magnitude } else { magnitude })
    }

    fn exact_decimal(&self, whole: &[u8], fraction: &[u8], exponent: i64) -> Result<Number, ParseError> {
        let digits = self.integer(&[whole, fraction].concat())?;
        let exponent = exponent.saturating_sub(fraction.len() as i64);
        if digits.is_zero() {
            return Ok(Number::ZERO);
        }
        let count = usize::try_from(exponent.unsigned_abs()).map_err(|_| ParseError::TooLarge)?;
        if count.saturating_mul(4) > MAX_BITS {
            return Err(ParseError::TooLarge);
        }
        let scale = IBig::from(10).pow(count);
        let (num, den) = if exponent >= 0 { (digits * scale, IBig::ONE) } else { (digits, scale) };
        build(Number::ratio(num, den))
    }

    /// The longest run of digits in the radix.
    fn digits(&mut self) -> &'a [u8] {
        let count = self.rest.iter().take_while(|byte| char::from(**byte).is_digit(self.radix)).count();
        let (digits, rest) = self.rest.split_at(count);
        self.rest = rest;
        digits
    }

    fn integer(&self, digits: &[u8]) -> Result<IBig, ParseError> {
        if digits.is_empty() {
            return Err(ParseError::NotANumber);
        }
        let bits_per_digit = f64::from(self.radix).log2();
        if digits.len() as f64 * bits_per_digit > MAX_BITS as f64 {
            return Err(ParseError::TooLarge);
        }
        let text = std::str::from_utf8(digits).map_err(|_| ParseError::NotANumber)?;
        IBig::from_str_radix(text, self.radix).map_err(|_| ParseError::NotANumber)
    }
}

/// Parts that are real numbers by construction leave size as the only problem.
fn build(result: Result<Number, Error>) -> Result<Number, ParseError> {
    result.map_err(|_| ParseError::TooLarge)
}
