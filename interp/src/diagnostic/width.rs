//! How many columns a character takes on a terminal: none, one or two. Covers the scripts and
//! symbols that are likely in programs; what it does not know counts as one.

/// Ranges that combine with the character before them.
const COMBINING: [(char, char); 16] = [
    ('\u{0300}', '\u{036f}'),
    ('\u{0483}', '\u{0489}'),
    ('\u{0591}', '\u{05bd}'),
    ('\u{0610}', '\u{061a}'),
    ('\u{064b}', '\u{065f}'),
    ('\u{0e31}', '\u{0e31}'),
    ('\u{0e34}', '\u{0e3a}'),
    ('\u{0e47}', '\u{0e4e}'),
    ('\u{1ab0}', '\u{1aff}'),
    ('\u{1dc0}', '\u{1dff}'),
    ('\u{200c}', '\u{200d}'),
    ('\u{20d0}', '\u{20ff}'),
    ('\u{3099}', '\u{309a}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{fe20}', '\u{fe2f}'),
    ('\u{e0100}', '\u{e01ef}'),
];

/// Ranges of characters that take two columns, in order.
const WIDE: [(char, char); 15] = [
    ('\u{1100}', '\u{115f}'),
    ('\u{2e80}', '\u{303e}'),
    ('\u{3041}', '\u{33ff}'),
    ('\u{3400}', '\u{4dbf}'),
    ('\u{4e00}', '\u{9fff}'),
    ('\u{a000}', '\u{a4cf}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{fe30}', '\u{fe6f}'),
    ('\u{ff00}', '\u{ff60}'),
    ('\u{ffe0}', '\u{ffe6}'),
    ('\u{1f300}', '\u{1f64f}'),
    ('\u{1f680}', '\u{1f6ff}'),
    ('\u{1f900}', '\u{1faff}'),
    ('\u{20000}', '\u{3fffd}'),
];

/// Whether a character only adds to the one before it.
pub fn is_combining(character: char) -> bool {
    within(&COMBINING, character)
}

/// The columns a character takes.
pub fn of(character: char) -> usize {
    match character {
        ' '..='~' => 1,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => 0,
        _ if character.is_control() || is_combining(character) => 0,
        _ if within(&WIDE, character) => 2,
        _ => 1,
    }
}

fn within(ranges: &[(char, char)], character: char) -> bool {
    let index = ranges.partition_point(|(_, last)| *last < character);
    ranges.get(index).is_some_and(|(first, _)| *first <= character)
}
