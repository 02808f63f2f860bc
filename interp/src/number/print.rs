//! The text of a number, such that reading it gives the same number back.
//!
//! Flonums take the fewest digits that do so; they are written plainly between 1e-7 and 1e21
//! (both excluded) and with an exponent outside. In other radixes than ten they are always written
//! plainly, since the letter of an exponent may be a digit there.

use super::{Error, Number, flonum};
use dashu_int::IBig;
use dashu_int::ops::DivRem;
use std::fmt::Write;

impl Number {
    /// `(number->string a radix)`
    pub fn to_text(&self, radix: u32) -> Result<String, Error> {
        let mut out = String::new();
        self.write_text(radix, &mut out)?;
        Ok(out)
    }

    /// Appends the text in this radix.
    pub fn write_text(&self, radix: u32, out: &mut String) -> Result<(), Error> {
        let Some(radix) = u8::try_from(radix).ok().filter(|radix| (2..=36).contains(radix)) else {
            return Err(Error::Radix);
        };
        match self {
            Number::Fixnum(n) if radix == 10 => push(out, format_args!("{n}")),
            Number::Fixnum(n) => push(out, format_args!("{}", dashu_int::IBig::from(*n).in_radix(radix))),
            Number::Big(n) => push(out, format_args!("{}", n.in_radix(radix))),
            Number::Ratio(parts) => {
                push(out, format_args!("{}/{}", parts.0.in_radix(radix), parts.1.in_radix(radix)));
            }
            Number::Flonum(x) => write_flonum(*x, radix, out),
            Number::Complex(parts) => write_complex(&parts.0, &parts.1, u32::from(radix), out)?,
        }
        Ok(())
    }
}

/// Writing into a string cannot fail.
fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a string takes any text");
}

/// A real part of (positive) zero is left out: reading supplies it again.
fn write_complex(re: &Number, im: &Number, radix: u32, out: &mut String) -> Result<(), Error> {
    if !re.eqv(&Number::ZERO) && !re.eqv(&Number::Flonum(0.0)) {
        re.write_text(radix, out)?;
    }
    match im {
        Number::Fixnum(1) => out.push('+'),
        Number::Fixnum(-1) => out.push('-'),
        _ => {
            let text = im.to_text(radix)?;
            if !text.starts_with(['+', '-']) {
                out.push('+');
            }
            out.push_str(&text);
        }
    }
    out.push('i');
    Ok(())
}

fn write_flonum(x: f64, radix: u8, out: &mut String) {
    if x.is_nan() {
        return out.push_str("+nan.0");
    }
    if x.is_infinite() {
        return out.push_str(if x > 0.0 { "+inf.0" } else { "-inf.0" });
    }
    if x.is_sign_negative() {
        out.push('-');
    }
    if x == 0.0 {
        return out.push_str("0.0");
    }
    if radix != 10 {
        let (digits, point) = shortest_digits(x.abs(), radix);
        return write_digits(&digits, point, true, out);
    }
    let mut buffer = ryu::Buffer::new();
    let (digits, point) = digits_of(buffer.format_finite(x.abs()));
    let plain = x.abs() > 1e-7 && x.abs() < 1e21;
    write_digits(&digits, point, plain, out);
}

/// Splits a decimal text into its significant digits and the position of the point counted from the
/// first of them: the value is `0.digits * 10^point`.
fn digits_of(text: &str) -> (String, i32) {
    let (significand, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (whole, fraction) = significand.split_once('.').unwrap_or((significand, ""));
    let exponent: i32 = exponent.parse().expect("the exponent of a flonum has at most three digits");
    let all = format!("{whole}{fraction}");
    let leading = all.len() - all.trim_start_matches('0').len();
    let digits = all.trim_matches('0').to_owned();
    (digits, whole.len() as i32 + exponent - leading as i32)
}

/// The fewest digits in this radix that are nearer to a positive flonum than to its neighbours, and the
/// position of the point as in [`digits_of`] (Steele and White; Burger and Dybvig). Everything is counted
/// in units of which the flonum has `value` and the integer 1 has `one`; anything less than `above` and
/// `below` away reads back as the flonum, and just so far away if its last bit is even.
fn shortest_digits(x: f64, radix: u8) -> (String, i32) {
    let (significand, exponent) = flonum::significand(x);
    let even = significand & 1 == 0;
    // Above a power of two the neighbours are twice as far away as below it.
    let uneven = significand == 1 << 52;
    let mut value = IBig::from(significand) << (1 + usize::from(uneven));
    let mut one = IBig::from(2) << usize::from(uneven);
    let (mut above, mut below) = (IBig::from(1 + i32::from(uneven)), IBig::ONE);
    match usize::try_from(exponent) {
        Ok(up) => (value, above, below) = (value << up, above << up, below << up),
        Err(_) => one <<= exponent.unsigned_abs() as usize,
    }
    let base = IBig::from(radix);
    let reaches = |sum: IBig, one: &IBig| if even { sum >= *one } else { sum > *one };
    let mut point = 0;
    while reaches(&value + &above, &one) {
        one *= &base;
        point += 1;
    }
    while !reaches((&value + &above) * &base, &one) {
        (value, above, below) = (value * &base, above * &base, below * &base);
        point -= 1;
    }
    let mut digits = String::new();
    loop {
        let (digit, rest) = (value * &base).div_rem(&one);
        (value, above, below) = (rest, above * &base, below * &base);
        let low = if even { value <= below } else { value < below };
        let high = reaches(&value + &above, &one);
        let up = if low && high { &value + &value >= one } else { high };
        let digit = u32::try_from(&digit).expect("a digit is less than the radix") + u32::from(up);
        digits.push(char::from_digit(digit, u32::from(radix)).expect("rounding up gives a digit"));
        if low || high {
            return (digits, point);
        }
    }
}

fn write_digits(digits: &str, point: i32, plain: bool, out: &mut String) {
    let count = digits.len() as i32;
    if !plain {
        let (first, rest) = digits.split_at(1);
        out.push_str(first);
        if !rest.is_empty() {
            push(out, format_args!(".{rest}"));
        }
        push(out, format_args!("e{}", point - 1));
    } else if point <= 0 {
        out.push_str("0.");
        out.extend(std::iter::repeat_n('0', point.unsigned_abs() as usize));
        out.push_str(digits);
    } else if point >= count {
        out.push_str(digits);
        out.extend(std::iter::repeat_n('0', (point - count) as usize));
        out.push_str(".0");
    } else {
        let (whole, fraction) = digits.split_at(point as usize);
        push(out, format_args!("{whole}.{fraction}"));
    }
}
