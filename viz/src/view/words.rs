//! Words of sentences about runs.

use crate::number;

/// `1 fiber`, `12 fibers`, `2 mailboxes`.
pub(crate) fn counted(count: u64, noun: &str) -> String {
    let plural = match count {
        1 => "",
        _ if noun.ends_with('x') => "es",
        _ => "s",
    };
    format!("{} {noun}{plural}", number::whole(count.into()))
}

/// A share of a whole in percent, without a share if there is no whole.
pub(crate) fn percent(part: f64, whole: f64) -> String {
    if whole <= 0.0 || !part.is_finite() {
        return "0 %".to_owned();
    }
    match part / whole * 100.0 {
        // the sum of no floats is less than nothing
        share if share <= 0.0 => "0 %".to_owned(),
        share if share < 1.0 => "under 1 %".to_owned(),
        share => format!("{} %", share.round()),
    }
}

/// A number of nanoseconds in the unit that suits it.
pub(crate) fn duration(nanos: f64) -> String {
    number::duration(nanos)
}

/// A whole number.
pub(crate) fn whole(count: u64) -> String {
    number::whole(count.into())
}

/// `a`, `a and b`, `a, b and c`; of more than `most`, how many others.
pub(crate) fn list(names: &[String], most: usize) -> String {
    let (shown, rest) = names.split_at(names.len().min(most));
    let mut parts: Vec<String> = shown.to_vec();
    if !rest.is_empty() {
        parts.push(counted(rest.len() as u64, "other"));
    }
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_name_as_many_as_they_may() {
        let names: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        assert_eq!(list(&names[..0], 3), "");
        assert_eq!(list(&names[..1], 3), "a");
        assert_eq!(list(&names[..3], 3), "a, b and c");
        assert_eq!(list(&names, 2), "a, b and 2 others");
    }

    #[test]
    fn shares_of_nothing_are_none_and_small_ones_are_told() {
        assert_eq!(percent(1.0, 0.0), "0 %");
        assert_eq!(percent(0.0, 5.0), "0 %");
        assert_eq!(percent(-0.0, 5.0), "0 %");
        assert_eq!(percent(1.0, 1000.0), "under 1 %");
        assert_eq!(percent(1.0, 3.0), "33 %");
    }
}
