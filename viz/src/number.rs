//! Numbers as a reader of a chart wants them: four digits where more would not be seen, whole numbers
//! whole. Never text for a machine to read back.

/// Below this, whole numbers are written out.
const GREATEST_WRITTEN_OUT: f64 = 1e15;
/// Above this, fractions are written out.
const LEAST_WRITTEN_OUT: f64 = 1e-4;

/// A number in short.
pub(crate) fn text(value: f64) -> String {
    if value.is_nan() {
        return "not a number".to_owned();
    }
    let size = value.abs();
    let digits = match size {
        0.0 => return "0".to_owned(),
        f64::INFINITY => "∞".to_owned(),
        _ if size.fract() == 0.0 && size < GREATEST_WRITTEN_OUT => grouped(&format!("{size:.0}")),
        _ if !(LEAST_WRITTEN_OUT..GREATEST_WRITTEN_OUT).contains(&size) => scientific(size),
        _ => decimal(size),
    };
    if value < 0.0 { format!("-{digits}") } else { digits }
}

/// A whole number with its digits in groups.
pub(crate) fn whole(value: u128) -> String {
    grouped(&value.to_string())
}

/// Four digits, but all those before the point.
fn decimal(size: f64) -> String {
    // a whole number between -4 and 14, by the bounds above
    let places = (3.0 - size.log10().floor()).clamp(1.0, 7.0) as usize;
    let written = format!("{size:.places$}");
    let (before, after) = written.split_once('.').unwrap_or((&written, ""));
    match after.trim_end_matches('0') {
        "" => grouped(before),
        after => format!("{}.{after}", grouped(before)),
    }
}

fn scientific(size: f64) -> String {
    let written = format!("{size:.3e}");
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    format!("{}e{exponent}", mantissa.trim_end_matches('0').trim_end_matches('.'))
}

/// Digits with a comma before each three.
fn grouped(digits: &str) -> String {
    let mut written = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}
