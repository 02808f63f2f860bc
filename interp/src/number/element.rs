//! Numbers of fixed size, as they lie in the homogeneous vectors of SRFI 4 and 160: the names of their
//! types, and between a number and its bits. A complex number is two floats, the real part first.

use super::Number;

/// The type of an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Element(u8);

/// The types by their numbers, with the bytes of an element.
const TYPES: [(&str, usize); 12] = [
    ("s8", 1),
    ("u8", 1),
    ("s16", 2),
    ("u16", 2),
    ("s32", 4),
    ("u32", 4),
    ("s64", 8),
    ("u64", 8),
    ("f32", 4),
    ("f64", 8),
    ("c64", 8),
    ("c128", 16),
];

impl Element {
    /// Bytes.
    pub const U8: Element = Element(1);
    const F32: Element = Element(8);
    const F64: Element = Element(9);

    /// The type with this number.
    pub fn numbered(number: usize) -> Option<Element> {
        (number < TYPES.len()).then_some(Element(number as u8))
    }

    /// The type of this name.
    pub fn named(name: &str) -> Option<Element> {
        TYPES.iter().position(|(known, _)| *known == name).and_then(Element::numbered)
    }

    /// Its number.
    pub fn number(self) -> usize {
        self.0.into()
    }

    /// Its name: `f64`.
    pub fn name(self) -> &'static str {
        TYPES[self.number()].0
    }

    /// The bytes of an element.
    pub fn size(self) -> usize {
        TYPES[self.number()].1
    }

    /// The type of the two parts, if an element has two.
    fn part(self) -> Option<Element> {
        match self.0 {
            10 => Some(Element::F32),
            11 => Some(Element::F64),
            _ => None,
        }
    }

    fn is_signed(self) -> bool {
        self.0.is_multiple_of(2)
    }

    /// The number that these bits are.
    pub fn decode(self, bits: u128) -> Number {
        if let Some(part) = self.part() {
            let (real, imaginary) = (part.decode(bits), part.decode(bits >> (8 * part.size())));
            return Number::rectangular(&real, &imaginary).expect("the parts are flonums");
        }
        let unused = 64 - 8 * self.size() as u32;
        match self {
            Element::F32 => Number::Flonum(f32::from_bits(bits as u32).into()),
            Element::F64 => Number::Flonum(f64::from_bits(bits as u64)),
            _ if self.is_signed() => Number::from(((bits as u64) << unused) as i64 >> unused),
            _ => Number::from(i128::from((bits as u64) << unused >> unused)),
        }
    }

    /// The bits of a number, if it fits.
    pub fn encode(self, number: &Number) -> Option<u128> {
        if let Some(part) = self.part() {
            let (real, imaginary) = (part.encode(&number.real_part())?, part.encode(&number.imag_part())?);
            return Some(real | imaginary << (8 * part.size()));
        }
        match self {
            Element::F32 if number.is_real() => Some(u128::from((number.to_f64() as f32).to_bits())),
            Element::F64 if number.is_real() => Some(u128::from(number.to_f64().to_bits())),
            Element::F32 | Element::F64 => None,
            _ => self.encode_integer(number),
        }
    }

    fn encode_integer(self, number: &Number) -> Option<u128> {
        let n = match number {
            Number::Fixnum(n) => i128::from(*n),
            Number::Big(n) => i128::try_from(n).ok()?,
            _ => return None,
        };
        let bits = 8 * self.size() as u32 - u32::from(self.is_signed());
        let least = if self.is_signed() { -(1_i128 << bits) } else { 0 };
        (least..1_i128 << bits).contains(&n).then_some(n as u128)
    }

    /// The number that lies in the first bytes.
    pub fn read(self, bytes: &[u8]) -> Number {
        let byte = |bits: u128, byte: &u8| bits << 8 | u128::from(*byte);
        self.decode(bytes[..self.size()].iter().rev().fold(0, byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_keeps_its_limits_and_refuses_one_beyond() {
        for (name, bits, signed) in
            [("s8", 7, true), ("u16", 16, false), ("s64", 63, true), ("u64", 64, false)]
        {
            let element = Element::named(name).expect("the type is known");
            let greatest = (1_i128 << bits) - 1;
            let least = if signed { -greatest - 1 } else { 0 };
            for n in [least, greatest] {
                let encoded = element.encode(&Number::from(n)).expect("it fits");
                let bytes = encoded.to_le_bytes();
                assert!(element.read(&bytes[..element.size()]).eqv(&Number::from(n)), "{n} of {name}");
            }
            assert_eq!(element.encode(&Number::from(least - 1)), None);
            assert_eq!(element.encode(&Number::from(greatest + 1)), None);
        }
    }
}
