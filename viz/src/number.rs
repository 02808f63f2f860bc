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
        _ if !(LEAST_WRITTEN_OUT..GREATEST_WRITTEN_OUT).contains(&size) => scientific(size, 3),
        _ => decimal(size),
    };
    if value < 0.0 { format!("-{digits}") } else { digits }
}

/// A whole number with its digits in groups.
pub(crate) fn whole(value: u128) -> String {
    grouped(&value.to_string())
}

/// A number as it stands on an axis whose numbers are a step apart: with the digits that tell it from
/// its neighbours.
pub(crate) fn stepped(value: f64, step: f64) -> String {
    let size = value.abs();
    // what is left of rounding
    if size < step / 1e3 || value == 0.0 {
        return "0".to_owned();
    }
    let sign = if value < 0.0 { "-" } else { "" };
    let finest = (step.log10() + 1e-9).floor();
    // a step of a half of a quarter, or of no round number at all, needs more
    let finest = [0.0, 1.0, 2.0].map(|more| finest - more).into_iter().find(|power| divides(step, *power));
    let finest = finest.unwrap_or(step.log10().floor() - 2.0);
    if size < GREATEST_WRITTEN_OUT && step >= LEAST_WRITTEN_OUT {
        return format!("{sign}{}", written_out(size, (-finest).max(0.0) as usize));
    }
    let digits = (size.log10().floor() - finest).clamp(0.0, 16.0) as usize;
    format!("{sign}{}", scientific(size, digits))
}

/// Whether a step is a multiple of this power of ten.
fn divides(step: f64, power: f64) -> bool {
    let times = step / 10f64.powf(power);
    (times - times.round()).abs() < 1e-6
}

/// A number of nanoseconds in the unit that suits it.
pub(crate) fn duration(nanoseconds: f64) -> String {
    let size = nanoseconds.abs();
    let (unit, name) = match size {
        0.0 => (1.0, "s"),
        _ if size.is_nan() || size < 1e3 => (1.0, "ns"),
        _ if size < 1e6 => (1e3, "µs"),
        _ if size < 1e9 => (1e6, "ms"),
        _ if size < 120e9 => (1e9, "s"),
        _ if size < 7_200e9 => (60e9, "min"),
        _ if size < 172_800e9 => (3_600e9, "h"),
        _ => (86_400e9, "d"),
    };
    let value = nanoseconds / unit;
    // three digits, which is more than durations repeat
    let places = if value == 0.0 || !value.is_finite() { 0.0 } else { 2.0 - value.abs().log10().floor() };
    let scale = 10f64.powi(places.clamp(0.0, 3.0) as i32);
    format!("{} {name}", text((value * scale).round() / scale))
}

/// Four digits, but all those before the point.
fn decimal(size: f64) -> String {
    // a whole number between -4 and 14, by the bounds above
    let places = (3.0 - size.log10().floor()).clamp(1.0, 7.0) as usize;
    written_out(size, places)
}

/// So many digits behind the point, without the last zeros.
fn written_out(size: f64, places: usize) -> String {
    let written = format!("{size:.places$}");
    let (before, after) = written.split_once('.').unwrap_or((&written, ""));
    match after.trim_end_matches('0') {
        "" => grouped(before),
        after => format!("{}.{after}", grouped(before)),
    }
}

fn scientific(size: f64, places: usize) -> String {
    let written = format!("{size:.places$e}");
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let mantissa =
        if mantissa.contains('.') { mantissa.trim_end_matches('0').trim_end_matches('.') } else { mantissa };
    format!("{mantissa}e{exponent}")
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
