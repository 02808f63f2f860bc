//! Sizes as people write them: `512M`, `2G`, `1.5GiB`, `65536`. Pure.

/// The suffixes and the power of two each stands for.
const UNITS: [(char, u32); 4] = [('k', 10), ('m', 20), ('g', 30), ('t', 40)];

/// The number of bytes a text means, if it is a size.
pub(crate) fn parse(text: &str) -> Option<u64> {
    let lower = text.trim().to_ascii_lowercase();
    let digits_end = lower.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(lower.len());
    let (digits, suffix) = lower.split_at(digits_end);
    let suffix = suffix.trim();
    let mut letters = suffix.chars();
    let shift = match letters.next() {
        None | Some('b') if suffix.len() <= 1 => 0,
        Some(letter) if matches!(letters.as_str(), "" | "b" | "ib") => {
            UNITS.iter().find(|unit| unit.0 == letter)?.1
        }
        _ => return None,
    };
    if let Ok(whole) = digits.parse::<u64>() {
        return whole.checked_mul(1 << shift);
    }
    let bytes = digits.parse::<f64>().ok()? * (1u64 << shift) as f64;
    // a float above this would not be exact, and no machine has such memory
    (bytes < (1u64 << 53) as f64).then_some(bytes as u64)
}

/// A number of bytes in the largest unit that keeps it whole.
pub(crate) fn spelled(bytes: u64) -> String {
    let fits = |unit: &&(char, u32)| bytes != 0 && bytes.is_multiple_of(1 << unit.1);
    match UNITS.iter().rev().find(fits) {
        Some((letter, shift)) => format!("{}{}", bytes >> shift, letter.to_ascii_uppercase()),
        None => bytes.to_string(),
    }
}
